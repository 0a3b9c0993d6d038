/* rules FILE WORK BUILD: facts and rules for a whole caseload in one process, on
 * one core. Against the same SQL in the sqlite3 shell, and against CLIPS with the
 * same rules and facts (BUILD/bench/clips). Files go into WORK. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/rules.h"
#include "anker/str.h"
#include "measure.h"
#include "tests/support/clips.h"

enum { RULES = 48, ROUNDS = 9, CHANGES = 100 };

static struct store *store;
static struct arena *arena;
static day today;

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, err_last());
	exit(1);
}

/* ---- the rules: shipped ones about a placement, and variants up to RULES ---- */

static bool counts(const struct rule *r)
{
	return r->level == LEVEL_PLACEMENT && r->state == RULE_IN_USE && !r->off;
}

/* The rule under another name with one condition more. */
static void add_variant(struct str *out, const struct rule *r, size_t k)
{
	const char *text = arena_strndup(arena, r->text, r->text_len), *name = strstr(text, r->id),
		   *begin = strstr(text, "\n  als\n");
	if (!name || !begin)
		return;
	begin += strlen("\n  als\n");
	str_add_n(out, text, (size_t)(name - text));
	str_addf(out, "%s-%zu", r->id, k);
	str_add_n(out, name + strlen(r->id), (size_t)(begin - name) - strlen(r->id));
	str_addf(out, "    - sinds startdatum langer dan %zu weken\n%s\n", k, begin);
}

static struct ruleset *make_rules(void)
{
	struct ruleset *shipped, *rs = rules_new();
	struct str variants = STR_INIT, off = STR_INIT;
	const char *share = "share";
	size_t used = 0;
	if (rules_load_for_use(&shipped, share, NULL) || rules_add_shipped(rs, share))
		die(share);
	for (size_t i = 0; i < rules_count(shipped); i++)
		if (!counts(rules_get(shipped, i)) || used++ >= RULES)
			str_addf(&off, "regel %s uit \"bench\"\n", rules_get(shipped, i)->id);
	for (size_t k = 1; used < RULES; k++)
		for (size_t i = 0; i < rules_count(shipped) && used < RULES; i++)
			if (counts(rules_get(shipped, i)) && ++used)
				add_variant(&variants, rules_get(shipped, i), k);
	rules_next_layer(rs);
	rules_add_text(rs, "variants.regel", variants.text ? variants.text : "", variants.len);
	rules_add_text(rs, "off.regel", off.text ? off.text : "", off.len);
	rules_link(rs);
	for (size_t i = 0; i < rules_error_count(rs); i++)
		fprintf(stderr, "%s\n", rules_error_show(rules_error(rs, i), arena));
	str_free(&variants);
	str_free(&off);
	rules_free(&shipped);
	return rs;
}

static struct facts *load(const struct ruleset *rs)
{
	size_t n;
	struct facts *t = facts_new();
	rules_facts(&n);
	bool *used = arena_alloc(arena, n);
	memset(used, 0, n);
	for (size_t i = 0; i < rules_count(rs); i++)
		if (counts(rules_get(rs, i)))
			rules_facts_of(rs, i, used);
	facts_want(t, used);
	if (store_facts(store, 0, 0, 0, t))
		die("facts");
	return t;
}

/* ---- rebuilding against the shell ---- */

/* The same SQL: the placements' own facts, and of each table what it says of a
 * placement, for all of them in one look. */
static void write_sql(const char *path)
{
	static const struct {
		enum fact_rows rows;
		const char *from;
	} from[] = {
		{ ROWS_PLACEMENT, " FROM placement p JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id ="
				  " p.employer WHERE p.deleted = 0 AND (p.status <> 'ended' OR p.evaluated IS NULL)" },
		{ ROWS_SIGNAL, " FROM signal t" }, { ROWS_CHANGE, " FROM workplace_change t" },
		{ ROWS_BOTTLENECK, " FROM bottleneck t" }, { ROWS_ACTION, " FROM action t" },
		{ ROWS_PROFILE, " FROM capacity_profile t" }, { ROWS_TICK, " FROM guide_tick t" },
		{ ROWS_DECISION, " FROM decision t" }, { ROWS_ADAPTATION, " FROM adaptation t" },
		{ ROWS_GOAL, " FROM learning_goal t" }, { ROWS_ABSENCE, " FROM absence t" },
		{ ROWS_SCHEME, " FROM scheme_use t" }, { ROWS_SCORE, " FROM success_score t" },
		{ ROWS_REFERRAL, " FROM referral t" }, { ROWS_ADVICE, " FROM advice t" },
		{ ROWS_INVOLVEMENT, " FROM involvement t" },
	};
	size_t n;
	const struct fact *fact = rules_facts(&n);
	FILE *f = fopen(path, "w");
	if (!f)
		die(path);
	fputs(".output /dev/null\n", f);
	for (size_t k = 0; k < sizeof from / sizeof *from; k++) {
		fputs(from[k].rows == ROWS_PLACEMENT ? "SELECT p.id, o.id" : "SELECT t.placement", f);
		for (size_t i = 0; i < n; i++) {
			if (fact[i].rows != from[k].rows)
				continue;
			fputs(", ", f);
			for (const char *c = fact[i].sql; *c; c++)
				if (c[0] == '?' && c[1] == '1' && c++)
					fputs("t.placement", f);
				else
					fputc(*c, f);
		}
		fprintf(f, "%s%s;\n", from[k].from,
			from[k].rows == ROWS_PLACEMENT ? "" : " WHERE t.deleted = 0 GROUP BY t.placement");
	}
	fclose(f);
}

static void forget(const char *file)
{
	sqlite3 *db;
	if (sqlite3_open(file, &db) || sqlite3_exec(db, "UPDATE facts_state SET vocabulary = 0", NULL, NULL, NULL))
		die(file);
	sqlite3_close(db);
}

static void measure_rebuild(const char *file, const char *work)
{
	const char *sql = arena_printf(arena, "%s/facts.sql", work);
	const char *command = arena_printf(arena, "sqlite3 '%s' '.read %s'", file, sql);
	double ours[3], raw[3];
	write_sql(sql);
	for (int i = 0; i < 3; i++) {
		double begin = now_ms();
		if (system(command))
			die(command);
		raw[i] = now_ms() - begin;
		forget(file);
		begin = now_ms();
		if (store_facts_keep(store, NULL, NULL))
			die("keep");
		ours[i] = now_ms() - begin;
	}
	double a = median(ours, 3), b = median(raw, 3);
	printf("%-28s %10.2f s  %10.2f s    %5.2f x   (budget 1.3 x)\n", "facts of all, rebuilt", a / 1e3, b / 1e3, a / b);
}

/* ---- weighing everything, and one placement ---- */

static double measure_all(const struct ruleset *rs, struct facts **facts, uint8_t **outcome)
{
	double ms[ROUNDS];
	for (int i = 0; i < ROUNDS; i++) {
		facts_free(facts);
		free(*outcome);
		double begin = now_ms();
		*facts = load(rs);
		*outcome = xmalloc(rules_count(rs) * facts_count(*facts) + 1);
		rules_evaluate(rs, *facts, today, *outcome);
		ms[i] = now_ms() - begin;
	}
	return median(ms, ROUNDS);
}

static double measure_one(const struct ruleset *rs, int64_t placements)
{
	double ms[CHANGES];
	for (int i = 0; i < CHANGES; i++) {
		int64_t id = 1 + i * 7919 % placements;
		struct record *r = record_new(model_entity(E_CONTACT), today, arena);
		if (record_set(r, "placement", arena_printf(arena, "%d", (int)id)) || record_set(r, "party", "employer") ||
			store_put(store, r, NULL, NULL))
			die("add");
		struct facts *t = facts_new();
		double begin = now_ms();
		if (store_facts(store, id, 0, 0, t))
			die("facts");
		for (size_t rule = 0; rule < rules_count(rs); rule++)
			rules_evaluate_row(rs, rule, t, 0, today, NULL);
		ms[i] = now_ms() - begin;
		facts_free(&t);
	}
	return median(ms, CHANGES);
}

/* ---- CLIPS ---- */

static void measure_clips(const struct ruleset *rs, const char *work, const char *build, double ours, long ours_kb,
	const struct facts *t, const uint8_t *outcome)
{
	const char *rules = arena_printf(arena, "%s/rules.clp", work), *rows = arena_printf(arena, "%s/facts.bin", work);
	bool *used = arena_alloc(arena, rules_count(rs));
	size_t found = 0;
	for (size_t i = 0; i < rules_count(rs); i++) {
		used[i] = counts(rules_get(rs, i));
		for (size_t row = 0; used[i] && row < facts_count(t); row++)
			found += outcome[i * facts_count(t) + row] == TRUTH_TRUE;
	}
	if (clips_write_rules(rs, used, t, today, "(bind ?*found* (+ ?*found* 1))", rules) ||
		clips_write_numbers(rs, used, t, rows))
		die("clips");
	FILE *f = popen(arena_printf(arena, "%s/bench/clips %s %s", build, rules, rows), "r");
	double ms;
	long kb;
	size_t theirs;
	if (!f || fscanf(f, "%lf %ld %zu", &ms, &kb, &theirs) != 3 || pclose(f))
		die("clips: install the Debian packages clips and libclips-dev");
	printf("%-28s %10.0f ms %10.0f ms  %6.1f x   (at least 20 x faster)\n", "CLIPS, same rules and facts", ours, ms,
		ms / ours);
	printf("%-28s %10ld MB %10ld MB  %6.1f x   (at least 10 x less)\n", "memory for that", ours_kb / 1024, kb / 1024,
		(double)kb / (double)ours_kb);
	printf("%-28s %10zu    %10zu\n", "suggestions found", found, theirs);
	if (found != theirs)
		printf("the two differ in suggestions\n");
}

int main(int argc, char **argv)
{
	if (argc != 4)
		return fprintf(stderr, "usage: rules FILE WORK BUILD\n"), 2;
	lang_init("nl", "share");
	const struct store_options o = { .path = argv[1], .share = "share", .user = "bench" };
	if (store_open(&store, &o))
		die("open");
	arena = arena_new();
	today = date_from_ymd(2026, 11, 22);
	struct ruleset *rs = make_rules();
	struct facts *t = NULL;
	uint8_t *outcome = NULL;
	measure_rebuild(argv[1], argv[2]);
	long before = memory_kb("VmRSS:");
	double all = measure_all(rs, &t, &outcome);
	long kb = memory_kb("VmHWM:") - before;
	printf("%-28s %10.0f ms                   (budget %d ms, %zu rows)\n", "kept facts + 48 rules", all, 300,
		facts_count(t));
	measure_clips(rs, argv[2], argv[3], all, kb, t, outcome);
	printf("%-28s %10.2f ms                   (budget 2 ms)\n", "one placement, changed",
		measure_one(rs, (int64_t)facts_count(t)));
	return 0;
}
