/* Calendar out: events one by one, so that it takes no memory to write many. What a line may hold and where
 * it is folded is libical's. */
#include <libical/ical.h>
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/exchange.h"
#include "anker/lang.h"
#include "anker/text.h"

static int written(FILE *out)
{
	return ferror(out) ? err_set(ERR_IO, "%s", _("the calendar cannot be written")) : 0;
}

static int put_property(icalproperty *p, FILE *out)
{
	char *text = icalproperty_as_ical_string_r(p);
	fputs(text ? text : "", out);
	free(text);
	icalproperty_free(p);
	return written(out);
}

int calendar_begin(FILE *out, const char *name)
{
	struct arena *a = arena_new();
	icalproperty *title = icalproperty_new_x(text_clean(a, name, false));
	icalproperty_set_x_name(title, "X-WR-CALNAME");
	fputs("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//anker//anker " ANKER_VERSION "//EN\r\n"
		"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n", out);
	int rc = put_property(title, out);
	arena_free(&a);
	return rc;
}

static struct icaltimetype date_of(day d)
{
	struct icaltimetype t = icaltime_null_date();
	date_to_ymd(d, &t.year, &t.month, &t.day);
	return t;
}

/* As text: a moment in UTC would have libical read the time zones of the machine, which a server does not
 * give. */
static icalproperty *stamp_of(day d, struct arena *a)
{
	int year, month, mday;
	date_to_ymd(d, &year, &month, &mday);
	icalproperty *p = icalproperty_new_x(arena_printf(a, "%04d%02d%02dT000000Z", year, month, mday));
	icalproperty_set_x_name(p, "DTSTAMP");
	return p;
}

/* Private, and nobody is shown as busy by it. */
int calendar_event(FILE *out, const struct calendar_event *e, day made)
{
	struct arena *a = arena_new();
	icalcomponent *event = icalcomponent_vanew(ICAL_VEVENT_COMPONENT,
		icalproperty_new_uid(text_clean(a, e->uid, false)), stamp_of(made, a),
		icalproperty_new_sequence((int)e->sequence), icalproperty_new_dtstart(date_of(e->on)),
		icalproperty_new_dtend(date_of(e->on + 1)),
		icalproperty_new_status(e->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED),
		icalproperty_new_summary(text_clean(a, e->title, false)),
		icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT),
		icalproperty_new_class(ICAL_CLASS_PRIVATE), (void *)0);
	if (e->words && *e->words)
		icalcomponent_add_property(event,
			icalproperty_new_description(text_clean(a, e->words, true)));
	if (e->category)
		icalcomponent_add_property(event,
			icalproperty_new_categories(text_clean(a, e->category, false)));
	char *text = icalcomponent_as_ical_string_r(event);
	fputs(text ? text : "", out);
	free(text);
	icalcomponent_free(event);
	arena_free(&a);
	return written(out);
}

int calendar_end(FILE *out)
{
	fputs("END:VCALENDAR\r\n", out);
	return written(out);
}
