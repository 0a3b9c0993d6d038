/* The steps of the slow weighing, in the order of BOB: what they ask, where the
 * answer is kept, and how they are written. */
#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/weigh.h"

/* What is decided, as something to do; choices_verdict names what was done. */
static const struct choice decisions[] = {
	{ "accepted", { "doen", "do it" }, NULL, false, NULL },
	{ "postponed", { "later", "later" }, NULL, false, NULL },
	{ "dismissed", { "afwijzen", "dismiss" }, NULL, false, NULL },
	{ "considering", { "nog in beraad", "still considering" }, NULL, false, NULL },
	{ NULL, { NULL, NULL }, NULL, false, NULL },
};

static const struct {
	const char *heading; /* begins a part; NULL: goes on in the one before */
	const char *label, *ask;
	enum weigh_value value;
	const struct choice *choices;
} steps[STEPS] = {
	[STEP_IMPRESSION] = { N_("First impression: what did you think at once?"), N_("Do it?"), NULL,
		W_IMPRESSION, choices_impression },
	[STEP_FACT] = { N_("Picture: what is not right (space), what is missing (+)?"), NULL, NULL, W_VALUES,
		NULL },
	[STEP_MISSING] = { NULL, N_("Missing"), N_("What is missing?"), W_MISSING, NULL },
	[STEP_FACTORS] = { N_("Judgement. A factor's key: for doing it; again: against, seen, gone"),
		NULL, NULL, W_VALUES, NULL },
	[STEP_CLIENT] = { NULL, N_("Employee"), NULL, W_CLIENT, choices_client_view },
	[STEP_VERDICT] = { N_("Decision"), N_("You"), NULL, W_VERDICT, decisions },
	[STEP_REASON] = { NULL, N_("Reason"), NULL, W_REASON, choices_reason },
	[STEP_NOTE] = { NULL, N_("Note"), N_("Note:"), W_NOTE, NULL },
	[STEP_TURNING] = { N_("Turning point: what would change your decision?"), N_("When"),
		N_("What would change it?"), W_TURNING, NULL },
	[STEP_LINK] = { NULL, N_("Hangs on"), NULL, W_FACT, NULL },
	[STEP_EXPLAINED] = { N_("Told to the employee?"), N_("Told"), NULL, W_EXPLAINED, choices_explained },
	[STEP_SAVE] = { NULL, N_("Ready"), NULL, W_VALUES, NULL },
};

size_t steps_choices(const struct weigh *w, enum step step, struct arena *a, struct pick **out)
{
	const struct choice *list = steps[step].choices;

	if (!list || (step == STEP_VERDICT && w->fixed))
		return 0;
	return weigh_picks(list, a, out);
}

enum weigh_value steps_value(enum step step)
{
	return steps[step].value;
}

const char *steps_question(enum step step)
{
	return steps[step].ask ? _(steps[step].ask) : NULL;
}

size_t steps_items(const struct weigh *w, bool first, struct arena *a, struct weigh_item **out)
{
	struct weigh_item *item = arena_alloc(a, (STEPS + w->nfacts) * sizeof *item);
	size_t n = 0;

	for (int step = 0; step < STEPS && !(first && step > STEP_IMPRESSION); step++) {
		if (step == STEP_FACT) {
			for (size_t i = 0; i < w->nfacts; i++)
				item[n++] = (struct weigh_item){ STEP_FACT, i };
			continue;
		}
		/* Only what is dismissed has a reason. */
		if (step == STEP_REASON && !str_same(w->value[W_VERDICT], "dismissed"))
			continue;
		item[n++] = (struct weigh_item){ (enum step)step, 0 };
	}
	*out = item;
	return n;
}

/* ---- writing ---- */

struct writer {
	const struct weigh *w;
	struct app *app;
	struct pager *p;
	struct arena *a;
	int width;
};

/* "› " stands before where the keys go. */
static void begin(const struct writer *to, bool here, const char *label, int columns)
{
	const char *cut = text_cut(to->a, label, WEIGH_LEAD - 3);

	pager_span(to->p, ST_KEY, here ? "› " : "  ");
	pager_span(to->p, here ? ST_BOLD | ST_SELECTED : ST_NORMAL, cut);
	pager_span(to->p, ST_NORMAL, arena_printf(to->a, "%*s", columns - 2 - text_width(cut), ""));
}

static void write_fact(const struct writer *to, bool here, const struct weigh_fact *f)
{
	pager_span(to->p, ST_KEY, here ? "› " : "  ");
	pager_span(to->p, f->disputed ? ST_SOON : ST_GOOD, f->disputed ? "× " : "✓ ");
	pager_span(to->p, here ? ST_BOLD | ST_SELECTED : ST_NORMAL, f->label);
	pager_span(to->p, ST_NORMAL, arena_printf(to->a, ": %s", f->text));
	if (f->disputed)
		pager_span(to->p, ST_SOON, arena_printf(to->a, "  %s", _("not right")));
	pager_end(to->p, 0, 4);
}

/* "until 4 Dec", "by 4 Dec", "until the next contact". */
static const char *when(const struct writer *to)
{
	const struct weigh *w = to->w;
	const char *wait = w->value[W_WAIT];
	int i = wait ? model_choice_index(choices_wait, wait) : -1;
	day d;

	if (i >= 0 && !str_same(wait, "date"))
		return arena_printf(to->a, _("until: %s"), lang_text(choices_wait[i].label));
	if (!w->value[W_DAY] || date_parse_iso(w->value[W_DAY], &d) < 0)
		return NULL;
	return arena_printf(to->a, str_same(w->value[W_VERDICT], "accepted") ? _("by %s") : _("until %s"),
		date_long(to->a, d));
}

static const char *fact_label(const char *name)
{
	int i = name ? rules_fact_index(name) : -1;

	return i >= 0 ? lang_text(rules_facts(&(size_t){ 0 })[i].label) : name;
}

/* What stands behind the label of a step without choices. */
static void write_text(const struct writer *to, enum step step)
{
	enum weigh_value i = steps[step].value;
	const char *text = i < W_VALUES ? to->w->value[i] : NULL, *empty = _("Enter: type a line");

	if (step == STEP_LINK) {
		text = fact_label(text);
		empty = _("Enter: choose a fact; when it changes the suggestion comes back");
	}
	if (step == STEP_SAVE)
		empty = _("Enter: save (Ctrl-S anywhere)");
	if (step == STEP_VERDICT) {
		int k = text ? model_choice_index(choices_verdict, text) : -1;

		text = k >= 0 ? lang_text(choices_verdict[k].label) : "";
	}
	pager_span(to->p, text ? ST_NORMAL : ST_DIM, text ? text : empty);
	pager_end(to->p, 0, WEIGH_LEAD);
}

static void write_choices(const struct writer *to, enum step step)
{
	const char *chosen = to->w->value[steps[step].value];
	struct pick *picks;
	size_t n = steps_choices(to->w, step, to->a, &picks);

	if (step == STEP_REASON)
		chosen = weigh_reason(to->w, to->a);
	if (step == STEP_VERDICT && when(to))
		for (size_t i = 0; i < n; i++)
			if (str_same(picks[i].code, chosen))
				picks[i].label = arena_printf(to->a, "%s, %s", picks[i].label, when(to));
	weigh_choices(to->p, to->a, to->width, picks, n, chosen,
		step != STEP_REASON || to->w->value[W_REASON]);
}

static void write_heading(const struct writer *to, enum step step, bool here)
{
	if (step != STEP_IMPRESSION)
		pager_text(to->p, ST_NORMAL, 0, "");
	/* Factors have keys of their own: no line of them is the one where the keys go. */
	if (step == STEP_FACTORS && here)
		pager_span(to->p, ST_KEY, "› ");
	pager_text(to->p, ST_TITLE, 0, _(steps[step].heading));
	if (step == STEP_FACT && to->w->because)
		weigh_line(to->p, to->a, _("For"), ST_DIM, to->w->because);
	if (step == STEP_FACT && to->w->caution)
		weigh_line(to->p, to->a, _("Against"), ST_DIM, to->w->caution);
}

static void write_item(const struct writer *to, const struct weigh_item *item, bool here)
{
	struct pick *picks;
	bool choices;

	if (item->step == STEP_FACT) {
		write_fact(to, here, &to->w->fact[item->fact]);
		return;
	}
	if (item->step == STEP_FACTORS) {
		pad_write(&to->w->pad, to->p, to->width);
		return;
	}
	choices = steps_choices(to->w, item->step, to->a, &picks) > 0;
	begin(to, here, _(steps[item->step].label), choices ? WEIGH_LEAD - 1 : WEIGH_LEAD);
	if (choices)
		write_choices(to, item->step);
	else
		write_text(to, item->step);
}

void steps_write(const struct weigh *w, struct app *app, const struct weigh_item *item, size_t n, size_t at,
	struct pager *p, int width)
{
	struct writer to = { w, app, p, arena_new(), width };

	pager_reset(p);
	for (size_t i = 0; i < n; i++) {
		bool opens = steps[item[i].step].heading && (i == 0 || item[i - 1].step != item[i].step);

		if (i == at + 1)
			pager_anchor(p, "after");
		/* The heading belongs to what is shown with it. */
		if (i == at)
			pager_anchor(p, opens ? "heading" : "here");
		if (opens)
			write_heading(&to, item[i].step, i == at);
		if (i == at && opens)
			pager_anchor(p, "here");
		write_item(&to, &item[i], i == at);
	}
	arena_free(&to.a);
}
