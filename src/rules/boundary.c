/* Tests to begin with: a rule tried out around each of its thresholds.
 *
 * Nothing of the rule is taken apart, so every condition the language has or
 * will have is met: facts are looked for that make the rule true, then one fact
 * is moved until the outcome turns, and the values on both sides are written. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "keyword.h"
#include "set.h"

enum {
	ROWS_MOST = 16,      /* placements of the employer tried out */
	TRIES = 60,          /* fresh starts before giving up */
	STEPS = 400,         /* of the walk that makes one fact decide */
	NEAR = 3 * 366,      /* days around today that are tried one by one */
	FAR = 100 * 366,     /* further away in steps of FAR_STEP */
	FAR_STEP = 30,
	NUMBER_MOST = 400,   /* highest number tried */
	TURNS_MOST = 4,      /* thresholds written per fact */
};

/* What is tried first: days before and after today, and numbers. */
static const int offsets[] = { 0, 1, 3, 7, 8, 14, 15, 20, 22, 29, 30, 43, 45, 57, 61, 70, 88, 92, 100, 130,
	185, 200, 370, 400, 750, 1100, 2000 };
static const int numbers[] = { 0, 1, 2, 3, 4, 5, 10, 30, 50, 70, 99, 100, 200 };

struct trial {
	const struct ruleset *rs;
	size_t rule;
	day today;
	bool employer;
	const struct fact *fact;
	size_t nfacts;
	int *used;           /* fact indexes the rule looks at */
	size_t nused;
	int32_t *row, *odd;  /* `n` placements like row, then `nodd` like odd */
	size_t n, nodd;
	struct facts *table[ROWS_MOST + 1]; /* by number of rows */
	uint64_t random;
	struct arena *scratch;
	struct str *out;
};

static unsigned roll(struct trial *t, size_t below)
{
	t->random = t->random * 6364136223846793005u + 1442695040888963407u; /* Knuth's LCG */
	return (unsigned)((t->random >> 33) % below);
}

/* ---- the outcome ---- */

static struct facts *fill(struct trial *t)
{
	struct facts **table = &t->table[t->n + t->nodd];
	bool fresh = *table == NULL;
	if (fresh)
		*table = facts_new();
	for (size_t i = 0; i < t->n + t->nodd; i++) {
		const int32_t *row = i < t->n ? t->row : t->odd;
		if (fresh)
			facts_add(*table, (int64_t)i + 1, 1, row);
		for (size_t k = 0; !fresh && k < t->nused; k++)
			facts_set(*table, i, t->used[k], row[t->used[k]]);
	}
	return *table;
}

static enum truth outcome(struct trial *t)
{
	return rules_evaluate_row(t->rs, t->rule, fill(t), 0, t->today, NULL);
}

/* Outcome and urgency in one number: where it turns, there is a threshold. */
static unsigned signature(struct trial *t)
{
	enum tier tier;
	enum truth truth = rules_evaluate_row(t->rs, t->rule, fill(t), 0, t->today, &tier);
	return truth == TRUTH_TRUE ? 8u + (unsigned)tier : (unsigned)truth;
}

/* How far from true. */
static size_t failing(struct trial *t)
{
	arena_reset(t->scratch);
	return rules_explain_facts(t->rs, t->rule, fill(t), 0, t->today, t->scratch)->failing;
}

/* ---- values to try ---- */

static size_t candidates(const struct trial *t, int fact, int32_t *out)
{
	const struct fact *f = &t->fact[fact];
	size_t n = 0;
	if (f->type == FACT_BOOL)
		for (int i = 0; i < 2; i++)
			out[n++] = i;
	for (int i = 0; f->type == FACT_CHOICE && f->choices[i].code != NULL && n < CHOICES_MAX; i++)
		out[n++] = i;
	for (size_t i = 0; f->type == FACT_NUMBER && i < sizeof numbers / sizeof *numbers; i++)
		out[n++] = numbers[i];
	for (size_t i = 0; f->type == FACT_DATE && i < sizeof offsets / sizeof *offsets; i++) {
		out[n++] = t->today - offsets[i];
		out[n++] = t->today + offsets[i];
	}
	out[n++] = rules_fact_from_text(f, NULL);
	return n;
}
enum { CANDIDATES_MOST = 2 * sizeof offsets / sizeof *offsets + CHOICES_MAX };

/* Sets each fact in turn to what helps most, until it is true or nothing helps. */
static bool climb(struct trial *t)
{
	int32_t list[CANDIDATES_MOST];
	size_t best = failing(t), before;
	do {
		before = best;
		for (size_t i = 0; i < t->nused && best > 0; i++) {
			int f = t->used[i];
			int32_t kept = t->row[f];
			for (size_t n = candidates(t, f, list), k = 0; k < n && best > 0; k++) {
				t->row[f] = list[k];
				size_t now = failing(t);
				if (now < best) {
					best = now;
					kept = list[k];
				}
			}
			t->row[f] = kept;
		}
	} while (best > 0 && best < before);
	return best == 0 && outcome(t) == TRUTH_TRUE;
}

static bool find_true(struct trial *t)
{
	int32_t list[CANDIDATES_MOST];
	for (int try = 0; try < TRIES; try++) {
		t->n = t->employer ? 1 + (size_t)try % (ROWS_MOST / 2) : 1;
		for (size_t i = 0; i < t->nfacts; i++)
			t->row[i] = rules_fact_from_text(&t->fact[i], NULL);
		for (size_t i = 0; i < t->nused && try >= TRIES / 3; i++)
			t->row[t->used[i]] = list[roll(t, candidates(t, t->used[i], list))];
		if (climb(t))
			return true;
	}
	return false;
}

/* Facts that do not matter are left out of the test. */
static void leave_out(struct trial *t, int but)
{
	for (size_t i = 0; i < t->nused; i++) {
		int f = t->used[i];
		int32_t kept = t->row[f];
		unsigned was = signature(t);
		t->row[f] = f == but ? kept : rules_fact_from_text(&t->fact[f], NULL);
		if (signature(t) != was)
			t->row[f] = kept;
	}
}

static bool decides(struct trial *t, int fact)
{
	int32_t list[CANDIDATES_MOST], kept = t->row[fact];
	unsigned was = signature(t);
	bool turns = false;
	for (size_t n = candidates(t, fact, list), i = 0; i < n && !turns; i++) {
		t->row[fact] = list[i];
		turns = signature(t) != was;
	}
	t->row[fact] = kept;
	return turns;
}

/* Of "this or that" the other side must be false before this one decides. */
static bool make_decide(struct trial *t, int fact)
{
	int32_t list[CANDIDATES_MOST];
	for (int step = 0; step < STEPS && !decides(t, fact); step++) {
		int f = t->used[roll(t, t->nused)];
		int32_t kept = t->row[f];
		t->row[f] = list[roll(t, candidates(t, f, list))];
		if (outcome(t) != TRUTH_TRUE)
			t->row[f] = kept;
	}
	return decides(t, fact);
}

/* ---- writing ---- */

static void write_row(struct trial *t, const int32_t *row)
{
	str_addf(t->out, "  %s\n", keyword_text(KW_GIVEN));
	for (size_t i = 0; i < t->nfacts; i++)
		if (row[i] != rules_fact_from_text(&t->fact[i], NULL))
			str_addf(t->out, "    %s = %s\n", t->fact[i].name,
				rules_fact_write(&t->fact[i], row[i], t->scratch));
}

static void write_test(struct trial *t, const char *name)
{
	static const enum keyword words[] = { [TRUTH_FALSE] = KW_NOTHING, [TRUTH_UNKNOWN] = KW_QUESTION,
		[TRUTH_TRUE] = KW_SUGGESTION };
	char iso[DATE_ISO_SIZE];
	str_addf(t->out, "%s%s %s \"%s\"\n  %s %s\n", t->out->len ? "\n" : "", keyword_text(KW_TEST),
		rules_get(t->rs, t->rule)->id, name, keyword_text(KW_ON), date_iso(iso, t->today));
	for (size_t i = 0; i < t->n + t->nodd; i++)
		write_row(t, i < t->n ? t->row : t->odd);
	str_addf(t->out, "  %s %s\n", keyword_text(KW_EXPECT), keyword_text(words[outcome(t)]));
}

/* ---- thresholds ---- */

static unsigned signature_at(struct trial *t, int fact, int32_t value)
{
	t->row[fact] = value;
	return signature(t);
}

/* The value after which the outcome turns, between two that differ. */
static int32_t turn_between(struct trial *t, int fact, int32_t low, int32_t high)
{
	unsigned was = signature_at(t, fact, low);
	while (high - low > 1) {
		int32_t middle = low + (high - low) / 2;
		*(signature_at(t, fact, middle) == was ? &low : &high) = middle;
	}
	return low;
}

static size_t find_turns(struct trial *t, int fact, int32_t *turn)
{
	bool dates = t->fact[fact].type == FACT_DATE;
	int32_t from = dates ? t->today - FAR : 0, until = dates ? t->today + FAR : NUMBER_MOST;
	unsigned was = signature_at(t, fact, from);
	size_t n = 0;
	for (int32_t at = from; at < until && n < TURNS_MOST;) {
		int32_t step = dates && abs(at - t->today) > NEAR ? FAR_STEP : 1;
		unsigned now = signature_at(t, fact, at + step);
		if (now != was)
			turn[n++] = turn_between(t, fact, at, at + step);
		was = now;
		at += step;
	}
	return n;
}

/* The last value on one side, the first on the other, and the next of both. */
static void write_turns(struct trial *t, int fact)
{
	int32_t turn[TURNS_MOST], kept = t->row[fact], last = INT32_MIN;
	size_t n = find_turns(t, fact, turn);
	for (size_t i = 0; i < n; i++)
		for (int32_t v = turn[i] - 1; v <= turn[i] + 2; v++) {
			if (v <= last || (t->fact[fact].type == FACT_NUMBER && v < 0))
				continue;
			t->row[fact] = last = v;
			write_test(t, arena_printf(t->scratch, "%s %s", t->fact[fact].name,
				rules_fact_write(&t->fact[fact], v, t->scratch)));
			arena_reset(t->scratch);
		}
	t->row[fact] = kept;
}

static void write_facts(struct trial *t)
{
	for (size_t i = 0; i < t->nused; i++) {
		int f = t->used[i];
		if (t->fact[f].type != FACT_DATE && t->fact[f].type != FACT_NUMBER)
			continue;
		if (!find_true(t) || !make_decide(t, f))
			continue;
		leave_out(t, f);
		write_turns(t, f);
	}
}

/* Around the turn of *count, from `low` to `high`. */
static bool write_counts(struct trial *t, size_t *count, size_t low, size_t high)
{
	size_t kept = *count, turn = 0;
	*count = low;
	unsigned was = signature(t);
	for (size_t i = low + 1; i <= high && turn == 0; i++) {
		*count = i;
		turn = signature(t) != was ? i : 0;
	}
	for (size_t i = turn > low + 1 ? turn - 2 : low; turn && i <= turn + 1 && i <= high; i++) {
		*count = i;
		write_test(t, arena_printf(t->scratch, "%s %zu", keyword_text(KW_PLACEMENTS),
			t->n + t->nodd));
		arena_reset(t->scratch);
	}
	*count = kept;
	return turn > 0;
}

static void fewest_placements(struct trial *t)
{
	do
		t->n--;
	while (t->n > 0 && outcome(t) == TRUTH_TRUE);
	t->n++;
}

/* How many placements it takes, and how many others it bears. */
static void write_placements(struct trial *t)
{
	int32_t list[CANDIDATES_MOST];
	bool written = false;
	if (!find_true(t))
		return;
	leave_out(t, -1);
	write_counts(t, &t->n, 1, ROWS_MOST / 2);
	fewest_placements(t);
	for (size_t i = 0; i < t->nused && !written; i++) {
		int f = t->used[i];
		size_t n = t->fact[f].level == LEVEL_PLACEMENT ? candidates(t, f, list) : 0;
		for (size_t k = 0; k < n && !written; k++) {
			memcpy(t->odd, t->row, t->nfacts * sizeof *t->odd);
			t->odd[f] = list[k];
			written = write_counts(t, &t->nodd, 0, ROWS_MOST - t->n);
		}
	}
	t->nodd = 0;
}

char *rules_boundaries(const struct ruleset *rs, size_t rule, day today, struct arena *a)
{
	struct str out = STR_INIT;
	struct trial t = { .rs = rs, .rule = rule, .today = today, .random = rule + 1, .scratch = arena_new(),
		.out = &out, .employer = rules_get(rs, rule)->level == LEVEL_EMPLOYER };
	t.fact = rules_facts(&t.nfacts);
	t.row = xmalloc(t.nfacts * sizeof *t.row);
	t.odd = xmalloc(t.nfacts * sizeof *t.odd);
	t.used = xmalloc(t.nfacts * sizeof *t.used);
	bool *used = xmalloc(t.nfacts);
	memset(used, 0, t.nfacts);
	rules_facts_of(rs, rule, used);
	for (size_t i = 0; i < t.nfacts; i++)
		if (used[i])
			t.used[t.nused++] = (int)i;
	write_facts(&t);
	if (t.employer)
		write_placements(&t);
	if (out.len == 0)
		str_addf(&out, "# %s\n", _("this rule has no threshold that turns its outcome"));
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	for (size_t i = 0; i <= ROWS_MOST; i++)
		facts_free(&t.table[i]);
	free(t.row);
	free(t.odd);
	free(t.used);
	free(used);
	arena_free(&t.scratch);
	return text;
}
