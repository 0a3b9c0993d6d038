/* What the law gives the person a file is about (GDPR art. 15-21): seeing it, consent, correction,
 * restriction, objection; and what was passed on to whom. Erasure: erasure.h. */
#ifndef ANKER_PERSON_H
#define ANKER_PERSON_H

#include <stdio.h>

#include "anker/rights.h"

struct report_ask;

/* The employee a word means: "employee/12", a number, their own number, or their full name; everyone's with
 * RIGHT_PRIVACY, else those in reach. ERR_NOTFOUND; ERR_INVALID: several, and which. */
int app_person_find(struct app *app, const char *word, struct arena *a, int64_t *employee);

/* Everything about one employee as one document: readable (Markdown; what they are called, what is
 * recorded, where it comes from, who saw it, to whom it went, how long it stays), and as JSON
 * (export_json's records). RIGHT_PERSON for files in reach, else RIGHT_PRIVACY. Notes an expert made of
 * their own thinking (FIELD_OWN) are in it, marked as such; what is about other people is left
 * out, and counted. ERR_NOTFOUND. Written to the read log. */
int app_person_document(struct app *app, int64_t employee, struct arena *a, char **markdown);
int app_person_json(struct app *app, int64_t employee, FILE *out);

/* Whether something may be passed on about a person to a kind of party (code of choices_recipient)
 * today: a consent that holds, or NULL with what to do. Borrowed from the arena. */
struct permission {
	bool given;
	int64_t consent;                 /* 0: none */
	const char *why;                 /* one line: which consent, or what is missing */
	bool restricted, objected;       /* the person had their file restricted, or objected */
};
int app_permission(struct app *app, int64_t employee, const char *recipient, struct arena *a, struct permission *out);

/* Notes that something was passed on (E_DISCLOSURE): with a consent, or a ground (code of
 * choices_ground) and a reason. ERR_INVALID: neither. */
struct passing_on {
	int64_t employee, placement;     /* placement 0: of the employee as a whole */
	const char *recipient, *to;      /* kind of party; name in words */
	const char *what;                /* "summary of the talk of 2026-11-22" */
	int64_t consent;
	const char *ground, *reason;
};
int app_pass_on(struct app *app, const struct passing_on *p, int64_t *txn);

/* Whom a page tells about: the employee of a placement (E_PLACEMENT) or bottleneck, everyone a talk
 * (E_INTERVIEW) was about, an employee; each with whether it may go to that kind of party. Nobody
 * when it goes to the person concerned. */
struct told {
	int64_t employee, placement;
	const char *name;                /* cleaned */
	struct permission may;
};
int app_told_about(struct app *app, enum entity_id e, int64_t id, const char *recipient, struct arena *a,
	struct told **out, size_t *n);
/* The same of a page: of its record, of all that its query finds, or of who worked at the employer of its
 * report in the report's period. */
struct passing_page;
int app_told_by(struct app *app, const struct passing_page *p, struct arena *a, struct told **out, size_t *n);
/* Notes for each of them that `what` went to `recipient` (and `to`, or NULL): with the consent there is, else
 * with this ground and reason (NULL: none), in one transaction; not twice the same on a day. ERR_INVALID:
 * of somebody there is neither; says of whom and what to do. */
struct passing_page {
	enum entity_id entity;
	int64_t id;
	const struct query *records;     /* instead of these two: all that it finds; or NULL */
	const struct report_ask *report; /* instead of all these: of an employer or its pattern; or NULL */
	const char *recipient, *to, *what, *ground, *reason;
	bool only_asks;                  /* whether it may: nothing is noted yet */
};
/* Whether it was noted today that this went there, with whatever ground: then it asks for none. */
int app_passed_today(struct app *app, int64_t employee, const char *recipient, const char *what, bool *out);
int app_pass_page(struct app *app, const struct passing_page *p, int64_t *txn);

/* ---- referrals ---- */

/* To whom saving this record passes something on about a person: a new referral of a placement, or one whose
 * question or addressee changes. `out`: code of choices_recipient, NULL when it does not; then with whom it is about
 * and whether it may. */
int app_referral_told(struct app *app, const struct record *r, struct arena *a, const char **recipient,
	struct told *out);
/* app_save, with the ground and the reason it is passed on where there is no consent (NULL: none; ERR_INVALID). */
int app_save_passing(struct app *app, struct record *r, const char *ground, const char *reason, int64_t *txn,
	struct conflict **conflicts, size_t *n);

/* ---- requests ---- */

/* The last day to answer (parameters avg_KIND and, when the extension was told in time, avg_verlenging). */
day app_request_due(const struct app *app, const struct record *request);

/* Requests without an answer, in reach (RIGHT_PRIVACY: everyone's), the earliest term first. `soon`: only
 * those whose term is near (avg_verzoek_vooruit). */
struct request_row {
	int64_t id, employee;
	const char *name;                /* cleaned; of the employee */
	const char *kind;                /* label */
	day came, due;
};
int app_requests(struct app *app, bool soon, struct arena *a, struct request_row **out, size_t *n);

#endif
