/* The page that the employer or an employee gets: made from what may be shared, edited
 * by the expert, kept, and written to a file. Nothing leaves by itself. */
#include "screens/summary.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/talks.h"

enum { NEED_WARNING = NEED_OWN, MOST_WARNINGS = 4, LEAST_TEXT = 8, MARGIN = 1 };

static struct summary *summary_of(const struct screen *s)
{
	return s->state;
}

/* ---- opening ---- */

static int open_summary(struct screen *s, const void *arg)
{
	struct summary *m = summary_of(s);
	int rc;

	m->about = *(const struct summary_arg *)arg;
	m->arena = arena_new();
	m->checked = arena_new();
	textarea_init(&m->area, "", true);
	rc = summary_about(app_of(s), m);
	if (rc == 0)
		rc = summary_read(app_of(s), m, false);
	if (rc == 0)
		summary_look(app_of(s), m);
	if (rc == 0 && m->restored)
		ui_toast(s, "%s", _("This text was left behind without being kept."));
	return rc;
}

static void done(struct screen *s)
{
	struct summary *m = summary_of(s);

	textarea_done(&m->area);
	free(m->begin);
	arena_free(&m->arena);
	arena_free(&m->checked);
}

static bool unsaved(const struct screen *s)
{
	const struct summary *m = summary_of(s);

	return m->begin && strcmp(summary_typed(m), m->begin) != 0;
}

static void draft(struct screen *s)
{
	if (unsaved(s) && !app_of(s)->readonly)
		summary_draft(app_of(s), summary_of(s), true);
}

/* ---- drawing ---- */

static void layout(struct screen *s, struct rect area)
{
	struct summary *m = summary_of(s);
	int most = area.h - LEAST_TEXT;
	int rows = m->nwarnings < MOST_WARNINGS ? (int)m->nwarnings : MOST_WARNINGS;
	int cols = area.w - 2 * MARGIN;

	m->rows = rows && most > 1 ? (rows + 1 < most ? rows + 1 : most) : 0;
	textarea_size(&m->area, area.h - m->rows, cols < SUMMARY_COLUMNS ? cols : SUMMARY_COLUMNS);
}

/* Headings of Markdown stand out. */
static unsigned style_of(const char *line)
{
	return *line == '#' ? ST_BOLD : ST_NORMAL;
}

/* The warning at or after the cursor; else the first. */
static size_t warning_here(const struct summary *m)
{
	size_t at = m->area.edit.at, i = 0;

	while (i < m->nwarnings && m->warning[i].at + m->warning[i].len < at)
		i++;
	return i < m->nwarnings ? i : 0;
}

static void paint_warnings(const struct summary *m, struct canvas *c, struct arena *a)
{
	size_t shown = (size_t)m->rows - 1, here = warning_here(m), from = here;
	int top = c->area.h - m->rows;

	if (from + shown > m->nwarnings)
		from = m->nwarnings - shown;
	canvas_rule(c, top, 0, c->area.w);
	canvas_right(c, top, c->area.w - 2, ST_LATE,
		arena_printf(a, ngettext(" %zu to look at ", " %zu to look at ", m->nwarnings),
			m->nwarnings));
	for (size_t i = from; i < from + shown; i++) {
		const struct summary_warning *w = &m->warning[i];
		const char *word = arena_strndup(a, summary_typed(m) + w->at, w->len);
		int y = top + 1 + (int)(i - from);

		if (i == here)
			canvas_put(c, y, 1, -1, ST_KEY, "›");
		canvas_putf(c, y, 3, -1, ST_NORMAL, w->len ? "%s: %s" : "%s%s",
			text_cut(a, text_clean(a, word, false), c->area.w / 3), w->why);
	}
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct summary *m = summary_of(s);
	struct canvas text = canvas_sub(c, (struct rect){ 0, MARGIN, m->area.rows, m->area.cols });
	struct arena *a = arena_new();
	struct textarea_mark *marks = arena_alloc(a, (m->nwarnings + 1) * sizeof *marks);

	for (size_t i = 0; i < m->nwarnings; i++)
		marks[i] = (struct textarea_mark){ m->warning[i].at, m->warning[i].len, ST_LATE };
	if (m->rows)
		paint_warnings(m, c, a);
	textarea_paint(&m->area, &text, style_of, marks, m->nwarnings);
	if (textarea_below(&m->area))
		canvas_put(c, m->area.rows - 1, c->area.w - 1, 1, ST_DIM, "↓");
	arena_free(&a);
}

static const char *whom_label(const struct summary *m)
{
	for (size_t i = 0; i < m->nwhom; i++)
		if (m->whom[i].audience == m->about.audience && m->whom[i].placement == m->about.placement)
			return m->whom[i].label;
	return m->about.audience == FOR_EMPLOYER ? _("the employer") : _("the employee");
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct summary *m = summary_of(s);

	*left = arena_printf(a, _("Summary for %s · %s"), whom_label(m), m->employer);
	*right = unsaved(s) ? _("● not kept") : m->kept ? _("kept") : _("new");
}

/* ---- keys ---- */

static unsigned changed(struct screen *s)
{
	summary_look(app_of(s), summary_of(s));
	return UI_LAYOUT;
}

static unsigned text_key(struct screen *s, uint32_t key)
{
	switch (textarea_key(&summary_of(s)->area, key)) {
	case EDIT_NO: return UI_UNHANDLED;
	case EDIT_MOVED: return UI_PAINT;
	default: return changed(s);
	}
}

static unsigned paste(struct screen *s, const char *text)
{
	textarea_insert(&summary_of(s)->area, text);
	return changed(s);
}

static unsigned click(struct screen *s, int y, int x)
{
	struct summary *m = summary_of(s);
	size_t i = warning_here(m);

	if (y < m->area.rows)
		textarea_click(&m->area, y, x - MARGIN);
	else if (y > m->area.rows && i < m->nwarnings)
		textarea_to(&m->area, m->warning[i].at);
	return UI_PAINT;
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	return bit == NEED_WARNING && !summary_of(s)->nwarnings ? _("Nothing is marked in this text.") : NULL;
}

static int keep(struct screen *s)
{
	struct summary *m = summary_of(s);
	const struct summary_arg *about = &m->about;
	int rc = summary_save(
		app_of(s), about->interview, about->audience, about->placement, summary_typed(m), NULL);

	if (rc < 0)
		return rc;
	free(m->begin);
	m->begin = xstrdup(summary_typed(m));
	m->kept = true;
	summary_draft(app_of(s), m, false);
	return 0;
}

static unsigned save(struct screen *s)
{
	if (keep(s) < 0)
		return ui_failed(s);
	ui_toast(s, "%s", _("Kept; earlier versions stay"));
	return UI_PAINT;
}

/* What was typed is kept, thrown away, or gone on with: false. */
static bool let_go(struct screen *s)
{
	if (unsaved(s)) {
		switch (ui_ask_key(s, "kw",
			_("Keep this version (k), throw the changes away (w), back (Enter)?"))) {
		case 'k':
			if (keep(s) == 0)
				return true;
			ui_failed(s);
			return false;
		case 'w': break;
		default: return false;
		}
	}
	summary_draft(app_of(s), summary_of(s), false);
	return true;
}

static unsigned leave(struct screen *s)
{
	struct summary *m = summary_of(s);

	if (!let_go(s))
		return UI_PAINT;
	edit_set(&m->area.edit, m->begin); /* nothing is left to be kept as a draft */
	return UI_BACK;
}

static unsigned whom(struct screen *s)
{
	struct summary *m = summary_of(s);
	struct arena *a = arena_new();
	struct pick *picks = arena_alloc(a, (m->nwhom + 1) * sizeof *picks);
	const char *now = NULL;
	unsigned react = UI_PAINT;
	int i;

	for (size_t k = 0; k < m->nwhom; k++) {
		picks[k] = (struct pick){ arena_printf(a, "%zu", k), m->whom[k].label, NULL };
		if (m->whom[k].audience == m->about.audience && m->whom[k].placement == m->about.placement)
			now = picks[k].code;
	}
	i = ui_pick(s, _("For whom is this page?"), picks, m->nwhom, now);
	if (i >= 0 && let_go(s)) {
		m->about.audience = m->whom[i].audience;
		m->about.placement = m->whom[i].placement;
		react = summary_read(app_of(s), m, false) < 0 ? ui_failed(s) : changed(s);
	}
	arena_free(&a);
	return react;
}

static unsigned made_anew(struct screen *s)
{
	struct summary *m = summary_of(s);

	if (!ui_confirm(s, "%s", _("Make the page again from the answers? Kept versions stay")))
		return UI_PAINT;
	return summary_read(app_of(s), m, true) < 0 ? ui_failed(s) : changed(s);
}

static unsigned next_warning(struct screen *s)
{
	struct summary *m = summary_of(s);
	size_t i = 0;

	while (i < m->nwarnings && m->warning[i].at <= m->area.edit.at)
		i++;
	textarea_to(&m->area, m->warning[i < m->nwarnings ? i : 0].at);
	return UI_PAINT;
}

static unsigned external(struct screen *s)
{
	struct summary *m = summary_of(s);
	struct arena *a = arena_new();
	unsigned react;
	char *out;

	if (ui_edit_external(s, a, summary_typed(m), &out) < 0) {
		react = ui_failed(s);
	} else {
		edit_set(&m->area.edit, out);
		ui_typed(s);
		react = changed(s);
	}
	arena_free(&a);
	return react;
}

static const struct ui_action actions[] = {
	{ "summary-keep", "<C-s>", N_("keep"), N_("Keep this version of the page"), NEED_WRITABLE, save },
	{ "summary-leave", "<Esc>", N_("back"), N_("Leave the page; asks when something changed"), 0, leave },
	{ "summary-file", "<C-x>", N_("file"), N_("Write the page to a file: .html to print, .md or .txt"), 0,
		summary_export },
	{ "summary-whom", "<C-t>", N_("for whom"),
		N_("Choose for whom the page is, and about which placement"), 0, whom },
	{ "summary-next", "<C-n>", N_("marked"), N_("Go to the next passage that is marked"), NEED_WARNING,
		next_warning },
	{ "summary-external", "<C-o>", N_("editor"), N_("Go on in your own editor"), 0, external },
	{ "summary-again", "<F5>", NULL, N_("Make the page again from the answers"), 0, made_anew },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops summary_screen = {
	.name = "summary",
	.title = N_("Summary"),
	.state_size = sizeof(struct summary),
	.actions = actions,
	.open = open_summary,
	.layout = layout,
	.paint = paint,
	.text = text_key,
	.paste = paste,
	.click = click,
	.need = need,
	.heading = heading,
	.draft = draft,
	.unsaved = unsaved,
	.done = done,
};
