/* Logging a contact: the record, the signals heard, and which suggestions it
 * answered. */
#include <string.h>

#include "anker/text.h"
#include "internal.h"

static bool mask(struct arena *a, char **note)
{
	return *note && text_mask_bsn(a, *note, note) > 0;
}

static int make_signal(struct app *app, const struct record *contact, const struct noted_signal *heard,
	struct logged *out, struct record **signal)
{
	struct record *r = *signal = record_new(model_entity(E_SIGNAL), app->today, contact->arena);
	static const char *const shared[][2] = { { "placement", "placement" }, { "employer", "employer" },
		{ "date", "date" }, { "source", "party" } };
	int rc = record_set(r, "kind", heard->kind);
	if (rc || (heard->severity && (rc = record_set(r, "severity", heard->severity))) ||
		(rc = record_set(r, "note", heard->note)))
		return rc;
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		if ((rc = record_set(r, shared[i][0], record_get(contact, shared[i][1]))))
			return rc;
	out->masked |= mask(r->arena, &r->value[model_field(r->entity, "note")]);
	return 0;
}

static int write_all(struct app *app, struct record *r, struct record **signal, size_t n,
	struct conflict **conflicts, size_t *nconflicts)
{
	int rc = store_put(app->store, r, conflicts, nconflicts);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		record_set_ref(signal[i], "contact", r->id);
		rc = store_put(app->store, signal[i], NULL, NULL);
	}
	return rc;
}

/* One transaction; when it fails the record is as it was, ready to try again. */
static int write_contact(struct app *app, struct record *r, struct record **signal, size_t n, int64_t *txn,
	struct conflict **conflicts, size_t *nconflicts)
{
	size_t size = r->entity->nfields * sizeof *r->value;
	const struct record was = *r;
	char **value = arena_alloc(r->arena, size), **base = arena_alloc(r->arena, size);
	memcpy(value, r->value, size);
	if (r->base)
		memcpy(base, r->base, size);
	const char *label = arena_printf(r->arena, r->id ? _("contact changed: %s") : _("contact logged: %s"),
		record_subject(app, r, r->arena));
	int rc = txn_begin(app, label);
	if (rc)
		return rc;
	rc = txn_end(app, write_all(app, r, signal, n, conflicts, nconflicts), txn);
	if (rc) {
		*r = was;
		memcpy(r->value, value, size);
		if (r->base)
			memcpy(r->base, base, size);
	}
	return rc;
}

/* Titles of what was suggested before and is no longer true. The contact is
 * saved by now, so a failure to look again is no failure of the call. */
static void find_answered(struct app *app, const struct suggestions *before, int64_t placement,
	int64_t employer, struct arena *a, struct logged *out)
{
	struct survey now;
	out->answered = arena_alloc(a, (before->n + 1) * sizeof *out->answered);
	if (survey_take(app, placement, employer, 0, a, &now) == 0)
		for (size_t i = 0; i < before->n; i++) {
			const struct suggestion *sg = &before->item[i];
			long row = survey_row(&now, sg->placement, sg->employer);
			if (row < 0 || survey_outcome(&now, sg->rule, (size_t)row) != TRUTH_TRUE)
				out->answered[out->nanswered++] = sg->title;
		}
	survey_end(&now);
}

int app_log_contact(struct app *app, struct record *r, const struct noted_signal *heard, size_t nsignals,
	struct arena *a, struct logged *out, struct conflict **conflicts, size_t *nconflicts)
{
	struct record **signal = arena_alloc(r->arena, (nsignals + 1) * sizeof *signal);
	int64_t placement = record_ref(r, "placement"), employer = placement ? 0 : record_ref(r, "employer");
	struct suggestions before = { .n = 0 };
	bool known = placement || employer;
	int rc = 0;
	*out = (struct logged){ .txn = 0 };
	if (conflicts)
		*conflicts = NULL;
	if (nconflicts)
		*nconflicts = 0;
	if ((rc = record_check_had(r, app->today)))
		return rc;
	if (!r->id && !record_get(r, "expert"))
		record_set_ref(r, "expert", app->expert);
	out->masked = mask(r->arena, &r->value[model_field(r->entity, "note")]);
	for (size_t i = 0; i < nsignals; i++)
		if ((rc = make_signal(app, r, &heard[i], out, &signal[i])))
			return rc;
	if (known && (rc = app_suggestions(app, placement, employer, 0, a, &before)))
		return rc;
	if ((rc = write_contact(app, r, signal, nsignals, &out->txn, conflicts, nconflicts)))
		return rc;
	out->contact = r->id;
	if (known)
		find_answered(app, &before, placement, employer, a, out);
	return 0;
}
