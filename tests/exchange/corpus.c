/* The files of tests/data/csv, one after the other into one caseload. */
#include <string.h>

#include "tests/exchange/files.h"

Test(corpus, real_shaped_files__come_in_whole_and_once)
{
	static const struct {
		const char *name;
		enum import_kind kind;
		enum encoding encoding;
		char separator;
		int header_line, rows;
	} files[] = {
		{ "plaatsingen-excel-1252.csv", IMPORT_PLACEMENTS, ENCODING_CP1252, ';', 3, 2 },
		{ "plaatsingen-unicode-tekst.txt", IMPORT_PLACEMENTS, ENCODING_UTF16LE, '\t', 1, 1 },
		{ "placements-english.csv", IMPORT_PLACEMENTS, ENCODING_UTF8, ',', 1, 2 },
		{ "contacten.csv", IMPORT_CONTACTS, ENCODING_UTF8, ';', 2, 2 },
		{ "werkgevers-pipe.csv", IMPORT_EMPLOYERS, ENCODING_UTF8, '|', 1, 1 },
	};
	struct caseload c;
	caseload_open(&c);
	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
			const char *path = arena_printf(c.arena, "tests/data/csv/%s", files[i].name);
			struct import *im;
			struct import_result r;
			cr_assert_eq(import_open(&im, c.store, path, CASELOAD_TODAY), 0, "%s", err_last());
			const struct import_plan *p = import_plan(im);
			cr_assert_eq(p->kind, files[i].kind, "%s", path);
			cr_assert_eq(p->encoding, files[i].encoding, "%s", path);
			cr_assert_eq(p->separator, files[i].separator, "%s", path);
			cr_assert_eq(p->header_line, files[i].header_line, "%s", path);
			for (size_t k = 0; k < p->ncolumns; k++)
				cr_assert(p->column[k].entity != NULL, "%s: %s", path, p->column[k].header);
			cr_assert_eq(import_run(im, false, NULL, &r), 0, "%s", err_last());
			import_close(&im);
			cr_assert_eq(r.rows, files[i].rows, "%s", path);
			cr_assert_eq(r.rejected, 0, "%s", r.rejected ? file_text(&c, r.rejected_path) : "");
			cr_assert_eq(r.unchanged, again ? r.rows : 0, "%s", path);
		}
	cr_assert_eq(count(&c, E_PLACEMENT), 5);
	cr_assert_eq(count(&c, E_CONTACT), 2);
	cr_assert_str_eq(TEXT(one(&c, E_ORGANISATION), "name"), "Café De Zon");
	cr_assert_str_eq(TEXT(nth(&c, E_CONTACT, 0), "note"), "Loopt goed.\nZegt: \"mooi\"");
	cr_assert_str_eq(TEXT(nth(&c, E_ORGANISATION, 5), "coc_number"), "12345678");
	cr_assert_eq(count(&c, E_PERSON), 1);
	caseload_close(&c);
}
