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
#include "core/list.h"
#include "screens/places.h"
#include "screens/weigh.h"

enum { NEED_PLACEMENT = NEED_OWN };

struct state {
	struct record **r; /* in s->arena */
	size_t n;
	struct list list;
};

static const struct list_column columns[] = {
	{ N_("Suggestion"), 24, 0, 0, ALIGN_LEFT },
	{ N_("Decision"), 12, 22, 1, ALIGN_LEFT },
	{ N_("Question to the group"), 20, 0, 0, ALIGN_LEFT },
};

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	const struct state *st = s->state;
	struct app *app = app_of(s);

	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct record *r = st->r[offset + i];
		const char *id = record_get(r, "rule");
		int rule = rules_index(app->rules, id);

		rows[i].id = r->id;
		rows[i].cells[0] = rule < 0 ? id : lang_text(rules_get(app->rules, (size_t)rule)->title);
		rows[i].cells[1] = detail_value(app, r, "verdict", a);
		rows[i].cells[2] = record_get(r, "peer_question");
		rows[i].styles[2] = ST_DIM;
	}
	return 0;
}

static int open_cases(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.empty = N_("No case is marked for peer review. On a suggestion, i marks it.");
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int rc = app_peer_cases(app_of(s), s->arena, &st->r, &st->n);

	if (rc < 0)
		st->n = 0;
	list_set_count(&st->list, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

static const struct record *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.sel < st->n ? st->r[st->list.sel] : NULL;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct record *r = selected(s);

	if (bit == NEED_PLACEMENT && !(r && record_get(r, "placement")))
		return _("This is about the employer, not about one placement.");
	return NULL;
}

/* ---- actions ---- */

static int fill_card(struct pager *p, void *ctx)
{
	struct screen *s = ctx;
	char *text;
	int rc = app_peer_card(app_of(s), selected(s)->id, false, s->arena, &text);

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
	return ui_push(s, &peer_blind_screen, &selected(s)->id);
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
			((struct state *)s->state)->list.sel + 1) };
	char *path, *text;
	unsigned r = UI_PAINT;

	if (ui_ask(s, &ask, a, &path) < 0 || !*path)
		goto out;
	if (app_peer_card(app_of(s), selected(s)->id, false, a, &text) < 0 || write_file(path, text) < 0)
		r = ui_failed(s);
	else
		ui_toast(s, _("Written to %s, for you alone to read"), path);
out:
	arena_free(&a);
	return r;
}

static unsigned unmark(struct screen *s)
{
	return written(s, app_peer_mark(app_of(s), selected(s)->id, false, NULL, NULL),
		_("No longer marked for peer review"));
}

static unsigned placement(struct screen *s)
{
	struct subject to = { 0, 0 };

	if (id_parse(record_get(selected(s), "placement"), &to.placement) < 0)
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
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_cases,
	.load = load,
	.list = list,
	.need = need,
	.done = done,
};

unsigned peer_review(struct screen *s)
{
	return ui_push(s, &peer_cases_screen, NULL);
}
