/* The read log, as screens keep it: a line stands there before a screen shows anything of a file.
 *
 * Asked when a screen is opened, with its argument, which says whose file it is about. A screen that is
 * not in these tables is noted as one that shows many, by its name. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "anker/arena.h"
#include "anker/colleague.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/carve.h"
#include "screens/colleague.h"
#include "screens/counts.h"
#include "screens/course.h"
#include "screens/erase.h"
#include "screens/fit.h"
#include "screens/instruments.h"
#include "screens/lock.h"
#include "screens/pattern.h"
#include "screens/person.h"
#include "screens/quality.h"
#include "screens/records.h"
#include "screens/research.h"
#include "screens/reports.h"
#include "screens/rules.h"
#include "screens/shown.h"
#include "screens/support.h"
#include "screens/weigh.h"

/* The record that was asked about last, for the mark of its screen. */
static enum entity_id asked;
static int64_t asked_id;
/* The moment at which the first opened file on a screen closes; "": none is on one. */
static char closes[MOMENT_SIZE];
static bool closed; /* since shown_notice was asked */

int shown_record(struct app *app, enum entity_id e, int64_t id)
{
	asked = e;
	asked_id = id;
	return app_read(app, e, id, "screen");
}

int shown_subject(struct app *app, struct subject about)
{
	return about.placement ? shown_record(app, E_PLACEMENT, about.placement) :
		shown_record(app, E_ORGANISATION, about.employer);
}

/* ---- what arguments say ---- */

static int of_subject(struct app *app, enum entity_id e, const void *arg)
{
	(void)e;
	return shown_subject(app, *(const struct subject *)arg);
}

/* An id, or a struct that begins with one. */
static int of_id(struct app *app, enum entity_id e, const void *arg)
{
	return shown_record(app, e, *(const int64_t *)arg);
}

static int of_record(struct app *app, enum entity_id e, const void *arg)
{
	const struct record_arg *r = arg;

	(void)e;
	return shown_record(app, r->entity, r->id);
}

static int of_history(struct app *app, enum entity_id e, const void *arg)
{
	const struct history_arg *h = arg;

	(void)e;
	return shown_record(app, h->entity, h->id);
}

static int of_why(struct app *app, enum entity_id e, const void *arg)
{
	(void)e;
	return shown_subject(app, ((const struct why_arg *)arg)->subject);
}

static int of_guide(struct app *app, enum entity_id e, const void *arg)
{
	(void)e;
	return shown_subject(app, ((const struct guide_arg *)arg)->subject);
}

static int of_instruments(struct app *app, enum entity_id e, const void *arg)
{
	const struct instrument_whom *whom = arg;

	(void)e;
	if (whom->bottleneck)
		return shown_record(app, E_BOTTLENECK, whom->bottleneck);
	return shown_subject(app, whom->subject);
}

static int of_instrument(struct app *app, enum entity_id e, const void *arg)
{
	return of_instruments(app, e, &((const struct instrument_arg *)arg)->whom);
}

static int of_weighing(struct app *app, enum entity_id e, const void *arg)
{
	const struct weigh_arg *w = arg;

	(void)e;
	if (!w->sg)
		return shown_record(app, E_DECISION, w->decision);
	return shown_subject(app, (struct subject){ w->sg->placement, w->sg->employer });
}

static int of_merge(struct app *app, enum entity_id e, const void *arg)
{
	const struct merge_arg *m = arg;
	int rc = shown_record(app, m->entity, m->one);

	(void)e;
	return rc < 0 ? rc : shown_record(app, m->entity, m->other);
}

/* Of a region, a programme or one's own year: of nobody's file. */
static int of_report(struct app *app, enum entity_id e, const void *arg)
{
	const struct report_arg *r = arg;
	static const enum entity_id about[REPORT_KINDS] = { [REPORT_EMPLOYER] = E_ORGANISATION,
		[REPORT_PATTERN] = E_ORGANISATION, [REPORT_CASE] = E_PLACEMENT };

	if (r->kept)
		return shown_record(app, E_REPORT, r->kept);
	e = r->ask.of_decision ? E_DECISION : about[r->ask.kind];
	return e ? shown_record(app, e, r->ask.subject) : 0;
}

static int of_nobody(struct app *app, enum entity_id e, const void *arg)
{
	(void)app;
	(void)e;
	(void)arg;
	return 0;
}

static const struct {
	const struct screen_ops *ops;
	int (*whose)(struct app *app, enum entity_id e, const void *arg);
	enum entity_id entity;
} shows[] = {
	{ &placement_screen, of_subject, E_NONE },
	{ &employer_screen, of_subject, E_NONE },
	{ &subject_timeline_screen, of_subject, E_NONE },
	{ &suggestions_screen, of_subject, E_NONE },
	{ &why_not_screen, of_subject, E_NONE },
	{ &what_if_screen, of_subject, E_NONE },
	{ &prepare_screen, of_subject, E_NONE },
	{ &talks_screen, of_subject, E_NONE },
	{ &fit_screen, of_subject, E_NONE },
	{ &schemes_screen, of_subject, E_NONE },
	{ &file_screen, of_subject, E_NONE },
	{ &why_screen, of_why, E_NONE },
	{ &guide_screen, of_guide, E_NONE },
	{ &record_screen, of_record, E_NONE },
	{ &history_screen, of_history, E_NONE },
	{ &merge_screen, of_merge, E_NONE },
	{ &weigh_short_screen, of_weighing, E_NONE },
	{ &weigh_slow_screen, of_weighing, E_NONE },
	{ &instruments_screen, of_instruments, E_NONE },
	{ &instrument_screen, of_instrument, E_NONE },
	{ &basis_screen, of_id, E_DECISION },
	{ &talk_screen, of_id, E_INTERVIEW },
	{ &finish_screen, of_id, E_INTERVIEW },
	{ &talk_read_screen, of_id, E_INTERVIEW },
	{ &summary_screen, of_id, E_INTERVIEW },
	{ &carve_screen, of_id, E_ORGANISATION },
	{ &pattern_screen, of_id, E_ORGANISATION },
	{ &pattern_theme_screen, of_id, E_ORGANISATION },
	{ &report_screen, of_report, E_NONE },
	{ &job_screen, of_id, E_JOB },
	{ &candidates_screen, of_id, E_JOB },
	{ &carve_fit_screen, of_id, E_PLACEMENT },
	{ &routes_screen, of_id, E_PLACEMENT },
	{ &versions_screen, of_id, E_PLACEMENT },
	{ &scores_screen, of_id, E_PLACEMENT },
	{ &scheme_screen, of_id, E_PLACEMENT },
	{ &milestones_screen, of_id, E_ABSENCE },
	/* Nothing of anyone's file; what a form or a text is about was noted by who opens it. */
	{ &guides_screen, of_nobody, E_NONE },
	{ &rules_screen, of_nobody, E_NONE },
	{ &rule_screen, of_nobody, E_NONE },
	{ &rule_editor_screen, of_nobody, E_NONE },
	{ &rule_errors_screen, of_nobody, E_NONE },
	{ &rule_facts_screen, of_nobody, E_NONE },
	{ &parameters_screen, of_nobody, E_NONE },
	{ &weigh_factors_screen, of_nobody, E_NONE },
	{ &peer_blind_screen, of_nobody, E_NONE },
	{ &recovery_screen, of_nobody, E_NONE },
	{ &colleague_screen, of_nobody, E_NONE },
	{ &stand_ins_screen, of_nobody, E_NONE },
	{ &read_log_screen, of_nobody, E_NONE },
	{ &erase_screen, of_nobody, E_NONE },
	{ &retention_screen, of_nobody, E_NONE },
	{ &research_screen, of_nobody, E_NONE },
	{ &requests_screen, of_nobody, E_NONE },
	{ &import_screen, of_nobody, E_NONE },
	{ &form_screen, of_nobody, E_NONE },
};

/* Lists of one's own: so many as the title bar counts. */
static int note_many(struct screen *s, const char *how)
{
	struct arena *a = arena_new();
	const int64_t n = counts_now()->placements;
	int rc = app_read_many(app_of(s), E_NONE, n > 0 ? n : 1, arena_printf(a, "%s %s", how, s->ops->name));

	arena_free(&a);
	return rc;
}

static int show_many(struct screen *s)
{
	return note_many(s, "screen");
}

int shown_export(struct screen *s)
{
	return note_many(s, "export");
}

/* ---- files that are open for a while ---- */

static const char *in_local_time(const char *utc, struct arena *a)
{
	struct tm at;

	return moment_local(utc, &at) ? arena_printf(a, "%02d:%02d", at.tm_hour, at.tm_min) : utc;
}

static int mark(struct screen *s)
{
	struct arena *a = arena_new();
	const char *until;
	int rc = app_opened_until(app_of(s), asked, asked_id, a, &until);

	if (rc == 0 && until) {
		snprintf(s->mark, sizeof s->mark, _("opened until %s"), in_local_time(until, a));
		if (!*closes || strcmp(until, closes) < 0)
			snprintf(closes, sizeof closes, "%s", until);
	}
	arena_free(&a);
	return rc;
}

bool shown_closed(struct app *app)
{
	char now[MOMENT_SIZE];

	(void)app;
	if (!*closes || strcmp(moment_now(now), closes) < 0)
		return false;
	*closes = '\0';
	return closed = true;
}

const char *shown_notice(void)
{
	bool tell = closed;

	closed = false;
	return tell ? _("The time is over for which this file was open: it is closed") : NULL;
}

/* ---- opening ---- */

int shown(struct screen *s, const void *arg)
{
	int rc;

	if (!app_of(s)->shared && !store_withholds(app_of(s)->store))
		return 0;
	asked = E_NONE;
	asked_id = 0;
	for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
		if (shows[i].ops == s->ops) {
			if (!arg)
				return shows[i].whose == of_nobody ? 0 : show_many(s);
			rc = shows[i].whose(app_of(s), shows[i].entity, arg);
			return rc < 0 ? rc : mark(s);
		}
	return show_many(s);
}
