/* Parameters that the program itself uses: limits of conversations and lists, amounts and
 * terms of schemes; an expert changes them in the same place as those of the rules. */
#include <string.h>

#include "set.h"

const char *const rules_own_parameters[] = { "gesprek_eerst_vragen", "gesprek_opnieuw_vragen",
	"gesprek_ongewijzigd", "patroon_vanaf", "patroon_periode", "patroon_mandaat", "duplicaat_gelijkenis",
	"slot_na_minuten", "slot_einde_minuten", "veldwerk_weg", "kopie_", "inzage_", "waarneming_", "volledigheid_", "regeling_",
	"poortwachter_", "termijn_", "datalek_", "bewaren_", "avg_", "programma_", NULL };

bool rules_parameter_is_own(const char *name)
{
	for (size_t i = 0; rules_own_parameters[i] != NULL; i++) {
		const char *own = rules_own_parameters[i];
		const size_t n = strlen(own);
		if (own[n - 1] == '_' ? strncmp(own, name, n) == 0 : strcmp(own, name) == 0)
			return true;
	}
	return false;
}

/* Its one value on a day, or NULL: not there, or a value per choice. */
static const struct value *value_of(const struct ruleset *rs, const char *name, day on)
{
	int i = rules_parameter_index(rs, name);
	if (i < 0 || rules_parameter(rs, (size_t)i)->per >= 0)
		return NULL;
	return values_on(rs->parameters.items[i], on);
}

int rules_parameter_number(const struct ruleset *rs, const char *name, day on, int otherwise)
{
	const struct value *v = value_of(rs, name, on);
	return v == NULL || v->kind == VALUE_DURATION ? otherwise : v->duration.count;
}

struct duration rules_parameter_duration(
	const struct ruleset *rs, const char *name, day on, struct duration otherwise)
{
	const struct value *v = value_of(rs, name, on);
	return v == NULL || v->kind != VALUE_DURATION ? otherwise : v->duration;
}
