/* What the store counts of a programme's waves and hours: statements over what is in reach, each one for
 * everyone at once. Used by src/app; screens and commands go through programme.h.
 *
 * Rows and their texts are in the arena, *out NULL and *n 0 without; each gives 0 or the codes of reading
 * (ERR_DB, ...). Ids are 0 for none, days DAY_NONE. */
#ifndef ANKER_WAVES_H
#define ANKER_WAVES_H

#include "anker/store.h"

/* One wave with one who takes part, not handled yet. */
struct wave_row {
	int64_t wave, participation, measurement, interview; /* measurement, interview 0: none yet */
	int64_t employer, placement, expert;
	const char *name, *method, *party, *script, *employer_name, *employee; /* cleaned */
	const char *stands;          /* code of choices_measured, "" */
	day due, until, reminded;    /* until DAY_NONE: no limit */
};
/* For each who takes part the first of each method that was not handled, when it is due by `by`; the
 * earliest first. programme 0: of every one; expert 0: everyone's. */
struct wave_query {
	int64_t programme, expert;
	day today, by;
	int64_t offset, limit; /* limit 0: all */
};
int store_waves_due(struct store *s, const struct wave_query *q, struct arena *a, struct wave_row **out,
	size_t *n);
int store_waves_due_count(struct store *s, const struct wave_query *q, int64_t *out);

/* Per wave: with how many its day has come, and how those stand. region 0: all. */
struct wave_count {
	int64_t wave;
	const char *name, *method, *party;
	int64_t due, done, declined, missed;
};
int store_wave_counts(struct store *s, int64_t programme, int64_t region, day today, struct arena *a,
	struct wave_count **out, size_t *n);

/* Time of one party from one day to another: what was written down, and meetings they came to. */
struct hours_count {
	const char *party;     /* code of choices_taking_part */
	enum entity_id entity; /* of subject; E_NONE: nobody named */
	int64_t subject;
	const char *name;
	double hours, points;  /* points: of experts alone */
};
int store_hours(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct hours_count **out, size_t *n);

/* Meetings of a programme (0: all), the newest first, and who came. */
struct meeting_row {
	int64_t id;
	day date;
	const char *kind, *title, *place; /* kind: code */
	const char *hours, *points;       /* canonical, or NULL */
	int64_t invited, attended;        /* everyone on the list, and who came */
};
int store_meetings(struct store *s, int64_t programme, int64_t offset, int64_t limit, struct arena *a,
	struct meeting_row **out, size_t *n);

/* Who is on the list of a meeting, by name. */
struct attendance_row {
	int64_t id, version;
	const char *party; /* code of choices_taking_part */
	const char *name, *organisation, *state;
};
int store_attendance(struct store *s, int64_t meeting, struct arena *a, struct attendance_row **out,
	size_t *n);

#endif
