/* Which screens a role has; and Today for a role without files: what there is for it to do. */
#include "screens/duty.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/list.h"
#include "screens/colleague.h"
#include "screens/erase.h"
#include "screens/field.h"
#include "screens/finding.h"
#include "screens/foot.h"
#include "screens/lasting.h"
#include "screens/person.h"
#include "screens/programme.h"
#include "screens/research.h"
#include "screens/reports.h"
#include "screens/waves.h"
#include "screens/weigh.h"

#define RIGHT(name) (1u << RIGHT_##name)
#define READERS (RIGHT(FILES) | RIGHT(OPEN) | RIGHT(RESEARCH))

/* ---- what may be opened ---- */

/* Of which one will do; a screen that is not here is for everyone, or is opened from one that is. */
static const struct {
	const struct screen_ops *ops;
	unsigned rights;
} rows[] = {
	{ &placements_screen, READERS },
	{ &employers_screen, READERS },
	{ &timeline_screen, READERS },
	{ &search_screen, READERS },
	{ &today_screen, RIGHT(FILES) },
	{ &import_screen, RIGHT(FILES) },
	{ &talks_screen, RIGHT(FILES) },
	{ &prepare_screen, RIGHT(FILES) },
	{ &takeouts_screen, RIGHT(FILES) },
	{ &takeout_new_screen, RIGHT(FILES) },
	{ &bring_screen, RIGHT(FILES) },
	{ &shelf_screen, RIGHT(FILES) },
	{ &weigh_later_screen, RIGHT(FILES) },
	{ &peer_cases_screen, RIGHT(FILES) | RIGHT(PEER) },
	{ &colleague_screen, RIGHT(OPEN) },
	{ &stand_ins_screen, RIGHT(HAND_OVER) | RIGHT(ASSIGN) },
	{ &erase_screen, RIGHT(PRIVACY) },
	{ &retention_screen, RIGHT(PRIVACY) | RIGHT(PERSON) },
	{ &requests_screen, RIGHT(PRIVACY) | RIGHT(PERSON) },
	{ &programme_screen, RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ &recruitment_screen, RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ &intake_screen, RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ &research_screen, RIGHT(RESEARCH) | RIGHT(PROGRAMME) | RIGHT(PRIVACY) },
	{ &lasting_screen, RIGHT(FILES) | RIGHT(PROGRAMME) | RIGHT(RESEARCH) },
	{ &findings_screen, RIGHT(FILES) },
	{ &reports_screen, RIGHT(FILES) | RIGHT(PROGRAMME) | RIGHT(PEER) },
	{ &team_screen, RIGHT(TEAM) },
	{ &waves_screen, RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ &hours_screen, RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ &meetings_screen, RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ &users_screen, RIGHT(USERS) },
	{ &connections_screen, RIGHT(USERS) },
};
enum { ROWS = sizeof rows / sizeof *rows };

static unsigned rights_of(const struct screen_ops *ops)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].ops == ops)
			return rows[i].rights;
	return 0;
}

int duty_allow(const struct app *app, const struct screen_ops *ops)
{
	unsigned rights = rights_of(ops);
	int first = -1;

	if (!rights)
		return 0;
	for (int i = 0; i < RIGHT_COUNT; i++) {
		if (!(rights & 1u << i))
			continue;
		if (app_may(app, (enum right)i))
			return 0;
		first = first < 0 ? i : first;
	}
	return app_allow(app, (enum right)first);
}

/* Commands of every screen that are of some roles; the others are of all. */
static const struct {
	const char *action;
	unsigned rights;
} commands[] = {
	{ "weigh-later", RIGHT(FILES) },
	{ "matrix", READERS },
	{ "talks", RIGHT(FILES) },
	{ "lists", READERS },
	{ "gaps", READERS },
	{ "duplicates", READERS },
	{ "absences", READERS },
	{ "peer-review", RIGHT(FILES) | RIGHT(PEER) },
	{ "takeouts", RIGHT(FILES) },
	{ "shelf", RIGHT(FILES) },
	{ "colleague", RIGHT(OPEN) },
	{ "hand-over", RIGHT(HAND_OVER) | RIGHT(ASSIGN) },
	{ "stand-in", RIGHT(HAND_OVER) | RIGHT(ASSIGN) },
	{ "read-log", RIGHT(FILES) | RIGHT(OPEN) | RIGHT(PRIVACY) },
	{ "person", RIGHT(PERSON) | RIGHT(PRIVACY) },
	{ "erase", RIGHT(PRIVACY) },
	{ "retention", RIGHT(PERSON) | RIGHT(PRIVACY) },
	{ "requests", RIGHT(PERSON) | RIGHT(PRIVACY) },
	{ "programme", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "recruitment", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "intake", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "research", RIGHT(RESEARCH) | RIGHT(PROGRAMME) | RIGHT(PRIVACY) },
	{ "lasting", RIGHT(FILES) | RIGHT(PROGRAMME) | RIGHT(RESEARCH) },
	{ "findings", RIGHT(FILES) },
	{ "reports", RIGHT(FILES) | RIGHT(PROGRAMME) | RIGHT(PEER) },
	{ "team", RIGHT(TEAM) },
	{ "waves", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "hours", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "meetings", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "users", RIGHT(USERS) },
	{ "connections", RIGHT(USERS) },
};
enum { COMMANDS = sizeof commands / sizeof *commands };

bool duty_offers(const struct app *app, const char *action)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].action, action) != 0)
			continue;
		for (int k = 0; k < RIGHT_COUNT; k++)
			if ((commands[i].rights & 1u << k) && app_may(app, (enum right)k))
				return true;
		return false;
	}
	return true;
}

void duty_tabs(const struct app *app, const struct ui_tab *all, size_t n, struct ui_tab *out, size_t *kept)
{
	*kept = 0;
	for (size_t i = 0; i < n; i++) {
		bool may = app_may(app, RIGHT_FILES);
		unsigned rights = rights_of(all[i].ops);
		for (int k = 0; k < RIGHT_COUNT && !may; k++)
			may = !rights || ((rights & 1u << k) && app_may(app, (enum right)k));
		if (may || i == 0)
			out[(*kept)++] = all[i];
	}
	if (!app_may(app, RIGHT_FILES))
		out[0].ops = &duty_screen;
}

/* ---- what there is to do ---- */

/* In the order in which they stand; those of other roles are left out. */
static const struct duty {
	enum right right;
	const char *action, *what; /* name of the global action; msgid */
	unsigned (*open)(struct screen *s);
} duties[] = {
	{ RIGHT_TEAM, "team", N_("Caseloads of the team in numbers; handing over"), team_open },
	{ RIGHT_PROGRAMME, "programme", N_("Programmes: what each region aims at, and how far it is"),
		programme_open },
	{ RIGHT_RESEARCH, "research", N_("Data about a programme under pseudonyms, for who studies it"),
		research_open },
	{ RIGHT_PROGRAMME, "lasting", N_("How long placements last, by what is on record about them"),
		lasting_open },
	{ RIGHT_PROGRAMME, "reports", N_("Reports of a region and of a programme"), reports_open },
	{ RIGHT_ASSIGN, "stand-in", N_("Who stands in for whom"), stand_ins_open },
	{ RIGHT_PEER, "peer-review", N_("Cases for peer review, without names"), peer_review },
	{ RIGHT_OPEN, "colleague", N_("A file by its name or number, opened with a reason"), colleague_open },
	{ RIGHT_PRIVACY, "requests", N_("Requests by law that wait for an answer"), requests_open },
	{ RIGHT_PRIVACY, "person", N_("Everything about one employee, as a page for that employee"), person_open },
	{ RIGHT_PRIVACY, "retention", N_("Files whose time has come: keep one longer, or erase it"), retention_open },
	{ RIGHT_PRIVACY, "erase", N_("Erase the file of a person for good: what would go, then the name"), erase_open },
	{ RIGHT_PRIVACY, "read-log", N_("Who opened whose file, when and why"), read_log_open },
	{ RIGHT_USERS, "users", N_("Accounts and their roles"), users_open },
	{ RIGHT_USERS, "connections", N_("Who has the caseload open now"), connections_open },
};
enum { DUTIES = sizeof duties / sizeof *duties, COLUMNS = 2 };

struct state {
	struct list list;
	struct rect foot;
	struct list_row row[DUTIES];
	const struct duty *duty[DUTIES];
	size_t n;
};

static const struct list_column columns[COLUMNS] = {
	{ NULL, 14, 16, 0, ALIGN_LEFT },
	{ NULL, 30, 0, 0, ALIGN_LEFT },
};

static int open_duty(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("This role looks at what the other tabs show.");
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;

	st->n = 0;
	for (size_t i = 0; i < DUTIES; i++) {
		if (!app_may(app_of(s), duties[i].right))
			continue;
		st->duty[st->n] = &duties[i];
		st->row[st->n] = (struct list_row){ .id = (int64_t)i + 1,
			.cells = { arena_printf(s->arena, ":%s", duties[i].action), _(duties[i].what) } };
		st->n++;
	}
	list_set_rows(&st->list, st->row, sizeof *st->row, st->n);
	return 0;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct app *app = app_of(s);

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c,
		app_may(app, RIGHT_RESEARCH) && app->shared
			? _("You see every file without names and without free text; programmes are yours to"
				" set up.")
		: app_may(app, RIGHT_BACKUP)
			? _("This role has no files of its own. Copies are made outside the screens: anker backup, anker "
			    "restore.")
			: _("This role has no files of its own. Guides and rules are under their tabs."));
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct app *app = app_of(s);

	*left = arena_printf(a, "%s (%s)", app->user, app->roles ? app->roles : "");
	(void)right;
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

static unsigned enter(struct screen *s)
{
	const struct state *st = s->state;

	return st->list.sel < st->n ? st->duty[st->list.sel]->open(s) : UI_NONE;
}

static const struct ui_action actions[] = {
	{ "duty-open", "<Enter>", N_("open"), N_("Open what is selected"), NEED_ROW, enter },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops duty_screen = {
	.name = "duty",
	.title = N_("Today"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_duty,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};
