/* Taking out: which records travel, and that what they make is a caseload of its own. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
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
