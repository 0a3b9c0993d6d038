/* See random_case.h. */
#include "anker/lang.h"
#include "random_case.h"

enum { PAST = 730, AHEAD = 200 };

static uint64_t state = 1;

unsigned chance(unsigned below)
{
	state = state * 6364136223846793005u + 1442695040888963407u; /* Knuth's LCG */
	return (unsigned)(state >> 33) % below;
}

void shipped_rules(const char *lang)
{
	app_close(&app);
	cr_assert_eq(lang_init(lang, "share"), 0);
	const struct app_options o = { .db = arena_printf(arena, "%s/c.db", office_folder()),
		.share = "share",
		.rules = "/nowhere",
		.user = "anna",
		.today = TODAY };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	for (size_t i = 0; i < rules_error_count(app->rules); i++)
		cr_expect(false, "%s", rules_error_show(rules_error(app->rules, i), arena));
}

static const char *iso(day d)
{
	char buf[DATE_ISO_SIZE];
	return arena_strdup(arena, date_iso(buf, d));
}

/* A stretch from that day on, often a whole month. */
static const char *imprecise(day first)
{
	int year, month, mday;
	if (chance(2))
		return date_span_iso(arena, (struct date_span){ first, first + 1 + (day)chance(200) });
	date_to_ymd(first, &year, &month, &mday);
	first = date_from_ymd(year, month, 1);
	return date_span_iso(arena, (struct date_span){ first, date_add_months(first, 1) - 1 });
}

/* A random value; what has happened lies in the past. */
static const char *value_of(const struct field *f)
{
	day when;
	bool plan = f->kind == F_DATE &&
		    (strstr(f->name, "end") || strstr(f->name, "next") || strstr(f->name, "until") ||
			    strstr(f->name, "due") || strstr(f->name, "review"));
	size_t n = 0;
	switch (f->kind) {
	case F_DATE:
		when = plan ? TODAY - PAST / 4 + (int)chance(PAST / 4 + AHEAD) : TODAY - (int)chance(PAST);
		return (f->flags & FIELD_SPAN) && chance(3) == 0 ? imprecise(when) : iso(when);
	case F_BOOL:
		return chance(2) ? "1" : "0";
	case F_CHOICE:
		while (f->choices[n].code)
			n++;
		return f->choices[chance((unsigned)n)].code;
	case F_NUMBER:
	case F_PERCENT:
		return arena_printf(arena, "%d",
			f->max > f->min ? f->min + (int)chance((unsigned)(f->max - f->min + 1))
					: (int)chance(5));
	case F_DECIMAL:
		return "24";
	default:
		return arena_printf(arena, MARK "%u", chance(1000000));
	}
}

/* Fields that would end, hush or withhold the placement, or name it twice, stay empty. */
static bool left_alone(const struct field *f)
{
	static const char *const names[] = { "rest_until", "rest_reason", "status", "number", "kvk",
		"postcode", "restricted" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(f->name, names[i]) == 0)
			return true;
	return f->kind == F_REF || (f->flags & FIELD_KEY) || (f->flags & FIELD_HIDDEN);
}

static int64_t make(enum entity_id e, const char *const *given)
{
	struct record *r = record_new(model_entity(e), app->today, arena);
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		if (!left_alone(f) && (f->required || chance(3)))
			cr_assert_eq(record_set(r, f->name, value_of(f)), 0, "%s", err_last());
	}
	for (size_t i = 0; given[i]; i += 2)
		cr_assert_eq(record_set(r, given[i], given[i + 1]), 0, "%s", err_last());
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), 0, "%s: %s", r->entity->name, err_last());
	return r->id;
}
#define MAKE(e, ...) make(e, (const char *const[]){ __VA_ARGS__, NULL })

static void make_random_placement(int64_t employer, int64_t person)
{
	static const enum entity_id kinds[] = { E_CONTACT, E_CONTACT, E_CONTACT, E_CONTACT, E_SIGNAL,
		E_CHANGE, E_BOTTLENECK, E_BOTTLENECK, E_ACTION };
	int64_t p = MAKE(E_PLACEMENT, "employee", id(MAKE(E_EMPLOYEE, "family_name", MARK)), "employer",
		id(employer), "expert", id(anna), "status", chance(8) ? "active" : "planned");
	if (chance(2))
		change(E_PLACEMENT, p, "contact_person", id(person));
	for (unsigned n = chance(12), i = 0; i < n; i++)
		MAKE(kinds[chance(sizeof kinds / sizeof *kinds)], "placement", id(p));
	if (chance(2))
		MAKE(E_PROFILE, "placement", id(p));
}

void random_caseload(unsigned seed, int employers)
{
	state = seed;
	for (int i = 0; i < employers; i++) {
		int64_t employer = MAKE(E_ORGANISATION, "name", arena_printf(arena, MARK " %d", i));
		int64_t person = MAKE(E_PERSON, "organisation", id(employer));
		for (unsigned n = 1 + chance(4); n > 0; n--)
			make_random_placement(employer, person);
	}
}

int64_t *all_placements(size_t *n)
{
	struct placement_row *row;
	cr_assert_eq(
		store_placements(app->store, &(struct placement_query){ .limit = 1000 }, arena, &row, n), 0);
	int64_t *out = arena_alloc(arena, (*n + 1) * sizeof *out);
	for (size_t i = 0; i < *n; i++)
		out[i] = row[i].id;
	return out;
}
