/* Saving, deleting and undoing any record, each as one transaction that says in
 * words what was done. */
#include <string.h>

#include "internal.h"

int txn_end(struct app *app, int rc, int64_t *txn)
{
	if (rc) {
		store_rollback(app->store);
		return rc;
	}
	return store_commit(app->store, txn);
}

/* The title of what a reference field points at, or NULL when it is empty. */
static char *title_of(struct app *app, const struct record *r, const char *field, struct arena *a)
{
	int i = model_field(r->entity, field);
	return i >= 0 && r->value[i] ? app_show(app, &r->entity->fields[i], r->value[i], a) : NULL;
}

char *record_subject(struct app *app, const struct record *r, struct arena *a)
{
	if (r->entity->id == E_PLACEMENT) {
		/* Not store_title: a new one is not in the store yet. */
		const char *employee = title_of(app, r, "employee", a);
		const char *employer = title_of(app, r, "employer", a);
		return arena_printf(a, "%s · %s", employee ? employee : "?", employer ? employer : "?");
	}
	char *title = title_of(app, r, "placement", a);
	if (!title)
		title = title_of(app, r, "employer", a);
	return title ? title : record_title(r, a);
}

/* An action that is closed by hand gets its date as one closed by a key. */
static void complete(struct app *app, struct record *r)
{
	if (r->entity->id != E_ACTION)
		return;
	const char *state = record_get(r, "state");
	bool open = !state || strcmp(state, "open") == 0;
	if (open || !record_get(r, "closed"))
		record_set_day(r, "closed", open ? DAY_NONE : app->today);
}

int app_save(struct app *app, struct record *r, int64_t *txn, struct conflict **conflicts, size_t *n)
{
	struct arena *a = arena_new();
	int rc = store_begin(app->store, arena_printf(a, r->id ? _("%s changed: %s") : _("%s added: %s"),
		lang_text(r->entity->label), record_subject(app, r, a)));
	if (rc)
		goto out;
	complete(app, r);
	rc = record_check_had(r, app->today);
	rc = txn_end(app, rc ? rc : store_put(app->store, r, conflicts, n), txn);
out:
	arena_free(&a);
	return rc;
}

int app_delete(struct app *app, enum entity_id e, int64_t id, int64_t version, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = store_get(app->store, e, id, a, &r);
	if (rc)
		goto out;
	if ((rc = store_begin(app->store, arena_printf(a, _("%s deleted: %s"), lang_text(r->entity->label),
		     record_subject(app, r, a)))))
		goto out;
	rc = txn_end(app, store_delete(app->store, e, id, version), txn);
out:
	arena_free(&a);
	return rc;
}

int app_undo(struct app *app, bool redo, struct arena *a, char **label)
{
	int64_t txn;
	int rc = store_undoable(app->store, redo, &txn, label, a);
	if (rc)
		return rc;
	if (txn == 0)
		return err_set(ERR_NOTFOUND, "%s",
			redo ? _("there is nothing to redo") : _("there is nothing to undo"));
	return store_undo(app->store, txn, label, a);
}
