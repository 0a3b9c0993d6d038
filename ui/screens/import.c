/* Taking over a file: what was guessed about it, where every column goes, the
 * first rows as they are read; to change, try and run. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/counts.h"
#include "screens/import.h"
#include "screens/path.h"

enum { HEAD_ROWS = 3, PREVIEW_ROWS = 4, PREVIEW_FROM = 16, CELL_MIN = 6, CELL_MAX = 22 };

struct state {
	struct import *im;
	char *path;
	struct list list;        /* a row per column of the file */
	struct rect head, below; /* what was guessed; the first rows */
	char **cell;             /* rows * ncolumns, in s->arena */
	size_t rows;
	struct import_report report;
};

static const struct list_column columns[] = {
	{ N_("Column in the file"), 18, 24, 0, ALIGN_LEFT },
	{ N_("First value"), 12, 18, 1, ALIGN_LEFT },
	{ N_("Goes to"), 24, 0, 0, ALIGN_LEFT },
};

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct state *st = ((struct screen *)ctx)->state;
	const struct import_plan *p = import_plan(st->im);

	for (size_t i = 0; i < limit && offset + i < p->ncolumns; i++) {
		const struct import_column *c = &p->column[offset + i];
		const char *target = import_target_words(c->entity, c->field, a);

		rows[i].id = (int64_t)(offset + i + 1);
		rows[i].cells[0] =
		        *c->header ? c->header : arena_printf(a, _("(column %zu)"), offset + i + 1);
		rows[i].cells[1] = c->sample;
		rows[i].cells[2] = !*target        ? _("left out")
		                   : c->remembered ? arena_printf(a, _("%s (as last time)"), target)
		                                   : target;
		rows[i].styles[1] = ST_DIM;
		rows[i].styles[2] = *target ? ST_NORMAL : ST_DIM;
		if (!*target)
			rows[i].styles[0] = ST_DIM;
	}
	return 0;
}

/* ---- opening ---- */

/* Asks until a file can be read, or the user gives up. */
static int ask_and_open(struct screen *s, const char *typed, struct import **im, char **path)
{
	struct arena *a = arena_new();
	const char *help = _("A CSV file, such as Excel saves   Tab completes   Enter accept   Esc cancel");
	char *answer;
	int rc;

	while ((rc = path_ask(s, _("File to take over:"), typed, help, a, &answer)) == 0) {
		if ((rc = import_open(im, app_of(s)->store, answer, app_of(s)->today)) == 0) {
			*path = xstrdup(answer);
			break;
		}
		help = arena_strdup(a, err_last());
		typed = answer;
	}
	arena_free(&a);
	return rc;
}

/* Whoever's files are on screen; of everyone's, the account's own. */
static int64_t owner_of_new(const struct app *app)
{
	return app->expert || !app->shared ? app->expert : app->self;
}

static int open_import(struct screen *s, const void *arg)
{
	struct state *st = s->state;
	const char *path = arg;
	int rc;

	if (app_of(s)->readonly)
		return err_set(ERR_READONLY, "%s", _("This file was opened for reading only."));
	rc = path ? import_open(&st->im, app_of(s)->store, path, app_of(s)->today)
	          : ask_and_open(s, "", &st->im, &st->path);
	if (rc < 0)
		return rc;
	import_set_expert(st->im, owner_of_new(app_of(s)));
	import_set_codes(st->im, app_import_code, app_of(s));
	if (path)
		st->path = xstrdup(path);
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->report.arena = arena_new();
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;

	list_set_count(&st->list, import_plan(st->im)->ncolumns);
	return import_preview(st->im, PREVIEW_ROWS, s->arena, &st->cell, &st->rows);
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	import_close(&st->im);
	list_done(&st->list);
	arena_free(&st->report.arena);
	free(st->path);
}

/* ---- drawing ---- */

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	int below = area.h >= PREVIEW_FROM ? PREVIEW_ROWS + 2 : 4;

	st->head = (struct rect){ area.y, area.x, HEAD_ROWS, area.w };
	st->below = (struct rect){ area.y + area.h - below, area.x, below, area.w };
	list_layout(
	        &st->list, (struct rect){ area.y + HEAD_ROWS, area.x, area.h - HEAD_ROWS - below, area.w });
}

/* As wide as what is in it, within reason. */
static int cell_width(const struct state *st, const struct import_plan *p, size_t column, const char *title)
{
	int width = text_width(title);

	for (size_t r = 0; r < st->rows; r++) {
		int w = text_width(st->cell[r * p->ncolumns + column]);

		width = w > width ? w : width;
	}
	return width < CELL_MIN ? CELL_MIN : width > CELL_MAX ? CELL_MAX : width;
}

/* The first rows under the names of the fields they go to, the selected column
 * among them: those to its left make room when there is none. */
static void paint_preview(const struct state *st, struct canvas *screen)
{
	const struct import_plan *p = import_plan(st->im);
	struct canvas c = canvas_at(screen, st->below);
	size_t first = 0;
	int x = 3;

	canvas_rule(&c, 0, 0, c.area.w);
	canvas_put(&c, 0, 3, -1, ST_TITLE, _(" The first rows as they are read "));
	for (;; first++) {
		int end = 3;

		for (size_t i = first; i <= st->list.sel && i < p->ncolumns; i++)
			if (p->column[i].entity)
				end += 2 + cell_width(st, p, i, p->column[i].header);
		if (end <= c.area.w || first >= st->list.sel)
			break;
	}
	for (size_t i = first; i < p->ncolumns && x + CELL_MIN < c.area.w; i++) {
		const struct field *f = p->column[i].field;
		const char *title = f ? lang_text(f->label) : _("Name");
		unsigned style = i == st->list.sel ? ST_BOLD : ST_DIM;
		int width = cell_width(st, p, i, title);

		if (!p->column[i].entity)
			continue;
		canvas_field(&c, 1, x, width, style, ALIGN_LEFT, title);
		for (size_t r = 0; r < st->rows && (int)r + 2 < c.area.h; r++)
			canvas_field(&c, (int)r + 2, x, width, i == st->list.sel ? ST_BOLD : ST_NORMAL,
			        ALIGN_LEFT, st->cell[r * p->ncolumns + i]);
		x += width + 2;
	}
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct import_plan *p = import_plan(st->im);
	struct canvas head = canvas_at(c, st->head);
	struct arena *a = arena_new();
	int x = 3;

	x += canvas_put(&head, 0, x, -1, ST_DIM, _("A file of "));
	canvas_put(&head, 0, x, -1, ST_BOLD, import_kind_name(p));
	canvas_put(&head, 1, 3, -1, ST_DIM, import_plan_words(p, a));
	paint_preview(st, c);
	list_paint(&st->list, c, true);
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	const struct import_plan *p = import_plan(st->im);
	const char *slash = strrchr(st->path, '/');
	size_t out = 0;

	for (size_t i = 0; i < p->ncolumns; i++)
		out += p->column[i].entity == NULL;
	*left = arena_printf(a, "%s · %s", _("Import"), slash ? slash + 1 : st->path);
	*right = arena_printf(a, _("%zu columns, %zu left out"), p->ncolumns, out);
}

/* ---- trying and running ---- */

struct running {
	struct screen *s;
	int64_t began; /* ms */
};

static int on_progress(void *ctx, int64_t bytes, int64_t total, int64_t rows)
{
	struct running *run = ctx;
	int64_t ms = clock_ms() - run->began;
	char text[96];

	snprintf(text, sizeof text, _("%lld rows, %lld per second"), (long long)rows,
	        (long long)(ms > 0 ? rows * 1000 / ms : 0));
	return ui_progress(run->s, bytes, total, text) ? 1 : 0;
}

static int keep_progress(void *ctx, int64_t done, int64_t total)
{
	return ui_progress(ctx, done, total, _("Preparing the suggestions")) ? 1 : 0;
}

static void on_duplicate(void *ctx, int line, const char *row_text, enum entity_id entity, int64_t resembles)
{
	struct screen *s = ((struct running *)ctx)->s;
	struct import_report *r = &((struct state *)s->state)->report;

	if (r->nduplicates == IMPORT_DUPLICATES)
		return;
	r->duplicate[r->nduplicates++] = arena_printf(r->arena, _("line %d: %s resembles %s (%s %s)"), line,
	        row_text, store_title(app_of(s)->store, entity, resembles, r->arena),
	        lang_text(model_entity(entity)->label), id_show(resembles, r->arena));
}

static void on_rejected(void *ctx, int line, const char *column, const char *reason)
{
	struct screen *s = ((struct running *)ctx)->s;
	struct import_report *r = &((struct state *)s->state)->report;

	bool said = *column == '\0' || strncmp(reason, column, strlen(column)) == 0;

	if (r->nrejected < IMPORT_REJECTED)
		r->rejected[r->nrejected++] = arena_printf(r->arena, _("line %d rejected: %s%s%s"), line,
		        said ? "" : column, said ? "" : ": ", reason);
}

static unsigned run(struct screen *s, bool dry_run)
{
	struct state *st = s->state;
	struct running running = { s, clock_ms() };
	const struct import_hooks hooks = { on_progress, on_duplicate, on_rejected, &running };
	struct import_report *r = &st->report;
	struct pager_spec spec = { .fill = import_report_write, .ctx = r };
	int rc;

	arena_reset(r->arena);
	*r = (struct import_report){ .arena = r->arena, .dry_run = dry_run, .path = st->path };
	r->duplicate = arena_alloc(r->arena, IMPORT_DUPLICATES * sizeof *r->duplicate);
	r->rejected = arena_alloc(r->arena, IMPORT_REJECTED * sizeof *r->rejected);
	rc = app_import(app_of(s), st->im, dry_run, &hooks, &r->result);
	if (!dry_run) {
		store_facts_keep(app_of(s)->store, keep_progress, s); /* else it waits for who asks next */
		counts_forget();
	}
	if (rc < 0 && rc != ERR_STOPPED)
		return ui_failed(s) | UI_LOAD;
	r->result.stopped |= rc == ERR_STOPPED;
	spec.title = r->result.stopped ? _("Stopped") : dry_run ? _("Tried out") : _("Taken over");
	return ui_push(s, &pager_screen, &spec);
}

static unsigned try_out(struct screen *s)
{
	return run(s, true);
}

static unsigned run_it(struct screen *s)
{
	return run(s, false);
}

/* ---- other actions ---- */

static unsigned change_target(struct screen *s)
{
	struct state *st = s->state;

	return import_pick_target(s, st->im, st->list.sel) ? UI_LOAD : UI_PAINT;
}

static unsigned leave_out(struct screen *s)
{
	struct state *st = s->state;

	return import_map(st->im, st->list.sel, NULL) < 0 ? ui_failed(s) : UI_LOAD;
}

static unsigned change_kind(struct screen *s)
{
	return import_pick_kind(s, ((struct state *)s->state)->im) ? UI_LOAD : UI_PAINT;
}

static unsigned other_file(struct screen *s)
{
	struct state *st = s->state;
	struct import *im;
	char *path;

	if (ask_and_open(s, st->path, &im, &path) < 0)
		return UI_PAINT;
	import_close(&st->im);
	free(st->path);
	st->im = im;
	st->path = path;
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "import-target", "<Enter>", N_("goes to"), N_("Choose where this column goes"), NEED_ROW,
	        change_target },
	{ "import-leave-out", "x <Del>", N_("leave"), N_("Leave this column out"), NEED_ROW, leave_out },
	{ "import-kind", "s", N_("kind"), N_("Say what is in this file"), 0, change_kind },
	{ "import-try", "t", N_("try"), N_("Try it: say what would happen, write nothing"), 0, try_out },
	{ "import-run", "i", N_("import"), N_("Take the file over"), NEED_WRITABLE, run_it },
	{ "import-file", "o", N_("file"), N_("Another file"), 0, other_file },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops import_screen = {
	.name = "import",
	.title = N_("Import"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_import,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};
