/* From header words to dictionary fields: which line is the header, what kind
 * of file it is, and which column goes where. Pairs of column and target get a
 * score and the best pair is taken first, so that "Naam werkgever" and "Naam"
 * share a file without a fight. */
#include <stdlib.h>
#include <string.h>

#include "headers.h"

bool header_known(const struct vocabulary *words, const char *header, struct arena *a)
{
	const char *key = header_key(header, a);
	for (size_t i = 0; *key && i < words->n; i++)
		if (vocable_sure(&words->list[i], key))
			return true;
	return false;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t header_names(struct arena *a, const char ***out)
{
	size_t most = 0, n = 0;
	for (int id = E_NONE + 1; id < E_COUNT; id++)
		most += 2 * model_entity((enum entity_id)id)->nfields;
	*out = arena_alloc(a, most * sizeof **out);
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		for (size_t i = 0; i < e->nfields; i++) {
			(*out)[n++] = header_key(e->fields[i].label.nl, a);
			(*out)[n++] = header_key(e->fields[i].label.en, a);
		}
	}
	qsort(*out, n, sizeof **out, by_text);
	return n;
}

bool header_named(const char *const *names, size_t n, const char *header, struct arena *a)
{
	const char *key = header_key(header, a);
	return *key && bsearch(&key, names, n, sizeof *names, by_text);
}

/* A long word inside a header is as sure as a header: "Naam cliënt (volledig)". */
enum { SCORE_SURE = SCORE_CONTAINS + 9 };

/* True when the header scores at least so much for one of these fields ("|" before and after
 * each name; "|*|" is the full name). */
static bool is_one(const struct vocabulary *words, const char *key, int least, enum entity_id id,
	const char *fields)
{
	for (size_t i = 0; *key && i < words->n; i++) {
		const struct vocable *v = &words->list[i];
		char name[64] = "|*|";
		if (v->target.entity->id != id || v->target.field == &record_number_field)
			continue;
		if (v->target.field)
			snprintf(name, sizeof name, "|%s|", v->target.field->name);
		if (strstr(fields, name) && vocable_score(v, key) >= least)
			return true;
	}
	return false;
}

enum import_kind headers_kind(const struct vocabulary *words, char *const *header, size_t n)
{
	struct arena *a = arena_new();
	int contacts = 0, notes = 0, placements = 0, employers = 0, employees = 0, bares = 0;
	for (size_t i = 0; i < n; i++) {
		const char *key = header_key(header[i], a);
		bool bare = strcmp(key, "naam") == 0 || strcmp(key, "name") == 0; /* could be anyone's */
		bool contact = is_one(words, key, SCORE_SHORT, E_CONTACT,
			"|date|direction|medium|party|reached|purpose|minutes|next_contact|person|");
		bool placement = is_one(words, key, SCORE_SHORT, E_PLACEMENT,
			"|job_title|hours|status|phase|course|start|trial_end|contract|contract_end|"
			"contract_intention|ended|lead|jobcoach|jobcoach_end|wage_value|outcome|"
			"contact_person|");
		contacts += contact;
		placements += placement;
		notes += !contact && is_one(words, key, SCORE_SHORT, E_CONTACT, "|note|");
		bares += bare;
		if (contact || placement || bare)
			continue;
		employers += is_one(words, key, SCORE_SHORT, E_ORGANISATION,
			"|name|number|coc_number|place|sector|experience|infrastructure|address|");
		employees += is_one(words, key, SCORE_SURE, E_EMPLOYEE,
			"|*|number|given_name|family_name|birth_date|target_group|");
	}
	arena_free(&a);
	if (contacts > 0 && contacts + notes > placements && (contacts + notes > 1 || !placements))
		return IMPORT_CONTACTS;
	/* A contact person or a job alone says nothing: lists of employers have both,
	 * for the one to speak to, and no employee. */
	if ((placements > 1 && (employees || bares || !employers)) || (employers && employees) ||
		(placements && employees))
		return IMPORT_PLACEMENTS;
	return employees ? IMPORT_EMPLOYEES : IMPORT_EMPLOYERS;
}

/* True when a column names the contact person. Without one a phone number is not
 * the contact person's. */
static bool has_person(const struct vocabulary *words, const struct import_column *column, size_t n,
	struct arena *a)
{
	for (size_t i = 0; i < n; i++) {
		const char *key = header_key(column[i].header, a);
		if (is_one(words, key, SCORE_SURE, E_PERSON, "|*|family_name|") ||
			is_one(words, key, SCORE_SURE, E_PLACEMENT, "|contact_person|"))
			return true;
	}
	return false;
}

struct pair {
	int score;
	size_t column, target;
};

static int by_score(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;
	if (a->score != b->score)
		return b->score - a->score;
	/* Of two columns with the same header the first counts. */
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return a->target < b->target ? -1 : a->target > b->target;
}

void headers_map(const struct vocabulary *words, enum import_kind kind, struct import_column *column,
	size_t n)
{
	struct arena *a = arena_new();
	struct pair *pair = xmalloc((n * words->n + 1) * sizeof *pair);
	bool *taken = arena_alloc(a, words->n + 1);
	size_t npairs = 0;
	bool person = has_person(words, column, n, a);
	for (size_t c = 0; c < n; c++) {
		const char *key = header_key(column[c].header, a);
		column[c].entity = NULL;
		column[c].field = NULL;
		column[c].remembered = false;
		for (size_t i = 0; *key && i < words->n; i++) {
			bool fits = words->list[i].kinds & 1u << kind &&
				(person || words->list[i].target.entity->id != E_PERSON);
			int score = fits ? vocable_score(&words->list[i], key) : 0;
			if (score)
				pair[npairs++] = (struct pair){ score + words->list[i].bonus, c, i };
		}
	}
	qsort(pair, npairs, sizeof *pair, by_score);
	for (size_t i = 0; i < npairs; i++) {
		struct import_column *c = &column[pair[i].column];
		if (c->entity || taken[pair[i].target])
			continue;
		taken[pair[i].target] = true;
		c->entity = words->list[pair[i].target].target.entity;
		c->field = words->list[pair[i].target].target.field;
	}
	free(pair);
	arena_free(&a);
}

char *target_text(const struct target *t, struct arena *a)
{
	const char *entity = t->entity->id == E_ORGANISATION ? "employer" : t->entity->name;
	return arena_printf(a, "%s.%s", entity, t->field ? t->field->name : "name");
}

int target_parse(const struct vocabulary *words, enum import_kind kind, const char *text, struct target *out)
{
	struct arena *a = arena_new();
	bool found = false;
	/* Also by the entity's own name, and references by the field that holds them. */
	static const struct {
		const char *from, *to;
	} same[] = { { "placement.employer", "employer.name" }, { "placement.employee", "employee.name" },
		{ "contact.employer", "employer.name" }, { "contact.employee", "employee.name" } };
	const char *own = strncmp(text, "organisation.", 13) == 0 ?
		arena_printf(a, "employer.%s", text + 13) : text;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (strcmp(text, same[i].from) == 0)
			own = same[i].to;
	for (size_t i = 0; !found && i < words->n; i++)
		if (words->list[i].kinds & 1u << kind &&
			strcmp(target_text(&words->list[i].target, a), own) == 0) {
			*out = words->list[i].target;
			found = true;
		}
	arena_free(&a);
	return found ? 0 : err_set(ERR_INVALID,
		_("\"%.60s\" is not a field such a file can have; write entity.field, such as "
		"placement.start, employer.name or employee.name"), text);
}
