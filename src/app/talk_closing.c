/* What the end of a talk shows: what is missing, what came out of it, which placements
 * it was about, and how long it took. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "closing.h"

enum { MINUTE = 60, PAUSE = 30 * MINUTE, MOST_MINUTES = 1440 };

/* ---- which placements ---- */

static bool answered(const struct talk *t, size_t subject)
{
	for (size_t q = 0; q < t->script->nquestions; q++)
		if (t->script->questions[q].about != LEVEL_EMPLOYER && talk_cell_at(t, subject, q)->last)
			return true;
	return false;
}

bool closing_touched(const struct talk *t, size_t subject)
{
	int64_t placement = t->subject[subject].placement;
	for (size_t i = 0; placement && i < t->nlines; i++)
		if (t->line[i].placement == placement)
			return true;
	return answered(t, subject);
}

/* ---- answers ---- */

static void add_gap(
	struct gap **list, size_t *n, size_t room, size_t subject, size_t question, struct arena *a)
{
	if (!*list)
		*list = arena_alloc(a, room * sizeof **list);
	(*list)[(*n)++] = (struct gap){ subject, question };
}

/* A question about the employer counts at the first of the subjects that count. */
static void count_subject(struct talk *t, size_t subject, bool first, struct arena *a, struct closing *out)
{
	size_t room = t->nsubjects * t->script->nquestions;
	for (size_t q = 0; q < t->script->nquestions; q++) {
		if (!first && t->script->questions[q].about == LEVEL_EMPLOYER)
			continue;
		const struct cell *c = talk_cell(t, subject, q);
		if (!c->applies)
			continue;
		out->asked++;
		out->answered += c->last != NULL;
		out->unchanged += c->last && c->last->state == SAID_UNCHANGED;
		if (!c->last)
			add_gap(&out->gap, &out->ngaps, room, subject, q, a);
		if (c->warning)
			add_gap(&out->warned, &out->nwarned, room, subject, q, a);
	}
}

/* When no placement was touched, all that was asked is what is missing. */
static void count_answers(struct talk *t, struct arena *a, struct closing *out)
{
	bool any = false, first = true;
	for (size_t i = 0; i < t->nsubjects; i++)
		any |= out->touched[i];
	for (size_t i = 0; i < t->nsubjects; i++)
		if (out->touched[i] || !any) {
			count_subject(t, i, first, a, out);
			first = false;
		}
	int most = rules_parameter_number(t->app->rules, "gesprek_ongewijzigd", t->app->today, 75);
	out->too_same =
		out->answered >= SAME_FROM && (int64_t)out->unchanged * 100 >= (int64_t)most * out->answered;
}

/* ---- what came out ---- */

static int find_made(struct talk *t, struct arena *a, struct closing *out)
{
	static const enum entity_id kinds[] = { E_SIGNAL, E_CHANGE, E_BOTTLENECK, E_TICK };
	enum { KINDS = sizeof kinds / sizeof *kinds };
	struct record **found[KINDS];
	size_t n[KINDS];
	for (size_t i = 0; i < KINDS; i++) {
		int rc = interview_records(t->app, kinds[i], t->record->id, a, &found[i], &n[i]);
		if (rc)
			return rc;
		out->nmade += n[i];
	}
	out->made = arena_alloc(a, (out->nmade + 1) * sizeof *out->made);
	for (size_t i = 0, at = 0; i < KINDS; at += n[i++])
		for (size_t k = 0; k < n[i]; k++)
			out->made[at + k] = found[i][k];
	return 0;
}

static void find_fresh(struct talk *t, struct arena *a, struct closing *out)
{
	out->fresh = arena_alloc(a, (t->suggestions.n + 1) * sizeof *out->fresh);
	for (size_t i = 0; i < t->suggestions.n; i++)
		if (!talk_stood(t, &t->suggestions.item[i]))
			out->fresh[out->nfresh++] = t->suggestions.item[i];
}

/* The last word about when to speak again. */
static day said_next(const struct talk *t)
{
	int fact = rules_fact_index("contact_gepland");
	const char *latest = "";
	day next = DAY_NONE;
	for (size_t s = 0; s < t->nsubjects; s++)
		for (size_t q = 0; q < t->script->nquestions; q++) {
			const struct said *said = talk_cell_at(t, s, q)->last;
			struct date_span span;
			if (t->script->questions[q].fact != fact || !said || !said->value ||
				strcmp(said->at ? said->at : "", latest) < 0 ||
				date_span_parse_iso(said->value, &span))
				continue;
			latest = said->at ? said->at : "";
			next = span.first;
		}
	/* What has passed is no plan: an answer left as it was the last time. */
	return next != DAY_NONE && next <= t->app->today ? DAY_NONE : next;
}

/* ---- how long ---- */

static int earlier(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	COMPARE(*x, *y);
	return 0;
}

/* Every word has its moment: also answers that others took the place of. */
int closing_seconds(struct talk *t, struct arena *a, int *out)
{
	struct record **row;
	size_t n, nmoments = 0;
	int64_t total = 0;
	int rc = interview_records(t->app, E_ANSWER, t->record->id, a, &row, &n);
	if (rc)
		return rc;
	int64_t *moment = arena_alloc(a, (n + t->nlines + 1) * sizeof *moment);
	nmoments += moment_parse(record_get(t->record, "begun"), &moment[nmoments]);
	for (size_t i = 0; i < n; i++)
		nmoments += moment_parse(record_get(row[i], "at"), &moment[nmoments]);
	for (size_t i = 0; i < t->nlines; i++)
		nmoments += moment_parse(t->line[i].at, &moment[nmoments]);
	qsort(moment, nmoments, sizeof *moment, earlier);
	for (size_t i = 1; i < nmoments; i++)
		if (moment[i] - moment[i - 1] <= PAUSE)
			total += moment[i] - moment[i - 1];
	*out = (int)(total < MOST_MINUTES * MINUTE ? total : MOST_MINUTES * MINUTE);
	return 0;
}

/* ---- all of it ---- */

static void write_notes(struct talk *t, struct arena *a, struct closing *out)
{
	bool any = false, employer = false;
	for (size_t i = 0; i < t->nsubjects; i++) {
		any |= out->touched[i];
		out->note[i] = out->touched[i] ? closing_note(t, (long)i, a) : NULL;
	}
	for (size_t i = 0; i < t->nlines; i++)
		employer |= !t->line[i].placement;
	out->employer_note = any && !employer ? NULL : closing_note(t, -1, a);
}

int talk_closing(struct talk *t, struct arena *a, struct closing *out)
{
	int seconds;
	*out = (struct closing){ .next_contact = said_next(t) };
	out->touched = arena_alloc(a, (t->nsubjects + 1) * sizeof *out->touched);
	out->note = arena_alloc(a, (t->nsubjects + 1) * sizeof *out->note);
	for (size_t i = 0; i < t->nsubjects; i++)
		out->touched[i] = t->subject[i].placement && closing_touched(t, i);
	count_answers(t, a, out);
	find_fresh(t, a, out);
	write_notes(t, a, out);
	int rc = find_made(t, a, out);
	if (rc || (rc = closing_seconds(t, a, &seconds)))
		return rc;
	out->minutes = (seconds + MINUTE - 1) / MINUTE;
	return 0;
}
