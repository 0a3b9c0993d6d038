/* The list of talks: under way, paused and finished, the latest first. */
#include "screens/talks.h"

#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/places.h"

enum { NEED_UNFINISHED = NEED_OWN, NEED_DONE = NEED_OWN << 1 };

struct one {
	int64_t id, employer, placement;
	const char *employer_name, *with, *list, *state, *when; /* state: code */
	bool finished;
	int answered; /* of one that is not finished; -1: not known */
};

struct state {
	struct subject subject;
	bool everyone;
	struct list list;
	struct one *one; /* in s->arena, as its strings */
	size_t n;
	const char *who; /* of the subject; NULL: all */
};

enum { C_WHEN, C_EMPLOYER, C_WITH, C_LIST, C_STATE };
static const struct list_column columns[] = {
	[C_WHEN] = { N_("Begun"), 8, 8, 0, ALIGN_LEFT },
	[C_EMPLOYER] = { N_("Employer"), 16, 0, 0, ALIGN_LEFT },
	[C_WITH] = { N_("With"), 8, 11, 2, ALIGN_LEFT },
	[C_LIST] = { N_("Question list"), 14, 14, 1, ALIGN_LEFT },
	[C_STATE] = { N_("State"), 11, 14, 0, ALIGN_LEFT },
};

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct state *st = s->state;

	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct one *t = &st->one[offset + i];
		const char *state = code_label(E_INTERVIEW, "state", t->state);

		rows[i].id = t->id;
		rows[i].cells[C_WHEN] = t->when;
		rows[i].cells[C_EMPLOYER] = t->employer_name;
		rows[i].cells[C_WITH] = t->with;
		rows[i].cells[C_LIST] = t->list;
		rows[i].cells[C_STATE] = t->answered > 0 ? arena_printf(a, _("%d answered"), t->answered) : state;
		rows[i].styles[C_WHEN] = ST_DIM;
		rows[i].styles[C_STATE] = (unsigned short)(t->finished ? ST_DIM : ST_NOW);
	}
	return 0;
}

/* ---- opening and loading ---- */

static int open_talks(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	if (arg)
		st->subject = *(const struct subject *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->list.empty = N_("No conversations here yet. On a placement or employer, i prepares one.");
	return 0;
}

static const char *list_title(const struct script_name *names, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i].id, id) == 0)
			return names[i].title;
	return id; /* one that is gone */
}

static void fill_one(struct screen *s, const struct record *r, const struct script_name *names, size_t nnames,
	const struct unfinished *left, size_t nleft, struct one *out)
{
	struct app *app = app_of(s);
	struct arena *a = s->arena;
	const char *state = record_get(r, "state"), *begun = record_get(r, "begun");
	day when = record_day(r, "date");

	*out = (struct one){ .id = r->id, .employer = record_ref(r, "employer"),
		.placement = record_ref(r, "placement"), .state = state, .answered = -1 };
	out->finished = strcmp(state, "finished") == 0 || strcmp(state, "cancelled") == 0;
	out->employer_name = store_title(app->store, E_ORGANISATION, out->employer, a);
	out->with = record_ref(r, "person") ? store_title(app->store, E_PERSON, record_ref(r, "person"), a)
				     : code_label(E_INTERVIEW, "party", record_get(r, "party"));
	out->list = list_title(names, nnames, record_get(r, "script"));
	if (when != DAY_NONE)
		out->when = begun && when == app->today ? moment_show(a, begun, app->today)
							: compact_day(a, when, app->today);
	for (size_t i = 0; i < nleft; i++)
		if (left[i].id == r->id)
			out->answered = left[i].answered;
}

static bool shown(const struct one *t, const char *needle, struct arena *a)
{
	return !*needle || text_matches(arena_printf(a, "%s %s %s %s %s", t->employer_name, t->with, t->list,
						code_label(E_INTERVIEW, "state", t->state), t->when),
				   needle);
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	char id[24];
	struct condition where[2];
	struct query q = { .entity = E_INTERVIEW, .where = where };
	const char *needle = text_fold(s->arena, list_filter(&st->list));
	struct script_name *names = NULL;
	struct unfinished *left;
	struct record **found;
	size_t n, nleft, nnames = 0;
	int rc = 0;

	st->n = 0;
	st->who = NULL;
	list_set_count(&st->list, 0);
	if (st->subject.employer) {
		snprintf(id, sizeof id, "%lld", (long long)st->subject.employer);
		where[q.nwhere++] = (struct condition){ "employer", IS, id };
		st->who = store_title(app->store, E_ORGANISATION, st->subject.employer, s->arena);
	} else if (app->expert && !st->everyone) {
		snprintf(id, sizeof id, "%lld", (long long)app->expert);
		where[q.nwhere++] = (struct condition){ "expert", IS, id };
	}
	if (interview_scripts(app, s->arena, &names, &nnames) < 0)
		nnames = 0; /* the ids of the lists say enough */
	if ((rc = store_find(app->store, &q, s->arena, &found, &n)) < 0 ||
		(rc = store_unfinished(app->store, NULL, s->arena, &left, &nleft)) < 0)
		return rc;
	st->one = arena_alloc(s->arena, (n + 1) * sizeof *st->one);
	for (size_t i = 0; i < n; i++) {
		fill_one(s, found[i], names, nnames, left, nleft, &st->one[st->n]);
		st->n += shown(&st->one[st->n], needle, s->arena);
	}
	list_set_count(&st->list, st->n);
	return 0;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	const char *typed = list_filter(&st->list);

	*left = arena_printf(a, "%s · %s", _("Conversations"), st->who ? st->who :
		st->everyone || !((struct app *)s->app)->expert	   ? _("everyone") : _("my caseload"));
	if (*typed)
		*left = arena_printf(a, _("%s · filter \"%s\""), *left, typed);
	*right = arena_printf(a, "%zu", st->n);
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

/* ---- actions ---- */

static const struct one *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.sel < st->n ? &st->one[st->list.sel] : NULL;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct one *t = selected(s);

	if (bit == NEED_UNFINISHED && (!t || t->finished))
		return _("This conversation is over.");
	if (bit == NEED_DONE && (!t || !t->finished))
		return _("First finish this conversation.");
	return NULL;
}

unsigned talks_enter(struct screen *s, int64_t interview)
{
	struct arena *a = arena_new();
	struct record *r;
	const char *state;
	unsigned react;

	if (store_get(app_of(s)->store, E_INTERVIEW, interview, a, &r) < 0) {
		react = ui_failed(s);
	} else {
		state = record_get(r, "state");
		react = ui_push(s, app_of(s)->readonly || strcmp(state, "finished") == 0 ||
					   strcmp(state, "cancelled") == 0
				? &talk_read_screen : &talk_screen, &interview);
	}
	arena_free(&a);
	return react;
}

unsigned talks_answer(struct screen *s, int64_t answer)
{
	struct arena *a = arena_new();
	struct record *r;
	unsigned react;

	if (store_get(app_of(s)->store, E_ANSWER, answer, a, &r) < 0)
		react = ui_failed(s);
	else
		react = ui_push(s, &talk_read_screen, &(int64_t){ record_ref(r, "interview") });
	arena_free(&a);
	return react;
}

static unsigned enter(struct screen *s)
{
	return talks_enter(s, selected(s)->id);
}

static unsigned read_it(struct screen *s)
{
	return ui_push(s, &talk_read_screen, &selected(s)->id);
}

static unsigned finish(struct screen *s)
{
	return ui_push(s, &finish_screen, &selected(s)->id);
}

static unsigned summary(struct screen *s)
{
	return ui_push(s, &summary_screen, &(struct summary_arg){ selected(s)->id, FOR_EMPLOYER, 0 });
}

/* Begun by mistake: what it wrote to records stays, and is told so. */
static unsigned cancel(struct screen *s)
{
	struct talk *t;
	int rc;

	if (!ui_confirm(s, _("Cancel the conversation with %s? What was answered stays in the records"),
		    selected(s)->employer_name))
		return UI_PAINT;
	if ((rc = talk_open(&t, app_of(s), selected(s)->id, false)) == 0) {
		rc = talk_cancel(t);
		talk_close(&t);
	}
	return written(s, rc, _("Conversation cancelled"));
}

static unsigned prepare(struct screen *s)
{
	const struct one *t = selected(s);

	return talks_prepare(s, (struct subject){ 0, t->employer });
}

static unsigned employer(struct screen *s)
{
	const struct subject to = { 0, selected(s)->employer };

	return ui_push(s, &employer_screen, &to);
}

static unsigned everyone(struct screen *s)
{
	struct state *st = s->state;

	st->everyone = !st->everyone;
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "talks-open", "<Enter>", N_("open"),
		N_("Go on with the conversation, or read one that is finished"), NEED_ROW, enter },
	{ "talks-finish", "f", N_("finish"), N_("Finish the conversation: gaps, agreements, contacts"),
		NEED_ROW | NEED_WRITABLE | NEED_UNFINISHED | HINT_WHERE, finish },
	{ "talks-summary", "s", N_("page"), N_("The page for the employer or the employee"),
		NEED_ROW | NEED_DONE | HINT_WHERE, summary },
	{ "talks-read", "a", N_("answers"), N_("Read the answers, remarks and notes"), NEED_ROW, read_it },
	{ "talks-cancel", "x", N_("cancel"), N_("Cancel a conversation that was begun by mistake"),
		NEED_ROW | NEED_WRITABLE | NEED_UNFINISHED | HINT_WHERE, cancel },
	{ "talks-prepare", "i", N_("new"), N_("Prepare another conversation with this employer"), NEED_ROW,
		prepare },
	{ "talks-employer", "e", NULL, N_("Open the employer"), NEED_ROW, employer },
	{ "talks-everyone", "m", N_("mine/all"), N_("My conversations or everyone's"), 0, everyone },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops talks_screen = {
	.name = "talks",
	.title = N_("Conversations"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_talks,
	.load = load,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};

unsigned talks_open(struct screen *s)
{
	return ui_push(s, &talks_screen, NULL);
}

unsigned talks_about(struct screen *s, struct subject about)
{
	return ui_push(s, &talks_screen, &about);
}
