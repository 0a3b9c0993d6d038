/* What an export for research may hold more than by itself, how small the groups in it are, and who is meant
 * by a pseudonym. */
#include <string.h>

#include "anker/colleague.h"
#include "anker/programme.h"
#include "anker/text.h"
#include "identity.h"
#include "reads.h"
#include "study.h"

static enum right reading_right(const struct app *app)
{
	return app_may(app, RIGHT_PROGRAMME) ? RIGHT_PROGRAMME
	       : app_may(app, RIGHT_PRIVACY) ? RIGHT_PRIVACY
					     : RIGHT_RESEARCH;
}

/* A researcher's own screens have no names, also not of programmes. */
int app_research_programme(struct app *app, const char *word, struct arena *a, int64_t *programme)
{
	struct app *office;
	int rc = app_office(app, reading_right(app), &office);
	return rc ? rc : app_programme_find(office, word, a, programme);
}

/* "contact.note" */
static int read_name(const char *name, struct arena *a, const struct entity **e, const struct field **f)
{
	const char *dot = strchr(name, '.');
	int i = -1;
	*e = dot ? model_entity_by_name(arena_strndup(a, name, (size_t)(dot - name))) : NULL;
	if (*e && store_study_has((*e)->id))
		i = model_field(*e, dot + 1);
	if (i < 0)
		return err_set(ERR_INVALID,
			_("\"%s\" is no field of an export for research: write it as contact.note"), name);
	*f = &(*e)->fields[i];
	return 0;
}

/* Who looks after privacy has no use for the data, and who uses them does not decide. */
static int may_release(struct app *app, struct app **office)
{
	if (app_may(app, RIGHT_PRIVACY))
		return app_office(app, RIGHT_PRIVACY, office);
	struct str who = STR_INIT;
	app_who_may(app->store, RIGHT_PRIVACY, &who);
	if (who.len)
		err_set(ERR_DENIED,
			_("a field with free text is released by who looks after privacy (%s), not by who "
			  "uses it: ask there, and say what it is needed for"),
			who.text);
	else
		err_set(ERR_DENIED, "%s",
			_("a field with free text is released by who looks after privacy, and nobody "
			  "here has that role: the administrator gives it"));
	str_free(&who);
	return ERR_DENIED;
}

/* Less is never wrong: of a programme also who sets it up takes a field back. */
static int may_withdraw(struct app *app, struct app **office)
{
	return app_office(app, app_may(app, RIGHT_PRIVACY) ? RIGHT_PRIVACY : RIGHT_PROGRAMME, office);
}

int app_research_release(
	struct app *app, int64_t programme, const char *field, const char *reason, int64_t *release)
{
	struct arena *a = arena_new();
	struct app *office;
	const struct entity *e;
	const struct field *f;
	int rc = may_release(app, &office);
	if (rc || (rc = read_name(field, a, &e, &f)))
		goto out;
	if (!study_may_release(e, f))
		rc = err_set(ERR_INVALID,
			_("%s.%s is not left out as free text: it is given, or says who somebody is and is "
			  "never "
			  "released"),
			e->name, f->name);
	else if (!reason || !*text_fold(a, reason))
		rc = err_set(ERR_INVALID, "%s", _("say why this field is released"));
	else
		rc = store_study_release(office->store, programme, e->id, f->name, reason, release);
out:
	arena_free(&a);
	return rc;
}

int app_research_withdraw(struct app *app, int64_t programme, const char *field)
{
	struct arena *a = arena_new();
	struct app *office;
	const struct entity *e;
	const struct field *f;
	int rc = may_withdraw(app, &office);
	if (rc == 0 && (rc = read_name(field, a, &e, &f)) == 0)
		rc = store_study_withdraw(office->store, programme, e->id, f->name);
	arena_free(&a);
	return rc;
}

/* ---- the list of them ---- */

static const struct study_release *release_of(const struct study_release *r, size_t n, const struct entity *e,
	const struct field *f)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].entity == e->id && strcmp(r[i].field, f->name) == 0)
			return &r[i];
	return NULL;
}

int app_research_fields(
	struct app *app, int64_t programme, struct arena *a, struct research_field **out, size_t *n)
{
	struct app *office;
	struct study_release *r;
	void *rows = NULL;
	size_t released;
	*out = NULL;
	*n = 0;
	int rc = app_office(app, reading_right(app), &office);
	if (rc || (rc = store_study_releases(office->store, programme, false, a, &r, &released)))
		return rc;
	for (int first = 1; first >= 0; first--)
		for (int k = E_NONE + 1; k < E_COUNT; k++) {
			const struct entity *e = model_entity((enum entity_id)k);
			for (size_t i = 0; i < e->nfields; i++) {
				const struct study_release *is = release_of(r, released, e, &e->fields[i]);
				if ((is != NULL) != (first == 1) || !study_may_release(e, &e->fields[i]))
					continue;
				*(struct research_field *)arena_add(a, &rows, n, sizeof **out) =
					(struct research_field){ .name = arena_printf(a, "%s.%s", e->name,
									 e->fields[i].name),
						.label = e->fields[i].label,
						.entity = e->id,
						.released = is != NULL,
						.by = is ? text_clean(a, is->by, false) : "",
						.at = is ? is->at : "",
						.reason = is ? text_clean(a, is->reason, false) : "" };
			}
		}
	*out = rows;
	return 0;
}

/* ---- the smallest groups ---- */

static const char *shown(enum entity_id e, const char *field, const char *value, struct arena *a)
{
	const struct entity *entity = model_entity(e);
	if (!value || !*value)
		return _("not known");
	return field ? field_show(&entity->fields[model_field(entity, field)], value, a)
		     : text_clean(a, value, false);
}

/* A sector is typed: it tells people apart in an export only where it was released. */
static int has_sectors(struct app *office, int64_t programme, struct arena *a, bool *out)
{
	const struct entity *e = model_entity(E_ORGANISATION);
	struct study_release *r;
	size_t n;
	int rc = store_study_releases(office->store, programme, false, a, &r, &n);
	*out = rc == 0 && release_of(r, n, e, &e->fields[model_field(e, "sector")]) != NULL;
	return rc;
}

int app_research_check(struct app *app, int64_t programme, int64_t limit, struct arena *a,
	struct research_group **out, size_t *n, int64_t *unique)
{
	struct study_group *g;
	struct app *office;
	bool sectors;
	int rc = app_office(app, RIGHT_RESEARCH, &office);
	*out = NULL;
	*n = 0;
	*unique = 0;
	if (rc)
		return rc;
	const struct study of = { .programme = programme, .today = app->today };
	if ((rc = has_sectors(office, programme, a, &sectors)) ||
		(rc = store_study_groups(office->store, &of, sectors, limit, a, &g, n, unique)))
		return rc;
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = (struct research_group){ .size = g[i].n,
			.values = arena_printf(a, "%s, %s, %s, %s, %s%s%s",
				shown(E_EMPLOYEE, NULL, g[i].birth_year, a),
				shown(E_EMPLOYEE, "target_group", g[i].target_group, a),
				shown(E_PLACEMENT, NULL, g[i].start_year, a),
				shown(E_ORGANISATION, "size", g[i].size, a),
				shown(E_REGION, NULL, g[i].region, a), sectors ? ", " : "",
				sectors ? shown(E_ORGANISATION, NULL, g[i].sector, a) : "") };
	return 0;
}

/* ---- who ---- */

static int note_who(struct app *office, enum entity_id e, int64_t id, const char *reason, struct arena *a)
{
	struct file_of f;
	if (!office->shared)
		return 0;
	int rc = file_of(office, e, id, a, &f);
	return rc ? rc : reads_note(office, &f, "research who", "office", reason);
}

int app_research_who(
	struct app *app, int64_t programme, const char *code, const char *reason, struct arena *a, char **out)
{
	struct app *office;
	enum entity_id e;
	int64_t id;
	*out = NULL;
	int rc = app_office(app, RIGHT_PRIVACY, &office);
	if (rc)
		return rc;
	if (!reason || !*text_fold(a, reason))
		return err_set(ERR_INVALID, "%s", _("say why you need to know who this is"));
	if ((rc = store_study_who(office->store, programme, code, &e, &id)) ||
		(rc = store_whole(office->store, true)))
		return rc;
	if ((rc = note_who(office, e, id, reason, a)) == 0)
		*out = arena_printf(a, "%s (%s/%s)", store_title(office->store, e, id, a),
			model_entity(e)->name, id_show(id, a));
	store_whole(office->store, false);
	return rc;
}
