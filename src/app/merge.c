/* One of two records becomes part of the other. What refers to it is moved in batches, as
 * one piece of work; the last batch also writes the fields and deletes the record, so until
 * then both are there and nothing is lost. */
#include <string.h>

#include "anker/office.h"
#include "anker/overview.h"
#include "anker/str.h"
#include "anker/travel.h"
#include "anker/worklist.h"
#include "internal.h"

struct merge {
	struct app *app;
	enum entity_id entity;
	struct record *keep, *drop;
	const bool *take;
	const char *label;
	struct arena *a;
	int (*progress)(void *ctx, int64_t done, int64_t total);
	void *ctx;
	int64_t moved, txn;
};

int app_merge_moves(struct app *app, enum entity_id entity, int64_t id, int64_t *out)
{
	struct arena *a = arena_new();
	struct referring *list;
	size_t n;
	int rc = store_referring(app->store, entity, id, a, &list, &n);
	*out = rc ? 0 : (int64_t)n;
	arena_free(&a);
	return rc;
}

/* ---- the fields ---- */

static void add_to_note(struct record *keep, const struct field *f, const char *value)
{
	const char *note = model_field(keep->entity, "note") < 0 ? NULL : record_get(keep, "note");
	if (model_field(keep->entity, "note") < 0)
		return;
	record_set(keep, "note", arena_printf(keep->arena, "%s%s%s: %s", note ? note : "", note ? "\n" : "",
		lang_text(f->label), value));
}

/* An own number is how people know it elsewhere: the one that does not stay must still
 * be found. */
static int merge_fields(struct merge *m)
{
	const struct entity *e = m->keep->entity;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < e->nfields; i++) {
		const char *mine = m->keep->value[i], *theirs = m->drop->value[i];
		bool taken = theirs && (!mine || (m->take && m->take[i]));
		if (taken)
			rc = record_set(m->keep, e->fields[i].name, theirs);
	}
	for (size_t i = 0; rc == 0 && i < e->nfields; i++) {
		const char *mine = m->keep->base[i], *theirs = m->drop->value[i];
		if ((e->fields[i].flags & FIELD_KEY) && mine && theirs && strcmp(mine, theirs) != 0)
			add_to_note(
				m->keep, &e->fields[i], strcmp(m->keep->value[i], mine) == 0 ? theirs : mine);
	}
	return rc;
}

/* ---- pairs that were said not to be the same ---- */

/* "Not the same as the one that goes" holds for the one that stays. */
static int move_apart(struct merge *m, const char *field, const char *other)
{
	const struct condition where[] = { { "entity", IS, m->keep->entity->name },
		{ field, IS, arena_printf(m->a, "%lld", (long long)m->drop->id) } };
	const struct query q = { .entity = E_DISTINCT, .where = where, .nwhere = 2, .order = "id" };
	struct record **r;
	size_t n;
	int rc = store_find(m->app->store, &q, m->a, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		int64_t id = record_ref(r[i], other);
		if (!id)
			continue;
		if (id == m->keep->id) {
			rc = store_delete(m->app->store, E_DISTINCT, r[i]->id, r[i]->version);
			continue;
		}
		record_set_ref(r[i], "one", id < m->keep->id ? id : m->keep->id);
		record_set_ref(r[i], "other", id < m->keep->id ? m->keep->id : id);
		rc = store_put(m->app->store, r[i], NULL, NULL);
	}
	return rc;
}

/* ---- working lists that ask for the one that goes ---- */

static int move_list(struct merge *m, struct record *r)
{
	const char *text = record_get(r, "conditions");
	const struct entity *of = model_entity_by_name(record_get(r, "entity"));
	const char *drop = arena_printf(m->a, "%lld", (long long)m->drop->id);
	struct condition *where;
	bool changed = false;
	size_t n;
	/* One that cannot be read says so where it is opened. */
	if (!text || !of || conditions_parse(m->app, of, text, m->a, &where, &n))
		return 0;
	for (size_t i = 0; i < n; i++) {
		int field = model_field(of, where[i].field);
		if (field < 0 || of->fields[field].kind != F_REF || of->fields[field].ref != m->entity ||
			!str_same(where[i].value, drop))
			continue;
		where[i].value = arena_printf(m->a, "%lld", (long long)m->keep->id);
		changed = true;
	}
	if (!changed)
		return 0;
	int rc = record_set(r, "conditions", conditions_print(m->app, of, where, n, m->a));
	return rc ? rc : store_put(m->app->store, r, NULL, NULL);
}

static int move_lists(struct merge *m)
{
	const struct query q = { .entity = E_WORKLIST, .order = "id" };
	struct record **r;
	size_t n;
	int rc = store_find(m->app->store, &q, m->a, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = move_list(m, r[i]);
	return rc;
}

/* ---- the work ---- */

/* Nothing is written in files that this account does not see. */
static int check_reach(struct merge *m, const struct referring *list, size_t n)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && m->app->shared && i < n; i++) {
		bool in;
		rc = store_in_reach(m->app->store, list[i].entity, list[i].id, &in);
		if (rc == 0 && !in)
			rc = err_set(ERR_DENIED, _("colleagues' files refer to this %s, so it stays as it is"),
				lang_text(m->drop->entity->label));
	}
	return rc;
}

static int move(struct merge *m, const struct referring *list, size_t n)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++, m->moved += rc == 0)
		rc = store_refer(m->app->store, &list[i], m->entity, m->drop->id, m->keep->id);
	return rc;
}

/* What came meanwhile is moved too: from here on nobody else can write. */
static int finish(struct merge *m)
{
	struct store *s = m->app->store;
	struct referring *list;
	size_t n;
	int rc = store_referring(s, m->entity, m->drop->id, m->a, &list, &n);
	if (rc || (rc = check_reach(m, list, n)) || (rc = move(m, list, n)) || (rc = move_apart(m, "one", "other")) ||
		(rc = move_apart(m, "other", "one")) || (rc = move_lists(m)) ||
		(rc = store_get(s, m->entity, m->keep->id, m->a, &m->keep)) ||
		(rc = store_get(s, m->entity, m->drop->id, m->a, &m->drop)))
		return rc;
	if (m->keep->deleted || m->drop->deleted)
		return err_set(ERR_CONFLICT, _("one of the two was deleted meanwhile; nothing was merged"));
	/* First it goes: its own number is free then. What a take-out still says of it goes where it went. */
	if ((rc = merge_fields(m)) || (rc = store_delete(s, m->entity, m->drop->id, m->drop->version)) ||
		(rc = store_merged(s, m->entity, m->drop->id, m->keep->id)))
		return rc;
	return store_put(s, m->keep, NULL, NULL);
}

static int batch(struct merge *m, const struct referring *list, size_t n, bool last)
{
	int rc = txn_begin(m->app, m->label);
	if (rc)
		return rc;
	rc = last ? finish(m) : move(m, list, n);
	return txn_end(m->app, rc, &m->txn);
}

static int work(struct merge *m, const struct referring *list, size_t n)
{
	int rc = 0;
	size_t at = 0;
	for (; rc == 0 && n - at > MERGE_BATCH; at += MERGE_BATCH) {
		rc = batch(m, list + at, MERGE_BATCH, false);
		if (rc == 0 && m->progress && m->progress(m->ctx, m->moved, (int64_t)n))
			rc = err_set(ERR_STOPPED, _("stopped; nothing was merged"));
	}
	return rc ? rc : batch(m, NULL, 0, true);
}

static int check(struct merge *m, int64_t keep, int64_t drop)
{
	if (!app_can_merge(m->entity))
		return err_set(ERR_INVALID, _("records of this kind are not merged: employers, employees and "
					      "contact persons are"));
	if (keep == drop)
		return err_set(ERR_INVALID, _("a record is not merged with itself"));
	int rc = store_get(m->app->store, m->entity, keep, m->a, &m->keep);
	if (rc == 0)
		rc = store_get(m->app->store, m->entity, drop, m->a, &m->drop);
	if (rc == 0 && (m->keep->deleted || m->drop->deleted))
		rc = err_set(ERR_NOTFOUND, _("one of the two was deleted"));
	return rc;
}

int app_merge(struct app *app, enum entity_id entity, int64_t keep, int64_t drop, const bool *take,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx, int64_t *moved, int64_t *txn)
{
	struct merge m = { .app = app, .entity = entity, .take = take, .a = arena_new(), .progress = progress,
		.ctx = ctx };
	struct referring *list;
	size_t n;
	int rc = check(&m, keep, drop);
	bool whole = rc == 0; /* what is withheld of one's own moves along */
	if (rc || (rc = store_whole(app->store, true)) || (rc = store_referring(app->store, entity, drop, m.a, &list, &n)) ||
		(rc = check_reach(&m, list, n)))
		goto out;
	m.label = arena_printf(m.a, _("%s merged: %s"), lang_text(m.keep->entity->label),
		store_title(app->store, entity, keep, m.a));
	bool bulk = n > MERGE_BATCH;
	if (bulk)
		rc = store_bulk(app->store, true);
	if (rc == 0)
		rc = work(&m, list, n);
	if (bulk)
		store_bulk(app->store, false);
	/* What was moved goes back: half a merge is none. */
	if (rc && m.txn) {
		const char *why = arena_strdup(m.a, err_last());
		if (store_undo(app->store, m.txn, NULL, m.a) == 0)
			err_set(rc, "%s", why);
	}
	if (moved)
		*moved = m.moved;
	if (txn)
		*txn = m.txn;
out:
	if (whole)
		store_whole(app->store, false);
	arena_free(&m.a);
	return rc;
}
