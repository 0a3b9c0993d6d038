/* Why a question is asked: the rules that wait for it, as a screen counts and lists them. */
#include "talk_office.h"

static const char rules[] =
	"regel een\n  titel \"Een\"\n  stand in gebruik\n  prioriteit 40\n  als\n    - leert_nog is ja\n"
	"    - begeleiding_geregeld is nee\n  stel voor anders\n  omdat \"Omdat een\"\n  let op \"L\"\n"
	"regel twee\n  titel \"Twee\"\n  stand in gebruik\n  prioriteit 70\n  als\n    - leert_nog is nee\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
	"regel tellen\n  titel \"Tellen\"\n  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  als\n"
	"    - aantal plaatsingen met (jobcoach is geen) minstens 2\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
	"regel op-proef-twee\n  titel \"Proef\"\n  stand proef\n  prioriteit 99\n  als\n"
	"    - leert_nog is nee\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n";

static void setup(void)
{
	talk_office_open();
	FILE *f = fopen(arena_printf(arena, "%s/share/rules/wait.regel", office_folder()), "w");
	cr_assert(f && fputs(rules, f) >= 0);
	cr_assert_eq(fclose(f), 0);
	cr_assert_eq(app_rules_reload(app), 0);
	cr_assert_eq(rules_error_count(app->rules), 0);
	cr_assert_eq(talk_reload(talk), 0);
}

TestSuite(talk_waiting, .init = setup, .fini = talk_office_close);

/* "Twee; Een", and as many as the screen counts. */
static const char *why(int64_t placement, const char *name)
{
	struct waiting *list;
	size_t n;
	char *all = arena_strdup(arena, "");
	cr_assert_eq(talk_waiting(talk, subject(placement), question(name), arena, &list, &n), 0);
	for (size_t i = 0; i < n; i++) {
		all = arena_printf(arena, "%s%s%s", all, i ? "; " : "", list[i].title);
		cr_assert_str_eq(
			rules_title(app->rules, rules_get(app->rules, list[i].rule)->id), list[i].title);
	}
	cr_assert_eq(cell(placement, name)->waiting, n, "%s: %u", name, cell(placement, name)->waiting);
	return all;
}

Test(talk_waiting, tells_rules_in_use_the_highest_priority_first)
{
	struct waiting *list;
	size_t n;
	cr_assert_eq(talk_waiting(talk, subject(first), question("learning"), arena, &list, &n), 0);
	cr_assert_str_eq(why(first, "learning"), "Twee; Een; Overweeg een jobcoach");
	cr_assert_str_eq(list[1].because, "Omdat een");
	cr_assert_str_eq(why(first, "words"), "", "it fills no fact");
	cr_assert_str_eq(why(first, "meaning"), "", "no rule looks at it");
}

Test(talk_waiting, an_answer_ends_the_wait)
{
	cr_assert_eq(say(first, "learning", "0"), 0);
	cr_assert_str_eq(why(first, "learning"), "");
	cr_assert_str_eq(why(second, "learning"), "Twee; Een; Overweeg een jobcoach");
	cr_assert_str_eq(why(first, "guidance"), "Een", "the others still learn, perhaps");
	cr_assert_str_eq(why(third, "guidance"), "Een", "whoever is looked at");
	cr_assert_eq(say(second, "learning", "0"), 0);
	cr_assert_eq(say(third, "learning", "0"), 0);
	cr_assert_str_eq(why(first, "guidance"), "");
}

Test(talk_waiting, a_count_waits_for_the_placements_it_does_not_know)
{
	cr_assert_str_eq(why(first, "coach"), "Tellen");
	cr_assert_eq(say(first, "coach", "none"), 0);
	cr_assert_str_eq(why(first, "coach"), "");
	cr_assert_str_eq(why(second, "coach"), "Tellen");
	cr_assert_eq(say(second, "coach", "none"), 0);
	cr_assert_str_eq(why(third, "coach"), "", "two are enough");
}
