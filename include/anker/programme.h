/* A programme beside the daily work (S001): targets, who takes part, intermediaries, who has which
 * employer; waves, hours, meetings. Every number is data of the programme.
 *
 * What is given back is in the arena that was passed. Functions give 0 or a negative ERR_*: besides those
 * named, ERR_DENIED where the account may not and what the store gives; *txn (or NULL) becomes the
 * transaction that was written. */
#ifndef ANKER_PROGRAMME_H
#define ANKER_PROGRAMME_H

#include "anker/app.h"
#include "anker/participation.h"

/* The programme a word means (number or part of its name); 0 as word: the one that runs on that day,
 * when there is one. ERR_NOTFOUND; ERR_INVALID: several, and which. */
int app_programme_find(struct app *app, const char *word, struct arena *a, int64_t *programme);

/* ---- taking part ---- */

/* How a record of E_PARTICIPATION stands on a day: the last day that is filled in, not after it; of one day
 * the later stage. */
enum part_stage app_part_stage(const struct record *participation, day today);
const char *app_part_stage_name(enum part_stage stage); /* in the current language */
struct label app_part_stage_label(enum part_stage stage);
/* Its code, as commands take it: "agreed". */
const char *app_part_stage_code(enum part_stage stage);
/* PART_STAGES: no such word, in either language. */
enum part_stage app_part_stage_of(const char *word);

/* A target beside what there is, region by region; the last row is of employers without a region. */
struct target_row {
	int64_t target, region;
	const char *name;
	int64_t employers_min, employers_max, employees_min; /* -1: none set */
	int64_t employers[PART_STAGES], employees[PART_STAGES]; /* now at that stage */
	/* agreed or started, and not stopped: what counts for the target */
	int64_t employers_in, employees_in;
};
/* Of what is in reach; with RIGHT_PROGRAMME of everyone's. Each employer or employee counts once, as last
 * asked. `target` 0: a region, or none (0), where somebody was asked all the same. */
int app_targets(struct app *app, int64_t programme, struct arena *a, struct target_row **out, size_t *n);
/* "31 of 30–45", "52 of at least 45", "3": how many, beside what was aimed at (-1: none set). */
char *app_target_text(struct arena *a, int64_t n, int64_t least, int64_t most);

/* Who was asked, as far as in reach: by stage, then employer. `region` PART_EVERYWHERE: all; 0: employers
 * without. *elsewhere: how many more there are with colleagues (where this account may count them). */
int app_parts(struct app *app, int64_t programme, int64_t region, struct arena *a, struct part_row **out,
	size_t *n, int64_t *elsewhere);

/* Whether a placement may take part: each condition of the programme with its answer. */
struct inclusion {
	const char *condition;       /* "Placement began in 2026" */
	int answer;                  /* 1 yes, 0 no, -1 not known */
	const char *why;             /* what is on record */
};
int app_inclusion(struct app *app, int64_t programme, int64_t placement, struct arena *a,
	struct inclusion **out, size_t *n);

/* Moves a participation on: fills in the day of that stage (and the reason, a code, where it ends). One
 * transaction. ERR_INVALID: there is a later stage already, or no reason. */
int app_part_move(struct app *app, int64_t participation, enum part_stage stage, day on, const char *reason,
	int64_t *txn);

/* Hands an employer to another expert: ends the assignment there is, begins the next, with the note; the
 * other is told. ERR_INVALID: it has that expert. */
int app_assign(struct app *app, int64_t programme, int64_t employer, int64_t expert, day since,
	const char *note, int64_t *txn);

/* What an intermediary answered to the three questions (E_INTAKE): the latest on record, or a new one of today
 * to fill in and app_save. ERR_NOTFOUND: no such programme or organisation; ERR_INVALID: an employer. */
int app_intake(struct app *app, int64_t programme, int64_t organisation, struct arena *a,
	struct record **out);

/* ---- waves ---- */

/* One wave with one who takes part: due from the day they started (or the wave's own day), to be done within
 * the wave's weeks. The next of a method comes up only after the one before it is handled (done, declined or
 * missed). */
struct wave_due {
	int64_t wave, participation, measurement; /* measurement 0: nothing on record yet */
	int64_t interview;           /* the talk that was begun for it, or 0 */
	int64_t employer, placement, expert;
	const char *name, *method, *party, *script; /* method, party: codes; script: "" when none is named */
	const char *subject;         /* whom it is with: the employee, else the employer */
	const char *employer_name;
	day due, until;              /* until DAY_NONE: no limit */
	enum due_status status;      /* soon before its day, now until the last one, then late */
	const char *stands;          /* code of choices_measured, "" */
	day reminded;
};
/* What to ask for; ahead < 0: as far ahead as the parameter says; limit 0: all. */
struct waves_query {
	int64_t programme, expert;   /* 0: every programme; everyone's in reach */
	int ahead;                   /* days */
	int64_t offset, limit;
};
/* Those that can be handled now and those that come within `ahead` days, the earliest first. */
int app_waves_due(struct app *app, const struct waves_query *q, struct arena *a, struct wave_due **out,
	size_t *n);
int app_waves_count(struct app *app, const struct waves_query *q, int64_t *out);
/* By its numbers; ERR_NOTFOUND: it is not due, or not open any more. */
int app_wave_find(struct app *app, int64_t wave, int64_t participation, struct arena *a,
	struct wave_due **out);
/* "T1 interview", in the current language. */
const char *app_wave_title(const char *name, const char *method, struct arena *a);
/* "due 12 Dec", "from 12 Dec", "late 4 d". */
const char *app_wave_when(const struct wave_due *w, day today, struct arena *a);

/* Done, declined, missed: makes or changes the E_MEASUREMENT. One transaction. ERR_INVALID: no such state, or
 * a day that is still to come. */
int app_wave_handle(struct app *app, const struct wave_due *w, const char *state, day on, const char *reason,
	int64_t *txn);
int app_wave_remind(struct app *app, const struct wave_due *w, int64_t *txn);
/* The talk for it: the one that was begun, or a new one with its question list. That it is finished also says
 * that the wave is done. ERR_INVALID: it names no list. */
int app_wave_talk(struct app *app, const struct wave_due *w, int64_t *interview);
/* app_save of an E_OBSERVATION that was begun for it, in one transaction: when it is about them, the wave is
 * done on its day. Of `w` wave, employer and placement are read. */
int app_wave_observe(struct app *app, const struct wave_due *w, struct record *observation, int64_t *txn,
	struct conflict **conflicts, size_t *n);

/* Per wave, in their order: how many are due by now, done, declined, missed, open. region 0: all. Counts, so
 * who may see a programme sees those of everyone. */
struct wave_rate {
	int64_t wave;
	const char *name, *method, *party;
	int64_t due, done, declined, missed, open;
};
int app_wave_rates(struct app *app, int64_t programme, int64_t region, struct arena *a,
	struct wave_rate **out, size_t *n);

/* ---- hours ---- */

/* Time of one party in one calendar year, beside what was agreed that it costs. A meeting that they came to
 * counts with its hours, unless those were written down. */
struct hours_row {
	const char *party;           /* code of choices_taking_part */
	enum entity_id entity;       /* of subject: organisation, placement, expert or person */
	int64_t subject;             /* 0: nobody named */
	const char *name;
	double hours, points;        /* points: of certification, of experts alone */
	int over;                    /* 0: within; 1: from hours_from on; 2: hours_most or more */
};
struct hours_year {
	double from, most;           /* as the programme has it; below 0: none */
	struct hours_row *row;       /* the parties in their order, the most hours first */
	size_t n;
};
/* Of everyone in reach. ERR_NOTFOUND: no such programme. */
int app_hours(struct app *app, int64_t programme, int year, struct arena *a, struct hours_year *out);
/* "6,5", "6.5": at most two decimals, in the current language. */
const char *app_hours_show(double hours, struct arena *a);
/* "4–8 h", of what was agreed; "" when nothing was. */
const char *app_hours_budget(const struct hours_year *y, struct arena *a);

/* ---- meetings ---- */

/* How one who is on the list of a meeting stands (code of choices_attendance). One transaction. ERR_INVALID:
 * no such state, or it is still to come; ERR_NOTFOUND: they are not on it any more. That they
 * came also says that what they had to do there of a wave is done; taken back, it is planned again unless
 * somebody else came for them. */
int app_attend(struct app *app, int64_t attendance, const char *state, int64_t *txn);
/* How one who came stood before that, as history has it; invited where it has nothing. In the arena. */
int app_attend_before(struct app *app, int64_t attendance, struct arena *a, const char **state);

#endif
