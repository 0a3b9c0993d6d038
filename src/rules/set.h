/* What a ruleset is inside: parsed rules, parameters, tests and conditions.
 *
 * Private to src/rules. The parser fills it, link.c resolves names, and from
 * then on it is read-only. All of it lives in the ruleset's arena, except the
 * growing lists, which rules_free gives back. */
#ifndef ANKER_RULES_SET_H
#define ANKER_RULES_SET_H

#include "anker/arena.h"
#include "anker/rules.h"

enum {
	NESTING_MAX = 64,           /* brackets and "niet" inside one bullet */
	FILE_SIZE_MAX = 1024 * 1024, /* bytes of one rule file */
	RULES_MAX = 500,            /* rules of one ruleset */
	FAULTS_MAX = 200,           /* faults kept per file */
	CHOICES_MAX = 64,           /* values of one choice: a set fits in 64 bits */
	BLOCK = 1024,               /* rows evaluated together */
};

/* A list that grows: items[0..n). */
#define LIST(type)      \
	struct {            \
		type *items;    \
		size_t n, cap;  \
	}
/* Room for one more item; the list's n is raised by the caller. */
void list_room(void *items_pointer, size_t n, size_t *cap, size_t size);
#define LIST_ADD(list, item)                                                               \
	do {                                                                                   \
		list_room(&(list).items, (list).n, &(list).cap, sizeof *(list).items);             \
		(list).items[(list).n++] = (item);                                                 \
	} while (0)

struct source {
	const char *name;
	const char *text; /* size bytes, terminated */
	size_t size;
	int layer;
	size_t index; /* in the set's sources */
	size_t faults;
};

/* A place in a file, for messages. */
struct place {
	const struct source *source;
	const char *at; /* in source->text */
};

enum value_kind { VALUE_NUMBER, VALUE_PERCENT, VALUE_DURATION };

struct value {
	enum value_kind kind;
	struct duration duration; /* number and percentage: in count */
};

enum relation { REL_LT, REL_LE, REL_EQ, REL_NE, REL_GE, REL_GT };

enum condition_kind {
	COND_BOOL,    /* fact is choices bit 1 (ja) or 0 (nee) */
	COND_CHOICE,  /* fact is one of the bits in choices */
	COND_NUMBER,  /* fact rel limit */
	COND_DATE,    /* fact rel date */
	COND_ORDER,   /* fact rel other (both dates) */
	COND_SINCE,   /* today - fact rel limit */
	COND_UNTIL,   /* fact - today rel limit */
	COND_KNOWN,   /* fact has a value */
	COND_MISSING, /* fact has none */
	COND_COUNT,   /* number of placements for which `inner` holds, rel limit */
	COND_SHARE,   /* the same as a percentage of the placements */
};

struct condition {
	enum condition_kind kind;
	enum relation rel;
	int fact, other; /* fact indexes or -1 */
	uint64_t choices;
	day date;
	struct value value;      /* the limit, when parameter is -1 */
	int parameter;           /* index after linking, or -1 */
	int per;                 /* fact whose value picks the parameter's value, or -1 */
	const char *name;        /* the parameter's name as written, or NULL */
	struct place name_at, per_at;
	struct expression *inner; /* COUNT, SHARE: "met"; NULL: all placements */
	struct expression *among; /* COUNT, SHARE: "van"; NULL: of all placements */
	int shared;              /* index among the set's distinct conditions, or -1 */
};

enum operation { OP_CONDITION, OP_AND, OP_OR, OP_NOT };

/* AND and OR have any number of parts, so a long bullet is not a deep tree. */
struct expression {
	enum operation op;
	struct condition *condition;
	struct expression *first, *next; /* parts, and the next part of the same parent */
};

struct bullet {
	enum section section;
	struct expression *expression;
	int unknown_as; /* enum truth that unknown counts as, TRUTH_UNKNOWN: itself */
	int line;
};

struct definition {
	struct rule rule;
	struct bullet *bullets;
	size_t nbullets;
	struct place at; /* its name */
	int layer;
	bool broken;
};

struct period {
	day from;
	struct value *values; /* one, or one per choice */
};

struct dated_parameter {
	struct parameter parameter;
	enum value_kind kind;
	struct period *periods; /* oldest first */
	size_t nperiods;
	struct place at;
	int layer;
	bool broken, used;
	const char *text; /* its own lines, for the hash */
	size_t text_len;
};

struct test_case {
	const char *rule, *name;
	struct place at;
	int line;
	day on;
	int32_t *rows; /* nrows times the number of facts */
	size_t nrows;
	enum truth expected;
	int index; /* of the rule after linking, or -1 */
};

struct switch_off {
	const char *rule, *reason;
	struct place at;
	int layer;
};

struct fault {
	struct rules_error error;
	size_t source;
};

struct ruleset {
	struct arena *arena;
	int layer;
	bool linked;
	bool leave_tests; /* pass over the blocks "test" */
	size_t broken;
	LIST(struct source *) sources;
	LIST(struct definition *) rules;
	LIST(struct dated_parameter *) parameters;
	size_t usable_parameters; /* after linking: the first ones */
	LIST(struct test_case *) tests;
	LIST(struct switch_off) offs;
	LIST(struct condition *) conditions; /* distinct ones, without counts */
	LIST(struct fault) faults; /* in file and line order after linking */
};

/* fault.c: records a fault at a place; the message is formatted into the
 * set's arena, tip may be NULL. Beyond FAULTS_MAX per file nothing is kept. */
void fault_add(struct ruleset *rs, struct place at, const char *tip, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* False when this file has so many faults that a tip would be lost work. */
bool fault_wanted(const struct source *source);

/* "did you mean 'x'?" or a list of up to three names, or NULL. `names` ends at
 * n; labels (may be NULL) are searched too. */
char *fault_nearest(struct arena *a, const char *word, const char *const *names,
	const char *const *labels, size_t n);

/* The limit of a condition as a value, on a day, for a choice index. */
struct value parameter_value(const struct ruleset *rs, int parameter, int choice, day today);

/* parser.c: reads a whole source into the set. */
void parse_source(struct ruleset *rs, const struct source *source);

/* walk.c: calls `each` for every condition, those inside counts too. */
void walk_expression(const struct expression *e, void (*each)(const struct condition *c, void *ctx), void *ctx);
void walk_definition(const struct definition *d, void (*each)(const struct condition *c, void *ctx), void *ctx);

/* row.c: one condition or bullet on one row. */
enum truth condition_on_row(const struct ruleset *rs, const struct condition *c, const struct facts *t,
	size_t row, day today);
enum truth bullet_on_row(const struct ruleset *rs, const struct bullet *b, const struct facts *t, size_t row,
	day today);
enum truth definition_on_row(const struct ruleset *rs, const struct definition *d, const struct facts *t,
	size_t row, day today, enum tier *tier);

/* The int32 that a fact is compared with, and the relation to use: `sinds` and
 * `tot` become a date limit. */
int32_t condition_limit(const struct ruleset *rs, const struct condition *c, int choice, day today);
enum relation condition_relation(const struct condition *c);
enum truth relation_holds(enum relation rel, int32_t value, int32_t limit);

/* Placements of this row's employer for which "met" and "van" of a count hold. */
struct tally {
	int32_t yes, unknown, all; /* certain, undecided, and all that may count */
	int32_t no;                /* certainly counts, certainly not "met" */
	int32_t not_yes;           /* may count, not certainly "met" */
};
struct tally tally_of_employer(const struct ruleset *rs, const struct condition *c, const struct facts *t,
	size_t row, day today);

/* table.c: rows of one employer are a chain; FACTS_END ends it. */
#define FACTS_END SIZE_MAX
size_t facts_next_of_employer(const struct facts *t, size_t row);
const int32_t *facts_column(const struct facts *t, int fact);

/* flip.c: days on which a definition's truth changes by time alone. */
void definition_flips(const struct ruleset *rs, const struct definition *d, const struct facts *t, size_t row,
	day today, day *since, day *next);

/* phrase.c: conditions in words, in the current language. Without facts (NULL)
 * a parameter reads as its name, else as its value on the row. */
struct phrase {
	const struct ruleset *rs;
	const struct facts *facts;
	size_t row;
	day today;
	struct arena *arena;
};
char *phrase_bullet(const struct phrase *ph, const struct bullet *b);
/* The limit of a condition, or NULL when it has none. */
char *phrase_limit(const struct phrase *ph, const struct condition *c);
char *phrase_value(struct value v, struct arena *a);

#endif
