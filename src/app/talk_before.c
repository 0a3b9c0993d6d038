/* The answer before: of a fact what the caseload held when the talk began, of other
 * questions what was said in an earlier talk. */
#include <string.h>

#include "anker/str.h"
#include "talk.h"

/* The answers of earlier talks that count, read once per subject. */
static const struct record *earlier(struct talk *t, struct talk_about *about, const struct question *q)
{
	struct talk_private *own = t->own;
	size_t nfacts;
	if (!about->has_earlier) {
		about->has_earlier = true;
		if (store_last_answers(t->app->store, about->placement, own->employer, own->record->id,
			    own->arena, &about->earlier, &about->nearlier))
			about->nearlier = 0;
	}
	for (size_t i = 0; i < about->nearlier; i++)
		if (str_same(record_get(about->earlier[i], "question"), q->id))
			return about->earlier[i];
	for (size_t i = 0; q->fact >= 0 && i < about->nearlier; i++)
		if (str_same(record_get(about->earlier[i], "fact"), rules_facts(&nfacts)[q->fact].name))
			return about->earlier[i];
	return NULL;
}

/* A change that an answer to this question made in this talk: its label quotes it. */
bool talk_changed_here(const struct talk *t, const struct question *q, const struct change *c)
{
	return c->txn > t->own->begun && strstr(c->label, q->text) != NULL;
}

/* The field as it was before this talk wrote it, and the day it got that value. */
static int field_before(struct talk *t, const struct question *q, const struct record *r, int field,
	bool told, const char **value, day *date)
{
	struct change *change;
	size_t n, i = 0;
	*value = r->value[field];
	*date = DAY_NONE;
	int rc = store_history(t->app->store, r->entity->id, r->id, field, t->own->arena, &change, &n);
	if (rc)
		return rc;
	for (; told && i < n && change[i].field >= 0 && talk_changed_here(t, q, &change[i]); i++)
		*value = change[i].before;
	/* A change of before the talk's own: what it left there is what was held. */
	for (; i < n && !str_same(change[i].after, *value); i++)
		;
	if (i < n)
		*date = moment_day(change[i].at);
	return 0;
}

static struct said *from_field(struct talk *t, const struct question *q, const struct record *r, int field,
	bool told)
{
	const char *value;
	day date;
	if (field_before(t, q, r, field, told, &value, &date) || !value)
		return NULL;
	struct said *s = arena_alloc(t->own->arena, sizeof *s);
	bool text = q->kind == ASK_TEXT;
	*s = (struct said){ .state = SAID_ANSWERED,
		.value = text ? NULL : value,
		.words = text ? value : NULL,
		.date = date };
	s->show = talk_show(t, q, s->value, s->words, t->own->arena);
	return s;
}

/* What the program counts or derives, as a canonical value; NULL: nothing to speak of. */
static const char *value_of_fact(
	const struct question *q, const struct fact *fact, int32_t value, struct arena *a)
{
	day first, last;
	if (value == FACT_UNKNOWN || value == FACT_NEVER || value == FACT_NONE || value == 0)
		return NULL;
	if (q->kind == ASK_YESNO)
		return "1";
	if (fact->type == FACT_DATE)
		return rules_date_ends(value, &first, &last) ?
			date_span_iso(a, (struct date_span){ first, last }) : NULL;
	return fact->type == FACT_CHOICE ? NULL : arena_printf(a, "%d", value);
}

static struct said *from_fact(struct talk *t, size_t subject, const struct question *q)
{
	const struct talk_about *about = &t->own->about[subject];
	struct arena *a = t->own->arena;
	size_t n;
	const struct fact *fact = &rules_facts(&n)[q->fact];
	int32_t now = about->facts ? facts_get(about->facts, about->row, q->fact) : FACT_UNKNOWN;
	const char *value = value_of_fact(q, fact, now, a);
	if (!value)
		return NULL;
	struct said *s = arena_alloc(a, sizeof *s);
	*s = (struct said){ .state = SAID_ANSWERED, .value = value, .date = DAY_NONE };
	s->show = talk_show(t, q, value, NULL, a);
	/* Yes, and since when it stands. */
	if (q->kind == ASK_YESNO && fact->type == FACT_DATE)
		rules_date_ends(now, &s->date, &(day){ 0 });
	return s;
}

/* A guide point that was ticked for this placement or employer. */
static struct said *from_tick(struct talk *t, int64_t placement, const struct question *q)
{
	struct arena *a = t->own->arena;
	struct tick *tick;
	size_t n;
	if (app_ticks(t->app, 0, placement, placement ? 0 : t->own->employer, a, &tick, &n))
		return NULL;
	struct said *s = NULL;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(tick[i].point, q->point) != 0 || (s && s->date >= tick[i].date))
			continue;
		s = s ? s : arena_alloc(a, sizeof *s);
		*s = (struct said){ .state = SAID_ANSWERED, .value = "1", .words = tick[i].note,
			.date = tick[i].date };
		s->show = talk_show(t, q, s->value, NULL, a);
	}
	return s;
}

struct said *talk_before(struct talk *t, size_t subject, size_t question)
{
	const struct question *q = &t->script->questions[question];
	int64_t placement = talk_placement_of(t, subject, question);
	struct talk_about *about = placement ? &t->own->about[subject] : &t->own->whole;
	const struct talk_cell *c = talk_cell_at(t, subject, question);
	const struct record *row = earlier(t, about, q);
	struct said *said = row ? talk_said(t, q, row, t->own->arena) : NULL, *held = NULL;
	struct record *r;
	int field;
	talk_field_of(fill_of(q->fact), about, &r, &field);
	if (r)
		held = from_field(t, q, r, field, c->told_at_load);
	if (!held && q->fact >= 0 && !c->told_at_load)
		held = from_fact(t, subject, q);
	if (q->kind == ASK_TICK && !c->told_at_load)
		held = from_tick(t, placement, q);
	if (!held)
		return said;
	/* What was said last is what is held: then that talk is when. */
	return said && str_same(said->value, held->value) && str_same(said->words, held->words) ? said : held;
}
