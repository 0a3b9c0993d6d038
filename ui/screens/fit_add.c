/* Points noted one after the other, as after a talk: the point by typing, a digit, what
 * someone can, a condition, a digit for how sure; and at once the next. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/fit.h"
#include "screens/weigh.h"

/* Points of one owner: what someone can, or what a task asks. */
struct noting {
	struct screen *s;
	enum entity_id entity;    /* E_CAPACITY, E_LOAD */
	int64_t owner;            /* a placement; a task */
	const char *source;       /* code */
	struct arena *a;          /* of one point */
	struct fit fit;           /* of E_CAPACITY: in a */
	struct record **known;    /* of E_LOAD: in a, newest first */
	size_t nknown;
};

/* ---- what is known of a point by now ---- */

static const struct fit_row *row_of(const struct fit *f, const char *item)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->row[i].item, item) == 0)
			return &f->row[i];
	return NULL;
}

static const struct record *load_of(const struct noting *n, const char *item)
{
	for (size_t i = 0; i < n->nknown; i++)
		if (strcmp(record_get(n->known[i], "item"), item) == 0)
			return n->known[i];
	return NULL;
}

static int look(struct noting *n)
{
	struct app *app = app_of(n->s);
	const struct condition of = { "task", IS, arena_printf(n->a, "%lld", (long long)n->owner) };
	const struct query q = {
		.entity = E_LOAD, .where = &of, .nwhere = 1, .order = "date", .descending = true
	};

	return n->entity == E_CAPACITY ? app_fit(app, n->owner, n->a, &n->fit) :
		store_find(app->store, &q, n->a, &n->known, &n->nknown);
}

/* "now: strongly limited", "asked: heavy", and the rubric. */
static const char *detail_of(const struct noting *n, const struct choice *c)
{
	const char *rubric = lang_text(choices_rubric[model_choice_index(choices_rubric, c->group)].label);
	const struct record *l = n->entity == E_LOAD ? load_of(n, c->code) : NULL;
	const struct fit_row *r = n->entity == E_CAPACITY ? row_of(&n->fit, c->code) : NULL;

	if (l)
		return arena_printf(n->a, _("now: %s · %s"),
			fit_level_label(E_LOAD, *record_get(l, "load") - '0'), rubric);
	if (r && r->capacity)
		return arena_printf(n->a, _("now: %s · %s"),
			fit_level_label(E_CAPACITY, r->can < 0 ? r->can : FIT_SCALE - r->can), rubric);
	if (r && r->verdict == FIT_NO_CAPACITY)
		return arena_printf(n->a, _("asked: %s · %s"), fit_level_label(E_LOAD, r->load), rubric);
	return rubric;
}

/* What tasks ask and nobody knows stands first. */
static size_t picks_of(const struct noting *n, struct pick **out)
{
	size_t all = 0, k = 0;

	while (choices_capacity_item[all].code)
		all++;
	*out = arena_alloc(n->a, all * sizeof **out);
	for (int first = 1; first >= 0; first--)
		for (size_t i = 0; i < all; i++) {
			const struct choice *c = &choices_capacity_item[i];
			const struct fit_row *r = n->entity == E_CAPACITY ? row_of(&n->fit, c->code) : NULL;

			if ((r && r->verdict == FIT_NO_CAPACITY) == (first != 0))
				(*out)[k++] = (struct pick){ c->code, lang_text(c->label), detail_of(n, c) };
		}
	return k;
}

/* ---- questions ---- */

static const char *label_of(const char *item)
{
	return lang_text(choices_capacity_item[model_choice_index(choices_capacity_item, item)].label);
}

/* "lifting: 0 not limited, 1 slightly limited, ...": false for Esc. */
static bool ask_level(struct noting *n, struct point *p)
{
	const struct choice *list = n->entity == E_CAPACITY ? choices_limitation : choices_load;
	const char *question = arena_printf(n->a, "%s:", label_of(p->item));
	int key;

	for (size_t i = 0; list[i].code; i++)
		question = arena_printf(
			n->a, "%s%s %s %s", question, i ? "," : "", list[i].code, lang_text(list[i].label));
	if (n->entity == E_CAPACITY)
		question = arena_printf(n->a, _("%s, ? not known"), question);
	key = ui_ask_key(n->s, n->entity == E_CAPACITY ? "0123?" : "0123", question);
	p->level = key == '?' ? -1 : key - '0';
	return key != 0;
}

static bool ask_text(struct noting *n, const char *label, const char *text, const char **out)
{
	const struct ask ask = {
		.label = label, .text = text, .help = _("Enter: next, also when empty   Esc: not this point")
	};
	char *typed;

	if (ui_ask(n->s, &ask, n->a, &typed) < 0)
		return false;
	*out = typed;
	return true;
}

static bool ask_certainty(struct noting *n, struct point *p)
{
	const char *question = "", *keys = "123";
	int key;

	for (size_t i = 0; choices_certainty[i].code; i++)
		question = arena_printf(n->a, "%s%s%zu %s", question, i ? ", " : "", i + 1,
			lang_text(choices_certainty[i].label));
	key = ui_ask_key(n->s, keys, arena_printf(n->a, _("How sure: %s?"), question));
	if (key)
		p->certainty = choices_certainty[key - '1'].code;
	return key != 0;
}

static bool ask_point(struct noting *n, struct point *p)
{
	const struct fit_row *r = n->entity == E_CAPACITY ? row_of(&n->fit, p->item) : NULL;
	const struct record *l = n->entity == E_LOAD ? load_of(n, p->item) : NULL;

	if (!ask_level(n, p))
		return false;
	if (n->entity == E_LOAD)
		return ask_text(n, _("Stimuli and circumstances:"), l ? record_get(l, "note") : "",
			       &p->note) &&
		       ask_certainty(n, p);
	return ask_text(n, _("Can do:"), r ? r->ability : "", &p->ability) &&
		ask_text(n, _("On condition:"), r ? r->terms : "", &p->terms) && ask_certainty(n, p);
}

/* ---- the loop ---- */

static void write_point(struct noting *n, const struct point *p)
{
	struct app *app = app_of(n->s);
	int rc = n->entity == E_CAPACITY ? app_point_can(app, n->owner, p, NULL, NULL) :
		app_point_asks(app, n->owner, p, NULL, NULL);

	written(n->s, rc,
		arena_printf(n->a, "%s: %s", label_of(p->item), fit_level_label(n->entity, p->level)));
}

/* One point; `item` NULL: asked. False: the user is ready. */
static bool note_one(struct noting *n, const char *title, const char *item)
{
	struct point p = { .item = item, .level = -1, .source = n->source };
	struct pick *picks;
	int at;

	if (look(n) < 0) {
		ui_failed(n->s);
		return false;
	}
	if (!item) {
		size_t count = picks_of(n, &picks);

		at = ui_pick(n->s, title, picks, count, NULL);
		if (at < 0)
			return false;
		p.item = picks[at].code;
	}
	if (ask_point(n, &p))
		write_point(n, &p);
	return true;
}

static bool ask_source(struct noting *n)
{
	struct arena *a = arena_new();
	struct pick *picks;
	size_t count = weigh_picks(choices_profile_source, a, &picks);
	int at = ui_pick(n->s, _("What is it based on?"), picks, count, "conversation");

	if (at >= 0)
		n->source = choices_profile_source[model_choice_index(choices_profile_source, picks[at].code)]
				    .code;
	arena_free(&a);
	return at >= 0;
}

/* `item` NULL: one point after the other. */
static unsigned note_points(struct noting *n, const char *title, const char *item)
{
	bool more = ask_source(n);

	n->a = arena_new();
	while (more) {
		more = note_one(n, title, item) && !item;
		arena_reset(n->a);
	}
	arena_free(&n->a);
	return UI_LOAD;
}

unsigned fit_add_points(struct screen *s, int64_t placement, const char *item)
{
	struct noting n = { .s = s, .entity = E_CAPACITY, .owner = placement };

	return note_points(&n, _("What someone can: type a point (Esc: ready)"), item);
}

/* ---- tasks ---- */

static unsigned note_load(struct screen *s, int64_t task, const char *name)
{
	struct noting n = { .s = s, .entity = E_LOAD, .owner = task };
	struct arena *a = arena_new();
	unsigned r = note_points(
		&n, arena_printf(a, _("What \"%s\" asks: type a point (Esc: ready)"), name), NULL);

	arena_free(&a);
	return r;
}

/* What is not understood is said where the hints stand, and asked again. */
static int ask_field(
	struct screen *s, struct record *r, const char *field, const char *label, struct arena *a)
{
	struct ask ask = { .label = label, .text = "" };
	char *typed;
	int rc;

	while ((rc = ui_ask(s, &ask, a, &typed)) == 0 && record_set_input(r, field, typed, ui_today(s)) < 0) {
		ask.help = arena_strdup(a, err_last());
		ask.text = typed;
	}
	return rc;
}

/* The name, and the hours, which may stay empty. */
static int ask_task(struct screen *s, struct record *r, struct arena *a)
{
	int rc = ask_field(s, r, "name", _("Task:"), a);

	if (rc == 0 && !record_get(r, "name"))
		rc = ERR_STOPPED;
	return rc ? rc : ask_field(s, r, "hours", _("Hours a week:"), a);
}

unsigned fit_add_task(struct screen *s, int64_t placement)
{
	struct arena *a = arena_new();
	struct record *r = record_new(model_entity(E_TASK), ui_today(s), a);
	unsigned reacts = UI_PAINT;
	int rc = record_set(r, "placement", arena_printf(a, "%lld", (long long)placement));

	if (rc == 0)
		rc = ask_task(s, r, a);
	if (rc == 0)
		rc = app_save(app_of(s), r, NULL, NULL, NULL);
	if (rc == 0) {
		written(s, rc, arena_printf(a, _("Task added: %s"), record_get(r, "name")));
		reacts = note_load(s, r->id, record_get(r, "name"));
	} else if (rc != ERR_STOPPED) {
		reacts = ui_failed(s);
	}
	arena_free(&a);
	return reacts;
}

/* The tasks that count for the placement, each once. */
static size_t tasks_of(const struct asked_row *row, size_t n, struct arena *a, struct pick **out)
{
	size_t k = 0;

	*out = arena_alloc(a, (n + 1) * sizeof **out);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || row[i].task != row[i - 1].task)
			(*out)[k++] = (struct pick){ arena_printf(a, "%lld", (long long)row[i].task),
				row[i].name, NULL };
	return k;
}

static int64_t job_of(struct screen *s, int64_t placement, struct arena *a)
{
	struct record *r;

	return store_get(app_of(s)->store, E_PLACEMENT, placement, a, &r) == 0 ? record_ref(r, "job") : 0;
}

unsigned fit_add_load(struct screen *s, int64_t placement)
{
	struct arena *a = arena_new();
	struct asked_row *row;
	struct pick *picks;
	unsigned reacts = UI_PAINT;
	int64_t task;
	size_t n;
	int at = 0;

	if (store_asked(app_of(s)->store, placement, job_of(s, placement, a), a, &row, &n) < 0) {
		reacts = ui_failed(s);
		goto out;
	}
	n = tasks_of(row, n, a, &picks);
	if (n > 1)
		at = ui_pick(s, _("What which task asks"), picks, n, NULL);
	if (n && at >= 0 && id_parse(picks[at].code, &task) == 0)
		reacts = note_load(s, task, picks[at].label);
out:
	arena_free(&a);
	return reacts;
}
