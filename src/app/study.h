/* Between the files about exports for research. */
#ifndef ANKER_APP_STUDY_H
#define ANKER_APP_STUDY_H

#include <stdio.h>

#include "anker/codebook.h"
#include "anker/research.h"
#include "anker/rights.h"
#include "anker/study.h"
#include "internal.h"

/* ---- study_fields.c ---- */

/* What becomes of each field of a kind, the pseudonym first: nfields + 1 columns, in the arena. */
struct codebook_column *study_columns(const struct entity *e, const struct study_release *released, size_t n,
	struct arena *a);
/* Whether a release could change that: words that name nobody by themselves. */
bool study_may_release(const struct entity *e, const struct field *f);
/* Whether the lists can be read that codes of these columns are looked for in. Codes of app_catalogue. */
int study_lists(struct app *app, const struct codebook_column *c, size_t n);
/* What may be told of a value: of what should be a code, a date or a number nothing that is none. NULL:
 * nothing. */
const char *study_value(struct app *app, const struct codebook_column *c, const char *value);

/* ---- study_folder.c ---- */

/* A folder that is there whole or not at all: made under a hidden name beside `path`, and held while it is
 * filled. What a program that was killed left under that name goes first. */
struct study_folder {
	const char *path, *hidden;       /* in the arena */
	int held;                        /* descriptor of the hidden one; -1: none */
	bool packed;                     /* on a server: `path` is one file with all of it */
	struct arena *arena;
};
/* ERR_INVALID: something is there already, or no folder can stand there; ERR_BUSY: another program fills it;
 * ERR_IO. */
int study_folder_begin(struct study_folder *f, const char *path, struct arena *a);
int study_folder_file(struct study_folder *f, const char *name, FILE **out);
/* Closes the file when all of it is on disk. */
int study_folder_close(struct study_folder *f, FILE **file);
/* Gives it its name (`keep`), or takes all of it away. */
int study_folder_end(struct study_folder *f, bool keep);

/* ---- study_pack.c ---- */

/* All that is in the folder as one file at its path. ERR_IO. */
int study_pack(const struct study_folder *f);

#endif
