/* A weighing as a draft: kept while it goes on, offered again when it was left. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "screens/weigh.h"

static const char *const names[W_VALUES] = {
	[W_IMPRESSION] = "impression", [W_MISSING] = "missing", [W_CLIENT] = "client",
	[W_VERDICT] = "verdict", [W_WAIT] = "wait", [W_DAY] = "day", [W_REASON] = "reason",
	[W_NOTE] = "note", [W_TURNING] = "turning", [W_FACT] = "fact", [W_EXPLAINED] = "explained",
};

char *weigh_draft_key(const struct weigh *w, struct arena *a)
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

char *weigh_write_draft(const struct weigh *w, struct arena *a)
{
	char *text = arena_printf(a, "seconds=%d\n", weigh_seconds(w));
	const char *factors = pad_text(&w->pad, a);

	if (factors)
		text = arena_printf(a, "%sfactors=%s\n", text, factors);
	for (size_t i = 0; i < W_VALUES; i++) {
		const char *value = w->typed && w->typed_in == i ? w->typed : w->value[i];

		if (value)
			text = arena_printf(a, "%s%s=%s\n", text, names[i], value);
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
		if (strcmp(name, names[i]) == 0)
			weigh_set(w, (enum weigh_value)i, value);
	for (size_t i = 0; i < w->nfacts; i++)
		if (strcmp(name, "disputed") == 0 && strcmp(w->fact[i].label, value) == 0)
			w->fact[i].disputed = true;
}

void weigh_read_draft(struct weigh *w, const char *text)
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
void weigh_take_draft(struct weigh *w, struct app *app)
{
	struct draft *drafts;
	size_t n;

	if (app->readonly || store_drafts(app->store, w->arena, &drafts, &n) < 0)
		return; /* without drafts one can still weigh */
	for (size_t i = 0; i < n; i++) {
		if (drafts[i].state == DRAFT_BUSY || strcmp(drafts[i].key, w->key) != 0)
			continue;
		if (store_draft_take(app->store, &drafts[i]) == 0)
			weigh_read_draft(w, drafts[i].body);
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
