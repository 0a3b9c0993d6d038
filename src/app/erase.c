/* Erasing a person for good: what would go, doing it in one transaction, and writing the file anew. */
#include <string.h>

#include "anker/choices.h"
#include "anker/colleague.h"
#include "anker/str.h"
#include "anker/text.h"
#include "erase.h"

/* ---- what would go ---- */

static int fill(struct erasing *e, struct arena *a, struct erasure *out)
{
	struct mentions m = { .write = false };
	out->erased = erasing_done(e);
	out->name = out->erased ? "" : store_title(e->app->store, E_EMPLOYEE, e->employee, a);
	for (size_t i = 0; i < e->n; i++)
		out->kind[e->record[i].entity] += !e->record[i].erased;
	out->drafts = (int64_t)e->ndrafts;
	int rc = store_forget_journal(e->app->store, e->record, e->n, &out->journal);
	if (rc || (rc = mentions_find(e, &m)))
		return rc;
	out->mention = m.mention;
	out->nmentions = m.n;
	out->beside = m.beside;
	return erase_elsewhere(e, a, &out->elsewhere, &out->nelsewhere);
}

static int whole_erasure(struct app *app, int64_t employee, struct arena *a, struct erasure *out)
{
	struct app *office;
	struct erasing e;
	*out = (struct erasure){ .employee = employee, .name = "" };
	int rc = app_office(app, RIGHT_PRIVACY, &office);
	if (rc || (rc = app_read(office, E_EMPLOYEE, employee, "erase")))
		return rc;
	if ((rc = erasing_open(office, employee, a, &e)) == 0)
		rc = fill(&e, a, out);
	erasing_close(&e);
	return rc;
}

int app_erasure(struct app *app, int64_t employee, struct arena *a, struct erasure *out)
{
	int rc = store_whole(app->store, true);
	if (rc == 0)
		rc = whole_erasure(app, employee, a, out);
	store_whole(app->store, false);
	return rc;
}

/* ---- doing it ---- */

static bool is_ground(const char *code)
{
	for (const struct choice *c = choices_erasure; c->code; c++)
		if (str_same(c->code, code))
			return true;
	return false;
}

static int check(struct erasing *e, const char *typed, const char *ground, const char *reason)
{
	struct arena *a = e->arena;
	const char *name = store_title(e->app->store, E_EMPLOYEE, e->employee, a);
	if (erasing_done(e))
		return err_set(ERR_NOTFOUND, _("this file was erased already"));
	if (!typed || strcmp(text_fold(a, typed), text_fold(a, name)) != 0)
		return err_set(ERR_INVALID, _("that is not the name of this file: type \"%s\" to erase it"), name);
	if (!is_ground(ground))
		return err_set(ERR_INVALID, _("give a ground: retention, request, consent, objection, unlawful or duty"));
	if (!reason || !*text_trim(a, reason))
		return err_set(ERR_INVALID, _("give a reason, in words and without names: it stays on the certificate"));
	if (names_mask_beside(&e->names, reason, a))
		return err_set(ERR_INVALID, _("the reason names them: it stays on the certificate, so leave names out"));
	return 0;
}

/* Settings that belong to their talks. */
static int drop_settings(struct erasing *e)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < e->n; i++)
		if (e->record[i].entity == E_INTERVIEW)
			rc = store_all_settings_drop(e->app->store, interview_key(e->record[i].id, e->arena));
	return rc;
}

/* Everything but the certificate; inside store_begin. */
static int forget(struct erasing *e, struct mentions *m)
{
	struct store *s = e->app->store;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < e->ndrafts; i++)
		rc = store_any_draft_drop(s, &e->draft[i]);
	if (rc || (rc = drop_settings(e)) || (rc = store_forget(s, e->record, e->n)))
		return rc;
	return mentions_find(e, m);
}

static int certify(struct erasing *e, const struct certified *c, struct arena *a, char **certificate)
{
	int64_t id;
	char *text = erase_certificate(e, c, a);
	*certificate = erase_certificate_whole(text, NULL, a);
	return store_erasure_add(e->app->store, c->ground, c->reason, text, &id);
}

/* What was listed may have changed since: what is there now goes. */
static int erase_now(struct app *office, const struct erasure *x, const char *typed, const char *ground,
	const char *reason, struct arena *a, char **certificate)
{
	struct erasing e;
	struct certified c = { .ground = ground, .reason = reason };
	struct mentions m = { .chosen = x, .write = true };
	const char **elsewhere = NULL;
	int rc = erasing_open(office, x->employee, a, &e);
	if (rc || (rc = check(&e, typed, ground, reason)) ||
		(rc = store_forget_journal(office->store, e.record, e.n, &c.journal)) ||
		(rc = erase_elsewhere(&e, a, &elsewhere, &c.nelsewhere)) || (rc = forget(&e, &m)))
		goto out;
	c.elsewhere = elsewhere;
	c.drafts = (int64_t)e.ndrafts;
	c.beside = m.beside;
	c.masked = m.masked;
	c.left = m.left;
	rc = certify(&e, &c, a, certificate);
out:
	erasing_close(&e);
	return rc;
}

/* Restricted or not: the law may ask it. */
static int erase_whole(struct app *office, const struct erasure *x, const char *typed, const char *ground,
	const char *reason, struct arena *a, char **certificate)
{
	int rc = store_whole(office->store, true);
	if (rc == 0 && (rc = store_begin(office->store, _("a person was erased"))) == 0)
		rc = txn_end(office, erase_now(office, x, typed, ground, reason, a, certificate), NULL);
	store_whole(office->store, false);
	return rc;
}

int app_erase(struct app *app, const struct erasure *x, const char *typed, const char *ground, const char *reason,
	int (*progress)(void *ctx, int percent), void *ctx, struct arena *a, char **certificate)
{
	struct app *office;
	*certificate = NULL;
	int rc = app_office(app, RIGHT_PRIVACY, &office);
	if (rc == 0)
		rc = erase_whole(office, x, typed, ground, reason, a, certificate);
	if (rc) {
		*certificate = NULL;
		return rc;
	}
	if ((rc = store_rewrite(office->store, progress, ctx)))
		return rc;
	struct certificate *row;
	size_t n;
	if ((rc = app_certificates(app, a, &row, &n)) == 0 && n > 0)
		*certificate = (char *)row[0].text;
	return rc;
}

/* ---- again, and the rest of it ---- */

static int again(struct app *app, int64_t employee, struct arena *a)
{
	struct erasing e;
	struct mentions m = { .write = true };
	int rc = erasing_open(app, employee, a, &e);
	if (rc == 0 && !erasing_done(&e))
		rc = forget(&e, &m);
	erasing_close(&e);
	return rc == ERR_NOTFOUND ? 0 : rc;
}

int app_erase_again(struct app *app, const int64_t *employee, size_t n)
{
	struct arena *a = arena_new();
	int rc = n ? store_whole(app->store, true) : 0;
	if (rc || n == 0 || (rc = store_begin(app->store, _("a person was erased"))))
		goto out;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = again(app, employee[i], a);
	rc = txn_end(app, rc, NULL);
out:
	if (n)
		store_whole(app->store, false);
	arena_free(&a);
	return rc;
}

int app_erasures_waiting(struct app *app, int64_t *out)
{
	struct app *office;
	*out = 0;
	int rc = app_office(app, RIGHT_PRIVACY, &office);
	return rc ? rc : store_erasures_waiting(office->store, out);
}

int app_erase_finish(struct app *app, int (*progress)(void *ctx, int percent), void *ctx)
{
	struct app *office;
	int64_t waiting;
	int rc = app_office(app, RIGHT_PRIVACY, &office);
	if (rc || (rc = store_erasures_waiting(office->store, &waiting)) || waiting == 0)
		return rc;
	return store_rewrite(office->store, progress, ctx);
}

int app_certificates(struct app *app, struct arena *a, struct certificate **out, size_t *n)
{
	struct app *office;
	struct erasure_row *row = NULL;
	*out = NULL;
	*n = 0;
	int rc = app_office(app, RIGHT_PRIVACY, &office);
	if (rc || (rc = store_erasures(office->store, a, &row, n)))
		return rc;
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = (struct certificate){ row[i].id, row[i].at, row[i].who, row[i].ground, row[i].reason,
			erase_certificate_whole(row[i].certificate, row[i].rewritten, a), row[i].rewritten == NULL };
	return rc;
}
