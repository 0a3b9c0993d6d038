/* The tests beside the rules, run when someone looks at them. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/rules.h"

struct taking {
	struct arena *arena;
	void *tests;
	size_t n;
};

/* The strings are the ruleset's, which may go before what is shown. */
static void take(const struct rules_test *t, void *ctx)
{
	struct taking *to = ctx;
	struct rules_test *one = arena_add(to->arena, &to->tests, &to->n, sizeof *one);

	*one = *t;
	one->rule = arena_strdup(to->arena, t->rule);
	one->name = arena_strdup(to->arena, t->name);
	one->file = arena_strdup(to->arena, t->file);
}

void rule_tests_of(const struct ruleset *rs, struct arena *a, struct rule_tests *out)
{
	struct taking to = { a, NULL, 0 };

	rules_test(rs, take, NULL, &to);
	*out = (struct rule_tests){ to.tests, to.n };
}

int rule_tests_run(struct app *app, struct arena *a, struct rule_tests *out)
{
	struct ruleset *rs;
	int rc = rules_load(&rs, app->share, app->local_rules);

	*out = (struct rule_tests){ NULL, 0 };
	if (rc < 0)
		return rc;
	rule_tests_of(rs, a, out);
	rules_free(&rs);
	return 0;
}

void rule_tests_write(
	struct pager *p, const struct rule_tests *t, const char *rule, const char *file, struct arena *a)
{
	static const char *const outcomes[] = {
		[TRUTH_FALSE] = N_("nothing"),
		[TRUTH_UNKNOWN] = N_("ask first"),
		[TRUTH_TRUE] = N_("suggestion"),
	};
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct rules_test *one = &t->test[i];

		if (rule ? strcmp(one->rule, rule) != 0 : strcmp(rule_file(one->file), file) != 0)
			continue;
		n++;
		pager_span(p, one->passed ? ST_GOOD : ST_LATE, one->passed ? "✓ " : "× ");
		pager_span(p, one->passed ? ST_NORMAL : ST_BOLD, one->name);
		pager_span(p, ST_DIM,
			one->passed ? arena_printf(a, ": %s", _(outcomes[one->expected]))
				    : arena_printf(a, _(": %s was expected, it says %s (%s:%d)"),
					      _(outcomes[one->expected]), _(outcomes[one->got]),
					      rule_file(one->file), one->line));
		pager_end(p, 2, 2);
	}
	if (!n)
		pager_text(p, ST_DIM, 2, _("no tests"));
}
