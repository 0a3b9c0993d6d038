/* The tables of an export for research and the book that explains them, made from the dictionary. */
#include "anker/codebook.h"

#include <inttypes.h>
#include <string.h>

#include "internal.h"

bool column_is_given(enum column_fate fate)
{
	return fate == COLUMN_GIVEN || fate == COLUMN_YEAR || fate == COLUMN_RELEASED;
}

/* ---- cells ---- */

static void put(FILE *out, bool first, const char *text, bool number)
{
	struct arena *a = arena_new();
	if (!first)
		fputc(',', out);
	fputs(csv_cell(a, text, number), out);
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

static const char *cell_text(const struct codebook_column *c, const char *value, struct arena *a)
{
	enum { YEAR = 4 };
	if (!value)
		return "";
	if (c->fate == COLUMN_YEAR)
		return arena_strndup(a, value, strnlen(value, YEAR));
	if (c->field && c->field->kind == F_BOOL)
		return strcmp(value, "1") == 0 ? "TRUE" : "FALSE";
	return text_clean(a, value, true);
}

void codebook_cell(FILE *out, bool first, const struct codebook_column *c, const char *value)
{
	struct arena *a = arena_new();
	put(out, first, cell_text(c, value, a), is_number(c->field));
	arena_free(&a);
}

void codebook_end_row(FILE *out)
{
	fputc('\n', out);
}

void codebook_names(FILE *out, const struct codebook_column *column, size_t n)
{
	bool first = true;
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

/* A small count, and the other that with the number of rows would tell it, are not said. */
static void put_counts(FILE *out, const struct codebook_column *c, int64_t least)
{
	struct arena *a = arena_new();
	int64_t n[] = { c->present, c->rows - c->present };
	bool small[] = { n[0] > 0 && n[0] < least, n[1] > 0 && n[1] < least };
	put_count(out, c->rows);
	for (size_t i = 0; i < 2; i++)
		if (!column_is_given(c->fate) || (small[1 - i] && !small[i]))
			put(out, false, "", false);
		else if (small[i])
			put(out, false, arena_printf(a, "<%" PRId64, least), false);
		else
			put_count(out, n[i]);
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
	fputs("table,column,label_nl,label_en,kind,privacy,given,rows,present,missing,choices,help_nl,help_"
	      "en\n",
		out);
	for (size_t i = 0; i < n; i++)
		put_column(out, &column[i], least);
}

void codebook_choices(FILE *out, const struct codebook_column *column, size_t n)
{
	fputs("table,column,code,label_nl,label_en\n", out);
	for (size_t i = 0; i < n; i++) {
		const struct field *f = column[i].field;
		if (!column_is_given(column[i].fate) || !f || f->kind != F_CHOICE)
			continue;
		for (const struct choice *c = f->choices; c->code; c++) {
			put(out, true, column[i].entity->name, false);
			put(out, false, column[i].name, false);
			put(out, false, c->code, false);
			put(out, false, c->label.nl, false);
			put(out, false, c->label.en, false);
			codebook_end_row(out);
		}
	}
}
