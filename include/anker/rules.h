/* Rules: text files that propose a next step, evaluated on facts, explained.
 *
 * Pure: no SQL is run, no clock is read, nothing is drawn. The store loads
 * facts with the SQL texts of the vocabulary, the app passes them in with
 * `today`. A fact holds a date or a count, never an elapsed time, so a stored
 * row does not age. Unknown is a value: it makes a rule "ask first".
 *
 * Order of use: rules_load (or rules_new, rules_add_*, rules_link) once; per
 * screen or command facts_new, facts_add per placement, rules_evaluate, then
 * rules_explain for the row that is looked at. */
#ifndef ANKER_RULES_H
#define ANKER_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anker/date.h"
#include "anker/lang.h"
#include "anker/model.h"

struct arena;
struct ruleset;
struct facts;

/* ---- The vocabulary: what a rule may talk about ------------------------- */

enum fact_type { FACT_BOOL, FACT_CHOICE, FACT_NUMBER, FACT_DATE };

/* What a NULL from the database means. NEVER is a day before every day, for
 * things that happened ("no contact yet"); NONE is a day after every day, for
 * things that wait or end ("no end date", "no open signal"). */
enum fact_empty { EMPTY_UNKNOWN, EMPTY_NEVER, EMPTY_NONE, EMPTY_ZERO, EMPTY_NO };

enum rule_level { LEVEL_PLACEMENT, LEVEL_EMPLOYER };

/* Values of a fact: yes/no 0 or 1, choice the index in `choices`, number as it
 * is, date a `day`; or one of these. */
#define FACT_UNKNOWN INT32_MIN
#define FACT_NEVER (INT32_MIN + 1)
#define FACT_NONE INT32_MAX

/* A date of which only a stretch is known ("2026-03", "before summer"): some day from
 * its first to its last (struct date_span). Conditions are looked at for both ends, and are
 * unknown where those differ. The value packs both: larger than every day, smaller than
 * FACT_NONE. A span of one day is that day; one that cannot be packed (it begins before
 * 1950 or after 2128) is FACT_UNKNOWN. */
#define FACT_PARTIAL 0x40000000
int32_t rules_date_span(struct date_span s);

/* The first and last day that a date fact's value can be; false, and nothing is
 * set, when that is no day (unknown, never, none). */
bool rules_date_ends(int32_t value, day *first, day *last);

/* Which rows a fact's SQL looks at. */
enum fact_rows {
	ROWS_PLACEMENT, ROWS_SIGNAL, ROWS_CHANGE, ROWS_BOTTLENECK, ROWS_ACTION, ROWS_PROFILE, ROWS_TICK,
	ROWS_DECISION, ROWS_ADAPTATION, ROWS_GOAL, ROWS_ABSENCE, ROWS_SCHEME, ROWS_SCORE, ROWS_REFERRAL,
	ROWS_ADVICE, ROWS_INVOLVEMENT, FACT_ROWS
};

struct fact {
	const char *name; /* as in rule files: ASCII snake_case, Dutch */
	enum fact_type type;
	enum fact_empty empty;
	enum rule_level level; /* EMPLOYER: the same for all placements of one employer */
	enum privacy privacy;
	const struct choice *choices; /* FACT_CHOICE */
	struct label label;           /* "last contact with the employer" */
	struct label question;        /* to ask when it is unknown */
	/* Of ROWS_PLACEMENT: a scalar SQL expression without parameters, in which
	 * `p` is the placement's row, `e` its employee's and `o` its employer's (an
	 * organisation). Of other rows: an aggregate over `t`, that table's rows of
	 * the placement (?1) without tombstones; so a dozen facts cost one look.
	 * Gives an ISO date (a moment is cut to its date), a choice code, 0/1 or an
	 * integer; NULL, also without any row, for empty. */
	const char *sql;
	enum fact_rows rows;
	const char *quick; /* "p.meaningful": the field that `sql` falls back on without a record; or NULL */
};

/* All facts; the order is the order of a row of values. Borrowed, const. */
const struct fact *rules_facts(size_t *n);

/* Index of the fact, or -1. */
int rules_fact_index(const char *name);

/* A database value (dates also as date_span_iso writes them) -> a fact's value. NULL and
 * "" give the fact's empty meaning; a choice code "unknown", an unknown code or a malformed
 * value give FACT_UNKNOWN. This function can't fail. */
int32_t rules_fact_from_text(const struct fact *f, const char *text);

/* A value as it is written in a rule file -> value (a choice by rule word or
 * code, ja/nee, a number, an ISO date or span, nooit, geen, onbekend). ERR_INVALID. For
 * "what if" and tests. */
int rules_fact_parse(const struct fact *f, const char *word, int32_t *out);

/* The other way: as a rule file and a test write it (a choice by its rule word).
 * rules_fact_parse reads it back. In the arena; never NULL. */
char *rules_fact_write(const struct fact *f, int32_t value, struct arena *a);

/* For people, in the current language: "22-11-2026 (9 w)", "never", "unknown",
 * a choice's label. In the arena; never NULL. */
char *rules_fact_show(const struct fact *f, int32_t value, day today, struct arena *a);

/* How a choice is written in rules: its Dutch label in ASCII snake_case. */
char *rules_choice_word(const struct choice *c, struct arena *a);

/* ---- Rule files --------------------------------------------------------- */

enum rule_state { RULE_TRIAL, RULE_IN_USE, RULE_RETIRED };
enum origin { ORIGIN_RULE, ORIGIN_SOURCE, ORIGIN_LAW, ORIGIN_EDITORIAL };
/* How sure who wrote down a law or source was. */
enum certainty { CERTAINTY_UNTOLD, CERTAINTY_CERTAIN, CERTAINTY_FAIRLY, CERTAINTY_YEARLY };

struct duration {
	int count;   /* 0 with months == false: none */
	bool months; /* calendar months, else days */
};

struct rule {
	const char *id; /* stable: "contact-te-lang-geleden" */
	struct label title, because, caution; /* en is the Dutch text when a file gives only that */
	enum rule_level level;
	enum rule_state state;
	bool off;               /* switched off by a local file */
	const char *off_reason; /* or NULL; also why a local file gave it another state */
	int priority;           /* 0..100 */
	const char *group;      /* one suggestion per group is shown; never NULL */
	const char *action;     /* what is proposed: a code of the action's `kind` ("call_employer") */
	struct duration within; /* due: rules_after(today, within) */
	struct duration rest_dismissed, rest_done; /* quiet after dismissing / doing */
	const char *guide;      /* "4" or "1.2": guide number, point; NULL */
	const char *source;     /* "000", or NULL */
	const char *source_text; /* place in the source, or NULL */
	const char *owner;      /* or NULL */
	day review;             /* look at it again before this day, or DAY_NONE */
	const int *reopen;      /* fact indexes of `opnieuw bij` */
	size_t nreopen;
	const char *file;       /* where it stands */
	int line;
	bool local;             /* from a later folder than the first */
	bool changed;           /* a local file took the place of a shipped rule, or gave it another state */
	day valid_from, valid_until; /* `geldig A tot B`: outside it the rule gives FALSE; DAY_NONE: open */
	const int *replaces;    /* `vervangt`: rules that stay away while this one is true of their employer
				 * or placement; indexes of rules_get */
	size_t nreplaces;
	const char *text;       /* its own lines, text_len bytes, not terminated */
	size_t text_len;
	uint64_t hash;          /* of text and the parameters it uses */
};

struct rules_error {
	const char *file;
	int line, column;   /* from 1; columns count characters */
	const char *source; /* the line itself, cleaned; "" when there is none */
	const char *message;
	const char *tip;    /* or NULL */
};

/* An empty ruleset; ended with rules_free. These can't fail. */
struct ruleset *rules_new(void);
void rules_free(struct ruleset **rs);

/* Adds every *.regel of a folder, in name order. A later folder may redefine
 * parameters and say `regel X uit "reden"`. Faults in the rules, and a file that
 * cannot be read, are not a failure: see rules_error_count. ERR_NOTFOUND (no
 * such folder), ERR_IO (it cannot be read). */
int rules_add_folder(struct ruleset *rs, const char *folder);

/* One file, or text as if it were the file `name` (n bytes, copied). Each call
 * counts as part of the last folder, or starts the first one. */
int rules_add_file(struct ruleset *rs, const char *path);
void rules_add_text(struct ruleset *rs, const char *name, const char *text, size_t n);

/* Later rules_add_* are a new layer, as a later folder is. */
void rules_next_layer(struct ruleset *rs);

/* Resolves names between files; after this the set is read-only. Call once. */
void rules_link(struct ruleset *rs);

/* The rules that come with the program, as one layer: those of share/rules, and of
 * share/reference (what holds for schemes and terms) where that folder is. */
int rules_add_shipped(struct ruleset *rs, const char *share);

/* Folders of `share` that hold shipped rules, the first one always; NULL behind the last. */
extern const char *const rules_shipped_folders[];

/* All of that: the shipped rules, then those of the folder `local` (NULL, or not there:
 * none), linked. On failure *out is NULL. ERR_NOTFOUND, ERR_IO. */
int rules_load(struct ruleset **out, const char *share, const char *local);

/* The same without the tests that stand beside the rules (nor their faults):
 * a third of the work, for who only evaluates. */
int rules_load_for_use(struct ruleset **out, const char *share, const char *local);

/* Faults, in file and line order; a rule with one is left out, alone. */
size_t rules_error_count(const struct ruleset *rs);
const struct rules_error *rules_error(const struct ruleset *rs, size_t i);

/* "file:line:col: message", the source line, a caret and the tip, as lines. */
char *rules_error_show(const struct rules_error *e, struct arena *a);

/* Rules that rules_error kept out of use; for "1 rule is off: ...". */
size_t rules_broken_count(const struct ruleset *rs);

/* The usable rules, also trial, retired and switched off ones; by index. */
size_t rules_count(const struct ruleset *rs);
const struct rule *rules_get(const struct ruleset *rs, size_t i);
int rules_index(const struct ruleset *rs, const char *id); /* or -1 */
/* Its title in the current language; of a rule that is gone, the id itself. */
const char *rules_title(const struct ruleset *rs, const char *id);

/* Sets used[fact] for every fact that a rule looks at; `employer`: that a rule
 * about an employer looks at, on any of its placements. */
void rules_facts_used(const struct ruleset *rs, bool employer, bool *used);

/* The same for one rule: its conditions and `opnieuw bij`. */
void rules_facts_of(const struct ruleset *rs, size_t rule, bool *used);

/* The rule as a file of its own, with the parameters and named conditions it
 * uses, every date they had: rules_add_text reads it back and decides the same.
 * What the log of decisions keeps. In the arena. */
char *rules_whole_text(const struct ruleset *rs, size_t rule, struct arena *a);

/* A test of the rule as it stands on a row: "test ...", "op", "gegeven" (for an
 * employer's rule one per placement) with the facts it uses, "verwacht". With
 * rules_whole_text before it a file that proves the outcome of that day. */
char *rules_row_as_test(const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today,
	struct arena *a);

/* Tests to begin with for a rule: per threshold two days (or numbers) on each side
 * of the turn, so before, on and after it; for an employer's rule also around the
 * number of placements. The other facts are such that it decides; what does not
 * matter is left out. "verwacht" is what the rule says now. Text that
 * rules_add_text reads; a comment when nothing turns the outcome. */
char *rules_boundaries(const struct ruleset *rs, size_t rule, day today, struct arena *a);

/* d plus the duration; months are calendar months, clamped to their end. */
day rules_after(day d, struct duration duration);

/* ---- Facts -------------------------------------------------------------- */

/* A table of facts, kept by column. Ended with facts_free. */
struct facts *facts_new(void);
void facts_free(struct facts **t);

/* Adds a row of values in vocabulary order (copied). placement 0: an employer
 * without placements, which only employer rules look at. */
void facts_add(struct facts *t, int64_t placement, int64_t employer, const int32_t *row);
size_t facts_count(const struct facts *t);

/* Row i becomes the row that stood at order[i] (each at most once); rows that are
 * not among these n are gone. For who finds rows in another order than they are
 * wanted in. */
void facts_arrange(struct facts *t, const size_t *order, size_t n);

/* Rows added from now on need these facts only (used[fact], copied); the others
 * stay FACT_UNKNOWN, whatever the row says. At first: all. */
void facts_want(struct facts *t, const bool *used);
bool facts_wants(const struct facts *t, size_t fact);
int64_t facts_placement(const struct facts *t, size_t row);
int64_t facts_employer(const struct facts *t, size_t row);
int32_t facts_get(const struct facts *t, size_t row, int fact);

/* Replaces one value: "what if", or a row refreshed after a commit. */
void facts_set(struct facts *t, size_t row, int fact, int32_t value);

/* The first row of this row's employer. An employer rule gives its outcome on
 * every row of the employer; the one of the first row stands for all. */
size_t facts_first_of_employer(const struct facts *t, size_t row);

/* ---- Evaluation --------------------------------------------------------- */

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };
/* TRUE: a suggestion; UNKNOWN: ask first; FALSE: nothing. */

enum tier { TIER_NOW, TIER_SOON, TIER_CONSIDER };
const char *rules_tier_name(enum tier t); /* in the current language */

/* Every rule on every row: outcome[rule * facts_count + row] is an enum truth.
 * Retired and switched-off rules give FALSE, trial rules their outcome. A
 * placement rule gives FALSE on a row without placement. Can't fail. */
void rules_evaluate(const struct ruleset *rs, const struct facts *t, day today, uint8_t *outcome);

/* One rule on one row; the same outcome, but also for retired and switched-off
 * rules. tier may be NULL; it is set whatever the outcome is. */
enum truth rules_evaluate_row(const struct ruleset *rs, size_t rule, const struct facts *t, size_t row,
	day today, enum tier *tier);

/* ---- Explanation -------------------------------------------------------- */

enum section { SECTION_IF, SECTION_UNLESS, SECTION_URGENT };
const char *rules_section_name(enum section s);

struct explain_fact {
	const struct fact *fact; /* NULL: a count over placements (employer level) */
	int32_t value;
	const char *label;     /* in the current language, as are all texts here */
	const char *text;      /* the value: "01-02-2026 (5 w)"; a count: "2 yes, 1 unknown of 4" */
	day date;              /* the value of a date fact, else DAY_NONE */
	/* "3 weeks", "3", or NULL; with factors how it came about: "34 days (45 days x 75 %
	 * because course: attention)" */
	const char *threshold;
	const char *limit;     /* the threshold alone: "34 days" */
	const char *parameter; /* its name, or NULL when it stands in the rule */
	const char *parameter_note; /* what the parameter means, or NULL */
	enum origin origin;    /* of the threshold */
	bool picks;            /* only chooses the threshold of another fact of this line */
};

struct explain_line {
	enum section section;
	enum truth truth;  /* of the bullet as it counts */
	const char *text;  /* the condition in words */
	int line;          /* of the bullet in the rule's file */
	const struct explain_fact *facts;
	size_t nfacts;
};

struct explanation {
	enum truth outcome;
	enum tier tier;
	const struct explain_line *lines; /* one per bullet, in file order */
	size_t nlines;
	size_t failing;  /* bullets that stand in the way: 0 when it fires */
	day since;       /* last day <= today on which it became true by time alone, or DAY_NONE */
	day next;        /* first later day on which it becomes true by time alone, or DAY_NONE */
	const int *missing; /* facts to ask: unknown, in bullets that are unknown */
	size_t nmissing;
};

/* A choice that only picks, in a line with a threshold that already tells its choice
 * ("34 days (45 days x 75 %, course: attention)"): to leave out. */
bool rules_explain_told(const struct explain_line *l, const struct explain_fact *f);

/* Why (not). Everything is in the arena. Can't fail. */
struct explanation *rules_explain(const struct ruleset *rs, size_t rule, const struct facts *t, size_t row,
	day today, struct arena *a);

/* The same for who tells the reason only: no line has text (NULL), and the facts have
 * theirs in lines that are a reason ("if", and true). */
struct explanation *rules_explain_facts(
	const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today, struct arena *a);

/* A derived fact, as a rule of its bullets would be explained. NULL: there is none of this
 * name. For what other data than rules name: whether a scheme may be possible. */
struct explanation *rules_explain_derived(const struct ruleset *rs, const char *name, const struct facts *t,
	size_t row, day today, struct arena *a);

/* What a rule waits for: facts that are unknown (or partial dates) in bullets that are
 * unknown, each with the row it is missing on. A rule for employers waits for facts of
 * several placements; a fact of the employer is missing on its first row. In the arena;
 * gives their number. */
struct rules_gap {
	int fact;
	size_t row;
};
size_t rules_gaps(const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today,
	struct arena *a, struct rules_gap **out);

const char *rules_truth_name(enum truth t);   /* yes / unknown / no */
const char *rules_origin_name(enum origin o); /* "choice of the editors", ... */
const char *rules_certainty_name(enum certainty c); /* "reasonably certain"; untold: "" */

/* ---- Conditions elsewhere: when an interview asks a question ------------- */

struct rules_condition;
/* Reads one condition about a placement in the rule language, such as a bullet of a rule
 * holds ("verloop is moeizaam onbekend telt als ja", "sinds startdatum korter dan 3 maanden").
 * Derived facts and parameters are those of the linked `rs`, which must outlive it.
 * Keywords of `lang` ("nl", "en"). ERR_INVALID: column and cure in the message.
 * The caller ends with rules_condition_free. */
int rules_condition_parse(
	struct rules_condition **out, const struct ruleset *rs, const char *lang, const char *text);
/* Whether it holds on that row of facts. */
enum truth rules_condition_evaluate(
	const struct rules_condition *c, const struct facts *t, size_t row, day today);
/* Sets used[fact] for the facts that it looks at. */
void rules_condition_facts(const struct rules_condition *c, bool *used);
/* Sets *c to NULL. NULL is allowed. */
void rules_condition_free(struct rules_condition **c);

/* ---- Tests and checks of a ruleset -------------------------------------- */

struct rules_test {
	const char *rule, *name, *file;
	int line;
	enum truth expected, got;
	bool passed;
};

struct rules_coverage {
	const char *name, *file; /* of the rule or derived fact */
	enum section section;
	int line;         /* of the bullet */
	const char *text; /* in words */
	bool seen_true, seen_other;
};

/* Runs all tests in file order, calling `each` (may be NULL); then `bullet`
 * (may be NULL) for every bullet of every rule, as the rule's tests saw it, and
 * of every derived fact, as the tests of the rules that use it did. Returns the
 * failures. */
size_t rules_test(const struct ruleset *rs, void (*each)(const struct rules_test *t, void *ctx),
	void (*bullet)(const struct rules_coverage *c, void *ctx), void *ctx);

/* Remarks that are no errors: an unused parameter, a rule without a test that
 * expects a suggestion, a question or nothing, a review date passed. Texts are
 * valid during the call. Returns their number. */
size_t rules_check(const struct ruleset *rs, day today,
	void (*each)(const char *file, int line, const char *text, void *ctx), void *ctx);

/* ---- Parameters: the limits that a local file may change ---------------- */

struct parameter {
	const char *name;
	struct label text;
	enum origin origin;
	struct label note;   /* `toelichting`; {NULL, NULL} without */
	enum certainty certainty; /* `zekerheid` */
	day until;           /* `tot`: the first day on which it holds no more, or DAY_NONE. For people:
			      * a rule that uses it goes on with its last value. */
	int per;             /* fact index of the choice it depends on, or -1 */
	bool unknown;        /* it has a value for when that choice is unknown ("onbekend 100 %") */
	const char *file;
	int line;
	bool overridden;     /* a later layer gave it another value */
};
/* A limit may be a parameter times others that are percentages, each picked by
 * its own choice: `langer dan contactinterval[fase] maal factor_verloop[verloop]`. */
size_t rules_parameter_count(const struct ruleset *rs);
int rules_parameter_index(const struct ruleset *rs, const char *name); /* or -1 */
/* Its value on a day for the choice with this index (-1 without `per`; one past the
 * last for unknown), for people: "6 weeks", "75 %"; and all its values as a rule file writes them:
 * "soepel 12 weken, aandacht 6 weken". In the arena. */
char *rules_parameter_show(const struct ruleset *rs, size_t i, int choice, day on, struct arena *a);
char *rules_parameter_write(const struct ruleset *rs, size_t i, day on, struct arena *a);
/* How many dated values it has, and the day from which the k-th (oldest first) holds. */
size_t rules_parameter_periods(const struct ruleset *rs, size_t i);
day rules_parameter_from(const struct ruleset *rs, size_t i, size_t k);
/* The parameter as a block for a local file: every dated value it has, and from
 * `from` on `values` (as rules_parameter_write gives them; a value per choice),
 * so that a dated value of after `from` is gone; the reason becomes its
 * `toelichting`. In *block, with Dutch keywords. ERR_INVALID: says what is wrong
 * with the values and how they are written, or that the reason is missing. */
int rules_parameter_change(const struct ruleset *rs, size_t i, day from, const char *values,
	const char *reason, struct arena *a, char **block);
/* A text as a rule file can hold it between quotes: on one line, without quotes itself. */
char *rules_quotable(const char *text, struct arena *a);
/* Parameters that the program itself uses, whether or not a rule does: their names, NULL
 * behind the last. One that ends in '_' stands for all that begin with it: those have a
 * code behind it ("poortwachter_plan"). They are shipped; a check does not call them unused,
 * nor derived facts with such a name ("regeling_lks_mogelijk"). */
extern const char *const rules_own_parameters[];
bool rules_parameter_is_own(const char *name);
/* The value of such a one on a day, or `otherwise` when it is not there, of another
 * kind or has a value per choice. A percentage is a number. */
int rules_parameter_number(const struct ruleset *rs, const char *name, day on, int otherwise);
struct duration rules_parameter_duration(
	const struct ruleset *rs, const char *name, day on, struct duration otherwise);
/* The rules that use it: sets used[rule]. */
void rules_parameter_users(const struct ruleset *rs, size_t i, bool *used);
const struct parameter *rules_parameter(const struct ruleset *rs, size_t i);
/* A choice of a row by its code; NULL, "" and other codes are unknown. */
struct known_choice {
	const char *fact, *code;
};
/* True when `since` lies further back on `today` than the rules let it with this
 * parameter: by their condition "sinds ... langer dan NAME maal ..." (of several the
 * one with the fewest factors). For lists that mark what is late. Unknown choices
 * must not matter; false when `since` is DAY_NONE or no rule has such a condition. */
bool rules_parameter_beyond(const struct ruleset *rs, const char *name, const struct known_choice *known,
	size_t nknown, day since, day today);

#endif
