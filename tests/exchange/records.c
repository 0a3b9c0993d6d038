/* Tables of every kind of record: what is exported comes back, unchanged or new. */
#include <stdlib.h>
#include <string.h>

#include "src/exchange/internal.h"
#include "tests/exchange/files.h"

static struct caseload c;
static int64_t made[E_COUNT]; /* the record that references point at */

static char *exported(enum entity_id e)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);
	const struct query q = { .entity = e, .order = "id" };
	cr_assert_eq(export_csv(c.store, &q, f), 0, "%s", err_last());
	fclose(f);
	char *copy = arena_strndup(c.arena, text, n);
	free(text);
	return copy;
}

/* A value that the field takes; references to what was made before. */
static const char *sample(const struct entity *e, const struct field *f)
{
	if (f->flags & (FIELD_HIDDEN | FIELD_OWN))
		return NULL;
	if (e->id == E_FACTOR && f->kind == F_TEXT)
		return strcmp(f->name, "key") == 0 ? "x" : f->name;
	if (strcmp(f->name, "groups") == 0)
		return "wajong";
	switch (f->kind) {
	case F_TEXT:
	case F_NOTE:
		return arena_printf(c.arena, "%s van %s", f->name, e->name);
	case F_DATE:
		return "2026-05-04";
	case F_NUMBER:
	case F_PERCENT:
		return "3";
	case F_DECIMAL:
		return "7.5";
	case F_BOOL:
		return "1";
	case F_CHOICE:
		return f->choices[1].code;
	default:
		return made[f->ref] ? caseload_ref(&c, made[f->ref]) : NULL;
	}
}

static struct record *filled(enum entity_id id)
{
	const struct entity *e = model_entity(id);
	struct record *r = record_new(e, CASELOAD_TODAY, c.arena);
	for (size_t i = 0; i < e->nfields; i++) {
		const char *value = sample(e, &e->fields[i]);
		if (value)
			cr_assert_eq(record_set(r, e->fields[i].name, value), 0, "%s", err_last());
	}
	cr_assert_eq(store_begin(c.store, "test"), 0);
	cr_assert_eq(store_put(c.store, r, NULL, NULL), 0, "%s: %s", e->name, err_last());
	cr_assert_eq(store_commit(c.store, NULL), 0);
	/* Those that are found by name keep the name they have. */
	if (!e->sort_key)
		made[id] = r->id;
	return r;
}

static void fill(void)
{
	caseload_open(&c);
	memset(made, 0, sizeof made);
	made[E_ORGANISATION] = caseload_add(&c, E_ORGANISATION, "name", "Bakkerij De Korenaar", "place", "Utrecht", NULL);
	made[E_EMPLOYEE] = caseload_employee(&c, "Jan de Wit");
	made[E_EXPERT] = caseload_expert(&c, "Anna Berg");
	made[E_PLACEMENT] = caseload_placement(&c, made[E_EMPLOYEE], made[E_ORGANISATION], "number", "P-17", NULL);
	made[E_PERSON] = caseload_add(&c, E_PERSON, "organisation", caseload_ref(&c, made[E_ORGANISATION]), "given_name", "Piet",
		"family_name", "Smit", NULL);
	made[E_REGION] = caseload_add(&c, E_REGION, "name", "Twente", NULL);
	made[E_PROGRAMME] = caseload_add(&c, E_PROGRAMME, "name", "Duurzaam", "start", "2026-01-01", "until",
		"2029-12-31", NULL);
}

static void expect_same(const struct record *was, const struct record *is)
{
	for (size_t i = 0; i < was->entity->nfields; i++) {
		const struct field *f = &was->entity->fields[i];
		if (!(f->flags & (FIELD_HIDDEN | FIELD_OWN)))
			cr_expect(str_same(was->value[i], is->value[i]), "%s.%s: %s is now %s", was->entity->name, f->name,
				was->value[i] ? was->value[i] : "-", is->value[i] ? is->value[i] : "-");
	}
}

/* The text without its first column: as from a caseload that numbers otherwise. */
static char *without_numbers(const char *text)
{
	char *out = arena_strdup(c.arena, text), *to = out;
	for (const char *p = text; *p;) {
		const char *first = strchr(p, ';'), *end = strstr(p, "\r\n") + 2;
		p = first + 1;
		to = memcpy(to, p, (size_t)(end - p)), to += end - p;
		p = end;
	}
	*to = '\0';
	return out;
}

static struct import_result take_as(enum entity_id e, const char *text)
{
	struct import *im;
	struct import_result r;
	const char *path = file_put(&c, "as.csv", text, strlen(text));
	cr_assert_eq(import_open(&im, c.store, path, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_eq(import_set_records(im, e), 0, "%s", err_last());
	cr_assert_eq(import_run(im, false, NULL, &r), 0, "%s", err_last());
	import_close(&im);
	return r;
}

Test(records, every_kind__comes_back_without_a_change_and_is_made_again_when_it_is_gone)
{
	fill();
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		if (import_common(e->id) || e->flags & ENTITY_KEPT)
			continue;
		struct record *was = filled(e->id), *is;
		for (int l = 0; l < 2; l++) {
			lang_init(l ? "nl" : "en", "share");
			char *text = exported(e->id);
			take_again(&c, "again.csv", text);
			/* Also without its number, as long as it is there. */
			struct import_result r = take_as(e->id, without_numbers(text));
			cr_expect_eq(r.made[e->id] + r.changed[e->id] + r.rejected, 0, "%s: %d made, %d changed, %d rejected: %s",
				e->name, (int)r.made[e->id], (int)r.changed[e->id], (int)r.rejected,
				*r.rejected_path ? file_text(&c, r.rejected_path) : "");
		}
		/* What others refer to stays. */
		char *text = exported(e->id);
		int64_t all = count(&c, e->id);
		caseload_delete(&c, e->id, was->id);
		struct import_result r = take(&c, "back.csv", text);
		cr_assert_eq(r.made[e->id], 1, "%s: %d rejected: %s", e->name, (int)r.rejected,
			*r.rejected_path ? file_text(&c, r.rejected_path) : "");
		cr_assert_eq(count(&c, e->id), all);
		is = nth(&c, e->id, (size_t)all - 1);
		expect_same(was, is);
		if (!e->sort_key)
			made[e->id] = is->id;
	}
	caseload_close(&c);
}

Test(records, a_table_of_ones_own__is_read_when_told_what_it_is)
{
	fill();
	const struct import_result r = take_as(E_ADAPTATION,
		"Aanpassing;Werkgever;Medewerker;Niveau;Vanaf;Effect\n"
		"Steekwagen;Bakkerij De Korenaar;Jan de Wit;taak aangepast;4-5-2026;verbeterd\n"
		"Pauze;Bakkerij De Korenaar;;1;5-5-2026;\n"
		"Stil hoekje;Bakkerij De Onbekende;;2;5-5-2026;\n"
		"Trapje;Bakkerij De Korenaar;Jan de Wit;9;5-5-2026;\n");
	cr_assert_eq(r.made[E_ADAPTATION], 2, "%s", file_text(&c, r.rejected_path));
	cr_assert_eq(r.rejected, 2);
	struct record *a = nth(&c, E_ADAPTATION, 0);
	cr_assert_str_eq(TEXT(a, "placement"), caseload_ref(&c, made[E_PLACEMENT]));
	cr_assert_str_eq(TEXT(a, "level"), "task_adapted");
	cr_assert_str_eq(TEXT(a, "effect"), "better");
	cr_assert_str_eq(TEXT(nth(&c, E_ADAPTATION, 1), "placement"), "");
	char *text = file_text(&c, r.rejected_path);
	cr_assert(strstr(text, "De Onbekende") && strstr(text, "\"\"9\"\""), "%s", text);
	caseload_close(&c);
}

Test(records, a_part__names_the_number_of_what_it_is_part_of)
{
	fill();
	filled(E_PROFILE);
	struct import_result r = take_as(E_CAPACITY, arena_printf(c.arena,
		"Profiel;Punt;Kan wél;Beperking;Datum\n%s;tillen en dragen;tot vijf kilo;sterk beperkt;4-5-2026\n77;horen;;1;4-5-2026\n",
		caseload_ref(&c, made[E_PROFILE])));
	cr_assert_eq(r.made[E_CAPACITY], 1);
	cr_assert_eq(r.rejected, 1);
	cr_assert(strstr(file_text(&c, r.rejected_path), "capacity_profiles"));
	cr_assert_str_eq(TEXT(one(&c, E_CAPACITY), "limitation"), "2");
	caseload_close(&c);
}

/* The number that a profile has in another caseload may be someone else's here. */
Test(records, a_part__goes_to_nobody_else)
{
	fill();
	filled(E_PROFILE);
	filled(E_CAPACITY);
	char *text = exported(E_CAPACITY);
	cr_assert(strstr(text, "Whose") && strstr(text, "Jan de Wit"), "%s", text);
	int64_t piet = caseload_placement(&c, caseload_employee(&c, "Piet Aalbers"), made[E_ORGANISATION], NULL);
	caseload_delete(&c, E_CAPACITY, made[E_CAPACITY]);
	caseload_set(&c, E_PROFILE, made[E_PROFILE], "placement", caseload_ref(&c, piet), NULL);
	struct import_result r = take(&c, "part.csv", text);
	cr_assert_eq(r.made[E_CAPACITY], 0);
	cr_assert_eq(r.rejected, 1);
	char *why = file_text(&c, r.rejected_path);
	cr_assert(strstr(why, "Piet Aalbers") && strstr(why, "Jan de Wit"), "%s", why);
	caseload_set(&c, E_PROFILE, made[E_PROFILE], "placement", caseload_ref(&c, made[E_PLACEMENT]), NULL);
	r = take(&c, "part.csv", text);
	cr_assert_eq(r.made[E_CAPACITY], 1, "%s", *r.rejected_path ? file_text(&c, r.rejected_path) : "");
	caseload_close(&c);
}

static const char *code(void *ctx, const char *catalogue, const char *text)
{
	(void)ctx;
	return strcmp(catalogue, "schemes") == 0 && strcmp(text, "No-riskpolis") == 0 ? "no_risk" : NULL;
}

Test(records, words_of_a_catalogue__become_its_codes)
{
	struct import *im;
	struct import_result r;
	fill();
	static const char text[] = "Plaatsing;Regeling;Stand;Stand sinds\nP-17;No-riskpolis;toegekend;4-5-2026\nP-17;Iets anders;mogelijk;4-5-2026\n";
	cr_assert_eq(import_open(&im, c.store, file_put(&c, "s.csv", text, sizeof text - 1), CASELOAD_TODAY), 0);
	cr_assert_eq(import_set_records(im, E_SCHEME), 0);
	import_set_codes(im, code, NULL);
	cr_assert_eq(import_run(im, false, NULL, &r), 0, "%s", err_last());
	import_close(&im);
	cr_assert_eq(r.made[E_SCHEME], 2, "%s", *r.rejected_path ? file_text(&c, r.rejected_path) : "");
	cr_assert_str_eq(TEXT(nth(&c, E_SCHEME, 0), "scheme"), "no_risk");
	cr_assert_str_eq(TEXT(nth(&c, E_SCHEME, 1), "scheme"), "Iets anders");
	caseload_close(&c);
}

Test(records, what_the_program_makes_itself__is_refused)
{
	struct import *im;
	static const char text[] = "Datum;Werkgever\n1-1-2026;X\n";
	caseload_open(&c);
	cr_assert_eq(import_open(&im, c.store, file_put(&c, "d.csv", text, sizeof text - 1), CASELOAD_TODAY), 0);
	cr_assert_eq(import_set_records(im, E_DECISION), ERR_INVALID);
	cr_assert(strstr(err_last(), "decisions"), "%s", err_last());
	import_close(&im);
	caseload_close(&c);
}

/* The table again, its rows the other way round. */
static char *turned(enum entity_id e)
{
	char *head = exported(e), *rows = strstr(head, "\r\n"), *out;
	*rows = '\0';
	out = arena_printf(c.arena, "%s\r\n", head);
	for (char *end = rows + strlen(rows + 2); end > rows; end = *end == '\n' ? end - 1 : end) {
		char *line = end;
		while (line > rows + 2 && line[-1] != '\n')
			line--;
		out = arena_printf(c.arena, "%s%.*s\n", out, (int)strcspn(line, "\n"), line);
		end = line - 1;
	}
	return out;
}

Test(records, tables_in_an_empty_caseload__keep_their_numbers_in_any_order)
{
	fill();
	const char *employer = caseload_ref(&c, made[E_ORGANISATION]);
	caseload_add(&c, E_PERSON, "organisation", employer, "given_name", "Els", "family_name", "Bos", NULL);
	const char *goal = caseload_ref(&c, caseload_add(&c, E_GOAL, "employer", employer, "what", "Vragen", NULL));
	caseload_add(&c, E_GOAL, "employer", employer, "what", "Pauzeren", NULL);
	caseload_add(&c, E_STEP, "goal", goal, "what", "Kaartje", NULL);
	caseload_add(&c, E_STEP, "goal", goal, "what", "Zonder kaartje", NULL);
	const char *persons = turned(E_PERSON), *goals = turned(E_GOAL), *steps = turned(E_STEP);
	char *copies[] = { strdup(persons), strdup(goals), strdup(steps) };
	caseload_close(&c);

	caseload_open(&c);
	caseload_add(&c, E_ORGANISATION, "name", "Bakkerij De Korenaar", "place", "Utrecht", NULL);
	for (size_t i = 0; i < 3; i++) {
		cr_expect_eq(take(&c, "table.csv", copies[i]).rejected, 0);
		take_again(&c, "table.csv", copies[i]);
		free(copies[i]);
	}
	cr_expect_str_eq(TEXT(nth(&c, E_PERSON, 0), "family_name"), "Smit");
	cr_expect_str_eq(TEXT(nth(&c, E_PERSON, 1), "family_name"), "Bos");
	cr_expect_str_eq(TEXT(nth(&c, E_STEP, 0), "what"), "Kaartje");
	struct record *r;
	int64_t id;
	cr_assert_eq(id_parse(TEXT(nth(&c, E_STEP, 0), "goal"), &id), 0);
	cr_assert_eq(store_get(c.store, E_GOAL, id, c.arena, &r), 0);
	cr_expect_str_eq(TEXT(r, "what"), "Vragen");
	caseload_close(&c);
}

Test(records, a_number_of_another_caseload__renames_nobody_and_takes_no_room)
{
	fill();
	char *text = exported(E_PERSON);
	memcpy(strstr(text, "Piet"), "Karl", 4);
	memcpy(strstr(text, "Smit"), "Mook", 4);
	take(&c, "theirs.csv", text);
	cr_expect_str_eq(TEXT(nth(&c, E_PERSON, 0), "family_name"), "Smit");
	cr_expect_str_eq(TEXT(nth(&c, E_PERSON, 1), "family_name"), "Mook");
	/* The last number there is would leave none for who comes next. */
	char *wild = strstr(text, "\r\n") + 2;
	text = arena_printf(c.arena, "%.*s1099511627775%s", (int)(wild - text), text, strchr(wild, ';'));
	memcpy(strstr(text, "Mook"), "Vaat", 4);
	take(&c, "wild.csv", text);
	cr_expect(nth(&c, E_PERSON, 2)->id < 100);
	caseload_close(&c);
}

Test(records, our_own_table__is_known_with_its_columns_moved)
{
	lang_init("nl", "share");
	fill();
	char *text = exported(E_ORGANISATION), *line = strstr(text, "\r\n");
	cr_expect_eq(take(&c, "employers.csv", text).rejected, 0);
	/* The first column last. */
	char *row = line + 2, *end = strstr(row, "\r\n");
	char *head = strchr(text, ';') + 1, *cells = strchr(row, ';') + 1;
	text = arena_printf(c.arena, "%.*s;Recordnummer\r\n%.*s;1\r\n", (int)(line - head), head,
		(int)(end - cells), cells);
	struct import_result r = take(&c, "moved.csv", text);
	cr_expect_eq(r.rejected + r.made[E_ORGANISATION] + r.made[E_EMPLOYEE], 0);
	caseload_close(&c);
}

/* Without numbers of this caseload: each row is known by whose it is. Twice, and nothing is new. */
Test(records, of_a_programme__come_in_whoever_they_are_of)
{
	fill();
	caseload_expert(&c, "Bea Dam");
	int64_t congress = caseload_add(&c, E_MEETING, "kind", "congress", "title", "Congres", NULL);
	const struct {
		enum entity_id entity;
		int64_t n;
		const char *text;
	} tables[] = {
		{ E_WAVE, 2, "Programma;Meetmoment;Hoe;Bij wie;Maanden na het begin\n"
			"Duurzaam;T0;interview;werkgever;0\nDuurzaam;T0;interview;werknemer;0\n" },
		{ E_HOURS, 3, "Programma;Wie;Arbeidsdeskundige;Organisatie;Op;Uren;Waaraan\n"
			"Duurzaam;arbeidsdeskundige;Anna Berg;;4-5-2026;2,5;meting\n"
			"Duurzaam;arbeidsdeskundige;Bea Dam;;4-5-2026;3;meting\n"
			"Duurzaam;werkgever;;Bakkerij De Korenaar;4-5-2026;1;meting\n" },
		{ E_ATTENDANCE, 2, arena_printf(c.arena, "Bijeenkomst;Arbeidsdeskundige;Stand\n"
			"%s;Anna Berg;geweest\n%s;Bea Dam;geweest\n", caseload_ref(&c, congress),
			caseload_ref(&c, congress)) },
		{ E_FINDING, 1, "Arbeidsmarktregio;Op;Hoort bij;Bevinding\nTwente;4-5-2026;need;Tijd\n" },
	};
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct import_result r = take_as(tables[i].entity, tables[i].text);
		cr_expect_eq(r.rejected, 0, "%s", *r.rejected_path ? file_text(&c, r.rejected_path) : "");
		cr_expect_eq(r.made[tables[i].entity], tables[i].n, "%zu", i);
		r = take_as(tables[i].entity, tables[i].text);
		cr_expect_eq(r.made[tables[i].entity], 0, "%zu", i);
		cr_expect_eq(r.rejected, 0);
	}
	caseload_close(&c);
}

/* Which of the two is meant, nobody can know. */
Test(records, of_two_of_one_name__the_number_is_asked_for)
{
	fill();
	caseload_add(&c, E_PROGRAMME, "name", "Duurzaam", "start", "2030-01-01", "until", "2031-12-31", NULL);
	struct import_result r = take_as(E_HOURS, "Programma;Wie;Organisatie;Op;Uren;Waaraan\n"
		"Duurzaam;werkgever;Bakkerij De Korenaar;4-5-2026;1;meting\n");
	cr_assert_eq(r.rejected, 1);
	const char *said = file_text(&c, r.rejected_path);
	cr_expect_not_null(strstr(said, "write the number of the right one: 1, 2"), "%s", said);
	r = take_as(E_HOURS, "Programma;Wie;Organisatie;Op;Uren;Waaraan\n"
		"2;werkgever;Bakkerij De Korenaar;4-5-2026;1;meting\n");
	cr_expect_eq(r.made[E_HOURS], 1);
	caseload_close(&c);
}
