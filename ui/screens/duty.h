/* What a role may open in a shared caseload, and the first screen of a role without files. Private to
 * ui/screens. */
#ifndef SCREENS_DUTY_H
#define SCREENS_DUTY_H

#include "anker/rights.h"
#include "core/loop.h"
#include "screens/screens.h"

extern const struct screen_ops duty_screen;        /* NULL */
extern const struct screen_ops users_screen;       /* NULL */
extern const struct screen_ops connections_screen; /* NULL */
extern const struct screen_ops team_screen;        /* NULL */

unsigned users_open(struct screen *s);
unsigned connections_open(struct screen *s);
unsigned team_open(struct screen *s);

/* ERR_DENIED: this account's roles have nothing on that screen. */
int duty_allow(const struct app *app, const struct screen_ops *ops);
/* Whether a command on every screen is for this account's roles. */
bool duty_offers(const struct app *app, const char *action);
/* The main screens of this account, of those there are; *n of them, in `out`. */
void duty_tabs(const struct app *app, const struct ui_tab *all, size_t n, struct ui_tab *out, size_t *kept);

#endif
