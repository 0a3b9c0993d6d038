/* Between the files about erasing a person. Private to src/app. */
#ifndef ANKER_APP_ERASE_H
#define ANKER_APP_ERASE_H

#include "anker/erasure.h"
#include "anker/forget.h"
#include "mask.h"

/* ---- erase_names.c: what somebody is called, now and before ---- */

struct names {
	const char **word;    /* pieces to look for first: forget.h */
	size_t nwords;
	const char **seek;    /* these, and how their telephone numbers end: what may name them has one of them */
	size_t nseek;
	const char **exact;   /* e-mail addresses and telephone numbers, as they are written */
	size_t nexact;
	const char **phone;   /* telephone numbers as phone_number gives them */
	size_t nphones;
	struct mask *any;     /* also the given name alone */
	struct mask *family;  /* without that */
	struct mask *lower;   /* the family name written without a capital too: it may be a word */
	struct mask *sure;    /* in full: with given name or infix, own numbers */
	bool shared;          /* somebody else has the family name too */
};
int names_open(struct app *app, const struct forget_record *r, size_t n, struct arena *a, struct names *out);
void names_close(struct names *n);

enum nearness { NAMED_FAR, NAMED_NEAR }; /* NEAR: at their employer, where the given name alone is enough */
/* Where a text names them, in its order; *sure: one of them in full; *word: all of it may be a word that is in
 * no name. Returns their number. */
size_t names_find(const struct names *n, const char *text, enum nearness near, struct arena *a,
	struct mask_hit **out, bool *sure, bool *word);
/* The text with "[name]" there. */
const char *names_mask(const char *text, const struct mask_hit *hit, size_t n, struct arena *a);
/* A text in which they are named: how often, where first, and the text without. */
struct named {
	size_t n;
	bool sure, word;      /* as names_find */
	const char *text;     /* that has the first */
	struct mask_hit first;
	const char *masked;
};
/* The same for a report that was kept (erase_report.c); false: it cannot be read as one. */
bool report_names_find(const struct names *n, const char *content, enum nearness near, struct arena *a,
	struct named *out);
/* What stands beside the records: the family name alone is theirs when nobody else has it. NULL: not named. */
const char *names_mask_beside(const struct names *n, const char *text, struct arena *a);

/* ---- erase_phone.c ---- */

/* A telephone number by its digits with its country; "": it is too short for one. */
const char *phone_number(const char *written, struct arena *a);
/* The first place from *at on where the text has it, however it is written; its length, 0: none. */
size_t phone_find(const char *text, const char *number, size_t *at, struct arena *a);

/* ---- erase_find.c: the whole of what is to be erased ---- */

struct erasing {
	struct app *app;      /* the office's */
	struct arena *arena;
	int64_t employee;
	struct forget_record *record;
	size_t n;
	struct names names;
	int64_t *employer;    /* of their placements */
	size_t nemployers;
	struct any_draft *draft; /* theirs */
	size_t ndrafts;
};
int erasing_open(struct app *office, int64_t employee, struct arena *a, struct erasing *out);
void erasing_close(struct erasing *e);
/* Whether they were erased already. */
bool erasing_done(const struct erasing *e);

/* ---- erase_mention.c ---- */

/* Names in other texts. With `chosen` (inside store_begin) they are masked, as chosen there, else by
 * proposal; *masked and *left count them. Without, `out` gets the list. *beside: texts of no record. */
struct mentions {
	const struct erasure *chosen;
	bool write;
	struct erasure_mention *mention;
	size_t n;
	int64_t beside, masked, left;
};
int mentions_find(struct erasing *e, struct mentions *m);

/* ---- erase_elsewhere.c ---- */

/* Where else they are: take-outs, files beside the caseload, copies; names nobody. */
int erase_elsewhere(struct erasing *e, struct arena *a, const char ***out, size_t *n);

/* ---- erase_certificate.c ---- */

struct certified {
	const char *ground, *reason;
	int64_t journal, drafts, beside, masked, left;
	const char *const *elsewhere;
	size_t nelsewhere;
};
char *erase_certificate(const struct erasing *e, const struct certified *c, struct arena *a);
/* With when the file was written anew, or that it was not yet. */
char *erase_certificate_whole(const char *certificate, const char *rewritten, struct arena *a);

#endif
