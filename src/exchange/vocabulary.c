/* The words headers are made of: every target of an import with its labels and
 * synonyms in both languages, folded once. */
#include <string.h>

#include "headers.h"

const struct field record_number_field = {
	.name = "id", .label = { "Recordnummer", "Record number" }, .kind = F_REF, .flags = FIELD_HIDDEN,
};

const struct field owner_field = {
	.name = "whose", .label = { "Van wie", "Whose" }, .kind = F_TEXT, .flags = FIELD_HIDDEN,
};

enum { IN_PLACEMENTS = 1u << IMPORT_PLACEMENTS, IN_CONTACTS = 1u << IMPORT_CONTACTS,
	IN_EMPLOYERS = 1u << IMPORT_EMPLOYERS,
	IN_EMPLOYEES = 1u << IMPORT_EMPLOYEES, IN_RECORDS = 1u << IMPORT_RECORDS };

/* Which kinds of file hold an entity, and of which it is the main one. The
 * bonus decides where two targets score the same. */
static const struct {
	enum entity_id id;
	unsigned kinds, main;
	int bonus;
} held[] = {
	{ E_CONTACT, IN_CONTACTS, IN_CONTACTS, 9 },
	{ E_PLACEMENT, IN_PLACEMENTS, IN_PLACEMENTS, 8 },
	{ E_ORGANISATION, IN_PLACEMENTS | IN_CONTACTS | IN_EMPLOYERS, IN_EMPLOYERS, 6 },
	{ E_EMPLOYEE, IN_PLACEMENTS | IN_CONTACTS | IN_EMPLOYEES, IN_EMPLOYEES, 5 },
	{ E_PERSON, IN_PLACEMENTS | IN_EMPLOYERS, 0, 0 },
};

/* Family names that are only that; their other synonyms mean the full name. */
static const char family_words[] = "achternaam|family name|last name|surname|geslachtsnaam|familienaam";
static const char employee_words[] = "werknemer|employee|naam|name|volledige naam|full name|naam voluit";
static const char person_words[] = "contactpersoon|contact person|naam contactpersoon|vast aanspreekpunt|"
				   "fixed contact person|aanspreekpunt";

/* What a file of contacts needs to find the placement. */
static bool finds_someone(const struct field *f)
{
	static const char *const names[] = { "number", "name", "place", "coc_number", "given_name", "infix",
		"family_name",
		"birth_date" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(f->name, names[i]) == 0)
			return true;
	return false;
}

/* References to employers and employees are found through those' own columns. */
static unsigned kinds_of(const struct entity *e, const struct field *f, unsigned kinds)
{
	bool named = f->ref == E_EXPERT || f->ref == E_REGION || f->ref == E_PERSON;
	if (f->flags & FIELD_HIDDEN)
		return 0;
	if (f->kind == F_REF)
		return named || (e->id == E_CONTACT && f->ref == E_PLACEMENT) ?
			kinds & ~(e->id == E_CONTACT ? 0u :
			(unsigned)IN_CONTACTS) : 0;
	if (e->id == E_PERSON)
		return f->flags & FIELD_NAME ? 0 : kinds;
	return e->id == E_CONTACT || finds_someone(f) ? kinds : kinds & ~(unsigned)IN_CONTACTS;
}

char *header_key(const char *s, struct arena *a)
{
	char *key = text_fold(a, s);
	for (char *p = key; *p; p++)
		if (strchr("_-/.:()*?#", *p))
			*p = ' ';
	return text_fold(a, key);
}

/* `s` without `part` at its start or end, or NULL. */
static const char *without(const char *s, const char *part, struct arena *a)
{
	size_t n = strlen(s), m = strlen(part);
	if (n > m + 1 && strncmp(s, part, m) == 0 && s[m] == ' ')
		return arena_strdup(a, s + m + 1);
	if (n > m + 1 && strcmp(s + n - m, part) == 0 && s[n - m - 1] == ' ')
		return arena_strndup(a, s, n - m - 1);
	return NULL;
}

static void add_word(struct vocable *v, const char *word, int score)
{
	if (word && *word && v->n < sizeof v->word / sizeof *v->word)
		v->word[v->n++] = (struct header_word){ word, strlen(word), score };
}

static void add_list(struct vocable *v, const char *list, int score, struct arena *a)
{
	char *rest = NULL;
	for (char *word = list ? strtok_r(arena_strdup(a, list), "|", &rest) :
		NULL; word; word = strtok_r(NULL, "|", &rest))
		add_word(v, header_key(word, a), score);
}

/* The label itself; "Telefoon" for "Telefoon werknemer"; and "Telefoon
 * contactpersoon" for the "Telefoon" of a contact person. */
static void add_label(struct vocable *v, const char *label, const char *entity, struct arena *a)
{
	const char *key = header_key(label, a), *of = header_key(entity, a);
	add_word(v, key, SCORE_LABEL);
	add_word(v, without(key, of, a), SCORE_SHORT);
	add_word(v, arena_printf(a, "%s %s", key, of), SCORE_SYNONYM + 50);
	add_word(v, arena_printf(a, "%s %s", of, key), SCORE_SYNONYM + 50);
}

static struct vocable *add(struct vocabulary *all, const struct entity *e, const struct field *f,
	unsigned kinds, int bonus)
{
	struct vocable *v = &all->list[all->n++];
	*v = (struct vocable){ .target = { e, f }, .kinds = kinds, .bonus = bonus };
	return v;
}

static void add_field(struct vocabulary *all, const struct entity *e, const struct field *f, unsigned kinds,
	int bonus,
	struct arena *a)
{
	struct vocable *v = add(all, e, f, kinds, bonus);
	if (strcmp(f->name, "family_name") == 0) {
		add_list(v, family_words, SCORE_LABEL, a);
		return;
	}
	add_label(v, f->label.nl, e->label.nl, a);
	add_label(v, f->label.en, e->label.en, a);
	add_list(v, f->synonyms, SCORE_SYNONYM, a);
}

static void add_full_name(struct vocabulary *all, const struct entity *e, unsigned kinds, int bonus,
	struct arena *a)
{
	struct vocable *v = add(all, e, NULL, kinds, bonus);
	char *rest = NULL;
	add_list(v, e->id == E_EMPLOYEE ? employee_words : person_words, SCORE_SYNONYM + 20, a);
	char *list = arena_strdup(a, e->fields[model_field(e, "family_name")].synonyms);
	for (char *word = strtok_r(list, "|", &rest); word; word = strtok_r(NULL, "|", &rest))
		if (!strstr(family_words, word))
			add_word(v, header_key(word, a), SCORE_SYNONYM + 10);
}

static void add_record_number(struct vocabulary *all, const struct entity *e, unsigned kinds, struct arena *a)
{
	struct vocable *v = add(all, e, &record_number_field, kinds, 0);
	add_word(v, header_key(record_number_field.label.nl, a), SCORE_LABEL);
	add_word(v, header_key(record_number_field.label.en, a), SCORE_LABEL);
}

struct vocabulary *vocabulary_new(struct arena *a)
{
	struct vocabulary *all = arena_alloc(a, sizeof *all);
	size_t most = 0;
	for (size_t i = 0; i < sizeof held / sizeof *held; i++)
		most += model_entity(held[i].id)->nfields + 2;
	all->list = arena_alloc(a, most * sizeof *all->list);
	for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
		const struct entity *e = model_entity(held[i].id);
		for (size_t k = 0; k < e->nfields; k++) {
			unsigned kinds = kinds_of(e, &e->fields[k], held[i].kinds);
			if (kinds)
				add_field(all, e, &e->fields[k], kinds, held[i].bonus, a);
		}
		/* In a file of placements the contact person is a field of the placement. */
		if (e->id == E_EMPLOYEE || e->id == E_PERSON)
			add_full_name(all, e, e->id == E_PERSON ? (unsigned)IN_EMPLOYERS : held[i].kinds,
				held[i].bonus, a);
		if (held[i].main)
			add_record_number(all, e, held[i].main, a);
	}
	return all;
}

/* What finds the placement or employer that a record is about. */
static void add_subject(struct vocabulary *all, enum entity_id id, struct arena *a)
{
	const struct entity *e = model_entity(id);
	for (size_t k = 0; k < e->nfields; k++)
		if (finds_someone(&e->fields[k]))
			add_field(all, e, &e->fields[k], IN_RECORDS, 0, a);
	if (id == E_EMPLOYEE)
		add_full_name(all, e, IN_RECORDS, 0, a);
}

struct vocabulary *vocabulary_of(const struct entity *e, struct arena *a)
{
	struct vocabulary *all = arena_alloc(a, sizeof *all);
	bool placement = model_field(e, "placement") >= 0, employer = model_field(e, "employer") >= 0;
	all->list = arena_alloc(a, (e->nfields + model_entity(E_ORGANISATION)->nfields +
		model_entity(E_EMPLOYEE)->nfields + 3) * sizeof *all->list);
	for (size_t k = 0; k < e->nfields; k++) {
		const struct field *f = &e->fields[k];
		if (!(f->flags & FIELD_HIDDEN) && strcmp(f->name, "employer") != 0)
			add_field(all, e, f, IN_RECORDS, 9, a);
	}
	add_record_number(all, e, IN_RECORDS, a);
	if (part_field(e) >= 0) {
		struct vocable *v = add(all, e, &owner_field, IN_RECORDS, 0);
		add_word(v, header_key(owner_field.label.nl, a), SCORE_LABEL);
		add_word(v, header_key(owner_field.label.en, a), SCORE_LABEL);
	}
	if (employer)
		add_subject(all, E_ORGANISATION, a);
	if (placement)
		add_subject(all, E_EMPLOYEE, a);
	return all;
}

/* True when `word` stands in `key` with spaces or ends around it. */
static bool contains(const char *key, const char *word, size_t n)
{
	for (const char *p = strstr(key, word); p; p = strstr(p + 1, word))
		if ((p == key || p[-1] == ' ') && (p[n] == '\0' || p[n] == ' '))
			return true;
	return false;
}

bool vocable_sure(const struct vocable *v, const char *key)
{
	for (size_t i = 0; i < v->n; i++)
		if (*v->word[i].text == *key && v->word[i].score >= SCORE_SHORT &&
			strcmp(v->word[i].text, key) == 0)
			return true;
	return false;
}

int vocable_score(const struct vocable *v, const char *key)
{
	int best = 0;
	for (size_t i = 0; i < v->n; i++) {
		const struct header_word *w = &v->word[i];
		int score = 0;
		if (strcmp(key, w->text) == 0)
			score = w->score;
		else if (w->size >= 3 && contains(key, w->text, w->size))
			score = SCORE_CONTAINS + (int)w->size; /* longer words say more */
		if (score > best)
			best = score;
	}
	return best;
}
