/* Passing something on about a person: whether it may, and noting that it was done. */
#include <string.h>

#include "anker/choices.h"
#include "anker/person.h"
#include "anker/text.h"
#include "internal.h"
#include "person_pass.h"
#include "report_door.h"

enum { MOST_CONSENTS = 200, MOST_ANSWERS = 5000 };

/* ---- whether it may ---- */

static bool holds(const struct record *consent, day today)
{
	day until = record_day(consent, "until"), withdrawn = record_day(consent, "withdrawn");
	return record_day(consent, "since") <= today && (until == DAY_NONE || until >= today) &&
	       (withdrawn == DAY_NONE || withdrawn > today);
}

/* The one that holds longest; else the one that ended last, to say so. */
static const struct record *best_consent(struct record **consent, size_t n, day today)
{
	const struct record *best = NULL;
	for (size_t i = 0; i < n; i++) {
		bool now = holds(consent[i], today), then = best && holds(best, today);
		day until = record_day(consent[i], "until"), other = best ? record_day(best, "until") : DAY_NONE;
		if (!best || (now && !then) || (now == then && other != DAY_NONE && (until == DAY_NONE || until > other)))
			best = consent[i];
	}
	return best;
}

static const char *show(const struct record *r, const char *field, struct arena *a)
{
	int i = model_field(r->entity, field);
	return field_show(&r->entity->fields[i], r->value[i], a);
}

static const char *why_not(const struct record *consent, struct arena *a)
{
	if (!consent)
		return _("no consent for this on record");
	if (record_get(consent, "withdrawn"))
		return arena_printf(a, _("the consent was withdrawn on %s"), show(consent, "withdrawn", a));
	if (record_get(consent, "until"))
		return arena_printf(a, _("the consent was until %s"), show(consent, "until", a));
	return _("no consent for this on record");
}

static int find_consents(struct app *app, int64_t employee, const char *recipient, struct arena *a,
	struct record ***out, size_t *n)
{
	const struct condition where[] = { { "employee", IS, arena_printf(a, "%lld", (long long)employee) },
		{ "recipient", IS, recipient } };
	const struct query q = { .entity = E_CONSENT, .where = where, .nwhere = sizeof where / sizeof *where,
		.order = "since", .descending = true, .limit = MOST_CONSENTS };
	return store_find(app->store, &q, a, out, n);
}

static int check_code(const struct choice *list, const char *code, const char *of)
{
	return code && model_choice_index(list, code) >= 0 ? 0 :
		err_set(ERR_INVALID, _("\"%s\" is not %s"), code ? code : "", of);
}

static int live_employee(struct app *app, int64_t id, struct arena *a, struct record **out)
{
	int rc = store_get(app->store, E_EMPLOYEE, id, a, out);
	return rc || !(*out)->deleted ? rc : err_set(ERR_NOTFOUND, _("there is no employee with this number"));
}

int app_permission(struct app *app, int64_t employee, const char *recipient, struct arena *a, struct permission *out)
{
	struct record *person, **consent;
	size_t n;
	*out = (struct permission){ .why = "" };
	int rc = check_code(choices_recipient, recipient, _("a kind of party"));
	if (rc || (rc = live_employee(app, employee, a, &person)) ||
		(rc = find_consents(app, employee, recipient, a, &consent, &n)))
		return rc;
	const struct record *best = best_consent(consent, n, app->today);
	out->restricted = record_get(person, "restricted") != NULL;
	out->objected = record_get(person, "objection") != NULL;
	out->given = best && holds(best, app->today);
	out->consent = out->given ? best->id : 0;
	out->why = out->given ? arena_printf(a, _("consent of %s: %s"), show(best, "since", a),
				       text_clean(a, record_text(best, "purpose"), false)) :
		why_not(best, a);
	return 0;
}

/* ---- noting it ---- */

/* While a file is restricted it goes to nobody but with consent or for a legal claim (GDPR art. 18(2)). */
static int check_restricted(const struct record *person, const struct passing_on *p)
{
	if (!record_get(person, "restricted") || p->consent || (p->ground && strcmp(p->ground, "legal_claim") == 0))
		return 0;
	return err_set(ERR_INVALID, _("the file of %s is restricted: it is passed on only with their consent, or for a "
				      "legal claim"), record_title(person, person->arena));
}

static int check_consent(struct app *app, const struct passing_on *p, struct arena *a)
{
	struct record *consent;
	int rc = store_get(app->store, E_CONSENT, p->consent, a, &consent);
	if (rc)
		return rc;
	if (consent->deleted || record_ref(consent, "employee") != p->employee ||
		strcmp(record_text(consent, "recipient"), p->recipient) != 0 || !holds(consent, app->today))
		return err_set(ERR_INVALID, _("this consent does not hold for it; give a ground and a reason"));
	return 0;
}

static int check_ground(const struct passing_on *p)
{
	if (!p->ground || !*p->ground || !p->reason || !p->reason[strspn(p->reason, " \t\n")])
		return err_set(ERR_INVALID, _("passing this on takes a consent, or a ground in the law and the reason it is "
					      "needed"));
	return check_code(choices_ground, p->ground, _("a ground"));
}

static int fill(struct record *r, const struct passing_on *p)
{
	int rc;
	record_set_ref(r, "employee", p->employee);
	record_set_ref(r, "placement", p->placement);
	record_set_ref(r, "consent", p->consent);
	if ((rc = record_set(r, "recipient", p->recipient)) || (rc = record_set(r, "who", p->to)) ||
		(rc = record_set(r, "what", p->what)))
		return rc;
	if (!p->consent && (rc = record_set(r, "ground", p->ground)))
		return rc;
	return p->consent ? 0 : record_set(r, "reason", p->reason);
}

/* The same was noted today already: showing a page again is not passing it on again. */
static int noted_today(struct app *app, const struct record *r, bool *out)
{
	static const char *const same[] = { "employee", "date", "recipient", "what", "who", "ground", "consent", "reason" };
	enum { SAME = sizeof same / sizeof *same };
	struct condition where[SAME];
	int64_t n;
	for (size_t i = 0; i < SAME; i++) {
		const char *value = record_get(r, same[i]);
		where[i] = (struct condition){ same[i], value ? IS : IS_EMPTY, value };
	}
	int rc = store_count(app->store, &(struct query){ .entity = E_DISCLOSURE, .where = where, .nwhere = SAME }, 1, &n);
	*out = rc == 0 && n > 0;
	return rc;
}

static int put(struct app *app, const struct passing_on *p, struct arena *a)
{
	struct record *person, *r = record_new(model_entity(E_DISCLOSURE), app->today, a);
	bool noted;
	int rc = live_employee(app, p->employee, a, &person);
	if (rc || (rc = check_code(choices_recipient, p->recipient, _("a kind of party"))) ||
		(rc = p->consent ? check_consent(app, p, a) : check_ground(p)) || (rc = check_restricted(person, p)) ||
		(rc = fill(r, p)) || (rc = noted_today(app, r, &noted)))
		return rc;
	return noted ? 0 : store_put(app->store, r, NULL, NULL);
}

int app_passed_today(struct app *app, int64_t employee, const char *recipient, const char *what, bool *out)
{
	char today[DATE_ISO_SIZE];
	struct arena *a = arena_new();
	const struct condition where[] = { { "employee", IS, arena_printf(a, "%lld", (long long)employee) },
		{ "date", IS, date_iso(today, app->today) }, { "recipient", IS, recipient }, { "what", IS, what } };
	const struct query q = { .entity = E_DISCLOSURE, .where = where, .nwhere = sizeof where / sizeof *where };
	int64_t n = 0;
	int rc = store_count(app->store, &q, 1, &n);
	*out = n > 0;
	arena_free(&a);
	return rc;
}

int pass_on_inside(struct app *app, const struct passing_on *p, struct arena *a)
{
	int rc = app_allow(app, RIGHT_PERSON);
	return rc ? rc : put(app, p, a);
}

int app_pass_on(struct app *app, const struct passing_on *p, int64_t *txn)
{
	struct arena *a = arena_new();
	int rc = app_allow(app, RIGHT_PERSON);
	if (rc == 0 && (rc = store_begin(app->store, arena_printf(a, _("passed on: %s"), p->what))) == 0)
		rc = txn_end(app, put(app, p, a), txn);
	arena_free(&a);
	return rc;
}

/* ---- a page ---- */

struct telling {
	struct app *app;
	const char *recipient;
	struct arena *a;
	void *rows;
	size_t n;
};

static int add_employee(struct telling *t, int64_t employee, int64_t placement)
{
	const struct told *row = t->rows;
	for (size_t i = 0; i < t->n; i++)
		if (row[i].employee == employee)
			return 0;
	if (!employee)
		return 0;
	struct told told = { .employee = employee, .placement = placement,
		.name = store_title(t->app->store, E_EMPLOYEE, employee, t->a) };
	int rc = app_permission(t->app, employee, t->recipient, t->a, &told.may);
	if (rc == 0)
		*(struct told *)arena_add(t->a, &t->rows, &t->n, sizeof told) = told;
	return rc;
}

static int add_placement(struct telling *t, int64_t placement)
{
	struct record *p;
	if (!placement)
		return 0;
	int rc = store_get(t->app->store, E_PLACEMENT, placement, t->a, &p);
	return rc ? rc : add_employee(t, record_ref(p, "employee"), placement);
}

static int add_talk(struct telling *t, int64_t interview)
{
	const struct condition of = { "interview", IS, arena_printf(t->a, "%lld", (long long)interview) };
	const struct query q = { .entity = E_ANSWER, .where = &of, .nwhere = 1, .order = "id", .limit = MOST_ANSWERS };
	struct record *talk, **answer;
	size_t n;
	int rc = store_get(t->app->store, E_INTERVIEW, interview, t->a, &talk);
	if (rc || (rc = add_placement(t, record_ref(talk, "placement"))) ||
		(rc = store_find(t->app->store, &q, t->a, &answer, &n)))
		return rc;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add_placement(t, record_ref(answer[i], "placement"));
	return rc;
}

static int add_about(struct telling *t, enum entity_id e, int64_t id)
{
	struct record *r;
	if (e == E_EMPLOYEE)
		return add_employee(t, id, 0);
	if (e == E_PLACEMENT)
		return add_placement(t, id);
	if (e == E_INTERVIEW)
		return add_talk(t, id);
	int rc = store_get(t->app->store, e, id, t->a, &r);
	return rc ? rc : add_placement(t, record_ref(r, "placement"));
}

static int add_record(void *ctx, const struct record *r)
{
	struct telling *t = ctx;
	int64_t placement = r->entity->id == E_PLACEMENT ? r->id : record_ref(r, "placement");
	if (placement)
		return add_placement(t, placement);
	return add_employee(t, r->entity->id == E_EMPLOYEE ? r->id : record_ref(r, "employee"), 0);
}

int app_told_about(struct app *app, enum entity_id e, int64_t id, const char *recipient, struct arena *a,
	struct told **out, size_t *n)
{
	struct telling t = { .app = app, .recipient = recipient, .a = a };
	int rc = check_code(choices_recipient, recipient, _("a kind of party"));
	if (rc == 0 && strcmp(recipient, "employee") != 0)
		rc = add_about(&t, e, id);
	*out = t.rows;
	*n = t.n;
	return rc;
}

/* One without a name in it tells of people too: an employer knows who works there. */
static int add_report(struct telling *t, const struct report_ask *ask)
{
	struct figure_person *who;
	size_t n;
	int rc = report_people(t->app, ask, t->a, &who, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add_employee(t, who[i].employee, who[i].placement);
	return rc;
}

int app_told_by(struct app *app, const struct passing_page *p, struct arena *a, struct told **out, size_t *n)
{
	struct telling t = { .app = app, .recipient = p->recipient, .a = a };
	if (!p->records && !p->report)
		return app_told_about(app, p->entity, p->id, p->recipient, a, out, n);
	int rc = check_code(choices_recipient, p->recipient, _("a kind of party"));
	if (rc == 0 && strcmp(p->recipient, "employee") != 0)
		rc = p->report ? add_report(&t, p->report)
			       : store_each(app->store, p->records, add_record, &t);
	*out = t.rows;
	*n = t.n;
	return rc;
}

static int put_told(struct app *app, const struct passing_page *p, const struct told *t, struct arena *a)
{
	const struct passing_on on = { .employee = t->employee, .placement = t->placement, .recipient = p->recipient,
		.to = p->to, .what = p->what, .consent = t->may.consent, .ground = p->ground, .reason = p->reason };
	bool noted = false;
	int rc = t->may.given || p->ground ? 0 : app_passed_today(app, t->employee, p->recipient, p->what, &noted);
	if (rc || noted)
		return rc;
	if (!t->may.given && !p->ground && !t->may.restricted)
		return err_set(ERR_INVALID, _("%s: %s; give the ground in the law and why it is needed"), t->name, t->may.why);
	return put(app, &on, a);
}

int app_pass_page(struct app *app, const struct passing_page *p, int64_t *txn)
{
	struct arena *a = arena_new();
	struct told *told;
	size_t n;
	int rc = app_told_by(app, p, a, &told, &n);
	if (txn)
		*txn = 0;
	if (rc || n == 0 || (rc = app_allow(app, RIGHT_PERSON)) ||
		(rc = store_begin(app->store, arena_printf(a, _("passed on: %s"), p->what))))
		goto out;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = put_told(app, p, &told[i], a);
	if (p->only_asks)
		store_rollback(app->store);
	else
		rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}
