/* Export for research: tables without names and free text, under pseudonyms that stay the same within one
 * programme, with a codebook made from the dictionary. Who is meant by a pseudonym stays in the caseload. */
#ifndef ANKER_RESEARCH_H
#define ANKER_RESEARCH_H

#include "anker/app.h"

/* As app_programme_find, for who studies programmes: RIGHT_RESEARCH, RIGHT_PROGRAMME or RIGHT_PRIVACY. */
int app_research_programme(struct app *app, const char *word, struct arena *a, int64_t *programme);

/* Writes NAME.csv for each kind of record, codebook.csv, choices.csv and README.txt into a new folder: made
 * beside it and moved into place when all is there. Streams: constant memory. What is in it is about who
 * agreed to take part; who objected or is restricted is left out. RIGHT_RESEARCH. On a server it is one file
 * (tar) in the exchange folder. ERR_INVALID: it exists. */
struct research_ask {
	int64_t programme;
	const char *folder;
	int (*progress)(
		void *ctx, int64_t done, int64_t total); /* or NULL; non-zero: ERR_STOPPED, nothing stays */
	void *ctx;
};
struct research_count {
	enum entity_id entity;
	int64_t rows, left_out;      /* left_out: of who objected or is restricted */
};
int app_research_export(struct app *app, const struct research_ask *ask, struct arena *a,
	struct research_count **out, size_t *n);

/* Fields left out because they hold words can be released one by one, with a reason: by who looks after
 * privacy (RIGHT_PRIVACY), who makes no export, while who makes one releases nothing. ERR_INVALID: unknown,
 * identifying (never released), no reason; ERR_CONFLICT: released already. */
int app_research_release(
	struct app *app, int64_t programme, const char *field, const char *reason, int64_t *release);
/* RIGHT_PRIVACY or RIGHT_PROGRAMME. ERR_NOTFOUND: it is not released. */
int app_research_withdraw(struct app *app, int64_t programme, const char *field);
/* Every field that was left out because it holds words, with what became of it: those that are released
 * first. RIGHT_RESEARCH, RIGHT_PROGRAMME or RIGHT_PRIVACY. */
struct research_field {
	const char *name;            /* "contact.note" */
	struct label label;
	enum entity_id entity;
	bool released;
	const char *by, *at, *reason; /* cleaned; of who released it, else "" */
};
int app_research_fields(
	struct app *app, int64_t programme, struct arena *a, struct research_field **out, size_t *n);

/* The smallest groups that what is exported can be split into by what an outsider may know
 * (quasi-identifiers: region, sector where it was released, size, birth year, target group, start year),
 * smallest first, at most `limit`; *unique: how many people are alone in theirs. In the arena.
 * RIGHT_RESEARCH. */
struct research_group {
	const char *values;          /* "Twente, bouw, 1990, wajong, 2026" */
	int64_t size;
};
int app_research_check(struct app *app, int64_t programme, int64_t limit, struct arena *a,
	struct research_group **out, size_t *n, int64_t *unique);

/* Who is meant by a pseudonym: RIGHT_PRIVACY, with a reason, in the read log. *out, in the arena,
 * is its title and number. ERR_INVALID: no reason; ERR_NOTFOUND: no such pseudonym. */
int app_research_who(struct app *app, int64_t programme, const char *code, const char *reason,
	struct arena *a, char **out);

#endif
