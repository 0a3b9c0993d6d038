/* Whether a placement may take part in a programme: each condition with its answer and what it rests on. */
#include <string.h>

#include "anker/choices.h"
#include "anker/programme.h"
#include "anker/str.h"
#include "anker/text.h"
#include "programme.h"

struct asking {
	struct app *app;
	int64_t id;
	struct record *programme, *placement, *employee, *employer;
	struct arena *a;
	void *rows;
	size_t n;
};

static void add(struct asking *g, const char *condition, int answer, const char *why)
{
	*(struct inclusion *)arena_add(g->a, &g->rows, &g->n, sizeof(struct inclusion)) =
		(struct inclusion){ condition, answer, why };
}

/* The whole of one calendar year is told as that year. */
static const char *window(struct arena *a, day from, day until)
{
	int y1 = 0, m1 = 0, d1 = 0, y2 = 0, m2 = 0, d2 = 0;
	if (until == DAY_NONE)
		return arena_printf(a, _("Placement began from %s"), date_long(a, from));
	if (from == DAY_NONE)
		return arena_printf(a, _("Placement began by %s"), date_long(a, until));
	date_to_ymd(from, &y1, &m1, &d1);
	date_to_ymd(until, &y2, &m2, &d2);
	if (y1 == y2 && m1 == 1 && d1 == 1 && m2 == 12 && d2 == 31)
		return arena_printf(a, _("Placement began in %d"), y1);
	return arena_printf(a, _("Placement began from %s until %s"), date_long(a, from),
		date_long(a, until));
}

static int ask_start(struct asking *g)
{
	day from = record_day(g->programme, "placed_from"), until = record_day(g->programme, "placed_until");
	const char *text = record_get(g->placement, "start");
	struct date_span start = SPAN_NONE;
	if (from == DAY_NONE && until == DAY_NONE)
		return 0;
	/* One that is not known to the day counts by its beginning, as in reports. */
	bool known = text && date_span_parse_iso(text, &start) == 0;
	bool in = (from == DAY_NONE || start.first >= from) && (until == DAY_NONE || start.first <= until);
	add(g, window(g->a, from, until), known ? in : -1,
		!known                                ? _("no first day on record")
		: date_span_day(start) != DAY_NONE ? date_long(g->a, start.first)
						   : date_span_show(g->a, start, DAY_NONE));
	return 0;
}

static const char *group_label(const char *code)
{
	int i = model_choice_index(choices_target_group, code);
	return i < 0 ? code : lang_text(choices_target_group[i].label);
}

static int ask_group(struct asking *g)
{
	const char *groups = record_get(g->programme, "groups"),
		*own = record_get(g->employee, "target_group");
	struct str list = STR_INIT;
	char *copy = arena_strdup(g->a, groups ? groups : ""), *rest = NULL;
	bool in = false;
	for (char *code = strtok_r(copy, " ,;|", &rest); code; code = strtok_r(NULL, " ,;|", &rest)) {
		in |= own && strcmp(code, own) == 0;
		str_addf(&list, "%s%s", list.len ? ", " : "", group_label(code));
	}
	if (list.len)
		add(g, arena_printf(g->a, _("Target group: %s"), text_clean(g->a, list.text, false)),
			own ? in : -1,
			own ? text_clean(g->a, group_label(own), false) : _("no target group on record"));
	str_free(&list);
	return 0;
}

static int ask_region(struct asking *g)
{
	struct record **target;
	size_t n;
	int64_t region = record_ref(g->employer, "region");
	struct str list = STR_INIT;
	bool in = false;
	int rc = programme_targets(g->app, g->id, g->a, &target, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		int64_t of = record_ref(target[i], "region");
		in |= region && of == region;
		str_addf(&list, "%s%s", i ? ", " : "", store_title(g->app->store, E_REGION, of, g->a));
	}
	if (list.len)
		add(g, arena_printf(g->a, _("Employer in the region %s"), text_clean(g->a, list.text, false)),
			region ? in : -1,
			region ? text_clean(g->a, store_title(g->app->store, E_REGION, region, g->a), false)
			       : _("no region on record"));
	str_free(&list);
	return rc;
}

static int ask_running(struct asking *g)
{
	const char *status = record_get(g->placement, "status");
	const struct field *f = &g->placement->entity->fields[model_field(g->placement->entity, "status")];
	add(g, _("Placement runs"), status ? strcmp(status, "active") == 0 : -1,
		status ? app_show(g->app, f, status, g->a) : _("no status on record"));
	return 0;
}

/* As it was last asked. */
static int ask_employer(struct asking *g)
{
	struct part_row *row;
	size_t n;
	const struct part_row *own = NULL;
	int rc = store_parts(g->app->store, g->id, PART_EVERYWHERE, g->app->today, g->a, &row, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (!row[i].placement && row[i].employer == g->employer->id)
			own = &row[i];
	if (rc == 0)
		add(g, _("Employer takes part"),
			own && (own->stage == PART_AGREED || own->stage == PART_STARTED),
			own ? arena_printf(g->a, "%s, %s", app_part_stage_name(own->stage),
				date_long(g->a, own->since))
			    : _("not selected"));
	return rc;
}

int app_inclusion(struct app *app, int64_t programme, int64_t placement, struct arena *a,
	struct inclusion **out, size_t *n)
{
	static int (*const conditions[])(struct asking *) = { ask_start, ask_group, ask_region, ask_running,
		ask_employer };
	struct asking g = { .app = app, .id = programme, .a = a };
	int rc = programme_get(app, programme, a, &g.programme);
	*n = 0;
	if (rc || (rc = store_get(app->store, E_PLACEMENT, placement, a, &g.placement)) ||
		(rc = store_get(app->store, E_EMPLOYEE, record_ref(g.placement, "employee"), a,
			&g.employee)) ||
		(rc = store_get(app->store, E_ORGANISATION, record_ref(g.placement, "employer"), a,
			&g.employer)))
		return rc;
	for (size_t i = 0; rc == 0 && i < sizeof conditions / sizeof *conditions; i++)
		rc = conditions[i](&g);
	*out = g.rows;
	*n = g.n;
	return rc;
}
