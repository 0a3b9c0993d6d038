/* See panel.h. */
#include "screens/panel.h"

#include "anker/arena.h"
#include "screens/why.h"

enum { LEAST = 3 }; /* rows of text; with less it is left out */

void panel_open(struct panel *p)
{
	*p = (struct panel){ .pager = pager_new(), .arena = arena_new() };
}

void panel_done(struct panel *p)
{
	pager_free(&p->pager);
	arena_free(&p->arena);
}

void panel_forget(struct panel *p)
{
	p->known = false;
}

struct rect panel_layout(struct panel *p, struct rect area, int left_percent, int below)
{
	struct rect left;

	panel_forget(p);
	p->beside = pane_split(area, PANE_FROM, left_percent, &left, &p->area);
	if (p->beside)
		return left;
	p->area = (struct rect){ 0, 0, 0, 0 };
	if (below > area.h / 2)
		below = area.h / 2;
	if (below < LEAST)
		return left;
	left.h -= below + 1; /* and the line between */
	p->area = (struct rect){ area.y + left.h + 1, area.x, below, area.w };
	return left;
}

bool panel_fill(struct panel *p, int64_t id)
{
	if (p->known && p->id == id)
		return false;
	p->known = true;
	p->id = id;
	p->explained = false;
	arena_reset(p->arena);
	pager_reset(p->pager);
	return true;
}

void panel_fill_end(struct panel *p)
{
	pager_to(p->pager, 0);
	pager_layout(p->pager, p->area);
}

int panel_explain(struct panel *p, struct app *app, int64_t id, const char *rule, struct subject subject)
{
	int rc = 0;

	if (!panel_fill(p, id))
		return 0;
	if (rule) {
		rc = app_why(app, rule, subject.placement, subject.employer, p->arena, &p->why);
		p->explained = rc == 0;
	}
	if (p->explained && p->area.w)
		why_write(p->pager, app, &p->why, p->area.w, p->beside ? WHY_TITLED : WHY_BRIEF);
	panel_fill_end(p);
	return rc;
}

void panel_paint(const struct panel *p, struct canvas *c)
{
	if (!p->area.w)
		return;
	if (p->beside)
		canvas_vrule(c, p->area.x - c->area.x - 1, 0, c->area.h);
	else
		canvas_rule(c, p->area.y - c->area.y - 1, 0, c->area.w);
	pager_paint(p->pager, c);
}
