/* Drafts that are about somebody: by the key under which screens keep them (records, contacts, talks, pages of
 * talks, weighings), and by the records chosen in them. Of a person who was erased none is kept any more,
 * also when their form was open somewhere at that moment. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "erase.h"

struct about {
	const struct forget_record *record; /* NULL: whatever was erased */
	size_t n;
	struct store *s;
	struct arena *arena;
};

static bool has(const struct about *b, enum entity_id e, long long id)
{
	bool erased = false;
	if (id <= 0 || b->record)
		return id > 0 && forget_has(b->record, b->n, e, id);
	return record_erased(b->s, e, id, &erased) == 0 && erased;
}

/* A field of a kind with this value refers to one of them. */
static bool refers(const struct about *b, const struct entity *e, const char *field, const char *value)
{
	int i = model_field(e, field);
	return i >= 0 && e->fields[i].kind == F_REF && has(b, e->fields[i].ref, id_of(value));
}

/* "form 1", then a line per field: name, tab, value, tab, what is shown. */
static bool body_refers(const struct about *b, const struct entity *e, const char *body)
{
	char *save = NULL;
	if (strncmp(body, "form ", 5) != 0)
		return false;
	for (char *line = strtok_r(arena_strdup(b->arena, body), "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char *value = strchr(line, '\t'), *end = value ? strchr(value + 1, '\t') : NULL;
		if (!value)
			continue;
		*value++ = '\0';
		if (end)
			*end = '\0';
		if (refers(b, e, line, value))
			return true;
	}
	return false;
}

/* "form:contact:0|placement=42|=field,field". */
static bool form_is_about(const struct about *b, const char *key, const char *body)
{
	char *name = arena_strdup(b->arena, key), *number = strchr(name, ':'), *save = NULL, *pair;
	if (!number)
		return false;
	*number++ = '\0';
	const struct entity *e = model_entity_by_name(name);
	if (!e)
		return false;
	if (has(b, e->id, strtoll(number, NULL, 10)) || body_refers(b, e, body))
		return true;
	strtok_r(number, "|", &save);
	while ((pair = strtok_r(NULL, "|", &save))) {
		char *value = strchr(pair, '=');
		if (!value || value == pair)
			continue;
		*value++ = '\0';
		if (refers(b, e, pair, value))
			return true;
	}
	return false;
}

static bool is_about(const struct about *b, const char *key, const char *body)
{
	static const char form[] = "form:";
	long long one, two, three;
	if (strncmp(key, form, sizeof form - 1) == 0)
		return form_is_about(b, key + sizeof form - 1, body);
	if (sscanf(key, "contact:%lld:%lld:%lld", &one, &two, &three) == 3)
		return has(b, E_CONTACT, one) || has(b, E_PLACEMENT, two) ||
			body_refers(b, model_entity(E_CONTACT), body);
	if (sscanf(key, "interview:%lld", &one) == 1)
		return has(b, E_INTERVIEW, one);
	if (sscanf(key, "summary:%lld:%lld:%lld", &one, &two, &three) == 3)
		return has(b, E_INTERVIEW, one) || has(b, E_PLACEMENT, three);
	if (sscanf(key, "weigh:%*[a-z]:%lld:%*d:%*[^:]:%lld", &one, &two) == 2)
		return has(b, E_DECISION, one) || has(b, E_PLACEMENT, two);
	return false;
}

bool forget_draft(const struct any_draft *d, const struct forget_record *r, size_t n, struct arena *a)
{
	return is_about(&(struct about){ r, n, NULL, a }, d->key, d->body);
}

bool erase_draft(struct store *s, const char *key, const char *body)
{
	struct arena *a = arena_new();
	int64_t any = 0;
	bool gone = db_one(s, "SELECT 1 FROM main.erased LIMIT 1", 0, &any) == 0 && any &&
		is_about(&(struct about){ NULL, 0, s, a }, key, body);
	arena_free(&a);
	return gone;
}
