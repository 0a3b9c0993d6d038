/* The tests that stand beside the rules, and what they saw of every condition. */
#include <stdlib.h>
#include <string.h>

#include "set.h"

/* What a bullet was seen to be, over all tests of its rule; of a derived fact:
 * over its own tests and those of the rules that use it. */
struct seen {
	bool yes, other;
};

/* The bullets of a rule or a derived fact. */
struct watched {
	const char *name, *file;
	const struct bullets *bullets;
	struct seen *seen;
};

struct watch {
	const struct ruleset *rs;
	struct watched *rule, *derived;
	bool *uses; /* per derived fact: the rule of this test looks at it */
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

static struct watched watched_new(const char *name, const char *file, const struct bullets *bullets)
{
	size_t size = (bullets->n + 1) * sizeof(struct seen);
	struct watched w = { name, file, bullets, xmalloc(size) };
	memset(w.seen, 0, size);
	return w;
}

static struct watch watch_begin(const struct ruleset *rs)
{
	struct watch w = { rs, xmalloc((rs->rules.n + 1) * sizeof *w.rule),
		xmalloc((rs->usable_derived + 1) * sizeof *w.derived),
		xmalloc((rs->usable_derived + 1) * sizeof *w.uses) };
	for (size_t i = 0; i < rs->rules.n; i++) {
		const struct definition *d = rs->rules.items[i];
		w.rule[i] = watched_new(d->rule.id, d->rule.file, &d->bullets);
	}
	for (size_t i = 0; i < rs->usable_derived; i++) {
		const struct derived *d = rs->derived.items[i];
		w.derived[i] = watched_new(d->name, d->at.source->name, &d->bullets);
	}
	return w;
}

static void watch_end(struct watch *w)
{
	for (size_t i = 0; i < w->rs->rules.n; i++)
		free(w->rule[i].seen);
	for (size_t i = 0; i < w->rs->usable_derived; i++)
		free(w->derived[i].seen);
	free(w->rule);
	free(w->derived);
	free(w->uses);
}

static void see(const struct watch *w, struct watched *what, const struct facts *facts, size_t row, day on)
{
	for (size_t b = 0; b < what->bullets->n; b++) {
		bool yes = bullet_on_row(w->rs, &what->bullets->items[b], facts, row, on) == TRUTH_TRUE;
		what->seen[b].yes |= yes;
		what->seen[b].other |= !yes;
	}
}

static void mark_use(const struct condition *c, void *ctx)
{
	struct watch *w = ctx;
	for (size_t i = 0; c->derived != NULL && i < w->rs->usable_derived; i++)
		w->uses[i] |= w->rs->derived.items[i] == c->derived;
}

/* A rule stands on the first row; a derived fact may be asked of each placement. */
static void see_test(struct watch *w, const struct test_case *t, const struct definition *d, const struct facts *facts)
{
	memset(w->uses, 0, w->rs->usable_derived * sizeof *w->uses);
	for (size_t i = 0; i < w->rs->usable_derived; i++)
		w->uses[i] = w->rs->derived.items[i] == t->derived;
	if (t->derived == NULL)
		see(w, &w->rule[t->index], facts, 0, t->on);
	walk_definition(d, mark_use, w);
	for (size_t i = 0; i < w->rs->usable_derived; i++)
		for (size_t row = 0; w->uses[i] && row < facts_count(facts); row++)
			see(w, &w->derived[i], facts, row, t->on);
}

static void report(const struct watch *w, const struct watched *list, size_t n,
	void (*bullet)(const struct rules_coverage *c, void *ctx), void *ctx)
{
	struct arena *a = arena_new();
	struct phrase ph = { .rs = w->rs, .arena = a };
	for (size_t i = 0; i < n; i++)
		for (size_t b = 0; b < list[i].bullets->n; b++) {
			const struct bullet *it = &list[i].bullets->items[b];
			struct rules_coverage c = { list[i].name, list[i].file, it->section, it->line,
				phrase_bullet(&ph, it), list[i].seen[b].yes, list[i].seen[b].other };
			bullet(&c, ctx);
		}
	arena_free(&a);
}

size_t rules_test(const struct ruleset *rs, void (*each)(const struct rules_test *t, void *ctx),
	void (*bullet)(const struct rules_coverage *c, void *ctx), void *ctx)
{
	size_t failures = 0;
	struct watch w = watch_begin(rs);
	for (size_t i = 0; i < rs->tests.n; i++) {
		const struct test_case *t = rs->tests.items[i];
		struct facts *facts = facts_of_test(t);
		struct rules_test out = { .rule = t->rule, .name = t->name, .file = t->at.source->name,
			.line = t->line, .expected = t->expected };
		const struct definition named = t->derived ? derived_as_rule(t->derived) : (struct definition){ 0 };
		const struct definition *d = t->derived ? &named : rs->rules.items[t->index];
		out.got = definition_on_row(rs, d, facts, 0, t->on, NULL);
		out.passed = out.got == out.expected;
		failures += !out.passed;
		see_test(&w, t, d, facts);
		if (each != NULL)
			each(&out, ctx);
		facts_free(&facts);
	}
	if (bullet != NULL) {
		report(&w, w.rule, rs->rules.n, bullet, ctx);
		report(&w, w.derived, rs->usable_derived, bullet, ctx);
	}
	watch_end(&w);
	return failures;
}
