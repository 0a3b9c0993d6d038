/* For whom points of the guides are ticked: a placement or an employer. */
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/guide.h"

static struct subject chosen;

struct subject guide_whom(void)
{
	return chosen;
}

void guide_set_whom(struct subject subject)
{
	chosen = subject;
}

/* Placements and employers in one list; the code says which by its letter. */
static int find(void *ctx, struct arena *a, const char *typed, size_t limit, struct pick **out, size_t *n)
{
	static const struct {
		enum entity_id entity;
		const char *letter;
	} kinds[] = { { E_PLACEMENT, "p" }, { E_ORGANISATION, "e" } };
	struct app *app = ctx;

	*out = arena_alloc(a, (2 * limit + 1) * sizeof **out);
	*n = 0;
	for (size_t k = 0; k < 2; k++) {
		struct match *found;
		size_t count;
		int rc = store_lookup(app->store, kinds[k].entity, typed, 0, limit, a, &found, &count);

		if (rc < 0)
			return rc;
		for (size_t i = 0; i < count; i++)
			(*out)[(*n)++] = (struct pick){ arena_printf(a, "%s%lld", kinds[k].letter,
								(long long)found[i].id),
				found[i].title,
				arena_printf(a, "%s%s%s", lang_text(model_entity(kinds[k].entity)->label),
					found[i].detail && *found[i].detail ? " · " : "",
					found[i].detail ? found[i].detail : "") };
	}
	return 0;
}

bool whom_ask(struct screen *s, const char *question, struct subject *out)
{
	struct arena *a = arena_new();
	struct pick p;
	bool ok = ui_pick_search(s, question, "", find, app_of(s), a, &p) == 0;

	if (ok) {
		int64_t id = strtoll(p.code + 1, NULL, 10);

		*out = p.code[0] == 'p' ? (struct subject){ id, 0 } : (struct subject){ 0, id };
	}
	arena_free(&a);
	return ok;
}

bool guide_ask_whom(struct screen *s, struct subject *out)
{
	return whom_ask(s, _("Ticks for which placement or employer?"), out);
}
