/* Interviews on the command line: prepare, a whole talk in plain prompts, what is left
 * of it, and question lists that are checked. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run.h"

TestSuite(interview, .init = run_open, .fini = run_close);

/* Runs words with these lines on standard input. */
static struct result typed(const char *lines, const char *const *words)
{
	int before = dup(STDIN_FILENO), in = open(write_file("typed", lines), O_RDONLY);

	cr_assert(before >= 0 && in >= 0 && dup2(in, STDIN_FILENO) == STDIN_FILENO);
	struct result r = anker_run(words);
	cr_assert_eq(dup2(before, STDIN_FILENO), STDIN_FILENO);
	close(before);
	close(in);
	return r;
}
#define TYPED(lines, ...) typed(lines, (const char *const[]){ __VA_ARGS__, NULL })

static const char list[] =
	"# Test {#test}\n\nA short one.\n\n- with: employer\n- version: 1\n\n## Work {#work}\n\n"
	"### How is it going? {#course}\n\n- fact: verloop\n- share: employer, employee\n- under: well\n\n"
	"### What helps? {#helps}\n\n- kind: text\n- share: employer\n- under: support\n\n"
	"### When did it start? {#since}\n\n- kind: date\n- past: yes\n\n"
	"### What is on your mind? {#mind}\n\n1. the work {work}\n2. the team {team}\n3. money {money}\n\n- kind: choices\n";

static void make_talk_office(void)
{
	cr_assert_eq(mkdir(path_of("rules"), 0700), 0);
	cr_assert_eq(mkdir(path_of("interviews"), 0700), 0);
	options.rules = path_of("rules");
	make_office();
	write_file("interviews/test.md", list);
}

/* Past what is asked first, to the topic of the list itself. */
#define WORK "g\n2\n"

static json_t *answer_to(json_t *talk, const char *question)
{
	size_t i;
	json_t *o;

	json_array_foreach(json_object_get(talk, "answers"), i, o)
		if (strcmp(text_of(o, "question"), question) == 0)
			return o;
	return NULL;
}

Test(interview, a_whole_talk_in_plain_prompts)
{
	make_talk_office();
	struct result r = TYPED(WORK "2\na good word\nin March\n1 3\no\nshe said so\n'\ncall back\na\nbring Ria along\n1\n+2w\nf\ny\n\n",
		"interview", "talk", "P-1", "--plain", "--questions", "test");
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert(has(r.out, "How is it going?"), "%s", r.out);
	cr_assert(has(r.out, "finished"), "%s", r.out);
	json_t *talk = JSON("interview", "show", "1", "--json");
	cr_assert_str_eq(text_of(talk, "state"), "finished");
	cr_assert_str_eq(text_of(answer_to(talk, "course"), "value"), "attention");
	cr_assert_str_eq(text_of(answer_to(talk, "helps"), "words"), "a good word");
	cr_assert_str_eq(text_of(answer_to(talk, "since"), "value"), "2026-03");
	cr_assert_str_eq(text_of(answer_to(talk, "mind"), "value"), "work money");
	cr_assert_str_eq(text_of(JSON("show", "placement/1", "--json"), "course"), "attention");
	json_t *action = json_array_get(JSON("list", "actions", "kind=promise", "--json"), 0);
	cr_assert_str_eq(text_of(action, "promised_by"), "employer");
	cr_assert_str_eq(text_of(action, "due"), "2026-12-06");
	cr_assert_eq(json_array_size(JSON("list", "contacts", "placement=P-1", "--json")), 1);
	char *page = GOOD("interview", "summary", "1", "--format", "text", "--ground", "public_task", "--reason",
		"the guidance itself");
	cr_assert(has(page, "a good word") && has(page, "Ria") && !has(page, "she said so") && !has(page, "call back"), "%s",
		page);
}

/* A table goes to others: what was said does, what the expert noted beside it does not. */
Test(interview, remarks_and_notes_are_in_no_table)
{
	make_talk_office();
	TYPED(WORK "2\na good word\no\nMARKREMARK\n'\nMARKNOTE\np\n", "interview", "talk", "P-1", "--plain",
		"--questions", "test");
	char *csv = GOOD("export", "answers", "--csv"), *json = GOOD("export", "answers", "--json");
	cr_assert(has(csv, "a good word") && !has(csv, "MARK"), "%s", csv);
	cr_assert(has(json, "MARKREMARK") && has(json, "MARKNOTE"), "%s", json);
}

Test(interview, taking_back_too_often_takes_nothing_else)
{
	make_talk_office();
	GOOD("set", "placement/1", "job_title=baker");
	TYPED(WORK "u\n2\nu\nu\nu\nrest\np\n", "interview", "talk", "P-1", "--plain", "--questions", "test");
	json_t *talk = JSON("interview", "show", "1", "--json");
	cr_assert_null(answer_to(talk, "course"));
	cr_assert_str_eq(text_of(answer_to(talk, "helps"), "words"), "rest");
	cr_assert_str_eq(text_of(JSON("show", "placement/1", "--json"), "job_title"), "baker");
}

Test(interview, one_that_is_finished_is_not_gone_on_with)
{
	make_talk_office();
	TYPED(WORK "2\nf\ny\n\n", "interview", "talk", "P-1", "--plain", "--questions", "test");
	struct result r = TYPED("", "interview", "talk", "interview/1", "--plain");
	cr_assert_eq(r.code, CLI_REFUSED, "%s", r.out);
	cr_assert(has(r.err, "finished"), "%s", r.err);
	cr_assert_str_eq(r.out, "");
	cr_assert_eq(ANKER("interview", "summary", "1", "--placement", "employer/1").code, CLI_WRONG_USE);
}

/* Their columns look like those of contacts, which they are not. */
Test(interview, tables_of_conversations_are_not_imported)
{
	static const char *const tables[] = { "interviews", "answers", "summaries", "decisions" };
	make_talk_office();
	TYPED(WORK "2\na good word\nf\ny\n\n", "interview", "talk", "P-1", "--plain", "--questions", "test");
	size_t before = json_array_size(JSON("list", "contacts", "--json"));
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		const char *file = path_of(arena_printf(arena, "%s.csv", tables[i]));
		GOOD("export", tables[i], "--csv", "-o", file);
		struct result r = ANKER("import", file);
		cr_expect_eq(r.code, CLI_REFUSED, "%s: %s", tables[i], r.out);
		cr_expect(has(r.err, "makes those itself"), "%s", r.err);
	}
	cr_assert_eq(json_array_size(JSON("list", "contacts", "--json")), before);
	const char *file = path_of("contacts");
	GOOD("export", "contacts", "--csv", "-o", file);
	GOOD("import", file);
	cr_assert_eq(json_array_size(JSON("list", "contacts", "--json")), before);
}

Test(interview, the_end_of_the_input_pauses__and_the_same_words_go_on)
{
	make_talk_office();
	struct result r = TYPED(WORK "1\n", "interview", "talk", "P-1", "--plain", "--questions", "test");
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert(has(r.out, "paused"), "%s", r.out);
	cr_assert_str_eq(text_of(JSON("interview", "show", "1", "--json"), "state"), "paused");
	size_t had = json_array_size(json_object_get(JSON("interview", "show", "1", "--json"), "answers")) - 1;
	r = TYPED("it helps to plan\n", "interview", "talk", "P-1", "--plain");
	cr_assert(has(r.out, "What helps?") && !has(r.out, "How is it going?"), "%s", r.out);
	json_t *talk = JSON("interview", "show", "1", "--json");
	cr_assert_eq(json_array_size(json_object_get(talk, "answers")), had + 2);
	cr_assert_eq(json_array_size(JSON("interview", "list", "--json")), 1);
}

Test(interview, what_is_not_understood_is_asked_again)
{
	make_talk_office();
	struct result r = TYPED(WORK "9\nsoepel?\n1\nfine\ngisterenochtend\nx\n2\nu\nu\np\n", "interview", "talk", "P-1", "--plain",
		"--questions", "test");
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert(has(r.out, "choose a number from 1 to 3"), "%s", r.out);
	cr_assert(has(r.out, "taken back"), "%s", r.out);
	json_t *talk = JSON("interview", "show", "1", "--json");
	cr_assert(answer_to(talk, "since") == NULL, "refused, and taken back");
	cr_assert_str_eq(text_of(answer_to(talk, "helps"), "words"), "fine");
}

Test(interview, prepares)
{
	make_talk_office();
	json_t *p = JSON("interview", "prepare", "P-1", "--json");
	cr_assert_eq(json_array_size(json_object_get(p, "placements")), 2);
	cr_assert_eq(number_of(p, "employer"), 1);
	cr_assert(json_array_size(json_object_get(p, "ask_first")) <= 5);
	char *out = GOOD("interview", "prepare", "employer/1");
	cr_assert(has(out, "Ask first") && has(out, "question list:"), "%s", out);
	cr_assert_eq(ANKER("interview", "prepare", "employer/99").code, CLI_REFUSED);
	cr_assert_eq(ANKER("interview", "prepare").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("interview", "perpare", "P-1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("interview", "talk", "P-1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("interview", "show", "12").code, CLI_REFUSED);
	cr_assert_eq(ANKER("interview", "show", "x").code, CLI_WRONG_USE);
}

/* What someone can carry is not asked of the employer, on its own. */
Test(interview, what_is_private_is_told_and_not_asked)
{
	json_t *ask, *p;
	size_t i, private = 0;

	GOOD("demo");
	options.db = options.demo_db;
	p = JSON("interview", "prepare", "Groenbedrijf De Linde", "--json");
	json_array_foreach(json_object_get(p, "ask_first"), i, ask) {
		const char *fact = text_of(ask, "fact");
		bool own = strcmp(fact, "sfb") == 0 || strcmp(fact, "datum_belastbaarheidsprofiel") == 0;
		cr_expect_eq(json_is_true(json_object_get(ask, "asked")), !own, "%s", fact);
		private += own;
	}
	cr_assert(private > 0 && private < json_array_size(json_object_get(p, "ask_first")));
	char *out = GOOD("interview", "prepare", "Groenbedrijf De Linde");
	cr_assert(has(out, "Has an SFB been established? (private: is not asked;"), "%s", out);
	struct result r = TYPED("f\nn\np\n", "interview", "talk", "Groenbedrijf De Linde", "--plain");
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert(has(r.out, "Does the no-risk policy apply?"), "%s", r.out);
	cr_assert(!has(r.out, "SFB"), "%s", r.out);
}

Test(interview, the_end_tells_what_it_answered__and_the_timeline_which_talk_it_was)
{
	GOOD("demo");
	options.db = options.demo_db;
	struct result r = TYPED("]\n]\n1\nf\ny\n\n", "interview", "talk", "Groenbedrijf De Linde", "--plain");
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert(has(r.out, "suggestions that this answered:\n  + Speak with the employer\n"), "%s", r.out);
	json_t *talk = json_array_get(JSON("interview", "list", "--json"), 0);
	json_t *row, *last = NULL;
	size_t i;
	json_array_foreach(JSON("timeline", arena_printf(arena, "employer/%d",
		(int)number_of(talk, "employer")), "--json"), i, row)
		if (json_integer_value(json_object_get(row, "interview")) == number_of(talk, "id")) {
			cr_expect_null(last, "one row for the talk");
			last = row;
		}
	cr_assert_not_null(last);
	cr_assert_str_eq(text_of(last, "entity"), "contact");
	json_t *contact = json_array_get(JSON("list", "contacts", arena_printf(arena, "interview=%d",
		(int)number_of(talk, "id")), "--json"), 0);
	cr_assert_eq(number_of(contact, "id"), number_of(last, "id"));
}

Test(interview, checks_question_lists__without_a_caseload)
{
	const char *good = write_file("test.md", list);
	cr_assert(has(GOOD("interview", "check", good), "4 questions in 1 topics"));
	const char *bad = write_file("bad.md", "# T {#t}\n\n## W {#w}\n\n### A? {#a}\n\n- fact: verlop\n\n### B? {#b}\n\n- kind: text\n");
	struct result r = ANKER("interview", "check", good, bad);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.out, "bad.md:7"), "%s", r.out);
	bad = write_file("bad.md", "# T {#t}\n\n## W {#w}\n\n### A? {#a}\n\n- fact: verlop\n\n### B? {#b}\n\n- kind: poem\n");
	r = ANKER("interview", "check", bad);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.out, "bad.md:7") && has(r.out, "bad.md:11"), "every fault, also when nothing is left: %s", r.out);
	r = ANKER("interview", "check", path_of("none.md"));
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "none.md"), "%s", r.err);
	cr_assert_neq(access(path_of("c.db"), F_OK), 0, "no caseload was made");
}

Test(interview, the_summary_says_whose_it_is)
{
	make_talk_office();
	TYPED(WORK "1\nplans\nf\ny\n\n", "interview", "talk", "P-1", "--plain", "--questions", "test");
	cr_assert_eq(ANKER("interview", "summary", "1", "--for", "employee").code, CLI_WRONG_USE, "which employee");
	cr_assert_eq(ANKER("interview", "summary", "1", "--for", "boss").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("interview", "summary", "1", "--format", "pdf").code, CLI_WRONG_USE);
	char *own = GOOD("interview", "summary", "1", "--for", "employee", "--placement", "P-1");
	cr_assert(!has(own, "plans"), "not shared with the employee: %s", own);
	cr_assert_eq(ANKER("interview", "summary", "1", "--format", "html", "-o", path_of("page.html")).code, CLI_REFUSED,
		"without a ground it does not go");
	cr_assert_neq(access(path_of("page.html"), F_OK), 0);
	GOOD("interview", "summary", "1", "--format", "html", "-o", path_of("page.html"), "--ground", "reintegration",
		"--reason", "they work on it together");
	cr_assert(has(read_file(path_of("page.html")), "<!DOCTYPE html>"));
}
