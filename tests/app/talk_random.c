/* A model of a talk: what was last said to each question, the fields that hold it and
 * the signals it made. 200 talks of random answers, undo and opening again; after each
 * step the talk and the caseload are as the model says. */
#include "anker/str.h"
#include "talk_office.h"
#include "tests/support/rounds.h"

TestSuite(talk_random, .init = talk_office_open, .fini = talk_office_close);

static uint64_t seed = 20261122;

static size_t draw(size_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % below;
}

enum { TALKS = 200, STEPS = 12, SUBJECTS = 3, QUESTIONS = 9, INPUTS = 4 };

/* Questions of the list with canonical answers, and the placement's field they fill. */
static const struct {
	const char *id, *input[INPUTS], *field;
} asked[QUESTIONS] = {
	{ "course", { "smooth", "attention", "difficult", "smooth" }, "course" },
	{ "learning", { "1", "0", "1", "0" }, "learning" },
	{ "coach", { "none", "active", "ended", "requested" }, "jobcoach" },
	{ "end", { "2027-03", "2027-03-14", "2028", "2027-01-01/2027-05-10" }, "contract_end" },
	{ "meaning", { "1", "2", "4", "5" }, "meaningful" },
	{ "risk", { "granted", "possible", "refused", "ended" }, "no_risk" },
	{ "well", { "tasks", "pace team", "tasks pace team", "team" }, NULL },
	{ "signals", { "stuck", "overload conflict", "stuck overload absence", "other" }, NULL },
	{ "experience", { "none", "little", "some", "much" }, NULL },
};
enum { Q_SIGNALS = 7, Q_EXPERIENCE = 8 };

struct answered {
	int state; /* -1: nothing said */
	char value[40];
};
struct model {
	struct answered said[SUBJECTS][QUESTIONS];
	char field[SUBJECTS][QUESTIONS][40], experience[16];
	unsigned notes, remarks[SUBJECTS];
};

static struct model now, past[STEPS], held;
static size_t depth;

static void read_model(void)
{
	memset(&now, 0, sizeof now);
	for (size_t s = 0; s < SUBJECTS; s++)
		for (size_t q = 0; q < QUESTIONS; q++) {
			now.said[s][q].state = -1;
			if (asked[q].field)
				strcpy(now.field[s][q],
					value(E_PLACEMENT, talk->subject[s].placement, asked[q].field));
		}
	strcpy(now.experience, value(E_ORGANISATION, lime, "experience"));
	held = now;
	depth = 0;
}

static unsigned words(const char *codes)
{
	unsigned n = 0;
	for (const char *p = codes; *p; p += strcspn(p, " "), p += strspn(p, " "))
		n++;
	return n;
}

static size_t signals_of(int64_t placement)
{
	const struct condition where[] = { { "interview", IS, id(talk->record->id) },
		{ "placement", IS, id(placement) } };
	const struct query q = { .entity = E_SIGNAL, .where = where, .nwhere = 2 };
	int64_t n;
	cr_assert_eq(store_count(app->store, &q, 0, &n), 0);
	return (size_t)n;
}

static void check(void)
{
	unsigned remarks = 0;
	for (size_t s = 0; s < SUBJECTS; s++) {
		int64_t placement = talk->subject[s].placement;
		const struct record *r = get(E_PLACEMENT, placement);
		for (size_t q = 0; q < QUESTIONS; q++) {
			const struct answered *a = &now.said[q == Q_EXPERIENCE ? 0 : s][q];
			const struct said *last = talk_cell(talk, s, question(asked[q].id))->last;
			cr_assert_eq(last ? (int)last->state : -1, a->state, "%s", asked[q].id);
			cr_assert_str_eq(last && last->value ? last->value : "", a->value, "%s", asked[q].id);
			const char *field = asked[q].field ? record_get(r, asked[q].field) : NULL;
			cr_assert_str_eq(field ? field : "", now.field[s][q], "%s", asked[q].id);
		}
		const struct answered *signals = &now.said[s][Q_SIGNALS];
		cr_assert_eq(
			signals_of(placement), signals->state == SAID_ANSWERED ? words(signals->value) : 0);
		remarks += now.remarks[s];
		cr_assert_eq(talk_cell(talk, s, question("course"))->remarks, now.remarks[s]);
	}
	cr_assert_str_eq(value(E_ORGANISATION, lime, "experience"), now.experience);
	cr_assert_eq(talk->nlines, now.notes + remarks);
}

/* ---- steps ---- */

static void answer(void)
{
	size_t s = draw(SUBJECTS), q = draw(QUESTIONS);
	size_t at = q == Q_EXPERIENCE ? 0 : s;
	int state = draw(3) ? SAID_ANSWERED : (int)draw(5);
	const char *input = asked[q].input[draw(INPUTS)];
	const struct said *before = talk_cell(talk, s, question(asked[q].id))->before;
	const char *old = before && before->value ? arena_strdup(arena, before->value) : "";
	bool told = before && *before->show;
	/* Not known or not told as before is said as that again. */
	int again = told && before->state > SAID_UNCHANGED ? (int)before->state : SAID_UNCHANGED;
	int rc = talk_answer(talk, s, question(asked[q].id), (enum answer_state)state, input, NULL);
	if (state == SAID_UNCHANGED && !told) {
		cr_assert_eq(rc, ERR_INVALID);
		return;
	}
	state = state == SAID_UNCHANGED ? again : state;
	cr_assert_eq(rc, 0, "%s", err_last());
	past[depth++] = now;
	const char *v = state == SAID_ANSWERED ? input : state == SAID_UNCHANGED ? old : "";
	now.said[at][q].state = state;
	strcpy(now.said[at][q].value, v);
	if (state == SAID_NOT_APPLICABLE && strcmp(asked[q].id, "risk") == 0)
		v = "not_applicable";
	/* As it was when the talk began. */
	if (state == SAID_UNCHANGED && asked[q].field)
		cr_assert_str_eq(v, held.field[s][q], "%s: %s, held %s", asked[q].id, v, held.field[s][q]);
	if (*v && asked[q].field)
		strcpy(now.field[s][q], v);
	if (*v && q == Q_EXPERIENCE)
		strcpy(now.experience, v);
}

static void undo(void)
{
	if (depth == 0)
		return;
	take_back();
	now = past[--depth];
}

static void note(void)
{
	size_t s = draw(SUBJECTS);
	past[depth++] = now;
	if (draw(2)) {
		cr_assert_eq(talk_note(talk, (long)s, "noted", NULL), 0, "%s", err_last());
		now.notes++;
	} else {
		cr_assert_eq(talk_remark(talk, s, question("course"), "remarked", NULL), 0, "%s", err_last());
		now.remarks[s]++;
	}
}

static void open_again(void)
{
	int64_t interview = talk->record->id;
	talk_close(&talk);
	talk = talk_go_on(interview);
}

Test(talk_random, talks__are_as_the_model_says)
{
	for (int i = 0; i < ROUNDS(TALKS); i++) {
		talk_close(&talk);
		talk = talk_begin(first);
		read_model();
		for (int step = 0; step < STEPS; step++) {
			size_t what = draw(10);
			if (what < 6)
				answer();
			else if (what < 8)
				undo();
			else if (what < 9)
				note();
			else
				open_again();
			check();
		}
	}
}
