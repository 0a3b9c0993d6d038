/* The interface as a whole: main screens, title bar, undo, what happens at the
 * start, and the list of all screens. */
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "core/loop.h"
#include "screens/carve.h"
#include "screens/colleague.h"
#include "screens/counts.h"
#include "screens/quality.h"
#include "screens/fit.h"
#include "screens/course.h"
#include "screens/duty.h"
#include "screens/erase.h"
#include "screens/field.h"
#include "screens/finding.h"
#include "screens/instruments.h"
#include "screens/lasting.h"
#include "screens/lock.h"
#include "screens/matrix.h"
#include "screens/news.h"
#include "screens/page.h"
#include "screens/pattern.h"
#include "screens/person.h"
#include "screens/programme.h"
#include "screens/record_form.h"
#include "screens/records.h"
#include "screens/reports.h"
#include "screens/rules.h"
#include "screens/shown.h"
#include "screens/support.h"
#include "screens/talk.h"
#include "screens/talks.h"
#include "screens/research.h"
#include "screens/waves.h"
#include "screens/weigh.h"

static const struct ui_tab tabs[] = {
	{ N_("Today"), &today_screen, NULL },
	{ N_("Placements"), &placements_screen, NULL },
	{ N_("Employers"), &employers_screen, NULL },
	{ N_("Timeline"), &timeline_screen, NULL },
	{ N_("Guides"), &guides_screen, NULL },
	{ N_("Search"), &search_screen, NULL },
	{ N_("Rules"), &rules_screen, NULL },
};
enum { TABS = sizeof tabs / sizeof *tabs };

const struct screen_ops *const screens_all[] = {
	&today_screen,
	&placements_screen,
	&employers_screen,
	&timeline_screen,
	&guides_screen,
	&search_screen,
	&rules_screen,
	&placement_screen,
	&employer_screen,
	&subject_timeline_screen,
	&guide_screen,
	&why_screen,
	&suggestions_screen,
	&why_not_screen,
	&what_if_screen,
	&basis_screen,
	&rule_screen,
	&rule_preview_screen,
	&rule_editor_screen,
	&rule_errors_screen,
	&rule_facts_screen,
	&parameters_screen,
	&weigh_short_screen,
	&weigh_slow_screen,
	&weigh_later_screen,
	&weigh_factors_screen,
	&peer_cases_screen,
	&peer_blind_screen,
	&history_screen,
	&gaps_screen,
	&twins_screen,
	&merge_screen,
	&record_screen,
	&file_screen,
	&find_screen,
	&worklists_screen,
	&fit_screen,
	&routes_screen,
	&versions_screen,
	&carve_screen,
	&job_screen,
	&candidates_screen,
	&carve_fit_screen,
	&page_screen,
	&instruments_screen,
	&instrument_screen,
	&scores_screen,
	&schemes_screen,
	&scheme_screen,
	&milestones_screen,
	&research_screen,
	&waves_screen,
	&hours_screen,
	&meetings_screen,
	&meeting_screen,
	&import_screen,
	&takeouts_screen,
	&takeout_screen,
	&takeout_new_screen,
	&takeout_choose_screen,
	&bring_screen,
	&shelf_screen,
	&choice_screen,
	&prepare_screen,
	&talk_screen,
	&talks_screen,
	&talk_read_screen,
	&finish_screen,
	&summary_screen,
	&pattern_screen,
	&pattern_theme_screen,
	&matrix_screen,
	&findings_screen,
	&report_screen,
	&reports_screen,
	&lasting_screen,
	&colleague_screen,
	&stand_ins_screen,
	&read_log_screen,
	&erase_screen,
	&retention_screen,
	&requests_screen,
	&duty_screen,
	&users_screen,
	&connections_screen,
	&team_screen,
	&programme_screen,
	&recruitment_screen,
	&inclusion_screen,
	&intake_screen,
	&recovery_screen,
	&form_screen,
	NULL,
};

/* ---- around the screens ---- */

static const char *capped(struct arena *a, int64_t n)
{
	return arena_printf(a, "%lld%s", (long long)n, n < COUNTS_CAP ? "" : "+");
}

static const char *status(void *app, struct arena *a)
{
	const struct counts *c = counts_now();

	if (((struct app *)app)->shared && !app_may(app, RIGHT_FILES))
		return ((struct app *)app)->roles;
	return arena_printf(a, "%s · %s",
		arena_printf(a, ngettext("%s employer", "%s employers", (unsigned long)c->employers),
			capped(a, c->employers)),
		arena_printf(a, ngettext("%s placement", "%s placements", (unsigned long)c->placements),
			capped(a, c->placements)));
}

/* Behind "Today": what asks for attention now. All that is ever suggested would
 * be a number nobody gets down. */
static long count_of_tab(void *app, size_t tab)
{
	return tab == 0 && app_may(app, RIGHT_FILES) ? counts_now()->pressing : -1;
}

static int opens(struct screen *s, const void *arg)
{
	int rc = duty_allow(app_of(s), s->ops);

	return rc ? rc : shown(s, arg);
}

static bool offers(const void *app, const struct ui_action *action)
{
	return duty_offers(app, action->name);
}

static const char *ended(void *app)
{
	return store_asked_to_end(((struct app *)app)->store)
		? _("the administrator ended this connection; what was typed is kept") : NULL;
}

/* Idle: another day; numbers that are new; else what came into view and lapsed is noted. That it
 * fails (someone else is writing) does no harm: it is done when next weighed. */
static bool changed(void *app)
{
	if (app_turn_day(app)) {
		counts_forget(); /* after what is on screen, as when somebody wrote */
		return true;
	}
	if (counts_refresh(app) || shown_closed(app))
		return true;
	if (!((struct app *)app)->readonly && counts_weighed())
		app_reconcile(app, NULL);
	return false;
}

/* What colleagues changed; of rule files once for each time that they change. */
static const char *notice(void *app)
{
	static bool told;
	bool stale = app_rules_stale(app), tell = stale && !told;
	const char *over = shown_notice();

	told = stale;
	if (over)
		return over;
	return tell ? _("Rule files were changed: the command :rules-reload reads them again") : news_look(app);
}

static unsigned take_back(struct screen *s, bool redo)
{
	struct arena *a = arena_new();
	char *label = NULL;
	unsigned r = UI_LOAD;
	struct talk *t = s->ops == &talk_screen && !redo ? talk_view(s)->t : NULL;
	int rc = t ? talk_undo(t, a, &label) : app_undo(app_of(s), redo, a, &label);

	if (rc < 0) {
		r = ui_failed(s);
	} else {
		counts_forget();
		if (redo)
			ui_toast(s, _("Done again: %s"), label);
		else
			ui_toast(s, _("Undone: %s"), label);
	}
	arena_free(&a);
	return r;
}

unsigned undo_last(struct screen *s)
{
	return take_back(s, false);
}

static unsigned redo(struct screen *s)
{
	return take_back(s, true);
}

static const char *readonly(void *app)
{
	return ((struct app *)app)->readonly ? _("This file was opened for reading only.") : NULL;
}

/* ---- the start ---- */

static void tell_faults(struct screen *s)
{
	const struct ruleset *rs = app_of(s)->rules;
	size_t n = rules_broken_count(rs), faults = rules_error_count(rs);
	const struct rules_error *e = faults ? rules_error(rs, 0) : NULL;
	const char *name;

	if (!e)
		return;
	name = strrchr(e->file, '/');
	if (n == 0) {
		ui_error(s, _("fault in the rules ('anker rules check'): %s:%d: %s"), name ? name + 1 : e->file,
			e->line, e->message);
		return;
	}
	ui_error(s,
		ngettext("%zu rule is off ('anker rules check'): %s:%d: %s",
			"%zu rules are off ('anker rules check'): %s:%d: %s", n),
		n, name ? name + 1 : e->file, e->line, e->message);
}

/* Nothing on any screen may hold on to the rules of before. */
static unsigned reload_rules(struct screen *s)
{
	struct app *app = app_of(s);

	if (app_rules_reload(app) < 0)
		return ui_failed(s);
	ui_load_all(s);
	if (rules_error_count(app->rules))
		tell_faults(s);
	else
		ui_toast(s, _("%zu rules were read again, without faults"), rules_count(app->rules));
	return UI_PAINT;
}

static const struct ui_action globals[] = {
	{ "weigh-later", "", NULL, N_("Complete what was dismissed without saying why"), 0, weigh_later },
	{ "instruments", "", NULL, N_("Instruments: what there is to use, how to apply and how to explain it"), 0,
		instruments_open },
	{ "matrix", "", NULL, N_("Placements counted by course and phase; a cell opens its list"), 0,
		matrix_open },
	{ "lasting", "", NULL, N_("How long placements last: a curve for each factor, with its numbers"), 0,
		lasting_open },
	{ "reports", "", NULL, N_("Reports: those that were kept, and making a new one"), 0, reports_open },
	{ "findings", "", NULL, N_("Findings: what was noted for reports, by section"), 0, findings_open },
	{ "calendar", "", NULL, N_("Calendar: write what is to come to a file for a calendar program"), 0,
		calendar_write },
	{ "talks", "", NULL, N_("Conversations: under way, paused and finished"), 0, talks_open },
	{ "lists", "", NULL, N_("My lists, and a list of every kind of record, with conditions"), 0, worklists_open },
	{ "gaps", "", NULL, N_("What is missing in placements, worth most first"), 0, gaps_open },
	{ "duplicates", "", NULL, N_("Employers and people that may stand twice"), 0, twins_open },
	{ "absences", "", NULL, N_("Absences that go on, with their steps"), 0, support_absences },
	{ "programme", "", NULL, N_("Programme: what each region aims at, and how far it is"), 0,
		programme_open },
	{ "recruitment", "", NULL, N_("Recruitment: who was asked to take part in a programme"), 0,
		recruitment_open },
	{ "intake", "", NULL, N_("Intermediaries of a programme, and the three questions to them"), 0,
		intake_open },
	{ "waves", "", NULL, N_("Waves of a programme: what is due with whom, and how far each is"), 0,
		waves_open },
	{ "hours", "", NULL, N_("Hours that a programme costs everyone, beside what was agreed"), 0,
		hours_open },
	{ "meetings", "", NULL, N_("Meetings of a programme, and who came"), 0, meetings_open },
	{ "peer-review", "", NULL, N_("The cases marked for peer review"), 0, peer_review },
	{ "takeouts", "", NULL, N_("Taken along: what is out on which laptop; taking out and bringing home"), 0,
		takeouts_open },
	{ "shelf", "", NULL, N_("The shelf: what came home and waits for a choice"), 0, shelf_open },
	{ "colleague", "", NULL, N_("A colleague's file: whose it is; open it for a while with a reason"), 0,
		colleague_open },
	{ "hand-over", "", NULL, N_("Hand over your caseload, or the placement on screen, to a colleague"), NEED_WRITABLE,
		hand_over },
	{ "stand-in", "", NULL, N_("Who stands in for whom: name a colleague, or end it"), 0, stand_ins_open },
	{ "read-log", "", NULL, N_("Who opened this file, when and why"), 0, read_log_open },
	{ "person", "", NULL, N_("Everything about one employee, as a page for that employee"), 0, person_open },
	{ "erase", "", NULL, N_("Erase the file of a person for good: what would go, then the name"), 0, erase_open },
	{ "retention", "", NULL, N_("Files whose time has come: keep one longer, or erase it"), 0, retention_open },
	{ "requests", "", NULL, N_("Requests by law that wait for an answer"), 0, requests_open },
	{ "research", "", NULL, N_("Research: data about a programme under pseudonyms, and how small its"
		" groups are"), 0,
		research_open },
	{ "team", "", NULL, N_("Caseloads of the team in numbers: handing over, standing in"), 0, team_open },
	{ "users", "", NULL, N_("Accounts of this shared caseload and their roles"), 0, users_open },
	{ "connections", "", NULL, N_("Who has this shared caseload open now"), 0, connections_open },
	{ "sources", "", NULL, N_("The publications that anker rests on, with their licences"), 0, sources_open },
	{ "factors", "", NULL, N_("What can weigh: change, add or retire factors"), 0, weigh_factor_list },
	{ "passphrase", "", NULL, N_("Another passphrase for this sealed caseload"), 0, lock_change },
	{ "rules-reload", "", NULL, N_("Read the rule files again, and say what is wrong in them"), 0,
		reload_rules },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

static unsigned started(struct screen *root)
{
	if (counts_release())
		ui_load_all(root);
	tell_faults(root);
	if (app_of(root)->warning)
		ui_error(root, "%s", app_of(root)->warning);
	return readonly(app_of(root)) ? UI_PAINT : drafts_offer(root);
}

int screens_run(struct app *app, const struct screens_options *o)
{
	struct ui_tab own[TABS];
	size_t n;

	duty_tabs(app, tabs, TABS, own, &n);
	struct ui_config config = {
		.app = app,
		.program = "anker",
		.today = &app->today,
		.tabs = own,
		.tab_count = n,
		.status = status,
		.tab_count_of = count_of_tab,
		.opens = opens,
		.ended = ended,
		.changed = changed,
		.notice = notice,
		.globals = globals,
		.offers = offers,
		.undo = undo_last,
		.redo = redo,
		.readonly = readonly,
		.started = started,
		.lock = lock_of(app),
		.restricted = place_restricted(),
		.ascii = o->ascii,
		.mono = o->no_color,
	};

	for (size_t i = 0; o->start && i < n; i++)
		if (strcmp(own[i].ops->name, o->start) == 0)
			config.first = i;
	counts_refresh(app);
	news_begin(app);
	if (own[config.first].ops == &today_screen)
		counts_hold(app);
	return ui_run(&config);
}

/* ---- keys for the manual page ---- */

/* A backslash or a dot at the start would be a request to mdoc. */
static void print_text(FILE *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			fputs("\\e", out);
		else if (*text == '-')
			fputs("\\-", out);
		else
			fputc(*text, out);
	}
}

static void dump(FILE *out, const char *title, const struct ui_action *actions)
{
	char shown[KEY_NAME_SIZE];

	fprintf(out, ".Ss %s\n.Bl -tag -width Ctrl-Space -compact\n", title);
	for (const struct ui_action *a = actions; a && a->name; a++) {
		const char *keys = a->keys;
		uint32_t key;

		fputs(".It ", out);
		for (bool first = true; keys_next(&keys, &key) > 0; first = false) {
			fputs(first ? "\\&" : " , \\&", out);
			print_text(out, keys_show(shown, key));
		}
		if (!*a->keys)
			fprintf(out, ": %s", a->name);
		fputs("\n\\&", out);
		print_text(out, _(a->help));
		fputc('\n', out);
	}
	fputs(".El\n", out);
}

void screens_dump_keys(FILE *out)
{
	dump(out, _("On every screen"), ui_globals);
	dump(out, _("Commands on every screen"), globals);
	for (size_t i = 0; screens_all[i]; i++)
		if (screens_all[i]->actions)
			dump(out, *screens_all[i]->title ? _(screens_all[i]->title) : _("In a form"),
				screens_all[i]->actions);
}
