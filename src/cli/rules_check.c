/* `anker rules check` and `test`: what is wrong with rule texts, and what their own
 * tests say of them. */
#include "internal.h"

void cli_note_faults(const struct ruleset *rs)
{
	size_t faults = rules_error_count(rs), off = rules_broken_count(rs);

	if (off > 0)
		cli_note(ngettext("%zu rule is off because of errors: anker rules check",
			"%zu rules are off because of errors: anker rules check", off), off);
	else if (faults > 0)
		cli_note(ngettext("the rule files have %zu error: anker rules check",
			"the rule files have %zu errors: anker rules check", faults), faults);
}

/* ---- check ---- */

struct checking {
	struct cli *cli;
	json_t *remarks; /* NULL: to print */
};

static json_t *place_json(const char *file, int line)
{
	json_t *o = json_object();

	json_object_set_new(o, "file", json_text(file));
	json_object_set_new(o, "line", json_integer(line));
	return o;
}

static void on_remark(const char *file, int line, const char *text, void *ctx)
{
	struct checking *state = ctx;

	if (state->remarks == NULL) {
		cli_print(state->cli, "%s:%d: %s\n", file, line, text);
		return;
	}
	json_t *o = place_json(file, line);
	json_object_set_new(o, "message", json_text(text));
	json_array_append_new(state->remarks, o);
}

static json_t *errors_json(const struct ruleset *rs)
{
	json_t *list = json_array();

	for (size_t i = 0; i < rules_error_count(rs); i++) {
		const struct rules_error *e = rules_error(rs, i);
		json_t *o = place_json(e->file, e->line);
		json_object_set_new(o, "column", json_integer(e->column));
		json_object_set_new(o, "message", json_text(e->message));
		json_object_set_new(o, "tip", json_text(e->tip));
		json_array_append_new(list, o);
	}
	return list;
}

int cli_rules_check(struct cli *c)
{
	struct ruleset *rs;
	int rc = cli_rules(c, 1, &rs);

	if (rc != CLI_GOOD)
		return rc;
	size_t errors = rules_error_count(rs);
	struct checking state = { c, c->args.given[OPT_JSON] ? json_array() : NULL };
	for (size_t i = 0; i < errors && state.remarks == NULL; i++)
		cli_print(c, "%s\n", rules_error_show(rules_error(rs, i), c->arena));
	size_t remarks = rules_check(rs, c->options.today, on_remark, &state);
	if (state.remarks != NULL) {
		json_t *o = json_object();
		json_object_set_new(o, "rules", json_integer((json_int_t)rules_count(rs)));
		json_object_set_new(o, "errors", errors_json(rs));
		json_object_set_new(o, "remarks", state.remarks);
		cli_json(c, o);
	} else {
		cli_print(c, _("rules: %zu, errors: %zu, remarks: %zu\n"), rules_count(rs), errors, remarks);
	}
	rules_free(&rs);
	return errors > 0 ? CLI_REFUSED : CLI_GOOD;
}

/* ---- test ---- */

struct testing {
	struct cli *cli;
	size_t run, uncovered;
	json_t *tests, *conditions; /* NULL: to print */
};

static void on_test(const struct rules_test *t, void *ctx)
{
	struct testing *state = ctx;

	state->run++;
	if (state->tests != NULL) {
		json_t *o = place_json(t->file, t->line);
		json_object_set_new(o, "rule", json_text(t->rule));
		json_object_set_new(o, "name", json_text(t->name));
		json_object_set_new(o, "expected", json_text(cli_truths[t->expected]));
		json_object_set_new(o, "got", json_text(cli_truths[t->got]));
		json_object_set_new(o, "passed", json_boolean(t->passed));
		json_array_append_new(state->tests, o);
	} else if (!t->passed) {
		cli_print(state->cli, _("%s:%d: %s, \"%s\": expected %s, got %s\n"), t->file, t->line,
			t->rule, t->name, rules_truth_name(t->expected), rules_truth_name(t->got));
	}
}

/* Only what is not seen both ways. */
static void on_bullet(const struct rules_coverage *b, void *ctx)
{
	struct testing *state = ctx;

	if (b->seen_true && b->seen_other)
		return;
	state->uncovered++;
	if (state->conditions != NULL) {
		json_t *o = place_json(b->file, b->line);
		json_object_set_new(o, "rule", json_text(b->name));
		json_object_set_new(o, "text", json_text(b->text));
		json_object_set_new(o, "seen_true", json_boolean(b->seen_true));
		json_object_set_new(o, "seen_other", json_boolean(b->seen_other));
		json_array_append_new(state->conditions, o);
		return;
	}
	cli_print(state->cli,
		b->seen_true ? _("%s line %d: only seen true: %s\n") : _("%s line %d: never seen true: %s\n"),
		b->name, b->line, b->text);
}

int cli_rules_test(struct cli *c)
{
	struct ruleset *rs;
	int rc = cli_rules(c, 1, &rs);

	if (rc != CLI_GOOD)
		return rc;
	bool coverage = c->args.given[OPT_COVERAGE], json = c->args.given[OPT_JSON];
	struct testing state = { .cli = c, .tests = json ? json_array() : NULL,
		.conditions = json && coverage ? json_array() : NULL };
	size_t failed = rules_test(rs, on_test, coverage ? on_bullet : NULL, &state);
	if (json) {
		json_t *o = json_object();
		json_object_set_new(o, "tests", state.tests);
		json_object_set_new(o, "failed", json_integer((json_int_t)failed));
		if (coverage)
			json_object_set_new(o, "not_seen_both_ways", state.conditions);
		cli_json(c, o);
	} else {
		cli_print(c, _("%zu tests, %zu failed\n"), state.run, failed);
		if (coverage)
			cli_print(c, _("%zu conditions not seen both ways\n"), state.uncovered);
	}
	rules_free(&rs);
	return failed > 0 ? CLI_REFUSED : CLI_GOOD;
}
