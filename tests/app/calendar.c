/* What is to come as a calendar: read back by another program, the same identity again, what was called
 * off. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"

static char folder[32];
static struct app *app;
static struct arena *arena;

static void setup(void)
{
	strcpy(folder, "/tmp/anker-cal-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	lang_init("nl", "share");
	arena = arena_new();
	const struct app_options o = { .db = arena_printf(arena, "%s/demo.db", folder), .share = "share",
		.rules = folder, .user = "anna", .today = date_from_ymd(2026, 11, 22), .create = true };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(app_demo(app, 0, NULL, NULL), 0, "%s", err_last());
}

static void teardown(void)
{
	app_close(&app);
	cr_assert_eq(system(arena_printf(arena, "rm -rf %s", folder)), 0);
	arena_free(&arena);
}

TestSuite(calendar, .init = setup, .fini = teardown);

static char *write_calendar(bool names, int64_t *events)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	cr_assert_eq(app_calendar(app, app->expert, names, out, events), 0, "%s", err_last());
	fclose(out);
	char *kept = arena_strdup(arena, text);
	free(text);
	return kept;
}

/* A line for each event as python3-icalendar reads it: uid, sequence, status, day, title. */
static char *read_back(const char *text)
{
	const char *path = arena_printf(arena, "%s/out.ics", folder);
	FILE *f = fopen(path, "w");
	cr_assert(f != NULL && fputs(text, f) >= 0 && fclose(f) == 0);
	FILE *p = popen(arena_printf(arena, "/usr/bin/python3 -c '"
		"import icalendar, sys\n"
		"c = icalendar.Calendar.from_ical(open(sys.argv[1], \"rb\").read())\n"
		"assert not c.errors and c[\"version\"] == \"2.0\" and c[\"method\"] == \"PUBLISH\"\n"
		"for e in c.walk(\"VEVENT\"):\n"
		"    assert not e.errors, e.errors\n"
		"    assert e[\"dtstamp\"].dt.isoformat() == \"2026-11-22T00:00:00+00:00\","
		" e[\"dtstamp\"].dt\n"
		"    assert (e[\"dtend\"].dt - e[\"dtstart\"].dt).days == 1\n"
		"    print(e[\"uid\"], e[\"sequence\"], e[\"status\"], e[\"dtstart\"].dt, e[\"summary\"],"
		" sep=\"\\t\")' %s",
		path), "r");
	char *all = arena_strdup(arena, ""), line[4096];
	while (fgets(line, sizeof line, p))
		all = arena_printf(arena, "%s%s", all, line);
	cr_assert_eq(pclose(p), 0, "another program cannot read it");
	return all;
}

static int lines_of(const char *text)
{
	int n = 0;
	for (; *text; text++)
		n += *text == '\n';
	return n;
}

/* The line of an event, by how its uid begins. */
static char *event(const char *all, const char *uid)
{
	for (const char *at = all; *at; at = strchr(at, '\n') + 1)
		if (strncmp(at, uid, strlen(uid)) == 0)
			return arena_strndup(arena, at, strcspn(at, "\n"));
	return NULL;
}

static struct record *open_action(void)
{
	const struct condition open[] = { { "state", IS, "open" }, { "due", AT_LEAST, "2026-11-01" } };
	const struct query q = { .entity = E_ACTION, .where = open, .nwhere = 2, .order = "id", .limit = 1 };
	struct record **r;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &r, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	return r[0];
}

static char *event_of_action(const struct record *r)
{
	return event(read_back(write_calendar(false, NULL)),
		arena_printf(arena, "action-%lld-", (long long)r->id));
}

Test(calendar, another_program_reads_every_event__each_with_its_own_uid)
{
	int64_t events;
	char *all = read_back(write_calendar(true, &events));
	cr_assert_gt(events, 20);
	cr_assert_eq(lines_of(all), events);
	for (char *at = all; *at; at = strchr(at, '\n') + 1) {
		const char *uid = arena_strndup(arena, at, strcspn(at, "\t") + 1);
		cr_assert_eq(strstr(all, uid), at, "twice: %s", uid);
	}
}

Test(calendar, titles_name_nobody_unless_asked)
{
	static const enum entity_id kinds[] = { E_EMPLOYEE, E_PERSON, E_ORGANISATION };
	char *plain = write_calendar(false, NULL), *named = read_back(write_calendar(true, NULL));
	int found = 0;
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		const struct query q = { .entity = kinds[k] };
		struct record **r;
		size_t n;
		cr_assert_eq(store_find(app->store, &q, arena, &r, &n), 0);
		for (size_t i = 0; i < n; i++) {
			const char *name = record_get(r[i],
				kinds[k] == E_ORGANISATION ? "name" : "family_name");
			cr_expect(!strstr(plain, name), "%s", name);
			found += strstr(named, name) != NULL;
		}
	}
	cr_assert_gt(found, 10);
	/* What was typed may name somebody too. */
	cr_assert(strstr(named, record_get(open_action(), "what")) != NULL);
	cr_assert(!strstr(read_back(plain), record_get(open_action(), "what")));
}

Test(calendar, what_moves_keeps_its_uid_and_gets_a_higher_sequence)
{
	struct record *r = open_action();
	char *before = event_of_action(r);
	cr_assert(before != NULL);
	record_set_day(r, "due", date_from_ymd(2026, 12, 24));
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s", err_last());
	char *after = event_of_action(r), *tail = strchr(after, '\t');
	cr_assert_eq(strncmp(before, after, (size_t)(tail - after)), 0, "%s / %s", before, after);
	cr_assert(strncmp(tail, "\t2\tCONFIRMED\t2026-12-24\t", 24) == 0, "%s", after);
	cr_assert_str_eq(event_of_action(r), after, "and again the same");
}

Test(calendar, what_was_called_off_is_told_as_such)
{
	struct record *r = open_action();
	record_set_day(r, "due", date_from_ymd(2026, 12, 24));
	cr_assert_eq(record_set(r, "state", "dropped"), 0);
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s", err_last());
	cr_expect(strstr(event_of_action(r), "\t2\tCANCELLED\t2026-12-24\t"), "%s", event_of_action(r));
	cr_assert_eq(record_set(r, "state", "open"), 0);
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s", err_last());
	cr_expect(strstr(event_of_action(r), "\t3\tCONFIRMED\t"));
	cr_assert_eq(store_delete(app->store, E_ACTION, r->id, r->version), 0, "%s", err_last());
	cr_expect(strstr(event_of_action(r), "\t4\tCANCELLED\t"));
}

/* Its later steps have no day of their own any more. */
Test(calendar, who_recovers_has_no_steps_to_come)
{
	const struct condition open = { "ended", IS_EMPTY, NULL };
	const struct query q = { .entity = E_ABSENCE, .where = &open, .nwhere = 1, .order = "id",
		.limit = 1 };
	struct record **r;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &r, &n), 0);
	cr_assert_eq(n, 1);
	const char *uid = arena_printf(arena, "absence-%lld-wia_application-", (long long)r[0]->id);
	char *before = event(read_back(write_calendar(false, NULL)), uid);
	cr_assert(before && strstr(before, "\tCONFIRMED\t"), "%s", before ? before : uid);
	record_set_day(r[0], "ended", app->today);
	cr_assert_eq(store_put(app->store, r[0], NULL, NULL), 0, "%s", err_last());
	char *after = event(read_back(write_calendar(false, NULL)), uid);
	cr_assert(after && strstr(after, "\t2\tCANCELLED\t"), "%s", after ? after : uid);
}

Test(calendar, hostile_text_stays_within_its_line)
{
	struct record *r = open_action();
	cr_assert_eq(record_set(r, "what",
		"a; b, c\\d: \"d\" END:VEVENT é\xe2\x80\xae ünïcödé ünïcödé ünïcödé ünïcödé ünïcödé ü"),
		0, "%s", err_last());
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s", err_last());
	char *all = read_back(write_calendar(true, NULL));
	char *mine = event(all, arena_printf(arena, "action-%lld-", (long long)r->id));
	cr_assert(strstr(mine, "a; b, c\\d: \"d\" END:VEVENT é\xef\xbf\xbd ünïcödé"), "%s", mine);
}

Test(calendar, two_caseloads_do_not_share_their_uids)
{
	char *first = event_of_action(open_action());
	cr_assert_eq(store_setting_put(app->store, "calendar.token", NULL), 0);
	cr_assert_str_neq(event_of_action(open_action()), first);
}
