/* A weighing is written: as a decision, or into one that was made before. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "screens/counts.h"
#include "screens/weigh.h"

const char *weigh_reason(const struct weigh *w, struct arena *a)
{
	const char *factors = pad_text(&w->pad, a);

	return w->value[W_REASON] ? w->value[W_REASON] : factors ? app_reason_of(factors) : NULL;
}

const char *weigh_time(const struct weigh *w, struct arena *a)
{
	enum { MINUTE = 60 };
	int seconds = weigh_seconds(w);

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
		.seconds = weigh_seconds(w),
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
