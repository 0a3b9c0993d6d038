/* The cases of life.h. */
#include "life.h"

const char life_rules[] =
	"parameter stil \"zo lang mag het stil zijn\"\n"
	"  vanaf 2024-01-01: 4 weken\n"
	"  herkomst redactie\n"
	"\n"
	"regel met-lijst\n"
	"  titel \"Vraag hoe het gaat\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 50\n  groep lijst\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werkgever langer dan stil\n"
	"  stel voor werkgever_spreken binnen 2 weken\n"
	"  omdat \"Stil is niet altijd goed.\"\n"
	"  let op \"Vraag eerst wat past.\"\n"
	"  rust 20 weken na afwijzen\n"
	"  opnieuw bij verloop, open_signalen\n"
	"\n"
	"regel zonder-lijst\n"
	"  titel \"Kijk opnieuw\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 50\n  groep kijken\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werkgever langer dan stil\n"
	"  urgenter als\n"
	"    - open_signalen minstens 2\n"
	"    - sinds laatste_contact_werkgever langer dan 8 weken\n"
	"  stel voor evalueren_met_drie_partijen binnen 2 weken\n"
	"  omdat \"Stil is niet altijd goed.\"\n"
	"  let op \"Vraag eerst wat past.\"\n"
	"  rust 20 weken na afwijzen\n"
	"\n"
	"regel bij-werkgever\n"
	"  titel \"Spreek over begeleiding\"\n"
	"  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  groep organisatie\n"
	"  als\n"
	"    - aantal plaatsingen met (verloop is moeizaam) minstens 1\n"
	"  urgenter als\n"
	"    - aantal plaatsingen met (verloop is moeizaam) minstens 2\n"
	"  stel voor organisatieadvies_aanbieden binnen 4 weken\n"
	"  omdat \"De oorzaak ligt dan zelden bij een persoon.\"\n"
	"  let op \"Stem eerst de opdracht af.\"\n";

static char rule_file[96];

void write_rules(const char *text)
{
	FILE *f = fopen(rule_file, "w");
	cr_assert(f && fputs(text, f) >= 0 && fclose(f) == 0);
	app_close(&app);
	app = office_of("anna");
}

void life_open(void)
{
	office_open();
	snprintf(rule_file, sizeof rule_file, "%s/share/rules/life.regel", office_folder());
	write_rules(life_rules);
}

int64_t quiet_placement(void)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "course", "smooth");
	app->today = TODAY + 5 * 7;
	return p;
}

void decide(const char *rule, int64_t p, struct answer answer)
{
	cr_assert_eq(app_decide(app, suggested(rule, p, 0), &answer, NULL), 0, "%s", err_last());
}

const char *quiet_because(const char *rule, int64_t p)
{
	struct why w;
	cr_assert_eq(app_why(app, rule, p, 0, arena, &w), 0, "%s", err_last());
	return w.quiet ? w.quiet_note : NULL;
}

const char *events(const char *rule, int64_t p)
{
	struct suggestion_event *e;
	size_t n;
	const char *out = "";
	const struct log_query q = { .rule = rule, .placement = p };
	cr_assert_eq(store_suggestion_log(app->store, &q, arena, &e, &n), 0);
	while (n--)
		out = arena_printf(arena, "%s%s%s", out, *out ? " " : "", e[n].event);
	return out;
}

size_t reconcile(void)
{
	size_t n;
	cr_assert_eq(app_reconcile(app, &n), 0, "%s", err_last());
	return n;
}
