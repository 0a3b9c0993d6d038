/* What a researcher sees of a record: everything but who it is and what was said in words. */
#include <string.h>

#include "anker/study.h"
#include "reach.h"

/* Texts that are codes or moments. Every other text is taken for words of people. */
static const struct {
	enum entity_id entity;
	const char *field;
} codes[] = {
	{ E_REGION, "name" }, { E_ORGANISATION, "sector" }, { E_TICK, "point" }, { E_DECISION, "rule" },
	{ E_FACTOR, "code" }, { E_FACTOR, "key" }, { E_FACTOR, "label_nl" }, { E_FACTOR, "label_en" },
	{ E_FACTOR, "source" }, { E_INTERVIEW, "script" }, { E_INTERVIEW, "script_hash" },
	{ E_INTERVIEW, "begun" }, { E_INTERVIEW, "finished" }, { E_ANSWER, "question" }, { E_ANSWER, "at" },
	{ E_ANSWER, "fact" },
};

static bool is_code(const struct entity *e, const struct field *f)
{
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i].entity == e->id && strcmp(codes[i].field, f->name) == 0)
			return true;
	return f->catalogue || f->marked;
}

/* Who it is, their own number, what was written in words, and what an expert thought. */
bool store_is_hidden(const struct entity *e, const struct field *f)
{
	bool words = f->kind == F_NOTE || (f->kind == F_TEXT && !is_code(e, f));
	return words || f->privacy == P_IDENTIFYING || f->privacy == P_FREE_TEXT ||
		(f->flags & (FIELD_KEY | FIELD_OWN));
}

/* A title must say something, and a date must be one. */
static void add_hidden(struct str *sql, const struct field *f)
{
	if (!f->required)
		str_addf(sql, ", NULL AS %s", f->name);
	else if (f->flags & FIELD_NAME)
		str_addf(sql, ", '#' || t.id AS %s", f->name);
	else
		str_addf(sql, ", '' AS %s", f->name);
}

void reach_mask_columns(struct str *sql, const struct entity *e)
{
	str_add(sql, "t.id, t.version, t.deleted");
	if (e->sort_key)
		str_add(sql, ", '' AS sort_key");
	if (entity_searchable(e) && e->id != E_CONTACT)
		str_add(sql, ", '' AS search_text");
	if (e->id == E_PLACEMENT)
		str_add(sql, ", '' AS employee_key, '' AS employer_key");
	for (size_t i = 0; i < e->nfields; i++) {
		const char *column = e->fields[i].name;
		if (store_is_hidden(e, &e->fields[i]))
			add_hidden(sql, &e->fields[i]);
		else
			str_addf(sql, ", t.%s", column);
	}
}
