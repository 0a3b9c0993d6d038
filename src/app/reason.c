/* The reason of a suggestion in one line: the facts of the conditions that made
 * it true, with values and thresholds. */
#include <string.h>

#include "anker/str.h"
#include "internal.h"

/* Of "tasks changed or leadership changed" only what happened is a reason. */
static bool says_something(const struct explain_fact *f)
{
	return !f->fact || (f->value != FACT_UNKNOWN && f->value != FACT_NEVER && f->value != FACT_NONE);
}

/* That the placement runs is true of nearly every suggestion. */
static bool is_status(const struct explain_fact *f)
{
	return f->fact && strcmp(f->fact->name, "status") == 0;
}

static bool told(const struct explain_fact *const *list, size_t n, const struct explain_fact *f)
{
	for (size_t i = 0; i < n; i++)
		if (list[i]->fact == f->fact && strcmp(list[i]->label, f->label) == 0)
			return true;
	return false;
}

static size_t collect(const struct explain_line *line, bool status, const struct explain_fact **list, size_t n)
{
	bool any = false;
	for (size_t i = 0; i < line->nfacts; i++)
		any |= says_something(&line->facts[i]) && !line->facts[i].picks;
	for (size_t i = 0; i < line->nfacts; i++) {
		const struct explain_fact *f = &line->facts[i];
		if (is_status(f) == status && (!any || says_something(f)) && !f->picks && !told(list, n, f))
			list[n++] = f;
	}
	return n;
}

char *reason_line(const struct explanation *ex, struct arena *a)
{
	struct str out = STR_INIT;
	size_t most = 0, n = 0;
	str_add(&out, "");
	for (size_t i = 0; i < ex->nlines; i++)
		most += ex->lines[i].nfacts;
	const struct explain_fact **list = arena_alloc(a, (most + 1) * sizeof *list);
	for (int status = 0; status < 2 && n == 0; status++)
		for (size_t i = 0; i < ex->nlines; i++)
			if (ex->lines[i].section == SECTION_IF && ex->lines[i].truth == TRUTH_TRUE)
				n = collect(&ex->lines[i], status, list, n);
	for (size_t i = 0; i < n; i++) {
		str_addf(&out, "%s%s %s", i ? "; " : "", list[i]->label, list[i]->text);
		if (list[i]->limit)
			str_addf(&out, _(", threshold %s"), list[i]->limit);
	}
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}
