/* The cases marked for peer review. Names stay out of the list: a group may be
 * looking along. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "anker/rights.h"
#include "screens/places.h"
#include "screens/record_list.h"
#include "screens/weigh.h"

enum { NEED_PLACEMENT = NEED_OWN };

static const struct list_column columns[] = {
	{ N_("Suggestion"), 24, 0, 0, ALIGN_LEFT },
	{ N_("Decision"), 12, 22, 1, ALIGN_LEFT },
	{ N_("Question to the group"), 20, 0, 0, ALIGN_LEFT },
};

static void cells(struct app *app, struct arena *a, const struct record *r, struct list_row *row)
{
	row->cells[0] = rules_title(app->rules, record_get(r, "rule"));
	row->cells[1] = detail_value(app, r, "verdict", a);
	row->cells[2] = record_get(r, "peer_question");
	row->styles[2] = ST_DIM;
}

static int open_list(struct screen *s, const void *arg)
{
	static const struct record_kind own = { columns, sizeof columns / sizeof *columns,
		N_("No case is marked for peer review. On a suggestion, i marks it."), NULL, app_peer_cases,
		cells };
	static const struct record_kind team = { columns, sizeof columns / sizeof *columns,
		N_("No expert of the team has marked a case for peer review. They do so on a suggestion, with i."), NULL,
		app_peer_cases, cells };

	(void)arg;
	return record_list_open(s, app_may(app_of(s), RIGHT_FILES) ? &own : &team);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct record *r = record_list_selected(s);

	if (bit == NEED_PLACEMENT && !(r && record_get(r, "placement")))
		return _("This is about the employer, not about one placement.");
	return NULL;
}

/* ---- actions ---- */

static int fill_card(struct pager *p, void *ctx)
{
	struct screen *s = ctx;
	char *text;
	int rc = app_peer_card(app_of(s), record_list_selected(s)->id, false, s->arena, &text);

	if (rc == 0)
		pager_text(p, ST_NORMAL, 0, text);
	return rc;
}

static unsigned card(struct screen *s)
{
	return ui_push(s, &pager_screen,
		&(struct pager_spec){ .title = _("Peer review"), .fill = fill_card, .ctx = s });
}

static unsigned blind(struct screen *s)
{
	return ui_push(s, &peer_blind_screen, &record_list_selected(s)->id);
}

/* A page for a group: nobody else may read it on the way, and no file is lost. */
static int write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	bool good;

	if (!f)
		return err_set(ERR_IO, _("%s cannot be written: %s"), path, strerror(errno));
	good = fputs(text, f) >= 0;
	good = fclose(f) == 0 && good;
	if (!good) {
		unlink(path);
		return err_set(ERR_IO, _("%s cannot be written: %s"), path, strerror(errno));
	}
	return 0;
}

static unsigned export(struct screen *s)
{
	struct arena *a = arena_new();
	struct ask ask = { .label = _("Write to file:"),
		.text = arena_printf(a, "%s-%zu.txt", _("peer-review"),
			record_list_of(s)->sel + 1) };
	char *path, *text;
	const char *place;
	int64_t left;
	unsigned r = UI_PAINT;

	if (ui_ask(s, &ask, a, &path) < 0 || !*path)
		goto out;
	if (place_of(path, a, &place) < 0 || place_room(0, &left) < 0 ||
		app_peer_card(app_of(s), record_list_selected(s)->id, false, a, &text) < 0 ||
		write_file(place, text) < 0)
		r = ui_failed(s);
	else
		ui_toast(s, _("Written to %s, for you alone to read"), path);
out:
	arena_free(&a);
	return r;
}

static unsigned unmark(struct screen *s)
{
	return written(s, app_peer_mark(app_of(s), record_list_selected(s)->id, false, NULL, NULL),
		_("No longer marked for peer review"));
}

static unsigned placement(struct screen *s)
{
	struct subject to = { 0, 0 };

	if (id_parse(record_get(record_list_selected(s), "placement"), &to.placement) < 0)
		return ui_failed(s);
	return ui_push(s, &placement_screen, &to);
}

static const struct ui_action actions[] = {
	{ "peer-card", "<Enter>", N_("card"), N_("The page for the group, without names or dates"), NEED_ROW,
		card },
	{ "peer-blind", "b", N_("blind"), N_("Blind round: a colleague weighs the facts first"),
		NEED_ROW | NEED_WRITABLE, blind },
	{ "peer-write", "e", N_("file"), N_("Write the page to a file"), NEED_ROW, export },
	{ "peer-unmark", "x", N_("unmark"), N_("Take the mark for peer review away"),
		NEED_ROW | NEED_WRITABLE, unmark },
	{ "peer-open", "o", N_("open"), N_("Open the placement"), NEED_ROW | NEED_PLACEMENT, placement },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops peer_cases_screen = {
	.name = "peer-review",
	.title = N_("Peer review"),
	.state_size = sizeof(struct record_list),
	.actions = actions,
	.open = open_list,
	.load = record_list_load,
	.list = record_list_of,
	.need = need,
	.done = record_list_done,
};

unsigned peer_review(struct screen *s)
{
	return ui_push(s, &peer_cases_screen, NULL);
}
