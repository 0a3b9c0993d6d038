/* Whether a file from elsewhere is a caseload that this anker made: nothing in it is read before. */
#include <string.h>

#include "anker/travel.h"
#include "internal.h"

static const char sql_schema[] =
	"SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name";

struct object {
	const char *type, *name, *sql; /* NULL: there are no more */
};

static int next_object(struct store *s, sqlite3_stmt *st, struct arena *a, struct object *out)
{
	int rc = db_step(s, st);
	*out = (struct object){ 0 };
	if (rc == 1)
		*out = (struct object){ col_str(st, 0, a), col_str(st, 1, a), col_str(st, 2, a) };
	return rc < 0 ? rc : 0;
}

/* In the order of both lists; what is no more comes last. */
static int in_order(const struct object *one, const struct object *other)
{
	if (!one->name || !other->name)
		return !one->name - !other->name;
	int rc = strcmp(one->type, other->type);
	return rc ? rc : strcmp(one->name, other->name);
}

/* Both go through their tables in the same order: the first that one has not, or has otherwise,
 * is named. */
static int compare(struct store *s, struct store *ours, struct arena *a)
{
	struct object one, other;
	sqlite3_stmt *there, *here;
	int rc = db_prepare(s, sql_schema, &there);
	if (rc || (rc = db_prepare(ours, sql_schema, &here)))
		return rc;
	do {
		if ((rc = next_object(s, there, a, &one)) || (rc = next_object(ours, here, a, &other)))
			break;
		int order = in_order(&one, &other);
		if (order || (one.name && strcmp(one.sql, other.sql) != 0))
			rc = err_set(ERR_INVALID,
				_("%s is not as anker makes it (%s); nothing in it was read"), s->path,
				order > 0 ? other.name : one.name);
	} while (rc == 0 && one.name);
	sqlite3_reset(there);
	sqlite3_reset(here);
	return rc;
}

static int check_pages(struct store *s, struct arena *a)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "PRAGMA integrity_check(1)", &st);
	if (rc)
		return rc;
	rc = db_step(s, st);
	const char *line = rc == 1 ? col_str(st, 0, a) : "";
	sqlite3_reset(st);
	if (rc < 0)
		return rc;
	return strcmp(line, "ok") == 0
		       ? 0
		       : err_set(ERR_INVALID, _("%s is damaged (%s); nothing in it was read"), s->path, line);
}

static int check_references(struct store *s, struct arena *a)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "PRAGMA foreign_key_check", &st);
	if (rc)
		return rc;
	if ((rc = db_step(s, st)) == 1)
		rc = err_set(ERR_INVALID,
			_("%s is damaged (%s points at what is not there); nothing in it was read"), s->path,
			col_str(st, 0, a));
	sqlite3_reset(st);
	return rc;
}

int store_verify(struct store *s, const char *share)
{
	const struct store_options o = { .path = ":memory:", .share = share, .create = true };
	struct arena *a = arena_new();
	struct store *ours;
	int rc = store_open(&ours, &o);
	if (rc == 0 && (rc = compare(s, ours, a)) == 0 && (rc = check_pages(s, a)) == 0)
		rc = check_references(s, a);
	store_close(&ours);
	arena_free(&a);
	return rc;
}
