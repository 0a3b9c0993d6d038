/* What a row does: finding, making, updating; the same file again; rejected
 * rows; possible duplicates; dry runs and stopping. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/exchange/files.h"

static struct caseload c;

static const char placements[] =
	"Dossiernummer;Werkgever;Plaats;KvK;Naam werknemer;Geboortedatum;Functie;Startdatum;Arbeidsdeskundige;Contactpersoon;"
	"Telefoon contactpersoon;Arbeidsmarktregio\n"
	"17;Bakkerij De Korenaar;Utrecht;12345678;Jan de Wit;3-4-1990;Inpakker;1-2-2026;Anna Berg;Piet Smit;030-1;Midden\n"
	"18;Bakkerij De Korenaar;Utrecht;12345678;An Bos;1-1-1985;Verkoop;1-3-2026;Anna Berg;Piet Smit;030-1;Midden\n"
	"19;Kwekerij Groen;Zeist;;Youssef El Amrani;;;;Berg, Anna;;;\n";

static const char contacts[] =
	"Datum;Nummer;Werkgever;Medewerker;Met;Soort;Notitie;Duur;Gesproken met\n"
	"1-6-2026;17;;;werkgever;telefonisch;Gaat goed;10;Piet Smit\n"
	"2-6-2026;;Bakkerij De Korenaar;Wit, Jan de;werknemer;bezoek;\"Twee\nregels\";;\n"
	"3-6-2026;;De Onbekende;Jan de Wit;werknemer;bezoek;x;;\n"
	"3-6-2026;;Bakkerij De Korenaar;Kees Klok;werknemer;bezoek;x;;\n"
	"4-6-2026;;Kwekerij Groen;;werkgever;mail;Kennismaking;;\n"
	"5-6-2026;99;;;werkgever;mail;x;;\n"
	"6-6-2026;;;an bos;beiden;video;Driegesprek;;\n";

Test(rows, placements__make_all_they_name_once)
{
	caseload_open(&c);
	struct import_result r = take(&c, "p.csv", placements);
	cr_assert_eq(r.rows, 3);
	cr_assert_eq(r.rejected, 0, "%s", r.rejected_path);
	cr_assert_eq(r.made[E_PLACEMENT], 3);
	cr_assert_eq(r.made[E_ORGANISATION], 2);
	cr_assert_eq(r.made[E_EMPLOYEE], 3);
	cr_assert_eq(r.made[E_EXPERT], 1);
	cr_assert_eq(r.made[E_PERSON], 1);
	cr_assert_eq(r.made[E_REGION], 1);
	cr_assert_eq(r.duplicates, 0);
	cr_assert_str_eq(TEXT(one(&c, E_PERSON), "phone"), "030-1");
	cr_assert_str_eq(store_title(c.store, E_PLACEMENT, one(&c, E_PLACEMENT)->id, c.arena),
		"Jan de Wit · Bakkerij De Korenaar");
	take_again(&c, "p.csv", placements);
	take_again(&c, "another-name.csv", placements);
	caseload_close(&c);
}

Test(rows, contacts__find_their_placement_by_number_and_by_names)
{
	caseload_open(&c);
	take(&c, "p.csv", placements);
	struct import_result r = take(&c, "c.csv", contacts);
	cr_assert_eq(r.rows, 7);
	cr_assert_eq(r.made[E_CONTACT], 4);
	cr_assert_eq(r.rejected, 3);
	cr_assert_eq(r.made[E_PERSON], 0);
	const char *first = caseload_ref(&c, nth(&c, E_PLACEMENT, 0)->id);
	cr_assert_str_eq(TEXT(nth(&c, E_CONTACT, 0), "placement"), first);
	cr_assert_str_eq(TEXT(nth(&c, E_CONTACT, 0), "person"), "1");
	cr_assert_str_eq(TEXT(nth(&c, E_CONTACT, 1), "placement"), first);
	cr_assert_str_eq(TEXT(nth(&c, E_CONTACT, 1), "medium"), "visit");
	cr_assert_str_eq(TEXT(nth(&c, E_CONTACT, 2), "placement"), "", "with the employer alone");
	cr_assert_str_eq(TEXT(nth(&c, E_CONTACT, 3), "placement"), caseload_ref(&c, nth(&c, E_PLACEMENT, 1)->id));
	char *text = file_text(&c, r.rejected_path);
	cr_assert(strstr(text, "anker: line;column;reason;Datum;Nummer;") != NULL, "%s", text);
	cr_assert(strstr(text, "\r\n5;Werkgever;") || strstr(text, "\r\n5;Medewerker;"), "%s", text);
	cr_assert(strstr(text, "no placement of \"\"Kees Klok\"\" at Bakkerij De Korenaar") != NULL, "%s", text);
	cr_assert(strstr(text, "\r\n8;Nummer;") != NULL, "%s", text);
	cr_assert(strstr(text, ";3-6-2026;;Bakkerij De Korenaar;Kees Klok;werknemer;bezoek;x;;\r\n") != NULL, "%s", text);
	struct stat st;
	cr_assert_eq(stat(r.rejected_path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	take_again(&c, "c.csv", contacts);
	caseload_close(&c);
}

Test(rows, the_rejected_file__can_be_corrected_and_imported)
{
	caseload_open(&c);
	take(&c, "p.csv", placements);
	struct import_result r = take(&c, "c.csv", contacts);
	char *text = file_text(&c, r.rejected_path);
	memcpy(strstr(text, ";99;"), ";18;", 4);
	r = take_path(&c, file_put(&c, "again.csv", text, strlen(text)), false, NULL);
	cr_assert_eq(r.made[E_CONTACT], 1);
	cr_assert_eq(r.rejected, 2);
	caseload_close(&c);
}

Test(rows, other_files__are_not_overwritten_by_rejected_rows)
{
	caseload_open(&c);
	take(&c, "p.csv", placements);
	const char *mine = file_put(&c, "c.csv.rejected.csv", "mine", 4);
	struct import_result r = take(&c, "c.csv", contacts);
	cr_assert_str_eq(file_text(&c, mine), "mine");
	const char *path = arena_strdup(c.arena, r.rejected_path);
	cr_assert(strstr(path, "c.csv.rejected-2.csv") != NULL, "%s", path);
	r = take(&c, "c.csv", contacts);
	cr_assert_str_eq(r.rejected_path, path, "its own earlier file is replaced");
	caseload_close(&c);
}

Test(rows, new_values__update_and_empty_cells_do_not_erase)
{
	caseload_open(&c);
	take(&c, "p.csv", placements);
	struct import_result r = take(&c, "q.csv", "Dossiernummer;Werkgever;Naam werknemer;Functie;Startdatum;Uren\n"
		"17;Bakkerij De Korenaar;Jan de Wit;Bakker;;28,5\n18;Bakkerij De Korenaar;An Bos;;;\n");
	cr_assert_eq(r.changed[E_PLACEMENT], 1);
	cr_assert_eq(r.unchanged, 1);
	struct record *p = one(&c, E_PLACEMENT);
	cr_assert_str_eq(TEXT(p, "job_title"), "Bakker");
	cr_assert_str_eq(TEXT(p, "start"), "2026-02-01");
	cr_assert_str_eq(TEXT(p, "hours"), "28.5");
	caseload_close(&c);
}

Test(rows, a_number_of_someone_else__is_refused)
{
	caseload_open(&c);
	take(&c, "p.csv", placements);
	struct import_result r = take(&c, "q.csv", "Nr;Werkgever;Naam werknemer;Functie\n17;Slagerij;Kees Klok;Slager\n");
	cr_assert_eq(r.rejected, 1);
	cr_assert_eq(count(&c, E_ORGANISATION), 2, "nothing of a refused row is written");
	cr_assert_eq(count(&c, E_EMPLOYEE), 3);
	caseload_close(&c);
}

Test(rows, contradictions_in_one_file__the_first_row_counts_and_is_told)
{
	caseload_open(&c);
	const char text[] = "Werkgever;Sector;Naam werknemer;Functie\nA;Zorg;Jan Bos;x\nA;Bouw;An Bos;y\nA;zorg;Piet Bos;z\n";
	struct import_result r = take(&c, "p.csv", text);
	cr_assert_eq(r.made[E_PLACEMENT], 3);
	cr_assert_eq(r.rejected, 1);
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "sector"), "Zorg");
	cr_assert(strstr(file_text(&c, r.rejected_path), "\r\n3;Sector;") != NULL);
	take_again(&c, "p.csv", text);
	caseload_close(&c);
}

Test(rows, people_of_one_name__are_told_apart_or_asked_about)
{
	caseload_open(&c);
	take(&c, "p.csv", "Werkgever;Plaats;Naam werknemer;Geboortedatum;Functie\n"
		"Bakker;Utrecht;Jan Bos;1-1-1990;x\nBakker;Zeist;Jan Bos;2-2-1992;x\nBakker;Zeist;Kees Klok;;x\n");
	cr_assert_eq(count(&c, E_ORGANISATION), 2);
	cr_assert_eq(count(&c, E_EMPLOYEE), 3);
	struct import_result r = take(&c, "c.csv", "Datum;Werkgever;Plaats;Werknemer;Notitie\n"
		"1-1-2026;;;Jan Bos;wie\n1-1-2026;Bakker;Zeist;Jan Bos;deze\n1-1-2026;Bakker;;Kees Klok;ook\n");
	cr_assert_eq(r.made[E_CONTACT], 2);
	cr_assert_eq(r.rejected, 1);
	cr_assert(strstr(file_text(&c, r.rejected_path), "several employees") != NULL);
	r = take(&c, "q.csv", "Werkgever;Naam werknemer;Functie\nBakker;Dirk Dorst;x\nBakker;Kees Klok;y\n");
	cr_assert_eq(r.rejected, 1, "two bakers, and the first row does not say which");
	cr_assert_eq(r.changed[E_PLACEMENT], 1, "the second has only one placement it can mean");
	caseload_close(&c);
}

Test(rows, look_alikes__are_imported_and_listed)
{
	caseload_open(&c);
	take(&c, "p.csv", placements);
	static const struct {
		const char *row;
		enum entity_id entity;
		size_t nth;
	} cases[] = {
		{ "20;Bakkerij De Korenaar;Zeist;;Kees Klok;;\n", E_ORGANISATION, 0 },
		{ "21;Bakkerij de Korenaer;Utrecht;;Lies Lam;;\n", E_ORGANISATION, 0 },
		{ "22;Heel Anders;Almere;12345678;Mo Mol;;\n", E_ORGANISATION, 0 },
		{ "23;Kwekerij Groen;Zeist;;Jan de Witt;3-4-1990;\n", E_EMPLOYEE, 0 },
		{ "24;Kwekerij Groen;Zeist;;J. de Wit;;\n", E_EMPLOYEE, 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct duplicates d = { .n = 0 };
		const char *text = arena_printf(c.arena, "Dossiernummer;Werkgever;Plaats;KvK;Naam werknemer;Geboortedatum;Functie\n%s",
			cases[i].row);
		int64_t before = count(&c, cases[i].entity);
		struct import_result r = take_path(&c, file_put(&c, "d.csv", text, strlen(text)), false, &d);
		cr_assert_eq(r.duplicates, 1, "%s", text);
		cr_assert_geq(d.n, 1);
		cr_assert_eq(d.line, 2);
		cr_assert_eq(d.entity, cases[i].entity);
		cr_assert_eq(count(&c, cases[i].entity), before + 1, "neither merged nor left out");
	}
	struct import_result r = take(&c, "e.csv", "Werkgever;Naam werknemer;Functie\nIets Nieuws;Zoë Zonneveld;x\n");
	cr_assert_eq(r.duplicates, 0);
	caseload_close(&c);
}

Test(rows, a_person_known_by_name_alone__is_listed)
{
	struct duplicates d = { .n = 0 };
	static const char text[] = "Werkgever;Naam werknemer;Functie\nSlagerij;Jan de Wit;Slager\n";
	caseload_open(&c);
	take(&c, "p.csv", placements);
	struct import_result r = take_path(&c, file_put(&c, "q.csv", text, sizeof text - 1), false, &d);
	cr_assert_eq(r.made[E_EMPLOYEE], 0);
	cr_assert_eq(r.made[E_PLACEMENT], 1);
	cr_assert_eq(r.duplicates, 1);
	cr_assert_eq(d.resembles, one(&c, E_EMPLOYEE)->id);
	cr_assert_eq(take(&c, "q.csv", text).duplicates, 0);
	caseload_close(&c);
}

Test(rows, values_that_do_not_parse__name_line_column_and_value)
{
	caseload_open(&c);
	struct import_result r = take(&c, "p.csv", "Werkgever;Naam werknemer;Startdatum;Uren;Contract\n"
		"A;Jan Bos;31-02-2026;;\nA;An Bos;12-03;;\nA;Bo Bos;;veel;\nA;Co Bos;;;raar\n;Do Bos;;;\nA;;;;vast\nA;Ed Bos;1-1-2026 0:00;36;vast\n");
	cr_assert_eq(r.rows, 7);
	cr_assert_eq(r.rejected, 6);
	cr_assert_eq(r.made[E_PLACEMENT], 1);
	cr_assert_eq(r.made[E_EMPLOYEE], 1);
	char *text = file_text(&c, r.rejected_path);
	cr_assert(strstr(text, "\r\n2;Startdatum;\"Start date: \"\"31-02-2026\"\" is not a date") != NULL, "%s", text);
	cr_assert(strstr(text, "\r\n3;Startdatum;") && strstr(text, "\r\n4;Uren;") && strstr(text, "\r\n5;Contract;") &&
		strstr(text, "\r\n6;Werkgever;") && strstr(text, "\r\n7;Naam werknemer;"), "%s", text);
	caseload_close(&c);
}

Test(rows, a_dry_run__counts_and_writes_nothing)
{
	caseload_open(&c);
	const char *text = arena_printf(c.arena, "%s20;;;;Zonder Werkgever;;;;;;;\n", placements);
	const char *path = file_put(&c, "p.csv", text, strlen(text));
	struct import_result dry = take_path(&c, path, true, NULL);
	cr_assert_eq(count(&c, E_PLACEMENT), 0);
	cr_assert_eq(count(&c, E_REGION), 0);
	cr_assert_str_eq(dry.rejected_path, "");
	cr_assert_eq(access(arena_printf(c.arena, "%s.rejected.csv", path), F_OK), -1);
	struct import *im;
	cr_assert_eq(import_open(&im, c.store, path, CASELOAD_TODAY), 0);
	cr_assert(!import_plan(im)->column[0].remembered);
	import_close(&im);
	struct import_result real = take_path(&c, path, false, NULL);
	cr_assert_eq(memcmp(dry.made, real.made, sizeof dry.made), 0);
	cr_assert_eq(dry.rows, real.rows);
	cr_assert_eq(dry.rejected, real.rejected);
	cr_assert_eq(dry.rejected, 1);
	caseload_close(&c);
}

Test(rows, new_placements_are_the_importers__when_the_file_names_no_expert)
{
	caseload_open(&c);
	const char text[] = "Werkgever;Naam werknemer;Functie\nA;Jan Bos;x\n";
	const char *path = file_put(&c, "p.csv", text, sizeof text - 1);
	struct record *expert = record_new(model_entity(E_EXPERT), CASELOAD_TODAY, c.arena), **found;
	struct import *im;
	struct import_result r;
	size_t n;
	record_set(expert, "family_name", "Visser");
	cr_assert_eq(store_put(c.store, expert, NULL, NULL), 0, "%s", err_last());
	for (int turn = 0; turn < 2; turn++) {
		cr_assert_eq(import_open(&im, c.store, path, CASELOAD_TODAY), 0, "%s", err_last());
		import_set_expert(im, expert->id);
		cr_assert_eq(import_run(im, false, NULL, &r), 0, "%s", err_last());
		import_close(&im);
		cr_assert_eq(r.made[E_PLACEMENT], turn == 0);
		cr_assert_eq(r.unchanged, turn, "the second time nothing is new");
	}
	cr_assert_eq(store_find(c.store, &(struct query){ .entity = E_PLACEMENT }, c.arena, &found, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(record_get(found[0], "expert"), "1");
	caseload_close(&c);
}

Test(rows, the_mapping__can_be_changed_and_is_kept)
{
	caseload_open(&c);
	const char text[] = "Werkgever;Medewerker;Functie;Bijzonderheden\nA;Jan Bos;x;let op\n";
	const char *path = file_put(&c, "p.csv", text, sizeof text - 1);
	struct import *im;
	struct import_result r;
	cr_assert_eq(import_open(&im, c.store, path, CASELOAD_TODAY), 0);
	cr_assert_str_eq(target_of(&c, import_plan(im), "Bijzonderheden"), "-");
	cr_assert_eq(import_map(im, 3, "contact.note"), ERR_INVALID, "not in such a file");
	cr_assert_eq(import_map(im, 9, NULL), ERR_INVALID);
	cr_assert_eq(import_map(im, 3, "placement.note"), 0, "%s", err_last());
	cr_assert_eq(import_map(im, 2, NULL), 0);
	cr_assert_eq(import_run(im, false, NULL, &r), 0);
	import_close(&im);
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "note"), "let op");
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "job_title"), "");
	cr_assert_eq(import_open(&im, c.store, path, CASELOAD_TODAY), 0);
	cr_assert_str_eq(target_of(&c, import_plan(im), "Bijzonderheden"), "placement.note");
	cr_assert_str_eq(target_of(&c, import_plan(im), "Functie"), "-");
	cr_assert(import_plan(im)->column[3].remembered);
	cr_assert_eq(import_set_kind(im, IMPORT_EMPLOYERS), 0);
	cr_assert_str_eq(target_of(&c, import_plan(im), "Medewerker"), "-");
	import_close(&im);
	caseload_close(&c);
}

static int stop_at_once(void *ctx, int64_t bytes, int64_t total, int64_t rows)
{
	(void)ctx;
	(void)rows;
	cr_assert_leq(bytes, total);
	return 1;
}

Test(rows, stopping__leaves_whole_batches_and_the_rest_comes_later)
{
	enum { ROWS = 20800 /* more than one batch holds */ };
	caseload_open(&c);
	char *text = arena_alloc(c.arena, ROWS * 40 + 100), *to = text;
	to += sprintf(to, "Werkgever;Plaats\n");
	for (int i = 0; i < ROWS; i++)
		to += sprintf(to, "%d bedrijf;Plaats %d\n", i * 7919 % ROWS, i % 40);
	const char *path = file_put(&c, "p.csv", text, strlen(text));
	const struct import_hooks hooks = { stop_at_once, NULL, NULL, NULL };
	struct import *im;
	struct import_result r;
	cr_assert_eq(import_open(&im, c.store, path, CASELOAD_TODAY), 0);
	cr_assert_eq(import_run(im, false, &hooks, &r), 0, "%s", err_last());
	import_close(&im);
	cr_assert(r.stopped);
	cr_assert(r.rows >= 500 && r.rows < ROWS, "%d", (int)r.rows);
	cr_assert_eq(count(&c, E_ORGANISATION), r.rows);
	struct import_result rest = take_path(&c, path, false, NULL);
	cr_assert(!rest.stopped);
	cr_assert_eq(rest.rows, ROWS);
	cr_assert_eq(rest.made[E_ORGANISATION], ROWS - r.rows);
	cr_assert_eq(rest.unchanged, r.rows);
	caseload_close(&c);
}
