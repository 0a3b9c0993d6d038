/* retention: files whose time has come, and keeping one longer. */
#include <stdlib.h>
#include <string.h>

#include "anker/colleague.h"
#include "anker/erasure.h"
#include "anker/person.h"
#include "internal.h"

static json_t *row_at(struct cli *c, const void *list, size_t i)
{
	const struct retention_row *row = &((const struct retention_row *)list)[i];
	json_t *o = json_object();

	json_object_set_new(o, "employee", json_id(row->employee));
	json_object_set_new(o, "name", json_text(row->name));
	json_object_set_new(o, "category", json_text(row->category));
	json_object_set_new(o, "ground", json_text(app_retention_source(c->app, row->category, c->arena)));
	json_object_set_new(o, "from", json_day(row->from));
	json_object_set_new(o, "due", json_day(row->due));
	json_object_set_new(o, "kept_until", json_day(row->kept_until));
	json_object_set_new(o, "kept_reason", json_text(row->kept_reason));
	return o;
}

/* The clocks that are on the list, each with where it comes from. */
static void print_grounds(struct cli *c, const struct retention_row *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool told = false;
		for (size_t k = 0; k < i; k++)
			told |= strcmp(row[k].category, row[i].category) == 0;
		if (!told)
			cli_wrap(c, 2, "", arena_printf(c->arena, "%s: %s", row[i].label,
				app_retention_source(c->app, row[i].category, c->arena)));
	}
}

static const char *kept(struct cli *c, const struct retention_row *row)
{
	if (row->kept_until == DAY_NONE)
		return "";
	return arena_printf(c->arena, "%s: %s", date_long(c->arena, row->kept_until),
		row->kept_reason != NULL ? row->kept_reason : "");
}

static void print_rows(struct cli *c, const struct retention_row *row, size_t n)
{
	const struct column col[] = {
		{ _("Number"), true, true }, { _("Employee"), false, true }, { _("Category"), false, true },
		{ _("Since"), false, false }, { _("Time's up"), false, true }, { _("Kept until"), false, false },
	};
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));

	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ id_show(row[i].employee, c->arena), row[i].name, row[i].label,
			date_long(c->arena, row[i].from), date_long(c->arena, row[i].due), kept(c, &row[i]) });
	table_end(&t);
}

static int within(struct cli *c, int *days)
{
	const char *typed = c->args.value[OPT_WITHIN];
	char *end;

	*days = app_retention_days(c->app);
	if (typed == NULL)
		return CLI_GOOD;
	long n = strtol(typed, &end, 10);
	enum { MOST_DAYS = 36500 };
	if (end == typed || *end != '\0' || n < 0 || n > MOST_DAYS)
		return cli_wrong(_("--within takes a number of days, not \"%s\""), typed);
	*days = (int)n;
	return CLI_GOOD;
}

static int list(struct cli *c)
{
	struct retention_row *row;
	size_t n;
	int days, rc = within(c, &days);

	if (rc != CLI_GOOD || (rc = cli_done(app_retention(c->app, days, c->arena, &row, &n))) != CLI_GOOD ||
		(rc = cli_done(app_read_many(c->app, E_EMPLOYEE, (int64_t)n, "retention"))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, row_at, row);
		return CLI_GOOD;
	}
	if (n == 0) {
		cli_note(_("no file comes to its time within %d days"), days);
		return CLI_GOOD;
	}
	print_rows(c, row, n);
	cli_print(c, "\n");
	print_grounds(c, row, n);
	cli_wrap(c, 0, "", _("Nothing goes by itself: 'anker erase EMPLOYEE' erases one, 'anker retention keep EMPLOYEE --until "
			"DATE --reason TEXT' keeps one longer."));
	return CLI_GOOD;
}

static int keep(struct cli *c)
{
	int64_t employee;
	day until;
	int rc;

	if (c->words != 2 || c->args.value[OPT_UNTIL] == NULL)
		return cli_wrong(_("write it as: anker retention keep EMPLOYEE --until DATE --reason TEXT"));
	if (date_parse(c->args.value[OPT_UNTIL], c->app->today, &until) < 0)
		return cli_wrong("%s", err_last());
	if ((rc = app_person_find(c->app, c->word[1], c->arena, &employee)) < 0 ||
		(rc = app_retention_keep(c->app, employee, until, c->args.value[OPT_REASON], NULL)) < 0)
		return cli_done(rc);
	cli_note(_("kept until %s"), date_long(c->arena, until));
	return CLI_GOOD;
}

int command_retention(struct cli *c)
{
	if (c->words == 0)
		return list(c);
	return strcmp(c->word[0], "keep") == 0 ? keep(c)
					       : cli_wrong(_("\"%s\" is no part of retention; it has keep"), c->word[0]);
}
