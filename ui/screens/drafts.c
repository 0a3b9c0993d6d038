/* Typed text that was left behind: by a lost connection, a crash, an end. What is
 * being typed in another program now is that program's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/record_form.h"
#include "screens/records.h"
#include "screens/rules.h"
#include "screens/summary.h"
#include "screens/talks.h"
#include "screens/waves.h"
#include "screens/weigh.h"

enum { MOST_PRESETS = 8, MOST_FIELDS = 16, POPUP = 76, BORDER = 8 /* of a pop-up and around its title */ };

struct left {
	const char *weighed;    /* whom a weighing is about, which is no record yet; or NULL */
	bool page;              /* the page of a talk */
	struct summary_arg summary;
	const char *rules;      /* the rule file that was being written; or NULL */
	enum entity_id entity;
	int64_t id;             /* 0: a new one */
	struct subject subject; /* contacts */
	struct preset preset[MOST_PRESETS];
	size_t npreset;
	const char *field[MOST_FIELDS + 1]; /* of a form with these fields only, NULL-ended */
	size_t nfields;
	struct wave_due wave;   /* that it is typed for: who it is with; wave 0: none */
};

/* "ended,outcome": the fields of a form that has these only. */
static void read_fields(char *names, struct left *out)
{
	char *save = NULL;

	for (char *f = strtok_r(names, ",", &save); f && out->nfields < MOST_FIELDS; f = strtok_r(NULL, ",", &save))
		out->field[out->nfields++] = f;
}

/* Reads the keys that record_form.c, contact_form.c, weigh_state.c and rule_edit.c make. */
static bool read_key(struct app *app, char *key, struct arena *a, struct left *out)
{
	long long id, placement, employer;
	char *name, *number, *pair, *save = NULL;
	const struct entity *e;

	*out = (struct left){ .entity = E_NONE };
	if (weigh_draft_title(app, key, a, &out->weighed))
		return true;
	if ((out->page = summary_of_draft(key, &out->summary)))
		return true;
	if ((out->rules = rule_draft_file(key)))
		return true;
	if (sscanf(key, "contact:%lld:%lld:%lld", &id, &placement, &employer) == 3) {
		*out = (struct left){ .entity = E_CONTACT, .id = id, .subject = { placement, employer } };
		return true;
	}
	if (strncmp(key, "form:", 5) != 0 || !(number = strchr(key + 5, ':')))
		return false;
	name = key + 5;
	*number++ = '\0';
	e = model_entity_by_name(name);
	if (!e)
		return false;
	out->entity = e->id;
	out->id = strtoll(number, NULL, 10);
	strtok_r(number, "|", &save);
	while ((pair = strtok_r(NULL, "|", &save)) && out->npreset < MOST_PRESETS) {
		char *value = strchr(pair, '=');

		if (value == pair)
			read_fields(value + 1, out);
		else if (strncmp(pair, DRAFT_WAVE, strlen(DRAFT_WAVE)) == 0)
			out->wave.wave = strtoll(value + 1, NULL, 10);
		else if (value && model_field(e, (*value = '\0', pair)) >= 0)
			out->preset[out->npreset++] = (struct preset){ pair, value + 1 };
	}
	return true;
}

static bool is_contact_form(const char *key)
{
	return strncmp(key, "contact:", 8) == 0;
}

/* "contact · De Linde", "placement · J. de Wit", "employer · new". */
static const char *what(struct app *app, const char *key, const struct left *l, struct arena *a)
{
	const struct subject *about = &l->subject;
	enum entity_id e = l->entity;
	int64_t id = l->id;
	const char *label;

	if (l->weighed)
		return arena_printf(a, _("weighing · %s"), l->weighed);
	if (l->page)
		return arena_printf(a, _("summary · %s"),
			store_title(app->store, E_INTERVIEW, l->summary.interview, a));
	if (l->rules)
		return arena_printf(a, _("rule text · %s"), l->rules);
	if (is_contact_form(key)) {
		e = about->placement ? E_PLACEMENT : E_ORGANISATION;
		id = about->placement ? about->placement : about->employer;
	}
	label = lang_text(model_entity(l->entity)->label);
	return arena_printf(a, "%s · %s", label, id ? store_title(app->store, e, id, a) : _("new"));
}

static unsigned resume_wave(struct screen *s, const struct left *l)
{
	struct wave_due w = l->wave;

	for (size_t i = 0; i < l->npreset; i++) {
		int64_t id = strtoll(l->preset[i].value, NULL, 10);

		if (strcmp(l->preset[i].field, "employer") == 0)
			w.employer = id;
		else if (strcmp(l->preset[i].field, "placement") == 0)
			w.placement = id;
	}
	return record_observe(s, &w, l->preset, l->npreset);
}

static unsigned resume(struct screen *s, const char *key, const struct left *l)
{
	if (l->wave.wave)
		return resume_wave(s, l);
	if (l->weighed)
		return weigh_draft_resume(s, key);
	if (l->page)
		return ui_push(s, &summary_screen, &l->summary);
	if (l->rules)
		return rule_draft_resume(s, l->rules);
	if (l->nfields)
		return record_edit_fields(s, l->entity, l->id, l->preset, l->npreset, NULL, l->field);
	if (!is_contact_form(key))
		return record_edit(s, l->entity, l->id, l->preset, l->npreset);
	return l->id ? contact_edit(s, l->id) : contact_log(s, l->subject);
}

/* "contact · De Linde: not saved at 14:05": where that is too long the name is cut,
 * not the time. */
static const char *heading(struct screen *s, const char *name, const char *at, struct arena *a)
{
	int room = (s->area.w < POPUP ? s->area.w : POPUP) - BORDER;
	const char *when = arena_printf(
		a, _(": not saved at %s"), moment_show(a, at, app_of(s)->today));

	return arena_printf(a, "%s%s", text_cut(a, name, room - text_width(when)), when);
}

/* Esc is later: nothing is thrown away by accident. */
static const char *ask(
	struct screen *s, const char *key, const char *at, const struct left *l, struct arena *a)
{
	const struct pick answers[] = {
		{ "resume", _("resume"), _("go on where you were") },
		{ "later", _("later"), _("it stays and is asked again") },
		{ "throw", _("throw away"), _("what was typed is gone for good") },
	};
	int i = ui_pick(s, heading(s, what(app_of(s), key, l, a), at, a), answers, 3, NULL);

	return i < 0 ? "later" : answers[i].code;
}

/* Typed text of every kind but a talk's. */
static unsigned offer_texts(struct screen *s)
{
	struct store *store = app_of(s)->store;
	struct arena *a = arena_new();
	struct draft *drafts;
	unsigned react = UI_PAINT;
	size_t n;

	if (store_drafts(store, a, &drafts, &n) < 0) {
		react = ui_failed(s);
		goto out;
	}
	for (size_t i = 0; i < n; i++) {
		const struct draft *d = &drafts[i];
		const char *answer;
		struct left l;

		if (d->state == DRAFT_BUSY || !read_key(app_of(s), arena_strdup(a, d->key), a, &l))
			continue;
		answer = ask(s, d->key, d->at, &l, a);
		if (strcmp(answer, "later") == 0)
			continue;
		if (store_draft_take(store, d) < 0) {
			react = ui_failed(s);
			break;
		}
		if (strcmp(answer, "resume") == 0) {
			react = resume(s, d->key, &l);
			break; /* the others are asked for at the next start */
		}
		if (store_draft_drop(store, d->key) < 0)
			react = ui_failed(s);
	}
out:
	arena_free(&a);
	return react;
}

/* A talk first: someone may be waiting on the phone. Where one is gone on with, the
 * others are asked for at the next start. */
unsigned drafts_offer(struct screen *s)
{
	bool chosen;
	unsigned react = talks_offer(s, &chosen);

	return chosen ? react : offer_texts(s);
}
