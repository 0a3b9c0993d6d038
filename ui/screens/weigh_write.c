/* Lines that the short and the slow weighing have in common. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/weigh.h"

enum { MARGIN = 2 };

void weigh_label(struct pager *p, struct arena *a, const char *label)
{
	const char *cut = text_cut(a, label, WEIGH_LEAD - 2);

	pager_span(p, ST_BOLD, cut);
	pager_span(p, ST_NORMAL, arena_printf(a, "%*s", WEIGH_LEAD - 1 - text_width(cut), ""));
}

void weigh_line(struct pager *p, struct arena *a, const char *label, unsigned style, const char *text)
{
	weigh_label(p, a, label);
	pager_span(p, style, arena_printf(a, " %s", text));
	pager_end(p, 0, WEIGH_LEAD);
}

void weigh_show(struct pager *p, const char *anchor, int height)
{
	long line = pager_line_of(p, anchor), top = (long)pager_top(p);

	if (line >= 0 && line < top)
		pager_to(p, (size_t)line);
	else if (line >= top + height)
		pager_to(p, (size_t)(line - height + 1));
}

size_t weigh_picks(const struct choice *list, struct arena *a, struct pick **out)
{
	size_t all = 0, n = 0;

	while (list[all].code)
		all++;
	*out = arena_alloc(a, (all + 1) * sizeof **out);
	for (size_t i = 0; i < all; i++)
		if (!list[i].retired)
			(*out)[n++] = (struct pick){ list[i].code, lang_text(list[i].label), NULL };
	return n;
}

/* A choice is not cut in two where the line ends, so the lines are made here. */
void weigh_choices(struct pager *p, struct arena *a, int width, const struct pick *pick, size_t n,
	const char *chosen, bool sure)
{
	/* A digit stands where other text begins, its bracket before it. */
	int room = width - MARGIN - WEIGH_LEAD, used = 0, indent = 0;

	for (size_t i = 0; i < n; i++) {
		bool here = str_same(pick[i].code, chosen);
		const char *digit = arena_printf(a, "%c%zu ", here ? sure ? '[' : '(' : ' ', i + 1);
		const char *label = arena_printf(a, "%s%c", pick[i].label, here ? sure ? ']' : ')' : ' ');
		int w = text_width(digit) + text_width(label);

		if (used && used + w > room) {
			pager_end(p, indent, 0);
			indent = WEIGH_LEAD - 1;
			used = 0;
		}
		pager_span(p, here ? ST_BOLD : ST_KEY, digit);
		pager_span(p, here ? ST_BOLD : ST_NORMAL, label);
		used += w;
	}
	pager_end(p, indent, 0);
}
