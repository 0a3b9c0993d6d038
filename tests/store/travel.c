/* Taking out: which records travel, and that what they make is a caseload of its own. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/file.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/travel.h"

static const day today = 20779; /* 2026-11-22 */
static char folder[32];
static struct store *office, *field;
static struct arena *arena;

static struct store *connect(const char *name, const char *user)
{
	char path[64];
	struct store *s;
	snprintf(path, sizeof path, "%s/%s", folder, name);
	const struct store_options o = { .path = path, .share = "share", .user = user, .create = true };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

static void setup(void)
{
	strcpy(folder, "/tmp/anker-trv-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	lang_init("en", "share");
	office = connect("office.db", "anna");
	arena = arena_new();
}

static void teardown(void)
{
	char command[64];
	store_close(&office);
	store_close(&field);
	arena_free(&arena);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(travel, .init = setup, .fini = teardown);

/* fields: "name", "value", ..., NULL */
static int64_t make(enum entity_id e, const char *const *fields)
{
	struct record *r = record_new(model_entity(e), today, arena);
	for (size_t i = 0; fields[i]; i += 2)
		cr_assert_eq(record_set(r, fields[i], fields[i + 1]), 0, "%s", err_last());
	cr_assert_eq(store_put(office, r, NULL, NULL), 0, "%s", err_last());
	return r->id;
}
#define MAKE(e, ...) make(e, (const char *const[]){ __VA_ARGS__, NULL })

/* Two employers, three placements: 1 and 2 at the first, 3 at the second. */
static void caseload(void)
{
	MAKE(E_REGION, "name", "Zaanstreek");
	MAKE(E_ORGANISATION, "name", "Bakkerij De Korenaar", "region", "1");
	MAKE(E_ORGANISATION, "name", "Kwekerij Groen");
	MAKE(E_EXPERT, "family_name", "Anna", "login", "anna");
	MAKE(E_EXPERT, "family_name", "Bram", "login", "bram");
	MAKE(E_EMPLOYEE, "family_name", "Wit");
	MAKE(E_EMPLOYEE, "family_name", "Zwart");
	MAKE(E_EMPLOYEE, "family_name", "Bruin");
	MAKE(E_PERSON, "family_name", "Chef", "organisation", "1");
	MAKE(E_PERSON, "family_name", "Coach", "organisation", "2");
	MAKE(E_PLACEMENT, "employee", "1", "employer", "1", "expert", "1");
	MAKE(E_PLACEMENT, "employee", "2", "employer", "1", "expert", "2");
	MAKE(E_PLACEMENT, "employee", "3", "employer", "2", "expert", "1");
	MAKE(E_CONTACT, "placement", "1", "party", "employer", "date", "2026-11-01", "note", "over Wit");
	MAKE(E_CONTACT, "placement", "2", "party", "employer", "date", "2026-11-02", "note", "over Zwart");
	MAKE(E_CONTACT, "employer", "1", "party", "employer", "date", "2026-11-03", "note", "over de bakkerij");
	MAKE(E_CONTACT, "placement", "3", "party", "employer", "date", "2026-11-04", "note", "over Bruin");
}

static int take(const struct travel_scope *scope)
{
	static const unsigned char key[32] = { 1 };
	const struct takeout t = { .token = "0123456789abcdef0123456789abcdef", .owner = "anna", .label = "laptop",
		.scope = "mine" };
	int site;
	cr_assert_eq(store_office_make(office, "ffffffffffffffffffffffffffffffff", key, key), 0, "%s", err_last());
	cr_assert_eq(store_takeout_begin(office, &t, &site), 0, "%s", err_last());
	field = connect("field.db", "anna");
	const struct takeout made = { .site = site };
	cr_assert_eq(store_travel(office, field, &made, scope, NULL, NULL), 0, "%s", err_last());
	return site;
}

static bool has(enum entity_id e, int64_t id)
{
	struct record *r;
	return store_get(field, e, id, arena, &r) == 0;
}

Test(travel, a_placement_goes_with_what_hangs_from_it_and_not_with_another_of_its_employer)
{
	caseload();
	const struct travel_scope scope = { .placement = (int64_t[]){ 1 }, .nplacements = 1, .since = DAY_NONE };
	int site = take(&scope);
	cr_assert_eq(site, 1);
	cr_assert(has(E_PLACEMENT, 1) && !has(E_PLACEMENT, 2) && !has(E_PLACEMENT, 3));
	cr_assert(has(E_EMPLOYEE, 1) && !has(E_EMPLOYEE, 2));
	cr_assert(has(E_ORGANISATION, 1) && !has(E_ORGANISATION, 2));
	cr_assert(has(E_REGION, 1));
	cr_assert(has(E_PERSON, 1) && !has(E_PERSON, 2));
	cr_assert(has(E_CONTACT, 1) && !has(E_CONTACT, 2) && has(E_CONTACT, 3) && !has(E_CONTACT, 4));
	cr_assert(has(E_EXPERT, 1) && !has(E_EXPERT, 2));
}

Test(travel, a_takeout_says_whose_it_is_and_gives_numbers_of_its_own)
{
	caseload();
	const struct travel_scope scope = { .placement = (int64_t[]){ 1 }, .nplacements = 1, .since = DAY_NONE };
	take(&scope);
	struct store_identity i;
	cr_assert_eq(store_identity(field, arena, &i), 0);
	cr_assert_eq(i.site, 1);
	cr_assert_str_eq(i.office, "ffffffffffffffffffffffffffffffff");
	cr_assert_str_eq(i.takeout, "0123456789abcdef0123456789abcdef");
	cr_assert_str_eq(i.owner, "anna");
	cr_assert_str_eq(i.label, "laptop");
	struct record *r = record_new(model_entity(E_CONTACT), today, arena);
	cr_assert_eq(record_set(r, "placement", "1"), 0);
	cr_assert_eq(record_set(r, "party", "employer"), 0);
	cr_assert_eq(store_put(field, r, NULL, NULL), 0, "%s", err_last());
	cr_assert_str_eq(id_show(r->id, arena), "1.1");
	struct change *c;
	size_t n;
	cr_assert_eq(store_history(field, E_PLACEMENT, 1, -1, arena, &c, &n), 0);
	cr_assert_eq(n, 0, "the journal from before stays at the office");
}

/* ---- references and periods ---- */

static const char *value(struct store *s, enum entity_id e, int64_t id, const char *name)
{
	struct record *r;
	cr_assert_eq(store_get(s, e, id, arena, &r), 0, "%s", err_last());
	return record_get(r, name);
}

static const struct travel_scope first = { .placement = (int64_t[]){ 1 }, .nplacements = 1, .since = DAY_NONE };

Test(travel, what_is_only_about_others_stays_and_what_refers_to_it_is_left_empty)
{
	caseload();
	/* One talk about two placements, begun at the other one. */
	MAKE(E_INTERVIEW, "employer", "1", "placement", "2", "script", "followup", "date", "2026-11-10");
	MAKE(E_ANSWER, "interview", "1", "placement", "1", "question", "q1", "text", "Wit zegt");
	MAKE(E_ANSWER, "interview", "1", "placement", "2", "question", "q1", "text", "Zwart zegt");
	MAKE(E_BOTTLENECK, "placement", "2", "theme", "pace", "note", "van Zwart");
	MAKE(E_ACTION, "placement", "1", "what", "bellen", "bottleneck", "1");
	take(&first);
	cr_assert(has(E_ANSWER, 1) && !has(E_ANSWER, 2));
	cr_assert(has(E_INTERVIEW, 1), "an answer cannot be without its talk");
	cr_assert_null(value(field, E_INTERVIEW, 1, "placement"));
	cr_assert(!has(E_BOTTLENECK, 1));
	cr_assert_null(value(field, E_ACTION, 1, "bottleneck"));
	cr_assert_str_eq(value(office, E_ACTION, 1, "bottleneck"), "1");
}

Test(travel, a_chosen_employer_goes_with_what_is_about_it_and_its_placements)
{
	caseload();
	MAKE(E_CULTURE, "employer", "1", "date", "2026-10-01", "safe", "4");
	const struct travel_scope scope = { .employer = (int64_t[]){ 1 }, .nemployers = 1, .since = DAY_NONE };
	take(&scope);
	cr_assert(has(E_ORGANISATION, 1) && has(E_PERSON, 1) && has(E_CULTURE, 1) && has(E_CONTACT, 3));
	cr_assert(has(E_PLACEMENT, 1) && has(E_EMPLOYEE, 1) && has(E_CONTACT, 1));
	cr_assert(!has(E_ORGANISATION, 2));
}

Test(travel, a_period_leaves_out_what_is_older_and_no_longer_counts)
{
	caseload();
	static const char *const days[] = { "2025-01-01", "2025-02-01", "2025-03-01" };
	for (size_t i = 0; i < 3; i++)
		MAKE(E_CONTACT, "placement", "1", "party", "employee", "date", days[i]);          /* 5, 6, 7 */
	MAKE(E_CONTACT, "placement", "1", "party", "employee", "date", "2025-01-02", "next_contact", "2026-12-01");
	MAKE(E_SIGNAL, "placement", "1", "date", "2025-01-01", "kind", "absence");                 /* 1: open */
	MAKE(E_SIGNAL, "placement", "1", "date", "2025-01-01", "kind", "absence", "handled", "2025-02-01", "contact", "5");
	MAKE(E_SIGNAL, "placement", "1", "date", "2025-01-02", "kind", "absence", "handled", "2025-02-01");
	MAKE(E_SIGNAL, "placement", "1", "date", "2025-01-03", "kind", "absence", "handled", "2025-02-01");
	struct travel_scope scope = first;
	scope.since = date_from_ymd(2026, 1, 1);
	take(&scope);
	cr_assert(has(E_CONTACT, 1), "in the period");
	cr_assert(!has(E_CONTACT, 5) && has(E_CONTACT, 6) && has(E_CONTACT, 7), "the last two talks count");
	cr_assert(has(E_CONTACT, 8), "it plans something in the period");
	cr_assert(has(E_SIGNAL, 1), "open");
	cr_assert(!has(E_SIGNAL, 2) && has(E_SIGNAL, 3) && has(E_SIGNAL, 4));
}

Test(travel, what_travelling_records_cannot_be_without_goes_along_whatever_its_age)
{
	caseload();
	MAKE(E_CONTACT, "placement", "1", "party", "employee", "date", "2025-01-01");              /* 5 */
	MAKE(E_CONTACT, "placement", "1", "party", "employee", "date", "2025-02-01");
	MAKE(E_CONTACT, "placement", "1", "party", "employee", "date", "2025-02-02");
	MAKE(E_SIGNAL, "placement", "1", "date", "2026-02-01", "kind", "absence", "contact", "5");
	struct travel_scope scope = first;
	scope.since = date_from_ymd(2026, 1, 1);
	take(&scope);
	cr_assert(has(E_CONTACT, 5));
	cr_assert_str_eq(value(field, E_SIGNAL, 1, "contact"), "5");
}

Test(travel, a_deleted_person_that_is_still_named_goes_along_deleted)
{
	caseload();
	int64_t id = MAKE(E_CONTACT, "placement", "1", "party", "employer", "person", "1");
	cr_assert_eq(store_delete(office, E_PERSON, 1, 1), 0, "%s", err_last());
	cr_assert_eq(store_delete(office, E_CONTACT, 1, 1), 0, "%s", err_last());
	take(&first);
	struct record *r;
	cr_assert_eq(store_get(field, E_PERSON, 1, arena, &r), 0);
	cr_assert(r->deleted);
	cr_assert_str_eq(value(field, E_CONTACT, id, "person"), "1");
	cr_assert(!has(E_CONTACT, 1), "deleted, and nothing names it");
}

/* ---- whose thoughts ---- */

Test(travel, colleagues_views_and_what_they_thought_stay)
{
	caseload();
	MAKE(E_DECISION, "placement", "1", "rule", "r", "verdict", "dismissed", "factors", "motivation+");
	MAKE(E_VIEW, "decision", "1", "who", "Bram", "verdict", "accepted");
	struct store *bram = connect("office.db", "bram");
	struct store *anna = office;
	office = bram;
	MAKE(E_DECISION, "placement", "1", "rule", "s", "verdict", "dismissed", "factors", "team-", "note", "later");
	MAKE(E_WORKLIST, "name", "van Bram", "entity", "placement", "login", "bram");
	cr_assert_eq(store_setting_put(office, "view", "van Bram"), 0);
	office = anna;
	store_close(&bram);
	MAKE(E_WORKLIST, "name", "van Anna", "entity", "placement", "login", "anna");
	MAKE(E_WORKLIST, "name", "van iedereen", "entity", "placement");
	cr_assert_eq(store_setting_put(office, "view", "van Anna"), 0);
	take(&first);
	cr_assert(!has(E_VIEW, 1));
	cr_assert_str_eq(value(field, E_DECISION, 1, "factors"), "motivation+");
	cr_assert_null(value(field, E_DECISION, 2, "factors"));
	cr_assert_str_eq(value(field, E_DECISION, 2, "note"), "later");
	cr_assert(!has(E_WORKLIST, 1) && has(E_WORKLIST, 2) && has(E_WORKLIST, 3));
	cr_assert_str_eq(store_setting(field, "view", arena), "van Anna");
}

Test(travel, an_unfinished_talk_goes_on_on_the_laptop)
{
	caseload();
	char hash[32];
	MAKE(E_INTERVIEW, "employer", "1", "placement", "1", "script", "followup", "script_hash", "00000000000000ff",
		"expert", "1", "begun", "2026-11-20T10:00:00Z");
	snprintf(hash, sizeof hash, "%d", 0xff);
	cr_assert_eq(store_begin(office, "list"), 0);
	cr_assert_eq(store_script_keep(office, 0xff, "# the list"), 0);
	cr_assert_eq(store_commit(office, NULL), 0);
	take(&first);
	struct unfinished *u;
	size_t n;
	cr_assert_eq(store_unfinished(field, "anna", arena, &u, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_str_eq(u[0].who, "anna");
	cr_assert_eq(store_unfinished(field, "bram", arena, &u, &n), 0);
	cr_assert_eq(n, 0);
	char *text;
	cr_assert_eq(store_script(field, 0xff, arena, &text), 0, "%s", err_last());
	cr_assert_str_eq(text, "# the list");
}

/* ---- what it makes ---- */

static bool in_file(const char *name, const char *word)
{
	char path[64];
	struct str bytes = STR_INIT;
	snprintf(path, sizeof path, "%s/%s", folder, name);
	int no = file_read(path, SIZE_MAX, &bytes);
	bool found = no == 0 && memmem(bytes.text, bytes.len, word, strlen(word)) != NULL;
	str_free(&bytes);
	return found;
}

Test(travel, not_a_byte_of_what_stays_is_in_the_file)
{
	caseload();
	MAKE(E_DECISION, "placement", "1", "rule", "r", "verdict", "dismissed", "note", "redenmarkering");
	MAKE(E_VIEW, "decision", "1", "who", "Bram", "verdict", "accepted", "note", "collegamarkering");
	struct store *bram = connect("office.db", "bram"), *anna = office;
	office = bram;
	MAKE(E_REFLECTION, "placement", "1", "card", "kaart", "note", "gedachtemarkering");
	office = anna;
	store_close(&bram);
	take(&first);
	store_close(&field);
	static const char *const word[] = { "Zwart", "Bruin", "Kwekerij", "collegamarkering", "gedachtemarkering",
		"redenmarkering" };
	for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
		bool goes = i == 5; /* that it can be found at all */
		cr_assert_eq(in_file("field.db", word[i]) || in_file("field.db-wal", word[i]), goes, "%s", word[i]);
	}
}

static void on_finding(void *ctx, const char *line)
{
	(void)ctx;
	cr_log_error("%s", line);
}

Test(travel, a_takeout_is_a_good_caseload)
{
	caseload();
	take(&first);
	cr_assert_eq(store_check(field, on_finding, NULL, NULL), 0, "%s", err_last());
	struct hit *hit;
	size_t n;
	cr_assert_eq(store_search(field, "Wit", 10, arena, &hit, &n), 0);
	cr_assert_eq(n, 3, "employee, placement, contact: %zu", n);
	cr_assert_eq(store_search(field, "Zwart", 10, arena, &hit, &n), 0);
	cr_assert_eq(n, 0);
}

Test(travel, the_count_tells_what_goes_and_what_stays)
{
	caseload();
	MAKE(E_DECISION, "placement", "1", "rule", "r", "verdict", "dismissed");
	MAKE(E_VIEW, "decision", "1", "who", "Bram");
	struct travel_count count;
	cr_assert_eq(store_travel_count(office, &first, &count), 0, "%s", err_last());
	cr_assert_eq(count.travels[E_CONTACT], 2);
	cr_assert_eq(count.stays[E_CONTACT], 1, "that of another at the same employer");
	cr_assert_eq(count.stays[E_PLACEMENT], 1);
	cr_assert_eq(count.travels[E_VIEW], 0);
	cr_assert_eq(count.stays[E_VIEW], 1);
	int site = take(&first);
	struct match *m;
	size_t n;
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		bool own = model_entity((enum entity_id)e)->flags & ENTITY_OWN;
		cr_assert_eq(store_taken(office, site, (enum entity_id)e, arena, &m, &n), 0);
		cr_assert_eq((int64_t)n, own ? 0 : count.travels[e], "%s", model_entity((enum entity_id)e)->name);
	}
}

Test(travel, numbers_that_a_record_or_a_transaction_bears_are_not_given_again)
{
	caseload();
	const struct takeout t = { .token = "0", .owner = "anna", .label = "laptop", .scope = "" };
	int site;
	cr_assert_eq(store_takeout_begin(office, &t, &site), 0);
	cr_assert_eq(site, 1);
	cr_assert_eq(store_takeout_state(office, site, "void"), 0);
	cr_assert_eq(store_takeout_begin(office, &t, &site), 0);
	cr_assert_eq(site, 2);
	cr_assert_eq(store_takeout_state(office, 3, "lost"), ERR_NOTFOUND);
	struct takeout *list;
	size_t n;
	cr_assert_eq(store_takeouts(office, arena, &list, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(list[0].site, 2);
	cr_assert_str_eq(list[1].state, "void");
	cr_assert_not_null(list[1].last);
}

Test(travel, also_at_tells_of_takeouts_that_are_out)
{
	caseload();
	int site = take(&first);
	struct takeout *also;
	size_t n;
	cr_assert_eq(store_also_at(office, E_PLACEMENT, 1, arena, &also, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(store_also_at(office, E_PLACEMENT, 2, arena, &also, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(store_takeout_state(office, site, "lost"), 0);
	cr_assert_eq(store_also_at(office, E_PLACEMENT, 1, arena, &also, &n), 0);
	cr_assert_eq(n, 0);
}

Test(travel, what_does_not_exist_or_was_deleted_cannot_be_chosen)
{
	caseload();
	struct travel_count count;
	const struct travel_scope none = { .placement = (int64_t[]){ 99 }, .nplacements = 1, .since = DAY_NONE };
	cr_assert_eq(store_travel_count(office, &none, &count), ERR_NOTFOUND);
	cr_assert_eq(store_delete(office, E_CONTACT, 1, 1), 0);
	cr_assert_eq(store_delete(office, E_PLACEMENT, 1, 1), 0, "%s", err_last());
	cr_assert_eq(store_travel_count(office, &first, &count), ERR_NOTFOUND);
	cr_assert_eq(store_begin(office, "still works"), 0, "no transaction was left open");
	store_rollback(office);
}

/* A part is worked out from its whole: that stands before it in the dictionary. */
Test(travel, the_dictionary_has_a_whole_before_its_parts)
{
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		cr_assert_lt((int)model_entity((enum entity_id)e)->parent, e);
}
