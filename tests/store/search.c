/* Search over everything, and look-up of one record. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "anker/text.h"
#include "tests/store/plan.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t baker, farm, jan, p_jan;

static void setup(void)
{
	caseload_open(&c);
	baker = caseload_add(&c, E_ORGANISATION, "name", "Bakkerij De Korenaar", "number", "W-7", "place", "IJmuiden", NULL);
	farm = caseload_employer(&c, "Akkerbouw Zonneveld");
	jan = caseload_add(&c, E_EMPLOYEE, "given_name", "Jan", "infix", "de", "family_name", "Wit", "birth_date",
		"1990-02-01", NULL);
	p_jan = caseload_placement(&c, jan, baker, "number", "P12", "job_title", "inpakker", NULL);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(search, .init = setup, .fini = teardown);

static struct hit *search(const char *text, size_t limit, size_t *n)
{
	struct hit *h;
	cr_assert_eq(store_search(c.store, text, limit, c.arena, &h, n), 0, "%s", err_last());
	return h;
}

/* "placement 1, contact 2" */
static char *found(const char *text)
{
	size_t n;
	struct hit *h = search(text, 20, &n);
	char *out = arena_strdup(c.arena, "");
	for (size_t i = 0; i < n; i++)
		out = arena_printf(c.arena, "%s%s%s %d", out, i ? ", " : "", model_entity(h[i].entity)->name, (int)h[i].id);
	return out;
}

Test(search, names_come_first_then_notes_newest_first)
{
	caseload_contact(&c, p_jan, "2026-10-01", "employer", "note", "Over Jan gesproken.", NULL);
	caseload_contact(&c, p_jan, "2026-11-01", "employer", "note", "Jan ging naar huis.", NULL);
	caseload_contact(&c, p_jan, "2026-09-01", "employer", "note", "Niets bijzonders", NULL);
	caseload_add(&c, E_SIGNAL, "placement", caseload_ref(&c, p_jan), "date", "2026-10-15", "kind", "overload", "note",
		"jan is moe", NULL);
	cr_assert_str_eq(found("jan"), "placement 1, employee 1, contact 2, signal 1, contact 1");
	cr_assert_str_eq(found("ja hui"), "contact 2");
}

Test(search, one_letter_finds_the_names_that_start_with_it)
{
	caseload_contact(&c, p_jan, "2026-10-01", "employer", "note", "Wachten op bericht", NULL);
	caseload_contact(&c, p_jan, "2026-10-02", "employer", "note", "Letter w was stuk", NULL);
	cr_assert_str_eq(found("w"), "placement 1, employee 1, contact 2");
	cr_assert_str_eq(found("zonneveld b"), "organisation 2");
}

/* Every kind of record with a text, and the parts of one, by the dictionary alone. */
Test(search, every_kind_with_a_text_is_found_and_says_where_it_leads)
{
	int64_t made[E_COUNT] = { [E_ORGANISATION] = baker, [E_PLACEMENT] = p_jan, [E_EMPLOYEE] = jan };
	made[E_PERSON] = caseload_add(&c, E_PERSON, "organisation", caseload_ref(&c, baker), "family_name", "Smit", NULL);
	made[E_REGION] = caseload_add(&c, E_REGION, "name", "Twente", NULL);
	made[E_EXPERT] = caseload_expert(&c, "Anna Berg");
	for (int id = E_PROFILE; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		struct record *r = record_new(e, CASELOAD_TODAY, c.arena);
		const char *word = NULL;
		if (e->flags & (ENTITY_KEPT | ENTITY_OWN))
			continue;
		for (size_t i = 0; i < e->nfields; i++) {
			const struct field *f = &e->fields[i];
			if (strcmp(f->name, "groups") == 0)
				r->value[i] = (char *)"wajong";
			else if (f->kind == F_REF && made[f->ref])
				r->value[i] = (char *)caseload_ref(&c, made[f->ref]);
			else if (f->kind == F_CHOICE && f->required)
				r->value[i] = (char *)f->choices[0].code;
			else if (f->kind == F_DATE && f->required)
				r->value[i] = (char *)"2026-01-05";
			else if (f->kind == F_DECIMAL && f->required)
				r->value[i] = (char *)"1";
			else if ((f->kind == F_TEXT || f->kind == F_NOTE) && !(f->flags & FIELD_HIDDEN))
				r->value[i] = arena_printf(c.arena, "woord%s%s", e->name, f->name);
			if ((f->flags & FIELD_SEARCH) && (f->kind == F_TEXT || f->kind == F_NOTE))
				word = r->value[i];
		}
		cr_assert_eq(store_begin(c.store, "test"), 0);
		cr_assert_eq(store_put(c.store, r, NULL, NULL), 0, "%s: %s", e->name, err_last());
		cr_assert_eq(store_commit(c.store, NULL), 0);
		made[id] = r->id;
		if (!word)
			continue;
		size_t n;
		struct hit *h = search(word, 20, &n);
		cr_assert_eq(n, 1, "%s: %zu found", e->name, n);
		cr_expect_eq(h->entity, (enum entity_id)id, "%s", e->name);
		cr_expect_eq(h->id, r->id, "%s", e->name);
		/* A programme and what is set up in it are about no employer. */
		const struct entity *whole = e->parent ? model_entity(e->parent) : e;
		bool programme = e->part == FILE_PROGRAMME && model_field(whole, "employer") < 0 &&
			model_field(whole, "placement") < 0;
		cr_expect_eq(h->employer, programme ? 0 : baker, "%s", e->name);
		cr_expect(strstr(h->text, word), "%s: %s", e->name, h->text);
	}
}

Test(search, a_hit_says_where_it_leads)
{
	size_t n;
	int64_t person = caseload_add(&c, E_PERSON, "organisation", caseload_ref(&c, baker), "given_name", "Mia",
		"family_name", "Quist", NULL);
	caseload_contact(&c, p_jan, "2026-10-01", "employer", "note", "Zuurdesem besproken", NULL);
	struct hit *h = search("quist", 20, &n);
	cr_assert(n == 1 && h->entity == E_PERSON && h->id == person && h->employer == baker);
	cr_assert_str_eq(h->title, "Mia Quist");
	h = search("zuurdesem", 20, &n);
	cr_assert(n == 1 && h->placement == p_jan && h->employer == baker);
	cr_assert_str_eq(h->title, "Jan de Wit · Bakkerij De Korenaar");
	cr_assert_eq(h->date, date_from_ymd(2026, 10, 1));
	h = search("wit", 20, &n);
	cr_assert(n == 2 && h[1].entity == E_EMPLOYEE && h[1].placement == p_jan);
}

Test(search, the_text_shows_what_stands_around_the_match)
{
	size_t n;
	caseload_contact(&c, p_jan, "2026-10-01", "employer", "note",
		"Lang gesprek gehad over van alles en nog wat in de kantine, waarna het over de Überstunden\x1b[2J ging en over "
		"de vakantie die daarna nog komt, met veel uitweidingen", NULL);
	struct hit *h = search("uberst", 20, &n);
	cr_assert_eq(n, 1);
	cr_assert(strstr(h->text, "Überstunden") != NULL, "%s", h->text);
	cr_assert_str_eq(arena_strndup(c.arena, h->text, strlen("…waarna het over de ")), "…waarna het over de ");
	cr_assert_null(strchr(h->text, '\x1b'));
	cr_assert_leq(text_width(h->text), 60);
	h = search("lang gesprek", 20, &n);
	cr_assert_str_eq(arena_strndup(c.arena, h->text, 12), "Lang gesprek");
}

Test(search, what_was_deleted_is_not_found)
{
	int64_t id = caseload_contact(&c, p_jan, "2026-10-01", "employer", "note", "Zuurdesem", NULL);
	cr_assert_str_eq(found("zuurdesem"), "contact 1");
	caseload_delete(&c, E_CONTACT, id);
	cr_assert_str_eq(found("zuurdesem"), "");
	caseload_delete(&c, E_ORGANISATION, farm);
	cr_assert_str_eq(found("akker"), "");
}

Test(search, nothing_typed_is_ever_syntax)
{
	static const char *const typed[] = { "", " ", "\"", "a\" OR b", "NEAR(", "*", "jan* AND", "'; DROP TABLE x", "-", "😀", "{note}:x" };
	size_t n;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		search(typed[i], 5, &n);
	cr_assert_str_eq(found("  \"wit\" "), "placement 1, employee 1");
}

Test(search, a_page_is_never_longer_than_its_limit)
{
	size_t n;
	for (int i = 0; i < 8; i++)
		caseload_contact(&c, p_jan, "2026-10-01", "employer", "note", "wit brood", NULL);
	search("wit", 5, &n);
	cr_assert_eq(n, 5);
	search("wit", 0, &n);
	cr_assert_eq(n, 0);
}

/* ---- look-up ---- */

/* "=1 2": ids, exact ones marked. */
static char *lookup(enum entity_id e, const char *text, int64_t employer)
{
	struct match *m;
	size_t n;
	char *out = arena_strdup(c.arena, "");
	cr_assert_eq(store_lookup(c.store, e, text, employer, 5, c.arena, &m, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		out = arena_printf(c.arena, "%s%s%s%d", out, i ? " " : "", m[i].exact ? "=" : "", (int)m[i].id);
	return out;
}

Test(search, a_person_is_found_by_name_in_any_order)
{
	static const char *const same[] = { "Jan de Wit", "Wit, Jan de", "de Wit Jan", "de Wit, Jan", "JAN  DE WIT", "Ján de Wít" };
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		cr_assert_str_eq(lookup(E_EMPLOYEE, same[i], 0), "=1", "%s", same[i]);
	cr_assert_str_eq(lookup(E_EMPLOYEE, "J. de Wit", 0), "1", "initials resemble");
	cr_assert_str_eq(lookup(E_EMPLOYEE, "Jan van der Wit", 0), "1", "another infix is another person");
	cr_assert_str_eq(lookup(E_EMPLOYEE, "Wi", 0), "1");
	cr_assert_str_eq(lookup(E_EMPLOYEE, "Zwart", 0), "");
}

Test(search, initials_with_and_without_dots_are_one_name)
{
	caseload_add(&c, E_EMPLOYEE, "given_name", "A.B.", "family_name", "Zwart", NULL);
	cr_assert_str_eq(lookup(E_EMPLOYEE, "Zwart, AB", 0), "=2");
	cr_assert_str_eq(lookup(E_EMPLOYEE, "A.B. Zwart", 0), "=2");
}

Test(search, an_employer_is_found_by_name_number_and_beginning)
{
	cr_assert_str_eq(lookup(E_ORGANISATION, "bakkerij de korenaar", 0), "=1");
	cr_assert_str_eq(lookup(E_ORGANISATION, "W-7", 0), "=1");
	cr_assert_str_eq(lookup(E_ORGANISATION, "koren", 0), "1");
	cr_assert_str_eq(lookup(E_ORGANISATION, "", 0), "2 1", "without words: by title");
}

Test(search, a_placement_is_found_by_number_or_employee_within_its_employer)
{
	int64_t other = caseload_placement(&c, jan, farm, NULL);
	cr_assert_eq(other, 2);
	cr_assert_str_eq(lookup(E_PLACEMENT, "P12", 0), "=1");
	cr_assert_str_eq(lookup(E_PLACEMENT, "Jan de Wit", farm), "=2");
	cr_assert_str_eq(lookup(E_PLACEMENT, "de wit koren", 0), "1");
	cr_assert_str_eq(lookup(E_EMPLOYEE, "wit", farm), "1");
	caseload_delete(&c, E_PLACEMENT, other);
	cr_assert_str_eq(lookup(E_PLACEMENT, "Jan de Wit", farm), "");
	cr_assert_str_eq(lookup(E_EMPLOYEE, "wit", farm), "");
}

Test(search, a_match_says_what_tells_two_alike_apart)
{
	struct match *m;
	size_t n;
	caseload_add(&c, E_EMPLOYEE, "given_name", "Jan", "infix", "de", "family_name", "Wit", "birth_date", "1971-12-31", NULL);
	store_lookup(c.store, E_EMPLOYEE, "Jan de Wit", 0, 5, c.arena, &m, &n);
	cr_assert_eq(n, 2);
	cr_assert(m[0].exact && m[1].exact);
	cr_assert_str_eq(m[0].title, "Jan de Wit");
	cr_assert_str_eq(m[0].detail, "01-02-1990");
	cr_assert_str_eq(m[1].detail, "31-12-1971");
	store_lookup(c.store, E_ORGANISATION, "koren", 0, 5, c.arena, &m, &n);
	cr_assert_str_eq(m[0].detail, "IJmuiden");
}

Test(search, a_contact_is_found_by_its_words_newest_first)
{
	caseload_contact(&c, p_jan, "2026-10-01", "employer", "note", "zuurdesem", NULL);
	caseload_contact(&c, p_jan, "2026-10-02", "employer", "note", "zuurdesem weer", NULL);
	cr_assert_str_eq(lookup(E_CONTACT, "zuurd", 0), "2 1");
	cr_assert_str_eq(lookup(E_CONTACT, "", 0), "2 1");
	cr_assert_str_eq(lookup(E_CONTACT, "", farm), "");
}

/* ---- cost ---- */

Test(search, no_search_or_look_up_sorts_or_reads_a_whole_table)
{
	size_t before;
	caseload_contact(&c, p_jan, "2026-10-01", "employer", "note", "jan", NULL);
	before = c.store->ncache;
	found("jan");
	for (int e = E_REGION; e <= E_PLACEMENT; e++) {
		lookup((enum entity_id)e, "jan w", 0);
		lookup((enum entity_id)e, "", 0);
	}
	cr_assert_str_empty(plan_faults(c.store, before, c.arena), "%s", plan_faults(c.store, before, c.arena));
}
