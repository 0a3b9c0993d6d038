/* Typed text that was left behind: by a lost connection, a crash, an end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/record_form.h"

enum { MOST_PRESETS = 8 };

struct left {
	enum entity_id entity;
	int64_t id;             /* 0: a new one */
	struct subject subject; /* contacts */
	struct preset preset[MOST_PRESETS];
	size_t npreset;
};

/* Reads the keys that record_form.c and contact_form.c make. */
static bool read_key(char *key, struct left *out)
{
	long long id, placement, employer;
	char *name, *number, *pair, *save = NULL;
	const struct entity *e;

	*out = (struct left){ .entity = E_NONE };
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

		if (value && model_field(e, (*value = '\0', pair)) >= 0)
			out->preset[out->npreset++] = (struct preset){ pair, value + 1 };
	}
	return true;
}

static bool is_contact_form(const char *key)
{
	return strncmp(key, "contact:", 8) == 0;
}

/* "contact with De Linde", "placement of J. de Wit", "new employer". */
static const char *what(struct app *app, const char *key, const struct left *l, struct arena *a)
{
	const struct subject *about = &l->subject;
	const char *label = lang_text(model_entity(l->entity)->label);
	enum entity_id e = l->entity;
	int64_t id = l->id;

	if (is_contact_form(key)) {
		e = about->placement ? E_PLACEMENT : E_ORGANISATION;
		id = about->placement ? about->placement : about->employer;
	}
	return id ? arena_printf(a, "%s · %s", label, store_title(app->store, e, id, a)) :
		    arena_printf(a, _("New %s"), label);
}

static unsigned resume(struct screen *s, const char *key, const struct left *l)
{
	if (!is_contact_form(key))
		return record_edit(s, l->entity, l->id, l->preset, l->npreset);
	return l->id ? contact_edit(s, l->id) : contact_log(s, l->subject);
}

unsigned drafts_offer(struct screen *s)
{
	struct app *app = app_of(s);
	struct arena *a = arena_new();
	/* TRANSLATORS: the keys for resume, later, throw away, as named in the question below. */
	const char *keys = _("rlt"), *hit;
	struct draft *drafts;
	unsigned react = UI_PAINT;
	size_t n;

	if (store_drafts(app->store, a, &drafts, &n) < 0) {
		react = ui_failed(s);
		goto out;
	}
	for (size_t i = 0; i < n; i++) {
		struct left l;
		int k;

		if (!read_key(arena_strdup(a, drafts[i].key), &l))
			continue;
		k = ui_ask_key(s, keys, arena_printf(a, _("%s, not saved at %s: resume (r), later (l), throw away (t)?"),
						     what(app, drafts[i].key, &l, a), moment_show(a, drafts[i].at, app->today)));
		hit = k ? strchr(keys, k) : NULL;
		if (hit == keys) {
			react = resume(s, drafts[i].key, &l);
			break; /* the others are asked for at the next start */
		}
		if (hit == keys + 2 && store_draft_drop(app->store, drafts[i].key) < 0)
			react = ui_failed(s);
	}
out:
	arena_free(&a);
	return react;
}
