/* Handing over: placements of one expert to another, with the open actions that were theirs; with a whole caseload
 * also the interviews under way with its employers. */
#include <string.h>

#include "anker/colleague.h"
#include "colleague.h"

/* In the office: whose placements they are, the one who hands over need not see. */
struct handing {
	struct app *office;
	const struct hand_over *what;
	struct arena *a;
	size_t moved;
};

static int put_owner(struct handing *h, struct record *r, const char *field)
{
	record_set_ref(r, field, h->what->to);
	return store_put(h->office->store, r, NULL, NULL);
}

/* All records of a kind whose field is the old expert, and, with a placement, of that. */
static int find_theirs(struct handing *h, enum entity_id e, const char *field, int64_t placement,
	struct record ***out, size_t *n)
{
	const struct condition where[] = {
		{ field, h->what->from ? IS : IS_EMPTY,
			arena_printf(h->a, "%lld", (long long)h->what->from) },
		{ "placement", IS, arena_printf(h->a, "%lld", (long long)placement) },
	};
	const struct query q = { .entity = e, .where = where, .nwhere = placement ? 2 : 1, .order = "id" };
	return store_find(h->office->store, &q, h->a, out, n);
}

/* Those that nobody had stay nobody's: who takes over a file sees them there. */
static int move_actions(struct handing *h, int64_t placement)
{
	struct record **r;
	size_t n = 0;
	int rc = h->what->from ? find_theirs(h, E_ACTION, "owner", placement, &r, &n) : 0;
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (strcmp(record_text(r[i], "state"), "open") == 0)
			rc = put_owner(h, r[i], "owner");
	return rc;
}

static int move_one(struct handing *h, int64_t id)
{
	struct record *r;
	int rc = store_get(h->office->store, E_PLACEMENT, id, h->a, &r);
	/* One answer: a number does not tell whether a colleague has a file under it. */
	if (rc == ERR_NOTFOUND || (rc == 0 && (r->deleted || record_ref(r, "expert") != h->what->from)))
		rc = err_set(ERR_INVALID,
			_("placement %s is not in this caseload (any more); nothing was handed over"),
			id_show(id, h->a));
	if (rc == 0 && (rc = put_owner(h, r, "expert")) == 0)
		h->moved++;
	return rc ? rc : move_actions(h, id);
}

static bool is_employer_of(int64_t employer, struct record *const *placement, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (record_ref(placement[i], "employer") == employer)
			return true;
	return false;
}

/* An interview under way is in reach of its expert alone: with the employer's files gone nobody would finish it. */
static int move_interviews(struct handing *h, struct record *const *placement, size_t n)
{
	const struct condition where[] = {
		{ "expert", IS, arena_printf(h->a, "%lld", (long long)h->what->from) },
		{ "finished", IS_EMPTY, NULL },
	};
	const struct query q = { .entity = E_INTERVIEW, .where = where, .nwhere = 2, .order = "id" };
	struct record **r;
	size_t found = 0;
	int rc = h->what->from ? store_find(h->office->store, &q, h->a, &r, &found) : 0;
	for (size_t i = 0; rc == 0 && i < found; i++)
		if (is_employer_of(record_ref(r[i], "employer"), placement, n))
			rc = put_owner(h, r[i], "expert");
	return rc;
}

static int move_all(struct handing *h)
{
	struct record **r;
	size_t n;
	int rc = find_theirs(h, E_PLACEMENT, "expert", 0, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if ((rc = put_owner(h, r[i], "expert")) == 0)
			h->moved++;
	if (rc || (rc = move_interviews(h, r, n)))
		return rc;
	return move_actions(h, 0);
}

static int move(struct handing *h)
{
	int rc = 0;
	if (!h->what->n)
		return move_all(h);
	for (size_t i = 0; rc == 0 && i < h->what->n; i++)
		rc = move_one(h, h->what->placement[i]);
	return rc;
}

/* Who gets them is told, with the note; and who had them, when another arranged it. */
static int tell(struct app *app, struct handing *h)
{
	const struct hand_over *w = h->what;
	bool one = w->n == 1;
	const char *note = w->note ? w->note : "";
	int rc = w->to == app->self
			 ? 0
			 : colleague_tell(h->office, w->to, "handed_over", one ? E_PLACEMENT : E_NONE,
				   one ? w->placement[0] : 0, note, h->a);
	if (rc == 0 && w->from && w->from != app->self)
		rc = colleague_tell(h->office, w->from, "taken_over", E_NONE, 0, note, h->a);
	return rc;
}

static int check(struct handing *h)
{
	const struct hand_over *w = h->what;
	const char *login;
	if (w->from == w->to)
		return err_set(ERR_INVALID, "%s", _("these files are theirs already"));
	int rc = colleague_login(h->office, w->to, h->a, &login);
	if (rc == ERR_NOTFOUND)
		return err_set(ERR_INVALID, _("there is no expert %s"), id_show(w->to, h->a));
	return rc ? rc : colleague_has_files(h->office, login);
}

static int hand_over(struct app *app, struct handing *h, int64_t *txn)
{
	struct store *s = h->office->store;
	const char *to = store_title(s, E_EXPERT, h->what->to, h->a);
	int rc = store_begin(s, arena_printf(h->a, _("handed over to %s"), to));
	if (rc)
		return rc;
	if ((rc = move(h)) == 0 && !h->moved)
		rc = err_set(ERR_NOTFOUND, "%s", _("there is nothing to hand over in this caseload"));
	if (rc == 0)
		rc = tell(app, h);
	return txn_end(h->office, rc, txn);
}

int app_hand_over(struct app *app, const struct hand_over *w, size_t *moved, int64_t *txn)
{
	struct handing h = { .what = w, .a = arena_new() };
	*moved = 0;
	int rc = app_office(
		app, w->from && w->from == app->self ? RIGHT_HAND_OVER : RIGHT_ASSIGN, &h.office);
	if (rc == 0 && !app->shared)
		rc = err_set(
			ERR_INVALID, "%s", _("this caseload is not shared: there is nobody to hand over to"));
	if (rc == 0 && (rc = check(&h)) == 0)
		rc = hand_over(app, &h, txn);
	if (rc == 0) {
		*moved = h.moved;
		store_stamp(app->store); /* another connection wrote: this one's reach is asked anew */
	}
	arena_free(&h.a);
	return rc;
}
