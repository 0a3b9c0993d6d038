/* What was said: rows of E_ANSWER as answers, answers as words, input as answers. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/str.h"
#include "anker/text.h"
#include "talk.h"

static const char *const states[] = {
	[SAID_ANSWERED] = "answered", [SAID_UNCHANGED] = "unchanged", [SAID_DONT_KNOW] = "dont_know",
	[SAID_REFUSED] = "refused", [SAID_NOT_APPLICABLE] = "not_applicable"
};
enum { STATES = sizeof states / sizeof *states };

const char *talk_state_code(enum answer_state state)
{
	return states[state];
}

static int state_of(const struct record *row)
{
	const char *code = record_get(row, "state");
	for (int i = 0; i < STATES; i++)
		if (str_same(code, states[i]))
			return i;
	return -1;
}

bool talk_is_answer(const struct record *row)
{
	return state_of(row) >= 0 && record_get(row, "question");
}

/* ---- for people ---- */

static const char *label_of(const struct question *q, const char *code, struct arena *a)
{
	for (size_t i = 0; i < q->nchoices; i++)
		if (strcmp(q->choices[i].code, code) == 0)
			return q->choices[i].label;
	/* A choice that this list does not have: of the caseload, or of a list of before. */
	size_t n;
	const struct choice *known = q->fact >= 0 ? rules_facts(&n)[q->fact].choices : NULL;
	int at = known ? model_choice_index(known, code) : -1;
	return at >= 0 ? lang_text(known[at].label) : text_clean(a, code, false);
}

static const char *labels_of(const struct question *q, const char *codes, struct arena *a)
{
	const char *out = "";
	for (const char *p = codes; *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		const char *label = label_of(q, arena_strndup(a, p, n), a);
		out = *out ? arena_printf(a, "%s, %s", out, label) : label;
		p += n;
	}
	return out;
}

const char *talk_show(const struct talk *t, const struct question *q, const char *value, const char *words,
	struct arena *a)
{
	struct date_span span;
	if (!value)
		return words ? text_clean(a, words, false) : "";
	switch (q->kind) {
	case ASK_DATE:
		return date_span_parse_iso(value, &span) ? text_clean(a, value, false) :
			date_span_show(a, span, t->app->today);
	case ASK_YESNO:
		return q->nchoices ? label_of(q, value, a) : *value == '1' ? _("yes") : _("no");
	case ASK_TICK:
		return *value == '1' ? _("discussed") : _("not discussed");
	case ASK_NUMBER:
	case ASK_TEXT:
		return text_clean(a, value, false);
	default:
		return labels_of(q, value, a);
	}
}

struct said *talk_said(
	const struct talk *t, const struct question *q, const struct record *row, struct arena *a)
{
	struct said *s = arena_alloc(a, sizeof *s);
	const char *date = record_get(row, "date");
	*s = (struct said){ .id = row->id, .state = (enum answer_state)state_of(row),
		.value = record_get(row, "value"), .words = record_get(row, "text"),
		.at = record_get(row, "at"), .date = DAY_NONE };
	if (date)
		date_parse_iso(date, &s->date);
	if (s->state > SAID_UNCHANGED)
		s->show = lang_text(choices_answer_state[s->state].label);
	else if (!s->value && !s->words && question_takes_several(q->kind))
		s->show = _("none of these");
	else
		s->show = talk_show(t, q, s->value, s->words, a);
	return s;
}

/* ---- from what was typed or chosen ---- */

static const char *code_of(const struct question *q, const char *word, struct arena *a)
{
	const char *folded = text_fold(a, word);
	for (size_t i = 0; i < q->nchoices; i++)
		if (strcmp(q->choices[i].code, word) == 0)
			return q->choices[i].code;
	for (size_t i = 0; i < q->nchoices; i++)
		if (strcmp(text_fold(a, q->choices[i].label), folded) == 0)
			return q->choices[i].code;
	return NULL;
}

static int not_among(const struct question *q, const char *word, struct arena *a)
{
	const char *all = "";
	for (size_t i = 0; i < q->nchoices; i++)
		all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", q->choices[i].label);
	return err_set(ERR_INVALID, _("\"%s\" is none of the answers: %s"), word, all);
}

static int read_codes(const struct question *q, const char *input, struct arena *a, const char **value)
{
	const char *out = NULL;
	for (const char *p = input + strspn(input, " "); *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		const char *word = arena_strndup(a, p, n), *code = code_of(q, word, a);
		if (!code)
			return not_among(q, word, a);
		if (!str_has_word(out, code, strlen(code)))
			out = out ? arena_printf(a, "%s %s", out, code) : code;
		p += n;
	}
	*value = out;
	return 0;
}

static int read_choice(const struct question *q, const char *input, struct arena *a, const char **value)
{
	*value = code_of(q, input, a);
	return *value ? 0 : not_among(q, input, a);
}

static int read_yes_no(const struct question *q, const char *input, struct arena *a, const char **value)
{
	static const struct {
		const char *words, *value;
	} known[] = { { "1 ja j yes y", "1" }, { "0 nee n no", "0" } };
	const char *folded = text_fold(a, input);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_has_word(known[i].words, folded, strlen(folded))) {
			*value = known[i].value;
			return 0;
		}
	if ((*value = code_of(q, input, a)))
		return 0;
	return err_set(ERR_INVALID, _("\"%s\" is neither yes nor no"), input);
}

static int read_number(const struct question *q, const char *input, struct arena *a, const char **value)
{
	char *end;
	long n = strtol(input, &end, 10);
	if (end == input || end[strspn(end, " %")])
		return err_set(ERR_INVALID, _("\"%s\" is no whole number"), input);
	if (n < -INT32_MAX || n > INT32_MAX)
		return err_set(ERR_INVALID, _("\"%s\" is too large a number"), input);
	bool low = n < q->least, high = n > q->most;
	if ((!q->least && !q->most) || (!low && !high)) {
		*value = arena_printf(a, "%ld", n);
		return 0;
	}
	if (q->least == INT_MIN)
		return err_set(ERR_INVALID, _("a number of at most %d"), q->most);
	if (q->most == INT_MAX)
		return err_set(ERR_INVALID, _("a number of at least %d"), q->least);
	return err_set(ERR_INVALID, _("a number from %d to %d"), q->least, q->most);
}

static int read_date(const struct talk *t, const struct question *q, const char *input, struct arena *a,
	const char **value, const char **words)
{
	struct date_span span;
	if (date_span_parse_iso(input, &span)) {
		int rc = date_span_parse(input, t->app->today, q->past, &span);
		if (rc)
			return rc;
		if (span.first != span.last)
			*words = input;
	}
	*value = date_span_iso(a, span);
	return 0;
}

int talk_read_input(const struct talk *t, const struct question *q, const char *input, struct arena *a,
	const char **value, const char **words)
{
	const char *text = text_trim(a, input ? input : "");
	*value = *words = NULL;
	if (!text_valid(text, strlen(text)))
		return err_set(ERR_INVALID, _("this is no text in UTF-8"));
	if (!*text && !question_takes_several(q->kind) && q->kind != ASK_TICK)
		return err_set(ERR_INVALID, _("give an answer, or say why there is none"));
	switch (q->kind) {
	case ASK_CHOICE:
		return read_choice(q, text, a, value);
	case ASK_YESNO:
		return read_yes_no(q, text, a, value);
	case ASK_NUMBER:
		return read_number(q, text, a, value);
	case ASK_DATE:
		return read_date(t, q, text, a, value, words);
	case ASK_TICK:
		return read_yes_no(q, *text ? text : "1", a, value);
	case ASK_TEXT:
		*words = text;
		return 0;
	default:
		return read_codes(q, text, a, value);
	}
}

/* ---- history ---- */

static int find_said(struct talk *t, size_t subject, size_t question, bool by_fact, struct arena *a,
	struct record ***out, size_t *n)
{
	const struct question *q = &t->script->questions[question];
	int64_t placement = talk_placement_of(t, subject, question);
	const char *id = arena_printf(a, "%lld", (long long)(placement ? placement : t->own->employer));
	size_t nfacts;
	struct condition where[] = {
		by_fact ? (struct condition){ "fact", IS, rules_facts(&nfacts)[q->fact].name } :
			  (struct condition){ "question", IS, q->id },
		{ placement ? "placement" : "employer", IS, id },
		{ "placement", IS_EMPTY, NULL },
	};
	const struct query find = { .entity = E_ANSWER, .where = where, .nwhere = placement ? 2 : 3 };
	return store_find(t->app->store, &find, a, out, n);
}

static bool is_among(struct record *const *rows, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i]->id == id)
			return true;
	return false;
}

static int newest_first(const void *a, const void *b)
{
	const struct said *x = a, *y = b;
	int order = strcmp(y->at ? y->at : "", x->at ? x->at : "");
	return order ? order : (x->id < y->id) - (x->id > y->id);
}

int talk_history(
	struct talk *t, size_t subject, size_t question, struct arena *a, struct said **out, size_t *n)
{
	const struct question *q = &t->script->questions[question];
	struct record **by_id, **by_fact = NULL;
	size_t nid, nfact = 0;
	*n = 0;
	*out = NULL;
	int rc = find_said(t, subject, question, false, a, &by_id, &nid);
	if (rc || (q->fact >= 0 && (rc = find_said(t, subject, question, true, a, &by_fact, &nfact))))
		return rc;
	*out = arena_alloc(a, (nid + nfact + 1) * sizeof **out);
	for (size_t i = 0; i < nid + nfact; i++) {
		const struct record *row = i < nid ? by_id[i] : by_fact[i - nid];
		if (talk_is_answer(row) && (i < nid || !is_among(by_id, nid, row->id)))
			(*out)[(*n)++] = *talk_said(t, q, row, a);
	}
	qsort(*out, *n, sizeof **out, newest_first);
	return 0;
}
