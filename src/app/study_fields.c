/* What becomes of a field in an export for research. Nothing that says who it is is ever given; words are
 * left out until somebody releases that field. */
#include <string.h>

#include "anker/choices.h"
#include "anker/interview.h"
#include "anker/knowledge.h"
#include "anker/script.h"
#include "anker/support.h"
#include "study.h"

struct named {
	enum entity_id entity;
	const char *field;
};

static bool is_one_of(const struct named *list, size_t n, const struct entity *e, const struct field *f)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].entity == e->id && strcmp(list[i].field, f->name) == 0)
			return true;
	return false;
}
#define IS_ONE_OF(list, e, f) is_one_of(list, sizeof(list) / sizeof *(list), e, f)

/* Who or where somebody is, beside what the dictionary calls identifying and people's own numbers. */
static bool is_identifying(const struct entity *e, const struct field *f)
{
	static const struct named also[] = { { E_ORGANISATION, "coc_number" }, { E_ORGANISATION, "address" },
		{ E_ORGANISATION, "postcode" }, { E_ORGANISATION, "place" }, { E_ORGANISATION, "phone" },
		{ E_ORGANISATION, "email" }, { E_ORGANISATION, "mandate_by" }, { E_PROFILE, "author" },
		{ E_SCHEME, "number" }, { E_TASK, "done_by" } };
	bool named = e->id == E_ORGANISATION || e->id == E_PERSON || e->id == E_EMPLOYEE || e->id == E_EXPERT;
	return f->privacy == P_IDENTIFYING || (f->flags & FIELD_KEY) || (named && (f->flags & FIELD_NAME)) ||
		IS_ONE_OF(also, e, f);
}

/* Moments to the second, and what somebody asked by law: of no use to a study. */
static bool is_not_needed(const struct entity *e, const struct field *f)
{
	static const struct named list[] = { { E_INTERVIEW, "begun" }, { E_INTERVIEW, "finished" },
		{ E_INTERVIEW, "script_hash" }, { E_ANSWER, "at" }, { E_EMPLOYEE, "restricted" },
		{ E_EMPLOYEE, "objection" }, { E_EMPLOYEE, "keep_until" }, { E_EMPLOYEE, "keep_reason" } };
	return IS_ONE_OF(list, e, f) || (f->kind == F_REF && !store_study_has(f->ref));
}

/* Of the programme itself: what it is called, whom it is for, what is asked. */
static bool is_of_programme(const struct entity *e, const struct field *f)
{
	static const struct named list[] = { { E_PROGRAMME, "name" }, { E_PROGRAMME, "groups" },
		{ E_WAVE, "script" } };
	return IS_ONE_OF(list, e, f);
}

/* Short words on a researcher's screens, but typed: in a table of their own they can say anything. */
static bool is_typed(const struct entity *e, const struct field *f)
{
	static const struct named list[] = { { E_ORGANISATION, "sector" }, { E_FACTOR, "source" },
		{ E_FACTOR, "key" }, { E_FACTOR, "label_nl" }, { E_FACTOR, "label_en" } };
	return IS_ONE_OF(list, e, f);
}

static enum column_fate fate_of(const struct entity *e, const struct field *f, bool released)
{
	if (e->id == E_EMPLOYEE && strcmp(f->name, "birth_date") == 0)
		return COLUMN_YEAR;
	if (f->flags & FIELD_OWN)
		return COLUMN_THOUGHT;
	if (is_identifying(e, f))
		return COLUMN_IDENTIFYING;
	if (is_not_needed(e, f))
		return COLUMN_NOT_NEEDED;
	if (is_of_programme(e, f) || !(is_typed(e, f) || store_is_hidden(e, f)))
		return COLUMN_GIVEN;
	return released ? COLUMN_RELEASED : COLUMN_WORDS;
}

bool study_may_release(const struct entity *e, const struct field *f)
{
	return store_study_has(e->id) && fate_of(e, f, false) == COLUMN_WORDS;
}

struct codebook_column *study_columns(const struct entity *e, const struct study_release *released, size_t n,
	struct arena *a)
{
	struct codebook_column *c = arena_alloc(a, (e->nfields + 1) * sizeof *c);
	c[0] = (struct codebook_column){ .entity = e, .name = "id" };
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		bool given = false;
		for (size_t k = 0; k < n; k++)
			given |= released[k].entity == e->id && strcmp(released[k].field, f->name) == 0;
		c[i + 1] = (struct codebook_column){ .entity = e, .field = f, .name = f->name,
			.fate = fate_of(e, f, given) };
		if (c[i + 1].fate == COLUMN_YEAR)
			c[i + 1].name = "birth_year";
		codebook_begin(&c[i + 1], a);
	}
	return c;
}

/* ---- values ---- */

static bool is_guide_point(struct app *app, const char *value)
{
	struct knowledge *guides;
	return app_guides(app, &guides) == 0 && knowledge_point(guides, value, NULL, NULL) == 0;
}

static bool is_script(struct app *app, const char *value)
{
	struct arena *a = arena_new();
	struct script_name *row;
	bool is = false;
	size_t n;
	if (interview_scripts(app, a, &row, &n) == 0)
		for (size_t i = 0; i < n; i++)
			is |= strcmp(row[i].id, value) == 0;
	arena_free(&a);
	return is;
}

static bool is_short_code(struct app *app, const char *value)
{
	(void)app;
	return strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(value);
}

static bool are_target_groups(struct app *app, const char *value)
{
	struct arena *a = arena_new();
	bool are = model_unknown_code(choices_target_group, value, a) == NULL;
	(void)app;
	arena_free(&a);
	return are;
}

/* Codes that a form lets one type. */
static const struct {
	struct named of;
	bool (*is_listed)(struct app *app, const char *value);
} typed_codes[] = {
	{ { E_TICK, "point" }, is_guide_point },
	{ { E_WAVE, "script" }, is_script },
	{ { E_PROGRAMME, "groups" }, are_target_groups },
	{ { E_FACTOR, "code" }, is_short_code },
};

/* A code that the program writes itself: no words. */
static bool is_code(const char *value)
{
	return strpbrk(value, " \t\r\n\"'=+@|;,") == NULL && *value != '-';
}

static bool is_listed(struct app *app, const struct entity *e, const struct field *f, const char *value)
{
	if (f->catalogue)
		return catalogue_title(app, f->catalogue, value) != NULL;
	for (size_t i = 0; i < sizeof typed_codes / sizeof *typed_codes; i++)
		if (is_one_of(&typed_codes[i].of, 1, e, f))
			return typed_codes[i].is_listed(app, value);
	return !(e->flags & ENTITY_KEPT) || is_code(value);
}

/* In the place of a code anything may have been typed, and in a file that others worked on anything may
 * stand. */
static bool is_sound(struct app *app, const struct codebook_column *c, const char *value)
{
	switch (c->field->kind) {
	case F_TEXT:
		return c->fate == COLUMN_RELEASED || is_listed(app, c->entity, c->field, value);
	case F_CHOICE:
		return model_choice_index(c->field->choices, value) >= 0;
	case F_DATE:
	case F_NUMBER:
	case F_PERCENT:
	case F_DECIMAL:
		return field_check(c->field, value) == 0;
	default:
		return true;
	}
}

int study_lists(struct app *app, const struct codebook_column *c, size_t n)
{
	const struct catalogue *catalogue;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (column_is_given(c[i].fate) && c[i].field && c[i].field->catalogue)
			rc = app_catalogue(app, c[i].field->catalogue, &catalogue);
	return rc;
}

const char *study_value(struct app *app, const struct codebook_column *c, const char *value)
{
	if (!value || !*value || !column_is_given(c->fate))
		return NULL;
	return c->field && !is_sound(app, c, value) ? NULL : value;
}
