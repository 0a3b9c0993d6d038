/* Decisions to complete later: dismissed without saying why. */
#include "anker/lang.h"
#include "screens/places.h"
#include "screens/record_list.h"
#include "screens/weigh.h"

static const struct list_column columns[] = {
	{ N_("Date"), 10, 10, 0, ALIGN_LEFT },
	{ N_("Suggestion"), 20, 0, 0, ALIGN_LEFT },
	{ N_("About"), 16, 0, 1, ALIGN_LEFT },
};

static void cells(struct app *app, struct arena *a, const struct record *r, struct list_row *row)
{
	row->cells[0] = detail_value(app, r, "date", a);
	row->cells[1] = rules_title(app->rules, record_get(r, "rule"));
	row->cells[2] = detail_value(app, r, record_get(r, "placement") ? "placement" : "employer", a);
	row->styles[2] = ST_DIM;
}

static int open_list(struct screen *s, const void *arg)
{
	static const struct record_kind kind = { columns, sizeof columns / sizeof *columns,
		N_("Nothing to complete: every dismissal of two weeks says why."), NULL, app_unfinished, cells };

	(void)arg;
	return record_list_open(s, &kind);
}

static unsigned complete(struct screen *s)
{
	return weigh_complete(s, record_list_selected(s)->id);
}

static unsigned complete_slowly(struct screen *s)
{
	return weigh_complete_slowly(s, record_list_selected(s)->id);
}

static const struct ui_action actions[] = {
	{ "later-complete", "<Enter>", N_("complete"), N_("Add the factors of this decision"),
		NEED_ROW | NEED_WRITABLE, complete },
	{ "later-slow", "w", N_("weigh"), N_("Weigh it step by step"), NEED_ROW | NEED_WRITABLE,
		complete_slowly },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops weigh_later_screen = {
	.name = "weigh-later",
	.title = N_("To complete later"),
	.state_size = sizeof(struct record_list),
	.actions = actions,
	.open = open_list,
	.load = record_list_load,
	.list = record_list_of,
	.done = record_list_done,
};

unsigned weigh_later(struct screen *s)
{
	return ui_push(s, &weigh_later_screen, NULL);
}
