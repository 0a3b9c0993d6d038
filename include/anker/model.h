/* The dictionary: every entity and field, once.
 *
 * Forms, lists, CSV mapping, JSON, checks, the journal, conflict views and
 * completion are generated from these tables. Adding a field is one row in
 * src/model/dictionary.c and one migration; a test proves that dictionary and
 * schema agree. Codes in choice lists are retired, never deleted. */
#ifndef ANKER_MODEL_H
#define ANKER_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anker/date.h"
#include "anker/lang.h"

struct arena;

enum entity_id {
	E_NONE,
	E_REGION, E_ORGANISATION, E_PERSON, E_EMPLOYEE, E_EXPERT, E_PLACEMENT,
	E_CONTACT, E_SIGNAL, E_CHANGE, E_BOTTLENECK, E_ACTION, E_PROFILE, E_TICK,
	E_DECISION, E_FACTOR, E_VIEW, E_INTERVIEW, E_ANSWER, E_SUMMARY,
	E_CAPACITY, E_JOB, E_TASK, E_LOAD, E_ADAPTATION, E_ROUTE, E_GOAL, E_STEP, E_ABSENCE, E_MILESTONE,
	E_SCORE, E_SCHEME, E_COACHING, E_REFERRAL, E_INSTRUMENT, E_INVOLVEMENT, E_ADVICE, E_SCAN, E_DEMANDS,
	E_CULTURE, E_OBSERVATION, E_DISTINCT, E_WORKLIST, E_REFLECTION,
	E_CONSENT, E_REQUEST, E_DISCLOSURE,
	E_PROGRAMME, E_TARGET, E_PARTICIPATION, E_INTAKE, E_ASSIGNMENT, E_WAVE, E_MEETING, E_ATTENDANCE,
	E_MEASUREMENT, E_HOURS, E_FINDING, E_REPORT,
	E_COUNT
};

/* Canonical text of a value, as records, JSON and CSV hold it:
 * text and note as they are; date YYYY-MM-DD (with FIELD_SPAN as date_span_iso);
 * number and percentage digits; yes/no "1" or "0"; choice its code; reference the id in decimal. */
enum field_kind { F_TEXT, F_NOTE, F_DATE, F_NUMBER, F_PERCENT, F_DECIMAL, F_BOOL, F_CHOICE, F_REF };

enum privacy { P_NONE, P_IDENTIFYING, P_CAPACITY, P_FREE_TEXT };
/* Who else may be told: nobody, the employee, or the employer too. Tables and pages for them hold no
 * other field (tests/app/visible.c). */
enum visibility { V_INTERNAL, V_EMPLOYER, V_EMPLOYEE };

enum field_flag {
	FIELD_SEARCH = 1u << 0,  /* its text is in the full-text index */
	FIELD_NAME = 1u << 1,    /* part of the record's title, in order */
	FIELD_QUICK = 1u << 2,   /* on the short form */
	FIELD_KEY = 1u << 3,     /* the user's own unique number */
	FIELD_HIDDEN = 1u << 4,  /* kept by the program, not in forms */
	FIELD_OWN = 1u << 5,     /* what an expert thought: in no table to pass on */
	FIELD_SPAN = 1u << 6,    /* F_DATE: may be imprecise, a struct date_span of date.h */
	FIELD_PAST = 1u << 7,    /* with FIELD_SPAN: lies behind, so "March" is the last one */
	FIELD_SCALE = 1u << 8,   /* F_NUMBER: a score from min to max, shown with a bar */
};

struct choice {
	const char *code;     /* stable; stored; English snake_case. NULL ends a list */
	struct label label;
	const char *synonyms; /* other words for import, separated by '|', or NULL */
	bool retired;         /* still shown on old records, no longer offered */
	const char *group;    /* code in another list (of the rubric, the guide), or NULL */
};

struct field {
	const char *name; /* stable: JSON key, column name, CLI name */
	struct label label;
	enum field_kind kind;
	bool required;
	const struct choice *choices; /* F_CHOICE: the list */
	enum entity_id ref;           /* F_REF: what it points at */
	struct label help;            /* one sentence; may be {NULL, NULL} */
	enum privacy privacy;
	enum visibility visibility;
	unsigned flags;       /* enum field_flag */
	int min, max;         /* F_NUMBER, F_PERCENT; min == max == 0: no limits */
	const char *synonyms; /* header words for import, separated by '|', or NULL */
	const char *fill;     /* F_REF: empty is filled from this field of the placement, or NULL */
	const char *initial;  /* canonical value on a new form, "today" for dates, or NULL */
	/* F_TEXT: a code of this catalogue ("schemes", "instruments": share/reference); the
	 * app knows their names. Another text is allowed: a catalogue may be without it */
	const char *catalogue;
	const char *after;    /* not before this date, or not less than this number, of the record; or NULL */
	/* F_TEXT: codes of this list, each with a mark ("a+ b- c o": fits, does not, in doubt) */
	const struct choice *marked;
};

enum entity_flag {
	ENTITY_FILE = 1u << 0,     /* stands in the file of its placement or employer; made there */
	ENTITY_TIMELINE = 1u << 1, /* is on timelines by its `date`, read from the dictionary alone */
	ENTITY_OWN = 1u << 2,      /* an expert's own settings: not part of a caseload's history */
	ENTITY_KEPT = 1u << 3,     /* made by the program as things happen: not entered, not imported */
};

/* Where a kind of record stands in a file, in this order. */
enum file_part {
	FILE_NONE, FILE_COURSE, FILE_WORK, FILE_SUPPORT, FILE_ABSENCE, FILE_SCHEMES,
	FILE_PEOPLE, FILE_ORGANISATION, FILE_PERSON, FILE_PROGRAMME, FILE_COUNT
};

struct entity {
	enum entity_id id;
	const char *name;   /* singular: table name and CLI name ("placement") */
	const char *plural; /* CLI list name ("placements") */
	struct label label, label_plural;
	const struct field *fields;
	size_t nfields;
	bool sort_key;  /* the table has sort_key, the folded title (kept by the store) */
	unsigned flags; /* enum entity_flag */
	enum file_part part;
	enum entity_id parent; /* it is part of one of these (its first field that refers there), or E_NONE */
	const char *date;      /* field that places it in time, or NULL */
	const char *done;      /* F_DATE field: filled, it lies behind (handled, reached, ended); or NULL */
	const char *state;     /* F_CHOICE field that says how it stands, or NULL */
};

/* Borrowed; NULL when there is none. By name also takes the plural, and
 * "employer(s)" for organisations. */
const struct entity *model_entity(enum entity_id id);
const struct entity *model_entity_by_name(const char *name);

/* Index of the field, or -1. */
int model_field(const struct entity *e, const char *name);

/* The choice with this code (or NULL), and the code's index (or -1). */
const struct choice *model_choice(const struct field *f, const char *code);
int model_choice_index(const struct choice *list, const char *code);
/* Of codes with spaces or commas between, the first that is not of the list, in the arena; NULL: all are. */
const char *model_unknown_code(const struct choice *list, const char *codes, struct arena *a);

/* What someone typed or a file holds -> canonical text in the arena. Accepts
 * both languages, labels, codes and synonyms for choices, decimal comma, date
 * shorthand, ja/nee/yes/no/x. Blank input gives *out = NULL (empty) and 0,
 * also for a required field. References take "42" or "3.17".
 * ERR_INVALID: names the field, the value and what is understood. */
int field_parse(const struct field *f, const char *input, day today, struct arena *a, char **out);

/* Checks a canonical value: kind, range, choice; NULL is empty.
 * ERR_INVALID as above; `required` is checked by record_check. */
int field_check(const struct field *f, const char *value);

/* A canonical value for people, in the current language: dates as 22-11-2026, an
 * imprecise one as date_span_show says it, choices by label, yes/no. References are shown
 * as ids: the app layer has names. Cleaned; never NULL. */
char *field_show(const struct field *f, const char *value, struct arena *a);

/* What a code of a catalogue is called in the current language, or NULL: who has the
 * catalogues (app) says it once, so that titles, tables and timelines have it too. Without,
 * codes are shown as they are. */
typedef const char *catalogue_name_fn(void *ctx, const char *catalogue, const char *code);
void model_name_catalogues(catalogue_name_fn *name, void *ctx);
/* Before this ctx ends; of another one it does nothing. */
void model_forget_catalogues(const void *ctx);

/* An id is 63 bits: the site that made the record, and its counter there (site << 40 | counter). */
int64_t id_make(int64_t site, int64_t counter);
int64_t id_site(int64_t id);
int64_t id_counter(int64_t id);
/* "42" or "3.17" <-> id. */
char *id_show(int64_t id, struct arena *a);
int id_parse(const char *s, int64_t *out); /* ERR_INVALID */
/* The id that a reference holds; 0 when it is NULL, empty or none. */
int64_t id_of(const char *value);

/* A record: canonical values in dictionary order; NULL is empty. `base` holds
 * the values as they were read and stays NULL for a new record. All memory is
 * in the arena it was made with. */
struct record {
	const struct entity *entity;
	int64_t id;      /* 0: new */
	int64_t version; /* as read; 0: new */
	bool deleted;    /* tombstone */
	char **value;    /* entity->nfields entries */
	char **base;
	struct arena *arena;
};

/* A new record with initial values (dates "today" filled in). */
struct record *record_new(const struct entity *e, day today, struct arena *a);

/* The value of a field by name, or NULL. The field must exist (asserted). */
const char *record_get(const struct record *r, const char *field);

/* A field as what it stands for: the id it refers to or 0; its date or DAY_NONE, also of an
 * imprecise one; its text (the record's) or "". They ask of any record whether it says
 * something: 0, DAY_NONE and "" also of NULL and of a kind that has no such field. */
int64_t record_ref(const struct record *r, const char *field);
day record_day(const struct record *r, const char *field);
const char *record_text(const struct record *r, const char *field);

/* The other way: 0 and DAY_NONE empty the field, which must exist. */
void record_set_ref(struct record *r, const char *field, int64_t id);
void record_set_day(struct record *r, const char *field, day d);

/* Sets a canonical value (copied; NULL or "" empties). ERR_INVALID. */
int record_set(struct record *r, const char *field, const char *value);

/* Parses as field_parse does, then sets. ERR_INVALID, ERR_NOTFOUND (field). */
int record_set_input(struct record *r, const char *field, const char *input, day today);

/* Required fields and every field_check. ERR_INVALID names the first fault. */
int record_check(const struct record *r);

/* A contact that was had is not still to come: as the last talk it would quiet
 * every rule about how long ago that is. ERR_INVALID says where a plan belongs. */
int record_check_had(const struct record *r, day today);

/* The record's own title from its FIELD_NAME fields ("J. de Wit",
 * "Bakkerij De Korenaar"); cleaned. References count by the store's titles. */
char *record_title(const struct record *r, struct arena *a);

/* Splits a full Dutch name into given name, infix ("van der") and family name;
 * also "Wit, J. de". Each out pointer may become "". */
void name_split(const char *full, struct arena *a, char **given, char **infix, char **family);

#endif
