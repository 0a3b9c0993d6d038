/* Every screen at three sizes in both languages, compared with tests/golden/.
 * A row of the table is a way to a screen: keys, then a text that shows that it
 * is there. UPDATE_GOLDEN=1 writes what is seen; look at it before committing. */
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/ui/demo.h"

struct scene {
	const char *name, *keys, *text; /* text: a message of the program, or data */
	bool empty;                     /* in a file without records */
	bool popup;                     /* Esc closes it before the program can be left */
};

static const struct scene scenes[] = {
	{ "today", "", "Today", false, false },
	{ "today-empty", "", "fill it with a fictional caseload, to look around", true, false },
	{ "today-later", "jjs", "Later: 1 or 4 weeks, c contact, v a change, d a date?", false, true },
	{ "why", "jj\n", "Suggested (%s), since %s.", false, false },
	{ "suggestions", "2jw", "Because", false, false },
	{ "why-not", "2jwn", "Nearest first", false, false },
	{ "what-if", "2jwt", "nothing is stored", false, false },
	{ "decided-before", "2jwscGyh", "As it was: %s", false, false },
	{ "placements", "2", "Samira Amrani", false, false },
	{ "placement", "2/bram\n\n", "Bram van den Heuvel · Zorg", false, false },
	{ "employers", "3", "Drukkerij Noord", false, false },
	{ "employer", "3\n", "Contact wish", false, false },
	{ "timeline", "4", "Dagst", false, false },
	{ "subject-timeline", "2jt", "Samira Amrani · Bakkerij De Korenaar", false, false },
	{ "guides", "5", "Guides", false, false },
	{ "guide", "5\n", "1.1", false, false },
	{ "search", "6bram", "Bram van den Heuvel · Z", false, false },
	{ "history", "2j\nH", "20-11-2026 09:30", false, false },
	{ "import-plan", "Itests/data/ui/klanten.csv\n", "Zandvoort", false, false },
	{ "contact-form", "2jc", "Ctrl-S", false, false },
	{ "record-form", "2j\ne", "Ctrl-S", false, false },
	{ "employer-form", "3e", "Ctrl-S", false, false },
	{ "report", "3\nR", "not kept", false, false },
	{ "reports", ":reports\n", "No report was kept yet. %s makes one; what is written to a file is kept.",
		false, false },
	{ "help", "?", "This screen", false, false },
	{ "palette", ":", "Commands", false, true },
};
enum { SCENES = sizeof scenes / sizeof *scenes };

static const char *const langs[] = { "nl", "en" };
static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 43, 132 } };

struct visit {
	size_t scene, lang;
};

ParameterizedTestParameters(goldens, screen)
{
	static struct visit visits[SCENES * 2];

	for (size_t i = 0; i < SCENES * 2; i++)
		visits[i] = (struct visit){ i / 2, i % 2 };
	return cr_make_param_array(struct visit, visits, SCENES * 2);
}

ParameterizedTest(struct visit *v, goldens, screen)
{
	const struct scene *scene = &scenes[v->scene];
	struct demo d;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term *t;
		char name[80];

		if (scene->empty)
			demo_open_empty(&d, langs[v->lang]);
		else
			demo_open(&d, langs[v->lang]);
		t = demo_start(&d, sizes[i][0], sizes[i][1]);
		term_type(t, scene->keys);
		demo_wait(t, scene->text);
		snprintf(name, sizeof name, "screens/%s", scene->name);
		term_golden(t, name, d.lang);
		if (scene->popup) {
			term_press(t, VTERM_KEY_ESCAPE);
			demo_wait_gone(t, scene->text);
		}
		demo_leave(t);
		demo_close(&d);
	}
}
