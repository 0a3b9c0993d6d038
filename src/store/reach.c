/* How much a connection sees: setting it, keeping it true while the file changes, asking it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "reach.h"

enum { ASK_EVERY_MS = 200 }; /* whether others wrote: else SQLite tells with the next read */

/* ---- statements ---- */

/* Prepared for the tables, or for other views. */
static void forget_statements(struct store *s)
{
	for (size_t i = 0; i < s->ncache; i++) {
		sqlite3_finalize(s->cache[i].st);
		free(s->cache[i].sql);
	}
	s->ncache = 0;
	for (int e = 0; e < E_COUNT; e++)
		for (int i = 0; i < 2; i++) {
			sqlite3_finalize(s->write[e][i].st);
			free(s->write[e][i].sql);
			s->write[e][i] = (struct statement){ 0, NULL, NULL };
		}
}

/* ---- keeping it true ---- */

static unsigned file_number(struct store *s)
{
	unsigned number = 0;
	sqlite3_file_control(s->db, "main", SQLITE_FCNTL_DATA_VERSION, &number);
	return number;
}

_Static_assert(E_EMPLOYEE == 4 && E_PLACEMENT == 6 && E_ASSIGNMENT == 51, "as the statement below says");

/* Whether anything was written that the tables depend on: employees, placements, who has which employer, what
 * was lent. */
static int matters(struct store *s, struct scope *r, bool *out)
{
	static const char sql[] =
		"SELECT 1 FROM main.journal j WHERE j.id > ?1 AND j.entity IN (4, 6, 51) LIMIT 1";
	int64_t last, found = 0;
	uint64_t lent;
	int rc = db_one(s, "SELECT max(id) FROM main.journal", 0, &last);
	if (rc == 0 && r->journal <= last)
		rc = db_one(s, sql, r->journal, &found);
	if (rc || (rc = reach_lent(s, r, &lent)))
		return rc;
	/* A copy that was put back has fewer. */
	*out = found || last < r->journal || lent != r->lent;
	r->journal = last;
	r->lent = lent;
	return 0;
}

static int renew(struct store *s, struct scope *r)
{
	int64_t before = sqlite3_total_changes64(s->db);
	bool anew = true;
	int rc = matters(s, r, &anew);
	r->seen = file_number(s); /* as of that read: what is written from now on shows */
	if (rc == 0 && (anew || !r->fresh))
		rc = reach_fill(s, r);
	r->changes += sqlite3_total_changes64(s->db) - before;
	r->fresh = rc == 0;
	return rc;
}

/* A stand-in ends with its last day, also on a screen that was left open. */
static void follow_clock(struct scope *r)
{
	day now = date_today();
	if (now == r->clock)
		return;
	r->today += now - r->clock;
	r->clock = now;
	r->fresh = false;
}

/* The file itself is asked now and then, as a connection that does nothing is told nothing. */
static bool is_fresh(struct store *s, struct scope *r)
{
	int64_t now = clock_ms();
	if (now - r->asked >= ASK_EVERY_MS) {
		r->asked = now;
		follow_clock(r);
		sqlite3_exec(s->db, "PRAGMA main.data_version", NULL, NULL, NULL);
	}
	return r->fresh && file_number(s) == r->seen && (r->closes == INT64_MAX || time(NULL) < r->closes);
}

/* Masks and nothing at all stay what they are. */
static bool follows(const struct scope *r)
{
	return r->kind == REACH_FILES || r->kind == REACH_OWN;
}

int reach_renew(struct store *s)
{
	struct scope *r = s->scope;
	if (r->busy || s->own.lifted || !follows(r))
		return 0;
	r->busy = true;
	int rc = 0;
	if (!is_fresh(s, r)) {
		if (r->closes <= time(NULL))
			r->fresh = false;
		rc = renew(s, r);
	}
	r->busy = false;
	return rc;
}

/* Also who sees masks or nothing has settings and drafts. */
static int reach_begin(struct store *s)
{
	struct scope *r = s->scope;
	int64_t before = sqlite3_total_changes64(s->db);
	if (follows(r))
		return reach_renew(s);
	r->busy = true;
	int rc = reach_fill(s, r);
	r->busy = false;
	r->changes += sqlite3_total_changes64(s->db) - before;
	return rc;
}

void reach_rolled_back(struct store *s)
{
	if (s->scope)
		s->scope->fresh = false;
}

int64_t reach_own_changes(const struct store *s)
{
	return s->scope ? s->scope->changes : 0;
}

/* ---- what this connection writes ---- */

static int64_t ref_of(const struct entity *e, char *const *value, const char *field)
{
	int i = model_field(e, field);
	return value && i >= 0 && value[i] ? id_of(value[i]) : 0;
}

static int wrote_placement(struct store *s, const struct entity *e, int64_t id, char *const *value,
	char *const *was)
{
	static const struct {
		enum entity_id set;
		const char *field;
	} about[] = { { E_EMPLOYEE, "employee" }, { E_ORGANISATION, "employer" } };
	int rc = reach_fill_one(s, E_PLACEMENT, id);
	for (size_t i = 0; rc == 0 && i < 2; i++) {
		int64_t now = ref_of(e, value, about[i].field), then = ref_of(e, was, about[i].field);
		rc = reach_fill_one(s, about[i].set, now);
		if (rc == 0 && then != now)
			rc = reach_fill_one(s, about[i].set, then);
	}
	return rc;
}

int reach_wrote(struct store *s, const struct entity *e, int64_t id, char *const *value, char *const *was)
{
	struct scope *r = s->scope;
	if (e->id == E_ASSIGNMENT && r && r->kind == REACH_FILES)
		r->fresh = false;
	if (e->id != E_PLACEMENT && e->id != E_EMPLOYEE)
		return 0;
	int restricted = model_field(e, "restricted");
	bool shut = restricted >= 0 && !str_same(value[restricted], was ? was[restricted] : NULL);
	s->own.due |= s->own.on && shut;
	if (r && r->kind == REACH_OWN)
		r->fresh = false;
	if (!r || r->kind != REACH_FILES)
		return 0;
	int64_t before = sqlite3_total_changes64(s->db);
	int rc = was || s->origin ? 0 : reach_made(s, e->id, id);
	if (rc == 0)
		rc = e->id == E_PLACEMENT ? wrote_placement(s, e, id, value, was) : reach_fill_one(s, E_EMPLOYEE, id);
	r->changes += sqlite3_total_changes64(s->db) - before;
	if (shut) /* all its placements too */
		r->fresh = false;
	return rc;
}

/* ---- asking it ---- */

int store_in_reach(struct store *s, enum entity_id e, int64_t id, bool *out)
{
	const char key[] = { '#', '?', (char)('A' + e), '\0' };
	char sql[96];
	int64_t found;
	sqlite3_stmt *st;
	*out = false;
	if (!model_entity(e))
		return 0;
	snprintf(sql, sizeof sql, "SELECT 1 FROM %s WHERE id = ?1", model_entity(e)->name);
	int rc = db_prepared(s, key, &st) ? 0 : db_prepare_as(s, key, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	rc = db_first(s, st, &found);
	*out = found > 0;
	return rc;
}

/* reach_has(kind, number), for the views of what is beside the records. */
static void sql_has(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct store *s = sqlite3_user_data(context);
	bool has = false;
	(void)argc;
	if (store_in_reach(s, (enum entity_id)sqlite3_value_int(argv[0]), sqlite3_value_int64(argv[1]), &has))
		sqlite3_result_error(context, "reach_has", -1);
	else
		sqlite3_result_int(context, has);
}

bool reach_is_part(const struct store *s)
{
	return s->scope && s->scope->kind == REACH_FILES;
}

int reach_placements(struct store *s, int64_t most, int64_t *out)
{
	return db_one(s, "SELECT count(*) FROM (SELECT 1 FROM temp.reach_placement LIMIT ?1) AS x", most, out);
}

bool reach_has_words(const struct store *s)
{
	return !s->scope || s->scope->kind != REACH_MASKED;
}

/* ---- what it may write ---- */

int reach_check_all(struct store *s)
{
	return s->scope && s->scope->kind != REACH_OWN ?
		err_set(ERR_DENIED, _("this is about the whole caseload, and your role sees a part of it")) : 0;
}

/* By its account an expert has a caseload in reach: who could write that could read anyone's. */
int reach_check_write(struct store *s, const struct entity *e)
{
	if (!s->scope || s->scope->kind == REACH_OWN)
		return 0;
	if (s->scope->kind == REACH_MASKED)
		return err_set(ERR_DENIED, _("you see this caseload without names, so you cannot change it"));
	if (s->scope->kind == REACH_NONE)
		return err_set(ERR_DENIED, _("your role sees no files, so you cannot change them"));
	return e->id == E_EXPERT ? err_set(ERR_DENIED, _("experts and their accounts are the administrator's to change"))
				 : 0;
}

int reach_check(struct store *s, const struct record *r, char *const *was)
{
	int rc = 0;
	for (size_t i = 0; s->scope && rc == 0 && i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		bool has;
		if (f->kind != F_REF || !r->value[i] || (was && str_same(r->value[i], was[i])))
			continue;
		rc = store_in_reach(s, f->ref, id_of(r->value[i]), &has);
		if (rc == 0 && !has)
			rc = err_set(ERR_INVALID, _("%s: there is no %s with number %s"), lang_text(f->label),
				lang_text(model_entity(f->ref)->label), id_show(id_of(r->value[i]), r->arena));
	}
	return rc;
}

/* ---- setting it ---- */

static int make(struct store *s, enum reach kind)
{
	int rc = reach_no_views(s);
	if (rc || kind == REACH_ALL)
		return rc;
	/* Not SQLITE_DIRECTONLY: it is for views. The schema of the file is not trusted, so cannot call it. */
	if (sqlite3_create_function(s->db, "reach_has", 2, SQLITE_UTF8, s, sql_has, NULL, NULL))
		return db_fail(s, "create_function");
	if ((rc = reach_tables(s)) == 0)
		rc = reach_views(s, kind);
	return rc;
}

/* All the views or none of them: what was there stays when one cannot be made. */
static int change(struct store *s, enum reach kind)
{
	int rc = db_exec(s, "SAVEPOINT reach");
	if (rc)
		return rc;
	forget_statements(s);
	if ((rc = make(s, kind)))
		sqlite3_exec(s->db, "ROLLBACK TO reach", NULL, NULL, NULL);
	int ended = db_exec(s, "RELEASE reach");
	return rc ? rc : ended;
}

int reach_set(struct store *s, enum reach kind, int64_t expert, day today)
{
	struct scope *was = s->scope;
	int rc = 0;
	if (kind != (was ? was->kind : REACH_ALL)) {
		s->scope = NULL; /* nothing asks for it while the views are made */
		rc = change(s, kind);
		s->scope = was;
	}
	if (rc)
		return rc;
	if (kind == REACH_ALL) {
		free(was);
		s->scope = NULL;
		return 0;
	}
	if (!was)
		s->scope = xmalloc(sizeof *s->scope);
	*s->scope = (struct scope){ .kind = kind, .expert = expert, .today = today, .clock = date_today(),
		.closes = INT64_MAX, .changes = was ? was->changes : 0 };
	return reach_begin(s);
}

int store_reach(struct store *s, enum reach kind, int64_t expert, day today)
{
	bool own = kind == REACH_OWN;
	s->own = (struct own_reach){ .on = own, .due = own, .today = today };
	return own ? reach_own_settle(s) : reach_set(s, kind, expert, today);
}
