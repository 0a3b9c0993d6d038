/* Any record on the screens: its page, the file it stands in, lists with conditions, forms.
 * The last test goes through the whole dictionary: what stands there has all of it. */
#include <stdio.h>
#include <string.h>

#include "anker/err.h"
#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void setup(void)
{
	desk_open(&d);
}

static void teardown(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(records, .init = setup, .fini = teardown);

static void start(void)
{
	t = desk_start(&d, 24, 80);
	term_wait_for(t, "Speak with the employer");
}

/* Opens the file of the only placement with the name. */
static void open_file(const char *name)
{
	term_type(t, "2/");
	term_type(t, name);
	term_type(t, "\n\n");
	term_wait_gone(t, "Filter:");
	term_wait_for(t, "Contact person");
	term_type(t, "f");
	term_wait_for(t, "File ·");
}

static int64_t bottleneck(const char *note)
{
	return caseload_add(&d.c, E_BOTTLENECK, "placement", caseload_ref(&d.c, d.sam), "theme", "pace", "note",
		note, NULL);
}

/* Chooses in a pop-up by its words. */
static void pick(const char *title, const char *words)
{
	term_wait_for(t, title);
	term_type(t, words);
	term_wait_for(t, words);
	term_type(t, "\n");
	term_wait_gone(t, title);
}

Test(records, an_empty_file__says_how_to_begin)
{
	start();
	open_file("samira");
	term_wait_for(t, "Nothing is in this file yet: a adds");
}

Test(records, the_file__adds_any_kind_and_undo_takes_it_back)
{
	start();
	open_file("samira");
	term_type(t, "a");
	pick("What do you add?", "learning goal");
	term_wait_for(t, "Learning goal · new");
	cr_assert(term_has(t, "Samira Amrani"), "the form does not know the placement\n%s", term_dump(t));
	term_press(t, VTERM_KEY_TAB);
	term_type(t, "Bake alone");
	term_ctrl(t, 's');
	term_wait_for(t, "Bake alone");
	term_wait_for(t, "1 open");
	term_type(t, "u");
	term_wait_for(t, "Nothing is in this file yet");
}

Test(records, the_page__has_fields_parts_and_what_refers_to_it)
{
	int64_t b = bottleneck("Too fast at the line"), goal;

	caseload_add(&d.c, E_ADAPTATION, "placement", caseload_ref(&d.c, d.sam), "what", "Slower mornings", "level",
		model_entity(E_ADAPTATION)->fields[3].choices[0].code, "bottleneck", caseload_ref(&d.c, b), NULL);
	goal = caseload_add(&d.c, E_GOAL, "placement", caseload_ref(&d.c, d.sam), "what", "Say it in time", NULL);
	caseload_add(&d.c, E_STEP, "goal", caseload_ref(&d.c, goal), "what", "Raise a hand", NULL);
	start();
	open_file("samira");
	term_wait_for(t, "3 open");
	term_type(t, "\n");
	term_wait_for(t, "Too fast at the line");
	term_wait_for(t, "Adaptations");
	term_wait_for(t, "Slower mornings");
	term_wait_for(t, "Not filled in: ");
	term_type(t, "q");
	term_wait_for(t, "Say it in time");
	term_type(t, "G\n");
	term_wait_for(t, "Raise a hand");
	term_type(t, "a");
	term_wait_for(t, "Step · new");
	term_wait_gone(t, "Kind of goal");
	term_wait_for(t, "Say it in time");
	term_type(t, "\033");
	term_wait_for(t, "Learning goal · Say it in time");
}

Test(records, x__ends_a_record_and_opens_it_again)
{
	bottleneck("Too fast at the line");
	start();
	open_file("samira");
	term_wait_for(t, "1 open");
	term_type(t, "x");
	term_wait_for(t, "0 open");
	term_wait_for(t, "1 bottleneck ended  +");
	term_type(t, "+");
	term_wait_for(t, "✓ 22 Nov");
	term_type(t, "x");
	term_wait_for(t, "1 open");
	term_wait_gone(t, "✓ 22 Nov");
}

Test(records, D__deletes_after_asking)
{
	bottleneck("Too fast at the line");
	start();
	open_file("samira");
	term_type(t, "\n");
	term_wait_for(t, "Not filled in");
	term_type(t, "D");
	term_wait_for(t, "Delete the bottleneck");
	term_type(t, "y");
	term_wait_for(t, "Nothing is in this file yet");
	cr_assert_eq(desk_count(&d, E_BOTTLENECK), 0);
	term_type(t, "u");
	term_wait_for(t, "Too fast at the line");
}

Test(records, enter_on_a_field__opens_the_form_there)
{
	bottleneck("Too fast at the line");
	start();
	open_file("samira");
	term_type(t, "\n");
	term_wait_for(t, "Not filled in");
	term_type(t, "G\n");
	term_wait_for(t, "Ctrl-S");
	term_type(t, "Really ");
	term_ctrl(t, 's');
	term_wait_for(t, "at the lineReally");
}

/* The demo of a list: placements without a job, kept under a key. */
Test(records, a_list__has_conditions_and_is_kept_under_a_key)
{
	caseload_set(&d.c, E_PLACEMENT, d.jan, "job_title", "baker", NULL);
	start();
	term_type(t, ":lists\n");
	term_wait_for(t, "A list of every kind of record");
	term_wait_for(t, "None yet");
	for (int i = 0; i < 5; i++)
		term_press(t, VTERM_KEY_DOWN);
	term_type(t, "\n");
	term_wait_for(t, "Jan de Wit");
	term_type(t, "f");
	pick("Condition on which field?", "job");
	term_wait_for(t, "is filled in");
	term_type(t, "is empty\n");
	term_wait_for(t, "Job is empty");
	term_wait_gone(t, "Jan de Wit");
	cr_assert(term_has(t, "Samira Amrani"), "%s", term_dump(t));
	term_type(t, "W");
	term_wait_for(t, "Name of this list:");
	term_type(t, "Jobless\n");
	term_wait_for(t, "Key that opens it");
	term_type(t, "j\n");
	term_wait_for(t, "Kept: Jobless");
	term_type(t, "\033");
	term_wait_for(t, "Jan de Wit");
	term_type(t, "q");
	term_wait_for(t, "placements: Job is empty");
	term_type(t, "j");
	term_wait_for(t, "Samira Amrani");
	cr_assert_not(term_has(t, "Jan de Wit"), "%s", term_dump(t));
}

Test(records, a_list__writes_what_it_shows)
{
	char path[128], line[256] = "";
	FILE *f;

	snprintf(path, sizeof path, "%s/out.csv", d.c.folder);
	start();
	term_type(t, ":lists\n");
	term_wait_for(t, "None yet");
	for (int i = 0; i < 5; i++)
		term_press(t, VTERM_KEY_DOWN);
	term_type(t, "\n");
	term_wait_for(t, "Jan de Wit");
	term_type(t, "x");
	term_wait_for(t, "Export what is shown to:");
	term_ctrl(t, 'u');
	term_type(t, path);
	term_type(t, "\n");
	term_wait_for(t, "3 rows are in");
	f = fopen(path, "r");
	cr_assert(f != NULL);
	for (int i = 0; i < 2; i++)
		cr_assert(fgets(line, sizeof line, f) != NULL);
	cr_assert(strchr(line, ';') != NULL, "%s", line);
	fclose(f);
}

Test(records, a_score__is_set_on_a_bar)
{
	start();
	open_file("samira");
	term_type(t, "a");
	pick("What do you add?", "success factor");
	term_wait_for(t, "Suitable work");
	for (int i = 0; i < 3; i++)
		term_press(t, VTERM_KEY_TAB);
	term_wait_for(t, "type 1 to 5");
	term_type(t, "4");
	term_ctrl(t, 's');
	term_wait_for(t, "Suitable work 4");
	term_type(t, "\n");
	term_wait_for(t, "████░ 4");
}

/* A value that a new record of this field may have, or NULL. */
static const char *some_value(const struct field *f)
{
	static const char *const by_kind[] = {
		[F_TEXT] = "Something", [F_NOTE] = "Words", [F_DATE] = "2026-11-20", [F_NUMBER] = "3",
		[F_PERCENT] = "50", [F_DECIMAL] = "8", [F_BOOL] = "1",
	};

	return f->kind == F_CHOICE ? f->choices[0].code : f->kind == F_REF ? NULL : by_kind[f->kind];
}

/* What has to be filled in, as someone would in the form; about Sam, or else the bakery. */
static void fill(const struct entity *kind, const char *person)
{
	struct record *r = record_new(kind, CASELOAD_TODAY, d.c.arena);

	for (size_t i = 0; i < kind->nfields; i++) {
		const struct field *f = &kind->fields[i];
		const char *value = f->required && !r->value[i] ? some_value(f) : NULL;

		if (f->ref == E_PLACEMENT)
			value = caseload_ref(&d.c, d.sam);
		else if (f->ref == E_ORGANISATION && model_field(kind, "placement") < 0)
			value = caseload_ref(&d.c, d.bakery);
		else if (f->ref == E_PERSON && f->required)
			value = person;
		if (value)
			cr_assert_eq(record_set(r, f->name, value), 0, "%s.%s: %s", kind->name, f->name, err_last());
	}
	cr_assert_eq(store_begin(d.c.store, "test"), 0);
	cr_assert_eq(store_put(d.c.store, r, NULL, NULL), 0, "%s: %s", kind->name, err_last());
	cr_assert_eq(store_commit(d.c.store, NULL), 0);
}

/* The row that is selected, with its kind: page, history, gone, back. */
static void walk(const struct entity *kind)
{
	char row[96], title[96];

	/* The column of kinds has room for so many. */
	snprintf(row, sizeof row, "%c%.*s", kind->label.en[0] - 'a' + 'A', 14, kind->label.en + 1);
	snprintf(title, sizeof title, "%c%s ·", kind->label.en[0] - 'a' + 'A', kind->label.en + 1);
	term_wait_for(t, row);
	term_type(t, "\n");
	term_wait_gone(t, "File ·");
	/* These have a screen of their own. */
	if (kind->id != E_JOB && kind->id != E_ABSENCE)
		term_wait_for(t, title);
	term_type(t, "q");
	term_wait_for(t, "File ·");
	term_type(t, "H");
	term_wait_for(t, "History ·");
	term_wait_for(t, "made");
	term_type(t, "q");
	term_wait_for(t, "File ·");
	term_type(t, "D");
	term_wait_for(t, "Delete the");
	term_type(t, "y");
	term_wait_for(t, "Deleted: ");
	term_wait_gone(t, "Delete the");
	cr_assert_eq(desk_count(&d, kind->id), 0, "%s was not selected\n%s", kind->name, term_dump(t));
	term_type(t, "u");
	term_wait_for(t, "Undone: ");
	cr_assert_eq(desk_count(&d, kind->id), 1, "%s did not come back", kind->name);
}

/* Walks the kinds in the order of a file: those of a placement, or of its employer alone. */
static size_t walk_file(bool placement)
{
	size_t n = 0;

	for (int part = FILE_COURSE; part < FILE_COUNT; part++)
		for (int id = E_NONE + 1; id < E_COUNT; id++) {
			const struct entity *kind = model_entity((enum entity_id)id);

			if ((int)kind->part != part || !(kind->flags & ENTITY_FILE) ||
				(model_field(kind, "placement") >= 0) != placement)
				continue;
			/* The rows begin at the top again after each: step down to the next. */
			term_type(t, "q");
			term_wait_gone(t, "File ·");
			term_type(t, "f");
			term_wait_for(t, "File ·");
			for (size_t i = 0; i < n; i++)
				term_press(t, VTERM_KEY_DOWN);
			walk(kind);
			n++;
		}
	return n;
}

/* "A new kind of record is rows in the dictionary and a migration": whatever stands in a
 * file is seen there, has a page and a history, is deleted and brought back. */
Test(records, every_kind_of_a_placement__has_file_page_history_and_undo, .timeout = 240)
{
	const char *person = caseload_ref(&d.c, caseload_add(&d.c, E_PERSON, "organisation",
		caseload_ref(&d.c, d.bakery), "family_name", "Smit", NULL));

	for (int id = E_NONE + 1; id < E_COUNT; id++)
		if (model_entity((enum entity_id)id)->flags & ENTITY_FILE)
			fill(model_entity((enum entity_id)id), person);
	t = desk_start(&d, 43, 132);
	term_wait_for(t, "Speak with the employer");
	open_file("samira");
	cr_assert_gt(walk_file(true), 15);
}

Test(records, every_kind_of_an_employer__has_file_page_history_and_undo, .timeout = 120)
{
	for (int id = E_NONE + 1; id < E_COUNT; id++)
		if (model_entity((enum entity_id)id)->flags & ENTITY_FILE &&
			model_field(model_entity((enum entity_id)id), "placement") < 0)
			fill(model_entity((enum entity_id)id), NULL);
	t = desk_start(&d, 43, 132);
	term_wait_for(t, "Speak with the employer");
	term_type(t, "3/korenaar\n\n");
	term_wait_gone(t, "Filter:");
	term_wait_for(t, "Placements");
	term_type(t, "f");
	term_wait_for(t, "File ·");
	cr_assert_gt(walk_file(false), 2);
}
