/* What is known about one placement, for its screen and for the pane beside
 * the list. */
#include <string.h>

#include "anker/arena.h"
#include "anker/course.h"
#include "anker/err.h"
#include "anker/fit.h"
#include "anker/lang.h"
#include "screens/field.h"
#include "screens/places.h"
#include "screens/quality.h"
#include "screens/shown.h"
#include "screens/support.h"
#include "screens/weigh.h"

/* The records behind one placement. */
struct source {
	struct app *app;
	struct arena *a;
	struct placement_row *row;
	struct record *placement, *employee, *employer, *person, *profile; /* the last two may be NULL */
	/* By their records, which outrank the placement's own fields; or NULL. */
	const char *coaching, *subsidy, *no_risk;
};

static int get_person(struct source *src)
{
	int64_t id = record_ref(src->placement, "contact_person");

	return id ? store_get(src->app->store, E_PERSON, id, src->a, &src->person) : 0;
}

/* The newest capacity profile. */
static int get_profile(struct source *src)
{
	struct condition of = { "placement", IS, arena_printf(src->a, "%lld", (long long)src->row->id) };
	struct query q = { .entity = E_PROFILE,
		.where = &of,
		.nwhere = 1,
		.order = "date",
		.descending = true,
		.limit = 1 };
	struct record **found;
	size_t n;
	int rc;

	if ((rc = store_find(src->app->store, &q, src->a, &found, &n)) == 0 && n > 0)
		src->profile = found[0];
	return rc;
}

static int get_support(struct source *src, int64_t placement)
{
	struct app *app = src->app;
	int rc = support_coaching_text(app, placement, src->a, &src->coaching);

	if (rc < 0 || (rc = app_scheme_state(app, placement, "lks", src->a, &src->subsidy)) < 0)
		return rc;
	return app_scheme_state(app, placement, "no_risk", src->a, &src->no_risk);
}

static int get_all(struct source *src, int64_t id)
{
	struct placement_query q = { .only = id, .limit = 1 };
	size_t n;
	int rc = shown_record(src->app, E_PLACEMENT, id);

	if (rc < 0 || (rc = store_placements(src->app->store, &q, src->a, &src->row, &n)) < 0)
		return rc;
	if (n == 0)
		return err_set(ERR_NOTFOUND, _("This placement is not there any more."));
	if ((rc = store_get(src->app->store, E_PLACEMENT, id, src->a, &src->placement)) < 0 ||
		(rc = store_get(src->app->store, E_EMPLOYEE, src->row->employee_id, src->a, &src->employee)) <
			0 ||
		(rc = store_get(src->app->store, E_ORGANISATION, src->row->employer_id, src->a,
			 &src->employer)) < 0 ||
		(rc = get_person(src)) < 0 || (rc = get_support(src, id)) < 0)
		return rc;
	return get_profile(src);
}

/* "a, b" of what is there; NULL when neither is. */
static const char *both(struct arena *a, const char *one, const char *between, const char *two)
{
	bool first = one && *one, second = two && *two;

	if (first && second)
		return arena_printf(a, "%s%s%s", one, between, two);
	return first ? one : second ? two : NULL;
}

/* "packer, 24 h/wk · fixed-term until 27 nov 2026". */
static const char *job_line(const struct source *src)
{
	const struct placement_row *r = src->row;
	struct arena *a = src->a;
	bool trial = strcmp(r->contract, "trial") == 0 || !date_span_is(r->contract_end);
	struct date_span until = trial ? r->trial_end : r->contract_end;
	day today = src->app->today;
	const char *contract = code_label(E_PLACEMENT, "contract", r->contract);
	const char *end =
		date_span_is(until) ? arena_printf(a, _("until %s"), date_span_short(a, until, today)) : NULL;
	const char *hours = *r->hours ? arena_printf(a, _("%s h/wk"), r->hours) : NULL;
	const char *job = both(a, r->job_title, ", ", hours);
	const char *word = *contract ? contract : end ? _("contract") : NULL;
	const char *line = both(a, job, " · ", both(a, word, " ", end));
	const char *start = date_span_is(r->start)
				    ? arena_printf(a, _("from %s"), date_span_short(a, r->start, today))
				    : NULL;

	return both(a, line, " · ", start);
}

/* "stable · course: attention"; the mark stands before it. */
static const char *state_line(const struct source *src)
{
	const struct placement_row *r = src->row;
	const char *status =
		strcmp(r->status, "active") == 0 ? NULL : code_label(E_PLACEMENT, "status", r->status);
	const char *ended = r->ended == DAY_NONE ? NULL : date_short(src->a, r->ended, src->app->today);
	const char *phase = *r->phase ? code_label(E_PLACEMENT, "phase", r->phase) : _("phase unknown");
	const char *course = *r->course ? code_label(E_PLACEMENT, "course", r->course) : _("course unknown");

	return both(src->a, both(src->a, status, " ", ended), " · ",
		    arena_printf(src->a, "%s · %s", course, phase));
}

static const char *person_text(const struct source *src)
{
	const char *until, *text;

	if (!src->person) {
		const char *has = record_get(src->placement, "has_contact_person");

		return has && strcmp(has, "0") == 0 ? _("none (asked)") : NULL;
	}
	text = both(src->a, record_title(src->person, src->a), ", ",
		    detail_value(src->app, src->person, "role", src->a));
	until = detail_value(src->app, src->person, "until", src->a);
	if (until)
		text = arena_printf(src->a, _("%s, left %s"), text, until);
	return both(src->a, text, ", ", detail_value(src->app, src->person, "phone", src->a));
}

static const char *coach_text(const struct source *src)
{
	const char *coach = src->coaching ? src->coaching :
		detail_value(src->app, src->placement, "jobcoach", src->a);
	const char *end = src->coaching ? NULL :
		detail_value(src->app, src->placement, "jobcoach_end", src->a);
	const char *sfb = detail_value(src->app, src->employee, "sfb", src->a);

	if (!coach && !sfb)
		return NULL;
	if (end)
		coach = arena_printf(src->a, _("%s until %s"), coach ? coach : _("unknown"), end);
	return arena_printf(src->a, "%s (SFB: %s)", coach ? coach : _("unknown"), sfb ? sfb : _("unknown"));
}

static const char *profile_text(const struct source *src)
{
	struct app *app = src->app;
	day made = record_day(src->profile, "date"), end = record_day(src->profile, "valid_until");
	const char *text;

	if (made == DAY_NONE)
		return NULL;
	text = detail_day(src->a, made, app->today);
	if (end == DAY_NONE)
		return text;
	return arena_printf(src->a, end < app->today ? _("%s, expired %s") : _("%s, valid until %s"), text,
			    date_short(src->a, end, app->today));
}

/* "granted until 01-03-2027". */
static const char *subsidy_text(const struct source *src)
{
	const char *subsidy = detail_value(src->app, src->placement, "wage_subsidy", src->a);
	const char *end = detail_value(src->app, src->placement, "wage_subsidy_end", src->a);

	if (src->subsidy)
		return src->subsidy;
	return subsidy && end ? arena_printf(src->a, _("%s until %s"), subsidy, end) : subsidy;
}

static const char *wage_text(const struct source *src)
{
	const char *value = record_get(src->placement, "wage_value");
	const char *on = record_get(src->placement, "wage_value_date");
	struct date_span when = SPAN_NONE;

	if (!value)
		return NULL;
	if (on && date_span_parse_iso(on, &when) < 0)
		when = SPAN_NONE;
	return both(src->a, arena_printf(src->a, "%s%%", value), " · ",
		when.first == when.last ? detail_day(src->a, when.first, src->app->today)
					: date_span_show(src->a, when, src->app->today));
}

/* "employer 4 3 5 2, employee 3 - 4 4 (12 d)": the factors in their order. */
static int scores_text(const struct source *src, const char **out)
{
	struct scores s;
	int rc = app_scores(src->app, src->row->id, src->a, &s);

	*out = NULL;
	if (rc == 0 && s.ndates)
		*out = arena_printf(src->a, "%s (%s)", app_scores_line(&s, src->a),
			date_ago(src->a, s.date[s.ndates - 1], src->app->today));
	return rc;
}

static void add_contacts(struct detail *d, const struct source *src)
{
	const struct placement_row *r = src->row;
	day today = src->app->today;
	const struct {
		const char *label;
		bool employee;
		day when;
	} last[] = {
		{ _("Employer spoken"), false, r->last_employer },
		{ _("Employee spoken"), true, r->last_employee },
	};
	struct detail_fact *f;

	for (size_t i = 0; i < sizeof last / sizeof *last; i++) {
		bool late = app_talk_late(src->app, r, last[i].employee);

		f = detail_fact(d, last[i].label, last[i].when == DAY_NONE ? _("never") :
			detail_day(src->a, last[i].when, today), E_NONE, 0, NULL);
		f->style = late ? ST_LATE : last[i].when == DAY_NONE ? ST_DIM : ST_NORMAL;
	}
	f = detail_fact(d, _("Next contact"), r->next_contact == DAY_NONE ? _("nothing planned") :
		detail_day(src->a, r->next_contact, today), E_NONE, 0, NULL);
	f->style = r->next_contact == DAY_NONE ? ST_DIM : r->next_contact < today ? ST_LATE : ST_NORMAL;
}

/* "3 over, 1 assumed": load beside capacity in a line. */
static int add_fit(struct detail *d, const struct source *src)
{
	struct detail_fact *f;
	struct fit fit;
	int rc = app_fit(src->app, src->row->id, src->a, &fit);

	if (rc < 0)
		return rc;
	f = detail_fact(d, _("Load"), app_fit_line(&fit, src->a), E_NONE, 0, "placement-fit");
	f->wide = true;
	f->style = fit.over > fit.over_assumed ? ST_LATE : fit.over ? ST_NOW : ST_NORMAL;
	return 0;
}

/* What should be on record and is not, worth most first. */
static int add_missing(struct detail *d, const struct source *src)
{
	enum { NAMED = 2 };
	const struct gap_kind **missing;
	struct gap_kind *kind;
	size_t n;
	int rc = app_gaps_of(src->app, src->row->id, src->a, &kind, &n);

	if (rc < 0 || n == 0)
		return rc;
	missing = arena_alloc(src->a, n * sizeof(struct gap_kind *));
	for (size_t i = 0; i < n; i++)
		missing[i] = &kind[i];
	detail_fact(d, _("Missing"), gaps_text(missing, n, NAMED, src->a), E_NONE, 0, NULL)->wide = true;
	return 0;
}

/* What a conversation must still explain, and the rest that was agreed: only where
 * there is any. */
static int add_agreed(struct detail *d, const struct source *src)
{
	const char *rest = rest_text(src->placement, src->app->today, src->a);
	struct record **agenda;
	size_t n;
	int rc = app_agenda(src->app, src->row->id, src->a, &agenda, &n);

	if (rest)
		detail_fact(d, _("Rest"), rest, E_PLACEMENT, src->row->id, "placement-rest")->wide = true;
	for (size_t i = 0; rc == 0 && i < n; i++)
		detail_fact(d, _("To explain"), record_get(agenda[i], "what"), E_ACTION, agenda[i]->id, NULL)
			->wide = true;
	return rc;
}

/* The most needed first: on a small screen the later ones move into the list. */
static int add_facts(struct detail *d, const struct source *src)
{
	const struct placement_row *r = src->row;
	struct app *app = src->app;
	struct arena *a = src->a;
	const char *edit = "placement-edit";
	const char *wish = both(a, detail_value(app, src->employer, "contact_wish", a), ", ",
				detail_value(app, src->employer, "contact_note", a));
	int64_t p = r->id;
	const char *scores;
	int rc = scores_text(src, &scores);

	if (rc < 0)
		return rc;
	add_contacts(d, src);
	detail_fact(d, _("Job coach"), coach_text(src), E_PLACEMENT, p, edit);
	if ((rc = add_fit(d, src)) < 0 || (rc = support_scheme_fact(d, app, p)) < 0)
		return rc;
	detail_fact(d, _("Contact person"), person_text(src), src->person ? E_PERSON : E_PLACEMENT,
		    src->person ? src->person->id : p, edit)->wide = true;
	detail_fact(d, _("Employee's wish"), detail_value(app, src->employee, "contact_wish", a), E_EMPLOYEE,
		    r->employee_id, "placement-employee");
	detail_fact(d, _("Employer's wish"), wish, E_ORGANISATION, r->employer_id, "placement-employer");
	detail_fact(d, _("Profile"), profile_text(src), E_PROFILE, src->profile ? src->profile->id : 0,
		    "placement-profile");
	detail_fact(d, _("Target group"), detail_value(app, src->employee, "target_group", a), E_EMPLOYEE,
		    r->employee_id, "placement-employee");
	detail_fact(d, _("Lead"), detail_value(app, src->placement, "lead", a), E_PLACEMENT, p, edit);
	detail_fact(d, _("Wage subsidy"), subsidy_text(src), E_PLACEMENT, p, edit);
	detail_fact(d, _("No-risk policy"),
		src->no_risk ? src->no_risk : detail_value(app, src->placement, "no_risk", a), E_PLACEMENT, p, edit);
	detail_fact(d, _("Wage value"), wage_text(src), E_PLACEMENT, p, edit);
	/* A job coach who was never spoken is no news. */
	if (r->last_jobcoach != DAY_NONE)
		detail_fact(d, _("Job coach spoken"), detail_day(a, r->last_jobcoach, app->today), E_NONE, 0,
			NULL);
	detail_fact(d, _("Scores"), scores, E_NONE, 0, "scores")->wide = true;
	detail_fact(d, _("Success factors"), detail_value(app, src->placement, "success_factors", a),
		E_PLACEMENT, p, edit)
		->wide = true;
	return 0;
}

int placement_fill(struct detail *d, struct app *app, int64_t placement, size_t latest)
{
	struct source src = { .app = app, .a = d->arena };
	const struct placement_row *r;
	int rc;

	detail_begin(d, (struct subject){ placement, 0 });
	if ((rc = get_all(&src, placement)) < 0)
		return rc;
	r = src.row;
	d->subject.employer = r->employer_id;
	d->title = arena_printf(
		d->arena, "%s · %s%s%s", r->employee, r->employer, *r->place ? ", " : "", r->place);
	d->right =
		arena_printf(d->arena, _("placement %s"), *r->number ? r->number : id_show(r->id, d->arena));
	d->line[0] = job_line(&src);
	if (!d->line[0])
		d->line[0] = _("Job, hours and contract are not on record yet");
	d->mark = *r->course ? course_mark(r->course, &d->mark_style) : NULL;
	d->line[1] = state_line(&src);
	if ((rc = also_at_fact(d, app, E_PLACEMENT, placement)) < 0 || (rc = add_agreed(d, &src)) < 0 ||
		(rc = support_absence_fact(d, app, placement)) < 0)
		return rc;
	if ((rc = add_facts(d, &src)) < 0 || (rc = add_missing(d, &src)) < 0 || (rc = detail_add_density(d, app)) < 0 ||
	    (rc = detail_add_suggestions(d, app, _("Suggestions"))) < 0)
		return rc;
	return detail_add_timeline(d, app, latest);
}
