/* Whose records are in a study, as a condition in SQL that is put together from the dictionary: each kind
 * follows its references until it comes to a placement or an employer that takes part. */
#include <string.h>

#include "study.h"

/* Settings of people, what the program makes for other purposes, what somebody asked by law, and what an
 * expert wrote for themselves. */
bool store_study_has(enum entity_id e)
{
	static const enum entity_id never[] = { E_NONE, E_VIEW, E_DISTINCT, E_WORKLIST, E_REFLECTION,
		E_CONSENT, E_REQUEST, E_DISCLOSURE, E_REPORT, E_SUMMARY };
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (never[i] == e)
			return false;
	return e == E_FACTOR || !(model_entity(e)->flags & ENTITY_OWN); /* findings are about factors */
}

void study_bind(sqlite3_stmt *st, const struct study *of)
{
	int n = sqlite3_bind_parameter_count(st); /* what is nobody's asks for less */
	if (n >= 1)
		db_int(st, 1, of->programme);
	if (n >= 2)
		db_day(st, 2, of->today);
	if (n >= 3)
		db_int(st, 3, 0);
}

/* That what this field refers to is in the study. */
static void add_in(struct str *sql, const struct field *f, int outer)
{
	const struct entity *e = model_entity(f->ref);
	int own = outer + 1;
	str_addf(sql, "EXISTS (SELECT 1 FROM main.%s s%d WHERE s%d.id = s%d.%s AND ", e->name, own, own,
		outer, f->name);
	study_scope(sql, e, own);
	str_add(sql, ")");
}

/* Ends the condition on a row of participation. */
static void add_agreed(struct str *sql)
{
	str_add(sql, " AND p.programme = ?1 AND p.deleted = 0 AND p.declined IS NULL"
		" AND coalesce(p.agreed, p.started) <= ?2)");
}

static void placements(struct str *sql, int d)
{
	str_addf(sql, "EXISTS (SELECT 1 FROM main.participation p WHERE p.placement = s%d.id", d);
	add_agreed(sql);
	str_addf(sql, " AND EXISTS (SELECT 1 FROM main.employee w WHERE w.id = s%d.employee AND w.deleted = 0"
		" AND (?3 OR (w.restricted IS NULL AND w.objection IS NULL)))", d);
}

/* Whose placement, in one of its references, is in the study. */
static void of_placement(struct str *sql, int d, const char *column)
{
	int own = d + 1;
	str_addf(sql, "EXISTS (SELECT 1 FROM main.placement s%d WHERE s%d.%s = s%d.id AND ", own, own, column,
		d);
	study_scope(sql, model_entity(E_PLACEMENT), own);
	str_add(sql, ")");
}

static void employees(struct str *sql, int d)
{
	of_placement(sql, d, "employee");
}

/* Those who agreed, those of placements in the study, and intermediaries who answered. */
static void organisations(struct str *sql, int d)
{
	str_addf(sql,
		"(EXISTS (SELECT 1 FROM main.participation p WHERE p.employer = s%d.id AND p.placement IS "
		"NULL",
		d);
	add_agreed(sql);
	str_addf(sql,
		" OR EXISTS (SELECT 1 FROM main.intake i WHERE i.organisation = s%d.id AND i.programme = ?1"
		" AND i.deleted = 0) OR ",
		d);
	of_placement(sql, d, "employer");
	str_add(sql, ")");
}

static void experts(struct str *sql, int d)
{
	str_addf(sql, "(EXISTS (SELECT 1 FROM main.assignment q WHERE q.expert = s%d.id AND q.programme = ?1"
		" AND q.deleted = 0) OR ", d);
	of_placement(sql, d, "expert");
	str_add(sql, ")");
}

static void programmes(struct str *sql, int d)
{
	str_addf(sql, "s%d.id = ?1", d);
}

/* Nobody's: names of regions, the list of factors. */
static void everything(struct str *sql, int d)
{
	(void)d;
	str_add(sql, "1 = 1");
}

static const struct {
	enum entity_id entity;
	void (*add)(struct str *sql, int depth);
} own_scopes[] = {
	{ E_PLACEMENT, placements },
	{ E_EMPLOYEE, employees },
	{ E_ORGANISATION, organisations },
	{ E_EXPERT, experts },
	{ E_PROGRAMME, programmes },
	{ E_REGION, everything },
	{ E_FACTOR, everything },
};

static const struct field *first_ref(const struct entity *e, enum entity_id to, const char *name)
{
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].ref == to &&
			(!name || strcmp(e->fields[i].name, name) == 0))
			return &e->fields[i];
	return NULL;
}

/* Whom it is about: a placement; without one its employer, or what it is a part of. */
static void subjects(struct str *sql, const struct entity *e, int d)
{
	const struct field *placement = first_ref(e, E_PLACEMENT, NULL);
	const struct field *employer = first_ref(e, E_ORGANISATION, "employer");
	const struct field *other = employer ? employer : e->parent ? first_ref(e, e->parent, NULL) : NULL;
	if (placement) {
		const char *column = placement->name;
		str_addf(sql, "CASE WHEN s%d.%s IS NOT NULL THEN ", d, column);
		add_in(sql, placement, d);
		str_add(sql, " ELSE ");
	}
	if (other)
		add_in(sql, other, d);
	else
		str_add(sql, "0");
	if (placement)
		str_add(sql, " END");
}

/* Of this programme itself, or of one of its waves and meetings: then only nobody else's placement. */
static bool of_programme(struct str *sql, const struct entity *e, int d)
{
	const struct field *placement = first_ref(e, E_PLACEMENT, NULL),
			   *of = first_ref(e, E_PROGRAMME, NULL);
	bool own = of && (of->required || e->id == E_MEETING);
	bool part = e->parent == E_WAVE || e->parent == E_MEETING || e->id == E_MEASUREMENT;
	if (!own && !part)
		return false;
	if (own) {
		const char *column = of->name;
		str_addf(sql, "s%d.%s = ?1", d, column);
	} else
		add_in(sql, first_ref(e, e->id == E_MEASUREMENT ? E_WAVE : e->parent, NULL), d);
	if (placement) {
		const char *column = placement->name;
		str_addf(sql, " AND (s%d.%s IS NULL OR ", d, column);
		add_in(sql, placement, d);
		str_add(sql, ")");
	}
	return true;
}

void study_scope(struct str *sql, const struct entity *e, int depth)
{
	const struct field *of = first_ref(e, E_PROGRAMME, NULL);
	str_addf(sql, "s%d.deleted = 0 AND ", depth);
	for (size_t i = 0; i < sizeof own_scopes / sizeof *own_scopes; i++)
		if (own_scopes[i].entity == e->id) {
			own_scopes[i].add(sql, depth);
			return;
		}
	if (of_programme(sql, e, depth))
		return;
	if (of) {
		const char *column = of->name;
		str_addf(sql, "(s%d.%s IS NULL OR s%d.%s = ?1) AND ", depth, column, depth, column);
	}
	subjects(sql, e, depth);
}
