/* Putting a copy back: what it lacks, and taking its place in one commit while others read. */
#include <string.h>

#include "anker/copies.h"
#include "internal.h"

int store_hold(struct store *s)
{
	return s->readonly ? err_set(ERR_READONLY, _("%s is opened read-only; nothing can be changed"), s->path)
			   : txn_queue_enter(s);
}

void store_release(struct store *s)
{
	txn_queue_leave(s);
}

/* ---- whether it is one of ours ---- */

struct identity {
	int64_t site;
	const char *made, *office, *takeout;
};

static int read_identity(struct store *s, struct arena *a, struct identity *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "SELECT site, made, office, takeout FROM main.file", &st);
	*out = (struct identity){ 0 };
	if (rc)
		return rc;
	if ((rc = db_step(s, st)) == 1)
		*out = (struct identity){ sqlite3_column_int64(st, 0), col_str(st, 1, a), col_text(st, 2, a),
			col_text(st, 3, a) };
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* A caseload gets its token at its first take-out, which may be later than the copy. */
int store_same_caseload(struct store *s, struct store *copy)
{
	struct arena *a = arena_new();
	struct identity now, then;
	int rc = read_identity(s, a, &now);
	if (rc == 0 && (rc = read_identity(copy, a, &then)) == 0 &&
		(now.site != then.site || !str_same(now.made, then.made) || !str_same(now.takeout, then.takeout) ||
			(then.office && !str_same(now.office, then.office))))
		rc = err_set(ERR_INVALID, _("%s is not a copy of %s but of another caseload; nothing was changed"),
			copy->path, s->path);
	arena_free(&a);
	return rc;
}

/* ---- what it lacks ---- */

static struct copy_loss *loss_of(struct copy_difference *d, void **list, const char *who, struct arena *a)
{
	for (size_t i = 0; i < d->nby; i++)
		if (strcmp(d->by[i].who, who) == 0)
			return &d->by[i];
	struct copy_loss *l = arena_add(a, list, &d->nby, sizeof *l);
	d->by = *list;
	*l = (struct copy_loss){ arena_strdup(a, who), 0 };
	return l;
}

static void most_first(struct copy_loss *l, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && l[k].n > l[k - 1].n; k--) {
			const struct copy_loss other = l[k];
			l[k] = l[k - 1];
			l[k - 1] = other;
		}
}

/* Both by number: a number is never given twice, so one that both have is the same transaction. */
static int count_lost(struct store *s, struct store *copy, struct arena *a, struct copy_difference *out)
{
	sqlite3_stmt *now, *then;
	void *list = NULL;
	int rc = db_prepare(s, "SELECT id, who FROM main.txn ORDER BY id", &now);
	if (rc || (rc = db_prepare(copy, "SELECT id FROM main.txn ORDER BY id", &then)))
		return rc;
	int more = db_step(copy, then);
	while (more >= 0 && (rc = db_step(s, now)) == 1) {
		int64_t id = sqlite3_column_int64(now, 0);
		while (more == 1 && sqlite3_column_int64(then, 0) < id)
			more = db_step(copy, then);
		if (more == 1 && sqlite3_column_int64(then, 0) == id)
			continue;
		out->lost++;
		loss_of(out, &list, (const char *)sqlite3_column_text(now, 1), a)->n++;
	}
	sqlite3_reset(now);
	sqlite3_reset(then);
	most_first(out->by, out->nby);
	return more < 0 ? more : rc;
}

int store_erased_since(struct store *s, struct store *copy, enum entity_id e, struct arena *a, int64_t **out, size_t *n)
{
	sqlite3_stmt *st;
	void *list = NULL;
	bool erased;
	*n = 0;
	int rc = db_prepare(s, "SELECT record FROM main.erased WHERE entity = ?1", &st);
	if (rc)
		return rc;
	db_int(st, 1, e);
	while ((rc = db_step(s, st)) == 1) {
		int64_t id = sqlite3_column_int64(st, 0);
		int known = record_erased(copy, e, id, &erased);
		if (known) {
			rc = known;
			break;
		}
		if (!erased)
			*(int64_t *)arena_add(a, &list, n, sizeof id) = id;
	}
	sqlite3_reset(st);
	*out = list;
	return rc;
}

static int count_erased(struct store *s, struct store *copy, struct arena *a, int64_t *out)
{
	int rc = 0;
	for (int e = E_NONE + 1; e < E_COUNT && rc == 0; e++) {
		int64_t *id;
		size_t n;
		if ((rc = store_erased_since(s, copy, (enum entity_id)e, a, &id, &n)) == 0)
			*out += (int64_t)n;
	}
	return rc;
}

int store_copy_difference(struct store *s, struct store *copy, struct arena *a, struct copy_difference *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(copy, "SELECT max(at) FROM main.txn", &st);
	*out = (struct copy_difference){ .made = "" };
	if (rc)
		return rc;
	if ((rc = db_step(copy, st)) == 1)
		out->made = col_str(st, 0, a);
	sqlite3_reset(st);
	if (rc < 0 || (rc = count_lost(s, copy, a, out)))
		return rc;
	return count_erased(s, copy, a, &out->erased);
}

/* ---- taking its place ---- */

/* What is still being read of it here stands in the way. */
static void end_reading(struct store *s)
{
	for (sqlite3_stmt *st = NULL; (st = sqlite3_next_stmt(s->db, st)) != NULL;)
		if (sqlite3_stmt_busy(st))
			sqlite3_reset(st);
}

int store_replace(struct store *s, struct store *copy)
{
	end_reading(s);
	end_reading(copy);
	sqlite3_backup *b = sqlite3_backup_init(s->db, "main", copy->db, "main");
	if (!b)
		return db_fail(s, "restore");
	sqlite3_backup_step(b, -1); /* its code is that of finish, which leaves it with the connection */
	if (sqlite3_backup_finish(b))
		return db_fail(s, "restore");
	if (!s->vault) /* all pages are in the log: SQLite puts them in the file at a commit of its own only */
		sqlite3_wal_checkpoint_v2(s->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	return 0;
}
