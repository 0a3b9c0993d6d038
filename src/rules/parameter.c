/* The parameters of a ruleset: read, shown, and written as a local change. */
#include <string.h>

#include "anker/err.h"
#include "anker/text.h"
#include "keyword.h"
#include "set.h"

size_t rules_parameter_count(const struct ruleset *rs)
{
	return rs->usable_parameters;
}

const struct parameter *rules_parameter(const struct ruleset *rs, size_t i)
{
	return &rs->parameters.items[i]->parameter;
}

int rules_parameter_index(const struct ruleset *rs, const char *name)
{
	for (size_t i = 0; i < rs->usable_parameters; i++)
		if (strcmp(rs->parameters.items[i]->parameter.name, name) == 0)
			return (int)i;
	return -1;
}

size_t rules_parameter_periods(const struct ruleset *rs, size_t i)
{
	return rs->parameters.items[i]->nperiods;
}

day rules_parameter_from(const struct ruleset *rs, size_t i, size_t k)
{
	return rs->parameters.items[i]->periods[k].from;
}

char *rules_parameter_show(const struct ruleset *rs, size_t i, int choice, day on, struct arena *a)
{
	return phrase_value(parameter_value(rs, (int)i, choice, on), a);
}

/* As a rule file writes it: the largest unit that fits. */
static char *write_value(struct value v, struct arena *a)
{
	static const struct {
		enum keyword one, more;
		int count;
		bool months;
	} units[] = {
		{ KW_YEAR, KW_YEARS, 12, true }, { KW_MONTH, KW_MONTHS, 1, true },
		{ KW_WEEK, KW_WEEKS, 7, false }, { KW_DAY, KW_DAYS, 1, false },
	};
	int n = v.duration.count;
	if (v.kind != VALUE_DURATION)
		return arena_printf(a, v.kind == VALUE_PERCENT ? "%d %%" : "%d", n);
	size_t u = v.duration.months ? 0 : 2;
	if (n == 0 || n % units[u].count != 0)
		u++;
	n /= units[u].count;
	return arena_printf(a, "%d %s", n, keyword_text(n == 1 ? units[u].one : units[u].more));
}

static char *write_period(const struct dated_parameter *d, const struct value *values, struct arena *a)
{
	size_t n;
	char *s = NULL;
	if (d->parameter.per < 0)
		return write_value(values[0], a);
	const struct choice *list = rules_facts(&n)[d->parameter.per].choices;
	for (size_t i = 0; list[i].code != NULL; i++) {
		char *one =
			arena_printf(a, "%s %s", rules_choice_word(&list[i], a), write_value(values[i], a));
		s = s == NULL ? one : arena_printf(a, "%s, %s", s, one);
	}
	if (d->parameter.unknown)
		s = arena_printf(a, "%s, %s %s", s, keyword_text(KW_UNKNOWN),
			write_value(values[choices_of_fact(d->parameter.per)], a));
	return s;
}

char *rules_parameter_write(const struct ruleset *rs, size_t i, day on, struct arena *a)
{
	const struct dated_parameter *d = rs->parameters.items[i];
	return write_period(d, values_on(d, on), a);
}

char *rules_quotable(const char *text, struct arena *a)
{
	char *s = text_trim(a, text_clean(a, text, false));
	for (char *p = s; *p != '\0'; p++)
		if (*p == '"')
			*p = '\'';
	return s;
}

/* The header, the values before `from` and the new ones. */
static char *write_block(const struct dated_parameter *d, day from, const char *values, const char *reason,
	struct arena *a)
{
	size_t n;
	char iso[DATE_ISO_SIZE];
	const struct parameter *p = &d->parameter;
	char *s =
		arena_printf(a, "%s %s \"%s\"\n", keyword_text(KW_PARAMETER), p->name, rules_quotable(p->text.nl, a));
	if (strcmp(p->text.nl, p->text.en) != 0)
		s = arena_printf(
			a, "%s    %s \"%s\"\n", s, keyword_text(KW_TRANSLATION), rules_quotable(p->text.en, a));
	if (p->per >= 0)
		s = arena_printf(a, "%s  %s %s\n", s, keyword_text(KW_PER), rules_facts(&n)[p->per].name);
	for (size_t i = 0; i < d->nperiods && d->periods[i].from < from; i++)
		s = arena_printf(a, "%s  %s %s: %s\n", s, keyword_text(KW_FROM),
			date_iso(iso, d->periods[i].from), write_period(d, d->periods[i].values, a));
	s = arena_printf(a, "%s  %s %s: %s\n", s, keyword_text(KW_FROM), date_iso(iso, from), values);
	return arena_printf(a, "%s  %s %s\n  %s \"%s\"\n", s, keyword_text(KW_ORIGIN),
		keyword_text(KW_EDITORIAL), keyword_text(KW_NOTE), rules_quotable(reason, a));
}

int rules_parameter_change(const struct ruleset *rs, size_t i, day from, const char *values,
	const char *reason, struct arena *a, char **block)
{
	const struct dated_parameter *d = rs->parameters.items[i];
	const char *now = rules_parameter_write(rs, i, from, a);
	struct ruleset *tried = rules_new();
	int rc = 0;

	*block = NULL;
	if (rules_quotable(reason, a)[0] == '\0') {
		rc = err_set(ERR_INVALID, _("say why this limit changes"));
		goto out;
	}
	/* Who changes the values of the choices need not name the one for unknown. */
	if (d->parameter.unknown && strstr(values, keyword_text(KW_UNKNOWN)) == NULL)
		values = arena_printf(a, "%s, %s %s", values, keyword_text(KW_UNKNOWN),
			write_value(parameter_value(rs, (int)i, (int)choices_of_fact(d->parameter.per), from),
				a));
	char *text = write_block(d, from, rules_quotable(values, a), reason, a);
	rules_add_text(tried, d->parameter.name, text, strlen(text));
	rules_link(tried);
	if (rules_error_count(tried) > 0) {
		const struct rules_error *e = rules_error(tried, 0);
		const char *why = e->tip == NULL ? e->message : arena_printf(a, "%s (%s)", e->message, e->tip);
		rc = err_set(ERR_INVALID, _("%s; written as: %s"), why, now);
	} else if (rules_parameter_count(tried) != 1 || tried->parameters.items[0]->kind != d->kind) {
		rc = err_set(ERR_INVALID, _("these values are of another kind; written as: %s"), now);
	} else {
		/* As read, not as typed: a comment or another unit leaves nothing behind. */
		*block = write_block(d, from, rules_parameter_write(tried, 0, from, a), reason, a);
	}
out:
	rules_free(&tried);
	return rc;
}

/* The simplest condition on how long ago something was that begins with it. */
static const struct condition *since_condition(const struct ruleset *rs, int parameter)
{
	const struct condition *found = NULL;
	for (size_t i = 0; i < rs->conditions.n; i++) {
		const struct condition *c = rs->conditions.items[i];
		bool longer = c->rel == REL_GT || c->rel == REL_GE;
		if (c->kind == COND_SINCE && longer && !c->literal && c->factors[0].parameter == parameter &&
			(found == NULL || c->nfactors < found->nfactors))
			found = c;
	}
	return found;
}

static struct picks picks_of_codes(const struct condition *c, const struct known_choice *known, size_t nknown)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	struct picks p = { { 0 }, { false } };
	for (size_t k = 0; k < c->npers; k++) {
		int choice = -1;
		for (size_t i = 0; i < nknown && choice < 0; i++)
			if (known[i].code != NULL && strcmp(known[i].fact, fact[c->per[k]].name) == 0)
				choice = model_choice_index(fact[c->per[k]].choices, known[i].code);
		p.free[k] = choice < 0 && !c->unknown_picks[k];
		p.choice[k] = choice >= 0 ? choice : p.free[k] ? 0 : (int)choices_of_fact(c->per[k]);
	}
	return p;
}

bool rules_parameter_beyond(const struct ruleset *rs, const char *name, const struct known_choice *known,
	size_t nknown, day since, day today)
{
	int parameter = rules_parameter_index(rs, name);
	const struct condition *c = parameter < 0 ? NULL : since_condition(rs, parameter);
	if (c == NULL || since == DAY_NONE)
		return false;
	struct picks p = picks_of_codes(c, known, nknown);
	do
		if (relation_holds(condition_relation(c), since, condition_limit(rs, c, &p, today)) !=
			TRUTH_TRUE)
			return false;
	while (picks_next(c, &p));
	return true;
}
