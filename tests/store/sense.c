/* What cannot be meant is refused at the one door, with the field and the cure; what stands there from before
 * opens, is checked, and changes in what is not about it. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t baker, garage, jan, piet, twente, programme, anna, wave, meeting;

static void setup(void)
{
	caseload_open(&c);
	lang_init("en", "share");
	baker = caseload_employer(&c, "Bakkerij De Korenaar");
	garage = caseload_employer(&c, "Garage Zon");
	jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), baker, NULL);
	piet = caseload_placement(&c, caseload_employee(&c, "Piet Zwart"), garage, NULL);
	anna = caseload_expert(&c, "Anna Berg");
	twente = caseload_add(&c, E_REGION, "name", "Twente", NULL);
	programme = caseload_add(
		&c, E_PROGRAMME, "name", "Duurzaam", "start", "2026-01-01", "until", "2029-12-31", NULL);
	wave = caseload_add(&c, E_WAVE, "programme", caseload_ref(&c, programme), "name", "T0", "method",
		"interview", "party", "employee", NULL);
	meeting = caseload_add(&c, E_MEETING, "programme", caseload_ref(&c, programme), "kind", "congress",
		"title", "Congres", "hours", "30", NULL);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(sense, .init = setup, .fini = teardown);

struct pair {
	const char *field;
	const char *value; /* NULL: id */
	int64_t id;
};

static int put(enum entity_id e, int64_t id, const struct pair *pair)
{
	struct record *r = record_new(model_entity(e), CASELOAD_TODAY, c.arena);
	if (id)
		cr_assert_eq(store_get(c.store, e, id, c.arena, &r), 0, "%s", err_last());
	for (; pair->field; pair++)
		cr_assert_eq(
			record_set(r, pair->field, pair->value ? pair->value : caseload_ref(&c, pair->id)), 0,
			"%s", err_last());
	err_set(0, "%s", "");
	return store_put(c.store, r, NULL, NULL);
}
#define PUT(e, ...) put(e, 0, (const struct pair[]){ __VA_ARGS__, { NULL, NULL, 0 } })
#define CHANGE(e, id, ...) put(e, id, (const struct pair[]){ __VA_ARGS__, { NULL, NULL, 0 } })
#define REF(field, id)                                                                                       \
	{                                                                                                    \
		field, NULL, id                                                                              \
	}
#define IS_SET_TO(field, value)                                                                              \
	{                                                                                                    \
		field, value, 0                                                                              \
	}

#define REFUSED(rc, words)                                                                                   \
	do {                                                                                                 \
		cr_expect_eq(rc, ERR_INVALID, "accepted");                                                   \
		cr_expect(strstr(err_last(), words) != NULL, "%s", err_last());                              \
	} while (0)
#define TAKEN(rc) cr_expect_eq(rc, 0, "%s", err_last())

/* As an older program wrote it. */
static void behind(const char *sql)
{
	sqlite3 *db;
	char *error = NULL;
	cr_assert_eq(sqlite3_open(c.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &error), SQLITE_OK, "%s", error);
	sqlite3_close(db);
}

static void on_found(void *ctx, const char *line)
{
	(void)ctx;
	cr_expect_fail("%s", line);
}

static void expect_sound(void)
{
	cr_expect_eq(store_check(c.store, on_found, NULL, NULL), 0, "%s", err_last());
}

Test(sense, a_placement__is_at_the_employer_that_is_named)
{
	REFUSED(PUT(E_PARTICIPATION, REF("programme", programme), REF("employer", garage),
			REF("placement", jan)),
		"Placement: 1 is at Bakkerij De Korenaar, and \"Employer\" says Garage Zon");
	REFUSED(PUT(E_CONTACT, REF("employer", garage), REF("placement", jan),
			IS_SET_TO("date", "2026-11-01")),
		"Placement");
	REFUSED(PUT(E_MEASUREMENT, REF("wave", wave), REF("employer", garage), REF("placement", jan)),
		"Placement");
	TAKEN(PUT(
		E_PARTICIPATION, REF("programme", programme), REF("employer", baker), REF("placement", jan)));
	TAKEN(PUT(E_CONTACT, REF("employer", baker), REF("placement", jan), IS_SET_TO("date", "2026-11-01")));
	TAKEN(PUT(E_MEASUREMENT, REF("wave", wave), REF("employer", baker), REF("placement", jan)));
	REFUSED(CHANGE(E_PARTICIPATION, 1, REF("employer", garage)), "Placement");
	TAKEN(CHANGE(E_PARTICIPATION, 1, REF("employer", garage), REF("placement", piet)));
}

Test(sense, a_placement_of_another_employer_from_before__stays_and_is_measured)
{
	TAKEN(PUT(
		E_PARTICIPATION, REF("programme", programme), REF("employer", baker), REF("placement", jan)));
	behind("UPDATE participation SET employer = 2");
	TAKEN(CHANGE(E_PARTICIPATION, 1, IS_SET_TO("agreed", "2026-11-22")));
	TAKEN(PUT(E_MEASUREMENT, REF("wave", wave), REF("employer", garage), REF("placement", jan)));
	TAKEN(CHANGE(E_PARTICIPATION, 1, REF("employer", baker)));
	TAKEN(CHANGE(E_MEASUREMENT, 1, IS_SET_TO("state", "done")));
}

Test(sense, a_region__has_one_target_in_a_programme)
{
	int64_t other = caseload_add(
		&c, E_PROGRAMME, "name", "Ander", "start", "2026-01-01", "until", "2029-12-31", NULL);
	TAKEN(PUT(E_TARGET, REF("programme", programme), REF("region", twente)));
	REFUSED(PUT(E_TARGET, REF("programme", programme), REF("region", twente)),
		"Labour market region: Twente is in this programme already (target 1)");
	TAKEN(PUT(E_TARGET, REF("programme", other), REF("region", twente)));
	REFUSED(CHANGE(E_TARGET, 2, REF("programme", programme)), "target 1");
	behind("UPDATE target SET programme = 1");
	TAKEN(CHANGE(E_TARGET, 2, IS_SET_TO("employees_min", "3")));
	caseload_delete(&c, E_TARGET, 1);
	caseload_delete(&c, E_TARGET, 2);
	TAKEN(PUT(E_TARGET, REF("programme", programme), REF("region", twente)));
}

#define HOURS(party, n, ...)                                                                                 \
	PUT(E_HOURS, REF("programme", programme), IS_SET_TO("party", party), IS_SET_TO("hours", n),          \
		IS_SET_TO("work", "meeting"), __VA_ARGS__)

Test(sense, hours__are_of_somebody_and_no_more_than_a_day)
{
	TAKEN(HOURS("expert", "24", REF("expert", anna)));
	REFUSED(HOURS("expert", "24.5", REF("expert", anna)),
		"Hours: 24.5 is more than one person has on one day (24)");
	REFUSED(HOURS("employee", "25", REF("placement", jan)), "Hours");
	TAKEN(HOURS("employer", "40", REF("organisation", baker)));
	TAKEN(HOURS("expert", "30", REF("expert", anna), REF("meeting", meeting)));
	REFUSED(HOURS("expert", "31", REF("expert", anna), REF("meeting", meeting)), "Hours");
	REFUSED(HOURS("employer", "1", IS_SET_TO("note", "x")),
		"Organisation: fill this in, or correct \"Who\", which is \"employer\" now.");
	REFUSED(HOURS("intermediary", "1", IS_SET_TO("note", "x")), "Organisation");
	REFUSED(HOURS("employee", "1", IS_SET_TO("note", "x")), "Placement");
	REFUSED(HOURS("expert", "1", REF("organisation", baker)),
		"Labour expert: fill this in, or correct \"Who\"");
	REFUSED(HOURS("expert", "1", REF("placement", jan)), "Labour expert");
	TAKEN(HOURS("expert", "1", REF("expert", anna), REF("organisation", baker)));
	TAKEN(HOURS("researcher", "1", IS_SET_TO("note", "x")));
	TAKEN(HOURS("employee", "1", REF("placement", jan), REF("organisation", baker)));
	behind("UPDATE hours SET hours = '900', expert = NULL, organisation = 1 WHERE id = 1");
	TAKEN(CHANGE(E_HOURS, 1, IS_SET_TO("note", "Uit 2025")));
}

Test(sense, who_is_on_a_list__is_named)
{
	REFUSED(PUT(E_ATTENDANCE, REF("meeting", meeting), IS_SET_TO("state", "attended")),
		"fill in \"Labour expert\", \"Person\", \"Organisation\" or \"Placement\"");
	TAKEN(PUT(E_ATTENDANCE, REF("meeting", meeting), REF("organisation", baker)));
	REFUSED(CHANGE(E_ATTENDANCE, 1, IS_SET_TO("organisation", "")), "Labour expert");
	behind("UPDATE attendance SET organisation = NULL");
	TAKEN(CHANGE(E_ATTENDANCE, 1, IS_SET_TO("state", "attended")));
}

Test(sense, target_groups__are_codes)
{
	REFUSED(CHANGE(E_PROGRAMME, programme, IS_SET_TO("groups", "wajong bogus")),
		"Target groups: \"bogus\" is not a code; the codes are ");
	cr_expect(strstr(err_last(), "wajong") != NULL, "%s", err_last());
	TAKEN(CHANGE(E_PROGRAMME, programme, IS_SET_TO("groups", "wajong, wga")));
	TAKEN(CHANGE(E_PROGRAMME, programme, IS_SET_TO("groups", "")));
	behind("UPDATE programme SET groups = 'bogus'");
	TAKEN(CHANGE(E_PROGRAMME, programme, IS_SET_TO("aim", "Blijven")));
}

Test(sense, an_assignment__begins_within_its_programme)
{
	REFUSED(PUT(E_ASSIGNMENT, REF("programme", programme), REF("employer", baker), REF("expert", anna),
			IS_SET_TO("since", "2025-12-31")),
		"Since: 31-12-2025 is before the programme begins, 01-01-2026");
	TAKEN(PUT(E_ASSIGNMENT, REF("programme", programme), REF("employer", baker), REF("expert", anna),
		IS_SET_TO("since", "2026-01-01")));
}

Test(sense, what_stands_there_from_before__is_no_damage)
{
	TAKEN(PUT(
		E_PARTICIPATION, REF("programme", programme), REF("employer", baker), REF("placement", jan)));
	TAKEN(PUT(E_TARGET, REF("programme", programme), REF("region", twente)));
	caseload_delete(&c, E_TARGET, 1);
	TAKEN(PUT(E_TARGET, REF("programme", programme), REF("region", twente)));
	TAKEN(PUT(E_ATTENDANCE, REF("meeting", meeting), REF("organisation", baker)));
	TAKEN(HOURS("employer", "8", REF("organisation", baker)));
	behind("UPDATE participation SET employer = 2; UPDATE target SET deleted = 0;"
	       " UPDATE attendance SET organisation = NULL; UPDATE hours SET organisation = NULL, hours = "
	       "'900';"
	       " UPDATE programme SET groups = 'bogus'");
	expect_sound();
}
