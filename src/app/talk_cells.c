/* Cells: every question as it stands for every subject. Kept in memory; an answer
 * changes its own cell and what conditions make of the others. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "talk.h"

struct talk_cell *talk_cell_at(const struct talk *t, size_t subject, size_t question)
{
	if (t->script->questions[question].about == LEVEL_EMPLOYER)
		subject = 0;
	return &t->own->cell[subject * t->script->nquestions + question];
}

int64_t talk_placement_of(const struct talk *t, size_t subject, size_t question)
{
	bool employer = t->script->questions[question].about == LEVEL_EMPLOYER;
	return employer ? 0 : t->subject[subject].placement;
}

/* ---- what applies ---- */

/* The answer to an earlier question is one of those it follows. */
static bool follows(const struct talk *t, size_t subject, const struct question *q)
{
	if (q->after < 0)
		return true;
	const struct said *said = talk_cell_at(t, subject, (size_t)q->after)->last;
	if (!said || !said->value || said->state > SAID_UNCHANGED)
		return false;
	for (const char *const *code = q->after_codes; *code; code++)
		if (str_has_word(said->value, *code, strlen(*code)))
			return true;
	return false;
}

static bool holds(const struct talk *t, size_t subject, size_t question)
{
	const struct question *q = &t->script->questions[question];
	const struct talk_about *about = &t->own->about[subject];
	const struct fill *fill = fill_of(q->fact);
	if (q->when && (!about->facts || rules_condition_evaluate(q->when, about->facts, about->row,
		t->app->today) != TRUTH_TRUE))
		return false;
	/* What was told just now is not asked after. */
	if (q->when && fill && fill->kind == FILL_CLOSE && !talk_stood_open(t, subject, question))
		return false;
	return follows(t, subject, q);
}

/* At an employer without running placements nothing is about one: its facts are nobody's,
 * and of a list that has questions about the employer those are asked. */
static bool lacks_placement(const struct talk *t, const struct question *q)
{
	if (q->fact >= 0)
		return true;
	for (size_t i = 0; i < t->script->nquestions; i++)
		if (t->script->questions[i].about == LEVEL_EMPLOYER)
			return true;
	return false;
}

static bool applies(const struct talk *t, size_t subject, size_t question)
{
	const struct question *q = &t->script->questions[question];
	if (talk_cell_at(t, subject, question)->last)
		return true;
	if (q->about != LEVEL_EMPLOYER) {
		int64_t placement = t->subject[subject].placement;
		if ((q->placement && q->placement != placement) || (!placement && lacks_placement(t, q)))
			return false;
		return holds(t, subject, question);
	}
	for (size_t i = 0; i < t->nsubjects; i++)
		if (holds(t, i, question))
			return true;
	return false;
}

void talk_cells_apply(struct talk *t)
{
	size_t n = t->script->nquestions;
	for (size_t s = 0; s < t->nsubjects; s++) {
		t->subject[s].asked = t->subject[s].answered = 0;
		for (size_t q = 0; q < n; q++) {
			struct talk_cell *c = talk_cell_at(t, s, q);
			if (s == 0 || t->script->questions[q].about != LEVEL_EMPLOYER)
				c->cell.applies = applies(t, s, q);
			c->has_warning = false;
			t->subject[s].asked += c->cell.applies;
			t->subject[s].answered += c->cell.applies && c->last;
		}
	}
}

const struct cell *talk_cell(const struct talk *talk, size_t subject, size_t question)
{
	struct talk *t = (struct talk *)talk; /* what is looked up late is kept */
	const struct question *q = &t->script->questions[question];
	struct talk_about *about = &t->own->about[subject];
	struct talk_cell *c = talk_cell_at(t, subject, question);
	if (!c->has_before) {
		c->cell.before = c->before = talk_before(t, subject, question);
		c->has_before = true;
	}
	if (q->fact >= 0 && !about->waiting)
		about->waiting = talk_waiting_count(t, about, t->own->now);
	c->cell.waiting = q->fact < 0 ? 0 : about->waiting[q->fact];
	if (!c->has_warning) {
		c->cell.warning = c->last ? talk_check(t, subject, question) : NULL;
		c->has_warning = true;
	}
	return &c->cell;
}

/* ---- moving ---- */

long talk_next(const struct talk *t, size_t subject, long from, bool forward, bool open_only)
{
	long n = (long)t->script->nquestions;
	/* Where nothing is left to ask one is at no question: before it is before the first. */
	long at = from < -1 ? -1 : from > n ? n : from;
	for (long i = 0; i < n; i++) {
		at = forward ? (at + 1) % n : (at <= 0 ? n - 1 : at - 1);
		const struct talk_cell *c = talk_cell_at(t, subject, (size_t)at);
		if (c->cell.applies && !(open_only && c->last))
			return at;
	}
	return -1;
}

void talk_topic(const struct talk *t, size_t subject, size_t topic, unsigned *asked, unsigned *answered)
{
	*asked = *answered = 0;
	for (size_t q = 0; q < t->script->nquestions; q++) {
		const struct talk_cell *c = talk_cell_at(t, subject, q);
		if (t->script->questions[q].topic != topic || !c->cell.applies)
			continue;
		++*asked;
		*answered += c->last != NULL;
	}
}
