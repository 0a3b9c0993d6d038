/* The end of a talk: what is missing, what was agreed and made, what it leads to, and
 * what will be on the timeline. One Enter finishes it all, one key takes it back. */
#include "screens/finish.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/foot.h"
#include "screens/places.h"

enum { NEED_AGREEMENT = NEED_OWN, NEED_FRESH = NEED_OWN << 1 };

enum { C_LABEL, C_TEXT, C_RIGHT };
static const struct list_column columns[] = {
	[C_LABEL] = { NULL, 12, 12, 0, ALIGN_LEFT },
	[C_TEXT] = { NULL, 20, 0, 0, ALIGN_LEFT },
	[C_RIGHT] = { NULL, 8, 12, 1, ALIGN_RIGHT },
};

static struct finish *finish_of(const struct screen *s)
{
	return s->state;
}

static const struct finish_row *selected(const struct screen *s)
{
	const struct finish *f = finish_of(s);

	return f->list.sel < f->nrows ? &f->row[f->list.sel] : NULL;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct finish *f = finish_of(s);

	(void)a;
	for (size_t i = 0; i < limit && offset + i < f->nrows; i++) {
		const struct finish_row *r = &f->row[offset + i];

		rows[i].id = (int64_t)(offset + i) + 1;
		rows[i].cells[C_LABEL] = r->label;
		rows[i].cells[C_TEXT] = r->text;
		rows[i].cells[C_RIGHT] = r->right;
		rows[i].styles[C_LABEL] = ST_KEY;
		rows[i].styles[C_TEXT] = (unsigned short)r->text_style;
		rows[i].styles[C_RIGHT] = (unsigned short)r->right_style;
	}
	return 0;
}

/* ---- opening and loading ---- */

static void free_notes(struct finish *f)
{
	for (size_t i = 0; i < f->nnotes; i++)
		free(f->note[i]);
	free(f->note);
	free(f->noted);
}

static int open_finish(struct screen *s, const void *arg)
{
	struct finish *f = finish_of(s);
	int rc;

	f->interview = *(const int64_t *)arg;
	f->minutes = -1;
	f->next = DAY_NONE;
	list_init(&f->list);
	f->list.columns = columns;
	f->list.column_count = sizeof columns / sizeof *columns;
	f->list.fetch = fetch;
	f->list.ctx = s;
	if ((rc = talk_open(&f->talk, app_of(s), f->interview, false)) < 0)
		return rc;
	if (f->talk->finished)
		return err_set(ERR_CONFLICT, _("This conversation is over."));
	return 0;
}

/* What was edited stays with its placement: the talk is read again, and another's place
 * among them may be new. */
static void place_notes(struct finish *f)
{
	const struct talk *t = f->talk;
	char **note = xmalloc((t->nsubjects + 1) * sizeof *note);
	int64_t *about = xmalloc((t->nsubjects + 1) * sizeof *about);

	for (size_t i = 0; i < t->nsubjects; i++) {
		note[i] = NULL;
		about[i] = t->subject[i].placement;
		for (size_t k = 0; k < f->nnotes; k++)
			if (f->noted[k] == about[i] && f->note[k]) {
				note[i] = f->note[k];
				f->note[k] = NULL;
			}
	}
	free_notes(f);
	f->note = note;
	f->noted = about;
	f->nnotes = t->nsubjects;
}

static int load(struct screen *s)
{
	struct finish *f = finish_of(s);
	const char *at = NULL;
	int rc;

	f->nrows = 0;
	list_set_count(&f->list, 0);
	if (!f->talk)
		return 0; /* on its way back */
	if ((rc = talk_reload(f->talk)) < 0)
		return rc;
	place_notes(f);
	if ((rc = talk_closing(f->talk, s->arena, &f->closing)) < 0 ||
		(rc = talk_typed(f->talk, s->arena, &f->typed, &at)) < 0)
		return rc;
	f->kept = at != NULL;
	if (!f->planned)
		f->next = f->closing.next_contact;
	finish_rows(s, f);
	list_set_count(&f->list, f->nrows);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct finish *f = finish_of(s);

	list_layout(&f->list, foot_layout(area, &f->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct finish *f = finish_of(s);
	const struct finish_row *r = selected(s);

	list_paint(&f->list, c, true);
	foot_paint(s, &f->foot, c, !r ? NULL : r->whole ? r->whole : r->text);
}

static struct list *list(struct screen *s)
{
	return &finish_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct finish *f = finish_of(s);

	if (!f->talk)
		return;
	*left = arena_printf(a, "%s · %s", _("Finish"), f->talk->employer_name);
	*right = f->talk->person;
}

static void done(struct screen *s)
{
	struct finish *f = finish_of(s);

	free_notes(f);
	free(f->employer_note);
	list_done(&f->list);
	if (!f->talk)
		return;
	if (!f->kept)
		talk_draft(f->talk, NULL); /* looked at, not taken up: no lost talk at the next start */
	talk_close(&f->talk);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct finish_row *r = selected(s);

	if (bit == NEED_AGREEMENT && !(r && r->kind == FINISH_AGREEMENT))
		return _("First select an agreement.");
	if (bit == NEED_FRESH && !(r && r->kind == FINISH_SUGGESTION))
		return _("First select a suggestion.");
	return NULL;
}

/* The talk itself takes over where its draft says; a talk screen below this one was
 * elsewhere. */
static unsigned to_talk(struct screen *s)
{
	struct finish *f = finish_of(s);
	int64_t id = f->interview;

	talk_close(&f->talk);
	ui_close_below(s, &talk_screen);
	return ui_push(s, &talk_screen, &id) | UI_BACK;
}

static unsigned to_gap(struct screen *s, const struct gap *g)
{
	const struct typed there = { .subject = g->subject, .question = g->question,
		.typing = TYPING_NOTHING, .text = "" };
	const struct finish *f = finish_of(s);

	if (f->typed.typing != TYPING_NOTHING && f->typed.text && *f->typed.text &&
		!ui_confirm(s, "%s", _("What was typed but not entered is lost then. Go there?")))
		return UI_PAINT;
	return talk_draft(f->talk, &there) < 0 ? ui_failed(s) : to_talk(s);
}

/* Also what it answered of all that was suggested when it began. */
static void tell_finished(struct screen *s)
{
	const char *text = _("Conversation finished"), **title;
	size_t n;

	if (talk_took_away(finish_of(s)->talk, s->arena, &title, &n) < 0)
		n = 0;
	if (n == 1)
		text = arena_printf(s->arena, _("%s; answered: %s"), text, title[0]);
	else if (n)
		text = arena_printf(s->arena,
			ngettext("%s; answered: %s and %zu more", "%s; answered: %s and %zu more", n - 1), text,
			title[0], n - 1);
	tell_written(s, text);
}

static unsigned finish(struct screen *s)
{
	struct finish *f = finish_of(s);
	const char **note;
	struct finishing how = { .minutes = f->minutes, .next_contact = f->next };
	int64_t id = f->interview;

	if (f->typed.typing != TYPING_NOTHING && f->typed.text && *f->typed.text &&
		!ui_confirm(s, "%s", _("What was typed but not entered is lost then. Finish?")))
		return UI_PAINT;
	note = arena_alloc(s->arena, (f->nnotes + 1) * sizeof *note);
	for (size_t i = 0; i < f->nnotes; i++)
		note[i] = f->note[i]; /* NULL: as it was given */
	how.note = note;
	how.employer_note = f->employer_note;
	if (talk_finish(f->talk, &how, NULL) < 0)
		return ui_failed(s);
	tell_finished(s);
	talk_close(&f->talk);
	ui_close_below(s, &talk_screen);
	return ui_push(s, &talk_read_screen, &id) | UI_BACK;
}

static unsigned enter(struct screen *s)
{
	struct finish *f = finish_of(s);
	const struct finish_row *r = selected(s);
	const struct suggestion *sg;

	switch (r->kind) {
	case FINISH_NOW: return finish(s);
	case FINISH_TYPED: return to_talk(s);
	case FINISH_GAP: return to_gap(s, &r->gap);
	case FINISH_MORE: f->all_gaps = true; return UI_LOAD;
	case FINISH_AGREEMENT: return finish_edit_agreement(s, r->i);
	case FINISH_MADE:
		return record_edit(s, f->closing.made[r->i]->entity->id, f->closing.made[r->i]->id, NULL, 0);
	case FINISH_SUGGESTION:
		sg = &f->closing.fresh[r->i];
		return ui_push(s, &why_screen,
			&(struct why_arg){ sg->id, { sg->placement, sg->placement ? 0 : sg->employer } });
	case FINISH_CONTACT: return finish_edit_contact(s, r->field);
	default: return UI_PAINT;
	}
}

static unsigned drop(struct screen *s)
{
	struct finish *f = finish_of(s);

	return written(s, talk_agree_again(f->talk, f->talk->line[selected(s)->i].id, NULL),
		_("Agreement taken back"));
}

static unsigned accept(struct screen *s)
{
	return suggestion_accept(s, &finish_of(s)->closing.fresh[selected(s)->i]);
}

static unsigned back(struct screen *s)
{
	(void)s;
	return UI_BACK;
}

static const struct ui_action actions[] = {
	{ "finish-open", "<Enter>", N_("open"),
		N_("Do what the row says: finish, go to the question, edit the text, see why"), NEED_ROW,
		enter },
	{ "finish-now", "f <C-s>", N_("finish"), N_("Finish the conversation as it stands here"),
		NEED_WRITABLE, finish },
	{ "finish-drop", "x", N_("drop"), N_("Take the agreement back"),
		NEED_ROW | NEED_WRITABLE | NEED_AGREEMENT | HINT_WHERE, drop },
	{ "finish-do", "d", N_("do"), N_("Accept the suggestion: make an action with a due date"),
		NEED_ROW | NEED_WRITABLE | NEED_FRESH | HINT_WHERE, accept },
	{ "finish-back", "<Esc> q", N_("back"), N_("Back: the conversation stays under way"), 0, back },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops finish_screen = {
	.name = "finish",
	.title = N_("Finish a conversation"),
	.state_size = sizeof(struct finish),
	.actions = actions,
	.open = open_finish,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
