/* For whom an instrument is looked for: of the screen one comes from; using it, and how often
 * that was done in words. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/guide.h"
#include "screens/instruments.h"
#include "screens/places.h"
#include "screens/records.h"

/* At most a code, a placement, an employer and a bottleneck. */
enum { PRESETS = 4 };

unsigned instrument_use(struct screen *s, const char *id, const struct instrument_whom *whom)
{
	struct subject to = whom->subject;
	struct preset preset[PRESETS];
	struct arena *a;
	unsigned react;
	size_t n = 0;

	if (!to.placement && !to.employer && !whom_ask(s, _("Used at which placement or employer?"), &to))
		return UI_PAINT;
	a = arena_new();
	preset[n++] = (struct preset){ "instrument", id };
	if (to.placement)
		preset[n++] =
			(struct preset){ "placement", arena_printf(a, "%lld", (long long)to.placement) };
	else
		preset[n++] = (struct preset){ "employer", arena_printf(a, "%lld", (long long)to.employer) };
	if (whom->bottleneck)
		preset[n++] =
			(struct preset){ "bottleneck", arena_printf(a, "%lld", (long long)whom->bottleneck) };
	react = record_edit(s, E_INSTRUMENT, 0, preset, n);
	arena_free(&a);
	return react;
}

const char *instrument_for(struct app *app, const struct instrument_whom *whom, struct arena *a)
{
	struct subject to = whom->subject;

	if (!to.placement && !to.employer)
		return "";
	return arena_printf(a, _("for %s"),
		store_title(app->store, to.placement ? E_PLACEMENT : E_ORGANISATION,
			to.placement ? to.placement : to.employer, a));
}

const char *instrument_used(const struct instrument_count *n, struct arena *a)
{
	return n && n->used ? arena_printf(a, _("%lldx"), (long long)n->used) : "";
}

const char *instrument_went(const struct instrument_count *n, struct arena *a)
{
	const char *text = "";

	if (n && n->helped)
		text = arena_printf(a, _("%lld helped"), (long long)n->helped);
	if (n && n->partly)
		text = arena_printf(a, _("%s%s%lld a little"), text, *text ? ", " : "", (long long)n->partly);
	if (n && n->not)
		text = arena_printf(a, _("%s%s%lld not"), text, *text ? ", " : "", (long long)n->not);
	return text;
}

/* ---- the way to the catalogue ---- */

/* Whom a record is about; a bottleneck itself comes along. */
static void about_record(const struct record *r, struct instrument_whom *whom)
{
	const struct {
		const char *field;
		int64_t *id;
	} about[] = { { "placement", &whom->subject.placement }, { "employer", &whom->subject.employer },
		{ "bottleneck", &whom->bottleneck } };

	for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
		int64_t its = record_ref(r, about[i].field);

		*about[i].id = its ? its : *about[i].id;
	}
	if (r->entity->id == E_BOTTLENECK)
		whom->bottleneck = r->id;
}

unsigned instruments_open(struct screen *s)
{
	const struct record *r = s->ops == &record_screen ? record_shown(s) : NULL;
	struct instrument_whom whom = { { 0, 0 }, 0, 0 };
	const struct catalogue *c;

	if (s->ops == &placement_screen || s->ops == &employer_screen) {
		const struct detail_item *it = detail_selected(detail_of(s));
		whom.subject = detail_of(s)->subject;
		if (it && it->entity == E_BOTTLENECK)
			whom.bottleneck = it->id;
	} else if (s->ops == &guide_screen) {
		whom.subject = guide_subject(s, &whom.guide);
	} else if (r) {
		about_record(r, &whom);
	}
	if (r && r->entity->id == E_INSTRUMENT && app_catalogue(app_of(s), "instruments", &c) == 0 &&
		catalogue_item(c, record_get(r, "instrument")))
		return ui_push(s, &instrument_screen,
			&(struct instrument_arg){ record_get(r, "instrument"), whom });
	return ui_push(s, &instruments_screen, &whom);
}
