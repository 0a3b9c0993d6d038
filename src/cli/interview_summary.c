/* `anker interview summary`: the page for the employer or the employee, as it was kept
 * after editing, or else as it follows from the talk. */
#include <string.h>

#include "anker/file.h"
#include "interview.h"

static const char *const formats[] = { "md", "html", "text", NULL };

int cli_page_format(struct cli *c, enum summary_format *out)
{
	const char *word = c->args.given[OPT_FORMAT] ? c->args.value[OPT_FORMAT] : formats[SUMMARY_MARKDOWN];

	for (size_t i = 0; formats[i] != NULL; i++)
		if (strcmp(word, formats[i]) == 0) {
			*out = (enum summary_format)i;
			return CLI_GOOD;
		}
	return cli_wrong(_("--format takes md, html or text, not \"%s\""), word);
}

static int read_audience(struct cli *c, enum audience *out)
{
	const struct entity *e = model_entity(E_SUMMARY);
	const char *word = c->args.given[OPT_FOR] ? c->args.value[OPT_FOR] : "employer";
	char *code = NULL;

	if (field_parse(&e->fields[model_field(e, "audience")], word, c->options.today, c->arena, &code) < 0 ||
		code == NULL)
		return cli_wrong(_("--for takes employer or employee, not \"%s\""), word);
	*out = strcmp(code, "employee") == 0 ? FOR_EMPLOYEE : FOR_EMPLOYER;
	return CLI_GOOD;
}

static int read_placement(struct cli *c, enum audience audience, int64_t *out)
{
	const char *word = c->args.value[OPT_PLACEMENT];
	enum entity_id e;

	*out = 0;
	if (c->args.given[OPT_PLACEMENT]) {
		int rc = cli_record(c, word, E_PLACEMENT, &e, out);
		return rc != CLI_GOOD || e == E_PLACEMENT ? rc : cli_wrong(_("%s is not a placement"), word);
	}
	if (audience == FOR_EMPLOYEE)
		return cli_wrong(_("say which employee it is for with --placement PLACEMENT"));
	return CLI_GOOD;
}

/* The employer's page is about everyone of the talk, or about one; the employee's own goes to nobody else. */
static int pass_on(struct cli *c, int64_t interview, enum audience audience, int64_t placement)
{
	if (audience == FOR_EMPLOYEE)
		return CLI_GOOD;
	return cli_pass_on(c, placement ? E_PLACEMENT : E_INTERVIEW, placement ? placement : interview, "employer",
		arena_printf(c->arena, _("summary of interview/%s"), id_show(interview, c->arena)));
}

/* What to look at before it leaves; with the line it is on. */
static void tell_warnings(const struct summary_warning *w, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++) {
		size_t line = 1;
		for (size_t k = 0; k < w[i].at && text[k] != '\0'; k++)
			line += text[k] == '\n';
		cli_note(_("line %zu: %s"), line, w[i].why);
	}
}

int cli_interview_summary(struct cli *c)
{
	enum summary_format format = SUMMARY_MARKDOWN;
	enum audience audience = FOR_EMPLOYER;
	int64_t id, placement;
	struct record *kept;
	struct summary_warning *warning;
	size_t n;
	char *text;
	int rc;

	if ((rc = cli_interview(c, c->word[1], &id)) != CLI_GOOD || (rc = cli_page_format(c, &format)) != CLI_GOOD ||
		(rc = read_audience(c, &audience)) != CLI_GOOD ||
		(rc = read_placement(c, audience, &placement)) != CLI_GOOD)
		return rc;
	int done = summary_kept(c->app, id, audience, placement, c->arena, &kept);
	if (done == 0 && kept != NULL)
		text = arena_strdup(c->arena, record_get(kept, "text"));
	else if (done == 0)
		done = summary_write(c->app, id, audience, placement, c->arena, &text);
	if (done == 0)
		done = summary_check(c->app, id, audience, placement, text, c->arena, &warning, &n);
	if (done < 0)
		return cli_done(done);
	tell_warnings(warning, n, text);
	if ((rc = pass_on(c, id, audience, placement)) != CLI_GOOD)
		return rc;
	const char *page = summary_render(text, format, lang_code(), c->arena);
	if (cli_output(c) != NULL)
		return cli_done(file_replace(cli_output(c), page, strlen(page)));
	cli_print(c, "%s", page);
	return CLI_GOOD;
}
