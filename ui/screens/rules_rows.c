/* Rows of the list of rules; see rules_rows.h. */
#include "screens/rules_rows.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/hash.h"
#include "anker/lang.h"
#include "anker/text.h"

/* A title is told from the next one: numbers give way first. */
enum { TITLE_COLUMNS = 46 };

const struct list_column rule_columns[RULE_COLUMNS] = {
	[RC_MARK] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[RC_TITLE] = { N_("Rule"), TITLE_COLUMNS, 0, 0, ALIGN_LEFT },
	[RC_STATE] = { N_("State"), 5, 5, 0, ALIGN_LEFT },
	[RC_NOW] = { N_("Now"), 4, 4, 1, ALIGN_RIGHT },
	[RC_SHOWN] = { N_("Seen"), 4, 4, 3, ALIGN_RIGHT },
	[RC_ACCEPTED] = { N_("Yes"), 4, 4, 2, ALIGN_RIGHT },
	[RC_POSTPONED] = { N_("Later"), 5, 5, 5, ALIGN_RIGHT },
	[RC_DISMISSED] = { N_("No"), 4, 4, 4, ALIGN_RIGHT },
	[RC_LAPSED] = { N_("Lapsed"), 7, 7, 6, ALIGN_RIGHT },
	[RC_GROUP] = { N_("Group"), 14, 18, 7, ALIGN_LEFT },
};

struct order {
	const struct rules_rows *rows;
	int column;
	bool descending;
};

/* ---- order ---- */

static int64_t number_of(const struct rule_statistics *st, int column)
{
	switch (column) {
	case RC_NOW: return st->now;
	case RC_SHOWN: return st->shown;
	case RC_ACCEPTED: return st->accepted;
	case RC_POSTPONED: return st->postponed;
	case RC_DISMISSED: return st->dismissed;
	case RC_LAPSED: return st->lapsed;
	default: return 0;
	}
}

static int compare_column(const struct order *o, size_t x, size_t y)
{
	const struct rule *a = rules_get(o->rows->rules, x), *b = rules_get(o->rows->rules, y);
	int64_t m, n;

	if (o->column == RC_STATE)
		return strcmp(rule_state_word(a), rule_state_word(b));
	if (o->column == RC_GROUP)
		return strcmp(a->group, b->group);
	if (o->column == RC_TITLE || !o->rows->statistics)
		return 0;
	/* The busiest on top. */
	m = number_of(&o->rows->statistics[x], o->column);
	n = number_of(&o->rows->statistics[y], o->column);
	return m < n ? 1 : m > n ? -1 : 0;
}

static int compare(const void *p, const void *q, void *ctx)
{
	const struct order *o = ctx;
	size_t x = *(const size_t *)p, y = *(const size_t *)q;
	int c = compare_column(o, x, y);

	if (c == 0)
		c = strcoll(lang_text(rules_get(o->rows->rules, x)->title),
			lang_text(rules_get(o->rows->rules, y)->title));
	if (c == 0)
		c = x < y ? -1 : x > y;
	return o->descending ? -c : c;
}

/* ---- rows ---- */

static bool matches(const struct rule *r, const char *needle, struct arena *a)
{
	return !*needle || text_matches(arena_printf(a, "%s %s %s %s %s", lang_text(r->title), r->id,
						r->group, rule_state_word(r), rule_file(r->file)),
				   needle);
}

static void add(struct rules_rows *r, enum row_kind kind, size_t rule, const char *text)
{
	r->row[r->n++] = (struct rules_row){ kind, rule, text };
}

static void add_rule(struct rules_rows *r, size_t i, struct arena *a)
{
	const struct rule_statistics *st = r->statistics ? &r->statistics[i] : NULL;

	add(r, ROW_ITEM, i, NULL);
	r->rules_shown++;
	if (st && st->discuss)
		add(r, ROW_NOTE, i,
			arena_printf(a, _("  discuss this rule: %lld of %lld decisions accepted it"),
				(long long)st->accepted, (long long)rule_decisions(st)));
}

void rules_rows_make(struct rules_rows *r, int column, bool descending, const char *filter, struct arena *a)
{
	struct order order = { r, column, descending };
	size_t n = rules_count(r->rules), *index = arena_alloc(a, (n + 1) * sizeof *index);
	const char *needle = text_fold(a, filter), *faults = rule_faults_line(r->rules, a);

	r->row = arena_alloc(a, (2 * n + 1) * sizeof *r->row);
	r->n = r->rules_shown = 0;
	if (faults)
		add(r, ROW_MORE, 0, faults);
	for (size_t i = 0; i < n; i++)
		index[i] = i;
	qsort_r(index, n, sizeof *index, compare, &order);
	for (size_t i = 0; i < n; i++)
		if (matches(rules_get(r->rules, index[i]), needle, a))
			add_rule(r, index[i], a);
}

/* Of the name: rules may be read again in another order. */
int64_t rules_row_id(const char *name)
{
	return (int64_t)(hash_text(HASH_START, name) & INT64_MAX);
}

long rules_row_rule(const struct rules_rows *r, int64_t id)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->row[i].kind == ROW_ITEM && rules_row_id(rules_get(r->rules, r->row[i].rule)->id) == id)
			return (long)r->row[i].rule;
	return -1;
}

static const char *number(struct arena *a, int64_t n)
{
	return n ? arena_printf(a, "%lld", (long long)n) : "";
}

/* Only what is not as most are takes the eye: a rule in use has no word here. */
static const char *state_short(const struct rule *r)
{
	static const char *const words[] = {
		[RULE_TRIAL] = N_("trial"),
		[RULE_IN_USE] = "",
		[RULE_RETIRED] = N_("gone"),
	};

	return r->off ? _("off") : *words[r->state] ? _(words[r->state]) : "";
}

/* The part of the decisions that accepted it, where there are enough; else how many. */
static const char *accepted_short(struct arena *a, int64_t n, int64_t decisions)
{
	return decisions < RULE_PERCENT_FROM ? number(a, n)
		: arena_printf(a, "%d%%", rule_percent(n, decisions));
}

static void fill_counts(const struct rule_statistics *st, struct arena *a, struct list_row *row)
{
	int64_t decisions = rule_decisions(st);

	row->cells[RC_NOW] = number(a, st->now);
	row->cells[RC_SHOWN] = number(a, st->shown);
	row->cells[RC_ACCEPTED] = accepted_short(a, st->accepted, decisions);
	row->cells[RC_POSTPONED] = number(a, st->postponed);
	row->cells[RC_DISMISSED] = number(a, st->dismissed);
	row->cells[RC_LAPSED] = number(a, st->lapsed);
	row->styles[RC_ACCEPTED] = st->discuss ? ST_NOW : ST_NORMAL;
}

void rules_row_fill(const struct rules_rows *r, size_t i, struct arena *a, struct list_row *row)
{
	const struct rules_row *from = &r->row[i];
	const struct rule *rule;
	bool sleeps;

	row->kind = from->kind;
	if (from->kind != ROW_ITEM) {
		row->cells[0] = from->text;
		row->styles[0] = from->kind == ROW_MORE ? ST_LATE : ST_NOW;
		return;
	}
	rule = rules_get(r->rules, from->rule);
	sleeps = rule->off || rule->state == RULE_RETIRED;
	row->id = rules_row_id(rule->id);
	row->cells[RC_MARK] = rule_mark(rule);
	row->cells[RC_TITLE] = lang_text(rule->title);
	row->cells[RC_STATE] = state_short(rule);
	row->cells[RC_GROUP] = rule->group;
	row->styles[RC_MARK] = ST_NOW;
	row->styles[RC_TITLE] = sleeps ? ST_DIM : ST_NORMAL;
	row->styles[RC_STATE] = sleeps ? ST_DIM : rule->state == RULE_TRIAL ? ST_SOON : ST_NORMAL;
	row->styles[RC_GROUP] = ST_DIM;
	if (r->statistics)
		fill_counts(&r->statistics[from->rule], a, row);
}

const char *rules_row_words(const struct rules_rows *r, size_t rule, struct arena *a)
{
	const struct rule_statistics *st = r->statistics ? &r->statistics[rule] : NULL;
	int64_t decisions;

	if (!st)
		return "";
	decisions = rule_decisions(st);
	if (!decisions)
		return arena_printf(a, _("%lld now · %lld shown, %lld lapsed · nothing decided yet"),
			(long long)st->now, (long long)st->shown, (long long)st->lapsed);
	return arena_printf(a,
		_("%lld now · %lld shown · %s accepted, %lld postponed, %lld dismissed · %lld lapsed"),
		(long long)st->now, (long long)st->shown,
		st->accepted ? rule_share(a, st->accepted, decisions) : "0", (long long)st->postponed,
		(long long)st->dismissed, (long long)st->lapsed);
}

const char *rules_row_place(const struct app *app, const struct rule *r, struct arena *a)
{
	const char *whose = rule_is_changed(r) ? _("changed here") :
		r->local ? _("a rule of your own") : NULL;
	const char *local = rule_local_file(app, r);
	char *at = arena_printf(a, "%s:%d", local ? local : rule_file(r->file), r->line);

	return whose ? arena_printf(a, "%s · %s · %s", rule_state_word(r), whose, at)
		     : arena_printf(a, "%s · %s", rule_state_word(r), at);
}
