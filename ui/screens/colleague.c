/* A colleague's file: whose it is, and opening it with a reason for a while. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/colleague.h"
#include "screens/foot.h"
#include "screens/records.h"

enum { C_FILE, C_WHOSE, COLUMNS };

struct state {
	char *typed; /* owned */
	struct elsewhere_file *file; /* in `found` */
	size_t n;
	struct arena *found; /* asked once: each time is in the read log */
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_FILE] = { N_("The file"), 30, 0, 0, ALIGN_LEFT },
	[C_WHOSE] = { N_("Whose"), 16, 30, 0, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct state *st = state_of(ctx);

	(void)a;
	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct elsewhere_file *f = &st->file[offset + i];

		rows[i].id = record_row_id(f->entity, f->id);
		rows[i].cells[C_FILE] = f->title;
		rows[i].cells[C_WHOSE] = *f->expert ? f->expert : _("nobody");
	}
	return 0;
}

static int open_files(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->typed = xstrdup(arg);
	st->found = arena_new();
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.empty = N_("No colleague has a file under exactly that name or number. %s looks for another: the "
			    "whole family name, or the file's own number.");
	st->list.empty_action = "colleague-find";
	if (!app_of(s)->shared)
		st->list.empty = N_("No restricted file is closed: those that are open stand in the lists.");
	return app_find_elsewhere(app_of(s), st->typed, st->found, &st->file, &st->n);
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);

	list_set_count(&st->list, st->n);
	return 0;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	list_layout(&state_of(s)->list, foot_layout(area, &state_of(s)->foot));
}

static const struct elsewhere_file *selected(const struct screen *s)
{
	const struct state *st = state_of(s);

	return st->list.sel < st->n ? &st->file[st->list.sel] : NULL;
}

/* What opening the selected one means. */
static const char *meaning(const struct screen *s)
{
	const struct elsewhere_file *f = selected(s);

	if (!f)
		return NULL;
	if (!app_of(s)->shared)
		return _("Restricted: these files stand in no list. Enter opens one for a while, with a reason, which is "
			 "kept; then the restriction can be ended too.");
	if (f->own)
		return _("Your own, and restricted: it stands in no list. Enter opens it for a while, with a reason, "
			 "which stays in the read log.");
	return f->told ? _("Enter opens it for a while, with a reason. The colleague sees who opened it and why, and it "
			   "stays in the read log.")
		       : _("Nobody's file. Enter opens it for a while, with a reason, which stays in the read log.");
}

static void paint(const struct screen *s, struct canvas *c)
{
	list_paint(&state_of(s)->list, c, true);
	foot_paint(s, &state_of(s)->foot, c, meaning(s));
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	*left = app_of(s)->shared ? arena_printf(a, _("Files of colleagues: %s"), state_of(s)->typed)
				  : _("Restricted files");
	*right = NULL;
}

static void done(struct screen *s)
{
	struct state *st = state_of(s);

	free(st->typed);
	arena_free(&st->found);
	list_done(&st->list);
}

/* ---- opening one ---- */

static int ask_kind(struct screen *s, const struct elsewhere_file *f, const char **kind)
{
	enum { MOST = 8 };
	struct pick picks[MOST];
	size_t n = 0;
	int i;

	*kind = "other";
	if (f->own) /* nobody else asked */
		return 0;

	for (; choices_opened[n].code && n < MOST; n++)
		picks[n] = (struct pick){ choices_opened[n].code, lang_text(choices_opened[n].label), NULL };
	i = ui_pick(s, _("Why do you open this file?"), picks, n, NULL);
	*kind = i < 0 ? NULL : picks[i].code;
	return i < 0 ? ERR_STOPPED : 0;
}

static int ask_minutes(struct screen *s, struct arena *a, int *minutes)
{
	const struct app *app = app_of(s);
	int usual = rules_parameter_number(app->rules, "inzage_minuten", app->today, 0);
	char *typed, *end;

	if (ui_ask(s,
		    &(struct ask){ .label = _("For how many minutes?"),
			    .text = usual ? arena_printf(a, "%d", usual) : NULL },
		    a, &typed) < 0)
		return ERR_STOPPED;
	*minutes = (int)strtol(typed, &end, 10);
	if (*minutes < 0 || *end || end == typed)
		return err_set(ERR_INVALID, "%s", _("type a number of minutes, such as 60"));
	return 0;
}

static unsigned enter(struct screen *s)
{
	const struct elsewhere_file *f = selected(s);
	const struct ask why = { .label = f->own ? _("Why is this restricted file opened?")
				 : f->told ? _("Reason, as your colleague will read it:")
					   : _("Reason, for the read log:") };
	struct arena *a = arena_new();
	const char *kind, *until;
	char *reason;
	int minutes, rc;
	unsigned react = UI_PAINT;

	if ((rc = ask_kind(s, f, &kind)) < 0 ||
		(rc = ui_ask(s, &why, a, &reason)) < 0 ||
		(rc = ask_minutes(s, a, &minutes)) < 0)
		goto out;
	rc = app_open_with_reason(app_of(s), f->entity, f->id, kind, reason, minutes, &until, a);
	if (rc == 0)
		react = record_open(s, f->entity, f->id);
out:
	if (rc < 0 && rc != ERR_STOPPED)
		react = ui_failed(s);
	arena_free(&a);
	return react;
}

unsigned colleague_open(struct screen *s)
{
	struct arena *a = arena_new();
	unsigned react = UI_PAINT;
	char *typed;

	if (!app_of(s)->shared && !store_withholds(app_of(s)->store))
		react = ui_error(s, "%s", _("This caseload is your own: every file in it is open."));
	else if (!app_of(s)->shared)
		react = ui_push(s, &colleague_screen, "");
	else if (ui_ask(s, &(struct ask){ .label = _("Whole family name, or number:") }, a, &typed) == 0 &&
		*typed)
		react = ui_push(s, &colleague_screen, typed);
	arena_free(&a);
	return react;
}

static unsigned find(struct screen *s)
{
	unsigned react = colleague_open(s);

	ui_close_below(s, &colleague_screen);
	return react;
}

static const struct ui_action actions[] = {
	{ "colleague-file", "<Enter>", N_("open"), N_("Open the file for a while, with a reason, which the colleague sees"),
		NEED_ROW | NEED_WRITABLE, enter },
	{ "colleague-find", "f", N_("find"), N_("Look for another name or number"), 0, find },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops colleague_screen = {
	.name = "colleague",
	.title = N_("Files of colleagues"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_files,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};
