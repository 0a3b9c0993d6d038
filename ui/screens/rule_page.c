/* One rule: what it says, how it does, and what can be done with it. */
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/rules.h"

enum { NEED_LOCAL = NEED_OWN };

struct state {
	char *id; /* rules may be read again while it is open */
	const struct rule *rule;
	struct rule_tests tests;
	struct pager *pager;
};

static int open_rule(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	if (rules_index(app_of(s)->rules, arg) < 0)
		return err_set(ERR_NOTFOUND, _("There is no rule \"%.60s\"."), (const char *)arg);
	st->id = xstrdup(arg);
	st->pager = pager_new();
	return 0;
}

static const struct rule_statistics *statistics_of(struct screen *s, int rule)
{
	struct app *app = app_of(s);
	struct rule_statistics *st;
	size_t n;

	rule_wait(s, _("Weighing the whole caseload"));
	if (app_rule_statistics(app, date_add_months(app->today, -RULE_MONTHS), s->arena, &st, &n) < 0)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (st[i].rule == (size_t)rule)
			return &st[i];
	return NULL;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	int i = rules_index(app->rules, st->id), rc;
	struct rule_view view = { .app = app };

	st->rule = NULL;
	pager_reset(st->pager);
	if (i < 0) {
		pager_text(st->pager, ST_DIM, 0, _("This rule is no longer there."));
		return 0;
	}
	if ((rc = rule_tests_run(app, s->arena, &st->tests)) < 0)
		return rc;
	view.rule = (size_t)i;
	view.tests = &st->tests;
	view.statistics = statistics_of(s, i);
	if ((rc = rule_median_days(
		     app, st->id, date_add_months(app->today, -RULE_MONTHS), s->arena, &view.median)) < 0)
		return rc;
	rule_write(st->pager, &view, false);
	st->rule = rules_get(app->rules, (size_t)i);
	return 0;
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	if (!st->rule)
		return;
	*left = lang_text(st->rule->title);
	*right =
		arena_printf(a, "%s%s%s", rule_mark(st->rule), *rule_mark(st->rule) ? " " : "", st->rule->id);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	if (!st->rule)
		return _("This rule cannot be read.");
	if (bit == NEED_LOCAL && !st->rule->local && !rule_is_changed(st->rule))
		return _("Nothing was changed here: this is the rule as it is shipped.");
	return NULL;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	pager_free(&st->pager);
	free(st->id);
}

/* ---- actions ---- */

static const struct rule *rule_of(const struct screen *s)
{
	return ((const struct state *)s->state)->rule;
}

static unsigned edit(struct screen *s)
{
	return rule_edit(s, rule_of(s));
}

static unsigned parameters(struct screen *s)
{
	return ui_push(s, &parameters_screen, rule_of(s)->id);
}

static unsigned change_state(struct screen *s)
{
	return rule_change_state(s, rule_of(s));
}

static unsigned remove_local(struct screen *s)
{
	return rule_remove_local(s, rule_of(s));
}

static const struct ui_action actions[] = {
	{ "rule-edit", "e", N_("edit"), N_("Edit the text of this rule, as a rule of your own"),
		NEED_WRITABLE | NEED_OWN << 1, edit },
	{ "rule-parameters", "p", N_("limits"), N_("The limits this rule uses, to change them"),
		NEED_OWN << 1, parameters },
	{ "rule-state", "s", N_("state"),
		N_("On trial, in use, withdrawn or off; shows first what that does"),
		NEED_WRITABLE | NEED_OWN << 1, change_state },
	{ "rule-remove", "x", N_("undo it"), N_("Take the change made here away: back to the shipped rule"),
		NEED_WRITABLE | NEED_LOCAL, remove_local },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops rule_screen = {
	.name = "rule",
	.title = N_("Rule"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_rule,
	.load = load,
	.pager = pager,
	.need = need,
	.heading = heading,
	.done = done,
};
