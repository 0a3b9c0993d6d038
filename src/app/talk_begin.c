/* Beginning a talk: its record, the list it goes on with, and what was suggested then. */
#include <string.h>

#include "anker/str.h"
#include "talk.h"
#include "waves.h"

/* The employer that the talk is with, and the placement it begins at. */
static int check_whom(struct app *app, const struct interview_plan *p, struct arena *a, int64_t *employer)
{
	struct record *r;
	*employer = p->employer;
	if (p->placement) {
		int rc = survey_employer(app, p->placement, a, employer);
		if (rc)
			return rc;
		if (p->employer && p->employer != *employer)
			return err_set(ERR_INVALID, _("placement %s is not with this employer"),
				id_show(p->placement, a));
	}
	int rc = store_get(app->store, E_ORGANISATION, *employer, a, &r);
	if (rc == 0 && r->deleted)
		rc = err_set(ERR_NOTFOUND, _("employer %s was deleted"), id_show(*employer, a));
	return rc;
}

static const char *first_of(const char *a, const char *b, const char *c)
{
	return a && *a ? a : b && *b ? b : c;
}

static int fill_record(struct app *app, const struct interview_plan *p, int64_t employer,
	const struct script *s, struct record *r)
{
	char now[MOMENT_SIZE];
	const struct {
		const char *field, *value;
	} set[] = { { "begun", moment_now(now) }, { "party", first_of(p->party, s->party, "employer") },
		{ "medium", first_of(p->medium, s->medium, NULL) },
		{ "purpose", first_of(s->purpose, NULL, NULL) }, { "script", s->id }, { "state", "open" } };
	for (size_t i = 0; i < sizeof set / sizeof *set; i++) {
		int rc = record_set(r, set[i].field, set[i].value);
		if (rc)
			return rc;
	}
	record_set_ref(r, "employer", employer);
	record_set_ref(r, "placement", p->placement);
	record_set_ref(r, "person", p->person);
	record_set_ref(r, "expert", app->expert);
	return 0;
}

/* What is suggested when it begins, so that the end can tell what is new: one's own
 * setting, for it is about what one saw. */
static int keep_standing(struct app *app, int64_t interview, int64_t employer, struct arena *a)
{
	struct suggestions sg;
	struct str text = STR_INIT;
	int rc = app_suggestions(app, 0, employer, 0, a, &sg);
	for (size_t i = 0; rc == 0 && i < sg.n; i++)
		str_addf(&text, "%s %lld\n", sg.item[i].id, (long long)sg.item[i].placement);
	if (rc == 0)
		rc = store_setting_put(app->store, interview_key(interview, a), text.text ? text.text : "");
	str_free(&text);
	return rc;
}

static int write_talk(struct app *app, const struct interview_plan *p, int64_t employer, struct script *s,
	struct arena *a, int64_t *id)
{
	struct record *r = record_new(model_entity(E_INTERVIEW), app->today, a);
	const char *text = p->nextra ? script_with_facts(s, p->extra, p->nextra, a) : s->text;
	const char *what = p->wave ? wave_label(p->wave, a)
		: store_title(app->store, E_ORGANISATION, employer, a);
	int rc = fill_record(app, p, employer, s, r);
	if (rc || (rc = txn_begin(app, arena_printf(a, _("conversation begun: %s"), what))))
		return rc;
	if ((rc = talk_script_keep(app, r, text, s->lang)) == 0)
		rc = store_put(app->store, r, NULL, NULL);
	if (rc == 0 && p->wave)
		rc = waves_talk_begun(app, p->wave, r->id);
	if (rc == 0)
		rc = keep_standing(app, r->id, employer, a);
	*id = r->id;
	return txn_end(app, rc, NULL);
}

int interview_begin(struct app *app, const struct interview_plan *p, int64_t *id)
{
	struct arena *a = arena_new();
	struct script *s = NULL;
	int64_t employer;
	*id = 0;
	int rc = check_whom(app, p, a, &employer);
	if (rc == 0 && (rc = interview_script(app, p->script, &s)) == 0)
		rc = write_talk(app, p, employer, s, a, id);
	script_free(&s);
	arena_free(&a);
	return rc;
}
