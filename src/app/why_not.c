/* Why not: the rules that show nothing here, the nearest first, each with what
 * stands in the way and the day on which time alone would change that. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "internal.h"

/* Told before on this line, or only picks a limit that the line gives already. */
static bool passed_over(const struct explain_line *line, size_t i)
{
	if (line->facts[i].picks)
		return true;
	for (size_t k = 0; k < i; k++)
		if (strcmp(line->facts[k].label, line->facts[i].label) == 0 &&
			strcmp(line->facts[k].text, line->facts[i].text) == 0)
			return true;
	return false;
}

/* "job coach is none (now: ended)"; of several facts each with its name. */
static void add_failing(struct str *out, const struct explain_line *line)
{
	size_t different = 0;
	for (size_t i = 0; i < line->nfacts; i++)
		different += !passed_over(line, i);
	str_addf(out, line->section == SECTION_UNLESS ? _("exception: %s") : "%s", line->text);
	for (size_t i = 0, n = 0; i < line->nfacts; i++) {
		const struct explain_fact *f = &line->facts[i];
		if (passed_over(line, i))
			continue;
		str_add(out, n++ == 0 ? _(" (now: ") : ", ");
		if (different > 1)
			str_addf(out, "%s ", f->label);
		str_add(out, f->text);
	}
	if (different)
		str_add(out, ")");
}

static bool stands_in_the_way(const struct explain_line *line)
{
	return line->section != SECTION_URGENT &&
		line->truth == (line->section == SECTION_IF ? TRUTH_FALSE : TRUTH_TRUE);
}

/* What was last said in talks about the placement, and about its employer. */
struct told {
	struct record **answer[2];
	size_t n[2];
};

static int read_told(struct app *app, int64_t placement, int64_t employer, struct arena *a, struct told *out)
{
	int rc = placement ? store_last_answers(
		app->store, placement, employer, 0, a, &out->answer[0], &out->n[0]) : 0;
	return rc ? rc : store_last_answers(app->store, 0, employer, 0, a, &out->answer[1], &out->n[1]);
}

/* " (would not say, 12 Mar 2026)" of what was asked and not told; else "". */
static const char *refused(const struct told *told, const struct fact *f, struct arena *a)
{
	size_t of = f->level == LEVEL_EMPLOYER;
	for (size_t i = 0; i < told->n[of]; i++) {
		const struct record *r = told->answer[of][i];
		const char *fact = record_get(r, "fact");
		day on;
		if (!fact || strcmp(fact, f->name) != 0)
			continue;
		if (strcmp(record_get(r, "state"), "refused") != 0 ||
			date_parse_iso(record_get(r, "date"), &on))
			break;
		return arena_printf(a, _(" (would not say, %s)"), date_long(a, on));
	}
	return "";
}

/* What is certainly not so, then what has to be asked. */
static char *failing_line(const struct explanation *ex, const struct told *told, struct arena *a)
{
	struct str out = STR_INIT;
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	str_add(&out, "");
	for (size_t i = 0; i < ex->nlines; i++)
		if (stands_in_the_way(&ex->lines[i])) {
			str_add(&out, out.len ? "; " : "");
			add_failing(&out, &ex->lines[i]);
		}
	for (size_t i = 0; i < ex->nmissing; i++) {
		str_addf(&out, i ? ", %s" : out.len ? _("; ask first: %s") : _("ask first: %s"),
			lang_text(fact[ex->missing[i]].label));
		str_add(&out, refused(told, &fact[ex->missing[i]], a));
	}
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}

/* False when the rule shows a suggestion here. */
static bool explain(struct app *app, const struct survey *s, const struct told *told, size_t rule, size_t row,
	struct arena *a, struct why_not *out)
{
	const struct rule *r = rules_get(app->rules, rule);
	const struct explanation *ex = rules_explain(app->rules, rule, s->facts, row, app->today, a);
	*out = (struct why_not){ .rule = rule, .id = r->id, .title = lang_text(r->title), .explanation = ex,
		.fires = ex->next, .failing = "" };
	if (ex->outcome != TRUTH_TRUE) {
		out->failing = failing_line(ex, told, a);
		return true;
	}
	bool despite;
	struct quiet q = quiet_on_row(r, s, row, ex->tier, app->today, &despite);
	if (q.kind == QUIET_NOT)
		return false;
	out->quiet = quiet_note(&q, survey_ruling(s, r, row), a);
	out->fires = q.until;
	return true;
}

/* In what is quiet nothing fails, so it comes first. */
static int nearest_first(const void *a, const void *b)
{
	const struct why_not *x = a, *y = b;
	COMPARE(x->explanation->failing, y->explanation->failing);
	COMPARE(last_without(x->fires), last_without(y->fires));
	/* An answer may be had today; something that must happen may never come. */
	COMPARE(x->explanation->nmissing == 0, y->explanation->nmissing == 0);
	COMPARE(x->rule, y->rule);
	return 0;
}

int app_why_not(struct app *app, int64_t placement, int64_t employer, struct arena *a, struct why_not **out,
	size_t *n)
{
	struct survey s = { .facts = NULL };
	struct told told = { .n = { 0, 0 } };
	size_t rules = rules_count(app->rules);
	*out = arena_alloc(a, (rules + 1) * sizeof **out);
	*n = 0;
	int rc = survey_take(app, placement, employer, 0, a, &s);
	if (rc || (rc = read_told(app, placement, s.employer, a, &told)))
		goto out;
	for (size_t rule = 0; rule < rules; rule++) {
		const struct rule *r = rules_get(app->rules, rule);
		bool about_employer = r->level == LEVEL_EMPLOYER;
		long row = survey_row(&s, about_employer ? 0 : placement, s.employer);
		if (!rule_in_use(r) || row < 0 || (!about_employer && !placement) ||
			!survey_asks(&s, r, (size_t)row))
			continue;
		*n += explain(app, &s, &told, rule, (size_t)row, a, &(*out)[*n]);
	}
	qsort(*out, *n, sizeof **out, nearest_first);
out:
	survey_end(&s);
	return rc;
}
