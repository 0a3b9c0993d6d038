/* Before a talk, on one screen: who and where, what was promised, what is open, and
 * what to ask first. Enter begins. */
#include "screens/prepare.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/foot.h"
#include "screens/places.h"
#include "screens/talks.h"

enum { LEFT_PERCENT = 60, HEAD = 2, NEED_ASK = NEED_OWN, NEED_THING = NEED_OWN << 1 };

enum { C_LABEL, C_MARK, C_TEXT, C_RIGHT };
static const struct list_column columns[] = {
	[C_LABEL] = { NULL, 12, 12, 0, ALIGN_LEFT },
	[C_MARK] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[C_TEXT] = { NULL, 20, 0, 0, ALIGN_LEFT },
	[C_RIGHT] = { NULL, 9, 10, 1, ALIGN_RIGHT },
};

static struct prepare *prepare_of(const struct screen *s)
{
	return s->state;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct prepare *p = prepare_of(s);

	(void)a;
	for (size_t i = 0; i < limit && offset + i < p->nrows; i++) {
		const struct prepare_row *r = &p->row[offset + i];

		rows[i].id = (int64_t)(offset + i) + 1;
		rows[i].cells[C_LABEL] = r->label;
		rows[i].cells[C_MARK] = r->mark;
		rows[i].cells[C_TEXT] = r->text;
		rows[i].cells[C_RIGHT] = r->right;
		rows[i].styles[C_LABEL] = ST_KEY;
		rows[i].styles[C_MARK] = (unsigned short)r->mark_style;
		rows[i].styles[C_TEXT] = (unsigned short)r->text_style;
		rows[i].styles[C_RIGHT] = (unsigned short)r->right_style;
	}
	return 0;
}

static const struct prepare_row *selected(const struct screen *s)
{
	const struct prepare *p = prepare_of(s);

	return p->list.sel < p->nrows ? &p->row[p->list.sel] : NULL;
}

/* ---- opening and loading ---- */

static int open_prepare(struct screen *s, const void *arg)
{
	struct prepare *p = prepare_of(s);

	p->subject = *(const struct subject *)arg;
	list_init(&p->list);
	p->list.columns = columns;
	p->list.column_count = sizeof columns / sizeof *columns;
	p->list.fetch = fetch;
	p->list.ctx = s;
	p->text = pager_new();
	return 0;
}

/* The questions of the list that was chosen, to look through. */
static void write_list(struct prepare *p, struct arena *a)
{
	const struct script *c = p->chosen;
	bool sometimes;

	pager_reset(p->text);
	if (!c)
		return;
	pager_text(p->text, ST_TITLE, 0, c->title);
	pager_text(p->text, ST_DIM, 0, c->intro);
	for (size_t t = 0; t < c->ntopics; t++) {
		pager_text(p->text, ST_NORMAL, 0, "");
		pager_text(p->text, ST_KEY, 0, c->topics[t].title);
		for (size_t q = 0; q < c->nquestions; q++) {
			if (c->questions[q].topic != t)
				continue;
			sometimes = c->questions[q].when || c->questions[q].after >= 0;
			pager_span(p->text, sometimes ? ST_DIM : ST_NORMAL,
				arena_printf(a, "· %s", c->questions[q].text));
			pager_end(p->text, 1, 3);
		}
	}
}

/* The one the placement has, or who was spoken with the last time, when it is the
 * employer who is spoken with. */
static void find_person(struct screen *s)
{
	struct prepare *p = prepare_of(s);
	struct record *r = NULL;
	const char *person = NULL;

	if (!p->person && !*p->party && strcmp(prepare_party(p), "employer") == 0) {
		if (p->subject.placement && store_get(app_of(s)->store, E_PLACEMENT, p->subject.placement,
						    s->arena, &r) == 0)
			person = record_get(r, "contact_person");
		else if (!p->subject.placement && p->known.last)
			person = record_get(p->known.last, "person");
		if (person && id_parse(person, &p->person) < 0)
			p->person = 0;
	}
	p->person_name = p->person ? store_title(app_of(s)->store, E_PERSON, p->person, s->arena) : "";
}

static int load(struct screen *s)
{
	struct prepare *p = prepare_of(s);
	struct app *app = app_of(s);
	int rc;

	p->nrows = 0;
	list_set_count(&p->list, 0);
	script_free(&p->chosen);
	rc = interview_prepare(app, p->subject.placement ? 0 : p->subject.employer, p->subject.placement,
		s->arena, &p->known);
	if (rc < 0)
		return rc;
	p->subject.employer = p->known.employer;
	if (*prepare_script(p))
		rc = interview_script(app, prepare_script(p), &p->chosen);
	find_person(s);
	prepare_rows(s, p);
	write_list(p, s->arena);
	list_set_count(&p->list, p->nrows);
	return rc;
}

static void done(struct screen *s)
{
	struct prepare *p = prepare_of(s);

	script_free(&p->chosen);
	list_done(&p->list);
	pager_free(&p->text);
}

/* ---- drawing ---- */

/* Once the rows have their place: what is above stays in view. */
static void begin_at_choice(struct prepare *p)
{
	size_t i = 0;

	while (i < p->nrows && !p->row[i].unfinished && !p->row[i].ask)
		i++;
	if (i < p->nrows)
		list_to(&p->list, i);
	p->placed = p->nrows > 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct prepare *p = prepare_of(s);
	struct rect left;

	if (!pane_split(area, PANE_FROM, LEFT_PERCENT, &left, &p->side))
		p->side = (struct rect){ 0, 0, 0, 0 };
	pager_layout(p->text, p->side);
	left.y += HEAD;
	left.h = left.h > HEAD ? left.h - HEAD : 0;
	list_layout(&p->list, foot_layout(left, &p->foot));
	if (!p->placed)
		begin_at_choice(p);
}

/* "t Follow-up" */
static int paint_choice(
	const struct screen *s, struct canvas *c, int x, const char *action, const char *value)
{
	char key[KEY_NAME_SIZE];

	x += canvas_put(c, 0, x, -1, ST_KEY, ui_key_of(s, key, action)) + 1;
	return x + canvas_put(c, 0, x, -1, ST_BOLD, value) + 3;
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct prepare *p = prepare_of(s);
	struct rect of_list = p->list.area;
	struct canvas head = canvas_sub(c, (struct rect){ 0, 0, HEAD, of_list.w });
	struct arena *a = arena_new();
	const char *party = code_label(E_CONTACT, "party", prepare_party(p));
	const char *medium = code_label(E_CONTACT, "medium", prepare_medium(p));
	int x = 1;

	x = paint_choice(s, &head, x, "prepare-list",
		p->chosen	     ? p->chosen->title
		: *prepare_script(p) ? prepare_script(p)
				     : _("no question list"));
	x = paint_choice(s, &head, x, "prepare-whom",
		*p->person_name ? arena_printf(a, "%s, %s", p->person_name, party)
		: *party	? party
				: _("with whom?"));
	paint_choice(s, &head, x, "prepare-means", *medium ? medium : _("by what means?"));
	canvas_rule(c, HEAD - 1, 0, of_list.w);
	if (p->side.w) {
		canvas_vrule(c, p->side.x - s->area.x - 1, 0, s->area.h);
		pager_paint(p->text, c);
	}
	list_paint(&p->list, c, true);
	if (selected(s))
		foot_paint(s, &p->foot, c, selected(s)->whole ? selected(s)->whole : selected(s)->text);
	arena_free(&a);
}

static struct list *list(struct screen *s)
{
	return &prepare_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct prepare *p = prepare_of(s);
	const char *name = p->known.employer_name;

	*left = arena_printf(a, "%s · %s", _("Prepare"), name ? name : "");
	*right = p->known.place;
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct prepare_row *r = selected(s);

	if (bit == NEED_ASK && !(r && r->ask))
		return _("First select a question to ask first.");
	if (bit == NEED_THING && !(r && (r->suggestion || r->record || r->placement)))
		return _("First select a placement, an action or a suggestion.");
	return NULL;
}

/* Asked first in this talk, or not. */
static unsigned drop(struct screen *s)
{
	struct prepare *p = prepare_of(s);
	const struct ask_first *ask = selected(s)->ask;
	bool asked = !prepare_asks(p, ask);
	size_t i = 0;

	while (i < p->nhands &&
		(p->hand[i].what.fact != ask->fact || p->hand[i].what.placement != ask->placement))
		i++;
	if (i == PREPARE_CHOSEN)
		return UI_PAINT;
	p->hand[i].what = (struct script_extra){ ask->fact, ask->placement };
	p->hand[i].asked = asked;
	p->nhands += i == p->nhands;
	prepare_rows(s, p);
	list_set_count(&p->list, p->nrows);
	list_move(&p->list, 1);
	if (!selected(s)->ask)
		list_move(&p->list, -1); /* not past the last of them */
	return UI_LAYOUT;
}

static unsigned open_row(struct screen *s)
{
	const struct prepare_row *r = selected(s);
	const struct subject placement = { r->placement, 0 };
	const struct suggestion *sg = r->suggestion;

	if (sg)
		return ui_push(s, &why_screen,
			&(struct why_arg){ sg->id, { sg->placement, sg->placement ? 0 : sg->employer } });
	if (r->record)
		return r->record->entity->id == E_CONTACT ? contact_edit(s, r->record->id)
			: record_edit(s, r->record->entity->id, r->record->id, NULL, 0);
	return ui_push(s, &placement_screen, &placement);
}

static unsigned begin_new(struct screen *s)
{
	const struct prepare *p = prepare_of(s);
	struct script_extra *extra = arena_alloc(s->arena, (p->known.nask + 1) * sizeof *extra);
	struct interview_plan plan = { .script = prepare_script(p),
		.employer = p->known.employer,
		.placement = p->subject.placement,
		.party = *p->party ? p->party : NULL,
		.medium = *p->medium ? p->medium : NULL,
		.person = p->person,
		.extra = extra };
	int64_t id;

	for (size_t i = 0; i < p->known.nask; i++)
		if (prepare_asks(p, &p->known.ask[i]))
			extra[plan.nextra++] = (struct script_extra){ p->known.ask[i].fact,
				p->known.ask[i].placement };
	if (interview_begin(app_of(s), &plan, &id) < 0)
		return ui_failed(s);
	return ui_push(s, &talk_screen, &id) | UI_BACK;
}

static unsigned go_on(struct screen *s)
{
	int64_t id = prepare_of(s)->known.unfinished->id;

	return ui_push(s, &talk_screen, &id) | UI_BACK;
}

/* One that is under way comes first; a second one is possible all the same. */
static unsigned begin(struct screen *s)
{
	const struct unfinished *u = prepare_of(s)->known.unfinished;
	struct arena *a;
	const char *title;
	int i;

	if (!u)
		return begin_new(s);
	if (selected(s) && selected(s)->unfinished)
		return go_on(s);
	a = arena_new();
	title = arena_printf(a, _("The conversation of %s here is not finished"),
		moment_show(a, u->begun, ui_today(s)));
	i = ui_pick(s, title,
		(const struct pick[]){ { "resume", _("resume"), _("go on where it stopped") },
			{ "new", _("a new one"), _("the other one stays as it is") } },
		2, NULL);
	arena_free(&a);
	return i < 0 ? UI_PAINT : i == 0 ? go_on(s) : begin_new(s);
}

static const struct ui_action actions[] = {
	{ "prepare-begin", "<Enter>", N_("begin"),
		N_("Begin the conversation, or go on with the one selected"), NEED_WRITABLE, begin },
	{ "prepare-drop", "<Space>", N_("drop"), N_("Do not ask this first, or ask it after all"),
		NEED_ROW | NEED_ASK, drop },
	{ "prepare-list", "t", N_("list"), N_("Choose the question list"), 0, prepare_choose_script },
	{ "prepare-whom", "w", N_("whom"), N_("Choose with whom: a person or a party"), 0,
		prepare_choose_whom },
	{ "prepare-means", "m", N_("means"), N_("Choose the means: on site, phone, video"), 0,
		prepare_choose_medium },
	{ "prepare-open", "o", N_("open"), N_("Open the selected placement, action or suggestion"),
		NEED_ROW | NEED_THING, open_row },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops prepare_screen = {
	.name = "prepare",
	.title = N_("Prepare a conversation"),
	.state_size = sizeof(struct prepare),
	.actions = actions,
	.open = open_prepare,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};

unsigned talks_prepare(struct screen *s, struct subject about)
{
	return ui_push(s, &prepare_screen, &about);
}
