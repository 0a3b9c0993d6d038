/* anker field out, list, show, lost: what travels, the file, the list, a laptop that is gone. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/seal.h"
#include "run.h"

static const char *passphrase;

static void open_office(void)
{
	run_open();
	passphrase = write_file("passphrase", "vier woorden zijn beter\n");
	chmod(passphrase, 0600);
	make_office();
	GOOD("add", "contact", "placement=1", "party=employer", "date=2026-11-01", "note=Jan gaat vooruit");
	GOOD("add", "contact", "placement=1", "party=employer", "date=2025-01-01", "note=oud een");
	GOOD("add", "contact", "placement=1", "party=employer", "date=2025-01-02", "note=oud twee");
	GOOD("add", "contact", "placement=2", "party=employer", "date=2026-11-02", "note=Sara twijfelt");
}

TestSuite(field_out, .init = open_office, .fini = run_close);

/* Placement 1 in a sealed file. */
static const char *take(void)
{
	const char *file = path_of("week47.anker");
	GOOD("field", "out", "--placements", "1", "-o", file, "--passphrase-file", passphrase);
	return file;
}

Test(field_out, looked_at_first__tells_what_travels_and_what_stays)
{
	char *out = GOOD("field", "out", "--placements", "P-1", "--dry-run");
	cr_assert(has(out, "contacts") && has(out, "Never travels"), "%s", out);
	json_t *kinds = JSON("field", "out", "--placements", "1", "--since", "2026-01-01", "--dry-run", "--json");
	json_t *contacts = json_object_get(kinds, "contacts");
	cr_assert_eq(number_of(contacts, "travels"), 2, "that of November and the newest before it");
	cr_assert_eq(number_of(contacts, "stays"), 2);
	cr_assert_eq(json_array_size(JSON("field", "list", "--json")), 0, "nothing was written");
}

Test(field_out, is_a_file_that_is_the_whole_program_with_what_was_chosen)
{
	const char *file = path_of("week47.anker");
	char *out = GOOD("field", "out", "--placements", "1", "--label", "laptop", "-o", file, "--passphrase-file",
		passphrase);
	cr_assert(has(out, "take-out 1, 1 placement, 6 records") && has(out, "Also at laptop since"), "%s", out);
	struct stat st;
	cr_assert_eq(stat(file, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	char *bytes = read_file(file);
	cr_assert(strncmp(bytes, "ANKSEAL", 7) == 0, "it is sealed");
	options.db = file;
	options.passphrase_file = passphrase;
	cr_assert_eq(json_array_size(JSON("list", "contacts", "--json")), 3);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 1);
	GOOD("add", "contact", "placement=1", "party=employer", "note=onderweg");
	cr_assert_str_eq(text_of(json_array_get(JSON("list", "contacts", "note=onderweg", "--json"), 0), "note"),
		"onderweg");
	GOOD("check");
}

Test(field_out, is_in_the_list_with_what_was_chosen)
{
	take();
	json_t *list = JSON("field", "list", "--json"), *t = json_array_get(list, 0);
	cr_assert_eq(json_array_size(list), 1);
	cr_assert_eq(number_of(t, "takeout"), 1);
	cr_assert_str_eq(text_of(t, "state"), "out");
	cr_assert_str_eq(text_of(t, "owner"), "anna");
	cr_assert_str_eq(text_of(t, "scope"), "placements 1");
	cr_assert_eq(number_of(t, "placements"), 1);
	char *out = GOOD("field", "list");
	cr_assert(has(out, "laptop") && has(out, "anna") && has(out, "out"), "%s", out);
	out = GOOD("field", "show", "1");
	cr_assert(has(out, "Jan de Wit") && !has(out, "Sara"), "%s", out);
	json_t *one = JSON("field", "show", "1", "--json");
	cr_assert_eq(number_of(json_object_get(one, "kinds"), "contacts"), 3);
	out = GOOD("show", "placement/1");
	cr_assert(has(out, "Also at: laptop (anna) since"), "%s", out);
	cr_assert(!has(GOOD("show", "placement/2"), "Also at"), "it stayed here");
	cr_assert_eq(ANKER("field", "show", "2").code, CLI_REFUSED);
	cr_assert_eq(ANKER("field", "show", "twee").code, CLI_WRONG_USE);
}

Test(field_out, of_ones_own_placements__knows_whose_they_are)
{
	const char *file = path_of("mine.anker");
	struct result r = ANKER("field", "out", "--mine", "-o", file, "--passphrase-file", passphrase);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "no labour expert has the login anna"), "%s", r.err);
	GOOD("add", "expert", "family_name=Anna", "login=anna");
	GOOD("set", "placements/2", "expert=1");
	GOOD("field", "out", "--mine", "-o", file, "--passphrase-file", passphrase);
	char *out = GOOD("field", "show", "1");
	cr_assert(has(out, "Sara Amrani") && !has(out, "Jan de Wit"), "%s", out);
}

Test(field_out, of_an_employer__brings_its_placements)
{
	const char *file = path_of("employer.anker");
	GOOD("field", "out", "--employers", "Bakkerij De Korenaar", "-o", file, "--passphrase-file", passphrase);
	options.db = file;
	options.passphrase_file = passphrase;
	cr_assert_eq(json_array_size(JSON("list", "employers", "--json")), 1);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 2);
}

/* Nor does what stays behind look called off. */
Test(field_out, a_calendar_on_the_way__is_one_with_that_of_the_office)
{
	GOOD("add", "action", "placement=1", "kind=evaluate", "what=terugkijken", "due=2026-12-01");
	GOOD("add", "action", "placement=2", "kind=evaluate", "what=terugkijken", "due=2026-12-02");
	const char *file = take(), *office = options.db;
	options.db = file;
	options.passphrase_file = passphrase;
	char *on_the_way = GOOD("export", "calendar"), *uid = strstr(on_the_way, "UID:action-");
	cr_assert_not_null(uid, "%s", on_the_way);
	uid = arena_strndup(arena, uid, strcspn(uid, "\r"));
	options.db = office;
	options.passphrase_file = NULL;
	cr_expect(has(GOOD("export", "calendar"), uid), "%s", uid);
	file = path_of("second.anker");
	GOOD("field", "out", "--placements", "2", "-o", file, "--passphrase-file", passphrase);
	options.db = file;
	options.passphrase_file = passphrase;
	on_the_way = GOOD("export", "calendar");
	cr_expect(has(on_the_way, "20261202") && !has(on_the_way, "CANCELLED"), "%s", on_the_way);
}

Test(field_out, without_a_name__is_called_after_the_week)
{
	setenv("HOME", path_of("home"), 1);
	mkdir(path_of("home"), 0700);
	GOOD("field", "out", "--placements", "1", "--passphrase-file", passphrase);
	cr_assert_eq(access(path_of("home/ANKER-week47.anker"), F_OK), 0);
}

Test(field_out, to_standard_output__gives_the_file_and_nothing_else)
{
	const char *file = path_of("streamed.anker");
	int fd = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	struct result r = anker_to(fd, (const char *const[]){ "field", "out", "--placements", "1", "-o", "-",
		"--passphrase-file", passphrase, NULL });
	close(fd);
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert(has(r.err, "take-out 1"), "%s", r.err);
	options.db = file;
	options.passphrase_file = passphrase;
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 1);
}

Test(field_out, says_what_is_wrong__and_leaves_nothing)
{
	const char *file = write_file("there.anker", "mine");
	cr_assert_eq(ANKER("field", "out", "-o", path_of("x")).code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("field", "fly").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("field", "out", "--placements", "99", "-o", path_of("x")).code, CLI_REFUSED);
	cr_assert_eq(ANKER("field", "out", "--placements", "1", "--since", "ooit", "-o", path_of("x")).code,
		CLI_WRONG_USE);
	struct result r = ANKER("field", "out", "--placements", "1", "-o", file, "--passphrase-file", passphrase);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "exists already"), "%s", r.err);
	cr_assert_str_eq(read_file(file), "mine");
	r = ANKER("field", "out", "--placements", "1", "-o", path_of("no/such/folder"), "--passphrase-file", passphrase);
	cr_assert_eq(r.code, CLI_REFUSED);
	r = ANKER("field", "out", "--placements", "1", "-o", path_of("y"));
	cr_assert_eq(r.code, CLI_REFUSED, "there is no terminal to ask on");
	cr_assert(has(r.err, "--passphrase-file"), "%s", r.err);
	cr_assert_neq(access(path_of("y"), F_OK), 0);
	json_t *list = JSON("field", "list", "--json");
	for (size_t i = 0; i < json_array_size(list); i++)
		cr_assert_str_eq(text_of(json_array_get(list, i), "state"), "void");
}

Test(field_out, of_a_takeout__is_refused)
{
	options.db = take();
	options.passphrase_file = passphrase;
	struct result r = ANKER("field", "out", "--placements", "1", "-o", path_of("again"), "--passphrase-file",
		passphrase);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "this is a take-out itself"), "%s", r.err);
	cr_assert(has(ANKER("field", "list").err, "this is take-out 1, of anna"));
}

/* ---- lost ---- */

Test(field_out, lost__asks_first)
{
	take();
	struct result r = ANKER("field", "lost", "1");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.out, "Jan de Wit") && has(r.err, "--yes"), "%s%s", r.out, r.err);
	cr_assert_str_eq(text_of(json_array_get(JSON("field", "list", "--json"), 0), "state"), "out");
	cr_assert_eq(ANKER("field", "lost", "7", "--yes").code, CLI_REFUSED);
}

Test(field_out, lost__writes_a_page_with_who_was_on_it_and_until_when_it_can_be_reported)
{
	const char *page = path_of("report.md");
	take();
	struct result r = ANKER("field", "lost", "1", "--yes", "-o", page);
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert(has(r.err, "within 72 hours"), "%s", r.err);
	char *text = read_file(page);
	cr_assert(has(text, "Jan de Wit") && !has(text, "Sara"), "%s", text);
	cr_assert(has(text, "- 3 contacts: notes in words") && has(text, "## What to do now"), "%s", text);
	struct stat st;
	cr_assert_eq(stat(page, &st), 0);
	cr_assert_eq(st.st_mode & 077, 0, "it names people");
	cr_assert_str_eq(text_of(json_array_get(JSON("field", "list", "--json"), 0), "state"), "lost");
	/* Again: the page alone, with the moment it was first told. */
	json_t *again = JSON("field", "lost", "1", "--json");
	cr_assert_str_eq(text_of(again, "known"), text_of(again, "last"));
	cr_assert_eq(ANKER("field", "lost", "1", "-o", page).code, CLI_REFUSED, "it is never written over");
}

Test(field_out, lost__follows_ones_own_words_and_hours)
{
	mkdir(path_of("reference"), 0700);
	options.rules = path_of("rules");
	take();
	char *out = GOOD("field", "lost", "1", "--yes");
	cr_assert(has(out, "## What to do now"), "%s", out);
	write_file("reference/loss.en.md", "## Our protocol\n\nCall Wim.\n");
	out = GOOD("field", "lost", "1");
	cr_assert(has(out, "Call Wim.") && !has(out, "## What to do now"), "%s", out);
}
