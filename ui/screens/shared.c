/* Symbols and short words that several lists share. */
#include <stdio.h>
#include <ctype.h>
#include <string.h>
#include <time.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/screens.h"

/* Short enough for a column of five. */
static const struct {
	const char *code, *word;
} parties[] = {
	{ "employer", N_("er") },
	{ "employee", N_("ee") },
	{ "both", N_("er+ee") },
	{ "job_coach", N_("jc") },
	{ "municipality", N_("mun") },
	{ "uwv", N_("uwv") },
	{ "occupational_physician", N_("phys") },
	{ "other", N_("other") },
};

const char *party_short(const char *party)
{
	for (size_t i = 0; party && i < sizeof parties / sizeof *parties; i++)
		if (strcmp(parties[i].code, party) == 0)
			return _(parties[i].word);
	return "";
}

const char *entity_symbol(enum entity_id e)
{
	static const char *const symbols[E_COUNT] = {
		[E_CONTACT] = "●",
		[E_SIGNAL] = "⚑",
		[E_CHANGE] = "▲",
		[E_BOTTLENECK] = "×",
		[E_ACTION] = "→",
		[E_PROFILE] = "█",
		[E_TICK] = "✓",
		[E_DECISION] = "○",
	};
	/* The others by the part of the file in which they stand. */
	static const char *const of_part[FILE_COUNT] = {
		[FILE_NONE] = " ",
		[FILE_COURSE] = "◆",
		[FILE_WORK] = "█",
		[FILE_SUPPORT] = "+",
		[FILE_ABSENCE] = "▼",
		[FILE_SCHEMES] = "€",
		[FILE_PEOPLE] = "●",
		[FILE_ORGANISATION] = "░",
		[FILE_PERSON] = "§",
		[FILE_PROGRAMME] = "◎",
	};

	const struct entity *kind = model_entity(e);

	return !kind ? " " : symbols[e] ? symbols[e] : of_part[kind->part];
}

char *label_capital(struct arena *a, struct label label)
{
	char *out = arena_strdup(a, lang_text(label));

	*out = (char)toupper((unsigned char)*out);
	return out;
}

int64_t record_row_id(enum entity_id e, int64_t id)
{
	return (int64_t)(((uint64_t)id * E_COUNT + (uint64_t)e) & INT64_MAX);
}

const char *truth_mark(enum truth truth, enum style *style)
{
	static const struct {
		const char *mark;
		enum style style;
	} marks[] = { [TRUTH_FALSE] = { "×", ST_DIM },
		[TRUTH_UNKNOWN] = { "?", ST_SOON },
		[TRUTH_TRUE] = { "✓", ST_GOOD } };

	*style = marks[truth].style;
	return marks[truth].mark;
}

bool turn_everyone(struct screen *s, bool *everyone, const char *only)
{
	if (!app_of(s)->expert) {
		ui_toast(s, "%s", only);
		return false;
	}
	*everyone = !*everyone;
	return true;
}

const char *course_mark(const char *course, enum style *style)
{
	static const struct {
		const char *code, *mark;
		enum style style;
	} marks[] = {
		{ "smooth", "✓", ST_GOOD },
		{ "attention", "!", ST_NOW },
		{ "difficult", "▼", ST_LATE },
	};

	for (size_t i = 0; course && i < sizeof marks / sizeof *marks; i++) {
		if (strcmp(marks[i].code, course) == 0) {
			*style = marks[i].style;
			return marks[i].mark;
		}
	}
	*style = ST_DIM;
	return " ";
}

char *due_text(struct arena *a, day due, day today, enum style *style)
{
	enum { SOON_DAYS = 7 };
	static const enum style styles[] = {
		[DUE_NONE] = ST_DIM,
		[DUE_NOT_YET] = ST_DIM,
		[DUE_SOON] = ST_SOON,
		[DUE_NOW] = ST_NOW,
		[DUE_LATE] = ST_LATE,
		[DUE_MISSED] = ST_LATE,
	};
	enum due_status st = date_status(due, today, SOON_DAYS, -1);

	*style = styles[st];
	if (st == DUE_NONE)
		return arena_strdup(a, "");
	if (st == DUE_LATE || st == DUE_MISSED)
		return arena_printf(a, _("late %s"), date_ago(a, due, today));
	return date_ago(a, due, today);
}

const char *ago_text(struct arena *a, day last, day today)
{
	if (last == DAY_NONE)
		return _("never");
	return last == today ? arena_printf(a, _("%d d"), 0) : date_ago(a, last, today);
}

char *moment_show(struct arena *a, const char *utc, day today)
{
	struct tm tm;
	day d = moment_day(utc);

	if (!moment_local(utc, &tm))
		return arena_strdup(a, "");
	return d == today ? arena_printf(a, "%02d:%02d", tm.tm_hour, tm.tm_min)
			  : arena_printf(a, "%s %02d:%02d", date_short(a, d, today), tm.tm_hour, tm.tm_min);
}
