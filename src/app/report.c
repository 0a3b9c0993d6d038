/* Reports: whose data one is made of, made, kept and given again. What it holds stands in report_*.c. */
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/rights.h"
#include "anker/text.h"
#include "identity.h"
#include "internal.h"
#include "report_door.h"

enum { YEAR_MONTHS = 12 };

/* ---- what is asked ---- */

/* Nobody's year but one's own in a shared caseload; in one's own anyone's that is in it. */
static int whose_year(struct app *app, struct report_ask *ask)
{
	if (ask->subject == 0)
		ask->subject = app->self ? app->self : app->expert;
	if (ask->subject == 0)
		return err_set(
			ERR_INVALID, "%s", _("this account is no labour expert's: say whose year, by name"));
	if (app->shared && ask->subject != app->self)
		return err_set(ERR_DENIED, "%s",
			_("a report of a year is for who it is about alone: they make it from their own "
			  "account"));
	return 0;
}

/* Without days: the year up to today; of a programme from its beginning. */
static void whole_period(struct report_ask *ask, const struct record *subject, day today)
{
	if (ask->last == DAY_NONE)
		ask->last = today;
	if (ask->first == DAY_NONE && ask->kind == REPORT_PROGRAMME)
		ask->first = record_day(subject, "start");
	if (ask->first == DAY_NONE)
		ask->first = date_add_months(ask->last, -YEAR_MONTHS) + 1;
}

static int check_subject(struct app *door, struct report_ask *ask, struct arena *a)
{
	struct record *r;
	int rc = store_get(door->store, report_entity(ask), ask->subject, a, &r);

	if (rc == 0 && r->deleted)
		rc = err_set(ERR_NOTFOUND, _("%s was deleted; undo or its history brings it back"),
			record_title(r, a));
	if (rc == 0)
		whole_period(ask, r, door->today);
	if (rc == 0 && ask->last < ask->first)
		rc = err_set(ERR_INVALID, _("the period ends before it begins: %s is after %s"),
			date_full(a, ask->first), date_full(a, ask->last));
	return rc;
}

/* Every employer's name is everyone's; a report of one without a file in reach would only say that nothing is
 * noted, which is not so. */
static int check_reach(struct app *app, const struct report_ask *ask, struct arena *a)
{
	const char *employer = arena_printf(a, "%lld", (long long)ask->subject);
	const struct condition where[] = { { "employer", IS, employer },
		{ "expert", IS, arena_printf(a, "%lld", (long long)app->self) } };
	int64_t files = 0, assigned = 0;
	int rc;

	if (!app->shared || (ask->kind != REPORT_EMPLOYER && ask->kind != REPORT_PATTERN))
		return 0;
	rc = store_count(
		app->store, &(struct query){ .entity = E_PLACEMENT, .where = where, .nwhere = 1 }, 1, &files);
	if (rc == 0)
		rc = store_count(app->store,
			&(struct query){ .entity = E_ASSIGNMENT, .where = where, .nwhere = 2 }, 1, &assigned);
	if (rc || files || assigned)
		return rc;
	return err_set(ERR_DENIED,
		_("no file of %s is in reach of this account: ask who has somebody there, or to be assigned "
		  "to it"),
		store_title(app->store, E_ORGANISATION, ask->subject, a));
}

/* ---- making ---- */

/* Who made it, where names may be: of a case and of counts nobody is to know whose they are. */
static const char *maker(struct app *app, const struct report_ask *ask, struct arena *a)
{
	int64_t expert = app->self ? app->self : app->expert;

	if (!app_report_source(ask->kind)->names || expert == 0)
		return "";
	return arena_printf(a, _(" by %s"), store_title(app->store, E_EXPERT, expert, a));
}

static const char *made_words(struct app *app, const struct report_ask *ask, int number, struct arena *a)
{
	const char *on = date_full(a, app->today), *by = maker(app, ask, a);

	return number ? arena_printf(
				a, _("Made on %s%s with anker %s, version %d"), on, by, ANKER_VERSION, number)
		      : arena_printf(a, _("Made on %s%s with anker %s"), on, by, ANKER_VERSION);
}

static enum lang asked_lang(const struct report_ask *ask)
{
	return strcmp(ask->language, "nl") == 0 ? LANG_NL : LANG_EN;
}

/* In the language that is asked for. */
static int make(struct app *door, const struct report_ask *ask, struct arena *a, struct document **out)
{
	enum lang before = lang_current();
	int rc;

	lang_use(asked_lang(ask));
	struct document_maker *m = document_begin(a, ask->language);
	document_made(m, made_words(door, ask, 0, a));
	rc = app_report_source(ask->kind)->fill(door, ask, m, a);
	*out = document_end(m);
	lang_use(before);
	return rc;
}

/* Who asks, through which door, for which days. */
static int prepare(struct app *app, struct report_ask *ask, struct arena *a, struct app **door)
{
	if (ask->language == NULL)
		ask->language = lang_code();
	if (app_report_source(ask->kind) == NULL)
		return err_set(ERR_INVALID, "%s",
			_("there is no report of that kind, but of: employer, pattern, region, programme, "
			  "case, year"));
	int rc = report_door(app, ask->kind, door);
	if (rc == 0 && ask->kind == REPORT_YEAR)
		rc = whose_year(app, ask);
	if (rc == 0)
		rc = check_subject(*door, ask, a);
	return rc ? rc : check_reach(app, ask, a);
}

int report_people(struct app *app, const struct report_ask *asked, struct arena *a,
	struct figure_person **out, size_t *n)
{
	struct report_ask ask = *asked;
	struct app *door;

	*n = 0;
	if (ask.kind != REPORT_EMPLOYER && ask.kind != REPORT_PATTERN)
		return 0;
	int rc = report_door(app, ask.kind, &door);
	whole_period(&ask, NULL, app->today);
	const struct figure_scope at = { .employer = ask.subject,
		.programme = ask.programme,
		.first = ask.first,
		.last = ask.last };
	return rc ? rc : store_figure_people(door->store, &at, a, out, n);
}

int app_report(struct app *app, const struct report_ask *asked, struct arena *a, struct document **out)
{
	struct report_ask ask = *asked;
	struct app *door;
	int rc = prepare(app, &ask, a, &door);

	return rc ? rc : make(door, &ask, a, out);
}

/* ---- keeping ---- */

static const char *subject_field(const struct report_ask *ask)
{
	static const char *const fields[REPORT_KINDS] = { "employer", "employer", "region", "programme",
		"placement", "expert" };

	return ask->kind == REPORT_CASE && ask->of_decision ? "decision" : fields[ask->kind];
}

/* One more than the last of that kind about that subject, also when that one was deleted or is out of reach.
 * Inside store_begin: nobody else is given it meanwhile. */
static int next_number(struct app *door, const struct report_ask *ask, struct arena *a, int *out)
{
	const struct condition where[] = { { "kind", IS, choices_report[ask->kind].code },
		{ subject_field(ask), IS, arena_printf(a, "%lld", (long long)ask->subject) } };
	const struct query q = { .entity = E_REPORT,
		.where = where,
		.nwhere = 2,
		.order = "number",
		.descending = true,
		.limit = 1,
		.deleted = true };
	struct record **found;
	struct app *whole;
	size_t n;
	int rc = identity_whole(door, &whole);

	if (rc == 0 && (rc = store_whole(whole->store, true)) == 0) {
		rc = store_find(whole->store, &q, a, &found, &n);
		store_whole(whole->store, false);
	}
	*out = rc == 0 && n > 0 ? atoi(record_get(found[0], "number")) + 1 : 1;
	return rc;
}

static int as_json(const struct document *d, struct arena *a, const char **out)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);
	int rc = f != NULL ? document_write(d, REPORT_JSON, 0, false, f)
			   : err_set(ERR_IO, "%s",
				     _("there is no memory for the report; close other programs"));

	if (f != NULL)
		fclose(f);
	if (rc == 0)
		*out = arena_strdup(a, text);
	free(text);
	return rc;
}

/* A case about a decision is found by its placement too. */
static int set_subject(struct app *door, const struct report_ask *ask, struct record *r, struct arena *a)
{
	struct record *decision;

	record_set_ref(r, subject_field(ask), ask->subject);
	if (ask->kind != REPORT_PROGRAMME && ask->programme != 0)
		record_set_ref(r, "programme", ask->programme);
	if (ask->kind != REPORT_CASE || !ask->of_decision)
		return 0;
	int rc = store_get(door->store, E_DECISION, ask->subject, a, &decision);
	if (rc == 0)
		record_set_ref(r, "placement", record_ref(decision, "placement"));
	return rc;
}

/* In a title a number that could be a citizen's is refused, not masked. */
static const char *title_of(const struct document *d, struct arena *a)
{
	char *masked;

	text_mask_bsn(a, *d->title != '\0' ? text_clean(a, d->title, false) : "-", &masked);
	return masked;
}

static int fill_record(struct app *door, const struct report_ask *ask, const struct document *d, int number,
	struct record *r, struct arena *a)
{
	const char *content;
	int rc = as_json(d, a, &content);

	record_set_day(r, "first", ask->first);
	record_set_day(r, "last", ask->last);
	record_set_day(r, "date", door->today);
	if (rc || (rc = record_set(r, "kind", choices_report[ask->kind].code)) ||
		(rc = record_set(r, "number", arena_printf(a, "%d", number))) ||
		(rc = record_set(r, "language", ask->language)) ||
		(rc = record_set(r, "title", title_of(d, a))) || (rc = record_set(r, "content", content)))
		return rc;
	return set_subject(door, ask, r, a);
}

static int put(
	struct app *door, const struct report_ask *ask, struct document *d, struct record *r, struct arena *a)
{
	enum lang before = lang_current();
	int number, rc = next_number(door, ask, a, &number);

	if (rc)
		return rc;
	lang_use(asked_lang(ask));
	d->made = made_words(door, ask, number, a);
	lang_use(before);
	rc = fill_record(door, ask, d, number, r, a);
	return rc ? rc : store_put(door->store, r, NULL, NULL);
}

/* What is given is read from what was kept: so it is the same the next time. */
int app_report_keep(struct app *app, const struct report_ask *asked, struct arena *a, int64_t *report,
	struct document **out)
{
	struct report_ask ask = *asked;
	struct app *door, *whole;
	struct document *d;
	struct record *r = record_new(model_entity(E_REPORT), app->today, a);
	int rc = prepare(app, &ask, a, &door);

	/* The whole is opened before the transaction that asks it for the number. */
	if (rc || (rc = make(door, &ask, a, &d)) || (rc = identity_whole(door, &whole)) ||
		(rc = store_begin(door->store, arena_printf(a, _("report kept: %s"), d->title))))
		return rc;
	if ((rc = txn_end(door, put(door, &ask, d, r, a), NULL)))
		return rc;
	*report = r->id;
	*out = arena_alloc(a, sizeof **out);
	return document_read(record_get(r, "content"), a, *out);
}

/* Nothing changes a report that was kept but erasing a person, which takes their name out. */
static void tell_change(const struct record *r, struct arena *a, struct document *d)
{
	static const char name[] = N_("[name]");
	enum lang before = lang_current();
	const char *dutch, *english;

	lang_use(LANG_NL);
	dutch = _(name);
	lang_use(LANG_EN);
	english = _(name);
	int kind = model_choice_index(choices_report, record_get(r, "kind"));
	const struct report_source *s = app_report_source((enum report_kind)kind);
	const char *content = record_get(r, "content");
	if (r->version > 1 && s != NULL && s->names && (strstr(content, dutch) || strstr(content, english))) {
		lang_use(d->language != NULL && strcmp(d->language, "nl") == 0 ? LANG_NL : LANG_EN);
		d->made = arena_printf(a,
			_("%s; afterwards a name was taken out of it, of somebody who was erased"), d->made);
	}
	lang_use(before);
}

/* Else the file was damaged, or written in by hand. */
static int check_kind(const struct record *r, struct arena *a)
{
	if (model_choice_index(choices_report, record_get(r, "kind")) >= 0)
		return 0;
	return err_set(ERR_INVALID,
		_("report %s is of a kind that does not exist; 'anker check' tells what is wrong"),
		id_show(r->id, a));
}

int report_check_kept(struct app *app, void (*found)(void *ctx, const char *line), void *ctx, size_t *bad)
{
	enum { PAGE = 50 };
	struct query q = { .entity = E_REPORT, .order = "id", .limit = PAGE };
	struct arena *a = arena_new();
	struct record **r;
	struct document d;
	size_t n = PAGE;
	int rc = store_whole(app->store, true);

	*bad = 0;
	for (; rc == 0 && n == PAGE; q.offset += PAGE, arena_reset(a)) {
		if ((rc = store_find(app->store, &q, a, &r, &n)))
			break;
		for (size_t i = 0; i < n; i++) {
			if (document_read(record_text(r[i], "content"), a, &d) == 0)
				continue;
			++*bad;
			if (found)
				found(ctx, arena_printf(a, _("report %s: %s; delete it and make it again"),
					id_show(r[i]->id, a), err_last()));
		}
	}
	store_whole(app->store, false);
	arena_free(&a);
	return rc;
}

int app_report_again(struct app *app, int64_t report, struct arena *a, struct document **out)
{
	struct record *r;
	int rc = report_kept(app, report, a, &r);

	*out = arena_alloc(a, sizeof **out);
	if (rc == 0 && r->deleted)
		rc = err_set(ERR_NOTFOUND, _("report %s was deleted; undo or its history brings it back"),
			id_show(report, a));
	if (rc == 0)
		rc = check_kind(r, a);
	if (rc == 0 && record_get(r, "content") == NULL)
		rc = err_set(ERR_DENIED, "%s",
			_("this account may not read what this report holds: ask who made it"));
	if (rc == 0 && (rc = document_read(record_get(r, "content"), a, *out)) == 0)
		tell_change(r, a, *out);
	return rc;
}

int app_report_asked(struct app *app, int64_t report, struct arena *a, struct report_ask *out)
{
	struct record *r;
	int rc = report_kept(app, report, a, &r);

	if (rc || (rc = check_kind(r, a)))
		return rc;
	int kind = model_choice_index(choices_report, record_get(r, "kind"));
	*out = (struct report_ask){ .kind = (enum report_kind)kind,
		.of_decision = record_ref(r, "decision") != 0,
		.first = record_day(r, "first"),
		.last = record_day(r, "last"),
		.language = record_get(r, "language") };
	out->subject = record_ref(r, subject_field(out));
	out->programme = out->kind == REPORT_PROGRAMME ? 0 : record_ref(r, "programme");
	return 0;
}

int app_reports(
	struct app *app, int64_t offset, int64_t limit, struct arena *a, struct report_row **out, size_t *n)
{
	const struct query q = {
		.entity = E_REPORT, .order = "id", .descending = true, .offset = offset, .limit = limit
	};
	struct record **found;
	size_t all;
	int rc = store_find(app->store, &q, a, &found, &all);

	*n = 0;
	*out = arena_alloc(a, (rc ? 1 : all + 1) * sizeof **out);
	for (size_t i = 0; rc == 0 && i < all; i++) {
		int kind = model_choice_index(choices_report, record_get(found[i], "kind"));
		if (kind < 0)
			continue;
		(*out)[(*n)++] = (struct report_row){ .id = found[i]->id,
			.kind = (enum report_kind)kind,
			.title = text_clean(a, record_get(found[i], "title"), false),
			.made = record_day(found[i], "date"),
			.first = record_day(found[i], "first"),
			.last = record_day(found[i], "last"),
			.number = atoi(record_get(found[i], "number")) };
	}
	return rc;
}
