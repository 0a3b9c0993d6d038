/* A decision as it was made: worked out again from the rule and the facts that the
 * log kept, whatever became of the rule since. */
#include <string.h>

#include "internal.h"

/* The last entry of the decision that kept something to work with. */
static int find_event(struct app *app, int64_t decision, struct arena *a, struct suggestion_event **out)
{
	const struct log_query q = { .decision = decision };
	struct suggestion_event *e;
	size_t n;
	int rc = store_suggestion_log(app->store, &q, a, &e, &n);
	for (size_t i = 0; i < n && rc == 0; i++)
		if (e[i].text && e[i].facts) {
			*out = &e[i];
			return 0;
		}
	return rc ? rc :
		    err_set(ERR_NOTFOUND,
			    _("nothing was kept of this decision; it was made before anker kept such things"));
}

/* Texts of the ruleset that go with it; the explanation lives on. */
static void own_texts(struct explanation *ex, struct arena *a)
{
	struct explain_line *line = arena_alloc(a, (ex->nlines + 1) * sizeof *line);
	for (size_t i = 0; i < ex->nlines; i++) {
		line[i] = ex->lines[i];
		struct explain_fact *f = arena_alloc(a, (line[i].nfacts + 1) * sizeof *f);
		for (size_t k = 0; k < line[i].nfacts; k++) {
			f[k] = line[i].facts[k];
			f[k].label = arena_strdup(a, f[k].label);
			f[k].threshold = arena_strdup(a, f[k].threshold);
			f[k].limit = arena_strdup(a, f[k].limit);
			f[k].parameter = arena_strdup(a, f[k].parameter);
			f[k].parameter_note = arena_strdup(a, f[k].parameter_note);
		}
		line[i].facts = f;
	}
	ex->lines = line;
}

static int explain(const struct suggestion_event *e, struct arena *a, struct basis *out)
{
	struct ruleset *rs = rules_new();
	struct kept kept;
	int rc = 0;
	kept_read(e->facts, &kept);
	rules_add_text(rs, e->rule, out->text, strlen(out->text));
	rules_link(rs);
	int rule = rules_index(rs, e->rule);
	if (rule < 0 || facts_count(kept.facts) == 0) {
		rc = err_set(ERR_NOTFOUND, _("what was kept of this decision can no longer be read"));
		goto out;
	}
	struct explanation *ex = rules_explain(rs, (size_t)rule, kept.facts, 0, kept.on, a);
	own_texts(ex, a);
	out->explanation = ex;
	out->title = arena_strdup(a, lang_text(rules_get(rs, (size_t)rule)->title));
out:
	kept_free(&kept);
	rules_free(&rs);
	return rc;
}

int app_basis(struct app *app, int64_t decision, struct arena *a, struct basis *out)
{
	struct suggestion_event *e = NULL;
	char *text;
	*out = (struct basis){ .event = NULL };
	int rc = find_event(app, decision, a, &e);
	if (rc || (rc = store_rule_text(app->store, e->text, a, &text)))
		return rc;
	out->event = e;
	out->text = text;
	return explain(e, a, out);
}
