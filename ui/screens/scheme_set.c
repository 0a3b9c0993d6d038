/* Asks how a scheme stands: the state, since when, and what that state needs. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/support.h"

/* Picks one of the states; NULL: Esc. */
static const char *ask_state(struct screen *s, const struct scheme_row *row, struct arena *a)
{
	const char *now = row->use ? record_get(row->use, "state") : NULL;
	size_t n = 0;
	struct pick *picks;
	int i;

	while (choices_scheme[n].code)
		n++;
	picks = arena_alloc(a, n * sizeof *picks);
	for (size_t k = 0; k < n; k++)
		picks[k] = (struct pick){ choices_scheme[k].code, lang_text(choices_scheme[k].label), NULL };
	i = ui_pick(s, arena_printf(a, _("How does it stand: %s?"), scheme_title(row)), picks, n, now);
	return i < 0 ? NULL : picks[i].code;
}

/* The date in a field of its record, as it is typed; "". */
static const char *date_now(const struct scheme_row *row, const char *field, struct arena *a)
{
	day d = record_day(row->use, field);

	return d == DAY_NONE ? "" : date_long(a, d);
}

static int ask_text(struct screen *s, const char *label, const char *text, struct arena *a, const char **out)
{
	struct ask ask = { .label = label, .text = text ? text : "" };
	char *typed;
	int rc = ui_ask(s, &ask, a, &typed);

	*out = rc == 0 ? typed : NULL;
	return rc;
}

/* Each state and what it asks; 0 or ERR_STOPPED. */

static int ask_possible(
	struct screen *s, const struct scheme_row *row, struct scheme_standing *to, struct arena *a)
{
	return ui_ask_date_or_none(
		s, _("Apply by (empty: no limit):"), date_now(row, "deadline", a), &to->deadline);
}

static const char *number_now(const struct scheme_row *row)
{
	return row->use ? record_get(row->use, "number") : NULL;
}

static int ask_requested(
	struct screen *s, const struct scheme_row *row, struct scheme_standing *to, struct arena *a)
{
	day follows = app_scheme_deadline(app_of(s), row->scheme, to->state, to->on);
	int rc = ask_text(s, _("Reference (empty: none):"), number_now(row), a, &to->number);

	if (rc < 0)
		return rc;
	return ui_ask_date_or_none(s, _("Answer or action by:"),
		follows == DAY_NONE ? "" : date_long(a, follows), &to->deadline);
}

static int ask_granted(
	struct screen *s, const struct scheme_row *row, struct scheme_standing *to, struct arena *a)
{
	const char *since = date_now(row, "since", a);
	int rc;

	if ((rc = ask_text(s, _("Reference (empty: none):"), number_now(row), a, &to->number)) < 0 ||
		(rc = ui_ask_date_or_none(s, _("Runs from:"), *since ? since : date_long(a, to->on),
			 &to->since)) < 0)
		return rc;
	return ui_ask_date_or_none(
		s, _("Runs until (empty: no end known):"), date_now(row, "until", a), &to->until);
}

static int ask_refused(
	struct screen *s, const struct scheme_row *row, struct scheme_standing *to, struct arena *a)
{
	day follows = app_scheme_deadline(app_of(s), row->scheme, to->state, to->on);
	int rc = ask_text(s, _("Why was it refused?"), row->use ? record_get(row->use, "reason") : NULL, a,
		&to->reason);

	if (rc < 0)
		return rc;
	return ui_ask_date_or_none(s, _("Objection possible until:"),
		follows == DAY_NONE ? "" : date_long(a, follows), &to->deadline);
}

static const struct {
	const char *state;
	int (*ask)(
		struct screen *s, const struct scheme_row *row, struct scheme_standing *to, struct arena *a);
} needs[] = {
	{ "possible", ask_possible }, { "requested", ask_requested }, { "granted", ask_granted },
	{ "refused", ask_refused },
};

static int ask_needs(
	struct screen *s, const struct scheme_row *row, struct scheme_standing *to, struct arena *a)
{
	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
		if (strcmp(needs[i].state, to->state) == 0)
			return needs[i].ask(s, row, to, a);
	return 0;
}

/* Another one than is on record begins empty: its fields are no default. */
unsigned scheme_ask(struct screen *s, int64_t placement, const struct scheme_row *row)
{
	struct arena *a = arena_new();
	struct scheme_standing to = { .since = DAY_NONE, .until = DAY_NONE, .deadline = DAY_NONE };
	unsigned reacts = UI_PAINT;

	if (!(to.state = ask_state(s, row, a)) ||
		ui_ask_date(s, _("Since when?"), date_long(a, ui_today(s)), &to.on) < 0 ||
		ask_needs(s, row, &to, a) < 0)
		goto out;
	reacts = written(s, app_scheme_set(app_of(s), placement, row->scheme, &to, NULL, NULL),
		arena_printf(a, "%s: %s", scheme_title(row),
			lang_text(choices_scheme[model_choice_index(choices_scheme, to.state)].label)));
out:
	arena_free(&a);
	return reacts;
}
