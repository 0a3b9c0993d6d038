/* `anker guide`: the guides as plain text. Works without a caseload. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "internal.h"

static int list_guides(struct cli *c, const struct knowledge *k)
{
	int rc = CLI_GOOD;

	for (int i = 1; i <= KNOWLEDGE_GUIDES; i++) {
		const struct guide *g;
		if (knowledge_guide(k, i, &g) < 0)
			rc = cli_done(ERR_NOTFOUND);
		else
			cli_wrap(c, 4, arena_printf(c->arena, " %d", i), g->title);
	}
	return rc;
}

static int search_guides(struct cli *c, const struct knowledge *k, const char *words)
{
	struct guide_hit *hit;
	size_t n = knowledge_search(k, text_fold(c->arena, words), c->arena, &hit);

	for (size_t i = 0; i < n; i++) {
		/* "expert" and "instruments" have no number of their own. */
		bool point = isdigit((unsigned char)hit[i].part->id[0]) != 0;
		const char *id = point ? hit[i].part->id : arena_printf(c->arena, "%d", hit[i].guide->number);
		cli_wrap(c, 8, arena_printf(c->arena, "  %s", id), hit[i].part->title);
	}
	if (n == 0)
		return cli_refuse(_("no guide point holds \"%s\""), words);
	return CLI_GOOD;
}

/* One guide, or from it the lines of one point. */
static void print_guide(struct cli *c, const struct guide *g, const char *part)
{
	struct md_line *line;
	size_t n = knowledge_render(g, c->columns, c->arena, &line);

	for (size_t i = 0; i < n && !cli_gone(c); i++) {
		struct str text = STR_INIT;
		if (part != NULL && strcmp(line[i].part, part) != 0)
			continue;
		str_reset(&text);
		for (size_t k = 0; k < line[i].nruns; k++)
			str_add(&text, line[i].runs[k].text);
		cli_print(c, "%s\n", text.text);
		str_free(&text);
	}
}

int command_guide(struct cli *c)
{
	struct knowledge *k;
	const struct guide *g;
	const struct guide_part *point = NULL;
	int rc = cli_done(knowledge_open(&k, c->options.share, lang_code()));

	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_TEXT]) {
		rc = c->words > 0 ? cli_wrong(_("give a guide or --text, not both")) :
			search_guides(c, k, c->args.value[OPT_TEXT]);
	} else if (c->words == 0) {
		rc = list_guides(c, k);
	} else if (strchr(c->word[0], '.') != NULL) {
		rc = cli_done(knowledge_point(k, c->word[0], &point, &g));
	} else {
		char *end;
		long n = strtol(c->word[0], &end, 10);
		rc = *end != '\0' || n < 1 || n > KNOWLEDGE_GUIDES
			     ? cli_wrong(_("a guide is 1 to %d, a point is like 4.7, not \"%s\""),
				       KNOWLEDGE_GUIDES, c->word[0])
			     : cli_done(knowledge_guide(k, (int)n, &g));
	}
	if (rc == CLI_GOOD && c->words > 0)
		print_guide(c, g, point != NULL ? point->id : NULL);
	knowledge_free(&k);
	return rc;
}
