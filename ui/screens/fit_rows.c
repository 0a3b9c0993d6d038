/* The points of a placement as rows: mismatches first, in words and in bars. */
#include "screens/fit.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "screens/carve.h"
#include "screens/places.h"

enum { C_ITEM, C_LOAD, C_CAN, C_WORDS, C_ABILITY };
enum { CELLS = 2 }; /* of a bar, for each step of the scale */

static const struct list_column columns[] = {
	[C_ITEM] = { N_("Point"), 22, 30, 0, ALIGN_LEFT },
	[C_LOAD] = { N_("Work asks"), 9, 9, 0, ALIGN_LEFT },
	[C_CAN] = { N_("Can"), 9, 9, 0, ALIGN_LEFT },
	[C_WORDS] = { N_("Outcome"), 18, 19, 0, ALIGN_LEFT },
	[C_ABILITY] = { N_("Can do"), 20, 0, 1, ALIGN_LEFT },
};

static struct fitting *fitting_of(const struct screen *s)
{
	return s->state;
}

const char *fit_bar(int level, struct arena *a)
{
	struct str out = STR_INIT;

	if (level < 0)
		return "?";
	for (int i = 0; i < FIT_SCALE * CELLS; i++)
		str_add(&out, i < level * CELLS ? "█" : "░");
	str_addf(&out, " %d", level);
	char *bar = arena_strdup(a, out.text);
	str_free(&out);
	return bar;
}

/* ---- lines ---- */

static const char *const headings[] = { [FIT_OVER] = N_("The work asks more than someone can"),
	[FIT_NO_CAPACITY] = N_("Asked, and not known: ask first"),
	[FIT_JUST] = N_("Just fits, nothing to spare"),
	[FIT_WITHIN] = N_("Fits"),
	[FIT_NOT_ASKED] = N_("In the profile, and no task asks it") };

static struct fit_line *add(struct fitting *v, enum row_kind kind)
{
	struct fit_line *l = &v->line[v->n++];

	*l = (struct fit_line){ .kind = kind };
	return l;
}

static const char *key_of(struct screen *s, const char *action)
{
	char key[16];

	return arena_strdup(s->arena, ui_key_of(s, key, action));
}

static void remark(struct fitting *v, const char *text)
{
	add(v, ROW_NOTE)->left = text;
}

/* What is missing, each with the key that fills it. */
static void missing(struct screen *s)
{
	struct fitting *v = fitting_of(s);
	const struct fit *f = &v->fit;
	struct arena *a = s->arena;

	if (!f->profile)
		remark(v, arena_printf(a,
				  _("No capacity profile yet. %s notes what someone can, point after point."),
				  key_of(s, "point")));
	else if (!f->complete && !f->n)
		remark(v, arena_printf(a,
				  _("The profile has no points yet. %s notes what someone can, one after the "
				    "other."),
				  key_of(s, "point")));
	if (!f->tasks)
		remark(v, arena_printf(a, _("No tasks yet. %s adds a task with what it asks."),
			key_of(s, "task")));
	else if (!f->over && !f->unknown && !f->within)
		remark(v, arena_printf(a,
				  _("Of no task is noted what it asks. %s notes it, point after point."),
				  key_of(s, "load")));
}

static size_t count_of(const struct fit *f, enum fit_verdict verdict)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->row[i].verdict == verdict;
	return n;
}

void fit_rows(struct screen *s)
{
	enum { HEADINGS = sizeof headings / sizeof *headings, REMARKS = 2 };
	struct fitting *v = fitting_of(s);
	const struct fit *f = &v->fit;

	v->line = arena_alloc(s->arena, (f->n + HEADINGS + REMARKS) * sizeof *v->line);
	v->n = 0;
	missing(s);
	for (size_t i = 0; i < f->n; i++) {
		if (i == 0 || f->row[i].verdict != f->row[i - 1].verdict) {
			struct fit_line *l = add(v, ROW_GROUP);

			l->left = _(headings[f->row[i].verdict]);
			l->right = arena_printf(s->arena, "%zu", count_of(f, f->row[i].verdict));
		}
		add(v, ROW_ITEM)->row = &f->row[i];
	}
}

const struct fit_row *fit_here(const struct screen *s)
{
	const struct fitting *v = fitting_of(s);

	return v->list.sel < v->n ? v->line[v->list.sel].row : NULL;
}

/* ---- cells ---- */

static enum style style_of(const struct fit_row *r)
{
	static const enum style styles[] = { [FIT_OVER] = ST_LATE, [FIT_NO_CAPACITY] = ST_SOON,
		[FIT_JUST] = ST_NORMAL, [FIT_WITHIN] = ST_GOOD, [FIT_NOT_ASKED] = ST_DIM };

	return r->verdict == FIT_OVER && r->assumed ? ST_NOW : styles[r->verdict];
}

static void fill(const struct fit_row *r, struct arena *a, struct list_row *row)
{
	row->id = model_choice_index(choices_capacity_item, r->item) + 1;
	row->cells[C_ITEM] = r->label;
	row->cells[C_LOAD] = r->verdict == FIT_NOT_ASKED ? "" : fit_bar(r->load, a);
	row->styles[C_LOAD] = r->load_assumed ? ST_SOON : ST_BAR;
	row->cells[C_CAN] = fit_bar(r->can, a);
	row->styles[C_CAN] = r->can_assumed || r->can < 0 ? ST_SOON : ST_BAR;
	row->cells[C_WORDS] = app_fit_words(r, a);
	row->styles[C_WORDS] = (unsigned short)style_of(r);
	row->cells[C_ABILITY] = r->ability;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct fitting *v = fitting_of(ctx);

	for (size_t i = 0; i < limit && offset + i < v->n; i++) {
		const struct fit_line *l = &v->line[offset + i];

		rows[i].kind = l->kind;
		rows[i].cells[0] = l->left;
		rows[i].cells[1] = l->right;
		rows[i].styles[1] = ST_DIM;
		if (l->row)
			fill(l->row, a, &rows[i]);
	}
	return 0;
}

void fit_list_init(struct screen *s)
{
	struct fitting *v = fitting_of(s);

	list_init(&v->list);
	v->list.columns = columns;
	v->list.column_count = sizeof columns / sizeof *columns;
	v->list.fetch = fetch;
	v->list.ctx = s;
}
