/* The choices of what goes along: asked one by one. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/path.h"
#include "screens/takeout_new.h"

static unsigned choose(struct screen *s, bool employers, struct id_set *set)
{
	return ui_push(s, &takeout_choose_screen, &(struct choose_arg){ employers, set });
}

static unsigned set_whose(struct screen *s)
{
	static const char *const codes[] = { "mine", "employers", "placements" };
	struct takeout_new *st = takeout_new_of(s);
	const struct pick picks[] = {
		{ codes[WHOSE_MINE], _("my placements"),
			app_of(s)->expert ? NULL : _("nobody here has this login") },
		{ codes[WHOSE_EMPLOYERS], _("chosen employers"), _("with all that hangs from them") },
		{ codes[WHOSE_PLACEMENTS], _("chosen placements"), _("with their employee and employer") },
	};
	int i = ui_pick(s, _("Whose goes along?"), picks, sizeof picks / sizeof *picks, codes[st->whose]);

	if (i < 0)
		return UI_PAINT;
	st->whose = (enum whose)i;
	if (st->whose == WHOSE_EMPLOYERS)
		return choose(s, true, &st->employers);
	return st->whose == WHOSE_PLACEMENTS ? choose(s, false, &st->placements) : UI_LOAD;
}

static unsigned set_period(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);
	char iso[DATE_ISO_SIZE];

	return ui_ask_date_or_none(s, _("From which day on (empty: everything):"),
		       st->since == DAY_NONE ? "" : date_iso(iso, st->since), &st->since) < 0
		       ? UI_PAINT
		       : UI_LOAD;
}

static void keep(char **where, const char *text)
{
	free(*where);
	*where = xstrdup(text);
}

static unsigned set_label(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);
	struct arena *a = arena_new();
	struct ask ask = { .label = _("Where to, as colleagues will read it:"), .text = st->label };
	char *typed;

	if (ui_ask(s, &ask, a, &typed) == 0 && *typed)
		keep(&st->label, typed);
	arena_free(&a);
	return UI_LOAD;
}

static unsigned set_file(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);
	struct arena *a = arena_new();
	char *typed;

	if (path_ask(s, _("Sealed file to write:"), st->path,
		    _("A new file   Tab completes folders   Enter accept   Esc cancel"), a, &typed) == 0 &&
		*typed)
		keep(&st->path, typed);
	arena_free(&a);
	return UI_LOAD;
}

/* On a kind: why some of it stays. */
static unsigned tell_why(struct screen *s)
{
	ui_toast(s, "%s",
		_("What stays is from before the period, of other placements, or what colleagues thought."));
	return UI_PAINT;
}

unsigned takeout_new_set(struct screen *s, enum setting which)
{
	switch (which) {
	case SET_WHOSE: return set_whose(s);
	case SET_PERIOD: return set_period(s);
	case SET_LABEL: return set_label(s);
	case SET_FILE: return set_file(s);
	default: return tell_why(s);
	}
}
