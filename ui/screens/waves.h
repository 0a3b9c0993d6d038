/* Waves, hours and meetings of a programme. Private to ui/screens. */
#ifndef SCREENS_WAVES_H
#define SCREENS_WAVES_H

#include "anker/programme.h"
#include "screens/screens.h"

extern const struct screen_ops waves_screen, hours_screen, meetings_screen; /* int64_t: a programme */
extern const struct screen_ops meeting_screen;                              /* int64_t: a meeting */

/* On every screen: of the programme that runs, or the one that is chosen. */
unsigned waves_open(struct screen *s);
unsigned hours_open(struct screen *s);
unsigned meetings_open(struct screen *s);

/* record_form.c: the form of a new observation, which makes the wave done when it is saved. */
unsigned record_observe(struct screen *s, const struct wave_due *w, const struct preset *preset, size_t n);

/* waves_do.c: what can be done with one that is due; also on Today. */
unsigned wave_enter(struct screen *s, const struct wave_due *w);
unsigned wave_done(struct screen *s, const struct wave_due *w);
unsigned wave_not(struct screen *s, const struct wave_due *w);
unsigned wave_remind(struct screen *s, const struct wave_due *w);

/* "T1 interview", "Jan de Wit · Bakkerij De Korenaar", "due 12 Dec" with its style. */
const char *wave_with(const struct wave_due *w, struct arena *a);
enum style wave_style(const struct wave_due *w);
/* All of it in a sentence. */
const char *wave_whole(const struct wave_due *w, day today, struct arena *a);

#endif
