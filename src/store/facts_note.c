/* What a write touches, while facts are kept: the placement, or the employer or
 * person whose placements are worked out again. The same as the triggers of
 * 003-facts.sql, 005-whole.sql and 007-shared.sql, which run for writes that are not ours. */
#include "facts.h"

/* Records that many placements look at, as facts_touched calls them. */
static const char *const kinds[E_COUNT] = {
	[E_PLACEMENT] = "placement", [E_ORGANISATION] = "employer", [E_EMPLOYEE] = "employee",
	[E_EXPERT] = "expert", [E_PERSON] = "person",
};

static int ask(struct store *s)
{
	int64_t vocabulary;
	int rc = db_one(s, "SELECT vocabulary FROM facts_state WHERE one = 1", 0, &vocabulary);
	if (rc == 0)
		s->keeping = vocabulary ? KEEPING : KEEPING_NOT;
	return rc;
}

static int note(struct store *s, const char *kind, int64_t id)
{
	sqlite3_stmt *st;
	int rc = db_prepare(
		s, "INSERT INTO main.facts_touched (kind, id) VALUES (?1, ?2) ON CONFLICT DO NOTHING", &st);
	if (rc)
		return rc;
	db_text(st, 1, kind);
	db_int(st, 2, id);
	return db_step(s, st);
}

static int note_reference(struct store *s, const struct entity *e, const char *kind, char *const *value)
{
	int i = model_field(e, kind);
	int64_t id;
	return i < 0 || !value || !value[i] || id_parse(value[i], &id) ? 0 : note(s, kind, id);
}

/* The placement or employer of the record that this one is part of. */
static int note_of_parent(struct store *s, const struct entity *e, char *const *value)
{
	static const struct {
		enum entity_id part;
		const char *field, *kind, *sql; /* two rows: both */
	} parts[] = {
		{ E_CAPACITY, "profile", "placement", "SELECT placement FROM main.capacity_profile WHERE id = ?1" },
		{ E_LOAD, "task", "placement", "SELECT placement FROM main.task WHERE id = ?1" },
		{ E_LOAD, "task", "employer", "SELECT employer FROM main.task WHERE id = ?1" },
		{ E_MILESTONE, "absence", "placement", "SELECT placement FROM main.absence WHERE id = ?1" },
	};
	int rc = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts && rc == 0; i++) {
		int field = model_field(e, parts[i].field);
		int64_t id, about;
		if (parts[i].part != e->id || !value || !value[field] || id_parse(value[field], &id))
			continue;
		rc = db_one(s, parts[i].sql, id, &about);
		if (rc == 0 && about)
			rc = note(s, parts[i].kind, about);
	}
	return rc;
}

/* These count for all placements of the company: talks with anyone there, what was seen on
 * its floor, the tasks of a function; of bottlenecks those of the company itself. */
static int note_employer(struct store *s, const struct entity *e, char *const *value)
{
	bool all = e->id == E_CONTACT || e->id == E_TASK || e->id == E_OBSERVATION;
	bool own = e->id == E_BOTTLENECK && value && !value[model_field(e, "placement")];
	return all || own ? note_reference(s, e, "employer", value) : 0;
}

int facts_note(struct store *s, const struct entity *e, int64_t id, char *const *value, char *const *was)
{
	int rc = s->keeping == KEEPING_UNASKED ? ask(s) : 0;
	if (rc || s->keeping != KEEPING)
		return rc;
	if (kinds[e->id])
		return note(s, kinds[e->id], id);
	if (e->id == E_CONSENT && ((rc = note_reference(s, e, "employee", value)) || (rc = note_reference(s, e, "employee", was))))
		return rc;
	if ((rc = note_reference(s, e, "placement", value)) || (rc = note_reference(s, e, "placement", was)))
		return rc;
	if ((rc = note_of_parent(s, e, value)) || (rc = note_of_parent(s, e, was)))
		return rc;
	rc = note_employer(s, e, value);
	return rc ? rc : note_employer(s, e, was);
}
