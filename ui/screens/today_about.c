/* What Today tells about the selected row; see today.h. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/screens.h"
#include "screens/today.h"
#include "screens/waves.h"
#include "screens/why.h"

enum { LEFT_PERCENT = 56, PREVIEW = 3, PREVIEW_FROM = 14 };
#define MORE " …"

void about_open(struct about *ab)
{
	*ab = (struct about){ .why = pager_new(), .arena = arena_new() };
}

void about_done(struct about *ab)
{
	pager_free(&ab->why);
	arena_free(&ab->arena);
}

void about_forget(struct about *ab)
{
	ab->known = false;
}

struct rect about_layout(struct about *ab, struct rect area)
{
	struct rect left;

	about_forget(ab);
	ab->preview = (struct rect){ 0, 0, 0, 0 };
	if (pane_split(area, PANE_FROM, LEFT_PERCENT, &left, &ab->side))
		return left;
	ab->side = (struct rect){ 0, 0, 0, 0 };
	if (area.h >= PREVIEW_FROM) {
		left.h -= PREVIEW + 1;
		ab->preview = (struct rect){ area.y + left.h, area.x, PREVIEW + 1, area.w };
	}
	return left;
}

/* ---- below the list ---- */

/* At most `most` lines of a wrapped text, the first with its label. */
static void add_lines(struct about *ab, const char *label, int lead, const char *text, size_t most)
{
	char **lines;
	int room = ab->preview.w - lead - 2;
	size_t n = text_wrap(ab->arena, text, room, &lines);

	if (n > most)
		n = text_wrap(ab->arena, text, room - text_width(MORE), &lines);
	for (size_t i = 0; i < n && i < most; i++) {
		const char *more = i + 1 == most && n > most ? MORE : "";

		ab->lines[ab->nlines++] = arena_printf(ab->arena, "%s%*s%s%s", i ? "" : label,
			i ? lead : lead - text_width(label), "", lines[i], more);
	}
}

/* What the keys do with a talk that is not finished. */
static const char *about_talk(void)
{
	return _("This conversation is not finished. Enter goes on where it stopped; on :talks f finishes it.");
}

/* What the keys do with what a colleague tells; NULL for field work. */
static const char *about_keys(const struct field_note *note)
{
	if (!note->notice)
		return NULL;
	return note->notice->record ? _("Enter opens the file; x: seen.") : _("Enter: your placements; x: seen.");
}

/* The whole of a row about field work, or of what a colleague tells. */
static const char *about_note(const struct field_note *note, struct arena *a)
{
	const char *keys = about_keys(note);

	return arena_printf(a, "%s: %s.%s%s", note->what, note->text, keys ? " " : "", keys ? keys : "");
}

/* That it is back and why, before all else; two lines of why at most, the rest for
 * the caution. */
static void preview(struct about *ab, struct app *app, const struct suggestion *sg)
{
	const char *why = _("Why"), *caution = _("Caution");
	const char *but = lang_text(rules_get(app->rules, sg->rule)->caution);
	int lead = 2 + (text_width(why) > text_width(caution) ? text_width(why) : text_width(caution));

	if (sg->returned)
		add_lines(ab, "↺", 2, sg->returned, PREVIEW - 1);
	if (ab->nlines < PREVIEW)
		add_lines(ab, why, lead, sg->reason, but && !ab->nlines ? PREVIEW - 1 : PREVIEW - ab->nlines);
	if (but && ab->nlines < PREVIEW)
		add_lines(ab, caution, lead, but, PREVIEW - ab->nlines);
}

/* ---- beside the list ---- */

static void panel_planned(struct about *ab, struct app *app, const struct today_row *r)
{
	struct list_row row = { .id = 0 };

	today_cells(r, app, ab->arena, &row);
	pager_text(ab->why, ST_TITLE, 0, row.cells[0]);
	pager_text(ab->why, ST_NORMAL, 0, row.cells[1]);
	pager_text(ab->why, ST_NORMAL, 0, date_weekday(ab->arena, r->planned->date));
}

static void panel_talk(struct about *ab, struct app *app, const struct today_row *r)
{
	struct list_row row = { .id = 0 };

	today_cells(r, app, ab->arena, &row);
	pager_text(ab->why, ST_TITLE, 0, r->talk->employer_name);
	pager_text(ab->why, ST_NORMAL, 0, arena_printf(ab->arena, "%s · %s", row.cells[0], row.cells[2]));
	pager_text(ab->why, ST_NORMAL, 0, about_talk());
}

static void panel_note(struct about *ab, const struct field_note *note)
{
	const char *keys = about_keys(note);

	pager_text(ab->why, ST_TITLE, 0, note->what);
	pager_text(ab->why, ST_NORMAL, 0, note->text);
	if (keys)
		pager_text(ab->why, ST_DIM, 0, keys);
}

static const char *wave_keys(void)
{
	return _("Enter begins its conversation or form; x: done, r: reminded, a: not done.");
}

static void panel_wave(struct about *ab, struct app *app, const struct wave_due *w)
{
	pager_text(ab->why, ST_TITLE, 0, app_wave_title(w->name, w->method, ab->arena));
	pager_text(ab->why, ST_NORMAL, 0, wave_whole(w, app->today, ab->arena));
	pager_text(ab->why, ST_DIM, 0, wave_keys());
}

static int panel_suggestion(struct about *ab, struct app *app, const struct suggestion *sg)
{
	struct why why;
	int r = app_why(app, sg->id, sg->placement, sg->employer, ab->arena, &why);

	if (r == 0)
		why_write(ab->why, app, &why, ab->side.w, WHY_TITLED);
	return r;
}

/* ---- both ---- */

int about_show(struct about *ab, struct app *app, const struct today_row *r)
{
	int64_t id = r ? r->id : 0;
	int rc = 0;

	if (ab->known && id == ab->id)
		return 0;
	ab->known = true;
	ab->id = id;
	arena_reset(ab->arena);
	ab->lines = arena_alloc(ab->arena, PREVIEW * sizeof *ab->lines);
	ab->nlines = 0;
	pager_reset(ab->why);
	if (!r)
		;
	else if (r->sg && ab->side.w)
		rc = panel_suggestion(ab, app, r->sg);
	else if (r->planned && ab->side.w)
		panel_planned(ab, app, r);
	else if (r->talk && ab->side.w)
		panel_talk(ab, app, r);
	else if (r->wave && ab->side.w)
		panel_wave(ab, app, r->wave);
	else if (r->note && ab->side.w)
		panel_note(ab, r->note);
	else if (r->note && ab->preview.h)
		add_lines(ab, "", 0, about_note(r->note, ab->arena), PREVIEW - 1);
	else if (r->wave && ab->preview.h)
		add_lines(ab, "", 0,
			arena_printf(ab->arena, "%s. %s", wave_whole(r->wave, app->today, ab->arena),
				wave_keys()),
			PREVIEW);
	else if (r->talk && ab->preview.h)
		add_lines(ab, "", 0, about_talk(), PREVIEW - 1);
	else if (r->sg && ab->preview.h)
		preview(ab, app, r->sg);
	pager_layout(ab->why, ab->side);
	return rc;
}

void about_paint(const struct about *ab, struct canvas *c)
{
	struct canvas below = canvas_at(c, ab->preview);

	if (ab->side.w) {
		canvas_vrule(c, ab->side.x - c->area.x - 1, 0, c->area.h);
		pager_paint(ab->why, c);
	} else if (ab->preview.h) {
		canvas_rule(&below, 0, 0, below.area.w);
		for (size_t i = 0; i < ab->nlines; i++)
			canvas_put(&below, 1 + (int)i, 1, -1, ST_NORMAL, ab->lines[i]);
	}
}
