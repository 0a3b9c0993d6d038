/* What can be done where load and capacity differ: the three routes of guide 7 with the
 * five levels of guide 2, and what was tried before. */
#include <string.h>

#include "anker/str.h"
#include "fit.h"

enum { EXAMPLES = 3 }; /* of what was tried: it is a line */

/* In the order of choices_route, which is that of guide 7. In our own words. */
static const struct {
	enum route_way way;
	const char *guide, *meaning;
} about[FIT_ROUTES] = {
	{ WAY_ADAPT, "2.1",
		N_("The tasks stay those of the colleagues; only the pace, the hours or the breaks"
		   " change. You can often try it tomorrow.") },
	{ WAY_ADAPT, "2.2",
		N_("Change what the task asks, how it is done or where, for a while or for good:"
		   " a step card, a quieter corner, a trolley. Agree when you look at it together.") },
	{ WAY_OTHER, "7.2",
		N_("Other work at this employer that fits what this person can. Begin with the tasks"
		   " that go well.") },
	{ WAY_CREATE, "2.3",
		N_("Take tasks over from colleagues and bring them together for this person; the"
		   " colleagues get time for their own trade.") },
	{ WAY_CREATE, "2.4",
		N_("Tasks split off from a whole group become a function of their own, described and"
		   " part of policy, for more than one person.") },
	{ WAY_CREATE, "2.5",
		N_("Divide the whole process into other steps, so that more people can take part."
		   " Ask at each step what it really takes.") },
	{ WAY_NONE, NULL, N_("Leave it as it is for now; write down why, and when you look again.") },
};

/* The theme of the bottlenecks that a point belongs to: adaptations noted with a bottleneck
 * and without a point count for it. By point, else by rubric. */
static const struct {
	const char *code, *theme;
} theme_of_item[] = {
	{ "pace", "pace" }, { "deadlines", "pace" }, { "interruptions", "pace" }, { "guidance", "guidance" },
	{ "cooperation", "team" }, { "conflict", "team" }, { "transport", "travel" },
}, theme_of_rubric[] = {
	{ "surroundings", "environment" }, { "hours", "schedule" },
};

static const char *theme_of(const struct choice *item)
{
	for (size_t i = 0; i < sizeof theme_of_item / sizeof *theme_of_item; i++)
		if (strcmp(theme_of_item[i].code, item->code) == 0)
			return theme_of_item[i].theme;
	for (size_t i = 0; i < sizeof theme_of_rubric / sizeof *theme_of_rubric; i++)
		if (strcmp(theme_of_rubric[i].code, item->group) == 0)
			return theme_of_rubric[i].theme;
	return NULL;
}

/* ---- what was tried ---- */

static int count_of(const struct tried_row *row, size_t n, const char *route, bool made, const char *effect)
{
	int sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += row[i].made == made && strcmp(row[i].route, route) == 0 &&
			(!effect || strcmp(row[i].effect, effect) == 0);
	return sum;
}

/* "a trolley (improved), a step card" */
static const char *examples_line(const struct tried_row *row, size_t n, const char *route, struct arena *a)
{
	const char *out = "";
	int k = 0;
	for (size_t i = 0; i < n && k < EXAMPLES; i++) {
		int effect = *row[i].effect ? model_choice_index(choices_effect, row[i].effect) : -1;
		if (!row[i].made || strcmp(row[i].route, route) != 0)
			continue;
		out = arena_printf(a, "%s%s%s", out, k++ ? ", " : "", row[i].what);
		if (effect >= 0)
			out = arena_printf(a, "%s (%s)", out, lang_text(choices_effect[effect].label));
	}
	return out;
}

/* "2x at this employer: 1 improved, 1 not looked at yet; chosen 1x without one" */
static const char *tried_line(const struct tried_row *row, size_t n, const char *route, struct arena *a)
{
	int made = count_of(row, n, route, true, NULL), chosen = count_of(row, n, route, false, NULL);
	struct str out = STR_INIT;
	const char *between = "";
	str_add(&out, "");
	if (made)
		str_addf(&out, _("%dx at this employer: "), made);
	for (const struct choice *c = choices_effect; made && c->code; c++) {
		int k = count_of(row, n, route, true, c->code);
		if (k)
			str_addf(&out, "%s%d %s", between, k, lang_text(c->label)), between = ", ";
	}
	if (made && count_of(row, n, route, true, ""))
		str_addf(&out, _("%s%d not looked at yet"), between, count_of(row, n, route, true, ""));
	if (chosen)
		str_addf(&out, made ? _("; chosen %dx besides") : _("chosen %dx at this employer"), chosen);
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}

/* ---- the options ---- */

int routes_read(const char *marks, struct arena *a, struct weighed_factor **out, size_t *n)
{
	int rc = factors_read(marks, a, out, n);
	if (rc)
		return err_set(ERR_INVALID,
			_("\"%.60s\": write routes as codes with + (fits), - (does not fit) or o (in doubt), "
			  "such as \"pace_time+ other_job-\""),
			marks);
	for (size_t i = 0; i < *n; i++)
		if ((rc = fit_check_code(choices_route, (*out)[i].code)))
			return rc;
	return 0;
}

static void read_marks(struct routes *r, struct arena *a)
{
	struct weighed_factor *f;
	size_t n;
	/* What cannot be read was not written here: then there are no marks. */
	if (routes_read(record_text(r->weighing, "options"), a, &f, &n) == 0)
		for (size_t i = 0; i < n; i++)
			r->option[model_choice_index(choices_route, f[i].code)].mark = f[i].direction;
}

static void describe(struct route_option *o, size_t i)
{
	const struct choice *c = &choices_route[i];
	int level = model_choice_index(choices_adaptation_level, c->code);
	const struct label label = level < 0 ? c->label : choices_adaptation_level[level].label;
	*o = (struct route_option){ .way = about[i].way,
		.route = c->code,
		.level = level >= 0,
		.label = lang_text(label),
		.meaning = _(about[i].meaning),
		.guide = about[i].guide,
		.tried = "", .examples = "",
		.mark = ' ' };
}

int routes_latest(struct app *app, int64_t placement, const char *item, struct arena *a, struct record **out)
{
	struct record **found;
	size_t n;
	int rc = fit_find(app, E_ROUTE, "placement", placement, a, &found, &n);
	*out = NULL;
	for (size_t i = 0; i < n && rc == 0 && !*out; i++)
		if (strcmp(record_text(found[i], "item"), item) == 0)
			*out = found[i];
	return rc;
}

int app_routes(struct app *app, int64_t placement, const char *item, struct arena *a, struct routes *out)
{
	struct tried_row *row;
	struct record *p;
	size_t n;
	int at = fit_item(item), rc = fit_check_code(choices_capacity_item, item);
	*out = (struct routes){ .weighing = NULL };
	if (rc || (rc = fit_record(app, E_PLACEMENT, placement, a, &p)) ||
		(rc = routes_latest(app, placement, item, a, &out->weighing)) ||
		(rc = store_routes_tried(app->store, record_ref(p, "employer"), item,
			 theme_of(&choices_capacity_item[at]), a, &row, &n)))
		return rc;
	for (size_t i = 0; i < FIT_ROUTES; i++) {
		describe(&out->option[i], i);
		out->option[i].tried = tried_line(row, n, out->option[i].route, a);
		out->option[i].examples = examples_line(row, n, out->option[i].route, a);
	}
	read_marks(out, a);
	return 0;
}

char *app_route_mark(const struct routes *r, const char *route, char mark, struct arena *a)
{
	char *out = arena_strdup(a, "");
	for (size_t i = 0; i < FIT_ROUTES; i++) {
		const struct route_option *o = &r->option[i];
		char m = strcmp(o->route, route) == 0 ? mark : o->mark;
		if (m != ' ')
			out = arena_printf(
				a, m == 'o' ? "%s%s%s %c" : "%s%s%s%c", out, *out ? " " : "", o->route, m);
	}
	return out;
}
