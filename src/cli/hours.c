/* `anker hours`: what a programme costs everyone in a year. `anker meetings`: its meetings, and who came. */
#include <stdlib.h>
#include <string.h>

#include "anker/programme.h"
#include "anker/waves.h"
#include "internal.h"

static const char *choice(struct cli *c, enum entity_id e, const char *field, const char *code)
{
	const struct entity *m = model_entity(e);

	return field_show(&m->fields[model_field(m, field)], code, c->arena);
}

/* A year is four digits; anything else is a programme. */
static int year_of(const char *word)
{
	return strlen(word) == 4 && strspn(word, "0123456789") == 4 ? atoi(word) : 0;
}

static json_t *row_json(struct cli *c, const void *list, size_t i)
{
	static const char *const overs[] = { "within", "from", "most" };
	const struct hours_row *r = (const struct hours_row *)list + i;
	json_t *o = json_object();

	json_object_set_new(o, "party", json_text(r->party));
	json_object_set_new(o, "subject", json_text(r->subject ? arena_printf(c->arena, "%s/%s",
		model_entity(r->entity)->name, id_show(r->subject, c->arena)) : NULL));
	json_object_set_new(o, "name", json_text(r->name));
	json_object_set_new(o, "hours", json_real(r->hours));
	json_object_set_new(o, "points", json_real(r->points));
	json_object_set_new(o, "budget", json_text(overs[r->over]));
	return o;
}

int command_hours(struct cli *c)
{
	const struct column col[] = { { _("Who"), false, true }, { _("Name"), false, true },
		{ _("Hours"), true, true },
		{ _("Agreed"), false, true }, { _("Points"), true, false }, { "", false, true } };
	const char *const marks[] = { "", "!", "!!" };
	struct hours_year y;
	int64_t programme;
	const char *word = NULL;
	int year, month, mday, given = 0, rc;

	date_to_ymd(c->app->today, &year, &month, &mday);
	for (int i = 0; i < c->words; i++)
		if (year_of(c->word[i]) && !given)
			given = year_of(c->word[i]);
		else if (word == NULL)
			word = c->word[i];
		else
			return cli_wrong(_("\"%s\" is no year; write it in four digits, such as %d"),
				c->word[i], year);
	if ((rc = app_programme_find(c->app, word, c->arena, &programme)) < 0 ||
		(rc = app_hours(c->app, programme, given ? given : year, c->arena, &y)) < 0)
		return cli_done(rc);
	if ((rc = cli_read_many(c, E_HOURS, (int64_t)y.n)) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, y.n, row_json, y.row);
		return CLI_GOOD;
	}
	if (y.n == 0) {
		cli_note(_("no hours in %d"), given ? given : year);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < y.n; i++) {
		const struct hours_row *r = &y.row[i];
		bool counted = strcmp(r->party, "expert") != 0 && strcmp(r->party, "researcher") != 0;

		table_row(t, (const char *const[]){ choice(c, E_HOURS, "party", r->party), r->name,
			app_hours_show(r->hours, c->arena), counted ? app_hours_budget(&y, c->arena) : "",
			r->points > 0 ? app_hours_show(r->points, c->arena) : "", marks[r->over] });
	}
	table_end(&t);
	return CLI_GOOD;
}

/* ---- meetings ---- */

static json_t *meeting_json(struct cli *c, const void *list, size_t i)
{
	const struct meeting_row *m = (const struct meeting_row *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "meeting", json_id(m->id));
	json_object_set_new(o, "date", json_day(m->date));
	json_object_set_new(o, "kind", json_text(m->kind));
	json_object_set_new(o, "title", json_text(m->title));
	json_object_set_new(o, "place", json_text(*m->place ? m->place : NULL));
	json_object_set_new(o, "hours", json_text(m->hours));
	json_object_set_new(o, "points", json_text(m->points));
	json_object_set_new(o, "invited", json_integer(m->invited));
	json_object_set_new(o, "attended", json_integer(m->attended));
	return o;
}

static int list_meetings(struct cli *c, int64_t programme)
{
	const struct column col[] = { { _("Number"), true, false }, { _("Date"), false, true },
		{ _("Kind"), false, false },
		{ _("Meeting"), false, true }, { _("Place"), false, false }, { _("Came"), true, true } };
	struct meeting_row *m;
	size_t n;
	int rc = store_meetings(c->app->store, programme, 0, 0, c->arena, &m, &n);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, meeting_json, m);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ id_show(m[i].id, c->arena),
			date_long(c->arena, m[i].date),
			choice(c, E_MEETING, "kind", m[i].kind), m[i].title, m[i].place,
			arena_printf(c->arena, _("%lld of %lld"), (long long)m[i].attended,
				(long long)m[i].invited) });
	if (table_end(&t) == 0)
		cli_note(_("no meeting yet: 'anker add meeting title=NAME kind=congress date=DATE' adds one"));
	return CLI_GOOD;
}

static json_t *attendance_json(struct cli *c, const void *list, size_t i)
{
	const struct attendance_row *t = (const struct attendance_row *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "attendance", json_id(t->id));
	json_object_set_new(o, "party", json_text(t->party));
	json_object_set_new(o, "name", json_text(*t->name ? t->name : NULL));
	json_object_set_new(o, "organisation", json_text(*t->organisation ? t->organisation : NULL));
	json_object_set_new(o, "state", json_text(t->state));
	return o;
}

static int list_attendance(struct cli *c, int64_t meeting)
{
	const struct column col[] = { { _("Number"), true, true }, { _("Who"), false, false },
		{ _("Name"), false, true },
		{ _("Organisation"), false, true }, { _("State"), false, true } };
	struct attendance_row *r;
	size_t n;
	int rc = store_attendance(c->app->store, meeting, c->arena, &r, &n);

	if (rc < 0)
		return cli_done(rc);
	if ((rc = cli_read_many(c, E_ATTENDANCE, (int64_t)n)) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, attendance_json, r);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ id_show(r[i].id, c->arena),
			choice(c, E_HOURS, "party", r[i].party),
			r[i].name, r[i].organisation, choice(c, E_ATTENDANCE, "state", r[i].state) });
	table_end(&t);
	return CLI_GOOD;
}

/* NUMBER=STATE, of one who is on the list of that meeting. */
static int attend(struct cli *c, int64_t meeting, const char *word)
{
	const struct entity *e = model_entity(E_ATTENDANCE);
	const char *equals = strchr(word, '=');
	char *state = NULL;
	int64_t id;
	struct record *r;
	int rc;

	if (!equals || id_parse(arena_strndup(c->arena, word, (size_t)(equals - word)), &id) < 0)
		return cli_wrong(_("\"%s\" is not understood; write it as NUMBER=STATE"), word);
	if (field_parse(&e->fields[model_field(e, "state")], equals + 1, c->app->today, c->arena, &state) < 0)
		return cli_wrong("%s", err_last());
	if ((rc = store_get(c->app->store, E_ATTENDANCE, id, c->arena, &r)) < 0)
		return cli_done(rc);
	if (!state || record_ref(r, "meeting") != meeting)
		return cli_wrong(_("\"%s\" is not understood; write it as NUMBER=STATE"), word);
	return cli_done(app_attend(c->app, id, state, NULL));
}

int command_meetings(struct cli *c)
{
	enum entity_id e;
	int64_t id = 0;
	int rc;

	if (c->words == 0)
		return list_meetings(c, 0);
	if ((rc = cli_record(c, c->word[0], E_MEETING, &e, &id)) != CLI_GOOD)
		return rc;
	if (e == E_PROGRAMME)
		return list_meetings(c, id);
	if (e != E_MEETING)
		return cli_wrong(_("%s is neither a meeting nor a programme"), c->word[0]);
	for (int i = 1; i < c->words; i++)
		if ((rc = attend(c, id, c->word[i])) != CLI_GOOD)
			return rc;
	return list_attendance(c, id);
}
