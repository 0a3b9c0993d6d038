/* Lifting a bottleneck to the organisation: the reason, and the question of the mandate. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/pattern.h"

/* *given: the mandate that was given in answer, or NULL to ask for it later. False: Esc. */
static bool ask_mandate(struct screen *s, const char **given)
{
	struct pick picks[8] = { { "", _("not asked yet"), _("makes an action to ask it") } };
	size_t n = 1;
	int i;

	for (const struct choice *c = choices_mandate; c->code; c++)
		if (app_mandate_beyond(c->code) && n < sizeof picks / sizeof *picks)
			picks[n++] = (struct pick){ c->code, lang_text(c->label), _("goes on record today") };
	i = ui_pick(s, _("Your assignment is about one person. Which mandate is there for more?"), picks, n,
		NULL);
	*given = i > 0 ? picks[i].code : NULL;
	return i >= 0;
}

unsigned pattern_lift(struct screen *s, int64_t employer, const char *theme, const char *mandate)
{
	struct ask ask = { .label = _("Why is this of the organisation?"),
		.help = _("Without names: it can be shown   Enter accept   Esc cancel") };
	struct arena *a = arena_new();
	const char *given = NULL;
	int64_t bottleneck;
	unsigned r = UI_PAINT;
	char *why;

	/* What is on the screen may be loaded again while a prompt waits. */
	theme = arena_strdup(a, theme);
	bool beyond = app_mandate_beyond(mandate);
	if (ui_ask(s, &ask, a, &why) == 0 && (beyond || ask_mandate(s, &given)))
		r = written(s, app_pattern_lift(app_of(s), employer, theme, why, given, &bottleneck, NULL),
			_("Lifted to the organisation"));
	arena_free(&a);
	return r;
}
