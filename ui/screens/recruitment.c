/* Who was asked to take part in a programme, by how that stands: from selected to stopped. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/foot.h"
#include "screens/programme.h"
#include "screens/records.h"

enum { NEED_OPEN = NEED_OWN, NEED_ENDS = NEED_OWN << 1 };
enum { C_WHO, C_EMPLOYEE, C_SINCE, C_THROUGH, C_EXPERT, COLUMNS };

/* A row of the list: a stage as a heading, or who stands there. */
struct line {
	struct list_row row; /* first, for list_set_rows */
	const struct part_row *part;
};

struct state {
	struct recruitment_arg of;
	struct list list;
	struct rect foot;
	const char *programme, *region; /* in s->arena, as all below */
	struct line *line;
	size_t n;
	int64_t elsewhere;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHO] = { N_("Employer"), 17, 0, 0, ALIGN_LEFT },
	[C_EMPLOYEE] = { N_("Employee"), 13, 0, 0, ALIGN_LEFT },
	[C_SINCE] = { N_("Since"), 11, 11, 0, ALIGN_LEFT },
	[C_THROUGH] = { N_("Through, or why not"), 19, 23, 1, ALIGN_LEFT },
	[C_EXPERT] = { N_("Expert"), 12, 18, 2, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_recruitment(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->of = *(const struct recruitment_arg *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.can_filter = true;
	st->list.empty = N_("Nobody was asked here yet; %s selects somebody.");
	st->list.empty_action = "recruitment-new";
	return 0;
}

const char *recruitment_who(const struct part_row *row, struct arena *a)
{
	return row->placement ? arena_printf(a, "%s · %s", row->employer_name, row->employee)
		: row->employer_name;
}

static const char *reason_label(const char *code)
{
	int i = model_choice_index(choices_left_out, code);

	return i < 0 ? code : lang_text(choices_left_out[i].label);
}

static void fill(struct screen *s, const struct part_row *p, struct line *l)
{
	*l = (struct line){ .part = p, .row = { .id = p->id, .cells = { [C_WHO] = p->employer_name,
		[C_EMPLOYEE] = p->employee,
		[C_SINCE] = date_short(s->arena, p->since, ui_today(s)),
		[C_THROUGH] = *p->reason ? reason_label(p->reason) : p->through,
		[C_EXPERT] = p->expert_name } } };
	bool over = p->stage == PART_DECLINED || p->stage == PART_STOPPED;
	l->row.styles[C_WHO] = l->row.styles[C_EMPLOYEE] = over ? ST_DIM : ST_NORMAL;
}

static const char *heading_counts(struct arena *a, size_t employers, size_t employees)
{
	const char *one = arena_printf(a, ngettext("%zu employer", "%zu employers", employers), employers);
	const char *other = arena_printf(a, ngettext("%zu employee", "%zu employees", employees), employees);

	return employers && employees ? arena_printf(a, "%s, %s", one, other) : employers ? one : other;
}

/* The rows stand by stage: a heading before each, with how many. */
static void make_lines(struct screen *s, const struct part_row *p, size_t n)
{
	struct state *st = state_of(s);
	const char *typed = text_fold(s->arena, list_filter(&st->list));
	size_t heading = 0, count[2] = { 0, 0 };

	st->line = arena_alloc(s->arena, (n + PART_STAGES + 1) * sizeof *st->line);
	st->n = 0;
	for (size_t i = 0; i < n; i++) {
		if (*typed && !strstr(text_fold(s->arena, recruitment_who(&p[i], s->arena)), typed))
			continue;
		if (st->n == 0 || st->line[heading].part->stage != p[i].stage) {
			heading = st->n++;
			st->line[heading] = (struct line){ .part = &p[i], .row = { .kind = ROW_GROUP,
				.cells = { app_part_stage_name(p[i].stage) } } };
			count[0] = count[1] = 0;
		}
		fill(s, &p[i], &st->line[st->n++]);
		count[p[i].placement != 0]++;
		st->line[heading].row.cells[1] = heading_counts(s->arena, count[0], count[1]);
	}
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct app *app = app_of(s);
	struct part_row *p;
	size_t n = 0;
	int rc = app_parts(app, st->of.programme, st->of.region, s->arena, &p, &n, &st->elsewhere);

	st->programme = text_clean(s->arena, store_title(app->store, E_PROGRAMME, st->of.programme, s->arena),
		false);
	st->region = st->of.region > 0
		? text_clean(s->arena, store_title(app->store, E_REGION, st->of.region, s->arena), false)
		: st->of.region ? _("all regions") : _("without a region");
	make_lines(s, p, rc < 0 ? 0 : n);
	list_set_rows(&st->list, st->line, sizeof *st->line, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static const struct part_row *selected(const struct screen *s)
{
	const struct line *l = list_selected_whole(&state_of(s)->list);

	return l ? l->part : NULL;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	const struct part_row *p = selected(s);
	struct arena *a = arena_new();
	const char *text = "";

	list_paint(&st->list, c, true);
	if (p) {
		text = arena_printf(a, _("%s: %s since %s"), recruitment_who(p, a),
			app_part_stage_name(p->stage), date_long(a, p->since));
		if (*p->reason)
			text = arena_printf(a, "%s (%s)", text, reason_label(p->reason));
		if (*p->through)
			text = arena_printf(a, _("%s; through %s"), text, p->through);
		if (*p->expert_name)
			text = arena_printf(a, _("%s; expert: %s"), text, p->expert_name);
	} else if (st->elsewhere) {
		text = arena_printf(a, ngettext("%lld is with colleagues.", "%lld are with colleagues.",
			(unsigned long)st->elsewhere), (long long)st->elsewhere);
	}
	foot_paint(s, &st->foot, c, text);
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);

	*left = arena_printf(a, "%s · %s", st->programme ? st->programme : "", st->region ? st->region : "");
	if (*list_filter(&st->list))
		*right = arena_printf(a, _("filter \"%s\""), list_filter(&st->list));
	else if (st->elsewhere)
		*right = arena_printf(a, _("%lld with colleagues"), (long long)st->elsewhere);
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

unsigned recruitment_open(struct screen *s)
{
	int64_t programme = programme_choose(s);

	return programme ? ui_push(s, &recruitment_screen,
		&(struct recruitment_arg){ programme, PART_EVERYWHERE })
			 : UI_PAINT;
}

/* ---- actions ---- */

/* Only forward; the form changes what was filled in wrongly. */
static const char *need(const struct screen *s, unsigned bit)
{
	const struct part_row *p = selected(s);

	if (bit == NEED_OPEN && p && p->stage >= PART_DECLINED && p->stage != PART_STARTED)
		return _("This one ended; n selects anew, Enter changes the days.");
	if (bit == NEED_ENDS && p && p->stage == PART_STOPPED)
		return _("This one stopped already.");
	return NULL;
}

static unsigned approached(struct screen *s)
{
	return recruitment_move(s, selected(s), PART_APPROACHED);
}

static unsigned agreed(struct screen *s)
{
	return recruitment_move(s, selected(s), PART_AGREED);
}

static unsigned declined(struct screen *s)
{
	return recruitment_move(s, selected(s), PART_DECLINED);
}

static unsigned started(struct screen *s)
{
	return recruitment_move(s, selected(s), PART_STARTED);
}

static unsigned stopped(struct screen *s)
{
	return recruitment_move(s, selected(s), PART_STOPPED);
}

static unsigned assign(struct screen *s)
{
	return recruitment_assign(s, state_of(s)->of.programme, selected(s));
}

static unsigned check(struct screen *s)
{
	int64_t placement = recruitment_placement(s, selected(s));

	return placement ? ui_push(s, &inclusion_screen, &(struct inclusion_arg){ state_of(s)->of.programme,
		placement })
			 : UI_PAINT;
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_PARTICIPATION, selected(s)->id, NULL, 0);
}

static unsigned employer(struct screen *s)
{
	return ui_push(s, &employer_screen, &(struct subject){ 0, selected(s)->employer });
}

static const char *number(struct screen *s, int64_t id)
{
	return arena_printf(s->arena, "%lld", (long long)id);
}

/* Who ended is asked anew; else somebody else. */
static unsigned select_new(struct screen *s)
{
	const struct part_row *p = selected(s);
	struct preset preset[3] = { { "programme", number(s, state_of(s)->of.programme) } };
	size_t n = 1;

	if (p && (p->stage == PART_DECLINED || p->stage == PART_STOPPED)) {
		preset[n++] = (struct preset){ "employer", number(s, p->employer) };
		if (p->placement)
			preset[n++] = (struct preset){ "placement", number(s, p->placement) };
	}
	return record_add(s, E_PARTICIPATION, preset, n);
}

static unsigned select_employee(struct screen *s)
{
	const struct part_row *p = selected(s);
	const struct part_row at = { .employer = p->employer, .employer_name = p->employer_name };
	int64_t placement = recruitment_placement(s, &at);
	const struct preset preset[] = {
		{ "programme", number(s, state_of(s)->of.programme) },
		{ "employer", number(s, p->employer) },
		{ "placement", number(s, placement) },
	};

	return placement ? record_add(s, E_PARTICIPATION, preset, 3) : UI_PAINT;
}

static const struct ui_action actions[] = {
	{ "recruitment-approached", "a", N_("asked"), N_("They were approached"),
		NEED_ROW | NEED_WRITABLE | NEED_OPEN, approached },
	{ "recruitment-agreed", "t", N_("agrees"), N_("They agreed to take part"),
		NEED_ROW | NEED_WRITABLE | NEED_OPEN, agreed },
	{ "recruitment-declined", "d", N_("declined"), N_("They declined, and why"),
		NEED_ROW | NEED_WRITABLE | NEED_OPEN, declined },
	{ "recruitment-started", "s", N_("started"), N_("They started"), NEED_ROW | NEED_WRITABLE | NEED_OPEN,
		started },
	{ "recruitment-stopped", "x", N_("stopped"), N_("They stopped, and why"),
		NEED_ROW | NEED_WRITABLE | NEED_OPEN | NEED_ENDS, stopped },
	{ "recruitment-check", "i", N_("check"),
		N_("Whether a placement meets the conditions of the programme"), NEED_ROW, check },
	{ "recruitment-expert", "e", N_("expert"),
		N_("Another expert for this employer, with a hand-over note"),
		NEED_ROW | NEED_WRITABLE, assign },
	{ "recruitment-new", "n", N_("new"),
		N_("Select an employer to be asked, or this one anew where it ended"), NEED_WRITABLE,
		select_new },
	{ "recruitment-employee", "w", N_("worker"), N_("Select an employee of this employer"),
		NEED_ROW | NEED_WRITABLE, select_employee },
	{ "recruitment-edit", "<Enter>", N_("fill in"), N_("All of it on a form: days, reason, note"),
		NEED_ROW, edit },
	{ "recruitment-employer", "o", NULL, N_("Open the employer"), NEED_ROW, employer },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops recruitment_screen = {
	.name = "recruitment",
	.title = N_("Recruitment"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_recruitment,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
