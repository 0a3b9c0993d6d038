/* One edited line; see line.h. */
#include "core/line.h"

#include "core/wrap.h"

int line_paint(struct canvas *c, int y, int x, int width, unsigned style, const struct edit *e)
{
	int before = wrap_width(e->text.text, 0, e->at), skip = before >= width ? before - width + 1 : 0;
	size_t from = wrap_offset(e->text.text, 0, e->at, skip);
	int used;

	/* A wide character that starts left of the edge is left out as a whole. */
	if (wrap_width(e->text.text, 0, from) < skip && from < e->at)
		from = wrap_offset(e->text.text, 0, e->at, skip + 1);
	used = canvas_put(c, y, x, width, style, e->text.text + from);
	canvas_cursor(c, y, x + wrap_width(e->text.text, from, e->at));
	return used;
}
