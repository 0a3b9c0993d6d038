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
	CONDITION_SIZE_MAX = 4096,   /* bytes of a condition outside a rule file */
	RULES_MAX = 500,            /* rules of one ruleset */
	FAULTS_MAX = 200,           /* faults kept per file */
	CHOICES_MAX = 64,           /* values of one choice: a set fits in 64 bits */
	BLOCK = 1024,               /* rows evaluated together */
	FACTORS_MAX = 6,            /* parameters in one limit */
	LIMITS_MAX = 4096,          /* values that one limit can have, over all choices */
	PERCENT_MAX = 1000,         /* of a parameter */
	NUMBER_MAX = 1000000,       /* of a limit */
	DURATION_MAX = 36525,       /* days: no limit lies further away */
	EXPANDED_MAX = 1000,        /* conditions that a derived fact comes down to */
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
	enum lang words; /* whose keywords it uses, for messages */
};

/* A place in a file, for messages. */
struct place {
	const struct source *source;
	const char *at; /* in source->text */
};

/* A name that another block must explain. */
struct reference {
	const char *name;
	struct place at;
};

/* The lines of a block, and whose keywords they use. */
struct span {
	const char *text;
	size_t len;
	enum lang words;
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
	COND_DERIVED, /* a derived fact holds */
};

/* One parameter of a limit. */
struct factor {
	struct reference name;
	struct place per_at;
	int parameter; /* index after linking, or -1 */
	int per;       /* fact whose choice picks the parameter's value, or -1 */
};

struct condition {
	enum condition_kind kind;
	enum relation rel;
	int fact, other; /* fact indexes or -1 */
	uint64_t choices;
	day date;
	struct value value;      /* the limit; `literal` is false: only its kind */
	bool literal;            /* the limit begins with a value in the rule, not with a parameter */
	struct factor *factors;  /* parameters; those behind the first term are percentages */
	size_t nfactors;
	int per[FACTORS_MAX];    /* after linking: the facts of the factors, each once */
	bool unknown_picks[FACTORS_MAX]; /* every factor it picks has a value for unknown */
	size_t npers;
	struct expression *inner; /* COUNT, SHARE: "met"; NULL: all placements */
	struct expression *among; /* COUNT, SHARE: "van"; NULL: of all placements */
	struct reference name;   /* DERIVED */
	const struct derived *derived; /* after linking */
	bool of_employer;        /* DERIVED: stands where only facts of an employer may */
	bool in_placement;       /* DERIVED: is asked per placement, so it cannot count them */
	int shared;              /* index among the set's distinct conditions, or -1 */
};

enum operation { OP_CONDITION, OP_AND, OP_OR, OP_NOT };

/* AND and OR have any number of parts, so a long bullet is not a deep tree. */
struct expression {
	enum operation op;
	bool between;                    /* AND of two limits that were written with "tussen" */
	struct condition *condition;
	struct expression *first, *next; /* parts, and the next part of the same parent */
};

struct bullet {
	enum section section;
	struct expression *expression;
	int unknown_as; /* enum truth that unknown counts as, TRUTH_UNKNOWN: itself */
	int line;
};

struct bullets {
	struct bullet *items;
	size_t n;
};

struct definition {
	struct rule rule; /* its text is `span` */
	struct bullets bullets;
	struct place at; /* its name */
	struct span span;
	struct span replaces_span; /* the line "vervangt" in it */
	struct reference *replaces;
	size_t nreplaces;
	int layer;
	bool broken;
	bool replaced; /* a later layer has another one of this name */
	int index;     /* after linking, of rules_get; or -1 */
};

/* A named condition. Those in use stand in the set in such an order that each
 * only needs the ones before it. */
struct derived {
	const char *name;
	struct label label;
	enum rule_level level;
	struct bullets bullets;
	struct place at;
	struct span span;
	int line;
	int layer;
	bool broken, used;
	bool counts;     /* it, or one it needs, counts placements: not for columns */
	size_t expanded; /* conditions it comes down to */
	int depth;       /* derived facts below each other, with itself */
	int visited;     /* enum visit, while linking */
	int shared;      /* index behind the set's distinct conditions, or -1 */
};
/* The one of this name that is in use after linking, or NULL; and as a rule of its bullets:
 * always valid, and no more urgent on one day than another. */
const struct derived *derived_find(const struct ruleset *rs, const char *name);
struct definition derived_as_rule(const struct derived *d);

struct period {
	day from;
	struct value *values; /* one, or one per choice (and one for unknown) */
};

struct dated_parameter {
	struct parameter parameter;
	enum value_kind kind;
	struct period *periods; /* oldest first */
	size_t nperiods;
	struct place at;
	int layer;
	bool broken, used;
	struct span span;
};

struct test_case {
	const char *rule, *name;
	struct place at;
	int line;
	day on;
	int32_t *rows; /* nrows times the number of facts */
	bool *placed;  /* per row: it is a placement, not just an employer */
	size_t nrows;
	uint64_t hash; /* of the day and the rows */
	enum truth expected;
	int index; /* of the rule after linking, or -1 */
	const struct derived *derived; /* it is a test of this one, and of no rule */
};

/* "regel X uit" and "regel X stand proef". */
struct local_change {
	struct reference rule;
	const char *reason;
	bool off;
	enum rule_state state; /* when not off */
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
	bool borrows; /* parameters and derived facts are another set's, which stays as it is */
	size_t broken;
	LIST(struct source *) sources;
	LIST(struct definition *) rules;
	LIST(struct dated_parameter *) parameters;
	size_t usable_parameters; /* after linking: the first ones */
	LIST(struct test_case *) tests;
	LIST(struct local_change) changes;
	LIST(struct derived *) derived;
	size_t usable_derived;               /* after linking: the first ones */
	LIST(struct condition *) conditions; /* distinct ones, without counts and derived facts */
	LIST(struct derived *) columns;      /* derived facts of the rules for placements */
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

/* unknown.c: a fault for a name that nothing explains, with the nearest ones. */
void unknown_fact(struct ruleset *rs, struct reference r);
void unknown_parameter(struct ruleset *rs, struct reference r);
void unknown_rule(struct ruleset *rs, struct reference r);

/* limit.c: which choice picks each of the condition's `per`: free ones are
 * unknown and run through all their choices. One past the last choice picks the
 * value that a parameter has for unknown. */
struct picks {
	int choice[FACTORS_MAX];
	bool free[FACTORS_MAX];
};
struct picks picks_of_row(const struct condition *c, const struct facts *t, size_t row);
bool picks_next(const struct condition *c, struct picks *p); /* false: back at the first */
size_t choices_of_fact(int fact);
struct value parameter_value(const struct ruleset *rs, int parameter, int choice, day on);
/* Its values on a day, by choice; the first ones also before they hold. */
const struct value *values_on(const struct dated_parameter *d, day on);
/* The value of one of its parameters. */
struct value factor_value(const struct ruleset *rs, const struct condition *c, const struct factor *f,
	const struct picks *p, day on);
/* A limit as a value; of a product, months are counted in days from `on`. */
struct value limit_value(const struct ruleset *rs, const struct condition *c, const struct picks *p, day on);
/* The limit's first term, and what the others make of a number of it. */
struct value limit_base(const struct ruleset *rs, const struct condition *c, const struct picks *p, day on);
int32_t limit_scale(
	const struct ruleset *rs, const struct condition *c, const struct picks *p, day on, int32_t number);
bool limit_is_product(const struct condition *c);

/* link.c, link_derived.c, link_names.c, share.c: the steps of rules_link. */
bool link_bullets(struct ruleset *rs, const struct bullets *b);
void link_derived(struct ruleset *rs);
bool link_uses_of_derived(struct ruleset *rs, const struct bullets *b);
void link_replaces(struct ruleset *rs);
void link_changes(struct ruleset *rs);
void link_tests(struct ruleset *rs);
void share_conditions(struct ruleset *rs);
void hash_rules(struct ruleset *rs);

/* load.c: a source with a copy of the text; nothing is read yet. */
struct source *source_add(struct ruleset *rs, const char *name, const char *text, size_t n);

/* parser.c: reads a whole source into the set. */
void parse_source(struct ruleset *rs, const struct source *source);
/* Reads a source that is one condition about a placement; NULL after a fault. */
struct bullet *parse_condition(struct ruleset *rs, const struct source *source);

/* walk.c: calls `each` for every condition, those inside counts too;
 * walk_definition also for those inside derived facts, before the condition
 * that needs them. */
typedef void condition_visitor(const struct condition *c, void *ctx);
void walk_bullets(const struct bullets *b, condition_visitor *each, void *ctx);
void walk_definition(const struct definition *d, condition_visitor *each, void *ctx);
/* Sets used[fact] for what these bullets look at, through derived facts too. */
void bullets_facts(const struct bullets *b, bool *used);

/* row.c: one condition or bullet on one row. */
enum truth condition_on_row(const struct ruleset *rs, const struct condition *c, const struct facts *t,
	size_t row, day today);
enum truth expression_on_row(
	const struct ruleset *rs, const struct expression *e, const struct facts *t, size_t row, day today);
enum truth bullet_on_row(const struct ruleset *rs, const struct bullet *b, const struct facts *t, size_t row,
	day today);
enum truth definition_on_row(const struct ruleset *rs, const struct definition *d, const struct facts *t,
	size_t row, day today, enum tier *tier);

/* The int32 that a fact is compared with, and the relation to use: `sinds` and
 * `tot` become a date limit. */
int32_t condition_limit(
	const struct ruleset *rs, const struct condition *c, const struct picks *p, day today);
enum relation condition_relation(const struct condition *c);
enum truth relation_holds(enum relation rel, int32_t value, int32_t limit);
/* The same for a limit that lies somewhere from low to high, for relations that
 * have an order. */
enum truth relation_holds_between(enum relation rel, int32_t value, int32_t low, int32_t high);

/* Whether the rule counts on this day: `geldig`. */
bool definition_valid(const struct definition *d, day today);

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
/* A value of this date fact was a partial date once. */
bool facts_partial(const struct facts *t, int fact);
/* It is what rules_date_span makes of some stretch. In fact.c. */
bool fact_is_span(int32_t value);

/* flip.c: days on which a definition's truth changes by time alone. */
void definition_flips(const struct ruleset *rs, const struct definition *d, const struct facts *t, size_t row,
	day today, day *since, day *next);

/* missing.c: rules_gaps of one definition. */
size_t definition_gaps(const struct ruleset *rs, const struct definition *d, const struct facts *t, size_t row,
	day today, struct arena *a, struct rules_gap **out);

/* phrase.c: conditions in words, in the current language. Without facts (NULL)
 * a parameter reads as its name, else as its value on the row. */
struct phrase {
	const struct ruleset *rs;
	const struct facts *facts;
	size_t row;
	day today;
	struct arena *arena;
	bool alone; /* a limit without how it came about */
};
char *phrase_bullet(const struct phrase *ph, const struct bullet *b);
/* "valid from 1-1-2026". */
char *phrase_validity(const struct phrase *ph, const struct rule *r);
/* Both limits of "tussen". */
char *phrase_limits(const struct phrase *ph, const struct expression *between);
bool phrase_has_limit(const struct condition *c);
/* The limit of a condition, or NULL when it has none. */
char *phrase_limit(const struct phrase *ph, const struct condition *c);
char *phrase_limit_alone(const struct phrase *ph, const struct condition *c);
char *phrase_value(struct value v, struct arena *a);

#endif
