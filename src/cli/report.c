/* `anker report`: makes one and prints it, or writes it to a file; keeps it; gives a kept one again. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/colleague.h"
#include "anker/file.h"
#include "anker/programme.h"
#include "anker/report.h"
#include "internal.h"

/* ---- the form ---- */

static const struct {
	enum option_id option;
	const char *end; /* of a file's name */
	enum report_form form;
} forms[] = {
	{ OPT_AS_TEXT, ".txt", REPORT_TEXT },
	{ OPT_MARKDOWN, ".md", REPORT_MARKDOWN },
	{ OPT_HTML, ".html", REPORT_HTML },
	{ OPT_JSON, ".json", REPORT_JSON },
};
enum { FORMS = sizeof forms / sizeof *forms, WIDE = 110 };

/* What was asked for; else what the name of the file ends in; else text. An exit code. */
static int form_of(const struct cli *c, enum report_form *out)
{
	const char *path = cli_output(c), *dot = path != NULL ? strrchr(path, '.') : NULL;
	int given = 0;

	*out = REPORT_TEXT;
	for (size_t i = 0; dot != NULL && i < FORMS; i++)
		if (strcmp(dot, forms[i].end) == 0)
			*out = forms[i].form;
	for (size_t i = 0; i < FORMS; i++)
		if (c->args.given[forms[i].option]) {
			*out = forms[i].form;
			given++;
		}
	return given < 2 ? CLI_GOOD : cli_wrong("%s", _("a report has one form: --text, --markdown, --html or --json"));
}

/* Whole before any of it is written: a report that fails half way leaves nothing. */
static int give(struct cli *c, const struct document *d, enum report_form form)
{
	char *text = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&text, &len);
	int rc = f == NULL ? err_set(ERR_IO, "%s", _("there is no memory for the report; close other programs"))
			   : document_write(d, form, c->columns, c->options.ascii, f);

	if (f != NULL)
		fclose(f);
	if (rc == 0 && cli_output(c) != NULL)
		rc = file_replace(cli_output(c), text, len);
	else if (rc == 0)
		cli_print(c, "%s", text);
	free(text);
	return cli_done(rc);
}

/* What is noted of whom it tells. */
static const char *what(struct cli *c, enum report_kind kind)
{
	return arena_printf(c->arena, _("report: %s"), lang_text(choices_report[kind].label));
}

/* ---- kept ones ---- */

static json_t *row_json(struct cli *c, const void *rows, size_t i)
{
	const struct report_row *r = (const struct report_row *)rows + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "id", json_id(r->id));
	json_object_set_new(o, "kind", json_text(choices_report[r->kind].code));
	json_object_set_new(o, "title", json_text(r->title));
	json_object_set_new(o, "version", json_integer(r->number));
	json_object_set_new(o, "made", json_day(r->made));
	json_object_set_new(o, "from", json_day(r->first));
	json_object_set_new(o, "until", json_day(r->last));
	return o;
}

static int list_kept(struct cli *c)
{
	struct report_row *row;
	size_t n;
	int64_t limit;
	int rc = cli_limit(c, 0, &limit);

	if (rc != CLI_GOOD)
		return rc;
	if ((rc = app_reports(c->app, 0, limit, c->arena, &row, &n)) < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, row_json, row);
		return CLI_GOOD;
	}
	const struct column col[] = { { _("No."), true, true }, { _("Title"), false, true }, { _("Version"), true, true },
		{ _("Made on"), false, true }, { _("Report"), false, false }, { _("Period"), false, false } };
	/* The title says most, and needs its room. */
	size_t columns = sizeof col / sizeof *col - (c->columns < WIDE ? 2 : 0);
	struct table *t = table_new(c, col, columns);

	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ id_show(row[i].id, c->arena), row[i].title,
				     arena_printf(c->arena, "%d", row[i].number), date_long(c->arena, row[i].made),
				     lang_text(choices_report[row[i].kind].label),
				     arena_printf(c->arena, "%s - %s", date_long(c->arena, row[i].first),
					     date_long(c->arena, row[i].last)) });
	if (table_end(&t) == 0)
		cli_note(_("no report was kept yet; --keep keeps one"));
	return CLI_GOOD;
}

static int again(struct cli *c, enum report_form form)
{
	const char *word = c->args.value[OPT_AGAIN];
	struct document *d;
	int64_t id;

	if (strncmp(word, "report/", strlen("report/")) == 0)
		word += strlen("report/");
	if (id_parse(word, &id) < 0)
		return cli_wrong(_("\"%s\" is no number of a report; 'anker report --list' tells them"), word);
	struct report_ask ask;
	int rc = app_report_again(c->app, id, c->arena, &d);
	if (rc < 0 || (rc = app_report_asked(c->app, id, c->arena, &ask)) < 0)
		return cli_done(rc);
	return (rc = cli_pass_report(c, &ask, what(c, ask.kind))) != CLI_GOOD ? rc : give(c, d, form);
}

/* ---- a new one ---- */

static int kind_of(struct cli *c, const char *word, enum report_kind *out)
{
	const struct entity *e = model_entity(E_REPORT);
	char *code = NULL;

	if (field_parse(&e->fields[model_field(e, "kind")], word, c->options.today, c->arena, &code) < 0)
		return cli_wrong("%s", err_last());
	*out = (enum report_kind)model_choice_index(choices_report, code);
	return CLI_GOOD;
}

static int day_of(struct cli *c, enum option_id option, day *out)
{
	*out = DAY_NONE;
	if (!c->args.given[option] || date_parse(c->args.value[option], c->options.today, out) == 0)
		return CLI_GOOD;
	return cli_wrong("--%s: %s", cli_option_rows[option].name, err_last());
}

static int make(struct cli *c, enum report_form form)
{
	struct report_ask ask = { .kind = REPORT_EMPLOYER };
	struct document *d;
	int64_t id;
	int rc = kind_of(c, c->word[0], &ask.kind);

	if (rc != CLI_GOOD || (rc = day_of(c, OPT_FROM, &ask.first)) != CLI_GOOD ||
		(rc = day_of(c, OPT_UNTIL, &ask.last)) != CLI_GOOD)
		return rc;
	/* Without its last day it runs until today. */
	if (ask.first > (ask.last == DAY_NONE ? c->options.today : ask.last))
		return cli_wrong(_("the period ends before it begins: %s is after %s"),
			date_full(c->arena, ask.first),
			date_full(c->arena, ask.last == DAY_NONE ? c->options.today : ask.last));
	if (c->words < 2 && ask.kind != REPORT_YEAR)
		return cli_wrong(_("say what the report is about: anker report %s NAME"), c->word[0]);
	if (c->args.given[OPT_OF_PROGRAMME] && ask.kind > REPORT_REGION)
		return cli_wrong("%s",
			_("--programme is for a report of an employer, its pattern or a region"));
	int done = c->words > 1 ? app_report_find(c->app, &ask, c->word[1], c->arena) : 0;
	if (done == 0 && c->args.given[OPT_OF_PROGRAMME])
		done = app_programme_find(c->app, c->args.value[OPT_OF_PROGRAMME], c->arena, &ask.programme);
	/* Whose file it tells of stands in the read log before it is made. */
	if (done == 0 && (ask.kind == REPORT_EMPLOYER || ask.kind == REPORT_PATTERN))
		done = app_read(c->app, E_ORGANISATION, ask.subject, c->command->name);
	/* Before it is made: what may not go is not kept as if it went. */
	if (done == 0 && (rc = cli_pass_report(c, &ask, what(c, ask.kind))) != CLI_GOOD)
		return rc;
	if (done == 0)
		done = c->args.given[OPT_KEEP] ? app_report_keep(c->app, &ask, c->arena, &id, &d)
					       : app_report(c->app, &ask, c->arena, &d);
	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_KEEP])
		cli_note(_("kept: anker report --again %s gives it again"), id_show(id, c->arena));
	return give(c, d, form);
}

int command_report(struct cli *c)
{
	enum report_form form;
	int rc = form_of(c, &form);

	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_LIST])
		return list_kept(c);
	if (c->args.given[OPT_AGAIN])
		return again(c, form);
	return c->words > 0 ? make(c, form)
			    : cli_wrong("%s", _("say which report: employer, pattern, region, programme, case or year; or --list"));
}
