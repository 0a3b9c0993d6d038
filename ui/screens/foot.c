/* The selected row told whole; see foot.h. */
#include "screens/foot.h"

#include "anker/arena.h"
#include "anker/text.h"

enum { LINES = 2, FROM = 9, MARGIN = 1 };
#define MORE " …"

struct rect foot_layout(struct rect area, struct rect *foot)
{
	*foot = (struct rect){ 0, 0, 0, 0 };
	if (area.h < FROM)
		return area;
	area.h -= LINES + 1;
	*foot = (struct rect){ area.y + area.h, area.x, LINES + 1, area.w };
	return area;
}

void foot_paint(const struct screen *s, const struct rect *foot, struct canvas *c, const char *text)
{
	int y = foot->y - s->area.y, x = foot->x - s->area.x, room = foot->w - 2 * MARGIN;
	struct arena *a;
	char **lines;
	size_t n;

	if (!foot->h)
		return;
	canvas_rule(c, y, x, foot->w);
	if (!text)
		return;
	a = arena_new();
	n = text_wrap(a, text_clean(a, text, false), room, &lines);
	if (n > LINES)
		n = text_wrap(a, text_clean(a, text, false), room - text_width(MORE), &lines);
	for (size_t i = 0; i < n && i < LINES; i++)
		canvas_putf(c, y + 1 + (int)i, x + MARGIN, room, ST_NORMAL, "%s%s", lines[i],
			i + 1 == LINES && n > LINES ? MORE : "");
	arena_free(&a);
}
