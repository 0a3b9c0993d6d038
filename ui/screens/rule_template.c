/* What a new rule begins with: a rule that works, with what its lines mean. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "screens/rules.h"

static const char name_mark[] = "NAME";

static const struct label template = {
	.nl = "# Een nieuwe regel. Wat achter een # staat is uitleg en mag weg.\n"
	      "# niveau      plaatsing, of werkgever (telt over diens plaatsingen)\n"
	      "# stand       proef: weegt en telt, niemand ziet het; of in gebruik\n"
	      "# prioriteit  vanaf 70 nu, vanaf 40 binnenkort, anders ter overweging\n"
	      "# als         een voorwaarde per regel; ze moeten alle waar zijn\n"
	      "# tenzij      is een hiervan waar, dan komt er geen voorstel\n"
	      "# Feiten staan in een lijst (Ctrl-F). Onbekend is geen nee: eerst vragen.\n"
	      "\n"
	      "regel NAME\n"
	      "  titel \"Wat stelt u voor?\"\n"
	      "  niveau plaatsing\n"
	      "  stand proef\n"
	      "  prioriteit 50\n"
	      "  groep contact\n"
	      "  als\n"
	      "    - status is lopend\n"
	      "    - sinds laatste_contact_werkgever langer dan 8 weken\n"
	      "  tenzij\n"
	      "    - verloop is soepel\n"
	      "  stel voor werkgever_spreken binnen 2 weken\n"
	      "  omdat \"Waarom is dit een goed idee?\"\n"
	      "  let op \"Wat pleit ertegen?\"\n"
	      "  rust 6 weken na afwijzen\n"
	      "\n"
	      "# Een voorbeeld dat de regel bewaakt: de feiten op een dag, en wat er dan moet komen.\n"
	      "test NAME \"tien weken stil\"\n"
	      "  op 2026-03-09\n"
	      "  gegeven\n"
	      "    status = lopend\n"
	      "    verloop = aandacht\n"
	      "    laatste_contact_werkgever = 2025-12-29\n"
	      "  verwacht voorstel\n",
	.en = "language en\n"
	      "# A new rule. What follows a # explains, and may go.\n"
	      "# level     placement, or employer (counts over its placements)\n"
	      "# state     trial: weighed and counted, shown to nobody; or in use\n"
	      "# priority  from 70 now, from 40 soon, else to consider\n"
	      "# if        one condition per line; all must hold\n"
	      "# unless    when one of these holds, no suggestion comes\n"
	      "# Facts are in a list (Ctrl-F). Unknown is not no: it means ask first.\n"
	      "\n"
	      "rule NAME\n"
	      "  title \"What do you propose?\"\n"
	      "  level placement\n"
	      "  state trial\n"
	      "  priority 50\n"
	      "  group contact\n"
	      "  if\n"
	      "    - status is active\n"
	      "    - since laatste_contact_werkgever longer than 8 weeks\n"
	      "  unless\n"
	      "    - verloop is smooth\n"
	      "  propose call_employer within 2 weeks\n"
	      "  because \"Why is this a good idea?\"\n"
	      "  caution \"What speaks against it?\"\n"
	      "  rest 6 weeks after dismissing\n"
	      "\n"
	      "# An example that guards the rule: the facts on a day, and what must follow.\n"
	      "test NAME \"ten weeks of silence\"\n"
	      "  on 2026-03-09\n"
	      "  given\n"
	      "    status = active\n"
	      "    verloop = attention\n"
	      "    laatste_contact_werkgever = 2025-12-29\n"
	      "  expect suggestion\n",
};

char *rule_template(struct arena *a, const char *name)
{
	struct str out = STR_INIT;
	const char *at = lang_text(template), *mark;
	char *text;

	for (; (mark = strstr(at, name_mark)); at = mark + sizeof name_mark - 1) {
		str_add_n(&out, at, (size_t)(mark - at));
		str_add(&out, name);
	}
	str_add(&out, at);
	text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}
