/* What a take-out brings, in words: a line for each thing that happened. */
#include <stdarg.h>

#include "anker/arena.h"
#include "anker/field.h"
#include "anker/lang.h"

struct lines {
	struct arena *arena;
	char **line;
	size_t n;
};

static void add(struct lines *l, char *text)
{
	void *lines = l->line;

	*(char **)arena_add(l->arena, &lines, &l->n, sizeof text) = text;
	l->line = lines;
}

/* "31 contacts" or "1 contact". */
static const char *label(enum entity_id e, int64_t n)
{
	const struct entity *of = model_entity(e);

	return lang_text(n == 1 ? of->label : of->label_plural);
}

/* A line, when there is something to count. */
__attribute__((format(printf, 3, 4))) static void count(struct lines *l, int64_t n, const char *fmt, ...)
{
	va_list ap;

	if (n == 0)
		return;
	va_start(ap, fmt);
	add(l, arena_vprintf(l->arena, fmt, ap));
	va_end(ap);
}

/* "12 changed fields: placements 10, employees 2" */
static char *changed(const int64_t *count, struct arena *a)
{
	const char *kinds = "";
	int64_t all = 0;

	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		if (!count[e])
			continue;
		kinds = arena_printf(a, "%s%s%s %lld", kinds, all ? ", " : "",
			lang_text(model_entity((enum entity_id)e)->label_plural), (long long)count[e]);
		all += count[e];
	}
	return !all ? NULL : arena_printf(a, ngettext("%lld changed field: %s", "%lld changed fields: %s",
		(unsigned long)all), (long long)all, kinds);
}

static void per_kind(struct lines *l, const struct bring_report *r)
{
	for (enum entity_id e = E_NONE + 1; e < E_COUNT; e++)
		count(l, r->made[e], ngettext("%lld new %s", "%lld new %s", (unsigned long)r->made[e]),
			(long long)r->made[e], label(e, r->made[e]));
	char *fields = changed(r->changed, l->arena);
	if (fields)
		add(l, fields);
	for (enum entity_id e = E_NONE + 1; e < E_COUNT; e++)
		count(l, r->deleted[e], _("%lld %s deleted"), (long long)r->deleted[e], label(e, r->deleted[e]));
	for (enum entity_id e = E_NONE + 1; e < E_COUNT; e++)
		count(l, r->restored[e], _("%lld %s brought back"), (long long)r->restored[e], label(e, r->restored[e]));
}

static void to_choose(struct lines *l, const struct bring_report *r)
{
	count(l, r->fields, ngettext("%lld conflict: a field that both sides changed",
		"%lld conflicts: fields that both sides changed", (unsigned long)r->fields), (long long)r->fields);
	count(l, r->gone, ngettext("%lld record that was deleted in the office",
		"%lld records that were deleted in the office", (unsigned long)r->gone), (long long)r->gone);
	count(l, r->kept, ngettext("%lld record that was deleted on the laptop and changed in the office",
		"%lld records that were deleted on the laptop and changed in the office", (unsigned long)r->kept),
		(long long)r->kept);
	count(l, r->refused, ngettext("%lld record that cannot be written as it is",
		"%lld records that cannot be written as they are", (unsigned long)r->refused), (long long)r->refused);
}

char **field_report_lines(const struct bring_report *r, struct arena *a, size_t *n)
{
	struct lines l = { .arena = a };

	per_kind(&l, r);
	to_choose(&l, r);
	count(&l, r->moved, ngettext("%lld record goes to the one that its own was merged into",
		"%lld records go to the one that their own was merged into", (unsigned long)r->moved),
		(long long)r->moved);
	count(&l, r->erased, ngettext("%lld change to an erased record is left out",
		"%lld changes to erased records are left out", (unsigned long)r->erased), (long long)r->erased);
	if (l.n > 0 || r->txns > 0)
		count(&l, r->same, ngettext("%lld field has the same new value in the office",
			"%lld fields have the same new value in the office", (unsigned long)r->same), (long long)r->same);
	if (l.n > 0)
		count(&l, r->known, ngettext("%lld piece of work had come home before",
			"%lld pieces of work had come home before", (unsigned long)r->known), (long long)r->known);
	*n = l.n;
	return l.line;
}
