/* Accounts of a shared caseload and their roles: who has which, and had. */
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/duty.h"

enum { NEED_HOLDS = NEED_OWN, NEED_SHARED = NEED_OWN << 1 };
enum { C_LOGIN, C_ROLE, C_SINCE, C_BY, C_UNTIL, COLUMNS };
static const char expert_role[] = "expert";

struct state {
	struct list list;
	struct member *member;
	size_t n;
};

static const struct list_column columns[COLUMNS] = {
	[C_LOGIN] = { N_("Account"), 10, 14, 0, ALIGN_LEFT },
	[C_ROLE] = { N_("Role"), 19, 0, 0, ALIGN_LEFT },
	[C_SINCE] = { N_("Since"), 11, 12, 1, ALIGN_LEFT },
	[C_BY] = { N_("Given by"), 12, 12, 2, ALIGN_LEFT },
	[C_UNTIL] = { N_("Until"), 20, 26, 0, ALIGN_LEFT },
};

static const char *role_label(const char *code)
{
	const struct role_row *role = app_role(code);

	return role ? lang_text(role->label) : code;
}

static int open_users(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = app_of(s)->shared
		? N_("Nobody has a role yet. %s gives one.")
		: N_("This caseload is your own. 'anker init --shared FILE' makes one for a team.");
	st->list.empty_action = app_of(s)->shared ? "user-add" : NULL;
	return 0;
}

static void fill(struct screen *s, const struct member *m, struct list_row *row)
{
	struct arena *a = s->arena;
	const day today = app_of(s)->today;

	row->id = m->id;
	row->cells[C_LOGIN] = text_clean(a, m->login, false);
	row->cells[C_ROLE] = role_label(m->role);
	row->cells[C_SINCE] = date_short(a, moment_day(m->since), today);
	row->cells[C_BY] = text_clean(a, m->by, false);
	if (m->until)
		row->cells[C_UNTIL] = arena_printf(a, _("%s, by %s"), date_short(a, moment_day(m->until), today),
			text_clean(a, m->until_by ? m->until_by : "", false));
	for (int i = 0; m->until && i < COLUMNS; i++)
		row->styles[i] = ST_DIM;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct list_row *row = NULL;
	int rc = app_members(app_of(s), true, s->arena, &st->member, &st->n);

	if (rc == 0 && st->n)
		row = arena_alloc(s->arena, st->n * sizeof *row);
	for (size_t i = 0; row && i < st->n; i++) {
		row[i] = (struct list_row){ .id = 0 };
		fill(s, &st->member[i], &row[i]);
	}
	list_set_rows(&st->list, row, sizeof *row, rc ? 0 : st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static const struct member *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.sel < st->n ? &st->member[st->list.sel] : NULL;
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	if (bit == NEED_SHARED && !app_of(s)->shared)
		return _("This caseload is your own: roles are for one that is shared.");
	if (bit == NEED_HOLDS && selected(s) && selected(s)->until)
		return _("This role has ended already.");
	return NULL;
}

static const char *pick_role(struct screen *s, struct arena *a)
{
	size_t n;
	const struct role_row *role = app_roles(&n);
	struct pick *pick = arena_alloc(a, n * sizeof *pick);

	for (size_t i = 0; i < n; i++)
		pick[i] = (struct pick){ role[i].code, lang_text(role[i].label), lang_text(role[i].help) };
	int i = ui_pick(s, _("Which role?"), pick, n, NULL);
	return i < 0 ? NULL : role[i].code;
}

static unsigned add(struct screen *s)
{
	struct arena *a = arena_new();
	char *login, *name = NULL;
	const char *role;
	unsigned r = UI_PAINT;

	if (ui_ask(s, &(struct ask){ .label = _("Account on this machine:") }, a, &login) < 0 || !*login ||
		!(role = pick_role(s, a)))
		goto out;
	if (strcmp(role, expert_role) == 0 &&
		ui_ask(s, &(struct ask){ .label = _("Name (empty: as the account says):") }, a, &name) < 0)
		goto out;
	if (app_member_add(app_of(s), text_trim(a, login), role, name) < 0) {
		r = ui_failed(s);
	} else {
		ui_toast(s, _("%s is %s"), text_clean(a, login, false), role_label(role));
		r = UI_LOAD;
	}
out:
	arena_free(&a);
	return r;
}

static unsigned end(struct screen *s)
{
	const struct member *m = selected(s);
	struct arena *a = arena_new();
	unsigned r = UI_PAINT;

	if (!ui_confirm(s, _("End the role %s of %s? What they have open ends too."), role_label(m->role),
		    text_clean(a, m->login, false)))
		goto out;
	r = app_member_end(app_of(s), m->login, m->role) < 0 ? ui_failed(s) : UI_LOAD;
out:
	arena_free(&a);
	return r;
}

static const struct ui_action actions[] = {
	{ "user-add", "a", N_("add"), N_("Give an account a role"), NEED_WRITABLE | NEED_SHARED, add },
	{ "user-end", "x", N_("end"), N_("End the selected role"), NEED_ROW | NEED_WRITABLE | NEED_HOLDS, end },
	{ "user-connections", "c", N_("open now"), N_("Who has the caseload open now"), 0, connections_open },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops users_screen = {
	.name = "users",
	.title = N_("Accounts and roles"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_users,
	.load = load,
	.list = list,
	.need = need,
	.done = done,
};

unsigned users_open(struct screen *s)
{
	return ui_push(s, &users_screen, NULL);
}
