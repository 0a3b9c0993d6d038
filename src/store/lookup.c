/* Looking up one record by what someone calls it: an own number, a name in any
 * order, the first letters. For reference pickers and duplicates in imports. */
#include "match.h"
#include "views.h"

/* How records of an entity are called. The row statement gives the title's
 * key, the infix ('' where names have none) and what tells two alike apart. */
static const struct called {
	enum entity_id entity;
	const char *key; /* title column; NULL: only found by text, newest first */
	bool person;     /* the key is a person's: family name, given name */
	const char *within;
	const char *row;
} called[] = {
	{ E_REGION, "sort_key", false, "", "SELECT t.sort_key, '', '' FROM region t WHERE t.id = ?1" },
	{ E_ORGANISATION, "sort_key", false, "",
		"SELECT t.sort_key, '', t.place FROM organisation t WHERE t.id = ?1" },
	{ E_PERSON, "sort_key", true, " AND t.organisation = ?3",
		"SELECT t.sort_key, t.infix, o.name FROM person t JOIN organisation o ON o.id = "
			"t.organisation WHERE t.id = ?1" },
	{ E_EMPLOYEE, "sort_key", true,
		" AND t.id IN (SELECT p.employee FROM placement p WHERE p.employer = ?3 AND p.deleted = 0)",
		"SELECT t.sort_key, t.infix, t.birth_date FROM employee t WHERE t.id = ?1" },
	{ E_EXPERT, "sort_key", true, "",
		"SELECT t.sort_key, t.infix, t.login FROM expert t WHERE t.id = ?1" },
	{ E_PLACEMENT, "employee_key", true, " AND t.employer = ?3",
		"SELECT t.employee_key, e.infix, t.job_title FROM placement t JOIN employee e ON e.id = "
			"t.employee WHERE t.id = ?1" },
	{ E_CONTACT, NULL, false, " AND t.employer = ?3",
		"SELECT '', '', t.date FROM contact t WHERE t.id = ?1" },
	{ E_ACTION, NULL, false, " AND t.employer = ?3",
		"SELECT '', '', t.due FROM action t WHERE t.id = ?1" },
	{ E_PROGRAMME, "sort_key", false, "",
		"SELECT t.sort_key, '', t.start FROM programme t WHERE t.id = ?1" },
	{ E_MEETING, NULL, false, "", "SELECT '', '', t.date FROM meeting t WHERE t.id = ?1" },
	{ E_WAVE, NULL, false, "",
		"SELECT '', '', p.name FROM wave t JOIN programme p ON p.id = t.programme WHERE t.id = ?1" },
};

/* The keys a typed name may have. */
struct keys {
	char *plain;  /* as typed */
	char *name;   /* family name, given name */
	char *joined; /* the infix as part of the family name, as in some files */
	char *initial; /* the name with the first initial only, where that was typed */
	char *infix;
};

static char *drop_dots(char *s)
{
	char *to = s;
	for (const char *from = s; *from; from++)
		if (*from != '.')
			*to++ = *from;
	*to = '\0';
	return s;
}

static void keys_of(struct keys *k, const char *text, bool person, struct arena *a)
{
	char *given, *infix, *family;
	k->plain = text_fold(a, text);
	k->name = k->joined = k->initial = k->infix = NULL;
	if (!person)
		return;
	name_split(text, a, &given, &infix, &family);
	k->name = text_fold(a, arena_printf(a, "%s %s", family, given));
	k->joined = text_fold(a, arena_printf(a, "%s %s %s", infix, family, given));
	k->infix = text_fold(a, infix);
	given = text_fold(a, given);
	if (strchr(given, '.') || (*given && strlen(given) <= 2))
		k->initial = text_fold(a, arena_printf(a, "%s %.1s", family, given));
}

/* Exactly this name: "Wit, J. de", "de Wit J" and "J. de Wit" are one. */
static bool keys_equal(const struct keys *k, const char *key, const char *infix, struct arena *a)
{
	if (!k->name)
		return strcmp(key, k->plain) == 0;
	const char *have = drop_dots(arena_strdup(a, key)), *mid = text_fold(a, infix);
	if (strcmp(have, drop_dots(arena_strdup(a, k->name))) == 0 && strcmp(mid, k->infix) == 0)
		return true;
	return !*mid && (strcmp(have, drop_dots(arena_strdup(a, k->plain))) == 0 ||
		strcmp(have, drop_dots(arena_strdup(a, k->joined))) == 0);
}

static int by_number(struct store *s, const struct entity *e, const struct called *c, const char *number,
	int64_t employer, size_t limit, struct ids *ids, struct arena *a)
{
	int rc = 0;
	for (size_t i = 0; i < e->nfields && rc == 0; i++)
		if (e->fields[i].flags & FIELD_KEY)
			rc = match_collect(s,
				arena_printf(a,
					"SELECT t.id FROM %s t WHERE t.%s = ?1 AND t.deleted = 0%s LIMIT ?4",
					e->name, e->fields[i].name, employer ? c->within : ""),
				number, NULL, employer, limit, ids);
	return rc;
}

static int by_title(struct store *s, const struct entity *e, const struct called *c, const struct keys *k,
	int64_t employer, size_t limit, struct ids *ids, struct arena *a)
{
	/* "wit jp" is also looked for as "wit j", which finds J.P. and Jan. */
	const char *const range[] = { k->name, k->joined, k->plain, k->initial };
	int rc = 0;
	for (size_t i = 0; i < sizeof range / sizeof *range && rc == 0; i++)
		if (range[i])
			rc = match_titled(s, e->name, c->key, range[i], employer ? c->within : "", employer,
				limit, ids, a);
	return rc;
}

static int newest(struct store *s, const struct entity *e, const struct called *c, int64_t employer,
	size_t limit, struct ids *ids, struct arena *a)
{
	return match_collect(s,
		arena_printf(a, "SELECT t.id FROM %s t WHERE t.deleted = 0%s ORDER BY t.id DESC LIMIT ?4",
			e->name, employer ? c->within : ""),
		NULL, NULL, employer, limit, ids);
}

static int add_match(struct store *s, const struct called *c, int64_t id, const struct keys *k, bool exact,
	struct arena *a, void **rows, size_t *n)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, c->row, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	if ((rc = db_step(s, st)) == 1) {
		day d = col_day(st, 2);
		struct match *m = arena_add(a, rows, n, sizeof *m);
		*m = (struct match){ id, store_title(s, c->entity, id, a),
			d == DAY_NONE ? col_clean(st, 2, a) : date_long(a, d),
			exact || (c->key && *k->plain &&
					 keys_equal(k, col_str(st, 0, a), col_str(st, 1, a), a)) };
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* Exact ones first, else in the order found. */
static void exact_first(struct match *m, size_t n, struct arena *a)
{
	struct match *copy = arena_alloc(a, n * sizeof *copy);
	size_t at = 0;
	memcpy(copy, m, n * sizeof *copy);
	for (int exact = 1; exact >= 0; exact--)
		for (size_t i = 0; i < n; i++)
			if (copy[i].exact == exact)
				m[at++] = copy[i];
}

int store_lookup(struct store *s, enum entity_id entity, const char *text, int64_t within_employer,
	size_t limit, struct arena *a, struct match **out, size_t *n)
{
	const struct entity *e = model_entity(entity);
	const struct called *c = NULL;
	struct ids ids = { arena_alloc(a, (limit + 1) * sizeof *ids.list), 0 };
	struct words w;
	struct keys k;
	void *rows = NULL;
	int rc = 0;
	*out = NULL;
	*n = 0;
	for (size_t i = 0; i < sizeof called / sizeof *called; i++)
		if (called[i].entity == entity)
			c = &called[i];
	if (!c || !limit)
		return 0;
	const char *typed = text_trim(a, text ? text : "");
	keys_of(&k, typed, c->person, a);
	match_words(&w, typed, a);
	const char *match = match_expression(&w, a);
	if (*typed)
		rc = by_number(s, e, c, typed, within_employer, limit, &ids, a);
	size_t numbered = ids.n;
	if (rc == 0)
		rc = c->key ? by_title(s, e, c, &k, within_employer, limit, &ids, a) :
			match ? 0 : newest(s, e, c, within_employer, limit, &ids, a);
	if (rc == 0 && match && ids.n < limit)
		rc = match_text(
			s, e->name, match, within_employer ? c->within : "", within_employer, limit, &ids, a);
	for (size_t i = 0; i < ids.n && rc == 0; i++)
		rc = add_match(s, c, ids.list[i], &k, i < numbered, a, &rows, n);
	*out = rows;
	if (*n)
		exact_first(*out, *n, a);
	return rc;
}
