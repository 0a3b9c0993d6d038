/* Whether a file from elsewhere is a caseload that this anker made: nothing in it is read before. */
#include <stdlib.h>
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

/* What this program makes, the last one all NULL. Made once: its migrations take longer than all else
 * that is asked of a file from elsewhere, and a look before it comes in asks the same. */
static struct {
	char *share;
	struct arena *a;
	struct object *object;
} reference;

static int read_objects(struct store *s, struct arena *a, struct object **out)
{
	sqlite3_stmt *st;
	void *list = NULL;
	size_t n = 0;
	struct object one;
	int rc = db_prepare(s, sql_schema, &st);
	if (rc)
		return rc;
	while ((rc = next_object(s, st, a, &one)) == 0) {
		*(struct object *)arena_add(a, &list, &n, sizeof one) = one;
		if (!one.name)
			break;
	}
	sqlite3_reset(st);
	*out = list;
	return rc;
}

static int make_reference(const char *share)
{
	if (reference.share && strcmp(reference.share, share) == 0)
		return 0;
	const struct store_options o = { .path = ":memory:", .share = share, .create = true };
	struct arena *a = arena_new();
	struct object *object = NULL;
	struct store *ours;
	int rc = store_open(&ours, &o);
	if (rc == 0)
		rc = read_objects(ours, a, &object);
	store_close(&ours);
	if (rc) {
		arena_free(&a);
		return rc;
	}
	arena_free(&reference.a);
	free(reference.share);
	reference.share = xstrdup(share);
	reference.a = a;
	reference.object = object;
	return 0;
}

/* Both have their tables in the same order: the first that one has not, or has otherwise, is named. */
static int compare(struct store *s, const struct object *other, struct arena *a)
{
	struct object one;
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql_schema, &st);
	if (rc)
		return rc;
	do {
		if ((rc = next_object(s, st, a, &one)))
			break;
		int order = in_order(&one, other);
		if (order || (one.name && strcmp(one.sql, other->sql) != 0))
			rc = err_set(ERR_INVALID,
				_("%s is not as anker makes it (%s); nothing in it was read"), s->path,
				order > 0 ? other->name : one.name);
		other++;
	} while (rc == 0 && one.name);
	sqlite3_reset(st);
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
	struct arena *a = arena_new();
	int rc = make_reference(share);
	if (rc == 0 && (rc = compare(s, reference.object, a)) == 0 && (rc = check_pages(s, a)) == 0)
		rc = check_references(s, a);
	arena_free(&a);
	return rc;
}
