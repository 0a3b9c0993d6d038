/* See answers.h. */
#include "screens/answers.h"

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/talks.h"
#include "screens/weigh.h"
#include "screens/why.h"

static struct chosen chosen(const struct screen *s)
{
	return ((const struct answerable *)s->state)->chosen(s);
}

/* Its guide, 0 when it names none. */
static int guide_of(const struct screen *s, const char **point)
{
	struct chosen c = chosen(s);
	int i = c.rule ? rules_index(app_of(s)->rules, c.rule) : -1;

	return i < 0 ? 0 : why_guide(rules_get(app_of(s)->rules, (size_t)i), point);
}

const char *answer_need(const struct screen *s, unsigned bit)
{
	struct chosen c = chosen(s);
	const char *point;

	if (bit == NEED_SUGGESTION && !c.suggestion)
		return _("First select a suggestion.");
	if (bit == NEED_RULE && !c.rule)
		return _("First select a row.");
	if (bit == NEED_SUBJECT && !c.subject.placement && !c.subject.employer)
		return _("First select a suggestion or something planned.");
	if (bit == NEED_PLACEMENT && !c.subject.placement)
		return c.subject.employer ? _("This is about the employer, not about one placement.")
					  : _("First select a suggestion or something planned.");
	if (bit == NEED_GUIDE && !guide_of(s, &point))
		return _("No guide belongs to this.");
	return NULL;
}

/* ---- answers ---- */

static unsigned decide(struct screen *s, unsigned (*how)(struct screen *, const struct suggestion *))
{
	struct chosen c = chosen(s);

	if (c.quiet && !ui_confirm(s, _("Decided already: %s. Decide again?"), c.quiet))
		return UI_PAINT;
	return how(s, c.suggestion);
}

unsigned answer_accept(struct screen *s)
{
	return decide(s, suggestion_accept);
}

unsigned answer_postpone(struct screen *s)
{
	return decide(s, suggestion_postpone);
}

unsigned answer_dismiss(struct screen *s)
{
	return decide(s, weigh_dismiss);
}

unsigned answer_weigh(struct screen *s)
{
	return decide(s, weigh_slowly);
}

unsigned answer_peers(struct screen *s)
{
	return peer_mark(s, chosen(s).suggestion);
}

/* ---- elsewhere ---- */

unsigned answer_why(struct screen *s)
{
	struct chosen c = chosen(s);
	struct why_arg arg = { c.rule, c.subject };

	return ui_push(s, &why_screen, &arg);
}

/* A placement brings its employer along. */
static struct subject alone(struct subject about)
{
	if (about.placement)
		about.employer = 0;
	return about;
}

unsigned answers_why_not(struct screen *s, struct subject about)
{
	about = alone(about);
	return ui_push(s, &why_not_screen, &about);
}

unsigned answers_what_if(struct screen *s, struct subject about)
{
	about = alone(about);
	return ui_push(s, &what_if_screen, &about);
}

unsigned answer_why_not(struct screen *s)
{
	return answers_why_not(s, chosen(s).subject);
}

unsigned answer_what_if(struct screen *s)
{
	return answers_what_if(s, chosen(s).subject);
}

unsigned answer_guide(struct screen *s)
{
	struct guide_arg arg = { .subject = chosen(s).subject };

	arg.guide = guide_of(s, &arg.point);
	return ui_push(s, &guide_screen, &arg);
}

unsigned answer_contact(struct screen *s)
{
	return contact_log(s, chosen(s).subject);
}

unsigned answer_talk(struct screen *s)
{
	return talks_prepare(s, chosen(s).subject);
}

unsigned answer_placement(struct screen *s)
{
	struct subject about = chosen(s).subject;

	return ui_push(s, &placement_screen, &about);
}

unsigned answer_employer(struct screen *s)
{
	struct subject about = { 0, chosen(s).subject.employer };

	return ui_push(s, &employer_screen, &about);
}

/* ---- names ---- */

int subject_names(struct app *app, struct subject *about, struct arena *a, const char **who,
	const char **where)
{
	struct placement_query placement = { .only = about->placement, .ended = true, .limit = 1 };
	struct employer_query employer = { .only = about->employer, .limit = 1 };
	struct placement_row *p;
	struct employer_row *e;
	size_t n;
	int rc;

	if (about->placement) {
		if ((rc = store_placements(app->store, &placement, a, &p, &n)) < 0)
			return rc;
		if (n == 0)
			return err_set(ERR_NOTFOUND, _("This placement is not there any more."));
		*who = text_clean(a, p->employee, false);
		*where = text_clean(a, p->employer, false);
		about->employer = p->employer_id;
		return 0;
	}
	if ((rc = store_employers(app->store, &employer, a, &e, &n)) < 0)
		return rc;
	if (n == 0)
		return err_set(ERR_NOTFOUND, _("This employer is not there any more."));
	*who = text_clean(a, e->name, false);
	*where = text_clean(a, e->place, false);
	return 0;
}
