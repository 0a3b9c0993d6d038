/* Intermediaries of a programme and the three questions to them: help to choose, ask with us, join the
 * network. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/foot.h"
#include "screens/programme.h"
#include "screens/records.h"

enum { C_WHO, C_DATE, C_SELECTS, C_ASKS, C_NETWORK, COLUMNS };

/* An answer on record, or an organisation that was not asked yet. */
struct line {
	struct list_row row; /* first, for list_set_rows */
	const struct record *intake;
	int64_t organisation;
	const char *name;
};

struct state {
	int64_t programme;
	const char *title; /* in s->arena, as all below */
	struct list list;
	struct rect foot;
	struct line *line;
	size_t n;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHO] = { N_("Intermediary"), 20, 0, 0, ALIGN_LEFT },
	[C_DATE] = { N_("Asked on"), 11, 11, 1, ALIGN_LEFT },
	[C_SELECTS] = { N_("Chooses"), 10, 10, 0, ALIGN_LEFT },
	[C_ASKS] = { N_("Asks"), 10, 10, 0, ALIGN_LEFT },
	[C_NETWORK] = { N_("Network"), 10, 10, 0, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_intake(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->programme = *(const int64_t *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("No intermediary is on record; %s adds an answer.");
	st->list.empty_action = "intake-new";
	return 0;
}

static const char *answer(const struct record *r, const char *field, unsigned short *style)
{
	const char *code = record_get(r, field);
	int i = code ? model_choice_index(choices_willing, code) : -1;

	*style = !code ? ST_DIM : strcmp(code, "yes") == 0 ? ST_GOOD : strcmp(code, "no") == 0 ? ST_DIM
		: ST_SOON;
	return i < 0 ? code ? code : "?" : lang_text(choices_willing[i].label);
}

static void add_asked(struct screen *s, const struct record *r)
{
	struct state *st = state_of(s);
	struct line *l = &st->line[st->n++];

	*l = (struct line){ .intake = r, .organisation = record_ref(r, "organisation") };
	l->name = text_clean(s->arena, store_title(app_of(s)->store, E_ORGANISATION, l->organisation,
		s->arena), false);
	l->row.id = r->id;
	l->row.cells[C_WHO] = l->name;
	l->row.cells[C_DATE] = date_short(s->arena, record_day(r, "date"), ui_today(s));
	l->row.cells[C_SELECTS] = answer(r, "selects", &l->row.styles[C_SELECTS]);
	l->row.cells[C_ASKS] = answer(r, "asks", &l->row.styles[C_ASKS]);
	l->row.cells[C_NETWORK] = answer(r, "network", &l->row.styles[C_NETWORK]);
}

static bool was_asked(const struct state *st, int64_t organisation)
{
	for (size_t i = 0; i < st->n; i++)
		if (st->line[i].organisation == organisation)
			return true;
	return false;
}

/* Kinds of organisation that come between employer and employee. */
static bool is_between(const struct record *r)
{
	static const char *const kinds[] = { "municipality", "uwv", "wsp", "sheltered", "reintegration",
		"jobcoaching" };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(record_text(r, "kind"), kinds[i]) == 0)
			return true;
	return false;
}

static void add_not_asked(struct screen *s, struct record *const *r, size_t n)
{
	struct state *st = state_of(s);
	bool first = true;

	for (size_t i = 0; i < n; i++) {
		if (!is_between(r[i]) || was_asked(st, r[i]->id))
			continue;
		if (first)
			st->line[st->n++] = (struct line){ .row = { .kind = ROW_GROUP,
				.cells = { _("Not asked yet") } } };
		first = false;
		const char *name = text_clean(s->arena, record_title(r[i], s->arena), false);
		st->line[st->n++] = (struct line){ .organisation = r[i]->id, .name = name,
			.row = { .id = -r[i]->id, .cells = { [C_WHO] = name } } };
	}
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct store *store = app_of(s)->store;
	const struct condition of[] = { { "programme", IS,
		arena_printf(s->arena, "%lld", (long long)st->programme) } };
	const struct condition others[] = { { "kind", IS_NOT, "employer" } };
	const struct query asked = { .entity = E_INTAKE, .where = of, .nwhere = 1, .order = "date",
		.descending = true };
	const struct query between = { .entity = E_ORGANISATION, .where = others, .nwhere = 1 };
	struct record **intake, **organisation;
	size_t n, m;
	int rc = store_find(store, &asked, s->arena, &intake, &n);

	st->n = 0;
	if (rc == 0)
		rc = store_find(store, &between, s->arena, &organisation, &m);
	if (rc == 0) {
		st->line = arena_alloc(s->arena, (n + m + 2) * sizeof *st->line);
		for (size_t i = 0; i < n; i++)
			add_asked(s, intake[i]);
		add_not_asked(s, organisation, m);
	}
	st->title = text_clean(s->arena, store_title(store, E_PROGRAMME, st->programme, s->arena), false);
	list_set_rows(&st->list, st->line, sizeof *st->line, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static const struct line *selected(const struct screen *s)
{
	return list_selected_whole(&state_of(s)->list);
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	const struct line *l = selected(s);
	const char *note = l && l->intake ? record_get(l->intake, "note") : NULL;
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, note ? text_clean(a, note, false)
		: _("Can and will they help to choose employers, ask them with us, join the learning"
			" network?"));
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	(void)right;
	*left = arena_printf(a, _("Intermediaries · %s"), state_of(s)->title ? state_of(s)->title : "");
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

unsigned intake_open(struct screen *s)
{
	return programme_push(s, &intake_screen);
}

/* ---- actions ---- */

enum { NEED_SETUP = NEED_OWN };

static const char *need(const struct screen *s, unsigned bit)
{
	return bit == NEED_SETUP ? programme_need(s) : NULL;
}

static const char *number(struct arena *a, int64_t id)
{
	return arena_printf(a, "%lld", (long long)id);
}

/* The record of who was asked, or a new one of today. */
static int fetch(struct screen *s, const struct line *l, struct arena *a, struct record **out)
{
	return l->intake ? store_get(app_of(s)->store, E_INTAKE, l->intake->id, a, out)
			 : app_intake(app_of(s), state_of(s)->programme, l->organisation, a, out);
}

/* One question, answered from a list. */
static unsigned answer_one(struct screen *s, const char *field, const char *question)
{
	const struct line *l = selected(s);
	struct arena *a = arena_new();
	struct record *r;
	struct pick picks[4];
	size_t n = 0;
	unsigned reacts = UI_PAINT;

	for (; choices_willing[n].code && n < sizeof picks / sizeof *picks; n++)
		picks[n] = (struct pick){ choices_willing[n].code, lang_text(choices_willing[n].label),
			NULL };
	int i = ui_pick(s, arena_printf(a, "%s: %s", l->name, question), picks, n,
		l->intake ? record_get(l->intake, field) : NULL);
	if (i < 0)
		goto out;
	struct conflict *conflicts;
	size_t nconflicts = 0;
	int64_t txn = 0;
	int rc = fetch(s, l, a, &r);
	if (rc == 0 && (rc = record_set(r, field, picks[i].code)) == 0)
		rc = app_save(app_of(s), r, &txn, &conflicts, &nconflicts);
	reacts = written_txn(s, rc, txn, arena_printf(a, "%s: %s %s", l->name, question, picks[i].label));
out:
	arena_free(&a);
	return reacts;
}

static unsigned selects(struct screen *s)
{
	return answer_one(s, "selects", _("helps to choose employers?"));
}

static unsigned asks(struct screen *s)
{
	return answer_one(s, "asks", _("asks them together with us?"));
}

static unsigned network(struct screen *s)
{
	return answer_one(s, "network", _("joins the learning network?"));
}

static unsigned edit(struct screen *s)
{
	const struct line *l = selected(s);
	const struct preset preset[] = { { "programme", number(s->arena, state_of(s)->programme) },
		{ "organisation", number(s->arena, l->organisation) } };

	return l->intake ? record_edit(s, E_INTAKE, l->intake->id, NULL, 0)
			 : record_add(s, E_INTAKE, preset, 2);
}

static unsigned add(struct screen *s)
{
	return record_add(s, E_INTAKE,
		&(struct preset){ "programme", number(s->arena, state_of(s)->programme) }, 1);
}

static const struct ui_action actions[] = {
	{ "intake-selects", "c", N_("chooses"), N_("Whether they help to choose employers"),
		NEED_ROW | NEED_WRITABLE | NEED_SETUP, selects },
	{ "intake-asks", "a", N_("asks"), N_("Whether they ask employers together with us"),
		NEED_ROW | NEED_WRITABLE | NEED_SETUP, asks },
	{ "intake-network", "l", N_("network"), N_("Whether they join the learning network"),
		NEED_ROW | NEED_WRITABLE | NEED_SETUP, network },
	{ "intake-edit", "<Enter>", N_("fill in"),
		N_("All of it on a form: whom we spoke, the three answers, a note"),
		NEED_ROW | NEED_WRITABLE | NEED_SETUP, edit },
	{ "intake-new", "n", N_("new"), N_("An intermediary that was asked"), NEED_WRITABLE | NEED_SETUP,
		add },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops intake_screen = {
	.name = "intake",
	.title = N_("Intermediaries"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_intake,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
