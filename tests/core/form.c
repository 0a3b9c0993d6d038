/* Form logic without a terminal: kinds, checks, drafts. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "core/form_private.h"

static const struct pick choices[] = { { "a", "Alpha", NULL }, { "b", "Beta", NULL } };
static const struct form_field fields[] = {
	{ .name = "head", .label = "Head", .kind = FORM_SECTION },
	{ .name = "text", .label = "Text", .kind = FORM_TEXT, .required = true, .value = "start" },
	{ .name = "day", .label = "Day", .kind = FORM_DATE, .value = "2026-01-05" },
	{ .name = "number", .label = "Number", .kind = FORM_NUMBER },
	{ .name = "percent", .label = "Percent", .kind = FORM_PERCENT },
	{ .name = "yesno", .label = "Yes", .kind = FORM_YESNO },
	{ .name = "fixed", .label = "Fixed", .kind = FORM_TEXT, .readonly = true, .value = "fixed" },
	{ .name = "choice", .label = "Choice", .kind = FORM_CHOICE, .choices = choices, .choice_count = 2 },
	{ .name = "until", .label = "Until", .kind = FORM_SPAN, .value = "2027-06-01/2027-08-31" },
	{ .name = "since", .label = "Since", .kind = FORM_SPAN, .past = true },
	{ .name = "note", .label = "Note", .kind = FORM_NOTE, .value = "line one\nline two" },
};

static int check(void *ctx, struct arena *a, const char *field, const char *value, const char **canonical,
		 const char **error)
{
	int *calls = ctx;

	(*calls)++;
	if (strcmp(field, "text") != 0)
		return 0;
	if (strcmp(value, "bad") == 0) {
		*error = "not bad, please";
		return ERR_INVALID;
	}
	*canonical = arena_printf(a, "<%s>", value);
	return 0;
}

static int calls;

static struct form *make(void)
{
	struct form_spec spec = { .title = "t", .fields = fields, .count = sizeof fields / sizeof *fields, .check = check,
				  .ctx = &calls };
	struct form *f = form_new(&spec, date_from_ymd(2026, 11, 22));

	form_layout(f, (struct rect){ 2, 0, 20, 80 });
	return f;
}

static void press(struct form *f, uint32_t key)
{
	enum form_wish wish;

	form_key(f, NULL, key, &wish);
}

static void type(struct form *f, const char *text)
{
	for (; *text; text++)
		press(f, (unsigned char)*text);
}

static void to(struct form *f, const char *field)
{
	for (int i = 0; i < 20 && strcmp(form_focus(f), field) != 0; i++)
		press(f, K_BACKTAB);
	for (int i = 0; i < 20 && strcmp(form_focus(f), field) != 0; i++)
		press(f, K_TAB);
	cr_assert_str_eq(form_focus(f), field);
}

static void retype(struct form *f, const char *field, const char *text)
{
	to(f, field);
	press(f, K_END);
	press(f, K_CTRL('u'));
	type(f, text);
	press(f, K_TAB);
}

Test(form, focus__skips_headings_and_fixed_fields)
{
	struct form *f = make();

	cr_assert_str_eq(form_focus(f), "text");
	for (int i = 0; i < 5; i++)
		press(f, K_TAB);
	cr_assert_str_eq(form_focus(f), "choice");
	press(f, K_BACKTAB);
	cr_assert_str_eq(form_focus(f), "yesno");
	form_free(&f);
}

Test(form, untouched_fields__keep_their_value)
{
	struct form *f = make();

	cr_assert(!form_changed(f, NULL));
	cr_assert_eq(form_check(f), 0);
	cr_assert_str_eq(form_value(f, "day"), "2026-01-05");
	cr_assert_str_eq(form_value(f, "text"), "start");
	cr_assert_eq(calls, 0, "what was not changed is not checked");
	form_free(&f);
}

Test(form, kinds__read_what_people_type)
{
	static const struct {
		const char *field, *typed, *value;
	} table[] = {
		{ "day", "+2w", "2026-12-06" }, { "day", "22-11", "2026-11-22" }, { "day", "", "" },
		{ "number", "7,5", "7.5" },	{ "number", "-3", "-3" },	  { "number", "24", "24" },
		{ "percent", "40", "40" },	{ "percent", "100 %", "100" },	  { "percent", "0", "0" },
		{ "text", " hello ", "<hello>" },
	};
	struct form *f = make();

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		retype(f, table[i].field, table[i].typed);
		cr_assert_str_eq(form_value(f, table[i].field), table[i].value, "%s \"%s\": \"%s\"", table[i].field,
				 table[i].typed, form_value(f, table[i].field));
		cr_assert(form_error(f, table[i].field) == NULL);
	}
	form_free(&f);
}

Test(form, imprecise_dates__are_shown_echoed_and_kept)
{
	struct form *f = make();
	struct arena *a = arena_new();

	to(f, "until");
	cr_assert_str_eq(form_value(f, "until"), "2027-06-01/2027-08-31");
	cr_assert_str_eq(form_echo(a, f, form_find(f, "until")), "→ summer 2027");
	retype(f, "until", "maart");
	cr_assert_str_eq(form_value(f, "until"), "2027-03");
	retype(f, "until", "before summer");
	cr_assert_str_eq(form_value(f, "until"), "2026-11-22/2027-05-31");
	cr_assert_str_eq(form_echo(a, f, form_find(f, "until")), "→ 22 Nov 2026–31 May 2027");
	retype(f, "until", "+2w");
	cr_assert_str_eq(form_value(f, "until"), "2026-12-06");
	cr_assert_str_eq(form_echo(a, f, form_find(f, "until")), "→ Sun 6 Dec 2026");
	retype(f, "since", "maart");
	cr_assert_str_eq(form_value(f, "since"), "2026-03");
	retype(f, "since", "soon");
	cr_assert_not_null(strstr(form_error(f, "since"), "summer 2027"));
	cr_assert_str_eq(form_value(f, "since"), "");
	arena_free(&a);
	form_free(&f);
}

Test(form, wrong_text__stays_with_its_reason)
{
	static const struct {
		const char *field, *typed;
	} table[] = { { "day", "31-02-2026" }, { "number", "1,2,3" }, { "number", "x" }, { "percent", "101" },
		      { "percent", "1.5" },    { "text", "bad" },     { "text", "" } };
	struct form *f = make();

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		retype(f, table[i].field, table[i].typed);
		cr_assert_str_eq(form_typed(f, table[i].field), table[i].typed);
		cr_assert(form_error(f, table[i].field) != NULL, "%s \"%s\"", table[i].field, table[i].typed);
		cr_assert_str_eq(form_value(f, table[i].field), "");
	}
	cr_assert_eq(form_check(f), ERR_INVALID);
	cr_assert_str_eq(form_focus(f), "text", "the cursor is on the first wrong field");
	form_free(&f);
}

Test(form, yes_no_unknown_and_choice__by_keys)
{
	struct form *f = make();

	to(f, "yesno");
	press(f, 'j');
	cr_assert_str_eq(form_value(f, "yesno"), "1");
	press(f, 'n');
	cr_assert_str_eq(form_value(f, "yesno"), "0");
	press(f, K_BACKSPACE);
	cr_assert_str_eq(form_value(f, "yesno"), "");
	to(f, "choice");
	press(f, K_RIGHT);
	cr_assert_str_eq(form_value(f, "choice"), "a");
	press(f, K_RIGHT);
	press(f, K_RIGHT);
	cr_assert_str_eq(form_value(f, "choice"), "b");
	press(f, K_DELETE);
	cr_assert_str_eq(form_value(f, "choice"), "");
	form_free(&f);
}

Test(form, wishes__save_and_leave)
{
	struct form *f = make();
	enum form_wish wish;

	form_key(f, NULL, K_CTRL('s'), &wish);
	cr_assert_eq(wish, FORM_SAVE);
	form_key(f, NULL, K_ESC, &wish);
	cr_assert_eq(wish, FORM_LEAVE);
	form_key(f, NULL, 'x', &wish);
	cr_assert_eq(wish, FORM_GO_ON);
	form_free(&f);
}

Test(form, draft__brings_back_every_typed_letter_and_the_cursor)
{
	struct arena *a = arena_new();
	struct form *f = make(), *g;
	char *draft;

	retype(f, "day", "31-02");
	retype(f, "number", "12");
	to(f, "yesno");
	press(f, 'y');
	to(f, "note");
	press(f, K_ENTER);
	type(f, "tab\\ and more");
	form_paste(f, "a\tb");
	press(f, K_LEFT);
	draft = form_save_draft(f, a);
	g = make();
	cr_assert_eq(form_load_draft(g, draft), 0);
	cr_assert_str_eq(form_typed(g, "day"), "31-02");
	cr_assert_str_eq(form_value(g, "number"), "12");
	cr_assert_str_eq(form_value(g, "yesno"), "1");
	cr_assert_str_eq(form_typed(g, "note"), form_typed(f, "note"));
	cr_assert_str_eq(form_focus(g), "note");
	cr_assert_str_eq(form_save_draft(g, a), draft, "writing it again gives the same");
	cr_assert(form_changed(g, NULL));
	form_free(&f);
	form_free(&g);
	arena_free(&a);
}

Test(form, draft__that_is_damaged_is_refused_or_harmless)
{
	static const char *const odd[] = { "form 1\n", "form 1\n@nofield 7\nzzz\tq\t\n", "form 1\n@note 999999\n",
					   "form 1\nfixed\tchanged\t\n", "form 1\ntext\n", "form 1\n@head 0\n" };
	struct form *f = make();

	cr_assert_eq(form_load_draft(f, ""), ERR_INVALID);
	cr_assert_eq(form_load_draft(f, "something else"), ERR_INVALID);
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		cr_assert_eq(form_load_draft(f, odd[i]), 0);
	cr_assert_str_eq(form_value(f, "fixed"), "fixed");
	cr_assert(strcmp(form_focus(f), "head") != 0);
	form_free(&f);
}
