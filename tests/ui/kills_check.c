/* What must be in the file after a program was ended in the middle of a talk; see kills.h. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "tests/ui/kills.h"

/* In SQL: the latest answer that counts to a question, per talk and subject. */
#define LATEST                                                                                                \
	"answer a WHERE a.deleted = 0 AND a.state <> 'remark' AND a.state <> 'note'"                          \
	" AND a.id = (SELECT max(b.id) FROM answer b WHERE b.question = a.question AND b.deleted = 0"         \
	" AND b.state <> 'remark' AND b.state <> 'note' AND b.placement IS a.placement"                       \
	" AND b.interview = a.interview) AND a.interview IN (SELECT id FROM interview WHERE script = 'kills')"
/* A field shows the latest answer of any talk. */
#define LATEST_OF_ALL                                                                                         \
	"answer a WHERE a.deleted = 0 AND (a.state = 'answered' OR a.state = 'unchanged')"                    \
	" AND a.id = (SELECT max(b.id) FROM answer b WHERE b.question = a.question AND b.deleted = 0"         \
	" AND (b.state = 'answered' OR b.state = 'unchanged') AND b.placement = a.placement"                  \
	" AND b.interview IN (SELECT id FROM interview WHERE script = 'kills'))"                              \
	" AND a.interview IN (SELECT id FROM interview WHERE script = 'kills')"
#define CODES "CASE WHEN coalesce(a.value, '') = '' OR a.state <> 'answered' THEN 0"                          \
	" ELSE length(a.value) - length(replace(a.value, ' ', '')) + 1 END"
#define MADE(table, field)                                                                                    \
	"(SELECT count(*) FROM " table " m WHERE m.interview = a.interview AND m.placement = a.placement"    \
	" AND m.deleted = 0 AND instr(' ' || a.value || ' ', ' ' || m." field " || ' ') > 0)"
#define MADE_ANY(table)                                                                                       \
	"(SELECT count(*) FROM " table " m WHERE m.interview = a.interview AND m.placement = a.placement"    \
	" AND m.deleted = 0)"

/* Each counts what is half there. */
static const struct half {
	const char *what, *sql;
} halves[] = {
	{ "a course that is not what was answered",
		"SELECT count(*) FROM " LATEST_OF_ALL " AND a.question = 'course'"
		" AND a.value IS NOT (SELECT course FROM placement p WHERE p.id = a.placement)" },
	{ "an end of contract that is not what was answered",
		"SELECT count(*) FROM " LATEST_OF_ALL " AND a.question = 'until'"
		" AND a.value IS NOT (SELECT contract_end FROM placement p WHERE p.id = a.placement)" },
	{ "changes without their answer, or the other way round",
		"SELECT count(*) FROM " LATEST " AND a.question = 'what' AND (" CODES " <> "
		MADE("workplace_change", "kind") " OR " CODES " <> " MADE_ANY("workplace_change") ")" },
	{ "signals without their answer, or the other way round",
		"SELECT count(*) FROM " LATEST " AND a.question = 'signs' AND (" CODES " <> "
		MADE("signal", "kind") " OR " CODES " <> " MADE_ANY("signal") ")" },
	{ "changes of a question without an answer",
		"SELECT count(*) FROM workplace_change m WHERE m.deleted = 0 AND m.interview IN"
		" (SELECT id FROM interview WHERE script = 'kills') AND NOT EXISTS (SELECT 1 FROM answer a"
		" WHERE a.interview = m.interview AND a.placement = m.placement AND a.question = 'what'"
		" AND a.deleted = 0)" },
	{ "a tick without its answer, or the other way round",
		"SELECT count(*) FROM " LATEST " AND a.question GLOB '4.*' AND (a.value IS '1') <>"
		" (SELECT count(*) FROM guide_tick m WHERE m.interview = a.interview AND m.deleted = 0"
		" AND m.point = a.question AND m.placement IS a.placement)" },
	{ "a talk that is finished without contacts, or the other way round",
		"SELECT count(*) FROM interview i WHERE i.script = 'kills' AND ((i.state = 'finished') <>"
		" (i.finished IS NOT NULL) OR (i.state = 'finished') <> EXISTS (SELECT 1 FROM contact c"
		" WHERE c.interview = i.id AND c.deleted = 0))" },
	{ "a field that was written without an answer",
		"SELECT count(*) FROM journal j JOIN journal_field f ON f.journal = j.id WHERE j.txn > (SELECT min(txn)"
		" FROM journal WHERE record = (SELECT min(id) FROM interview WHERE script = 'kills'))"
		" AND (f.field = 'course' OR f.field = 'contract_end') AND NOT EXISTS (SELECT 1 FROM journal k"
		" JOIN answer a ON a.id = k.record WHERE k.txn = j.txn)" },
};

static void complain_line(void *ctx, const char *line)
{
	kills_complain(ctx, "the check found: %s", line);
}

static void check_file(struct kills *k)
{
	const struct store_options o = { .path = k->d.path, .share = "share", .user = "anna" };
	struct store *s;
	int rc;

	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	if ((rc = store_check(s, complain_line, NULL, k)) != 0) {
		kills_complain(k, "store_check: %d", rc);
		k->half++;
	}
	store_close(&s);
}

void kills_check(struct kills *k)
{
	for (size_t i = 0; i < k->nexpect; i++) {
		if (kills_sql(k, "%s", k->expect[i]) != 1) {
			kills_complain(k, "lost: %s; the latest: %s", k->expect[i],
				kills_text(k, "SELECT group_concat(line, ', ') FROM (SELECT id || ' ' || state || ' '"
					      " || coalesce(question, '') || ' ' || coalesce(value, text, '') || ' '"
					      " || deleted AS line FROM answer ORDER BY id DESC LIMIT 5)"));
			k->missing++;
		}
		free(k->expect[i]);
	}
	k->nexpect = 0;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
		int64_t n = kills_sql(k, "%s", halves[i].sql);

		if (n == 0)
			continue;
		kills_complain(k, "%lld times %s", (long long)n, halves[i].what);
		k->half++;
	}
	check_file(k);
}

/* ---- what was being typed ---- */

static size_t same_length(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

/* How much of it a draft has: a page's is the text itself, a talk's has lines "name=value". */
static size_t kept_length(const char *body, const char *text)
{
	static const char *const names[] = { "\ntext=", "\nagreed=", "\nanswer=" };
	size_t most = same_length(body, text);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *at = strstr(body, names[i]);
		size_t n = at ? same_length(at + strlen(names[i]), text) : 0;

		most = n > most ? n : most;
	}
	return most;
}

/* Entered, it may be a record: a note, a remark, an answer, an agreement, a kept page. */
static bool is_record(struct kills *k, const char *text)
{
	return kills_sql(k,
		       "SELECT (SELECT count(*) FROM answer WHERE text = trim('%s')) +"
		       " (SELECT count(*) FROM action WHERE what = trim('%s')) +"
		       " (SELECT count(*) FROM guide_tick WHERE note = trim('%s')) +"
		       " (SELECT count(*) FROM summary WHERE substr(text, 1, length('%s')) = '%s')",
		       text, text, text, text, text) > 0;
}

void kills_check_typed(struct kills *k, const struct kill_typed *typed)
{
	const char *body;
	int64_t loss;
	size_t n;

	if (typed->n == 0 || (typed->entered && is_record(k, typed->text)))
		return;
	/* A second draft of it would be a program that is gone, too. */
	body = kills_text(k, "SELECT body FROM draft WHERE key = '%s' ORDER BY at DESC", typed->key);
	n = kept_length(body, typed->text);
	loss = n < typed->n ? k->ended - typed->at[n] : 0;
	if (loss > k->worst_ms)
		k->worst_ms = loss;
	if (loss > LOSS_MS) {
		kills_complain(k, "%lld ms of typing are gone: \"%s\" is in \"%s\" up to %zu%s", (long long)loss,
			typed->text, body, n, typed->entered ? " (entered)" : "");
		k->wrong++;
	}
}

/* ---- figures ---- */

void kills_report(struct kills *k)
{
	static const char *const kinds[] = { "kill -9", "SIGHUP", "closed", "SIGTERM" };
	const char *path = getenv("ANKER_KILLS_LOG");
	FILE *f = path ? fopen(path, "a") : NULL;

	if (f) {
		fprintf(f, "%s\t%s\t%u\t%u\t%u\t%lld\t%u\t%u\n", kinds[k->kind], k->plain ? "plain" : "screen",
			k->kills, k->acknowledged, k->missing, (long long)k->worst_ms, k->half, k->wrong);
		fclose(f);
	}
	cr_assert_eq(k->missing, 0, "%u of %u that were acknowledged are gone", k->missing, k->acknowledged);
	cr_assert_eq(k->half, 0, "%u times something was half there", k->half);
	cr_assert_eq(k->wrong, 0, "%u times more was lost, or not gone on with where it was", k->wrong);
	cr_assert_gt(k->kills, 0);
}
