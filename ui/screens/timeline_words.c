/* Timeline rows in words, and the questions that narrow a timeline. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/places.h"
#include "screens/timeline.h"

static const struct {
	unsigned kind;
	const char *code, *word;
} kinds_of_rows[] = {
	{ TL_CONTACT, "contact", N_("contacts") },
	{ TL_SIGNAL, "signal", N_("signals") },
	{ TL_CHANGE, "change", N_("changes") },
	{ TL_BOTTLENECK, "bottleneck", N_("bottlenecks") },
	{ TL_ACTION, "action", N_("actions") },
	{ TL_PROFILE, "profile", N_("profiles") },
	{ TL_TICK, "tick", N_("guide points") },
	{ TL_DECISION, "decision", N_("decisions") },
};
enum { KINDS = sizeof kinds_of_rows / sizeof *kinds_of_rows };

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

const char *timeline_text(struct app *app, struct arena *a, const struct timeline_row *r, bool with_name)
{
	const char *flag = r->entity == E_CONTACT && !r->reached ? _("[not reached] ")
			   : r->open				 ? _("[open] ")
								 : "";
	const char *who = with_name && *r->employee ? r->employee : "";
	const char *text = text_clean(a, in_words(app, a, r), false);

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

const char *timeline_filters(struct arena *a, unsigned kinds, const char *party, day from, day to)
{
	const char *out = "", *dot = "";

	if (party) {
		out = code_label(E_CONTACT, "party", party);
		dot = " · ";
	}
	if (kinds != TL_ALL)
		for (size_t i = 0; i < KINDS; i++)
			if (kinds & kinds_of_rows[i].kind) {
				out = arena_printf(a, "%s%s%s", out, dot, _(kinds_of_rows[i].word));
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

bool timeline_pick_kinds(struct screen *s, unsigned *kinds)
{
	struct pick picks[KINDS + 1] = { { "all", _("everything"), NULL } };
	int at = 0;
	bool changed = false;

	/* Enter switches a kind on or off and stays; Esc is ready. */
	for (;;) {
		for (size_t i = 0; i < KINDS; i++)
			picks[i + 1] = (struct pick){ kinds_of_rows[i].code, _(kinds_of_rows[i].word),
				*kinds & kinds_of_rows[i].kind ? _("shown") : "" };
		at = ui_pick(s, _("Show (Enter switches, Esc is ready)"), picks, KINDS + 1, picks[at].code);
		if (at < 0)
			return changed;
		changed = true;
		if (at == 0)
			*kinds = TL_ALL;
		else if (*kinds == TL_ALL)
			*kinds = kinds_of_rows[at - 1].kind; /* the first choice: only that */
		else
			*kinds ^= kinds_of_rows[at - 1].kind;
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
