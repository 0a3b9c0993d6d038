/* What an export for research is read from: whose records are in a programme's study, under which
 * pseudonyms, and which fields were released. Part of store; asks no rights: research.h does.
 *
 * In the study are placements whose taking part was agreed (and not taken back), unless the employee objected
 * or processing is restricted; their employees, employers and experts; and what hangs from these. All of it
 * is read past what a role sees: a connection that sees a part of the file gets ERR_DENIED. What gives int
 * gives 0, that, a code named with it, or ERR_DB. */
#ifndef ANKER_STUDY_H
#define ANKER_STUDY_H

#include "anker/store.h"

struct study {
	int64_t programme;
	day today;                       /* agreed by this day */
	int64_t most_gone;               /* listed at most of what is no longer in it; 0: as many as fit */
	int64_t gone;                    /* that were listed by store_study_begin; nobody else's */
};
/* Kinds of records that a study can hold: no settings, no reports, no requests by law. */
bool store_study_has(enum entity_id e);
/* Whether a text field holds words of people rather than a code or the like; true of all that names or is
 * thought. As a researcher's screens hide it (office.h REACH_MASKED). */
bool store_is_hidden(const struct entity *e, const struct field *f);

/* ---- pseudonyms ---- */

/* Draws one for each record in the study that has none, in batches: what was drawn stays when it is stopped,
 * and is the same the next time. `progress` (may be NULL) of records looked at. ERR_STOPPED, ERR_BUSY,
 * ERR_READONLY. */
int store_study_name(struct store *s, const struct study *of,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx);
/* How many there are. */
int store_study_names(struct store *s, int64_t programme, int64_t *n);
/* The record that one stands for. ERR_NOTFOUND. */
int store_study_who(struct store *s, int64_t programme, const char *code, enum entity_id *e, int64_t *id);

/* ---- reading ---- */

/* Between begin and end all is read as it was at one moment, whatever others write. Nothing of it is left
 * when begin fails. */
int store_study_begin(struct store *s, struct study *of);
void store_study_end(struct store *s);
/* Calls `each` for every record of a kind, by pseudonym, which tells nothing of when it was made: `value`
 * holds the canonical values in dictionary order, references as pseudonyms (NULL where that is not in the
 * study). Between begin and end. Stops at a non-zero result and returns it. Constant memory. */
int store_study_each(struct store *s, const struct study *of, enum entity_id e,
	int (*each)(void *ctx, const char *code, char *const *value, struct arena *a), void *ctx);
/* How many of a kind are not in it because somebody objected or is restricted. */
int store_study_left_out(struct store *s, const struct study *of, enum entity_id e, int64_t *n);

/* Employees in the study by what an outsider may know, the smallest groups first; NULL: not known. */
struct study_group {
	const char *region, *sector, *size, *birth_year, *target_group,
		*start_year; /* size, target_group: codes */
	int64_t n;
};
/* *unique: groups of one. Without `sectors` nobody is told apart by these, and sector is NULL. */
int store_study_groups(struct store *s, const struct study *of, bool sectors, int64_t limit,
	struct arena *a, struct study_group **out, size_t *n, int64_t *unique);

/* ---- fields that were released ---- */

struct study_release {
	int64_t id;
	enum entity_id entity;
	const char *field;
	const char *at, *by, *reason;
	const char *withdrawn, *withdrawn_by; /* NULL: it holds */
};
/* The oldest first; `withdrawn`: also those. */
int store_study_releases(struct store *s, int64_t programme, bool withdrawn, struct arena *a,
	struct study_release **out, size_t *n);
/* ERR_CONFLICT: it holds already. */
int store_study_release(struct store *s, int64_t programme, enum entity_id e, const char *field,
	const char *reason, int64_t *id);
int store_study_withdraw(
	struct store *s, int64_t programme, enum entity_id e, const char *field); /* ERR_NOTFOUND */

#endif
