/* How commands are used: the table, help, tips, exit codes, completion. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "anker/model.h"
#include "run.h"

TestSuite(use, .init = run_open, .fini = run_close);

Test(use, tells_the_nearest_command__when_there_is_none_of_that_name)
{
	struct result r = ANKER("lsit", "placements");

	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "did you mean list?"), "%s", r.err);
	cr_assert_str_eq(r.out, "");
	cr_assert_eq(ANKER("zzzzzzzzzzz").code, CLI_WRONG_USE);
}

Test(use, prints_usage_and_options__for_every_command)
{
	const char *name;

	for (size_t i = 0; (name = cli_command_name(i)) != NULL; i++) {
		char *out = GOOD(name, "--help");
		cr_assert(has(out, arena_printf(arena, "usage: anker %s", name)), "%s", out);
		cr_assert_str_eq(GOOD("help", name), out);
	}
	cr_assert(has(GOOD("list", "--help"), "--limit N"));
	cr_assert(!has(GOOD("list", "--help"), "--coverage"));
}

Test(use, is_refused__with_options_of_other_commands_or_too_many_words)
{
	cr_assert_eq(ANKER("undo", "--json").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("undo", "twice").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("show").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("list", "placements", "--limit").code, CLI_WRONG_USE);
	struct result r = ANKER("list", "placements", "--jsno");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "--json"), "%s", r.err);
}

Test(use, says_how_to_make_a_caseload__when_there_is_none)
{
	struct result r = ANKER("list", "placements");

	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "anker import") && has(r.err, "c.db"), "%s", r.err);
	cr_assert_str_eq(r.out, "");
	cr_assert_neq(access(options.db, F_OK), 0, "a look must not make a file");
}

Test(use, takes_general_options__behind_the_command)
{
	const char *other = path_of("other.db");

	GOOD("add", "region", "name=Noord", "--db", other);
	cr_assert_neq(access(options.db, F_OK), 0);
	cr_assert_eq(json_array_size(JSON("list", "regions", "--json", "--db", other)), 1);
	cr_assert_eq(ANKER("list", "regions", "--db", other, "--lang", "fr").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("list", "regions", "--db", other, "--today", "neverday").code, CLI_WRONG_USE);
}

Test(use, refuses_a_wrong_day_of_the_environment__in_the_language_asked_for)
{
	options.bad_today = "neverday";
	struct result r = ANKER("list", "regions");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "ANKER_TODAY: ") && has(r.err, "is not a date"), "%s", r.err);
	/* Compiled catalogues stand beside the program. */
	const char *program = getenv("ANKER");
	cr_assert(program != NULL);
	size_t folder = (size_t)(strrchr(program, '/') - program);
	options.locale = arena_printf(arena, "%.*s/share", (int)folder, program);
	r = ANKER("list", "regions", "--lang", "nl");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "ANKER_TODAY: ") && has(r.err, "is geen datum"), "%s", r.err);
}

Test(use, is_refused__with_an_empty_file_name)
{
	struct result r = ANKER("list", "regions", "--db", "");

	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "--db needs"), "%s", r.err);
}

Test(use, writes_nothing__when_read_only)
{
	make_office();
	struct result r = ANKER("add", "region", "name=Noord", "--read-only");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert_neq(r.err[0], '\0');
	cr_assert_eq(json_array_size(JSON("list", "regions", "--json")), 0);
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json", "--read-only")), 2);
}

Test(use, has_its_options_read__up_to_the_command)
{
	const char *const words[] = { "anker", "--db", "x.db", "--today=2026-01-15", "--read-only", "list",
		"--json", NULL };
	struct cli_options o = options;
	int first = 0;

	cr_assert_eq(anker_options(&o, words, &first), CLI_GOOD);
	cr_assert_eq(first, 5);
	cr_assert_str_eq(o.db, "x.db");
	cr_assert(o.db_given && o.readonly && !o.ascii);
	char iso[DATE_ISO_SIZE];
	cr_assert_str_eq(date_iso(iso, o.today), "2026-01-15");
}

static void check_completion(const char *path)
{
	char *text = read_file(path);
	const char *name;

	for (size_t i = 0; (name = cli_command_name(i)) != NULL; i++)
		cr_assert(has(text, name), "%s does not know the command %s", path, name);
	for (size_t i = 0; (name = cli_option_name(i)) != NULL; i++)
		cr_assert(has(text, arena_printf(arena, "--%s", name)), "%s does not know --%s", path, name);
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		cr_assert(has(text, model_entity((enum entity_id)e)->plural), "%s: entity %d", path, e);
}

Test(use, is_completed__in_bash_and_zsh)
{
	check_completion("share/completion/anker.bash");
	check_completion("share/completion/_anker");
}

Test(use, is_told_whole__in_the_manual)
{
	char *text = read_file("man/anker.1");
	const char *name;

	for (size_t i = 0; (name = cli_command_name(i)) != NULL; i++)
		cr_assert(has(text, arena_printf(arena, ".It Cm %s", name)), "anker.1 does not tell of %s",
			name);
	for (size_t i = 0; (name = cli_option_name(i)) != NULL; i++)
		cr_assert(has(text, arena_printf(arena, "Fl -%s", name)), "anker.1 does not tell of --%s",
			name);
}

/* The program itself names the parts: "rules x does not exist; choose from check, test, ...". */
Test(use, tells_every_part_of_rules__in_the_manual)
{
	char *text = read_file("man/anker.1"), *parts = strstr(ANKER("rules", "zzz").err, "choose from "), *end;
	size_t n = 0;

	cr_assert_not_null(parts);
	parts += strlen("choose from ");
	for (char *part = strtok_r(parts, ", \n", &end); part; part = strtok_r(NULL, ", \n", &end), n++)
		cr_assert(has(text, arena_printf(arena, "Cm rules %s", part)) ||
			has(text, arena_printf(arena, "It Cm rules Cm %s", part)), "anker.1 does not tell of rules %s",
			part);
	cr_assert_geq(n, 10);
}
