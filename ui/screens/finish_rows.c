/* The end of a talk as rows: gaps first, what will be written last. */
#include "screens/finish.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/talks.h"

enum { FIRST_GAPS = 4 };

struct builder {
	const struct screen *s;
	struct arena *a;
	struct finish *f;
	const char *label; /* of the group, until its first line has it */
};

static struct finish_row *add(struct builder *b, enum finish_kind kind, const char *text)
{
	struct finish_row *r = &b->f->row[b->f->nrows++];

	*r = (struct finish_row){ .kind = kind, .label = b->label, .text = text };
	b->label = NULL;
	return r;
}

const char *finish_note(const struct finish *f, size_t subject)
{
	const char *note = subject < f->nnotes && f->note[subject] ? f->note[subject]
		: f->closing.note				   ? f->closing.note[subject]
								   : NULL;

	return note ? note : "";
}

const char *finish_employer_note(const struct finish *f)
{
	const char *given = f->closing.employer_note;

	return !given ? "" : f->employer_note ? f->employer_note : given;
}

static size_t touched(const struct finish *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->talk->nsubjects; i++)
		n += f->closing.touched[i];
	return n;
}

static void add_now(struct builder *b)
{
	size_t n = touched(b->f), all = n + (b->f->closing.employer_note != NULL);
	struct finish_row *r = add(b, FINISH_NOW, NULL);

	r->text = arena_printf(b->a,
		ngettext("Finish: %zu contact on the timeline", "Finish: %zu contacts on the timeline", all),
		all);
	if (!n)
		r->text = arena_printf(b->a, _("Finish: a contact with %s"), b->f->talk->employer_name);
	r->whole = _("Enter writes it all; undo takes it back at once. After it s makes the page for the employer "
		     "or the employee.");
	if (!b->f->closing.answered && !b->f->talk->nlines)
		r->whole = _("Nothing was said yet: Enter makes a contact all the same. Esc goes back; on :talks x "
			     "cancels the conversation.");
	r->text_style = ST_BOLD;
	r->right = "Enter";
	r->right_style = ST_KEY;
}

/* What was typed, or the words of the choices that were ticked. */
static const char *typed_text(const struct builder *b)
{
	const struct typed *typed = &b->f->typed;
	const struct script *c = b->f->talk->script;
	const struct question *q = typed->question < c->nquestions ? &c->questions[typed->question] : NULL;
	char *words = arena_strdup(b->a, typed->text), *rest = words, *code;
	const char *all = "";

	if (typed->typing != TYPING_ANSWER || !q || !q->nchoices)
		return text_clean(b->a, typed->text, false);
	while ((code = strsep(&rest, " ")) != NULL)
		for (size_t i = 0; i < q->nchoices; i++)
			if (strcmp(q->choices[i].code, code) == 0)
				all = arena_printf(b->a, "%s%s%s", all, *all ? ", " : "", q->choices[i].label);
	return *all ? all : text_clean(b->a, typed->text, false);
}

static void add_totals(struct builder *b)
{
	const struct closing *c = &b->f->closing;
	const char *text = arena_printf(b->a, _("%u of %u answered"), c->answered, c->asked);

	b->label = _("Answers");
	add(b, FINISH_WORDS, text);
	if (c->too_same)
		add(b, FINISH_WORDS, arena_printf(b->a, _("%u of %u unchanged, is that right?"), c->unchanged,
						c->answered))
			->text_style = ST_SOON;
	else if (c->unchanged)
		b->f->row[b->f->nrows - 1].text =
			arena_printf(b->a, _("%s, %u of them unchanged"), text, c->unchanged);
	b->label = _("Typed");
	if (b->f->typed.typing != TYPING_NOTHING && b->f->typed.text && *b->f->typed.text) {
		struct finish_row *r = add(b, FINISH_TYPED,
			arena_printf(b->a, _("not entered yet: %s"), typed_text(b)));

		r->text_style = ST_LATE;
	}
}

static const char *name_of(const struct builder *b, size_t subject, const struct question *q)
{
	return q->about == LEVEL_EMPLOYER ? "" : b->f->talk->subject[subject].name;
}

static void add_gap(struct builder *b, const struct gap *g, const char *warning)
{
	const struct question *q = &b->f->talk->script->questions[g->question];
	const char *name = name_of(b, g->subject, q);
	const char *text = *name ? arena_printf(b->a, "%s · %s", name, q->text) : q->text;
	struct finish_row *r = add(b, FINISH_GAP, text);

	r->gap = *g;
	if (warning) {
		r->text = arena_printf(b->a, "%s: %s", text, warning);
		r->text_style = ST_SOON;
	}
}

static void add_gaps(struct builder *b)
{
	const struct closing *c = &b->f->closing;
	size_t shown = b->f->all_gaps || c->ngaps <= FIRST_GAPS + 1 ? c->ngaps : FIRST_GAPS;

	b->label = _("Not asked");
	for (size_t i = 0; i < shown; i++)
		add_gap(b, &c->gap[i], NULL);
	if (shown < c->ngaps)
		add(b, FINISH_MORE, arena_printf(b->a, _("and %zu more"), c->ngaps - shown))->text_style =
			ST_DIM;
	b->label = _("Look again");
	for (size_t i = 0; i < c->nwarned; i++) {
		const struct cell *cell = talk_cell(b->f->talk, c->warned[i].subject, c->warned[i].question);

		add_gap(b, &c->warned[i], cell->warning);
	}
}

static void add_agreements(struct builder *b)
{
	const struct talk *t = b->f->talk;

	b->label = _("Agreements");
	for (size_t i = 0; i < t->nlines; i++) {
		const struct talk_line *l = &t->line[i];
		struct finish_row *r;

		if (l->kind != LINE_AGREEMENT)
			continue;
		r = add(b, FINISH_AGREEMENT,
			arena_printf(b->a, "%s: %s", talks_promiser(l->promised_by),
				text_clean(b->a, l->text, false)));
		r->i = i;
		r->right = l->due == DAY_NONE ? _("no day") : date_short(b->a, l->due, ui_today(b->s));
		r->right_style = l->due == DAY_NONE ? ST_SOON : ST_NORMAL;
	}
}

static void add_made(struct builder *b)
{
	const struct closing *c = &b->f->closing;
	struct app *app = app_of(b->s);

	b->label = _("Recorded");
	for (size_t i = 0; i < c->nmade; i++) {
		const struct record *r = c->made[i];
		const char *what = store_title(app->store, r->entity->id, r->id, b->a);
		struct finish_row *row = add(b, FINISH_MADE,
			arena_printf(b->a, "%s %s · %s", entity_symbol(r->entity->id),
				lang_text(r->entity->label), what));

		row->i = i;
	}
}

static void add_fresh(struct builder *b)
{
	const struct closing *c = &b->f->closing;

	b->label = _("New here");
	for (size_t i = 0; i < c->nfresh; i++) {
		const struct suggestion *sg = &c->fresh[i];
		struct finish_row *r = add(b, FINISH_SUGGESTION,
			*sg->employee ? arena_printf(b->a, "%s · %s", sg->employee, sg->title) : sg->title);

		r->i = i;
		if (sg->reason && *sg->reason)
			r->whole = arena_printf(b->a, "%s: %s", r->text, sg->reason);
		r->right = due_text(b->a, sg->due, ui_today(b->s), &r->right_style);
	}
}

static void add_contact(struct builder *b, const char *field, const char *text, const char *right)
{
	struct finish_row *r = add(b, FINISH_CONTACT, text);

	r->field = field;
	r->right = right;
	r->right_style = ST_DIM;
}

static void add_contacts(struct builder *b)
{
	struct finish *f = b->f;
	const struct talk *t = f->talk;

	b->label = _("Contact");
	for (size_t i = 0; i < t->nsubjects; i++)
		if (f->closing.touched[i])
			add_contact(b, arena_printf(b->a, "note_%zu", i),
				arena_printf(b->a, "%s: %s", t->subject[i].name,
					text_clean(b->a, finish_note(f, i), false)),
				NULL);
	if (f->closing.employer_note) {
		const char *note = text_clean(b->a, finish_employer_note(f), false);

		/* Beside those of placements it is told whose it is. */
		add_contact(b, "note_employer",
			b->label ? note : arena_printf(b->a, "%s: %s", t->employer_name, note), NULL);
	}
	b->label = _("Minutes");
	add_contact(b, "minutes", arena_printf(b->a, "%d", f->minutes < 0 ? f->closing.minutes : f->minutes),
		f->minutes < 0 ? _("measured") : NULL);
	b->label = _("Next time");
	add_contact(b, "next", f->next == DAY_NONE ? _("not planned") : date_weekday(b->a, f->next), NULL);
}

void finish_rows(struct screen *s, struct finish *f)
{
	enum { WORDS = 10 }; /* single lines, and groups' own */
	const struct closing *c = &f->closing;
	struct builder b = { .s = s, .a = s->arena, .f = f };

	f->row = arena_alloc(s->arena, (c->ngaps + c->nwarned + f->talk->nlines + c->nmade + c->nfresh +
					       f->talk->nsubjects + WORDS) *
						      sizeof *f->row);
	f->nrows = 0;
	add_now(&b);
	add_totals(&b);
	add_gaps(&b);
	add_agreements(&b);
	add_made(&b);
	add_fresh(&b);
	add_contacts(&b);
}
