/* Question lists: what an interview asks, read from share/interviews/LANG/ID.md.
 *
 * A list is UTF-8 Markdown, so that it can be read and printed as it is; the format
 * with all keys is described in share/interviews/README.md. In short:
 *
 *	# Follow-up {#followup}
 *	One or more paragraphs: when to use it.
 *	- with: employer                 party of the contact (also met:)
 *	- purpose: monitoring            purpose of the contact (doel:)
 *	- by: phone                      means, to begin with (langs:)
 *	- version: 2026-11-22            (versie:)
 *	- source: S000                   (bron:)
 *	- language: en                   of a list of one's own, when it is another (taal:)
 *	## The work {#work}              a topic
 *	### How is it going? {#course}   a question: its text, and its id
 *	A hint for the expert, dim under the question.
 *	1. smooth {smooth}               choices of its own, with their codes
 *	- fact: verloop                  fills this fact; kind and choices are the fact's (feit:)
 *	                                 "since when is it there?" is asked as "is it still there?"
 *	- kind: text                     of others: choice, choices, yesno, number, date, text, signals,
 *	                                 changes, bottlenecks (soort: keuze, meerkeuze, janee,
 *	                                 getal, datum, tekst, signalen, wijzigingen, knelpunten)
 *	- about: employer                asked once, not per placement (over: werkgever)
 *	- share: employer, employee      may stand in their summary (delen: werkgever, werknemer)
 *	- under: well                    in its part: well, difficult, support, agreed, else
 *	                                 (onder: goed, lastig, steun, afspraak, overig)
 *	- say: How it is going           how the summary introduces the answer (zeg:)
 *	- if: verloop is difficult       a condition in the rule language (als:)
 *	- after: changed = yes, unsure   only after this answer to an earlier question (na:)
 *	- least: 1  - most: 5            limits of a number (minstens:, hoogstens:)
 *	- past: yes                      a date without a year lies behind us (verleden: ja)
 *	- placement: 42                  asked about this one alone (plaatsing:)
 *	- guide: 4                       under a topic: every point of guide 4 as a question (gids:)
 *
 * Ids, kinds, facts, codes, sharing and conditions are the same in every language. Keys
 * may stand in either. All text that comes out of here has passed text_clean. */
#ifndef ANKER_SCRIPT_H
#define ANKER_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anker/rules.h"

struct arena;
struct knowledge;

enum question_kind {
	ASK_CHOICE, ASK_CHOICES, ASK_YESNO, ASK_NUMBER, ASK_DATE, ASK_TEXT,
	ASK_TICK,        /* a guide point: 1 ticks it */
	ASK_SIGNALS,     /* several of choices_signal; each becomes a signal */
	ASK_CHANGES,     /* several of choices_change; each becomes a workplace change */
	ASK_BOTTLENECKS, /* several of choices_theme; each becomes a bottleneck */
};

/* Several answers may be chosen, also none. */
static inline bool question_takes_several(enum question_kind kind)
{
	return kind == ASK_CHOICES || kind == ASK_SIGNALS || kind == ASK_CHANGES || kind == ASK_BOTTLENECKS;
}

/* Parts of a summary, in their order. */
enum summary_part { PART_WELL, PART_DIFFICULT, PART_AGREEMENT, PART_SUPPORT, PART_ELSE, PARTS };

enum { SHARE_EMPLOYER = 1u << 0, SHARE_EMPLOYEE = 1u << 1 };

/* More choices than keys 1-9 can name are reached with 0 and a letter, or by typing. */
struct answer_choice {
	const char *code, *label;
};

struct question {
	const char *id;   /* "course", of a guide point "4.2"; ASCII, stable over versions and languages */
	const char *text; /* one sentence, as it is said */
	const char *hint; /* or "" */
	enum question_kind kind;
	const struct answer_choice *choices; /* yes/no: codes "1", "0" */
	size_t nchoices;
	int fact;              /* index in rules_facts, or -1 */
	enum rule_level about; /* LEVEL_EMPLOYER: asked once in a talk */
	int64_t placement;     /* asked about this placement alone; 0: any */
	unsigned share;        /* SHARE_*; 0: stays inside */
	enum summary_part part;
	const char *say;       /* or "": the question itself */
	size_t topic;          /* index in topics */
	const char *condition; /* as written, or NULL */
	const struct rules_condition *when; /* of that; or NULL */
	long after;            /* index of the question it follows, or -1 */
	const char *const *after_codes; /* codes of that answer; yes/no "1", "0"; ends with NULL */
	int least, most;       /* of a number; both 0: no limits */
	bool past;
	const char *point;     /* of ASK_TICK: "4.2" */
	int line;
};

struct script_topic {
	const char *id, *title;
};

struct script_fault {
	const char *file;
	int line;
	const char *message, *tip; /* tip: the cure, or NULL */
};

struct script {
	const char *id, *title, *intro;
	const char *party, *purpose, *medium; /* codes, or "" */
	const char *version, *source, *lang;
	const struct script_topic *topics;
	size_t ntopics;
	const struct question *questions; /* topic by topic */
	size_t nquestions;
	const struct script_fault *faults; /* a question with one is left out, alone */
	size_t nfaults;
	const char *text; /* as it was read: what a talk keeps */
	bool local;       /* from one's own folder */
};

/* Reads one list. `name` is for messages. `guides` is for `guide:`, `rules` for
 * conditions; both must outlive it. ERR_INVALID, *out NULL: it is no question list at
 * all; the message names file, line and cure. The caller ends with script_free. */
int script_parse(struct script **out, const char *name, const char *lang, const char *text, size_t len,
	const struct knowledge *guides, const struct ruleset *rules);
/* Sets *s to NULL. NULL is allowed. */
void script_free(struct script **s);
/* Every fault of a text, also of one of which no question is left; same codes. */
int script_faults(const char *name, const char *lang, const char *text, size_t len,
	const struct knowledge *guides, const struct ruleset *rules, struct arena *a,
	struct script_fault **out, size_t *n);

/* ERR_INVALID: the file is not called as the list is, so it cannot be chosen. */
int script_check_name(const struct script *s, const char *path);

/* Index of the question, or -1. */
long script_question(const struct script *s, const char *id);

/* "file:line: message" and the tip on lines of their own, in the arena. */
char *script_fault_show(const struct script_fault *f, struct arena *a);

/* What can be chosen: the lists of `lang` under SHARE/interviews, one's own in the folder
 * `local` (may be NULL or missing; same name: instead of it), and the nine guides as
 * "guide-1" ... "guide-9", made from their points. */
struct script_name {
	const char *id, *title, *intro;
	bool local;
	const char *broken; /* why it cannot be used, one line; or NULL */
};
/* In the order of use: first, followup, trouble, trial, closing, workplace, focusgroup,
 * questionnaire, one's own by id, the guides. ERR_NOTFOUND: no folder; ERR_IO. */
int script_list(const char *share, const char *local, const char *lang, const struct knowledge *guides,
	const struct ruleset *rules, struct arena *a, struct script_name **out, size_t *n);
/* The text of one of those, in the arena. ERR_NOTFOUND: tells which there are. */
int script_text(const char *share, const char *local, const char *lang, const char *id,
	const struct knowledge *guides, struct arena *a, char **out);
/* That text read. ERR_NOTFOUND, ERR_IO, ERR_INVALID (also: its file has another name). */
int script_load(struct script **out, const char *share, const char *local, const char *lang, const char *id,
	const struct knowledge *guides, const struct ruleset *rules);

/* The text with a topic "ask first" in front that asks these facts (fact's own question;
 * placement 0: about the employer), left out where the list has a question for that fact
 * already. Ids are "fact-NAME", with "-PLACEMENT" behind it where there is one. In the
 * arena. */
struct script_extra {
	int fact;
	int64_t placement;
};
char *script_with_facts(const struct script *s, const struct script_extra *extra, size_t n, struct arena *a);
/* The text with the points of a guide as a last topic (as it stands: when it has them). In
 * the arena. */
char *script_with_guide(const struct script *s, int guide, struct arena *a);

/* By this a talk finds its text again (store_script). Stored, so it stays as it is. */
uint64_t script_hash(const char *text);

#endif
