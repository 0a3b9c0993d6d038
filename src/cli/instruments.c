/* `anker instruments`: the catalogue of instruments: searched, one of them whole, and a
 * file of one's own checked. */
#include <string.h>

#include "anker/file.h"
#include "anker/script.h"
#include "anker/str.h"
#include "anker/support.h"
#include "internal.h"

static const char *const keys[] = { "level", "user", "situation", "needs", "guide", "scheme", "where",
	"source" };
enum { KEYS = sizeof keys / sizeof *keys };

static const char *key_label(size_t i)
{
	static const char *const labels[KEYS] = { N_("Level"), N_("For"), N_("When"), N_("Needs"),
		N_("Guide"), N_("Scheme"), N_("Where"), N_("Source") };
	return _(labels[i]);
}

/* ---- how often, and how it went ---- */

struct counts {
	struct instrument_count *count;
	size_t n;
};

static const struct instrument_count *count_of(const struct counts *all, const char *instrument)
{
	static const struct instrument_count none;

	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->count[i].instrument, instrument) == 0)
			return &all->count[i];
	return &none;
}

/* "3x: 2 helped, 1 a little"; "" when it was not used. */
static const char *used(struct cli *c, const struct instrument_count *n)
{
	const char *text = n->used ? arena_printf(c->arena, _("%lldx"), (long long)n->used) : "";

	if (n->helped)
		text = arena_printf(c->arena, _("%s, helped %lld"), text, (long long)n->helped);
	if (n->partly)
		text = arena_printf(c->arena, _("%s, a little %lld"), text, (long long)n->partly);
	if (n->not)
		text = arena_printf(c->arena, _("%s, not %lld"), text, (long long)n->not);
	return text;
}

/* ---- JSON ---- */

struct listing {
	const struct catalogue_item *const *item;
	const struct counts *counts;
};

static json_t *item_json(const struct catalogue_item *i, const struct instrument_count *n)
{
	json_t *o = json_object(), *texts = json_object();

	json_object_set_new(o, "id", json_text(i->id));
	json_object_set_new(o, "title", json_text(i->title));
	json_object_set_new(o, "category", json_text(i->category));
	for (size_t k = 0; k < i->nkeys; k++) {
		json_t *values = json_array();
		for (const char *const *v = i->key[k].value; *v; v++)
			json_array_append_new(values, json_text(*v));
		json_object_set_new(o, i->key[k].key, values);
	}
	for (size_t t = 0; t < i->ntexts; t++)
		json_object_set_new(texts, i->text[t].id, json_text(i->text[t].text));
	json_object_set_new(o, "texts", texts);
	json_object_set_new(o, "used", json_integer((json_int_t)n->used));
	json_object_set_new(o, "helped", json_integer((json_int_t)n->helped));
	json_object_set_new(o, "helped_a_little", json_integer((json_int_t)n->partly));
	json_object_set_new(o, "did_not_help", json_integer((json_int_t)n->not));
	return o;
}

static json_t *row_json(struct cli *c, const void *list, size_t i)
{
	const struct listing *l = list;

	(void)c;
	return item_json(l->item[i], count_of(l->counts, l->item[i]->id));
}

/* ---- one, and many ---- */

static void print_markdown(struct cli *c, const char *text)
{
	struct md_line *line;
	size_t n = knowledge_render_markdown(text, strlen(text), c->columns, c->arena, &line);

	for (size_t i = 0; i < n && !cli_gone(c); i++) {
		const char *all = "";
		for (size_t k = 0; k < line[i].nruns; k++)
			all = arena_printf(c->arena, "%s%s", all, line[i].runs[k].text);
		cli_print(c, "%s\n", all);
	}
}

static int print_item(struct cli *c, const struct catalogue_item *i, const struct counts *counts)
{
	enum { LABELS = 14 };
	const struct instrument_count *n = count_of(counts, i->id);

	if (c->args.given[OPT_JSON]) {
		cli_json(c, item_json(i, n));
		return CLI_GOOD;
	}
	print_markdown(c, catalogue_page(i, c->arena));
	cli_print(c, "\n");
	for (size_t k = 0; k < KEYS; k++) {
		const char *words = catalogue_words(i, keys[k], c->arena);
		if (*words)
			cli_wrap(c, LABELS, key_label(k), words);
	}
	if (n->used)
		cli_wrap(c, LABELS, _("Used"), used(c, n));
	cli_wrap(c, LABELS, _("Name"), i->id);
	return CLI_GOOD;
}

static int print_list(
	struct cli *c, const struct catalogue_item *const *item, size_t n, const struct counts *counts)
{
	const struct column col[] = {
		{ _("Name"), false, true }, { _("Instrument"), false, true }, { _("Level"), false, false },
		{ _("For"), false, false }, { _("Used"), false, false },
	};
	struct listing l = { item, counts };

	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, row_json, &l);
		return CLI_GOOD;
	}
	if (n == 0)
		return cli_refuse("%s", _("no instrument fits; with fewer words or filters there are more"));
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ item[i]->id, item[i]->title,
				     catalogue_words(item[i], "level", c->arena),
				     catalogue_words(item[i], "user", c->arena),
				     used(c, count_of(counts, item[i]->id)) });
	table_end(&t);
	return CLI_GOOD;
}

/* A code of the key as the option gave it; a fault for another. */
static int filter_code(struct cli *c, enum option_id option, const char *key, const char **out)
{
	const char *all = "", *given = c->args.given[option] ? c->args.value[option] : NULL;

	*out = given;
	for (const char *const *code = catalogue_codes(key); *code && given; code++) {
		if (strcmp(*code, given) == 0)
			return CLI_GOOD;
		all = arena_printf(c->arena, "%s%s%s", all, *all ? ", " : "", *code);
	}
	return *all ? cli_wrong(_("--%s is one of %s, not \"%s\""), key, all, given) : CLI_GOOD;
}

static int look(struct cli *c)
{
	const struct catalogue *all;
	const struct catalogue_item **found, *one = NULL;
	struct catalogue_filter f = { .situation = c->args.given[OPT_SITUATION] ? c->args.value[OPT_SITUATION]
										: NULL };
	struct counts counts;
	const char *words = "";
	size_t n, kept = 0;
	int rc = filter_code(c, OPT_LEVEL, "level", &f.level);

	if (rc != CLI_GOOD || (rc = filter_code(c, OPT_USER, "user", &f.user)) != CLI_GOOD ||
		(rc = cli_open_caseload(c, CASELOAD_READ)) != CLI_GOOD ||
		(rc = cli_done(app_catalogue(c->app, "instruments", &all))) != CLI_GOOD ||
		(rc = cli_done(app_instrument_counts(c->app, c->arena, &counts.count, &counts.n))) !=
			CLI_GOOD)
		return rc;
	for (int i = 0; i < c->words; i++)
		words = arena_printf(c->arena, "%s%s%s", words, *words ? " " : "", c->word[i]);
	if (*words && (one = catalogue_find(all, words)) != NULL)
		return print_item(c, one, &counts);
	n = catalogue_search(all, text_fold(c->arena, words), c->arena, &found);
	for (size_t i = 0; i < n; i++)
		if (catalogue_passes(found[i], &f))
			found[kept++] = found[i];
	return print_list(c, found, kept, &counts);
}

/* ---- check: needs no caseload ---- */

static int check_one(struct cli *c, const char *path)
{
	enum { LARGEST = 1 << 20 };
	struct str text = STR_INIT;
	struct script_fault *fault;
	size_t n, entries;
	int why = file_read(path, LARGEST + 1, &text), rc;

	if (why) {
		str_free(&text);
		return cli_refuse(_("%s: cannot be read (%s)"), path, strerror(why));
	}
	rc = catalogue_faults(path, text.text ? text.text : "", text.len, c->arena, &fault, &n, &entries);
	for (size_t i = 0; i < n; i++)
		cli_print(c, "%s", script_fault_show(&fault[i], c->arena));
	if (rc == 0)
		cli_print(c, ngettext("%s: good, %zu entry\n", "%s: good, %zu entries\n", entries), path,
			entries);
	str_free(&text);
	return n > 0 ? CLI_REFUSED : cli_done(rc);
}

int command_instruments(struct cli *c)
{
	int rc = CLI_GOOD;

	if (c->words == 0 || strcmp(c->word[0], "check") != 0)
		return look(c);
	if (c->words == 1)
		return cli_wrong(_("anker instruments %s"), _(c->command->usage));
	if ((rc = cli_path_words(c, 1)) != CLI_GOOD)
		return rc;
	for (int i = 1; i < c->words; i++) {
		int one = check_one(c, c->word[i]);
		rc = one > rc ? one : rc;
	}
	return rc;
}
