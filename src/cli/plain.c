/* A talk as simple prompts, one line at a time: for screen readers, slow lines, and
 * whoever likes it so. The same talk as on the screens: an answer is kept when its line
 * is entered, and either may go on with what the other began. */
#include <stdlib.h>
#include <string.h>

#include "interview.h"

struct plain {
	struct cli *c;
	struct talk *t;
	struct arena *arena; /* of one line */
	size_t subject;
	long question; /* -1: none applies */
	bool left;     /* the talk is left, or finished */
	char *line;    /* of getline */
	size_t room;
};

/* One line without its end; NULL at the end of input. */
static const char *read_line(struct plain *p, const char *prompt)
{
	cli_print(p->c, "%s", prompt);
	fflush(p->c->out);
	ssize_t n = getline(&p->line, &p->room, stdin);
	if (n < 0)
		return NULL;
	p->line[strcspn(p->line, "\r\n")] = '\0';
	return text_trim(p->arena, text_clean(p->arena, p->line, false));
}

/* The question where it is told how it was understood. */
static const struct question *asked(const struct plain *p)
{
	return p->question < 0 ? NULL : &p->t->script->questions[p->question];
}

static bool typed_freely(const struct question *q)
{
	return q->kind == ASK_TEXT || q->kind == ASK_NUMBER || q->kind == ASK_DATE;
}

static void say_failed(struct plain *p)
{
	cli_print(p->c, "%s\n", err_last());
}

/* ---- showing ---- */

/* A point of a guide is ticked: its one choice. */
static const struct answer_choice *choices_of(const struct question *q, size_t *n)
{
	static struct answer_choice tick = { "1", NULL };

	tick.label = _("discussed");
	*n = q->kind == ASK_TICK && q->nchoices == 0 ? 1 : q->nchoices;
	return q->nchoices == 0 ? &tick : q->choices;
}

static void show_choices(struct plain *p, const struct question *q)
{
	size_t n;
	const struct answer_choice *choice = choices_of(q, &n);

	for (size_t i = 0; i < n; i++)
		cli_wrap(p->c, 6, arena_printf(p->arena, "  %zu", i + 1), choice[i].label);
}

static void show_question(struct plain *p)
{
	const struct question *q = asked(p);
	const struct talk_subject *s = &p->t->subject[p->subject];

	if (q == NULL) {
		cli_print(p->c, "%s", _("\nEvery question here has its answer. f finishes, ] is the next employee.\n"));
		return;
	}
	const struct cell *cell = talk_cell(p->t, p->subject, (size_t)p->question);
	cli_print(p->c, _("\n%s · %s (%u of %u answered)\n"), p->t->script->topics[q->topic].title,
		q->about == LEVEL_EMPLOYER ? p->t->employer_name : s->name, s->answered, s->asked);
	cli_wrap(p->c, 0, "", q->text);
	if (*q->hint)
		cli_wrap(p->c, 2, "", q->hint);
	show_choices(p, q);
	if (cell->last != NULL)
		cli_wrap(p->c, 2, "", arena_printf(p->arena, _("answered: %s"), cell->last->show));
	else if (cell->before != NULL && *cell->before->show)
		cli_wrap(p->c, 2, "", arena_printf(p->arena, _("= unchanged: %s"), cell->before->show));
}

/* Also tells other programs who has the talk, and where it is. */
static int keep_place(struct plain *p)
{
	return talk_draft(p->t, &(struct typed){ .subject = p->subject,
				.question = p->question < 0 ? SIZE_MAX : (size_t)p->question, .text = "" });
}

static void go(struct plain *p, long question)
{
	p->question = question;
	if (keep_place(p) < 0)
		say_failed(p);
	show_question(p);
}

static void go_on(struct plain *p)
{
	go(p, talk_next(p->t, p->subject, p->question, true, true));
}

/* ---- answering ---- */

/* "2", "1 3", or the beginning of one label -> codes. */
static const char *read_codes(struct plain *p, const struct question *q, const char *line)
{
	const char *codes = "", *rest = line;
	size_t nchoices;
	const struct answer_choice *choice = choices_of(q, &nchoices);
	char *end;

	for (size_t i = 0; i < nchoices; i++) {
		const char *label = text_fold(p->arena, choice[i].label);
		const char *typed = text_fold(p->arena, line);
		if (*typed && strncmp(label, typed, strlen(typed)) == 0)
			return choice[i].code;
	}
	while (*rest != '\0') {
		long n = strtol(rest, &end, 10);
		if (end == rest || n < 1 || (size_t)n > nchoices)
			return NULL;
		codes = arena_printf(p->arena, "%s%s%s", codes, *codes ? " " : "", choice[n - 1].code);
		rest = end + strspn(end, " ,");
	}
	return codes;
}

static void answer(struct plain *p, enum answer_state state, const char *input)
{
	const struct question *q = asked(p);
	const struct talk_subject *s = &p->t->subject[p->subject];

	if (q == NULL) {
		show_question(p);
		return;
	}
	if (state == SAID_ANSWERED && !typed_freely(q) && (input = read_codes(p, q, input)) == NULL) {
		size_t n;

		choices_of(q, &n);
		cli_print(p->c, _("choose a number from 1 to %zu, or ? for help\n"), n);
		return;
	}
	if (talk_answer(p->t, p->subject, (size_t)p->question, state, input, NULL) < 0) {
		say_failed(p);
		return;
	}
	const struct cell *cell = talk_cell(p->t, p->subject, (size_t)p->question);
	cli_print(p->c, _("kept: %s (%u of %u)\n"), cell->last != NULL ? cell->last->show : "", s->answered, s->asked);
	if (cell->warning != NULL)
		cli_wrap(p->c, 2, "! ", cell->warning);
	go_on(p);
}

static void say_unchanged(struct plain *p) { answer(p, SAID_UNCHANGED, NULL); }
static void say_unknown(struct plain *p) { answer(p, SAID_DONT_KNOW, NULL); }
static void say_refused(struct plain *p) { answer(p, SAID_REFUSED, NULL); }
static void say_no_matter(struct plain *p) { answer(p, SAID_NOT_APPLICABLE, NULL); }

static void tell_masked(struct plain *p, int rc, bool masked)
{
	if (rc < 0) {
		say_failed(p);
		return;
	}
	cli_print(p->c, "%s\n", masked ? _("kept; a citizen service number in it was masked") : _("kept"));
}

static void remark(struct plain *p)
{
	const char *text = asked(p) ? read_line(p, _("Remark: ")) : NULL;
	bool masked = false;

	if (text != NULL && *text)
		tell_masked(p, talk_remark(p->t, p->subject, (size_t)p->question, text, &masked), masked);
}

static void note(struct plain *p)
{
	const char *text = read_line(p, _("Note: "));
	bool masked = false;

	if (text != NULL && *text)
		tell_masked(p, talk_note(p->t, (long)p->subject, text, &masked), masked);
}

/* ---- agreements ---- */

static bool read_promiser(struct plain *p, const char **out)
{
	const char *text = "";
	size_t n = 0;

	for (; choices_promiser[n].code != NULL; n++)
		text = arena_printf(p->arena, "%s, %zu %s", text, n + 1, lang_text(choices_promiser[n].label));
	for (;;) {
		const char *line = read_line(p, arena_printf(p->arena, _("Who (empty: we%s): "), text));
		if (line == NULL)
			return false;
		long i = strtol(line, NULL, 10);
		if (*line == '\0' || (i >= 1 && (size_t)i <= n)) {
			*out = *line ? choices_promiser[i - 1].code : "";
			return true;
		}
	}
}

static bool read_due(struct plain *p, const char *prompt, day *out)
{
	for (;;) {
		struct date_span s = { DAY_NONE, DAY_NONE };
		const char *line = read_line(p, prompt);
		if (line == NULL)
			return false;
		if (*line == '\0' || date_span_parse(line, p->c->options.today, false, &s) == 0) {
			*out = s.last; /* by the last day it can be */
			return true;
		}
		say_failed(p);
	}
}

static void agree(struct plain *p)
{
	struct agreement g = { .due = DAY_NONE };
	const char *what = read_line(p, _("What: "));

	if (what == NULL || !*what)
		return;
	g.what = what;
	if (!read_promiser(p, &g.promised_by) || !read_due(p, _("When (empty: no day): "), &g.due))
		return;
	tell_masked(p, talk_agree(p->t, (long)p->subject, &g), false);
}

/* ---- moving ---- */

static void next_question(struct plain *p)
{
	go(p, talk_next(p->t, p->subject, p->question, true, false));
}

static void previous_question(struct plain *p)
{
	go(p, talk_next(p->t, p->subject, p->question, false, false));
}

static void next_subject(struct plain *p)
{
	p->subject = (p->subject + 1) % p->t->nsubjects;
	go(p, talk_next(p->t, p->subject, -1, true, true));
}

static void choose_topic(struct plain *p)
{
	const struct script *s = p->t->script;

	for (size_t i = 0; i < s->ntopics; i++) {
		unsigned of, done;
		talk_topic(p->t, p->subject, i, &of, &done);
		cli_print(p->c, "  %zu %s (%u/%u)\n", i + 1, s->topics[i].title, done, of);
	}
	const char *line = read_line(p, _("Topic: "));
	long n = line != NULL ? strtol(line, NULL, 10) : 0;
	for (size_t q = 0; q < s->nquestions && n > 0; q++)
		if (s->questions[q].topic + 1 == (size_t)n && talk_cell(p->t, p->subject, q)->applies) {
			go(p, (long)q);
			return;
		}
}

/* ---- looking ---- */

static void why_asked(struct plain *p)
{
	struct waiting *w;
	size_t n;

	if (asked(p) == NULL)
		return;
	if (talk_waiting(p->t, p->subject, (size_t)p->question, p->arena, &w, &n) < 0) {
		say_failed(p);
		return;
	}
	if (n == 0)
		cli_print(p->c, "%s\n", _("No suggestion waits for this; it is part of the list."));
	for (size_t i = 0; i < n; i++)
		cli_wrap(p->c, 4, "  - ", w[i].title);
}

static void suggestions(struct plain *p)
{
	const struct suggestions *s = &p->t->suggestions;

	cli_print(p->c, _("suggestions: %zu, new in this conversation: %zu\n"), s->n, p->t->fresh);
	for (size_t i = 0; i < s->n; i++)
		cli_wrap(p->c, 4, "  - ", arena_printf(p->arena, "%s%s%s", s->item[i].employee,
			*s->item[i].employee ? ": " : "", s->item[i].title));
}

static void take_back(struct plain *p)
{
	char *label;

	if (talk_undo(p->t, p->arena, &label) < 0 || talk_reload(p->t) < 0) {
		say_failed(p);
		return;
	}
	cli_print(p->c, _("taken back: %s\n"), label);
	/* A guide that was taken back, or a placement that ended meanwhile, has no place here now. */
	if (p->subject >= p->t->nsubjects)
		p->subject = 0;
	if (p->question >= (long)p->t->script->nquestions)
		p->question = -1;
	show_question(p);
}

/* ---- leaving ---- */

static void leave(struct plain *p)
{
	/* What cannot be paused now stays as it is: at the end of the input nobody is asked again. */
	p->left = true;
	if (talk_pause(p->t) < 0) {
		say_failed(p);
		return;
	}
	cli_print(p->c, _("paused; go on with: anker interview talk interview/%s --plain\n"),
		id_show(p->t->record->id, p->arena));
}

/* "employer: bring Ria along, 6 Dec 2026" */
static const char *agreement_text(struct plain *p, const struct talk_line *l)
{
	const struct entity *e = model_entity(E_ACTION);
	const char *by = *l->promised_by ? field_show(&e->fields[model_field(e, "promised_by")],
		l->promised_by, p->arena) : _("we");

	return arena_printf(p->arena, "%s: %s%s%s", by, l->text, l->due == DAY_NONE ? "" : ", ",
		l->due == DAY_NONE ? "" : date_long(p->arena, l->due));
}

static void show_closing(struct plain *p, const struct closing *closing)
{
	cli_print(p->c, _("\n%u of %u questions answered, %u unchanged\n"), closing->answered, closing->asked,
		closing->unchanged);
	if (closing->too_same)
		cli_print(p->c, _("%u of %u unchanged: is that right?\n"), closing->unchanged, closing->answered);
	for (size_t i = 0; i < closing->ngaps; i++) {
		const struct question *q = &p->t->script->questions[closing->gap[i].question];
		bool all = q->about == LEVEL_EMPLOYER || p->t->nsubjects == 1;
		cli_wrap(p->c, 4, "  ? ", arena_printf(p->arena, "%s%s%s",
			all ? "" : p->t->subject[closing->gap[i].subject].name, all ? "" : ": ", q->text));
	}
	for (size_t i = 0; i < p->t->nlines; i++)
		if (p->t->line[i].kind == LINE_AGREEMENT)
			cli_wrap(p->c, 4, "  * ", agreement_text(p, &p->t->line[i]));
	for (size_t i = 0; i < closing->nfresh; i++)
		cli_wrap(p->c, 4, "  + ", closing->fresh[i].title);
}

/* Of what was suggested when it began. */
static void show_taken_away(struct plain *p)
{
	const char **title;
	size_t n;

	if (talk_took_away(p->t, p->arena, &title, &n) < 0 || n == 0)
		return;
	cli_print(p->c, "%s\n", _("suggestions that this answered:"));
	for (size_t i = 0; i < n; i++)
		cli_wrap(p->c, 4, "  + ", title[i]);
}

static void finish(struct plain *p)
{
	struct finishing f = { .minutes = -1, .next_contact = DAY_NONE };
	struct closing closing;

	if (talk_closing(p->t, p->arena, &closing) < 0) {
		say_failed(p);
		return;
	}
	show_closing(p, &closing);
	/* The first letter of the word for yes. */
	const char *line = read_line(p, _("Finish this conversation? [y/N] ")), *yes = _("y");
	if (line == NULL || text_fold(p->arena, line)[0] != *yes) {
		show_question(p);
		return;
	}
	/* What was said about it in the talk needs no second asking. */
	f.next_contact = closing.next_contact;
	if (f.next_contact == DAY_NONE &&
		!read_due(p, _("Next contact (empty: not planned): "), &f.next_contact))
		return;
	if (talk_finish(p->t, &f, NULL) < 0) {
		say_failed(p);
		return;
	}
	show_taken_away(p);
	cli_print(p->c, _("finished; the summary: anker interview summary %s\n"), id_show(p->t->record->id, p->arena));
	p->left = true;
}

/* ---- commands ---- */

static void help(struct plain *p);

static const struct key {
	char key;
	const char *help; /* msgid */
	void (*run)(struct plain *p);
} keys[] = {
	{ '=', N_("unchanged since last time"), say_unchanged }, { 'n', N_("doesn't know"), say_unknown },
	{ 'x', N_("won't say"), say_refused }, { '-', N_("does not apply"), say_no_matter },
	{ 'o', N_("a remark at this question"), remark }, { '\'', N_("a loose note"), note },
	{ 'a', N_("an agreement: what, who, when"), agree }, { '>', N_("the next question"), next_question },
	{ '<', N_("the question before"), previous_question }, { ']', N_("the next employee"), next_subject },
	{ 'g', N_("to a topic"), choose_topic }, { 'w', N_("why this question"), why_asked },
	{ 'v', N_("suggestions"), suggestions }, { 'u', N_("take the last back"), take_back },
	{ 'f', N_("finish the conversation"), finish }, { 'p', N_("pause: go on later"), leave },
	{ '?', N_("this help"), help },
};

static void help(struct plain *p)
{
	cli_print(p->c, "%s\n", _("A number, words or a date answers; a letter alone is a command:"));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		cli_print(p->c, "  %c  %s\n", keys[i].key, _(keys[i].help));
}

static void obey(struct plain *p, const char *line)
{
	if (*line == '\0') {
		show_question(p);
		return;
	}
	for (size_t i = 0; i < sizeof keys / sizeof *keys && line[1] == '\0'; i++)
		if (keys[i].key == line[0]) {
			keys[i].run(p);
			return;
		}
	answer(p, SAID_ANSWERED, line);
}

static int hold(struct cli *c, int64_t id)
{
	struct plain p = { .c = c, .arena = arena_new() };
	struct typed at;
	const char *line;
	int rc = talk_open(&p.t, c->app, id, false);

	if (rc == 0 && p.t->finished)
		rc = err_set(ERR_READONLY, _("this conversation is finished; it can only be read"));
	if (rc == 0)
		rc = talk_typed(p.t, p.arena, &at, NULL);
	if (rc == 0) {
		cli_print(c, _("%s · %s. ? is help, p pauses, f finishes.\n"), p.t->script->title,
			p.t->employer_name);
		p.subject = at.subject;
		go(&p, at.question < p.t->script->nquestions ? (long)at.question : -1);
	}
	while (rc == 0 && !p.left && !cli_gone(c)) {
		arena_reset(p.arena);
		if ((line = read_line(&p, "> ")) == NULL)
			leave(&p);
		else
			obey(&p, line);
	}
	talk_close(&p.t);
	free(p.line);
	arena_free(&p.arena);
	return cli_done(rc);
}

/* A talk that is under way, or a new one. */
int cli_interview_talk(struct cli *c)
{
	const char *list = c->args.value[OPT_QUESTIONS];
	int64_t placement, employer, id;
	struct preparation prepared;
	int rc;

	if (!c->args.given[OPT_PLAIN])
		return cli_wrong(_("on the screens a conversation begins with i on a placement or an employer; "
				   "for simple prompts add --plain"));
	if (strncmp(c->word[1], "interview/", 10) == 0)
		return (rc = cli_interview(c, c->word[1], &id)) != CLI_GOOD ? rc : hold(c, id);
	if ((rc = cli_whom(c, c->word[1], &placement, &employer)) != CLI_GOOD)
		return rc;
	int done = interview_prepare(c->app, employer, placement, c->arena, &prepared);
	if (done == 0 && prepared.unfinished != NULL && list == NULL)
		return hold(c, prepared.unfinished->id);
	if (done == 0) {
		struct script_extra *extra = arena_alloc(c->arena, (prepared.nask + 1) * sizeof *extra);
		struct interview_plan plan = { .script = list != NULL ? list : prepared.script,
			.employer = prepared.employer, .placement = placement, .extra = extra };
		const char *party = cli_party(c, plan.script);
		for (size_t i = 0; i < prepared.nask; i++)
			if (ask_first_fits(&prepared.ask[i], party))
				extra[plan.nextra++] = (struct script_extra){ prepared.ask[i].fact,
					prepared.ask[i].placement };
		done = interview_begin(c->app, &plan, &id);
	}
	return done < 0 ? cli_done(done) : hold(c, id);
}
