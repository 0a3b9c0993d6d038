/* A rule is written: found at fault at its place, put right, tried and used; one
 * broken file breaks itself. In Dutch and in English. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/ui/own_rules.h"

static struct own o;

/* ---- writing ---- */

/* In the template: to the line with the limit in weeks. */
static void to_limit(void)
{
	for (int i = 0; i < atoi(own_words(&o, "16", "17")); i++)
		term_press(o.t, VTERM_KEY_DOWN);
	term_press(o.t, VTERM_KEY_END);
}

STEP(rule_text, a_rule_is_written_with_a_fault_put_right_tried_and_used)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	term_type(o.t, "7a");
	demo_wait(o.t, "Name of the rule (call-again):");
	term_type(o.t, "Bel Vaker\n");
	demo_wait(o.t, "Small letters, digits and - only, beginning with a letter.");
	term_ctrl(o.t, 'u');
	term_type(o.t, "bel-vaker\n");
	demo_wait(o.t, "Rule text · %s");
	to_limit();
	for (int i = 0; i < 6; i++)
		term_press(o.t, VTERM_KEY_BACKSPACE); /* " weken", " weeks": no unit any more */
	term_ctrl(o.t, 's');
	/* The place, the line with a caret, a tip. */
	demo_wait(o.t, "Faults in %s");
	term_wait_for(o.t, own_words(&o, "bel-vaker.regel:17:", "bel-vaker.regel:18:"));
	term_wait_for(o.t, "^");
	term_wait_for(o.t, "tip: ");
	cr_assert(own_text(&o, "bel-vaker.regel") == NULL);
	/* What conditions may be about is a key away. */
	term_type(o.t, "f");
	demo_wait(o.t, "Empty is");
	term_type(o.t, "/jobcoach_tot\n");
	demo_wait_gone(o.t, "Filter:");
	term_wait_for(o.t, "› jobcoach_tot");
	term_press(o.t, VTERM_KEY_ESCAPE);
	term_press(o.t, VTERM_KEY_ESCAPE);
	demo_wait(o.t, "Faults in %s");
	/* Back at the place; right now. */
	term_type(o.t, "e");
	demo_wait(o.t, "! line %d: %s%s%s");
	term_wait_for(o.t, own_words(&o, "  17:", "  18:"));
	term_press(o.t, VTERM_KEY_END);
	term_type(o.t, own_words(&o, " weken", " weeks"));
	term_ctrl(o.t, 's');
	demo_wait(o.t, "Effect when it is in use");
	term_wait_for(o.t, own_words(&o, "✓ tien weken stil", "✓ ten weeks of silence"));
	cr_assert(own_text(&o, "bel-vaker.regel") == NULL);
	term_type(o.t, "\n");
	demo_wait(o.t, "%s was saved");
	cr_assert(own_text(&o, "bel-vaker.regel") != NULL);
	/* On trial, then in use, also after a new start. */
	own_restart(&o);
	own_rule(&o, "bel-vaker");
	term_wait_for(o.t, "~ bel-vaker");
	demo_wait(o.t, "trial");
	own_state(&o, own_words(&o, "voorstel waar", "suggested where"), "werkt goed");
	term_type(o.t, "\n");
	demo_wait(o.t, "%s is now: %s");
	term_wait_for(o.t, own_words(&o, "in gebruik: werkt goed", "in use: werkt goed"));
	own_close(&o);
}

STEP(rule_text, what_was_written_survives_an_end)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	term_type(o.t, "7abel-vaker\n");
	demo_wait(o.t, "Rule text · %s");
	term_type(o.t, "# een eigen gedachte\n");
	demo_wait(o.t, "● not saved  ");
	term_hang_up(o.t);
	cr_assert_eq(term_wait_exit(o.t), 0);
	term_done(o.t);
	o.t = demo_start_as(&o.d, 24, 80, "anna", (const char *[]){ o.config, NULL });
	demo_wait(o.t, "rule text · %s");
	term_type(o.t, "\n"); /* resume */
	demo_wait(o.t, "What you wrote in %s before is back");
	term_wait_for(o.t, "# een eigen gedachte");
	term_press(o.t, VTERM_KEY_ESCAPE);
	demo_wait(o.t, "Go on and save (s), keep as a draft (b), throw away (w), back (Enter)?");
	term_type(o.t, "w");
	demo_wait_gone(o.t, "Rule text · %s");
	own_close(&o);
}

STEP(rule_text, a_shipped_rule_is_edited_as_a_copy_that_takes_its_place)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	own_rule(&o, "contract-eindigt");
	term_type(o.t, "e");
	demo_wait(o.t, "Rule text · %s");
	term_wait_for(o.t, "contract-eindigt.regel");
	term_type(o.t, "# van Kim\n");
	term_ctrl(o.t, 's');
	demo_wait(o.t, "%s takes the place of the shipped rule.");
	term_wait_for(o.t, "✓ ");
	term_type(o.t, "\n");
	demo_wait(o.t, "%s was saved");
	demo_wait(o.t, "Changes made here");
	term_wait_for(o.t, "! contract-eindigt");
	cr_assert(strstr(own_text(&o, "contract-eindigt.regel"), "\ntest contract-eindigt ") != NULL);
	term_type(o.t, "x");
	demo_wait(o.t, "Your own text goes; the shipped rule is used again.");
	term_type(o.t, "\n");
	demo_wait(o.t, "Taken away: what was changed here in \"%s\"");
	cr_assert(own_text(&o, "contract-eindigt.regel") == NULL);
	own_close(&o);
}

/* An editor that makes a fault, and takes it away where it finds it pointed out. */
STEP(rule_text, ones_own_editor_is_shown_where_the_fault_is)
{
	char path[80];

	own_open(&o, l);
	snprintf(path, sizeof path, "%s/editor", o.d.folder);
	own_write_path(path, "#!/bin/sh\n"
			 "if grep -q '^#! ' \"$1\"; then sed -i 's/is lopendd/is lopend/' \"$1\"\n"
			 "else sed -i 's/is lopend$/is lopendd/' \"$1\"; fi\n");
	cr_assert_eq(chmod(path, 0700), 0);
	snprintf(o.editor, sizeof o.editor, "EDITOR=%s", path);
	own_start(&o, 24, 80);
	own_rule(&o, "contract-eindigt");
	term_type(o.t, "e");
	demo_wait(o.t, "Faults in %s");
	term_wait_for(o.t, "lopendd");
	term_type(o.t, "e");
	/* As shipped again, with its comment. */
	demo_wait(o.t, "%s takes the place of the shipped rule.");
	term_type(o.t, "\n");
	demo_wait(o.t, "%s was saved");
	cr_assert(strstr(own_text(&o, "contract-eindigt.regel"), "#!") == NULL);
	own_close(&o);
}

/* ---- faults on disk ---- */

STEP(rule_text, a_broken_rule_breaks_itself_and_is_put_right_on_the_spot)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	term_type(o.t, "7");
	demo_wait(o.t, "Seen");
	/* Written by someone else meanwhile. */
	own_write(&o, "my.regel", own_broken);
	term_type(o.t, "1");
	demo_wait_gone(o.t, "Seen");
	term_type(o.t, "7");
	demo_wait(o.t, "The rules were changed on disk and read again. %s");
	term_press(o.t, VTERM_KEY_HOME);
	term_wait_for(o.t, "my.regel");
	term_type(o.t, "/deze\n");
	demo_wait_gone(o.t, "Filter:");
	term_wait_for(o.t, "~  Deze werkt");
	cr_assert(!term_has(o.t, "Deze niet"), "\n%s", term_dump(o.t));
	term_type(o.t, "f");
	demo_wait(o.t, "Faults in rule files");
	term_wait_for(o.t, "my.regel:19:17:");
	term_wait_for(o.t, "'lopend'");
	term_type(o.t, "e");
	demo_wait(o.t, "Rule text · %s");
	term_wait_for(o.t, "  19:17");
	demo_wait(o.t, "! line %d: %s%s%s");
	term_press(o.t, VTERM_KEY_RIGHT);
	term_press(o.t, VTERM_KEY_RIGHT);
	term_press(o.t, VTERM_KEY_BACKSPACE);
	term_ctrl(o.t, 's');
	demo_wait(o.t, "%s holds rules of your own.");
	term_type(o.t, "\n");
	demo_wait(o.t, "%s was saved");
	term_press(o.t, VTERM_KEY_ESCAPE);
	term_wait_for(o.t, "~  Deze niet");
	cr_assert(!term_has(o.t, own_words(&o, "fout in my.regel", "fault in my.regel")), "\n%s",
		term_dump(o.t));
	own_close(&o);
}

STEP(rule_text, a_text_with_faults_takes_no_place_unasked)
{
	own_open(&o, l);
	own_start(&o, 24, 80);
	own_rule(&o, "contract-eindigt");
	term_type(o.t, "e");
	demo_wait(o.t, "Rule text · %s");
	term_type(o.t, "regel kapot\n");
	term_ctrl(o.t, 's');
	demo_wait(o.t, "Faults in %s");
	term_type(o.t, "s");
	demo_wait(o.t, "Put this text with its faults in %s all the same?");
	term_type(o.t, "n");
	demo_wait_gone(o.t, "Put this text with its faults in %s all the same?");
	cr_assert(own_text(&o, "contract-eindigt.regel") == NULL);
	term_type(o.t, "s");
	demo_wait(o.t, "Put this text with its faults in %s all the same?");
	term_type(o.t, "y");
	demo_wait(o.t, "%s was saved; what has a fault is left out of use");
	cr_assert(own_text(&o, "contract-eindigt.regel") != NULL);
	/* The rule of the same file that is right is in use. */
	term_wait_for(o.t, "contract-eindigt");
	demo_wait(o.t, "State");
	own_close(&o);
}
