/* Forms, drafts and hang-ups in a real terminal. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/core/demo.h"
#include "tests/support/term.h"

static struct term *form(int rows, int cols, const char *const env[])
{
	struct term *t = demo_start(rows, cols, 0, env);

	term_wait_for(t, "1000 rows");
	term_type(t, "a");
	term_wait_for(t, "New item");
	return t;
}

static void end(struct term *t)
{
	term_signal(t, SIGTERM);
	cr_assert_eq(term_wait_exit(t), 0);
	term_done(t);
}

static char *draft_of(const struct term *t)
{
	static char text[4096];
	char path[128];
	size_t n = 0;
	FILE *f;

	snprintf(path, sizeof path, "%s/draft", t->home);
	f = fopen(path, "r");
	if (f) {
		n = fread(text, 1, sizeof text - 1, f);
		fclose(f);
	}
	text[n] = '\0';
	return text;
}

Test(form_screens, fills_every_kind_and_saves)
{
	struct term *t = form(24, 80, NULL);

	term_type(t, "Jan Smit\n+2w");
	term_wait_for(t, "→ Sun 6 Dec 2026");
	term_type(t, "\n7,5\n40\nj");
	term_wait_for(t, "● yes");
	term_type(t, "\n");
	term_type(t, "tel");
	term_wait_for(t, "Telephone");
	term_type(t, "\n");
	term_wait_gone(t, "Type to search");
	term_type(t, "amr");
	term_wait_for(t, "S. Amrani");
	term_wait_gone(t, "Versteeg");
	term_type(t, "\n");
	term_wait_gone(t, "Type to search");
	term_type(t, "first line\nsecond line");
	term_wait_for(t, "second line");
	term_golden(t, "core/form", "en");
	term_ctrl(t, 's');
	term_wait_for(t, "saved Jan Smit|2026-12-06|7.5|1|call|41");
	cr_assert_str_eq(draft_of(t), "", "a saved form leaves no draft");
	end(t);
}

Test(form_screens, numbers__have_a_comma_in_dutch)
{
	struct term *t = demo_start(24, 80, DEMO_DUTCH, NULL);

	term_wait_for(t, "1000 rows");
	term_type(t, "a");
	term_wait_for(t, "New item");
	term_type(t, "x\n+2w");
	term_wait_for(t, "zo 6 dec 2026");
	term_type(t, "\n7.5\n");
	term_wait_for(t, "7,5");
	end(t);
}

Test(form_screens, refused_values__stay_typed_with_the_reason)
{
	struct term *t = form(24, 80, NULL);

	term_type(t, "x\nnonsense\n");
	term_wait_for(t, "! ");
	cr_assert(term_has(t, "nonsense"));
	term_type(t, "abc\n");
	term_wait_for(t, "! Type a number");
	term_ctrl(t, 's');
	term_wait_for(t, "Date: ");
	cr_assert(term_has(t, "New item"), "the form is still open");
	end(t);
}

Test(form_screens, esc__asks_when_changed_and_keeps_by_default)
{
	struct term *t = form(24, 80, NULL);

	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "1000 rows");
	term_type(t, "a");
	term_wait_for(t, "New item");
	term_type(t, "Kees");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Not saved yet");
	term_type(t, "\n");
	term_wait_gone(t, "Not saved yet");
	cr_assert(term_has(t, "Kees"));
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Not saved yet");
	term_type(t, "w");
	term_wait_for(t, "1000 rows");
	end(t);
}

Test(form_screens, save_that_fails__shows_it_at_the_field)
{
	struct term *t = form(24, 80, NULL);

	term_type(t, "taken");
	term_ctrl(t, 's');
	term_wait_for(t, "! That name is taken.");
	end(t);
}

Test(form_screens, paste__is_text_not_commands)
{
	struct term *t = form(24, 80, NULL);

	term_paste(t, "one\ntwo");
	term_wait_for(t, "one two");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Not saved yet");
	term_type(t, "w");
	term_wait_for(t, "1000 rows");
	term_paste(t, "xq!");
	term_wait_for(t, "Pasted text was left out");
	end(t);
}

/* A hang-up in each way a session ends; what was typed is in the draft. */
static void ends_with_draft(void (*cut)(struct term *t))
{
	struct term *t = form(24, 80, NULL);

	term_type(t, "half a na");
	term_wait_for(t, "half a na");
	cut(t);
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert(strstr(draft_of(t), "name\thalf a na\t\n") != NULL, "draft: %s", draft_of(t));
	cr_assert(strstr(draft_of(t), "@name 9") != NULL, "the cursor too: %s", draft_of(t));
	term_done(t);
}

static void by_hup(struct term *t)
{
	term_signal(t, SIGHUP);
}

static void by_term(struct term *t)
{
	term_signal(t, SIGTERM);
}

Test(form_screens, sighup__keeps_the_draft)
{
	ends_with_draft(by_hup);
}

Test(form_screens, closed_terminal__keeps_the_draft)
{
	ends_with_draft(term_hang_up);
}

Test(form_screens, sigterm__keeps_the_draft)
{
	ends_with_draft(by_term);
}

/* The terminal is gone, but no signal tells it: poll must. */
Test(form_screens, closed_terminal_without_sighup__ends_too)
{
	struct term *t;

	signal(SIGHUP, SIG_IGN);
	t = form(24, 80, NULL);
	term_type(t, "half a na");
	term_wait_for(t, "half a na");
	term_hang_up(t);
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert(strstr(draft_of(t), "half a na") != NULL);
	term_done(t);
}

/* After a kill nothing can be written any more: the draft is there already. */
Test(form_screens, pause_in_typing__writes_the_draft)
{
	struct term *t = form(24, 80, NULL);

	term_type(t, "thought");
	term_wait_for(t, "thought");
	for (int i = 0; i < 200 && !strstr(draft_of(t), "thought"); i++)
		term_idle(t, 50);
	cr_assert(strstr(draft_of(t), "thought") != NULL);
	term_signal(t, SIGKILL);
	cr_assert_eq(term_wait_exit(t), -SIGKILL);
	cr_assert(strstr(draft_of(t), "thought") != NULL);
	term_done(t);
}

Test(form_screens, external_editor__changes_the_text_and_cleans_up)
{
	char script[] = "/tmp/anker-editor-XXXXXX";
	char editor[96], tmp[96];
	const char *env[] = { editor, tmp, "VISUAL", NULL };
	char dir[] = "/tmp/anker-tmp-XXXXXX";
	int fd = mkstemp(script);
	FILE *f = fdopen(fd, "w");
	struct term *t;

	cr_assert(mkdtemp(dir) != NULL);
	fprintf(f, "#!/bin/sh\nstat -c %%a \"$2\" > %s.mode\necho \"$1 $(cat \"$2\")\" > \"$2\"\n", script);
	fclose(f);
	chmod(script, 0700);
	snprintf(editor, sizeof editor, "EDITOR=%s --flag", script);
	snprintf(tmp, sizeof tmp, "TMPDIR=%s", dir);
	t = form(24, 80, env);
	term_type(t, "old text");
	term_ctrl(t, 'x');
	term_ctrl(t, 'e');
	term_wait_for(t, "--flag old text");
	cr_assert_eq(remove(dir), 0, "the temporary file is gone");
	snprintf(editor, sizeof editor, "%s.mode", script);
	f = fopen(editor, "r");
	cr_assert(f && fgets(tmp, sizeof tmp, f) && strcmp(tmp, "600\n") == 0, "nobody else may read it");
	fclose(f);
	unlink(editor);
	unlink(script);
	end(t);
}

Test(form_screens, no_editor__says_what_to_set)
{
	static const char *const env[] = { "EDITOR", "VISUAL", NULL };
	struct term *t = form(24, 80, env);

	term_ctrl(t, 'o');
	term_wait_for(t, "set VISUAL or EDITOR");
	end(t);
}

Test(form_screens, small_terminal__scrolls_to_the_field)
{
	struct term *t = form(16, 60, NULL);

	for (int i = 0; i < 7; i++)
		term_press(t, VTERM_KEY_DOWN);
	term_type(t, "at the bottom");
	term_wait_for(t, "at the bottom");
	cr_assert(term_has(t, "› Note"));
	term_press(t, VTERM_KEY_PAGEUP);
	term_wait_for(t, "› Name");
	end(t);
}
