/* What was weighed so far: begun from a suggestion, a decision or a draft; kept as
 * a draft; and written in the end. */
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

/* Names in a draft; and the field of a decision that holds it, if one does. */
static const struct {
	const char *name, *field;
} values[W_VALUES] = {
	[W_IMPRESSION] = { "impression", "impression" },
	[W_MISSING] = { "missing", "disputed" },
	[W_CLIENT] = { "client", "client_view" },
	[W_VERDICT] = { "verdict", "verdict" },
	[W_WAIT] = { "wait", NULL },
	[W_DAY] = { "day", NULL },
	[W_REASON] = { "reason", "reason" },
	[W_NOTE] = { "note", "note" },
	[W_TURNING] = { "turning", "turning_point" },
	[W_FACT] = { "fact", "turning_fact" },
	[W_EXPLAINED] = { "explained", "explained" },
};

void weigh_set(struct weigh *w, enum weigh_value i, const char *text)
{
	char *copy = text && *text ? xstrdup(text) : NULL; /* text may be the value itself */

	free(w->value[i]);
	w->value[i] = copy;
}

/* ---- drafts ---- */

static char *draft_key(const struct weigh *w, struct arena *a)
{
	return arena_printf(a, "weigh:%s:%lld:%lld:%s:%lld", w->slow ? "slow" : "short",
		(long long)w->decision, w->fixed ? 1LL : 0LL, w->sg.id,
		(long long)(w->sg.placement ? w->sg.placement : -w->sg.employer));
}

struct draft_about {
	bool slow, fixed;
	int64_t decision, placement, employer;
	char rule[128];
};

static bool read_key(const char *key, struct draft_about *out)
{
	long long decision, fixed, subject;
	char depth[8];

	if (sscanf(key, "weigh:%7[a-z]:%lld:%lld:%127[^:]:%lld", depth, &decision, &fixed, out->rule,
		    &subject) != 5)
		return false;
	out->slow = strcmp(depth, "slow") == 0;
	out->fixed = fixed != 0;
	out->decision = decision;
	out->placement = subject > 0 ? subject : 0;
	out->employer = subject < 0 ? -subject : 0;
	return true;
}

static int seconds_of(const struct weigh *w)
{
	enum { MS = 1000 };

	return w->before + (int)((clock_ms() - w->began) / MS);
}

char *weigh_write_draft(const struct weigh *w, struct arena *a)
{
	char *text = arena_printf(a, "seconds=%d\n", seconds_of(w));
	const char *factors = pad_text(&w->pad, a);

	if (factors)
		text = arena_printf(a, "%sfactors=%s\n", text, factors);
	for (size_t i = 0; i < W_VALUES; i++) {
		const char *value = w->typed && w->typed_in == i ? w->typed : w->value[i];

		if (value)
			text = arena_printf(a, "%s%s=%s\n", text, values[i].name, value);
	}
	for (size_t i = 0; i < w->nfacts; i++)
		if (w->fact[i].disputed)
			text = arena_printf(a, "%sdisputed=%s\n", text, w->fact[i].label);
	return text;
}

static void read_line(struct weigh *w, const char *name, const char *value)
{
	if (strcmp(name, "seconds") == 0)
		w->before = atoi(value);
	if (strcmp(name, "factors") == 0)
		pad_set(&w->pad, value, w->arena);
	for (size_t i = 0; i < W_VALUES; i++)
		if (strcmp(name, values[i].name) == 0)
			weigh_set(w, (enum weigh_value)i, value);
	for (size_t i = 0; i < w->nfacts; i++)
		if (strcmp(name, "disputed") == 0 && strcmp(w->fact[i].label, value) == 0)
			w->fact[i].disputed = true;
}

static void read_draft(struct weigh *w, const char *text)
{
	char *save = NULL, *line = arena_strdup(w->arena, text);

	for (line = strtok_r(line, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char *value = strchr(line, '=');

		if (value)
			read_line(w, (*value = '\0', line), value + 1);
	}
	w->touched = true;
}

/* One that was left behind becomes this program's. */
static void take_draft(struct weigh *w, struct app *app)
{
	struct draft *drafts;
	size_t n;

	if (app->readonly || store_drafts(app->store, w->arena, &drafts, &n) < 0)
		return; /* without drafts one can still weigh */
	for (size_t i = 0; i < n; i++) {
		if (drafts[i].state == DRAFT_BUSY || strcmp(drafts[i].key, w->key) != 0)
			continue;
		if (store_draft_take(app->store, &drafts[i]) == 0)
			read_draft(w, drafts[i].body);
		return;
	}
}

void weigh_keep_draft(struct weigh *w, struct app *app)
{
	struct arena *a;

	if (w->over || !w->touched || app->readonly)
		return;
	a = arena_new();
	/* One that can't be kept is no reason to disturb; saving will say it. */
	store_draft_put(app->store, w->key, weigh_write_draft(w, a));
	arena_free(&a);
}

void weigh_drop_draft(struct weigh *w, struct app *app)
{
	w->over = true;
	if (!app->readonly)
		store_draft_drop(app->store, w->key);
}

bool weigh_draft_title(struct app *app, const char *key, struct arena *a, const char **title)
{
	struct draft_about d;

	if (!read_key(key, &d))
		return false;
	*title = d.placement ? store_title(app->store, E_PLACEMENT, d.placement, a)
			     : store_title(app->store, E_ORGANISATION, d.employer, a);
	return true;
}

unsigned weigh_draft_resume(struct screen *s, const char *key)
{
	struct arena *a = arena_new();
	struct weigh_arg arg = { .sg = NULL };
	struct draft_about d;
	struct why why;
	unsigned r = UI_PAINT;

	if (!read_key(key, &d))
		goto out;
	if (d.decision) {
		arg.decision = d.decision;
		arg.fixed = d.fixed;
	} else {
		if (app_why(app_of(s), d.rule, d.placement, d.employer, a, &why) < 0) {
			r = ui_failed(s);
			goto out;
		}
		arg.sg = &why.suggestion;
	}
	r = ui_push(s, d.slow ? &weigh_slow_screen : &weigh_short_screen, &arg);
out:
	arena_free(&a);
	return r;
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

static int64_t reference(const struct record *r, const char *field)
{
	int64_t id;

	return record_get(r, field) && id_parse(record_get(r, field), &id) == 0 ? id : 0;
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
	about = (struct subject){ reference(r, "placement"), reference(r, "employer") };
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
		if (values[i].field)
			weigh_set(w, (enum weigh_value)i, record_get(r, values[i].field));
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
	w->key = draft_key(w, w->arena);
	if (arg->so_far)
		read_draft(w, arg->so_far);
	else
		take_draft(w, app);
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

/* ---- writing ---- */

const char *weigh_reason(const struct weigh *w, struct arena *a)
{
	const char *factors = pad_text(&w->pad, a);

	return w->value[W_REASON] ? w->value[W_REASON] : factors ? app_reason_of(factors) : NULL;
}

const char *weigh_time(const struct weigh *w, struct arena *a)
{
	enum { MINUTE = 60 };
	int seconds = seconds_of(w);

	return arena_printf(a, "%d:%02d", seconds / MINUTE, seconds % MINUTE);
}

/* "Not right: course: difficult. Missing: ...". */
static const char *disputed(const struct weigh *w, struct arena *a)
{
	const char *text = NULL;

	for (size_t i = 0; i < w->nfacts; i++)
		if (w->fact[i].disputed)
			text = arena_printf(a, "%s%s%s: %s", text ? text : "", text ? "; " : "",
				w->fact[i].label, w->fact[i].text);
	if (text)
		text = arena_printf(a, _("Not right: %s."), text);
	if (!text || !w->value[W_MISSING])
		return text ? text : w->value[W_MISSING];
	return arena_printf(a, "%s %s", text, w->value[W_MISSING]);
}

static const struct weighing *weighing(const struct weigh *w, struct app *app, struct arena *a)
{
	struct weighing *out = arena_alloc(a, sizeof *out);
	const char *verdict = w->value[W_VERDICT], *factors = pad_text(&w->pad, a);
	struct record *r;

	*out = (struct weighing){
		.depth = w->slow ? "slow" : "short",
		.impression = w->value[W_IMPRESSION],
		.disputed = disputed(w, a),
		.factors = factors,
		.reason = verdict && strcmp(verdict, "dismissed") == 0 ? weigh_reason(w, a) : NULL,
		.note = w->value[W_NOTE],
		.client_view = w->value[W_CLIENT],
		.turning_point = w->value[W_TURNING],
		.turning_fact = w->value[W_FACT],
		.explained = w->value[W_EXPLAINED],
		.seconds = seconds_of(w),
	};
	/* What is completed keeps its mark for peer review. */
	if (w->decision && store_get(app->store, E_DECISION, w->decision, a, &r) == 0) {
		const char *mark = record_get(r, "peer_review");

		out->peer_review = mark && strcmp(mark, "1") == 0;
		out->peer_question = record_get(r, "peer_question");
	}
	return out;
}

static struct answer answer(const struct weigh *w, struct app *app, struct arena *a)
{
	static const struct {
		const char *code;
		enum wait wait;
	} waits[] = { { "contact", WAIT_CONTACT }, { "change", WAIT_CHANGE } };
	struct answer out = { w->value[W_VERDICT], WAIT_DATE, DAY_NONE, weighing(w, app, a) };

	for (size_t i = 0; w->value[W_WAIT] && i < sizeof waits / sizeof *waits; i++)
		if (strcmp(w->value[W_WAIT], waits[i].code) == 0)
			out.wait = waits[i].wait;
	if (w->value[W_DAY] && out.wait == WAIT_DATE && date_parse_iso(w->value[W_DAY], &out.day) < 0)
		out.day = DAY_NONE;
	return out;
}

int weigh_pays(struct weigh *w, struct app *app, struct arena *a, const char **why)
{
	struct answer with = answer(w, app, a);

	return app_slow_down(app, &w->sg, &with, a, why);
}

/* The newest decision about this suggestion. */
static int find_decision(const struct weigh *w, struct app *app, struct arena *a, int64_t *out)
{
	struct condition about[] = { { "rule", IS, w->sg.id },
		{ w->sg.placement ? "placement" : "employer", IS,
			arena_printf(a, "%lld",
				(long long)(w->sg.placement ? w->sg.placement : w->sg.employer)) } };
	struct query q = { .entity = E_DECISION, .where = about, .nwhere = 2, .order = "id",
		.descending = true, .limit = 1 };
	struct record **r;
	size_t n;
	int rc = store_find(app->store, &q, a, &r, &n);

	if (rc == 0 && n == 0)
		rc = err_set(ERR_NOTFOUND, _("This was deleted meanwhile; undo brings it back."));
	*out = rc == 0 ? r[0]->id : 0;
	return rc;
}

/* A decision that was only just made can still become another one. */
static bool stands(const struct weigh *w, struct app *app, struct arena *a)
{
	struct record *r;

	if (!w->decision || w->fixed)
		return w->decision != 0;
	return store_get(app->store, E_DECISION, w->decision, a, &r) == 0 && w->value[W_VERDICT] &&
	       strcmp(record_get(r, "verdict"), w->value[W_VERDICT]) == 0;
}

int weigh_save(struct weigh *w, struct app *app, int64_t *decision)
{
	struct arena *a = arena_new();
	int rc, rule = rules_index(app->rules, w->sg.id);

	*decision = w->decision;
	if (stands(w, app, a)) {
		rc = app_weigh(app, w->decision, weighing(w, app, a), NULL);
	} else if (rule < 0) {
		rc = err_set(ERR_NOTFOUND, _("There is no rule \"%.60s\"."), w->sg.id);
	} else {
		struct answer with = answer(w, app, a);

		w->sg.rule = (size_t)rule; /* the rules may have been read again meanwhile */
		if ((rc = app_decide(app, &w->sg, &with, NULL)) == 0)
			rc = find_decision(w, app, a, decision);
	}
	if (rc == 0) {
		weigh_drop_draft(w, app);
		counts_forget();
	}
	arena_free(&a);
	return rc;
}
