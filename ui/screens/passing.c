/* Passing a page on: the consent there is, else a ground in the law and the reason; see person.h. */
#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/person.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/person.h"

/* Asks it of the first of whom there is neither a consent nor a note of today. */
static int without(struct app *app, const struct passing_page *p, const struct told *told, size_t n,
	const struct told **out)
{
	int rc = 0;

	*out = NULL;
	for (size_t i = 0; rc == 0 && !*out && i < n; i++) {
		bool noted = false;

		if (!told[i].may.given)
			rc = app_passed_today(app, told[i].employee, p->recipient, p->what, &noted);
		if (rc == 0 && !told[i].may.given && !noted)
			*out = &told[i];
	}
	return rc;
}

/* False: left with Esc. */
static bool ask_ground(struct screen *s, const struct told *of, const char *help, const char **ground,
	const char **reason, struct arena *a)
{
	struct ask ask = { .label = _("Why is it needed?"), .help = help };
	size_t n = 0;
	char *typed;

	while (choices_ground[n].code)
		n++;
	struct pick *picks = arena_alloc(a, n * sizeof *picks);
	for (size_t i = 0; i < n; i++)
		picks[i] = (struct pick){ choices_ground[i].code, lang_text(choices_ground[i].label), NULL };
	int i = ui_pick(s, arena_printf(a, _("%s: %s. On which ground?"), of->name, of->may.why), picks, n, NULL);
	if (i < 0 || ui_ask(s, &ask, a, &typed) < 0)
		return false;
	*ground = choices_ground[i].code;
	*reason = text_trim(a, typed);
	return true;
}

static bool ask_page(struct screen *s, struct passing_page of, struct passing *p)
{
	struct app *app = app_of(s);
	struct passing_page *page = &p->page;
	const struct told *missing;
	struct told *told;
	size_t n;

	p->arena = arena_new();
	*page = of;
	page->what = arena_strdup(p->arena, of.what);
	page->only_asks = true;
	if (app_told_by(app, page, p->arena, &told, &n) < 0 ||
		without(app, page, told, n, &missing) < 0) {
		ui_failed(s);
		return false;
	}
	if (missing && !ask_ground(s, missing, _("Enter: it is noted with the page when that is written; Esc: do nothing"),
			       &page->ground, &page->reason, p->arena))
		return false;
	if (app_pass_page(app, page, NULL) < 0) {
		ui_failed(s);
		return false;
	}
	page->only_asks = false;
	return true;
}

bool passing_ask(struct screen *s, enum entity_id e, int64_t id, const char *recipient, const char *what,
	struct passing *p)
{
	return ask_page(s,
		(struct passing_page){ .entity = e, .id = id, .recipient = recipient, .what = what }, p);
}

bool passing_ask_report(struct screen *s, const struct report_ask *of, const char *what, struct passing *p)
{
	return ask_page(s, (struct passing_page){ .report = of, .recipient = "employer", .what = what }, p);
}

int passing_note(struct app *app, const struct passing *p)
{
	return app_pass_page(app, &p->page, NULL);
}

void passing_done(struct passing *p)
{
	arena_free(&p->arena);
}

bool passing_ask_referral(struct screen *s, const struct record *r, struct arena *a, const char **ground,
	const char **reason)
{
	const char *recipient;
	struct told told;

	*ground = *reason = NULL;
	if (app_referral_told(app_of(s), r, a, &recipient, &told) < 0 || !recipient || told.may.given)
		return true; /* saving says what is wrong */
	return ask_ground(s, &told, _("Enter: it is noted with the referral; Esc: back to the form"), ground, reason, a);
}
