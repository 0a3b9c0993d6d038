/* Bringing a take-out home: everything in one transaction of the office, which a preview takes back. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "in.h"

/* ---- what it puts on the shelf ---- */

static bool waited(const struct shelf_item *item, const struct shelf_item *before, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (before[i].id == item->id)
			return before[i].earlier == item->earlier;
	return false;
}

/* One choice however often the laptop changed the field. */
static void count_choices(struct field_report *r)
{
	int64_t n[SHELF_REFUSED + 1] = { 0 };

	for (size_t i = 0; i < r->nconflicts; i++)
		n[r->conflict[i].kind]++;
	r->count.fields = n[SHELF_FIELD];
	r->count.gone = n[SHELF_GONE];
	r->count.kept = n[SHELF_KEPT];
	r->count.refused = n[SHELF_REFUSED];
}

/* Choices that were not there before, and those that got another value. */
static int find_conflicts(struct store *office, const struct shelf_item *before, size_t nbefore, struct arena *a,
	struct field_report *out)
{
	struct shelf_item *item;
	size_t n;
	int rc = store_shelf(office, a, &item, &n);

	if (rc)
		return rc;
	out->conflict = item;
	out->nconflicts = 0;
	for (size_t i = 0; i < n; i++)
		if (!waited(&item[i], before, nbefore))
			out->conflict[out->nconflicts++] = item[i];
	count_choices(out);
	return 0;
}

static const struct field_answer *answer_to(const struct field_in *o, const struct shelf_item *item)
{
	for (size_t i = 0; i < o->nanswers; i++) {
		const struct field_answer *it = &o->answer[i];
		if (it->entity == item->entity && it->record == item->record && it->field == item->field)
			return str_same(it->office, item->office) ? it : NULL;
	}
	return NULL;
}

/* What was answered to and does not wait (any more) needs no choice; what was not, waits. So does what a
 * colleague changed while it was looked at: that was not what was chosen from. */
static int settle(struct store *office, const struct field_in *o, const struct field_report *r)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < r->nconflicts; i++) {
		const struct field_answer *answer = answer_to(o, &r->conflict[i]);
		if (answer)
			rc = store_shelf_settle(office, r->conflict[i].id, answer->answer, answer->typed, NULL);
	}
	return rc;
}

/* ---- all of it ---- */

static int come_home(struct store *office, const struct field_report *r)
{
	const struct takeout *t = &r->takeout;

	if (!t->site || (r->count.txns == 0 && strcmp(t->state, "home") == 0))
		return 0;
	return store_takeout_state(office, t->site, "home");
}

/* The take-out as this office knows it. One that bears its number since the office was put back to an older
 * copy is another. */
static int known_takeout(struct store *office, struct store *field, int site, struct arena *a, struct takeout *out)
{
	struct store_identity it;
	int rc = store_identity(field, a, &it);

	if (rc)
		return rc;
	rc = store_takeout(office, site, a, out);
	if (rc && rc != ERR_NOTFOUND)
		return rc;
	if (rc || (site == it.site && strcmp(out->token, it.takeout) != 0))
		*out = (struct takeout){ 0 };
	return 0;
}

static int bring(struct store *office, struct store *field, const struct field_in *o, struct arena *a,
	struct field_report *out)
{
	const struct bring_options how = { .copy = o->copy, .taker = o->owner,
		.progress = o->progress, .ctx = o->ctx };
	struct shelf_item *before;
	size_t nbefore;
	int rc = store_shelf(office, a, &before, &nbefore);

	if (rc || (rc = store_bring(office, field, &how, &out->count)) ||
		(rc = find_conflicts(office, before, nbefore, a, out)) ||
		(rc = settle(office, o, out)) ||
		(rc = known_takeout(office, field, out->count.site, a, &out->takeout)) || o->preview)
		return rc;
	if ((rc = come_home(office, out)))
		return rc;
	return known_takeout(office, field, out->count.site, a, &out->takeout);
}

int field_in(struct store *office, const struct field_in *o, struct arena *a, struct field_report *out)
{
	struct returned r;

	*out = (struct field_report){ 0 };
	int rc = returned_open(&r, office, o);
	if (rc || (rc = returned_check(&r, office, o, a)) ||
		(rc = store_begin(office, _("choices about a take-out"))))
		goto out;
	store_taker(office, o->owner, o->denied);
	rc = bring(office, r.store, o, a, out);
	store_taker(office, NULL, 0);
	if (rc || o->preview)
		store_rollback(office);
	else
		rc = store_commit(office, NULL);
out:
	returned_close(&r);
	return rc;
}
