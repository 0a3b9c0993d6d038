/* The catalogue of instruments: what suits what plays here in front, then all by category;
 * searched, and narrowed to a level, a user or a situation. */
#include "screens/instruments.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/guide.h"

/* What is chosen; codes live as long as the program. */
struct state {
	struct list list;
	struct instrument_whom whom;
	struct catalogue_filter filter;
	bool by_use;                        /* the most used first, without categories */
	const struct catalogue *catalogue;  /* borrowed; NULL: it could not be read */
	struct row {
		const struct catalogue_item *item; /* NULL: a heading */
		const char *text;                  /* of a heading; or why it suits */
		int64_t id;                        /* the same in any order */
	} *row;                             /* in s->arena */
	size_t n, shown;                    /* rows; entries among them, each once */
	struct instrument_count *count;
	size_t ncounts;
};

static const struct list_column columns[] = {
	{ N_("Instrument"), 36, 0, 0, ALIGN_LEFT },
	{ N_("Level"), 14, 14, 2, ALIGN_LEFT },
	{ N_("Because of"), 20, 36, 3, ALIGN_LEFT },
	{ N_("Times"), 5, 5, 0, ALIGN_RIGHT },
	{ N_("How it went"), 12, 18, 1, ALIGN_LEFT },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static const struct instrument_count *count_of(const struct state *st, const char *id)
{
	for (size_t i = 0; i < st->ncounts; i++)
		if (strcmp(st->count[i].instrument, id) == 0)
			return &st->count[i];
	return NULL;
}

/* ---- rows ---- */

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct state *st = state_of(ctx);

	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct row *r = &st->row[offset + i];
		struct list_row *out = &rows[i];

		out->id = r->id;
		if (!r->item) {
			out->kind = ROW_GROUP;
			out->cells[0] = r->text;
			continue;
		}
		out->cells[0] = r->item->title;
		out->cells[1] = catalogue_has(r->item, "level", "both") ? _("both") :
			catalogue_words(r->item, "level", a);
		out->cells[2] = r->text;
		out->cells[3] = instrument_used(count_of(st, r->item->id), a);
		out->cells[4] = instrument_went(count_of(st, r->item->id), a);
		out->styles[1] = out->styles[2] = ST_DIM;
	}
	return 0;
}

/* In front it stands a second time. */
static void add_row(struct state *st, const struct catalogue_item *item, const char *text)
{
	const struct catalogue_item *all;
	size_t n = catalogue_items(st->catalogue, &all);
	size_t id = item ? (size_t)(item - all) + 1 + (*text ? n : 0) : 0;

	st->row[st->n++] = (struct row){ item, text, (int64_t)id };
}

/* What stands in front: what plays, or a guide. */
struct front {
	const char **situation;
	size_t n;
	int guide;
};

/* The first situation that an entry suits; n: it stands in front by its guide; -1: not. */
static long rank(const struct front *front, const struct catalogue_item *item)
{
	for (const char *const *v = catalogue_values(item, "guide"); *v; v++)
		if ((*v)[0] - '0' == front->guide)
			return (long)front->n;
	for (size_t i = 0; i < front->n; i++)
		if (catalogue_has(item, "situation", front->situation[i]))
			return (long)i;
	return -1;
}

/* Why that is, in words: of a rule its title says more than its name. */
static const char *why(
	struct screen *s, const struct front *front, size_t at, const struct catalogue_item *item)
{
	static const char rule[] = "rule.";
	const char *one = at < front->n ? front->situation[at] : NULL;

	if (!one)
		return *catalogue_values(item, "guide");
	return strncmp(one, rule, sizeof rule - 1) == 0 ?
		rules_title(app_of(s)->rules, one + sizeof rule - 1) :
		catalogue_label("situation", one, s->arena);
}

static void add_front(struct screen *s, const struct catalogue_item *const *found, size_t n,
	const struct front *front)
{
	struct state *st = state_of(s);
	size_t before = st->n;

	add_row(st, NULL, front->guide ? arena_printf(s->arena, _("Named in guide %d"), front->guide)
				       : _("Suits what plays here"));
	for (size_t at = 0; at <= front->n; at++)
		for (size_t i = 0; i < n; i++)
			if (rank(front, found[i]) == (long)at)
				add_row(st, found[i], why(s, front, at, found[i]));
	if (st->n == before + 1)
		st->n = before;
}

static void add_categories(struct state *st, const struct catalogue_item *const *found, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool first = true;
		for (size_t k = 0; k < i; k++)
			first = first && strcmp(found[k]->category, found[i]->category) != 0;
		if (!first)
			continue;
		add_row(st, NULL, found[i]->category_title);
		for (size_t k = i; k < n; k++)
			if (strcmp(found[k]->category, found[i]->category) == 0)
				add_row(st, found[k], "");
	}
}

static int64_t times(const struct state *st, const struct catalogue_item *i)
{
	const struct instrument_count *n = count_of(st, i->id);
	return n ? n->used : 0;
}

/* Of equally often used ones the order stays. */
static void add_by_use(struct state *st, const struct catalogue_item **found, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct catalogue_item *item = found[i];
		size_t to = i;
		for (; to && times(st, found[to - 1]) < times(st, item); to--)
			found[to] = found[to - 1];
		found[to] = item;
	}
	for (size_t i = 0; i < n; i++)
		add_row(st, found[i], "");
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct app *app = app_of(s);
	const struct catalogue_item **found;
	struct front front = { NULL, 0, st->whom.guide };
	size_t n, kept = 0;
	int rc = app_catalogue(app, "instruments", &st->catalogue);

	st->n = st->shown = 0;
	if (rc == 0)
		rc = app_instrument_counts(app, s->arena, &st->count, &st->ncounts);
	if (rc == 0 && !front.guide)
		rc = app_situations(app, st->whom.subject.placement, st->whom.subject.employer,
			st->whom.bottleneck, s->arena, &front.situation, &front.n);
	if (rc < 0) {
		list_set_count(&st->list, 0);
		return rc;
	}
	n = catalogue_search(st->catalogue, text_fold(s->arena, list_filter(&st->list)), s->arena, &found);
	for (size_t i = 0; i < n; i++)
		if (catalogue_passes(found[i], &st->filter))
			found[kept++] = found[i];
	/* Each twice at most, and a heading for each. */
	st->row = arena_alloc(s->arena, (3 * kept + 1) * sizeof *st->row);
	st->shown = kept;
	if (kept && !st->by_use)
		add_front(s, found, kept, &front);
	if (st->by_use)
		add_by_use(st, found, kept);
	else
		add_categories(st, found, kept);
	list_set_count(&st->list, st->n);
	return 0;
}

static int open_list(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	if (arg)
		st->whom = *(const struct instrument_whom *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->list.empty = N_("No instrument fits. %s shows all of them.");
	st->list.empty_action = "instruments-all";
	return 0;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	static const char *const keys[] = { "level", "user", "situation" };
	const struct state *st = state_of(s);
	const char *const value[] = { st->filter.level, st->filter.user, st->filter.situation };
	const char *whom = instrument_for(app_of(s), &st->whom, a), *text = _("Instruments");

	if (*whom)
		text = arena_printf(a, "%s %s", text, whom);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (value[i])
			text = arena_printf(a, "%s · %s", text, catalogue_label(keys[i], value[i], a));
	if (*list_filter(&st->list))
		text = arena_printf(a, "%s · \"%s\"", text, list_filter(&st->list));
	*left = text;
	*right = arena_printf(a, "%zu", st->shown);
}

static void done(struct screen *s)
{
	list_done(list(s));
}

/* ---- actions ---- */

static const struct catalogue_item *selected(const struct screen *s)
{
	const struct state *st = state_of(s);

	return st->list.sel < st->n ? st->row[st->list.sel].item : NULL;
}

static unsigned enter(struct screen *s)
{
	const struct catalogue_item *i = selected(s);
	struct instrument_arg arg = { i ? i->id : "", state_of(s)->whom };

	return i ? ui_push(s, &instrument_screen, &arg) : UI_PAINT;
}

static unsigned use(struct screen *s)
{
	const struct catalogue_item *i = selected(s);

	return i ? instrument_use(s, i->id, &state_of(s)->whom) : UI_PAINT;
}

/* One of these codes, or anything; false: Esc. */
static bool choose(struct screen *s, const char *key, const char *title, const char *const *code, size_t n,
	const char **value)
{
	struct arena *a = arena_new();
	struct pick *pick = arena_alloc(a, (n + 1) * sizeof *pick);
	int at;

	pick[0] = (struct pick){ "", _("anything"), NULL };
	for (size_t i = 0; i < n; i++)
		pick[i + 1] = (struct pick){ code[i], catalogue_label(key, code[i], a), NULL };
	at = ui_pick(s, title, pick, n + 1, *value ? *value : "");
	if (at >= 0)
		*value = at ? code[at - 1] : NULL;
	arena_free(&a);
	return at >= 0;
}

static unsigned choose_code(struct screen *s, const char *key, const char *title, const char **value)
{
	const char *const *code = catalogue_codes(key);
	size_t n = 0;

	while (code[n])
		n++;
	return choose(s, key, title, code, n, value) ? UI_LOAD : UI_PAINT;
}

static unsigned level(struct screen *s)
{
	return choose_code(s, "level", _("For which level?"), &state_of(s)->filter.level);
}

static unsigned user(struct screen *s)
{
	return choose_code(s, "user", _("Who uses it?"), &state_of(s)->filter.user);
}

/* In the order of their kinds and words. */
static void add_situation(const char **code, size_t *n, const char *value, struct arena *a)
{
	const char *label = catalogue_label("situation", value, a);
	size_t at = *n;

	for (size_t i = 0; i < *n; i++)
		if (strcmp(code[i], value) == 0)
			return;
	for (; at && strcmp(catalogue_label("situation", code[at - 1], a), label) > 0; at--)
		code[at] = code[at - 1];
	code[at] = value;
	(*n)++;
}

/* Every situation that an entry names; a rule is no choice but leads here. */
static unsigned situation(struct screen *s)
{
	struct state *st = state_of(s);
	const struct catalogue_item *item;
	size_t n = 0, room = 0, items = st->catalogue ? catalogue_items(st->catalogue, &item) : 0;
	const char **code;

	for (size_t i = 0; i < items; i++)
		for (const char *const *v = catalogue_values(&item[i], "situation"); *v; v++)
			room++;
	code = arena_alloc(s->arena, (room + 1) * sizeof *code);
	for (size_t i = 0; i < items; i++)
		for (const char *const *v = catalogue_values(&item[i], "situation"); *v; v++)
			if (strncmp(*v, "rule.", 5) != 0)
				add_situation(code, &n, *v, s->arena);
	return choose(s, "situation", _("In which situation?"), code, n, &st->filter.situation) ? UI_LOAD
												: UI_PAINT;
}

static unsigned everything(struct screen *s)
{
	struct state *st = state_of(s);

	st->filter = (struct catalogue_filter){ NULL, NULL, NULL };
	list_set_filter(&st->list, "");
	return UI_LOAD;
}

/* The selected one stays so, wherever it stands then. */
static unsigned order(struct screen *s)
{
	struct state *st = state_of(s);
	const struct catalogue_item *item = selected(s);

	st->by_use = !st->by_use;
	if (load(s) < 0)
		return ui_failed(s);
	for (size_t i = 0; i < st->n && item; i++) {
		if (st->row[i].item == item) {
			list_to(&st->list, i);
			break;
		}
	}
	return UI_PAINT;
}

static unsigned whom(struct screen *s)
{
	struct state *st = state_of(s);
	struct subject to;

	if (!whom_ask(s, _("For which placement or employer?"), &to))
		return UI_PAINT;
	st->whom = (struct instrument_whom){ to, 0, 0 };
	list_to(&st->list, 0);
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "instrument-open", "<Enter>", N_("open"), N_("What it is, how to apply it and how to explain it"),
		NEED_ROW, enter },
	{ "instrument-use", "U", N_("use"), N_("Record that it is used, for whom and how it went"),
		NEED_ROW | NEED_WRITABLE, use },
	{ "instruments-level", "l", N_("level"),
		N_("Only for one level: individual, organisation, own profession"), 0, level },
	{ "instruments-user", "p", N_("user"), N_("Only what one kind of people uses"), 0, user },
	{ "instruments-situation", "s", N_("when"),
		N_("Only for one situation: a bottleneck, phase or change"), 0, situation },
	{ "instruments-order", "o", N_("order"), N_("The most used first, or by category"), 0, order },
	{ "instruments-all", "0", N_("all"), N_("All instruments again"), 0, everything },
	{ "instruments-whom", "w", N_("for whom"), N_("Choose the placement or employer to look for"), 0,
		whom },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops instruments_screen = {
	.name = "instruments",
	.title = N_("Instruments"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_list,
	.load = load,
	.list = list,
	.heading = heading,
	.done = done,
};
