/* research: data about a programme without names and free text, for who studies it. */
#include <inttypes.h>
#include <string.h>

#include "anker/research.h"
#include "internal.h"

/* ---- export ---- */

static int show_progress(void *ctx, int64_t done, int64_t total)
{
	return progress_show(ctx, done, total, 0);
}

static json_t *count_at(struct cli *c, const void *list, size_t i)
{
	const struct research_count *row = &((const struct research_count *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "table", json_text(model_entity(row->entity)->name));
	json_object_set_new(o, "rows", json_integer(row->rows));
	json_object_set_new(o, "left_out", json_integer(row->left_out));
	return o;
}

static void print_counts(struct cli *c, const struct research_count *row, size_t n)
{
	const struct column col[] = { { _("Table"), false, true }, { _("Rows"), true, true },
		{ _("Left out"), true, true } };
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));

	for (size_t i = 0; i < n; i++)
		if (row[i].rows > 0 || row[i].left_out > 0)
			table_row(t,
				(const char *const[]){ lang_text(model_entity(row[i].entity)->label_plural),
					arena_printf(c->arena, "%" PRId64, row[i].rows),
					row[i].left_out > 0
						? arena_printf(c->arena, "%" PRId64, row[i].left_out)
						: "" });
	table_end(&t);
}

static int export_study(struct cli *c, int64_t programme)
{
	struct progress p;
	const char *folder = c->args.value[OPT_TO], *path;
	struct research_count *count;
	size_t n;

	if (folder == NULL || *folder == '\0')
		return cli_wrong(_("say where it goes: anker research export PROGRAMME --to FOLDER"));
	if (cli_path(c, folder, &path) != CLI_GOOD)
		return CLI_REFUSED;
	progress_begin(&p, _("records"));
	const struct research_ask ask = { programme, path, show_progress, &p };
	int rc = app_research_export(c->app, &ask, c->arena, &count, &n);
	progress_end(&p);
	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON])
		cli_json_list(c, n, count_at, count);
	else
		print_counts(c, count, n);
	cli_note(_("written to %s; codebook.csv says what each column is"), folder);
	return CLI_GOOD;
}

/* ---- check ---- */

static json_t *group_at(struct cli *c, const void *list, size_t i)
{
	const struct research_group *row = &((const struct research_group *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "size", json_integer(row->size));
	json_object_set_new(o, "values", json_text(row->values));
	return o;
}

static int check(struct cli *c, int64_t programme)
{
	enum { SHOWN = 20 };
	const struct column col[] = { { _("People"), true, true },
		{ _("Year of birth, target group, start, size, region, sector where it was released"), false, true } };
	struct research_group *row;
	int64_t limit, unique;
	size_t n;
	int rc = cli_limit(c, SHOWN, &limit);

	if (rc != CLI_GOOD || (rc = cli_done(app_research_check(
				       c->app, programme, limit, c->arena, &row, &n, &unique))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, group_at, row);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){
				     arena_printf(c->arena, "%" PRId64, row[i].size), row[i].values });
	table_end(&t);
	if (n == 0)
		cli_note(_("nobody takes part in this programme"));
	else
		cli_wrap(c, 0, "",
			arena_printf(c->arena,
				ngettext("%" PRId64 " group holds one person, whom somebody who "
					 "knows all of this could recognise.",
					"%" PRId64 " groups hold one person, whom somebody who knows all "
					"of this could recognise.",
					(unsigned long)unique),
				unique));
	return CLI_GOOD;
}

/* ---- fields ---- */

static json_t *field_at(struct cli *c, const void *list, size_t i)
{
	const struct research_field *row = &((const struct research_field *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "field", json_text(row->name));
	json_object_set_new(o, "label", json_text(lang_text(row->label)));
	json_object_set_new(o, "released", json_boolean(row->released));
	json_object_set_new(o, "by", row->released ? json_text(row->by) : json_null());
	json_object_set_new(o, "at", row->released ? json_text(row->at) : json_null());
	json_object_set_new(o, "reason", row->released ? json_text(row->reason) : json_null());
	return o;
}

static int list_fields(struct cli *c, int64_t programme)
{
	const struct column col[] = { { _("Field"), false, true }, { _("Label"), false, false },
		{ _("Released by"), false, true }, { _("Reason"), false, false } };
	struct research_field *row;
	size_t n, released = 0;
	int rc = cli_done(app_research_fields(c->app, programme, c->arena, &row, &n));

	if (rc != CLI_GOOD)
		return rc;
	while (released < n && row[released].released)
		released++;
	if (!c->args.given[OPT_ALL])
		n = released;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, field_at, row);
		return CLI_GOOD;
	}
	if (n == 0) {
		cli_note(_("no field was released; --all lists those that can be"));
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ row[i].name,
				     arena_printf(c->arena, "%s: %s",
					     lang_text(model_entity(row[i].entity)->label),
					     lang_text(row[i].label)),
				     row[i].by, row[i].reason });
	table_end(&t);
	return CLI_GOOD;
}

/* ---- release, withdraw, who: about the last word ---- */

static int release(struct cli *c, int64_t programme)
{
	const char *field = c->word[c->words - 1];
	int rc = cli_done(app_research_release(c->app, programme, field, c->args.value[OPT_REASON], NULL));

	if (rc == CLI_GOOD)
		cli_note(_("%s is in the next export; 'anker research withdraw' takes it back"), field);
	return rc;
}

static int withdraw(struct cli *c, int64_t programme)
{
	const char *field = c->word[c->words - 1];
	int rc = cli_done(app_research_withdraw(c->app, programme, field));

	if (rc == CLI_GOOD)
		cli_note(_("%s is left out from the next export on"), field);
	return rc;
}

static int who(struct cli *c, int64_t programme)
{
	char *text;
	int rc = cli_done(app_research_who(
		c->app, programme, c->word[c->words - 1], c->args.value[OPT_REASON], c->arena, &text));

	if (rc == CLI_GOOD)
		cli_print(c, "%s\n", text);
	return rc;
}

static const struct part {
	const char *name;
	int words; /* behind the programme */
	int (*run)(struct cli *c, int64_t programme);
} parts[] = {
	{ "export", 0, export_study },
	{ "check", 0, check },
	{ "releases", 0, list_fields },
	{ "release", 1, release },
	{ "withdraw", 1, withdraw },
	{ "who", 1, who },
};

/* The programme may be left out when one runs. */
static int run_part(struct cli *c, const struct part *p)
{
	int64_t programme;
	int given = c->words - 1 - p->words;

	if (given < 0 || given > 1)
		return cli_wrong(p->words ? _("write it as: anker research %s [PROGRAMME] %s")
					  : _("write it as: anker research %s "
					      "[PROGRAMME]%s"),
			p->name,
			!p->words	? ""
			: p->run == who ? _("PSEUDONYM --reason TEXT")
					: _("FIELD"));
	int rc = cli_done(app_research_programme(c->app, given ? c->word[1] : NULL, c->arena, &programme));
	return rc == CLI_GOOD ? p->run(c, programme) : rc;
}

int command_research(struct cli *c)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strcmp(c->word[0], parts[i].name) == 0)
			return run_part(c, &parts[i]);
	return cli_wrong(
		_("\"%s\" is no part of research; it has export, check, releases, release, withdraw, who"),
		c->word[0]);
}
