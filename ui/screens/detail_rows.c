/* The groups that the details of a placement and of an employer share:
 * suggestions, the latest of the timeline, the density of contacts. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"
#include "screens/timeline.h"

enum { COUNT_CAP = 1000 };

const char *code_label(enum entity_id e, const char *field, const char *code)
{
	const struct entity *entity = model_entity(e);
	int i = model_field(entity, field);
	const struct choice *c = i >= 0 && code && *code ? model_choice(&entity->fields[i], code) : NULL;

	return c ? lang_text(c->label) : code ? code : "";
}

const char *detail_value(struct app *app, const struct record *r, const char *field, struct arena *a)
{
	const char *value = record_get(r, field);

	return value ? app_show(app, &r->entity->fields[model_field(r->entity, field)], value, a) : NULL;
}

const char *detail_day(struct arena *a, day when, day today)
{
	if (when == DAY_NONE)
		return NULL;
	return when == today ? _("today") :
		arena_printf(a, "%s (%s)", date_short(a, when, today), date_ago(a, when, today));
}

/* A date without its year says enough. */
static bool is_near(day when, day today)
{
	enum { NEAR = 300 };

	return when > today - NEAR && when < today + NEAR;
}

const char *compact_day(struct arena *a, day when, day today)
{
	const char *month;

	if (when == DAY_NONE)
		return "";
	if (is_near(when, today))
		return date_short(a, when, when);
	month = strchr(date_short(a, when, today), ' ');
	return month ? month + 1 : date_long(a, when);
}

/* "nov" or "nov 2026". */
static const char *month_text(struct arena *a, day d, bool year)
{
	return strchr(date_short(a, d, year ? DAY_NONE : d), ' ') + 1;
}

const char *compact_span(struct arena *a, struct date_span s, day today)
{
	int year, month, mday, end_year, end_month;

	if (!date_span_is(s) || s.first == s.last)
		return compact_day(a, s.first, today);
	date_to_ymd(s.last, &end_year, &end_month, &mday);
	date_to_ymd(s.first, &year, &month, &mday);
	if (year == end_year && month == end_month)
		return month_text(a, s.first, true);
	if (is_near(s.first, today) && is_near(s.last, today) && end_month - month != 11)
		return arena_printf(a, "%s–%s", month_text(a, s.first, false), month_text(a, s.last, false));
	return year == end_year ? arena_printf(a, "%d", year) : arena_printf(a, "%d–%02d", year, end_year % 100);
}

int detail_add_density(struct detail *d, struct app *app)
{
	int64_t employer = d->subject.placement ? 0 : d->subject.employer;

	return store_density(
		app->store, d->subject.placement, employer, app->today, DETAIL_MONTHS, d->er, d->ee);
}

/* ---- suggestions ---- */

/* Stays the same over a reload: by rule and subject, below zero to differ from records. */
static int64_t suggestion_row_id(const struct suggestion *sg)
{
	return -(int64_t)((uint64_t)(sg->placement ? sg->placement : sg->employer) * 1024 + sg->rule + 1);
}

void detail_add_suggestion(struct detail *d, struct app *app, const struct suggestion *sg)
{
	static const enum style tiers[] = {
		[TIER_NOW] = ST_NOW, [TIER_SOON] = ST_SOON, [TIER_CONSIDER] = ST_DIM
	};
	struct detail_item *it = detail_item(d, ROW_ITEM);
	const char *title;
	enum style style;

	it->row.id = suggestion_row_id(sg);
	it->row.cells[0] = due_text(d->arena, sg->due, app->today, &style);
	if (style == ST_LATE) /* the word for late has no room here */
		it->row.cells[0] = arena_printf(d->arena, "! %s", date_ago(d->arena, sg->due, app->today));
	it->row.styles[0] = (unsigned short)style;
	it->row.cells[1] = rules_tier_name(sg->tier);
	it->row.styles[1] = (unsigned short)tiers[sg->tier];
	title = sg->returned ? arena_printf(d->arena, "↺ %s", sg->title) : sg->title;
	/* One visit to an employer serves several: then the name says whom it is about. */
	it->row.cells[2] = !d->subject.placement && *sg->employee ?
		arena_printf(d->arena, "%s: %s", sg->employee, title) : title;
	it->suggestion = sg;
}

int detail_add_suggestions(struct detail *d, struct app *app, const char *heading)
{
	bool one = d->subject.placement != 0;
	struct suggestions sg;
	size_t hidden = 0;
	int rc = app_suggestions(app, d->subject.placement, one ? 0 : d->subject.employer, 0, d->arena, &sg);

	if (rc < 0)
		return rc;
	detail_group(d, heading, sg.quiet ? arena_printf(d->arena, _("%zu, and %zu quiet"), sg.n, sg.quiet) :
		     sg.n ? arena_printf(d->arena, "%zu", sg.n) : NULL);
	for (size_t i = 0; i < sg.n; i++) {
		if (sg.item[i].more && !d->everything)
			hidden++;
		else
			detail_add_suggestion(d, app, &sg.item[i]);
	}
	if (hidden) {
		struct detail_item *it = detail_item(d, ROW_MORE);
		char key[16];

		it->row.id = -1;
		it->row.cells[0] = arena_printf(d->arena, _("%zu more  %s"), hidden,
						d->owner ? ui_key_of(d->owner, key, "detail-more") : "");
		it->run = d->owner ? detail_more : NULL;
	}
	if (sg.n == 0)
		detail_note(d, _("No suggestions now"));
	return 0;
}

/* ---- the timeline ---- */

static void add_timeline_row(struct detail *d, struct app *app, const struct timeline_row *r)
{
	struct detail_item *it = detail_item(d, ROW_ITEM);

	/* Unsigned: a wrapped number is as good an identity as any. */
	it->row.id = record_row_id(r->entity, r->id);
	it->row.cells[0] = compact_day(d->arena, r->date, app->today);
	it->row.styles[0] = ST_DIM;
	it->row.cells[1] = arena_printf(d->arena, "%s %s", timeline_symbol(r), timeline_kind(d->arena, r));
	it->row.cells[2] = timeline_text(app, d->arena, r, d->subject.placement == 0);
	it->row.styles[1] = r->open ? ST_NOW : ST_NORMAL;
	it->entity = r->entity;
	it->id = r->id;
	it->open = r->open;
}

int detail_add_timeline(struct detail *d, struct app *app, size_t limit)
{
	struct timeline_query q = { .placement = d->subject.placement,
		.employer = d->subject.placement ? 0 : d->subject.employer, .from = DAY_NONE, .to = DAY_NONE,
		.limit = (int64_t)limit };
	struct timeline_row *rows;
	int64_t count;
	size_t n;
	int rc;

	if ((rc = store_timeline_count(app->store, &q, COUNT_CAP, &count)) < 0 ||
	    (rc = store_timeline(app->store, &q, d->arena, &rows, &n)) < 0)
		return rc;
	detail_group(d, _("Timeline"), count == 0 ? NULL :
		arena_printf(d->arena, count < COUNT_CAP ? "%lld" : "%lld+", (long long)count));
	for (size_t i = 0; i < n; i++)
		add_timeline_row(d, app, &rows[i]);
	if ((int64_t)n < count) {
		struct detail_item *it = detail_item(d, ROW_MORE);
		char key[16];

		it->row.id = -2;
		it->row.cells[0] = arena_printf(d->arena, _("%lld more in the timeline  %s"),
			(long long)(count - (int64_t)n),
			d->owner ? ui_key_of(d->owner, key, "detail-timeline") : "");
		it->run = d->owner ? detail_timeline : NULL;
	}
	if (n == 0)
		detail_note(d, _("Nothing on record yet"));
	return 0;
}
