/* What others typed never reaches the terminal as anything but text: escape
 * sequences, C1, carriage returns, direction and zero-width marks, tags. They
 * are written into every text field of every record, past every check, and all
 * screens are walked; the bytes of the pty are searched for them. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/model.h"
#include "tests/ui/demo.h"

static const struct payload {
	const char *name, *bytes;
	bool common; /* the program may send these bytes itself: only between the marks they are a leak */
} payloads[] = {
	{ "clear the screen", "\033[2J", true },
	{ "window title", "\033]0;owned\007", false },
	{ "clipboard", "\033]52;c;b3duZWQ=\007", false },
	{ "clipboard, other end", "\033]52;c;b3duZWQ=\033\\", false },
	{ "answer back", "\033[6n", false },
	{ "device control", "\033P$q\"p\033\\", false },
	{ "character set", "\033(0", true },
	{ "shift out", "\016", true },
	{ "bell", "\007", true },
	{ "backspace", "\b", true },
	{ "carriage return", "\r", true },
	{ "delete", "\177", false },
	{ "vertical tab", "\v", false },
	{ "C1 CSI, raw", "\2332J", true },
	{ "C1 CSI", "\302\233" "2J", false },
	{ "C1 DCS", "\302\220q", false },
	{ "C1 next line", "\302\205", false },
	{ "line separator", "\342\200\250", false },
	{ "right to left override", "\342\200\256", false },
	{ "isolate", "\342\201\246", false },
	{ "zero width space", "\342\200\213", false },
	{ "byte order mark", "\357\273\277", false },
	{ "soft hyphen", "\302\255", false },
	{ "tag", "\363\240\201\201", false },
	{ "overlong", "\300\257", false },
	{ "surrogate", "\355\240\200", false },
};
enum { PAYLOADS = sizeof payloads / sizeof *payloads, REPLACEMENTS = 500 };

/* Marks before and after: a hit can only come from the data. */
#define BEFORE "Q"
#define AFTER "Z"
#define REPLACED BEFORE "\357\277\275" /* what is shown instead */

static char *sql_path(const struct demo *d)
{
	static char path[80];

	snprintf(path, sizeof path, "%s/hostile.sql", d->folder);
	return path;
}

static void put_hex(FILE *f, const char *s)
{
	for (; *s; s++)
		fprintf(f, "%02x", (unsigned char)*s);
}

/* Rows take turns, so that many of the payloads meet every field. */
static void put_update(FILE *f, const char *table, const struct field *field, size_t turn)
{
	fprintf(f, "UPDATE %s SET %s = CASE (id + %zu) %% %d ", table, field->name, turn, PAYLOADS);
	for (size_t p = 0; p < PAYLOADS; p++) {
		fprintf(f, "WHEN %zu THEN CAST(x'", p);
		put_hex(f, BEFORE);
		put_hex(f, payloads[p].bytes);
		put_hex(f, AFTER);
		fputs("' AS TEXT) ", f);
	}
	fprintf(f, "END || coalesce(%s, '')%s;\n", field->name, field->flags & FIELD_KEY ? " || id" : "");
}

/* Straight into the tables: a file may come from anywhere. */
static void poison(struct demo *d)
{
	static const char elsewhere[] = "UPDATE expert SET login = 'anna' WHERE id = 1;\n"
		"UPDATE txn SET label = CAST(x'511b5b324a5a' AS TEXT), who = CAST(x'51e280ae5a' AS TEXT);\n";
	FILE *f = fopen(sql_path(d), "w");
	char command[256];
	size_t turn = 0;

	cr_assert(f != NULL);
	fputs("BEGIN;\n", f);
	for (enum entity_id e = E_NONE + 1; e < E_COUNT; e++) {
		const struct entity *en = model_entity(e);

		for (size_t i = 0; i < en->nfields; i++)
			if (en->fields[i].kind == F_TEXT || en->fields[i].kind == F_NOTE)
				put_update(f, en->name, &en->fields[i], turn++);
	}
	fputs(elsewhere, f);
	fputs("COMMIT;\n", f);
	fclose(f);
	snprintf(command, sizeof command, "sqlite3 -bail '%s' < '%s'", d->path, sql_path(d));
	cr_assert_eq(system(command), 0);
}

/* Through all screens. A digit goes to a main screen, twice to its root. */
#define ESC "\033"
#define PAGE_DOWN "\033[6~"
static const char *const walk[] = {
	"j", "j", "j", "\n", "G", ESC, "G", "k", "\n", "G", ESC, "o", "G", "H", "\n", ESC,
	"1", "1", "e", "G", "1", "1",
	"E", ESC, ":", ESC, "s", ESC, "d", ESC,
	"2", "j", "w", "G", "y", "G", "h", "G", ESC, ESC, "n", "G", "\n", "G", ESC, ESC,
	"t", "G", "\n", ESC, ESC, ESC,
	"2", "2", "3", "j", "w", "G", "n", "G", ESC, "t", "G", ESC, ESC, "3", "3",
	"2", "G", "\n", "G", "H", "q", "t", PAGE_DOWN, "\n", PAGE_DOWN, ESC, "q", "e", PAGE_DOWN, PAGE_DOWN, ESC,
	"E", PAGE_DOWN, ESC, "2", "2", "t", "q", "c", PAGE_DOWN, ESC, "V", ESC, "/", "k", "\n", ESC,
	"3", "G", "\n", "G", "t", PAGE_DOWN, "q", "H", "q", "e", PAGE_DOWN, PAGE_DOWN, ESC, "K", ESC, "2", "3", "3",
	"4", PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, "G", "\n", ESC, "f", ESC, "/", "q", "\n", ESC,
	"5", "w", "samira", "\n", "\n", "x", "t", ESC,
	"6", "de", "\t", "G", "\n", PAGE_DOWN, ESC,
};

static void step(struct term *t, const char *keys)
{
	size_t before = t->bytes;

	term_send(t, keys, strlen(keys));
	for (int i = 0; i < 20 && t->bytes == before; i++)
		term_idle(t, 20);
	term_settle(t);
}

/* strstr for bytes with a length. */
static bool sent(const struct term *t, const char *bytes)
{
	return memmem(t->raw, t->bytes, bytes, strlen(bytes)) != NULL;
}

static void search_output(const struct term *t)
{
	size_t shown = 0;

	for (size_t p = 0; p < PAYLOADS; p++) {
		char marked[64];

		snprintf(marked, sizeof marked, BEFORE "%s" AFTER, payloads[p].bytes);
		cr_assert(!sent(t, marked), "%s reached the terminal", payloads[p].name);
		cr_assert(payloads[p].common || !sent(t, payloads[p].bytes), "%s reached the terminal", payloads[p].name);
	}
	for (const char *s = t->raw, *end = t->raw + t->bytes;
	     (s = memmem(s, (size_t)(end - s), REPLACED, strlen(REPLACED))) != NULL; s++)
		shown++;
	cr_assert_gt(shown, REPLACEMENTS, "only %zu replaced texts were seen: the walk went wrong", shown);
}

static void walk_at(int rows, int cols)
{
	struct demo d;
	struct term *t;

	demo_open(&d, "en");
	poison(&d);
	t = demo_start_as(&d, rows, cols, "anna", NULL);
	term_wait_for(t, "placements");
	for (size_t i = 0; i < sizeof walk / sizeof *walk; i++)
		step(t, walk[i]);
	search_output(t);
	demo_leave(t);
	demo_close(&d);
}

Test(hostile, text__never_reaches_an_80_column_terminal)
{
	walk_at(24, 80);
}

Test(hostile, text__never_reaches_a_132_column_terminal)
{
	walk_at(43, 132);
}
