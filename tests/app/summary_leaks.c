/* What must never leave: every text of a caseload gets a word of its own, and the pages
 * hold those that may be shared with their reader, and no other, in all formats. */
#include <stdlib.h>

#include "anker/str.h"
#include "summary_office.h"

TestSuite(summary_leaks, .init = summary_office_open, .fini = summary_office_close);

enum { MOST = 2000, EMPLOYER_PAGE = 1u << 0, PAGE_OF_FIRST = 1u << 1, PAGE_OF_SECOND = 1u << 2 };
static const unsigned nowhere = 0, everywhere = EMPLOYER_PAGE | PAGE_OF_FIRST | PAGE_OF_SECOND;

static struct {
	const char *word, *where;
	unsigned pages;
} mark[MOST];
static size_t nmarks;

/* A word that stands nowhere else. */
static const char *word(unsigned pages, const char *where)
{
	cr_assert_lt(nmarks, MOST);
	mark[nmarks].word = arena_printf(arena, "Mark%zuqx", nmarks);
	mark[nmarks].where = where;
	mark[nmarks].pages = pages;
	return mark[nmarks++].word;
}

/* Every text and note of a record that is not filled; secret. */
static void fill_texts(struct record *r)
{
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		if ((f->kind == F_NOTE || f->kind == F_TEXT) && !r->value[i] && !(f->flags & FIELD_HIDDEN) &&
			strcmp(f->name, "infix") != 0)
			record_set(r, f->name,
				word(nowhere, arena_printf(arena, "%s.%s", r->entity->name, f->name)));
	}
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s: %s", r->entity->name, err_last());
}

/* One of everything that can hang on a placement or its employer, full of words. */
static void fill_around(int64_t placement)
{
	static const enum entity_id kinds[] = { E_CONTACT, E_SIGNAL, E_CHANGE, E_BOTTLENECK, E_ACTION,
		E_PROFILE, E_DECISION, E_TICK };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct entity *e = model_entity(kinds[i]);
		struct record *r = record_new(e, TODAY, arena);
		for (size_t k = 0; k < e->nfields; k++)
			if (e->fields[k].kind == F_CHOICE && !r->value[k])
				record_set(r, e->fields[k].name, e->fields[k].choices[0].code);
		record_set(r, "placement", id(placement));
		if (kinds[i] == E_TICK)
			record_set(r, "point", "1.1");
		/* Also what this talk itself made; agreements apart. */
		if (model_field(e, "interview") >= 0 && kinds[i] != E_ACTION && kinds[i] != E_CONTACT)
			record_set(r, "interview", id(talk->record->id));
		fill_texts(r);
	}
	fill_texts(get(E_PLACEMENT, placement));
}

static void rename_employee(int64_t placement, unsigned pages)
{
	change(E_EMPLOYEE, employee_of(placement), "family_name", word(pages, "employee.family_name"));
	fill_texts(get(E_EMPLOYEE, employee_of(placement)));
}

/* Free texts of all questions that take them, with remarks beside them, and notes. */
static void say_all(int64_t placement, unsigned own)
{
	static const struct {
		const char *question;
		bool employer, employee, house;
	} asked[] = { { "both", true, true, false }, { "own", false, true, false },
		{ "boss", true, false, false }, { "inside", false, false, false },
		{ "house", true, true, true }, { "house-boss", true, false, true },
		{ "house-inside", false, false, true } };
	static const char *const others[] = { "course", "well", "signals", "changed", "meaning" };
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		if (asked[i].house && placement != first)
			continue;
		unsigned pages = (asked[i].employer ? EMPLOYER_PAGE : 0u) |
			(asked[i].employee ? asked[i].house ? (PAGE_OF_FIRST | PAGE_OF_SECOND) : own : 0u);
		/* What was said first does not count any more. */
		cr_assert_eq(say(placement, asked[i].question, word(nowhere, "an earlier answer")), 0);
		cr_assert_eq(say(placement, asked[i].question, word(pages, asked[i].question)), 0);
		cr_assert_eq(talk_remark(talk, subject(placement), question(asked[i].question),
			word(nowhere, "a remark"), NULL), 0);
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_assert_eq(talk_remark(talk, subject(placement), question(others[i]),
				     word(nowhere, "a remark"), NULL),
			0);
	cr_assert_eq(talk_answer(talk, subject(placement), question("signals"), SAID_ANSWERED, "overload",
		word(nowhere, "the note of a signal")), 0, "%s", err_last());
	cr_assert_eq(talk_answer(talk, subject(placement), question("hard"), SAID_ANSWERED, "pace",
		word(nowhere, "the note of a bottleneck")), 0);
	cr_assert_eq(say(placement, "until", "2027-03"), 0);
	cr_assert_eq(talk_note(talk, (long)subject(placement), word(nowhere, "a note"), NULL), 0);
	agree((long)subject(placement), word(EMPLOYER_PAGE | own, "an agreement"), "employer", TODAY + 3);
}

static void check(const char *name, unsigned page_bit, enum audience audience, int64_t placement)
{
	const char *markdown = page(audience, placement);
	for (int format = SUMMARY_MARKDOWN; format <= SUMMARY_TEXT; format++) {
		const char *text = summary_render(markdown, (enum summary_format)format, "en", arena);
		for (size_t i = 0; i < nmarks; i++) {
			bool stands = strstr(text, mark[i].word) != NULL;
			cr_expect_eq(stands, (mark[i].pages & page_bit) != 0, "%s, format %d: %s (%s) %s",
				name, format, mark[i].word, mark[i].where, stands ? "leaked" : "is missing");
		}
	}
}

static void check_pages(void)
{
	check("employer", EMPLOYER_PAGE, FOR_EMPLOYER, 0);
	check("first", PAGE_OF_FIRST, FOR_EMPLOYEE, first);
	check("second", PAGE_OF_SECOND, FOR_EMPLOYEE, second);
}

Test(summary_leaks, a_page__holds_what_may_be_shared_with_its_reader_and_nothing_else)
{
	nmarks = 0;
	change(E_ORGANISATION, lime, "name", word(everywhere, "the employer's name"));
	fill_texts(get(E_ORGANISATION, lime));
	change(E_PERSON, person, "family_name", word(everywhere, "who was spoken with"));
	fill_texts(get(E_PERSON, person));
	fill_texts(get(E_EXPERT, anna));
	fill_texts(get(E_EXPERT, bram));
	rename_employee(first, EMPLOYER_PAGE);
	rename_employee(second, EMPLOYER_PAGE);
	rename_employee(third, nowhere);
	int64_t placements[] = { first, second, third,
		make_placement(make_employer(word(nowhere, "another employer")),
			word(nowhere, "an employee elsewhere")) };
	summary_begin("en", "employer");
	for (size_t i = 0; i < sizeof placements / sizeof *placements; i++)
		fill_around(placements[i]);
	say_all(first, PAGE_OF_FIRST);
	say_all(second, PAGE_OF_SECOND);
	cr_assert_eq(talk_note(talk, -1, word(nowhere, "a note about the employer"), NULL), 0);
	agree(-1, word(EMPLOYER_PAGE, "an agreement with the employer"), NULL, DAY_NONE);
	check_pages();
	finish(TODAY + 5);
	check_pages();
	cr_assert_gt(nmarks, 150, "only %zu words", nmarks);
}
