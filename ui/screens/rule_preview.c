/* What a change of the rules would do to the caseload, before it does: Enter
 * applies it, Esc changes nothing. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/counts.h"
#include "screens/rules.h"

enum { NEED_AGAIN = NEED_OWN, MOST_RULES = 12, MOST_NOTES = 16 };

struct state {
	struct arena *kept; /* the copied change */
	struct rule_change change;
	struct pager *pager;
	size_t faults;      /* that the change would make */
	bool over;          /* applied, or being changed further: nothing to work out */
};

void rule_wait(struct screen *s, const char *what)
{
	if (counts_now()->placements >= RULE_MANY)
		ui_progress(s, 0, 1, what);
}

static int open_preview(struct screen *s, const void *arg)
{
	const struct rule_change *from = arg;
	struct state *st = s->state;
	struct arena *a = st->kept = arena_new();
	size_t n = 0;

	st->change = (struct rule_change){ arena_strdup(a, from->title), arena_strdup(a, from->file),
		arena_strdup(a, from->text), arena_strdup(a, from->rule), from->tests, NULL,
		arena_strdup(a, from->done), from->ctx, from->again, from->closed };
	if (from->note) {
		const char **note = arena_alloc(a, (MOST_NOTES + 1) * sizeof *note);

		for (; from->note[n] && n < MOST_NOTES; n++)
			note[n] = arena_strdup(a, from->note[n]);
		st->change.note = note;
	}
	st->pager = pager_new();
	return 0;
}

/* ---- the text ---- */

static void heading_line(struct pager *p, const char *text)
{
	pager_text(p, ST_NORMAL, 0, "");
	pager_text(p, ST_TITLE, 0, text);
}

/* The usual number of new ones in a week, rounded; and each week. */
static void weeks(struct pager *p, const struct effect *e, struct arena *a)
{
	enum { WEEKS = sizeof e->weekly / sizeof *e->weekly };
	size_t sum = 0;
	char *each = arena_strdup(a, "");

	for (size_t i = 0; i < WEEKS; i++) {
		sum += e->weekly[i];
		each = arena_printf(a, "%s%s%zu", each, i ? " " : "", e->weekly[i]);
	}
	pager_span(p, ST_BOLD, arena_printf(a, "+%zu, −%zu", e->appears, e->vanishes));
	pager_span(p, ST_NORMAL, arena_printf(a, _(", per week after that: %zu"), (sum + WEEKS / 2) / WEEKS));
	pager_span(p, ST_DIM, arena_printf(a, _("  (week by week: %s)"), each));
	pager_end(p, 0, 0);
}

static void per_rule(struct pager *p, const struct effect *e, struct arena *a)
{
	if (e->nrules)
		heading_line(p, _("Per rule"));
	for (size_t i = 0; i < e->nrules && i < MOST_RULES; i++) {
		pager_span(p, ST_BOLD,
			arena_printf(a, "+%-4zu −%-4zu ", e->rule[i].appears, e->rule[i].vanishes));
		pager_span(p, ST_NORMAL, e->rule[i].title);
		pager_end(p, 2, 12);
	}
	if (e->nrules > MOST_RULES)
		pager_text(p, ST_DIM, 2, arena_printf(a, _("and %zu more rules"), e->nrules - MOST_RULES));
}

static void sample(struct pager *p, const struct effect *e, struct arena *a)
{
	if (e->nsample)
		heading_line(p, e->nsample < e->appears ? _("Some of those that would appear")
							: _("Those that would appear"));
	for (size_t i = 0; i < e->nsample; i++) {
		const struct suggestion *sg = &e->sample[i];

		pager_span(p, ST_DIM, "· ");
		pager_span(p, ST_NORMAL,
			*sg->employee ? arena_printf(a, "%s · %s", sg->employee, sg->employer_name)
				      : sg->employer_name);
		pager_span(p, ST_DIM, arena_printf(a, "  %s", sg->title));
		pager_end(p, 2, 2);
	}
}

static void write_effect(struct pager *p, const char *title, const struct effect *e, struct arena *a)
{
	heading_line(p, title);
	weeks(p, e, a);
	if (!e->appears && !e->vanishes)
		pager_text(p, ST_DIM, 0, _("Nothing appears or vanishes today."));
	per_rule(p, e, a);
	sample(p, e, a);
}

static bool on_trial(const struct ruleset *rs, const char *rule)
{
	int i = rule ? rules_index(rs, rule) : -1;

	return i >= 0 && rules_get(rs, (size_t)i)->state == RULE_TRIAL && !rules_get(rs, (size_t)i)->off;
}

/* The text with its rule in use, in the words it is written in. */
static char *in_use_text(const char *text, const char *rule, struct arena *a)
{
	if (strncmp(text, "language en", 11) == 0 || strstr(text, "\nlanguage en"))
		return arena_printf(a, "%s\nrule %s state in use \"-\"\n", text, rule);
	return arena_printf(a, "%s\nregel %s stand in gebruik \"-\"\n", text, rule);
}

/* A text being written that is on trial: what it would do when it is used. */
static int write_trial(struct screen *s)
{
	struct state *st = s->state;
	const char *text = st->change.text;
	struct ruleset *used;
	struct effect effect;
	int rc;

	pager_text(st->pager, ST_SOON, 0,
		_("It is on trial: weighed and counted, suggested to nobody. Change its state when it does "
		  "well."));
	if (!text || strcmp(st->change.file, rules_file_states) == 0)
		return 0;
	rc = app_rules_with(app_of(s), st->change.file, in_use_text(text, st->change.rule, s->arena), &used);
	if (rc == 0 && !on_trial(used, st->change.rule) &&
		(rc = app_effect(app_of(s), used, s->arena, &effect)) == 0)
		write_effect(st->pager, _("Effect when it is in use"), &effect, s->arena);
	rules_free(&used);
	return rc;
}

static void write_tests(struct state *st, const struct ruleset *rs, struct arena *a)
{
	struct rule_tests tests;

	heading_line(st->pager, _("Its tests"));
	rule_tests_of(rs, a, &tests);
	rule_tests_write(st->pager, &tests, st->change.rule, st->change.file, a);
}

static int write_all(struct screen *s, const struct ruleset *rs)
{
	struct state *st = s->state;
	struct pager *p = st->pager;
	struct effect effect;
	size_t *fault;
	int rc;

	for (const char *const *n = st->change.note; n && *n; n++)
		pager_text(p, ST_NORMAL, 0, *n);
	st->faults = rule_new_faults(app_of(s), rs, st->change.file, s->arena, &fault);
	for (size_t i = 0; i < st->faults; i++)
		pager_text(p, ST_ERROR, 0, rules_error_show(rules_error(rs, fault[i]), s->arena));
	rule_wait(s, _("Weighing the whole caseload, twice"));
	if ((rc = app_effect(app_of(s), rs, s->arena, &effect)) < 0 ||
		(on_trial(rs, st->change.rule) && (rc = write_trial(s)) < 0))
		return rc;
	write_effect(p, _("Effect on the caseload now"), &effect, s->arena);
	if (st->change.tests)
		write_tests(st, rs, s->arena);
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct ruleset *rs;
	int rc;

	if (st->over)
		return 0;
	pager_reset(st->pager);
	if ((rc = app_rules_with(app_of(s), st->change.file, st->change.text, &rs)) < 0)
		return rc;
	rc = write_all(s, rs);
	rules_free(&rs);
	return rc;
}

/* ---- screen ---- */

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	(void)a;
	*left = st->change.title;
	*right = st->faults ? _("before it takes effect, with faults") : _("before it takes effect");
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	if (bit == NEED_AGAIN && !st->change.again)
		return _("There is nothing to change further here.");
	return NULL;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	if (st->change.closed)
		st->change.closed(st->change.ctx);
	pager_free(&st->pager);
	arena_free(&st->kept);
}

/* ---- actions ---- */

static unsigned apply(struct screen *s)
{
	struct state *st = s->state;

	if (st->faults &&
		!ui_confirm(s, _("There is a fault in %s. Put it there all the same?"), st->change.file))
		return UI_PAINT;
	if (app_rules_save(app_of(s), st->change.file, st->change.text) < 0)
		return ui_failed(s);
	st->over = true;
	ui_load_all(s);
	counts_forget();
	ui_toast(s, "%s", st->change.done);
	return UI_BACK;
}

static unsigned again(struct screen *s)
{
	struct state *st = s->state;
	unsigned r = st->change.again(s, st->change.ctx);

	st->over = true;
	st->change.closed = NULL; /* it went on to the next screen */
	return r;
}

static const struct ui_action actions[] = {
	{ "preview-apply", "<Enter>", N_("apply"), N_("Let the change take effect"), NEED_WRITABLE, apply },
	{ "preview-again", "e", N_("edit"), N_("Go on changing it"), NEED_AGAIN, again },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops rule_preview_screen = {
	.name = "rule-preview",
	.title = N_("Before it takes effect"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_preview,
	.load = load,
	.pager = pager,
	.need = need,
	.heading = heading,
	.done = done,
};
