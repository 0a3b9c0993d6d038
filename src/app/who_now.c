/* Job coach or labour expert: what is on record now that speaks for either. A table says
 * which facts belong to whom (S002 guide 9: the coach trains and guides daily work, the
 * expert weighs load, capacity, schemes and change). */
#include <string.h>

#include "anker/pages.h"
#include "anker/str.h"
#include "internal.h"

enum side { COACH, EXPERT, SIDES };

/* One condition of the rule language each; what it says when it holds, is unknown. */
static const struct sign {
	enum side side;
	const char *condition, *says;
} signs[] = {
	{ COACH, "leert_nog", N_("The employee is still learning the work.") },
	{ COACH, "signaal_hulp_uitvoering", N_("Help is needed in doing the work.") },
	{ COACH, "open_signaal_vastlopen bekend", N_("There is a signal of getting stuck in tasks.") },
	{ COACH, "knelpunt_begeleiding", N_("Guidance or learning is a bottleneck.") },
	{ COACH, "jobcoach_doelen_open minstens 1", N_("Goals of the job coaching are not reached yet.") },
	{ COACH, "sfb", N_("A structural functional limitation (SFB) was established: UWV may pay a job coach, check that.") },
	{ COACH, "begeleiding_geregeld is nee", N_("Guidance at work is not arranged.") },
	{ EXPERT, "punten_boven_belastbaarheid minstens 1", N_("The work asks more than the profile says someone can.") },
	{ EXPERT, "wijziging_taken bekend", N_("The work changed and was not looked at again.") },
	{ EXPERT, "wijziging_leiding bekend", N_("Management or culture changed and was not discussed.") },
	{ EXPERT, "regeling_termijn_op bekend of regeling_loopt_tot bekend", N_("A scheme has a time limit or comes to its end.") },
	{ EXPERT, "verzuim_sinds bekend", N_("There is absence now.") },
	{ EXPERT, "knelpunt_tempo of knelpunt_omgeving", N_("Pace, pressure or surroundings are a bottleneck.") },
	{ EXPERT, "contract is proefplaatsing", N_("The trial placement asks for a decision.") },
};

struct who {
	struct app *app;
	struct facts *facts;
	struct arena *a;
	struct str side[SIDES], unknown;
};

static int look(struct who *w, const struct sign *sign)
{
	struct rules_condition *c;
	int rc = rules_condition_parse(&c, w->app->rules, "nl", sign->condition);
	if (rc)
		return rc;
	enum truth t = rules_condition_evaluate(c, w->facts, 0, w->app->today);
	if (t == TRUTH_TRUE)
		str_addf(&w->side[sign->side], "- %s\n", _(sign->says));
	if (t == TRUTH_UNKNOWN) {
		size_t n;
		const struct fact *fact = rules_facts(&n);
		bool *used = arena_alloc(w->a, n * sizeof *used);
		rules_condition_facts(c, used);
		for (size_t i = 0; i < n; i++)
			if (used[i] && facts_get(w->facts, 0, (int)i) == FACT_UNKNOWN)
				str_addf(&w->unknown, "- %s\n", lang_text(fact[i].question));
	}
	rules_condition_free(&c);
	return 0;
}

int app_who_now(struct app *app, int64_t placement, bool shared, struct arena *a, char **text)
{
	static const char *const heading[SIDES] = { [COACH] = N_("For a job coach"),
		[EXPERT] = N_("For you, as labour expert") };
	struct who w = { .app = app, .facts = facts_new(), .a = a, .side = { STR_INIT, STR_INIT }, .unknown = STR_INIT };
	struct str out = STR_INIT;
	(void)shared;
	int rc = store_facts(app->store, placement, 0, 0, w.facts);
	if (rc == 0 && facts_count(w.facts) == 0)
		rc = err_set(ERR_NOTFOUND, _("This placement is not there any more."));
	for (size_t i = 0; rc == 0 && i < sizeof signs / sizeof *signs; i++)
		rc = look(&w, &signs[i]);
	if (rc)
		goto out;
	str_addf(&out, "# %s\n\n%s\n\n%s\n", _("Job coach or labour expert?"),
		store_title(app->store, E_PLACEMENT, placement, a),
		_("A coach teaches the work and guides it on the floor; you weigh load, capacity, schemes and change. "
		  "It is often both: agree on who does what."));
	for (int s = 0; s < SIDES; s++)
		str_addf(&out, "\n## %s\n\n%s", _(heading[s]),
			w.side[s].text && *w.side[s].text ? w.side[s].text : _("Nothing on record now.\n"));
	if (w.unknown.text && *w.unknown.text)
		str_addf(&out, "\n## %s\n\n%s", _("First find out"), w.unknown.text);
	str_addf(&out, "\n*%s*\n", _("Source: S002, question 9."));
	*text = arena_strdup(a, out.text);
out:
	for (int s = 0; s < SIDES; s++)
		str_free(&w.side[s]);
	str_free(&w.unknown);
	str_free(&out);
	facts_free(&w.facts);
	return rc;
}
