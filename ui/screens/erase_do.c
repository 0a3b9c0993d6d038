/* The questions before a person is erased, doing it, and the certificates. */
#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/erase.h"
#include "screens/page.h"
#include "screens/places.h"
#include "screens/records.h"
#include "screens/today.h"

static const char *ask_ground(struct screen *s)
{
	enum { MOST = 16 };
	struct pick picks[MOST];
	size_t n = 0;

	for (const struct choice *c = choices_erasure; c->code && n < MOST; c++)
		picks[n++] = (struct pick){ c->code, lang_text(c->label), NULL };
	int i = ui_pick(s, _("Why is this file erased?"), picks, n, NULL);
	return i < 0 ? NULL : picks[i].code;
}

static char *ask_line(struct screen *s, const char *label, const char *help, struct arena *a)
{
	const struct ask ask = { .label = label, .help = help };
	char *typed;

	if (ui_ask(s, &ask, a, &typed) < 0)
		return NULL;
	typed = text_trim(a, typed);
	return *typed ? typed : NULL;
}

static int on_progress(void *ctx, int percent)
{
	return ui_progress(ctx, percent, 100, _("Writing the file anew; stopping leaves old bytes in it")) ? 1 : 0;
}

static int certificate_text(struct app *app, int64_t id, bool shared, struct arena *a, char **text)
{
	struct certificate *row;
	size_t n;
	struct str out = STR_INIT;
	int rc = app_certificates(app, a, &row, &n);

	(void)id;
	(void)shared; /* it names nobody */
	str_add(&out, rc == 0 && n == 0 ? _("Nothing was erased here.") : "");
	for (size_t i = 0; rc == 0 && i < n; i++)
		str_addf(&out, "%s%s", i ? "\n" : "", row[i].text);
	*text = arena_strdup(a, out.text);
	str_free(&out);
	return rc;
}

unsigned certificates_open(struct screen *s)
{
	int64_t waiting;

	if (app_erasures_waiting(app_of(s), &waiting) < 0)
		return ui_failed(s);
	if (waiting && !app_of(s)->readonly &&
		ui_confirm(s, _("After an erasure the file was not written anew yet. Do that now?")) &&
		app_erase_finish(app_of(s), on_progress, s) < 0)
		ui_failed(s);
	return ui_push(s, &page_screen,
		&(struct page_arg){ .title = _("Certificates of erasure"), .about = "", .text = certificate_text });
}

static unsigned erase_named(struct screen *s, const struct erasure *x, struct arena *a)
{
	const char *ground = ask_ground(s), *reason, *typed;
	char *certificate;

	if (!ground || !(reason = ask_line(s, _("Reason:"), _("In words and without names: it stays on the certificate"), a)) ||
		!(typed = ask_line(s, arena_printf(a, _("Type the name, %s:"), x->name),
			  _("This cannot be undone. Esc: do nothing"), a)))
		return UI_PAINT;
	int rc = app_erase(app_of(s), x, typed, ground, reason, on_progress, s, a, &certificate);
	if (rc < 0)
		ui_failed(s);
	if (!certificate)
		return UI_PAINT;
	today_retention_forget();
	/* What showed the file has nothing to show any more. */
	ui_close_below(s, &placement_screen);
	ui_close_below(s, &record_screen);
	ui_load_all(s);
	return rc < 0 ? UI_PAINT : ui_push(s, &page_screen,
		&(struct page_arg){ .title = _("Certificates of erasure"), .about = "", .text = certificate_text });
}

unsigned erase_do(struct screen *s, const struct erasure *x)
{
	struct arena *a = arena_new();
	unsigned react = erase_named(s, x, a);

	arena_free(&a);
	return react;
}
