/* The shipped catalogues: whole, the same in both languages, and pointing only at what is
 * there. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/catalogue.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "anker/str.h"
#include "lists.h"

static const char *const names[] = { "instruments", "schemes" };
enum { NAMES = 2 };

static struct catalogue *shipped(const char *name, const char *lang)
{
	struct catalogue *c;

	cr_assert_eq(catalogue_open(&c, "share", NULL, name, lang), 0, "%s", err_last());
	return c;
}

/* Keys that hold words rather than codes. */
static bool of_words(const char *key)
{
	return strcmp(key, "where") == 0 || strcmp(key, "source") == 0;
}

static void same_values(const char *id, const struct catalogue_key *nl, const struct catalogue_key *en)
{
	size_t v = 0;

	cr_assert_str_eq(nl->key, en->key, "%s", id);
	if (of_words(nl->key))
		return;
	for (; nl->value[v] && en->value[v]; v++)
		cr_expect_str_eq(nl->value[v], en->value[v], "%s, %s", id, nl->key);
	cr_expect(!nl->value[v] && !en->value[v], "%s, %s", id, nl->key);
}

Test(catalogue_shipped, both_languages_have_the_same_entries_keys_and_texts)
{
	for (size_t c = 0; c < NAMES; c++) {
		struct catalogue *nl = shipped(names[c], "nl"), *en = shipped(names[c], "en");
		const struct catalogue_item *n, *e;
		size_t count = catalogue_items(nl, &n);

		cr_assert_eq(count, catalogue_items(en, &e));
		for (size_t i = 0; i < count; i++) {
			cr_assert_str_eq(n[i].id, e[i].id);
			cr_expect_str_eq(n[i].category, e[i].category, "%s", n[i].id);
			cr_assert_eq(n[i].nkeys, e[i].nkeys, "%s", n[i].id);
			cr_assert_eq(n[i].ntexts, e[i].ntexts, "%s", n[i].id);
			for (size_t k = 0; k < n[i].nkeys; k++)
				same_values(n[i].id, &n[i].key[k], &e[i].key[k]);
			for (size_t t = 0; t < n[i].ntexts; t++) {
				cr_expect_str_eq(n[i].text[t].id, e[i].text[t].id, "%s", n[i].id);
				cr_expect_str_neq(n[i].text[t].text, e[i].text[t].text, "%s", n[i].id);
			}
		}
		catalogue_free(&nl);
		catalogue_free(&en);
	}
}

static void has(const struct catalogue_item *i, const char *key)
{
	cr_expect(*catalogue_values(i, key), "%s has no %s", i->id, key);
}

Test(catalogue_shipped, an_instrument_says_for_whom_when_how_and_how_to_explain_it)
{
	struct catalogue *c = shipped("instruments", "nl");
	const struct catalogue_item *all;
	size_t n = catalogue_items(c, &all);

	cr_expect_geq(n, 60);
	for (size_t i = 0; i < n; i++) {
		has(&all[i], "level");
		has(&all[i], "user");
		has(&all[i], "situation");
		has(&all[i], "source");
		cr_expect(catalogue_text(&all[i], "apply") && catalogue_text(&all[i], "explain"), "%s",
			all[i].id);
	}
	catalogue_free(&c);
}

static bool leads(const struct catalogue *c, const char *situation)
{
	const struct catalogue_item *all;
	size_t n = catalogue_items(c, &all);

	for (size_t i = 0; i < n; i++)
		if (catalogue_has(&all[i], "situation", situation))
			return true;
	return false;
}

Test(catalogue_shipped, every_theme_phase_and_change_leads_to_an_instrument)
{
	static const struct {
		const char *kind;
		const struct choice *codes;
	} kinds[] = { { "theme", choices_theme }, { "phase", choices_phase }, { "change", choices_change } };
	struct catalogue *c = shipped("instruments", "nl");
	struct arena *a = arena_new();

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (const struct choice *one = kinds[k].codes; one->code; one++)
			cr_expect(leads(c, arena_printf(a, "%s.%s", kinds[k].kind, one->code)), "%s.%s",
				kinds[k].kind, one->code);
	arena_free(&a);
	catalogue_free(&c);
}

/* A promise would be wrong, and a figure one day too: those are parameters. */
static void promises_nothing(const char *id, const char *text)
{
	static const char *const wrong[] = { "heeft recht", "recht op", "entitled", "has a right", "%",
		"€" };
	static const char *const units[] = { "maand", "week", "weken", "jaar", "uur", "month", "year",
		"hour" };

	for (size_t w = 0; w < sizeof wrong / sizeof *wrong; w++)
		cr_expect(!strstr(text, wrong[w]), "%s says \"%s\"", id, wrong[w]);
	for (const char *p = text; *p; p++) {
		size_t digits = strspn(p, "0123456789");
		if (!digits)
			continue;
		for (size_t u = 0; u < sizeof units / sizeof *units; u++)
			cr_expect(strncmp(p + digits + 1, units[u], strlen(units[u])) != 0, "%s: \"%.20s\"",
				id, p);
		p += digits - 1;
	}
}

Test(catalogue_shipped, a_scheme_says_who_asks_where_and_promises_nothing)
{
	static const char *const langs[] = { "nl", "en" };

	for (size_t l = 0; l < 2; l++) {
		struct catalogue *c = shipped("schemes", langs[l]);
		const struct catalogue_item *all;
		size_t n = catalogue_items(c, &all);

		for (size_t i = 0; i < n; i++) {
			has(&all[i], "asks");
			has(&all[i], "at");
			has(&all[i], "certainty");
			has(&all[i], "source");
			cr_expect_eq(all[i].ntexts, 4, "%s", all[i].id);
			for (size_t t = 0; t < all[i].ntexts; t++)
				promises_nothing(all[i].id, all[i].text[t].text);
		}
		catalogue_free(&c);
	}
}

Test(catalogue_shipped, the_schemes_of_the_domain_are_all_there)
{
	static const char *const ids[] = { "lks", "no_risk", "lkv", "liv", "loondispensatie",
		"proefplaatsing", "jobcoach", "werkplekaanpassing", "meeneembaar", "vervoer", "tolk",
		"praktijkassessment", "werkfit", "naar_werk", "ips", "scholing", "starterskrediet",
		"deskundigenoordeel", "bia", "praktijkroute", "loonwaarde" };
	struct catalogue *c = shipped("schemes", "en");
	const struct catalogue_item *all;
	size_t n = sizeof ids / sizeof *ids;

	cr_expect_eq(catalogue_items(c, &all), n);
	for (size_t i = 0; i < n; i++)
		cr_expect(catalogue_item(c, ids[i]), "%s", ids[i]);
	cr_expect_str_eq(*catalogue_values(catalogue_item(c, "liv"), "ended"), "2025-01-01");
	catalogue_free(&c);
}

static bool is_rule(const char *id)
{
	return rules_index(lists_rules(), id) >= 0;
}

/* What an entry names elsewhere is there. */
Test(catalogue_shipped, names_only_rules_guides_schemes_and_instruments_that_are_there)
{
	struct catalogue *schemes = shipped("schemes", "nl"), *instruments = shipped("instruments", "nl");
	const struct catalogue *both[] = { instruments, schemes };

	for (size_t c = 0; c < NAMES; c++) {
		const struct catalogue_item *all;
		size_t n = catalogue_items(both[c], &all);

		for (size_t i = 0; i < n; i++) {
			const char *const *v;
			for (v = catalogue_values(&all[i], "situation"); *v; v++)
				cr_expect(strncmp(*v, "rule.", 5) != 0 || is_rule(*v + 5), "%s: %s",
					all[i].id, *v);
			for (v = catalogue_values(&all[i], "guide"); *v; v++)
				cr_expect_eq(knowledge_point(lists_guides("nl"), *v, NULL, NULL), 0, "%s: %s",
					all[i].id, *v);
			for (v = catalogue_values(&all[i], "scheme"); *v; v++)
				cr_expect(catalogue_item(schemes, *v), "%s: %s", all[i].id, *v);
			for (v = catalogue_values(&all[i], "instrument"); *v; v++)
				cr_expect(catalogue_item(instruments, *v), "%s: %s", all[i].id, *v);
		}
	}
	catalogue_free(&schemes);
	catalogue_free(&instruments);
}

/* Every code that can be written stands in the README, and its example can be read. */
Test(catalogue_shipped, the_readme_names_every_key_and_code)
{
	static const char *const keys[] = { "level", "user", "situation", "needs", "asks", "at", "ended",
		"certainty", "guide", "scheme", "instrument", "where", "source" };
	static const char text[] =
		"# T {#t}\n## C {#c}\n### E {#e}\n- qqqqqqqq: x\n- situation: theme.x\n"
		"#### W {#what}\nx\n### F {#f}\n- situation: phase.x, change.x\n#### W {#what}\nx\n";
	struct arena *a = arena_new();
	struct str readme = STR_INIT, example = STR_INIT;
	struct script_fault *f;
	size_t n, entries;
	char line[1000];
	FILE *file = fopen("share/reference/README.md", "r");

	cr_assert(file);
	while (fgets(line, sizeof line, file)) {
		str_add(&readme, line);
		if (strncmp(line, "    ", 4) == 0 && strncmp(line, "    anker ", 10) != 0)
			str_add(&example, line + 4);
		else if (*line == '\n')
			str_add(&example, line);
	}
	fclose(file);
	cr_expect_eq(catalogue_faults("example", example.text, example.len, a, &f, &n, &entries), 0, "%s",
		err_last());
	cr_expect_eq(entries, 1);
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		cr_expect(strstr(readme.text, arena_printf(a, "| `%s` |", keys[k])), "%s", keys[k]);
		for (const char *const *code = catalogue_codes(keys[k]); *code; code++)
			cr_expect(strstr(readme.text, arena_printf(a, "`%s`", *code)), "%s: %s", keys[k],
				*code);
	}
	cr_expect_eq(catalogue_faults("x", text, strlen(text), a, &f, &n, &entries), ERR_INVALID);
	cr_assert_eq(n, 4);
	for (size_t i = 0; i < n; i++) {
		char *save = NULL, *list = arena_strdup(a, strchr(f[i].tip, ':') + 1);
		for (char *w = strtok_r(list, ", ", &save); w; w = strtok_r(NULL, ", ", &save))
			cr_expect(strstr(readme.text, arena_printf(a, "`%s`", w)), "%s", w);
	}
	str_free(&readme);
	str_free(&example);
	arena_free(&a);
}
