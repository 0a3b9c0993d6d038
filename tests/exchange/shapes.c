/* Files as people have them: encodings, separators, headers, odd rows. */
#include <stdio.h>
#include <string.h>

#include "tests/exchange/files.h"

static struct caseload c;

static const struct import_plan *plan_of(struct import **im, const char *text, size_t n)
{
	const char *path = file_put(&c, "f.csv", text, n);
	cr_assert_eq(import_open(im, c.store, path, CASELOAD_TODAY), 0, "%s", err_last());
	return import_plan(*im);
}

Test(shapes, windows_1252__with_semicolons_and_crlf)
{
	caseload_open(&c);
	const char text[] = "Werkgever;Plaats;Werknemer;Functie;Uren;Startdatum;Opmerkingen\r\n"
			    "Caf\xe9 De Zon;Sittard;Ren\xe9 van der Meer;Hulpkok;25,5;31-12-2025;Bijdrage \x80 100\r\n"
			    ";;;;;;\r\n";
	struct import *im;
	const struct import_plan *p = plan_of(&im, text, sizeof text - 1);
	cr_assert_eq(p->encoding, ENCODING_CP1252);
	cr_assert_eq(p->separator, ';');
	cr_assert_eq(p->kind, IMPORT_PLACEMENTS);
	cr_assert_eq(p->header_line, 1);
	cr_assert_str_eq(target_of(&c, p, "Werknemer"), "employee.name");
	cr_assert_str_eq(target_of(&c, p, "Opmerkingen"), "placement.note");
	cr_assert_str_eq(p->column[0].sample, "Café De Zon");
	import_close(&im);
	struct import_result r = take(&c, "f.csv", text);
	cr_assert_eq(r.rows, 1);
	cr_assert_eq(r.rejected, 0);
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "name"), "Café De Zon");
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "place"), "Sittard");
	cr_assert_str_eq(TEXT(one(&c, E_EMPLOYEE), "given_name"), "René");
	cr_assert_str_eq(TEXT(one(&c, E_EMPLOYEE), "infix"), "van der");
	cr_assert_str_eq(TEXT(one(&c, E_EMPLOYEE), "family_name"), "Meer");
	struct record *pl = one(&c, E_PLACEMENT);
	cr_assert_str_eq(TEXT(pl, "hours"), "25.5");
	cr_assert_str_eq(TEXT(pl, "start"), "2025-12-31");
	cr_assert_str_eq(TEXT(pl, "note"), "Bijdrage € 100");
	cr_assert_str_eq(TEXT(pl, "status"), "active");
	caseload_close(&c);
}

Test(shapes, utf8_with_bom__english_headers_in_any_order)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv",
		"\xef\xbb\xbf" "Start date,Employee,Company name,Hours per week,Contract until\n"
		"2026-01-05,\"Wit, Jan de\",\"Zoë & Co\",32,31/12/26\n");
	cr_assert_eq(r.made[E_PLACEMENT], 1);
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "name"), "Zoë & Co");
	cr_assert_str_eq(TEXT(one(&c, E_EMPLOYEE), "family_name"), "Wit");
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "contract_end"), "2026-12-31");
	caseload_close(&c);
}

Test(shapes, utf16_from_excel__unicode_text_with_tabs)
{
	caseload_open(&c);
	const char ascii[] = "Werkgever\tWerknemer\tStart\r\nBakker\xe9\tAn Bos\t1-2-2026\r\n";
	char le[2 * sizeof ascii + 2] = "\xff\xfe", be[2 * sizeof ascii + 2] = "\xfe\xff";
	size_t n = sizeof ascii - 1;
	for (size_t i = 0; i < n; i++) {
		le[2 + 2 * i] = be[3 + 2 * i] = ascii[i];
		le[3 + 2 * i] = be[2 + 2 * i] = 0;
	}
	struct import *im;
	const struct import_plan *p = plan_of(&im, le, 2 + 2 * n);
	cr_assert_eq(p->encoding, ENCODING_UTF16LE);
	cr_assert_eq(p->separator, '\t');
	import_close(&im);
	p = plan_of(&im, le + 2, 2 * n);
	cr_assert_eq(p->encoding, ENCODING_UTF16LE, "also without a mark");
	import_close(&im);
	p = plan_of(&im, be, 2 + 2 * n);
	cr_assert_eq(p->encoding, ENCODING_UTF16BE);
	struct import_result r;
	cr_assert_eq(import_run(im, false, NULL, &r), 0, "%s", err_last());
	import_close(&im);
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "name"), "Bakkeré");
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "start"), "2026-02-01");
	caseload_close(&c);
}

Test(shapes, title_line_above_the_header__and_empty_rows)
{
	caseload_open(&c);
	const char text[] = "Overzicht plaatsingen november 2026;;;\n;;;\n\nNaam bedrijf;Naam werknemer;Ingangsdatum;Contractvorm\n"
			    "Bakkerij;Jan Bos;1 feb 2026;tijdelijk\n;;;\n;;;\n\n\n";
	struct import *im;
	const struct import_plan *p = plan_of(&im, text, sizeof text - 1);
	cr_assert_eq(p->header_line, 4);
	cr_assert_str_eq(target_of(&c, p, "Naam bedrijf"), "organisation.name");
	import_close(&im);
	struct import_result r = take(&c, "f.csv", text);
	cr_assert_eq(r.rows, 1);
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "contract"), "temporary");
	caseload_close(&c);
}

Test(shapes, many_title_lines__up_to_the_fiftieth_line)
{
	static const char header[] = "Werkgever;Plaats\nBakkerij;Utrecht\n";
	struct import *im;
	char text[1024];
	for (int above = 20; above <= 50; above += above < 49 ? 29 : 1) {
		caseload_open(&c);
		size_t n = 0;
		for (int i = 0; i < above; i++)
			n += (size_t)snprintf(text + n, sizeof text - n, "Toelichting %d\n", i);
		snprintf(text + n, sizeof text - n, "%s", header);
		if (above < 50) {
			const struct import_plan *p = plan_of(&im, text, strlen(text));
			cr_assert_eq(p->header_line, above + 1);
			import_close(&im);
		} else {
			const char *path = file_put(&c, "f.csv", text, strlen(text));
			cr_assert_eq(import_open(&im, c.store, path, CASELOAD_TODAY), ERR_INVALID);
			cr_assert(strstr(err_last(), "first 50") != NULL, "%s", err_last());
		}
		caseload_close(&c);
	}
}

Test(shapes, dates_as_excel_counts_them)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv",
		"Werkgever;Werknemer;Geboortedatum;Ingangsdatum;Einddatum contract\n"
		"A;Jan Bos;29221;46054;46112\nB;Piet Vos;01-02-1980;19999;\nC;Kim Tol;;46054,5;\n"
		"D;Sam Lam;;80001;\n");
	cr_assert_eq(r.rejected, 3);
	cr_assert_eq(r.made[E_PLACEMENT], 1);
	cr_assert_str_eq(TEXT(one(&c, E_EMPLOYEE), "birth_date"), "1980-01-01");
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "start"), "2026-02-01");
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "contract_end"), "2026-03-31");
	caseload_close(&c);
}

Test(shapes, sep_line__names_the_separator)
{
	caseload_open(&c);
	const char text[] = "sep=|\r\nWerkgever|Plaats, straat|Sector\r\nA, B; C|Utrecht|Zorg\r\n";
	struct import *im;
	const struct import_plan *p = plan_of(&im, text, sizeof text - 1);
	cr_assert_eq(p->separator, '|');
	cr_assert_eq(p->header_line, 2);
	cr_assert_eq(p->kind, IMPORT_EMPLOYERS);
	import_close(&im);
	take(&c, "f.csv", text);
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "name"), "A, B; C");
	caseload_close(&c);
}

Test(shapes, quoted_newlines__stay_in_the_note_and_lines_are_physical)
{
	caseload_open(&c);
	int64_t baker = caseload_employer(&c, "Bakkerij");
	caseload_placement(&c, caseload_employee(&c, "Jan Bos"), baker, NULL);
	struct import_result r = take(&c, "f.csv", "Datum;Werkgever;Werknemer;Notitie\r\n"
		"1-6-2026;Bakkerij;Jan Bos;\"eerste\r\ntweede \"\"regel\"\"\"\r\n"
		"31-02-2026;Bakkerij;Jan Bos;x\r\n");
	cr_assert_eq(r.made[E_CONTACT], 1);
	cr_assert_str_eq(TEXT(one(&c, E_CONTACT), "note"), "eerste\ntweede \"regel\"");
	cr_assert_eq(r.rejected, 1);
	cr_assert(strstr(file_text(&c, r.rejected_path), "\r\n4;Datum;") != NULL, "%s", file_text(&c, r.rejected_path));
	caseload_close(&c);
}

Test(shapes, cr_only_line_ends__are_lines)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv", "Werkgever;Plaats\rA;Utrecht\rB;Zeist\r");
	cr_assert_eq(r.made[E_ORGANISATION], 2);
	caseload_close(&c);
}

Test(shapes, double_headers_and_ragged_rows__the_first_counts)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv", "Werkgever;Plaats;Plaats;Sector\nA;Utrecht;Zeist\nB\nC;Delft;;Zorg;te veel\n");
	cr_assert_eq(r.rows, 3);
	cr_assert_eq(r.made[E_ORGANISATION], 2);
	cr_assert_eq(r.rejected, 1);
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "place"), "Utrecht");
	cr_assert(strstr(file_text(&c, r.rejected_path), "5 cells") != NULL, "%s", file_text(&c, r.rejected_path));
	caseload_close(&c);
}

Test(shapes, names_in_parts__and_short_headers)
{
	caseload_open(&c);
	const char text[] = "Voornaam;Tussenvoegsel;Naam;Geb. datum;Telefoon\nMaria;;Garcia Lopez;12/03/40;06-1\nAn;van;Dijk;1-1-1990;\n";
	struct import *im;
	const struct import_plan *p = plan_of(&im, text, sizeof text - 1);
	cr_assert_eq(p->kind, IMPORT_EMPLOYEES);
	cr_assert_str_eq(target_of(&c, p, "Telefoon"), "employee.phone");
	import_close(&im);
	take(&c, "f.csv", text);
	struct record *e = one(&c, E_EMPLOYEE);
	cr_assert_str_eq(TEXT(e, "family_name"), "Garcia Lopez");
	cr_assert_str_eq(TEXT(e, "given_name"), "Maria");
	cr_assert_str_eq(TEXT(e, "birth_date"), "1940-03-12");
	cr_assert_str_eq(TEXT(nth(&c, E_EMPLOYEE, 1), "infix"), "van");
	caseload_close(&c);
}

Test(shapes, contact_columns__make_a_file_of_contacts)
{
	caseload_open(&c);
	static const char *const files[] = {
		"Datum;Werkgever;Werknemer;Notitie\n", "Datum;Dossiernummer;Verslag\n",
		"Contactdatum;Bedrijf;Cliënt;Soort;Met wie;Verslag;Volgend contact\n", "Date,Company,Employee,Medium,Notes\n",
	};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct import *im;
		cr_assert_eq(plan_of(&im, files[i], strlen(files[i]))->kind, IMPORT_CONTACTS, "%s", files[i]);
		cr_assert_str_eq(target_of(&c, import_plan(im), import_plan(im)->column[0].header), "contact.date");
		import_close(&im);
	}
	caseload_close(&c);
}

Test(shapes, preview__shows_rows_as_read)
{
	caseload_open(&c);
	struct import *im;
	char **cell;
	size_t rows;
	const char text[] = "Werkgever;Plaats\nA;\n;\nB;Zeist\n";
	const struct import_plan *p = plan_of(&im, text, sizeof text - 1);
	cr_assert_eq(import_preview(im, 5, c.arena, &cell, &rows), 0);
	cr_assert_eq(rows, 2);
	cr_assert_str_eq(cell[p->ncolumns], "B");
	cr_assert_str_eq(cell[p->ncolumns + 1], "Zeist");
	import_close(&im);
	caseload_close(&c);
}

Test(shapes, words_and_values_of_other_systems)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv",
		"Cli\xc3\xabntnr;Voorletters;Voorvoegsel;Achternaam;Werkgever naam;Vestiging;Aanvang dienstverband;"
		"Einde dienstverband;Uren pw;Status;SFB;Telefoon;No-riskpolis\n"
		"1001;J.P.;van der;Berg;Bakkerij Jansen;Haarlem;1-9-2026 00:00:00;31-12-2026 00:00:00;24 uur;"
		"In dienst;onbekend;023-5551234;n.v.t.\n"
		"1002;S.;;Amrani;Bakkerij Jansen;Haarlem;2026-10-15T00:00:00;-;32u p/w;Uit dienst;j;023-5551234;?\n");
	cr_assert_eq(r.rejected, 0);
	cr_assert_eq(r.made[E_PLACEMENT], 2);
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "phone"), "023-5551234", "nobody else is named");
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "place"), "Haarlem");
	struct record *p = nth(&c, E_PLACEMENT, 0);
	cr_assert_str_eq(TEXT(p, "start"), "2026-09-01");
	cr_assert_str_eq(TEXT(p, "contract_end"), "2026-12-31");
	cr_assert_str_eq(TEXT(p, "hours"), "24");
	cr_assert_str_eq(TEXT(p, "no_risk"), "not_applicable");
	cr_assert_str_eq(TEXT(nth(&c, E_EMPLOYEE, 0), "infix"), "van der");
	cr_assert_eq(record_get(nth(&c, E_EMPLOYEE, 0), "sfb"), NULL, "unknown stays empty");
	p = nth(&c, E_PLACEMENT, 1);
	cr_assert_str_eq(TEXT(p, "hours"), "32");
	cr_assert_str_eq(TEXT(p, "status"), "ended");
	cr_assert_eq(record_get(p, "contract_end"), NULL);
	caseload_close(&c);
}

Test(shapes, a_list_of_employers__with_whom_to_speak_to)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv", "Bedrijfsnaam;KvK;Woonplaats;Contactpersoon;Functie;Telefoon\n"
		"Helder;12345678;Haarlem;Fatima el Idrissi;teamleider;023-1234567\n");
	cr_assert_eq(r.rejected, 0);
	cr_assert_eq(r.made[E_ORGANISATION], 1);
	cr_assert_str_eq(TEXT(one(&c, E_PERSON), "role"), "supervisor");
	cr_assert_str_eq(TEXT(one(&c, E_PERSON), "phone"), "023-1234567");
	caseload_close(&c);
}

Test(shapes, a_company_spelled_otherwise_is_pointed_out__a_numbered_one_not)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv", "Werkgever;Werknemer;Startdatum\nAlbert Heijn B.V.;Dhr. A. Een;1-2-2026\n"
		"Albert Heyn BV;B Twee;1-2-2026\nalbert  heijn;C Drie;1-2-2026\n"
		"Basisschool 3;D Vier;1-2-2026\nBasisschool 4;E Vijf;1-2-2026\n");
	cr_assert_eq(r.duplicates, 2);
	cr_assert_eq(r.made[E_ORGANISATION], 5);
	cr_assert_str_eq(TEXT(nth(&c, E_EMPLOYEE, 0), "given_name"), "A.");
	caseload_close(&c);
}

Test(shapes, a_contact_still_to_come_is_refused)
{
	caseload_open(&c);
	take(&c, "p.csv", "Werkgever;Werknemer;Startdatum\nHelder;Jan Een;1-2-2026\n");
	struct import_result r = take(&c, "c.csv", "Datum;Werkgever;Werknemer;Soort;Verslag\n"
		"1-11-2026;Helder;Jan Een;tel.;goed\n1-12-2030;Helder;Jan Een;mail;typfout\n");
	cr_assert_eq(r.made[E_CONTACT], 1);
	cr_assert_eq(r.rejected, 1);
	caseload_close(&c);
}

Test(shapes, dates_that_are_not_known_to_the_day)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv",
		"Naam werknemer;Werkgever;Startdatum;Contract tot;Proefplaatsing tot\n"
		"Jan Bos;Bakkerij;maart 2026;2027-03;zomer 2027\nAn Smit;Bakkerij;2026;mrt-27;2026-11-22/2027-05-31\n"
		"Els Berg;Bakkerij;03-2026;K1 2027;1-3-2027\n");
	cr_assert_eq(r.rejected, 0, "%s", r.rejected ? file_text(&c, r.rejected_path) : "");
	static const char *const want[][3] = { { "2026-03", "2027-03", "2027-06-01/2027-08-31" },
		{ "2026", "2027-03", "2026-11-22/2027-05-31" }, { "2026-03", "2027-01-01/2027-03-31", "2027-03-01" } };
	for (size_t i = 0; i < 3; i++) {
		struct record *p = nth(&c, E_PLACEMENT, i);
		cr_expect_str_eq(TEXT(p, "start"), want[i][0]);
		cr_expect_str_eq(TEXT(p, "contract_end"), want[i][1]);
		cr_expect_str_eq(TEXT(p, "trial_end"), want[i][2]);
		cr_expect_str_eq(TEXT(p, "status"), "active");
	}
	caseload_close(&c);
}

/* What would be another month when the file is read later, is not taken. */
Test(shapes, a_month_without_a_year_is_refused_and_told_how)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv", "Naam werknemer;Werkgever;Contract tot\nJan Bos;Bakkerij;maart\n"
		"An Smit;Bakkerij;voor 1 mei 2027\nEls Berg;Bakkerij;binnenkort\nPiet Aal;Bakkerij;volgend jaar\n"
		"Kim Bos;Bakkerij;voor 1 mei 2029\n");
	cr_assert_eq(r.rejected, 5);
	const char *text = file_text(&c, r.rejected_path);
	cr_assert(strstr(text, "\"\"maart\"\" is not a date") && strstr(text, "March 2027, 2027-03, 2027"), "%s", text);
	r = take(&c, "g.csv", "Werkgever;Naam werknemer;Geboortedatum\nBakkerij;Jan Bos;maart 1990\n");
	cr_assert_eq(r.rejected, 1, "a birthday is a day");
	caseload_close(&c);
}

Test(shapes, a_start_in_the_month_that_is_known__is_the_same_placement)
{
	caseload_open(&c);
	const char head[] = "Naam werknemer;Werkgever;Startdatum\n";
	take(&c, "f.csv", arena_printf(c.arena, "%sJan Bos;Bakkerij;maart 2026\n", head));
	struct import_result r = take(&c, "g.csv", arena_printf(c.arena, "%sJan Bos;Bakkerij;9-3-2026\n", head));
	cr_assert_eq(r.made[E_PLACEMENT], 0);
	cr_assert_eq(r.changed[E_PLACEMENT], 1);
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "start"), "2026-03-09");
	/* Who knows less takes nothing back. */
	r = take(&c, "h.csv", arena_printf(c.arena, "%sJan Bos;Bakkerij;2026\n", head));
	cr_assert(r.made[E_PLACEMENT] == 0 && r.changed[E_PLACEMENT] == 0);
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "start"), "2026-03-09");
	r = take(&c, "i.csv", arena_printf(c.arena, "%sJan Bos;Bakkerij;april 2026\n", head));
	cr_assert_eq(r.made[E_PLACEMENT], 1, "another start is another placement");
	caseload_close(&c);
}

Test(shapes, a_start_that_is_surely_to_come__is_planned)
{
	caseload_open(&c);
	take(&c, "f.csv", "Naam werknemer;Werkgever;Startdatum\nJan Bos;Bakkerij;maart 2199\n");
	cr_assert_str_eq(TEXT(one(&c, E_PLACEMENT), "status"), "planned");
	caseload_close(&c);
}
