/* What the slow weighing asks further: until when or by when, and the fact that a
 * turning point hangs on. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/weigh.h"

static bool ask_day(struct screen *s, struct weigh *w, const char *question, day d)
{
	struct arena *a = arena_new();
	char iso[DATE_ISO_SIZE];
	bool given = ui_ask_date(s, question, d == DAY_NONE ? "" : date_long(a, d), &d) == 0;

	if (given)
		weigh_set(w, W_DAY, date_iso(iso, d));
	arena_free(&a);
	return given;
}

static bool ask_later(struct screen *s, struct weigh *w)
{
	static const struct {
		char key;
		const char *wait;
		int days; /* 0: asked, when it waits for a date */
	} waits[] = { { '1', "date", 7 }, { '4', "date", 28 }, { 'c', "contact", 0 }, { 'v', "change", 0 },
		{ 'd', "date", 0 } };
	int key = ui_ask_key(
		s, "14cvd", _("Later: 1 or 4 weeks, c contact, v a change, d a date?"));
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
		if (waits[i].key != key)
			continue;
		weigh_set(w, W_WAIT, waits[i].wait);
		weigh_set(w, W_DAY, waits[i].days ? date_iso(iso, ui_today(s) + waits[i].days) : NULL);
		return waits[i].days || !str_same(waits[i].wait, "date") ||
		       ask_day(s, w, _("Postpone until:"), DAY_NONE);
	}
	return false;
}

/* What belongs to the decision: by when, until when. False: not decided. */
bool weigh_ask_when(struct screen *s, struct weigh *w, const char *verdict)
{
	day due = w->sg.due != DAY_NONE && w->sg.due > ui_today(s) ? w->sg.due : ui_today(s);

	if (str_same(verdict, "postponed"))
		return ask_later(s, w);
	weigh_set(w, W_WAIT, NULL);
	weigh_set(w, W_DAY, NULL);
	return !str_same(verdict, "accepted") || ask_day(s, w, _("Do it, by when:"), due);
}

/* Facts of the rule first: they are what it was decided on. */
static int search_facts(
	void *ctx, struct arena *a, const char *typed, size_t limit, struct pick **out, size_t *n)
{
	const struct weigh *w = ctx;
	size_t all, k = 0;
	const struct fact *facts = rules_facts(&all);
	const char *needle = text_fold(a, typed);

	*out = arena_alloc(a, (all + 1) * sizeof **out);
	for (int own = 1; own >= 0; own--)
		for (size_t i = 0; i < all && k < limit; i++)
			if ((w->used && w->used[i]) == (own != 0) &&
				text_matches(text_fold(a, arena_printf(a, "%s %s", lang_text(facts[i].label),
					facts[i].name)), needle))
				(*out)[k++] = (struct pick){ facts[i].name, lang_text(facts[i].label),
					own ? _("of this rule") : NULL };
	*n = k;
	return 0;
}

bool weigh_ask_fact(struct screen *s, struct weigh *w)
{
	struct arena *a = arena_new();
	struct pick got;
	bool given = ui_pick_search(s, _("Which fact would change it?"), "", search_facts, w, a, &got) == 0;

	if (given) {
		weigh_set(w, W_FACT, got.code);
		w->touched = true;
	}
	arena_free(&a);
	return given;
}
