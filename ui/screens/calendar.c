/* What is to come to a calendar file, for the program that keeps one's appointments. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/screens.h"

unsigned calendar_write(struct screen *s)
{
	struct arena *a = arena_new();
	char iso[DATE_ISO_SIZE], *path;
	struct ask ask = { .label = _("Write the calendar to:"),
		.text = arena_printf(a, "anker-%s.ics", date_iso(iso, ui_today(s))),
		.help = _("Open it in your calendar; a newer one moves what moved; Esc: do nothing") };
	int64_t events = 0;
	FILE *out;

	if (ui_ask(s, &ask, a, &path) < 0 || *(path = text_trim(a, path)) == '\0')
		goto out;
	/* Calendars are seen by others, and by who keeps them. */
	bool names = ui_confirm(s, _("With names and what it is about in the titles?"));
	if (!(out = export_open(s, path)))
		goto out;
	int rc = app_calendar(app_of(s), app_of(s)->expert, names, out, &events);
	if ((ferror(out) | fclose(out)) && rc == 0)
		rc = err_set(ERR_IO, _("%s cannot be written: %s"), path, strerror(errno));
	if (rc < 0)
		ui_failed(s);
	else
		ui_toast(s, ngettext("%lld appointment is in %s", "%lld appointments are in %s",
			(unsigned long)events), (long long)events, text_clean(a, path, false));
out:
	arena_free(&a);
	return UI_PAINT;
}
