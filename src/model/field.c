/* Checking and showing canonical values, one row per kind. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/str.h"
#include "anker/text.h"
#include "kinds.h"

enum { SHOWN_COLUMNS = 40, MOST_DIGITS = 9, OFFERED = 12 };

int field_refuse(const struct field *f, const char *value, const char *understood)
{
	struct arena *a = arena_new();
	const char *shown = text_cut(a, text_clean(a, value, false), SHOWN_COLUMNS);
	int rc = err_set(ERR_INVALID, _("%s: \"%s\" is not understood; %s."), lang_text(f->label), shown,
		understood);

	arena_free(&a);
	return rc;
}

char *field_offers(const struct field *f, struct arena *a)
{
	struct str s = STR_INIT;
	int offered = 0;

	str_add(&s, _("choose from: "));
	for (const struct choice *c = f->choices; c != NULL && c->code != NULL; c++) {
		if (c->retired)
			continue;
		if (offered > 0)
			str_add(&s, ", ");
		if (offered++ == OFFERED) {
			str_add(&s, "…");
			break;
		}
		str_add(&s, lang_text(c->label));
	}
	char *text = arena_strdup(a, s.text);
	str_free(&s);
	return text;
}

/* "-12.5": digits, with one point between digits where `fraction` is set. */
static bool is_plain_number(const char *v, bool fraction)
{
	size_t whole = 0, part = 0;

	if (*v == '-')
		v++;
	while (isdigit((unsigned char)v[whole]))
		whole++;
	if (whole == 0 || whole > MOST_DIGITS)
		return false;
	if (v[whole] == '\0')
		return true;
	if (!fraction || v[whole] != '.')
		return false;
	while (isdigit((unsigned char)v[whole + 1 + part]))
		part++;
	return part > 0 && part <= MOST_DIGITS && v[whole + 1 + part] == '\0';
}

static int check_range(const struct field *f, const char *v)
{
	int min = f->min, max = f->max;
	double number = strtod(v, NULL);

	if (min == 0 && max == 0) {
		if (f->kind != F_PERCENT)
			return 0;
		max = 100;
	}
	if (number >= min && number <= max)
		return 0;
	return err_set(ERR_INVALID, _("%s: %s is outside %d to %d."), lang_text(f->label), v, min, max);
}

/* A phone number without its 0 can look like one. */
static bool may_hold_bsn(const struct field *f, const char *v)
{
	int digits = 0;

	for (const char *p = v; *p != '\0'; p++)
		digits += isdigit((unsigned char)*p) != 0;
	return f->kind == F_TEXT && digits >= 9 && strcmp(f->name, "phone") != 0;
}

static int check_text(const struct field *f, const char *v)
{
	if (!text_valid(v, strlen(v)))
		return field_refuse(f, v, _("the text must be valid UTF-8"));
	if (!may_hold_bsn(f, v))
		return 0;
	struct arena *a = arena_new();
	char *masked;
	int found = text_mask_bsn(a, v, &masked);

	arena_free(&a);
	/* In a note it is masked; here what is left would be no name or number. */
	return found == 0 ? 0
			  : err_set(ERR_INVALID,
				    _("%s: this holds a citizen service number (BSN), which may not be kept; "
				      "use another number."),
				    lang_text(f->label));
}

/* Of equal spans the text is equal too. */
static bool is_canonical(const char *v, struct date_span s)
{
	struct arena *a = arena_new();
	bool same = strcmp(date_span_iso(a, s), v) == 0;

	arena_free(&a);
	return same;
}

static int check_date(const struct field *f, const char *v)
{
	struct date_span s;
	int from, to, month, mday;
	bool span = (f->flags & FIELD_SPAN) != 0;

	if (span ? date_span_parse_iso(v, &s) < 0 || !is_canonical(v, s) : date_parse_iso(v, &s.first) < 0)
		return field_refuse(f, v, span ? _("a date is written yyyy-mm-dd, yyyy-mm, yyyy or, for a "
						   "stretch that is none of these, yyyy-mm-dd/yyyy-mm-dd")
					       : _("a date is written yyyy-mm-dd"));
	date_to_ymd(s.first, &from, &month, &mday);
	date_to_ymd(span ? s.last : s.first, &to, &month, &mday);
	/* No one's date is further away: a digit too few or too many. */
	return from >= 1900 && to < 2200 ? 0 : field_refuse(f, v, _("the year is not between 1900 and 2199"));
}

static int check_number(const struct field *f, const char *v)
{
	if (!is_plain_number(v, false))
		return field_refuse(f, v, _("a whole number, such as 12"));
	return check_range(f, v);
}

static int check_decimal(const struct field *f, const char *v)
{
	if (!is_plain_number(v, true))
		return field_refuse(f, v, _("a number, such as 28.5"));
	return check_range(f, v);
}

static int check_bool(const struct field *f, const char *v)
{
	return strcmp(v, "0") == 0 || strcmp(v, "1") == 0 ? 0 : field_refuse(f, v, _("yes or no"));
}

static int check_choice(const struct field *f, const char *v)
{
	struct arena *a = arena_new();
	int rc = model_choice(f, v) != NULL ? 0 : field_refuse(f, v, field_offers(f, a));

	arena_free(&a);
	return rc;
}

static int check_ref(const struct field *f, const char *v)
{
	int64_t id;

	/* Canonical is decimal; 3.17 is only how it is shown. */
	if (strchr(v, '.') != NULL || id_parse(v, &id) < 0)
		return field_refuse(f, v, _("a record number, such as 42"));
	return 0;
}

static catalogue_name_fn *catalogue_name;
static void *catalogue_name_ctx;

void model_name_catalogues(catalogue_name_fn *name, void *ctx)
{
	catalogue_name = name;
	catalogue_name_ctx = ctx;
}

void model_forget_catalogues(const void *ctx)
{
	if (catalogue_name_ctx == ctx)
		model_name_catalogues(NULL, NULL);
}

static char *show_text(const struct field *f, const char *v, struct arena *a)
{
	const char *name =
		f->catalogue && catalogue_name ? catalogue_name(catalogue_name_ctx, f->catalogue, v) : NULL;

	return text_clean(a, name ? name : v, f->kind == F_NOTE);
}

static char *show_date(const struct field *f, const char *v, struct arena *a)
{
	struct date_span s;
	day d;

	if (date_parse_iso(v, &d) == 0)
		return date_long(a, d);
	if ((f->flags & FIELD_SPAN) && date_span_parse_iso(v, &s) == 0)
		return date_span_show(a, s, DAY_NONE);
	return show_text(f, v, a);
}

static char *show_percent(const struct field *f, const char *v, struct arena *a)
{
	return arena_printf(a, "%s%%", show_text(f, v, a));
}

static char *show_decimal(const struct field *f, const char *v, struct arena *a)
{
	char *text = show_text(f, v, a);
	char *point = lang_current() == LANG_NL ? strchr(text, '.') : NULL;

	if (point != NULL)
		*point = ',';
	return text;
}

static char *show_bool(const struct field *f, const char *v, struct arena *a)
{
	if (strcmp(v, "1") == 0)
		return arena_strdup(a, _("yes"));
	return strcmp(v, "0") == 0 ? arena_strdup(a, _("no")) : show_text(f, v, a);
}

static char *show_choice(const struct field *f, const char *v, struct arena *a)
{
	const struct choice *c = model_choice(f, v);

	return c != NULL ? arena_strdup(a, lang_text(c->label)) : show_text(f, v, a);
}

static char *show_ref(const struct field *f, const char *v, struct arena *a)
{
	int64_t id;

	return id_parse(v, &id) == 0 ? id_show(id, a) : show_text(f, v, a);
}

static const struct {
	int (*check)(const struct field *f, const char *v);
	char *(*show)(const struct field *f, const char *v, struct arena *a);
} kinds[] = {
	[F_TEXT] = { check_text, show_text },
	[F_NOTE] = { check_text, show_text },
	[F_DATE] = { check_date, show_date },
	[F_NUMBER] = { check_number, show_text },
	[F_PERCENT] = { check_number, show_percent },
	[F_DECIMAL] = { check_decimal, show_decimal },
	[F_BOOL] = { check_bool, show_bool },
	[F_CHOICE] = { check_choice, show_choice },
	[F_REF] = { check_ref, show_ref },
};

int field_check(const struct field *f, const char *value)
{
	return value == NULL || *value == '\0' ? 0 : kinds[f->kind].check(f, value);
}

char *field_show(const struct field *f, const char *value, struct arena *a)
{
	return value == NULL || *value == '\0' ? arena_strdup(a, "") : kinds[f->kind].show(f, value, a);
}
