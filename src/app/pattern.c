/* The pattern behind the cases of one employer: which bottlenecks its placements share,
 * and what was done about one of them. */
#include "pattern.h"

#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"

/* Without the parameters: of the rules that are shipped, but they can be taken out. */
enum { LEAST_OTHERWISE = 2 };
static const struct duration period_otherwise = { 12, true };

static day recent_from(const struct app *app)
{
	struct duration back =
		rules_parameter_duration(app->rules, "patroon_periode", app->today, period_otherwise);
	back.count = -back.count;
	return rules_after(app->today, back);
}

static int least(const struct app *app)
{
	return rules_parameter_number(app->rules, "patroon_vanaf", app->today, LEAST_OTHERWISE);
}

int pattern_employer(struct app *app, int64_t employer, struct arena *a, struct record **out)
{
	int rc = store_get(app->store, E_ORGANISATION, employer, a, out);
	return rc ? rc : (*out)->deleted ? err_set(ERR_NOTFOUND, _("This employer was deleted.")) : 0;
}

int app_pattern(struct app *app, int64_t employer, struct arena *a, struct pattern *out)
{
	struct theme_count *count;
	struct record *r;
	size_t n;
	*out = (struct pattern){ .least = least(app) };
	int rc = pattern_employer(app, employer, a, &r);
	if (rc ||
		(rc = store_themes(app->store, employer, recent_from(app), a, &count, &n, &out->placements)))
		return rc;
	for (size_t i = 0; i < n; i++) {
		int t = model_choice_index(choices_theme, count[i].theme);
		if (t < 0 || t >= PATTERN_THEMES)
			continue;
		out->open[t] += count[i].open;
		out->recent[t] += count[i].recent;
		out->lifted[t] += count[i].lifted;
	}
	return 0;
}

int app_pattern_rows(struct app *app, int64_t employer, int64_t offset, int64_t limit, struct arena *a,
	struct pattern_row **out, size_t *n)
{
	struct theme_row *row;
	int rc = store_theme_rows(app->store, employer, offset, limit, a, &row, n);
	if (rc)
		return rc;
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++) {
		struct pattern_row *r = &(*out)[i];
		*r = (struct pattern_row){ .placement = row[i].placement,
			.employee = row[i].employee,
			.job_title = row[i].job_title,
			.course = row[i].course };
		for (size_t k = 0; k < row[i].ncells; k++) {
			int t = model_choice_index(choices_theme, row[i].cell[k].theme);
			if (t < 0 || t >= PATTERN_THEMES)
				continue;
			r->open[t] = row[i].cell[k].open;
			r->resolved[t] = row[i].cell[k].resolved;
		}
	}
	return 0;
}

/* ---- one theme ---- */

int pattern_bottlenecks(struct app *app, int64_t employer, const char *theme, bool open, struct arena *a,
	struct record ***out, size_t *n)
{
	const struct condition where[] = { { "employer", IS, arena_printf(a, "%lld", (long long)employer) },
		{ "theme", IS, theme }, { "resolved", open ? IS_EMPTY : IS_SET, NULL } };
	const struct query q = { .entity = E_BOTTLENECK, .where = where, .nwhere = 3 };
	return store_find(app->store, &q, a, out, n);
}

/* The newest of what was tried first, whatever kind it is. */
static int by_date(const void *x, const void *y)
{
	const struct record *a = *(struct record *const *)x, *b = *(struct record *const *)y;
	const char *on = record_get(a, a->entity->date), *other = record_get(b, b->entity->date);
	int order = strcmp(other ? other : "", on ? on : "");
	if (order)
		return order;
	COMPARE(a->entity->id, b->entity->id);
	COMPARE(b->id, a->id);
	return 0;
}

int pattern_tried(struct app *app, int64_t employer, const char *theme, int64_t bottleneck, struct arena *a,
	struct record ***out, size_t *n)
{
	int rc = store_tried(app->store, employer, theme, bottleneck, a, out, n);
	if (rc == 0 && *n > 1)
		qsort(*out, *n, sizeof **out, by_date);
	return rc;
}

static void add(struct pattern_theme *out, struct record *const *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out->bottleneck[out->nbottlenecks++] = r[i];
}

int64_t pattern_lifted(struct record *const *bottleneck, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!record_get(bottleneck[i], "placement") && !record_get(bottleneck[i], "resolved"))
			return bottleneck[i]->id;
	return 0;
}

int app_pattern_theme(
	struct app *app, int64_t employer, const char *theme, struct arena *a, struct pattern_theme *out)
{
	struct record **open, **resolved, *r;
	struct pattern all;
	size_t nopen, nresolved;
	int t = model_choice_index(choices_theme, theme);
	*out = (struct pattern_theme){ .mandate = "" };
	if (t < 0)
		return err_set(ERR_INVALID, _("\"%.40s\" is no theme of a bottleneck"), theme);
	int rc = pattern_employer(app, employer, a, &r);
	if (rc || (rc = app_pattern(app, employer, a, &all)) ||
		(rc = pattern_bottlenecks(app, employer, theme, true, a, &open, &nopen)) ||
		(rc = pattern_bottlenecks(app, employer, theme, false, a, &resolved, &nresolved)) ||
		(rc = pattern_tried(app, employer, theme, 0, a, &out->tried, &out->ntried)))
		return rc;
	out->bottleneck = arena_alloc(a, (nopen + nresolved + 1) * sizeof *out->bottleneck);
	add(out, open, nopen);
	add(out, resolved, nresolved);
	if (record_get(r, "mandate"))
		out->mandate = record_get(r, "mandate");
	out->open = all.open[t];
	out->placements = all.placements;
	out->lift = all.open[t] >= all.least;
	out->lifted = pattern_lifted(open, nopen);
	return 0;
}

/* ---- which rules are about it ---- */

/* Facts of the rules that tell of a bottleneck with certain themes. */
static const struct {
	const char *fact;
	const char *themes[3];
} theme_facts[] = {
	{ "knelpunt_taken", { "tasks" } },
	{ "knelpunt_tempo", { "pace" } },
	{ "knelpunt_begeleiding", { "guidance", "learning" } },
	{ "knelpunt_team", { "team", "management" } },
	{ "knelpunt_omgeving", { "environment", "schedule" } },
	{ "knelpunt_taken_sinds", { "tasks", "pace" } },
	{ "knelpunt_leren_sinds", { "learning" } },
};
enum { THEME_FACTS = sizeof theme_facts / sizeof *theme_facts };

static bool names_theme(size_t i, const char *theme)
{
	for (size_t k = 0; k < sizeof theme_facts[i].themes / sizeof *theme_facts[i].themes; k++)
		if (theme_facts[i].themes[k] && (!theme || strcmp(theme_facts[i].themes[k], theme) == 0))
			return true;
	return false;
}

/* `theme` NULL: any. */
static bool looks_at(const struct app *app, size_t rule, const char *theme)
{
	size_t n;
	rules_facts(&n);
	bool *used = calloc(n, sizeof *used), found = false;
	rules_facts_of(app->rules, rule, used);
	for (size_t i = 0; i < THEME_FACTS && !found; i++) {
		int fact = rules_fact_index(theme_facts[i].fact);
		found = fact >= 0 && used[fact] && names_theme(i, theme);
	}
	free(used);
	return found;
}

bool app_rule_about_theme(const struct app *app, size_t rule, const char *theme)
{
	return looks_at(app, rule, theme);
}

bool app_rule_counts_themes(const struct app *app, size_t rule)
{
	return rules_get(app->rules, rule)->level == LEVEL_EMPLOYER && looks_at(app, rule, NULL);
}
