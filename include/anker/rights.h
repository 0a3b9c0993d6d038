/* Who may do what in a shared caseload. In one's own everything is allowed.
 *
 * Roles and rights are tables in src/app/roles.c, each with its description in both languages; a
 * test tries every right in every role. Use cases that need a right ask app_allow first; what is
 * read through app->store is held to the account's reach by the store itself (office.h). */
#ifndef ANKER_RIGHTS_H
#define ANKER_RIGHTS_H

#include "anker/app.h"
#include "anker/office.h"

enum right {
	RIGHT_FILES,     /* read and write one's own caseload; take it out, bring it in, import */
	RIGHT_OPEN,      /* open a colleague's file with a reason */
	RIGHT_HAND_OVER, /* hand over one's own caseload, name a stand-in for oneself */
	RIGHT_ASSIGN,    /* the same for anyone's caseload, without reading it */
	RIGHT_TEAM,      /* sizes and overdue counts per caseload, statistics of rules */
	RIGHT_PEER,      /* cases for peer review, without names */
	RIGHT_RULES,     /* change the office's rules and parameters */
	RIGHT_RESEARCH,  /* data without names and free text */
	RIGHT_PERSON,    /* what the law gives a person, in files within reach: document, consent, ... */
	RIGHT_PRIVACY,   /* the same in anyone's file; retention, erasure, the read log */
	RIGHT_USERS,     /* accounts and roles, connections */
	RIGHT_BACKUP,    /* copies, restoring, checking */
	RIGHT_PROGRAMME, /* set up programmes, see their counts, make reports without names */
	RIGHT_COUNT
};
struct right_row {
	const char *code;                /* "files": in messages, `anker roles`, man page */
	struct label label, help;
};
extern const struct right_row app_rights[RIGHT_COUNT];

struct role_row {
	const char *code;                /* expert, lead, researcher, privacy, administrator */
	struct label label, help;
	unsigned rights;                 /* bits of enum right */
};
/* The roles, and their number. */
const struct role_row *app_roles(size_t *n);
const struct role_row *app_role(const char *code); /* or NULL */

/* Whether this account may: 0, or ERR_DENIED with a message that names the right, the account's
 * roles and who gives others. Always 0 in a caseload that is not shared. */
int app_allow(const struct app *app, enum right right);
bool app_may(const struct app *app, enum right right);

/* The caseload as the office sees it, everything in reach, for use cases that give less than they
 * read: counts, pages without names, the person's own document. Asks `right` first. Opened once;
 * app's, closed with it. Not for screens and commands: only src/app calls it. In a caseload of
 * one's own it is `app` itself. ERR_DENIED; codes of store_open. */
int app_office(struct app *app, enum right right, struct app **out);

/* ---- accounts ---- */

/* Makes a shared caseload at a path that does not exist: folder 2770 and file 0660 of the group
 * (the folder's), with this account as its administrator. ERR_INVALID: the place is not fit, and why. */
int app_init_shared(const struct app_options *o, const char *administrator);

/* The same with what a caseload of one's own holds: records, journal, drafts, take-outs and what opens these
 * when they come home. That file stays as it was. The rules of who shares it become the office's. */
struct share_from {
	const struct app_options *old;   /* how that one is opened */
	int (*progress)(void *ctx, int percent); /* or NULL; non-zero: ERR_STOPPED, nothing was made */
	void *ctx;
};
struct share_expert {
	const char *name, *login;        /* cleaned; login "" when there is none */
	bool account;                    /* this machine has an account of that name */
};
struct share_report {
	int64_t records[E_COUNT];        /* as counted in the copy */
	size_t takeouts;                 /* that are out */
	const char *rules;               /* folder that the rules came from; NULL: there were none */
	size_t nrules;                   /* files */
	struct share_expert *expert;     /* who cannot come in yet, by name */
	size_t nexperts;
};
/* Codes as app_init_shared, app_backup; ERR_INVALID also: the old one is shared already, or a take-out. */
int app_share_from(const struct app_options *o, const char *administrator, const struct share_from *from,
	struct arena *a, struct share_report *out);

/* Gives or ends a role (RIGHT_USERS). With "expert" also an expert record with that login, named
 * `name`, when there is none: that of an expert of this name whom nobody can be, if there is one.
 * ERR_INVALID: no such role, no such account on this machine, or the last administrator would go. */
int app_member_add(struct app *app, const char *login, const char *role, const char *name);
int app_member_end(struct app *app, const char *login, const char *role);
/* What the expert of this account is called from now on. ERR_NOTFOUND: the account is no expert's. */
int app_member_name(struct app *app, const char *login, const char *name);
/* Who has which role (`ended`: and had), by account; what runs now, and asking one to end (RIGHT_USERS). */
int app_members(struct app *app, bool ended, struct arena *a, struct member **out, size_t *n);
int app_connections(struct app *app, struct arena *a, struct connection **out, size_t *n);
int app_connection_end(struct app *app, int64_t id);

/* ---- the team ---- */

/* Per caseload of an expert that is in use: numbers, no names of employees, by name of the expert
 * (never by what they score). RIGHT_TEAM. */
struct team_row {
	int64_t expert;
	const char *name, *login;        /* login "" without an account */
	int64_t placements, employers;   /* running or planned */
	int64_t overdue;                 /* placements with a talk that is late, or an action past its day */
	const char *away;                /* "stand-in: piet until 2026-12-05"; NULL */
};
struct team {
	struct team_row *row;
	size_t n;
	int64_t unassigned;              /* placements without an expert */
	int64_t left;                    /* of experts whose role ended */
};
int app_team(struct app *app, struct arena *a, struct team *out);

#endif
