/* Answers on a summary: only of questions that may be shared with its reader, only as
 * they were meant (a choice by its label, a typed answer as typed), and never what was
 * remarked beside them. */
#include <string.h>

#include "anker/str.h"
#include "summary.h"

enum { ITEM_INDENT = 2 }; /* of "- " */

static const unsigned shared_with[] = { [FOR_EMPLOYER] = SHARE_EMPLOYER, [FOR_EMPLOYEE] = SHARE_EMPLOYEE };

static const char *plain(const struct summary *s, const char *text)
{
	return knowledge_markdown_plain(text, ITEM_INDENT, s->arena);
}

static bool is_answer(const struct said *said)
{
	return said && (said->state == SAID_ANSWERED || said->state == SAID_UNCHANGED);
}

/* A question that followed from an answer which was taken back is not asked any more. */
static bool stands(const struct talk *t, size_t subject, size_t question)
{
	const struct question *q = &t->script->questions[question];
	if (!is_answer(talk_cell_at(t, subject, question)->last))
		return false;
	if (q->after < 0)
		return true;
	const struct said *earlier = talk_cell_at(t, subject, (size_t)q->after)->last;
	if (!is_answer(earlier) || !earlier->value || !stands(t, subject, (size_t)q->after))
		return false;
	for (const char *const *code = q->after_codes; *code; code++)
		if (str_has_word(earlier->value, *code, strlen(*code)))
			return true;
	return false;
}

/* Labels of what was chosen. What is not known is nothing to tell; nor is a code that
 * this list has no words for. */
static const char *labels(const struct summary *s, const struct question *q, const char *codes)
{
	const char *out = "";
	for (size_t i = 0; i < q->nchoices; i++) {
		const char *code = q->choices[i].code;
		if (strcmp(code, "unknown") != 0 && str_has_word(codes, code, strlen(code)))
			out = arena_printf(s->arena, "%s%s%s", out, *out ? ", " : "", q->choices[i].label);
	}
	return out;
}

/* Without its year a day says too little once the page lies in a drawer. */
static const char *date(const struct summary *s, const char *value)
{
	struct date_span span;
	return date_span_parse_iso(value, &span) ? "" : date_span_show(s->arena, span, DAY_NONE);
}

/* What was answered, for its reader; NULL: there is nothing to tell. */
static const char *told(const struct summary *s, const struct question *q, const struct said *said)
{
	const char *text = "";
	switch (q->kind) {
	case ASK_TEXT:
		text = said->words ? said->words : said->value;
		break;
	case ASK_NUMBER:
		text = said->value;
		break;
	case ASK_DATE:
		text = said->value ? date(s, said->value) : "";
		break;
	case ASK_TICK:
		return said->value && strcmp(said->value, "1") == 0 ? "" : NULL;
	default:
		text = said->value ? labels(s, q, said->value) : "";
	}
	return text && *(text = plain(s, text)) ? text : NULL;
}

static bool is_next(const struct question *q)
{
	size_t n;
	return q->fact >= 0 && strcmp(rules_facts(&n)[q->fact].name, "contact_gepland") == 0;
}

static bool may_share(const struct summary *s, const struct question *q)
{
	return (q->share & shared_with[s->audience]) != 0;
}

/* "**How it is going:** smooth"; a question keeps its own mark. */
static void add_item(const struct summary *s, struct str *out, const struct question *q, const char *answer)
{
	const char *label = plain(s, *q->say ? q->say : q->text);
	size_t len = strlen(label);
	if (!*answer)
		str_addf(out, "- %s\n", label);
	else
		str_addf(out, "- **%s%s** %s\n", label, len && strchr("?:.!", label[len - 1]) ? "" : ":",
			answer);
}

/* That there is no job coach is no support: it stands with what else was discussed. */
static enum summary_part part_of(const struct question *q, const struct said *said)
{
	static const char *const absent[] = { "0", "none", "not_applicable" };
	for (size_t i = 0; q->part == PART_SUPPORT && said->value && i < sizeof absent / sizeof *absent; i++)
		if (strcmp(said->value, absent[i]) == 0)
			return PART_ELSE;
	return q->part;
}

char *summary_items(const struct summary *s, enum summary_part part, long subject, bool employer)
{
	struct talk *t = s->talk;
	struct str out = STR_INIT;
	str_add(&out, "");
	for (size_t i = 0; i < t->script->nquestions; i++) {
		const struct question *q = &t->script->questions[i];
		size_t at = subject < 0 ? 0 : (size_t)subject;
		if (!may_share(s, q) || is_next(q) ||
			(q->about == LEVEL_EMPLOYER ? !employer : subject < 0) || !stands(t, at, i))
			continue;
		const struct said *said = talk_cell_at(t, at, i)->last;
		const char *answer = part_of(q, said) == part ? told(s, q, said) : NULL;
		if (answer)
			add_item(s, &out, q, answer);
	}
	char *items = arena_strdup(s->arena, out.text);
	str_free(&out);
	return items;
}

const char *summary_said_next(const struct summary *s)
{
	struct talk *t = s->talk;
	for (size_t k = 0; k < s->nsubjects; k++)
		for (size_t i = 0; i < t->script->nquestions; i++) {
			const struct question *q = &t->script->questions[i];
			const char *answer = may_share(s, q) && is_next(q) && stands(t, s->subject[k], i) ?
				told(s, q, talk_cell_at(t, s->subject[k], i)->last) : NULL;
			if (answer)
				return answer;
		}
	return "";
}
