/* The tests that stand beside the rules, their coverage, and remarks. */
#include <stdlib.h>
#include <string.h>

#include "keyword.h"
#include "set.h"

/* What a bullet was seen to be, over all tests of its rule. */
struct seen {
	bool yes, other;
};

static struct facts *facts_of_test(const struct test_case *t)
{
	size_t n;
	struct facts *facts = facts_new();
	rules_facts(&n);
	for (size_t i = 0; i < t->nrows; i++)
		facts_add(facts, t->placed[i] ? (int64_t)i + 1 : 0, 1, t->rows + i * n);
	return facts;
}

static void see_bullets(const struct ruleset *rs, const struct test_case *t, const struct facts *facts,
	struct seen *seen)
{
	const struct definition *d = rs->rules.items[t->index];
	for (size_t b = 0; b < d->bullets.n; b++) {
		bool yes = bullet_on_row(rs, &d->bullets.items[b], facts, 0, t->on) == TRUTH_TRUE;
		seen[b].yes = seen[b].yes || yes;
		seen[b].other = seen[b].other || !yes;
	}
}

static void report_coverage(const struct ruleset *rs, struct seen *const *seen,
	void (*bullet)(const struct rules_coverage *c, void *ctx), void *ctx)
{
	struct arena *a = arena_new();
	struct phrase ph = { .rs = rs, .arena = a };
	for (size_t r = 0; r < rs->rules.n; r++) {
		const struct definition *d = rs->rules.items[r];
		for (size_t b = 0; b < d->bullets.n; b++) {
			struct rules_coverage c = { r, d->bullets.items[b].section, d->bullets.items[b].line,
				phrase_bullet(&ph, &d->bullets.items[b]), seen[r][b].yes, seen[r][b].other };
			bullet(&c, ctx);
		}
	}
	arena_free(&a);
}

size_t rules_test(const struct ruleset *rs, void (*each)(const struct rules_test *t, void *ctx),
	void (*bullet)(const struct rules_coverage *c, void *ctx), void *ctx)
{
	size_t failures = 0;
	struct seen **seen = xmalloc((rs->rules.n + 1) * sizeof *seen);

	for (size_t r = 0; r < rs->rules.n; r++) {
		size_t size = (rs->rules.items[r]->bullets.n + 1) * sizeof **seen;
		seen[r] = xmalloc(size);
		memset(seen[r], 0, size);
	}
	for (size_t i = 0; i < rs->tests.n; i++) {
		const struct test_case *t = rs->tests.items[i];
		struct facts *facts = facts_of_test(t);
		struct rules_test out = { .rule = t->rule, .name = t->name, .file = t->at.source->name,
			.line = t->line, .expected = t->expected };
		out.got = rules_evaluate_row(rs, (size_t)t->index, facts, 0, t->on, NULL);
		out.passed = out.got == out.expected;
		failures += !out.passed;
		see_bullets(rs, t, facts, seen[t->index]);
		if (each != NULL)
			each(&out, ctx);
		facts_free(&facts);
	}
	if (bullet != NULL)
		report_coverage(rs, seen, bullet, ctx);
	for (size_t r = 0; r < rs->rules.n; r++)
		free(seen[r]);
	free(seen);
	return failures;
}

struct checker {
	void (*each)(const char *file, int line, const char *text, void *ctx);
	void *ctx;
	struct arena *arena;
	size_t n;
};

static void remark(struct checker *c, const char *file, int line, const char *text)
{
	c->n++;
	if (c->each != NULL)
		c->each(file, line, text, c->ctx);
}

static void check_tests(struct checker *c, const struct ruleset *rs)
{
	static const enum keyword words[] = { [TRUTH_FALSE] = KW_NOTHING, [TRUTH_UNKNOWN] = KW_QUESTION,
		[TRUTH_TRUE] = KW_SUGGESTION };
	unsigned *have = xmalloc((rs->rules.n + 1) * sizeof *have);
	memset(have, 0, (rs->rules.n + 1) * sizeof *have);
	for (size_t i = 0; i < rs->tests.n; i++)
		have[rs->tests.items[i]->index] |= 1u << rs->tests.items[i]->expected;
	for (size_t r = 0; r < rs->rules.n; r++) {
		const struct rule *rule = &rs->rules.items[r]->rule;
		for (int t = TRUTH_TRUE; t >= TRUTH_FALSE; t--)
			if ((have[r] & 1u << t) == 0)
				remark(c, rule->file, rule->line,
					arena_printf(c->arena, _("rule %s has no test that expects '%s'"),
						rule->id,
						keyword_in(rs->rules.items[r]->span.words, words[t])));
	}
	free(have);
}

size_t rules_check(const struct ruleset *rs, day today,
	void (*each)(const char *file, int line, const char *text, void *ctx), void *ctx)
{
	struct checker c = { each, ctx, arena_new(), 0 };
	for (size_t i = 0; i < rs->usable_parameters; i++) {
		const struct dated_parameter *d = rs->parameters.items[i];
		if (!d->used)
			remark(&c, d->parameter.file, d->parameter.line,
				arena_printf(c.arena, _("parameter %s is not used"), d->parameter.name));
	}
	for (size_t i = 0; i < rs->usable_derived; i++) {
		const struct derived *d = rs->derived.items[i];
		if (!d->used)
			remark(&c, d->at.source->name, d->line,
				arena_printf(c.arena, _("derived fact %s is not used"), d->name));
	}
	check_tests(&c, rs);
	for (size_t r = 0; r < rs->rules.n; r++) {
		const struct rule *rule = &rs->rules.items[r]->rule;
		if (rule->review != DAY_NONE && rule->review <= today)
			remark(&c, rule->file, rule->line, arena_printf(c.arena,
				_("rule %s should have been looked at again before %s"), rule->id,
				date_long(c.arena, rule->review)));
	}
	arena_free(&c.arena);
	return c.n;
}
