/* Hostile text: in every field that takes text, through
 * every command that prints; nothing that moves or hides text gets out. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <unistd.h>
#include <utf8proc.h>

#include "anker/err.h"
#include "anker/model.h"
#include "anker/store.h"
#include "run.h"
#include "src/cli/internal.h"
#include "src/store/internal.h"

TestSuite(hostile, .init = run_open, .fini = run_close);

static const char *const payloads[] = {
	"\x1b[2J\x1b[31mred",
	"\x1b]0;title\x07",
	"\x1b]52;c;YQ==\x07",
	"\x1bP1$r\x1b\\",
	"\x1b(0",
	"\x1b"
	"c",
	"a\rb",
	"a\bb",
	"a\vb",
	"a\fb",
	"\x0e\x0f",
	"\x07",
	"\x7f",
	"\xc2\x9b"
	"2J",
	"\xc2\x90",
	"\xc2\x85",
	"\xe2\x80\xae"
	"esrever",
	"\xe2\x81\xa6x\xe2\x81\xa9",
	"\xe2\x80\x8b",
	"\xef\xbb\xbf",
	"\xf3\xa0\x81\x81",
	"\xc2\xad",
	"\xe2\x80\xa8",
	"e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
};
enum { PAYLOADS = sizeof(payloads) / sizeof(payloads[0]) };

/* The first code that may not reach a terminal, or 0. CR is let through before
 * LF only: that is how CSV ends its lines. */
static utf8proc_int32_t first_bad(const char *text)
{
	utf8proc_int32_t code;
	int marks = 0;

	for (const char *p = text; *p != '\0';) {
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)p, -1, &code);
		if (n < 0)
			return -1;
		utf8proc_category_t kind = utf8proc_category(code);
		bool line_end = code == '\n' || (code == '\r' && p[1] == '\n');
		bool bom = code == 0xfeff && p == text;
		if ((kind == UTF8PROC_CATEGORY_CC && !line_end) || (kind == UTF8PROC_CATEGORY_CF && !bom) ||
			kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP)
			return code;
		marks = kind == UTF8PROC_CATEGORY_MN ? marks + 1 : 0;
		if (marks > 2)
			return code;
		p += n;
	}
	return 0;
}

/* Keys of factors that the shipped ones leave free: so many can be added. */
static const char free_keys[] = "cdfhijknqsuxyz";
enum { SHIPPED_FACTORS = 12, MORE_FACTORS = sizeof(free_keys) - 1 };

static void check(const char *const *words)
{
	struct result r = anker_run(words);

	cr_assert_eq(first_bad(r.out), 0, "%s %s: U+%04X on stdout: %s", words[0], words[1],
		(unsigned)first_bad(r.out), r.out);
	cr_assert_eq(first_bad(r.err), 0, "%s %s: U+%04X on stderr", words[0], words[1],
		(unsigned)first_bad(r.err));
}
#define CHECK(...) check((const char *const[]){ __VA_ARGS__, NULL })

static int64_t made[E_COUNT]; /* the latest record of each kind: parts need one to be of */

/* Codes are looked at before they are written, but another program may write anything. */
static void fill_codes(struct store *store, int64_t programme, const char *payload)
{
	char *sql = sqlite3_mprintf("UPDATE programme SET groups = %Q WHERE id = %lld", payload, (long long)programme);

	cr_assert_eq(db_exec(store, sql), 0, "%s", err_last());
	sqlite3_free(sql);
}

/* A record with the payload in every text and note field. */
static int64_t fill(struct store *store, enum entity_id e, const char *payload, int n, int64_t ref)
{
	struct record *r = record_new(model_entity(e), options.today, arena);
	const char *id = arena_printf(arena, "%lld", (long long)ref);
	enum entity_id about = e == E_PERSON || e == E_INTERVIEW ? E_ORGANISATION :
		e == E_VIEW ? E_DECISION : E_PLACEMENT;

	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		bool text = f->kind == F_TEXT || f->kind == F_NOTE;
		if (text && strcmp(f->name, "rule") == 0)
			r->value[i] = arena_strdup(arena, "test-werknemer");
		else if (e == E_PROGRAMME && strcmp(f->name, "groups") == 0)
			r->value[i] = arena_strdup(arena, "wajong");
		else if (e == E_FACTOR && (strcmp(f->name, "key") == 0 || strcmp(f->name, "code") == 0))
			r->value[i] = arena_strndup(arena, &free_keys[n], 1);
		else if (text)
			r->value[i] = arena_printf(arena, "%s %d", payload, n);
		else if (f->kind == F_REF && f->ref == about)
			r->value[i] = arena_strdup(arena, id);
		else if (f->kind == F_REF && f->ref == E_INTERVIEW && f->required)
			r->value[i] = arena_strdup(arena, id); /* the talk has the number of its placement */
		else if (f->kind == F_CHOICE && f->required && r->value[i] == NULL)
			r->value[i] = arena_strdup(arena, f->choices[0].code);
		else if (f->kind == F_REF && e == E_PLACEMENT &&
			 (f->ref == E_EMPLOYEE || f->ref == E_ORGANISATION))
			r->value[i] = arena_strdup(arena, id);
		else if (f->kind == F_NUMBER && f->required)
			r->value[i] = arena_strdup(arena, id);
		else if (f->kind == F_DECIMAL && f->required)
			r->value[i] = arena_strdup(arena, "1");
		else if (f->kind == F_DATE && f->required && r->value[i] == NULL)
			record_set_day(r, f->name, options.today);
		else if (f->kind == F_REF && (f->required || (e == E_HOURS && f->ref == E_EXPERT)) &&
			 r->value[i] == NULL && made[f->ref])
			r->value[i] = arena_printf(arena, "%lld", (long long)made[f->ref]);
	}
	cr_assert_eq(store_put(store, r, NULL, NULL), 0, "%s: %s", r->entity->name, err_last());
	if (e == E_PROGRAMME)
		fill_codes(store, r->id, payload);
	return made[e] = r->id;
}

static void fill_all(void)
{
	struct store *store;
	const struct store_options so = {
		.path = options.db, .share = "share", .user = "\x1b[31manna\xe2\x80\xae", .create = true
	};

	cr_assert_eq(store_open(&store, &so), 0, "%s", err_last());
	for (int i = 0; i < PAYLOADS; i++) {
		int64_t employer = fill(store, E_ORGANISATION, payloads[i], i, 0);
		cr_assert_eq(fill(store, E_EMPLOYEE, payloads[i], i, 0), employer);
		int64_t placement = fill(store, E_PLACEMENT, payloads[i], i, employer);
		fill(store, E_PERSON, payloads[i], i, employer);
		fill(store, E_REGION, payloads[i], i, 0);
		fill(store, E_EXPERT, payloads[i], i, 0);
		int64_t decision = 0;
		for (int e = E_CONTACT; e < E_COUNT; e++) {
			if (e == E_FACTOR && i >= MORE_FACTORS)
				continue;
			int64_t id = fill(store, (enum entity_id)e, payloads[i], i,
				e == E_VIEW ? decision : placement);
			decision = e == E_DECISION ? id : decision;
			cr_assert(e != E_INTERVIEW || id == placement);
		}
	}
	store_close(&store);
}

Test(hostile, text_is_harmless__in_lists_exports_and_records)
{
	fill_all();
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const char *name = model_entity((enum entity_id)e)->plural;
		CHECK("list", name);
		CHECK("list", name, "--json");
		CHECK("export", name);
		CHECK("export", name, "--json");
		int there = e == E_FACTOR ? SHIPPED_FACTORS + MORE_FACTORS : PAYLOADS;
		cr_assert_eq(json_array_size(JSON("list", name, "--json")), (size_t)there, "%s", name);
		CHECK("show", arena_printf(arena, "%s/1", name));
		CHECK("show", arena_printf(arena, "%s/%d", name, PAYLOADS), "--json");
		CHECK("history", arena_printf(arena, "%s/17", name));
	}
}

Test(hostile, text_is_harmless__in_timelines_searches_and_suggestions)
{
	fill_all();
	for (int i = 1; i <= PAYLOADS; i++) {
		const char *id = arena_printf(arena, "%d", i);
		CHECK("timeline", id);
		CHECK("timeline", arena_printf(arena, "employer/%d", i), "--json");
		CHECK("why", "test-werknemer", id);
		CHECK("why-not", id);
		CHECK("why-not", id, "--json");
		CHECK("what-if", id, "verloop=moeizaam");
		CHECK("peer-review", id);
		CHECK("peer-review", id, "--json");
		CHECK("interview", "prepare", id);
		CHECK("interview", "prepare", arena_printf(arena, "employer/%d", i), "--json");
		CHECK("interview", "show", id);
		CHECK("interview", "summary", id);
	}
	CHECK("interview", "list");
	CHECK("interview", "list", "--json");
	CHECK("peer-review");
	CHECK("weigh");
	CHECK("suggest", "--all");
	CHECK("suggest", "--all", "--json");
	CHECK("search", "red");
	CHECK("search", "esrever", "--json");
	CHECK("delete", "placement/17");
	CHECK("undo", "--expert", "anna");
	CHECK("check", "--read-only");
}

/* Every command on a caseload in which every text is hostile: what it prints, and what it says of
 * words, of names of files and of accounts that are hostile too. */
static const char *const runs[][8] = {
	{ "list", "placements" }, { "show", "placement/3" }, { "export", "placements" },
	{ "add", "region", "name=\x1b[2J" }, { "set", "region/1", "note=\x1b[2J" }, { "delete", "region/2" },
	{ "undo" }, { "redo" },
	{ "suggest", "--all" }, { "why", "test-werknemer", "4" }, { "why-not", "4" },
	{ "what-if", "4", "verloop=moeizaam" }, { "fit", "5" }, { "schemes", "6" }, { "milestones", "absence/7" },
	{ "accept", "test-werknemer", "8" }, { "postpone", "test-werknemer", "9", "--until", "1w" },
	{ "dismiss", "test-werknemer", "10", "--note", "\x1b[2J" }, { "weigh" },
	{ "rest", "11", "--until", "2026-12-24", "--reason", "\x1b[2J" }, { "peer-review" }, { "gaps", "--all" },
	{ "duplicates" }, { "merge", "organisation/12", "organisation/13" }, { "interview", "list" },
	{ "interview", "prepare", "14" }, { "rules", "list" }, { "rules", "check", "\x1b[2J" }, { "guide", "1" },
	{ "instruments", "\x1b[2J" }, { "tasks", "15" }, { "pattern", "16" }, { "matrix", "--all" },
	{ "spar-card", "bottleneck/17" }, { "person" }, { "person", "18" }, { "person", "18", "--json" },
	{ "timeline", "19" }, { "search", "red" }, { "history", "placement/20" }, { "field", "list" },
	{ "field", "in", "\x1b[2J" }, { "field", "shelf" }, { "seal", "\x1b[2J" }, { "unseal", "\x1b[2J" },
	{ "passphrase", "\x1b[2J" }, { "check" }, { "restore", "\x1b[2J" }, { "restore", "\x1b[2J", "--dry-run" },
	{ "import", "\x1b[2J" }, { "exchange", "get", "\x1b[2J" }, { "demo", "\x1b[2J" },
	{ "init", "\x1b[2J" }, { "backup", "/nowhere/\x1b[2J" }, { "users" }, { "users", "add", "\x1b[2J", "expert" },
	{ "users", "add", "anna", "\x1b[2J" }, { "roles" }, { "connections" }, { "connections", "end", "\x1b[2J" },
	{ "erase", "21", "--dry-run" }, { "erase", "21", "--dry-run", "--json" }, { "erase", "--certificates" },
	{ "retention" }, { "retention", "--json" }, { "retention", "keep", "21", "--until", "2027-01-01", "--reason",
		"\x1b[2J" }, { "team" }, { "team", "--json" }, { "colleague", "\x1b[2J" }, { "colleague", "1" },
	{ "open", "placement/22", "--reason", "\x1b[2J" }, { "hand-over", "\x1b[2J" }, { "stand-in" },
	{ "stand-in", "\x1b[2J", "--until", "2026-12-24", "--note", "\x1b[2J" }, { "read-log" },
	{ "waves" }, { "waves", "\x1b[2J" }, { "hours" }, { "hours", "\x1b[2J" }, { "meetings" }, { "meetings", "\x1b[2J" },
	{ "lasting" }, { "lasting", "\x1b[2J" }, { "report", "--list" }, { "report", "employer", "3" },
	{ "report", "employer", "3", "--ground", "public_task", "--reason", "\x1b[2J" },
	{ "report", "region", "1", "--programme", "\x1b[2J" },
	{ "report", "programme", "\x1b[2J" }, { "report", "\x1b[2J" }, { "research" }, { "research", "check", "1" },
	{ "research", "check", "\x1b[2J" },
	{ "programme" }, { "programme", "1" }, { "programme", "1", "--json" }, { "programme", "funnel", "1" },
	{ "programme", "check", "3", "1" }, { "programme", "intake", "1" }, { "programme", "\x1b[2J" },
	{ "programme", "move", "1", "\x1b[2J" }, { "programme", "assign", "\x1b[2J", "1" },
	{ "read-log", "--by", "\x1b[2J" }, { "notices", "--all" }, { "help", "\x1b[2J" },
};
enum { RUNS = sizeof(runs) / sizeof(runs[0]) };

static void make_run(const char *const *words)
{
	const char *all[10];
	int n = 0;

	while (n < 8 && words[n] != NULL) {
		all[n] = words[n];
		n++;
	}
	all[n] = NULL;
	check(all);
}

static bool is_run(const char *command)
{
	for (int i = 0; i < RUNS; i++)
		if (strcmp(runs[i][0], command) == 0)
			return true;
	return false;
}

Test(hostile, text_is_harmless__in_every_command)
{
	for (const struct command *row = cli_commands; row->name != NULL; row++)
		cr_expect(is_run(row->name), "no run of 'anker %s'", row->name);
	fill_all();
	for (int i = 0; i < RUNS; i++)
		make_run(runs[i]);
}

/* All of them in one word; a path stays in the folder of the test. */
Test(hostile, words_are_harmless__to_every_command)
{
	const char *word = path_of("");

	make_office();
	for (int i = 0; i < PAYLOADS; i++)
		word = arena_printf(arena, "%s%s", word, payloads[i]);
	for (const struct command *row = cli_commands; row->name != NULL; row++) {
		CHECK(row->name, word);
		CHECK(row->name, word, word);
		CHECK(row->name, arena_printf(arena, "--%s", word));
		CHECK(row->name, "1", "--until", word, "--reason", word, "--name", word, "--by", word);
	}
	CHECK(word, "x");
	options.expert = word;
	CHECK("suggest", "--all");
	CHECK("add", "region", "name=Noord");
	CHECK("history", "region/1");
	options.db = word;
	CHECK("list", "regions");
	CHECK("check", "--read-only");
}

Test(hostile, json_tells_the_text_in_full__by_escapes)
{
	GOOD("add", "region", "name=Noord");
	GOOD("set", "region/1", "name=x\xe2\x80\xae" "y\x1b[31mz\xf3\xa0\x81\x81");
	json_t *change = json_array_get(JSON("history", "region/1", "--json"), 0);
	cr_assert_str_eq(text_of(change, "after"), "x\xe2\x80\xae" "y\x1b[31mz\xf3\xa0\x81\x81");
	char *out = GOOD("history", "region/1", "--json");
	cr_assert(has(out, "\\u202E") && has(out, "\\u001B") && has(out, "\\uDB40\\uDC41"), "%s", out);
}

Test(hostile, words_are_harmless__in_messages)
{
	GOOD("add", "region", "name=Noord");
	for (int i = 0; i < PAYLOADS; i++) {
		CHECK(payloads[i], "x");
		CHECK("list", payloads[i]);
		CHECK("show", arena_printf(arena, "placement/%s", payloads[i]));
		CHECK("add", "region", arena_printf(arena, "%s=1", payloads[i]));
		CHECK("add", "action", arena_printf(arena, "due=%s", payloads[i]));
		CHECK("import", payloads[i]);
		CHECK("guide", payloads[i]);
		CHECK("search", payloads[i]);
		CHECK("list", "regions", arena_printf(arena, "--%s", payloads[i]));
		CHECK("what-if", "1", arena_printf(arena, "%s=1", payloads[i]));
		CHECK("what-if", "1", arena_printf(arena, "verloop=%s", payloads[i]));
		CHECK("why", payloads[i], "1");
		CHECK("weigh", payloads[i], "--note", payloads[i]);
		CHECK("peer-review", payloads[i]);
		CHECK("rules", payloads[i]);
		CHECK("rules", "show", payloads[i]);
		CHECK("rules", "parameter", payloads[i], "1", "--reason", payloads[i]);
		CHECK("rules", "effect", payloads[i]);
		CHECK("interview", payloads[i]);
		CHECK("interview", "prepare", payloads[i]);
		CHECK("interview", "show", payloads[i]);
		CHECK("interview", "summary", payloads[i]);
		CHECK("interview", "check", payloads[i]);
		CHECK("interview", "talk", "1", "--plain", "--questions", payloads[i]);
		CHECK("interview", "talk", payloads[i], "--plain");
	}
	cr_assert_eq(ANKER("add", "region", "name=\xff\xfe").code, CLI_REFUSED);
}

Test(hostile, a_reader_that_leaves__is_no_failure)
{
	const char *const words[] = { "list", "contacts", "--json", NULL };
	int fds[2];

	fill_all();
	cr_assert_eq(pipe(fds), 0);
	close(fds[0]);
	struct result r = anker_to(fds[1], words);
	close(fds[1]);
	cr_assert_eq(r.code, CLI_GOOD);
	cr_assert_str_eq(r.err, "");
}

Test(hostile, a_full_disk__is_told)
{
	const char *const words[] = { "list", "regions", NULL };
	int full = open("/dev/full", O_WRONLY);

	GOOD("add", "region", "name=Noord");
	struct result r = anker_to(full, words);
	close(full);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "No space left"), "%s", r.err);
}

/* ---- formulas, which a spreadsheet would run ---- */

/* The first cell that a spreadsheet would run, or NULL; a number is none. */
static const char *first_formula(const char *csv)
{
	const char mark = csv[strcspn(csv, ";,\n")];
	bool quoted = false, begin = true;

	if (strncmp(csv, "\xef\xbb\xbf", 3) == 0)
		csv += 3;
	for (const char *p = csv; *p != '\0'; p++) {
		if (begin && *p != '"') {
			const char *cell = p + strspn(p, " ");
			if (*cell != '\0' && strchr("=+@|%\t\r", *cell) && !(*cell == '\r' && cell[1] == '\n'))
				return p;
			if (*cell == '-' && strspn(cell + 1, "0123456789.,") == 0)
				return p;
			begin = false;
		}
		if (*p == '"')
			quoted = !quoted;
		else if (!quoted)
			begin = *p == mark || *p == '\n';
	}
	return NULL;
}

static const char *const formulas[] = { "=HYPERLINK(\"http://x\")", "+1+1", "-1+1", "@SUM(1)", "\t=1", "  =1", "|x", "%x" };
enum { FORMULAS = sizeof(formulas) / sizeof(formulas[0]) };

Test(hostile, formulas__run_in_no_file_that_is_written)
{
	struct store *store;
	const struct store_options so = { .path = options.db, .share = "share", .user = "=1+1", .create = true };

	cr_assert_eq(store_open(&store, &so), 0, "%s", err_last());
	for (int i = 0; i < FORMULAS; i++) {
		int64_t id = fill(store, E_ORGANISATION, formulas[i], i, 0), decision = 0;
		fill(store, E_EMPLOYEE, formulas[i], i, 0);
		cr_assert_eq(fill(store, E_PLACEMENT, formulas[i], i, id), id);
		for (int e = E_NONE + 1; e < E_COUNT; e++) {
			if (e == E_ORGANISATION || e == E_EMPLOYEE || e == E_PLACEMENT)
				continue;
			int64_t one = fill(store, (enum entity_id)e, formulas[i], i, e == E_VIEW ? decision : id);
			decision = e == E_DECISION ? one : decision;
		}
	}
	store_close(&store);
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		char *csv = GOOD("export", model_entity((enum entity_id)e)->plural);
		cr_assert(has(csv, "1") && first_formula(csv) == NULL, "%s: %.60s", model_entity((enum entity_id)e)->plural,
			first_formula(csv));
	}
}

Test(hostile, formulas__run_in_no_file_of_rejected_rows)
{
	const char *path = write_file("in.csv", "Werkgever;Werknemer;Startdatum;=Uren\nA;Jan Bos;31-02-2026;=1+1\n"
		"=B;@Bos;31-02-2026;\"+1;+2\"\n");

	cr_assert_eq(ANKER("import", path).code, CLI_REFUSED);
	char *rejected = read_file(path_of("in.csv.rejected.csv"));
	cr_assert(has(rejected, "31-02-2026"), "%s", rejected);
	cr_assert(first_formula(rejected) == NULL, "%.60s", first_formula(rejected));
}
