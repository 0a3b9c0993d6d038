/* The tables of an export for research and the book that explains them, made from the dictionary. */
#include "anker/codebook.h"

#include <inttypes.h>
#include <string.h>

#include "anker/tally.h"
#include "internal.h"

bool column_is_given(enum column_fate fate)
{
	return fate == COLUMN_GIVEN || fate == COLUMN_YEAR || fate == COLUMN_RELEASED;
}

/* ---- counts ---- */

static size_t codes_of(const struct codebook_column *c)
{
	size_t n = 0;
	if (c->field && c->field->kind == F_CHOICE && column_is_given(c->fate))
		while (c->field->choices[n].code)
			n++;
	return n;
}

void codebook_begin(struct codebook_column *c, struct arena *a)
{
	size_t n = codes_of(c);
	c->chosen = n ? arena_alloc(a, n * sizeof *c->chosen) : NULL;
	for (size_t i = 0; i < n; i++)
		c->chosen[i] = 0;
}

void codebook_count(struct codebook_column *c, const char *value)
{
	c->present += value != NULL;
	for (size_t i = 0; value && c->chosen && c->field->choices[i].code; i++)
		c->chosen[i] += strcmp(c->field->choices[i].code, value) == 0;
}

static bool is_small(int64_t n, int64_t least)
{
	return n > 0 && n < least;
}

/* How a count stands in the book: as it is, as a small one, or not at all. */
enum told { TOLD, TOLD_SMALL, TOLD_NOT };

/* Of each code, and behind these of nothing chosen: together they are the number of rows, which everybody
 * knows who has the table. Where it takes hiding that number too, nothing is told of the column. A column
 * without codes is one of values and of nothing. */
static enum told *told_of(const struct codebook_column *c, int64_t least, struct arena *a)
{
	size_t n = codes_of(c) ? codes_of(c) : 1;
	int64_t *count = arena_alloc(a, (n + 2) * sizeof *count);
	struct tally t = { count, arena_alloc(a, (n + 2) * sizeof *t.hidden), 0, n + 1 };
	enum told *told = arena_alloc(a, (n + 1) * sizeof *told);
	for (size_t i = 0; i < n; i++)
		count[i] = c->chosen ? c->chosen[i] : c->present;
	count[n] = c->rows - c->present;
	count[n + 1] = c->rows;
	tally_hide(&t, least);
	bool none = t.hidden[n + 1] || is_small(c->present, least);
	for (size_t i = 0; i <= n; i++)
		told[i] = !none && !t.hidden[i]		       ? TOLD
			  : !none && is_small(count[i], least) ? TOLD_SMALL
							       : TOLD_NOT;
	return told;
}

/* ---- cells ---- */

static void put_in(FILE *out, struct arena *a, bool first, const char *text, bool number)
{
	if (!first)
		fputc(',', out);
	fputs(csv_cell(a, text, number), out);
}

static void put(FILE *out, bool first, const char *text, bool number)
{
	struct arena *a = arena_new();
	put_in(out, a, first, text, number);
	arena_free(&a);
}

static void put_count(FILE *out, int64_t n)
{
	fprintf(out, ",%" PRId64, n);
}

static bool is_number(const struct field *f)
{
	return f && (f->kind == F_NUMBER || f->kind == F_PERCENT || f->kind == F_DECIMAL);
}

/* A point of a guide, "1.10", is no number: every program would read it as 1.1. */
static bool is_point(const struct codebook_column *c, const char *value)
{
	return c->field && c->field->kind == F_TEXT && c->fate == COLUMN_GIVEN &&
	       value[strspn(value, "0123456789.")] == '\0';
}

static const char *cell_text(const struct codebook_column *c, const char *value, struct arena *a)
{
	enum { YEAR = 4 };
	if (!value)
		return "";
	if (c->fate == COLUMN_YEAR)
		return arena_strndup(a, value, strnlen(value, YEAR));
	if (c->field && c->field->kind == F_BOOL)
		return strcmp(value, "1") == 0 ? "TRUE" : "FALSE";
	return is_point(c, value) ? arena_printf(a, "point %s", value) : text_clean(a, value, true);
}

void codebook_cell(
	FILE *out, struct arena *a, bool first, const struct codebook_column *c, const char *value)
{
	put_in(out, a, first, cell_text(c, value, a), is_number(c->field));
}

void codebook_end_row(FILE *out)
{
	fputc('\n', out);
}

/* So that spreadsheets take it for UTF-8; R passes over it. */
static void put_mark(FILE *out)
{
	fputs("\xef\xbb\xbf", out);
}

void codebook_names(FILE *out, const struct codebook_column *column, size_t n)
{
	bool first = true;
	put_mark(out);
	for (size_t i = 0; i < n; i++)
		if (column_is_given(column[i].fate)) {
			put(out, first, column[i].name, false);
			first = false;
		}
	codebook_end_row(out);
}

/* ---- codebook.csv ---- */

static const char *kind_of(const struct codebook_column *c, struct arena *a)
{
	static const char *const kinds[] = { [F_TEXT] = "text",
		[F_NOTE] = "text",
		[F_DATE] = "date",
		[F_NUMBER] = "number",
		[F_PERCENT] = "percentage",
		[F_DECIMAL] = "decimal",
		[F_BOOL] = "yes_no",
		[F_CHOICE] = "code" };
	if (!c->field)
		return "pseudonym";
	if (c->fate == COLUMN_YEAR)
		return "year";
	if (c->field->kind == F_REF)
		return arena_printf(a, "pseudonym of %s", model_entity(c->field->ref)->name);
	return c->field->kind == F_DATE && c->field->flags & FIELD_SPAN ? "date_or_period"
									: kinds[c->field->kind];
}

static const char *choices_of(const struct field *f, struct arena *a)
{
	struct str s = STR_INIT;
	for (const struct choice *c = f && f->kind == F_CHOICE ? f->choices : NULL; c && c->code; c++)
		str_addf(&s, "%s%s = %s / %s", s.len ? "; " : "", c->code, c->label.nl, c->label.en);
	const char *out = arena_strdup(a, s.len ? s.text : "");
	str_free(&s);
	return out;
}

static const char *privacy_of(const struct field *f)
{
	static const char *const classes[] = { [P_NONE] = "none", [P_IDENTIFYING] = "identifying",
		[P_CAPACITY] = "capacity", [P_FREE_TEXT] = "free_text" };
	return f ? classes[f->privacy] : "none";
}

static const char *fate_of(enum column_fate fate)
{
	static const char *const fates[] = { [COLUMN_GIVEN] = "given", [COLUMN_YEAR] = "given as year",
		[COLUMN_RELEASED] = "given: released", [COLUMN_IDENTIFYING] = "left out: identifying",
		[COLUMN_WORDS] = "left out: free text", [COLUMN_THOUGHT] = "left out: expert's own thoughts",
		[COLUMN_NOT_NEEDED] = "left out: not needed" };
	return fates[fate];
}

static void put_told(FILE *out, int64_t n, enum told told, int64_t least, struct arena *a)
{
	if (told == TOLD)
		put_count(out, n);
	else
		put(out, false, told == TOLD_SMALL ? arena_printf(a, "<%" PRId64, least) : "", false);
}

/* Either count with the number of rows tells the other: both are told, or none. */
static void put_counts(FILE *out, const struct codebook_column *c, int64_t least)
{
	struct arena *a = arena_new();
	size_t codes = codes_of(c);
	enum told missing = told_of(c, least, a)[codes ? codes : 1];
	put_count(out, c->rows);
	if (column_is_given(c->fate)) {
		put_told(out, c->present, missing == TOLD ? TOLD : TOLD_NOT, least, a);
		put_told(out, c->rows - c->present, missing, least, a);
	} else {
		fputs(",,", out);
	}
	arena_free(&a);
}

static void put_column(FILE *out, const struct codebook_column *c, int64_t least)
{
	struct arena *a = arena_new();
	const struct label pseudonym = { "Pseudoniem", "Pseudonym" }, none = { "", "" };
	struct label label = c->field ? c->field->label : pseudonym;
	struct label help = c->field && c->field->help.nl ? c->field->help : none;
	put(out, true, c->entity->name, false);
	put(out, false, c->name, false);
	put(out, false, label.nl, false);
	put(out, false, label.en, false);
	put(out, false, kind_of(c, a), false);
	put(out, false, privacy_of(c->field), false);
	put(out, false, fate_of(c->fate), false);
	put_counts(out, c, least);
	put(out, false, choices_of(c->field, a), false);
	put(out, false, help.nl, false);
	put(out, false, help.en, false);
	codebook_end_row(out);
	arena_free(&a);
}

void codebook_write(FILE *out, const struct codebook_column *column, size_t n, int64_t least)
{
	put_mark(out);
	fputs("table,column,label_nl,label_en,kind,privacy,given,rows,present,missing,choices,help_nl,help_"
	      "en\n",
		out);
	for (size_t i = 0; i < n; i++)
		put_column(out, &column[i], least);
}

static void put_choices(FILE *out, const struct codebook_column *c, int64_t least)
{
	struct arena *a = arena_new();
	const enum told *told = told_of(c, least, a);
	for (size_t i = 0; c->field->choices[i].code; i++) {
		const struct choice *choice = &c->field->choices[i];
		put(out, true, c->entity->name, false);
		put(out, false, c->name, false);
		put(out, false, choice->code, false);
		put(out, false, choice->label.nl, false);
		put(out, false, choice->label.en, false);
		put_told(out, c->chosen[i], told[i], least, a);
		codebook_end_row(out);
	}
	arena_free(&a);
}

void codebook_choices(FILE *out, const struct codebook_column *column, size_t n, int64_t least)
{
	put_mark(out);
	fputs("table,column,code,label_nl,label_en,count\n", out);
	for (size_t i = 0; i < n; i++)
		if (column[i].chosen)
			put_choices(out, &column[i], least);
}
