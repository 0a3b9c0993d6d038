/* When a suggestion that is true stays away: an action for it is open, it was
 * done, postponed or dismissed, or the placement rests. */
#include <string.h>

#include "internal.h"

/* How long a dismissal holds when the rule does not say: half a year, and a
 * quarter for what is important enough to be seen again sooner. */
static const struct duration rest_usual = { .count = 26 * 7 }, rest_important = { .count = 12 * 7 };
enum { IMPORTANT = 70 };

static bool given(struct duration d)
{
	return d.count > 0;
}

static struct quiet until(enum quiet_kind kind, day d, day today)
{
	return d > today ? (struct quiet){ kind, d } : (struct quiet){ QUIET_NOT, DAY_NONE };
}

static struct quiet after_action(const struct rule *rule, const struct ruling *r, day today)
{
	if (strcmp(r->state, "open") == 0)
		return (struct quiet){ QUIET_ACTION, DAY_NONE };
	if (strcmp(r->state, "dropped") == 0)
		return (struct quiet){ QUIET_NOT, DAY_NONE };
	/* Done; without an action of its own the decision's date counts. */
	day done = r->closed != DAY_NONE ? r->closed : r->date;
	day again = given(rule->rest_done) ? rules_after(done, rule->rest_done) : done + 1;
	return until(QUIET_DONE, again, today);
}

/* What the latest decision (or NULL) means today. */
static struct quiet after_ruling(const struct rule *rule, const struct ruling *r, day today)
{
	if (!r)
		return (struct quiet){ QUIET_NOT, DAY_NONE };
	if (strcmp(r->verdict, "accepted") == 0)
		return after_action(rule, r, today);
	if (strcmp(r->verdict, "postponed") == 0)
		return until(QUIET_POSTPONED, r->until, today);
	struct duration rest = given(rule->rest_dismissed) ? rule->rest_dismissed :
		rule->priority >= IMPORTANT ? rest_important : rest_usual;
	return until(QUIET_DISMISSED, rules_after(r->date, rest), today);
}

struct quiet quiet_on_row(const struct rule *rule, const struct survey *s, size_t row, enum tier tier,
	day today, bool *despite)
{
	struct quiet q = after_ruling(rule, survey_ruling(s, rule, row), today);
	*despite = false;
	if (q.kind != QUIET_NOT || rule->level == LEVEL_EMPLOYER)
		return q;
	int32_t rest = facts_get(s->facts, row, rules_fact_index("rust_tot"));
	if (rest == FACT_NONE || rest <= today)
		return q;
	*despite = tier == TIER_NOW;
	return *despite ? q : (struct quiet){ QUIET_REST, rest };
}

char *quiet_note(const struct quiet *q, const struct ruling *r, struct arena *a)
{
	char *back = q->until == DAY_NONE ? NULL : date_long(a, q->until);
	const struct entity *e = model_entity(E_DECISION);
	switch (q->kind) {
	case QUIET_ACTION:
		return r->due == DAY_NONE ? arena_printf(a, _("accepted on %s; the action is open"),
						    date_long(a, r->date))
					  : arena_printf(a, _("accepted on %s; the action is open, due %s"),
						    date_long(a, r->date), date_long(a, r->due));
	case QUIET_DONE:
		return arena_printf(a, _("done on %s; quiet until %s"),
			date_long(a, r->closed != DAY_NONE ? r->closed : r->date), back);
	case QUIET_POSTPONED:
		return arena_printf(a, _("postponed on %s until %s"), date_long(a, r->date), back);
	case QUIET_DISMISSED:
		if (*r->reason)
			return arena_printf(a, _("dismissed on %s (%s); quiet until %s"),
				date_long(a, r->date),
				field_show(&e->fields[model_field(e, "reason")], r->reason, a), back);
		return arena_printf(a, _("dismissed on %s; quiet until %s"), date_long(a, r->date), back);
	case QUIET_REST:
		return arena_printf(a, _("rest was agreed until %s"), back);
	case QUIET_NOT:
		break;
	}
	return arena_strdup(a, "");
}
