/* Soft checks: one sentence at an answer that may be mistaken. Nothing is refused. */
#include <string.h>

#include "anker/str.h"
#include "talk.h"

struct checking {
	struct talk *t;
	size_t subject;
	const struct question *q;
	const struct fill *fill;
	const struct talk_about *about;
	const struct said *said;
	const struct talk_cell *cell;
	struct arena *arena;
};

/* The day a fact is about, from the first or last end; DAY_NONE without. */
static day day_of(const struct checking *c, const char *name, bool last)
{
	day from, until;
	int32_t value = c->about->facts ?
		facts_get(c->about->facts, c->about->row, rules_fact_index(name)) : FACT_UNKNOWN;
	return rules_date_ends(value, &from, &until) ? (last ? until : from) : DAY_NONE;
}

/* ---- pairs of facts that do not go together ---- */

/* `after` is a day that cannot lie before `before`. */
static const struct {
	const char *before, *after;
} order[] = {
	{ "startdatum", "contract_eind" }, { "startdatum", "proef_eind" }, { "startdatum", "jobcoach_tot" },
	{ "startdatum", "einddatum" }, { "startdatum", "loonkostensubsidie_tot" },
	{ "einddatum", "teruggekeken_op" },
};

static const char *in_order(const struct checking *c)
{
	size_t n;
	for (size_t i = 0; c->fill && i < sizeof order / sizeof *order; i++) {
		if (strcmp(order[i].before, c->fill->fact) != 0 && strcmp(order[i].after, c->fill->fact) != 0)
			continue;
		day before = day_of(c, order[i].before, false), after = day_of(c, order[i].after, true);
		const struct fact *all = rules_facts(&n);
		if (before != DAY_NONE && after != DAY_NONE && after < before)
			return arena_printf(c->arena, _("%s (%s) lies before %s (%s)"),
				lang_text(all[rules_fact_index(order[i].after)].label),
				date_long(c->arena, after),
				lang_text(all[rules_fact_index(order[i].before)].label),
				date_long(c->arena, before));
	}
	return NULL;
}

/* A choice that is contradicted by a day that is still to come. */
static const struct {
	const char *fact, *codes, *day;
} ahead[] = {
	{ "jobcoach", "none ended", "jobcoach_tot" },
	{ "loonkostensubsidie", "refused ended not_applicable", "loonkostensubsidie_tot" },
	{ "contract", "permanent", "contract_eind" },
	{ "contract", "permanent temporary", "proef_eind" },
	{ "aanspreekpunt", "0", "aanspreekpunt_tot" },
};

static const char *value_of(const struct checking *c, const char *name)
{
	size_t n;
	int i = rules_fact_index(name);
	const struct fact *fact = &rules_facts(&n)[i];
	int32_t value = c->about->facts ? facts_get(c->about->facts, c->about->row, i) : FACT_UNKNOWN;
	if (value == FACT_UNKNOWN)
		return NULL;
	return fact->type == FACT_BOOL ? (value ? "1" : "0") :
		fact->type == FACT_CHOICE ? fact->choices[value].code : NULL;
}

static const char *contradicts(const struct checking *c)
{
	size_t n;
	const struct fact *all = rules_facts(&n);
	for (size_t i = 0; c->fill && i < sizeof ahead / sizeof *ahead; i++) {
		if (strcmp(ahead[i].fact, c->fill->fact) != 0 && strcmp(ahead[i].day, c->fill->fact) != 0)
			continue;
		int fact = rules_fact_index(ahead[i].fact);
		const char *code = value_of(c, ahead[i].fact);
		day end = day_of(c, ahead[i].day, true);
		if (code && str_has_word(ahead[i].codes, code, strlen(code)) && end > c->t->app->today)
			return arena_printf(c->arena, _("%s: %s, and yet %s lies ahead (%s)"),
				lang_text(all[fact].label),
				rules_fact_show(&all[fact], facts_get(c->about->facts, c->about->row, fact),
					c->t->app->today, c->arena),
				lang_text(all[rules_fact_index(ahead[i].day)].label),
				date_long(c->arena, end));
	}
	return NULL;
}

/* ---- the answer by itself ---- */

enum { YEARS_FAR = 10, DAYS_IN_YEAR = 365 };

static const char *far_away(const struct checking *c)
{
	struct date_span span;
	if (c->q->kind != ASK_DATE || !c->said->value || date_span_parse_iso(c->said->value, &span))
		return NULL;
	day today = c->t->app->today;
	if (c->q->past && span.first > today)
		return _("this day is still to come");
	if (span.last > today + YEARS_FAR * DAYS_IN_YEAR || span.first < today - 3 * YEARS_FAR * DAYS_IN_YEAR)
		return _("this is far away: is the year right?");
	return NULL;
}

/* A field for a whole day got a month, or a season: the words are kept. */
static const char *needs_day(const struct checking *c)
{
	struct date_span span;
	if (!c->fill || c->fill->kind == FILL_TALK || c->q->kind != ASK_DATE || !c->said->value ||
		date_span_parse_iso(c->said->value, &span) || span.first == span.last)
		return NULL;
	const struct entity *e = model_entity(c->fill->entity);
	const char *name = c->fill->kind == FILL_FIELD ? c->fill->field : "date";
	const struct field *f = &e->fields[model_field(e, name)];
	if (f->flags & FIELD_SPAN)
		return NULL;
	return arena_printf(c->arena, c->fill->kind == FILL_NEW && c->fill->codes ?
		_("%s holds a whole day: the first is on record, your words are with the conversation") :
		_("%s holds a whole day: your words are kept with the conversation only"),
		lang_text(f->label));
}

/* Nothing to write it to: no contact person, no profile. */
static const char *nowhere(const struct checking *c)
{
	if (!c->fill || c->fill->kind != FILL_FIELD || c->said->state > SAID_UNCHANGED ||
		c->about->of[c->fill->entity])
		return NULL;
	return arena_printf(c->arena, _("there is no %s on record: the answer is kept with the conversation"),
		lang_text(model_entity(c->fill->entity)->label));
}

static const char *masked(const struct checking *c)
{
	return c->said->words && strstr(c->said->words, "•••••") ?
		_("nine digits that look like a citizen service number were masked") : NULL;
}

static const char *changed_meanwhile(const struct checking *c)
{
	return c->cell->conflict;
}

/* The most telling first. */
static const char *(*const checks[])(const struct checking *) = {
	changed_meanwhile, masked, nowhere, needs_day, far_away, in_order, contradicts,
};

const char *talk_check(struct talk *t, size_t subject, size_t question)
{
	const struct question *q = &t->script->questions[question];
	bool employer = q->about == LEVEL_EMPLOYER;
	const struct talk_cell *cell = talk_cell_at(t, subject, question);
	const struct checking c = { t, subject, q, fill_of(q->fact),
		employer ? &t->own->whole : &t->own->about[subject], cell->last, cell, t->own->now };
	const char *why = NULL;
	for (size_t i = 0; !why && i < sizeof checks / sizeof *checks; i++)
		why = checks[i](&c);
	return why;
}
