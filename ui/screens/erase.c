/* What erasing a person would take away: records by kind, names in texts about others, each to be chosen,
 * and where copies may still be. */
#include <inttypes.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/erase.h"
#include "screens/foot.h"
#include "screens/person.h"

enum { C_WHAT, C_TEXT, COLUMNS };
enum { NEED_MENTION = NEED_OWN, NEED_THERE = NEED_OWN << 1 };

struct erase_row {
	struct list_row row; /* first: for the list */
	struct erasure_mention *mention;
	const char *about;   /* whole, for the foot; or NULL */
};

struct state {
	int64_t employee;
	struct erasure x;    /* in s->arena, as the rows */
	struct erase_row *row;
	size_t n;
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHAT] = { NULL, 8, 30, 0, ALIGN_LEFT },
	[C_TEXT] = { NULL, 20, 0, 0, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_erase(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->employee = *(const int64_t *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("Nothing of this person is left here.");
	return 0;
}

/* ---- rows ---- */

struct adding {
	struct arena *arena;
	void *rows;
	size_t n;
};

static struct erase_row *add(struct adding *ad, enum row_kind kind, const char *what, const char *text)
{
	struct erase_row *r = arena_add(ad->arena, &ad->rows, &ad->n, sizeof *r);

	*r = (struct erase_row){ .row = { .kind = kind, .id = (int64_t)ad->n } };
	r->row.cells[C_WHAT] = what;
	r->row.cells[C_TEXT] = text;
	return r;
}

static void add_count(struct adding *ad, int64_t n, const char *what)
{
	if (n > 0)
		add(ad, ROW_ITEM, arena_printf(ad->arena, "%" PRId64, n), what);
}

static void add_kinds(struct adding *ad, const struct erasure *x)
{
	add(ad, ROW_GROUP, _("Goes for good"), "");
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const struct entity *k = model_entity((enum entity_id)e);

		add_count(ad, x->kind[e], lang_text(x->kind[e] == 1 ? k->label : k->label_plural));
	}
	add_count(ad, x->journal, _("earlier values in the history"));
	add_count(ad, x->drafts, _("drafts"));
	add_count(ad, x->beside, _("labels, settings, notices and the like in which the name is masked"));
}

static void show_mark(struct erase_row *r, struct arena *a)
{
	r->row.cells[C_WHAT] = arena_printf(a, "[%s] %s", r->mention->mask ? "x" : " ", r->mention->title);
}

static void add_mentions(struct adding *ad, struct erasure *x)
{
	if (x->nmentions)
		add(ad, ROW_GROUP, _("Named in texts about others: Space masks the name there, or leaves it"), "");
	for (size_t i = 0; i < x->nmentions; i++) {
		struct erasure_mention *m = &x->mention[i];
		const struct entity *e = model_entity(m->entity);
		struct erase_row *r = add(ad, ROW_ITEM, "", m->text);

		r->mention = m;
		r->about = arena_printf(ad->arena, "%s · %s%s: %s", lang_text(e->label), lang_text(e->fields[m->field].label),
			m->past ? _(" (history)") : "", m->text);
		show_mark(r, ad->arena);
	}
}

static void add_elsewhere(struct adding *ad, const struct erasure *x)
{
	add(ad, ROW_GROUP, _("Where copies may still be, which anker cannot reach"), "");
	for (size_t i = 0; i < x->nelsewhere; i++) {
		struct erase_row *r = add(ad, ROW_ITEM, "-", x->elsewhere[i]);

		r->about = x->elsewhere[i];
	}
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct adding ad = { .arena = s->arena };
	int rc = app_erasure(app_of(s), st->employee, s->arena, &st->x);

	if (rc == 0 && !st->x.erased) {
		add_kinds(&ad, &st->x);
		add_mentions(&ad, &st->x);
		add_elsewhere(&ad, &st->x);
	}
	st->row = ad.rows;
	st->n = ad.n;
	list_set_rows(&st->list, st->row, sizeof *st->row, st->n);
	return rc;
}

/* ---- painting ---- */

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static struct erase_row *selected(const struct screen *s)
{
	const struct state *st = state_of(s);

	return st->list.sel < st->n ? &st->row[st->list.sel] : NULL;
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	const struct erase_row *r = selected(s);

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, r && r->about ? r->about
						  : _("E erases: it asks why, and for the name. This cannot be undone."));
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);

	*left = st->x.erased ? _("Erased") : arena_printf(a, _("Erasing %s"), st->x.name);
	*right = arena_printf(a, _("employee %s"), id_show(st->employee, a));
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct erase_row *r = selected(s);

	if (bit == NEED_MENTION && !(r && r->mention))
		return _("That is for a text about somebody else that names this person.");
	if (bit == NEED_THERE && state_of(s)->x.erased)
		return _("This file was erased already; c shows the certificates.");
	return NULL;
}

static unsigned toggle(struct screen *s)
{
	struct state *st = state_of(s);
	struct erase_row *r = selected(s);

	r->mention->mask = !r->mention->mask;
	show_mark(r, s->arena);
	list_set_rows(&st->list, st->row, sizeof *st->row, st->n);
	return UI_PAINT;
}

static unsigned erase(struct screen *s)
{
	return erase_do(s, &state_of(s)->x);
}

static const struct ui_action actions[] = {
	{ "erase-mask", "<Space>", N_("mask"), N_("Mask the name in the selected text, or leave it there"), NEED_MENTION,
		toggle },
	{ "erase-do", "E", N_("erase"), N_("Erase it all for good: asks why, and for the name"), NEED_WRITABLE | NEED_THERE,
		erase },
	{ "erase-certificates", "c", N_("proof"), N_("Certificates of what was erased"), 0, certificates_open },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops erase_screen = {
	.name = "erase",
	.title = N_("Erasing a person"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_erase,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};

unsigned erase_open(struct screen *s)
{
	struct arena *a = arena_new();
	int64_t employee = person_here(s, a);
	unsigned react = UI_PAINT;

	if (employee || person_ask(s, a, &employee))
		react = ui_push(s, &erase_screen, &employee);
	arena_free(&a);
	return react;
}
