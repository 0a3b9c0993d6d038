/* What can be done with any record: open, close, delete, add what belongs to it. What
 * belongs where is read from the dictionary. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/carve.h"
#include "screens/places.h"
#include "screens/records.h"
#include "screens/support.h"
#include "screens/talks.h"

/* ---- opening ---- */

static unsigned open_placement(struct screen *s, int64_t id)
{
	return ui_push(s, &placement_screen, &(struct subject){ id, 0 });
}

static unsigned open_employer(struct screen *s, int64_t id)
{
	return ui_push(s, &employer_screen, &(struct subject){ 0, id });
}

static unsigned open_job(struct screen *s, int64_t id)
{
	return ui_push(s, &job_screen, &id);
}

static unsigned open_absence(struct screen *s, int64_t id)
{
	return ui_push(s, &milestones_screen, &id);
}

static unsigned open_worklist(struct screen *s, int64_t id)
{
	return ui_push(s, &find_screen, &(struct find_arg){ .worklist = id });
}

unsigned record_open(struct screen *s, enum entity_id e, int64_t id)
{
	static unsigned (*const own[E_COUNT])(struct screen *s, int64_t id) = {
		[E_PLACEMENT] = open_placement,
		[E_ORGANISATION] = open_employer,
		[E_CONTACT] = contact_open,
		[E_INTERVIEW] = talks_enter,
		[E_ANSWER] = talks_answer,
		[E_JOB] = open_job,
		[E_ABSENCE] = open_absence,
		[E_WORKLIST] = open_worklist,
	};

	return own[e] ? own[e](s, id) : ui_push(s, &record_screen, &(struct record_arg){ e, id });
}

/* ---- one record ---- */

static int finish(struct app *app, struct record *r)
{
	const struct entity *e = r->entity;
	bool done = record_ended(r);
	char iso[DATE_ISO_SIZE];
	int rc;

	/* An action's state and date go together. */
	if (e->id == E_ACTION && !done)
		return app_close_action(app, r->id, "done", NULL);
	if (e->id == E_ACTION && (rc = record_set(r, e->state, "open")) < 0)
		return rc;
	if ((rc = record_set(r, e->done, done ? NULL : date_iso(iso, app->today))) < 0)
		return rc;
	return app_save(app, r, NULL, NULL, NULL);
}

unsigned record_finish(struct screen *s, enum entity_id e, int64_t id)
{
	const struct entity *kind = model_entity(e);
	struct arena *a = arena_new();
	struct record *r;
	const char *words = "";
	int rc = kind->done ? store_get(app_of(s)->store, e, id, a, &r)
			    : err_set(ERR_INVALID, _("A %s has no end to fill in."), lang_text(kind->label));

	if (rc == 0) {
		words = arena_printf(a, "%s: %s", lang_text(kind->fields[model_field(kind, kind->done)].label),
			record_ended(r) ? _("open again") : date_long(a, app_of(s)->today));
		rc = finish(app_of(s), r);
	}
	unsigned react = written(s, rc, words);
	arena_free(&a);
	return react;
}

unsigned record_delete(struct screen *s, enum entity_id e, int64_t id)
{
	struct arena *a = arena_new();
	struct app *app = app_of(s);
	unsigned react = UI_PAINT;
	struct record *r;

	if (store_get(app->store, e, id, a, &r) < 0) {
		react = ui_failed(s);
	} else if (ui_confirm(s, _("Delete the %s \"%s\"?"), lang_text(r->entity->label), record_words(app, r, a))) {
		react = written(s, app_delete(app, e, id, r->version, NULL),
			arena_printf(a, _("Deleted: %s"), record_words(app, r, a)));
	}
	arena_free(&a);
	return react;
}

unsigned record_history(struct screen *s, enum entity_id e, int64_t id)
{
	return ui_push(s, &history_screen, &(struct history_arg){ e, id, -1 });
}

/* ---- what belongs where ---- */

/* Kinds that are looked up by such a field in one index: not what is written by the
 * thousands, as contacts and answers are. */
static bool is_linked(const struct entity *kind, const struct field *f)
{
	return f->kind == F_REF && !(f->flags & FIELD_HIDDEN) && !(kind->flags & ENTITY_OWN) &&
	       (kind->flags & ENTITY_FILE || kind->parent == f->ref || kind->id == E_PLACEMENT);
}

static size_t add_links(enum entity_id e, bool parts, struct record_link *out)
{
	size_t n = 0;

	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *kind = model_entity((enum entity_id)id);
		bool first = true;

		for (size_t i = 0; i < kind->nfields; i++) {
			const struct field *f = &kind->fields[i];

			if (f->ref != e || !is_linked(kind, f))
				continue;
			bool part = kind->parent == e && first;

			first = false;
			if (part == parts)
				out[n++] = (struct record_link){ kind, f, part };
		}
	}
	return n;
}

size_t record_links(enum entity_id e, struct arena *a, struct record_link **out)
{
	enum { MOST = E_COUNT * 4 };
	size_t n;

	*out = arena_alloc(a, MOST * sizeof **out);
	n = add_links(e, true, *out);
	return n + add_links(e, false, *out + n);
}

const struct field *file_field(const struct entity *kind, struct subject subject)
{
	enum entity_id about = subject.placement ? E_PLACEMENT : E_ORGANISATION;

	if (!(kind->flags & ENTITY_FILE) && !(kind->parent == about && kind->part != FILE_NONE))
		return NULL;
	for (size_t i = 0; i < kind->nfields; i++)
		if (kind->fields[i].kind == F_REF && kind->fields[i].ref == about)
			return &kind->fields[i];
	return NULL;
}

const char *file_part_label(enum file_part part)
{
	static const char *const labels[FILE_COUNT] = {
		[FILE_NONE] = N_("Other"),
		[FILE_COURSE] = N_("Course"),
		[FILE_WORK] = N_("Work"),
		[FILE_SUPPORT] = N_("Support and guidance"),
		[FILE_ABSENCE] = N_("Absence"),
		[FILE_SCHEMES] = N_("Schemes"),
		[FILE_PEOPLE] = N_("People"),
		[FILE_ORGANISATION] = N_("Organisation"),
		[FILE_PERSON] = N_("Rights of the person"),
		[FILE_PROGRAMME] = N_("Programme"),
	};

	return _(labels[part]);
}

/* ---- adding ---- */

/* What a record about `r` has in common with it: where it stands. */
static size_t shared_presets(const struct record *r, const struct record_link *l, const char *id,
	struct preset *out)
{
	static const char *const both[] = { "placement", "employer" };
	size_t n = 0;

	out[n++] = (struct preset){ l->field->name, id };
	for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
		int from = model_field(r->entity, both[i]);

		if (from >= 0 && r->value[from] && model_field(l->kind, both[i]) >= 0 &&
			strcmp(l->field->name, both[i]) != 0)
			out[n++] = (struct preset){ both[i], r->value[from] };
	}
	return n;
}

/* Kinds that the program makes itself are not offered. */
static size_t addable(const struct record_link *all, size_t n, struct record_link *out)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (!(all[i].kind->flags & ENTITY_KEPT))
			out[count++] = all[i];
	return count;
}

unsigned record_add_to(struct screen *s, const struct record *r)
{
	struct arena *a = arena_new();
	struct record_link *links;
	size_t n = record_links(r->entity->id, a, &links);
	struct pick *picks = arena_alloc(a, (n + 1) * sizeof *picks);
	struct preset preset[3];
	unsigned react = UI_PAINT;
	int i = 0;

	n = addable(links, n, links);
	for (size_t k = 0; k < n; k++)
		picks[k] = (struct pick){ arena_printf(a, "%s.%s", links[k].kind->name, links[k].field->name),
			label_capital(a, links[k].kind->label), lang_text(links[k].field->label) };
	if (n == 0)
		react = ui_error(s, _("Nothing can be added to a %s."), lang_text(r->entity->label));
	else if (n > 1)
		i = ui_pick(s, _("What do you add?"), picks, n, NULL);
	if (n > 0 && i >= 0) {
		size_t presets = shared_presets(r, &links[i], arena_printf(a, "%lld", (long long)r->id), preset);

		react = record_edit(s, links[i].kind->id, 0, preset, presets);
	}
	arena_free(&a);
	return react;
}

unsigned record_add_about(struct screen *s, struct subject subject)
{
	struct arena *a = arena_new();
	struct pick *picks = arena_alloc(a, E_COUNT * sizeof *picks);
	const struct entity *kinds[E_COUNT];
	size_t n = 0;
	unsigned react = UI_PAINT;
	int i;

	for (int part = FILE_COURSE; part < FILE_COUNT; part++)
		for (int id = E_NONE + 1; id < E_COUNT; id++) {
			const struct entity *kind = model_entity((enum entity_id)id);

			if ((int)kind->part != part || !file_field(kind, subject))
				continue;
			picks[n] = (struct pick){ kind->name, label_capital(a, kind->label),
				file_part_label(kind->part) };
			kinds[n++] = kind;
		}
	i = ui_pick(s, _("What do you add?"), picks, n, NULL);
	if (i >= 0) {
		int64_t id = subject.placement ? subject.placement : subject.employer;
		struct preset preset = { file_field(kinds[i], subject)->name, arena_printf(a, "%lld", (long long)id) };

		react = record_edit(s, kinds[i]->id, 0, &preset, 1);
	}
	arena_free(&a);
	return react;
}
