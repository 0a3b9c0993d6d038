/* What was weighed so far: begun from a suggestion or a decision, then answered. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/answers.h"
#include "screens/counts.h"
#include "screens/weigh.h"

/* The field of a decision that holds a value, if one does. */
static const char *const fields[W_VALUES] = {
	[W_IMPRESSION] = "impression", [W_MISSING] = "disputed", [W_CLIENT] = "client_view",
	[W_VERDICT] = "verdict", [W_REASON] = "reason", [W_NOTE] = "note", [W_TURNING] = "turning_point",
	[W_FACT] = "turning_fact", [W_EXPLAINED] = "explained",
};

void weigh_set(struct weigh *w, enum weigh_value i, const char *text)
{
	char *copy = text && *text ? xstrdup(text) : NULL; /* text may be the value itself */

	free(w->value[i]);
	w->value[i] = copy;
}

int weigh_seconds(const struct weigh *w)
{
	enum { MS = 1000 };

	return w->before + (int)((clock_ms() - w->began) / MS);
}

/* ---- beginning ---- */

static void copy_suggestion(struct weigh *w, const struct suggestion *sg)
{
	struct arena *a = w->arena;

	w->sg = *sg;
	w->sg.id = arena_strdup(a, sg->id);
	w->sg.title = arena_strdup(a, sg->title);
	w->sg.employee = arena_strdup(a, sg->employee);
	w->sg.employer_name = arena_strdup(a, sg->employer_name);
	w->sg.place = arena_strdup(a, sg->place);
	w->sg.reason = arena_strdup(a, sg->reason);
	w->sg.returned = arena_strdup(a, sg->returned);
}

static bool has_fact(const struct weigh *w, const char *label)
{
	for (size_t i = 0; i < w->nfacts; i++)
		if (strcmp(w->fact[i].label, label) == 0)
			return true;
	return false;
}

/* Each fact of the explanation once. */
static void take_facts(struct weigh *w, const struct explanation *ex)
{
	size_t most = 0;

	for (size_t i = 0; i < ex->nlines; i++)
		most += ex->lines[i].nfacts;
	w->fact = arena_alloc(w->arena, (most + 1) * sizeof *w->fact);
	for (size_t i = 0; i < ex->nlines; i++) {
		for (size_t k = 0; k < ex->lines[i].nfacts; k++) {
			const struct explain_fact *f = &ex->lines[i].facts[k];

			if (!has_fact(w, f->label))
				w->fact[w->nfacts++] = (struct weigh_fact){ f->label, f->text, false };
		}
	}
}

static void take_rule(struct weigh *w, struct app *app)
{
	int i = rules_index(app->rules, w->sg.id);
	const struct rule *rule;
	size_t n;

	if (i < 0)
		return; /* withdrawn since: the decision can still be completed */
	rule = rules_get(app->rules, (size_t)i);
	w->sg.rule = (size_t)i;
	w->because = arena_strdup(w->arena, lang_text(rule->because));
	w->caution = arena_strdup(w->arena, lang_text(rule->caution));
	rules_facts(&n);
	w->used = arena_alloc(w->arena, n * sizeof *w->used);
	memset(w->used, 0, n * sizeof *w->used);
	rules_facts_of(app->rules, w->sg.rule, w->used);
}

/* The facts as they stood when it was decided, else as they are now. */
static int take_explanation(struct weigh *w, struct app *app)
{
	struct basis basis;
	struct why why;
	int rc;

	if (w->decision && app_basis(app, w->decision, w->arena, &basis) == 0) {
		take_facts(w, basis.explanation);
		return 0;
	}
	rc = app_why(app, w->sg.id, w->sg.placement, w->sg.placement ? 0 : w->sg.employer, w->arena, &why);
	if (rc == 0)
		take_facts(w, why.explanation);
	return rc == ERR_NOTFOUND && w->decision ? 0 : rc;
}

/* What a decision says about whom and what it was. */
static int take_decision(struct weigh *w, struct app *app, struct record **out)
{
	struct arena *a = w->arena;
	struct subject about;
	struct basis basis;
	struct record *r;
	const char *who, *where;
	int rc = store_get(app->store, E_DECISION, w->decision, a, &r), rule;

	if (rc < 0)
		return rc;
	if (r->deleted)
		return err_set(ERR_NOTFOUND, _("This was deleted meanwhile; undo brings it back."));
	w->sg.id = record_get(r, "rule");
	about = (struct subject){ record_ref(r, "placement"), record_ref(r, "employer") };
	if ((rc = subject_names(app, &about, a, &who, &where)) < 0)
		return rc;
	w->sg.placement = about.placement;
	w->sg.employer = about.employer;
	w->sg.employee = about.placement ? who : "";
	w->sg.employer_name = about.placement ? where : who;
	w->sg.due = DAY_NONE;
	rule = rules_index(app->rules, w->sg.id);
	w->sg.title = rule >= 0 ? arena_strdup(a, lang_text(rules_get(app->rules, (size_t)rule)->title))
		: app_basis(app, w->decision, a, &basis) == 0 ? basis.title
							      : w->sg.id;
	for (size_t i = 0; i < W_VALUES; i++)
		if (fields[i])
			weigh_set(w, (enum weigh_value)i, record_get(r, fields[i]));
	*out = r;
	return 0;
}

int weigh_begin(struct weigh *w, struct app *app, const struct weigh_arg *arg, bool slow)
{
	struct record *r = NULL;
	int rc = 0;

	*w = (struct weigh){ .arena = arena_new(), .slow = slow, .decision = arg->decision,
		.fixed = arg->fixed, .began = clock_ms() };
	if (arg->sg)
		copy_suggestion(w, arg->sg);
	if (arg->decision && (rc = take_decision(w, app, &r)) < 0)
		return rc;
	take_rule(w, app);
	if ((rc = take_explanation(w, app)) < 0 ||
		(rc = pad_open(&w->pad, app, w->arena, r ? record_get(r, "factors") : NULL, !slow)) < 0)
		return rc;
	w->key = weigh_draft_key(w, w->arena);
	if (arg->so_far)
		weigh_read_draft(w, arg->so_far);
	else
		weigh_take_draft(w, app);
	return 0;
}

void weigh_end(struct weigh *w)
{
	weigh_settle(w);
	for (size_t i = 0; i < W_VALUES; i++)
		free(w->value[i]);
	arena_free(&w->arena);
}

void weigh_heading(const struct weigh *w, const char *what, int width, struct arena *a, const char **left,
	const char **right)
{
	enum { GAP = 4 };

	*left = arena_printf(a, "%s · %s", what, w->sg.title);
	*right = w->sg.employer_name;
	if (!*w->sg.employee)
		return;
	/* Where both do not fit the employer goes: the row it came from said it. */
	*right = arena_printf(a, "%s · %s", w->sg.employee, w->sg.employer_name);
	if (text_width(*left) + text_width(*right) + GAP > width)
		*right = w->sg.employee;
}

/* ---- typing ---- */

struct asking {
	struct weigh *w;
	enum weigh_value value;
};

static unsigned typed(struct screen *s, const char *text, void *ctx)
{
	const struct asking *asking = ctx;

	(void)s;
	weigh_set(asking->w, asking->value, text);
	asking->w->touched = true;
	return UI_NONE;
}

void weigh_settle(struct weigh *w)
{
	free(w->typed);
	w->typed = NULL;
}

bool weigh_ask(struct screen *s, struct weigh *w, enum weigh_value i, const char *label)
{
	struct arena *a = arena_new();
	const char *was = arena_strdup(a, w->value[i]);
	struct asking asking = { w, i };
	struct ask ask = { .label = label, .text = was, .typed = typed, .ctx = &asking };
	char *text;
	int rc = ui_ask(s, &ask, a, &text);

	weigh_settle(w);
	if (rc == 0) {
		w->touched = true;
	} else if (w->value[i]) {
		/* A hang-up ends the prompt as Esc does: until the next key the draft holds it. */
		w->typed = xstrdup(w->value[i]);
		w->typed_in = i;
	}
	weigh_set(w, i, rc == 0 ? text : was);
	arena_free(&a);
	return rc == 0;
}
