/* Facts kept for large caseloads: after any writes by anyone they are what the
 * tables say, in the same order; a reader never waits and never fails for them. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/rules.h"
#include "src/store/internal.h"
#include "tests/support/caseload.h"
#include "tests/support/rounds.h"

enum { OWN = 12, FILLER = 1000, LARGE = 3000 }; /* placements; fillers come after number FILLER */

static struct caseload c;
static sqlite3 *shell; /* as the sqlite3 shell: no references checked, nothing noted by hand */
static uint64_t state = 88172645463325252u;
static size_t compared; /* rows */

static unsigned below(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 33) % n;
}

static void raw(sqlite3 *db, const char *sql)
{
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s: %s", sqlite3_errmsg(db), sql);
}

static int64_t number(const char *sql)
{
	int64_t n;
	cr_assert_eq(db_one(c.store, sql, 0, &n), 0);
	return n;
}

static void fill(int placements)
{
	raw(shell, arena_printf(c.arena,
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO placement"
		" (id, version, search_text, employee_key, employer_key, employee, employer, status, number) SELECT"
		" %d + i, 1, '', 'x', 'y' || i %% 7, 1, 1 + i %% 2, 'active', 'filler ' || i FROM n", placements, FILLER));
}

static void setup(void)
{
	caseload_open(&c);
	cr_assert_eq(sqlite3_open(c.path, &shell), SQLITE_OK);
	sqlite3_busy_timeout(shell, 5000);
	for (int i = 0; i < 3; i++) {
		char *name = arena_printf(c.arena, "Bedrijf %c", 'C' - i);
		int64_t employer = caseload_employer(&c, name);
		caseload_expert(&c, arena_printf(c.arena, "Els %s", name));
		caseload_add(&c, E_JOB, "employer", caseload_ref(&c, employer), "name", "Functie", NULL);
		caseload_add(&c, E_PERSON, "organisation", caseload_ref(&c, employer), "family_name", "Bos", NULL);
	}
	for (int i = 0; i < OWN; i++)
		caseload_placement(&c, caseload_employee(&c, arena_printf(c.arena, "Jan %c", 'z' - i)), 1 + i % 3,
			"expert", caseload_ref(&c, 1 + i % 2), NULL);
	fill(LARGE);
}

static void teardown(void)
{
	sqlite3_close(shell);
	caseload_close(&c);
}

TestSuite(facts_kept, .init = setup, .fini = teardown, .timeout = 300);

/* ---- comparing ---- */

enum who { EVERYONE, MINE, COLLEAGUES, WAYS };

static struct facts *load(struct store *s, enum who who, bool few)
{
	struct facts *t = facts_new();
	size_t n;
	rules_facts(&n);
	bool *used = arena_alloc(c.arena, n);
	for (size_t i = 0; i < n; i++)
		used[i] = !few || i % 3;
	facts_want(t, used);
	int rc = who == COLLEAGUES ? store_facts_of_colleagues(s, 1, t) :
		store_facts(s, 0, 0, who == MINE ? 1 : 0, t);
	cr_assert_eq(rc, 0, "%s", err_last());
	return t;
}

/* As if nothing were kept. */
static struct facts *afresh(enum who who, bool few)
{
	cr_assert_eq(store_begin(c.store, "test"), 0, "%s", err_last());
	raw(c.store->db, "UPDATE facts_state SET vocabulary = 0");
	struct facts *t = load(c.store, who, few);
	store_rollback(c.store);
	return t;
}

static void same(struct facts *kept, struct facts *true_ones, const char *when)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	cr_assert_eq(facts_count(kept), facts_count(true_ones), "%s: %zu rows, not %zu", when, facts_count(kept),
		facts_count(true_ones));
	for (size_t row = 0; row < facts_count(kept); row++) {
		int64_t id = facts_placement(true_ones, row);
		cr_assert_eq(facts_placement(kept, row), id, "%s: row %zu is another", when, row);
		cr_assert_eq(facts_employer(kept, row), facts_employer(true_ones, row), "%s", when);
		cr_assert_eq(facts_first_of_employer(kept, row), facts_first_of_employer(true_ones, row), "%s", when);
		for (size_t i = 0; i < n; i++)
			cr_assert_eq(facts_get(kept, row, (int)i), facts_get(true_ones, row, (int)i),
				"%s: %s of placement %d", when, fact[i].name, (int)id);
		compared++;
	}
	facts_free(&kept);
	facts_free(&true_ones);
}

static void compare(struct store *s, const char *when)
{
	for (enum who who = 0; who < WAYS; who++) {
		bool few = below(2);
		struct facts *true_ones = afresh(who, few);
		same(load(s, who, few), true_ones, when);
	}
}

static bool are_kept(void)
{
	return number("SELECT vocabulary FROM facts_state") != 0;
}

static int64_t touched(void)
{
	return number("SELECT count(*) FROM facts_touched");
}

static struct store *open_readonly(void)
{
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = "kees", .readonly = true };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

/* ---- random writes ---- */

static const enum entity_id written[] = { E_ORGANISATION, E_PERSON, E_EMPLOYEE, E_EXPERT, E_PLACEMENT, E_CONTACT,
	E_SIGNAL, E_CHANGE, E_BOTTLENECK, E_ACTION, E_PROFILE, E_TICK, E_DECISION, E_CAPACITY, E_TASK,
	E_LOAD, E_ADAPTATION, E_GOAL, E_ABSENCE, E_MILESTONE, E_SCORE, E_SCHEME, E_COACHING, E_REFERRAL,
	E_INVOLVEMENT, E_ADVICE, E_OBSERVATION, E_CONSENT };
enum { WRITTEN = sizeof written / sizeof *written };

static int64_t any_of(enum entity_id e)
{
	return number(arena_printf(c.arena,
		"SELECT coalesce((SELECT id FROM %s WHERE id < 1000 ORDER BY (id * %u) %% 101 LIMIT 1), 0)",
		model_entity(e)->name, below(100) + 1));
}

static void set_any(struct record *r, const struct field *f)
{
	unsigned n = 0;
	char date[DATE_ISO_SIZE];
	const char *value = NULL;
	switch (f->kind) {
	case F_CHOICE:
		while (f->choices[n].code)
			n++;
		value = f->choices[below(n)].code;
		break;
	case F_DATE:
		value = date_iso(date, CASELOAD_TODAY - 300 + (day)below(330));
		break;
	case F_BOOL:
		value = below(2) ? "1" : "0";
		break;
	case F_NUMBER:
	case F_PERCENT:
		value = below(2) ? "1" : "4";
		break;
	case F_REF:
		value = caseload_ref(&c, any_of(f->ref));
		break;
	default:
		return;
	}
	if (below(6) == 0 && !f->required)
		value = NULL;
	record_set(r, f->name, value); /* one that is refused changes nothing */
}

/* What it is part of is there already. */
static bool has_whole(const struct entity *e)
{
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].required && !any_of(e->fields[i].ref))
			return false;
	return true;
}

static void write_any(void)
{
	const struct entity *e = model_entity(written[below(WRITTEN)]);
	bool fresh = e->id > E_PLACEMENT && below(3);
	struct record *r = record_new(e, CASELOAD_TODAY, c.arena);
	if (!fresh && store_get(c.store, e->id, any_of(e->id), c.arena, &r) != 0)
		return;
	if (!has_whole(e))
		return;
	if (fresh)
		for (size_t i = 0; i < e->nfields; i++) {
			set_any(r, &e->fields[i]);
			if (e->fields[i].required && e->fields[i].kind == F_TEXT)
				record_set(r, e->fields[i].name, "x");
		}
	else
		for (unsigned k = 0; k < 3; k++)
			set_any(r, &e->fields[below((unsigned)e->nfields)]);
	store_put(c.store, r, NULL, NULL);
}

/* The last talk goes to another employer: those of the one before have none now. */
static void move_contact(void)
{
	struct record *r;
	int64_t id = number("SELECT coalesce((SELECT id FROM contact WHERE deleted = 0 ORDER BY date DESC LIMIT 1), 0)");
	if (!id || store_get(c.store, E_CONTACT, id, c.arena, &r) != 0)
		return;
	record_set(r, "placement", NULL);
	record_set(r, "employer", caseload_ref(&c, any_of(E_ORGANISATION)));
	store_put(c.store, r, NULL, NULL);
}

static void delete_any(void)
{
	struct record *r;
	enum entity_id e = written[below(WRITTEN)];
	if (e >= E_PLACEMENT && store_get(c.store, e, any_of(e), c.arena, &r) == 0 && !r->deleted)
		store_delete(c.store, e, r->id, r->version); /* refused when the shell broke a reference */
}

static void undo_or_redo(void)
{
	int64_t txn;
	cr_assert_eq(store_undoable(c.store, below(3) == 0, &txn, NULL, NULL), 0);
	if (txn)
		store_undo(c.store, txn, NULL, c.arena);
}

static void many(void)
{
	cr_assert_eq(store_bulk(c.store, true), 0);
	for (int batch = 0; batch < 2; batch++) {
		cr_assert_eq(store_begin(c.store, "import"), 0);
		for (int i = 0; i < 5; i++)
			write_any();
		store_commit(c.store, NULL); /* refused, whole, when the shell broke a reference */
	}
	cr_assert_eq(store_bulk(c.store, false), 0);
}

/* Each may hold one %u: a placement. */
static const char *const statements[] = {
	"INSERT INTO contact (version, placement, employer, date, party) VALUES (1, %u, 1 + %u % 3, '2026-11-01', 'both')",
	"INSERT INTO contact (version, employer, date, party, next_contact) VALUES (1, 1 + %u % 3, '2026-11-02',"
	" 'employer', '2026-12-01')",
	"UPDATE contact SET placement = %u WHERE id % 5 = 0",
	"UPDATE contact SET placement = NULL, employer = 2 WHERE placement = %u",
	"UPDATE contact SET date = '2026-10-05', medium = 'visit' WHERE id % 3 = %u % 3",
	"DELETE FROM contact WHERE placement = %u",
	"INSERT OR REPLACE INTO contact (id, version, placement, employer, date, party) SELECT max(id), 1, %u, 3,"
	" '2026-09-09', 'employee' FROM contact HAVING max(id) > 0",
	"INSERT INTO signal (version, search_text, placement, date, kind, severity) VALUES (1, '', %u, '2026-10-10',"
	" 'overload', '3')",
	"UPDATE signal SET placement = %u", "DELETE FROM signal WHERE placement = %u",
	"INSERT OR REPLACE INTO signal (id, version, search_text, placement, date, kind) SELECT max(id), 1, '', %u,"
	" '2026-09-09', 'stuck' FROM signal HAVING max(id) > 0",
	"UPDATE workplace_change SET placement = %u", "UPDATE bottleneck SET resolved = NULL, placement = %u",
	"UPDATE adaptation SET effect = 'same', level = 'pace_time', placement = %u, bottleneck = (SELECT max(id) FROM"
	" bottleneck)", "UPDATE absence SET ended = NULL, placement = %u", "DELETE FROM absence WHERE placement = %u",
	"UPDATE absence_step SET milestone = 'plan', date = '2026-10-%u' WHERE %u >= 10",
	"UPDATE coaching SET state = 'running', placement = %u", "UPDATE involvement SET role = 'mentor', until = NULL,"
	" placement = %u", "UPDATE person SET training = 'none'", "UPDATE person SET training = 'harrie' WHERE id = 1",
	"UPDATE load_item SET load = '3', item = 'pace'", "DELETE FROM load_item WHERE task % 3 = %u % 3",
	"UPDATE capacity_item SET limitation = '2', item = 'pace', certainty = 'told'",
	"UPDATE task SET placement = NULL, job = (SELECT max(id) FROM job), employer = 1 + %u % 3",
	"UPDATE placement SET job = (SELECT max(id) FROM job) WHERE id = %u",
	"UPDATE bottleneck SET placement = NULL, employer = 1 + %u % 3, resolved = NULL, theme = 'pace'",
	"DELETE FROM bottleneck WHERE placement IS NULL", "UPDATE observation SET employer = 1 + %u % 3",
	"UPDATE scheme_use SET scheme = 'lkv', state = 'granted', placement = %u",
	"INSERT INTO scheme_use (version, search_text, placement, date, scheme, state) VALUES (1, '', %u, '2026-10-10',"
	" 'lks', 'requested')",
	"UPDATE action SET state = 'open', placement = %u", "UPDATE capacity_profile SET placement = %u",
	"UPDATE guide_tick SET point = '1.4', placement = %u", "UPDATE decision SET placement = %u",
	"DELETE FROM bottleneck WHERE placement = %u", "DELETE FROM decision WHERE placement = %u",
	"UPDATE placement SET employer = 1 + %u % 3, employer_key = 'moved' WHERE id % 4 = 1",
	"UPDATE placement SET status = 'ended', evaluated = NULL WHERE id = %u",
	"UPDATE placement SET status = 'ended', evaluated = '2026-01-01' WHERE id = %u",
	"UPDATE placement SET status = 'active', deleted = 0, contact_person = 1 + id % 3 WHERE id = %u",
	"UPDATE placement SET deleted = 0, status = 'active'", "UPDATE placement SET deleted = 1 WHERE id = %u", "UPDATE placement SET expert = 1 + %u % 3 WHERE id % 2 = 0",
	"UPDATE organisation SET schemes_known = %u % 2, experience = 'much'", "UPDATE employee SET sfb = %u % 2",
	"UPDATE expert SET role_view = 'advisor' WHERE id = 1 + %u % 3",
	"UPDATE expert SET role_view = NULL WHERE id = 1 + %u % 3",
	"UPDATE person SET until = '2026-12-%u' WHERE id = 1 AND %u >= 10",
	"UPDATE person SET until = NULL", "UPDATE placement SET version = version", /* all at once */
	"UPDATE placement SET version = version WHERE id % 3 = %u % 3",
};

static void from_the_shell(void)
{
	const char *sql = statements[below(sizeof statements / sizeof *statements)];
	char text[512], *to = text;
	for (unsigned placement = 1 + below(12); *sql; sql++)
		if (sql[0] == '%' && sql[1] == 'u') {
			to += sprintf(to, "%u", placement);
			sql++;
		} else {
			*to++ = *sql;
		}
	*to = '\0';
	raw(shell, text);
}

Test(facts_kept, are_what_the_tables_say_after_any_writes)
{
	static void (*const work[])(void) = { write_any, write_any, write_any, move_contact, delete_any, undo_or_redo, many,
		from_the_shell, from_the_shell, from_the_shell };
	for (int i = 0; i < 40; i++)
		write_any();
	cr_assert_eq(store_facts_keep(c.store, NULL, NULL), 0, "%s", err_last());
	cr_assert(are_kept());
	compare(c.store, "filled");
	raw(shell, "DELETE FROM placement WHERE id > 1000");
	struct store *reader = open_readonly();
	compared = 0;
	for (int i = 0; i < ROUNDS(500); i++) {
		for (unsigned k = 1 + below(3); k > 0; k--)
			work[below(sizeof work / sizeof *work)]();
		char *when = arena_printf(c.arena, "round %d", i);
		if (below(2))
			compare(reader, when);
		compare(c.store, when);
		cr_assert(are_kept() && touched() == 0, "%s", when);
	}
	cr_assert_gt(compared, ROUNDS(5000), "hardly anything was compared: %zu", compared);
	store_close(&reader);
}

/* ---- when they are kept ---- */

/* So many placements, the first ones. */
static void leave(int64_t n)
{
	raw(shell, arena_printf(c.arena, "DELETE FROM placement WHERE id > %d", FILLER - OWN + (int)n));
	cr_assert_eq(number("SELECT count(*) FROM placement WHERE deleted = 0"), n);
}

Test(facts_kept, small_caseloads_keep_nothing)
{
	leave(FACTS_KEPT_FROM - 1);
	cr_assert_eq(store_facts_keep(c.store, NULL, NULL), 0);
	compare(c.store, "small");
	caseload_contact(&c, 1, "2026-11-01", "both", NULL);
	cr_assert(!are_kept());
	cr_assert_eq(touched(), 0);
}

Test(facts_kept, of_an_office_of_one_expert_they_are_kept_unasked)
{
	leave(FACTS_KEPT_FROM);
	struct facts *t = load(c.store, MINE, false);
	cr_assert(are_kept());
	cr_assert_eq(number("SELECT count(*) FROM facts_kept"), FACTS_KEPT_FROM);
	facts_free(&t);
	compare(c.store, "one expert");
}

Test(facts_kept, everyone_s_of_many_are_kept_unasked_one_expert_s_are_not)
{
	struct facts *t = load(c.store, MINE, false);
	cr_assert(!are_kept());
	facts_free(&t);
	t = load(c.store, EVERYONE, false);
	cr_assert(are_kept());
	cr_assert_eq((int64_t)facts_count(t), number("SELECT count(*) FROM facts_kept"));
	facts_free(&t);
}

Test(facts_kept, another_vocabulary_begins_again)
{
	cr_assert_eq(store_facts_keep(c.store, NULL, NULL), 0);
	raw(shell, "UPDATE facts_state SET vocabulary = vocabulary + 1; UPDATE facts_kept SET vector = x'00'");
	struct store *reader = open_readonly();
	compare(reader, "of another vocabulary, read-only");
	store_close(&reader);
	compare(c.store, "of another vocabulary");
	cr_assert_eq(number("SELECT count(*) FROM facts_kept WHERE length(vector) < 9"), 0);
}

Test(facts_kept, a_reader_does_not_wait_for_a_writer)
{
	cr_assert_eq(store_facts_keep(c.store, NULL, NULL), 0);
	caseload_contact(&c, 1, "2026-11-01", "both", NULL);
	int64_t noted = touched();
	struct facts *true_ones = afresh(EVERYONE, false);
	struct store *other;
	const struct store_options o = { .path = c.path, .share = "share", .user = "kees" };
	cr_assert_eq(store_open(&other, &o), 0);
	cr_assert_eq(store_begin(other, "long"), 0);
	int64_t begin = clock_ms();
	same(load(c.store, EVERYONE, false), true_ones, "while another writes");
	cr_assert_lt(clock_ms() - begin, c.store->lock_ms);
	cr_assert_eq(touched(), noted, "not written back");
	store_close(&other);
}

Test(facts_kept, in_a_transaction_they_are_as_it_sees_them)
{
	cr_assert_eq(store_facts_keep(c.store, NULL, NULL), 0);
	cr_assert_eq(store_begin(c.store, "test"), 0);
	caseload_contact(&c, 1, "2026-11-01", "both", NULL);
	struct facts *t = load(c.store, MINE, false);
	cr_assert(touched() > 0);
	bool seen = false;
	for (size_t row = 0; row < facts_count(t); row++)
		seen |= facts_placement(t, row) == 1 &&
			facts_get(t, row, rules_fact_index("laatste_contact")) == date_from_ymd(2026, 11, 1);
	cr_assert(seen);
	facts_free(&t);
	store_rollback(c.store);
	cr_assert_eq(touched(), 0);
	compare(c.store, "taken back");
}

static int stop_after_two(void *ctx, int64_t done, int64_t total)
{
	int *calls = ctx;
	cr_assert(done > 0 && done <= total, "%d of %d", (int)done, (int)total);
	return ++*calls == 2;
}

Test(facts_kept, stopped_halfway_they_go_on_later)
{
	int calls = 0;
	raw(shell, "DELETE FROM placement WHERE id > 1000");
	fill(9000);
	cr_assert_eq(store_facts_keep(c.store, stop_after_two, &calls), ERR_STOPPED);
	cr_assert(calls == 2 && touched() > 0);
	struct store *reader = open_readonly();
	compare(reader, "halfway");
	store_close(&reader);
	cr_assert_eq(store_facts_keep(c.store, NULL, NULL), 0);
	cr_assert_eq(touched(), 0);
	compare(c.store, "whole");
}

/* ---- no table is forgotten ---- */

static bool has_triggers(const char *table, size_t n)
{
	return number(arena_printf(c.arena,
		"SELECT count(*) = 3 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '%.*s' AND"
		" sql LIKE '%%facts_note%%'", (int)n, table));
}

Test(facts_kept, every_table_that_facts_look_at_notes_what_is_written)
{
	static const char *const before[] = { " FROM ", " JOIN " };
	size_t n, found = 0;
	const struct fact *fact = rules_facts(&n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < 2; k++)
			for (const char *at = strstr(fact[i].sql, before[k]); at; at = strstr(at + 1, before[k])) {
				const char *table = at + strlen(before[k]);
				size_t len = strspn(table, "abcdefghijklmnopqrstuvwxyz_");
				if (len == 0) /* a bracket: a query of its own */
					continue;
				found++;
				cr_assert(has_triggers(table, len), "%s: %.*s", fact[i].name, (int)len, table);
			}
	cr_assert_gt(found, 10);
	for (size_t i = 0; i < WRITTEN; i++)
		cr_assert(has_triggers(model_entity(written[i])->name, strlen(model_entity(written[i])->name)), "%s",
			model_entity(written[i])->name);
}
