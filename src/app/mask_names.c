/* Whose names a text is looked through for: everyone's of the caseload, or the employees
 * who have nothing to do with it. */
#include <string.h>

#include "anker/str.h"
#include "identity.h"
#include "mask.h"

struct reading {
	struct mask *m;
	struct arena *arena;
	bool own;     /* of who may be named: known, not found */
	bool capital; /* family names only when written with one: many are words too */
};

static void add_run(const struct reading *x, const char *name, enum mask_kind kind, bool capital)
{
	mask_add_run(x->m, name, x->own ? MASK_OWN : kind, capital, x->arena);
}

static void add_words(const struct reading *x, const char *name, enum mask_kind kind, bool capital)
{
	mask_add_words(x->m, name, x->own ? MASK_OWN : kind, capital, x->arena);
}

/* "JanWillem" and "Obrien" too. */
static void add_joined(const struct reading *x, const char *name, bool capital)
{
	struct str joined = STR_INIT;
	str_add(&joined, "");
	for (const char *p = name; *p; p++)
		if (*p != '-' && *p != '\'')
			str_add_char(&joined, *p);
	if (joined.len != strlen(name))
		add_words(x, joined.text, MASK_NAME, capital);
	str_free(&joined);
}

static const char *value(const struct reading *x, const struct record *r, const char *field)
{
	int i = model_field(r->entity, field);
	return i >= 0 && r->value[i] ? mask_plain(r->value[i], false, x->arena) : "";
}

static int read_person(void *ctx, const struct record *r)
{
	const struct reading *x = ctx;
	const char *given = value(x, r, "given_name"), *infix = value(x, r, "infix"),
		   *family = value(x, r, "family_name");
	add_run(x, arena_printf(x->arena, "%s %s %s", given, infix, family), MASK_NAME, false);
	add_run(x, arena_printf(x->arena, "%s %s", infix, family), MASK_NAME, x->capital);
	add_run(x, family, MASK_NAME, x->capital);
	add_run(x, given, MASK_NAME, false);
	add_words(x, given, MASK_NAME, false);
	add_words(x, family, MASK_NAME, x->capital);
	add_joined(x, given, false);
	add_joined(x, family, x->capital);
	add_words(x, value(x, r, "login"), MASK_NAME, false);
	add_run(x, value(x, r, "number"), MASK_NUMBER, false);
	arena_reset(x->arena);
	return 0;
}

/* "Best" of "Best & Zn. B.V.": without what says how it is owned. */
static char *bare_name(const char *name, struct arena *a)
{
	static const char *const legal[] = { "b", "v", "bv", "n", "nv", "vof", "cv", "co", "zn", "zonen" };
	struct mask_span w;
	const char *end = name;
	for (const char *at = name; mask_word(&at, &w);) {
		bool owned = false;
		for (size_t i = 0; i < sizeof legal / sizeof *legal && !owned; i++)
			owned = strlen(legal[i]) == w.len && strncasecmp(legal[i], w.at, w.len) == 0;
		if (!owned)
			end = at;
	}
	return arena_strndup(a, name, (size_t)(end - name));
}

/* Of a firm also the words: "de Korenaar" for "Bakkerij De Korenaar". */
static int read_organisation(void *ctx, const struct record *r)
{
	const struct reading *x = ctx;
	add_run(x, value(x, r, "name"), MASK_EMPLOYER, false);
	add_run(x, bare_name(value(x, r, "name"), x->arena), MASK_EMPLOYER, false);
	add_words(x, value(x, r, "name"), MASK_EMPLOYER, false);
	add_run(x, value(x, r, "place"), MASK_PLACE, false);
	add_run(x, value(x, r, "address"), MASK_PLACE, false);
	/* The street without its number. */
	add_run(x,
		arena_strndup(
			x->arena, value(x, r, "address"), strcspn(value(x, r, "address"), "0123456789")),
		MASK_PLACE, false);
	add_run(x, value(x, r, "number"), MASK_NUMBER, false);
	add_run(x, value(x, r, "coc_number"), MASK_NUMBER, false);
	arena_reset(x->arena);
	return 0;
}

static int read_region(void *ctx, const struct record *r)
{
	const struct reading *x = ctx;
	add_run(x, value(x, r, "name"), MASK_PLACE, false);
	arena_reset(x->arena);
	return 0;
}

static int read_placement(void *ctx, const struct record *r)
{
	const struct reading *x = ctx;
	add_run(x, value(x, r, "number"), MASK_NUMBER, false);
	arena_reset(x->arena);
	return 0;
}

int mask_open(struct app *app, struct mask **out)
{
	static const struct {
		enum entity_id entity;
		int (*read)(void *ctx, const struct record *r);
	} parts[] = {
		{ E_EMPLOYEE, read_person },
		{ E_PERSON, read_person },
		{ E_EXPERT, read_person },
		{ E_ORGANISATION, read_organisation },
		{ E_REGION, read_region },
		{ E_PLACEMENT, read_placement },
	};
	struct reading x = { .m = *out = mask_new(), .arena = arena_new() };
	/* Colleagues' employees are named in one's own texts too, and who had their file restricted. */
	int rc = identity_whole(app, &app);
	if (rc == 0)
		rc = store_whole(app->store, true);
	for (size_t i = 0; i < sizeof parts / sizeof *parts && rc == 0; i++) {
		/* Whoever was taken out of the caseload keeps a right to be left out here. */
		const struct query q = { .entity = parts[i].entity, .order = "id", .deleted = true };
		rc = store_each(app->store, &q, parts[i].read, &x);
	}
	if (app)
		store_whole(app->store, false);
	arena_free(&x.arena);
	if (rc)
		mask_free(out);
	return rc;
}

/* Who may be named: these employees, who works at the employer, our own experts, and the
 * employer itself. */
static int read_own(struct app *app, struct reading *x, int64_t employer, const int64_t *employee, size_t n)
{
	struct arena *a = arena_new();
	struct record *r;
	const struct condition there = { "organisation", IS, arena_printf(a, "%lld", (long long)employer) };
	const struct query persons = { .entity = E_PERSON, .where = &there, .nwhere = 1, .order = "id" };
	const struct query experts = { .entity = E_EXPERT, .order = "id" };
	int rc = employer ? store_get(app->store, E_ORGANISATION, employer, a, &r) : 0;
	if (rc == 0 && employer)
		rc = read_organisation(x, r);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if ((rc = store_get(app->store, E_EMPLOYEE, employee[i], a, &r)) == 0)
			read_person(x, r);
	if (rc == 0 && (rc = store_each(app->store, &persons, read_person, x)) == 0)
		rc = store_each(app->store, &experts, read_person, x);
	arena_free(&a);
	return rc;
}

int mask_open_others(
	struct app *app, int64_t employer, const int64_t *employee, size_t n, struct mask **out)
{
	const struct query everyone = { .entity = E_EMPLOYEE, .order = "id", .deleted = true };
	struct reading x = { .m = *out = mask_new(), .arena = arena_new(), .own = true };
	int rc = read_own(app, &x, employer, employee, n);
	x.own = false;
	x.capital = true;
	if (rc == 0 && (rc = identity_whole(app, &app)) == 0) {
		if ((rc = store_whole(app->store, true)) == 0)
			rc = store_each(app->store, &everyone, read_person, &x);
		store_whole(app->store, false);
	}
	arena_free(&x.arena);
	if (rc)
		mask_free(out);
	return rc;
}
