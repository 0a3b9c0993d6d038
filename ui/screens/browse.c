/* A list of placements or employers with the selected one beside it. */
#include "screens/browse.h"

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/talks.h"

enum {
	COUNT_STEP = 5000, /* what a first count costs may not be felt; at its end it goes on */
	COUNT_GROWTH = 4,
	PANE_LATEST = 12,  /* of the timeline: the rest is one key away */
};

struct browse *browse_of(const struct screen *s)
{
	return s->state;
}

void browse_open(struct screen *s, const struct browse_ops *ops)
{
	struct browse *b = browse_of(s);

	b->ops = ops;
	b->cap = COUNT_STEP;
	list_init(&b->list);
	b->list.ctx = s;
	b->list.can_filter = true;
	detail_open(&b->pane, NULL);
}

int browse_load(struct screen *s)
{
	struct browse *b = browse_of(s);
	int rc = b->ops->count(s, true, b->cap, &b->count);

	b->all = b->count;
	if (rc == 0 && b->ops->narrowed(s))
		rc = b->ops->count(s, false, b->cap, &b->all);
	b->paned = 0; /* loaded again when the rows are there */
	list_set_count(&b->list, (size_t)b->count);
	return rc;
}

/* At the end of what was counted: counts on. */
static int count_on(struct screen *s)
{
	struct browse *b = browse_of(s);
	int rc;

	if (b->count < b->cap || b->list.sel + 1 < b->list.count)
		return 0;
	b->cap *= COUNT_GROWTH;
	if ((rc = b->ops->count(s, true, b->cap, &b->count)) < 0)
		return rc;
	list_set_count(&b->list, (size_t)b->count);
	return list_need(&b->list);
}

int browse_moved(struct screen *s)
{
	struct browse *b = browse_of(s);
	int rc = count_on(s);
	int64_t id = list_selected_id(&b->list);

	if (rc < 0 || b->right.w == 0 || id == b->paned)
		return rc;
	b->paned = id;
	if (id == 0)
		return 0;
	rc = b->ops->fill(&b->pane, app_of(s), id, PANE_LATEST);
	return rc < 0 ? rc : detail_layout(&b->pane, b->right);
}

void browse_layout(struct screen *s, struct rect area)
{
	struct browse *b = browse_of(s);
	struct rect left;

	pane_split(area, PANE_FROM, b->ops->left_percent, &left, &b->right);
	list_layout(&b->list, left);
	if (b->paned && b->right.w && detail_layout(&b->pane, b->right) < 0)
		ui_failed(s);
}

void browse_paint(const struct screen *s, struct canvas *c)
{
	const struct browse *b = browse_of(s);

	if (b->right.w) {
		canvas_vrule(c, b->list.area.x + b->list.area.w - c->area.x, 0, c->area.h);
		if (b->paned)
			detail_paint(&b->pane, c, false);
	}
	list_paint(&b->list, c, true); /* last: its cursor wins */
}

struct list *browse_list(struct screen *s)
{
	return &browse_of(s)->list;
}

void browse_done(struct screen *s)
{
	struct browse *b = browse_of(s);

	detail_end(&b->pane);
	list_done(&b->list);
}

const char *browse_count_words(const struct browse *b, struct arena *a)
{
	const char *more = b->count == b->cap ? "+" : "";

	if (b->count == b->all)
		return arena_printf(a, "%lld%s", (long long)b->count, more);
	return arena_printf(a, _("%lld%s of %lld"), (long long)b->count, more, (long long)b->all);
}

const char *browse_filter_words(const struct browse *b, struct arena *a, const char *text)
{
	return *list_filter(&b->list) ? arena_printf(a, _("%s · filter \"%s\""), text, list_filter(&b->list))
				      : text;
}

unsigned browse_restart(struct screen *s)
{
	struct list *l = browse_list(s);

	list_set_count(l, 0);
	return list_need(l) < 0 ? ui_failed(s) : UI_LOAD;
}

/* ---- actions on the selected row ---- */

static struct subject selected(const struct screen *s)
{
	const struct browse *b = browse_of(s);
	int64_t id = list_selected_id(&b->list);

	return b->ops->entity == E_PLACEMENT ? (struct subject){ id, 0 } : (struct subject){ 0, id };
}

unsigned browse_enter(struct screen *s)
{
	struct subject to = selected(s);

	return ui_push(s, to.placement ? &placement_screen : &employer_screen, &to);
}

unsigned browse_contact(struct screen *s)
{
	return contact_log(s, selected(s));
}

unsigned browse_timeline(struct screen *s)
{
	struct subject to = selected(s);

	return ui_push(s, &subject_timeline_screen, &to);
}

unsigned browse_talk(struct screen *s)
{
	return talks_prepare(s, selected(s));
}

unsigned browse_suggestions(struct screen *s)
{
	struct subject to = selected(s);

	return ui_push(s, &suggestions_screen, &to);
}
