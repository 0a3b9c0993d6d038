/* Waves of programmes on Today: whom to see for which, by when. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/today.h"
#include "screens/waves.h"

enum { WAVES_MOST = 12 }; /* the earliest; all of them are on :waves */

int today_waves(struct app *app, struct arena *a, struct today *t)
{
	const struct waves_query q = { .expert = app->expert, .ahead = -1, .limit = WAVES_MOST };
	int rc = app_waves_due(app, &q, a, &t->wave, &t->nwaves);

	t->all_waves = (int64_t)t->nwaves;
	if (rc == 0 && t->nwaves == WAVES_MOST)
		rc = app_waves_count(app, &q, &t->all_waves);
	return rc;
}

bool today_wave_matches(const struct wave_due *w, const char *needle, struct arena *a)
{
	return text_matches(
		arena_printf(a, "%s %s %s", app_wave_title(w->name, w->method, a), w->subject,
			w->employer_name), needle);
}

const char *today_waves_words(const struct today *t, size_t shown, struct arena *a)
{
	size_t late = 0;

	for (size_t i = 0; i < t->nwaves; i++)
		late += t->wave[i].status == DUE_LATE;
	if (t->all_waves > (int64_t)t->nwaves)
		return arena_printf(a, _("%zu of %lld, the others: :waves"), shown, (long long)t->all_waves);
	return late ? arena_printf(a, _("%zu to do, %zu late"), shown, late) : arena_printf(a, _("%zu to do"),
		shown);
}

void today_wave_cells(const struct wave_due *w, day today, struct arena *a, struct list_row *out)
{
	out->cells[0] = w->subject;
	out->cells[1] = w->placement
		? arena_printf(a, "%s · %s", app_wave_title(w->name, w->method, a), w->employer_name)
		: app_wave_title(w->name, w->method, a);
	out->cells[2] = app_wave_when(w, today, a);
	out->styles[2] = (unsigned short)wave_style(w);
}
