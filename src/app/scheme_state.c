/* How a scheme stands, in words, and how much attention that asks. */
#include <string.h>

#include "anker/choices.h"
#include "anker/str.h"
#include "scheme.h"
#include "terms.h"

/* The term within which the rules speak of a scheme that ends. */
static const char ends_within[] = "subsidie_vooruit";

const char *scheme_step_name(enum scheme_step step)
{
	static const char *const names[] = {
		[SCHEME_ENDING] = N_("Ends soon"), [SCHEME_DEADLINE] = N_("Time limit"),
		[SCHEME_CHECK] = N_("Check this"), [SCHEME_ASK] = N_("Ask first"),
		[SCHEME_APPLIED] = N_("Applied for"), [SCHEME_GRANTED] = N_("Granted"),
		[SCHEME_REFUSED] = N_("Refused"), [SCHEME_ENDED] = N_("Ended"),
		[SCHEME_NOT] = N_("Not here"),
	};
	return _(names[step]);
}

static const char *on_day(struct app *app, day d, struct arena *a)
{
	return date_short(a, d, app->today);
}

static const char *with_day(struct app *app, const char *words, day d, struct arena *a)
{
	return d == DAY_NONE ? words : arena_printf(a, "%s %s", words, on_day(app, d, a));
}

/* ---- a state on record ---- */

static void possible(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row)
{
	bool by_facts = !row->possible || row->possible->outcome != TRUTH_FALSE;
	row->step = SCHEME_CHECK;
	row->term = _("apply by");
	row->state = by_facts ? with_day(app, _("possible, noted"), s->date, a)
			      : _("noted as possible; not so by the facts");
}

static void requested(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row)
{
	row->step = SCHEME_APPLIED;
	row->term = _("answer or action by");
	row->state = with_day(app, _("applied for"), s->date, a);
	if (s->runs != DAY_NONE && s->runs >= app->today)
		row->state = arena_printf(a, _("%s, runs until %s"), row->state, on_day(app, s->runs, a));
}

static void granted(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row)
{
	struct duration term = term_on(app, ends_within, app->today);
	bool past = s->until != DAY_NONE && s->until < app->today;
	row->step = SCHEME_GRANTED;
	row->term = _("renew by");
	row->state = s->until == DAY_NONE ? _("granted") :
		arena_printf(a, past ? _("ran until %s: renewed or ended?") : _("granted until %s"),
			on_day(app, s->until, a));
	if (s->until != DAY_NONE && s->until <= rules_after(app->today, term)) {
		row->step = SCHEME_ENDING;
		row->term = _("ends");
		row->due = s->until;
	}
}

static void refused(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row)
{
	row->step = SCHEME_REFUSED;
	row->term = _("objection possible until");
	row->state = with_day(app, _("refused"), s->date, a);
}

static void ended(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row)
{
	row->step = SCHEME_ENDED;
	row->state = with_day(app, _("ended"), s->until != DAY_NONE ? s->until : s->date, a);
}

static void not_applicable(
	struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row)
{
	(void)app, (void)s, (void)a;
	row->step = SCHEME_NOT;
	row->state = _("does not apply, noted");
}

/* `waits`: a time limit asks for attention; after a refusal only until it has passed. */
static const struct {
	const char *code;
	void (*fill)(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row);
	bool waits, past_too;
} by_state[] = {
	{ "possible", possible, true, true }, { "requested", requested, true, true },
	{ "granted", granted, true, true }, { "refused", refused, true, false },
	{ "ended", ended, false, false }, { "not_applicable", not_applicable, false, false },
};

static bool on_record(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row)
{
	for (size_t i = 0; s->state && i < sizeof by_state / sizeof *by_state; i++) {
		if (strcmp(by_state[i].code, s->state) != 0)
			continue;
		by_state[i].fill(app, s, a, row);
		bool waits = by_state[i].waits && s->deadline != DAY_NONE && row->step != SCHEME_ENDING &&
			(by_state[i].past_too || s->deadline >= app->today);
		if (waits) {
			row->step = SCHEME_DEADLINE;
			row->due = s->deadline;
			row->state = arena_printf(a, "%s, %s %s", row->state, row->term,
				on_day(app, s->deadline, a));
		}
		return true;
	}
	return false;
}

/* ---- without one ---- */

/* "target group, contract" */
static const char *missing_words(const struct explanation *ex, struct arena *a)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	const char *out = "";
	for (size_t i = 0; i < ex->nmissing; i++)
		out = arena_printf(a, "%s%s%s", out, *out ? ", " : "", lang_text(fact[ex->missing[i]].label));
	return out;
}

static void by_facts(const struct explanation *ex, struct arena *a, struct scheme_row *row)
{
	enum truth is = ex ? ex->outcome : TRUTH_TRUE;
	row->step = is == TRUTH_TRUE ? SCHEME_CHECK : is == TRUTH_UNKNOWN ? SCHEME_ASK : SCHEME_NOT;
	row->ask = is == TRUTH_UNKNOWN ? missing_words(ex, a) : "";
	row->state = is == TRUTH_TRUE ? _("check this") :
		is == TRUTH_UNKNOWN ? arena_printf(a, _("ask first: %s"), row->ask) :
		_("not by the facts");
}

/* The facts of the lines that say no. */
static const char *against(const struct explanation *ex, struct arena *a)
{
	const char *out = "";
	for (size_t i = 0; i < ex->nlines; i++) {
		const struct explain_line *l = &ex->lines[i];
		if (l->truth != (l->section == SECTION_UNLESS ? TRUTH_TRUE : TRUTH_FALSE))
			continue;
		for (size_t k = 0; k < l->nfacts; k++)
			out = arena_printf(a, "%s%s%s: %s", out, *out ? "; " : "", l->facts[k].label,
				l->facts[k].text);
	}
	return out;
}

static const char *why(const struct standing_of *s, const struct explanation *ex, struct arena *a)
{
	if (s->state && s->number && !s->reason)
		return arena_printf(a, _("reference %s"), s->number);
	if (s->state && s->reason)
		return s->reason;
	if (!ex || (s->state && strcmp(s->state, "possible") != 0))
		return "";
	return ex->outcome == TRUTH_FALSE ? against(ex, a) : reason_line(ex, a);
}

/* The catalogue says since when it is no more; or "". */
static const char *gone(struct app *app, const struct catalogue_item *item, struct arena *a)
{
	const char *since = item ? catalogue_words(item, "ended", a) : "";
	day d;
	if (!*since || date_parse_iso(since, &d))
		return *since ? _("no longer exists") : "";
	return d > app->today ? "" : arena_printf(a, _("no longer exists since %s"), date_long(a, d));
}

void scheme_row_fill(struct app *app, const struct standing_of *s, struct arena *a, struct scheme_row *row)
{
	row->due = DAY_NONE;
	row->term = row->ask = "";
	if (!on_record(app, s, a, row))
		by_facts(row->possible, a, row);
	row->why = why(s, row->possible, a);
	if (row->due == DAY_NONE)
		row->term = "";
	const char *over = gone(app, row->item, a);
	if (s->state || !*over)
		return;
	row->step = SCHEME_NOT;
	row->state = over;
	row->why = "";
}
