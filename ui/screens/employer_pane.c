/* What is known about one employer, for its screen and for the pane beside the
 * list: an employer's people, placements and bottlenecks in one view. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/field.h"
#include "screens/places.h"
#include "screens/shown.h"

enum { MOST_PLACEMENTS = 200, MOST_BOTTLENECKS = 200, MOST_PEOPLE = 100 };

struct source {
	struct app *app;
	struct arena *a;
	struct record *employer;
	struct employer_row *row;
	struct placement_row *placement; /* running and ended ones */
	size_t placements;
};

static void add_facts(struct detail *d, const struct source *src)
{
	static const struct {
		const char *label, *field;
		bool wide;
	} facts[] = {
		{ N_("Contact wish"), "contact_wish", false },
		{ N_("Experience"), "experience", false },
		{ N_("Infrastructure"), "infrastructure", false },
		{ N_("Guidance"), "guidance_arranged", false },
		{ N_("Schemes known"), "schemes_known", false },
		{ N_("Policy"), "inclusive_policy", false },
		{ N_("Mandate"), NULL, true },
		{ N_("Motivation"), "motivation", false },
		{ N_("Cold feet"), "fear", false },
		{ N_("Phone"), "phone", false },
		{ N_("Needs"), "needs", true },
		{ N_("Best moment"), "contact_note", true },
		{ N_("Note"), "note", true },
	};
	const struct employer_row *r = src->row;
	day today = src->app->today;
	struct detail_fact *f;

	f = detail_fact(d, _("Last spoken"), r->last_contact == DAY_NONE ? _("never") :
		detail_day(src->a, r->last_contact, today), E_NONE, 0, NULL);
	f->style = r->last_contact == DAY_NONE ? ST_DIM : ST_NORMAL;
	f = detail_fact(d, _("Next contact"), r->next_contact == DAY_NONE ? _("nothing planned") :
		detail_day(src->a, r->next_contact, today), E_NONE, 0, NULL);
	f->style = r->next_contact == DAY_NONE ? ST_DIM : r->next_contact < today ? ST_LATE : ST_NORMAL;
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		detail_fact(d, _(facts[i].label),
			facts[i].field ? detail_value(src->app, src->employer, facts[i].field, src->a)
				       : employer_mandate(src->app, src->employer, src->a),
			E_ORGANISATION, r->id, "employer-edit")
			->wide = facts[i].wide;
}

/* "healthcare · 50-249 staff · Labour market region Zaanstreek". */
static const char *kind_line(const struct source *src)
{
	static const char *const fields[] = { "sector", "size", "region" };
	const char *line = NULL;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const char *value = detail_value(src->app, src->employer, fields[i], src->a);

		if (value)
			line = line ? arena_printf(src->a, "%s · %s", line, value) : value;
	}
	return line ? line : _("Sector, size and region are not on record yet");
}

static int add_people(struct detail *d, const struct source *src)
{
	struct condition of = { "organisation", IS, arena_printf(src->a, "%lld", (long long)src->row->id) };
	struct query q = { .entity = E_PERSON, .where = &of, .nwhere = 1, .limit = MOST_PEOPLE };
	struct record **found;
	size_t n, involved = 0;
	int rc = store_find(src->app->store, &q, src->a, &found, &n);
	char key[16];

	if (rc < 0)
		return rc;
	detail_group(d, _("Contact persons and others involved"), NULL);
	/* Ended roles stay visible, after those that last. */
	for (int past = 0; past < 2; past++) {
		if (past == 1 && (rc = employer_add_involved(d, src->app, false, &involved)) < 0)
			return rc;
		for (size_t i = 0; i < n; i++) {
			const char *until = record_get(found[i], "until"), *role, *phone;
			struct detail_item *it;
			struct date_span end; /* left when that is certain */
			bool left = until && date_span_parse_iso(until, &end) == 0 &&
				    end.last < src->app->today;

			if (left != (past == 1))
				continue;
			role = detail_value(src->app, found[i], "role", src->a);
			phone = detail_value(src->app, found[i], "phone", src->a);
			it = detail_item(d, ROW_ITEM);
			it->row.id = record_row_id(E_PERSON, found[i]->id);
			it->row.cells[0] = left ? _("left") : "";
			it->row.cells[1] = record_title(found[i], src->a);
			it->row.cells[2] = arena_printf(src->a, "%s%s%s%s%s", role ? role : _("role unknown"),
				phone ? " · " : "", phone ? phone : "", until ? " · " : "",
				until ? arena_printf(src->a, _("until %s"),
						detail_value(src->app, found[i], "until", src->a))
				      : "");
			it->row.styles[1] = it->row.styles[2] = left ? ST_DIM : ST_NORMAL;
			it->entity = E_PERSON;
			it->id = found[i]->id;
		}
	}
	if ((rc = employer_add_involved(d, src->app, true, &involved)) < 0)
		return rc;
	if (n + involved == 0)
		detail_note(d, d->owner
				       ? arena_printf(src->a, _("Nobody on record: %s adds a contact person"),
						 ui_key_of(d->owner, key, "employer-person"))
				       : _("Nobody on record"));
	return 0;
}

static void add_placement(struct detail *d, const struct source *src, const struct placement_row *p)
{
	struct detail_item *it = detail_item(d, ROW_ITEM);
	struct arena *a = src->a;
	bool ended = strcmp(p->status, "ended") == 0, planned = strcmp(p->status, "planned") == 0;
	struct date_span until = date_span_is(p->contract_end) ? p->contract_end : p->trial_end;
	enum style style;
	const char *mark = course_mark(p->course, &style),
		   *course = code_label(E_PLACEMENT, "course", p->course);
	const char *tail = ended ? (p->ended == DAY_NONE ? "" : date_short(a, p->ended, src->app->today))
			   : !date_span_is(until)
				   ? ""
				   : arena_printf(a, _("until %s"), date_span_short(a, until, src->app->today));

	it->row.id = record_row_id(E_PLACEMENT, p->id);
	it->row.cells[0] = ended ? _("ended") : planned ? _("planned") :
		p->last_employer == DAY_NONE ? _("never") : date_ago(a, p->last_employer, src->app->today);
	it->row.styles[0] = ended || planned ? ST_DIM
			    : app_talk_late(src->app, p, false) ? ST_LATE : ST_NORMAL;
	it->row.cells[1] = p->employee;
	it->row.cells[2] = arena_printf(a, "%s %s%s%s%s%s", ended ? " " : mark,
		ended	  ? ""
		: *course ? course
			  : _("course unknown"),
		*p->job_title ? " · " : "", p->job_title, *tail ? " · " : "", tail);
	it->row.styles[1] = ended ? ST_DIM : ST_NORMAL;
	it->row.styles[2] = (unsigned short)(ended ? ST_DIM : style == ST_DIM ? ST_NORMAL : style);
	it->entity = E_PLACEMENT;
	it->id = p->id;
}

static int add_placements(struct detail *d, struct source *src)
{
	struct placement_query q = { .employer = src->row->id, .ended = true, .limit = MOST_PLACEMENTS };
	struct placement_row *rows;
	int64_t count;
	size_t n;
	int rc = store_placements_count(src->app->store, &q, 0, &count);
	char key[16];

	if (rc < 0 || (rc = store_placements(src->app->store, &q, src->a, &rows, &n)) < 0)
		return rc;
	src->placement = rows;
	src->placements = n;
	detail_group(d, _("Placements (employer spoken)"),
		count ? arena_printf(src->a, _("%d active, %lld in all"), src->row->active, (long long)count)
		      : NULL);
	for (int past = 0; past < 2; past++)
		for (size_t i = 0; i < n; i++)
			if ((strcmp(rows[i].status, "ended") == 0) == (past == 1))
				add_placement(d, src, &rows[i]);
	if ((int64_t)n < count)
		detail_note(d,
			arena_printf(src->a, _("and %lld more: filter the list of placements on this name"),
				(long long)(count - (int64_t)n)));
	if (n == 0)
		detail_note(d, d->owner ? arena_printf(src->a, _("No placements yet: %s adds one"),
			ui_key_of(d->owner, key, "employer-placement")) : _("No placements yet"));
	return 0;
}

/* ---- bottlenecks, by theme ---- */

static const char *whose(const struct source *src, const struct record *bottleneck)
{
	int64_t placement = record_ref(bottleneck, "placement");

	for (size_t i = 0; placement && i < src->placements; i++)
		if (src->placement[i].id == placement)
			return src->placement[i].employee;
	return "";
}

static void add_bottleneck(struct detail *d, const struct source *src, const struct record *r,
			   const char *count)
{
	struct detail_item *it = detail_item(d, ROW_ITEM);
	bool lifted = !record_get(r, "placement");
	const char *who = lifted ? _("↑ organisation") : whose(src, r),
		   *note = text_clean(src->a, record_get(r, "note"), false);

	it->row.id = record_row_id(E_BOTTLENECK, r->id);
	it->row.cells[0] = count;
	it->row.styles[0] = ST_NOW;
	it->row.cells[1] = detail_value(src->app, r, "theme", src->a);
	it->row.cells[2] = arena_printf(src->a, "%s%s%s", who, *who && *note ? ": " : "", note);
	it->entity = E_BOTTLENECK;
	it->id = r->id;
	it->open = true;
}

static size_t with_theme(struct record *const *found, size_t n, const char *theme)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += strcmp(record_get(found[i], "theme"), theme) == 0;
	return count;
}

/* Theme by theme: what several placements share asks for one talk. */
static int add_bottlenecks(struct detail *d, const struct source *src)
{
	const char *id = arena_printf(src->a, "%lld", (long long)src->row->id);
	struct condition where[] = { { "employer", IS, id }, { "resolved", IS_EMPTY, NULL } };
	struct query q = { .entity = E_BOTTLENECK, .where = where, .nwhere = 2, .limit = MOST_BOTTLENECKS };
	struct record **found;
	size_t n;
	int rc = store_find(src->app->store, &q, src->a, &found, &n);

	if (rc < 0 || n == 0)
		return rc;
	detail_group(d, _("Open bottlenecks"), arena_printf(src->a, "%zu", n));
	for (const struct choice *t = choices_theme; t->code; t++) {
		size_t count = with_theme(found, n, t->code);
		const char *times = count > 1 ? arena_printf(src->a, "%zu×", count) : "";

		for (size_t i = 0; i < n; i++) {
			if (strcmp(record_get(found[i], "theme"), t->code) == 0) {
				add_bottleneck(d, src, found[i], times);
				times = "";
			}
		}
	}
	return 0;
}

int employer_fill(struct detail *d, struct app *app, int64_t employer, size_t latest)
{
	struct source src = { .app = app, .a = d->arena };
	struct employer_query q = { .only = employer, .limit = 1 };
	size_t n;
	int rc;

	detail_begin(d, (struct subject){ 0, employer });
	if ((rc = shown_record(app, E_ORGANISATION, employer)) < 0 ||
		(rc = store_employers(app->store, &q, d->arena, &src.row, &n)) < 0)
		return rc;
	if (n == 0)
		return err_set(ERR_NOTFOUND, _("This employer is not there any more."));
	if ((rc = store_get(app->store, E_ORGANISATION, employer, d->arena, &src.employer)) < 0)
		return rc;
	d->title =
		arena_printf(d->arena, "%s%s%s", src.row->name, *src.row->place ? ", " : "", src.row->place);
	d->right = arena_printf(d->arena, _("employer %s"), id_show(employer, d->arena));
	d->line[0] = kind_line(&src);
	d->line[1] = arena_printf(d->arena, ngettext("%d active placement", "%d active placements",
		(unsigned long)src.row->active), src.row->active);
	if ((rc = also_at_fact(d, app, E_ORGANISATION, employer)) < 0)
		return rc;
	add_facts(d, &src);
	if ((rc = detail_add_density(d, app)) < 0 ||
	    (rc = detail_add_suggestions(d, app, _("Suggestions, one visit"))) < 0 ||
	    (rc = add_placements(d, &src)) < 0 || (rc = add_bottlenecks(d, &src)) < 0 ||
	    (rc = add_people(d, &src)) < 0 || (rc = employer_add_scans(d, app)) < 0)
		return rc;
	return detail_add_timeline(d, app, latest);
}
