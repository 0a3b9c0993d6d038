/* Timeline: of everything in my caseload (a main screen), of a placement or of
 * an employer. Newest first, filtered by party, kind and period; `/` searches
 * the notes; above it the contacts per month where one subject is shown. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "screens/finding.h"
#include "screens/places.h"
#include "screens/records.h"
#include "screens/screens.h"
#include "screens/talks.h"
#include "screens/timeline.h"

enum { COUNT_CAP = 10000, MONTHS = 12, MONTHS_WIDE = 24, LEFT_PERCENT = 58, STRIP = 4, STRIP_FROM = 18 };
enum { NEED_SUBJECT = NEED_OWN, NEED_PLACEMENT = NEED_OWN << 1 };

struct state {
	struct list list;
	struct subject subject;  /* both 0: the caseload */
	bool everyone;
	uint64_t kinds;
	const char *party;       /* a code of choices_party, or NULL */
	day from, to;
	const char *title;       /* in titles */
	struct arena *titles;
	struct timeline_row *rows; /* of the window that was fetched last */
	size_t first, have;
	struct arena *window;
	int64_t count;
	int er[MONTHS_WIDE], ee[MONTHS_WIDE]; /* contacts per month, this one last */
	struct rect strip, side;
	struct pager *text;      /* the selected row, whole */
	int64_t shown;           /* that row's list id; 0: none */
};

enum { C_DATE, C_SYMBOL, C_KIND, C_NAME, C_TEXT };

/* Dates line up, the text takes what is left. Of one placement the name says
 * nothing: there the text has its place. */
static const struct list_column about_one[] = {
	[C_DATE] = { NULL, 8, 8, 0, ALIGN_RIGHT },
	[C_SYMBOL] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[C_KIND] = { NULL, 8, 18, 1, ALIGN_LEFT },
	[C_NAME] = { NULL, 20, 0, 0, ALIGN_LEFT },
};
static const struct list_column about_more[] = {
	[C_DATE] = { NULL, 8, 8, 0, ALIGN_RIGHT },
	[C_SYMBOL] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[C_KIND] = { NULL, 8, 12, 2, ALIGN_LEFT },
	[C_NAME] = { NULL, 12, 16, 1, ALIGN_LEFT },
	[C_TEXT] = { NULL, 20, 0, 0, ALIGN_LEFT },
};

static bool has_subject(const struct state *st)
{
	return st->subject.placement || st->subject.employer;
}

static struct timeline_query query(struct screen *s, size_t offset, size_t limit)
{
	struct state *st = s->state;
	struct timeline_query q = { .placement = st->subject.placement,
		.employer = st->subject.placement ? 0 : st->subject.employer,
		.kinds = st->kinds,
		.party = st->party,
		.from = st->from,
		.to = st->to,
		.text = list_filter(&st->list),
		.offset = (int64_t)offset,
		.limit = (int64_t)limit };

	if (!has_subject(st) && !st->everyone)
		q.expert = app_of(s)->expert;
	if (q.text && !*q.text)
		q.text = NULL;
	return q;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	struct state *st = s->state;
	struct timeline_query q = query(s, offset, limit);
	size_t text = st->subject.placement ? C_NAME : C_TEXT;
	int rc;

	arena_reset(st->window);
	st->have = 0;
	rc = store_timeline(app_of(s)->store, &q, st->window, &st->rows, &st->have);
	if (rc < 0)
		return rc;
	st->first = offset;
	for (size_t i = 0; i < st->have; i++) {
		const struct timeline_row *r = &st->rows[i];
		bool missed = r->entity == E_CONTACT && !r->reached;

		rows[i].id = record_row_id(r->entity, r->id);
		rows[i].cells[C_DATE] = compact_day(a, r->date, app_of(s)->today);
		rows[i].cells[C_SYMBOL] = timeline_symbol(r);
		rows[i].cells[C_KIND] = timeline_kind(a, r);
		rows[i].cells[C_NAME] = *r->employee ? r->employee : r->employer_name;
		rows[i].cells[text] = timeline_text(app_of(s), a, r, false);
		rows[i].styles[C_DATE] = ST_DIM;
		rows[i].styles[C_SYMBOL] =
			(unsigned short)(r->open && r->entity == E_SIGNAL ? ST_NOW : ST_BAR);
		rows[i].styles[C_KIND] = rows[i].styles[text] = (unsigned short)(missed ? ST_DIM : ST_NORMAL);
	}
	return 0;
}

static const struct timeline_row *selected(const struct screen *s)
{
	const struct state *st = s->state;
	size_t i = st->list.sel;

	return i >= st->first && i < st->first + st->have && i < st->list.count ? &st->rows[i - st->first]
										: NULL;
}

/* ---- opening and loading ---- */

static int open_lines(struct screen *s, const void *arg)
{
	const struct subject *subject = arg;
	struct state *st = s->state;

	if (subject)
		st->subject = *subject;
	list_init(&st->list);
	st->list.columns = st->subject.placement ? about_one : about_more;
	st->list.column_count = st->subject.placement ? C_NAME + 1 : C_TEXT + 1;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->kinds = TL_ALL;
	st->from = st->to = DAY_NONE;
	st->window = arena_new();
	st->titles = arena_new();
	st->text = pager_new();
	return 0;
}

static bool filtered(const struct state *st)
{
	return st->kinds != TL_ALL || st->party || st->from != DAY_NONE || st->to != DAY_NONE;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct timeline_query q = query(s, 0, 0);
	struct app *app = app_of(s);
	int rc = store_timeline_count(app->store, &q, COUNT_CAP, &st->count);

	if (rc == 0 && has_subject(st)) {
		enum entity_id e = st->subject.placement ? E_PLACEMENT : E_ORGANISATION;

		arena_reset(st->titles);
		st->title = store_title(app->store, e,
			st->subject.placement ? st->subject.placement : st->subject.employer, st->titles);
		rc = store_density(app->store, st->subject.placement,
			st->subject.placement ? 0 : st->subject.employer, app->today, MONTHS_WIDE, st->er,
			st->ee);
	}
	st->shown = 0;
	st->list.empty = filtered(st) ? N_("Nothing here with these filters: %s takes them away.") :
		N_("No contacts, signals or changes here. Log a contact with %s.");
	st->list.empty_action = filtered(st) ? "clear" : "contact";
	list_set_count(&st->list, rc == 0 ? (size_t)st->count : 0);
	return rc;
}

static int moved(struct screen *s)
{
	struct state *st = s->state;
	const struct timeline_row *r = selected(s);
	int64_t id = r ? record_row_id(r->entity, r->id) : 0;

	if (id == st->shown || !st->side.w)
		return 0;
	st->shown = id;
	pager_reset(st->text);
	if (r)
		timeline_write(st->text, app_of(s), r, s->arena);
	pager_layout(st->text, st->side);
	return 0;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	list_done(&st->list);
	pager_free(&st->text);
	arena_free(&st->window);
	arena_free(&st->titles);
}

/* ---- drawing ---- */

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	struct rect left = area;

	st->strip = st->side = (struct rect){ 0, 0, 0, 0 };
	st->shown = 0;
	if (has_subject(st) && area.h >= STRIP_FROM) {
		st->strip = (struct rect){ area.y, area.x, STRIP, area.w };
		area.y += STRIP;
		area.h -= STRIP;
	}
	if (!pane_split(area, PANE_FROM, LEFT_PERCENT, &left, &st->side))
		st->side = (struct rect){ 0, 0, 0, 0 };
	list_layout(&st->list, left);
}

/* Contacts per month, employer and employee apart, with the months' initials. */
static void paint_strip(const struct screen *s, struct canvas *c)
{
	static const char *const initials[2] = { "jfmamjjasond", "JFMAMJJASOND" };
	const struct state *st = s->state;
	struct canvas strip = canvas_at(c, st->strip);
	const int months = strip.area.w >= PANE_FROM ? MONTHS_WIDE : MONTHS;
	const int *er = st->er + MONTHS_WIDE - months, *ee = st->ee + MONTHS_WIDE - months;
	int most = 1, year, month, mday, x = 16;
	char letter[2] = "";

	for (int i = 0; i < months; i++) {
		most = er[i] > most ? er[i] : most;
		most = ee[i] > most ? ee[i] : most;
	}
	date_to_ymd(ui_today(s), &year, &month, &mday);
	canvas_put(&strip, 0, 1, x - 2, ST_DIM, lang_text(model_entity(E_ORGANISATION)->label));
	canvas_put(&strip, 1, 1, x - 2, ST_DIM, lang_text(model_entity(E_EMPLOYEE)->label));
	for (int i = 0; i < months; i++) {
		int at = (month - 1 - (months - 1 - i) % 12 + 12) % 12;

		canvas_spark(&strip, 0, x + 2 * i, &er[i], 1, most, ST_BAR);
		canvas_spark(&strip, 1, x + 2 * i, &ee[i], 1, most, ST_BAR);
		letter[0] = initials[at == 0][at]; /* January stands out: a year begins */
		canvas_put(&strip, 2, x + 2 * i, 1, ST_DIM, letter);
	}
	canvas_putf(&strip, 1, x + 2 * months + 2, -1, ST_DIM, _("contacts per month, at most %d"), most);
	canvas_rule(&strip, 3, 0, strip.area.w);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	if (st->strip.h)
		paint_strip(s, c);
	if (st->side.w) {
		canvas_vrule(c, st->side.x - s->area.x - 1, st->side.y - s->area.y, st->side.h);
		pager_paint(st->text, c);
	}
	list_paint(&st->list, c, true);
}

/* "Timeline · J. de Wit · De Korenaar" and what narrows it, with the count. */
static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	const char *what = timeline_filters(a, st->kinds, st->party, st->from, st->to);
	const char *typed = list_filter(&st->list);

	*left = has_subject(st) ? arena_printf(a, "%s · %s", _("Timeline"), st->title) :
		arena_printf(a, "%s · %s", _("Timeline"), st->everyone || !((struct app *)s->app)->expert ?
			_("everyone") : _("my caseload"));
	if (*typed)
		*left = arena_printf(a, _("%s · filter \"%s\""), *left, typed);
	*right = arena_printf(a, "%s%s%lld%s", what, *what ? " · " : "", (long long)st->count,
		st->count >= COUNT_CAP ? "+" : "");
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;
	const struct timeline_row *r = selected(s);

	if (bit == NEED_SUBJECT && !has_subject(st) && !(r && (r->placement || r->employer)))
		return _("First select a row.");
	if (bit == NEED_PLACEMENT && !(r && (r->placement || r->employer)))
		return _("This row is not about a placement or employer.");
	return NULL;
}

static struct subject subject_of(const struct screen *s)
{
	const struct state *st = s->state;
	const struct timeline_row *r = selected(s);

	if (has_subject(st))
		return st->subject;
	return r ? (struct subject){ r->placement, r->employer } : (struct subject){ 0, 0 };
}

static unsigned edit(struct screen *s)
{
	const struct timeline_row *r = selected(s);

	return r->entity == E_CONTACT ? contact_edit(s, r->id) : record_edit(s, r->entity, r->id, NULL, 0);
}

static unsigned enter(struct screen *s)
{
	const struct timeline_row *r = selected(s);

	if (!r)
		return UI_PAINT;
	if (r->interview && r->entity == E_CONTACT)
		return ui_push(s, &talk_read_screen, &r->interview);
	return record_open(s, r->entity, r->id);
}

static unsigned contact(struct screen *s)
{
	return contact_log(s, subject_of(s));
}

static unsigned talk(struct screen *s)
{
	return talks_prepare(s, subject_of(s));
}

static unsigned open_subject(struct screen *s)
{
	const struct timeline_row *r = selected(s);
	const struct subject about = { r->placement, r->placement ? 0 : r->employer };

	return ui_push(s, r->placement ? &placement_screen : &employer_screen, &about);
}

static unsigned choose_party(struct screen *s)
{
	struct state *st = s->state;
	struct pick picks[16] = { { "", _("everyone"), NULL } };
	size_t n = 1;

	for (const struct choice *c = choices_party; c->code && n < 16; c++)
		picks[n++] = (struct pick){ c->code, lang_text(c->label), NULL };
	int i = ui_pick(s, _("Contacts with"), picks, n, st->party ? st->party : "");
	if (i < 0)
		return UI_PAINT;
	st->party = i ? choices_party[i - 1].code : NULL;
	return UI_LOAD;
}

static unsigned choose_kinds(struct screen *s)
{
	struct state *st = s->state;

	return timeline_pick_kinds(s, &st->kinds) ? UI_LOAD : UI_PAINT;
}

static unsigned choose_period(struct screen *s)
{
	struct state *st = s->state;

	return timeline_pick_period(s, &st->from, &st->to) ? UI_LOAD : UI_PAINT;
}

static unsigned everyone(struct screen *s)
{
	struct state *st = s->state;

	st->everyone = !st->everyone;
	return UI_LOAD;
}

static unsigned clear(struct screen *s)
{
	struct state *st = s->state;

	st->kinds = TL_ALL;
	st->party = NULL;
	st->from = st->to = DAY_NONE;
	list_set_filter(&st->list, "");
	return UI_LOAD;
}

static unsigned finding(struct screen *s)
{
	const struct timeline_row *r = selected(s);

	return finding_add(s, subject_of(s), r && r->entity == E_CONTACT ? r->id : 0);
}

#define SHARED_ACTIONS                                                                                  \
	{ "open", "<Enter>", N_("open"), \
		N_("Open this row: the answers of a conversation, a record"), NEED_ROW, enter }, \
	{ "edit", "e", NULL, N_("Change this row"), NEED_ROW, edit }, \
	{ "contact", "c", N_("contact"), N_("Log a contact"), NEED_WRITABLE | NEED_SUBJECT, contact },  \
	{ "interview", "i", NULL, N_("Prepare a conversation with the employer"), NEED_SUBJECT, talk }, \
	{ "finding", "T", NULL, N_("Note a finding for a report, from this"                             \
	" row"), NEED_WRITABLE | NEED_SUBJECT, finding },                                               \
	{ "party", "p", N_("party"), N_("Show only contacts with one party"), 0, choose_party },        \
	{ "kinds", "f", N_("kinds"), N_("Choose which kinds of rows are shown"), 0, choose_kinds },     \
	{ "period", "d", N_("period"), N_("Show only a period"), 0, choose_period },                    \
	{ "clear", "0", N_("all"), N_("Take all filters away"), 0, clear },                             \
	{ "subject", "o", N_("subject"), N_("Open the placement or employer of this row"), NEED_PLACEMENT, \
	  open_subject }

static const struct ui_action caseload_actions[] = {
	SHARED_ACTIONS,
	{ "everyone", "m", N_("mine/all"), N_("Switch between my caseload and everyone's"), 0, everyone },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};
static const struct ui_action subject_actions[] = {
	SHARED_ACTIONS,
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

#define TIMELINE(NAME, ACTIONS)                                                                         \
	{ .name = NAME, .title = N_("Timeline"), .state_size = sizeof(struct state), .actions = ACTIONS, \
		.open = open_lines, .load = load, .moved = moved, .layout = layout, .paint = paint, \
		.list = list, .need = need, .heading = heading, .done = done }

const struct screen_ops timeline_screen = TIMELINE("timeline", caseload_actions);
const struct screen_ops subject_timeline_screen = TIMELINE("subject-timeline", subject_actions);
