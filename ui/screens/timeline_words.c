/* Timeline rows in words, and the questions that narrow a timeline. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/places.h"
#include "screens/records.h"
#include "screens/timeline.h"

/* The kinds of rows there are, in the order of the dictionary. */
static size_t kinds_of_rows(const struct entity *out[E_COUNT])
{
	static const uint64_t own = TL(E_CONTACT) | TL(E_SIGNAL) | TL(E_CHANGE) | TL(E_BOTTLENECK) |
				    TL(E_ACTION) | TL(E_PROFILE) | TL(E_TICK) | TL(E_DECISION);
	size_t n = 0;

	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);

		if (own & TL(id) || e->flags & ENTITY_TIMELINE)
			out[n++] = e;
	}
	return n;
}

/* Which field says what kind of thing a row is. */
static const char *kind_field(enum entity_id e)
{
	static const char *const fields[E_COUNT] = {
		[E_CONTACT] = "medium",
		[E_BOTTLENECK] = "theme",
		[E_PROFILE] = "source",
		[E_DECISION] = "verdict",
	};

	return fields[e] ? fields[e] : "kind";
}

const char *timeline_symbol(const struct timeline_row *r)
{
	if (r->entity != E_CONTACT)
		return entity_symbol(r->entity);
	return strcmp(r->direction, "in") == 0 ? "↓" : "↑";
}

const char *timeline_kind(struct arena *a, const struct timeline_row *r)
{
	/* Of a tick it is the number of the point. */
	const char *kind =
		r->entity == E_TICK ? r->kind : code_label(r->entity, kind_field(r->entity), r->kind);

	if (r->entity == E_CONTACT)
		return arena_printf(a, "%s %s", party_short(r->party), kind);
	return *kind ? kind : lang_text(model_entity(r->entity)->label);
}

/* Numbers and ids as the words they stand for: a guide point's title, a rule's. */
static const char *in_words(struct app *app, struct arena *a, const struct timeline_row *r)
{
	const struct guide_part *point;
	struct knowledge *guides;
	size_t id = strcspn(r->text, ":");

	if (r->entity == E_TICK && strcmp(r->text, r->kind) == 0 && app_guides(app, &guides) == 0 &&
	    knowledge_point(guides, r->kind, &point, NULL) == 0)
		return point->title;
	if (r->entity == E_DECISION)
		return arena_printf(
			a, "%s%s", rules_title(app->rules, arena_strndup(a, r->text, id)), r->text + id);
	return r->text;
}

/* On one line; of a kind that the dictionary put here as lists of records tell it. */
static const char *on_a_line(struct app *app, struct arena *a, const struct timeline_row *r)
{
	struct record *record;

	if (model_entity(r->entity)->flags & ENTITY_TIMELINE &&
		store_get(app->store, r->entity, r->id, a, &record) == 0)
		return record_words(app, record, a);
	return text_clean(a, in_words(app, a, r), false);
}

const char *timeline_text(struct app *app, struct arena *a, const struct timeline_row *r, bool with_name)
{
	const char *flag = r->entity == E_CONTACT && !r->reached ? _("[not reached] ")
			   : r->open				 ? _("[open] ")
								 : "";
	const char *who = with_name && *r->employee ? r->employee : "";
	const char *text = on_a_line(app, a, r);

	return arena_printf(a, "%s%s%s%s", flag, who, *who && *text ? ": " : "", text);
}

void timeline_write(struct pager *p, struct app *app, const struct timeline_row *r, struct arena *a)
{
	const char *who =
		*r->employee ? arena_printf(a, "%s · %s", r->employee, r->employer_name) : r->employer_name;

	pager_text(p, ST_BOLD, 0,
		arena_printf(a, "%s  %s %s", r->date == DAY_NONE ? _("no date") : date_weekday(a, r->date),
			timeline_symbol(r), timeline_kind(a, r)));
	pager_text(p, ST_NORMAL, 0, who);
	if (*r->person)
		pager_text(p, ST_DIM, 0, r->person);
	if (r->entity == E_CONTACT && !r->reached)
		pager_text(p, ST_DIM, 0, _("not reached"));
	else if (r->open)
		pager_text(p, ST_NOW, 0, _("open"));
	pager_text(p, ST_NORMAL, 0, "");
	pager_text(p, ST_NORMAL, 0, text_clean(a, in_words(app, a, r), true));
}

const char *timeline_filters(struct arena *a, uint64_t kinds, const char *party, day from, day to)
{
	const struct entity *kind[E_COUNT];
	size_t n = kinds_of_rows(kind);
	const char *out = "", *dot = "";

	if (party) {
		out = code_label(E_CONTACT, "party", party);
		dot = " · ";
	}
	if (kinds != TL_ALL)
		for (size_t i = 0; i < n; i++)
			if (kinds & TL(kind[i]->id)) {
				out = arena_printf(a, "%s%s%s", out, dot, lang_text(kind[i]->label_plural));
				dot = ", ";
			}
	dot = *out ? " · " : "";
	if (from != DAY_NONE && to != DAY_NONE)
		return arena_printf(a, "%s%s%s – %s", out, dot, date_long(a, from), date_long(a, to));
	if (from != DAY_NONE)
		return arena_printf(a, _("%s%sfrom %s"), out, dot, date_long(a, from));
	if (to != DAY_NONE)
		return arena_printf(a, _("%s%suntil %s"), out, dot, date_long(a, to));
	return out;
}

bool timeline_pick_kinds(struct screen *s, uint64_t *kinds)
{
	const struct entity *kind[E_COUNT];
	struct pick picks[E_COUNT + 1] = { { "all", _("everything"), NULL } };
	size_t n = kinds_of_rows(kind);
	bool changed = false;
	int at = 0;

	/* Enter switches a kind on or off and stays; Esc is ready. */
	for (;;) {
		for (size_t i = 0; i < n; i++)
			picks[i + 1] = (struct pick){ kind[i]->name, lang_text(kind[i]->label_plural),
				*kinds & TL(kind[i]->id) ? _("shown") : "" };
		at = ui_pick(s, _("Show (Enter switches, Esc is ready)"), picks, n + 1, picks[at].code);
		if (at < 0)
			return changed;
		changed = true;
		if (at == 0)
			*kinds = TL_ALL;
		else if (*kinds == TL_ALL)
			*kinds = TL(kind[at - 1]->id); /* the first choice: only that */
		else
			*kinds ^= TL(kind[at - 1]->id);
		if (*kinds == 0)
			*kinds = TL_ALL;
	}
}

bool timeline_pick_period(struct screen *s, day *from, day *to)
{
	static const struct {
		const char *code, *word;
		int months;
	} periods[] = {
		{ "all", N_("all"), 0 }, { "1", N_("last month"), 1 }, { "3", N_("last 3 months"), 3 },
		{ "12", N_("last year"), 12 }, { "own", N_("from a date ..."), -1 },
	};
	enum { PERIODS = sizeof periods / sizeof *periods };
	struct pick picks[PERIODS];

	for (size_t i = 0; i < PERIODS; i++)
		picks[i] = (struct pick){ periods[i].code, _(periods[i].word), NULL };
	int i = ui_pick(s, _("Period"), picks, PERIODS, NULL);
	if (i < 0)
		return false;
	*to = DAY_NONE;
	if (periods[i].months >= 0) {
		*from = periods[i].months ? date_add_months(ui_today(s), -periods[i].months) : DAY_NONE;
		return true;
	}
	if (ui_ask_date(s, _("From:"), "", from) < 0)
		return false;
	if (ui_ask_date(s, _("Until (empty is today):"), "", to) < 0)
		*to = DAY_NONE;
	return true;
}
