/* What a take-out brings, in words: a line for each thing that happened. */
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

#define PER_KIND(count, one, more)                                                                              \
	for (int e = E_NONE + 1; e < E_COUNT; e++)                                                              \
		if ((count)[e])                                                                                 \
			add(&l, arena_printf(a, ngettext(one, more, (unsigned long)(count)[e]),                 \
				(long long)(count)[e], label((enum entity_id)e, (count)[e])))
#define COUNT(count, one, more)                                                                                 \
	if (count)                                                                                              \
	add(&l, arena_printf(a, ngettext(one, more, (unsigned long)(count)), (long long)(count)))

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

char **field_report_lines(const struct bring_report *r, struct arena *a, size_t *n)
{
	struct lines l = { .arena = a };
	char *fields = changed(r->changed, a);

	PER_KIND(r->made, "%lld new %s", "%lld new %s");
	if (fields)
		add(&l, fields);
	PER_KIND(r->deleted, "%lld %s deleted", "%lld %s deleted");
	PER_KIND(r->restored, "%lld %s brought back", "%lld %s brought back");
	COUNT(r->fields, "%lld conflict: a field that both sides changed",
		"%lld conflicts: fields that both sides changed");
	COUNT(r->gone, "%lld record that was deleted in the office", "%lld records that were deleted in the office");
	COUNT(r->kept, "%lld record that was deleted on the laptop and changed in the office",
		"%lld records that were deleted on the laptop and changed in the office");
	COUNT(r->refused, "%lld record that cannot be written as it is",
		"%lld records that cannot be written as they are");
	COUNT(r->moved, "%lld record goes to the one that its own was merged into",
		"%lld records go to the one that their own was merged into");
	COUNT(r->erased, "%lld change to an erased record is left out",
		"%lld changes to erased records are left out");
	if (l.n > 0) {
		COUNT(r->same, "%lld field has the same new value in the office",
			"%lld fields have the same new value in the office");
		COUNT(r->known, "%lld piece of work had come home before",
			"%lld pieces of work had come home before");
	}
	*n = l.n;
	return l.line;
}
