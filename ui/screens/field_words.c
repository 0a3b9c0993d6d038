/* Words about take-outs, wherever they show. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/field.h"
#include "screens/places.h"

/* Without the parameter: what share/rules gives. */
enum { OUT_DAYS = 14 };

const char *takeout_where(const struct takeout *t, struct arena *a)
{
	return arena_printf(a, "%s (%s)", text_clean(a, t->label, false), text_clean(a, t->owner, false));
}

const char *takeout_place(struct app *app, int site, struct arena *a)
{
	struct takeout t;

	if (!site)
		return NULL;
	if (store_takeout(app->store, site, a, &t) < 0)
		return arena_printf(a, _("take-out %d"), site);
	return arena_printf(a, "%s %d", text_clean(a, t.label, false), site);
}

static const char *on_day(const char *utc, day today, struct arena *a)
{
	day d = moment_day(utc);

	return d == DAY_NONE ? "" : date_short(a, d, today);
}

const char *takeout_standing(const struct takeout *t, day today, struct arena *a, enum style *style)
{
	day since = moment_day(t->at);

	*style = ST_DIM;
	if (strcmp(t->state, "out") == 0) {
		*style = ST_NORMAL;
		return since == DAY_NONE || since >= today
			       ? _("out since today")
			       : arena_printf(a, _("out %s"), ago_text(a, since, today));
	}
	if (strcmp(t->state, "home") == 0)
		return arena_printf(a, _("home %s"), on_day(t->last, today, a));
	if (strcmp(t->state, "lost") == 0) {
		*style = ST_LATE;
		return arena_printf(a, _("lost %s"), on_day(t->last, today, a));
	}
	return _("not made");
}

int also_at(struct app *app, enum entity_id e, int64_t id, struct arena *a, const char **out)
{
	struct takeout *t;
	size_t n;
	struct str text = STR_INIT;
	int rc = store_also_at(app->store, e, id, a, &t, &n);

	*out = NULL;
	for (size_t i = 0; rc == 0 && i < n; i++)
		str_addf(&text, "%s%s", i ? "; " : "",
			arena_printf(a, _("%s since %s"), takeout_where(&t[i], a),
				on_day(t[i].at, app->today, a)));
	if (text.len)
		*out = arena_strdup(a, text.text);
	str_free(&text);
	return rc;
}

int also_at_fact(struct detail *d, struct app *app, enum entity_id e, int64_t id)
{
	const char *text;
	int rc = also_at(app, e, id, d->arena, &text);

	if (rc == 0 && text)
		detail_fact(d, _("Also at"), text, E_NONE, 0, NULL)->wide = true;
	return rc;
}

int takeout_overdue(struct app *app, const struct takeout *t)
{
	const struct duration usual = { .count = OUT_DAYS };
	const struct duration most = rules_parameter_duration(app->rules, "veldwerk_weg", app->today, usual);
	day since = strcmp(t->state, "out") == 0 ? moment_day(t->at) : DAY_NONE;

	if (since == DAY_NONE || rules_after(since, most) >= app->today)
		return 0;
	return app->today - since;
}

const char *count_of_kind(int64_t n, enum entity_id e, struct arena *a)
{
	const struct entity *kind = model_entity(e);

	return arena_printf(a, "%lld %s", (long long)n, lang_text(n == 1 ? kind->label : kind->label_plural));
}
