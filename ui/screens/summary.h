/* Inside the summary of a talk: the page as it is edited, what to look at before it
 * leaves, and for whom it is. Private to summary*.c. */
#ifndef SCREENS_SUMMARY_H
#define SCREENS_SUMMARY_H

#include "core/textarea.h"
#include "screens/screens.h"

/* One page that can be made. */
struct summary_whom {
	enum audience audience;
	int64_t placement;
	const char *label;
};

struct summary {
	struct summary_arg about;
	struct arena *arena;          /* of what follows, until the end */
	const char *employer, *lang;  /* lang: of the question list */
	day date;
	struct summary_whom *whom;
	size_t nwhom;

	struct textarea area;
	char *begin;                  /* the text as it was read, kept or made */
	bool kept;                    /* it is a kept version */
	bool restored;                /* it was left behind unsaved */
	struct arena *checked;        /* of the warnings */
	struct summary_warning *warning;
	size_t nwarnings;
	int rows;                     /* of the warnings below the text, the rule included; 0: none */
};

static inline const char *summary_typed(const struct summary *m)
{
	return m->area.edit.text.text;
}

/* ---- summary_text.c: where the page comes from and goes ---- */

/* Whom it can be for, and the talk's particulars. Codes of talk_open. */
int summary_about(struct app *app, struct summary *m);
/* What was left behind, else the kept page, else a new one (`fresh`: always a new one). */
int summary_read(struct app *app, struct summary *m, bool fresh);
void summary_look(struct app *app, struct summary *m);
void summary_draft(struct app *app, const struct summary *m, bool keep);
unsigned summary_export(struct screen *s);

/* ---- summary_draft key ---- */

/* True when `key` is a page's draft: what it is about. */
bool summary_of_draft(const char *key, struct summary_arg *out);

#endif
