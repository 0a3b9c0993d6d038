/* See generate.h. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "generate.h"

enum { DERIVED = 5 }; /* of each level */

static const char parameters[] =
	"parameter p \"x\"\n  per verloop\n  vanaf 2024-01-01: soepel 9 weken, aandacht 2 maanden, "
	"moeizaam 3 weken\n  vanaf 2026-03-01: soepel 5 weken, aandacht 1 maand, moeizaam 3 dagen\n  "
	"herkomst wet\n"
	"parameter q \"x\"\n  per mandaat\n  vanaf 2024-01-01: individu 50 %, team 100 %, organisatie "
	"130 %, onbekend 75 %\n  herkomst wet\n"
	"parameter r \"x\"\n  per ervaring_werkgever\n  vanaf 2024-01-01: geen 90 %, weinig 100 %, enige "
	"110 %, veel 150 %\n  vanaf 2026-04-01: geen 80 %, weinig 85 %, enige 90 %, veel 250 %\n  herkomst "
	"wet\n"
	"parameter h \"x\"\n  vanaf 2024-01-01: 150 %\n  vanaf 2026-05-01: 33 %\n  herkomst wet\n";

static uint64_t state = 88172645463325252u;

unsigned below(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 33) % n;
}

static const char *one_of(const char *const *list, unsigned n)
{
	return list[below(n)];
}

static void add_date(struct str *s, int span)
{
	char iso[DATE_ISO_SIZE];
	str_add(s, date_iso(iso, TODAY - span + (int)below((unsigned)(2 * span))));
}

static void add_two_dates(struct str *s, int span)
{
	char low[DATE_ISO_SIZE], high[DATE_ISO_SIZE];
	day d = TODAY - span + (int)below((unsigned)span);
	str_addf(s, "%s en %s", date_iso(low, d), date_iso(high, d + (int)below((unsigned)span)));
}

static void add_choice(struct str *s, const struct fact *f)
{
	struct arena *a = arena_new();
	unsigned n = 0;
	while (f->choices[n].code != NULL)
		n++;
	str_add(s, rules_choice_word(&f->choices[below(n)], a));
	arena_free(&a);
}

static const char *const relations[] = { "<", "<=", "=", "!=", ">=", ">", "langer dan", "minstens",
	"hoogstens" };
static const char *const units[] = { "dagen", "weken", "maanden" };

/* Where a rule stands; facts and forms that may be used there. */
struct scope {
	bool plain, employer;
	unsigned derived; /* the first ones of its level may be used */
};

static void add_limits_of_date(struct str *s, const struct scope *sc)
{
	static const char *const factors[] = { "", " maal r[ervaring_werkgever]",
		" maal r[ervaring_werkgever] maal h", " maal q[mandaat] maal r[ervaring_werkgever]" };
	if (sc->employer)
		str_addf(s, "%u %s%s", below(14), one_of(units, 3), one_of(factors, 3));
	else
		str_addf(s, "p[verloop]%s", one_of(factors, sc->plain ? 3 : 4));
}

static void add_date_condition(struct str *s, const struct fact *f, const struct scope *sc)
{
	switch (below(6)) {
	case 0:
		str_addf(s, "%s %s ", f->name, one_of(relations, 6));
		add_date(s, 400);
		break;
	case 1:
		str_addf(s, "%s tussen ", f->name);
		add_two_dates(s, 400);
		break;
	case 2:
		str_addf(s, "%s %s %s", f->name, one_of(relations, 6), "laatste_contact_bedrijf");
		break;
	case 3: {
		unsigned low = below(9);
		const char *unit = one_of(units, 3);
		str_addf(s, "%s %s tussen %u %s en %u %s", below(2) ? "sinds" : "tot", f->name, low, unit,
			low + below(12), unit);
		break;
	}
	case 4:
		str_addf(s, "%s %s %s ", below(2) ? "sinds" : "tot", f->name, one_of(relations, 9));
		add_limits_of_date(s, sc);
		break;
	default:
		str_addf(s, "%s %s %s %u %s", below(2) ? "sinds" : "tot", f->name, one_of(relations, 9),
			below(14), one_of(units, 3));
	}
}

static void add_condition(struct str *s, const struct scope *sc)
{
	size_t n;
	const struct fact *facts = rules_facts(&n), *f;
	if (sc->derived > 0 && below(5) == 0) {
		str_addf(
			s, "%c%u%s", sc->employer ? 'e' : 'd', below(sc->derived), below(3) ? "" : " is nee");
		return;
	}
	do
		f = &facts[below((unsigned)n)];
	while (sc->employer && f->level != LEVEL_EMPLOYER);
	if (!sc->plain && below(8) == 0) {
		str_addf(s, "%s %s", f->name, below(2) ? "bekend" : "ontbreekt");
	} else if (f->type == FACT_BOOL) {
		str_addf(s, "%s is %s", f->name, below(2) ? "ja" : "nee");
	} else if (f->type == FACT_NUMBER && below(3) == 0) {
		str_addf(s, "%s tussen %u en %u", f->name, below(3), 2 + below(3));
	} else if (f->type == FACT_NUMBER) {
		str_addf(s, "%s %s %u%s", f->name, one_of(relations, 9), below(4), below(4) ? "" : " maal h");
	} else if (f->type == FACT_CHOICE) {
		str_addf(s, "%s %s", f->name, below(2) ? "is " : "is niet ");
		add_choice(s, f);
	} else {
		add_date_condition(s, f, sc);
	}
}

static void add_expression(struct str *s, int depth, const struct scope *sc)
{
	unsigned what = depth == 0 ? 0 : below(4);
	if (what == 0) {
		add_condition(s, sc);
		return;
	}
	str_add(s, what == 1 ? "niet (" : "(");
	add_expression(s, depth - 1, sc);
	if (what > 1) {
		str_add(s, what == 2 ? " en " : " of ");
		add_expression(s, depth - 1, sc);
	}
	str_add(s, ")");
}

static void add_count(struct str *s, const struct scope *sc)
{
	bool share = below(2);
	struct scope inner = { sc->plain, false, DERIVED };
	str_addf(s, "%s plaatsingen met (", share ? "deel" : "aantal");
	add_expression(s, 1, &inner);
	str_add(s, ")");
	if (below(3) == 0) {
		str_add(s, " van (");
		add_expression(s, 1, &inner);
		str_add(s, ")");
	}
	if (below(4) == 0)
		str_addf(s, share ? " tussen %u %% en %u %%" : " tussen %u en %u", below(3), 2 + below(60));
	else
		str_addf(s, share ? " %s %u %%" : " %s %u", below(2) ? "minstens" : "hoogstens",
			below(share ? 100 : 4));
}

static void add_bullets(struct str *s, unsigned n, const struct scope *sc)
{
	for (unsigned i = 0; i < n; i++) {
		str_add(s, "    - ");
		if (sc->employer && below(2))
			add_count(s, sc);
		else
			add_expression(s, 2, sc);
		str_add(s, !sc->plain && below(6) == 0 ? " onbekend telt als ja\n" : "\n");
	}
}

static void add_derived(struct str *s, bool plain, bool employer, unsigned i)
{
	struct scope sc = { plain, employer, i };
	str_addf(s, "afgeleid feit %c%u \"D\"\n  niveau %s\n  als\n", employer ? 'e' : 'd', i,
		employer ? "werkgever" : "plaatsing");
	add_bullets(s, 1 + below(2), &sc);
	if (below(2)) {
		str_add(s, "  tenzij\n");
		add_bullets(s, 1, &sc);
	}
}

static void add_rule(struct str *s, bool plain, unsigned i)
{
	static const char *const valid[] = { "2026-01-01 tot 2027-01-01", "vanaf 2026-02-01",
		"tot 2026-04-01" };
	struct scope sc = { plain, i % 5 == 4, DERIVED };
	str_addf(s, "regel r%u\n  titel \"T\"\n  niveau %s\n  prioriteit 50\n  als\n", i,
		sc.employer ? "werkgever" : "plaatsing");
	add_bullets(s, 1 + below(2), &sc);
	if (below(2)) {
		str_add(s, "  tenzij\n");
		add_bullets(s, 1 + below(2), &sc);
	}
	str_add(s, "  urgenter als\n");
	add_bullets(s, 1, &sc);
	str_add(s, "  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n");
	if (below(6) == 0)
		str_addf(s, "  geldig %s\n", one_of(valid, 3));
	if (i > 0 && below(6) == 0)
		str_addf(s, "  vervangt r%u\n", below(i));
}

struct ruleset *random_rules(bool plain)
{
	struct str s = STR_INIT;
	str_add(&s, parameters);
	for (unsigned i = 0; i < DERIVED; i++) {
		add_derived(&s, plain, false, i);
		add_derived(&s, plain, true, i);
	}
	for (unsigned i = 0; i < RULES; i++)
		add_rule(&s, plain, i);
	struct ruleset *rs = ruleset_of(s.text);
	struct arena *a = arena_new();
	for (size_t i = 0; i < rules_error_count(rs); i++)
		fputs(rules_error_show(rules_error(rs, i), a), stderr);
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(rules_count(rs), RULES);
	arena_free(&a);
	str_free(&s);
	return rs;
}

int32_t random_value(const struct fact *f, bool known)
{
	unsigned n = 0;
	if (!known && below(4) == 0)
		return FACT_UNKNOWN;
	switch (f->type) {
	case FACT_BOOL:
		return (int32_t)below(2);
	case FACT_NUMBER:
		return (int32_t)below(5);
	case FACT_CHOICE:
		while (f->choices[n].code != NULL && strcmp(f->choices[n].code, "unknown") != 0)
			n++;
		return (int32_t)below(n);
	case FACT_DATE:
		break;
	}
	if (below(10) == 0)
		return below(2) ? FACT_NEVER : FACT_NONE;
	day d = TODAY - 400 + (int32_t)below(800);
	if (!known && below(10) == 0)
		return rules_date_span((struct date_span){ d, d + (day)below(below(2) ? 31 : 366) });
	return d;
}

struct facts *random_facts(size_t rows)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	int32_t *row = xmalloc(n * sizeof *row);
	struct facts *t = facts_new();
	for (size_t r = 0; r < rows; r++) {
		for (size_t i = 0; i < n; i++)
			row[i] = random_value(&facts[i], false);
		facts_add(t, below(20) == 0 ? 0 : (int64_t)r + 1, (int64_t)below((unsigned)rows / 3), row);
	}
	free(row);
	return t;
}
