/* The question lists that are shipped: whole, the same in both languages, short enough to
 * be said, and asking what the rules need to know. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "anker/script.h"
#include "anker/text.h"

/* At talking speed: what fits in a talk, on a line and under keys 1-9. */
enum {
	LISTS = 11, LANGUAGES = 2,
	QUESTIONS_LEAST = 14, QUESTIONS_MOST = 22, TOPICS_LEAST = 5, TOPICS_MOST = 9, TEXTS_MOST = 4,
	QUESTION_WIDTH = 66, HINT_WIDTH = 76, SAY_WIDTH = 44, CHOICE_WIDTH = 36, CHOICES_MOST = 9,
};

/* Ids never change: talks and their answers refer to them. */
static const struct {
	const char *id, *party, *purpose, *medium;
} expected[LISTS] = {
	{ "first", "employer", "introduction", "visit" },
	{ "followup", "employer", "monitoring", "phone" },
	{ "trouble", "employer", "signal", "phone" },
	{ "trial", "both", "three_way", "visit" },
	{ "closing", "employer", "evaluation", "phone" },
	{ "workplace", "employer", "observation", "visit" },
	{ "focusgroup", "employer", "focus_group", "visit" },
	{ "questionnaire", "employer", "questionnaire", "message" },
	{ "t0", "employer", "interview", "visit" },
	{ "tn-employer", "employer", "interview", "phone" },
	{ "tn-employee", "employee", "interview", "phone" },
};
static const char *const languages[LANGUAGES] = { "nl", "en" };

/* Facts that no list asks. Each still has its question in the vocabulary: it is asked
 * first where rules wait for it, and any list of one's own may ask it. */
static const struct {
	const char *fact, *why;
} unasked[] = {
	{ "rolopvatting", "the expert's own choice; nobody else can tell" },
	{ "sfb", "a finding of UWV about health; not a question to an employer" },
	{ "laatste_contact_werkgever", "the talk itself becomes that contact" },
	{ "laatste_contact_werknemer", "our own record of contacts" },
	{ "laatste_contact_jobcoach", "our own record of contacts" },
	{ "laatste_contact", "our own record of contacts" },
	{ "laatste_evaluatie", "our own record of contacts" },
	{ "mislukte_poging", "our own record of contacts" },
	{ "zevende_laatste_contact_werknemer", "counted back over our own contacts" },
	{ "laatste_contact_bedrijf", "our own record of contacts" },
	{ "laatste_werkplekbezoek", "our own record of contacts" },
	{ "open_signaal_ernstig", "among those of open_signaal_merkbaar, which followup asks" },
	{ "open_signalen", "a count; the question of kind signals makes them" },
	{ "signaal_hulp_uitvoering", "among the answers of the questions of kind signals" },
	{ "tweede_laatste_overbelasting", "counted back over the signals" },
	{ "derde_laatste_verzuimmelding", "counted back over the signals" },
	{ "wijziging_leiding", "among the answers of the questions of kind changes" },
	{ "wijziging_team", "among the answers of the questions of kind changes" },
	{ "wijziging_taken", "among the answers of the questions of kind changes" },
	{ "wijziging_organisatie", "among the answers of the questions of kind changes" },
	{ "laatste_wijziging_werk", "the latest of the changes" },
	{ "open_knelpunten", "a count; the question of kind bottlenecks makes them" },
	{ "knelpunt_onbesproken_sinds", "the oldest of the bottlenecks" },
	{ "open_actie_uiterlijk", "our own actions; ticked off on Today" },
	{ "toezegging_uiterlijk", "our own promises; ticked off on Today, followup asks in words" },
	{ "toezegging_ander_uiterlijk", "promises of others; ticked off on Today, followup asks in words" },
	{ "afweging_onaf_sinds", "the expert's own weighing" },
	{ "toestemming_eindigt_op", "stands in the consent, which the employee gives" },
	{ "kijk_werknemer_open_sinds", "asked where that decision stands, by its own words" },
	{ "profiel_geldig_tot", "stands in the profile; its content is not for this talk" },
	{ "punten_boven_belastbaarheid", "counted over the tasks and the profile" },
	{ "punten_boven_met_aanname", "counted over the tasks and the profile" },
	{ "aanpassing_bekijken_op", "stands in the adaptation" },
	{ "aanpassing_tijdelijk_sinds", "stands in the adaptation" },
	{ "aanpassingen_zonder_effect", "counted over the adaptations" },
	{ "leerdoel_onbesproken_sinds", "the oldest of the learning goals" },
	{ "prestatiedoel_sinds", "the oldest of the goals" },
	{ "open_leerdoelen", "counted over the goals" },
	{ "jobcoach_doelen_open", "counted over the goals of the job coaching" },
	{ "spoor_gekozen", "stands in the absence" },
	{ "tweede_spoor", "stands in the absence" },
	{ "verzuim_hersteld_op", "the latest of the absences" },
	{ "verzuim_evaluatie_op", "the latest of the steps of the absence" },
	{ "verzuim_ziekmelding", "a step of the absence, marked with its day" },
	{ "verzuim_probleemanalyse", "a step of the absence, marked with its day" },
	{ "verzuim_plan_van_aanpak", "a step of the absence, marked with its day" },
	{ "verzuim_melding_uwv", "a step of the absence, marked with its day" },
	{ "verzuim_eerstejaarsevaluatie", "a step of the absence, marked with its day" },
	{ "verzuim_start_tweede_spoor", "a step of the absence, marked with its day" },
	{ "verzuim_eindevaluatie", "a step of the absence, marked with its day" },
	{ "verzuim_wia_aanvraag", "a step of the absence, marked with its day" },
	{ "regeling_lkv_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_loondispensatie_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_proefplaatsing_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_jobcoach_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_werkplekaanpassing_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_meeneembaar_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_vervoer_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_tolk_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_praktijkassessment_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_werkfit_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_naar_werk_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_ips_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_scholing_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_starterskrediet_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_deskundigenoordeel_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_bia_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_praktijkroute_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_loonwaarde_stand", "put in front where a rule waits for it; the lists are full" },
	{ "regeling_lkv_tot", "stands in the decision on the scheme" },
	{ "regeling_werkplekaanpassing_tot", "stands in the decision on the scheme" },
	{ "regeling_loondispensatie_tot", "stands in the decision on the scheme" },
	{ "regeling_proefplaatsing_tot", "stands in the decision on the scheme" },
	{ "regeling_jobcoach_tot", "stands in the decision on the scheme" },
	{ "regeling_meeneembaar_tot", "stands in the decision on the scheme" },
	{ "regeling_vervoer_tot", "stands in the decision on the scheme" },
	{ "regeling_tolk_tot", "stands in the decision on the scheme" },
	{ "regeling_praktijkassessment_tot", "stands in the decision on the scheme" },
	{ "regeling_werkfit_tot", "stands in the decision on the scheme" },
	{ "regeling_naar_werk_tot", "stands in the decision on the scheme" },
	{ "regeling_ips_tot", "stands in the decision on the scheme" },
	{ "regeling_scholing_tot", "stands in the decision on the scheme" },
	{ "regeling_starterskrediet_tot", "stands in the decision on the scheme" },
	{ "regeling_deskundigenoordeel_tot", "stands in the decision on the scheme" },
	{ "regeling_bia_tot", "stands in the decision on the scheme" },
	{ "regeling_praktijkroute_tot", "stands in the decision on the scheme" },
	{ "regeling_loonwaarde_tot", "stands in the decision on the scheme" },
	{ "mentor", "stands with the person involved" },
	{ "regeling_loopt_tot", "the earliest end of the schemes" },
	{ "regeling_termijn_op", "the earliest time limit of the schemes" },
	{ "bezwaar_tot", "stands in the refused scheme" },
	{ "zinvol_daling", "worked out from two scores" },
	{ "laatste_score", "the latest of the scores" },
	{ "verwijzing_antwoord_op", "stands in the referral" },
	{ "verwijzing_wacht_sinds", "stands in the referral" },
	{ "advies_zonder_opvolging", "stands in the advice" },
	{ "laatste_advies", "our own record of advice" },
	{ "advies_gezien_op", "our own record of advice" },
	{ "mentor_tot", "stands with the person involved" },
	{ "mentor_ongetraind", "stands with the person involved" },
	{ "knelpunt_getild_sinds", "the oldest of the bottlenecks of the organisation" },
	{ "getild_begeleiding", "a bottleneck that the expert lifted to the organisation" },
	{ "getild_tempo", "a bottleneck that the expert lifted to the organisation" },
	{ "getild_team", "a bottleneck that the expert lifted to the organisation" },
	{ "getild_taken", "a bottleneck that the expert lifted to the organisation" },
	{ "getild_omgeving", "a bottleneck that the expert lifted to the organisation" },
	{ "gids_start_afgevinkt", "a count of ticks; guide 1 as a list makes them" },
};

static struct arena *arena;
static struct ruleset *rules;
static struct knowledge *guides[LANGUAGES];
static struct script *lists[LISTS][LANGUAGES];

static void setup(void)
{
	arena = arena_new();
	cr_assert_eq(rules_load(&rules, "share", NULL), 0, "%s", err_last());
	for (int l = 0; l < LANGUAGES; l++) {
		cr_assert_eq(knowledge_open(&guides[l], "share", languages[l]), 0, "%s", err_last());
		for (int i = 0; i < LISTS; i++) {
			const char *name = arena_printf(
				arena, "share/interviews/%s/%s.md", languages[l], expected[i].id);
			char *text;

			cr_assert_eq(script_text("share", NULL, languages[l], expected[i].id, guides[l],
					     arena, &text), 0, "%s", err_last());
			cr_assert_eq(script_parse(&lists[i][l], name, languages[l], text, strlen(text),
					     guides[l], rules), 0, "%s", err_last());
		}
	}
}

static void teardown(void)
{
	for (int l = 0; l < LANGUAGES; l++) {
		for (int i = 0; i < LISTS; i++)
			script_free(&lists[i][l]);
		knowledge_free(&guides[l]);
	}
	rules_free(&rules);
	arena_free(&arena);
}

TestSuite(interviews, .init = setup, .fini = teardown);

/* Where a question stands, for a message. */
static const char *place(int list, int lang, const struct question *q)
{
	return arena_printf(arena, "%s/%s.md:%d {#%s}", languages[lang], expected[list].id, q->line, q->id);
}

Test(interviews, are_read_without_a_fault)
{
	for (int i = 0; i < LISTS; i++) {
		for (int l = 0; l < LANGUAGES; l++) {
			const struct script *s = lists[i][l];

			for (size_t f = 0; f < s->nfaults; f++)
				cr_expect(false, "%s", script_fault_show(&s->faults[f], arena));
			cr_expect_str_eq(s->id, expected[i].id);
			cr_expect_str_eq(s->lang, languages[l]);
			cr_expect_str_eq(s->party, expected[i].party);
			cr_expect_str_eq(s->purpose, expected[i].purpose);
			cr_expect_str_eq(s->medium, expected[i].medium);
		}
	}
}

Test(interviews, have_a_title__an_introduction__a_version_and_a_source)
{
	for (int i = 0; i < LISTS; i++) {
		for (int l = 0; l < LANGUAGES; l++) {
			const struct script *s = lists[i][l];
			const char *own = l ? "in our own words" : "in eigen woorden";
			day version;

			cr_expect(*s->title && strlen(s->intro) > 40, "%s", s->id);
			cr_expect(date_parse_iso(s->version, &version) == 0, "%s: %s", s->id, s->version);
			cr_expect(strncmp(s->source, "S00", 3) == 0, "%s: %s", s->id, s->source);
			cr_expect(strstr(s->source, own) != NULL, "%s: %s", s->id, s->source);
		}
	}
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_codes(const struct question *a, const struct question *b)
{
	if (a->nchoices != b->nchoices || a->after != b->after || !a->after_codes != !b->after_codes)
		return false;
	for (size_t i = 0; i < a->nchoices; i++) {
		if (!same(a->choices[i].code, b->choices[i].code))
			return false;
	}
	for (size_t i = 0; a->after_codes && (a->after_codes[i] || b->after_codes[i]); i++) {
		if (!same(a->after_codes[i], b->after_codes[i]))
			return false;
	}
	return true;
}

/* What a fact may be, as a test of a rule writes it: each choice, or days around today. */
static const char *word_of(const struct fact *f, size_t i)
{
	static const char *const words[] = { "2025-01-01", "2026-03-01", "2026-11-21", "2026-11-23",
		"2027-04-30", "2027-06-30", "2029-01-01", "ja", "nee", "1", "5" };

	if (f->type == FACT_CHOICE)
		return f->choices[i].code ? rules_choice_word(&f->choices[i], arena) : NULL;
	return i < sizeof words / sizeof *words ? words[i] : NULL;
}

/* True when two conditions say the same of every value of fact f in the row of t. */
static bool agree_on(const struct question *a, const struct question *b, const struct fact *f, int fact,
	struct facts *t)
{
	bool agree = true;
	day today;

	cr_assert_eq(date_parse_iso("2026-11-22", &today), 0);
	for (size_t v = 0; word_of(f, v); v++) {
		int32_t value = FACT_UNKNOWN;

		if (rules_fact_parse(f, word_of(f, v), &value) < 0)
			continue; /* a date, of a number */
		facts_set(t, 0, fact, value);
		agree = agree && rules_condition_evaluate(a->when, t, 0, today) ==
					 rules_condition_evaluate(b->when, t, 0, today);
	}
	facts_set(t, 0, fact, FACT_UNKNOWN);
	return agree;
}

/* Two wordings of one condition: they look at the same facts, and agree on each. */
static bool same_condition(const struct question *a, const struct question *b)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	struct facts *t = facts_new();
	int32_t *row = arena_alloc(arena, n * sizeof *row);
	bool *used[LANGUAGES], agree = !a->when == !b->when;

	for (size_t f = 0; f < n; f++)
		row[f] = FACT_UNKNOWN;
	facts_add(t, 1, 1, row);
	for (int l = 0; l < LANGUAGES; l++) {
		used[l] = arena_alloc(arena, n * sizeof *used[l]);
		memset(used[l], 0, n * sizeof *used[l]);
		if (a->when && b->when)
			rules_condition_facts(l ? b->when : a->when, used[l]);
	}
	for (size_t f = 0; f < n; f++)
		agree = agree && used[0][f] == used[1][f] &&
			(!used[0][f] || agree_on(a, b, &facts[f], (int)f, t));
	facts_free(&t);
	return agree;
}

Test(interviews, agree_in_everything_but_words__in_both_languages)
{
	for (int i = 0; i < LISTS; i++) {
		const struct script *nl = lists[i][0], *en = lists[i][1];

		cr_assert_eq(nl->ntopics, en->ntopics, "%s", nl->id);
		cr_assert_eq(nl->nquestions, en->nquestions, "%s", nl->id);
		cr_expect_str_eq(nl->version, en->version);
		cr_expect_str_neq(nl->title, "");
		for (size_t t = 0; t < nl->ntopics; t++)
			cr_expect_str_eq(nl->topics[t].id, en->topics[t].id);
		for (size_t q = 0; q < nl->nquestions; q++) {
			const struct question *a = &nl->questions[q], *b = &en->questions[q];
			const char *at = place(i, 0, a);

			cr_expect_str_eq(a->id, b->id);
			cr_expect(a->kind == b->kind && a->fact == b->fact && a->about == b->about, "%s", at);
			cr_expect(a->topic == b->topic && a->past == b->past, "%s", at);
			cr_expect(a->least == b->least && a->most == b->most, "%s", at);
			cr_expect(a->share == b->share && a->part == b->part, "%s", at);
			cr_expect(!*a->say == !*b->say && !*a->hint == !*b->hint, "%s", at);
			cr_expect(same_codes(a, b), "%s", at);
			cr_expect(same_condition(a, b), "%s: %s / %s", at, a->condition, b->condition);
			cr_expect_str_neq(a->text, b->text, "%s", at);
		}
	}
}

/* "contact-person", "tasks2": small letters, with single hyphens between. */
static bool stable(const char *id, char between)
{
	if (!islower((unsigned char)*id))
		return false;
	for (const char *p = id; *p; p++) {
		if (*p == between ? !isalnum((unsigned char)p[1])
				  : !islower((unsigned char)*p) && !isdigit((unsigned char)*p))
			return false;
	}
	return true;
}

Test(interviews, have_ids_that_are_unique_and_will_last)
{
	for (int i = 0; i < LISTS; i++) {
		const struct script *s = lists[i][0];

		for (size_t q = 0; q < s->nquestions; q++) {
			const struct question *a = &s->questions[q];

			cr_expect(stable(a->id, '-') && strlen(a->id) <= 20, "%s", place(i, 0, a));
			cr_expect_eq(script_question(s, a->id), (long)q, "%s", place(i, 0, a));
			for (size_t c = 0; c < a->nchoices && a->kind != ASK_YESNO; c++)
				cr_expect(stable(a->choices[c].code, '_'), "%s: %s", place(i, 0, a),
					a->choices[c].code);
			for (size_t t = 0; t < s->ntopics; t++)
				cr_expect_str_neq(s->topics[t].id, a->id, "%s", place(i, 0, a));
		}
		for (size_t t = 0; t < s->ntopics; t++)
			cr_expect(stable(s->topics[t].id, '-'), "%s: %s", s->id, s->topics[t].id);
	}
}

Test(interviews, fit_in_a_talk)
{
	for (int i = 0; i < LISTS; i++) {
		const struct script *s = lists[i][0];
		size_t texts = 0;

		cr_expect(s->nquestions >= QUESTIONS_LEAST && s->nquestions <= QUESTIONS_MOST, "%s: %zu", s->id,
			s->nquestions);
		cr_expect(s->ntopics >= TOPICS_LEAST && s->ntopics <= TOPICS_MOST, "%s: %zu", s->id, s->ntopics);
		for (size_t q = 0; q < s->nquestions; q++)
			texts += s->questions[q].kind == ASK_TEXT;
		cr_expect(texts >= 1 && texts <= TEXTS_MOST, "%s: %zu", s->id, texts);
	}
}

/* One sentence that ends as a question does; `extra` may stand behind it. */
static bool is_sentence(const char *text, const char *extra)
{
	const char *mark = strchr(text, '?');

	return isupper((unsigned char)*text) && mark && (!mark[1] || strcmp(mark + 1, extra) == 0) &&
	       !strstr(text, "  ");
}

Test(interviews, are_short_enough_to_be_said)
{
	for (int i = 0; i < LISTS; i++) {
		for (int l = 0; l < LANGUAGES; l++) {
			const struct script *s = lists[i][l];

			for (size_t q = 0; q < s->nquestions; q++) {
				const struct question *a = &s->questions[q];
				const char *at = place(i, l, a);

				cr_expect(text_width(a->text) <= QUESTION_WIDTH, "%s: %s", at, a->text);
				cr_expect(is_sentence(a->text, " 1-5"), "%s: %s", at, a->text);
				cr_expect(text_width(a->hint) <= HINT_WIDTH, "%s: %s", at, a->hint);
				cr_expect(text_width(a->say) <= SAY_WIDTH, "%s: %s", at, a->say);
				if (a->fact >= 0 || a->kind == ASK_SIGNALS || a->kind == ASK_CHANGES ||
					a->kind == ASK_BOTTLENECKS)
					continue; /* the program's own choices */
				cr_expect(a->nchoices <= CHOICES_MOST, "%s", at);
				for (size_t c = 0; c < a->nchoices; c++)
					cr_expect(text_width(a->choices[c].label) <= CHOICE_WIDTH, "%s: %s", at,
						a->choices[c].label);
			}
		}
	}
}

Test(interviews, speak_politely_and_plainly)
{
	static const char *const never[] = {
		" je ", " jij ", " jouw ", " middels ", " teneinde ", " ten behoeve ", " cliënt", "casus",
		" utilise", " regarding ", " client", " diagnos",
	};

	for (int i = 0; i < LISTS; i++) {
		for (int l = 0; l < LANGUAGES; l++) {
			for (size_t q = 0; q < lists[i][l]->nquestions; q++) {
				const struct question *a = &lists[i][l]->questions[q];
				const char *all = arena_printf(arena, " %s %s %s ", a->text, a->hint, a->say);

				for (size_t w = 0; w < sizeof never / sizeof *never; w++)
					cr_expect_null(strstr(all, never[w]), "%s: %s", place(i, l, a), never[w]);
			}
		}
	}
}

/* Signals are the expert's; who reads a summary must know where an answer belongs. */
Test(interviews, say_where_in_the_summary_an_answer_belongs)
{
	for (int i = 0; i < LISTS; i++) {
		const struct script *s = lists[i][0];
		bool has[PARTS] = { false };
		unsigned shared = 0;

		for (size_t q = 0; q < s->nquestions; q++) {
			const struct question *a = &s->questions[q];

			cr_expect(!a->share == !*a->say, "%s is shared with words of its own", place(i, 0, a));
			cr_expect(a->kind != ASK_SIGNALS || !a->share, "%s: a signal stays inside", place(i, 0, a));
			cr_expect(!(a->about == LEVEL_EMPLOYER && a->share & SHARE_EMPLOYEE),
				"%s: what is about the employer is not for the employee", place(i, 0, a));
			if (!a->share)
				continue;
			has[a->part] = true;
			shared++;
		}
		cr_expect(shared >= s->nquestions / 3, "%s shares %u", s->id, shared);
		cr_expect(has[PART_SUPPORT], "%s tells what support there is", s->id);
	}
}

/* What the rules need of a talk, over all lists. */
static const char *lists_that_ask(int fact)
{
	const char *out = "";

	for (int i = 0; i < LISTS; i++) {
		for (size_t q = 0; q < lists[i][0]->nquestions; q++) {
			if (lists[i][0]->questions[q].fact == fact) {
				out = arena_printf(arena, "%s%s%s", out, *out ? " " : "", expected[i].id);
				break;
			}
		}
	}
	return out;
}

static const char *why_unasked(const char *fact)
{
	for (size_t i = 0; i < sizeof unasked / sizeof *unasked; i++) {
		if (strcmp(unasked[i].fact, fact) == 0)
			return unasked[i].why;
	}
	return NULL;
}

Test(interviews, ask_every_fact_of_the_vocabulary__or_tell_why_not)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);

	for (size_t f = 0; f < n; f++) {
		const char *where = lists_that_ask((int)f), *why = why_unasked(facts[f].name);

		cr_expect(*where || why, "%s is asked nowhere", facts[f].name);
		cr_expect(!*where || !why, "%s is asked in %s, and not: %s", facts[f].name, where, why);
	}
	for (size_t i = 0; i < sizeof unasked / sizeof *unasked; i++)
		cr_expect(rules_fact_index(unasked[i].fact) >= 0, "no such fact: %s", unasked[i].fact);
}
