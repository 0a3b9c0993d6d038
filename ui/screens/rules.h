/* What the screens about rules share: words, the page of one rule, the change
 * that is previewed before it takes effect, and the text being written. Private
 * to ui/screens. */
#ifndef SCREENS_RULES_H
#define SCREENS_RULES_H

#include "core/edit.h"
#include "core/pager.h"
#include "screens/screens.h"

enum {
	RULE_MONTHS = 12,        /* the statistics look back this far */
	RULE_PERCENT_FROM = 10,  /* fewer decisions are no percentage */
	RULE_MANY = 2000,        /* placements from which weighing everything takes a moment */
};

/* ---- rule_words.c ---- */

/* "trial", "in use", "withdrawn" or "off", in the current language. */
const char *rule_state_word(const struct rule *r);
/* Whether it is not as it is shipped: another text or another state. */
bool rule_is_changed(const struct rule *r);
/* "~" for a rule of one's own, "!" for a changed one, else "". */
const char *rule_mark(const struct rule *r);
/* A path without its folders. */
const char *rule_file(const char *path);
/* The name of the local file that holds the rule, or NULL: it is shipped. */
const char *rule_local_file(const struct app *app, const struct rule *r);
/* "12 40%": with a percentage of the decisions where there are enough. */
const char *rule_share(struct arena *a, int64_t n, int64_t decisions);
int rule_percent(int64_t n, int64_t decisions); /* of at least one decision */
int64_t rule_decisions(const struct rule_statistics *st);
/* "2 rules are off: fault in my.regel line 12"; NULL without faults. */
const char *rule_faults_line(const struct ruleset *rs, struct arena *a);

/* ---- rule_tests.c ---- */

struct rule_tests {
	struct rules_test *test; /* in file order */
	size_t n;
};
/* Runs the tests of a ruleset that was loaded with them. */
void rule_tests_of(const struct ruleset *rs, struct arena *a, struct rule_tests *out);
/* Those of the rules as they are on disk. Codes of rules_load. */
int rule_tests_run(struct app *app, struct arena *a, struct rule_tests *out);
/* Writes the tests of one rule (NULL: of that file) with their outcome. */
void rule_tests_write(
	struct pager *p, const struct rule_tests *t, const char *rule, const char *file, struct arena *a);

/* ---- rule_write.c ---- */

struct rule_view {
	struct app *app;
	size_t rule;
	const struct rule_statistics *statistics; /* or NULL */
	const struct rule_tests *tests;           /* or NULL */
	long median;                              /* of rule_median_days; 0 with no statistics */
};
/* Half of the answers to a rule since `from` came within so many days; -1: none. */
int rule_median_days(struct app *app, const char *rule, day from, struct arena *a, long *out);
/* Writes everything about a rule into p (emptied first). */
void rule_write(struct pager *p, const struct rule_view *v, bool titled);
/* "contactinterval: smooth 12 weeks, attention 6 weeks" as it is on a day. */
char *parameter_values(const struct ruleset *rs, size_t parameter, day on, struct arena *a);
/* The titles of the rules that use it: "one; another". */
const char *parameter_users_named(const struct ruleset *rs, size_t parameter, struct arena *a);

/* ---- rule_local.c: text of local files ---- */

/* The text without the blocks that begin with one of the words and that name
 * ("regel", "call-again"), and the comments that belong to them; "" when nothing
 * else is left. */
char *rule_text_without(struct arena *a, const char *text, const char *const *words, const char *name);
/* Keeps who, when and what in a comment on top: the history of the file. */
char *rule_text_noted(struct arena *a, const char *text, const struct app *app, const char *what);
/* Those comments of a local file, newest first; `name`: only those with that word. */
size_t rule_text_history(struct arena *a, const char *text, const char *name, const char ***lines);
/* Only those blocks, without comments. */
char *rule_text_only(struct arena *a, const char *text, const char *const *words, const char *name);
/* Of a rule with its tests, of a limit, of a test. */
extern const char *const rule_words[], *const parameter_words[], *const test_words[];

/* ---- rule_preview.c: what a change would do ---- */

struct rule_change {
	const char *title;
	const char *file, *text; /* the local file as it would be; text NULL: without it */
	const char *rule;        /* that changes; or NULL */
	bool tests;              /* those of the rule (or of the file) are shown */
	const char *const *note; /* lines above the effect, NULL-ended; or NULL */
	const char *done;        /* what is said when it was applied */
	/* `e` goes on changing it, in place of this screen; closed is the last call.
	 * All may be NULL. */
	void *ctx;
	unsigned (*again)(struct screen *s, void *ctx);
	void (*closed)(void *ctx);
};
/* Opened with a struct rule_change; everything but ctx is copied. */
extern const struct screen_ops rule_preview_screen;

/* Says that something long begins, in the prompt line, when the caseload is large. */
void rule_wait(struct screen *s, const char *what);

/* ---- rule_state.c ---- */

/* Asks for a state and a reason, then shows what it does. */
unsigned rule_change_state(struct screen *s, const struct rule *r);
/* Back to how the rule is shipped: shows what that does. */
unsigned rule_remove_local(struct screen *s, const struct rule *r);

/* ---- rule_edit.c: writing a rule ---- */

/* A text being written: goes from editor to faults to preview and back. */
struct rule_text {
	struct arena *arena;
	struct app *app;
	char *file;           /* local file it is for */
	char *rule;           /* whose tests and effect are shown; or NULL */
	char *begin;          /* how it was */
	bool fresh;           /* a new rule: there is no file yet */
	struct str text;      /* how it is now */
	int line, column;     /* where the cursor begins, from 1 */
	struct ruleset *with; /* the rules with this text, when it was checked */
	size_t *fault;        /* of `with`: indexes of the faults this text makes */
	size_t nfaults;
};
/* Edits the rule (as a local copy), or the local file at a place. */
unsigned rule_edit(struct screen *s, const struct rule *r);
unsigned rule_edit_file(struct screen *s, const char *file, int line, int column);
/* Asks for a name and begins with a template. */
unsigned rule_new(struct screen *s);
/* Goes on: the editor again, or checks what was written and shows faults or
 * effect. All push in place of the screen they are called from, which must then
 * go back (UI_BACK) without ending the text. */
unsigned rule_text_write(struct screen *s, struct rule_text *t);
unsigned rule_text_check(struct screen *s, struct rule_text *t);
void rule_text_end(struct rule_text *t);
/* The faults of `with`, the rules with another text of `file`, that they have not
 * now: indexes in a. */
size_t rule_new_faults(
	struct app *app, const struct ruleset *with, const char *file, struct arena *a, size_t **out);
/* Keeps it for the next start, or forgets it. */
void rule_text_draft(struct rule_text *t, bool keep);
/* The file that a draft with this key is for, or NULL: it is no rule's; going on with it. */
const char *rule_draft_file(const char *key);
unsigned rule_draft_resume(struct screen *s, const char *file);

extern const struct screen_ops rule_editor_screen; /* struct rule_text, owned from then on */
/* What begins a new rule, with its name filled in. */
char *rule_template(struct arena *a, const char *name);

/* ---- rule_errors.c ---- */

/* Faults: of a text (owned from then on), or with NULL those of the rules in use. */
extern const struct screen_ops rule_errors_screen;

/* ---- rule_facts.c: what a rule may talk about ---- */

struct rule_facts_arg {
	struct edit *into; /* Enter puts the name here; NULL: only to read */
};
extern const struct screen_ops rule_facts_screen;

/* ---- parameters.c, parameter_form.c ---- */

extern const struct screen_ops parameters_screen; /* const char *rule: only those it uses; or NULL */
/* Asks for values, date and reason, then shows what it does. */
unsigned parameter_change(struct screen *s, const char *name);
/* A value as people type it ("6w", "75%"), of the same kind as `like`: as a rule
 * file writes it ("6 weken") and as it is shown ("6 weeks"). 0, or ERR_INVALID. */
int parameter_value_parse(
	const char *typed, const char *like, struct arena *a, const char **written, const char **shown);
/* How a value of the same kind may be typed: "6 weeks". */
const char *parameter_value_example(const char *like);

#endif
