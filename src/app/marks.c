/* Choices that were each given a mark, in words. */
#include <string.h>

#include "anker/text.h"
#include "internal.h"

static const char *label_of(const struct choice *list, const char *code)
{
	int i = model_choice_index(list, code);
	return i < 0 ? code : lang_text(list[i].label);
}

char *marks_show(const struct choice *list, const char *marks, struct arena *a)
{
	static const struct {
		char sign;
		const char *heading;
	} part[] = { { '+', N_("fits") }, { '-', N_("does not fit") }, { 'o', N_("in doubt") } };
	struct weighed_factor *f;
	char *out = arena_strdup(a, "");
	size_t n;
	/* What cannot be read was not written here: it is shown as it stands. */
	if (factors_read(marks, a, &f, &n))
		return text_clean(a, marks, false);
	for (size_t p = 0; p < sizeof part / sizeof *part; p++) {
		const char *between = arena_printf(a, "%s%s: ", *out ? "; " : "", _(part[p].heading));
		for (size_t i = 0; i < n; i++) {
			if (f[i].direction != part[p].sign)
				continue;
			out = arena_printf(a, "%s%s%s", out, between, label_of(list, f[i].code));
			between = ", ";
		}
	}
	return text_clean(a, out, false);
}
