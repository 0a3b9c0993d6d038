/* Files that are no caseload: one clear error and nothing written. And files
 * that were damaged: no crash, and every row accounted for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/exchange/internal.h"
#include "tests/exchange/files.h"

static struct caseload c;

static void refused(const char *name, const char *text, size_t n, int code, const char *words)
{
	struct import *im;
	const char *path = text ? file_put(&c, name, text, n ? n : strlen(text)) : arena_printf(c.arena, "%s/%s", c.folder, name);
	int rc = import_open(&im, c.store, path, CASELOAD_TODAY);
	cr_assert_eq(rc, code, "%s: %d %s", name, rc, rc ? err_last() : "accepted");
	cr_assert(im == NULL);
	cr_assert(strstr(err_last(), words) != NULL, "%s: %s", name, err_last());
	cr_assert(strstr(err_last(), name) != NULL, "%s: %s", name, err_last());
	cr_assert(strchr(err_last(), '\n') == NULL);
}

static char *filled(const char *head, char with, size_t n, const char *tail)
{
	char *text = arena_alloc(c.arena, strlen(head) + n + strlen(tail) + 1);
	strcpy(text, head);
	memset(text + strlen(head), with, n);
	strcpy(text + strlen(head) + n, tail);
	return text;
}

Test(hostile, no_caseload_files__give_one_clear_error)
{
	caseload_open(&c);
	char *big = filled("Werkgever;Plaats\n\"", 'x', 10 << 20, "\";Utrecht\n");
	char *line = filled("Werkgever;Plaats\n", 'x', 10 << 20, ";Utrecht\n");
	char *wide = filled("Werkgever;Plaats", ';', 10000, "\nA;B\n");
	refused("missing.csv", NULL, 0, ERR_NOTFOUND, "no file");
	refused("", NULL, 0, ERR_INVALID, "folder");
	refused("empty.csv", "", 0, ERR_INVALID, "empty");
	refused("mark.csv", "\xef\xbb\xbf", 3, ERR_INVALID, "empty");
	refused("mark16.csv", "\xff\xfe", 2, ERR_INVALID, "empty");
	refused("nul.csv", "Werkgever;Plaats\nA\0B;Utrecht\n", 29, ERR_INVALID, "not a CSV");
	refused("late-nul.csv", filled("Werkgever;Plaats\nA;Utrecht\n", '\0', 1 << 17, "x"), 1 << 17, ERR_INVALID, "not a CSV");
	refused("book.xlsx", "PK\x03\x04\x14\0\x06\0", 8, ERR_INVALID, "save it as CSV");
	refused("book.xls", "\xd0\xcf\x11\xe0\xa1\xb1", 6, ERR_INVALID, "save it as CSV");
	refused("binary.csv", "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f;", 11, ERR_INVALID, "not a CSV");
	refused("big.csv", big, strlen(big), ERR_INVALID, "1 MiB");
	refused("line.csv", line, strlen(line), ERR_INVALID, "1 MiB");
	refused("wide.csv", wide, strlen(wide), ERR_INVALID, "columns");
	refused("quote.csv", "Werkgever;Plaats\nA;Utrecht\n\"B;Zeist\nC;Delft\n", 0, ERR_INVALID, "line 3");
	refused("prose.csv", "Beste collega,\nhierbij de lijst.\nGroet\n", 0, ERR_INVALID, "column names");
	refused("cut.csv", "\xff\xfeW\0e\0r\0k", 9, ERR_INVALID, "cut off");
	refused("surrogate.csv", "\xff\xfe\x00\xdc\x00\xdc", 6, ERR_INVALID, "UTF-16");
	const char *fifo = arena_printf(c.arena, "%s/fifo.csv", c.folder);
	cr_assert_eq(mkfifo(fifo, 0600), 0);
	refused("fifo.csv", NULL, 0, ERR_INVALID, "not a file");
	cr_assert_eq(count(&c, E_ORGANISATION), 0);
	caseload_close(&c);
}

Test(hostile, a_field_just_under_the_limit__is_read)
{
	caseload_open(&c);
	caseload_placement(&c, caseload_employee(&c, "Jan Bos"), caseload_employer(&c, "A"), NULL);
	char *text = filled("Datum;Werkgever;Werknemer;Notitie\n1-1-2026;A;Jan Bos;", 'x', (1 << 20) - 100, "\n");
	struct import_result r = take(&c, "c.csv", text);
	cr_assert_eq(r.made[E_CONTACT], 1);
	cr_assert_eq(strlen(TEXT(one(&c, E_CONTACT), "note")), (1 << 20) - 100);
	caseload_close(&c);
}

Test(hostile, wrong_bytes_after_a_mark__reject_the_row_alone)
{
	caseload_open(&c);
	struct import_result r = take(&c, "f.csv", "\xef\xbb\xbf" "Werkgever;Plaats\nCaf\xe9;Utrecht\nB;Zeist\n");
	cr_assert_eq(r.made[E_ORGANISATION], 1);
	cr_assert_eq(r.rejected, 1);
	caseload_close(&c);
}

Test(hostile, control_characters__do_not_reach_the_rejected_file_or_the_plan)
{
	caseload_open(&c);
	const char text[] = "Werkgever;Naam werknemer;Startdatum;K\x1b[31m\nA\x1b]0;x\x07;Jan;nooit\x1b[2J;x\n";
	struct import *im;
	cr_assert_eq(import_open(&im, c.store, file_put(&c, "f.csv", text, sizeof text - 1), CASELOAD_TODAY), 0);
	cr_assert(strchr(import_plan(im)->column[3].header, '\x1b') == NULL);
	cr_assert(strchr(import_plan(im)->column[0].sample, '\x1b') == NULL);
	import_close(&im);
	struct import_result r = take(&c, "f.csv", text);
	cr_assert_eq(r.rejected, 1);
	cr_assert(strchr(file_text(&c, r.rejected_path), '\x1b') == NULL);
	caseload_close(&c);
}

/* ---- damaged files ---- */

static const char whole[] =
	"\xef\xbb\xbf" "Dossiernummer;Werkgever;Plaats;Naam werknemer;Geboortedatum;Functie;Uren;Startdatum;Opmerkingen\r\n"
	"17;Bakkerij De Korenaar;Utrecht;Jan de Wit;3-4-1990;Inpakker;25,5;1-2-2026;\"Zegt: \"\"goed\"\"\r\nen meer\"\r\n"
	"18;Café Zoë;'s-Hertogenbosch;\"Bos, An\";1-1-85;Kok;36;31/12/25;'=1+1\r\n"
	"19;Kwekerij;Zeist;Youssef El Amrani;;;;;\r\n;;;;;;;;\r\n";

static uint32_t state = 20261122;

static uint32_t any(uint32_t below)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % below;
}

static size_t damage(char *text, size_t n)
{
	static const char signs[] = "\";,\t|\r\n'\x00\xff\xe9=-\x1b";
	for (uint32_t i = any(6) + 1; i > 0 && n > 1; i--) {
		size_t at = any((uint32_t)n);
		switch (any(4)) {
		case 0:
			text[at] = (char)any(256);
			break;
		case 1:
			text[at] = signs[any(sizeof signs - 1)];
			break;
		case 2: /* a piece falls out */
			memmove(text + at, text + at + (n - at) / 3, n - at - (n - at) / 3);
			n -= (n - at) / 3;
			break;
		default: /* a piece is doubled */
			if (n - at < 40) {
				memmove(text + n, text + at, n - at);
				n += n - at;
			}
		}
	}
	return n;
}

Test(hostile, two_thousand_damaged_files__every_row_is_accounted_for)
{
	caseload_open(&c);
	int accepted = 0;
	for (int i = 0; i < 2000; i++) {
		char text[2 * sizeof whole + 400];
		memcpy(text, whole, sizeof whole);
		size_t n = damage(text, sizeof whole - 1);
		struct import *im;
		struct import_result r;
		int rc = import_open_memory(&im, c.store, text, n, "damaged.csv", CASELOAD_TODAY);
		if (rc) {
			cr_assert(*err_last() != '\0');
			continue;
		}
		accepted++;
		rc = import_run(im, true, NULL, &r);
		cr_assert_eq(rc, 0, "%d: %s", i, err_last());
		int64_t in = r.rows - r.unchanged - r.rejected, written = 0;
		for (int e = 0; e < E_COUNT; e++)
			written += r.made[e] + r.changed[e];
		cr_assert(r.rows >= 0 && r.unchanged >= 0 && r.rejected >= 0 && in >= 0);
		cr_assert(in == 0 || written > 0, "%d: %d rows in, nothing written", i, (int)in);
		cr_assert(r.made[E_PLACEMENT] <= r.rows);
		import_close(&im);
	}
	cr_assert_gt(accepted, 500, "the damage must leave most files readable: %d", accepted);
	cr_assert_eq(count(&c, E_PLACEMENT), 0);
	caseload_close(&c);
}
