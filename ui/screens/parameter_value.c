/* A limit as people type it, in either language, as a rule file writes it. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/rules.h"

/* What people write for a unit, how a rule file writes it, and how it is shown (a
 * message of the rules too). */
static const struct {
	const char *words; /* folded */
	const char *one, *more;
	const char *shown_one, *shown_more;
} units[] = {
	{ " d dag dagen day days ", "dag", "dagen", "%d day", "%d days" },
	{ " w week weken weeks ", "week", "weken", "%d week", "%d weeks" },
	{ " m mnd maand maanden month months ", "maand", "maanden", "%d month", "%d months" },
	{ " j y jaar jaren year years ", "jaar", "jaar", "%d year", "%d years" },
};
enum { UNITS = sizeof units / sizeof *units, COUNT_MOST = 36500 };

enum kind { KIND_NUMBER, KIND_PERCENT, KIND_DURATION };

static enum kind kind_of(const char *written)
{
	if (strchr(written, '%'))
		return KIND_PERCENT;
	return strpbrk(written, "abcdefghijklmnopqrstuvwxyz") ? KIND_DURATION : KIND_NUMBER;
}

static int wrong(enum kind kind)
{
	static const char *const how[] = {
		[KIND_NUMBER] = N_("Type a whole number, for example 3."),
		[KIND_PERCENT] = N_("Type a percentage, for example 75 %."),
		[KIND_DURATION] = N_("Type a number with days, weeks, months or years, for example 6 weeks."),
	};

	return err_set(ERR_INVALID, "%s", _(how[kind]));
}

const char *parameter_value_example(const char *like)
{
	static const char *const examples[] = {
		[KIND_NUMBER] = "3",
		[KIND_PERCENT] = "75 %",
		[KIND_DURATION] = N_("6 weeks"),
	};

	return _(examples[kind_of(like)]);
}

static size_t unit_of(struct arena *a, const char *word)
{
	const char *wanted = arena_printf(a, " %s ", word);

	for (size_t i = 0; i < UNITS; i++)
		if (*word && strstr(units[i].words, wanted))
			return i;
	return UNITS;
}

/* "%d weeks" comes from a table, where the compiler cannot check a format. */
static const char *shown_as(struct arena *a, size_t unit, long n)
{
	const char *word = ngettext(units[unit].shown_one, units[unit].shown_more, (unsigned long)n);

	return arena_printf(a, "%ld%s", n, word + strcspn(word, " "));
}

int parameter_value_parse(
	const char *typed, const char *like, struct arena *a, const char **written, const char **shown)
{
	const char *text = text_fold(a, typed);
	enum kind kind = kind_of(like);
	size_t digits = strspn(text, "0123456789"), unit;
	long n = digits && digits < 6 ? strtol(text, NULL, 10) : COUNT_MOST + 1;
	const char *rest = text + digits;

	while (isblank((unsigned char)*rest))
		rest++;
	if (n > COUNT_MOST)
		return wrong(kind);
	switch (kind) {
	case KIND_NUMBER:
		if (*rest)
			return wrong(kind);
		*written = *shown = arena_printf(a, "%ld", n);
		return 0;
	case KIND_PERCENT:
		if (*rest && strcmp(rest, "%") != 0)
			return wrong(kind);
		*written = *shown = arena_printf(a, "%ld %%", n);
		return 0;
	case KIND_DURATION: break;
	}
	if ((unit = unit_of(a, rest)) == UNITS)
		return wrong(kind);
	*written = arena_printf(a, "%ld %s", n, n == 1 ? units[unit].one : units[unit].more);
	*shown = shown_as(a, unit, n);
	return 0;
}
