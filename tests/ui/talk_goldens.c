/* The talk at three sizes in both languages, compared with tests/golden/talk/. As
 * goldens.c, on the question list of these tests; times of the clock are masked. */
#include <criterion/parameterized.h>
#include <stdio.h>

#include "tests/ui/talking.h"

struct scene {
	const char *name;
	const char *keys[4], *text[4]; /* after each: a message of the program, or data */
	const char *draft;	       /* what is typed but no answer yet, or NULL */
};

static const struct scene scenes[] = {
	{ "choice", { "" }, { Q_COURSE }, NULL },
	{ "answered", { "2", "\x1b[A" }, { Q_CHANGED, Q_COURSE }, NULL },
	{ "several", { "2n", "13" }, { Q_WELL, "3 ✓" }, "tasks team" },
	{ "many", { "21", "30c" }, { Q_WHAT, "0c✓" }, "typing=answer" },
	{ "typing", { "2nn", "Het gaat wel, zegt ze" }, { Q_WORDS, "zegt ze" }, "zegt ze" },
	{ "number", { "2nnn\n", "9\n" }, { Q_HOURS, "9" }, "text=9" },
	{ "date", { "2nnn\n-", "1 mei" }, { Q_UNTIL, "→" }, "text=1 mei" },
	{ "note",
		{ "'Ria stopt eerder, per 1 december\n", "aFatima wijst iemand aan\n", "21 dec\n",
			"'een halve zin" },
		{ "Ria stopt", "who:", "Fatima", "halve zin" }, "halve zin" },
	{ "who", { "aFatima wijst een aanspreekpunt aan\n" }, { "who:" }, "text=Fatima" },
	{ "why", { "w" }, { "Why this question: the suggestions that wait for it" }, NULL },
	{ "history", { "2", "\x1b[A", "H" }, { Q_CHANGED, Q_COURSE, "Said to this question, newest first" },
		NULL },
	{ "suggestions", { "v" }, { "Suggestions now: %zu" }, NULL },
	{ "end", { "2nnn\nn", "-", "-" }, { Q_UNTIL, Q_ELSE, "Everything was asked: %u of %u answered." },
		NULL },
};
enum { SCENES = sizeof scenes / sizeof *scenes, STEPS = 4 };

static const char *const langs[] = { "nl", "en" };
static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 43, 132 } };

struct visit {
	size_t scene, lang;
};

ParameterizedTestParameters(talk_goldens, screen)
{
	static struct visit visits[SCENES * 2];

	for (size_t i = 0; i < SCENES * 2; i++)
		visits[i] = (struct visit){ i / 2, i % 2 };
	return cr_make_param_array(struct visit, visits, SCENES * 2);
}

ParameterizedTest(struct visit *v, talk_goldens, screen)
{
	const struct scene *scene = &scenes[v->scene];
	struct demo d;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term *t;
		char name[80];

		demo_open(&d, langs[v->lang]);
		talking_begin(&d, "Versteeg");
		t = talking_start(&d, sizes[i][0], sizes[i][1]);
		for (size_t k = 0; k < STEPS && scene->keys[k]; k++) {
			if (scene->keys[k][0] == '\x1b')
				term_press(t, VTERM_KEY_UP);
			else
				term_type(t, scene->keys[k]);
			demo_wait(t, scene->text[k]);
		}
		if (scene->draft)
			talking_kept(&d, t, scene->draft);
		t->masks_times = true;
		snprintf(name, sizeof name, "talk/%s", scene->name);
		term_golden(t, name, d.lang);
		demo_leave(t);
		demo_close(&d);
	}
}
