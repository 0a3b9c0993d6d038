/* Lists mark a talk that is too long ago by the limit of the rule about it. */
#include "internal.h"

bool app_talk_late(const struct app *app, const struct placement_row *r, bool employee)
{
	const struct known_choice known[] = { { "fase", r->phase }, { "verloop", r->course },
		{ "ervaring_werkgever", r->experience }, { "rolopvatting", r->role_view } };
	return rules_parameter_beyond(app->rules,
		employee ? "contactinterval_werknemer" : "contactinterval_werkgever", known,
		sizeof known / sizeof *known, employee ? r->last_employee : r->last_employer, app->today);
}
