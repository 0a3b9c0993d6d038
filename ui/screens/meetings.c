/* The meetings of a programme, and who came to one: attendance by key. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/waves.h"
#include "core/list.h"
#include "screens/foot.h"
#include "screens/records.h"
#include "screens/waves.h"

static const char *choice(enum entity_id e, const char *field, const char *code, struct arena *a)
{
	const struct entity *m = model_entity(e);

	return field_show(&m->fields[model_field(m, field)], code, a);
}

static const char *number(int64_t n, struct arena *a)
{
	return arena_printf(a, "%lld", (long long)n);
}

/* ---- the meetings ---- */

enum { M_DATE, M_KIND, M_TITLE, M_PLACE, M_CAME, M_COLUMNS };

struct meetings {
	int64_t programme;
	const char *name; /* in s->arena, as the rows */
	struct meeting_row *row;
	size_t n;
	struct list list;
	struct rect foot;
};

static const struct list_column meeting_columns[M_COLUMNS] = {
	[M_DATE] = { N_("Date"), 11, 11, 0, ALIGN_LEFT },
	[M_KIND] = { N_("Kind"), 16, 16, 1, ALIGN_LEFT },
	[M_TITLE] = { N_("Meeting"), 32, 0, 0, ALIGN_LEFT },
	[M_PLACE] = { N_("Place"), 12, 16, 2, ALIGN_LEFT },
	[M_CAME] = { N_("Came"), 9, 10, 0, ALIGN_RIGHT },
};

static int open_meetings(struct screen *s, const void *arg)
{
	struct meetings *st = s->state;

	st->programme = arg ? *(const int64_t *)arg : 0;
	list_init(&st->list);
	st->list.columns = meeting_columns;
	st->list.column_count = M_COLUMNS;
	st->list.empty = N_("This programme has no meetings yet. Add one with %s: a learning network, a"
		" congress.");
	st->list.empty_action = "meeting-new";
	return 0;
}

static int load_meetings(struct screen *s)
{
	struct meetings *st = s->state;
	struct app *app = app_of(s);
	int rc = store_meetings(app->store, st->programme, 0, 0, s->arena, &st->row, &st->n);
	struct list_row *row;

	if (rc < 0)
		st->n = 0;
	st->name = st->programme ? store_title(app->store, E_PROGRAMME, st->programme, s->arena) : "";
	row = arena_alloc(s->arena, (st->n + 1) * sizeof *row);
	for (size_t i = 0; i < st->n; i++) {
		const struct meeting_row *m = &st->row[i];

		row[i] = (struct list_row){ .id = m->id,
			.cells = { [M_DATE] = date_short(s->arena, m->date, DAY_NONE),
			[M_KIND] = choice(E_MEETING, "kind", m->kind, s->arena), [M_TITLE] = m->title,
			[M_PLACE] = m->place,
			[M_CAME] = m->invited ? arena_printf(s->arena, _("%lld of %lld"),
				(long long)m->attended, (long long)m->invited) : "" } };
		row[i].styles[M_DATE] = (unsigned short)(m->date > app->today ? ST_SOON : ST_NORMAL);
	}
	list_set_rows(&st->list, row, sizeof *row, st->n);
	return rc;
}

static struct list *list_of_meetings(struct screen *s)
{
	return &((struct meetings *)s->state)->list;
}

static void layout_meetings(struct screen *s, struct rect area)
{
	struct meetings *st = s->state;

	list_layout(&st->list, foot_layout(area, &st->foot));
}

/* "Working conference · 14-07-2026 · Haarlem · 11 of 14 came" */
static const char *meeting_whole(const struct meeting_row *m, struct arena *a)
{
	const char *out = arena_printf(a, "%s · %s", m->title, date_long(a, m->date));

	if (*m->place)
		out = arena_printf(a, "%s · %s", out, m->place);
	if (m->invited)
		out = arena_printf(a, "%s · %s", out, arena_printf(a, _("%zu of %zu came"), (size_t)m->attended,
			(size_t)m->invited));
	return out;
}

static void paint_meetings(const struct screen *s, struct canvas *c)
{
	const struct meetings *st = s->state;
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, st->list.sel < st->n ? meeting_whole(&st->row[st->list.sel], a) : NULL);
	arena_free(&a);
}

static void heading_meetings(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	(void)a;
	*left = _("Meetings");
	*right = ((const struct meetings *)s->state)->name;
}

static void done_meetings(struct screen *s)
{
	list_done(&((struct meetings *)s->state)->list);
}

static unsigned open_meeting_row(struct screen *s)
{
	const struct meetings *st = s->state;

	return ui_push(s, &meeting_screen, &st->row[st->list.sel].id);
}

static unsigned new_meeting(struct screen *s)
{
	const struct meetings *st = s->state;
	struct arena *a = arena_new();
	const struct preset preset = { "programme", number(st->programme, a) };
	unsigned r = record_add(s, E_MEETING, &preset, st->programme ? 1 : 0);

	arena_free(&a);
	return r;
}

static const struct ui_action meetings_actions[] = {
	{ "meeting-open", "<Enter>", N_("open"), N_("Who is on its list, and who came"), NEED_ROW,
		open_meeting_row },
	{ "meeting-new", "a", N_("add"), N_("Add a meeting to the programme"), NEED_WRITABLE, new_meeting },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops meetings_screen = {
	.name = "meetings",
	.title = N_("Meetings"),
	.state_size = sizeof(struct meetings),
	.actions = meetings_actions,
	.open = open_meetings,
	.load = load_meetings,
	.layout = layout_meetings,
	.paint = paint_meetings,
	.list = list_of_meetings,
	.heading = heading_meetings,
	.done = done_meetings,
};

/* ---- one of them ---- */

enum { A_MARK, A_NAME, A_ORGANISATION, A_WHO, A_STATE, A_COLUMNS };

struct attendance {
	int64_t meeting;
	struct record *record; /* in s->arena, as the rows; NULL: it is gone */
	struct attendance_row *row;
	size_t n;
	struct list list;
	struct rect foot;
};

static const struct list_column attendance_columns[A_COLUMNS] = {
	[A_MARK] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[A_NAME] = { N_("Name"), 18, 0, 0, ALIGN_LEFT },
	[A_ORGANISATION] = { N_("Organisation"), 16, 28, 1, ALIGN_LEFT },
	[A_WHO] = { N_("Who"), 17, 18, 2, ALIGN_LEFT },
	[A_STATE] = { N_("State"), 12, 14, 0, ALIGN_LEFT },
};

static int open_attendance(struct screen *s, const void *arg)
{
	struct attendance *st = s->state;

	st->meeting = *(const int64_t *)arg;
	list_init(&st->list);
	st->list.columns = attendance_columns;
	st->list.column_count = A_COLUMNS;
	st->list.empty = N_("Nobody is on the list of this meeting yet. Add who is invited with %s.");
	st->list.empty_action = "attend-add";
	return 0;
}

static const char *mark_of(const char *state, enum style *style)
{
	static const struct {
		const char *state, *mark;
		enum style style;
	} marks[] = { { "attended", "✓", ST_GOOD }, { "absent", "×", ST_DIM },
		{ "registered", "›", ST_SOON } };

	*style = ST_NORMAL;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strcmp(marks[i].state, state) == 0) {
			*style = marks[i].style;
			return marks[i].mark;
		}
	return "";
}

static int load_attendance(struct screen *s)
{
	struct attendance *st = s->state;
	struct app *app = app_of(s);
	int rc = store_get(app->store, E_MEETING, st->meeting, s->arena, &st->record);
	struct list_row *row;

	if (rc == 0)
		rc = store_attendance(app->store, st->meeting, s->arena, &st->row, &st->n);
	if (rc < 0) {
		st->n = 0;
		st->record = NULL;
	}
	row = arena_alloc(s->arena, (st->n + 1) * sizeof *row);
	for (size_t i = 0; i < st->n; i++) {
		const struct attendance_row *t = &st->row[i];
		enum style style;

		row[i] = (struct list_row){ .id = t->id, .cells = { [A_MARK] = mark_of(t->state, &style),
			[A_NAME] = *t->name ? t->name : t->organisation,
			[A_ORGANISATION] = *t->name ? t->organisation : "",
			[A_WHO] = choice(E_HOURS, "party", t->party, s->arena),
			[A_STATE] = choice(E_ATTENDANCE, "state", t->state, s->arena) } };
		row[i].styles[A_MARK] = row[i].styles[A_STATE] = (unsigned short)style;
		row[i].styles[A_WHO] = ST_DIM;
	}
	list_set_rows(&st->list, row, sizeof *row, st->n);
	return rc;
}

static struct list *list_of_attendance(struct screen *s)
{
	return &((struct attendance *)s->state)->list;
}

static const struct attendance_row *selected(const struct screen *s)
{
	const struct attendance *st = s->state;

	return st->list.sel < st->n ? &st->row[st->list.sel] : NULL;
}

static void layout_attendance(struct screen *s, struct rect area)
{
	struct attendance *st = s->state;

	list_layout(&st->list, foot_layout(area, &st->foot));
}

/* "12 of 15 came · 3 hours · 2 points" */
static const char *told(const struct attendance *st, struct arena *a)
{
	const char *hours = record_get(st->record, "hours"), *points = record_get(st->record, "points"), *out;
	const struct entity *e = st->record->entity;
	size_t came = 0;

	for (size_t i = 0; i < st->n; i++)
		came += strcmp(st->row[i].state, "attended") == 0;
	out = arena_printf(a, _("%zu of %zu came"), came, st->n);
	if (hours && strtod(hours, NULL) > 0)
		out = arena_printf(a, "%s · %s", out,
			arena_printf(a, _("%s hours, counted for who came"),
				field_show(&e->fields[model_field(e, "hours")], hours, a)));
	if (points && strtod(points, NULL) > 0)
		out = arena_printf(a, "%s · %s", out,
			arena_printf(a, _("%s certification points for experts"),
			field_show(&e->fields[model_field(e, "points")], points, a)));
	return out;
}

static void paint_attendance(const struct screen *s, struct canvas *c)
{
	const struct attendance *st = s->state;
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, st->record ? told(st, a) : NULL);
	arena_free(&a);
}

static void heading_attendance(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct attendance *st = s->state;

	*left = _("Attendance");
	if (st->record)
		*right = arena_printf(a, "%s · %s", record_title(st->record, a),
			date_short(a, record_day(st->record, "date"), DAY_NONE));
}

static void done_attendance(struct screen *s)
{
	list_done(&((struct attendance *)s->state)->list);
}

static unsigned stands(struct screen *s, const char *state)
{
	const struct attendance_row *t = selected(s);
	struct arena *a = arena_new();
	int64_t txn = 0;
	int rc = app_attend(app_of(s), t->id, state, &txn);
	unsigned r = written_txn(s, rc, txn, arena_printf(a, "%s: %s", *t->name ? t->name : t->organisation,
		choice(E_ATTENDANCE, "state", state, a)));

	arena_free(&a);
	return r;
}

/* The next one down, so that a list is gone through with one key. */
static unsigned came(struct screen *s)
{
	struct attendance *st = s->state;
	struct arena *a = arena_new();
	const char *state = "attended";
	int rc = 0;

	if (strcmp(selected(s)->state, state) == 0)
		rc = app_attend_before(app_of(s), selected(s)->id, a, &state);
	unsigned r = rc < 0 ? written_txn(s, rc, 0, "") : stands(s, state);

	if (r == UI_LOAD) /* not where it was refused */
		list_move(&st->list, 1);
	arena_free(&a);
	return r;
}

static unsigned absent(struct screen *s)
{
	return stands(s, "absent");
}

static unsigned registered(struct screen *s)
{
	return stands(s, "registered");
}

static unsigned add_to_list(struct screen *s)
{
	const struct attendance *st = s->state;
	struct arena *a = arena_new();
	const struct preset preset = { "meeting", number(st->meeting, a) };
	unsigned r = record_add(s, E_ATTENDANCE, &preset, 1);

	arena_free(&a);
	return r;
}

static unsigned open_row(struct screen *s)
{
	return record_edit(s, E_ATTENDANCE, selected(s)->id, NULL, 0);
}

static unsigned edit_meeting(struct screen *s)
{
	return record_edit(s, E_MEETING, ((const struct attendance *)s->state)->meeting, NULL, 0);
}

static const struct ui_action attendance_actions[] = {
	{ "attend-open", "<Enter>", NULL, N_("What is on record of this one"), NEED_ROW, open_row },
	{ "attend-came", "<Space>", N_("came"), N_("They came, or take that away"), NEED_ROW | NEED_WRITABLE,
		came },
	{ "attend-absent", "x", N_("absent"), N_("They did not come"), NEED_ROW | NEED_WRITABLE, absent },
	{ "attend-registered", "r", N_("register"), N_("They said that they come"), NEED_ROW | NEED_WRITABLE,
		registered },
	{ "attend-add", "a", N_("add"), N_("Put somebody on the list"), NEED_WRITABLE, add_to_list },
	{ "attend-meeting", "e", N_("edit"), N_("Edit the meeting: hours, points, what it yielded"),
		NEED_WRITABLE, edit_meeting },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops meeting_screen = {
	.name = "meeting",
	.title = N_("Attendance"),
	.state_size = sizeof(struct attendance),
	.actions = attendance_actions,
	.open = open_attendance,
	.load = load_attendance,
	.layout = layout_attendance,
	.paint = paint_attendance,
	.list = list_of_attendance,
	.heading = heading_attendance,
	.done = done_attendance,
};
