/* Kinds of fields: from typed text to value and back, and checking. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/form_private.h"

bool form_is_typed(enum form_kind kind)
{
	return kind == FORM_TEXT || kind == FORM_NOTE || kind == FORM_DATE || kind == FORM_SPAN ||
	       kind == FORM_NUMBER || kind == FORM_PERCENT;
}

static char *swap(struct arena *a, const char *s, char from, char to)
{
	char *out = arena_strdup(a, s);

	for (char *p = out; *p; p++)
		if (*p == from)
			*p = to;
	return out;
}

const char *form_display(struct arena *a, enum form_kind kind, const char *value)
{
	struct date_span s;
	day d;

	if ((kind == FORM_DATE || kind == FORM_SPAN) && *value && date_parse_iso(value, &d) == 0)
		return date_long(a, d);
	if (kind == FORM_SPAN && *value && date_span_parse_iso(value, &s) == 0)
		return date_span_show(a, s, DAY_NONE);
	if (kind == FORM_NUMBER && lang_current() == LANG_NL)
		return swap(a, value, '.', ',');
	return value;
}

static int parse_number(struct arena *a, const char *typed, const char **value, const char **error)
{
	char *s = swap(a, typed, ',', '.');
	size_t digits = 0, points = 0;

	for (char *p = s + (*s == '-'); *p; p++) {
		digits += isdigit((unsigned char)*p) != 0;
		points += *p == '.';
		if (!isdigit((unsigned char)*p) && *p != '.')
			digits = points = 99;
	}
	if (digits == 0 || digits > 15 || points > 1) {
		*error = _("Type a number, for example 24 or 7,5.");
		return ERR_INVALID;
	}
	*value = s;
	return 0;
}

static int parse_percent(struct arena *a, const char *typed, const char **value, const char **error)
{
	size_t n = strlen(typed);
	char *s = arena_strdup(a, typed);

	while (n && (s[n - 1] == '%' || s[n - 1] == ' '))
		s[--n] = '\0';
	if (n == 0 || n > 3 || strspn(s, "0123456789") != n || strtol(s, NULL, 10) > 100) {
		*error = _("Type a whole number from 0 to 100.");
		return ERR_INVALID;
	}
	*value = arena_printf(a, "%ld", strtol(s, NULL, 10));
	return 0;
}

static int parse_date(struct arena *a, const char *typed, day today, const char **value, const char **error)
{
	char iso[DATE_ISO_SIZE];
	day d;

	if (date_parse(typed, today, &d) < 0) {
		*error = arena_strdup(a, err_last());
		return ERR_INVALID;
	}
	*value = arena_strdup(a, date_iso(iso, d));
	return 0;
}

static int parse_span(struct arena *a, const char *typed, const struct form *f, const struct form_item *it,
	const char **value, const char **error)
{
	struct date_span s;

	if (date_span_parse(typed, f->today, it->f.past, &s) < 0) {
		*error = arena_strdup(a, err_last());
		return ERR_INVALID;
	}
	*value = date_span_iso(a, s);
	return 0;
}

static int parse(struct form *f, const struct form_item *it, const char **value, const char **error)
{
	const char *typed = it->edit.text.text;

	if (it->f.kind == FORM_NOTE) { /* a note keeps its own white space, but is not only that */
		*value = *text_trim(f->scratch, typed) ? arena_strdup(f->scratch, typed) : "";
		return 0;
	}
	*value = text_trim(f->scratch, typed);
	if (!**value)
		return 0;
	switch (it->f.kind) {
	case FORM_DATE: return parse_date(f->scratch, *value, f->today, value, error);
	case FORM_SPAN: return parse_span(f->scratch, *value, f, it, value, error);
	case FORM_NUMBER: return parse_number(f->scratch, *value, value, error);
	case FORM_PERCENT: return parse_percent(f->scratch, *value, value, error);
	default: return 0;
	}
}

void form_set_error(char **slot, const char *message)
{
	char *copy = message ? xstrdup(message) : NULL;

	free(*slot);
	*slot = copy;
}

void form_set_value(struct form_item *it, const char *value)
{
	char *copy = xstrdup(value);

	free(it->value);
	it->value = copy;
}

bool form_item_changed(const struct form_item *it)
{
	if (form_is_typed(it->f.kind) && it->edit.text.text)
		return strcmp(it->edit.text.text, it->begin_text) != 0;
	return strcmp(it->value, it->begin) != 0;
}

int form_accept(struct form *f, struct form_item *it)
{
	const char *value = it->value, *error = NULL, *canonical = NULL, *shown;
	char *before;
	bool typed = form_is_typed(it->f.kind);
	int r = 0;

	if (it->f.kind == FORM_SECTION || it->f.readonly)
		return 0;
	arena_reset(f->scratch);
	if (typed && !form_item_changed(it))
		value = it->begin; /* untouched text stays byte for byte what it was */
	else if (typed)
		r = parse(f, it, &value, &error);
	if (r == 0 && it->f.required && !*value) {
		error = _("This has to be filled in.");
		r = ERR_INVALID;
	}
	if (r == 0 && f->spec.check && form_item_changed(it)) {
		canonical = value;
		r = f->spec.check(f->spec.ctx, f->scratch, it->f.name, value, &canonical, &error);
		value = canonical ? canonical : value;
	}
	if (r < 0) {
		form_set_error(&it->error, error ? error : err_last());
		if (typed)
			form_set_value(it, ""); /* the text itself stays in `edit` */
		return ERR_INVALID;
	}
	form_set_error(&it->error, NULL);
	before = xstrdup(it->value);
	form_set_value(it, value);
	if (typed) {
		shown = form_display(f->scratch, it->f.kind, it->value);
		if (strcmp(shown, it->edit.text.text) != 0 && form_item_changed(it) &&
			it->f.kind != FORM_NOTE)
			edit_set(&it->edit, shown);
	}
	if (strcmp(before, it->value) != 0 && f->spec.changed)
		f->spec.changed(f, it->f.name, f->spec.ctx);
	free(before);
	return 0;
}

struct form_item *form_find(const struct form *f, const char *name)
{
	for (size_t i = 0; name && i < f->count; i++)
		if (f->items[i].f.name && strcmp(f->items[i].f.name, name) == 0)
			return &f->items[i];
	return NULL;
}

const char *form_echo(struct arena *a, const struct form *f, const struct form_item *it)
{
	const char *typed = it->edit.text.text;
	struct date_span s;
	day d;

	if (!it->edit.text.len)
		return NULL;
	if (it->f.kind == FORM_SPAN) {
		if (date_span_parse(typed, f->today, it->f.past, &s) < 0)
			return NULL;
		if ((d = date_span_day(s)) == DAY_NONE)
			return arena_printf(a, "→ %s", date_span_short(a, s, DAY_NONE));
	} else if (it->f.kind != FORM_DATE || date_parse(typed, f->today, &d) < 0) {
		return NULL;
	}
	return arena_printf(a, "→ %s", date_weekday(a, d));
}
