/* A colleague's file, or one of one's own of whom processing is restricted: finding it by name or number,
 * opening it with a reason for a limited time, and telling the colleague. What the read log says is for
 * app_readlog. */
#include <string.h>

#include "anker/choices.h"
#include "anker/colleague.h"
#include "anker/text.h"
#include "colleague.h"
#include "reads.h"

enum { TYPED_LEAST = 3, FOUND_MOST = 50, MINUTES_USUAL = 60, MINUTES_MOST = 480 };

/* ---- looking for it ---- */

struct looking {
	struct app *app, *office;
	const char *folded; /* what was typed */
	struct arena *a;
	void *found; /* struct elsewhere_file */
	size_t n;
};

static const char *expert_of(struct looking *l, int64_t expert)
{
	return expert ? store_title(l->office->store, E_EXPERT, expert, l->a) : "";
}

static bool is_found(const struct looking *l, enum entity_id e, int64_t id)
{
	const struct elsewhere_file *f = l->found;
	for (size_t i = 0; i < l->n; i++)
		if (f[i].entity == e && f[i].id == id)
			return true;
	return false;
}

/* The office of one's own is that connection itself, which sees the whole now. */
static int in_own_reach(struct looking *l, enum entity_id e, int64_t id, bool *out)
{
	store_whole(l->app->store, false);
	int rc = store_in_reach(l->app->store, e, id, out), whole = store_whole(l->app->store, true);
	return rc ? rc : whole;
}

static int add_file(struct looking *l, enum entity_id e, int64_t id, int64_t expert)
{
	bool in_reach = false;
	int rc = in_own_reach(l, e, id, &in_reach);
	if (rc || in_reach || l->n == FOUND_MOST || is_found(l, e, id))
		return rc;
	*(struct elsewhere_file *)arena_add(l->a, &l->found, &l->n, sizeof(struct elsewhere_file)) =
		(struct elsewhere_file){ e, id, store_title(l->office->store, e, id, l->a),
			expert_of(l, expert), expert ? expert == l->app->self : !l->app->shared,
			expert && expert != l->app->self && l->app->shared };
	return 0;
}

static int find_where(struct looking *l, enum entity_id e, const char *field, const char *value,
	const char *text, struct record ***out, size_t *n)
{
	const struct condition where = { field, IS, value };
	const struct query q = {
		.entity = e, .where = &where, .nwhere = field ? 1 : 0, .text = text, .limit = FOUND_MOST
	};
	return store_find(l->office->store, &q, l->a, out, n);
}

/* The files of an employee are those of their placements, or their own when they have none. */
static int add_employee(struct looking *l, int64_t employee)
{
	struct record **r;
	size_t n;
	int rc = find_where(
		l, E_PLACEMENT, "employee", arena_printf(l->a, "%lld", (long long)employee), NULL, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add_file(l, E_PLACEMENT, r[i]->id, record_ref(r[i], "expert"));
	return rc || n ? rc : add_file(l, E_EMPLOYEE, employee, 0);
}

/* "wit" or "de wit"; part of a name finds nobody, so that nobody leafs through colleagues' people. */
static bool is_whole_name(struct looking *l, const struct record *r)
{
	const char *family = text_fold(l->a, record_text(r, "family_name"));
	const char *whole = text_fold(
		l->a, arena_printf(l->a, "%s %s", record_text(r, "infix"), record_text(r, "family_name")));
	return strcmp(family, l->folded) == 0 || strcmp(whole, l->folded) == 0;
}

static int look(struct looking *l, const char *typed)
{
	struct record **r;
	size_t n;
	int rc = find_where(l, E_PLACEMENT, "number", typed, NULL, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add_file(l, E_PLACEMENT, r[i]->id, record_ref(r[i], "expert"));
	if (rc == 0)
		rc = find_where(l, E_EMPLOYEE, "number", typed, NULL, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add_employee(l, r[i]->id);
	if (rc == 0)
		rc = find_where(l, E_EMPLOYEE, NULL, NULL, typed, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (is_whole_name(l, r[i]))
			rc = add_employee(l, r[i]->id);
	return rc;
}

/* What was found, in numbers: what was typed is a name, and the log keeps none. */
static int log_asking(struct looking *l)
{
	struct elsewhere_file *f = l->found;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < l->n; i++) {
		struct file_of file;
		rc = file_of(l->office, f[i].entity, f[i].id, l->a, &file);
		const struct readlog_entry e = { .entity = f[i].entity,
			.record = f[i].id,
			.employee = file.employee,
			.what = "colleague",
			.ground = "asked",
			.reason = "",
			.records = 1 };
		if (rc == 0)
			rc = readlog_add(l->app->store, &e);
	}
	return rc;
}

/* Who has files withheld from themselves may leaf through them: all of them, or one by name or number. */
static int look_withheld(struct looking *l, const char *typed)
{
	struct record **r;
	size_t n;
	if (*typed)
		return look(l, typed);
	const struct condition restricted = { "restricted", IS_SET, NULL };
	const struct query q = { .entity = E_EMPLOYEE, .where = &restricted, .nwhere = 1, .order = "sort_key",
		.limit = FOUND_MOST };
	int rc = store_find(l->office->store, &q, l->a, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add_employee(l, r[i]->id);
	return rc;
}

static int find_withheld(struct looking *l, const char *typed)
{
	l->folded = text_fold(l->a, typed);
	int rc = store_whole(l->app->store, true);
	if (rc == 0)
		rc = look_withheld(l, typed);
	store_whole(l->app->store, false);
	return rc;
}

static int find_of_colleagues(struct looking *l, const char *typed)
{
	l->folded = text_fold(l->a, typed);
	if (strlen(l->folded) < TYPED_LEAST)
		return err_set(ERR_INVALID, "%s",
			_("type the whole family name, or the file's own number: 3 characters or more"));
	int rc = look(l, typed);
	return rc ? rc : log_asking(l);
}

int app_find_elsewhere(
	struct app *app, const char *text, struct arena *a, struct elsewhere_file **out, size_t *n)
{
	struct looking l = { .app = app, .a = a };
	const char *typed = text_trim(a, text ? text : "");
	*out = NULL;
	*n = 0;
	int rc = app_office(app, RIGHT_OPEN, &l.office);
	if (rc == 0)
		rc = app->shared ? find_of_colleagues(&l, typed) : find_withheld(&l, typed);
	if (rc)
		return rc;
	*out = l.found;
	*n = l.n;
	return 0;
}

/* ---- opening it ---- */

static int check_opening(
	struct app *app, enum entity_id e, const char *kind, const char *reason, int *minutes)
{
	int usual = rules_parameter_number(app->rules, "inzage_minuten", app->today, MINUTES_USUAL);
	int most = rules_parameter_number(app->rules, "inzage_meest_minuten", app->today, MINUTES_MOST);
	*minutes = *minutes ? *minutes : usual < most ? usual : most;
	if (e != E_PLACEMENT && e != E_EMPLOYEE && e != E_ORGANISATION)
		return err_set(ERR_INVALID, "%s",
			_("a placement, an employee or an employer is opened, with all that is in its file"));
	if (!kind || model_choice_index(choices_opened, kind) < 0)
		return err_set(
			ERR_INVALID, "%s", _("say which kind of reason: signal, asked, complaint or other"));
	if (!*reason)
		return err_set(ERR_INVALID, "%s", app->shared ?
			_("a colleague's file opens with a reason, which the colleague sees") :
			_("a restricted file opens with a reason, which is kept"));
	if (*minutes < 1 || *minutes > most)
		return err_set(ERR_INVALID,
			_("a file opens for %d minutes at most; open it again when that is over"), most);
	return 0;
}

/* Whom it is told: the experts of its placements, each once, not oneself. */
static int tell_experts(
	struct app *app, struct app *office, const struct file_of *f, const char *reason, struct arena *a)
{
	const struct condition where = { f->entity == E_PLACEMENT  ? "id"
					 : f->entity == E_EMPLOYEE ? "employee"
								   : "employer",
		IS, arena_printf(a, "%lld", (long long)f->record) };
	const struct query q = { .entity = E_PLACEMENT, .where = &where, .nwhere = 1 };
	struct record **p;
	size_t n;
	int rc = store_find(office->store, &q, a, &p, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const int64_t expert = record_ref(p[i], "expert");
		bool told = !expert || expert == app->self;
		for (size_t k = 0; !told && k < i; k++)
			told = record_ref(p[k], "expert") == expert;
		if (!told)
			rc = colleague_tell(app, expert, "opened", f->entity, f->record, reason, a);
	}
	return rc;
}

/* The line of the log stands before the file is open, and there is none of what was not opened. */
static int open_it(struct app *app, struct app *office, const struct file_of *f, int minutes,
	const char *kind, const char *reason, struct arena *a)
{
	int rc = store_begin(app->store, "");
	if (rc)
		return rc;
	if ((rc = store_open_for(app->store, f->entity, f->record, minutes, kind, reason)) == 0 &&
		app->shared && (rc = tell_experts(app, office, f, reason, a)) == 0)
		rc = reads_note(app, f, "open", "opened", reason);
	return txn_end(app, rc, NULL);
}

/* In one's own caseload there is a reason to be given for a restricted file alone. */
static int check_withheld(struct app *app, enum entity_id e, int64_t id)
{
	bool in_reach = false;
	int rc = app->shared ? 0 : store_in_reach(app->store, e, id, &in_reach);
	return rc || !in_reach ? rc :
		err_set(ERR_INVALID, "%s", _("this caseload is your own, and the file is not restricted: it is open"));
}

/* Which file it is, in reach or not. */
static int far_file(struct app *office, enum entity_id e, int64_t id, struct arena *a, struct file_of *out)
{
	int rc = store_whole(office->store, true);
	if (rc == 0)
		rc = file_of(office, e, id, a, out);
	store_whole(office->store, false);
	return rc;
}

int app_open_with_reason(struct app *app, enum entity_id e, int64_t id, const char *kind, const char *reason,
	int minutes, const char **until, struct arena *a)
{
	struct app *office;
	struct file_of f;
	struct opened *o;
	size_t n;
	const char *why = text_trim(a, reason ? reason : "");
	*until = "";
	int rc = app_office(app, RIGHT_OPEN, &office);
	if (rc || (rc = check_opening(app, e, kind, why, &minutes)) || (rc = check_withheld(app, e, id)) ||
		(rc = far_file(office, e, id, a, &f)) ||
		(rc = open_it(app, office, &f, minutes, kind, why, a)) ||
		(rc = store_opened(app->store, app->user, false, a, &o, &n)))
		return rc;
	*until = n ? o[0].until : "";
	return 0;
}
