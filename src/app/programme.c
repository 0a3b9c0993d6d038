/* Which programme is meant, what it aims at per region, and who takes part. */
#include "anker/programme.h"

#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/rights.h"
#include "anker/str.h"
#include "anker/text.h"
#include "internal.h"
#include "programme.h"

/* ---- which one ---- */

static bool runs(const struct record *r, day today)
{
	return record_day(r, "start") <= today && record_day(r, "until") >= today;
}

static bool is_meant(const struct app *app, const struct record *r, const char *word, struct arena *a)
{
	if (!word)
		return runs(r, app->today);
	return strstr(text_fold(a, record_text(r, "name")), text_fold(a, word)) != NULL;
}

static const char *named(struct record *const *r, size_t n, struct arena *a)
{
	struct str names = STR_INIT;
	for (size_t i = 0; i < n; i++)
		str_addf(&names, "%s%s (%s)", i ? ", " : "", record_title(r[i], a), id_show(r[i]->id, a));
	const char *list = arena_strdup(a, names.text ? names.text : "");
	str_free(&names);
	return list;
}

/* None of those there are. */
static int none(struct record *const *all, size_t n, const char *word, struct arena *a)
{
	if (n == 0)
		return err_set(ERR_NOTFOUND, "%s", _("there is no programme yet: 'anker add programme name=NAME "
						     "start=DATE until=DATE' sets one up"));
	if (word)
		return err_set(ERR_NOTFOUND, _("there is no programme \"%.80s\"; there is: %s"), word,
			named(all, n, a));
	return err_set(ERR_NOTFOUND, _("there is no programme that runs today; say which is meant: %s"),
		named(all, n, a));
}

int app_programme_find(struct app *app, const char *word, struct arena *a, int64_t *programme)
{
	const struct query q = { .entity = E_PROGRAMME };
	struct record **all, **meant;
	size_t n, found = 0;
	int64_t id = 0;
	word = word && *word ? word : NULL;
	if (word && strncmp(word, "programme/", strlen("programme/")) == 0)
		word += strlen("programme/");
	bool number = word && id_parse(word, &id) == 0;
	int rc = store_find(app->store, &q, a, &all, &n);
	if (rc)
		return rc;
	meant = arena_alloc(a, (n + 1) * sizeof(struct record *));
	for (size_t i = 0; i < n; i++)
		if (number ? all[i]->id == id : is_meant(app, all[i], word, a))
			meant[found++] = all[i];
	if (found == 0)
		return none(all, n, word, a);
	if (found > 1)
		return err_set(ERR_INVALID, _("say which programme is meant: %s"), named(meant, found, a));
	*programme = meant[0]->id;
	return 0;
}

int programme_counts_app(struct app *app, struct app **out)
{
	if (app_may(app, RIGHT_PROGRAMME))
		return app_office(app, RIGHT_PROGRAMME, out);
	*out = app;
	return app_allow(app, RIGHT_FILES);
}

int programme_get(struct app *app, int64_t programme, struct arena *a, struct record **out)
{
	int rc = store_get(app->store, E_PROGRAMME, programme, a, out);
	if (rc == ERR_NOTFOUND || (rc == 0 && (*out)->deleted))
		return err_set(ERR_NOTFOUND, _("there is no programme %s"), id_show(programme, a));
	return rc;
}

int programme_targets(struct app *app, int64_t programme, struct arena *a, struct record ***out, size_t *n)
{
	const struct condition where[] = { { "programme", IS,
		arena_printf(a, "%lld", (long long)programme) } };
	const struct query q = { .entity = E_TARGET, .where = where, .nwhere = 1, .order = "id" };
	return store_find(app->store, &q, a, out, n);
}

/* ---- stages ---- */

static const struct {
	const char *field; /* its day; also its code */
	struct label label;
} stages[PART_STAGES] = {
	[PART_SELECTED] = { "selected", { "geselecteerd", "selected" } },
	[PART_APPROACHED] = { "approached", { "benaderd", "approached" } },
	[PART_AGREED] = { "agreed", { "toegezegd", "agreed" } },
	[PART_DECLINED] = { "declined", { "geweigerd", "declined" } },
	[PART_STARTED] = { "started", { "begonnen", "started" } },
	[PART_STOPPED] = { "stopped", { "gestopt", "stopped" } },
};

enum part_stage app_part_stage(const struct record *participation, day today)
{
	enum part_stage stage = PART_SELECTED;
	day last = record_day(participation, "selected");
	for (int i = PART_SELECTED + 1; i < PART_STAGES; i++) {
		day on = record_day(participation, stages[i].field);
		if (on != DAY_NONE && on <= today && on >= last) {
			stage = (enum part_stage)i;
			last = on;
		}
	}
	return stage;
}

const char *app_part_stage_name(enum part_stage stage)
{
	return lang_text(stages[stage].label);
}

struct label app_part_stage_label(enum part_stage stage)
{
	return stages[stage].label;
}

const char *app_part_stage_code(enum part_stage stage)
{
	return stages[stage].field;
}

enum part_stage app_part_stage_of(const char *word)
{
	for (int i = 0; i < PART_STAGES; i++)
		if (strcmp(word, stages[i].field) == 0 || strcmp(word, stages[i].label.nl) == 0)
			return (enum part_stage)i;
	return PART_STAGES;
}

/* ---- targets ---- */

static int64_t aim(const struct record *r, const char *field)
{
	const char *text = record_get(r, field);
	return text ? strtoll(text, NULL, 10) : -1;
}

static struct target_row *row_of(struct target_row *row, size_t n, int64_t region)
{
	for (size_t i = 0; i < n; i++)
		if (row[i].region == region)
			return &row[i];
	return NULL;
}

static void add_count(struct target_row *row, const struct part_count *c)
{
	bool in = c->stage == PART_AGREED || c->stage == PART_STARTED;
	(c->employee ? row->employees : row->employers)[c->stage] += c->n;
	*(c->employee ? &row->employees_in : &row->employers_in) += in ? c->n : 0;
}

static const char *region_name(struct app *app, int64_t region, struct arena *a)
{
	return region ? text_clean(a, store_title(app->store, E_REGION, region, a), false) : _("(no region)");
}

static struct target_row no_target(struct app *app, int64_t region, struct arena *a)
{
	return (struct target_row){ .region = region, .name = region_name(app, region, a),
		.employers_min = -1, .employers_max = -1, .employees_min = -1 };
}

/* Those with a target by name; then other regions where somebody was asked; employers without one last. */
static int by_name(const void *a, const void *b)
{
	const struct target_row *x = a, *y = b;
	COMPARE(x->region == 0, y->region == 0);
	COMPARE(x->target == 0, y->target == 0);
	return strcmp(x->name, y->name);
}

int app_targets(struct app *app, int64_t programme, struct arena *a, struct target_row **out, size_t *n)
{
	struct app *from;
	struct record **target, *r;
	struct part_count *count;
	size_t ntargets, ncounts;
	*n = 0;
	int rc = programme_counts_app(app, &from);
	if (rc || (rc = programme_get(from, programme, a, &r)) ||
		(rc = programme_targets(from, programme, a, &target, &ntargets)) ||
		(rc = store_part_counts(from->store, programme, app->today, a, &count, &ncounts)))
		return rc;
	struct target_row *row = arena_alloc(a, (ntargets + ncounts + 1) * sizeof *row);
	for (size_t i = 0; i < ntargets; i++) {
		int64_t region = record_ref(target[i], "region");
		if (row_of(row, *n, region))
			continue;
		row[*n] = no_target(from, region, a);
		row[*n].target = target[i]->id;
		row[*n].employers_min = aim(target[i], "employers_min");
		row[*n].employers_max = aim(target[i], "employers_max");
		row[(*n)++].employees_min = aim(target[i], "employees_min");
	}
	for (size_t i = 0; i < ncounts; i++) {
		if (!row_of(row, *n, count[i].region))
			row[(*n)++] = no_target(from, count[i].region, a);
		add_count(row_of(row, *n, count[i].region), &count[i]);
	}
	if (*n)
		qsort(row, *n, sizeof *row, by_name);
	*out = row;
	return 0;
}

char *app_target_text(struct arena *a, int64_t n, int64_t least, int64_t most)
{
	long long is = n;
	if (least >= 0 && most >= 0)
		return arena_printf(a, _("%lld of %lld–%lld"), is, (long long)least, (long long)most);
	if (least >= 0)
		return arena_printf(a, _("%lld of at least %lld"), is, (long long)least);
	if (most >= 0)
		return arena_printf(a, _("%lld of at most %lld"), is, (long long)most);
	return arena_printf(a, "%lld", is);
}

/* ---- who ---- */

int app_parts(struct app *app, int64_t programme, int64_t region, struct arena *a, struct part_row **out,
	size_t *n, int64_t *elsewhere)
{
	struct app *from;
	struct part_count *count;
	size_t ncounts;
	int64_t all = 0;
	*elsewhere = 0;
	int rc = programme_counts_app(app, &from);
	if (rc || (rc = store_parts(app->store, programme, region, app->today, a, out, n)) || from == app)
		return rc;
	rc = store_part_counts(from->store, programme, app->today, a, &count, &ncounts);
	for (size_t i = 0; rc == 0 && i < ncounts; i++)
		all += region == PART_EVERYWHERE || count[i].region == region ? count[i].n : 0;
	*elsewhere = all > (int64_t)*n ? all - (int64_t)*n : 0;
	return rc;
}
