/* The office: accounts and roles of a shared caseload, stand-ins, files opened with a reason, what
 * colleagues are told, and who is at work in it (007-shared.sql).
 *
 * The store keeps these and asks no rights: rights.h does. None is journalled or undone. A text
 * that people typed is kept as it is; lists give it cleaned. Moments are UTC
 * YYYY-MM-DDTHH:MM:SSZ. What gives int gives 0, a code named with it, or ERR_DB, ERR_BUSY,
 * ERR_READONLY. */
#ifndef ANKER_OFFICE_H
#define ANKER_OFFICE_H

#include "anker/store.h"

/* ---- how much a connection sees ---- */

/* REACH_ALL: everything (a caseload of one's own; the office's own work, rights.h app_office).
 * REACH_FILES: the placements of `expert`, of those the account stands in for today, and what it
 * opened with a reason, with all that hangs from these; of employers also those nobody has a
 * placement with; the register (regions, employers' names and contact persons, experts).
 * REACH_MASKED: every record, without names and without free text. REACH_NONE: the register alone.
 * REACH_OWN: a caseload of one's own: everything but the files of whom processing is restricted (GDPR art. 18)
 * and that the account did not open with a reason. Costs nothing as long as there are none; follows it when one
 * is restricted or released, here with that transaction, by others with store_stamp.
 * Holds for everything that is read through `s` from then on, lists, search, facts and journal
 * alike; what is out of reach is ERR_NOTFOUND as if it were not there. */
enum reach { REACH_ALL, REACH_FILES, REACH_MASKED, REACH_NONE, REACH_OWN };
int store_reach(struct store *s, enum reach reach, int64_t expert, day today);

/* With REACH_OWN: the restricted files too, until as often off as on; for what the law itself asks (the person's
 * document, a request, erasure) and what is about the file as a whole. Of another reach it changes nothing. */
int store_whole(struct store *s, bool on);
/* Whether files are withheld because they are restricted: REACH_OWN, and there is one. */
bool store_withholds(const struct store *s);

/* Whether the record is in reach; a check before anything is told of it. */
int store_in_reach(struct store *s, enum entity_id e, int64_t id, bool *out);

/* ---- shared or not ---- */

int store_shared(struct store *s, bool *out);
/* Makes it a shared caseload, for good; its file and folder are the caller's to open up. */
int store_share(struct store *s);

/* ---- accounts and roles ---- */

struct member {
	int64_t id;
	const char *login, *role;        /* role: a code */
	const char *since, *by;
	const char *until, *until_by;    /* NULL: it holds */
};
/* By login, then since. `ended`: also those. */
int store_members(struct store *s, const char *login, bool ended, struct arena *a, struct member **out, size_t *n);
/* ERR_CONFLICT: the account has that role already. */
int store_member_add(struct store *s, const char *login, const char *role);
/* ERR_NOTFOUND: it has not. */
int store_member_end(struct store *s, const char *login, const char *role);

/* ---- stand-ins ---- */

struct stand_in {
	int64_t id, expert;
	const char *expert_name;         /* cleaned */
	const char *login, *note;
	day first, last;
	const char *at, *by, *ended, *ended_by; /* ended: NULL while it is not */
};
/* Those that end on `from` or later (DAY_NONE: all), by first day. */
int store_stand_ins(struct store *s, day from, struct arena *a, struct stand_in **out, size_t *n);
int store_stand_in_add(struct store *s, const struct stand_in *si, int64_t *id);
int store_stand_in_end(struct store *s, int64_t id); /* ERR_NOTFOUND: it does not hold (any more) */

/* ---- files opened with a reason ---- */

struct opened {
	int64_t id, record;
	enum entity_id entity;
	const char *who, *at, *until, *kind, *reason;
};
/* Of an account (NULL: all), that still hold (`ended`: all), the newest first. */
int store_opened(struct store *s, const char *who, bool ended, struct arena *a, struct opened **out, size_t *n);
/* For so many minutes from now. */
int store_open_for(struct store *s, enum entity_id e, int64_t id, int minutes, const char *kind, const char *reason);

/* ---- what somebody is told ---- */

struct notice {
	int64_t id, record;
	enum entity_id entity;           /* E_NONE: about nothing of its own */
	const char *login, *at, *by, *kind, *text;
	const char *seen;                /* NULL: not yet */
};
int store_notice(struct store *s, const struct notice *n);
/* For the account of `s`, the newest first; `seen`: also those. */
int store_notices(struct store *s, bool seen, size_t limit, struct arena *a, struct notice **out, size_t *n);
int store_notice_seen(struct store *s, int64_t id);
int store_notices_seen(struct store *s); /* all that wait */

/* ---- who is at work in it ---- */

struct connection {
	int64_t id;
	const char *who, *since, *source, *terminal, *what;
	long pid;
	const char *end_by;              /* NULL: nobody asked it to end */
	bool own;                        /* this program */
};
/* Notes this program, and forgets those that are gone. `source`, `terminal`: may be "". */
int store_connect(struct store *s, const char *source, const char *terminal, const char *what);
int store_disconnect(struct store *s);
/* Those that run now, by since. */
int store_connections(struct store *s, struct arena *a, struct connection **out, size_t *n);
/* Asks one to end: it does when it next looks, within a second, and keeps what was typed. ERR_NOTFOUND. */
int store_connection_end(struct store *s, int64_t id);
/* The same of all that an account has. */
int store_connections_end(struct store *s, const char *who);
/* Whether this program was asked to; costs microseconds. */
bool store_asked_to_end(struct store *s);

/* ---- what colleagues did meanwhile ---- */

/* Changes by others in reach since a transaction (0: gives none, and where to begin), the oldest
 * first, at most 20; *latest gets the last transaction that was looked at. */
struct news {
	enum entity_id entity;
	int64_t record;
	const char *who, *title, *op;    /* title: cleaned */
	const char *field;               /* dictionary name, or NULL */
};
int store_news(struct store *s, int64_t since, int64_t *latest, struct arena *a, struct news **out, size_t *n);

#endif
