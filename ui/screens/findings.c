/* Findings, the newest first: to which section each belongs, whom it is about, and whether the employer may
 * read it. */
#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/finding.h"
#include "screens/foot.h"
#include "screens/places.h"
#include "screens/records.h"

enum { C_DATE, C_SECTION, C_TEXT, C_WHOM, C_SHARED, COLUMNS, SECTIONS_MOST = 16 };

struct state {
	const char *section; /* code; NULL: all */
	struct list list;
	struct rect foot;
	int64_t shown;     /* told whole, in s->arena; 0: none yet */
	const char *whole;
	size_t n;
};

static const struct list_column columns[COLUMNS] = {
	[C_DATE] = { N_("On"), 8, 8, 0, ALIGN_LEFT },
	[C_SECTION] = { N_("Belongs to"), 14, 20, 0, ALIGN_LEFT },
	[C_TEXT] = { N_("Finding"), 30, 0, 0, ALIGN_LEFT },
	[C_WHOM] = { N_("About"), 24, 36, 2, ALIGN_LEFT },
	[C_SHARED] = { N_("Shared"), 8, 8, 1, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

/* In `where` (room for 2); from there the query of this list. */
static struct query query_of(const struct screen *s, struct condition *where)
{
	const struct state *st = state_of(s);
	struct query q = { .entity = E_FINDING, .where = where, .order = "date", .descending = true };

	if (st->section)
		where[q.nwhere++] = (struct condition){ "section", IS, st->section };
	if (*list_filter(&st->list))
		q.text = list_filter(&st->list);
	return q;
}

static bool is_shared(const struct record *r)
{
	return *record_text(r, "shared") == '1';
}

static const char *whom(struct app *app, const struct record *r, struct arena *a)
{
	static const struct {
		const char *field;
		enum entity_id entity;
	} fields[] = { { "placement", E_PLACEMENT }, { "employer", E_ORGANISATION }, { "region", E_REGION },
		{ "programme", E_PROGRAMME } };

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (record_ref(r, fields[i].field))
			return store_title(app->store, fields[i].entity, record_ref(r, fields[i].field), a);
	return "";
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct app *app = app_of(ctx);
	struct condition where[2];
	struct query q = query_of(ctx, where);
	struct record **r;
	size_t n;

	q.offset = (int64_t)offset;
	q.limit = (int64_t)limit;
	int rc = store_find(app->store, &q, a, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		rows[i].id = r[i]->id;
		rows[i].cells[C_DATE] = compact_day(a, record_day(r[i], "date"), app->today);
		rows[i].cells[C_SECTION] = code_label(E_FINDING, "section", record_text(r[i], "section"));
		rows[i].cells[C_WHOM] = whom(app, r[i], a);
		rows[i].cells[C_TEXT] = text_clean(a, record_text(r[i], "text"), false);
		rows[i].cells[C_SHARED] = is_shared(r[i]) ? _("shared") : "";
		rows[i].styles[C_SHARED] = ST_DIM;
	}
	return rc;
}

static int open_list(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->list.empty = N_("No findings here. On a placement, an employer or a contact, T notes one for a "
			    "report; %s shows another section.");
	st->list.empty_action = "findings-section";
	return 0;
}

/* The selected one whole: whom it is about, its words, and who may read them. */
static int moved(struct screen *s)
{
	struct state *st = state_of(s);
	int64_t id = list_selected_id(&st->list);
	struct record *r;
	int rc;

	if (id == st->shown)
		return 0;
	st->whole = "";
	if (!(st->shown = id))
		return 0;
	if ((rc = store_get(app_of(s)->store, E_FINDING, id, s->arena, &r)) < 0)
		return rc;
	st->whole = arena_printf(s->arena, "%s: %s", whom(app_of(s), r, s->arena),
		text_clean(s->arena, record_text(r, "text"), false));
	if (is_shared(r))
		st->whole = arena_printf(s->arena, _("%s (the employer may read it)"), st->whole);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, st->whole);
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct condition where[2];
	struct query q = query_of(s, where);
	int64_t n = 0;
	int rc = store_count(app_of(s)->store, &q, 0, &n);

	st->n = rc < 0 ? 0 : (size_t)n;
	list_set_count(&st->list, st->n);
	st->shown = 0;
	st->whole = "";
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);

	*left = st->section ? arena_printf(a, "%s · %s", _("Findings"),
		code_label(E_FINDING, "section", st->section)) :
		_("Findings");
	*right = arena_printf(a, "%zu", st->n);
	if (*list_filter(&st->list))
		*right = arena_printf(a, _("%s · filter \"%s\""), *right, list_filter(&st->list));
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	return record_open(s, E_FINDING, list_selected_id(&state_of(s)->list));
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_FINDING, list_selected_id(&state_of(s)->list), NULL, 0);
}

/* One that the employer may not read any more is in no report for it from now on; those that were kept
 * stay. */
static unsigned share(struct screen *s)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = store_get(app_of(s)->store, E_FINDING, list_selected_id(&state_of(s)->list), a, &r);
	bool on = rc == 0 && is_shared(r);

	if (rc == 0 && (rc = record_set(r, "shared", on ? "0" : "1")) == 0)
		rc = app_save(app_of(s), r, NULL, NULL, NULL);
	arena_free(&a);
	return written(s, rc, on ? _("The employer may not read it") : _("The employer may read it"));
}

static unsigned section(struct screen *s)
{
	struct state *st = state_of(s);
	struct pick picks[SECTIONS_MOST] = { { "", _("all sections"), NULL } };
	size_t n = 1;

	for (const struct choice *c = choices_section; c->code && n < SECTIONS_MOST; c++)
		picks[n++] = (struct pick){ c->code, lang_text(c->label), NULL };
	int i = ui_pick(s, _("Findings of"), picks, n, st->section ? st->section : "");
	if (i < 0)
		return UI_PAINT;
	st->section = i ? choices_section[i - 1].code : NULL;
	return UI_LOAD;
}

static unsigned add(struct screen *s)
{
	return finding_add(s, (struct subject){ 0, 0 }, 0);
}

static unsigned remove_it(struct screen *s)
{
	return record_delete(s, E_FINDING, list_selected_id(&state_of(s)->list));
}

static const struct ui_action actions[] = {
	{ "findings-open", "<Enter>", N_("open"), N_("Open this finding"), NEED_ROW, enter },
	{ "findings-edit", "e", N_("edit"), N_("Change this finding"), NEED_ROW, edit },
	{ "findings-share", "s", N_("share"), N_("The employer may read it, or not any more"),
		NEED_ROW | NEED_WRITABLE, share },
	{ "findings-section", "f", N_("filter"), N_("Show only findings of one section"), 0, section },
	{ "findings-add", "T", N_("new"), N_("Note a finding for a report"), NEED_WRITABLE, add },
	{ "findings-delete", "D", NULL, N_("Delete this finding"), NEED_ROW | NEED_WRITABLE, remove_it },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops findings_screen = {
	.name = "findings",
	.title = N_("Findings"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_list,
	.load = load,
	.layout = layout,
	.paint = paint,
	.moved = moved,
	.list = list,
	.heading = heading,
	.done = done,
};

unsigned findings_open(struct screen *s)
{
	return ui_push(s, &findings_screen, NULL);
}
