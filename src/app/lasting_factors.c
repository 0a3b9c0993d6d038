/* What placements that last are compared by. */
#include <stdlib.h>
#include <string.h>

#include "lasting.h"
#include "anker/choices.h"

#define L(dutch, english) { dutch, english }

/* A field, as it stands now. */
static const struct {
	const char *code;
	enum entity_id entity;
	const char *field;
} fields[] = {
	{ "contract", E_PLACEMENT, "contract" },
	{ "jobcoach", E_PLACEMENT, "jobcoach" },
	{ "contact_person", E_PLACEMENT, "has_contact_person" },
	{ "lead", E_PLACEMENT, "lead" },
	{ "role_view", E_PLACEMENT, "role_view" },
	{ "wage_subsidy", E_PLACEMENT, "wage_subsidy" },
	{ "no_risk", E_PLACEMENT, "no_risk" },
	{ "meaningful", E_PLACEMENT, "meaningful" },
	{ "target_group", E_EMPLOYEE, "target_group" },
	{ "size", E_ORGANISATION, "size" },
	{ "experience", E_ORGANISATION, "experience" },
	{ "infrastructure", E_ORGANISATION, "infrastructure" },
	{ "guidance_arranged", E_ORGANISATION, "guidance_arranged" },
	{ "schemes_known", E_ORGANISATION, "schemes_known" },
	{ "inclusive_policy", E_ORGANISATION, "inclusive_policy" },
	{ "mandate", E_ORGANISATION, "mandate" },
	{ "motivation", E_ORGANISATION, "motivation" },
	{ "fear", E_ORGANISATION, "fear" },
	{ "region", E_ORGANISATION, "region" },
	{ "sector", E_ORGANISATION, "sector" },
};
enum { FIELDS = sizeof fields / sizeof *fields };

/* What happened in the first months. */
static const struct {
	const char *code;
	struct label label;
} events[] = {
	{ "coached", L("Jobcoaching gestart", "Job coaching began") },
	{ "adapted", L("Werk aangepast", "Work was adapted") },
	{ "goals", L("Leerdoelen afgesproken", "Learning goals were agreed") },
	{ "instrument", L("Instrument gebruikt", "An instrument was used") },
	{ "visited", L("Contact op locatie", "A talk on site") },
	{ "employee_spoken", L("Werknemer gesproken", "The employee was spoken with") },
	{ "changed", L("Iets veranderde op het werk", "Something changed at work") },
	{ "bottleneck", L("Er was een knelpunt", "There was a bottleneck") },
	{ "absence", L("Er was verzuim", "There was absence") },
};
enum { EVENTS = sizeof events / sizeof *events };

static const char *const yes_codes[] = { "1", "0" };
static const struct label yes_words[] = { L("ja", "yes"), L("nee", "no") };
static const char *const weighed_codes[] = { "for", "against", "both", "seen", "not" };
static const struct label weighed_words[] = { L("pleitte ervoor", "spoke for it"),
	L("pleitte ertegen", "spoke against it"), L("het ene en het andere", "one and the other"),
	L("gezien", "seen"), L("niet genoemd", "not named") };

#define WEIGHED "weighed:"

/* Its values are what somebody typed, not codes of a list: a name may stand in one. */
static bool is_typed(size_t i)
{
	const struct entity *e = model_entity(fields[i].entity);

	return e->fields[model_field(e, fields[i].field)].kind == F_TEXT;
}

static struct lasting_factor factor_of_field(size_t i, struct arena *a)
{
	const struct entity *e = model_entity(fields[i].entity);
	const struct field *f = &e->fields[model_field(e, fields[i].field)];

	return (struct lasting_factor){ fields[i].code, arena_strdup(a, lang_text(f->label)), LASTING_NOW,
		e };
}

static struct lasting_factor factor_of_weighing(const struct factor *f, struct arena *a)
{
	return (struct lasting_factor){ arena_printf(a, WEIGHED "%s", f->code),
		arena_printf(a, _("Weighed: %s"), text_clean(a, f->label, false)), LASTING_WEIGHED, NULL };
}

int app_lasting_factors(struct app *app, bool shared, struct arena *a, struct lasting_factor **out, size_t *n)
{
	struct factor *weighed = NULL;
	size_t nweighed = 0;
	int rc = shared ? 0 : app_factors(app, a, &weighed, &nweighed);

	*n = 0;
	*out = NULL;
	if (rc)
		return rc;
	struct lasting_factor *list = *out = arena_alloc(a, (FIELDS + EVENTS + nweighed + 1) * sizeof *list);
	for (size_t i = 0; i < FIELDS; i++)
		if (!shared || !is_typed(i))
			list[(*n)++] = factor_of_field(i, a);
	for (size_t i = 0; i < EVENTS; i++)
		list[(*n)++] =
			(struct lasting_factor){ events[i].code, lang_text(events[i].label), LASTING_EVENT,
				NULL };
	for (size_t i = 0; i < nweighed; i++)
		list[(*n)++] = factor_of_weighing(&weighed[i], a);
	return 0;
}

int lasting_splitting(struct app *app, const char *code, bool shared, struct arena *a, struct splitting *out)
{
	struct lasting_factor *list;
	size_t n, i = 0;
	int rc = app_lasting_factors(app, shared, a, &list, &n);

	*out = (struct splitting){ .by = NULL };
	if (rc || !code)
		return rc;
	while (i < n && strcmp(list[i].code, code) != 0)
		i++;
	if (i == n)
		return err_set(ERR_INVALID,
			_("there is no factor \"%.40s\" here; 'anker lasting factors' names them"), code);
	*out = (struct splitting){ .factor = list[i], .by = list[i].code };
	if (list[i].kind == LASTING_WEIGHED) {
		out->by = "weighed";
		out->word = list[i].code + strlen(WEIGHED);
		out->value = weighed_words;
		out->code = weighed_codes;
		out->nvalues = sizeof weighed_codes / sizeof *weighed_codes;
	} else if (list[i].kind == LASTING_NOW) {
		const struct entity *e = model_entity(fields[i].entity);
		out->field = &e->fields[model_field(e, fields[i].field)];
	}
	if (list[i].kind == LASTING_EVENT || (out->field && out->field->kind == F_BOOL)) {
		out->value = yes_words;
		out->code = yes_codes;
		out->nvalues = sizeof yes_codes / sizeof *yes_codes;
	}
	return 0;
}

static int index_of(const struct splitting *s, const char *value)
{
	for (size_t i = 0; i < s->nvalues; i++)
		if (strcmp(s->code[i], value) == 0)
			return (int)i;
	return s->field && s->field->kind == F_CHOICE ? model_choice_index(s->field->choices, value) : -1;
}

int lasting_order(const struct splitting *s, const char *value)
{
	enum { TEXTS = 1000, UNKNOWN };
	int i = index_of(s, value);

	if (i < 0 && *value && s->field && s->field->kind == F_NUMBER)
		return (int)strtol(value, NULL, 10);
	return i >= 0 ? i : *value ? TEXTS : UNKNOWN;
}

const char *lasting_value(const struct splitting *s, const char *value, struct arena *a)
{
	int i = index_of(s, value);

	if (!s->by)
		return _("everyone");
	if (!*value)
		return _("not known");
	if (i < 0)
		return text_clean(a, value, false);
	return lang_text(s->value ? s->value[i] : s->field->choices[i].label);
}
