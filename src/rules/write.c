/* Rules and rows written as rule files: what a decision of last year was
 * decided on can be read again by this program. */
#include <string.h>

#include "anker/str.h"
#include "keyword.h"
#include "set.h"

struct writer {
	const struct ruleset *rs;
	bool *written; /* per parameter */
	struct str out;
};

/* A block with a newline and an empty line after it. */
static void add_block(struct str *out, const char *text, size_t len)
{
	str_add_n(out, text, len);
	if (len > 0 && text[len - 1] != '\n')
		str_add_char(out, '\n');
	str_add_char(out, '\n');
}

static void write_parameter(const struct condition *c, void *ctx)
{
	struct writer *w = ctx;
	if (c->parameter < 0 || w->written[c->parameter])
		return;
	w->written[c->parameter] = true;
	const struct dated_parameter *d = w->rs->parameters.items[c->parameter];
	add_block(&w->out, d->text, d->text_len);
}

char *rules_whole_text(const struct ruleset *rs, size_t rule, struct arena *a)
{
	const struct definition *d = rs->rules.items[rule];
	struct writer w = { rs, arena_alloc(a, (rs->parameters.n + 1) * sizeof *w.written), STR_INIT };
	walk_definition(d, write_parameter, &w);
	add_block(&w.out, d->rule.text, d->rule.text_len);
	char *text = arena_strdup(a, w.out.text);
	str_free(&w.out);
	return text;
}

static void write_given(struct str *out, const bool *used, const struct facts *t, size_t row, struct arena *a)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	str_addf(out, "  %s\n", keyword_text(KW_GIVEN));
	for (size_t i = 0; i < n; i++)
		if (used[i])
			str_addf(out, "    %s = %s\n", facts[i].name,
				rules_fact_write(&facts[i], facts_get(t, row, (int)i), a));
}

char *rules_row_as_test(
	const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today, struct arena *a)
{
	static const enum keyword outcomes[] = { [TRUTH_FALSE] = KW_NOTHING, [TRUTH_UNKNOWN] = KW_QUESTION,
		[TRUTH_TRUE] = KW_SUGGESTION };
	size_t n;
	char iso[DATE_ISO_SIZE];
	const struct rule *r = rules_get(rs, rule);
	struct str out = STR_INIT;

	rules_facts(&n);
	bool *used = arena_alloc(a, n * sizeof *used);
	rules_facts_of(rs, rule, used);
	date_iso(iso, today);
	str_addf(&out, "%s %s \"%s\"\n  %s %s\n", keyword_text(KW_TEST), r->id, iso, keyword_text(KW_ON), iso);
	if (r->level == LEVEL_PLACEMENT)
		write_given(&out, used, t, row, a);
	for (size_t k = facts_first_of_employer(t, row); r->level == LEVEL_EMPLOYER && k != FACTS_END;
		k = facts_next_of_employer(t, k))
		write_given(&out, used, t, k, a);
	str_addf(&out, "  %s %s\n", keyword_text(KW_EXPECT),
		keyword_text(outcomes[rules_evaluate_row(rs, rule, t, row, today, NULL)]));
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}
