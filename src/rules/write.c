/* Rules and rows written as rule files: what a decision of last year was
 * decided on can be read again by this program. */
#include <string.h>

#include "anker/str.h"
#include "keyword.h"
#include "set.h"

struct writer {
	const struct ruleset *rs;
	bool *parameters; /* per parameter: written */
	const struct derived **derived; /* written */
	size_t nderived;
	enum lang words; /* of the last block */
	struct str out;
};

static void begin_words(struct writer *w, enum lang words)
{
	static const char *const codes[] = { [LANG_NL] = "nl", [LANG_EN] = "en" };
	if (words != w->words)
		str_addf(&w->out, "%s %s\n\n", keyword_in(words, KW_LANGUAGE), codes[words]);
	w->words = words;
}

/* A block but for what `without` holds, and an empty line after it. */
static void add_block(struct writer *w, struct span block, struct span without)
{
	size_t before = without.text != NULL ? (size_t)(without.text - block.text) : block.len;
	begin_words(w, block.words);
	str_add_n(&w->out, block.text, before);
	if (without.text != NULL)
		str_add_n(&w->out, without.text + without.len, block.len - before - without.len);
	if (w->out.text[w->out.len - 1] != '\n')
		str_add_char(&w->out, '\n');
	str_add_char(&w->out, '\n');
}

static void write_used(const struct condition *c, void *ctx)
{
	struct writer *w = ctx;
	for (size_t i = 0; i < c->nfactors; i++) {
		int at = c->factors[i].parameter;
		if (!w->parameters[at])
			add_block(w, w->rs->parameters.items[at]->span, (struct span){ .text = NULL });
		w->parameters[at] = true;
	}
	for (size_t i = 0; c->derived != NULL && i < w->nderived; i++)
		if (w->derived[i] == c->derived)
			return;
	if (c->derived == NULL)
		return;
	w->derived[w->nderived++] = c->derived;
	add_block(w, c->derived->span, (struct span){ .text = NULL });
}

/* Without `vervangt`: the other rules do not stand in this file. */
char *rules_whole_text(const struct ruleset *rs, size_t rule, struct arena *a)
{
	const struct definition *d = rs->rules.items[rule];
	struct writer w = { .rs = rs, .words = LANG_NL, .out = STR_INIT };
	w.parameters = arena_alloc(a, (rs->parameters.n + 1) * sizeof *w.parameters);
	w.derived = arena_alloc(a, (rs->derived.n + 1) * sizeof *w.derived);
	walk_definition(d, write_used, &w);
	add_block(&w, d->span, d->replaces_span);
	char *text = arena_strdup(a, w.out.text);
	str_free(&w.out);
	return text;
}

static void write_given(
	struct writer *w, const bool *used, const struct facts *t, size_t row, struct arena *a)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	str_addf(&w->out, "  %s", keyword_in(w->words, KW_GIVEN));
	if (facts_placement(t, row) == 0)
		str_addf(&w->out, " %s", keyword_in(w->words, KW_WITHOUT_PLACEMENT));
	str_add_char(&w->out, '\n');
	for (size_t i = 0; i < n; i++)
		if (used[i])
			str_addf(&w->out, "    %s = %s\n", facts[i].name,
				fact_write(&facts[i], facts_get(t, row, (int)i), w->words, a));
}

char *rules_row_as_test(
	const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today, struct arena *a)
{
	static const enum keyword outcomes[] = { [TRUTH_FALSE] = KW_NOTHING, [TRUTH_UNKNOWN] = KW_QUESTION,
		[TRUTH_TRUE] = KW_SUGGESTION };
	size_t n;
	char iso[DATE_ISO_SIZE];
	const struct rule *r = rules_get(rs, rule);
	struct writer w = { .rs = rs, .words = rs->rules.items[rule]->span.words, .out = STR_INIT };
	enum truth outcome = rules_evaluate_row(rs, rule, t, row, today, NULL);

	rules_facts(&n);
	bool *used = arena_alloc(a, n * sizeof *used);
	rules_facts_of(rs, rule, used);
	date_iso(iso, today);
	str_addf(&w.out, "%s %s \"%s\"\n  %s %s\n", keyword_in(w.words, KW_TEST), r->id, iso,
		keyword_in(w.words, KW_ON), iso);
	if (r->level == LEVEL_PLACEMENT)
		write_given(&w, used, t, row, a);
	for (size_t k = facts_first_of_employer(t, row); r->level == LEVEL_EMPLOYER && k != FACTS_END;
		k = facts_next_of_employer(t, k))
		write_given(&w, used, t, k, a);
	str_addf(&w.out, "  %s %s\n", keyword_in(w.words, KW_EXPECT),
		keyword_in(w.words, outcomes[outcome]));
	char *text = arena_strdup(a, w.out.text);
	str_free(&w.out);
	return text;
}
