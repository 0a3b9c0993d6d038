/* The team: caseloads by the name of the expert, in numbers; handing over what is unassigned or too
 * much, and a stand-in, without reading a file. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/colleague.h"
#include "screens/duty.h"
#include "screens/foot.h"

enum { NEED_EXPERT = NEED_OWN, NEED_PLACEMENTS = NEED_OWN << 1 };
enum { C_NAME, C_PLACEMENTS, C_EMPLOYERS, C_OVERDUE, C_AWAY, COLUMNS };

struct state {
	struct list list;
	struct rect foot;
	struct team team;
};

static const struct list_column columns[COLUMNS] = {
	[C_NAME] = { N_("Expert"), 18, 0, 0, ALIGN_LEFT },
	[C_PLACEMENTS] = { N_("Placements"), 10, 11, 0, ALIGN_RIGHT },
	[C_EMPLOYERS] = { N_("Employers"), 10, 11, 1, ALIGN_RIGHT },
	[C_OVERDUE] = { N_("Overdue"), 9, 9, 0, ALIGN_RIGHT },
	[C_AWAY] = { N_("Away"), 22, 0, 2, ALIGN_LEFT },
};

static int open_team(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("There are no experts with placements yet.");
	return 0;
}

static const char *number(struct arena *a, int64_t n)
{
	return arena_printf(a, "%lld", (long long)n);
}

static void fill(struct arena *a, const struct team_row *t, struct list_row *row)
{
	*row = (struct list_row){ .id = t->expert, .cells = { [C_NAME] = t->name,
		[C_PLACEMENTS] = number(a, t->placements), [C_EMPLOYERS] = number(a, t->employers),
		[C_OVERDUE] = number(a, t->overdue), [C_AWAY] = t->away } };
}

/* Placements without an expert are a row of their own, so that they can be handed over. */
static int load(struct screen *s)
{
	struct state *st = s->state;
	int rc = app_team(app_of(s), s->arena, &st->team);
	size_t n = rc ? 0 : st->team.n;
	struct list_row *row = arena_alloc(s->arena, (n + 1) * sizeof *row);

	for (size_t i = 0; i < n; i++)
		fill(s->arena, &st->team.row[i], &row[i]);
	if (rc == 0 && st->team.unassigned)
		row[n++] = (struct list_row){ .id = 0, .cells = { [C_NAME] = _("(no expert)"),
			[C_PLACEMENTS] = number(s->arena, st->team.unassigned) } };
	list_set_rows(&st->list, row, sizeof *row, n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static const struct team_row *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.sel < st->team.n ? &st->team.row[st->list.sel] : NULL;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct arena *a = arena_new();
	const char *left = st->team.left
		? arena_printf(a, ngettext("%lld placement is of an expert who left: hand it over.",
			"%lld placements are of experts who left: hand them over.", (unsigned long)st->team.left),
			(long long)st->team.left)
		: _("Overdue: placements with a talk that is late, or an action past its day.");

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, left);
	arena_free(&a);
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct team_row *t = selected(s);

	if (bit == NEED_EXPERT && !t)
		return _("These placements have no expert.");
	if (bit == NEED_PLACEMENTS && t && !t->placements)
		return _("There is nothing to hand over.");
	return NULL;
}

/* Whom, and with which note; false: told, or Esc. */
static bool ask_whom(struct screen *s, const char *title, struct arena *a, const struct record **to, char **note)
{
	int rc = colleague_pick(s, title, a, to);

	if (rc == ERR_STOPPED)
		return false;
	if (rc < 0) {
		ui_failed(s);
		return false;
	}
	return ui_ask(s, &(struct ask){ .label = _("Note for them:") }, a, note) == 0;
}

static unsigned hand(struct screen *s)
{
	const struct team_row *t = selected(s);
	struct arena *a = arena_new();
	const struct record *to;
	char *note;
	size_t moved;
	unsigned r = UI_PAINT;

	if (!ask_whom(s, t ? arena_printf(a, _("Hand over the caseload of %s to:"), t->name)
			   : _("Hand over what has no expert to:"), a, &to, &note))
		goto out;
	const struct hand_over h = { .from = t ? t->expert : 0, .to = to->id, .note = note };
	if (app_hand_over(app_of(s), &h, &moved, NULL) < 0) {
		r = ui_failed(s);
	} else {
		ui_toast(s, ngettext("%zu placement handed over to %s", "%zu placements handed over to %s", moved),
			moved, record_title(to, a));
		r = UI_LOAD;
	}
out:
	arena_free(&a);
	return r;
}

static unsigned stand_in(struct screen *s)
{
	const struct team_row *t = selected(s);
	struct arena *a = arena_new();
	const struct record *who;
	char *note;
	day first, last;
	unsigned r = UI_PAINT;

	if (!ask_whom(s, arena_printf(a, _("Who stands in for %s?"), t->name), a, &who, &note) ||
		ui_ask_date(s, _("From:"), NULL, &first) < 0 || ui_ask_date(s, _("Until, that day too:"), NULL, &last) < 0)
		goto out;
	r = app_stand_in(app_of(s), t->expert, record_text(who, "login"), first, last, note) < 0 ? ui_failed(s)
												 : UI_LOAD;
out:
	arena_free(&a);
	return r;
}

static const struct ui_action actions[] = {
	{ "team-hand-over", "h", N_("hand on"), N_("Hand this caseload over to a colleague"),
		NEED_ROW | NEED_WRITABLE | NEED_PLACEMENTS, hand },
	{ "team-stand-in", "s", N_("stand-in"), N_("Name who stands in for this expert"),
		NEED_ROW | NEED_WRITABLE | NEED_EXPERT, stand_in },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops team_screen = {
	.name = "team",
	.title = N_("Team"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_team,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.done = done,
};

unsigned team_open(struct screen *s)
{
	return ui_push(s, &team_screen, NULL);
}
