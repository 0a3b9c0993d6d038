/* The spar card: one page about a bottleneck to take along to a conversation. The shared
 * one may stay with the employer. Free text can say anything of anyone, so none of it
 * goes there: only what is chosen from lists, days, counts, and titles of catalogues. */
#include <string.h>

#include "anker/choices.h"
#include "anker/str.h"
#include "anker/support.h"
#include "pattern.h"

enum { HISTORY_MOST = 8, TRIED_MOST = 12, WEEK = 7 };

struct card {
	struct app *app;
	struct arena *a;
	struct record *of, *employer;
	struct record **same; /* with its theme, at its employer; open first */
	size_t nsame;
	struct record **tried;
	size_t ntried;
	struct pattern pattern;
	const struct choice *theme;
	bool shared;
	struct str out;
};

/* ---- words ---- */

static const char *plain(const struct card *c, const char *text)
{
	return text ? knowledge_markdown_plain(text, 2, c->a) : "";
}

static const char *day_words(const struct card *c, day d)
{
	return date_span_show(c->a, (struct date_span){ d, d }, DAY_NONE);
}

static const char *weeks(const struct card *c, day from, day to)
{
	int n = to > from ? (to - from) / WEEK : 0;
	return arena_printf(c->a, ngettext("%d week", "%d weeks", (unsigned long)n), n);
}

/* The employee a record is about, or "": never on the shared page. */
static const char *who(const struct card *c, const struct record *r)
{
	struct record *p;
	int64_t placement = record_ref(r, "placement");
	if (c->shared || !placement || store_get(c->app->store, E_PLACEMENT, placement, c->a, &p))
		return "";
	return plain(c, store_title(c->app->store, E_EMPLOYEE, record_ref(p, "employee"), c->a));
}

static void heading(struct card *c, const char *title)
{
	str_addf(&c->out, "\n## %s\n\n", title);
}

/* ---- what it is ---- */

static void write_head(struct card *c)
{
	const char *name = who(c, c->of), *employer = plain(c, record_title(c->employer, c->a));
	day since = record_day(c->of, "date"), discussed = record_day(c->of, "discussed");
	int t = model_choice_index(choices_theme, c->theme->code);
	str_addf(&c->out, "# %s: %s\n\n", c->shared ? _("To discuss together") : _("Spar card"),
		lang_text(c->theme->label));
	str_addf(&c->out, "%s%s%s\n\n", name, *name ? ", " : "", employer);
	str_addf(&c->out, _("- On record since %s (%s)."), day_words(c, since),
		weeks(c, since, c->app->today));
	str_addf(&c->out, "\n");
	if (discussed != DAY_NONE)
		str_addf(&c->out, _("- Last discussed on %s.\n"), day_words(c, discussed));
	else
		str_addf(&c->out, "%s\n", _("- Not discussed yet."));
	if (record_day(c->of, "resolved") != DAY_NONE)
		str_addf(&c->out, _("- Resolved on %s.\n"), day_words(c, record_day(c->of, "resolved")));
	if (c->pattern.open[t] > 1)
		str_addf(&c->out, _("- Now at %d of %lld placements.\n"), c->pattern.open[t],
			(long long)c->pattern.placements);
	if (!c->shared && record_get(c->of, "note"))
		str_addf(&c->out, "- %s\n", plain(c, record_get(c->of, "note")));
}

/* ---- what was before ---- */

/* Of a placement: there or of the organisation; of the organisation: all. */
static bool belongs(const struct card *c, const struct record *r)
{
	int64_t placement = record_ref(c->of, "placement"), its = record_ref(r, "placement");
	return r->id != c->of->id && (!placement || !its || its == placement);
}

static void write_history(struct card *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->nsame && n < HISTORY_MOST; i++) {
		const struct record *r = c->same[i];
		day from = record_day(r, "date"), to = record_day(r, "resolved");
		if (!belongs(c, r))
			continue;
		if (n++ == 0)
			heading(c, _("The same before and elsewhere"));
		str_addf(&c->out, "- %s", day_words(c, from));
		if (to == DAY_NONE)
			str_addf(&c->out, ": %s", _("still open"));
		else
			str_addf(&c->out, _(": resolved after %s"), weeks(c, from, to));
		if (!record_get(r, "placement"))
			str_addf(&c->out, " (%s)", _("organisation"));
		else if (*who(c, r))
			str_addf(&c->out, " (%s)", who(c, r));
		if (!c->shared && record_get(r, "note"))
			str_addf(&c->out, ". %s", plain(c, record_get(r, "note")));
		str_addf(&c->out, "\n");
	}
}

/* ---- what was tried ---- */

/* The titles of a record; on the shared page only one that is an entry of a catalogue. */
static const char *title_of(const struct card *c, const struct record *r)
{
	const char *title = "";
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		const struct catalogue *all;
		if (!(f->flags & FIELD_NAME) || !r->value[i])
			continue;
		if (c->shared && !(f->catalogue && app_catalogue(c->app, f->catalogue, &all) == 0 &&
					 catalogue_item(all, r->value[i])))
			continue;
		title = arena_printf(
			c->a, "%s%s%s", title, *title ? ", " : "", app_show(c->app, f, r->value[i], c->a));
	}
	return plain(c, title);
}

/* "level: 2 work; effect: improved" */
static const char *outcome(const struct card *c, const struct record *r)
{
	static const char *const fields[] = { "level", "effect", "experience", "state" };
	const char *out = "";
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		int k = model_field(r->entity, fields[i]);
		if (k < 0 || r->entity->fields[k].kind != F_CHOICE || !r->value[k])
			continue;
		out = arena_printf(c->a, "%s; %s: %s", out, lang_text(r->entity->fields[k].label),
			field_show(&r->entity->fields[k], r->value[k], c->a));
	}
	if (r->entity->done && record_day(r, r->entity->done) != DAY_NONE)
		out = arena_printf(c->a, "%s; %s: %s", out,
			lang_text(r->entity->fields[model_field(r->entity, r->entity->done)].label),
			day_words(c, record_day(r, r->entity->done)));
	return out;
}

static void write_tried(struct card *c)
{
	heading(c, _("What was tried, and what it did"));
	for (size_t i = 0; i < c->ntried && i < TRIED_MOST; i++) {
		const struct record *r = c->tried[i];
		const char *title = title_of(c, r), *name = who(c, r);
		day on = record_day(r, r->entity->date);
		int note = model_field(r->entity, "note");
		str_addf(&c->out, "- %s%s%s", lang_text(r->entity->label), *title ? ": " : "", title);
		if (on != DAY_NONE)
			str_addf(&c->out, " (%s)", day_words(c, on));
		str_addf(&c->out, "%s%s%s", outcome(c, r), *name ? "; " : "", name);
		if (!c->shared && note >= 0 && r->value[note])
			str_addf(&c->out, ". %s", plain(c, r->value[note]));
		str_addf(&c->out, "\n");
	}
	if (c->ntried == 0)
		str_addf(&c->out, "%s\n", _("Nothing is on record yet."));
	if (c->ntried > TRIED_MOST)
		str_addf(&c->out, _("- and %zu before\n"), c->ntried - TRIED_MOST);
}

/* ---- what the employee thinks ---- */

static int write_view_of(struct card *c, enum entity_id kind, bool *told)
{
	const struct condition where[] = { { "placement", IS, record_get(c->of, "placement") },
		{ "client_view", IS_SET, NULL } };
	const struct query q = { .entity = kind, .where = where, .nwhere = 2, .limit = 1 };
	const struct entity *e = model_entity(kind);
	struct record **r;
	size_t n;
	int rc = store_find(c->app->store, &q, c->a, &r, &n);
	if (rc || n == 0)
		return rc;
	if (!*told)
		heading(c, _("What the employee thinks"));
	*told = true;
	str_addf(&c->out, "- %s, %s: %s\n", lang_text(e->label), day_words(c, record_day(r[0], "date")),
		field_show(&e->fields[model_field(e, "client_view")], record_get(r[0], "client_view"), c->a));
	return 0;
}

static int write_views(struct card *c)
{
	bool told = false;
	int rc = 0;
	if (c->shared || !record_get(c->of, "placement"))
		return 0;
	if ((rc = write_view_of(c, E_ROUTE, &told)) || (rc = write_view_of(c, E_DECISION, &told)) || told)
		return rc;
	heading(c, _("What the employee thinks"));
	str_addf(&c->out, "%s\n", _("Not on record: ask first."));
	return 0;
}

/* ---- what to spar about ---- */

static bool always(const struct card *c)
{
	(void)c;
	return true;
}

static bool nothing_tried(const struct card *c)
{
	return c->ntried == 0;
}

static bool something_tried(const struct card *c)
{
	return c->ntried > 0;
}

static bool at_several(const struct card *c)
{
	return c->pattern.open[model_choice_index(choices_theme, c->theme->code)] > 1;
}

static bool one_person_only(const struct card *c)
{
	return at_several(c) && !app_mandate_beyond(record_get(c->employer, "mandate"));
}

static bool came_back(const struct card *c)
{
	for (size_t i = 0; i < c->nsame; i++)
		if (belongs(c, c->same[i]) && record_get(c->same[i], "resolved"))
			return true;
	return false;
}

static void write_questions(struct card *c)
{
	static const struct {
		bool (*asked)(const struct card *c);
		const char *question;
	} questions[] = {
		{ always, N_("When does it go well, and what is different then?") },
		{ always, N_("What in the work itself makes this hard, whoever does it?") },
		{ came_back, N_("It was resolved before: what helped then, and is that still there?") },
		{ nothing_tried, N_("What did you try yourselves already?") },
		{ something_tried,
			N_("Of what was tried: what stays, what stops, what goes a step further?") },
		{ at_several, N_("It happens at several workplaces: who can change how that is arranged?") },
		{ one_person_only,
			N_("Is it welcome that we look beyond one person, at how it is organised?") },
		{ always, N_("Which small step can start this month, and who takes it?") },
	};
	heading(c, _("To spar about"));
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
		if (questions[i].asked(c))
			str_addf(&c->out, "- %s\n", _(questions[i].question));
}

/* ---- the page ---- */

static int gather(struct card *c, int64_t bottleneck)
{
	struct record **resolved;
	size_t n;
	int rc = store_get(c->app->store, E_BOTTLENECK, bottleneck, c->a, &c->of);
	if (rc)
		return rc;
	if (c->of->deleted)
		return err_set(ERR_NOTFOUND, _("This bottleneck was deleted."));
	int64_t employer = record_ref(c->of, "employer");
	int theme = model_choice_index(choices_theme, record_text(c->of, "theme"));
	if (theme < 0)
		return err_set(ERR_INVALID, _("\"%.40s\" is no theme of a bottleneck"),
			record_text(c->of, "theme"));
	c->theme = &choices_theme[theme];
	if ((rc = pattern_employer(c->app, employer, c->a, &c->employer)) ||
		(rc = app_pattern(c->app, employer, c->a, &c->pattern)) ||
		(rc = pattern_bottlenecks(
			 c->app, employer, c->theme->code, true, c->a, &c->same, &c->nsame)) ||
		(rc = pattern_bottlenecks(c->app, employer, c->theme->code, false, c->a, &resolved, &n)))
		return rc;
	struct record **all = arena_alloc(c->a, (c->nsame + n + 1) * sizeof(struct record *));
	for (size_t i = 0; i < c->nsame + n; i++)
		all[i] = i < c->nsame ? c->same[i] : resolved[i - c->nsame];
	c->same = all;
	c->nsame += n;
	return pattern_tried(c->app, 0, NULL, bottleneck, c->a, &c->tried, &c->ntried);
}

int app_spar_card(struct app *app, int64_t bottleneck, bool shared, struct arena *a, char **text)
{
	struct card c = { .app = app, .a = a, .shared = shared, .out = STR_INIT };
	*text = NULL;
	int rc = gather(&c, bottleneck);
	if (rc)
		goto out;
	write_head(&c);
	write_history(&c);
	write_tried(&c);
	if ((rc = write_views(&c)))
		goto out;
	write_questions(&c);
	*text = arena_strdup(a, c.out.text);
out:
	str_free(&c.out);
	return rc;
}
