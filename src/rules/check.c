/* Remarks about rules that are no errors. */
#include <stdlib.h>
#include <string.h>

#include "keyword.h"
#include "set.h"

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
		if (rs->tests.items[i]->derived == NULL)
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
		if (!d->used && !rules_parameter_is_own(d->parameter.name))
			remark(&c, d->parameter.file, d->parameter.line,
				arena_printf(c.arena, _("parameter %s is not used"), d->parameter.name));
	}
	for (size_t i = 0; i < rs->usable_derived; i++) {
		const struct derived *d = rs->derived.items[i];
		if (!d->used && !rules_parameter_is_own(d->name))
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
