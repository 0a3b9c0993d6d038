/* Erasing a person for good, and the clock that says when. Nothing is ever erased by itself. */
#ifndef ANKER_ERASURE_H
#define ANKER_ERASURE_H

#include "anker/rights.h"

/* A place where a text about others names the person. What this is not about (labels, drafts, notices, settings)
 * is always masked, and only counted. */
struct erasure_mention {
	enum entity_id entity;
	int64_t record;
	int field;
	bool past;                       /* not there any more, but in its history */
	const char *title, *text;        /* cleaned; the piece of text around the name */
	bool mask;                       /* in: the name is taken out of this text too; at first the proposal */
};
/* What would go. */
struct erasure {
	int64_t employee;
	const char *name;                /* cleaned; to be typed to confirm */
	int64_t kind[E_COUNT];           /* records that go, by kind */
	int64_t journal, drafts;         /* values in history, drafts */
	struct erasure_mention *mention; /* the name in texts that are about others too */
	size_t nmentions;
	int64_t beside;                  /* labels, settings, drafts, notices ... that name them: masked */
	const char **elsewhere;          /* where copies are that this cannot reach: take-outs, copies, files beside it */
	size_t nelsewhere;
	bool erased;                     /* they were erased already: `name` is "" */
};
/* RIGHT_PRIVACY (in a caseload of one's own always). ERR_NOTFOUND. */
int app_erasure(struct app *app, int64_t employee, struct arena *a, struct erasure *out);

/* Erases: rows, history, drafts, search index, shelf, log of suggestions, talks' answers; keeps counts
 * (year, region, sector, outcome), and writes the file anew so that no byte of it is left in it or in its log.
 * `typed`: the name as typed; ground: code of choices_erasure; reason: without names. Gives the certificate
 * (Markdown), which is kept too. progress may be NULL. ERR_INVALID: the typed name is another, or the reason
 * names them. ERR_BUSY, ERR_STOPPED, ERR_IO with *certificate set: it is erased, and the old bytes stay in the
 * file until app_erase_finish. With *certificate NULL nothing was done. */
int app_erase(struct app *app, const struct erasure *e, const char *typed, const char *ground, const char *reason,
	int (*progress)(void *ctx, int percent), void *ctx, struct arena *a, char **certificate);

/* Erasures after which the file was not written anew yet; and doing that. Nothing waits: 0 at once. */
int app_erasures_waiting(struct app *app, int64_t *out);
int app_erase_finish(struct app *app, int (*progress)(void *ctx, int percent), void *ctx);

/* For a copy that was put back: erases these employees again, by the proposals, without certificate; and
 * leaves writing the file anew to the caller (store_rewrite). Inside store_begin, or not. An employee who is not
 * in it is passed over. */
int app_erase_again(struct app *app, const int64_t *employee, size_t n);

/* Certificates, the newest first. RIGHT_PRIVACY. */
struct certificate {
	int64_t id;
	const char *at, *who, *ground, *reason, *text;
	bool waits;                      /* the file was not written anew yet */
};
int app_certificates(struct app *app, struct arena *a, struct certificate **out, size_t *n);

/* ---- retention ---- */

/* Files whose time has come (or will within `days`): by the clocks in share/reference/bewaren.regel, each a
 * parameter with its ground. The earliest first. RIGHT_PRIVACY: everyone's; RIGHT_PERSON: those in reach. */
struct retention_row {
	int64_t employee;
	const char *name;                /* cleaned */
	const char *category;            /* code of a category in that file */
	const char *label;               /* of it, in the current language */
	day from, due;                   /* the day its clock began, and its end */
	day kept_until;                  /* somebody decided to keep it longer; DAY_NONE */
	const char *kept_reason;
};
int app_retention(struct app *app, int days, struct arena *a, struct retention_row **out, size_t *n);
/* When its time has come: the end of its clock, or of what somebody decided. */
day app_retention_effective(const struct retention_row *r);
/* How many have come to their time today, for Today. */
int app_retention_due(struct app *app, size_t *out);
/* From how many days before they are on the list; and where a clock comes from, in words. */
int app_retention_days(const struct app *app);
const char *app_retention_source(const struct app *app, const char *category, struct arena *a);
/* Keeps one longer. ERR_INVALID: no reason, or further than bewaren_langer_meest_maanden. */
int app_retention_keep(struct app *app, int64_t employee, day until, const char *reason, int64_t *txn);

#endif
