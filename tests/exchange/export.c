/* Export, and what comes back of it. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/exchange/internal.h"
#include "tests/exchange/files.h"

static struct caseload c;

static char *exported(enum entity_id e, bool json)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);
	const struct query q = { .entity = e, .order = "id" };
	cr_assert_eq(json ? export_json(c.store, &q, f) : export_csv(c.store, &q, f), 0, "%s", err_last());
	fclose(f);
	char *copy = arena_strndup(c.arena, text, n);
	free(text);
	return copy;
}

static void fill(void)
{
	caseload_open(&c);
	int64_t region = caseload_add(&c, E_REGION, "name", "Midden-Utrecht", NULL);
	int64_t anna = caseload_add(&c, E_EXPERT, "given_name", "Anna", "family_name", "Berg", "login", "anna", NULL);
	int64_t baker = caseload_add(&c, E_ORGANISATION, "name", "=SOM(A1)", "place", "'s-Hertogenbosch", "number", "W-1",
		"region", caseload_ref(&c, region), "phone", "+31 30 123", "size", "medium", "experience", "much",
		"guidance_arranged", "0", "note", "@regel 1\nregel \"2\"; einde", "contact_wish", "on_request", NULL);
	int64_t other = caseload_add(&c, E_ORGANISATION, "name", "=SOM(A1)", "place", "Zeist", NULL);
	int64_t smit = caseload_add(&c, E_PERSON, "organisation", caseload_ref(&c, baker), "given_name", "Piet", "family_name",
		"Smit", NULL);
	int64_t jan = caseload_add(&c, E_EMPLOYEE, "given_name", "Jan", "infix", "de", "family_name", "Wit", "birth_date",
		"1990-04-03", "target_group", "wia_under_35", "sfb", "1", "strengths", "- rustig\n- precies", NULL);
	int64_t twin = caseload_add(&c, E_EMPLOYEE, "given_name", "Jan", "infix", "de", "family_name", "Wit", "birth_date",
		"1992-01-01", NULL);
	int64_t p = caseload_placement(&c, jan, baker, "number", "-17", "hours", "25.5", "start", "2026-02-01", "expert",
		caseload_ref(&c, anna), "contact_person", caseload_ref(&c, smit), "contract", "temporary", "phase", "settling",
		"wage_value", "70", "meaningful", "4", "learning", "1", "jobcoach", "none", NULL);
	int64_t p2 = caseload_placement(&c, twin, other, "start", "2026-03", "trial_end", "2026-11-22/2027-05-31",
		"contract_end", "2027-03-01/2027-03-10", "jobcoach_end", "2028", "wage_value_date", "2025-12-01/2026-02-28",
		"wage_subsidy_end", "2027-03-22/2027-03-28", NULL);
	caseload_contact(&c, p, "2026-03-01", "employer", "note", "=1+1\n'quoted'", "person", caseload_ref(&c, smit), "minutes",
		"10", "next_contact", "2026-04-01", NULL);
	caseload_contact(&c, p, "2026-03-01", "employer", "note", "another talk", NULL);
	caseload_contact(&c, p2, "2026-03-02", "both", "medium", "visit", "reached", "0", NULL);
}

Test(export, csv__comes_back_without_a_change)
{
	static const enum entity_id all[] = { E_ORGANISATION, E_EMPLOYEE, E_PLACEMENT, E_CONTACT };
	static const char *const languages[] = { "en", "nl" };
	fill();
	for (size_t l = 0; l < 2; l++) {
		lang_init(languages[l], "share");
		for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
			char *text = exported(all[i], false);
			struct import_result r = take(&c, "back.csv", text);
			cr_assert_eq(r.rejected, 0, "%s", r.rejected ? file_text(&c, r.rejected_path) : "");
			cr_assert_eq(r.rows, count(&c, all[i]));
			take_again(&c, "back.csv", text);
			for (int e = 0; e < E_COUNT; e++)
				cr_assert(r.made[e] == 0 && r.changed[e] == 0, "%s %d %d: %s", model_entity(all[i])->name, e,
					(int)r.changed[e], text);
		}
	}
	caseload_close(&c);
}

Test(export, csv__is_what_spreadsheets_open_well)
{
	fill();
	char *text = exported(E_ORGANISATION, false);
	cr_assert_eq(strncmp(text, "\xef\xbb\xbf" "Record number;Own employer number;Employer;", 40), 0, "%s", text);
	cr_assert(strstr(text, "\r\n1;W-1;'=SOM(A1);employer;") != NULL, "%s", text);
	cr_assert(strstr(text, ";'+31 30 123;") && strstr(text, ";''s-Hertogenbosch;"), "%s", text);
	cr_assert(strstr(text, ";\"'@regel 1\nregel \"\"2\"\"; einde\";;;;\r\n") != NULL, "%s", text);
	caseload_close(&c);
}

Test(export, csv__leaves_out_what_an_expert_thought)
{
	fill();
	caseload_add(&c, E_DECISION, "placement", "1", "rule", "x", "verdict", "dismissed", "note", "GEZEGD", "impression",
		"no", "disputed", "GEDACHT", "factors", "feeling-", "turning_point", "GEDACHT", "peer_question", "GEDACHT", NULL);
	char *csv = exported(E_DECISION, false);
	cr_assert(strstr(csv, "GEZEGD") != NULL, "%s", csv);
	cr_assert(strstr(csv, "GEDACHT") == NULL && strstr(csv, "feeling") == NULL, "%s", csv);
	cr_assert(strstr(csv, "Turning point") == NULL && strstr(csv, "Omslagpunt") == NULL, "%s", csv);
	cr_assert(strstr(exported(E_DECISION, true), "GEDACHT") != NULL);
	caseload_close(&c);
}

Test(export, json__is_an_array_of_dictionary_objects)
{
	fill();
	json_error_t error;
	json_t *all = json_loads(exported(E_PLACEMENT, true), 0, &error);
	cr_assert(all != NULL, "%s", error.text);
	cr_assert_eq(json_array_size(all), 2);
	json_t *p = json_array_get(all, 0);
	cr_assert_eq(json_integer_value(json_object_get(p, "id")), 1);
	cr_assert_str_eq(json_string_value(json_object_get(p, "employee_name")), "Jan de Wit");
	cr_assert_eq(json_real_value(json_object_get(p, "hours")), 25.5);
	cr_assert_eq(json_integer_value(json_object_get(p, "wage_value")), 70);
	cr_assert(json_is_true(json_object_get(p, "learning")));
	cr_assert_str_eq(json_string_value(json_object_get(p, "contract")), "temporary");
	cr_assert(json_is_null(json_object_get(p, "ended")));
	cr_assert_str_eq(json_string_value(json_object_get(json_array_get(all, 1), "start")), "2026-03");
	json_decref(all);
	all = json_loads(exported(E_SIGNAL, true), 0, &error);
	cr_assert(json_is_array(all) && json_array_size(all) == 0);
	json_decref(all);
	caseload_close(&c);
}

Test(export, guard__is_undone_exactly)
{
	static const char *const fixed[] = { "=1+1", "+31", "-5", "@x", "\tx", "\rx", "|x", "%x", "  =1", "'quoted", "''", "'=1",
		"\xef\xbc\x9d" "1", "\xef\xbc\x8d" "1", "plain", "", "a=b", "-" };
	struct arena *a = arena_new();
	uint32_t seed = 7;
	for (int i = 0; i < 10000 + (int)(sizeof fixed / sizeof *fixed); i++) {
		char random[16], *text = random;
		static const char letters[] = "=+-@\t|%' \"ab;,\n1";
		if (i < 10000) {
			for (size_t k = 0; k < sizeof random; k++) {
				seed = seed * 1664525u + 1013904223u;
				random[k] = k == sizeof random - 1 || (seed >> 24) % 9 == 0 ? '\0' : letters[(seed >> 16) % (sizeof letters - 1)];
			}
		} else {
			text = arena_strdup(a, fixed[i - 10000]);
		}
		/* Through a real file: the reader takes off quotes, import the guard. */
		const char *file = arena_printf(a, "%s;x\r\n", csv_cell(a, text, false));
		struct source *s;
		struct reader *reader;
		struct row row;
		cr_assert_eq(source_open_memory(&s, file, strlen(file), "m"), 0, "%s", err_last());
		cr_assert_eq(reader_new(&reader, s, ';'), 0);
		cr_assert_eq(reader_next(reader, a, &row), 1);
		cr_assert_str_eq(guard_undo(row.cell[0]), text);
		cr_assert(!*text || !strchr("=+-@\t\r|%", row.cell[0][0]));
		reader_free(&reader);
		source_close(&s);
		arena_reset(a);
	}
	arena_free(&a);
}
