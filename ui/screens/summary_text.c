/* Where the page of a talk comes from, what is looked at, and the file it leaves in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/person.h"
#include "screens/summary.h"

/* ---- for whom ---- */

static void add_whom(struct summary *m, enum audience audience, int64_t placement, const char *label)
{
	m->whom[m->nwhom++] = (struct summary_whom){ audience, placement, label };
}

/* The employer about all that were touched or about one, and each of those employees. */
static int add_all(struct talk *t, struct summary *m)
{
	struct closing c;
	size_t touched = 0;
	int rc = talk_closing(t, m->arena, &c);

	if (rc < 0)
		return rc;
	m->whom = arena_alloc(m->arena, (2 * t->nsubjects + 1) * sizeof *m->whom);
	m->nwhom = 0;
	for (size_t i = 0; i < t->nsubjects; i++)
		touched += c.touched[i] && t->subject[i].placement;
	add_whom(m, FOR_EMPLOYER, 0, touched > 1 ? _("the employer, about all of them") : _("the employer"));
	for (size_t i = 0; i < t->nsubjects; i++) {
		const struct talk_subject *one = &t->subject[i];

		if (!c.touched[i] || !one->placement)
			continue;
		if (touched > 1)
			add_whom(m, FOR_EMPLOYER, one->placement,
				arena_printf(m->arena, _("the employer, about %s alone"), one->name));
		add_whom(m, FOR_EMPLOYEE, one->placement,
			arena_printf(m->arena, _("%s, the employee"), one->name));
	}
	return 0;
}

int summary_about(struct app *app, struct summary *m)
{
	struct talk *t;
	int rc = talk_open(&t, app, m->about.interview, true);

	if (rc < 0)
		return rc;
	m->employer = arena_strdup(m->arena, t->employer_name);
	m->lang = arena_strdup(m->arena, t->script && t->script->lang ? t->script->lang : lang_code());
	m->date = record_day(t->record, "date");
	if (m->date == DAY_NONE)
		m->date = app->today;
	rc = add_all(t, m);
	talk_close(&t);
	return rc;
}

/* ---- drafts ---- */

/* Interview, audience, placement. */
#define DRAFT_KEY "summary:%lld:%d:%lld"

static char *draft_key(const struct summary *m, struct arena *a)
{
	return arena_printf(a, DRAFT_KEY, (long long)m->about.interview, (int)m->about.audience,
		(long long)m->about.placement);
}

bool summary_of_draft(const char *key, struct summary_arg *out)
{
	long long interview, placement;
	int audience;

	if (sscanf(key, DRAFT_KEY, &interview, &audience, &placement) != 3)
		return false;
	*out = (struct summary_arg){ interview, audience ? FOR_EMPLOYEE : FOR_EMPLOYER, placement };
	return true;
}

/* A draft that can't be kept is no reason to disturb typing; keeping will say it. */
void summary_draft(struct app *app, const struct summary *m, bool keep)
{
	struct arena *a = arena_new();

	if (keep)
		store_draft_put(app->store, draft_key(m, a), summary_typed(m));
	else
		store_draft_drop(app->store, draft_key(m, a));
	arena_free(&a);
}

static const char *left_behind(struct app *app, const struct summary *m, struct arena *a)
{
	const char *key = draft_key(m, a);
	struct draft *drafts;
	size_t n;

	if (app->readonly || store_drafts(app->store, a, &drafts, &n) < 0)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (strcmp(drafts[i].key, key) == 0 && drafts[i].state != DRAFT_BUSY &&
			store_draft_take(app->store, &drafts[i]) == 0)
			return drafts[i].body;
	return NULL;
}

/* ---- the text ---- */

static int made_or_kept(struct app *app, struct summary *m, bool fresh, struct arena *a, const char **out)
{
	const struct summary_arg *s = &m->about;
	struct record *kept = NULL;
	char *made;
	int rc = fresh ? 0 : summary_kept(app, s->interview, s->audience, s->placement, a, &kept);

	m->kept = kept != NULL;
	if (rc < 0 || kept) {
		*out = kept ? record_get(kept, "text") : "";
		return rc;
	}
	if ((rc = summary_write(app, s->interview, s->audience, s->placement, a, &made)) == 0)
		*out = made;
	return rc;
}

int summary_read(struct app *app, struct summary *m, bool fresh)
{
	struct arena *a = arena_new();
	const char *text = "", *left = fresh ? NULL : left_behind(app, m, a);
	int rc = made_or_kept(app, m, fresh, a, &text);

	if (rc == 0) {
		free(m->begin);
		m->begin = xstrdup(text);
		m->restored = left != NULL;
		edit_set(&m->area.edit, left ? left : text);
		textarea_to(&m->area, 0);
	}
	arena_free(&a);
	return rc;
}

/* What cannot be looked at is not marked; keeping the page does not wait for it. */
void summary_look(struct app *app, struct summary *m)
{
	const struct summary_arg *s = &m->about;

	arena_reset(m->checked);
	m->nwarnings = 0;
	if (summary_check(app, s->interview, s->audience, s->placement, summary_typed(m), m->checked,
		    &m->warning, &m->nwarnings) < 0)
		m->nwarnings = 0;
}

/* ---- the file ---- */

/* The employer's page takes a consent or a ground of whom it is about; the employee's own is theirs. */
static bool goes_out(struct screen *s, const struct summary *m, struct passing *p, struct arena *a)
{
	const struct summary_arg *of = &m->about;

	return of->audience == FOR_EMPLOYEE ||
	       passing_ask(s, of->placement ? E_PLACEMENT : E_INTERVIEW, of->placement ? of->placement : of->interview,
		       "employer", arena_printf(a, _("summary of interview/%s"), id_show(of->interview, a)), p);
}

unsigned summary_export(struct screen *s)
{
	const struct summary *m = s->state;
	struct arena *a = arena_new();
	bool theirs = m->about.audience == FOR_EMPLOYEE;
	struct passing passing = { .arena = NULL };
	char iso[DATE_ISO_SIZE];
	unsigned react = UI_PAINT;

	if (!m->nwarnings || ui_confirm(s,
				     ngettext("%zu passage is still marked. Write the page all the same?",
					     "%zu passages are still marked. Write the page all the same?",
					     m->nwarnings),
				     m->nwarnings)) {
		if (!goes_out(s, m, &passing, a))
			goto out;
		react = export_page(s,
			arena_printf(a, "%s-%s-%s", _("summary"), m->employer, date_iso(iso, m->date)),
			summary_typed(m), m->lang, theirs ? NULL : &passing);
	}
out:
	passing_done(&passing);
	arena_free(&a);
	return react;
}
