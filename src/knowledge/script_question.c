/* Question lists: what a question can be answered with, and the points of guides. */
#include <limits.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "anker/text.h"
#include "script_reading.h"

#define L(nl, en) { nl, en }

static const struct choice yes_no[] = {
	{ .code = "1", .label = L("ja", "yes") },
	{ .code = "0", .label = L("nee", "no") },
	{ .code = NULL },
};

/* What an answer of each kind needs, and the list it chooses from. */
static const struct {
	bool own;                     /* the list stands under the question */
	const struct choice *choices; /* of the program */
} kinds[] = {
	[ASK_CHOICE] = { .own = true },
	[ASK_CHOICES] = { .own = true },
	[ASK_YESNO] = { .choices = yes_no },
	[ASK_NUMBER] = { .own = false },
	[ASK_DATE] = { .own = false },
	[ASK_TEXT] = { .own = false },
	[ASK_TICK] = { .own = false },
	[ASK_SIGNALS] = { .choices = choices_signal },
	[ASK_CHANGES] = { .choices = choices_change },
	[ASK_BOTTLENECKS] = { .choices = choices_theme },
};

/* ---- facts ---- */

/* Facts whose question ("which signals are there?") asks for something else than what
 * rules keep of the answer (how many). */
static const struct {
	const char *fact;
	enum question_kind kind;
} asked_as[] = {
	{ "succesfactoren_vastgelegd", ASK_TEXT }, { "mislukte_poging", ASK_YESNO },
	{ "open_signalen", ASK_SIGNALS }, { "tweede_laatste_overbelasting", ASK_YESNO },
	{ "derde_laatste_verzuimmelding", ASK_NUMBER }, { "laatste_wijziging_werk", ASK_CHANGES },
	{ "open_knelpunten", ASK_BOTTLENECKS }, { "knelpunt_onbesproken_sinds", ASK_DATE },
	{ "verzuim_sinds", ASK_YESNO }, { "afweging_onaf_sinds", ASK_TEXT }, { "kijk_werknemer_open_sinds", ASK_TEXT },
};

enum question_kind script_fact_kind(const struct fact *f)
{
	static const enum question_kind kind[] = {
		[FACT_BOOL] = ASK_YESNO,
		[FACT_CHOICE] = ASK_CHOICE,
		[FACT_NUMBER] = ASK_NUMBER,
		[FACT_DATE] = ASK_DATE,
	};

	for (size_t i = 0; i < sizeof asked_as / sizeof *asked_as; i++) {
		if (strcmp(asked_as[i].fact, f->name) == 0)
			return asked_as[i].kind;
	}
	/* Since when something is open: "is it still there?" */
	if (f->type == FACT_DATE && f->empty == EMPTY_NONE &&
		(f->rows == ROWS_SIGNAL || f->rows == ROWS_CHANGE || f->rows == ROWS_BOTTLENECK ||
			f->rows == ROWS_ACTION))
		return ASK_YESNO;
	return kind[f->type];
}

/* The field that the fact is, when it is one as it stands ("p.wage_value") or stood before
 * there were records of it. */
static const struct field *field_of(const struct fact *f)
{
	static const struct {
		char row;
		enum entity_id entity;
	} rows[] = { { 'p', E_PLACEMENT }, { 'e', E_EMPLOYEE }, { 'o', E_ORGANISATION } };

	const char *sql = f->quick ? f->quick : f->sql;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct entity *e = model_entity(rows[i].entity);
		int field = sql[0] == rows[i].row && sql[1] == '.' ? model_field(e, sql + 2) : -1;

		if (field >= 0)
			return &e->fields[field];
	}
	return NULL;
}

/* A field takes what it is. What the program counts from other records ("since when is
 * there a signal?") may be asked in another way: "is it still there?", "which?". */
bool script_fact_takes(const struct fact *f, enum question_kind kind)
{
	if (kind == script_fact_kind(f))
		return true;
	return f->type != FACT_CHOICE && !field_of(f) && !kinds[kind].own;
}

/* ---- choices ---- */

static void choose_from(struct reading *r, const struct choice *list)
{
	struct answer_choice *out;
	size_t n = 0;

	while (list[n].code)
		n++;
	out = arena_alloc(r->arena, n * sizeof *out + 1);
	for (; list->code; list++) {
		/* "Unknown" is a state of an answer, not an answer. */
		if (!list->retired && strcmp(list->code, "unknown") != 0)
			out[r->q.nchoices++] =
				(struct answer_choice){ list->code, script_label(r->s, list->label) };
	}
	r->q.choices = out;
}

static void complete_choices(struct reading *r, const struct fact *f)
{
	bool own = kinds[r->q.kind].own;

	if (f && f->type == FACT_CHOICE) {
		if (r->nchoices)
			script_fault(r, r->choices_line, _("take the list away: the fact has its own"),
				_("choices under a question that fills the fact %s"), f->name);
		choose_from(r, f->choices);
	} else if (own && !r->nchoices) {
		script_fault(r, r->line, _("add them as \"1. words {code}\", each on a line"),
			_("this question has no choices"));
	} else if (!own && r->nchoices) {
		script_fault(r, r->choices_line, _("take the list away, or make it of the kind choice"),
			_("a question of this kind has no choices of its own"));
	} else if (own) {
		r->q.choices = r->choices;
		r->q.nchoices = r->nchoices;
	} else if (kinds[r->q.kind].choices) {
		choose_from(r, kinds[r->q.kind].choices);
	}
}

/* ---- limits ---- */

static void complete_limits(struct reading *r, const struct fact *f)
{
	const struct key_value *least = &r->value[KEY_LEAST], *most = &r->value[KEY_MOST];
	const struct key_value *past = &r->value[KEY_PAST];
	const struct field *field = f ? field_of(f) : NULL;

	if ((least->text || most->text) && r->q.kind != ASK_NUMBER)
		script_fault(r, least->text ? least->line : most->line,
			_("take it away, or make it a number"), _("only a number has limits"));
	else if (least->text && most->text && r->q.least > r->q.most)
		script_fault(r, most->line, _("let most be the larger of the two"),
			_("at least %d and at most %d leaves nothing"), r->q.least, r->q.most);
	if (past->text && r->q.kind != ASK_DATE)
		script_fault(r, past->line, _("take it away, or make it a date"),
			_("only a date can lie behind us"));
	if (field && r->q.kind == ASK_NUMBER && !least->text)
		r->q.least = field->min;
	if (field && r->q.kind == ASK_NUMBER && !most->text)
		r->q.most = field->max;
	/* One limit says nothing of the other end. */
	if (!field && least->text && !most->text)
		r->q.most = INT_MAX;
	if (!field && most->text && !least->text)
		r->q.least = INT_MIN;
}

/* ---- the whole ---- */

/* What is asked once for the employer is asked of no single placement. */
static void check_level(struct reading *r)
{
	const struct question *q = r->q.after < 0 ? NULL : &r->questions[r->q.after];

	if (r->q.placement && r->q.about == LEVEL_EMPLOYER)
		script_fault(r, r->value[KEY_PLACEMENT].line, _("take the placement away"),
			_("a question about the employer is about no single placement"));
	if (q && r->q.about == LEVEL_EMPLOYER && q->about != LEVEL_EMPLOYER)
		script_fault(r, r->value[KEY_AFTER].line, _("ask both per placement, or both once"),
			_("a question about the employer cannot follow one about a placement"));
}

void script_question_complete(struct reading *r)
{
	size_t n;
	const struct fact *f = r->q.fact < 0 ? NULL : &rules_facts(&n)[r->q.fact];

	if (!r->has_kind)
		r->q.kind = r->nchoices ? ASK_CHOICE : ASK_TEXT;
	complete_choices(r, f);
	complete_limits(r, f);
	check_level(r);
}

void script_question_put(struct reading *r, const struct question *q)
{
	r->questions = script_room(r->arena, r->questions, r->nquestions, sizeof *r->questions);
	r->questions[r->nquestions++] = *q;
}

/* ---- points of a guide ---- */

/* The first sentences of a text, as many as a hint holds. */
static const char *first_words(struct arena *a, const char *text)
{
	enum { ENOUGH = 60, MOST = 200 };
	size_t len = strcspn(text, "\n"), cut = 0;

	for (size_t i = 0; i < len && cut < ENOUGH; i++) {
		if (!strchr(".?!", text[i]))
			continue;
		i += strspn(text + i + 1, "\"'");
		if (i + 1 >= len || text[i + 1] == ' ')
			cut = i + 1;
	}
	return text_cut(a, arena_strndup(a, text, cut ? cut : len), MOST);
}

void script_add_guide(struct reading *r, int number, int line)
{
	const struct guide *g;

	if (!r->guides) {
		script_fault(r, line, _("install anker again"), _("the guides are not there"));
		return;
	}
	if (knowledge_guide(r->guides, number, &g) < 0) {
		script_fault(r, line, NULL, "%s", err_last());
		return;
	}
	for (size_t i = 0; i < r->nknown; i++) {
		if (strcmp(r->known[i].id, g->points[0].id) == 0) {
			script_fault(
				r, line, _("take one of the two away"), _("guide %d is here twice"), number);
			return;
		}
	}
	for (size_t i = 0; i < g->npoints; i++) {
		const struct guide_part *p = &g->points[i];

		r->known = script_room(r->arena, r->known, r->nknown, sizeof *r->known);
		r->known[r->nknown++] = (struct known){ p->id, line, (long)r->nquestions };
		/* That a point was discussed the employer may know; what was said is in the note. */
		script_question_put(r,
			&(struct question){ .id = p->id, .point = p->id, .text = p->title,
				.hint = first_words(r->arena, p->text), .kind = ASK_TICK, .fact = -1,
				.about = LEVEL_PLACEMENT, .share = SHARE_EMPLOYER, .part = PART_SUPPORT,
				.say = "", .topic = r->ntopics - 1, .after = -1, .line = line });
	}
}
