/* Question lists: "after: changed = yes", a question that follows an earlier answer. */
#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"
#include "script_reading.h"

static const struct question *earlier(struct reading *r, const char *id, int line)
{
	for (size_t i = 0; i < r->nknown; i++) {
		const struct known *k = &r->known[i];

		if (strcmp(k->id, id) != 0 || k->line >= r->line)
			continue;
		if (k->index >= 0) {
			r->q.after = k->index;
			return &r->questions[k->index];
		}
		script_fault(r, line,
			arena_printf(r->arena, _("mend that question first (line %d)"), k->line),
			_("it follows \"%s\", which is left out because of a fault"), id);
		return NULL;
	}
	script_fault(r, line, _("name the id of a question above this one"),
		_("there is no question \"%.60s\" above this one"), id);
	return NULL;
}

/* The code of an answer as it is written after "after"; NULL: it has no such answer. */
static const char *answer_code(struct reading *r, const struct question *q, const char *text)
{
	int yes = q->kind == ASK_YESNO ? script_yes_no(text, r->arena) : -1;

	if (yes >= 0)
		text = yes ? "1" : "0";
	for (size_t i = 0; i < q->nchoices; i++) {
		if (strcmp(q->choices[i].code, text) == 0)
			return q->choices[i].code;
	}
	return NULL;
}

/* What can stand after "=", as a tip. */
static const char *answers_of(struct reading *r, const struct question *q)
{
	const char *all = "";

	for (size_t i = 0; i < q->nchoices; i++)
		all = arena_printf(r->arena, "%s%s%s", all, *all ? ", " : "",
			q->kind == ASK_YESNO ? q->choices[i].label : q->choices[i].code);
	return arena_printf(r->arena, _("it has: %s"), all);
}

static bool is_among(const char *const *codes, size_t n, const char *code)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(codes[i], code) == 0)
			return true;
	}
	return false;
}

void script_after_read(struct reading *r, const char *text, int line)
{
	const char *equals = strchr(text, '='), *id;
	const struct question *q;
	char *rest, *save = NULL;
	const char **codes;
	size_t n = 0;

	if (!equals) {
		script_fault(r, line, _("write \"after: ID = CODE, CODE\""),
			_("it does not say which answer it follows"));
		return;
	}
	id = text_trim(r->arena, arena_strndup(r->arena, text, (size_t)(equals - text)));
	if (!(q = earlier(r, id, line)))
		return;
	if (!q->nchoices) {
		script_fault(r, line, _("follow a question with choices, or yes and no"),
			_("the answer to \"%s\" has no codes to follow"), id);
		return;
	}
	rest = arena_strdup(r->arena, equals + 1);
	codes = arena_alloc(r->arena, (q->nchoices + 1) * sizeof *codes);
	for (char *one = strtok_r(rest, ",", &save); one; one = strtok_r(NULL, ",", &save)) {
		const char *word = text_trim(r->arena, one), *code = answer_code(r, q, word);

		if (!code) {
			script_fault(r, line, answers_of(r, q), _("\"%s\" has no answer \"%.60s\""), id,
				word);
			return;
		}
		if (!is_among(codes, n, code))
			codes[n++] = code;
	}
	if (!n)
		script_fault(r, line, answers_of(r, q), _("it does not say which answer it follows"));
	r->q.after_codes = codes;
}
