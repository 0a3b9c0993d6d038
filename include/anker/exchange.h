/* Exchange: CSV in and out (libcsv), JSON out (jansson).
 *
 * Import reads what people really have: it guesses separator, encoding, header
 * line and mapping, shows them, lets the caller change them, and never stops at
 * a bad row. One file may hold employers, employees and placements together (a
 * row is a placement); contacts come in a second file. A table of any other kind of record
 * comes in by itself when it has the columns of our own export, or when told what it is. */
#ifndef ANKER_EXCHANGE_H
#define ANKER_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "anker/date.h"
#include "anker/model.h"
#include "anker/store.h"

struct import;

enum import_kind { IMPORT_PLACEMENTS, IMPORT_CONTACTS, IMPORT_EMPLOYERS, IMPORT_EMPLOYEES, IMPORT_RECORDS };
enum encoding { ENCODING_UTF8, ENCODING_CP1252, ENCODING_UTF16LE, ENCODING_UTF16BE };

/* One column of the file and where it goes. */
struct import_column {
	const char *header;       /* as in the file, cleaned */
	const char *sample;       /* first value that is not empty, cleaned */
	const struct entity *entity; /* NULL: left out */
	const struct field *field;   /* NULL with entity set: the full name, split on import */
	bool remembered;          /* from an earlier import with the same headers */
};

struct import_plan {
	enum import_kind kind;
	const struct entity *records; /* IMPORT_RECORDS: of which kind; else NULL */
	char separator;
	enum encoding encoding;
	int header_line;          /* from 1 */
	struct import_column *column;
	size_t ncolumns;
	int64_t bytes;            /* of the file */
};

/* Reads the head of the file and guesses; with store NULL only to see whether it
 * can be imported (nothing is remembered, import_run is out). The plan is the import's own and may
 * be changed before import_run with import_map. ERR_NOTFOUND, ERR_IO, ERR_INVALID
 * (a directory, binary data, no header, a field over 1 MiB near the start). */
int import_open(struct import **out, struct store *store, const char *path, day today);
/* The same from memory, which stays the caller's; `name`: as if it were that file, beside which rejected
 * rows go. */
int import_open_memory(struct import **out, struct store *store, const void *data, size_t n, const char *name,
	day today);
void import_close(struct import **im);
const struct import_plan *import_plan(const struct import *im);

/* Sends column `i` to the dictionary field "entity.field" ("placement.start",
 * "employee.name" for a full name), or nowhere with NULL. ERR_INVALID. */
int import_map(struct import *im, size_t i, const char *target);
/* Every target a file of this kind can have, in the arena: for a choice. */
struct import_target {
	const char *text;            /* for import_map */
	const struct entity *entity;
	const struct field *field;   /* NULL: the full name */
};
size_t import_targets(const struct import *im, struct arena *a, struct import_target **out);
/* Whose a new placement is when the file does not say; 0 (as after import_open):
 * nobody's. */
void import_set_expert(struct import *im, int64_t expert);
/* Changes what was guessed; the columns are guessed anew. */
int import_set_kind(struct import *im, enum import_kind kind);
/* Likewise IMPORT_RECORDS, a row for each record of this kind. The rows say whom they are
 * about as contacts do; persons, experts and organisations by name; what else they refer
 * to by record number. ERR_INVALID: the program makes those itself. */
int import_set_records(struct import *im, enum entity_id e);
/* Whether it can be asked for, in the words for a choice. */
bool import_can(enum entity_id e);
/* How a word of a catalogue is written in records ("No-riskpolis" -> "no_risk"); NULL: as it
 * stands. Without it words are taken as they are. */
typedef const char *import_code_fn(void *ctx, const char *catalogue, const char *text);
void import_set_codes(struct import *im, import_code_fn *code, void *ctx);

struct import_result {
	int64_t rows;                    /* data rows read, without empty ones */
	int64_t made[E_COUNT], changed[E_COUNT]; /* per entity */
	int64_t unchanged;               /* rows that held nothing new */
	int64_t rejected;                /* rows in the rejected file */
	int64_t duplicates;              /* rows that resemble an existing person or employer */
	char rejected_path[4096];        /* "" when nothing was rejected */
	bool stopped;                    /* the user stopped it; `rows` are in */
};

/* A possible duplicate: what the row says, and whom it resembles. */
typedef void import_duplicate_fn(
	void *ctx, int line, const char *row_text, enum entity_id entity, int64_t resembles);
/* A row that is kept out: the header of the cell at fault ("" when it is the
 * whole row) and why. */
typedef void import_rejected_fn(void *ctx, int line, const char *column, const char *reason);
/* Called about ten times a second; non-zero stops after the running batch. */
typedef int import_progress_fn(void *ctx, int64_t bytes, int64_t total, int64_t rows);

struct import_hooks {
	import_progress_fn *progress;   /* or NULL */
	import_duplicate_fn *duplicate; /* or NULL */
	import_rejected_fn *rejected;   /* or NULL */
	void *ctx;
};

/* Runs the plan. With dry_run nothing is written (also no rejected file) and
 * the counts say what would happen. Batches are transactions: what is counted
 * is in. The mapping is kept for the next file with these headers. Codes of
 * store_put; rejected rows are not a failure. */
int import_run(struct import *im, bool dry_run, const struct import_hooks *hooks, struct import_result *out);
/* From now on it runs on this store; gives the one of before. */
struct store *import_store(struct import *im, struct store *other);

/* The first `n` data rows as the plan reads them, for the preview: n * ncolumns
 * cleaned texts in the arena. */
int import_preview(struct import *im, size_t n, struct arena *a, char ***cell, size_t *rows);

/* ---- export ---- */

/* CSV (separator ';', UTF-8 with BOM, CRLF, formulas neutralised, dictionary
 * labels as header, the record number in front, references by name or own
 * number; importing it changes nothing) or JSON (an array of objects: dictionary field names plus
 * "id", references also as "<field>_name") of everything the query finds.
 * Constant memory. ERR_IO. */
int export_csv(struct store *s, const struct query *q, FILE *out);
int export_json(struct store *s, const struct query *q, FILE *out);
/* The same for somebody else: only the fields they may be told (enum visibility). Imported again it would
 * change nothing that it has. */
int export_csv_for(struct store *s, const struct query *q, enum visibility whom, FILE *out);
int export_json_for(struct store *s, const struct query *q, enum visibility whom, FILE *out);
/* Such an array of these records; no new line behind it. */
int export_json_records(struct store *s, struct record *const *r, size_t n, FILE *out);

/* ---- calendar ---- */

/* One thing on a day, whole. The same uid with a higher sequence replaces what was read before. */
struct calendar_event {
	const char *uid;
	int64_t sequence;
	day on;
	bool cancelled;
	const char *title, *words;       /* words: NULL or more about it */
	const char *category;            /* what it is: "action" */
};
/* A calendar (iCalendar, RFC 5545) of such events: begin, then each, then end. `made`: the day it is made.
 * Texts are cleaned and escaped here, and stay with the caller, as does the stream. 0 or ERR_IO. */
int calendar_begin(FILE *out, const char *name);
int calendar_event(FILE *out, const struct calendar_event *e, day made);
int calendar_end(FILE *out);

/* A cell as CSV, quoted and guarded against formulas. */
char *csv_cell(struct arena *a, const char *text, bool number);

#endif
