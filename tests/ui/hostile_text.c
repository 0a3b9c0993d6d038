/* See hostile.h. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/model.h"
#include "anker/text.h"
#include "tests/ui/hostile.h"

static const struct payload {
	const char *name, *bytes;
	bool common; /* the program may send these bytes itself: only between the marks they are a leak */
} payloads[] = {
	{ "clear the screen", "\033[2J", true },
	{ "window title", "\033]0;owned\007", false },
	{ "clipboard", "\033]52;c;b3duZWQ=\007", false },
	{ "clipboard, other end", "\033]52;c;b3duZWQ=\033\\", false },
	{ "link", "\033]8;;http://owned\033\\", false },
	{ "answer back", "\033[6n", false },
	{ "terminal asked who it is", "\033[c", false },
	{ "device control", "\033P$q\"p\033\\", false },
	{ "program command", "\033_owned\033\\", false },
	{ "print the screen", "\033[5i", false },
	{ "reset", "\033c", false },
	{ "character set", "\033(0", true },
	{ "shift out", "\016", true },
	{ "bell", "\007", true },
	{ "backspace", "\b", true },
	{ "carriage return", "\r", true },
	{ "answer", "\005", false },
	{ "cancel", "\030", false },
	{ "delete", "\177", false },
	{ "vertical tab", "\v", false },
	{ "C1 CSI, raw", "\2332J", true },
	{ "C1 CSI", "\302\233" "2J", false },
	{ "C1 DCS", "\302\220q", false },
	{ "C1 OSC", "\302\235" "0;owned\302\234", false },
	{ "C1 next line", "\302\205", false },
	{ "line separator", "\342\200\250", false },
	{ "paragraph separator", "\342\200\251", false },
	{ "right to left override", "\342\200\256", false },
	{ "right to left mark", "\342\200\217", false },
	{ "Arabic letter mark", "\330\234", false },
	{ "isolate", "\342\201\246", false },
	{ "zero width space", "\342\200\213", false },
	{ "zero width joiner", "\342\200\215", false },
	{ "word joiner", "\342\201\240", false },
	{ "invisible filler", "\343\205\244", false },
	{ "byte order mark", "\357\273\277", false },
	{ "byte order mark, turned round", "\357\277\276", false },
	{ "private use, not a character", "\364\217\277\277", false },
	{ "annotation", "\357\277\271", false },
	{ "soft hyphen", "\302\255", false },
	{ "tag", "\363\240\201\201", false },
	{ "variation selector", "\363\240\204\200", false },
	{ "pile of marks", "o\314\210\314\210\314\210\314\210\314\210\314\210", false },
	{ "overlong", "\300\257", false },
	{ "surrogate", "\355\240\200", false },
	{ "past the last", "\364\220\200\200", false },
	{ "cut off", "\360\237\230", true },
};
enum { PAYLOADS = sizeof payloads / sizeof *payloads };
_Static_assert((int)PAYLOADS == (int)HOSTILE_TEXTS, "hostile.h counts them");

/* Marks before and after: a hit can only come from the data. */
#define BEFORE "Q"
#define AFTER "Z"
#define REPLACEMENT "\357\277\275" /* what is shown instead */

/* ---- into the caseload ---- */

static void put_hex(FILE *f, const char *s)
{
	for (; *s; s++)
		fprintf(f, "%02x", (unsigned char)*s);
}

/* Rows take turns, so that many of the payloads meet every column. */
static void put_case(FILE *f, const char *row, size_t turn)
{
	fprintf(f, "CASE (%s + %zu) %% %d ", row, turn, PAYLOADS);
	for (size_t p = 0; p < PAYLOADS; p++) {
		fprintf(f, "WHEN %zu THEN CAST(x'", p);
		put_hex(f, BEFORE);
		put_hex(f, payloads[p].bytes);
		put_hex(f, AFTER);
		fputs("' AS TEXT) ", f);
	}
	fputs("END", f);
}

static void put_field(FILE *f, const char *table, const struct field *field, size_t turn)
{
	fprintf(f, "UPDATE %s SET %s = ", table, field->name);
	put_case(f, "id", turn);
	fprintf(f, " || coalesce(%s, '')%s;\n", field->name, field->flags & FIELD_KEY ? " || id" : "");
}

static void put_records(FILE *f)
{
	size_t turn = 0;

	for (enum entity_id e = E_NONE + 1; e < E_COUNT; e++) {
		const struct entity *en = model_entity(e);

		for (size_t i = 0; i < en->nfields; i++)
			if (en->fields[i].kind == F_TEXT || en->fields[i].kind == F_NOTE)
				put_field(f, en->name, &en->fields[i], turn++);
	}
}

/* Columns beside the records that hold no words but what the program itself wrote and compares:
 * moments, codes, names of accounts that rows are found by, texts that are found by their hash. A
 * column that is not here is poisoned. */
static const char codes[] =
	" txn.at txn.kind journal.op journal_field.field setting.who setting.name draft.who draft.key draft.at"
	" draft.owner draft_in_order.who draft_in_order.key draft_in_order.owner draft_in_order.at file.made"
	" file.office file.takeout"
	" suggestion.since rule_text.text suggestion_log.at suggestion_log.day suggestion_log.event"
	" suggestion.rule suggestion_log.rule facts_touched.kind script_text.text takeout.token takeout.at"
	" takeout.state takeout.last takeout.owner erased.at shelf.at shelf.kind shelf.field shelf.row"
	" member.login member.role member.since member.until stand_in.login stand_in.first stand_in.last"
	" stand_in.at stand_in.ended opened.who opened.at opened.until opened.kind notice.login notice.at"
	" notice.kind notice.seen connection.owner connection.since connection.end_by erasure.at erasure.ground"
	" erasure.rewritten erased_count.outcome erased_count.sector ";

static bool holds_code(const char *table, const char *column)
{
	char word[128];

	snprintf(word, sizeof word, " %s.%s ", table, column);
	return strstr(codes, word) != NULL;
}

static bool is_record_table(const char *table)
{
	for (enum entity_id e = E_NONE + 1; e < E_COUNT; e++)
		if (strcmp(model_entity(e)->name, table) == 0)
			return true;
	return false;
}

static void put_others(FILE *f, sqlite3 *db)
{
	static const char columns[] = "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p "
		"WHERE m.type = 'table' AND p.type = 'TEXT' AND m.name NOT LIKE '%\\_fts%' ESCAPE '\\'";
	sqlite3_stmt *st;
	size_t turn = 0;

	cr_assert_eq(sqlite3_prepare_v2(db, columns, -1, &st, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(st, 0);
		const char *column = (const char *)sqlite3_column_text(st, 1);
		char row[160];

		if (is_record_table(table) || holds_code(table, column))
			continue;
		snprintf(row, sizeof row, "length(%s) + unicode(%s || '.')", column, column);
		fprintf(f, "UPDATE %s SET %s = ", table, column);
		put_case(f, row, turn++);
		fprintf(f, " || %s WHERE %s IS NOT NULL;\n", column, column);
	}
	sqlite3_finalize(st);
}

/* Also what keeps lines as they are: the file was not made by us. */
static void put_triggers(FILE *f, sqlite3 *db)
{
	sqlite3_stmt *st;

	cr_assert_eq(sqlite3_prepare_v2(db, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND "
		"sql LIKE '%RAISE(%'", -1, &st, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	while (sqlite3_step(st) == SQLITE_ROW)
		fprintf(f, "DROP TRIGGER %s;\n", sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
}

void hostile_sql(const char *caseload, const char *sql)
{
	char *fault = NULL;
	sqlite3 *db;

	cr_assert_eq(sqlite3_open(caseload, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, TERM_DEADLINE_MS);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &fault), SQLITE_OK, "%s", fault);
	sqlite3_close(db);
}

void hostile_poison(const char *caseload)
{
	char *sql = NULL;
	size_t size;
	FILE *f = open_memstream(&sql, &size);
	sqlite3 *db;

	cr_assert_eq(sqlite3_open(caseload, &db), SQLITE_OK);
	fputs("BEGIN;\n", f);
	put_triggers(f, db);
	put_records(f);
	put_others(f, db);
	fputs("COMMIT;\n", f);
	fclose(f);
	sqlite3_close(db);
	hostile_sql(caseload, sql);
	free(sql);
}

void hostile_put(FILE *f, size_t n)
{
	fprintf(f, BEFORE "%s" AFTER, payloads[n % PAYLOADS].bytes);
}

/* ---- out of the terminal ---- */

/* strstr for bytes with a length. */
static bool sent(const struct term *t, const char *bytes)
{
	return memmem(t->raw, t->bytes, bytes, strlen(bytes)) != NULL;
}

static void no_leak(const struct term *t, const struct payload *p)
{
	char marked[64];

	snprintf(marked, sizeof marked, BEFORE "%s" AFTER, p->bytes);
	cr_assert(!sent(t, marked), "%s reached the terminal", p->name);
	cr_assert(p->common || !sent(t, p->bytes), "%s reached the terminal", p->name);
}

/* The length of a control that drawing takes; 0: it takes none like this. */
static size_t control_size(const char *s)
{
	static const char finals[] = "@ABCDGHJKLMPSTXbdhlmr"; /* move, erase, insert, delete, scroll, modes, colours */
	static const char *const titles[] = { "\033[22;0;0t", "\033[23;0;0t" }; /* the window's is kept and put back */
	size_t n = 2;

	for (size_t i = 0; i < 2; i++)
		if (strncmp(s, titles[i], strlen(titles[i])) == 0)
			return strlen(titles[i]);
	if (*s != '\033')
		return strchr("\b\t\n\r", *s) != NULL;
	if (s[1] == '(' && s[2] == 'B')
		return 3;
	if (s[1] != '[')
		return s[1] && strchr("78=>M", s[1]) ? 2 : 0;
	n += strspn(s + n, "?>0123456789;");
	return s[n] && strchr(finals, s[n]) ? n + 1 : 0;
}

/* The length of a visible character, 0 when there is none. */
static size_t character_size(struct arena *a, const char *s, const char *end)
{
	size_t n = 1;

	while (s + n < end && (s[n] & 0xc0) == 0x80)
		n++;
	if ((unsigned char)*s < 0x80)
		return *s >= ' ' && *s != '\177' && n == 1;
	/* On a letter: a mark alone would stand on nothing. */
	const char *alone = arena_printf(a, "a%.*s", (int)n, s);
	bool whole = strcmp(text_clean(a, alone, false), alone) == 0;
	arena_reset(a);
	return whole ? n : 0;
}

static void only_drawing(const struct term *t)
{
	struct arena *a = arena_new();
	const char *end = t->raw + t->bytes;
	size_t n;

	for (const char *s = t->raw; s < end; s += n) {
		n = (unsigned char)*s < ' ' ? control_size(s) : character_size(a, s, end);
		cr_assert(n > 0, "this is no drawing: \\x%02x\\x%02x\\x%02x\\x%02x after %zu bytes", (unsigned char)s[0],
			(unsigned char)s[1], (unsigned char)s[2], (unsigned char)s[3], (size_t)(s - t->raw));
	}
	arena_free(&a);
}

void hostile_search(const struct term *t, size_t least)
{
	static const char shown[] = BEFORE REPLACEMENT;
	size_t n = 0;

	for (size_t p = 0; p < PAYLOADS; p++)
		no_leak(t, &payloads[p]);
	only_drawing(t);
	for (const char *s = t->raw, *end = t->raw + t->bytes;
	     (s = memmem(s, (size_t)(end - s), shown, strlen(shown))) != NULL; s++)
		n++;
	cr_assert_geq(n, least, "only %zu replaced texts were seen: the walk went wrong", n);
}
