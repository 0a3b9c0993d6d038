/* :passphrase: another passphrase for the sealed caseload on the screen, and the recovery key
 * that goes with it, shown once. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/lock.h"
#include "screens/passphrase.h"
#include "screens/screens.h"

/* ---- the recovery key ---- */

struct shown {
	char key[SEAL_RECOVERY_SIZE];
	char **line; /* what to do with it, wrapped */
	size_t lines;
};

static int shown_open(struct screen *s, const void *key)
{
	struct shown *st = s->state;

	memcpy(st->key, key, sizeof st->key);
	return 0;
}

static void shown_layout(struct screen *s, struct rect area)
{
	struct shown *st = s->state;

	st->lines = text_wrap(s->arena,
		_("Write this recovery key down and keep it apart from the laptop. It opens the file without "
		  "the passphrase. It is kept nowhere and not shown again."),
		area.w - 4, &st->line);
}

static void shown_paint(const struct screen *s, struct canvas *c)
{
	const struct shown *st = s->state;
	int y = 1;

	for (size_t i = 0; i < st->lines; i++)
		canvas_put(c, y++, 2, -1, ST_NORMAL, st->line[i]);
	canvas_put(c, y + 1, 4, -1, ST_BOLD, st->key);
}

static void shown_done(struct screen *s)
{
	struct shown *st = s->state;

	explicit_bzero(st->key, sizeof st->key);
}

const struct screen_ops recovery_screen = {
	.name = "recovery",
	.title = N_("Recovery key"),
	.state_size = sizeof(struct shown),
	.open = shown_open,
	.layout = shown_layout,
	.paint = shown_paint,
	.done = shown_done,
};

/* ---- another passphrase ---- */

static unsigned change(struct screen *s, const struct secret *passphrase, char *recovery)
{
	struct app *app = app_of(s);
	size_t n;
	const unsigned char *image = store_image(app->store, &n);

	if (seal_change(app->seal, passphrase, (struct seal_cost){ 0, 0 }, recovery, image, n) < 0)
		return ui_failed(s);
	ui_toast(s, "%s", _("From now on the new passphrase opens it"));
	return recovery ? ui_push(s, &recovery_screen, recovery) : UI_PAINT;
}

unsigned lock_change(struct screen *s)
{
	char recovery[SEAL_RECOVERY_SIZE] = "";
	struct app *app = app_of(s);
	struct secret *passphrase = NULL;
	bool wants;
	unsigned r;

	if (!app->seal)
		return ui_error(s, "%s", _("This caseload has no passphrase: anker seal gives it one."));
	if (app->readonly)
		return ui_error(s, "%s", _("This file was opened for reading only."));
	if (passphrase_ask_fitting(s, _("Passphrase of now:"), app->seal) < 0 ||
		passphrase_ask_new(s, &passphrase) < 0)
		return UI_PAINT;
	wants = ui_confirm(s, "%s", _("Make a recovery key too? The one of before no longer works."));
	r = change(s, passphrase, wants ? recovery : NULL);
	secret_free(&passphrase);
	explicit_bzero(recovery, sizeof recovery);
	return r;
}
