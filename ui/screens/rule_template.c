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
	.en = "# A new rule. What follows a # explains, and may go.\n"
	      "# The words of the language are Dutch:\n"
	      "# niveau      level: plaatsing, or werkgever (counts over placements)\n"
	      "# stand       state: proef (trial, shown to nobody) or in gebruik\n"
	      "# prioriteit  from 70 now, from 40 soon, else to consider\n"
	      "# als         if: one condition per line; all must hold\n"
	      "# tenzij      unless: when one of these holds, no suggestion comes\n"
	      "# Facts are in a list (Ctrl-F). Unknown is not no: it means ask first.\n"
	      "\n"
	      "regel NAME\n"
	      "  titel \"What do you propose?\"\n"
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
	      "  omdat \"Why is this a good idea?\"\n"
	      "  let op \"What speaks against it?\"\n"
	      "  rust 6 weken na afwijzen\n"
	      "\n"
	      "# An example that guards the rule: the facts on a day, and what must follow.\n"
	      "test NAME \"ten weeks of silence\"\n"
	      "  op 2026-03-09\n"
	      "  gegeven\n"
	      "    status = lopend\n"
	      "    verloop = aandacht\n"
	      "    laatste_contact_werkgever = 2025-12-29\n"
	      "  verwacht voorstel\n",
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
