/* Load beside capacity in a few words, for lists, screens and the command line. */
#include "fit.h"

const char *const fit_verdicts[] = { "over", "unknown", "just", "within", "not_asked" };

char *app_fit_words(const struct fit_row *r, struct arena *a)
{
	static const char *const words[] = { NULL, N_("not known"), N_("just fits"), N_("fits"),
		N_("not asked") };
	if (r->verdict != FIT_OVER)
		return arena_strdup(a, _(words[r->verdict]));
	return arena_printf(a, r->assumed ? _("over by %d, assumed") : _("over by %d"), r->load - r->can);
}

/* Points that tasks ask. */
static size_t asked(const struct fit *f)
{
	return f->over + f->unknown + f->within;
}

char *app_fit_line(const struct fit *f, struct arena *a)
{
	char *line;
	if (!f->tasks)
		return f->profile ? arena_strdup(a, _("a profile, no tasks yet")) : NULL;
	if (!asked(f))
		return arena_strdup(a, _("tasks, no load noted yet"));
	if (!f->profile)
		return arena_printf(a,
			ngettext("no profile yet, %zu point asked", "no profile yet, %zu points asked",
				f->unknown),
			f->unknown);
	if (!f->over && !f->unknown)
		return arena_strdup(a, _("all fits"));
	line = f->over ? arena_printf(a, _("%zu over"), f->over) : arena_strdup(a, _("nothing over"));
	if (f->over_assumed)
		line = arena_printf(a, _("%s, %zu assumed"), line, f->over_assumed);
	return f->unknown ? arena_printf(a, _("%s, %zu not known"), line, f->unknown) : line;
}
