/* The report of a case for peer review: situation, question, weighing, what was done and what came of it, in
 * which nobody, no employer, place or day can be found. Of a decision, or of a whole placement. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "report_parts.h"

struct one {
	struct filling *f;
	struct record *employer;
	struct record *decision, *placement, *employee; /* NULL: none */
	day on;                      /* from which weeks are counted */
	int rc;
};

/* What a record of a case says of itself: codes only, and texts masked. */
static const char *shown(struct one *c, const struct record *r, const char *field)
{
	const char *value = r ? record_get(r, field) : NULL;
	const struct field *d = r ? &r->entity->fields[model_field(r->entity, field)] : NULL;
	if (!value)
		return NULL;
	if (d->kind == F_CHOICE || d->kind == F_BOOL || d->kind == F_PERCENT || d->kind == F_NUMBER)
		return field_show(d, value, c->f->a);
	return fill_text(c->f, value, &c->rc);
}

static void item(struct one *c, const struct record *r, const char *field)
{
	const char *value = shown(c, r, field);
	if (value && *value)
		document_say(c->f->m, BLOCK_ITEM, "%s: %s",
			lang_text(r->entity->fields[model_field(r->entity, field)].label), value);
}

static void items(struct one *c, const struct record *r, const char *const *fields)
{
	for (; r && *fields; fields++)
		item(c, r, *fields);
}

/* ---- the parts ---- */

static void situation(struct one *c)
{
	static const char *const of_placement[] = { "phase", "course", "contract", "jobcoach", "learning",
		"lead", NULL };
	static const char *const of_employer[] = { "size", "experience", "infrastructure", "mandate",
		"motivation", NULL };
	struct date_span start;
	document_heading(c->f->m, 1, _("The situation"));
	items(c, c->employee, (const char *const[]){ "target_group", NULL });
	items(c, c->placement, of_placement);
	items(c, c->employer, of_employer);
	if (c->placement && record_get(c->placement, "start") &&
		date_span_parse_iso(record_get(c->placement, "start"), &start) == 0)
		document_say(c->f->m, BLOCK_ITEM,
			start.first > c->f->app->today ? _("The placement begins %s")
						       : _("The placement began %s"),
			peer_weeks(start.first, c->on, c->f->a));
	if (c->decision)
		document_say(c->f->m, BLOCK_WORDS,
			_("It was decided %s; all other weeks are counted from that day."),
			peer_weeks(record_day(c->decision, "date"), c->f->app->today, c->f->a));
}

static int facts(struct one *c)
{
	struct basis basis;
	size_t told = 0;
	int rc = app_basis(c->f->app, c->decision->id, c->f->a, &basis);
	document_heading(c->f->m, 1, _("What was known then"));
	if (rc && rc != ERR_NOTFOUND)
		return rc;
	for (size_t i = 0; rc == 0 && i < basis.explanation->nlines; i++)
		for (size_t k = 0; k < basis.explanation->lines[i].nfacts; k++) {
			const struct explain_fact *fact = &basis.explanation->lines[i].facts[k];
			if (peer_told_better(basis.explanation, fact))
				continue;
			document_say(c->f->m, BLOCK_ITEM, "%s", peer_fact(fact, c->on, c->f->mask, c->f->a));
			told++;
		}
	if (told == 0)
		document_say(c->f->m, BLOCK_EMPTY, "%s", _("The facts of that day were not kept."));
	return 0;
}

static void weighed(struct one *c)
{
	static const char *const fields[] = { "impression", "disputed", "client_view", "turning_point",
		"verdict", "reason", "explained", "note", NULL };
	const char *factors = record_get(c->decision, "factors");
	document_heading(c->f->m, 1, _("What was weighed and decided"));
	if (factors)
		document_say(c->f->m, BLOCK_ITEM, "%s", app_factors_show(c->f->app, factors, c->f->a));
	items(c, c->decision, fields);
}

/* What colleagues said; whose it is stays out. */
static int views(struct one *c)
{
	static const char *const fields[] = { "verdict", "note", NULL };
	const struct condition of = { "decision", IS,
		arena_printf(c->f->a, "%lld", (long long)c->decision->id) };
	const struct query q = { .entity = E_VIEW, .where = &of, .nwhere = 1, .order = "id" };
	struct record **view;
	size_t n;
	int rc = store_find(c->f->app->store, &q, c->f->a, &view, &n);
	document_heading(c->f->m, 1, _("What colleagues said"));
	if (rc == 0 && n == 0)
		document_say(c->f->m, BLOCK_EMPTY, "%s", _("No colleague gave a view yet."));
	for (size_t i = 0; rc == 0 && i < n; i++) {
		document_heading(c->f->m, 2, arena_printf(c->f->a, _("Colleague %zu"), i + 1));
		if (record_get(view[i], "factors"))
			document_say(c->f->m, BLOCK_ITEM, "%s",
				app_factors_show(c->f->app, record_get(view[i], "factors"), c->f->a));
		items(c, view[i], fields);
	}
	return rc;
}

/* ---- what happened ---- */

/* Something that happened, of any kind; the oldest goes first. */
struct event {
	day on;
	size_t place;
	struct record *record;
	const char *field, *state;
};

static int by_day(const void *x, const void *y)
{
	const struct event *a = x, *b = y;
	if (a->on != b->on)
		return a->on < b->on ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static int events(struct one *c, struct event **out, size_t *n)
{
	static const struct {
		enum entity_id entity;
		const char *field, *state;
	} kinds[] = { { E_BOTTLENECK, "theme", "resolved" }, { E_CHANGE, "kind", NULL },
		{ E_ADAPTATION, "what", "effect" }, { E_DECISION, "verdict", "factors" } };
	const struct condition of = {
		"placement", IS, arena_printf(c->f->a, "%lld", (long long)c->placement->id) };
	void *rows = NULL;
	*n = 0;
	*out = NULL;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct query q = {
			.entity = kinds[i].entity, .where = &of, .nwhere = 1, .order = "date"
		};
		struct record **r;
		size_t found;
		int rc = store_find(c->f->app->store, &q, c->f->a, &r, &found);
		if (rc)
			return rc;
		for (size_t k = 0; k < found; k++) {
			/* The decision that it is all about is told elsewhere. */
			if (c->decision && kinds[i].entity == E_DECISION && r[k]->id == c->decision->id)
				continue;
			const size_t place = *n;
			*(struct event *)arena_add(c->f->a, &rows, n, sizeof(struct event)) =
				(struct event){ record_day(r[k], "date"), place, r[k], kinds[i].field,
					kinds[i].state };
		}
	}
	*out = rows;
	if (*n > 1)
		qsort(*out, *n, sizeof **out, by_day);
	return 0;
}

static const char *state_of(struct one *c, const struct event *e)
{
	const char *state = e->state ? record_get(e->record, e->state) : NULL;
	if (!state)
		return NULL;
	switch (e->record->entity->id) {
	case E_DECISION: return app_factors_show(c->f->app, state, c->f->a);
	case E_BOTTLENECK: return _("solved");
	default: return shown(c, e->record, e->state);
	}
}

static int course(struct one *c)
{
	struct event *e;
	size_t n;
	int rc = events(c, &e, &n);
	document_heading(c->f->m, 1, _("What happened and what was done"));
	if (rc)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *words = shown(c, e[i].record, e[i].field), *state = state_of(c, &e[i]);
		document_say(c->f->m, BLOCK_ITEM, "%s, %s: %s%s%s", peer_weeks(e[i].on, c->on, c->f->a),
			lang_text(e[i].record->entity->label), words ? words : "", state ? "; " : "",
			state ? state : "");
	}
	if (n == 0)
		document_say(c->f->m, BLOCK_EMPTY, "%s", _("Nothing was on record."));
	return 0;
}

static void result(struct one *c)
{
	static const char *const fields[] = { "status", "course", "outcome", "look_back", "missed_signals",
		NULL };
	document_heading(c->f->m, 1, _("What came of it"));
	if (c->placement)
		items(c, c->placement, fields);
	else
		document_say(
			c->f->m, BLOCK_EMPTY, "%s", _("It is about an employer, not about one placement."));
}

/* ---- the whole ---- */

/* Who objected, or whose file is restricted, is no case; nor is to others what nobody brought to them. */
static int find(struct one *c)
{
	struct app *app = c->f->app;
	const struct report_ask *ask = c->f->ask;
	struct arena *a = c->f->a;
	int rc = 0;
	if (!ask->of_decision && app->unscoped)
		return err_set(ERR_DENIED, "%s",
			_("of another's caseload only what was marked for peer review is a case: give the "
			  "number of such a "
			  "decision"));
	if (ask->of_decision && (rc = peer_decision(app, ask->subject, a, &c->decision)))
		return rc;
	int64_t placement = ask->of_decision ? record_ref(c->decision, "placement") : ask->subject;
	if (placement && ((rc = store_get(app->store, E_PLACEMENT, placement, a, &c->placement)) ||
				 (rc = store_get(app->store, E_EMPLOYEE, record_ref(c->placement, "employee"),
					  a, &c->employee))))
		return rc;
	if (c->employee && (record_get(c->employee, "objection") || record_get(c->employee, "restricted")))
		return err_set(ERR_DENIED, "%s",
			_("this person objected or has their file restricted: it is no case for peer "
			  "review"));
	int64_t employer = record_ref(c->placement ? c->placement : c->decision, "employer");
	c->on = c->decision ? record_day(c->decision, "date") : app->today;
	return employer ? store_get(app->store, E_ORGANISATION, employer, a, &c->employer) : 0;
}

static int of_decision(struct one *c)
{
	const char *question = shown(c, c->decision, "peer_question");
	document_heading(c->f->m, 1, _("The question"));
	document_say(
		c->f->m, BLOCK_WORDS, "%s", question && *question ? question : _("What do you see here?"));
	situation(c);
	int rc = facts(c);
	if (rc)
		return rc;
	weighed(c);
	return views(c);
}

static int fill(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a)
{
	struct filling f = filling_of(app, ask, m, a, false);
	struct one c = { .f = &f };
	int rc = find(&c);
	if (rc || (rc = mask_open(app, &f.mask)))
		goto out;
	int64_t placement = c.placement ? c.placement->id : 0, employer = c.employer ? c.employer->id : 0;
	const struct finding_scope noted = { .placement = placement, .employer = placement ? 0 : employer };
	document_title(m, arena_printf(a, _("Peer review: case %s"), peer_pseudonym(placement, employer, a)),
		_("without names, places and days"));
	if (c.decision)
		rc = of_decision(&c);
	else
		situation(&c);
	if (rc == 0 && c.placement)
		rc = course(&c);
	if (rc == 0)
		result(&c);
	if (rc || (rc = c.rc))
		goto out;
	if ((rc = fill_findings(&f, &noted, fill_all_sections)))
		goto out;
	fill_folded(&f);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_case = {
	.code = "case", .subject = E_PLACEMENT, .names = false, .fill = fill
};
