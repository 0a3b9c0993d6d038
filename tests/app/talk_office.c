/* The talks of talk_office.h. */
#include <stdlib.h>
#include <sys/stat.h>

#include "anker/lang.h"
#include "talk_office.h"

#define LIST(TITLE, COURSE) \
	"# " TITLE " {#talk}\n\nFor the tests.\n\n- with: employer\n- purpose: monitoring\n- by: phone\n" \
	"- version: 2026-11-22\n\n" \
	"## Work {#work}\n\n### " COURSE " {#course}\n\n- fact: verloop\n- share: employer\n\n" \
	"### Since when? {#start}\n\n- fact: startdatum\n- past: yes\n\n" \
	"### What contract? {#contract}\n\n- fact: contract\n\n" \
	"### Until when? {#end}\n\n- fact: contract_eind\n\n" \
	"### How meaningful? {#meaning}\n\n- fact: zinvol_werk\n- kind: number\n- least: 1\n- most: 5\n\n" \
	"### Still learning? {#learning}\n\n- fact: leert_nog\n\n" \
	"### What makes it work? {#factors}\n\n- fact: succesfactoren_vastgelegd\n- kind: text\n\n" \
	"### Is there rest? {#rest}\n\n- fact: rust_tot\n\n" \
	"### Is there a fixed contact person? {#person}\n\n- fact: aanspreekpunt\n\n" \
	"### Does that person stay? {#person-until}\n\n- fact: aanspreekpunt_tot\n\n" \
	"### Was there a training? {#training}\n\n- fact: begeleider_training\n\n" \
	"### Is there a coach? {#coach}\n\n- fact: jobcoach\n\n" \
	"### Until when the coach? {#coach-end}\n\n- fact: jobcoach_tot\n- if: jobcoach is active\n\n" \
	"### Does no-risk apply? {#risk}\n\n- fact: no_riskpolis\n\n" \
	"### Which wish? {#wish}\n\n- fact: contactwens_werknemer\n\n" \
	"### In your words? {#words}\n\n- kind: text\n\n" \
	"### How many hours? {#hours}\n\n- kind: number\n\n" \
	"### What goes well? {#well}\n\n1. tasks {tasks}\n2. pace {pace}\n3. team {team}\n\n- kind: choices\n\n" \
	"## Changes {#changes}\n\n### Did anything change? {#changed}\n\n- kind: yesno\n\n" \
	"### What changed? {#what-changed}\n\n- kind: changes\n- after: changed = yes\n\n" \
	"### Any signals? {#signals}\n\n- kind: signals\n\n" \
	"### What is hard? {#hard}\n\n- kind: bottlenecks\n\n" \
	"### Is help needed? {#help}\n\n- fact: signaal_hulp_uitvoering\n\n" \
	"### Still absent? {#absent}\n\n- fact: verzuim_sinds\n- kind: yesno\n\n" \
	"### Is the pace too much? {#too-fast}\n\n- fact: knelpunt_tempo\n\n" \
	"### A new supervisor? {#supervisor}\n\n- fact: wijziging_leiding\n- kind: date\n\n" \
	"### When did you speak the employee? {#spoke}\n\n- fact: laatste_contact_werknemer\n- past: yes\n\n" \
	"### Of when is the profile? {#profile}\n\n- fact: datum_belastbaarheidsprofiel\n- past: yes\n\n" \
	"## Employer {#about-employer}\n\n### How much experience? {#experience}\n\n- fact: ervaring_werkgever\n\n" \
	"### Is guidance arranged? {#guidance}\n\n- fact: begeleiding_geregeld\n\n" \
	"### What else? {#else}\n\n- kind: text\n- about: employer\n\n" \
	"## Guide {#guide}\n\n- guide: 1\n"

int64_t lime, first, second, third;
struct talk *talk;

void talk_list(const char *lang, const char *text)
{
	const char *dir = arena_printf(arena, "%s/share/interviews/%s", office_folder(), lang);
	mkdir(arena_printf(arena, "%s/share/interviews", office_folder()), 0700);
	mkdir(dir, 0700);
	FILE *f = fopen(arena_printf(arena, "%s/talk.md", dir), "w");
	cr_assert(f != NULL);
	if (!text)
		text = strcmp(lang, "nl") == 0 ? LIST("Gesprek", "Hoe loopt het?") : LIST("Talk", "How is it going?");
	cr_assert(fputs(text, f) >= 0);
	cr_assert_eq(fclose(f), 0);
}

static int64_t place(const char *name)
{
	int64_t placement = make_placement(lime, name);
	change(E_PLACEMENT, placement, "has_contact_person", NULL);
	change(E_PLACEMENT, placement, "learning", NULL);
	return placement;
}

void talk_office_open(void)
{
	office_open();
	talk_list("en", NULL);
	talk_list("nl", NULL);
	lime = make_employer("De Linde");
	first = place("Aas");
	second = place("Bos");
	third = place("Cos");
	talk = talk_begin(first);
}

void talk_office_close(void)
{
	talk_close(&talk);
	office_close();
}

int64_t talk_begin_plan(const struct interview_plan *plan)
{
	int64_t interview;
	cr_assert_eq(interview_begin(app, plan, &interview), 0, "%s", err_last());
	return interview;
}

struct talk *talk_go_on(int64_t interview)
{
	struct talk *t;
	cr_assert_eq(talk_open(&t, app, interview, false), 0, "%s", err_last());
	return t;
}

struct talk *talk_begin(int64_t placement)
{
	const struct interview_plan plan = { .script = "talk", .employer = lime, .placement = placement };
	return talk_go_on(talk_begin_plan(&plan));
}

size_t question(const char *name)
{
	long q = script_question(talk->script, name);
	cr_assert_geq(q, 0, "no question %s", name);
	return (size_t)q;
}

size_t subject(int64_t placement)
{
	size_t i = 0;
	while (placement && i < talk->nsubjects && talk->subject[i].placement != placement)
		i++;
	cr_assert_lt(i, talk->nsubjects, "no such subject");
	return i;
}

int say(int64_t placement, const char *name, const char *input)
{
	return talk_answer(talk, subject(placement), question(name), SAID_ANSWERED, input, NULL);
}

int say_state(int64_t placement, const char *name, enum answer_state state)
{
	return talk_answer(talk, subject(placement), question(name), state, NULL, NULL);
}

const struct cell *cell(int64_t placement, const char *name)
{
	return talk_cell(talk, subject(placement), question(name));
}

const char *last(int64_t placement, const char *name)
{
	const struct said *s = cell(placement, name)->last;
	return s ? s->show : "";
}

const char *before(int64_t placement, const char *name)
{
	const struct said *s = cell(placement, name)->before;
	return s ? s->show : "";
}

const char *take_back(void)
{
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert_eq(talk_reload(talk), 0, "%s", err_last());
	return label;
}

const char *value(enum entity_id e, int64_t record, const char *field)
{
	const char *v = record_get(get(e, record), field);
	return v ? v : "";
}

size_t count(enum entity_id e)
{
	const struct query q = { .entity = e };
	int64_t n;
	cr_assert_eq(store_count(app->store, &q, 0, &n), 0);
	return (size_t)n;
}

const char *fact(int64_t placement, const char *name)
{
	struct facts *t = facts_new();
	int i = rules_fact_index(name);
	size_t n;
	cr_assert_eq(store_facts(app->store, placement, 0, 0, t), 0, "%s", err_last());
	const char *text = rules_fact_write(&rules_facts(&n)[i], facts_get(t, 0, i), arena);
	facts_free(&t);
	return text;
}

int64_t employee_of(int64_t placement)
{
	int64_t out;
	cr_assert_eq(id_parse(value(E_PLACEMENT, placement, "employee"), &out), 0);
	return out;
}
