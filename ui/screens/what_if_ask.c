/* See what_if.h: a list for choices and yes or no, a line for dates and numbers. */
#include "screens/what_if.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"

/* Words for what is no value of its own, as rules write them. */
static const struct {
	int32_t value;
	const char *word;
	bool date; /* of dates only */
} words[] = {
	{ FACT_NEVER, N_("never"), true },
	{ FACT_NONE, N_("none"), true },
	{ FACT_UNKNOWN, N_("unknown"), false },
};
enum { WORDS = sizeof words / sizeof *words };

static bool pick(struct screen *s, const struct fact *f, int32_t now, int32_t *out)
{
	struct arena *a = arena_new();
	size_t n = 0, known = 0;
	struct pick *picks;
	int32_t *values;
	int i;

	if (f->type == FACT_BOOL)
		known = 2;
	else
		while (f->choices[known].code)
			known++;
	picks = arena_alloc(a, (known + 1) * sizeof *picks);
	values = arena_alloc(a, (known + 1) * sizeof *values);
	for (size_t k = 0; k < known; k++) {
		bool choice = f->type == FACT_CHOICE;

		/* Yes comes before no; "unknown" is said once, below. */
		values[n] = choice ? (int32_t)k : k == 0;
		if (choice && (f->choices[k].retired || strcmp(f->choices[k].code, "unknown") == 0))
			continue;
		picks[n] = (struct pick){ rules_fact_write(f, values[n], a),
			rules_fact_show(f, values[n], ui_today(s), a), NULL };
		n++;
	}
	values[n] = FACT_UNKNOWN;
	picks[n++] = (struct pick){ "?", _("unknown"), NULL };
	i = ui_pick(s, lang_text(f->label), picks, n,
		now == FACT_UNKNOWN ? "?" : rules_fact_write(f, now, a));
	if (i >= 0)
		*out = values[i];
	arena_free(&a);
	return i >= 0;
}

/* A typed value: one of the words, a date in any form that is understood, a number. */
static int parse(const struct fact *f, const char *typed, day today, struct arena *a, int32_t *out)
{
	const char *word = text_fold(a, typed);
	struct date_span s;

	for (size_t i = 0; i < WORDS; i++) {
		if (words[i].date && f->type != FACT_DATE)
			continue;
		if (strcmp(word, text_fold(a, _(words[i].word))) == 0 || strcmp(word, words[i].word) == 0) {
			*out = words[i].value;
			return 0;
		}
	}
	if (rules_fact_parse(f, typed, out) == 0)
		return 0;
	/* What happened, or never did, lies behind. */
	if (f->type == FACT_DATE && date_span_parse(typed, today, f->empty == EMPTY_NEVER, &s) == 0 &&
		rules_date_span(s) != FACT_UNKNOWN) {
		*out = rules_date_span(s);
		return 0;
	}
	return err_set(ERR_INVALID,
		f->type == FACT_DATE ? _("A date (22-11-2026, -3w, March 2027), never, none or unknown.")
				     : _("A whole number, or unknown."));
}

struct supposing {
	const struct fact *fact;
	day today;
};

static const char *echo(struct arena *a, const char *typed, void *ctx)
{
	const struct supposing *t = ctx;
	int32_t value;

	if (t->fact->type != FACT_DATE || !*typed || parse(t->fact, typed, t->today, a, &value) < 0)
		return NULL;
	return arena_printf(a, "→ %s", rules_fact_show(t->fact, value, t->today, a));
}

static bool type(struct screen *s, const struct fact *f, int32_t *out)
{
	struct arena *a = arena_new();
	struct supposing typing = { f, ui_today(s) };
	struct ask ask = { .label = arena_printf(a, "%s:", lang_text(f->label)), .text = "", .echo = echo,
		.ctx = &typing,
		.help = f->type == FACT_DATE ?
			_("22-11, -3w, today, never, none, unknown   Enter accept   Esc cancel") :
			_("A number, or unknown   Enter accept   Esc cancel") };
	bool given = false;
	char *typed;

	while (!given && ui_ask(s, &ask, a, &typed) == 0) {
		given = parse(f, typed, typing.today, a, out) == 0;
		ask.help = given ? NULL : arena_strdup(a, err_last());
		ask.text = typed;
	}
	arena_free(&a);
	return given;
}

bool what_if_ask(struct screen *s, const struct fact *f, int32_t now, int32_t *out)
{
	return f->type == FACT_BOOL || f->type == FACT_CHOICE ? pick(s, f, now, out) : type(s, f, out);
}
