/* Amounts, terms and periods of a scheme: the parameters of the rule files with its name. */
#include <string.h>

#include "scheme.h"

char *scheme_name(const char *scheme, const char *ending, struct arena *a)
{
	char *name = arena_printf(a, SCHEME_NAME "%s%s", scheme, ending);
	for (char *p = name; *p; p++)
		if (*p == '-')
			*p = '_';
	return name;
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* Of a scheme whose name is longer: "regeling_lkv_older_" beside "regeling_lkv_". */
static bool of_another(const struct catalogue *c, const char *parameter, const char *prefix, struct arena *a)
{
	const struct catalogue_item *item;
	size_t n = c ? catalogue_items(c, &item) : 0;
	for (size_t i = 0; i < n; i++) {
		const char *other = scheme_name(item[i].id, "_", a);
		if (strlen(other) > strlen(prefix) && begins(parameter, other))
			return true;
	}
	return false;
}

/* The period that holds on a day; or none yet. */
static bool period_on(const struct ruleset *rs, size_t i, day on, struct scheme_value *v)
{
	size_t n = rules_parameter_periods(rs, i), k = n;
	while (k > 0 && rules_parameter_from(rs, i, k - 1) > on)
		k--;
	if (k == 0)
		return false;
	v->since = rules_parameter_from(rs, i, k - 1);
	v->until = k < n ? rules_parameter_from(rs, i, k) : rules_parameter(rs, i)->until;
	v->over = v->until != DAY_NONE && v->until <= on;
	return true;
}

static bool value_on(const struct ruleset *rs, size_t i, day on, struct arena *a, struct scheme_value *v)
{
	const struct parameter *p = rules_parameter(rs, i);
	*v = (struct scheme_value){ .parameter = p->name, .text = lang_text(p->text),
		.certainty = rules_certainty_name(p->certainty) };
	if (!period_on(rs, i, on, v))
		return false;
	v->value = p->per < 0 ? rules_parameter_show(rs, i, -1, on, a) : rules_parameter_write(rs, i, on, a);
	v->source = rules_origin_name(p->origin);
	if (p->note.nl)
		v->source = arena_printf(a, "%s: %s", v->source, lang_text(p->note));
	return true;
}

int app_scheme_values(struct app *app, const char *scheme, day on, struct arena *a, struct scheme_value **out,
	size_t *n)
{
	const struct ruleset *rs = app->rules;
	const struct catalogue *c;
	const char *prefix = scheme_name(scheme, "_", a);
	int rc = app_catalogue(app, "schemes", &c);
	*out = arena_alloc(a, (rules_parameter_count(rs) + 1) * sizeof **out);
	*n = 0;
	for (size_t i = 0; rc == 0 && i < rules_parameter_count(rs); i++) {
		const char *name = rules_parameter(rs, i)->name;
		if (begins(name, prefix) && !of_another(c, name, prefix, a))
			*n += value_on(rs, i, on, a, &(*out)[*n]);
	}
	return rc;
}
