/* Export: CSV that a spreadsheet opens well and import reads back without a
 * change, and JSON. One record at a time, so the size does not matter. */
#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct out {
	struct store *store;
	FILE *file;
	struct arena *a; /* of one record */
	bool first;
	bool limited;          /* for somebody else, ... */
	enum visibility whom;  /* ... who is told this much */
};

static bool is_told(const struct out *o, const struct field *f)
{
	return !o->limited || f->visibility == V_EMPLOYER || f->visibility == o->whom;
}

static int file_check(struct out *o)
{
	return ferror(o->file) ? err_set(ERR_IO, _("writing the export failed: %s"), strerror(errno)) : 0;
}

static const char *ref_title(struct out *o, const struct field *f, const char *value)
{
	int64_t id = id_of(value);
	return id ? store_title(o->store, f->ref, id, o->a) : "";
}

/* A placement is known by its own number, which import looks for. */
static const char *placement_number(struct out *o, const char *value)
{
	struct record *r;
	int64_t id = id_of(value);
	return id && store_get(o->store, E_PLACEMENT, id, o->a, &r) == 0 ? record_text(r, "number") : "";
}

static const char *employee_of(struct out *o, const struct record *r)
{
	struct record *p;
	int64_t id = record_ref(r, "placement");
	if (!id || store_get(o->store, E_PLACEMENT, id, o->a, &p))
		return "";
	return ref_title(
		o, &p->entity->fields[model_field(p->entity, "employee")], record_get(p, "employee"));
}

/* As people read it, unless reading that back gives another value. */
static const char *shown(struct out *o, const struct field *f, const char *value)
{
	char *back;
	const char *text = field_show(f, value, o->a);
	if (f->kind == F_TEXT || f->kind == F_NOTE || f->kind == F_DATE)
		return text;
	return field_parse(f, text, 0, o->a, &back) == 0 && back && strcmp(back, value) == 0 ? text : value;
}

static const char *cell_text(struct out *o, const struct field *f, const char *value)
{
	if (!value)
		return "";
	if (f->kind == F_REF && f->ref == E_PLACEMENT)
		return placement_number(o, value);
	if (f->kind != F_REF)
		return shown(o, f, value);
	/* What has no name that finds it, by its record number. */
	return model_entity(f->ref)->sort_key ? ref_title(o, f, value) : field_show(f, value, o->a);
}

static void put_cell(struct out *o, const char *text, bool number)
{
	if (!o->first)
		fputc(';', o->file);
	o->first = false;
	fputs(csv_cell(o->a, text, number), o->file);
}

/* A table goes to others; what an expert thought when weighing stays here. */
static const unsigned not_in_csv = FIELD_HIDDEN | FIELD_OWN;

/* Nor do the remarks and notes that were made during a talk, beside what was said. */
static bool is_own(const struct record *r)
{
	const char *state = r->entity->id == E_ANSWER ? record_get(r, "state") : NULL;
	return state && (strcmp(state, "remark") == 0 || strcmp(state, "note") == 0);
}

static int csv_record(void *ctx, const struct record *r)
{
	struct out *o = ctx;
	const struct entity *e = r->entity;
	if (is_own(r))
		return 0;
	arena_reset(o->a);
	o->first = true;
	put_cell(o, id_show(r->id, o->a), true);
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		if (f->flags & not_in_csv || !is_told(o, f))
			continue;
		bool number = f->kind == F_NUMBER || f->kind == F_PERCENT || f->kind == F_DECIMAL;
		put_cell(o, cell_text(o, f, r->value[i]), number);
		if (f->kind == F_REF && f->ref == E_PLACEMENT)
			put_cell(o, employee_of(o, r), false);
		if ((int)i == part_field(e))
			put_cell(o, owner_of(o->store, e, r->value[i], o->a), false);
	}
	fputs("\r\n", o->file);
	return file_check(o);
}

static bool is_label(const char *cell, struct label label)
{
	return strcmp(cell, label.nl) == 0 || strcmp(cell, label.en) == 0;
}

static bool has_label(char *const *header, size_t n, struct label label)
{
	for (size_t i = 0; i < n; i++)
		if (is_label(header[i], label))
			return true;
	return false;
}

/* All its columns and no other, in any order: a spreadsheet moves them. */
static bool is_table_of(const struct entity *e, char *const *header, size_t n)
{
	const struct entity *pl = model_entity(E_PLACEMENT);
	const struct field *employee = &pl->fields[model_field(pl, "employee")];
	size_t columns = 1;
	if (!has_label(header, n, record_number_field.label))
		return false;
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		bool employee_too = f->kind == F_REF && f->ref == E_PLACEMENT;
		if (f->flags & not_in_csv)
			continue;
		if (!has_label(header, n, f->label) || (employee_too && !has_label(header, n, employee->label)))
			return false;
		bool owner_too = (int)i == part_field(e) && has_label(header, n, owner_field.label);
		columns += employee_too || owner_too ? 2 : 1;
	}
	return columns == n;
}

const struct entity *export_table(char *const *header, size_t n)
{
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (is_table_of(model_entity((enum entity_id)e), header, n))
			return model_entity((enum entity_id)e);
	return NULL;
}

static int finish(struct out *o, int rc)
{
	if (rc == 0 && fflush(o->file) != 0)
		rc = err_set(ERR_IO, _("writing the export failed: %s"), strerror(errno));
	arena_free(&o->a);
	return rc;
}

static int write_csv(struct out *base, const struct query *q)
{
	const struct entity *e = model_entity(q->entity);
	const struct entity *pl = model_entity(E_PLACEMENT);
	const struct field *employee = &pl->fields[model_field(pl, "employee")];
	struct out o = *base;
	FILE *out = o.file;
	fputs("\xef\xbb\xbf", out);
	put_cell(&o, lang_text(record_number_field.label), false);
	for (size_t i = 0; i < e->nfields; i++) {
		if (e->fields[i].flags & not_in_csv || !is_told(&o, &e->fields[i]))
			continue;
		put_cell(&o, lang_text(e->fields[i].label), false);
		if (e->fields[i].kind == F_REF && e->fields[i].ref == E_PLACEMENT)
			put_cell(&o, lang_text(employee->label), false);
		if ((int)i == part_field(e))
			put_cell(&o, lang_text(owner_field.label), false);
	}
	fputs("\r\n", out);
	int rc = file_check(&o);
	return finish(&o, rc ? rc : store_each(o.store, q, csv_record, &o));
}

int export_csv(struct store *s, const struct query *q, FILE *out)
{
	return write_csv(&(struct out){ .store = s, .file = out, .a = arena_new(), .first = true }, q);
}

int export_csv_for(struct store *s, const struct query *q, enum visibility whom, FILE *out)
{
	return write_csv(&(struct out){ .store = s, .file = out, .a = arena_new(), .first = true, .limited = true,
				 .whom = whom }, q);
}

/* ---- JSON ---- */

static json_t *json_value(struct out *o, const struct field *f, const char *value)
{
	if (!value)
		return json_null();
	switch (f->kind) {
	case F_NUMBER:
	case F_PERCENT:
	case F_REF:
		return json_integer(strtoll(value, NULL, 10));
	case F_DECIMAL:
		return json_real(strtod(value, NULL));
	case F_BOOL:
		return json_boolean(strcmp(value, "1") == 0);
	default:
		return json_string(text_clean(o->a, value, true));
	}
}

static int json_record(void *ctx, const struct record *r)
{
	struct out *o = ctx;
	json_t *object = json_object();
	arena_reset(o->a);
	json_object_set_new(object, "id", json_integer(r->id));
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		if (!is_told(o, f))
			continue;
		json_object_set_new(object, f->name, json_value(o, f, r->value[i]));
		if (f->kind == F_REF)
			json_object_set_new(object, arena_printf(o->a, "%s_name", f->name),
				r->value[i] ? json_string(ref_title(o, f, r->value[i])) : json_null());
	}
	fputs(o->first ? "\n" : ",\n", o->file);
	o->first = false;
	int rc = json_dumpf(object, o->file, JSON_COMPACT | JSON_REAL_PRECISION(12));
	json_decref(object);
	return rc ? err_set(ERR_IO, _("writing the export failed: %s"), strerror(errno)) : file_check(o);
}

int export_json_records(struct store *s, struct record *const *r, size_t n, FILE *out)
{
	struct out o = { .store = s, .file = out, .a = arena_new(), .first = true };
	int rc = 0;
	fputc('[', out);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = json_record(&o, r[i]);
	fputs(o.first ? "]" : "\n]", out);
	return finish(&o, rc);
}

static int write_json(struct out *o, const struct query *q)
{
	fputc('[', o->file);
	int rc = store_each(o->store, q, json_record, o);
	fputs(o->first ? "]\n" : "\n]\n", o->file);
	return finish(o, rc);
}

int export_json(struct store *s, const struct query *q, FILE *out)
{
	return write_json(&(struct out){ .store = s, .file = out, .a = arena_new(), .first = true }, q);
}

int export_json_for(struct store *s, const struct query *q, enum visibility whom, FILE *out)
{
	return write_json(&(struct out){ .store = s, .file = out, .a = arena_new(), .first = true, .limited = true,
				  .whom = whom }, q);
}
