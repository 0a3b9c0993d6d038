/* Who stands in for whom; naming one, ending one; handing files over. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/colleague.h"
#include "screens/foot.h"

enum { C_FOR, C_WHO, C_FROM, C_UNTIL, C_NOTE, COLUMNS };

struct state {
	struct stand_in *row; /* in s->arena */
	size_t n;
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_FOR] = { N_("For"), 14, 24, 0, ALIGN_LEFT },
	[C_WHO] = { N_("Stands in"), 12, 24, 0, ALIGN_LEFT },
	[C_FROM] = { N_("From"), 6, 12, 1, ALIGN_LEFT },
	[C_UNTIL] = { N_("Until"), 6, 12, 0, ALIGN_LEFT },
	[C_NOTE] = { N_("Note"), 12, 0, 2, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct state *st = state_of(ctx);
	struct app *app = app_of(ctx);

	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct stand_in *si = &st->row[offset + i];

		rows[i].id = si->id;
		rows[i].cells[C_FOR] = si->expert_name;
		rows[i].cells[C_WHO] = colleague_who(app, si->login, a);
		rows[i].cells[C_FROM] = date_short(a, si->first, app->today);
		rows[i].cells[C_UNTIL] = date_short(a, si->last, app->today);
		rows[i].cells[C_NOTE] = text_clean(a, si->note, false);
		rows[i].styles[C_FROM] = si->first > app->today ? ST_DIM : ST_NORMAL;
	}
	return 0;
}

static int open_list(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.empty = N_("Nobody stands in for anybody, now or later. %s names a colleague who sees your files and "
			    "works in them, from one day until another.");
	st->list.empty_action = "stand-in-new";
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	int rc = store_stand_ins(app_of(s)->store, app_of(s)->today, s->arena, &st->row, &st->n);

	if (rc < 0)
		st->n = 0;
	list_set_count(&st->list, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	list_layout(&state_of(s)->list, foot_layout(area, &state_of(s)->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, st->list.sel < st->n ? text_clean(a, st->row[st->list.sel].note, false) : NULL);
	arena_free(&a);
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- naming and ending one ---- */

static unsigned add(struct screen *s)
{
	struct app *app = app_of(s);
	struct arena *a = arena_new();
	const struct record *who;
	day first, last;
	char *note;
	int rc = app->expert ? 0
			     : err_set(ERR_INVALID, "%s",
				       _("You have no files of your own; for others: anker stand-in EXPERT --of EXPERT."));

	if (rc < 0 || (rc = colleague_pick(s, _("Who stands in for you?"), a, &who)) < 0 ||
		(rc = ui_ask_date(s, _("From:"), _("today"), &first)) < 0 || (rc = ui_ask_date(s, _("Until:"), "+2w", &last)) < 0 ||
		(rc = ui_ask(s, &(struct ask){ .label = _("Note for your colleague:") }, a, &note)) < 0)
		goto out;
	rc = app_stand_in(app, app->expert, record_text(who, "login"), first, last, note);
	if (rc == 0)
		ui_toast(s, _("%s stands in for you until %s"), record_title(who, a), date_long(a, last));
out:
	arena_free(&a);
	return rc < 0 && rc != ERR_STOPPED ? ui_failed(s) : UI_LOAD;
}

static unsigned end(struct screen *s)
{
	const struct state *st = state_of(s);

	if (app_stand_in_end(app_of(s), st->row[st->list.sel].id) < 0)
		return ui_failed(s);
	ui_toast(s, "%s", _("The stand-in is ended; both are told"));
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "stand-in-new", "a", N_("add"), N_("Name a colleague who stands in for you"), NEED_WRITABLE, add },
	{ "stand-in-end", "x", N_("end"), N_("End the selected stand-in now"), NEED_ROW | NEED_WRITABLE | NEED_CONFIRM,
		end },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops stand_ins_screen = {
	.name = "stand-in",
	.title = N_("Standing in"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_list,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.done = done,
};

unsigned stand_ins_open(struct screen *s)
{
	if (!app_of(s)->shared)
		return ui_error(s, "%s", _("This caseload is your own: there is nobody to stand in."));
	return app_allow(app_of(s), RIGHT_HAND_OVER) < 0 && app_allow(app_of(s), RIGHT_ASSIGN) < 0 ?
		ui_failed(s) : ui_push(s, &stand_ins_screen, NULL);
}
