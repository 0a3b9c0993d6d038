/* What has another number here than in the take-out: records of a copy that was used on a second
 * laptop, and those that became part of another record meanwhile. */
#include <inttypes.h>
#include <string.h>

#include "bring.h"

static int64_t site_at(const struct bring *b, int64_t txn)
{
	int64_t site = b->field->site;
	for (size_t i = 0; i < b->nsplits; i++)
		if (txn >= b->split[i].from)
			site = b->split[i].site;
	return site;
}

int64_t bring_origin(const struct bring *b, int64_t txn)
{
	return id_make(site_at(b, txn), id_counter(txn));
}

int bring_record(struct bring *b, enum entity_id e, int64_t id, int64_t *out)
{
	static const char sql[] =
		"SELECT txn FROM journal WHERE record = ?1 AND entity = ?2 AND op = 'insert' LIMIT 1";
	sqlite3_stmt *st;
	*out = id;
	if (!b->nsplits || id_site(id) != b->field->site)
		return 0;
	int rc = db_prepare(b->field, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	db_int(st, 2, e);
	if ((rc = db_step(b->field, st)) == 1)
		*out = id_make(site_at(b, sqlite3_column_int64(st, 0)), id_counter(id));
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int bring_references(struct bring *b, const struct entity *e, char **value, const bool *only)
{
	int rc = 0;
	if (!b->nsplits && !b->merged)
		return 0;
	for (size_t i = 0; rc == 0 && i < e->nfields; i++) {
		int64_t id = e->fields[i].kind == F_REF && (!only || only[i]) ? id_of(value[i]) : 0, here;
		if (!id || (rc = bring_record(b, e->fields[i].ref, id, &here)) ||
			(b->merged && (rc = store_merged_into(b->office, e->fields[i].ref, here, &here))))
			continue;
		if (here != id)
			value[i] = arena_printf(b->a, "%" PRId64, here);
	}
	return rc;
}

int bring_known(struct bring *b, int64_t origin, bool *known, uint64_t *digest, int64_t *txn)
{
	sqlite3_stmt *st;
	int rc = db_prepare(b->office, "SELECT digest, coalesce(txn, 0) FROM brought WHERE origin = ?1", &st);
	if (rc)
		return rc;
	db_int(st, 1, origin);
	rc = db_step(b->office, st);
	*known = rc == 1;
	*digest = *known ? (uint64_t)sqlite3_column_int64(st, 0) : 0;
	*txn = *known ? sqlite3_column_int64(st, 1) : 0;
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* ---- copies ---- */

static int find_copy(struct bring *b, int64_t site, uint64_t digest, int64_t *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(
		b->office, "SELECT site FROM takeout WHERE copy_of = ?1 AND copy_digest = ?2", &st);
	if (rc)
		return rc;
	db_int(st, 1, site);
	db_int(st, 2, (int64_t)digest);
	return db_first(b->office, st, out);
}

static int make_copy(struct bring *b, int64_t site, uint64_t digest, int64_t *out)
{
	struct takeout t;
	sqlite3_stmt *st;
	int made;
	int rc = store_takeout(b->office, (int)site, b->whole, &t);
	if (rc || (rc = store_takeout_begin(b->office, &t, &made)) ||
		(rc = db_prepare(b->office,
			 "UPDATE main.takeout SET copy_of = ?2, copy_digest = ?3 WHERE site = ?1", &st)))
		return rc;
	db_int(st, 1, made);
	db_int(st, 2, site);
	db_int(st, 3, (int64_t)digest);
	*out = made;
	return db_step(b->office, st);
}

/* "2026-11-22 15:40", as the journal has it: in UTC. */
static const char *minute(const struct brought_txn *t, struct arena *a)
{
	enum { DAY = 10, MINUTE = 16 };
	char *out = arena_strndup(a, t->at, MINUTE);
	out[DAY] = ' ';
	return out;
}

int bring_apart(struct bring *b, const struct brought_txn *t)
{
	int64_t site = site_at(b, t->id), copy;
	int rc = find_copy(b, site, t->digest, &copy);
	if (rc || (!copy && b->options->copy && (rc = make_copy(b, site, t->digest, &copy))))
		return rc;
	if (!copy)
		return err_set(ERR_CONFLICT,
			_("this take-out was used on two laptops, which differ since %s (UTC); nothing was "
			  "brought "
			  "in, but it can be taken in as a copy, beside the other"),
			minute(t, b->a));
	void *rows = b->split;
	*(struct bring_split *)arena_add(b->whole, &rows, &b->nsplits, sizeof *b->split) =
		(struct bring_split){ t->id, copy };
	b->split = rows;
	return 0;
}
