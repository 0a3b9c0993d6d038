/* Files: import, export, check, backup, demo; timeline and search on them. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/store.h"
#include "run.h"

TestSuite(files, .init = run_open, .fini = run_close);

static const char clients[] =
	"Nummer;Naam werknemer;Werkgever;Plaats;Startdatum;Uren;Verloop\r\n"
	"P-1;Jan de Wit;Bakkerij De Korenaar;Zwolle;05-01-2026;28,5;soepel\r\n"
	"P-2;Sara Amrani;Kwekerij Groenhof;Emmen;02-02-2026;20;moeizaam\r\n";
static const char contacts[] =
	"Nummer;Datum;Met wie;Notitie\r\n"
	"P-1;01-03-2026;werkgever;Gaat goed, komt op tijd.\r\n"
	"P-2;02-03-2026;werknemer;Tempo is hoog.\r\n";

Test(files, are_imported__without_options_and_twice_is_once)
{
	const char *a = write_file("klanten.csv", clients), *b = write_file("contacten.csv", contacts);
	char *out = GOOD("import", a, b);
	cr_assert(has(out, "klanten.csv") && has(out, "contacten.csv"), "%s", out);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 2);
	cr_assert_eq(json_array_size(JSON("list", "contacts", "--json")), 2);
	cr_assert_eq(json_array_size(JSON("list", "employers", "--json")), 2);
	GOOD("import", a, b);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 2);
	cr_assert_eq(json_array_size(JSON("list", "contacts", "--json")), 2);
	json_t *p = json_array_get(JSON("list", "placements", "number=P-1", "--json"), 0);
	cr_assert_str_eq(text_of(p, "start"), "2026-01-05");
	cr_assert_str_eq(text_of(p, "course"), "smooth");
}

Test(files, are_only_looked_at__in_a_dry_run)
{
	char *out = GOOD("import", write_file("klanten.csv", clients), "--dry-run");
	cr_assert(has(out, "Startdatum") && has(out, "placement.start"), "%s", out);
	cr_assert(has(out, "UTF-8"), "%s", out);
	cr_assert_neq(access(options.db, F_OK), 0);
	GOOD("add", "region", "name=Noord");
	GOOD("import", path_of("klanten.csv"), "-n");
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 0);
}

Test(files, with_rows_that_cannot_be_read__say_why_also_in_a_dry_run)
{
	char text[4096] = "Werkgever;Werknemer;Startdatum\r\n";
	size_t n = strlen(text);
	for (int i = 0; i < 30; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "Helder;Jan Nr%d;31-02-2026\r\n", i);
	struct result o = ANKER("import", write_file("klanten.csv", text), "--dry-run");
	cr_assert_eq(o.code, CLI_REFUSED);
	cr_assert(has(o.out, "line 2 rejected: ") && has(o.out, "\"31-02-2026\" is not a date"), "%s", o.out);
	cr_assert(has(o.out, "line 21 rejected") && !has(o.out, "line 22 rejected"), "%s", o.out);
	cr_assert(has(o.out, "and 10 more rows rejected"), "none is left out uncounted: %s", o.out);
}

Test(files, are_mapped_by_hand__where_the_guess_is_not_wanted)
{
	const char *a = write_file("klanten.csv", clients);
	GOOD("add", "region", "name=Noord");
	char *out = GOOD("import", a, "--dry-run", "--map", "Plaats=", "--map", "Uren=placement.job_title");
	cr_assert(has(out, "placement.job_title") && has(out, "(left out)"), "%s", out);
	cr_assert_eq(ANKER("import", a, "--map", "Kleur=placement.start").code, CLI_REFUSED);
	cr_assert_eq(ANKER("import", a, "--map", "Uren=placement.colour").code, CLI_REFUSED);
	cr_assert_eq(ANKER("import", a, "--map", "Uren").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("import", a, "--as", "clients").code, CLI_WRONG_USE);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 0);
}

Test(files, with_bad_rows__bring_in_the_rest_and_say_so)
{
	const char *a = write_file("klanten.csv",
		"Nummer;Naam werknemer;Werkgever;Startdatum\n"
		"P-1;Jan de Wit;Bakkerij De Korenaar;05-01-2026\n"
		"P-2;Sara Amrani;Kwekerij Groenhof;gisteravond laat\n");
	struct result r = ANKER("import", a);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.out, "1 rejected") && has(r.out, "rejected.csv"), "%s", r.out);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 1);
}

Test(files, of_a_header_alone__say_that_there_are_no_rows)
{
	const char *path = write_file("kop.csv", "Nummer;Naam werknemer;Werkgever;Startdatum\n");
	char *out = GOOD("import", path);

	cr_assert(has(out, "no rows") && !has(out, "rows read"), "%s", out);
	cr_assert(has(GOOD("import", "--dry-run", path), "no rows"));
}

Test(files, that_are_none__get_one_line_and_write_nothing)
{
	const char *const bad[] = { path_of("none.csv"), path_of("."), write_file("empty.csv", "") };
	cr_assert_eq(ANKER("import", bad[0]).code, CLI_REFUSED);
	cr_assert_neq(access(options.db, F_OK), 0);
	GOOD("add", "region", "name=Noord");
	for (size_t i = 0; i < 3; i++) {
		struct result r = ANKER("import", bad[i]);
		cr_assert_eq(r.code, CLI_REFUSED, "%s", bad[i]);
		cr_assert(strchr(r.err, '\n') == r.err + strlen(r.err) - 1, "%s", r.err);
	}
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 0);
}

enum { MANY = 20000 };

static const char *write_many(void)
{
	const char *path = path_of("veel.csv");
	FILE *f = fopen(path, "w");

	cr_assert(f != NULL);
	fputs("Nummer;Naam werknemer;Werkgever;Startdatum\n", f);
	for (int i = 0; i < MANY; i++)
		fprintf(f, "P-%d;Voornaam%d Achternaam%d;Werkgever %d;05-01-2026\n", i, i, i, i / 4);
	cr_assert_eq(fclose(f), 0);
	return path;
}

Test(files, stop_between_batches__at_ctrl_c)
{
	const struct query q = { .entity = E_PLACEMENT };
	struct store *store;
	int64_t rows = 0;

	GOOD("add", "region", "name=Noord");
	const struct store_options so = {
		.path = options.db, .share = "share", .user = "watch", .readonly = true
	};
	cr_assert_eq(store_open(&store, &so), 0, "%s", err_last());
	int out = open(path_of("out"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	const char *const words[] = { "import", write_many(), NULL };
	pid_t pid = anker_start(out, words);
	/* The first batch is in: now the user presses Ctrl-C. */
	siginfo_t ended = { 0 };
	while (rows == 0 && waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
		ended.si_pid == 0)
		cr_assert_eq(store_count(store, &q, 1, &rows), 0, "%s", err_last());
	cr_assert_eq(kill(pid, SIGINT), 0);
	struct result r = anker_end(pid);
	close(out);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert_eq(store_count(store, &q, 0, &rows), 0);
	store_close(&store);
	cr_assert_lt(rows, MANY);
	cr_assert(has(r.err, arena_printf(arena, "stopped: %lld rows", (long long)rows)), "%lld: %s",
		(long long)rows, r.err);
	GOOD("check");
}

Test(files, are_exported__as_csv_or_json_for_the_owner_alone)
{
	GOOD("import", write_file("klanten.csv", clients));
	char *csv = GOOD("export", "placements");
	cr_assert(has(csv, ";") && has(csv, "P-1") && has(csv, "P-2"), "%s", csv);
	cr_assert(!has(GOOD("export", "placements", "number=P-1"), "P-2"));
	cr_assert_eq(json_array_size(JSON("export", "placements", "--json")), 2);

	const char *to = path_of("out.csv");
	struct stat st;
	GOOD("export", "placements", "-o", to);
	cr_assert_str_eq(read_file(to), csv);
	cr_assert_eq(stat(to, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	cr_assert_eq(ANKER("export", "placements", "-o", path_of("no/such/folder")).code, CLI_REFUSED);
	cr_assert_eq(ANKER("export", "placements", "--csv", "--json").code, CLI_WRONG_USE);
}

Test(files, of_a_calendar_are_written__and_take_no_options_of_a_table)
{
	make_office();
	GOOD("add", "action", "placement=1", "kind=evaluate", "what=met Jan terugkijken", "due=2026-12-01");
	char *out = GOOD("export", "calendar");
	cr_expect(has(out, "BEGIN:VCALENDAR\r\n") && has(out, "END:VCALENDAR\r\n"), "%s", out);
	cr_expect(has(out, "DTSTART;VALUE=DATE:20261201\r\n") && has(out, "DTSTAMP:20261122T000000Z\r\n"),
		"%s", out);
	cr_expect(!has(out, "met Jan"), "%s", out);
	cr_expect(has(GOOD("export", "calendar", "--names"), "met Jan"));
	const char *to = path_of("anker.ics");
	GOOD("export", "agenda", "-o", to);
	cr_expect_str_eq(read_file(to), out);
	struct stat st;
	cr_expect(stat(to, &st) == 0 && (st.st_mode & 0777) == 0600);
	cr_expect_str_eq(GOOD("export", "calendar", "--read-only"), out);
	cr_expect_eq(ANKER("export", "calendar", "--json").code, CLI_WRONG_USE);
	cr_expect_eq(ANKER("export", "calendar", "kind=evaluate").code, CLI_WRONG_USE);
	cr_expect_eq(ANKER("export", "actions", "--names").code, CLI_WRONG_USE);
}

Test(files, on_a_full_disk__are_named_with_what_is_wrong)
{
	static char long_text[3000];

	make_office();
	memset(long_text, 'a', sizeof long_text - 1);
	for (int i = 0; i < 4; i++)
		GOOD("add", "action", "placement=1", "kind=evaluate", "due=2026-12-01",
			arena_printf(arena, "what=%s", long_text));
	static const char *const kinds[] = { "calendar", "actions" };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct result r = strcmp(kinds[i], "calendar") == 0
					  ? ANKER("export", kinds[i], "--names", "-o", "/dev/full")
					  : ANKER("export", kinds[i], "-o", "/dev/full");
		cr_expect_eq(r.code, CLI_REFUSED);
		cr_expect(has(r.err, "/dev/full cannot be written: No space left"), "%s", r.err);
	}
	const char *const words[] = { "export", "calendar", "--names", NULL };
	int full = open("/dev/full", O_WRONLY);
	struct result r = anker_to(full, words);
	close(full);
	cr_expect_eq(r.code, CLI_REFUSED);
	cr_expect(has(r.err, "No space left"), "%s", r.err);
}

Test(files, have_their_contacts__in_timeline_and_search)
{
	GOOD("import", write_file("klanten.csv", clients), write_file("contacten.csv", contacts));
	json_t *line = JSON("timeline", "P-1", "--json");
	cr_assert_eq(json_array_size(line), 1);
	cr_assert_str_eq(text_of(json_array_get(line, 0), "entity"), "contact");
	cr_assert_str_eq(text_of(json_array_get(line, 0), "date"), "2026-03-01");
	cr_assert_str_eq(text_of(json_array_get(line, 0), "party"), "employer");
	cr_assert(has(GOOD("timeline", "employer/Kwekerij Groenhof"), "Tempo is hoog"));
	json_t *hits = JSON("search", "tempo", "--json");
	cr_assert_eq(json_array_size(hits), 1);
	cr_assert_eq(number_of(json_array_get(hits, 0), "placement"), 2);
	cr_assert_eq(json_array_size(JSON("search", "korenaar", "--limit", "1", "--json")), 1);
	struct result r = ANKER("search", "nergens");
	cr_assert_eq(r.code, CLI_GOOD);
	cr_assert(has(r.err, "nothing found"), "%s", r.err);
}

Test(files, are_checked_and_copied)
{
	GOOD("import", write_file("klanten.csv", clients));
	cr_assert(has(GOOD("check"), "is good"));
	const char *copy = path_of("copy.db");
	GOOD("backup", copy);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json", "--db", copy)), 2);
	cr_assert_eq(ANKER("backup", copy).code, CLI_REFUSED);
	const char *other = write_file("notes.txt", "no caseload at all, just words\n");
	cr_assert_eq(ANKER("check", "--db", other).code, CLI_REFUSED);
}

Test(files, of_the_demo__have_a_place_of_their_own)
{
	char *out = GOOD("demo", "--placements", "6");
	cr_assert(has(out, arena_printf(arena, "anker --db %s", options.demo_db)), "%s", out);
	cr_assert_neq(access(options.db, F_OK), 0);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json", "--db", options.demo_db)), 6);
	cr_assert(json_array_size(JSON("suggest", "--all", "--json", "--db", options.demo_db)) > 0);
	cr_assert_eq(ANKER("demo").code, CLI_REFUSED);
	GOOD("demo", "--placements", "6", "--open");
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json", "--db", options.demo_db)), 6);
	GOOD("demo", "--new", "--placements", "8");
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json", "--db", options.demo_db)), 8);
	cr_assert_eq(ANKER("demo", "--placements", "few").code, CLI_WRONG_USE);
	GOOD("demo", "--new", "--field");
	cr_assert_eq(json_array_size(JSON("field", "list", "--json", "--db", options.demo_db)), 2);
	cr_assert_eq(json_array_size(JSON("field", "shelf", "--json", "--db", options.demo_db)), 2);
}

Test(files, of_real_work__are_never_made_a_demo)
{
	GOOD("import", write_file("klanten.csv", clients));
	options.db_given = true;
	cr_assert_eq(ANKER("demo").code, CLI_REFUSED);
	cr_assert_eq(ANKER("demo", "--open").code, CLI_REFUSED);
	cr_assert_eq(ANKER("demo", "--new").code, CLI_REFUSED);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 2);
}
