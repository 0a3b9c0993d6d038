/* Putting tasks together in a function, and taking them out again. */
#include <string.h>

#include "anker/text.h"
#include "carve.h"

/* A record of this employer that is there. */
static int own_record(
	struct app *app, enum entity_id e, int64_t id, int64_t employer, struct arena *a, struct record **out)
{
	int rc = store_get(app->store, e, id, a, out);
	if (rc)
		return rc;
	if ((*out)->deleted)
		return err_set(ERR_NOTFOUND, _("%s %s was deleted"), lang_text((*out)->entity->label),
			id_show(id, a));
	const char *of = record_get(*out, "employer");
	if (of && strcmp(of, arena_printf(a, "%lld", (long long)employer)) == 0)
		return 0;
	return err_set(ERR_INVALID, _("%s \"%s\" is of another employer"), lang_text((*out)->entity->label),
		record_title(*out, a));
}

/* Of the tasks together, when it is the same; else NULL. */
static const char *department(struct record **task, size_t n)
{
	const char *one = record_get(task[0], "department");
	for (size_t i = 1; i < n && one; i++) {
		const char *other = record_get(task[i], "department");
		if (!other || strcmp(other, one) != 0)
			one = NULL;
	}
	return one;
}

static int new_job(struct app *app, int64_t employer, const char *name, struct record **task, size_t n,
	struct arena *a, struct record **out)
{
	struct record *r = record_new(model_entity(E_JOB), app->today, a);
	const char *typed = text_trim(a, name);
	int rc;
	if (!*typed)
		return err_set(ERR_INVALID, "%s", _("give the function a name"));
	record_set_ref(r, "employer", employer);
	*out = r;
	if ((rc = record_set(r, "name", typed)) || (rc = record_set(r, "department", department(task, n))))
		return rc;
	return store_put(app->store, r, NULL, NULL);
}

/* What the work is called for undo. */
static const char *label(
	const struct record *job, const char *name, size_t n, const char *employer, struct arena *a)
{
	if (job || name)
		return arena_printf(a,
			ngettext("%zu task put in function \"%s\": %s",
				"%zu tasks put in function \"%s\": %s", n),
			n, job ? record_title(job, a) : text_clean(a, name, false), employer);
	return arena_printf(a,
		ngettext("%zu task taken out of its function: %s",
			"%zu tasks taken out of their function: %s", n),
		n, employer);
}

static int put_all(struct app *app, struct record **task, size_t n, int64_t job)
{
	int rc = 0;
	for (size_t i = 0; i < n && rc == 0; i++) {
		record_set_ref(task[i], "job", job);
		rc = store_put(app->store, task[i], NULL, NULL);
	}
	return rc;
}

int app_carve_put(struct app *app, int64_t employer, const int64_t *task, size_t n, int64_t job,
	const char *name, int64_t *id, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record **r = arena_alloc(a, (n + 1) * sizeof *r), *to = NULL;
	int rc = n ? 0 : err_set(ERR_INVALID, "%s", _("choose at least one task"));
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = own_record(app, E_TASK, task[i], employer, a, &r[i]);
	if (rc == 0 && job)
		rc = own_record(app, E_JOB, job, employer, a, &to);
	if (rc || (rc = txn_begin(app,
			   label(to, name, n, store_title(app->store, E_ORGANISATION, employer, a), a))))
		goto out;
	if (!to && name)
		rc = new_job(app, employer, name, r, n, a, &to);
	if (rc == 0)
		rc = put_all(app, r, n, to ? to->id : 0);
	if ((rc = txn_end(app, rc, txn)) == 0 && id)
		*id = to ? to->id : 0;
out:
	arena_free(&a);
	return rc;
}
