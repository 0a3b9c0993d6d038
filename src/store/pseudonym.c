/* Pseudonyms: drawn by chance, once per record and programme, and kept apart from all that is exported. */
#include <inttypes.h>
#include <stdlib.h>

#include "study.h"

enum { BATCH = 50000 }; /* records looked at in one transaction */

char *study_from(const struct entity *e, struct arena *a)
{
	return arena_printf(a, "%s-", e->name);
}

/* '.' comes right behind '-'. */
char *study_until(const struct entity *e, struct arena *a)
{
	return arena_printf(a, "%s.", e->name);
}

/* Records of the study in a stretch of numbers that have none. */
static void add_nameless(struct str *sql, const struct entity *e)
{
	str_addf(sql,
		" FROM main.%s s0 WHERE s0.id > ?4 AND s0.id <= ?5 AND NOT EXISTS (SELECT 1 FROM "
		"main.programme_key k"
		" WHERE k.programme = ?1 AND k.entity = %d AND k.record = s0.id) AND ",
		e->name, (int)e->id);
	study_scope(sql, e, 0);
}

struct naming {
	struct store *store;
	const struct study *of;
	const struct entity *entity;
	const char *prefix; /* "placement-" */
	sqlite3_stmt *nameless, *draw; /* of this kind */
	struct drawn {
		uint64_t chance;
		int64_t record;
	} *drawn; /* of a batch */
	int64_t done, total;
	int (*progress)(void *ctx, int64_t done, int64_t total);
	void *ctx;
};

/* The highest number of the next so many; *n 0: there are none. */
static int next(struct naming *nm, int64_t after, int64_t *last, int64_t *n)
{
	const struct entity *e = nm->entity;
	struct str sql = STR_INIT;
	sqlite3_stmt *st = NULL;
	str_addf(&sql,
		"SELECT max(id), count(*) FROM (SELECT id FROM main.%s WHERE id > ?1 ORDER BY id LIMIT %d)",
		e->name, BATCH);
	int rc = db_prepare_once(nm->store, sql.text, &st);
	str_free(&sql);
	if (rc == 0) {
		db_int(st, 1, after);
		if ((rc = db_step(nm->store, st)) == 1) {
			*last = sqlite3_column_int64(st, 0);
			*n = sqlite3_column_int64(st, 1);
			rc = 0;
		}
	}
	sqlite3_finalize(st);
	return rc;
}

/* One statement for each record: what a statement changes stays in memory until it ends. */
static int prepare(struct naming *nm)
{
	static const char draw[] = "INSERT INTO main.programme_key (programme, entity, record, code)"
				   " VALUES (?1, ?2, ?3, ?4 || printf('%016x', ?5))";
	struct str sql = STR_INIT;
	str_add(&sql, "SELECT s0.id");
	add_nameless(&sql, nm->entity);
	int rc = db_prepare_once(nm->store, sql.text, &nm->nameless);
	str_free(&sql);
	if (rc || (rc = db_prepare_once(nm->store, draw, &nm->draw)))
		return rc;
	db_int(nm->draw, 1, nm->of->programme);
	db_int(nm->draw, 2, nm->entity->id);
	db_text(nm->draw, 4, nm->prefix);
	return 0;
}

static void look(struct naming *nm, int64_t after, int64_t last)
{
	sqlite3_reset(nm->nameless);
	study_bind(nm->nameless, nm->of);
	db_int(nm->nameless, 4, after);
	db_int(nm->nameless, 5, last);
}

static int by_chance(const void *a, const void *b)
{
	uint64_t x = ((const struct drawn *)a)->chance, y = ((const struct drawn *)b)->chance;
	return (x > y) - (x < y);
}

/* 64 bits of chance: nothing of the record is in them. */
static int draw_batch(struct naming *nm, int64_t after, int64_t last, size_t *n)
{
	int rc;
	*n = 0;
	look(nm, after, last);
	while ((rc = db_step(nm->store, nm->nameless)) == 1) {
		struct drawn *d = &nm->drawn[(*n)++];
		sqlite3_randomness(sizeof d->chance, &d->chance);
		d->record = sqlite3_column_int64(nm->nameless, 0);
	}
	sqlite3_reset(nm->nameless);
	return rc;
}

/* In the order of their index, which they fall all over: else each is a page read and a page written. */
static int draw(struct naming *nm, int64_t after, int64_t last)
{
	size_t n;
	int rc = store_begin(nm->store, "");
	if (rc)
		return rc;
	rc = draw_batch(nm, after, last, &n);
	qsort(nm->drawn, n, sizeof *nm->drawn, by_chance);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		db_int(nm->draw, 3, nm->drawn[i].record);
		db_int(nm->draw, 5, (int64_t)nm->drawn[i].chance);
		rc = db_step(nm->store, nm->draw);
	}
	if (rc) {
		store_rollback(nm->store);
		return rc;
	}
	return store_commit(nm->store, NULL);
}

/* Looks first: who only reads again writes nothing. */
static int name_batch(struct naming *nm, int64_t after, int64_t last)
{
	look(nm, after, last);
	int rc = db_step(nm->store, nm->nameless);
	sqlite3_reset(nm->nameless);
	return rc == 1 ? draw(nm, after, last) : rc;
}

static int name_all(struct naming *nm)
{
	int64_t after = 0, last = 0, n = 0;
	int rc;
	while ((rc = next(nm, after, &last, &n)) == 0 && n > 0) {
		if ((rc = name_batch(nm, after, last)))
			return rc;
		after = last;
		nm->done += n;
		if (nm->progress && nm->progress(nm->ctx, nm->done, nm->total))
			return err_set(ERR_STOPPED, "%s", _("stopped"));
	}
	return rc;
}

static int name_kind(struct naming *nm)
{
	nm->nameless = nm->draw = NULL;
	int rc = prepare(nm);
	if (rc == 0)
		rc = name_all(nm);
	sqlite3_finalize(nm->nameless);
	sqlite3_finalize(nm->draw);
	return rc;
}

static int count_all(struct naming *nm)
{
	for (int i = E_NONE + 1; i < E_COUNT; i++) {
		const struct entity *e = model_entity((enum entity_id)i);
		struct str sql = STR_INIT;
		int64_t n = 0;
		if (!store_study_has(e->id))
			continue;
		str_addf(&sql, "SELECT count(*) FROM main.%s", e->name);
		int rc = db_one(nm->store, sql.text, 0, &n);
		str_free(&sql);
		if (rc)
			return rc;
		nm->total += n;
	}
	return 0;
}

int store_study_name(struct store *s, const struct study *of,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx)
{
	struct naming nm = { .store = s, .of = of, .progress = progress, .ctx = ctx };
	struct arena *a = arena_new();
	nm.drawn = arena_alloc(a, BATCH * sizeof *nm.drawn);
	int rc = reach_check_all(s);
	if (rc == 0)
		rc = count_all(&nm);
	for (int i = E_NONE + 1; rc == 0 && i < E_COUNT; i++) {
		nm.entity = model_entity((enum entity_id)i);
		nm.prefix = study_from(nm.entity, a);
		if (store_study_has(nm.entity->id))
			rc = name_kind(&nm);
	}
	arena_free(&a);
	return rc;
}

int store_study_names(struct store *s, int64_t programme, int64_t *n)
{
	return db_one(s, "SELECT count(*) FROM main.programme_key WHERE programme = ?1", programme, n);
}

int store_study_who(struct store *s, int64_t programme, const char *code, enum entity_id *e, int64_t *id)
{
	static const char sql[] =
		"SELECT entity, record FROM main.programme_key WHERE programme = ?1 AND code = ?2";
	sqlite3_stmt *st;
	int rc = reach_check_all(s);
	if (rc || (rc = db_prepare(s, sql, &st)))
		return rc;
	db_int(st, 1, programme);
	db_text(st, 2, code);
	if ((rc = db_step(s, st)) == 1) {
		*e = (enum entity_id)sqlite3_column_int(st, 0);
		*id = sqlite3_column_int64(st, 1);
		sqlite3_reset(st);
		return 0;
	}
	return rc ? rc : err_set(ERR_NOTFOUND, _("nobody has the pseudonym \"%s\" in this programme"), code);
}
