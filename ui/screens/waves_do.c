/* What can be done with a wave that is due: its talk or form, done, not done, reminded; and which programme
 * is meant. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/programme.h"
#include "screens/talks.h"
#include "screens/waves.h"

/* ---- words ---- */

const char *wave_with(const struct wave_due *w, struct arena *a)
{
	return w->placement ? arena_printf(a, "%s · %s", w->subject, w->employer_name) : w->subject;
}

enum style wave_style(const struct wave_due *w)
{
	return w->status == DUE_LATE ? ST_LATE : w->status == DUE_SOON ? ST_SOON : ST_NORMAL;
}

const char *wave_whole(const struct wave_due *w, day today, struct arena *a)
{
	const char *out = arena_printf(a, "%s · %s · %s", app_wave_title(w->name, w->method, a),
		wave_with(w, a), app_wave_when(w, today, a));

	if (w->interview)
		out = arena_printf(a, "%s · %s", out, _("the conversation was begun"));
	if (w->reminded != DAY_NONE)
		out = arena_printf(a, "%s · %s", out,
			arena_printf(a, _("reminded %s"), date_short(a, w->reminded, today)));
	return out;
}

/* ---- what it is done with ---- */

static const char *number(int64_t n, struct arena *a)
{
	return n ? arena_printf(a, "%lld", (long long)n) : NULL;
}

/* A form of this kind about the same employer and placement. */
static unsigned form(struct screen *s, enum entity_id e, const struct wave_due *w, struct arena *a)
{
	const struct preset all[] = { { "wave", number(w->wave, a) }, { "employer", number(w->employer, a) },
		{ "placement", number(w->placement, a) } };
	struct preset preset[sizeof all / sizeof *all];
	size_t n = 0;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].value && model_field(model_entity(e), all[i].field) >= 0)
			preset[n++] = all[i];
	if (e == E_OBSERVATION)
		return record_observe(s, w, preset, n);
	return record_edit(s, e, e == E_MEASUREMENT ? w->measurement : 0, preset, n);
}

unsigned wave_enter(struct screen *s, const struct wave_due *w)
{
	struct arena *a = arena_new();
	bool observed = strcmp(w->method, "observation") == 0;
	unsigned r;
	int64_t talk;

	if (!*w->script && !w->interview)
		r = form(s, observed ? E_OBSERVATION : E_MEASUREMENT, w, a);
	else
		r = app_wave_talk(app_of(s), w, &talk) < 0 ? ui_failed(s) : talks_enter(s, talk);
	arena_free(&a);
	return r;
}

/* ---- how it went ---- */

static unsigned handle(struct screen *s, const struct wave_due *w, const char *state, const char *reason)
{
	const struct entity *e = model_entity(E_MEASUREMENT);
	struct arena *a = arena_new();
	const char *how = field_show(&e->fields[model_field(e, "state")], state, a);
	unsigned r = written(s, app_wave_handle(app_of(s), w, state, ui_today(s), reason, NULL),
		arena_printf(a, "%s · %s: %s", app_wave_title(w->name, w->method, a), w->subject, how));

	arena_free(&a);
	return r;
}

unsigned wave_done(struct screen *s, const struct wave_due *w)
{
	return handle(s, w, "done", NULL);
}

unsigned wave_not(struct screen *s, const struct wave_due *w)
{
	/* Keys for who did not want to, and for what did not come about, in this order. */
	const char *keys = _("dm");
	struct arena *a = arena_new();
	int key = ui_ask_key(s, keys, _("Why not: [d]eclined, [m]issed?"));
	unsigned r = UI_PAINT;
	char *reason;

	if (key && ui_ask(s, &(struct ask){ .label = _("Why (may stay empty):") }, a, &reason) == 0)
		r = handle(s, w, key == keys[0] ? "declined" : "missed", reason);
	arena_free(&a);
	return r;
}

unsigned wave_remind(struct screen *s, const struct wave_due *w)
{
	struct arena *a = arena_new();
	int64_t txn = 0;
	int rc = app_wave_remind(app_of(s), w, &txn);
	unsigned r = written_txn(s, rc, txn, arena_printf(a, _("Reminded: %s"), w->subject));

	arena_free(&a);
	return r;
}

/* ---- which programme ---- */

unsigned waves_open(struct screen *s)
{
	return programme_push(s, &waves_screen);
}

unsigned hours_open(struct screen *s)
{
	return programme_push(s, &hours_screen);
}

unsigned meetings_open(struct screen *s)
{
	return programme_push(s, &meetings_screen);
}
