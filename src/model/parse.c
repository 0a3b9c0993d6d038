/* From what someone typed, or a file of any origin holds, to a canonical value.
 * Each kind brings the text into its canonical shape; whether that value is
 * acceptable is decided by field_check alone. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/text.h"
#include "kinds.h"

enum { MOST_PERCENT_DIGITS = 4 };

/* NULL: not understood. The input is trimmed, valid UTF-8 and not empty. */
typedef char *parse_fn(const struct field *f, const char *in, day today, struct arena *a);

static char *parse_text(const struct field *f, const char *in, day today, struct arena *a)
{
	char *out = arena_strdup(a, in);

	(void)f;
	(void)today;
	/* One line: what was pasted over several lines stays one value. */
	for (char *p = out; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return out;
}

static char *parse_note(const struct field *f, const char *in, day today, struct arena *a)
{
	char *out = arena_strdup(a, in), *to = out;

	(void)f;
	(void)today;
	/* One kind of line end: CR LF and a lone CR (old Mac files) become LF. */
	for (const char *p = out; *p != '\0'; p++) {
		if (*p == '\r' && p[1] == '\n')
			continue;
		*to++ = *p == '\r' ? '\n' : *p;
	}
	*to = '\0';
	return out;
}

static char *parse_date(const struct field *f, const char *in, day today, struct arena *a)
{
	struct date_span s;
	day d;

	if (f->flags & FIELD_SPAN)
		return date_span_parse(in, today, f->flags & FIELD_PAST, &s) < 0 ? NULL : date_span_iso(a, s);
	if (date_parse(in, today, &d) < 0)
		return NULL;
	return date_iso(arena_alloc(a, DATE_ISO_SIZE), d);
}

/* True when every point or comma is followed by exactly three digits. */
static bool is_grouped(const char *s, char sign)
{
	const char *p = strchr(s, sign);

	if (p == NULL || p == s || p - s > 3 + (*s == '-'))
		return false;
	for (; *p == sign; p += 4)
		if (!isdigit((unsigned char)p[1]) || !isdigit((unsigned char)p[2]) ||
			!isdigit((unsigned char)p[3]))
			return false;
	return *p == '\0' || *p == '.' || *p == ',';
}

static void drop_char(char *s, char unwanted)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (*s != unwanted)
			*to++ = *s;
	*to = '\0';
}

/* "2,5", "1.234,56", "1,234.56", "+7" -> digits with a point. Of two kinds of
 * sign the last is the decimal one. `whole`: a single sign groups thousands. */
static char *plain_number(const char *in, bool whole, struct arena *a)
{
	char *s = arena_strdup(a, *in == '+' ? in + 1 : in);

	drop_char(s, ' ');
	if (*s == '\0')
		return NULL;
	char *point = strrchr(s, '.'), *comma = strrchr(s, ',');
	if (point != NULL && comma != NULL) {
		char group = point < comma ? '.' : ',';
		if (!is_grouped(s, group))
			return NULL;
		drop_char(s, group);
	} else if (whole && is_grouped(s, point != NULL ? '.' : ',')) {
		drop_char(s, point != NULL ? '.' : ',');
	}
	comma = strchr(s, ',');
	if (comma != NULL)
		*comma = '.';

	/* 02.50 -> 2.5, so that equal numbers have equal text. */
	point = strchr(s, '.');
	if (point != NULL && isdigit((unsigned char)point[1])) {
		char *end = point + strlen(point);
		while (end[-1] == '0')
			*--end = '\0';
		if (end[-1] == '.')
			end[-1] = '\0';
	}
	char *digits = *s == '-' ? s + 1 : s;
	size_t zeros = 0;
	while (digits[zeros] == '0' && isdigit((unsigned char)digits[zeros + 1]))
		zeros++;
	memmove(digits, digits + zeros, strlen(digits + zeros) + 1);
	return strcmp(s, "-0") == 0 ? s + 1 : s;
}

/* "24 uur", "36 u p/w", "30 min.": the field says the unit already. */
static const char *without_unit(const char *in, struct arena *a)
{
	static const char *const units[] = { "u", "uur", "uren", "h", "hours", "min", "minuten", "minutes" };
	static const char *const per_week[] = { "p/w", "pw", "/w", "/week", "per week", "a week" };
	char *s = text_fold(a, in);
	size_t n = strlen(s);

	if (n == 0 || !isdigit((unsigned char)*s))
		return in;
	if (s[n - 1] == '.')
		s[--n] = '\0';
	for (size_t i = 0; i < sizeof(per_week) / sizeof(per_week[0]); i++) {
		size_t size = strlen(per_week[i]);
		if (n > size && strcmp(s + n - size, per_week[i]) == 0) {
			s[n -= size] = '\0';
			break;
		}
	}
	s = text_trim(a, s);
	n = strlen(s);
	size_t number = n;
	while (number > 0 && isalpha((unsigned char)s[number - 1]))
		number--;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(s + number, units[i]) == 0)
			return arena_strndup(a, s, number);
	return number == n ? s : in;
}

static char *parse_number(const struct field *f, const char *in, day today, struct arena *a)
{
	(void)f;
	(void)today;
	return plain_number(without_unit(in, a), true, a);
}

/* A wage value of "70,5 %" is kept as 71: percentages are whole everywhere, and
 * half a percent decides nothing here. Halves go up. */
static char *parse_percent(const struct field *f, const char *in, day today, struct arena *a)
{
	size_t n = strlen(in);
	char *s = plain_number(arena_strndup(a, in, in[n - 1] == '%' ? n - 1 : n), true, a);
	char *point = s != NULL ? strchr(s, '.') : NULL;

	(void)f;
	(void)today;
	if (point == NULL || point - s > MOST_PERCENT_DIGITS || strspn(s, "0123456789") != (size_t)(point - s) ||
		point[1] == '\0' || point[1 + strspn(point + 1, "0123456789")] != '\0')
		return s;
	return arena_printf(a, "%d", atoi(s) + (point[1] >= '5'));
}

static char *parse_decimal(const struct field *f, const char *in, day today, struct arena *a)
{
	(void)f;
	(void)today;
	return plain_number(without_unit(in, a), false, a);
}

static char *parse_bool(const struct field *f, const char *in, day today, struct arena *a)
{
	static const char *const yes[] = { "1", "ja", "j", "yes", "y", "x", "v", "waar", "true", "✓" };
	static const char *const no[] = { "0", "nee", "n", "no", "onwaar", "false" };
	const char *word = text_fold(a, in);

	(void)f;
	(void)today;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (strcmp(word, yes[i]) == 0)
			return arena_strdup(a, "1");
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (strcmp(word, no[i]) == 0)
			return arena_strdup(a, "0");
	return NULL;
}

/* Folded, with the signs that codes and labels use for a space as a space. */
static char *choice_key(struct arena *a, const char *s)
{
	char *key = text_fold(a, s);

	for (char *p = key; *p != '\0'; p++)
		if (*p == '_' || *p == '-' || *p == '/' || *p == '.')
			*p = ' ';
	return text_fold(a, key);
}

static bool choice_has(const struct choice *c, const char *key, struct arena *a)
{
	char *rest = NULL;

	if (strcmp(choice_key(a, c->code), key) == 0 || strcmp(choice_key(a, c->label.nl), key) == 0 ||
		strcmp(choice_key(a, c->label.en), key) == 0)
		return true;
	if (c->synonyms == NULL)
		return false;
	for (char *word = strtok_r(arena_strdup(a, c->synonyms), "|", &rest); word != NULL;
		word = strtok_r(NULL, "|", &rest))
		if (strcmp(choice_key(a, word), key) == 0)
			return true;
	return false;
}

static char *parse_choice(const struct field *f, const char *in, day today, struct arena *a)
{
	(void)today;
	/* The exact code first: another choice may carry the same word as a label. */
	if (model_choice(f, in) != NULL)
		return arena_strdup(a, in);

	struct arena *keys = arena_new();
	const char *key = choice_key(keys, in), *code = NULL;
	/* Retired choices last: old files hold them, but a living one wins. */
	for (int retired = 0; retired <= 1 && code == NULL; retired++)
		for (const struct choice *c = f->choices; c != NULL && c->code != NULL && code == NULL; c++)
			if (c->retired == (retired == 1) && choice_has(c, key, keys))
				code = c->code;
	arena_free(&keys);
	return arena_strdup(a, code);
}

static char *parse_ref(const struct field *f, const char *in, day today, struct arena *a)
{
	int64_t id;

	(void)f;
	(void)today;
	return id_parse(in, &id) < 0 ? NULL : arena_printf(a, "%lld", (long long)id);
}

static const struct {
	parse_fn *parse;
	const char *understood; /* NULL: the choices of the field */
} kinds[] = {
	[F_TEXT] = { parse_text, "" },
	[F_NOTE] = { parse_note, "" },
	[F_DATE] = { parse_date, N_("a date, such as 22-11-2026, 22-11, 22 nov, today, sat or +2w") },
	[F_NUMBER] = { parse_number, N_("a whole number, such as 12") },
	[F_PERCENT] = { parse_percent, N_("a whole number, such as 12") },
	[F_DECIMAL] = { parse_decimal, N_("a number, such as 28.5") },
	[F_BOOL] = { parse_bool, N_("yes or no") },
	[F_CHOICE] = { parse_choice, NULL },
	[F_REF] = { parse_ref, N_("a record number, such as 42") },
};

static const char *understood_of(const struct field *f, struct arena *a)
{
	if (f->flags & FIELD_SPAN)
		return arena_printf(a, _("a date, such as %s"), date_span_forms());
	return kinds[f->kind].understood != NULL ? _(kinds[f->kind].understood) : field_offers(f, a);
}

int field_parse(const struct field *f, const char *input, day today, struct arena *a, char **out)
{
	*out = NULL;
	const char *in = text_trim(a, input != NULL ? input : "");
	if (*in == '\0')
		return 0;
	if (!text_valid(in, strlen(in)))
		return field_refuse(f, in, _("the text must be valid UTF-8"));

	char *value = kinds[f->kind].parse(f, in, today, a);
	if (value == NULL)
		return field_refuse(f, in, understood_of(f, a));
	int rc = field_check(f, value);
	if (rc == 0)
		*out = value;
	return rc;
}
