/* The page of an instrument: what it is, how to apply it and explain it, what was
 * experienced with it here and elsewhere, and where to find it. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "screens/guide.h"
#include "screens/instruments.h"
#include "screens/markdown.h"
#include "screens/places.h"

enum { MARGIN = 1, INSET = 3, NEED_GUIDE = NEED_OWN };

struct state {
	struct instrument_arg about; /* its id is owned */
	struct arena *arena;
	struct pager *pager;
	const struct catalogue_item *item; /* borrowed; NULL: gone */
	struct instrument_use *use;        /* in s->arena, as below */
	size_t nuses;
	struct instrument_count *count;
	size_t ncounts;
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_page(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->about = *(const struct instrument_arg *)arg;
	st->arena = arena_new();
	st->about.id = arena_strdup(st->arena, st->about.id);
	st->pager = pager_new();
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct subject to = st->about.whom.subject;
	const struct catalogue *c;
	int rc = app_catalogue(app_of(s), "instruments", &c);

	st->item = rc == 0 ? catalogue_item(c, st->about.id) : NULL;
	if (rc == 0 && !st->item)
		rc = err_set(ERR_NOTFOUND, _("the catalogue has no instrument \"%s\""), st->about.id);
	if (rc == 0)
		rc = app_instrument_counts(app_of(s), s->arena, &st->count, &st->ncounts);
	if (rc == 0)
		rc = app_instrument_uses(
			app_of(s), st->about.id, to.placement, to.employer, s->arena, &st->use, &st->nuses);
	if (rc < 0)
		st->nuses = st->ncounts = 0;
	return rc;
}

/* ---- the text ---- */

static void title(struct pager *p, const char *text)
{
	pager_text(p, ST_NORMAL, 0, "");
	pager_text(p, ST_TITLE, MARGIN, text);
}

static void fact(struct pager *p, const char *label, const char *value)
{
	if (!*value)
		return;
	pager_span(p, ST_DIM, label);
	pager_span(p, ST_NORMAL, " ");
	pager_span(p, ST_NORMAL, value);
	pager_end(p, INSET, 2);
}

static void add_facts(struct pager *p, const struct catalogue_item *i, struct arena *a)
{
	static const struct {
		const char *key, *label;
	} keys[] = { { "level", N_("Level:") }, { "user", N_("For:") }, { "needs", N_("Needs:") } };

	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
		fact(p, _(keys[k].label), catalogue_words(i, keys[k].key, a));
}

/* Rules by their title. */
static const char *when(struct app *app, const struct catalogue_item *i, struct arena *a)
{
	static const char rule[] = "rule.";
	const char *all = "";

	for (const char *const *v = catalogue_values(i, "situation"); *v; v++) {
		bool is_rule = strncmp(*v, rule, sizeof rule - 1) == 0;
		all = arena_printf(a, "%s%s%s", all, *all ? "; " : "",
			is_rule ? rules_title(app->rules, *v + sizeof rule - 1) :
				  catalogue_label("situation", *v, a));
	}
	return all;
}

static void add_use(struct pager *p, struct app *app, const struct instrument_use *u, struct arena *a)
{
	pager_span(p, ST_DIM, detail_day(a, u->date, app->today));
	pager_span(p, ST_NORMAL,
		arena_printf(a, "  %s", *u->experience ? u->experience : _("nothing noted yet")));
	if (*u->who)
		pager_span(p, ST_DIM, arena_printf(a, " · %s", u->who));
	pager_end(p, INSET, 2);
	if (*u->note)
		pager_text(p, ST_NORMAL, INSET + 2, u->note);
}

static void add_uses(const struct screen *s, struct pager *p, bool here, const char *heading,
	const char *none, struct arena *a)
{
	const struct state *st = state_of(s);
	size_t n = 0;

	title(p, heading);
	for (size_t i = 0; i < st->nuses; i++) {
		if (st->use[i].here == here) {
			add_use(p, app_of(s), &st->use[i], a);
			n++;
		}
	}
	if (!n)
		pager_text(p, ST_DIM, INSET, none);
}

static void add_experience(const struct screen *s, struct pager *p, struct arena *a)
{
	const struct state *st = state_of(s);
	struct subject to = st->about.whom.subject;
	char key[KEY_NAME_SIZE];

	ui_key_of(s, key, "instrument-use");
	if (to.placement || to.employer)
		add_uses(s, p, true, _("Used at this employer"),
			arena_printf(a, _("Not yet; put it on record with %s."), key), a);
	add_uses(s, p, false, to.placement || to.employer ? _("Used elsewhere") : _("Used so far"),
		_("Nothing on record."), a);
	for (size_t i = 0; i < st->ncounts; i++)
		if (strcmp(st->count[i].instrument, st->item->id) == 0)
			fact(p, _("In all:"), arena_printf(a, "%s  %s", instrument_used(&st->count[i], a),
				instrument_went(&st->count[i], a)));
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);
	struct arena *a = arena_new();

	pager_reset(st->pager);
	if (st->item) {
		add_facts(st->pager, st->item, a);
		fact(st->pager, _("When:"), when(app_of(s), st->item, a));
		for (size_t t = 0; t < st->item->ntexts; t++) {
			title(st->pager, st->item->text[t].title);
			markdown_text(st->pager, st->item->text[t].text, INSET, area.w, a);
		}
		add_experience(s, st->pager, a);
		title(st->pager, _("Source"));
		fact(st->pager, _("Named in:"), catalogue_words(st->item, "source", a));
		fact(st->pager, _("Where:"), catalogue_words(st->item, "where", a));
		fact(st->pager, _("Guides:"), catalogue_words(st->item, "guide", a));
	}
	pager_layout(st->pager, area);
	arena_free(&a);
}

static struct pager *pager(struct screen *s)
{
	return state_of(s)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);

	*left = st->item ? st->item->title : st->about.id;
	*right = instrument_for(app_of(s), &st->about.whom, a);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = state_of(s);
	bool has = st->item && *catalogue_values(st->item, "guide");

	return bit == NEED_GUIDE && !has ? _("No guide names this instrument.") : NULL;
}

static void done(struct screen *s)
{
	pager_free(&state_of(s)->pager);
	arena_free(&state_of(s)->arena);
}

/* ---- actions ---- */

static unsigned use(struct screen *s)
{
	return instrument_use(s, state_of(s)->about.id, &state_of(s)->about.whom);
}

/* The guide at the first point that names it. */
static unsigned guide(struct screen *s)
{
	const char *point = *catalogue_values(state_of(s)->item, "guide");
	struct guide_arg arg = { point[0] - '0', point, state_of(s)->about.whom.subject };

	return ui_push(s, &guide_screen, &arg);
}

static unsigned whom(struct screen *s)
{
	struct subject to;

	if (!whom_ask(s, _("For which placement or employer?"), &to))
		return UI_PAINT;
	state_of(s)->about.whom = (struct instrument_whom){ to, 0, 0 };
	return UI_LOAD | UI_LAYOUT;
}

static const struct ui_action actions[] = {
	{ "instrument-use", "U", N_("use"), N_("Record that it is used, for whom and how it went"),
		NEED_WRITABLE, use },
	{ "instrument-guide", "g", N_("guide"), N_("The guide that names it"), NEED_GUIDE | HINT_WHERE,
		guide },
	{ "instruments-whom", "w", N_("for whom"), N_("Choose the placement or employer to look for"), 0,
		whom },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops instrument_screen = {
	.name = "instrument",
	.title = N_("Instrument"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_page,
	.load = load,
	.layout = layout,
	.pager = pager,
	.need = need,
	.heading = heading,
	.done = done,
};
