/* The spar card: what it tells, and what the shared one never tells. */
#include <ctype.h>

#include "anker/choices.h"
#include "anker/overview.h"
#include "office.h"
#include "src/store/internal.h"

static int64_t lime, jan, kim, of;

static void open_cards(void)
{
	office_open();
	lime = make_employer("Limonade");
	jan = make_placement(lime, "Aalbers");
	kim = make_placement(lime, "Bos");
	of = PUT(E_BOTTLENECK, "placement", id(jan), "theme", "guidance", "date", "2026-09-13", "note",
		"Asks nothing when it is busy");
}

TestSuite(spar_card, .init = open_cards, .fini = office_close);

static const char *card(int64_t bottleneck, bool shared)
{
	char *text;
	cr_assert_eq(app_spar_card(app, bottleneck, shared, arena, &text), 0, "%s", err_last());
	return text;
}

static void tells(const char *text, const char *part)
{
	cr_assert_not_null(strstr(text, part), "no \"%s\" in:\n%s", part, text);
}

Test(spar_card, tells_history__what_was_tried__the_employees_view__and_questions)
{
	PUT(E_BOTTLENECK, "placement", id(jan), "theme", "guidance", "date", "2025-01-01", "resolved",
		"2025-03-05");
	PUT(E_BOTTLENECK, "placement", id(kim), "theme", "guidance", "date", "2026-11-01");
	PUT(E_ADAPTATION, "placement", id(jan), "what", "A list on the wall", "level", "process", "bottleneck",
		id(of), "date", "2026-10-01", "effect", "better", "note", "Hangs by the door");
	PUT(E_ROUTE, "placement", id(jan), "date", "2026-10-02", "client_view", "differs");
	const char *text = card(of, false);
	tells(text, "# Spar card: guidance");
	tells(text, "J. Aalbers, Limonade");
	tells(text, "13 Sep 2026 (10 weeks)");
	tells(text, "Not discussed yet");
	tells(text, "Asks nothing when it is busy");
	tells(text, "Now at 2 of 2 placements");
	tells(text, "resolved after 9 weeks");
	tells(text, "adaptation: A list on the wall (1 Oct 2026)");
	tells(text, "Effect: improved");
	tells(text, "Hangs by the door");
	tells(text, "## What the employee thinks");
	tells(text, "asked: sees it otherwise");
	tells(text, "It was resolved before");
	tells(text, "It happens at several workplaces");
	tells(text, "Is it welcome that we look beyond one person");
	cr_assert_null(strstr(text, "What did you try yourselves already?"));
	cr_assert_null(strstr(text, "Bos"), "another's bottleneck is no business of this card");
}

Test(spar_card, nothing_on_record__is_said)
{
	const char *text = card(of, false);
	tells(text, "Nothing is on record yet.");
	tells(text, "Not on record: ask first.");
	tells(text, "What did you try yourselves already?");
	cr_assert_null(strstr(text, "several"));
}

Test(spar_card, of_the_organisation__counts_its_parts)
{
	int64_t whole;
	PUT(E_BOTTLENECK, "placement", id(kim), "theme", "guidance", "date", "2026-11-01");
	PUT(E_GOAL, "placement", id(jan), "what", "Asks for help", "bottleneck", id(of), "date",
		"2026-10-01");
	cr_assert_eq(app_pattern_lift(app, lime, "guidance", "How it is planned", NULL, &whole, NULL), 0);
	const char *text = card(whole, false);
	tells(text, "Now at 2 of 2 placements");
	tells(text, "learning goal: Asks for help");
	tells(text, "(J. Aalbers)");
	tells(text, "(J. Bos)");
	cr_assert_null(strstr(text, "What the employee thinks"));
}

Test(spar_card, gone__is_refused)
{
	struct record *r = get(E_BOTTLENECK, of);
	char *text;
	cr_assert_eq(app_delete(app, E_BOTTLENECK, of, r->version, NULL), 0);
	cr_assert_eq(app_spar_card(app, of, true, arena, &text), ERR_NOTFOUND);
	cr_assert_eq(app_spar_card(app, 999999, true, arena, &text), ERR_NOTFOUND);
}

Test(spar_card, typed_markdown__stays_what_was_typed)
{
	change(E_BOTTLENECK, of, "note", "# 1 <b>x</b>\n## Second");
	cr_assert_null(strstr(card(of, false), "\n## Second"));
}

/* ---- nothing leaks: every text of every record around it is a word of its own ---- */

enum { WORDS = 600 };
static const char *word[WORDS], *where[WORDS];
static size_t nwords;

static const char *secret(const char *of_what)
{
	cr_assert_lt(nwords, WORDS);
	word[nwords] = arena_printf(arena, "Xq%zuz", nwords + 100);
	where[nwords] = of_what;
	return word[nwords++];
}

static void fill_texts(struct record *r)
{
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		if ((f->kind == F_NOTE || f->kind == F_TEXT) && !(f->flags & FIELD_HIDDEN) &&
			strcmp(f->name, "infix") != 0 && strcmp(f->name, "point") != 0 &&
			!(r->entity->id == E_ORGANISATION && strcmp(f->name, "name") == 0))
			record_set(
				r, f->name, secret(arena_printf(arena, "%s.%s", r->entity->name, f->name)));
		/* Of a list that says what someone can: the last code, which no other field has. */
		if (f->kind == F_CHOICE && !r->value[i])
			record_set(r, f->name, f->choices[0].code);
	}
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s: %s", r->entity->name, err_last());
}

/* One of every kind that can stand with a placement, for the bottleneck where it can. */
static void fill_around(int64_t placement, int64_t bottleneck)
{
	for (int k = E_NONE + 1; k < E_COUNT; k++) {
		const struct entity *e = model_entity((enum entity_id)k);
		int p = model_field(e, "placement");
		struct record *r;
		bool ready = p >= 0 && e->fields[p].ref == E_PLACEMENT && k != E_BOTTLENECK && k != E_REPORT;
		for (size_t i = 0; ready && i < e->nfields; i++)
			ready = !(e->fields[i].required && e->fields[i].kind == F_REF && (int)i != p);
		if (!ready)
			continue;
		r = record_new(e, TODAY, arena);
		record_set(r, "placement", id(placement));
		for (size_t i = 0; i < e->nfields; i++)
			if (e->fields[i].kind == F_REF && e->fields[i].ref == E_BOTTLENECK)
				record_set(r, e->fields[i].name, id(bottleneck));
		if (k == E_TICK)
			record_set(r, "point", "1.1");
		fill_texts(r);
	}
	fill_texts(get(E_PLACEMENT, placement));
	int64_t employee;
	cr_assert_eq(id_parse(record_get(get(E_PLACEMENT, placement), "employee"), &employee), 0);
	fill_texts(get(E_EMPLOYEE, employee));
	fill_texts(get(E_BOTTLENECK, bottleneck));
}

static void holds_no_secret(const char *text, const char *which)
{
	for (size_t i = 0; i < nwords; i++)
		cr_expect_null(strstr(text, word[i]), "%s: %s leaked\n%s", which, where[i], text);
	/* Nor what someone can, in coded words. */
	const struct choice *item = &choices_capacity_item[0];
	cr_expect_null(strstr(text, lang_text(item->label)), "%s: %s leaked", which, lang_text(item->label));
	cr_expect_null(strstr(text, "What the employee thinks"));
}

Test(spar_card, shared__holds_no_name__no_free_text__no_capacity)
{
	int64_t second = PUT(E_BOTTLENECK, "placement", id(kim), "theme", "guidance", "date", "2026-11-01"),
		whole;
	nwords = 0;
	fill_texts(get(E_ORGANISATION, lime));
	fill_texts(get(E_EXPERT, anna));
	fill_around(jan, of);
	fill_around(kim, second);
	cr_assert_eq(app_pattern_lift(app, lime, "guidance", secret("the reason"), NULL, &whole, NULL), 0,
		"%s", err_last());
	fill_texts(get(E_BOTTLENECK, whole));
	cr_assert_gt(nwords, 60, "only %zu words", nwords);
	holds_no_secret(card(of, true), "of a placement");
	holds_no_secret(card(whole, true), "of the organisation");
	/* But it is no empty page. */
	tells(card(whole, true), "# To discuss together: guidance");
	tells(card(whole, true), "Limonade");
	tells(card(whole, true), "adaptation (");
	tells(card(whole, true), "Now at 2 of 2 placements");
	/* And the words are there to be found. */
	cr_assert_not_null(strstr(card(of, false), "Xq"));
}

Test(spar_card, a_damaged_theme__is_said)
{
	char *text;
	cr_assert_eq(sqlite3_exec(app->store->db, "UPDATE bottleneck SET theme = 'zork'", NULL, NULL, NULL), SQLITE_OK);
	cr_assert_eq(app_spar_card(app, of, false, arena, &text), ERR_INVALID);
	cr_assert_not_null(strstr(err_last(), "zork"));
}
