/* See laptop.h. */
#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "laptop.h"

static const char office_token[] = "00112233445566778899aabbccddeeff";

struct store *laptop_open(struct caseload *c, const char *name)
{
	char path[96];
	struct store *s;
	snprintf(path, sizeof path, "%s/%s", c->folder, name);
	const struct store_options o = { .path = path, .share = "share", .user = "anna", .create = true };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

struct store *laptop_out(struct caseload *c, const int64_t *placement, size_t n, int *site)
{
	static const unsigned char key[32] = { 1 };
	const struct travel_scope scope = { .placement = placement, .nplacements = n, .since = DAY_NONE };
	struct takeout t = { .token = "ffeeddccbbaa99887766554433221100", .owner = "anna", .label = "laptop",
		.scope = "-" };
	char name[32];
	cr_assert_eq(store_office_make(c->store, office_token, key, key), 0, "%s", err_last());
	cr_assert_eq(store_takeout_begin(c->store, &t, &t.site), 0, "%s", err_last());
	snprintf(name, sizeof name, "laptop-%d.db", t.site);
	struct store *laptop = laptop_open(c, name);
	cr_assert_eq(store_travel(c->store, laptop, &t, &scope, NULL, NULL), 0, "%s", err_last());
	store_close(&laptop);
	if (site)
		*site = t.site;
	return laptop_open(c, name);
}

struct store *laptop_copy(struct caseload *c, int site, const char *name)
{
	char from[96], to[96];
	snprintf(from, sizeof from, "%s/laptop-%d.db", c->folder, site);
	snprintf(to, sizeof to, "%s/%s", c->folder, name);
	struct store *s = laptop_open(c, strrchr(from, '/') + 1);
	cr_assert_eq(store_backup(s, to), 0, "%s", err_last());
	store_close(&s);
	return laptop_open(c, name);
}

int laptop_try(struct caseload *c, struct store *laptop, bool copy, struct bring_report *out)
{
	const struct bring_options o = { .copy = copy };
	cr_assert_eq(store_begin(c->store, "bring"), 0, "%s", err_last());
	int rc = store_bring(c->store, laptop, &o, out);
	if (rc) {
		store_rollback(c->store);
		return rc;
	}
	return store_commit(c->store, NULL);
}

struct bring_report laptop_in(struct caseload *c, struct store *laptop)
{
	struct bring_report r;
	cr_assert_eq(laptop_try(c, laptop, false, &r), 0, "%s", err_last());
	return r;
}

static void set_fields(struct record *r, va_list fields)
{
	for (const char *name = va_arg(fields, const char *); name; name = va_arg(fields, const char *))
		cr_assert_eq(
			record_set(r, name, va_arg(fields, const char *)), 0, "%s: %s", name, err_last());
}

int64_t laptop_add(struct store *s, enum entity_id e, ...)
{
	struct arena *a = arena_new();
	struct record *r = record_new(model_entity(e), CASELOAD_TODAY, a);
	va_list fields;
	va_start(fields, e);
	set_fields(r, fields);
	va_end(fields);
	cr_assert_eq(store_put(s, r, NULL, NULL), 0, "%s", err_last());
	int64_t id = r->id;
	arena_free(&a);
	return id;
}

void laptop_set(struct store *s, enum entity_id e, int64_t id, ...)
{
	struct arena *a = arena_new();
	struct record *r;
	va_list fields;
	cr_assert_eq(store_get(s, e, id, a, &r), 0, "%s", err_last());
	va_start(fields, id);
	set_fields(r, fields);
	va_end(fields);
	cr_assert_eq(store_put(s, r, NULL, NULL), 0, "%s", err_last());
	arena_free(&a);
}

void laptop_delete(struct store *s, enum entity_id e, int64_t id)
{
	struct arena *a = arena_new();
	struct record *r;
	cr_assert_eq(store_get(s, e, id, a, &r), 0, "%s", err_last());
	cr_assert_eq(store_delete(s, e, id, r->version), 0, "%s", err_last());
	arena_free(&a);
}

const char *laptop_value(struct caseload *c, struct store *s, enum entity_id e, int64_t id, const char *field)
{
	struct record *r;
	cr_assert_eq(store_get(s, e, id, c->arena, &r), 0, "%s", err_last());
	return record_get(r, field);
}

bool laptop_deleted(struct caseload *c, struct store *s, enum entity_id e, int64_t id)
{
	struct record *r;
	cr_assert_eq(store_get(s, e, id, c->arena, &r), 0, "%s", err_last());
	return r->deleted;
}

void laptop_undo(struct caseload *c, struct store *s)
{
	int64_t txn;
	cr_assert_eq(store_undoable(s, false, &txn, NULL, c->arena), 0);
	cr_assert_neq(txn, 0, "nothing to undo");
	cr_assert_eq(store_undo(s, txn, NULL, c->arena), 0, "%s", err_last());
}

static void found(void *ctx, const char *line)
{
	(void)ctx;
	fprintf(stderr, "%s\n", line);
}

void laptop_check(struct store *s)
{
	cr_assert_eq(store_check(s, found, NULL, NULL), 0, "%s", err_last());
}
