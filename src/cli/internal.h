/* What the commands share; private to src/cli.
 *
 * A command is one row of cli_commands: its name, usage, the options it takes
 * and a function that returns an exit code. Everything it prints goes through
 * cli_print, cli_json or struct table, so no text reaches a terminal raw. */
#ifndef CLI_INTERNAL_H
#define CLI_INTERNAL_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/cli.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/report.h"
#include "anker/text.h"

/* Options: those of commands first, then the general ones. */
enum option_id {
	OPT_ADMINISTRATOR,
	OPT_AGAIN,
	OPT_ALL,
	OPT_AS,
	OPT_AS_OF,
	OPT_AS_TEXT, /* --text of a report, which takes no words */
	OPT_BLIND,
	OPT_BY,
	OPT_CERTIFICATES,
	OPT_CLIENT,
	OPT_COPY,
	OPT_COVERAGE,
	OPT_CSV,
	OPT_DISPUTED,
	OPT_DRY_RUN,
	OPT_EMPLOYER,
	OPT_EMPLOYERS,
	OPT_END,
	OPT_EXPLAINED,
	OPT_FACTORS,
	OPT_FOR,
	OPT_FIELD,
	OPT_FINISH,
	OPT_FORCE,
	OPT_FORMAT,
	OPT_FROM,
	OPT_GROUND,
	OPT_HTML,
	OPT_IMPRESSION,
	OPT_JSON,
	OPT_KEEP,
	OPT_KIND,
	OPT_LABEL,
	OPT_LEVEL,
	OPT_LIMIT,
	OPT_LIST,
	OPT_MAP,
	OPT_MARK,
	OPT_MARKDOWN,
	OPT_MINE,
	OPT_NAME,
	OPT_NAMES,
	OPT_NEW,
	OPT_NEW_PASSPHRASE_FILE,
	OPT_NOTE,
	OPT_OF,
	OPT_OF_PROGRAMME, /* --programme of a count, with its name */
	OPT_OPEN,
	OPT_OUTPUT,
	OPT_PLACEMENT,
	OPT_PLACEMENTS,
	OPT_PLAIN,
	OPT_QUESTION,
	OPT_QUESTIONS,
	OPT_REASON,
	OPT_REGION,
	OPT_ROTATE,
	OPT_SEAL,
	OPT_SHARED,
	OPT_SINCE,
	OPT_SITUATION,
	OPT_TEXT,
	OPT_TO,
	OPT_TURNING_FACT,
	OPT_TURNING_POINT,
	OPT_UNMARK,
	OPT_UNTIL,
	OPT_USER,
	OPT_VERDICT,
	OPT_VERIFY,
	OPT_VIEW,
	OPT_WITHIN,
	OPT_WITH_PROGRAMME,
	OPT_YES,
	OPT_HELP,
	OPT_GENERAL, /* the first general one: */
	OPT_DB = OPT_GENERAL,
	OPT_TODAY,
	OPT_LANG,
	OPT_EXPERT,
	OPT_READ_ONLY,
	OPT_FORCE_NETWORK,
	OPT_PASSPHRASE_FILE,
	OPT_RECOVERY,
	OPT_NEVER_OWN, /* the first that no command takes for its own: */
	OPT_ASCII = OPT_NEVER_OWN,
	OPT_NO_COLOR,
	OPT_SERVER,
	OPT_VERSION,
	OPT_DUMP_KEYS,
	OPT_COUNT
};
/* The options of a command: a list that OPT_COUNT ends. */
#define OPTIONS(...) ((const enum option_id[]){ __VA_ARGS__, OPT_COUNT })

struct option_row {
	const char *name;     /* without dashes */
	char letter;          /* or 0 */
	const char *argument; /* msgid; NULL: it takes none */
	const char *help;     /* msgid; NULL: not shown */
};
extern const struct option_row cli_option_rows[OPT_COUNT];

struct args {
	bool given[OPT_COUNT];
	const char *value[OPT_COUNT]; /* the last one given */
	const char **map;             /* every --map */
	size_t nmap;
};

/* What a command needs of the caseload. */
enum caseload { CASELOAD_NONE, CASELOAD_READ, CASELOAD_WRITE, CASELOAD_CREATE };

struct cli;
struct command {
	const char *name;
	const char *usage;   /* msgid: the words behind the name; "" for none */
	const char *summary; /* msgid: one line */
	enum caseload caseload;
	const enum option_id *options; /* OPTIONS(); NULL: none; --help always. A general one: behind the
					* command it is the command's, not the caseload's
					* (--passphrase-file of another file) */
	int least, most;     /* words; most < 0: any number */
	int (*run)(struct cli *c);
	int (*prepare)(struct cli *c); /* before the caseload is opened; or NULL */
};
extern const struct command cli_commands[]; /* ends with a NULL name */

struct str;
struct cli {
	struct cli_options options;
	const struct command *command;
	struct args args;
	char **word; /* words behind the command that are no options */
	int words;
	struct app *app;     /* NULL with CASELOAD_NONE */
	struct arena *arena; /* lives as long as the command */
	FILE *out;
	int columns;         /* of the terminal, or 80 */
	bool closed;         /* nobody reads stdout any more: stop quietly */
	bool withheld;       /* the read log could not be written: nothing is printed */
};

/* cli.c: for a command of which only some parts need the caseload. */
int cli_open_caseload(struct cli *c, enum caseload needs);
/* allowed.c: whether this account may use the command in this caseload. An exit code. */
int cli_allow(struct cli *c);
/* Rights of which one will do (bits of enum right); 0: the command has no row. */
unsigned cli_command_rights(const char *command);
/* Says why the file that was named is none. An exit code. */
int cli_no_caseload(const char *path);

/* Whether a command's list of options has it. */
bool cli_takes(const enum option_id *options, enum option_id id);

/* server.c: whether the user of a server may give this general option, or this command. An exit code. */
int cli_server_option(enum option_id id);
int cli_server_command(const char *name);
/* The file that a word or an option names, to read or to write: what stands there for the user of a
 * server (place.h). An exit code. */
int cli_path(struct cli *c, const char *typed, const char **out);
int cli_path_or_stream(struct cli *c, const char *typed, const char **out); /* "-" stays what it is */
/* The same in the place of words from this one on, and of the options that name files. */
int cli_path_words(struct cli *c, int from);
int cli_path_words_or_stream(struct cli *c, int from);
int cli_path_options(struct cli *c);
/* The file of --output, or NULL: to standard output, also with "-". */
const char *cli_output(const struct cli *c);

/* parse.c: getopt over the options of a command (NULL: none). `stop`: at the first word. */
int cli_parse(struct cli_options *o, struct args *args, const enum option_id *own, bool stop, int argc,
	char **argv, struct arena *a, int *first);

/* passphrase.c: secrets from the terminal, without echo, or from files. Codes of app. */
/* What opens a file there is: from `file` ("-": standard input) unless that is NULL. `again`: the
 * last one did not fit. */
int cli_passphrase(const char *file, const char *path, bool again, struct secret **out);
/* Its recovery key, as typed; the caller wipes it. */
int cli_recovery(const char *path, bool again, char key[APP_KEY_TYPED]);
/* One for a file that is being made or changed: from `file`, or asked twice, with a hint when it is
 * easy to guess. */
int cli_new_passphrase(const char *file, const char *path, struct secret **out);
/* y or n on the terminal; no where there is none. */
bool cli_ask_yes(const char *question);
/* Shows a recovery key: on the terminal itself, until it is written down, else as output. */
void cli_show_recovery(struct cli *c, const char *key, bool wait);

/* shown.c: what the read log of a shared caseload is told before it is printed. Exit codes. */
int cli_read(struct cli *c, enum entity_id e, int64_t id);
/* Of a list, when no file of its own was noted for this command. */
int cli_read_many(struct cli *c, enum entity_id e, int64_t records);
int cli_read_query(struct cli *c, const struct query *q);
/* Before output: the command is in the log, or has nothing of a file to show. */
bool cli_may_show(struct cli *c);

/* output.c */
void cli_print(struct cli *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A paragraph: `indent` columns, wrapped to the width; `first` stands before it. */
void cli_wrap(struct cli *c, int indent, const char *first, const char *text);
/* The same into a text, to be printed later. */
void cli_wrap_to(struct cli *c, struct str *out, int indent, const char *first, const char *text);
/* A message on stderr; the exit code is returned, so `return cli_wrong(...)`. */
int cli_refuse(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
int cli_wrong(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void cli_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The exit code for an app or store call; with err_last() when rc < 0. */
int cli_done(int rc);
/* Flushes; CLI_REFUSED with a message when the output could not be written. */
int cli_finish(struct cli *c, int code);
bool cli_gone(struct cli *c); /* output failed: sets c->closed; stop early */

/* passing.c: notes that a page about this record goes to a kind of party (code of choices_recipient), with
 * --ground and --reason where there is no consent. What is shown on a terminal goes nowhere. An exit code. */
int cli_pass_on(struct cli *c, enum entity_id e, int64_t id, const char *recipient, const char *what);
/* The same of all that a query finds. */
int cli_pass_records(struct cli *c, const struct query *q, const char *recipient);
/* The same of a report of an employer or its pattern; another kind names nobody. */
int cli_pass_report(struct cli *c, const struct report_ask *ask, const char *what);
/* app_save of a record; a referral with --ground and --reason. Above 0: what the command gives. */
int cli_save_passing(struct cli *c, struct record *r, struct conflict **conflicts, size_t *n);

/* json.c: prints the value and gives it back; its strings may hold anything. */
void cli_json(struct cli *c, json_t *value);
/* An array of n, one in memory at a time; `at` makes the i-th of `list`. */
void cli_json_list(
	struct cli *c, size_t n, json_t *(*at)(struct cli *c, const void *list, size_t i), const void *list);
json_t *json_text(const char *s);    /* NULL: null */
json_t *json_id(int64_t id);         /* 0: null */
json_t *json_day(day d);             /* DAY_NONE: null */
json_t *json_subject(struct cli *c, int64_t placement, int64_t employer); /* "placement/42" */

/* safe.c: a stream over `out` for JSON or CSV in which nothing can move or hide
 * text on a terminal. fclose it (that does not close `out`). NULL: no memory. */
enum safe_kind { SAFE_JSON, SAFE_CSV };
FILE *safe_stream(FILE *out, enum safe_kind kind);

/* table.c */
struct column {
	const char *title;
	bool right; /* numbers */
	bool keep;  /* left out last when the line is too narrow */
};
struct table;
struct table *table_new(struct cli *c, const struct column *col, size_t n);
void table_row(struct table *t, const char *const *cell); /* copied and cleaned */
size_t table_end(struct table **t); /* prints what is left; rows printed */

/* words.c: from what was typed to entities, fields, records. All return an exit
 * code and have said what is wrong. */
int cli_entity(const char *word, const struct entity **out, bool *only_employers);
int cli_field(const struct entity *e, const char *word, size_t n, int *out);
/* "placement/42", or with `bare` an entity for words without one: "42", an own
 * number, an exact title. */
int cli_record(struct cli *c, const char *word, enum entity_id bare, enum entity_id *e, int64_t *id);
/* Placement or employer: "42", "placement/42", "employer/3", a title. */
int cli_subject(struct cli *c, const char *word, int64_t *placement, int64_t *employer);
/* Conditions as worklist.h has them; references by number or title. */
int cli_query(struct cli *c, const char *entity, struct query *q);
/* read.c: --limit, or what goes without it. An exit code. */
int cli_limit(struct cli *c, int64_t otherwise, int64_t *out);
/* Sets fields of a record from words [from, words). `signals` (may be NULL)
 * takes signal=KIND[:SEVERITY] words. */
struct noted;
int cli_assign(struct cli *c, struct record *r, int from, struct noted *signals);
struct noted {
	struct noted_signal *item;
	size_t n;
};
const char *cli_nearest(const char *word, const char *(*name)(const void *ctx, size_t i), const void *ctx);

/* about.c: suggestions and explanations, for people and as JSON. */
extern const char *const cli_truths[]; /* codes, by enum truth */
/* "J. de Wit · Bakkerij De Korenaar", and "placement/42" */
const char *cli_about(struct cli *c, const struct suggestion *sg);
const char *cli_subject_word(struct cli *c, const struct suggestion *sg);
json_t *cli_suggestion_json(struct cli *c, const struct suggestion *sg);
/* A line per condition with its facts. */
void cli_explain(struct cli *c, const struct explanation *x);
json_t *cli_conditions_json(const struct explanation *x);
/* The label of a choice of a decision, or "" when it is empty. */
const char *cli_choice(struct cli *c, const struct record *r, const char *field);
/* The words RULE and PLACEMENT|employer/ID, in either order, as app_why takes them. */
int cli_why(struct cli *c, struct why *out);
/* The index of a rule in `rs`, with the nearest name when there is none. */
int cli_rule(const struct ruleset *rs, const char *word, size_t *out);

/* decide.c: "42", "3.17" or "decision/42" -> a decision that is there. */
int cli_decision_id(struct cli *c, const char *word, int64_t *id);
int cli_decision(struct cli *c, const char *word, int64_t *id, struct record **out);

/* rules.c: the rules in use; or the installed ones with the files named from word
 * `from` on. The caller frees. */
int cli_rules(struct cli *c, int from, struct ruleset **out);
const char *cli_rule_state(const struct rule *rule);
const char *cli_rule_state_code(const struct rule *rule);
/* rules_check.c: one line when the rule files have faults. */
void cli_note_faults(const struct ruleset *rs);

/* rules_check.c, rules_show.c, rules_change.c: parts of `anker rules`. */
int cli_rules_check(struct cli *c);
int cli_rules_test(struct cli *c);
int cli_rules_show(struct cli *c);
int cli_rules_boundaries(struct cli *c);
int cli_rules_statistics(struct cli *c);
int cli_rules_parameters(struct cli *c);
int cli_rules_effect(struct cli *c);
int cli_rules_parameter(struct cli *c);
int cli_rules_state(struct cli *c);

/* progress.c: a bar on stderr when that is a terminal; Ctrl-C. */
struct progress {
	const char *unit;  /* in the user's language: "rows" */
	int64_t start_ms, drawn_ms;
	bool shown;
};
/* unit NULL: work that writes nothing, which Ctrl-C may simply end. */
void progress_begin(struct progress *p, const char *unit);
/* `count` of the unit; done of total for the bar. True when the user pressed Ctrl-C. */
bool progress_show(struct progress *p, int64_t done, int64_t total, int64_t count);
/* Takes the bar away. Waits for the terminal: never inside a write. */
void progress_end(struct progress *p);
/* From now on it stops as well when the administrator of the caseload asks; NULL: no more. Whether that was so:
 * work without a bar asks it itself, as often as it likes. */
void progress_watch(struct app *app);
bool progress_ended(void);

/* stream.c: what results and messages go through. On a server each waits only so long for who reads. */
FILE *stream_results(void);
/* The same for another descriptor and time (ms). */
FILE *stream_open(int fd, int ms);
/* Nobody took the results in time: the rest was left out. */
bool stream_late(void);
/* Why results could not be written; 0: they could. */
int stream_why(void);
/* All of it to a descriptor, as bytes; 0 or errno. */
int stream_bytes(int fd, const char *bytes, size_t n);
/* How long output waits here, for outlet_write. */
int stream_limit(void);
/* A text on stderr, as it is. */
void cli_say(const char *text);

/* keep.c: facts of a large caseload; ERR_STOPPED by Ctrl-C, else 0. */
int cli_keep_facts(struct cli *c);

/* The commands. */
int command_list(struct cli *c);
int command_show(struct cli *c);
int command_add(struct cli *c);
int command_set(struct cli *c);
int command_delete(struct cli *c);
int command_undo(struct cli *c);
int command_redo(struct cli *c);
int command_import(struct cli *c);
int command_export(struct cli *c);
int command_exchange(struct cli *c);
int command_suggest(struct cli *c);
int command_why(struct cli *c);
int command_why_not(struct cli *c);
int command_what_if(struct cli *c);
int command_fit(struct cli *c);
int command_schemes(struct cli *c);
int command_milestones(struct cli *c);
int command_programme(struct cli *c);
int command_waves(struct cli *c);
int command_hours(struct cli *c);
int command_meetings(struct cli *c);
int command_accept(struct cli *c);
int command_postpone(struct cli *c);
int command_dismiss(struct cli *c);
int command_weigh(struct cli *c);
int command_rest(struct cli *c);
int command_peer_review(struct cli *c);
int command_instruments(struct cli *c);
int command_gaps(struct cli *c);
int command_duplicates(struct cli *c);
int command_merge(struct cli *c);
int command_interview(struct cli *c);
int command_rules(struct cli *c);
int command_guide(struct cli *c);
int command_tasks(struct cli *c);
int command_pattern(struct cli *c);
int command_report(struct cli *c);
int command_matrix(struct cli *c);
int command_lasting(struct cli *c);
int command_spar_card(struct cli *c);
int command_person(struct cli *c);
int command_timeline(struct cli *c);
int command_search(struct cli *c);
int command_history(struct cli *c);
int command_field(struct cli *c);
int command_seal(struct cli *c);
int command_unseal(struct cli *c);
int command_passphrase(struct cli *c);
int command_check(struct cli *c);
int command_backup(struct cli *c);
int command_restore(struct cli *c);
int command_demo(struct cli *c);
int command_init(struct cli *c);
int command_users(struct cli *c);
int command_roles(struct cli *c);
int command_connections(struct cli *c);
int command_team(struct cli *c);
int command_research(struct cli *c);
int command_erase(struct cli *c);
int command_retention(struct cli *c);
int command_open(struct cli *c);
int command_colleague(struct cli *c);
int command_hand_over(struct cli *c);
int command_stand_in(struct cli *c);
int command_read_log(struct cli *c);
int command_notices(struct cli *c);
int command_help(struct cli *c);
int prepare_exchange(struct cli *c);
int prepare_import(struct cli *c);
int prepare_demo(struct cli *c);

#endif
