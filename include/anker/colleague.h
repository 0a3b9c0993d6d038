/* A colleague's file, a colleague's caseload: opening with a reason, handing over, standing in,
 * what one is told of it; and the read log as use case (shared caseloads only). A file of one's own of whom
 * processing is restricted opens in the same way. */
#ifndef ANKER_COLLEAGUE_H
#define ANKER_COLLEAGUE_H

#include "anker/office.h"
#include "anker/readlog.h"
#include "anker/rights.h"

/* ---- the read log ---- */

/* To be called before a file's content is shown or printed: notes who opened what and why. Once per
 * file, account, program and day. Does nothing where nothing is shared. ERR_DENIED, codes of
 * readlog_add: then nothing may be shown. `e`, `id`: any record; the log names the placement and
 * employee (or the employer) it belongs to. `what`: "screen", or the command. */
int app_read(struct app *app, enum entity_id e, int64_t id, const char *what);
/* Many at once: a list or export of `records` records of a kind. */
int app_read_many(struct app *app, enum entity_id e, int64_t records, const char *what);
/* Whether this program noted something today. */
bool app_read_any(const struct app *app);

/* Lines of the log (RIGHT_PRIVACY; without it, of files in reach only: one sees who opened one's
 * files). */
int app_readlog(struct app *app, const struct readlog_query *q, struct arena *a, struct readlog_entry **out, size_t *n);
/* readlog_verify (RIGHT_PRIVACY). */
int app_readlog_verify(struct app *app, struct arena *a, int64_t *bad, const char **head, int64_t *n);

/* Until when the file that a record belongs to is open for this account with a reason (UTC); NULL: it is
 * not, or needs none. */
int app_opened_until(struct app *app, enum entity_id e, int64_t id, struct arena *a, const char **until);

/* ---- break the glass ---- */

/* Files that are not in reach, by full family name or own number (RIGHT_OPEN): title and whose it
 * is, nothing else. In a caseload of one's own those that are restricted; "": all of these.
 * ERR_INVALID: less than 3 characters. The asking itself is in the read log. */
struct elsewhere_file {
	enum entity_id entity;
	int64_t id;
	const char *title, *expert;      /* cleaned; expert "" without */
	bool own, told;                  /* one's own, which is restricted; a colleague is told of the opening */
};
int app_find_elsewhere(struct app *app, const char *text, struct arena *a, struct elsewhere_file **out, size_t *n);

/* Opens one for `minutes` (0: parameter inzage_minuten; at most inzage_meest_minuten), with kind (code of
 * choices_opened) and reason; writes the read log, tells the expert whose file it is; of one's own
 * nobody is told. ERR_INVALID: no reason, too long, one's own and not restricted. */
int app_open_with_reason(struct app *app, enum entity_id e, int64_t id, const char *kind, const char *reason,
	int minutes, const char **until, struct arena *a);

/* ---- handing over, standing in ---- */

/* Placements of an expert to another (n 0: the whole caseload), with a note that the other is told, and
 * open actions that are theirs; with the whole caseload also unfinished interviews with its employers. One
 * transaction. RIGHT_HAND_OVER for one's own, else RIGHT_ASSIGN.
 * from 0: placements of nobody. ERR_INVALID: no such expert, or they have no role here. */
struct hand_over {
	int64_t from, to;
	const int64_t *placement;
	size_t n;
	const char *note;
};
int app_hand_over(struct app *app, const struct hand_over *h, size_t *moved, int64_t *txn);

/* Names who stands in for an expert. RIGHT_HAND_OVER for oneself, else RIGHT_ASSIGN. */
int app_stand_in(struct app *app, int64_t expert, const char *login, day first, day last, const char *note);
int app_stand_in_end(struct app *app, int64_t id);

/* The file a notice is about: its title, cleaned; in words what became of it when it is out of reach by now; "": none. */
const char *app_notice_file(struct app *app, const struct notice *n, struct arena *a);

#endif
