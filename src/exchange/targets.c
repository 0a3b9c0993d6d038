/* What a column of an import may be sent to: for whoever changes a mapping. */
#include "headers.h"

size_t import_targets(const struct import *im, struct arena *a, struct import_target **out)
{
	const struct vocabulary *words = im->words;
	size_t n = 0;
	*out = arena_alloc(a, (words->n + 1) * sizeof **out);
	for (size_t i = 0; i < words->n; i++) {
		const struct vocable *v = &words->list[i];
		if (v->kinds & 1u << im->plan.kind)
			(*out)[n++] = (struct import_target){ target_text(&v->target, a), v->target.entity,
				v->target.field };
	}
	return n;
}
