/* The lock of a sealed caseload: what opens it, when it locks, how the title bar names it. */
#include "screens/lock.h"

#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "anker/travel.h"
#include "screens/passphrase.h"
#include "screens/screens.h"

/* Without a usable parameter: as shipped in slot.regel. */
enum { IDLE_MINUTES = 5, LOCKED_MINUTES = 60 };

/* Who lost the passphrase and came in with the recovery key has that at hand. */
static bool is_recovery(const struct app *app, const char *text)
{
	const struct seal_way way = { .recovery = text };
	struct seal *again = NULL;
	bool opens = seal_open(&again, seal_path(app->seal), &way, true) == 0;

	seal_close(&again);
	return opens;
}

static const char *open_with(void *ctx, const char *text, size_t n)
{
	struct app *app = ctx;
	struct secret *typed = NULL;
	bool fits = n > 0 && secret_new(&typed, text, n) == 0 &&
		    (seal_fits(app->seal, typed) || is_recovery(app, text));

	secret_free(&typed);
	return fits ? NULL : _("that is not the passphrase");
}

static void minutes(void *ctx, int *idle, int *locked)
{
	const struct app *app = ctx;

	*idle = rules_parameter_number(app->rules, "slot_na_minuten", app->today, IDLE_MINUTES);
	*locked = rules_parameter_number(app->rules, "slot_einde_minuten", app->today, LOCKED_MINUTES);
}

const struct ui_lock *lock_of(struct app *app)
{
	static char mark[64];
	static struct ui_lock lock = { .open = open_with, .minutes = minutes };
	static const struct ui_lock on_server = { .minutes = minutes };
	struct store_identity identity = { .site = 0 };
	struct arena *a;

	if (!app->seal)
		return place_restricted() ? &on_server : NULL;
	a = arena_new();
	lock.name = strrchr(seal_path(app->seal), '/');
	lock.name = lock.name ? lock.name + 1 : seal_path(app->seal);
	lock.mark = NULL;
	if (store_identity(app->store, a, &identity) == 0 && identity.takeout) {
		snprintf(mark, sizeof mark, _("take-out %d of the office"), identity.site);
		lock.mark = mark;
	}
	arena_free(&a);
	return &lock;
}
