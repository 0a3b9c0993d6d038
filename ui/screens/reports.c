/* The reports that were kept, the newest first; and making a new one of any kind. */
#include "screens/reports.h"

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"

enum { C_TITLE, C_KIND, C_VERSION, C_MADE, C_PERIOD, COLUMNS };

static const struct list_column columns[COLUMNS] = {
	[C_TITLE] = { N_("Title"), 44, 0, 0, ALIGN_LEFT },
	[C_KIND] = { N_("Report"), 12, 20, 2, ALIGN_LEFT },
	[C_VERSION] = { N_("Version"), 7, 7, 1, ALIGN_RIGHT },
	[C_MADE] = { N_("Made on"), 11, 11, 0, ALIGN_LEFT },
	[C_PERIOD] = { N_("Period"), 23, 23, 3, ALIGN_LEFT },
};

static struct list *list_of(const struct screen *s)
{
	return s->state;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct report_row *row;
	size_t n;
	int rc = app_reports(app_of(ctx), (int64_t)offset, (int64_t)limit, a, &row, &n);

	for (size_t i = 0; rc == 0 && i < n; i++) {
		rows[i].id = row[i].id;
		rows[i].cells[C_TITLE] = row[i].title;
		rows[i].cells[C_KIND] = lang_text(choices_report[row[i].kind].label);
		rows[i].cells[C_VERSION] = arena_printf(a, "%d", row[i].number);
		rows[i].cells[C_MADE] = date_long(a, row[i].made);
		rows[i].cells[C_PERIOD] =
			arena_printf(a, "%s - %s", date_long(a, row[i].first), date_long(a, row[i].last));
	}
	return rc;
}

static int open_reports(struct screen *s, const void *arg)
{
	struct list *l = list_of(s);

	(void)arg;
	list_init(l);
	l->columns = columns;
	l->column_count = COLUMNS;
	l->fetch = fetch;
	l->ctx = s;
	l->empty = N_("No report was kept yet. %s makes one; what is written to a file is kept.");
	l->empty_action = "reports-new";
	return 0;
}

static int load(struct screen *s)
{
	int64_t n = 0;
	int rc = store_count(app_of(s)->store, &(struct query){ .entity = E_REPORT }, 0, &n);

	list_set_count(list_of(s), rc < 0 ? 0 : (size_t)n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return list_of(s);
}

static void layout(struct screen *s, struct rect area)
{
	list_layout(list_of(s), area);
}

static void paint(const struct screen *s, struct canvas *c)
{
	list_paint(list_of(s), c, true);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	size_t n = list_of(s)->count;

	*left = _("Reports");
	*right = arena_printf(a, ngettext("%zu kept", "%zu kept", n), n);
}

static void done(struct screen *s)
{
	list_done(list_of(s));
}

static unsigned enter(struct screen *s)
{
	return ui_push(s, &report_screen, &(struct report_arg){ .kept = list_selected_id(list_of(s)) });
}

/* Which kind, and of whom or what: a name, or a part of it. One's own year needs no name. */
static unsigned new_report(struct screen *s)
{
	struct arena *a = arena_new();
	struct report_arg arg = { .ask = { .first = DAY_NONE, .last = DAY_NONE } };
	struct pick picks[REPORT_KINDS];
	unsigned react = UI_PAINT;
	char *word = NULL;

	for (size_t i = 0; i < REPORT_KINDS; i++)
		picks[i] = (struct pick){ choices_report[i].code, lang_text(choices_report[i].label), NULL };
	int kind = ui_pick(s, _("Which report?"), picks, REPORT_KINDS, NULL);
	if (kind < 0)
		goto out;
	arg.ask.kind = (enum report_kind)kind;
	struct ask ask = { .label = kind == REPORT_CASE ? _("Of which placement, or decision/3:")
							: _("Of which (a part of the name):") };
	if (kind != REPORT_YEAR) {
		if (ui_ask(s, &ask, a, &word) < 0 || *(word = text_trim(a, word)) == '\0')
			goto out;
		if (app_report_find(app_of(s), &arg.ask, word, a) < 0) {
			react = ui_failed(s);
			goto out;
		}
	}
	react = ui_push(s, &report_screen, &arg);
out:
	arena_free(&a);
	return react;
}

static const struct ui_action actions[] = {
	{ "reports-open", "<Enter>", N_("open"), N_("Open the report as it was made"), NEED_ROW, enter },
	{ "reports-new", "n", N_("new"),
		N_("Make a report: of an employer, a region, a programme, a case or a year"), 0, new_report },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops reports_screen = {
	.name = "reports",
	.title = N_("Reports"),
	.state_size = sizeof(struct list),
	.actions = actions,
	.open = open_reports,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};

unsigned reports_open(struct screen *s)
{
	return ui_push(s, &reports_screen, NULL);
}
