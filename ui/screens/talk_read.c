/* What was said in a talk, to be read: the questions with their answers and remarks per
 * placement, the notes and the agreements. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "screens/places.h"
#include "screens/talks.h"

enum { NEED_OPEN_TALK = NEED_OWN, NEED_OVER = NEED_OWN << 1, INDENT = 2, HANG = 4 };

struct state {
	int64_t interview;
	struct talk *talk;
	struct pager *text;
	const char *when, *with, *status; /* in s->arena */
	bool over;
};

static int open_read(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->interview = *(const int64_t *)arg;
	st->text = pager_new();
	return talk_open(&st->talk, app_of(s), st->interview, true);
}

/* ---- the text ---- */

static void write_lines(struct state *st, struct arena *a, int64_t placement, long question)
{
	const struct talk *t = st->talk;

	for (size_t i = 0; i < t->nlines; i++) {
		const struct talk_line *l = &t->line[i];

		if (l->kind != LINE_REMARK || l->question != question || l->placement != placement)
			continue;
		pager_span(st->text, ST_DIM, arena_printf(a, "o %s", text_clean(a, l->text, false)));
		pager_end(st->text, HANG, HANG + 2);
	}
}

/* "no", "doesn't know", "smooth (unchanged)". */
static const char *said(const struct said *w, struct arena *a)
{
	static const char *const states[] = {
		[SAID_UNCHANGED] = "unchanged",
		[SAID_DONT_KNOW] = "dont_know",
		[SAID_REFUSED] = "refused",
		[SAID_NOT_APPLICABLE] = "not_applicable",
	};
	const char *state = w->state == SAID_ANSWERED ? "" : code_label(E_ANSWER, "state", states[w->state]);

	if (!*state)
		return w->show;
	return w->state == SAID_UNCHANGED && *w->show ? arena_printf(a, "%s (%s)", w->show, state) : state;
}

static bool about_employer(const struct question *q)
{
	return q->about == LEVEL_EMPLOYER;
}

/* One question of a subject, when something was said to it. */
static bool write_question(struct state *st, struct arena *a, size_t subject, size_t question)
{
	const struct talk *t = st->talk;
	const struct question *q = &t->script->questions[question];
	const struct cell *cell = talk_cell(t, subject, question);

	if (!cell->last && !cell->remarks)
		return false;
	pager_span(st->text, ST_DIM, q->text);
	pager_end(st->text, INDENT, INDENT + 2);
	if (cell->last) {
		pager_span(st->text, ST_NORMAL, said(cell->last, a));
		pager_end(st->text, HANG, HANG + 2);
	}
	if (cell->warning) {
		pager_span(st->text, ST_SOON, cell->warning);
		pager_end(st->text, HANG, HANG + 2);
	}
	write_lines(st, a, about_employer(q) ? 0 : t->subject[subject].placement, (long)question);
	return true;
}

static void write_heading(struct state *st, const char *text, bool *written)
{
	if (!*written) {
		pager_text(st->text, ST_NORMAL, 0, "");
		pager_text(st->text, ST_TITLE, 0, text);
	}
	*written = true;
}

/* The questions about the employer, or those about one placement. */
static void write_subject(struct state *st, struct arena *a, const char *title, bool employer, size_t subject)
{
	const struct script *c = st->talk->script;
	bool written = false;

	for (size_t q = 0; q < c->nquestions; q++) {
		const struct cell *cell;

		if (about_employer(&c->questions[q]) != employer)
			continue;
		cell = talk_cell(st->talk, subject, q);
		if (!cell->last && !cell->remarks)
			continue;
		write_heading(st, title, &written);
		write_question(st, a, subject, q);
	}
}

static void write_notes(struct state *st, struct arena *a, day today)
{
	const struct talk *t = st->talk;
	bool written = false;

	for (size_t i = 0; i < t->nlines; i++) {
		const struct talk_line *l = &t->line[i];

		if (l->kind != LINE_NOTE)
			continue;
		write_heading(st, _("Notes"), &written);
		pager_span(st->text, ST_DIM, arena_printf(a, "%s ", moment_show(a, l->at, today)));
		pager_span(st->text, ST_NORMAL, text_clean(a, l->text, true));
		pager_end(st->text, INDENT, INDENT + 2);
	}
	written = false;
	for (size_t i = 0; i < t->nlines; i++) {
		const struct talk_line *l = &t->line[i];

		if (l->kind != LINE_AGREEMENT)
			continue;
		write_heading(st, _("Agreements"), &written);
		pager_span(st->text, ST_BOLD,
			arena_printf(a, "%s: ", talks_promiser(l->promised_by)));
		pager_span(st->text, ST_NORMAL, text_clean(a, l->text, false));
		if (l->due != DAY_NONE)
			pager_span(st->text, ST_DIM, arena_printf(a, " · %s", date_long(a, l->due)));
		pager_end(st->text, INDENT, INDENT + 2);
	}
}

static void write_all(struct state *st, struct arena *a, day today)
{
	const struct talk *t = st->talk;

	pager_text(st->text, ST_BOLD, 0, t->script->title);
	pager_text(st->text, ST_DIM, 0, arena_printf(a, "%s · %s · %s", st->when, st->with, st->status));
	write_subject(st, a, t->employer_name, true, 0);
	for (size_t i = 0; i < t->nsubjects; i++)
		if (t->subject[i].placement)
			write_subject(st, a, t->subject[i].name, false, i);
	write_notes(st, a, today);
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct arena *a = s->arena;
	const struct record *r;
	const char *state;
	int rc = talk_reload(st->talk);

	pager_reset(st->text);
	if (rc < 0)
		return rc;
	r = st->talk->record;
	state = record_get(r, "state");
	st->over = strcmp(state, "finished") == 0 || strcmp(state, "cancelled") == 0;
	st->status = code_label(E_INTERVIEW, "state", state);
	st->when = record_get(r, "begun") ? moment_show(a, record_get(r, "begun"), app_of(s)->today)
					  : detail_value(app_of(s), r, "date", a);
	st->with = *st->talk->person ? st->talk->person
				     : code_label(E_INTERVIEW, "party", record_get(r, "party"));
	write_all(st, a, app_of(s)->today);
	return 0;
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->text;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = arena_printf(a, "%s · %s", _("Conversation"), st->talk->employer_name);
	*right = arena_printf(a, "%s · %s", st->when ? st->when : "", st->status ? st->status : "");
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	pager_free(&st->text);
	if (st->talk)
		talk_close(&st->talk);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	if (bit == NEED_OPEN_TALK && st->over)
		return _("This conversation is over.");
	if (bit == NEED_OVER && !st->over)
		return _("First finish this conversation.");
	return NULL;
}

static unsigned go_on(struct screen *s)
{
	int64_t id = ((struct state *)s->state)->interview;

	return ui_push(s, &talk_screen, &id) | UI_BACK;
}

static unsigned summary(struct screen *s)
{
	return ui_push(s, &summary_screen,
		&(struct summary_arg){ ((struct state *)s->state)->interview, FOR_EMPLOYER, 0 });
}

/* The contacts that the talk became; of several, one is chosen. */
static unsigned contact(struct screen *s)
{
	const struct state *st = s->state;
	struct arena *a = arena_new();
	const struct condition where = { "interview", IS,
		arena_printf(a, "%lld", (long long)st->interview) };
	const struct query q = { .entity = E_CONTACT, .where = &where, .nwhere = 1, .order = "id" };
	struct record **found;
	struct pick *picks;
	unsigned react = UI_PAINT;
	size_t n;
	int i = 0;

	if (store_find(app_of(s)->store, &q, a, &found, &n) < 0) {
		react = ui_failed(s);
		goto out;
	}
	picks = arena_alloc(a, (n + 1) * sizeof *picks);
	for (size_t k = 0; k < n; k++) {
		const char *placement = detail_value(app_of(s), found[k], "placement", a);

		picks[k] = (struct pick){ arena_printf(a, "%zu", k),
			placement ? placement : detail_value(app_of(s), found[k], "employer", a), NULL };
	}
	if (n > 1)
		i = ui_pick(s, _("Which contact?"), picks, n, NULL);
	if (n == 0)
		ui_toast(s, "%s", _("No contact came from this conversation."));
	else if (i >= 0)
		react = contact_edit(s, found[i]->id);
out:
	arena_free(&a);
	return react;
}

static unsigned finish(struct screen *s)
{
	return ui_push(s, &finish_screen, &((struct state *)s->state)->interview) | UI_BACK;
}

static unsigned employer(struct screen *s)
{
	const struct subject to = { 0, record_ref(((struct state *)s->state)->talk->record, "employer") };

	return ui_push(s, &employer_screen, &to);
}

static const struct ui_action actions[] = {
	{ "read-resume", "<Enter>", N_("go on"), N_("Go on with this conversation"),
		NEED_WRITABLE | NEED_OPEN_TALK | HINT_WHERE, go_on },
	{ "read-finish", "f", N_("finish"), N_("Finish this conversation"),
		NEED_WRITABLE | NEED_OPEN_TALK | HINT_WHERE, finish },
	{ "read-summary", "s", N_("page"), N_("The page for the employer or the employee"),
		NEED_OVER | HINT_WHERE, summary },
	{ "read-contact", "e", N_("contact"), N_("Open the contact that this conversation became"),
		NEED_OVER | HINT_WHERE, contact },
	{ "read-employer", "o", N_("employer"), N_("Open the employer"), 0, employer },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops talk_read_screen = {
	.name = "talk-read",
	.title = N_("Read a conversation"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_read,
	.load = load,
	.pager = pager,
	.need = need,
	.heading = heading,
	.done = done,
};
