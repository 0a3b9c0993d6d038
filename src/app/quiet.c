/* When a suggestion that is true stays away: an action for it is open, it was
 * done, postponed or dismissed, the placement rests, or a broader rule took its
 * place. And when it is back: a rest is over, or what decides changed. */
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

static struct quiet open_again(enum back back, day over)
{
	return (struct quiet){ .kind = QUIET_NOT, .until = DAY_NONE, .back = back, .over = over };
}

static struct quiet until(enum quiet_kind kind, day d, day today)
{
	return d > today ? (struct quiet){ .kind = kind, .until = d, .over = DAY_NONE }
			 : open_again(BACK_TIME, d);
}

static struct quiet after_action(const struct rule *rule, const struct ruling *r, day today)
{
	if (strcmp(r->state, "open") == 0)
		return (struct quiet){ .kind = QUIET_ACTION, .until = DAY_NONE, .over = DAY_NONE };
	/* Without an action of its own the decision's date counts. */
	day done = r->closed != DAY_NONE ? r->closed : r->date;
	if (strcmp(r->state, "dropped") == 0)
		return open_again(BACK_DROPPED, done);
	day again = given(rule->rest_done) ? rules_after(done, rule->rest_done) : done + 1;
	struct quiet q = until(QUIET_DONE, again, today);
	q.back = BACK_NEW; /* what is asked again after it was done is a new question */
	return q;
}

static bool waits_for(const struct ruling *r, const char *what)
{
	return strcmp(r->verdict, "postponed") == 0 && strcmp(r->wait, what) == 0;
}

/* What the latest decision (or NULL) means today. Whatever it waits for, nothing
 * stays away longer than a dismissal would. */
static struct quiet after_ruling(const struct rule *rule, const struct survey *s, size_t row,
	const struct ruling *r, day today)
{
	if (!r)
		return open_again(BACK_NEW, DAY_NONE);
	if (strcmp(r->verdict, "accepted") == 0)
		return after_action(rule, r, today);
	bool contact = waits_for(r, "contact"), change = waits_for(r, "change");
	bool postponed = strcmp(r->verdict, "postponed") == 0;
	if (postponed && !contact && !change)
		return until(QUIET_POSTPONED, r->until, today);
	if (contact && r->contact != DAY_NONE && r->contact <= today)
		return open_again(BACK_CONTACT, r->contact);
	struct duration rest = given(rule->rest_dismissed) ? rule->rest_dismissed :
		rule->priority >= IMPORTANT ? rest_important : rest_usual;
	struct quiet q =
		until(postponed ? QUIET_POSTPONED : QUIET_DISMISSED, rules_after(r->date, rest), today);
	struct changed changed;
	if (q.kind == QUIET_NOT || contact || !changed_since(s, rule, row, r, today, &changed))
		return q;
	/* When it changed is not known; not before the decision. */
	q = open_again(BACK_CHANGED, r->date);
	q.changed = changed;
	return q;
}

day quiet_over(const struct rule *rule, const struct survey *s, size_t row, day today)
{
	return after_ruling(rule, s, row, survey_ruling(s, rule, row), today).over;
}

/* ---- a broader rule in its place ---- */

static bool lists(const struct rule *broad, size_t rule)
{
	for (size_t i = 0; i < broad->nreplaces; i++)
		if ((size_t)broad->replaces[i] == rule)
			return true;
	return false;
}

/* The day until which the placement rests, after today; or DAY_NONE. */
static day rests_until(const struct survey *s, size_t row, day today)
{
	int32_t rest = facts_get(s->facts, row, rules_fact_index("rust_tot"));
	return rest == FACT_NONE || rest == FACT_UNKNOWN || rest <= today ? DAY_NONE : rest;
}

/* The broader rule is suggested itself: true, not decided upon, not resting. */
static bool speaks(const struct survey *s, size_t rule, size_t row, day today)
{
	const struct rule *r = rules_get(s->rules, rule);
	enum tier tier;
	bool employer = r->level == LEVEL_EMPLOYER;
	size_t at = employer ? facts_first_of_employer(s->facts, row) : row;
	if (!rule_in_use(r) || (employer && s->apart) || survey_outcome(s, rule, at) != TRUTH_TRUE ||
		after_ruling(r, s, at, survey_ruling(s, r, at), today).kind != QUIET_NOT)
		return false;
	rules_evaluate_row(s->rules, rule, s->facts, at, today, &tier);
	return employer || tier == TIER_NOW || rests_until(s, row, today) == DAY_NONE;
}

/* The rule that takes this one's place on the row (`vervangt`), or NULL. */
static const struct rule *in_its_place(const struct rule *rule, const struct survey *s, size_t row, day today)
{
	int index = rules_index(s->rules, rule->id);
	for (size_t i = 0; index >= 0 && i < rules_count(s->rules); i++) {
		const struct rule *broad = rules_get(s->rules, i);
		/* Of two that name each other the first one stays. */
		bool first = (size_t)index < i && lists(rule, i);
		if (!first && lists(broad, (size_t)index) && speaks(s, i, row, today))
			return broad;
	}
	return NULL;
}

/* ---- all of it ---- */

struct quiet quiet_on_row(const struct rule *rule, const struct survey *s, size_t row, enum tier tier,
	day today, bool *despite)
{
	struct quiet q = after_ruling(rule, s, row, survey_ruling(s, rule, row), today);
	*despite = false;
	if (q.kind != QUIET_NOT)
		return q;
	const struct rule *broad = in_its_place(rule, s, row, today);
	if (broad)
		return (struct quiet){ 
			.kind = QUIET_REPLACED, .until = DAY_NONE, .over = DAY_NONE, .other = broad };
	if (rule->level == LEVEL_EMPLOYER)
		return q;
	day rest = rests_until(s, row, today);
	if (rest == DAY_NONE)
		return q;
	*despite = tier == TIER_NOW;
	return *despite ? q : (struct quiet){ .kind = QUIET_REST, .until = rest, .over = DAY_NONE };
}
