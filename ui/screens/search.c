/* Search over everything (a main screen): a line to type in, and below it what
 * is found, grouped by kind, with the points of the guides at the end. While
 * the line has the focus every character goes there. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/edit.h"
#include "core/line.h"
#include "core/list.h"
#include "screens/places.h"
#include "screens/records.h"
#include "screens/screens.h"
#include "screens/search.h"
#include "screens/talks.h"

enum { PAGE = 40, MORE_FACTOR = 4, LINE_ROWS = 2, NEED_SUBJECT = NEED_OWN };

struct state {
	struct edit line;
	bool typing; /* the line has the focus */
	struct list list;
	struct found found; /* in s->arena */
	size_t limit;
	struct rect top; /* the line and the rule below it */
};

static const struct list_column columns[] = {
	{ NULL, 24, 36, 0, ALIGN_LEFT },
	{ NULL, 20, 0, 1, ALIGN_LEFT },
	{ NULL, 8, 8, 2, ALIGN_RIGHT },
};

static const struct found_row *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return list_selected(&st->list) && st->list.sel < st->found.n ? &st->found.row[st->list.sel] : NULL;
}

static int open_search(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	edit_init(&st->line, "", false);
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->limit = PAGE;
	st->typing = true;
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int rc = search_find(&st->found, app_of(s), st->line.text.text, st->limit, s->arena);

	st->list.mark = st->found.words;
	list_set_rows(&st->list, st->found.row, sizeof *st->found.row, st->found.n);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	st->top = (struct rect){ area.y, area.x, LINE_ROWS, area.w };
	list_layout(&st->list, (struct rect){ area.y + LINE_ROWS, area.x, area.h - LINE_ROWS, area.w });
}

/* What can be found here, as long as nothing is typed. */
static void paint_empty(struct canvas *c)
{
	static const char *const lines[] = {
		N_("Type a few letters: results come at once."),
		"",
		N_("names      employees, employers, contact persons, placements"),
		N_("numbers    your own numbers of placements, employers and employees"),
		N_("notes      contacts, signals, changes, bottlenecks, actions, profiles"),
		N_("guides     the points of the nine questions"),
		"",
		N_("Several words: all of them occur. Accents and capitals do not matter."),
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (*lines[i])
			canvas_put(c, (int)i, 3, -1, ST_DIM, _(lines[i]));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas top = canvas_at(c, st->top), below = canvas_at(c, st->list.area);
	int right = top.area.w;

	canvas_put(&top, 0, 1, 1, ST_KEY, "›");
	canvas_rule(&top, 1, 0, top.area.w);
	if (st->found.n)
		list_paint(&st->list, c, !st->typing);
	else if (*st->line.text.text)
		canvas_putf(&below, 0, 3, -1, ST_DIM, _("Nothing found for \"%s\"."), st->line.text.text);
	else
		paint_empty(&below);
	if (st->found.n)
		right = canvas_right(&top, 0, top.area.w - 1, ST_DIM,
		        st->typing ? _("Tab: to the results") : _("/ to type on"));
	if (st->typing)
		line_paint(&top, 0, 3, right - 5, ST_NORMAL, &st->line);
	else
		canvas_put(&top, 0, 3, right - 5, ST_NORMAL, st->line.text.text);
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	(void)right;
	*left = st->found.hits
	                ? arena_printf(a, "%s %zu%s", _("Search"), st->found.hits, st->found.more ? "+" : "")
	                : _("Search");
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	edit_done(&st->line);
	list_done(&st->list);
}

/* ---- typing ---- */

/* Another text: the page and the selection begin at the top again. */
static unsigned changed(struct screen *s)
{
	struct state *st = s->state;

	st->limit = PAGE;
	list_set_count(&st->list, 0);
	list_need(&st->list);
	return UI_LOAD;
}

static unsigned focus_line(struct screen *s)
{
	((struct state *)s->state)->typing = true;
	return UI_PAINT;
}

static unsigned line_key(struct screen *s, uint32_t key)
{
	struct state *st = s->state;

	if ((key == K_TAB || key == K_DOWN) && st->found.n) {
		st->typing = false;
		return UI_PAINT;
	}
	if (key == K_ESC && *st->line.text.text) {
		edit_set(&st->line, "");
		return changed(s);
	}
	switch (edit_key(&st->line, key, 1)) {
	case EDIT_CHANGED:
		return changed(s);
	case EDIT_MOVED:
		return UI_PAINT;
	case EDIT_NO:
		break;
	}
	/* At the end of the text: nothing to do, and nothing to complain about. */
	return keys_in("<Left> <Right> <Up> <Down> <Home> <End> <BS> <Del>", key) ? UI_PAINT : UI_UNHANDLED;
}

static unsigned text(struct screen *s, uint32_t key)
{
	struct state *st = s->state;

	if (st->typing)
		return line_key(s, key);
	/* Row 0 is a heading: above the first result is the line. */
	if ((key == K_UP || key == 'k') && st->list.sel <= 1)
		return focus_line(s);
	return UI_UNHANDLED;
}

static unsigned paste(struct screen *s, const char *pasted)
{
	struct state *st = s->state;

	st->typing = true;
	edit_insert(&st->line, pasted);
	return changed(s);
}

/* ---- actions ---- */

static unsigned more(struct screen *s)
{
	struct state *st = s->state;

	if (!st->found.more)
		return UI_PAINT;
	st->limit *= MORE_FACTOR;
	return UI_LOAD;
}

static unsigned enter(struct screen *s)
{
	const struct found_row *r = selected(s);

	if (!r)
		return UI_PAINT;
	if (r->row.kind == ROW_MORE)
		return more(s);
	if (r->guide) {
		struct guide_arg arg = { .guide = r->guide, .point = r->point };

		return ui_push(s, &guide_screen, &arg);
	}
	return record_open(s, r->entity, r->id);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct found_row *r = selected(s);

	if (bit == NEED_SUBJECT && !(r && (r->subject.placement || r->subject.employer)))
		return _("This row is not about a placement or employer.");
	return NULL;
}

static unsigned open_subject(struct screen *s)
{
	struct subject to = selected(s)->subject;

	if (to.placement)
		to.employer = 0;
	return ui_push(s, to.placement ? &placement_screen : &employer_screen, &to);
}

static unsigned contact(struct screen *s)
{
	return contact_log(s, selected(s)->subject);
}

static unsigned talk(struct screen *s)
{
	return talks_prepare(s, selected(s)->subject);
}

static const struct ui_action actions[] = {
	{ "open", "<Enter>", N_("open"), N_("Open what was found"), NEED_ROW, enter },
	{ "search-line", "/", N_("line"), N_("Back to the line to type on; Tab or Down goes to the results"),
	        0, focus_line },
	{ "subject", "o", N_("subject"), N_("Open the placement or employer of this row"), NEED_SUBJECT,
	        open_subject },
	{ "contact", "c", N_("contact"), N_("Log a contact"), NEED_WRITABLE | NEED_SUBJECT, contact },
	{ "interview", "i", NULL, N_("Prepare a conversation with the employer"), NEED_SUBJECT, talk },
	{ "search-more", "+", NULL, N_("Show more results"), 0, more },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops search_screen = {
	.name = "search",
	.title = N_("Search"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_search,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.text = text,
	.paste = paste,
	.need = need,
	.heading = heading,
	.done = done,
};
