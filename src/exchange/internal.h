/* Inside exchange: what its files share. The path of an import is
 * source (bytes -> UTF-8) -> reader (libcsv rows) -> plan (headers -> fields)
 * -> values (cells -> claims) -> locate and resemble (claims -> records)
 * -> apply (records -> store) -> run (batches, progress, rejected rows). */
#ifndef ANKER_EXCHANGE_INTERNAL_H
#define ANKER_EXCHANGE_INTERNAL_H

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/exchange.h"
#include "anker/likeness.h"
#include "anker/str.h"
#include "anker/text.h"

enum {
	MAX_FIELD = 1 << 20,     /* bytes of one cell */
	MAX_ROW = 4 << 20,       /* bytes of one row */
	MAX_COLUMNS = 1024,
	HEADER_WITHIN = 50,      /* the header is one of the first so many lines */
	HEAD_SIZE = 64 * 1024,   /* bytes looked at to guess */
};

/* ---- source.c: a file or memory as UTF-8 ---- */

struct source;

/* Refuses what is no text: ERR_NOTFOUND, ERR_IO, ERR_INVALID, with the name.
 * The memory stays the caller's and must outlive the source. */
int source_open(struct source **out, const char *path);
int source_open_memory(struct source **out, const void *data, size_t n, const char *name);
void source_close(struct source **s);
/* Starts again behind the byte order mark. */
int source_rewind(struct source *s);
/* The next piece of text, borrowed until the next call; *n is 0 at the end. */
int source_more(struct source *s, const char **text, size_t *n);
const char *source_name(const struct source *s);
enum encoding source_encoding(const struct source *s);
int64_t source_size(const struct source *s);
int64_t source_position(const struct source *s); /* bytes read */
/* True when no line of it can break a limit of the reader, whatever the
 * separator: no quotes, and few enough separators and bytes in every line. */
bool source_plain(const struct source *s);

/* ---- reader.c: rows of cells ---- */

struct row {
	char **cell;
	size_t n;
	int line; /* physical line on which the row starts, from 1 */
};

struct reader;

/* Rewinds the source and reads from there; the source must outlive it. */
int reader_new(struct reader **out, struct source *s, char separator);
void reader_free(struct reader **r);
/* 1 a row (cells in the arena), 0 the end, ERR_INVALID over a limit or an
 * open quote at the end, codes of source_more. Blank lines give no row. */
int reader_next(struct reader *r, struct arena *a, struct row *out);
bool row_blank(const struct row *r);

/* ---- guard.c ---- */

/* Takes off the quote that csv_cell put before a formula or a quote. */
const char *guard_undo(const char *cell);

/* ---- headers.c, vocabulary.c: from header words to targets ---- */

/* The record number column of our own exports. */
extern const struct field record_number_field;
/* Beside the number of what a record is part of: whom that is about. Numbers are another
 * caseload's own, so a part goes nowhere else. */
extern const struct field owner_field;
/* The field of such a number, or -1: it is part of nothing, or of what a name finds. */
int part_field(const struct entity *e);
/* Whom the record of that number is about, in words; "" when it is not there. */
const char *owner_of(struct store *s, const struct entity *e, const char *number, struct arena *a);
/* The kind of record that a header of our own export is of, or NULL: its columns would be
 * taken for those of another kind. */
const struct entity *export_table(char *const *header, size_t n);
/* Placements, contacts, employers, employees: their files are read however they look. */
bool import_common(enum entity_id e);

struct target {
	const struct entity *entity;
	const struct field *field; /* NULL: the full name; &record_number_field */
};

struct vocabulary; /* vocabulary_new(arena), headers.h */

/* The names of all fields in the dictionary, sorted, for a table that only shows what it is
 * when it is said; and whether the header is one of them. */
size_t header_names(struct arena *a, const char ***out);
bool header_named(const char *const *names, size_t n, const char *header, struct arena *a);
/* True when the header is a label or synonym in any kind of file. */
bool header_known(const struct vocabulary *words, const char *header, struct arena *a);
enum import_kind headers_kind(const struct vocabulary *words, char *const *header, size_t n);
/* Fills entity and field of each column. */
void headers_map(
	const struct vocabulary *words, enum import_kind kind, struct import_column *column, size_t n);
/* "entity.field" -> target. ERR_INVALID: not one this kind of file can have. */
int target_parse(const struct vocabulary *words, enum import_kind kind, const char *text, struct target *out);
char *target_text(const struct target *t, struct arena *a);

/* ---- plan.c ---- */

struct import {
	struct store *store; /* NULL only in tests of the plan */
	struct source *source;
	struct arena *arena; /* of the plan */
	char *path;
	day today;
	int64_t expert;      /* of new placements, or 0 */
	struct import_plan plan;
	struct vocabulary *words;
	import_code_fn *code; /* or NULL */
	void *code_ctx;
	char *setting;       /* name under which the mapping is kept */
	const char **names;  /* the header may be of any kind of record: header_names; else NULL */
	size_t nnames;
	size_t first;        /* columns before this one are not data: line;column;reason */
};

/* A reader that stands at the first data row. */
int import_reader(struct import *im, struct reader **out, struct arena *a);
int import_remember(struct import *im);

/* ---- values.c: one row's cells as canonical values ---- */

enum { NO_COLUMN = -1 };

/* What a row says of one record. A reference to a named record holds the name
 * until it is found or made. */
struct claim {
	const struct entity *entity;
	char **value; /* canonical, in dictionary order; NULL: the row does not say */
	int *column;  /* where the value stands, or NO_COLUMN */
	bool any;
	int64_t id;     /* the record it is about; 0: a new one */
	int64_t number; /* of the row's record number column, or 0: a new record keeps it */
};

struct values {
	struct claim employer, employee, person, placement, contact;
	struct claim own; /* IMPORT_RECORDS: the record itself */
	int64_t record; /* from the record number column, or 0 */
	const char *owner; /* from the column of owner_field, or NULL */
	int line;
};

/* Remembered conversions: files repeat their dates and choices. */
struct seen;
struct seen *seen_new(size_t ncolumns);
void seen_free(struct seen **s);

/* ERR_INVALID: the row is refused; *column says where (or NO_COLUMN). */
int values_read(const struct import *im, struct seen *seen, const struct row *row, struct arena *a,
	struct values *out, int *column);
const char *claim_get(const struct claim *d, const char *field); /* NULL: not said */
void claim_set(struct claim *d, const char *field, const char *value, struct arena *a);
/* The canonical value of a reference. */
char *ref_value(struct arena *a, int64_t id);

/* ---- run.c and its helpers ---- */

/* Key -> two record ids, bounded: an older entry makes room. */
struct memo;
struct memo *memo_new(void);
void memo_free(struct memo **m);
bool memo_get(const struct memo *m, const char *key, int64_t id[2]);
void memo_put(struct memo *m, const char *key, const int64_t id[2]);

/* A set of numbers, as bits in pages. */
struct bits;
struct bits *bits_new(void);
void bits_free(struct bits **b);
/* Adds i; true when it was in already. */
bool bits_add(struct bits *b, uint64_t i);
bool bits_have(const struct bits *b, uint64_t i);

struct run {
	struct import *im;
	struct store *store;
	const struct import_hooks *hooks;
	struct import_result *out;
	struct arena *a;   /* of the row */
	struct memo *memo;
	struct bits *said[E_COUNT]; /* fields this file has given a value */
	struct bits *made[E_COUNT]; /* records this file made */
	bool wrote;        /* by this row */
	char *kept_out;    /* why a value of this row was not taken over, or NULL */
	int column;        /* of the refused or kept out value */
};

/* row.c: writes one row. ERR_INVALID: the row is refused (err_last). */
int row_write_placement(struct run *run, struct values *v);
int row_write_employer(struct run *run, struct values *v);
int row_write_employee(struct run *run, struct values *v);
int row_write_contact(struct run *run, struct values *v);
int row_write_record(struct run *run, struct values *v); /* records.c */

/* subject.c: id[0] the placement or 0, id[1] the employer, of the row's record `d`, of which
 * `placement` holds an own number. ERR_INVALID: nobody, or several; run->column says where. */
int locate_subject(struct run *run, struct values *v, const struct claim *d, int64_t id[2]);

/* names.c: comparing names and other words, folded. */
const char *folded(struct run *run, const char *text); /* NULL gives "" */
/* Words in alphabetical order: "Wit, Jan de" and "Jan de Wit" are equal. */
const char *name_bag(struct run *run, const char *text);
/* The store's sort key of a person or an employer. */
const char *title_key(struct run *run, const struct entity *e, char *const *value);
/* "Jan de Wit" of a person's values. */
const char *person_name(struct run *run, const struct entity *e, char *const *value);
/* The same family name and the same first letter of the given name. */
bool initials_equal(struct run *run, const struct entity *e, char *const *one, char *const *two);

/* locate.c: which records a row is about. */
struct found {
	struct record **list;
	size_t n;
};
/* Live records with this value in a field ("sort_key" too). */
int find_by(struct run *run, enum entity_id e, const char *field, const char *value, struct found *out);
int employers_like(struct run *run, const struct claim *d, struct found *out);
int employees_like(struct run *run, const struct claim *d, struct found *out);
int locate_employer(struct run *run, struct values *v);
int locate_employee(struct run *run, struct values *v);
/* Employer, employee and placement together. */
int locate_placement(struct run *run, struct values *v);

/* named.c: a named record that a row refers to (expert, region, contact person
 * at `employer`), made when it is new. */
int named_record(struct run *run, enum entity_id e, const char *name, int64_t employer, int64_t *out);
/* Replaces the name in a reference field by the record's id. */
int named_field(struct run *run, struct claim *d, const char *field, int64_t employer);

/* resemble.c: tells the hook which records a new one resembles. Call it before
 * the record is written. */
int resemble(struct run *run, const struct claim *d, int line);
/* Tells that a person was recognised by name alone. */
void taken_for(struct run *run, const struct claim *d, int line);

/* apply.c: a claim to its record. */
int claim_check(struct run *run, struct claim *d); /* would it be accepted? */
int claim_apply(struct run *run, struct claim *d);
/* A new record without the form's guesses. */
struct record *record_start(struct run *run, const struct entity *e);

/* ---- rejected.c ---- */

struct rejected;
/* Chooses the folder; the file is made with the first row. ERR_IO: there is no
 * folder to write in. */
int rejected_new(struct rejected **out, const struct import *im);
void rejected_add(struct rejected *r, const struct row *row, int column, const char *reason);
/* Writes what was added (keep), or forgets it. */
int rejected_flush(struct rejected *r, bool keep);
const char *rejected_path(const struct rejected *r); /* "" while there is no file */
void rejected_free(struct rejected **r);
/* True for the header of such a file. */
bool rejected_header(char *const *cell, size_t n, struct arena *a);

#endif
