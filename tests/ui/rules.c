/* The rules on screen, in Dutch and in English, with a folder of one's own: limits
 * and states are changed after their effect was seen, a rule is written, found at
 * fault at its place, put right, tried and used; one broken file breaks itself. */
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"

struct language {
	char code[3];
};

static struct demo d;
static struct term *t;
static char config[80], editor[96];

static const char *path_of(const char *file)
{
	static char path[160];

	snprintf(path, sizeof path, "%s/anker/rules/%s", config + sizeof "XDG_CONFIG_HOME=" - 1, file);
	return path;
}

/* A local rule file; NULL when there is none. */
static const char *text_of(const char *file)
{
	static char text[16384];
	FILE *f = fopen(path_of(file), "r");
	size_t n;

	if (!f)
		return NULL;
	n = fread(text, 1, sizeof text - 1, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	cr_assert(f != NULL, "%s", path);
	fputs(text, f);
	cr_assert_eq(fclose(f), 0);
}

static void write_rules(const char *file, const char *text)
{
	char folder[120];

	snprintf(folder, sizeof folder, "%s/anker", d.folder);
	mkdir(folder, 0700);
	snprintf(folder, sizeof folder, "%s/anker/rules", d.folder);
	mkdir(folder, 0700);
	write_file(path_of(file), text);
}

static void start(int rows, int cols)
{
	const char *more[] = { config, *editor ? editor : NULL, NULL };

	t = demo_start_as(&d, rows, cols, "anna", more);
	demo_wait(t, "help");
}

static void begin(const struct language *l)
{
	demo_open(&d, l->code);
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", d.folder);
	*editor = '\0';
}

static void end(void)
{
	demo_leave(t);
	demo_close(&d);
}

static void restart(void)
{
	demo_leave(t);
	start(24, 80);
}

static const char *words(const char *nl, const char *en)
{
	return demo_either(&d, nl, en);
}

static void leave_screen(const char *gone)
{
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait_gone(t, gone);
}

#define STEP(name)                                                           \
	ParameterizedTestParameters(rules, name)                             \
	{                                                                    \
		static struct language languages[] = { { "nl" }, { "en" } }; \
		return cr_make_param_array(struct language, languages, 2);   \
	}                                                                    \
	ParameterizedTest(struct language *l, rules, name)

/* ---- limits ---- */

/* The first value, 100 %, becomes half of it. */
static void type_limit(void)
{
	term_type(t, "7p/factor_verloop\n");
	demo_wait_gone(t, "Filter:");
	term_type(t, "\n");
	demo_wait(t, "From");
	term_ctrl(t, 'u');
	term_type(t, "50\t");
	term_wait_for(t, "50 %");
	term_press(t, VTERM_KEY_PAGEDOWN);
	term_type(t, "meer bellen");
	term_ctrl(t, 's');
	demo_wait(t, "Effect on the caseload now");
}

STEP(a_limit_changes_after_its_effect_was_seen)
{
	begin(l);
	start(24, 80);
	type_limit();
	term_wait_for(t, "100 % → 50 %");
	demo_wait(t, ", per week after that: %zu");
	demo_wait(t, "before it takes effect");
	/* Esc changes nothing. */
	leave_screen("before it takes effect");
	cr_assert(text_of("parameters.regel") == NULL);
	term_type(t, "q");
	demo_wait(t, "Accept.");
	type_limit();
	term_type(t, "\n");
	demo_wait(t, "Changed: %s");
	term_wait_for(t, "› ! ");
	cr_assert(strstr(text_of("parameters.regel"), "vanaf 2026-11-22: soepel 50 %") != NULL);
	cr_assert(strstr(text_of("parameters.regel"), "toelichting \"meer bellen\"") != NULL);
	/* It is there after a new start, marked, and used by the rule. */
	restart();
	term_type(t, "7p/factor_verloop\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, "› ! ");
	term_wait_for(t, words("soepel 50 %", "smooth 50 %"));
	/* And gone again. */
	term_type(t, "x");
	demo_wait(t, "Effect on the caseload now");
	term_type(t, "\n");
	demo_wait(t, "As it is shipped again: %s");
	term_wait_gone(t, words("soepel 50 %", "smooth 50 %"));
	cr_assert(text_of("parameters.regel") == NULL);
	end();
}

STEP(a_limit_that_cannot_be_is_refused_at_once)
{
	begin(l);
	start(24, 80);
	term_type(t, "7p/jobcoach_vooruit\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, "jobcoach_vooruit: ");
	term_type(t, "\n");
	demo_wait(t, "From");
	term_ctrl(t, 'u');
	term_type(t, "zes\t");
	demo_wait(t, "Type a number with days, weeks, months or years, for example 6 weeks.");
	term_press(t, VTERM_KEY_UP);
	term_ctrl(t, 'u');
	term_type(t, "8w\t"); /* in either language, and in short */
	term_wait_for(t, words("8 weken", "8 weeks"));
	term_type(t, "\tx");
	term_ctrl(t, 's');
	demo_wait(t, "No value is another one than now.");
	term_press(t, VTERM_KEY_ESCAPE);
	term_type(t, "w");
	demo_wait(t, "Limits");
	end();
}

/* ---- states ---- */

static void open_rule(const char *id)
{
	term_type(t, "7/");
	term_type(t, id);
	term_type(t, "\n");
	demo_wait_gone(t, "Filter:");
	term_type(t, "\n");
	demo_wait(t, "State");
	term_wait_for(t, id);
}

/* Chooses it by typing, says why, and looks at what it does. */
static void change_state(const char *state, const char *why)
{
	term_type(t, "s");
	term_wait_for(t, words("in gebruik", "in use"));
	term_type(t, state);
	term_type(t, "\n");
	demo_wait(t, "Why (colleagues read it too):");
	term_type(t, why);
	term_type(t, "\n");
	demo_wait(t, "Effect on the caseload now");
}

STEP(a_rule_is_switched_off_and_back)
{
	begin(l);
	start(24, 80);
	open_rule("contract-eindigt");
	change_state(words("niet gebruikt", "not used"), "past hier niet");
	term_wait_for(t, "+0, −4");
	term_type(t, "\n");
	demo_wait(t, "%s is now: %s");
	demo_wait(t, "Changes made here");
	term_wait_for(t, words("uit: past hier niet", "off: past hier niet"));
	cr_assert(strstr(text_of("states.regel"), "\nregel contract-eindigt uit \"past hier niet\"") != NULL);
	restart();
	open_rule("contract-eindigt");
	term_wait_for(t, "! contract-eindigt");
	term_wait_for(t, "2026-11-22 anna: ");
	term_type(t, "x");
	demo_wait(t, "Effect on the caseload now");
	term_wait_for(t, "+4, −0");
	term_type(t, "\n");
	demo_wait(t, "Taken away: what was changed here in \"%s\"");
	term_wait_gone(t, "! contract-eindigt");
	cr_assert(text_of("states.regel") == NULL);
	end();
}

STEP(a_rule_of_few_takers_is_to_be_discussed)
{
	begin(l);
	demo_sql(&d, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 21) "
		     "INSERT INTO suggestion_log (at, day, who, rule, placement, employer, event) "
		     "SELECT '2026-06-01T09:00:00Z', '2026-06-01', 'anna', 'contract-eindigt', i, 1, 'dismissed' FROM n");
	start(24, 80);
	term_type(t, "7/contract-eindigt\n");
	demo_wait_gone(t, "Filter:");
	demo_wait(t, "  discuss this rule: %lld of %lld decisions accepted it");
	term_type(t, "\n/21\n");
	demo_wait_gone(t, "Search:");
	demo_wait(t, "Discuss this rule: %lld of %lld decisions accepted it.");
	term_wait_for(t, "21 100%");
	end();
}

/* ---- writing ---- */

/* In the template: to the line with the limit in weeks. */
static void to_limit(void)
{
	for (int i = 0; i < atoi(words("16", "17")); i++)
		term_press(t, VTERM_KEY_DOWN);
	term_press(t, VTERM_KEY_END);
}

STEP(a_rule_is_written_with_a_fault_put_right_tried_and_used)
{
	begin(l);
	start(24, 80);
	term_type(t, "7a");
	demo_wait(t, "Name of the rule (call-again):");
	term_type(t, "Bel Vaker\n");
	demo_wait(t, "Small letters, digits and - only, beginning with a letter.");
	term_ctrl(t, 'u');
	term_type(t, "bel-vaker\n");
	demo_wait(t, "Rule text · %s");
	to_limit();
	for (int i = 0; i < 6; i++)
		term_press(t, VTERM_KEY_BACKSPACE); /* " weken", " weeks": no unit any more */
	term_ctrl(t, 's');
	/* The place, the line with a caret, a tip. */
	demo_wait(t, "Faults in %s");
	term_wait_for(t, words("bel-vaker.regel:17:", "bel-vaker.regel:18:"));
	term_wait_for(t, "^");
	term_wait_for(t, "tip: ");
	cr_assert(text_of("bel-vaker.regel") == NULL);
	/* What conditions may be about is a key away. */
	term_type(t, "f");
	demo_wait(t, "Empty is");
	term_type(t, "/jobcoach_tot\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, "› jobcoach_tot");
	term_press(t, VTERM_KEY_ESCAPE);
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Faults in %s");
	/* Back at the place; right now. */
	term_type(t, "e");
	demo_wait(t, "! line %d: %s%s%s");
	term_wait_for(t, words("  17:", "  18:"));
	term_press(t, VTERM_KEY_END);
	term_type(t, words(" weken", " weeks"));
	term_ctrl(t, 's');
	demo_wait(t, "Effect when it is in use");
	term_wait_for(t, words("✓ tien weken stil", "✓ ten weeks of silence"));
	cr_assert(text_of("bel-vaker.regel") == NULL);
	term_type(t, "\n");
	demo_wait(t, "%s was saved");
	cr_assert(text_of("bel-vaker.regel") != NULL);
	/* On trial, then in use, also after a new start. */
	restart();
	open_rule("bel-vaker");
	term_wait_for(t, "~ bel-vaker");
	demo_wait(t, "trial");
	change_state(words("voorstel waar", "suggested where"), "werkt goed");
	term_type(t, "\n");
	demo_wait(t, "%s is now: %s");
	term_wait_for(t, words("in gebruik: werkt goed", "in use: werkt goed"));
	end();
}

STEP(what_was_written_survives_an_end)
{
	begin(l);
	start(24, 80);
	term_type(t, "7abel-vaker\n");
	demo_wait(t, "Rule text · %s");
	term_type(t, "# een eigen gedachte\n");
	demo_wait(t, "● not saved  ");
	term_hang_up(t);
	cr_assert_eq(term_wait_exit(t), 0);
	term_done(t);
	start(24, 80);
	term_type(t, "7abel-vaker\n");
	demo_wait(t, "What you wrote in %s before is back");
	term_wait_for(t, "# een eigen gedachte");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait(t, "Go on and save (s), keep as a draft (b), throw away (w), back (Enter)?");
	term_type(t, "w");
	demo_wait(t, "Accept.");
	end();
}

STEP(a_shipped_rule_is_edited_as_a_copy_that_takes_its_place)
{
	begin(l);
	start(24, 80);
	open_rule("contract-eindigt");
	term_type(t, "e");
	demo_wait(t, "Rule text · %s");
	term_wait_for(t, "contract-eindigt.regel");
	term_type(t, "# van Kim\n");
	term_ctrl(t, 's');
	demo_wait(t, "%s takes the place of the shipped rule.");
	term_wait_for(t, "✓ ");
	term_type(t, "\n");
	demo_wait(t, "%s was saved");
	demo_wait(t, "Changes made here");
	term_wait_for(t, "! contract-eindigt");
	cr_assert(strstr(text_of("contract-eindigt.regel"), "\ntest contract-eindigt ") != NULL);
	term_type(t, "x");
	demo_wait(t, "Your own text goes; the shipped rule is used again.");
	term_type(t, "\n");
	demo_wait(t, "Taken away: what was changed here in \"%s\"");
	cr_assert(text_of("contract-eindigt.regel") == NULL);
	end();
}

/* An editor that makes a fault, and takes it away where it finds it pointed out. */
STEP(ones_own_editor_is_shown_where_the_fault_is)
{
	char path[80];

	begin(l);
	snprintf(path, sizeof path, "%s/editor", d.folder);
	write_file(path, "#!/bin/sh\n"
			 "if grep -q '^#! ' \"$1\"; then sed -i 's/is lopendd/is lopend/' \"$1\"\n"
			 "else sed -i 's/is lopend$/is lopendd/' \"$1\"; fi\n");
	cr_assert_eq(chmod(path, 0700), 0);
	snprintf(editor, sizeof editor, "EDITOR=%s", path);
	start(24, 80);
	open_rule("contract-eindigt");
	term_type(t, "e");
	demo_wait(t, "Faults in %s");
	term_wait_for(t, "lopendd");
	term_type(t, "e");
	/* As shipped again, with its comment. */
	demo_wait(t, "%s takes the place of the shipped rule.");
	term_type(t, "\n");
	demo_wait(t, "%s was saved");
	cr_assert(strstr(text_of("contract-eindigt.regel"), "#!") == NULL);
	end();
}

/* ---- faults on disk ---- */

static const char broken[] = "regel goed\n  titel \"Deze werkt\"\n  niveau plaatsing\n  stand proef\n  prioriteit 50\n"
			     "  groep contact\n  als\n    - status is lopend\n  stel voor anders\n  omdat \"a\"\n"
			     "  let op \"b\"\n"
			     "regel kapot\n  titel \"Deze niet\"\n  niveau plaatsing\n  stand proef\n  prioriteit 50\n"
			     "  groep contact\n  als\n    - status is loopend\n  stel voor anders\n  omdat \"a\"\n"
			     "  let op \"b\"\n";

STEP(a_broken_rule_breaks_itself_and_is_put_right_on_the_spot)
{
	begin(l);
	start(24, 80);
	term_type(t, "7");
	demo_wait(t, "Accept.");
	/* Written by someone else meanwhile. */
	write_rules("my.regel", broken);
	term_type(t, "1");
	demo_wait_gone(t, "Accept.");
	term_type(t, "7");
	demo_wait(t, "The rules were changed on disk and read again. %s");
	term_press(t, VTERM_KEY_HOME);
	term_wait_for(t, "my.regel");
	term_type(t, "/deze\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, "~  Deze werkt");
	cr_assert(!term_has(t, "Deze niet"), "\n%s", term_dump(t));
	term_type(t, "f");
	demo_wait(t, "Faults in rule files");
	term_wait_for(t, "my.regel:19:17:");
	term_wait_for(t, "'lopend'");
	term_type(t, "e");
	demo_wait(t, "Rule text · %s");
	term_wait_for(t, "  19:17");
	demo_wait(t, "! line %d: %s%s%s");
	term_press(t, VTERM_KEY_RIGHT);
	term_press(t, VTERM_KEY_RIGHT);
	term_press(t, VTERM_KEY_BACKSPACE);
	term_ctrl(t, 's');
	demo_wait(t, "%s holds rules of your own.");
	term_type(t, "\n");
	demo_wait(t, "%s was saved");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "~  Deze niet");
	cr_assert(!term_has(t, words("fout in my.regel", "fault in my.regel")), "\n%s", term_dump(t));
	end();
}

STEP(a_text_with_faults_takes_no_place_unasked)
{
	begin(l);
	start(24, 80);
	open_rule("contract-eindigt");
	term_type(t, "e");
	demo_wait(t, "Rule text · %s");
	term_type(t, "regel kapot\n");
	term_ctrl(t, 's');
	demo_wait(t, "Faults in %s");
	term_type(t, "s");
	demo_wait(t, "Put this text with its faults in %s all the same?");
	term_type(t, "n");
	demo_wait_gone(t, "Put this text with its faults in %s all the same?");
	cr_assert(text_of("contract-eindigt.regel") == NULL);
	term_type(t, "s");
	demo_wait(t, "Put this text with its faults in %s all the same?");
	term_type(t, "y");
	demo_wait(t, "%s was saved; what has a fault is left out of use");
	cr_assert(text_of("contract-eindigt.regel") != NULL);
	/* The rule of the same file that is right is in use. */
	term_wait_for(t, "contract-eindigt");
	demo_wait(t, "State");
	end();
}

/* ---- how it looks ---- */

static const struct scene {
	const char *name, *keys, *text;
} scenes[] = {
	{ "rules", "7", "State" },
	{ "rule", "7/contract-eindigt\n\n", "When all of this holds" },
	{ "parameters", "7p", "Limits" },
	{ "rule-facts", "7v", "Empty is" },
	{ "rule-editor", "7acall-again\n", "Rule text · %s" },
	{ "rule-errors", "7f", "Faults in rule files" },
};
enum { SCENES = sizeof scenes / sizeof *scenes };

static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 43, 132 } };

STEP(screens_look_as_they_did)
{
	for (size_t i = 0; i < SCENES; i++) {
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			char name[80];

			begin(l);
			if (strcmp(scenes[i].name, "rule-errors") == 0)
				write_rules("my.regel", broken);
			start(sizes[k][0], sizes[k][1]);
			term_type(t, scenes[i].keys);
			demo_wait(t, scenes[i].text);
			demo_wait_gone(t, "Filter:");
			snprintf(name, sizeof name, "screens/%s", scenes[i].name);
			term_golden(t, name, d.lang);
			end();
		}
	}
}

STEP(a_preview_looks_as_it_did)
{
	for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
		begin(l);
		start(sizes[k][0], sizes[k][1]);
		type_limit();
		term_golden(t, "screens/rule-preview", d.lang);
		end();
	}
}
