/* What is to come as a calendar: read back by another program, the same identity again, what was called
 * off. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/travel.h"

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
		"raw = open(sys.argv[1], \"rb\").read()\n"
		"for line in raw.split(b\"\\r\\n\"):\n"
		"    assert len(line) <= 75 and b\"\\n\" not in line and line.decode() is not None, line\n"
		"c = icalendar.Calendar.from_ical(raw)\n"
		"assert not c.errors and c[\"version\"] == \"2.0\" and c[\"method\"] == \"PUBLISH\"\n"
		"for e in c.walk(\"VEVENT\"):\n"
		"    assert not e.errors, e.errors\n"
		"    assert e[\"dtstamp\"].dt.isoformat()[10:] == \"T00:00:00+00:00\", e[\"dtstamp\"].dt\n"
		"    assert (e[\"dtend\"].dt - e[\"dtstart\"].dt).days == 1\n"
		"    assert e[\"dtstart\"].params == {\"VALUE\": \"DATE\"}, e[\"dtstart\"].params\n"
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

/* Whether it stands there as a word of its own. */
static bool names(const char *all, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = strstr(all, word); at; at = strstr(at + 1, word))
		if (!isalnum((unsigned char)at[len]) && (at == all || !isalnum((unsigned char)at[-1])))
			return true;
	return false;
}

/* Every name, address, phone and mail on record, and every text that was typed. */
static int search_for(const struct entity *e, const char *all, bool expect_none)
{
	enum { LEAST = 4 };
	const struct query q = { .entity = e->id, .deleted = true };
	struct record **r;
	size_t n;
	int found = 0;
	cr_assert_eq(store_find(app->store, &q, arena, &r, &n), 0);
	for (size_t i = 0; i < n; i++)
		for (size_t f = 0; f < e->nfields; f++) {
			const char *value = record_get(r[i], e->fields[f].name);
			bool secret = e->fields[f].privacy == P_IDENTIFYING ||
				(e->fields[f].privacy == P_FREE_TEXT && e->fields[f].kind != F_CHOICE);
			if (!secret || !value || strlen(value) < LEAST || !names(all, value))
				continue;
			found++;
			cr_expect(!expect_none, "%s of a %s: %s", e->fields[f].name, e->name, value);
		}
	return found;
}

Test(calendar, titles_name_nobody_unless_asked)
{
	char *plain = read_back(write_calendar(false, NULL)), *named = read_back(write_calendar(true, NULL));
	int found = 0;
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		search_for(model_entity((enum entity_id)e), plain, true);
		found += search_for(model_entity((enum entity_id)e), named, false);
	}
	cr_assert_gt(found, 20);
	/* What was typed may name somebody too. */
	cr_assert(strstr(named, record_get(open_action(), "what")) != NULL);
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

static void save(struct record *r)
{
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s", err_last());
}

Test(calendar, a_day_that_is_emptied_is_called_off__until_it_is_filled_in_again)
{
	struct record *r = open_action();
	const char *due = arena_strdup(arena, record_get(r, "due"));
	cr_assert(event_of_action(r) != NULL);
	record_set_day(r, "due", DAY_NONE);
	save(r);
	const char *gone = arena_printf(arena, "\t2\tCANCELLED\t%s\tno longer planned", due);
	lang_init("en", "share");
	cr_expect(strstr(event_of_action(r), gone), "%s", event_of_action(r));
	cr_expect(strstr(event_of_action(r), gone), "and again, for who missed it: %s", event_of_action(r));
	record_set_day(r, "due", date_from_ymd(2027, 2, 1));
	save(r);
	cr_expect(strstr(event_of_action(r), "\t3\tCONFIRMED\t2027-02-01"), "%s", event_of_action(r));
	app->today = date_from_ymd(2027, 3, 20);
	cr_expect(event_of_action(r) == NULL, "a month is enough");
}

Test(calendar, what_a_colleague_takes_over_leaves_ones_own_calendar)
{
	struct record *r = open_action(), *other = record_new(model_entity(E_EXPERT), app->today, arena);
	cr_assert(event_of_action(r) != NULL);
	cr_assert_eq(record_set(other, "login", "bram"), 0);
	cr_assert_eq(record_set(other, "family_name", "Bakker"), 0);
	save(other);
	cr_assert_eq(record_set(r, "owner", arena_printf(arena, "%lld", (long long)other->id)), 0);
	save(r);
	cr_expect(strstr(event_of_action(r), "\tCANCELLED\t"), "%s", event_of_action(r));
}

/* The version of what was planned did not change, so its sequence has to. */
Test(calendar, a_talk_that_came_sooner_is_told_with_a_higher_sequence)
{
	const struct condition planned = { "next_contact", AT_LEAST, "2026-11-25" };
	const struct query q = { .entity = E_CONTACT, .where = &planned, .nwhere = 1, .order = "id" };
	struct record **r, *now = record_new(model_entity(E_CONTACT), app->today, arena);
	size_t n, i = 0;
	cr_assert_eq(store_find(app->store, &q, arena, &r, &n), 0);
	while (i < n && strcmp(record_text(r[i], "party"), "employer") != 0)
		i++;
	cr_assert_lt(i, n);
	const char *uid = arena_printf(arena, "contact-%lld-", (long long)r[i]->id);
	char *before = event(read_back(write_calendar(false, NULL)), uid);
	cr_assert(before && strstr(before, "\t1\tCONFIRMED\t"), "%s", before ? before : uid);
	static const char *const same[] = { "placement", "party", "medium" };
	for (size_t k = 0; k < sizeof same / sizeof *same; k++)
		cr_assert_eq(record_set(now, same[k], record_get(r[i], same[k])), 0);
	record_set_day(now, "date", date_from_ymd(2026, 11, 24));
	cr_assert_eq(record_set(now, "reached", "1"), 0);
	save(now);
	char *after = event(read_back(write_calendar(false, NULL)), uid);
	cr_expect(strstr(after, "\t2\tCANCELLED\t"), "%s", after);
}

Test(calendar, of_a_file_opened_to_read__with_the_uids_it_keeps)
{
	const struct app_options o = { .db = arena_printf(arena, "%s/demo.db", folder), .share = "share",
		.rules = folder, .user = "anna", .today = date_from_ymd(2026, 11, 22) };
	struct app_options to_read = o;
	to_read.readonly = true;
	app_close(&app);
	cr_assert_eq(app_open(&app, &to_read), 0, "%s", err_last());
	char *read = write_calendar(true, NULL);
	cr_assert(strstr(read, "BEGIN:VEVENT"));
	cr_expect_null(store_setting(app->store, "calendar.token", arena));
	app_close(&app);
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_expect_str_eq(write_calendar(true, NULL), read);
	cr_expect_not_null(store_setting(app->store, "calendar.token", arena));
	app_close(&app);
	cr_assert_eq(app_open(&app, &to_read), 0, "%s", err_last());
	cr_expect_str_eq(write_calendar(true, NULL), read);
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
			     "a; b, c\\d: \"d\" END:VEVENT é\xe2\x80\xae ünïcödé ünïcödé ünïcödé ünïcödé"
			     " ünïcödé ü"),
		0, "%s", err_last());
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s", err_last());
	char *all = read_back(write_calendar(true, NULL));
	char *mine = event(all, arena_printf(arena, "action-%lld-", (long long)r->id));
	cr_assert(strstr(mine, "a; b, c\\d: \"d\" END:VEVENT é\xef\xbf\xbd ünïcödé"), "%s", mine);
}

Test(calendar, a_long_title_is_folded_between_letters)
{
	enum { LONG = 1500 };
	struct record *r = open_action();
	char *text = arena_strdup(arena, "");
	while (strlen(text) < LONG)
		text = arena_printf(arena, "%s€é😀日本", text);
	cr_assert_eq(record_set(r, "what", text), 0, "%s", err_last());
	save(r);
	char *mine = event(read_back(write_calendar(true, NULL)),
		arena_printf(arena, "action-%lld-", (long long)r->id));
	cr_expect(strstr(mine, text), "%s", mine);
}

/* They are told apart by when they were made and first written to. */
Test(calendar, two_caseloads_do_not_share_their_uids)
{
	uint64_t first, second;
	struct store *other;
	const struct store_options o = { .path = arena_printf(arena, "%s/other.db", folder), .share = "share",
		.user = "anna", .create = true };
	cr_assert_eq(store_mark(app->store, &first), 0);
	cr_assert_eq(store_mark(app->store, &second), 0);
	cr_expect_eq(first, second);
	sleep(1);
	cr_assert_eq(store_open(&other, &o), 0, "%s", err_last());
	cr_assert_eq(store_mark(other, &second), 0);
	store_close(&other);
	cr_expect_neq(first, second);
}
