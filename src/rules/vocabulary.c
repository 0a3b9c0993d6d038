/* The vocabulary: every fact a rule may use, once.
 *
 * The store runs the SQL texts (portable subset, no date arithmetic); this
 * module only reads their results. Facts are dates, counts, choices and yes/no
 * answers, never durations, so they do not age. "The third last sick report"
 * is how a frequency becomes a date. No fact is a diagnosis: a labour
 * expert may not record one. */
#include <string.h>

#include "anker/choices.h"
#include "anker/rules.h"

#define L(nl, en) { nl, en }
#define PLACEMENT(column) "p." column
#define EMPLOYER(column) "o." column
#define EMPLOYEE(column) "e." column

/* A contact that took place; an attempt does not count (reached). */
#define SPOKEN "c.deleted=0 AND coalesce(c.reached,1)=1"
#define LAST_CONTACT(where) "(SELECT max(c.date) FROM contact c WHERE c.placement=p.id AND " SPOKEN where ")"
/* With the employer also counts a talk that was about no single placement. */
#define LAST_EMPLOYER_CONTACT(where)                                                                         \
	"(SELECT max(x.d) FROM (SELECT max(c.date) AS d FROM contact c WHERE c.placement=p.id AND " SPOKEN   \
		where " UNION ALL SELECT max(c.date) AS d FROM contact c WHERE c.employer=p.employer AND "   \
		      "c.placement IS NULL AND " SPOKEN where ") AS x)"
#define NTH_LAST(table, placement, where, skip)                                                        \
	"(SELECT x.date FROM " table " x WHERE x.placement=" placement " AND x.deleted=0" where            \
	" ORDER BY x.date DESC LIMIT 1 OFFSET " skip ")"
/* Aggregates over the placement's rows of one table. */
#define OPEN_SIGNAL(where) "min(CASE WHEN t.handled IS NULL AND " where " THEN t.date END)"
#define OPEN_CHANGE(kinds) "min(CASE WHEN t.reassessed IS NULL AND t.kind IN (" kinds ") THEN t.date END)"
#define OPEN_BOTTLENECK(date, where) "min(CASE WHEN t.resolved IS NULL AND " where " THEN " date " END)"
#define HAS_BOTTLENECK(themes) OPEN_BOTTLENECK("1", "t.theme IN (" themes ")")
/* Dismissed without a word why; that rule asks for the word, so it does not count. */
#define UNWEIGHED "t.verdict='dismissed' AND t.reason IS NULL AND t.factors IS NULL AND "                  \
	"t.rule<>'afweging-afmaken'"
#define OPEN_ACTION(where) "min(CASE WHEN t.state='open' AND " where " THEN t.due END)"
#define LAST_PROFILE(column)                                                                             \
	"(SELECT f." column " FROM capacity_profile f WHERE f.placement=?1 AND f.deleted=0"                \
	" ORDER BY f.date DESC, f.id DESC LIMIT 1)"

/* The latest of a kind of record; and, where a record outranks the quick field, that it
 * or the field. */
#define LATEST(what, table, where)                                                                         \
	"(SELECT " what " FROM " table " x WHERE x.placement=p.id AND x.deleted=0" where                   \
	" ORDER BY x.date DESC, x.id DESC LIMIT 1)"
#define IS_THERE(table, where)                                                                             \
	"EXISTS (SELECT 1 FROM " table " x WHERE x.placement=p.id AND x.deleted=0" where ")"
#define OUTRANKED(what, table, where, field)                                                               \
	"CASE WHEN " IS_THERE(table, where) " THEN " LATEST(what, table, where) " ELSE " PLACEMENT(field) " END"
/* Job coaching under way goes before what was asked for, and that before what is over. */
#define COACHED " AND x.state<>'refused'"
#define COACHING(what)                                                                                     \
	"(SELECT " what " FROM coaching x WHERE x.placement=p.id AND x.deleted=0" COACHED                  \
	" ORDER BY CASE x.state WHEN 'done' THEN 2 WHEN 'requested' THEN 1 ELSE 0 END, x.date DESC,"       \
	" x.id DESC LIMIT 1)"
#define COACHING_OR(what, field)                                                                           \
	"CASE WHEN " IS_THERE("coaching", COACHED) " THEN " COACHING(what) " ELSE " PLACEMENT(field) " END"
/* Not told of as a period of absence too. */
#define ABSENCE_SIGNAL(rest)                                                                               \
	"signal x WHERE x.placement=p.id AND x.deleted=0 AND x.kind='absence'" rest                        \
	" AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.placement=p.id AND a.deleted=0"                  \
	" AND a.date<=x.date AND (a.ended IS NULL OR a.ended>=x.date))"
/* Points of the latest profile that some task asks too much of: load and limitation above 3. */
#define FIRM(row) " AND coalesce(" row ".certainty,'')<>'assumed'"
/* The point of `c` (which is that of `l`): nothing is asked before both are known to be too much. */
#define NEWEST(table, row, of)                                                                             \
	" AND NOT EXISTS (SELECT 1 FROM " table " n WHERE n." of "=" row "." of " AND n.item=c.item"       \
	" AND n.deleted=0 AND (n.date>" row ".date OR (n.date=" row ".date AND n.id>" row ".id)))"
#define TOO_MUCH(capacity)                                                                           \
	" CROSS JOIN capacity_item c ON c.profile=" LAST_PROFILE("id") " AND c.item=l.item"                \
	" AND c.deleted=0" capacity " AND CAST(l.load AS INTEGER)+CAST(c.limitation AS INTEGER)>3"         \
	NEWEST("load_item", "l", "task") NEWEST("capacity_item", "c", "profile")
#define OVER(capacity, load)                                                                               \
	"(SELECT count(DISTINCT y.item) FROM (SELECT l.item AS item FROM task k CROSS JOIN load_item l "   \
	"ON l.task=k.id AND l.deleted=0 AND l.load>'0'" load TOO_MUCH(capacity)                      \
	" WHERE k.placement=?1 AND k.deleted=0 UNION ALL SELECT l.item AS item FROM placement j "          \
	"CROSS JOIN task k ON k.job=j.job AND k.employer=j.employer CROSS JOIN load_item l ON "            \
	"l.task=k.id AND l.deleted=0 AND l.load>'0'" load TOO_MUCH(capacity)                         \
	" WHERE j.id=?1 AND k.deleted=0) AS y)"
/* What the employee said of meaning, the last time or one before it. */
#define SCORE(skip)                                                                                        \
	"(SELECT x.meaningful FROM success_score x WHERE x.placement=?1 AND x.deleted=0 AND "              \
	"x.party='employee' AND x.meaningful IS NOT NULL ORDER BY x.date DESC, x.id DESC LIMIT 1 OFFSET " skip ")"
#define MENTOR "t.role='mentor' AND coalesce(t.nature,'')<>'one_off'"
#define CONSENT_ENDS                                                                                       \
	"(SELECT min(k.until) FROM consent k WHERE k.employee=p.employee AND k.deleted=0 AND "             \
	"k.withdrawn IS NULL AND k.until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consent n WHERE "       \
	"n.employee=k.employee AND n.recipient=k.recipient AND n.deleted=0 AND n.withdrawn IS NULL AND "   \
	"(n.until IS NULL OR n.until>k.until)))"
/* A bottleneck of the organisation itself stands open. */
#define LIFTED(what, themes)                                                                               \
	"(SELECT " what " FROM bottleneck b WHERE b.employer=o.id AND b.placement IS NULL AND "            \
	"b.deleted=0 AND b.resolved IS NULL" themes ")"
#define LIFTED_ONE(themes) LIFTED("min(1)", " AND b.theme IN (" themes ")")

#define FACT(NAME, TYPE, EMPTY, SQL, NL, EN, ASK_NL, ASK_EN, ...)                                      \
	{ .name = NAME, .type = TYPE, .empty = EMPTY, .sql = SQL, .label = L(NL, EN),                      \
		.question = L(ASK_NL, ASK_EN), __VA_ARGS__ }
#define CHOICE(NAME, LIST, SQL, NL, EN, ASK_NL, ASK_EN, ...)                                           \
	{ .name = NAME, .type = FACT_CHOICE, .choices = LIST, .sql = SQL, .label = L(NL, EN),              \
		.question = L(ASK_NL, ASK_EN), __VA_ARGS__ }
#define DATE(NAME, EMPTY, SQL, ...) FACT(NAME, FACT_DATE, EMPTY, SQL, __VA_ARGS__)
#define NUMBER(NAME, EMPTY, SQL, ...) FACT(NAME, FACT_NUMBER, EMPTY, SQL, __VA_ARGS__)
#define YESNO(NAME, EMPTY, SQL, ...) FACT(NAME, FACT_BOOL, EMPTY, SQL, __VA_ARGS__)
#define PLAIN .level = LEVEL_PLACEMENT
/* A field that a record outranks. */
#define QUICK(column) .level = LEVEL_PLACEMENT, .quick = PLACEMENT(column)
#define OF_EMPLOYER .level = LEVEL_EMPLOYER
#define OF(table) .rows = ROWS_##table, .level = LEVEL_PLACEMENT
#define CAPACITY .privacy = P_CAPACITY
/* A step of the current absence. */
#define STEP(NAME, CODE, NL, EN)                                                                           \
	YESNO("verzuim_" NAME, EMPTY_NO,                                                                   \
		"max(CASE WHEN t.ended IS NULL AND EXISTS (SELECT 1 FROM absence_step s WHERE s.absence="  \
		"t.id AND s.deleted=0 AND s.milestone='" CODE "') THEN 1 END)",                            \
		"verzuim: " NL, "absence: " EN, "Is dit gedaan: " NL "?", "Was this done: " EN "?", OF(ABSENCE))
/* The latest record of a scheme: of the same day the one made last. Numbers of records have
 * 19 digits here, so what is behind them begins at the thirtieth character. */
#define LAST_OF_SCHEME(code, what)                                                                         \
	"substr(max(CASE WHEN t.scheme='" code "' THEN t.date||(1000000000000000000+t.id)||" what " END),30)"
#define SCHEME(CODE, NL, EN)                                                                               \
	CHOICE("regeling_" CODE "_stand", choices_scheme, LAST_OF_SCHEME(CODE, "t.state"), NL, EN,         \
		"Hoe staat het met: " NL "?", "How do things stand with: " EN "?", OF(SCHEME)),            \
	DATE("regeling_" CODE "_tot", EMPTY_NONE, LAST_OF_SCHEME(CODE, "coalesce(t.until,'')"),            \
		NL ": loopt tot", EN ": runs until", "Tot wanneer loopt: " NL "?",                         \
		"Until when does this run: " EN "?", OF(SCHEME))

static const struct fact facts[] = {
	/* The placement itself */
	CHOICE("status", choices_status, PLACEMENT("status"), "status van de plaatsing",
		"status of the placement", "Loopt de plaatsing?", "Is the placement running?", PLAIN),
	CHOICE("fase", choices_phase, PLACEMENT("phase"), "fase", "phase", "In welke fase zit de plaatsing?",
		"Which phase is the placement in?", PLAIN),
	CHOICE("verloop", choices_course, PLACEMENT("course"), "verloop", "course",
		"Hoe loopt het: soepel, aandacht of moeizaam?",
		"How is it going: smooth, attention or difficult?", PLAIN),
	DATE("startdatum", EMPTY_UNKNOWN, PLACEMENT("start"), "start van de plaatsing",
		"start of the placement", "Wanneer begon of begint de plaatsing?",
		"When did or does the placement start?", PLAIN),
	CHOICE("contract", choices_contract, PLACEMENT("contract"), "contract", "contract",
		"Wat voor contract is er?", "What kind of contract is there?", PLAIN),
	DATE("contract_eind", EMPTY_UNKNOWN, PLACEMENT("contract_end"), "einde van het contract",
		"end of the contract", "Tot wanneer loopt het contract?", "Until when does the contract run?",
		PLAIN),
	CHOICE("voornemen_na_contract", choices_decision, PLACEMENT("contract_intention"),
		"voornemen na het contract", "intention after the contract",
		"Wat wil de werkgever na dit contract?", "What does the employer intend after this contract?",
		PLAIN),
	DATE("proef_eind", EMPTY_UNKNOWN, PLACEMENT("trial_end"), "einde van de proefplaatsing",
		"end of the trial placement", "Tot wanneer loopt de proefplaatsing?",
		"Until when does the trial placement run?", PLAIN),
	CHOICE("besluit_na_proef", choices_decision, PLACEMENT("trial_decision"),
		"besluit na de proefplaatsing", "decision after the trial",
		"Wat is er besloten na de proefplaatsing?", "What was decided after the trial placement?",
		PLAIN),
	YESNO("aanspreekpunt", EMPTY_UNKNOWN,
		"CASE WHEN p.contact_person IS NOT NULL THEN 1 ELSE p.has_contact_person END",
		"vast aanspreekpunt", "fixed contact person", "Is er een vast aanspreekpunt op het werk?",
		"Is there a fixed contact person at work?", PLAIN),
	DATE("aanspreekpunt_tot", EMPTY_NONE, "(SELECT m.until FROM person m WHERE m.id=p.contact_person)",
		"laatste dag van het aanspreekpunt", "last day of the contact person",
		"Blijft het aanspreekpunt in deze rol?", "Does the contact person stay in this role?", PLAIN),
	CHOICE("begeleider_training", choices_training,
		"(SELECT m.training FROM person m WHERE m.id=p.contact_person)",
		"training van het aanspreekpunt", "training of the contact person",
		"Volgde het aanspreekpunt een training om te begeleiden?",
		"Did the contact person take a training in guiding?", PLAIN),
	CHOICE("regie", choices_lead, PLACEMENT("lead"), "wie de regie heeft", "who has the lead",
		"Wie heeft de regie over het contact?", "Who has the lead in the contact?", PLAIN),
	CHOICE("rolopvatting", choices_role_view,
		"coalesce(p.role_view,(SELECT x.role_view FROM expert x WHERE x.id=p.expert))",
		"rolopvatting", "role view", "Welke rol neemt u hier?", "Which role do you take here?",
		PLAIN),
	CHOICE("jobcoach", choices_jobcoach,
		COACHING_OR("CASE x.state WHEN 'requested' THEN 'requested' WHEN 'done' THEN 'ended' ELSE "
			"'active' END", "jobcoach"), "jobcoach", "job coach",
		"Is er een jobcoach?", "Is there a job coach?", QUICK("jobcoach")),
	DATE("jobcoach_tot", EMPTY_UNKNOWN, COACHING_OR("x.until", "jobcoach_end"), "einde van de jobcoaching",
		"end of the job coaching", "Tot wanneer is er een jobcoach?",
		"Until when is there a job coach?", QUICK("jobcoach_end")),
	YESNO("jobcoach_bereikbaar", EMPTY_UNKNOWN, COACHING_OR("x.reachable", "jobcoach_reachable"),
		"bereikbaarheid van de jobcoach afgesproken", "agreed that the job coach stays reachable",
		"Is afgesproken dat de jobcoach bereikbaar blijft?",
		"Is it agreed that the job coach stays reachable?", QUICK("jobcoach_reachable")),
	YESNO("leert_nog", EMPTY_UNKNOWN, PLACEMENT("learning"), "leert het werk nog",
		"still learning the work", "Leert de werknemer het werk nog?",
		"Is the employee still learning the work?", PLAIN),
	NUMBER("loonwaarde", EMPTY_UNKNOWN, PLACEMENT("wage_value"), "loonwaarde (%)", "wage value (%)",
		"Welke loonwaarde is vastgesteld?", "Which wage value was established?", PLAIN),
	CHOICE("loonkostensubsidie", choices_scheme,
		OUTRANKED("x.state", "scheme_use", " AND x.scheme='lks'", "wage_subsidy"), "loonkostensubsidie",
		"wage cost subsidy", "Hoe staat het met loonkostensubsidie?",
		"How do things stand with wage cost subsidy?", QUICK("wage_subsidy")),
	DATE("loonkostensubsidie_tot", EMPTY_NONE,
		OUTRANKED("x.until", "scheme_use", " AND x.scheme='lks'", "wage_subsidy_end"),
		"einde van de loonkostensubsidie", "end of the wage cost subsidy",
		"Tot wanneer loopt de loonkostensubsidie?", "Until when does the wage cost subsidy run?",
		QUICK("wage_subsidy_end")),
	CHOICE("no_riskpolis", choices_scheme,
		OUTRANKED("x.state", "scheme_use", " AND x.scheme='no_risk'", "no_risk"), "no-riskpolis", "no-risk policy",
		"Geldt de no-riskpolis?", "Does the no-risk policy apply?", QUICK("no_risk")),
	NUMBER("zinvol_werk", EMPTY_UNKNOWN,
		OUTRANKED("x.meaningful", "success_score",
			" AND x.party='employee' AND x.meaningful IS NOT NULL", "meaningful"), "werk ervaren als zinvol (1-5)",
		"work felt to be meaningful (1-5)", "Hoe zinvol vindt de werknemer het werk, van 1 tot 5?",
		"How meaningful does the employee find the work, from 1 to 5?", QUICK("meaningful")),
	YESNO("succesfactoren_vastgelegd", EMPTY_NO,
		"CASE WHEN p.success_factors IS NULL OR p.success_factors='' THEN 0 ELSE 1 END",
		"succesfactoren vastgelegd", "success factors on record", "Wat maakt dat het hier lukt?",
		"What makes it work here?", PLAIN),
	DATE("rust_tot", EMPTY_NEVER, PLACEMENT("rest_until"), "rust afgesproken tot", "rest agreed until",
		"Is er rust afgesproken?", "Was rest agreed?", PLAIN),
	DATE("einddatum", EMPTY_UNKNOWN, PLACEMENT("ended"), "einde van de plaatsing", "end of the placement",
		"Wanneer eindigde de plaatsing?", "When did the placement end?", PLAIN),
	DATE("teruggekeken_op", EMPTY_NEVER, PLACEMENT("evaluated"), "teruggekeken op", "looked back on",
		"Wanneer is op de plaatsing teruggekeken?", "When was the placement looked back on?", PLAIN),

	/* The employee */
	CHOICE("doelgroep", choices_target_group, EMPLOYEE("target_group"), "doelgroep", "target group",
		"Tot welke doelgroep hoort de werknemer?", "Which target group does the employee belong to?",
		PLAIN),
	YESNO("sfb", EMPTY_UNKNOWN, EMPLOYEE("sfb"), "structurele functionele beperking (SFB)",
		"structural functional limitation (SFB)", "Is een SFB vastgesteld?",
		"Has an SFB been established?", CAPACITY),
	CHOICE("contactwens_werknemer", choices_employee_wish, EMPLOYEE("contact_wish"),
		"contactwens van de werknemer", "the employee's contact wish",
		"Hoeveel contact wil de werknemer, en langs welke weg?",
		"How much contact does the employee want, and by which route?", PLAIN),
	DATE("contactwens_herzien_op", EMPTY_NONE, EMPLOYEE("contact_wish_review"), "contactwens herzien op",
		"review of the contact wish on", "Wanneer bespreekt u de contactwens opnieuw?",
		"When will you discuss the contact wish again?", PLAIN),
	DATE("inbreng_gevraagd_op", EMPTY_NEVER, EMPLOYEE("input_date"),
		"inbreng van de werknemer gevraagd op", "the employee's view asked on",
		"Wanneer vroeg u naar de kijk van de werknemer zelf?",
		"When did you ask for the employee's own view?", PLAIN),

	/* Contacts: our own record is complete, so empty means never */
	DATE("laatste_contact_werkgever", EMPTY_NEVER,
		LAST_EMPLOYER_CONTACT(" AND c.party IN ('employer','both')"),
		"laatste gesprek met de werkgever", "last talk with the employer",
		"Wanneer sprak u de werkgever?", "When did you speak with the employer?", PLAIN),
	DATE("laatste_contact_werknemer", EMPTY_NEVER, LAST_CONTACT(" AND c.party IN ('employee','both')"),
		"laatste gesprek met de werknemer", "last talk with the employee",
		"Wanneer sprak u de werknemer?", "When did you speak with the employee?", PLAIN),
	DATE("laatste_contact_jobcoach", EMPTY_NEVER, LAST_CONTACT(" AND c.party='job_coach'"),
		"laatste gesprek met de jobcoach", "last talk with the job coach",
		"Wanneer sprak u de jobcoach?", "When did you speak with the job coach?", PLAIN),
	DATE("laatste_contact", EMPTY_NEVER, LAST_EMPLOYER_CONTACT(""), "laatste contact met wie dan ook",
		"last contact with anyone", "Wanneer was er contact?", "When was there contact?", PLAIN),
	DATE("laatste_evaluatie", EMPTY_NEVER, LAST_CONTACT(" AND c.purpose IN ('evaluation','three_way')"),
		"laatste evaluatie", "last evaluation", "Wanneer is er geëvalueerd?",
		"When was there an evaluation?", PLAIN),
	DATE("mislukte_poging", EMPTY_NONE,
		"(SELECT min(c.date) FROM contact c WHERE c.placement=p.id AND c.deleted=0 AND c.reached=0"
		" AND NOT EXISTS (SELECT 1 FROM contact s WHERE s.placement=p.id AND s.deleted=0"
		" AND coalesce(s.reached,1)=1 AND s.date>=c.date AND (s.party=c.party OR s.party='both' OR "
		"c.party='both')))",
		"poging zonder gehoor, daarna niet gesproken", "attempt without answer, not spoken since",
		"Is er na de mislukte poging toch contact geweest?",
		"Was there contact after the failed attempt?", PLAIN),
	DATE("contact_gepland", EMPTY_NEVER,
		"(SELECT max(x.d) FROM (SELECT max(c.next_contact) AS d FROM contact c WHERE "
		"c.placement=p.id AND c.next_contact IS NOT NULL AND c.deleted=0 UNION ALL SELECT "
		"max(c.next_contact) AS d FROM contact c WHERE c.employer=p.employer AND c.placement IS NULL "
		"AND c.deleted=0) AS x)",
		"volgend contact gepland op", "next contact planned on", "Wanneer is het volgende contact?",
		"When is the next contact?", PLAIN),
	DATE("zevende_laatste_contact_werknemer", EMPTY_NEVER,
		NTH_LAST("contact", "p.id", " AND coalesce(x.reached,1)=1 AND x.party IN ('employee','both')",
			"6"),
		"zevende gesprek met de werknemer, terugtellend",
		"seventh talk with the employee, counting back", "Wanneer sprak u de werknemer?",
		"When did you speak with the employee?", PLAIN),

	/* Signals, changes, bottlenecks, actions */
	DATE("open_signaal_ernstig", EMPTY_NONE, OPEN_SIGNAL("t.severity='3'"),
		"oudste open ernstige signaal", "oldest open serious signal",
		"Speelt het ernstige signaal nog?", "Is the serious signal still there?", OF(SIGNAL)),
	DATE("open_signaal_merkbaar", EMPTY_NONE, OPEN_SIGNAL("t.severity IN ('2','3')"),
		"oudste open signaal (merkbaar of ernstig)", "oldest open signal (noticeable or serious)",
		"Speelt het signaal nog?", "Is the signal still there?", OF(SIGNAL)),
	NUMBER("open_signalen", EMPTY_ZERO, "count(CASE WHEN t.handled IS NULL THEN 1 END)", "open signalen",
		"open signals", "Welke signalen zijn er?", "Which signals are there?", OF(SIGNAL)),
	DATE("open_signaal_vastlopen", EMPTY_NONE, OPEN_SIGNAL("t.kind='stuck'"),
		"open signaal van vastlopen", "open signal of getting stuck", "Loopt de werknemer nog vast?",
		"Is the employee still getting stuck?", OF(SIGNAL)),
	YESNO("signaal_hulp_uitvoering", EMPTY_NO,
		"min(CASE WHEN t.handled IS NULL AND t.kind='execution' THEN 1 END)",
		"open signaal: hulp bij het werk nodig", "open signal: needs help doing the work",
		"Is er hulp nodig bij het uitvoeren van het werk?", "Is help needed in doing the work?",
		OF(SIGNAL)),
	DATE("tweede_laatste_overbelasting", EMPTY_NEVER,
		NTH_LAST("signal", "?1", " AND x.kind='overload'", "1"),
		"een na laatste signaal van overbelasting", "second last signal of overload",
		"Waren er signalen van overbelasting?", "Were there signals of overload?", OF(SIGNAL)),
	DATE("derde_laatste_verzuimmelding", EMPTY_NEVER,
		"(SELECT y.d FROM (SELECT b.date AS d FROM absence b WHERE b.placement=p.id AND b.deleted=0"
		" UNION ALL SELECT x.date AS d FROM " ABSENCE_SIGNAL("") ") AS y ORDER BY y.d DESC LIMIT 1 OFFSET 2)",
		"derde verzuimmelding, terugtellend", "third sick report, counting back",
		"Hoe vaak was er verzuim?", "How often was there absence?", PLAIN),
	DATE("verzuim_sinds", EMPTY_NONE,
		"coalesce((SELECT min(b.date) FROM absence b WHERE b.placement=p.id AND b.deleted=0 AND b.ended "
		"IS NULL),(SELECT min(x.date) FROM " ABSENCE_SIGNAL(" AND x.handled IS NULL") "))",
		"verzuim sinds", "absent since", "Is er nog verzuim?", "Is there still absence?", PLAIN),
	DATE("wijziging_leiding", EMPTY_NONE, OPEN_CHANGE("'supervisor','culture'"),
		"wijziging in leiding of cultuur, nog niet besproken",
		"change in management or culture, not yet discussed",
		"Is er een nieuwe leidinggevende of andere cultuur?",
		"Is there a new supervisor or another culture?", OF(CHANGE)),
	DATE("wijziging_team", EMPTY_NONE,
		OPEN_CHANGE("'colleague_leaves','colleague_arrives','division_of_roles'"),
		"wijziging in het team, nog niet besproken", "change in the team, not yet discussed",
		"Is het team veranderd?", "Has the team changed?", OF(CHANGE)),
	DATE("wijziging_taken", EMPTY_NONE,
		OPEN_CHANGE("'tasks','quality','pace','schedule','hours','technology','aid'"),
		"wijziging in het werk, nog niet herbeoordeeld", "change in the work, not yet reassessed",
		"Zijn taken, tempo, kwaliteitseisen of rooster veranderd?",
		"Have tasks, pace, quality demands or schedule changed?", OF(CHANGE)),
	DATE("wijziging_organisatie", EMPTY_NONE, OPEN_CHANGE("'location','reorganisation'"),
		"verhuizing of reorganisatie, nog niet besproken",
		"move or reorganisation, not yet discussed", "Is er een verhuizing of reorganisatie?",
		"Is there a move or reorganisation?", OF(CHANGE)),
	DATE("laatste_wijziging_werk", EMPTY_NEVER,
		"max(CASE WHEN t.kind IN "
		"('tasks','quality','pace','schedule','hours','technology','aid','supervisor') THEN t.date "
		"END)",
		"laatste wijziging in werk of leiding", "last change in work or management",
		"Wat is er veranderd in het werk?", "What has changed in the work?", OF(CHANGE)),
	NUMBER("open_knelpunten", EMPTY_ZERO, "count(CASE WHEN t.resolved IS NULL THEN 1 END)",
		"open knelpunten", "open bottlenecks", "Welke knelpunten zijn er?",
		"Which bottlenecks are there?", OF(BOTTLENECK)),
	DATE("knelpunt_onbesproken_sinds", EMPTY_NONE,
		"min(CASE WHEN t.resolved IS NULL THEN coalesce(t.discussed,t.date) END)",
		"knelpunt niet besproken sinds", "bottleneck not discussed since",
		"Wanneer is het knelpunt besproken?", "When was the bottleneck discussed?", OF(BOTTLENECK)),
	DATE("knelpunt_taken_sinds", EMPTY_NONE, OPEN_BOTTLENECK("t.date", "t.theme IN ('tasks','pace')"),
		"knelpunt in taken of tempo sinds", "bottleneck in tasks or pace since",
		"Speelt het knelpunt in de taken nog?", "Is the bottleneck in the tasks still there?",
		OF(BOTTLENECK)),
	DATE("knelpunt_leren_sinds", EMPTY_NONE, OPEN_BOTTLENECK("t.date", "t.theme='learning'"),
		"knelpunt in het leren sinds", "bottleneck in learning since",
		"Speelt het knelpunt in het leren nog?", "Is the bottleneck in learning still there?",
		OF(BOTTLENECK)),
	YESNO("knelpunt_taken", EMPTY_NO, HAS_BOTTLENECK("'tasks'"), "knelpunt: taken", "bottleneck: tasks",
		"Is er een knelpunt in de taken?", "Is there a bottleneck in the tasks?", OF(BOTTLENECK)),
	YESNO("knelpunt_tempo", EMPTY_NO, HAS_BOTTLENECK("'pace'"), "knelpunt: tempo en werkdruk",
		"bottleneck: pace and pressure", "Is het tempo of de werkdruk een knelpunt?",
		"Is pace or pressure a bottleneck?", OF(BOTTLENECK)),
	YESNO("knelpunt_begeleiding", EMPTY_NO, HAS_BOTTLENECK("'guidance','learning'"),
		"knelpunt: begeleiding of leren", "bottleneck: guidance or learning",
		"Is er een knelpunt in de begeleiding?", "Is there a bottleneck in the guidance?",
		OF(BOTTLENECK)),
	YESNO("knelpunt_team", EMPTY_NO, HAS_BOTTLENECK("'team','management'"), "knelpunt: team of leiding",
		"bottleneck: team or management", "Is er een knelpunt in team of leiding?",
		"Is there a bottleneck in team or management?", OF(BOTTLENECK)),
	YESNO("knelpunt_omgeving", EMPTY_NO, HAS_BOTTLENECK("'environment','schedule'"),
		"knelpunt: omgeving of rooster", "bottleneck: environment or schedule",
		"Is er een knelpunt in omgeving of rooster?",
		"Is there a bottleneck in environment or schedule?", OF(BOTTLENECK)),
	/* What another promised is theirs to do, whatever kind of action it is. */
	DATE("open_actie_uiterlijk", EMPTY_NONE, OPEN_ACTION("t.kind<>'promise' AND t.promised_by IS NULL"),
		"open actie, uiterlijk", "open action, due", "Is de actie gedaan?",
		"Has the action been done?", OF(ACTION)),
	DATE("toezegging_uiterlijk", EMPTY_NONE, OPEN_ACTION("t.kind='promise' AND t.promised_by IS NULL"),
		"open toezegging, uiterlijk", "open promise, due", "Is de toezegging nagekomen?",
		"Was the promise kept?", OF(ACTION)),
	DATE("toezegging_ander_uiterlijk", EMPTY_NONE, OPEN_ACTION("t.promised_by IS NOT NULL"),
		"open toezegging van een ander, uiterlijk", "open promise by someone else, due",
		"Is gedaan wat een ander toezegde?", "Was done what someone else promised?", OF(ACTION)),

	/* Decisions: what was not written down or asked */
	DATE("afweging_onaf_sinds", EMPTY_NONE, "min(CASE WHEN " UNWEIGHED " THEN t.date END)",
		"afgewezen zonder reden sinds", "dismissed without a reason since",
		"Waarom is het voorstel afgewezen?", "Why was the suggestion dismissed?", OF(DECISION)),
	DATE("kijk_werknemer_open_sinds", EMPTY_NONE,
		"max(CASE WHEN t.client_view='not_asked' THEN t.date END)",
		"besloten zonder de kijk van de werknemer op", "decided without the employee's view on",
		"Wat vindt de werknemer van het besluit?", "What does the employee think of the decision?",
		OF(DECISION)),

	/* Capacity profile (one may exist elsewhere: empty is unknown) and guides */
	DATE("datum_belastbaarheidsprofiel", EMPTY_UNKNOWN, LAST_PROFILE("date"),
		"datum van het belastbaarheidsprofiel", "date of the capacity profile",
		"Van wanneer is het belastbaarheidsprofiel?", "What is the date of the capacity profile?",
		OF(PROFILE), CAPACITY),
	DATE("profiel_geldig_tot", EMPTY_NONE, LAST_PROFILE("valid_until"),
		"belastbaarheidsprofiel geldig tot", "capacity profile valid until",
		"Tot wanneer is het profiel bruikbaar?", "Until when can the profile be used?", OF(PROFILE),
		CAPACITY),
	NUMBER("gids_start_afgevinkt", EMPTY_ZERO,
		"count(DISTINCT CASE WHEN t.point LIKE '1.%' THEN t.point END)",
		"afgevinkte punten van gids 1", "points ticked of guide 1",
		"Welke punten van de startgids zijn besproken?",
		"Which points of the starting guide were discussed?", OF(TICK)),

#include "vocabulary_records.def"

	/* The employer */
	CHOICE("ervaring_werkgever", choices_experience, EMPLOYER("experience"), "ervaring van de werkgever",
		"the employer's experience", "Hoeveel ervaring heeft de werkgever?",
		"How much experience does the employer have?", OF_EMPLOYER),
	CHOICE("infrastructuur", choices_infrastructure, EMPLOYER("infrastructure"),
		"ondersteuning in het bedrijf", "support inside the company",
		"Is de ondersteuning in het bedrijf op orde?", "Is support inside the company in place?",
		OF_EMPLOYER),
	YESNO("begeleiding_geregeld", EMPTY_UNKNOWN, EMPLOYER("guidance_arranged"), "begeleiding geregeld",
		"guidance arranged", "Is de begeleiding op het werk geregeld?",
		"Is guidance at work arranged?", OF_EMPLOYER),
	YESNO("regelingen_bekend", EMPTY_UNKNOWN, EMPLOYER("schemes_known"),
		"regelingen bekend bij de werkgever", "schemes known to the employer",
		"Kent de werkgever de regelingen?", "Does the employer know the schemes?", OF_EMPLOYER),
	YESNO("inclusief_beleid", EMPTY_UNKNOWN, EMPLOYER("inclusive_policy"), "inclusief beleid op papier",
		"inclusive policy on paper", "Staat inclusief werken in het beleid van het bedrijf?",
		"Is inclusive work part of the company's policy?", OF_EMPLOYER),
	CHOICE("mandaat", choices_mandate, EMPLOYER("mandate"), "mandaat bij de werkgever",
		"mandate at the employer", "Tot welk niveau mag u hier adviseren?",
		"Up to which level may you advise here?", OF_EMPLOYER),
	CHOICE("contactafspraak", choices_employer_wish, EMPLOYER("contact_wish"),
		"contactafspraak met de werkgever", "contact agreement with the employer",
		"Wat is er over contact afgesproken met de werkgever?",
		"What was agreed about contact with the employer?", OF_EMPLOYER),
	DATE("laatste_contact_bedrijf", EMPTY_NEVER,
		"(SELECT max(c.date) FROM contact c WHERE c.employer=o.id AND " SPOKEN
		" AND c.party IN ('employer','both'))",
		"laatste gesprek met iemand van het bedrijf", "last talk with anyone of the company",
		"Wanneer sprak u iemand van het bedrijf?", "When did you speak with anyone of the company?",
		OF_EMPLOYER),
	DATE("laatste_werkplekbezoek", EMPTY_NEVER,
		"(SELECT max(x.d) FROM (SELECT max(c.date) AS d FROM contact c WHERE c.employer=o.id AND " SPOKEN
		" AND c.medium='visit' UNION ALL SELECT max(v.date) AS d FROM observation v WHERE "
		"v.employer=o.id AND v.deleted=0) AS x)",
		"laatste bezoek op locatie", "last visit on site", "Wanneer was u op de werkvloer?",
		"When were you on the work floor?", OF_EMPLOYER),
	DATE("knelpunt_getild_sinds", EMPTY_NONE, LIFTED("min(b.date)", ""),
		"knelpunt van de organisatie sinds", "bottleneck of the organisation since",
		"Welk knelpunt is van de organisatie zelf?", "Which bottleneck is the organisation's own?",
		OF_EMPLOYER),
	YESNO("getild_begeleiding", EMPTY_NO, LIFTED_ONE("'guidance','learning'"),
		"knelpunt van de organisatie: begeleiding of leren",
		"bottleneck of the organisation: guidance or learning",
		"Is begeleiding een knelpunt van de organisatie?",
		"Is guidance a bottleneck of the organisation?", OF_EMPLOYER),
	YESNO("getild_tempo", EMPTY_NO, LIFTED_ONE("'pace'"),
		"knelpunt van de organisatie: tempo en werkdruk",
		"bottleneck of the organisation: pace and pressure",
		"Is het tempo een knelpunt van de organisatie?", "Is pace a bottleneck of the organisation?",
		OF_EMPLOYER),
	YESNO("getild_team", EMPTY_NO, LIFTED_ONE("'team','management'"),
		"knelpunt van de organisatie: team of leiding",
		"bottleneck of the organisation: team or management",
		"Is het team een knelpunt van de organisatie?", "Is the team a bottleneck of the organisation?",
		OF_EMPLOYER),
	YESNO("getild_taken", EMPTY_NO, LIFTED_ONE("'tasks'"), "knelpunt van de organisatie: taken",
		"bottleneck of the organisation: tasks", "Zijn de taken een knelpunt van de organisatie?",
		"Are the tasks a bottleneck of the organisation?", OF_EMPLOYER),
	YESNO("getild_omgeving", EMPTY_NO, LIFTED_ONE("'environment','schedule'"),
		"knelpunt van de organisatie: omgeving of rooster",
		"bottleneck of the organisation: environment or schedule",
		"Is de omgeving een knelpunt van de organisatie?",
		"Is the environment a bottleneck of the organisation?", OF_EMPLOYER),
};

const struct fact *rules_facts(size_t *n)
{
	*n = sizeof facts / sizeof *facts;
	return facts;
}

int rules_fact_index(const char *name)
{
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (strcmp(facts[i].name, name) == 0)
			return (int)i;
	return -1;
}
