/* One row's cells as canonical values, per record the row is about. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { SEEN = 64 /* per column */, SEEN_SIZE = 64 };

struct seen {
	struct {
		char raw[SEEN_SIZE], value[SEEN_SIZE];
	} *list;
	size_t ncolumns;
};

struct seen *seen_new(size_t ncolumns)
{
	struct seen *s = xmalloc(sizeof *s);
	s->ncolumns = ncolumns;
	s->list = xmalloc((ncolumns + 1) * SEEN * sizeof *s->list);
	memset(s->list, 0, (ncolumns + 1) * SEEN * sizeof *s->list);
	return s;
}

void seen_free(struct seen **s)
{
	if (*s)
		free((*s)->list);
	free(*s);
	*s = NULL;
}

const char *claim_get(const struct claim *d, const char *field)
{
	int i = model_field(d->entity, field);
	return i < 0 ? NULL : d->value[i];
}

void claim_set(struct claim *d, const char *field, const char *value, struct arena *a)
{
	int i = model_field(d->entity, field);
	d->value[i] = value && *value ? arena_strdup(a, value) : NULL;
	d->any |= d->value[i] != NULL;
}

char *ref_value(struct arena *a, int64_t id)
{
	char digits[24], *p = digits + sizeof digits;
	uint64_t left = id < 0 ? 0 - (uint64_t)id : (uint64_t)id;
	*--p = '\0';
	do
		*--p = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (id < 0)
		*--p = '-';
	return arena_strdup(a, p);
}

static void claim_init(struct claim *d, enum entity_id e, struct arena *a)
{
	d->entity = model_entity(e);
	d->value = arena_alloc(a, d->entity->nfields * sizeof *d->value);
	d->column = arena_alloc(a, d->entity->nfields * sizeof *d->column);
	d->any = false;
	d->id = d->number = 0;
	for (size_t i = 0; i < d->entity->nfields; i++)
		d->column[i] = NO_COLUMN;
}

/* "31-12-2026 14:30" and "2026-12-31T00:00:00": spreadsheets add a time. */
static char *without_time(const char *cell, struct arena *a)
{
	char *s = text_trim(a, cell);
	for (char *p = s; *p; p++)
		if ((*p == ' ' || *p == 'T') && isdigit((unsigned char)p[1]) && strchr(p, ':')) {
			*p = '\0';
			break;
		}
	return s;
}

/* In a file a date is whole: "22" or "ma" would mean another day tomorrow. */
static bool is_whole_date(const char *s)
{
	int parts = 0;
	for (bool in = false; *s; s++) {
		bool part = isalnum((unsigned char)*s) || (unsigned char)*s >= 0x80;
		parts += part && !in;
		in = part;
	}
	return parts == 3;
}

/* A date that lost its format in a spreadsheet: the number of the day in Excel's
 * count, of which 1 is 1 January 1900 and 60 a 29 February that never was. After
 * that one it counts from 30 December 1899. Only numbers that no one writes for
 * something else: 1954 to 2119. */
static bool excel_day(const char *s, day *out)
{
	enum { LEAST = 20000, MOST = 80000, DIGITS = 5 };
	int n = strspn(s, "0123456789") == DIGITS && s[DIGITS] == '\0' ? atoi(s) : 0;
	if (n < LEAST || n > MOST)
		return false;
	*out = date_from_ymd(1899, 12, 30) + n;
	return true;
}

/* What people write where they have nothing to say. A field that has such a word
 * as a choice of its own keeps it. */
static bool says_nothing(const char *cell, struct arena *a)
{
	static const char *const words[] = { "-", "--", "?", "n.v.t.", "nvt", "n/a", "onbekend", "unknown",
		"#n/b", "#n/a" };
	const char *key = text_fold(a, text_trim(a, cell));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(key, words[i]) == 0)
			return true;
	return false;
}

/* "mrt-27": what Excel makes of March 2027. */
static const char *excel_month(const char *s, struct arena *a)
{
	size_t word = 0;
	while (isalpha((unsigned char)s[word]))
		word++;
	if (word < 3 || s[word] != '-' || strspn(s + word + 1, "0123456789") != 2 || s[word + 3] != '\0')
		return s;
	return arena_printf(a, "%.*s '%s", (int)word, s, s + word + 1);
}

/* A month, a year, a season: as long as it is the same one next year. */
static bool whole_span(const struct field *f, const char *s, day today, struct arena *a, char **out)
{
	enum { LATER = 400 };
	struct date_span span, later;
	if (!(f->flags & FIELD_SPAN))
		return false;
	s = excel_month(s, a);
	if (date_span_parse(s, today, false, &span) || date_span_parse(s, today + LATER, false, &later) ||
		span.first != later.first || span.last != later.last)
		return false;
	*out = date_span_iso(a, span);
	return true;
}

static int refuse_date(const struct field *f, const char *text, struct arena *a)
{
	const char *shown = text_cut(a, text_clean(a, text, false), 40);
	if (f->flags & FIELD_SPAN)
		return err_set(ERR_INVALID,
			_("%s: \"%s\" is not a date; a date in a file looks like 31-12-2026, 31/12/26, 31 "
			  "dec 2026 or 2026-12-31, and one that is not known to the day like March 2027, "
			  "2027-03, 2027 or summer 2027"),
			lang_text(f->label), shown);
	return err_set(ERR_INVALID,
		_("%s: \"%s\" is not a date; a date in a file looks like 31-12-2026, 31/12/26, 31 "
		  "dec 2026 or 2026-12-31"),
		lang_text(f->label), shown);
}

static int parse_date(const struct field *f, const char *cell, day today, struct arena *a, char **out)
{
	const char *text = without_time(cell, a);
	if (!*text || says_nothing(text, a)) {
		*out = NULL;
		return 0;
	}
	day d;
	int y, m, md;
	if (excel_day(text, &d)) {
		*out = date_iso(arena_alloc(a, DATE_ISO_SIZE), d);
		return 0;
	}
	if (!is_whole_date(text) || date_parse(text, today, &d))
		return whole_span(f, text, today, a, out) ? 0 : refuse_date(f, text, a);
	/* 12/03/40 of someone at work now is 1940. */
	date_to_ymd(d, &y, &m, &md);
	if (strcmp(f->name, "birth_date") == 0 && d > today && date_from_ymd(y - 100, m, md) != DAY_NONE)
		d = date_from_ymd(y - 100, m, md);
	*out = date_iso(arena_alloc(a, DATE_ISO_SIZE), d);
	return 0;
}

static int parse_cell(const struct field *f, const char *cell, day today, struct arena *a, char **out)
{
	if (f->kind == F_DATE)
		return parse_date(f, cell, today, a, out);
	if (f->kind == F_REF) {
		*out = text_trim(a, text_clean(a, cell, false));
		return 0;
	}
	int rc = field_parse(f, cell, today, a, out);
	if (rc && says_nothing(cell, a)) {
		*out = NULL;
		return 0;
	}
	/* As the store keeps it, so that comparing finds it equal. */
	if (rc == 0 && f->kind == F_NOTE && *out)
		text_mask_bsn(a, *out, out);
	return rc;
}

/* A word of a catalogue, as records write it. */
static const char *code_of(const struct import *im, const struct field *f, const char *value)
{
	const char *code = f->catalogue && value && im->code ? im->code(im->code_ctx, f->catalogue, value) : NULL;
	return code ? code : value;
}

static int parse_seen(struct seen *seen, size_t column, const struct field *f, const char *cell, day today,
	struct arena *a, char **out)
{
	size_t n = strlen(cell);
	if (f->kind == F_TEXT || f->kind == F_NOTE || f->kind == F_REF || n >= SEEN_SIZE ||
		column >= seen->ncolumns)
		return parse_cell(f, cell, today, a, out);
	uint32_t hash = 2166136261u;
	for (const char *c = cell; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 16777619u;
	size_t at = column * SEEN + (hash ^ hash >> 15) % SEEN;
	if (strcmp(seen->list[at].raw, cell) == 0 && *seen->list[at].value) {
		*out = arena_strdup(a, seen->list[at].value);
		return 0;
	}
	int rc = parse_cell(f, cell, today, a, out);
	if (rc == 0 && *out && strlen(*out) < SEEN_SIZE) {
		memcpy(seen->list[at].raw, cell, n + 1);
		memcpy(seen->list[at].value, *out, strlen(*out) + 1);
	}
	return rc;
}

static struct claim *claim_of(struct values *v, enum entity_id e)
{
	if (v->own.entity && v->own.entity->id == e)
		return &v->own;
	struct claim *const list[] = { &v->employer, &v->employee, &v->person, &v->placement, &v->contact };
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (list[i]->entity->id == e)
			return list[i];
	return NULL;
}

/* The full name; with a column for the given name the rest is the family name,
 * also when that has two words. */
static void set_name(struct claim *d, const char *full, struct arena *a)
{
	char *given, *infix, *family;
	const char *known = claim_get(d, "given_name");
	name_split(full, a, &given, &infix, &family);
	if (known && *given && strcmp(text_fold(a, known), text_fold(a, given)) != 0) {
		family = *infix ? family : text_trim(a, text_clean(a, full, false));
		given = arena_strdup(a, "");
	}
	if (!known)
		claim_set(d, "given_name", given, a);
	if (!claim_get(d, "infix"))
		claim_set(d, "infix", infix, a);
	if (!claim_get(d, "family_name"))
		claim_set(d, "family_name", family, a);
}

static int too_many_cells(const struct import *im, const struct row *row)
{
	for (size_t i = im->plan.ncolumns; i < row->n; i++)
		if (*row->cell[i])
			return err_set(ERR_INVALID,
				_("the row has %zu cells and the header %zu; a text that holds the separator "
				  "needs quotes around it"),
				row->n, im->plan.ncolumns);
	return 0;
}

int values_read(const struct import *im, struct seen *seen, const struct row *row, struct arena *a,
	struct values *out, int *column)
{
	const struct import_plan *p = &im->plan;
	*column = NO_COLUMN;
	out->record = 0;
	out->owner = NULL;
	out->line = row->line;
	claim_init(&out->employer, E_ORGANISATION, a);
	claim_init(&out->employee, E_EMPLOYEE, a);
	claim_init(&out->person, E_PERSON, a);
	claim_init(&out->placement, E_PLACEMENT, a);
	claim_init(&out->contact, E_CONTACT, a);
	out->own.entity = NULL;
	if (p->records)
		claim_init(&out->own, p->records->id, a);
	int rc = too_many_cells(im, row);
	for (size_t i = im->first; rc == 0 && i < p->ncolumns && i < row->n; i++) {
		const char *cell = guard_undo(row->cell[i]);
		const struct import_column *c = &p->column[i];
		if (!c->entity || !c->field)
			continue;
		struct claim *d = claim_of(out, c->entity->id);
		if (c->field != &record_number_field && c->field != &owner_field)
			d->column[c->field - d->entity->fields] = (int)i;
		if (!*cell)
			continue;
		*column = (int)i;
		if (!text_valid(cell, strlen(cell)))
			rc = err_set(ERR_INVALID, _("%s: the text is not valid UTF-8"),
				lang_text(c->field->label));
		else if (c->field == &owner_field)
			out->owner = text_trim(a, text_clean(a, cell, false));
		else if (c->field == &record_number_field) {
			rc = id_parse(text_trim(a, cell), &out->record);
			d->number = out->record;
		} else {
			char *value = NULL;
			ptrdiff_t at = c->field - d->entity->fields;
			rc = parse_seen(seen, i, c->field, cell, im->today, a, &value);
			value = (char *)code_of(im, c->field, value);
			d->value[at] = value && *value ? value : NULL;
			d->any |= d->value[at] != NULL;
		}
	}
	/* Full names last: the given name may have a column of its own, further on. */
	for (size_t i = im->first; rc == 0 && i < p->ncolumns && i < row->n; i++) {
		const char *cell = guard_undo(row->cell[i]);
		if (!p->column[i].entity || p->column[i].field)
			continue;
		struct claim *d = claim_of(out, p->column[i].entity->id);
		d->column[model_field(d->entity, "family_name")] = (int)i;
		*column = (int)i;
		if (!text_valid(cell, strlen(cell)))
			rc = err_set(ERR_INVALID, _("%s: the text is not valid UTF-8"), p->column[i].header);
		else if (*text_trim(a, cell))
			set_name(d, cell, a);
	}
	if (rc == 0)
		*column = NO_COLUMN;
	return rc == ERR_NOTFOUND ? ERR_INVALID : rc;
}
