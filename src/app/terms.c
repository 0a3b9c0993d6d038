/* Amounts and terms of law and schemes; see terms.h. */
#include "terms.h"

struct duration term_on(const struct app *app, const char *parameter, day on)
{
	return rules_parameter_duration(app->rules, parameter, on, (struct duration){ 0, false });
}

const char *term_source(const struct app *app, const char *parameter, struct arena *a)
{
	int i = rules_parameter_index(app->rules, parameter);
	if (i < 0)
		return "";
	const struct parameter *p = rules_parameter(app->rules, (size_t)i);
	const char *text = rules_origin_name(p->origin), *sure = rules_certainty_name(p->certainty);
	if (*sure)
		text = arena_printf(a, "%s, %s", text, sure);
	return p->note.nl ? arena_printf(a, "%s: %s", text, lang_text(p->note)) : text;
}
