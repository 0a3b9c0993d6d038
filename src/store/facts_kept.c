/* Facts kept for large caseloads: what was noted is worked out
 * again, a batch per transaction. A new vocabulary touches everything. */
#include <stdlib.h>
#include <string.h>

#include "facts.h"
#include "anker/hash.h"

enum {
	BATCH = 4000,         /* placements per transaction: about a tenth of a second */
	RANGE_FROM = 8,       /* so many are worked out in one go ... */
	RANGE_GAPS = 4,       /* ... when one in so many of the range was touched */
	QUIETLY_AT_MOST = 500 /* placements worked out unasked while someone waits for a few */
};

/* The vocabulary as a number that is kept with the facts; never 0. */
static int64_t vocabulary_now(void)
{
	static const uint32_t byte_order = 1; /* numbers are kept as this machine has them */
	size_t n;
	const struct fact *f = rules_facts(&n);
	uint64_t h = hash_bytes(HASH_START, &byte_order, sizeof byte_order);
	for (const struct fact *end = f + n; f < end; f++) {
		const int kinds[] = { (int)f->type, (int)f->empty, (int)f->rows };
		h = hash_bytes(h, f->name, strlen(f->name) + 1);
		h = hash_bytes(h, kinds, sizeof kinds);
		h = hash_bytes(h, f->sql, strlen(f->sql) + 1);
		for (const struct choice *c = f->choices; c && c->code; c++)
			h = hash_bytes(h, c->code, strlen(c->code) + 1);
	}
	return h ? (int64_t)h : 1;
}

int facts_are_kept(struct store *s, bool *kept)
{
	int64_t vocabulary;
	int rc = db_one(s, "SELECT vocabulary FROM main.facts_state WHERE one = 1", 0, &vocabulary);
	*kept = rc == 0 && vocabulary == vocabulary_now();
	return rc;
}

static int run(struct store *s, const char *sql, int64_t arg)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	if (sqlite3_bind_parameter_count(st) > 0)
		db_int(st, 1, arg);
	return db_step(s, st);
}

static int run_all(struct store *s, const char *const *sql, size_t n, int64_t arg)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = run(s, sql[i], arg);
	return rc;
}
#define RUN_ALL(s, sql, arg) run_all(s, sql, sizeof(sql) / sizeof *(sql), arg)

/* From nothing, or from another vocabulary: everything is touched. */
static int begin_keeping(struct store *s)
{
	static const char *const sql[] = {
		"DELETE FROM main.facts_kept", "DELETE FROM main.facts_touched",
		"UPDATE main.facts_state SET vocabulary = ?1 WHERE one = 1",
		"INSERT INTO main.facts_touched (kind, id) SELECT 'placement', p.id FROM main.placement p WHERE p.deleted = 0",
	};
	bool kept;
	int rc = facts_are_kept(s, &kept);
	return rc || kept ? rc : RUN_ALL(s, sql, vocabulary_now());
}

/* What was noted about employers and persons, as the placements it is about. */
#define SPREAD(kind, column)                                                                                  \
	"INSERT INTO main.facts_touched (kind, id) SELECT 'placement', p.id FROM main.facts_touched t"                  \
	" CROSS JOIN main.placement p ON p." column " = t.id WHERE t.kind = '" kind "' ON CONFLICT DO NOTHING"
static int spread(struct store *s)
{
	static const char *const sql[] = {
		SPREAD("employer", "employer"), SPREAD("employee", "employee"), SPREAD("expert", "expert"),
		SPREAD("person", "contact_person"),
		"INSERT INTO main.facts_touched (kind, id) SELECT 'placement', i.placement FROM main.facts_touched t"
		" CROSS JOIN main.involvement i ON i.person = t.id WHERE t.kind = 'person'"
		" AND i.placement IS NOT NULL ON CONFLICT DO NOTHING", "DELETE FROM main.facts_touched WHERE kind <> 'placement'",
	};
	int64_t any;
	int rc = db_one(s, "SELECT EXISTS (SELECT 1 FROM main.facts_touched WHERE kind <> 'placement')", 0, &any);
	return rc || !any ? rc : RUN_ALL(s, sql, 0);
}

static int keep_row(struct store *s, const struct facts_reader *r)
{
	static const char sql[] =
		"INSERT INTO main.facts_kept (placement, employer, vector) VALUES (?1, ?2, ?3)"
		" ON CONFLICT (placement) DO UPDATE SET employer = excluded.employer, vector = excluded.vector";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, r->placement);
	db_int(st, 2, r->employer);
	db_blob(st, 3, r->row, r->n * sizeof *r->row);
	return db_step(s, st);
}

static int touched_ids(struct store *s, int64_t *id, size_t *n)
{
	sqlite3_stmt *st;
	int rc = db_prepare(
		s, "SELECT id FROM main.facts_touched WHERE kind = 'placement' ORDER BY id LIMIT ?1", &st);
	*n = 0;
	if (rc)
		return rc;
	db_int(st, 1, BATCH);
	while ((rc = db_step(s, st)) == 1)
		id[(*n)++] = sqlite3_column_int64(st, 0);
	return rc;
}

static int keep_some(struct store *s, const int64_t *id, size_t n)
{
	struct facts_reader r;
	int rc = facts_begin(&r, s, facts_of_taken, NULL);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		facts_about(&r, id[i]);
		rc = facts_next(&r);
		rc = rc == 1 ? keep_row(s, &r) : rc ? rc :
			run(s, "DELETE FROM main.facts_kept WHERE placement = ?1", id[i]);
	}
	facts_end(&r);
	return rc;
}

static int drop_range(struct store *s, int64_t first, int64_t last)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "DELETE FROM main.facts_kept WHERE placement >= ?1 AND placement <= ?2", &st);
	if (rc)
		return rc;
	db_int(st, 1, first);
	db_int(st, 2, last);
	return db_step(s, st);
}

static int keep_range(struct store *s, int64_t first, int64_t last)
{
	struct facts_reader r;
	int rc = facts_begin_range(&r, s, first, last);
	if (rc == 0 && (rc = drop_range(s, first, last)) == 0)
		while ((rc = facts_next(&r)) == 1 && (rc = keep_row(s, &r)) == 0)
			;
	facts_end(&r);
	return rc;
}

/* One batch, inside a transaction; *n: how many placements it was about. */
static int keep_batch(struct store *s, size_t *n)
{
	int64_t *id = xmalloc(BATCH * sizeof *id);
	int rc = spread(s);
	*n = 0;
	if (rc == 0 && (rc = touched_ids(s, id, n)) == 0 && *n) {
		int64_t first = id[0], last = id[*n - 1];
		bool range = *n >= RANGE_FROM && (last - first) / RANGE_GAPS < (int64_t)*n;
		rc = range ? keep_range(s, first, last) : keep_some(s, id, *n);
		if (rc == 0)
			rc = run(s, "DELETE FROM main.facts_touched WHERE kind = 'placement' AND id <= ?1", last);
	}
	free(id);
	return rc;
}

typedef int progress_fn(void *ctx, int64_t done, int64_t total);

static int tell(struct store *s, progress_fn *progress, void *ctx, int64_t done)
{
	int64_t left;
	int rc = progress ? db_one(s, "SELECT count(*) FROM main.facts_touched", 0, &left) : 0;
	if (rc || !progress)
		return rc;
	return progress(ctx, done, done + left) ? err_set(ERR_STOPPED, _("stopped; what was done is kept")) : 0;
}

/* Batches until nothing is touched. `wait`: for other writers, else ERR_BUSY. */
static int keep_batches(struct store *s, bool wait, progress_fn *progress, void *ctx)
{
	int64_t done = 0;
	size_t n = 1;
	int rc = 0;
	while (n) {
		if ((rc = wait ? store_begin(s, "facts") : txn_begin_at_once(s)))
			return rc;
		s->derived = true;
		if ((rc = begin_keeping(s)) || (rc = keep_batch(s, &n))) {
			store_rollback(s);
			return rc;
		}
		if ((rc = store_commit(s, NULL)))
			return rc;
		done += (int64_t)n;
		if (n && (rc = tell(s, progress, ctx, done)))
			return rc;
	}
	return 0;
}

/* Many: with room for it, and not on the disk at once: it can be worked out again. */
static int keep_many(struct store *s, bool wait, progress_fn *progress, void *ctx)
{
	int rc = store_bulk(s, true);
	if (rc == 0 && (rc = db_exec(s, "PRAGMA synchronous = NORMAL")) == 0)
		rc = keep_batches(s, wait, progress, ctx);
	int full = db_exec(s, "PRAGMA synchronous = FULL"), after = store_bulk(s, false);
	return rc ? rc : full ? full : after;
}

/* Whether facts are worth keeping of so many placements. Someone who asks for a few begins it
 * only where that is soon done. */
static int is_large(struct store *s, bool begin, bool *large, bool *many)
{
	int64_t n = 0;
	int rc = db_one(s, "SELECT count(*) FROM (SELECT 1 FROM main.placement WHERE deleted = 0 LIMIT ?1) AS x",
		QUIETLY_AT_MOST + 1, &n);
	*many = n > QUIETLY_AT_MOST;
	*large = rc == 0 && n >= FACTS_KEPT_FROM && (begin || !*many);
	return rc;
}

/* Touched things, counted no further than a little beyond `most`. */
static int count_touched(struct store *s, int64_t most, int64_t *n)
{
	return db_one(s, "SELECT count(*) FROM (SELECT 1 FROM main.facts_touched LIMIT ?1) AS x", most + 1, n);
}

/* What there is to do. */
struct task {
	bool any, many;
};

static int look(struct store *s, bool begin, struct task *out)
{
	bool kept, large = false, many = false;
	int64_t touched = 0;
	int rc = facts_are_kept(s, &kept);
	if (rc == 0)
		rc = kept ? count_touched(s, QUIETLY_AT_MOST, &touched) : is_large(s, begin, &large, &many);
	*out = (struct task){ touched || large, touched > QUIETLY_AT_MOST || many };
	return rc;
}

int store_facts_keep(struct store *s, int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx)
{
	struct task task;
	if (s->readonly || s->depth > 0 || s->scope) /* kept facts are of everything */
		return 0;
	int rc = look(s, true, &task);
	if (rc || !task.any)
		return rc;
	return (task.many ? keep_many : keep_batches)(s, true, progress, ctx);
}

void facts_keep_quietly(struct store *s, bool begin)
{
	struct task task;
	if (s->readonly || s->depth > 0 || s->scope || !sqlite3_get_autocommit(s->db) || look(s, begin, &task) || !task.any)
		return;
	if (!task.many)
		keep_batches(s, false, NULL, NULL);
	else if (begin)
		keep_many(s, false, NULL, NULL);
}
