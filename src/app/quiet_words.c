/* In words: how a suggestion stays away, and why it is back. */
#include <string.h>

#include "anker/str.h"
#include "anker/text.h"
#include "internal.h"

/* ---- staying away ---- */

static const char *reason_label(const struct ruling *r, struct arena *a)
{
	const struct entity *e = model_entity(E_DECISION);
	return *r->reason ? field_show(&e->fields[model_field(e, "reason")], r->reason, a) : NULL;
}

static char *postponed_note(const struct ruling *r, const char *back, struct arena *a)
{
	const char *on = date_long(a, r->date);
	if (strcmp(r->wait, "contact") == 0)
		return arena_printf(
			a, _("postponed on %s until the next contact, at the latest %s"), on, back);
	if (strcmp(r->wait, "change") == 0)
		return arena_printf(
			a, _("postponed on %s until something changes, at the latest %s"), on, back);
	return arena_printf(a, _("postponed on %s until %s"), on, back);
}

static char *dismissed_note(const struct ruling *r, const char *back, struct arena *a)
{
	const char *on = date_long(a, r->date), *reason = reason_label(r, a);
	return reason ? arena_printf(a, _("dismissed on %s (%s); quiet until %s"), on, reason, back) :
			arena_printf(a, _("dismissed on %s; quiet until %s"), on, back);
}

char *quiet_note(const struct quiet *q, const struct ruling *r, struct arena *a)
{
	char *back = q->until == DAY_NONE ? NULL : date_long(a, q->until);
	switch (q->kind) {
	case QUIET_ACTION:
		return r->due == DAY_NONE ? arena_printf(a, _("accepted on %s; the action is open"),
						    date_long(a, r->date))
					  : arena_printf(a, _("accepted on %s; the action is open, due %s"),
						    date_long(a, r->date), date_long(a, r->due));
	case QUIET_DONE:
		return arena_printf(a, _("done on %s; quiet until %s"),
			date_long(a, r->closed != DAY_NONE ? r->closed : r->date), back);
	case QUIET_POSTPONED:
		return postponed_note(r, back, a);
	case QUIET_DISMISSED:
		return dismissed_note(r, back, a);
	case QUIET_REST:
		return arena_printf(a, _("rest was agreed until %s"), back);
	case QUIET_REPLACED:
		return arena_printf(a, _("replaced by \"%s\""), lang_text(q->other->title));
	case QUIET_NOT:
		break;
	}
	return arena_strdup(a, "");
}

/* ---- being back ---- */

static char *changes(const struct changed *c, day today, struct arena *a)
{
	struct str out = STR_INIT;
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	str_add(&out, c->n ? "" : _("something changed at this employer"));
	for (size_t i = 0; i < c->n; i++) {
		const struct difference *d = &c->item[i];
		const struct fact *f = &fact[d->fact];
		str_add(&out, i ? "; " : "");
		str_addf(&out, _("%s went from %s to %s"), lang_text(f->label),
			rules_fact_show(f, d->before, today, a), rules_fact_show(f, d->after, today, a));
	}
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}

static char *why_back(const struct quiet *q, const struct ruling *r, day today, struct arena *a)
{
	switch (q->back) {
	case BACK_CHANGED:
		return changes(&q->changed, today, a);
	case BACK_CONTACT:
		return arena_printf(a, _("there was contact on %s"), date_short(a, r->contact, today));
	case BACK_DROPPED:
		return arena_strdup(a, _("the action was dropped"));
	case BACK_TIME:
	case BACK_NEW:
		break;
	}
	bool date = strcmp(r->verdict, "postponed") == 0 && strcmp(r->wait, "contact") != 0 &&
		strcmp(r->wait, "change") != 0;
	return arena_strdup(a, date ? _("the day you chose has come") : _("the rest is over"));
}

static char *earlier(const struct ruling *r, day today, struct arena *a)
{
	const char *on = date_short(a, r->date, today);
	const char *because = *r->note ? text_trim(a, text_clean(a, r->note, false)) : reason_label(r, a);
	const char *was;
	if (strcmp(r->verdict, "accepted") == 0)
		was = arena_printf(a, _("You accepted it on %s"), on);
	else if (strcmp(r->verdict, "postponed") == 0)
		was = arena_printf(a, _("You postponed it on %s"), on);
	else
		was = arena_printf(a, _("You dismissed it on %s"), on);
	if (!because || !*because)
		return arena_printf(a, "%s.", was);
	bool ended = strchr(".!?", because[strlen(because) - 1]) != NULL;
	return arena_printf(a, ended ? "%s: %s" : "%s: %s.", was, because);
}

char *returned_line(const struct quiet *q, const struct ruling *r, day today, struct arena *a)
{
	if (q->kind != QUIET_NOT || q->back == BACK_NEW || !r)
		return NULL;
	return arena_printf(a, _("Again: %s. %s"), why_back(q, r, today, a), earlier(r, today, a));
}
