/* The text of the contact that a talk leaves behind: in the file of each employee only
 * what was noted and agreed about them. */
#include <string.h>
#include <time.h>

#include "anker/str.h"
#include "closing.h"

/* The hour on the wall, "14:05 "; "" when it is not known. */
static const char *hour(const char *at, struct arena *a)
{
	struct tm tm;
	if (!moment_local(at, &tm))
		return "";
	return arena_printf(a, "%02d:%02d ", tm.tm_hour, tm.tm_min);
}

static void add_counts(struct talk *t, long subject, struct str *out)
{
	unsigned asked = 0, answered = 0, unchanged = 0;
	for (size_t q = 0; q < t->script->nquestions; q++) {
		const struct question *question = &t->script->questions[q];
		/* About the employer alone: of the first, for they are one for all. */
		const struct talk_cell *c = talk_cell_at(t, subject < 0 ? 0 : (size_t)subject, q);
		if (!c->cell.applies || (subject < 0 && question->about != LEVEL_EMPLOYER))
			continue;
		asked++;
		answered += c->last != NULL;
		unchanged += c->last && c->last->state == SAID_UNCHANGED;
	}
	str_addf(out, asked ? "%s: " : "%s.\n", t->script->title);
	if (!asked)
		return;
	str_addf(out, ngettext("%u of %u question answered", "%u of %u questions answered", asked), answered,
		asked);
	if (unchanged)
		str_addf(out, _(", %u unchanged"), unchanged);
	str_add(out, ".\n");
}

static const char *promiser(const struct talk_line *l, struct arena *a)
{
	const struct entity *e = model_entity(E_ACTION);
	return *l->promised_by ? field_show(&e->fields[model_field(e, "promised_by")], l->promised_by, a)
			       : _("we");
}

static void add_line(const struct talk *t, const struct talk_line *l, struct arena *a, struct str *out)
{
	const char *at = hour(l->at, a);
	switch (l->kind) {
	case LINE_NOTE:
		str_addf(out, "%s%s\n", at, l->text);
		break;
	case LINE_REMARK:
		if (l->question >= 0)
			str_addf(out, "%s(%s) %s\n", at, t->script->questions[l->question].text, l->text);
		else
			str_addf(out, "%s%s\n", at, l->text);
		break;
	case LINE_AGREEMENT:
		str_addf(out, _("%sAgreed: %s: %s"), at, promiser(l, a), l->text);
		if (l->due != DAY_NONE)
			str_addf(out, _(", by %s"), date_long(a, l->due));
		str_add(out, "\n");
		break;
	}
}

char *closing_note(struct talk *t, long subject, struct arena *a)
{
	int64_t placement = subject < 0 ? 0 : t->subject[subject].placement;
	struct str out = STR_INIT;
	add_counts(t, subject, &out);
	for (size_t i = 0; i < t->nlines; i++)
		if (t->line[i].placement == placement)
			add_line(t, &t->line[i], a, &out);
	char *note = arena_strndup(a, out.text, out.len - 1); /* no empty line at the end */
	str_free(&out);
	return note;
}
