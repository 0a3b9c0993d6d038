/* See files.h. */
#include "tests/exchange/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"

const char *file_put(struct caseload *c, const char *name, const void *data, size_t n)
{
	const char *path = arena_printf(c->arena, "%s/%s", c->folder, name);
	FILE *f = fopen(path, "w");
	cr_assert(f != NULL);
	cr_assert_eq(fwrite(data, 1, n, f), n);
	fclose(f);
	return path;
}

char *file_text(struct caseload *c, const char *path)
{
	FILE *f = fopen(path, "r");
	struct str s = STR_INIT;
	char buf[4096];
	size_t n;
	if (!f)
		return NULL;
	str_add(&s, "");
	while ((n = fread(buf, 1, sizeof buf, f)) > 0)
		str_add_n(&s, buf, n);
	fclose(f);
	char *text = arena_strndup(c->arena, s.text, s.len);
	str_free(&s);
	return text;
}

static void on_duplicate(void *ctx, int line, const char *text, enum entity_id e, int64_t resembles)
{
	struct duplicates *d = ctx;
	d->n++;
	d->line = line;
	snprintf(d->text, sizeof d->text, "%s", text);
	d->entity = e;
	d->resembles = resembles;
}

struct import_result take_path(struct caseload *c, const char *path, bool dry, struct duplicates *d)
{
	struct import *im;
	struct import_result out;
	const struct import_hooks hooks = { NULL, d ? on_duplicate : NULL, NULL, d };
	cr_assert_eq(import_open(&im, c->store, path, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_eq(import_run(im, dry, &hooks, &out), 0, "%s", err_last());
	import_close(&im);
	return out;
}

struct import_result take(struct caseload *c, const char *name, const char *text)
{
	return take_path(c, file_put(c, name, text, strlen(text)), false, NULL);
}

static int64_t journal_total(struct caseload *c)
{
	int64_t total = 0;
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		struct query q = { .entity = (enum entity_id)e, .order = "id", .deleted = true };
		struct record **r;
		size_t n;
		cr_assert_eq(store_find(c->store, &q, c->arena, &r, &n), 0);
		for (size_t i = 0; i < n; i++)
			total += r[i]->version;
	}
	return total;
}

void take_again(struct caseload *c, const char *name, const char *text)
{
	int64_t txn, before_txn, before = journal_total(c);
	store_undoable(c->store, false, &before_txn, NULL, c->arena);
	struct import_result r = take(c, name, text);
	for (int e = 0; e < E_COUNT; e++)
		cr_assert(r.made[e] == 0 && r.changed[e] == 0, "entity %d: %d made, %d changed", e, (int)r.made[e],
			(int)r.changed[e]);
	cr_assert_eq(r.unchanged + r.rejected, r.rows);
	cr_assert_eq(journal_total(c), before);
	store_undoable(c->store, false, &txn, NULL, c->arena);
	cr_assert_eq(txn, before_txn);
}

const char *target_of(struct caseload *c, const struct import_plan *p, const char *header)
{
	for (size_t i = 0; i < p->ncolumns; i++)
		if (strcmp(p->column[i].header, header) == 0)
			return !p->column[i].entity ? "-" : arena_printf(c->arena, "%s.%s", p->column[i].entity->name,
				p->column[i].field ? p->column[i].field->name : "name");
	return "no such header";
}

int64_t count(struct caseload *c, enum entity_id e)
{
	const struct query q = { .entity = e };
	int64_t n;
	cr_assert_eq(store_count(c->store, &q, 0, &n), 0);
	return n;
}

struct record *nth(struct caseload *c, enum entity_id e, size_t i)
{
	const struct query q = { .entity = e, .order = "id" };
	struct record **r;
	size_t n;
	cr_assert_eq(store_find(c->store, &q, c->arena, &r, &n), 0);
	cr_assert_lt(i, n, "only %zu records", n);
	return r[i];
}

struct record *one(struct caseload *c, enum entity_id e)
{
	return nth(c, e, 0);
}
