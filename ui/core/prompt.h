/* Prompts: one modal line above the hints, and pop-up choices.
 *
 * They return when answered; the screen below stays visible and everything
 * (resize, hang-up, drafts) goes on meanwhile. When the program is told to end,
 * they return as if Esc was pressed. Call from actions only, never from paint. */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct screen;

/* A yes/no question, default no; yes is j, y. Formats the question. */
bool ui_confirm(struct screen *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A question with one-key answers: keys like "svc"; 0 for Esc, else the key.
 * The text names the keys itself: "Save, throw away, continue? (s/w/d)". */
int ui_ask_key(struct screen *s, const char *keys, const char *question);

struct ask {
	const char *label;  /* shown before the text, in the user's language */
	const char *text;   /* to begin with; NULL is empty */
	const char *help;   /* shown instead of the hints; NULL: Enter and Esc */
	/* After each change; reactions (UI_LOAD for a filter). NULL is allowed. */
	unsigned (*typed)(struct screen *s, const char *text, void *ctx);
	/* Echo right of the text, e.g. the date meant by "+2w"; in a. May be NULL. */
	const char *(*echo)(struct arena *a, const char *text, void *ctx);
	/* Completion on Tab: candidates into *out (in a); returns the count. NULL: none. */
	size_t (*complete)(struct arena *a, const char *text, void *ctx, const char ***out);
	void *ctx;
	bool whole;         /* the first key that types something replaces `text`, others edit it */
};

/* One line of text. 0: *out is the answer (in a, may be ""); ERR_STOPPED: Esc. */
int ui_ask(struct screen *s, const struct ask *ask, struct arena *a, char **out);

/* A date prompt with the echo built in. 0: *out; ERR_STOPPED. Wrong dates are
 * explained and asked again. */
int ui_ask_date(struct screen *s, const char *label, const char *text, int32_t *out);
/* The same, and Enter on an empty line gives DAY_NONE. */
int ui_ask_date_or_none(struct screen *s, const char *label, const char *text, int32_t *out);

struct ask_hidden {
	const char *label;  /* in the user's language */
	const char *help;   /* shown instead of the hints; NULL: Enter and Esc */
	const char *busy;   /* shown while `take` is at work (a key derivation takes a second); may be NULL */
	const char *told;   /* said until the first key: why it is asked once more; may be NULL */
	/* Right of the dots, or below when too long for that, after each change: how hard it is to guess. NULL is allowed. */
	const char *(*hint)(void *ctx, const char *text);
	/* On Enter, with what was typed (n bytes, perhaps none, perhaps not UTF-8; gone afterwards): NULL takes
	 * it; else says why not, and it is asked again from nothing. */
	const char *(*take)(void *ctx, const char *text, size_t n);
	void *ctx;
};

/* A secret: dots, whose number tells little; typed and kept in locked memory that is wiped. 0: taken;
 * ERR_STOPPED: Esc. Screens ask through passphrase_ask (screens/passphrase.h). */
int ui_ask_hidden(struct screen *s, const struct ask_hidden *ask);

struct pick {
	const char *code;
	const char *label;  /* in the user's language */
	const char *detail; /* dim, right of the label; may be NULL */
};

/* A pop-up list; typing filters it. Returns the index, or -1 for Esc.
 * `current` (code, may be NULL) is selected first. */
int ui_pick(struct screen *s, const char *title, const struct pick *picks, size_t n, const char *current);

/* The same, and those from `offered` on are there only for who types their code whole. */
int ui_pick_offered(struct screen *s, const char *title, const struct pick *picks, size_t n, size_t offered);

/* The same, asking `search` for at most `limit` rows on every change (rows in
 * a). 0: *out (in `out_arena`); ERR_STOPPED. */
typedef int (*pick_search)(void *ctx, struct arena *a, const char *typed, size_t limit, struct pick **out,
			   size_t *n);
int ui_pick_search(struct screen *s, const char *title, const char *typed, pick_search search, void *ctx,
		   struct arena *out_arena, struct pick *out);

/* Shows how far a long action is, in the prompt line: a bar of done / total and
 * `text` (in the user's language) behind it. Call it about ten times a second;
 * it handles what came in meanwhile, a resize too. True when the user asked to
 * stop (Esc, Ctrl-C) or the terminal is gone. */
bool ui_progress(struct screen *s, int64_t done, int64_t total, const char *text);

/* Lets $VISUAL or $EDITOR change `text` (temporary file 0600 in
 * XDG_RUNTIME_DIR or TMPDIR, removed afterwards; no shell). 0: *out in a;
 * ERR_INVALID: no editor is set or it is not found; ERR_STOPPED: it ended with
 * an error and nothing was taken over; ERR_IO. */
int ui_edit_external(struct screen *s, struct arena *a, const char *text, char **out);

#endif
