/* What is known about one employer, for its screen and for the pane beside the
 * list: an employer's people, placements and bottlenecks in one view. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"

enum { MOST_PLACEMENTS = 200, MOST_BOTTLENECKS = 500, MOST_PEOPLE = 100, NAMES_COLUMNS = 60 };

struct source {
	struct app *app;
	struct arena *a;
	struct record *employer;
	struct employer_row *row;
};

static int64_t row_id(enum entity_id e, int64_t id)
{
	return (int64_t)(((uint64_t)id * 16 + e) & INT64_MAX);
}

static void add_facts(struct detail *d, const struct source *src)
{
	static const struct {
		const char *label, *field;
	} facts[] = {
		{ N_("Contact wish"), "contact_wish" },
		{ N_("Best moment"), "contact_note" },
		{ N_("Experience"), "experience" },
		{ N_("Infrastructure"), "infrastructure" },
		{ N_("Guidance"), "guidance_arranged" },
		{ N_("Schemes known"), "schemes_known" },
		{ N_("Policy"), "inclusive_policy" },
		{ N_("Mandate"), "mandate" },
		{ N_("Motivation"), "motivation" },
		{ N_("Phone"), "phone" },
		{ N_("Note"), "note" },
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
		detail_fact(d, _(facts[i].label), detail_value(src->app, src->employer, facts[i].field, src->a),
			    E_ORGANISATION, r->id, "employer-edit");
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
	size_t n;
	int rc = store_find(src->app->store, &q, src->a, &found, &n);
	char key[16];

	if (rc < 0)
		return rc;
	detail_group(d, _("Contact persons"), NULL);
	/* Ended roles stay visible, after those that last. */
	for (int past = 0; past < 2; past++) {
		for (size_t i = 0; i < n; i++) {
			const char *until = record_get(found[i], "until"), *role, *phone;
			struct detail_item *it;
			day end;
			bool left = until && date_parse_iso(until, &end) == 0 && end < src->app->today;

			if (left != (past == 1))
				continue;
			role = detail_value(src->app, found[i], "role", src->a);
			phone = detail_value(src->app, found[i], "phone", src->a);
			it = detail_item(d, ROW_ITEM);
			it->row.id = row_id(E_PERSON, found[i]->id);
			it->row.cells[0] = left ? _("left") : "";
			it->row.cells[1] = record_title(found[i], src->a);
			it->row.cells[2] = arena_printf(src->a, "%s%s%s%s%s", role ? role : _("role unknown"), phone ? " · " : "",
				phone ? phone : "", until ? " · " : "", until ? arena_printf(src->a, _("until %s"),
				detail_value(src->app, found[i], "until", src->a)) : "");
			it->row.styles[1] = it->row.styles[2] = left ? ST_DIM : ST_NORMAL;
			it->entity = E_PERSON;
			it->id = found[i]->id;
		}
	}
	if (n == 0)
		detail_note(d, d->owner ? arena_printf(src->a, _("Nobody on record: %s adds a contact person"),
			ui_key_of(d->owner, key, "employer-person")) : _("Nobody on record"));
	return 0;
}

static void add_placement(struct detail *d, const struct source *src, const struct placement_row *p)
{
	struct detail_item *it = detail_item(d, ROW_ITEM);
	struct arena *a = src->a;
	bool ended = strcmp(p->status, "ended") == 0, planned = strcmp(p->status, "planned") == 0;
	day until = p->contract_end != DAY_NONE ? p->contract_end : p->trial_end;
	enum style style;
	const char *mark = course_mark(p->course, &style), *course = code_label(E_PLACEMENT, "course", p->course);
	const char *tail = ended ? (p->ended == DAY_NONE ? "" : date_short(a, p->ended, src->app->today)) :
		until == DAY_NONE ? "" : arena_printf(a, _("until %s"), date_short(a, until, src->app->today));

	it->row.id = row_id(E_PLACEMENT, p->id);
	it->row.cells[0] = ended ? _("ended") : planned ? _("planned") :
		p->last_employer == DAY_NONE ? _("never") : date_ago(a, p->last_employer, src->app->today);
	it->row.styles[0] = ended || planned ? ST_DIM : rules_parameter_beyond(src->app->rules, "contactinterval",
		p->course, p->last_employer, src->app->today) ? ST_LATE : ST_NORMAL;
	it->row.cells[1] = p->employee;
	it->row.cells[2] = arena_printf(a, "%s %s%s%s%s%s", ended ? " " : mark, ended ? "" : *course ? course :
		_("course unknown"), *p->job_title ? " · " : "", p->job_title, *tail ? " · " : "", tail);
	it->row.styles[1] = ended ? ST_DIM : ST_NORMAL;
	it->row.styles[2] = (unsigned short)(ended ? ST_DIM : style == ST_DIM ? ST_NORMAL : style);
	it->entity = E_PLACEMENT;
	it->id = p->id;
}

static int add_placements(struct detail *d, const struct source *src)
{
	struct placement_query q = { .employer = src->row->id, .ended = true, .limit = MOST_PLACEMENTS };
	struct placement_row *rows;
	int64_t count;
	size_t n;
	int rc = store_placements_count(src->app->store, &q, 0, &count);
	char key[16];

	if (rc < 0 || (rc = store_placements(src->app->store, &q, src->a, &rows, &n)) < 0)
		return rc;
	detail_group(d, _("Placements (employer spoken)"), count ? arena_printf(src->a, _("%d active, %lld in all"),
		src->row->active, (long long)count) : NULL);
	for (int past = 0; past < 2; past++)
		for (size_t i = 0; i < n; i++)
			if ((strcmp(rows[i].status, "ended") == 0) == (past == 1))
				add_placement(d, src, &rows[i]);
	if ((int64_t)n < count)
		detail_note(d, arena_printf(src->a, _("and %lld more: filter the list of placements on this name"),
			(long long)(count - (int64_t)n)));
	if (n == 0)
		detail_note(d, d->owner ? arena_printf(src->a, _("No placements yet: %s adds one"),
			ui_key_of(d->owner, key, "employer-placement")) : _("No placements yet"));
	return 0;
}

/* ---- bottlenecks, by theme ---- */

/* The first words of the notes of one theme, and whom they are about. */
static const char *theme_text(const struct source *src, struct record **found, size_t n, const char *theme)
{
	const char *text = "";

	for (size_t i = 0; i < n && text_width(text) < NAMES_COLUMNS; i++) {
		const char *note = record_get(found[i], "note");

		if (strcmp(record_get(found[i], "theme"), theme) == 0 && note)
			text = arena_printf(src->a, "%s%s%s", text, *text ? " / " : "", text_clean(src->a, note, false));
	}
	return text;
}

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
		struct record *first = NULL;
		size_t count = 0;

		for (size_t i = 0; i < n; i++) {
			if (strcmp(record_get(found[i], "theme"), t->code) == 0) {
				first = first ? first : found[i];
				count++;
			}
		}
		if (count) {
			struct detail_item *it = detail_item(d, ROW_ITEM);

			it->row.id = row_id(E_BOTTLENECK, first->id);
			it->row.cells[0] = arena_printf(src->a, "%zu×", count);
			it->row.styles[0] = count > 1 ? ST_NOW : ST_NORMAL;
			it->row.cells[1] = lang_text(t->label);
			it->row.cells[2] = theme_text(src, found, n, t->code);
			it->entity = E_BOTTLENECK;
			it->id = first->id;
			it->open = count == 1; /* of several, the timeline says which */
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
	if ((rc = store_employers(app->store, &q, d->arena, &src.row, &n)) < 0)
		return rc;
	if (n == 0)
		return err_set(ERR_NOTFOUND, _("This employer is not there any more."));
	if ((rc = store_get(app->store, E_ORGANISATION, employer, d->arena, &src.employer)) < 0)
		return rc;
	d->title = arena_printf(d->arena, "%s%s%s", src.row->name, *src.row->place ? ", " : "", src.row->place);
	d->right = arena_printf(d->arena, _("employer %s"), id_show(employer, d->arena));
	d->line[0] = kind_line(&src);
	d->line[1] = arena_printf(d->arena, ngettext("%d active placement", "%d active placements",
		(unsigned long)src.row->active), src.row->active);
	add_facts(d, &src);
	if ((rc = detail_add_density(d, app)) < 0 ||
	    (rc = detail_add_suggestions(d, app, _("Suggestions, one visit"))) < 0 ||
	    (rc = add_placements(d, &src)) < 0 || (rc = add_bottlenecks(d, &src)) < 0 ||
	    (rc = add_people(d, &src)) < 0)
		return rc;
	return detail_add_timeline(d, app, latest);
}
