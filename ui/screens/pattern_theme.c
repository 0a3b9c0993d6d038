/* One theme at an employer: its bottlenecks with their history, what was tried with which
 * effect, the mandate, and what fits: so that the next step is not the same one again. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/support.h"
#include "anker/text.h"
#include "screens/instruments.h"
#include "screens/page.h"
#include "screens/pattern.h"
#include "screens/places.h"

struct state {
	struct detail detail; /* first: detail_of */
	char theme[32];
	bool nameless;
	struct pattern_theme it; /* in the detail's arena */
};

enum { WEEK = 7, INSTRUMENTS = 12 };

static int open_theme(struct screen *s, const void *arg)
{
	const struct pattern_theme_arg *a = arg;
	struct state *st = s->state;

	detail_open(&st->detail, s);
	st->detail.subject = (struct subject){ 0, a->employer };
	snprintf(st->theme, sizeof st->theme, "%s", a->theme);
	st->nameless = a->nameless;
	return 0;
}

static const struct choice *theme_of(const struct state *st)
{
	return &choices_theme[model_choice_index(choices_theme, st->theme)];
}

/* ---- facts ---- */

static const struct record *with_id(const struct state *st, int64_t id)
{
	for (size_t i = 0; i < st->it.nbottlenecks; i++)
		if (st->it.bottleneck[i]->id == id)
			return st->it.bottleneck[i];
	return NULL;
}

static int add_facts(struct state *st, struct app *app)
{
	struct detail *d = &st->detail;
	const struct record *whole = with_id(st, st->it.lifted);
	struct record *employer;
	struct detail_fact *f;
	char key[KEY_NAME_SIZE];
	int rc = store_get(app->store, E_ORGANISATION, d->subject.employer, d->arena, &employer);

	if (rc < 0)
		return rc;
	d->title = arena_printf(
		d->arena, "%s: %s", record_title(employer, d->arena), lang_text(theme_of(st)->label));
	d->line[0] = arena_printf(d->arena, _("Open at %s placements%s"),
		pattern_share(d->arena, st->it.open, st->it.placements),
		st->it.lift && !whole ? _(": ! shared, so a matter of the organisation") : "");
	f = detail_fact(d, _("Lifted"),
		whole ? arena_printf(d->arena, _("since %s"), date_long(d->arena, record_day(whole, "date")))
		      : arena_printf(
				d->arena, _("no (%s lifts it)"), ui_key_of(d->owner, key, "pattern-lift")),
		E_NONE, 0, NULL);
	f->style = whole ? ST_GOOD : ST_NORMAL;
	detail_fact(d, _("Mandate"), employer_mandate(app, employer, d->arena), E_NONE, 0, NULL);
	return 0;
}

/* ---- bottlenecks ---- */

static const char *who(const struct state *st, struct app *app, const struct record *r, struct arena *a)
{
	int64_t placement = record_ref(r, "placement");
	struct record *p;

	if (!placement)
		return _("organisation");
	if (st->nameless)
		return _("a placement");
	if (store_get(app->store, E_PLACEMENT, placement, a, &p) < 0)
		return "?";
	return store_title(app->store, E_EMPLOYEE, record_ref(p, "employee"), a);
}

/* "resolved after 9 weeks · does not keep up": how it went, then what it was. */
static const char *story(const struct state *st, struct app *app, const struct record *r, struct arena *a)
{
	day from = record_day(r, "date"), to = record_day(r, "resolved");
	day discussed = record_day(r, "discussed");
	const char *note = st->nameless ? NULL : record_get(r, "note"), *how;
	int weeks = to > from ? (to - from) / WEEK : 0;

	if (to != DAY_NONE)
		how = arena_printf(a,
			ngettext("resolved after %d week", "resolved after %d weeks", (unsigned long)weeks),
			weeks);
	else if (discussed != DAY_NONE)
		how = arena_printf(a, _("discussed %s"), date_short(a, discussed, app->today));
	else
		how = _("not discussed yet");
	if (record_get(r, "part_of"))
		how = arena_printf(a, "↑ %s", how);
	return note ? arena_printf(a, "%s · %s", how, text_clean(a, note, false)) : how;
}

static void add_bottlenecks(struct state *st, struct app *app)
{
	struct detail *d = &st->detail;
	size_t open = 0;

	for (size_t i = 0; i < st->it.nbottlenecks; i++)
		open += !record_get(st->it.bottleneck[i], "resolved");
	detail_group(d, _("Bottlenecks"),
		arena_printf(d->arena, _("%zu open, %zu resolved"), open, st->it.nbottlenecks - open));
	for (size_t i = 0; i < st->it.nbottlenecks; i++) {
		const struct record *r = st->it.bottleneck[i];
		bool still = !record_get(r, "resolved");
		struct detail_item *it = detail_item(d, ROW_ITEM);

		it->row.id = record_row_id(E_BOTTLENECK, r->id);
		it->row.cells[0] = compact_day(d->arena, record_day(r, "date"), app->today);
		it->row.styles[0] = ST_DIM;
		it->row.cells[1] = who(st, app, r, d->arena);
		it->row.styles[1] = still ? ST_NOW : ST_DIM;
		it->row.cells[2] = story(st, app, r, d->arena);
		it->row.styles[2] = still ? ST_NORMAL : ST_DIM;
		it->entity = E_BOTTLENECK;
		it->id = r->id;
		it->open = still;
	}
	if (st->it.nbottlenecks == 0)
		detail_note(d, _("None on record"));
}

/* ---- what was tried ---- */

/* What it did, or how it stands: the first of these fields that says so. */
static const char *effect(struct app *app, const struct record *r, struct arena *a)
{
	static const char *const fields[] = { "effect", "experience", "reached", "answered", "state" };

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		int k = model_field(r->entity, fields[i]);

		if (k < 0 || !r->value[k])
			continue;
		return r->entity->fields[k].kind == F_DATE
			       ? arena_printf(a, "%s: %s", lang_text(r->entity->fields[k].label),
					 detail_value(app, r, fields[i], a))
			       : detail_value(app, r, fields[i], a);
	}
	return _("effect unknown");
}

static const char *title(struct app *app, const struct record *r, struct arena *a)
{
	const char *out = "";

	for (size_t i = 0; i < r->entity->nfields; i++)
		if ((r->entity->fields[i].flags & FIELD_NAME) && r->value[i])
			out = arena_printf(a, "%s%s%s", out, *out ? " " : "",
				detail_value(app, r, r->entity->fields[i].name, a));
	return out;
}

static void add_tried(struct state *st, struct app *app)
{
	struct detail *d = &st->detail;

	detail_group(d, _("What was tried, and what it did"),
		st->it.ntried ? arena_printf(d->arena, "%zu", st->it.ntried) : NULL);
	for (size_t i = 0; i < st->it.ntried; i++) {
		const struct record *r = st->it.tried[i];
		struct detail_item *it = detail_item(d, ROW_ITEM);
		const char *what = st->nameless ? "" : title(app, r, d->arena);

		it->row.id = record_row_id(r->entity->id, r->id);
		it->row.cells[0] = compact_day(d->arena, record_day(r, r->entity->date), app->today);
		it->row.styles[0] = ST_DIM;
		it->row.cells[1] = lang_text(r->entity->label);
		it->row.cells[2] = arena_printf(d->arena, "%s%s%s (%s)", effect(app, r, d->arena),
			*what ? ": " : "", what, who(st, app, r, d->arena));
		it->entity = r->entity->id;
		it->id = r->id;
	}
	if (st->it.ntried == 0)
		detail_note(d, _("Nothing yet: an adaptation, goal or action can name its bottleneck"));
}

/* ---- what fits ---- */

static bool fits(const struct catalogue_item *i, const char *situation)
{
	return (catalogue_has(i, "level", "organisation") || catalogue_has(i, "level", "both")) &&
	       catalogue_has(i, "situation", situation);
}

/* The rows of instruments are numbered below zero by their place in the catalogue. */
static unsigned open_instrument(struct screen *s)
{
	const struct state *st = s->state;
	const struct catalogue *all;
	const struct catalogue_item *item;
	size_t i = (size_t)(-1 - detail_selected(&st->detail)->row.id);

	if (app_catalogue(app_of(s), "instruments", &all) < 0 || i >= catalogue_items(all, &item))
		return ui_failed(s);
	struct instrument_arg arg = { item[i].id, { { 0, st->detail.subject.employer }, st->it.lifted, 0 } };
	return ui_push(s, &instrument_screen, &arg);
}

/* Without the catalogue there is no such group. */
static void add_instruments(struct state *st, struct app *app)
{
	struct detail *d = &st->detail;
	const struct catalogue *all;
	const struct catalogue_item *item;
	const char *situation = arena_printf(d->arena, "theme.%s", st->theme);
	size_t n = app_catalogue(app, "instruments", &all) < 0 ? 0 : catalogue_items(all, &item), found = 0;

	for (size_t i = 0; i < n && found < INSTRUMENTS; i++) {
		struct detail_item *it;

		if (!fits(&item[i], situation))
			continue;
		if (found++ == 0)
			detail_group(d, _("Instruments for the organisation that fit"), NULL);
		it = detail_item(d, ROW_ITEM);
		it->row.id = -1 - (int64_t)i;
		it->row.cells[1] = item[i].category_title;
		it->row.styles[1] = ST_DIM;
		it->row.cells[2] = item[i].title;
		it->run = open_instrument;
	}
}

static int add_suggestions(struct state *st, struct app *app)
{
	struct detail *d = &st->detail;
	struct suggestions sg;
	size_t n = 0;
	int rc = app_suggestions(app, 0, d->subject.employer, 0, d->arena, &sg);

	for (size_t i = 0; rc == 0 && i < sg.n; i++) {
		if ((st->nameless && sg.item[i].placement) ||
			!app_rule_about_theme(app, sg.item[i].rule, st->theme))
			continue;
		if (n++ == 0)
			detail_group(d, _("Suggestions about this"), NULL);
		detail_add_suggestion(d, app, &sg.item[i]);
	}
	return rc;
}

/* ---- screen ---- */

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	int rc;

	detail_begin(&st->detail, st->detail.subject);
	rc = app_pattern_theme(app, st->detail.subject.employer, st->theme, st->detail.arena, &st->it);
	if (rc < 0 || (rc = add_facts(st, app)) < 0)
		return rc;
	add_bottlenecks(st, app);
	add_tried(st, app);
	if ((rc = add_suggestions(st, app)) < 0)
		return rc;
	add_instruments(st, app);
	return 0;
}

enum { NEED_BOTTLENECK = NEED_OPEN << 1 };

static const struct detail_item *bottleneck(const struct screen *s)
{
	const struct detail_item *it = detail_selected(detail_of(s));

	return it && it->entity == E_BOTTLENECK ? it : NULL;
}

static const char *need(const struct screen *s, unsigned bit)
{
	if (bit == NEED_BOTTLENECK && !bottleneck(s))
		return _("First select a bottleneck.");
	return detail_need(s, bit);
}

static unsigned lift(struct screen *s)
{
	const struct state *st = s->state;

	return pattern_lift(s, st->detail.subject.employer, st->theme, st->it.mandate);
}

static unsigned spar_card(struct screen *s)
{
	return spar_card_open(s, bottleneck(s)->id);
}

static unsigned names(struct screen *s)
{
	struct state *st = s->state;

	st->nameless = !st->nameless;
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "detail-open", "<Enter>", N_("open"), N_("Open the selected row"), NEED_ROW, detail_enter },
	{ "pattern-lift", "L", N_("lift"), N_("Lift the theme to the organisation, with a reason"),
		NEED_WRITABLE, lift },
	{ "pattern-card", "K", N_("card"),
		N_("A page about this bottleneck, to take along to a conversation"), NEED_BOTTLENECK,
		spar_card },
	{ "pattern-names", "N", N_("names"), N_("With or without names, to show it to the employer"), 0,
		names },
	DETAIL_SUGGESTION_ACTIONS,
	{ "detail-history", "H", N_("history"),
		N_("What was changed, when and by whom, here or of the selected row"), 0, detail_history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops pattern_theme_screen = {
	.name = "pattern-theme",
	.title = N_("Theme"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_theme,
	.load = load,
	.layout = detail_screen_layout,
	.paint = detail_screen_paint,
	.list = detail_screen_list,
	.need = need,
	.heading = detail_screen_heading,
	.done = detail_screen_done,
};
