/* Records: canonical values in dictionary order, all memory in one arena. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/model.h"
#include "anker/str.h"
#include "anker/text.h"

struct record *record_new(const struct entity *e, day today, struct arena *a)
{
	struct record *r = arena_alloc(a, sizeof(*r));

	r->entity = e;
	r->arena = a;
	r->value = arena_alloc(a, e->nfields * sizeof(*r->value));
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		if (f->initial == NULL)
			continue;
		if (f->kind == F_DATE && strcmp(f->initial, "today") == 0)
			r->value[i] = date_iso(arena_alloc(a, DATE_ISO_SIZE), today);
		else
			r->value[i] = arena_strdup(a, f->initial);
	}
	return r;
}

const char *record_get(const struct record *r, const char *field)
{
	int i = model_field(r->entity, field);

	assert(i >= 0);
	return r->value[i];
}

int record_set(struct record *r, const char *field, const char *value)
{
	int i = model_field(r->entity, field);

	assert(i >= 0);
	if (value == NULL || *value == '\0') {
		r->value[i] = NULL;
		return 0;
	}
	int rc = field_check(&r->entity->fields[i], value);
	if (rc == 0)
		r->value[i] = arena_strdup(r->arena, value);
	return rc;
}

int record_set_input(struct record *r, const char *field, const char *input, day today)
{
	int i = model_field(r->entity, field);
	char *value;

	if (i < 0)
		return err_set(ERR_NOTFOUND, _("%s has no field \"%.40s\"."), lang_text(r->entity->label),
			field);
	int rc = field_parse(&r->entity->fields[i], input, today, r->arena, &value);
	if (rc == 0)
		r->value[i] = value;
	return rc;
}

int record_check_had(const struct record *r, day today)
{
	const char *date = r->entity->id == E_CONTACT ? record_get(r, "date") : NULL;
	day d;

	if (date == NULL || date_parse_iso(date, &d) < 0 || d <= today)
		return 0;
	const struct field *had = &r->entity->fields[model_field(r->entity, "date")];
	const struct field *plan = &r->entity->fields[model_field(r->entity, "next_contact")];
	return err_set(ERR_INVALID, _("%s: %s is still to come; a planned contact belongs in \"%s\"."),
		lang_text(had->label), field_show(had, date, r->arena), lang_text(plan->label));
}

/* A weighing is a line of codes with signs, made with keys: neither may hold
 * what has a meaning there. */
static int check_factor(const struct record *r)
{
	static const char signs[] = "0123456789_abcdefghijklmnopqrstuvwxyz";
	const char *code = record_get(r, "code"), *key = record_get(r, "key");
	if (strlen(key) != 1 || *key < 'a' || *key > 'z')
		return err_set(ERR_INVALID, _("%s: \"%.20s\" is not one letter from a to z."),
			lang_text(r->entity->fields[model_field(r->entity, "key")].label), key);
	if (code[strspn(code, signs)] || strcmp(code, "o") == 0)
		return err_set(ERR_INVALID, _("%s: \"%.40s\": use small letters, digits and _ only."),
			lang_text(r->entity->fields[model_field(r->entity, "code")].label), code);
	return 0;
}

/* What ends does so after it began: milestones and time limits are counted from these. Where what comes before
 * is not filled in, what comes before that. */
static int check_after(const struct record *r, const struct field *f, const char *value)
{
	const struct field *from = f;
	const char *first = NULL;

	while (from->after && value && !first) {
		from = &r->entity->fields[model_field(r->entity, from->after)];
		first = record_get(r, from->name);
	}
	if (!first)
		return 0;
	const bool number = f->kind == F_NUMBER || f->kind == F_DECIMAL;
	if (number ? strtod(first, NULL) <= strtod(value, NULL) : strcmp(first, value) <= 0)
		return 0;
	if (number)
		return err_set(ERR_INVALID, _("%s: %s is less than \"%s\", %s; correct one of the two."),
			lang_text(f->label), field_show(f, value, r->arena), lang_text(from->label),
			field_show(from, first, r->arena));
	return err_set(ERR_INVALID, _("%s: %s lies before \"%s\", %s; correct one of the two."), lang_text(f->label),
		field_show(f, value, r->arena), lang_text(from->label), field_show(from, first, r->arena));
}

int record_check(const struct record *r)
{
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		bool empty = r->value[i] == NULL || *r->value[i] == '\0';
		if (f->required && empty)
			return err_set(ERR_INVALID, _("%s: fill this in."), lang_text(f->label));
		int rc = field_check(f, r->value[i]);
		if (rc < 0 || (rc = check_after(r, f, r->value[i])) < 0)
			return rc;
	}
	return r->entity->id == E_FACTOR ? check_factor(r) : 0;
}

/* A value as part of a title: of a note only its first line, and not all of it. */
static const char *title_part(const struct field *f, const char *value, struct arena *a)
{
	enum { NOTE_COLUMNS = 60 };
	char *text = field_show(f, value, a);

	if (f->kind != F_NOTE)
		return text;
	text[strcspn(text, "\n")] = '\0';
	return text_cut(a, text, NOTE_COLUMNS);
}

char *record_title(const struct record *r, struct arena *a)
{
	struct str title = STR_INIT;

	str_reset(&title);
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		if (!(f->flags & FIELD_NAME) || f->kind == F_REF || r->value[i] == NULL)
			continue;
		if (title.len > 0)
			str_add_char(&title, ' ');
		str_add(&title, title_part(f, r->value[i], a));
	}
	/* Without words of its own a record is still something one can point at. */
	if (title.len == 0) {
		str_add(&title, lang_text(r->entity->label));
		if (r->id != 0)
			str_addf(&title, " %s", id_show(r->id, a));
	}

	char *text = arena_strndup(a, title.text, title.len);
	str_free(&title);
	return text;
}
