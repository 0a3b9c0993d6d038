/* Whether a placement meets the conditions of a programme: each with its answer and what it rests on. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/pager.h"
#include "screens/programme.h"
#include "screens/records.h"

struct state {
	struct inclusion_arg of;
	int64_t employer;
	const char *title; /* in s->arena */
	struct pager *pager;
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_check(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->of = *(const struct inclusion_arg *)arg;
	st->pager = pager_new();
	return 0;
}

static void write_conditions(struct pager *p, const struct inclusion *in, size_t n)
{
	static const struct {
		const char *mark, *word;
		enum style style;
	} answers[] = { { "?", N_("not known"), ST_SOON }, { "✗", N_("no"), ST_LATE },
		{ "✓", N_("yes"), ST_GOOD } };

	for (size_t i = 0; i < n; i++) {
		pager_span(p, answers[in[i].answer + 1].style, answers[in[i].answer + 1].mark);
		pager_span(p, ST_BOLD, " ");
		pager_span(p, ST_BOLD, in[i].condition);
		pager_span(p, ST_NORMAL, ": ");
		pager_span(p, answers[in[i].answer + 1].style, _(answers[in[i].answer + 1].word));
		pager_span(p, ST_DIM, " · ");
		pager_span(p, ST_NORMAL, in[i].why);
		pager_end(p, 1, 3);
	}
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct app *app = app_of(s);
	struct inclusion *in;
	struct record *placement;
	size_t n = 0;
	bool no = false, unknown = false;
	int rc = app_inclusion(app, st->of.programme, st->of.placement, s->arena, &in, &n);

	pager_reset(st->pager);
	st->title = text_clean(s->arena, store_title(app->store, E_PLACEMENT, st->of.placement, s->arena),
		false);
	if (rc < 0 || (rc = store_get(app->store, E_PLACEMENT, st->of.placement, s->arena, &placement)) < 0)
		return rc;
	st->employer = record_ref(placement, "employer");
	write_conditions(st->pager, in, n);
	for (size_t i = 0; i < n; i++) {
		no |= in[i].answer == 0;
		unknown |= in[i].answer < 0;
	}
	pager_text(st->pager, ST_NORMAL, 1, "");
	pager_text(st->pager, ST_BOLD, 1, no ? _("Does not meet the conditions as it is on record.")
		: unknown ? _("Fill in what is not known first.") : _("Meets the conditions."));
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	pager_layout(state_of(s)->pager, area);
}

static struct pager *pager(struct screen *s)
{
	return state_of(s)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	(void)right;
	*left = arena_printf(a, _("May take part? · %s"), state_of(s)->title ? state_of(s)->title : "");
}

static void done(struct screen *s)
{
	pager_free(&state_of(s)->pager);
}

static unsigned take_part(struct screen *s)
{
	const struct state *st = state_of(s);
	const struct preset preset[] = {
		{ "programme", arena_printf(s->arena, "%lld", (long long)st->of.programme) },
		{ "employer", arena_printf(s->arena, "%lld", (long long)st->employer) },
		{ "placement", arena_printf(s->arena, "%lld", (long long)st->of.placement) },
	};

	return record_add(s, E_PARTICIPATION, preset, 3);
}

static unsigned placement(struct screen *s)
{
	return ui_push(s, &placement_screen, &(struct subject){ state_of(s)->of.placement, 0 });
}

static const struct ui_action actions[] = {
	{ "inclusion-select", "w", N_("select"), N_("Select this employee to be asked"), NEED_WRITABLE,
		take_part },
	{ "inclusion-placement", "<Enter>", N_("open"),
		N_("Open the placement, to fill in what is not known"), 0, placement },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops inclusion_screen = {
	.name = "inclusion",
	.title = N_("May take part?"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_check,
	.load = load,
	.layout = layout,
	.pager = pager,
	.heading = heading,
	.done = done,
};
