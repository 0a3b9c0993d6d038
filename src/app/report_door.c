/* Through which a report is made and read; whom or what a word means. */
#include "report_door.h"

#include <string.h>

#include "anker/choices.h"
#include "anker/rights.h"
#include "anker/str.h"
#include "anker/text.h"
#include "internal.h"

enum { FOUND_MOST = 50, OFFERED = 6 };

/* What holds no names is of the office for who may; else of what is in one's own files. */
static enum right wider_right(enum report_kind kind)
{
	return kind == REPORT_REGION || kind == REPORT_PROGRAMME ? RIGHT_PROGRAMME
	       : kind == REPORT_CASE				  ? RIGHT_PEER
								  : RIGHT_FILES;
}

int report_door(struct app *app, enum report_kind kind, struct app **out)
{
	enum right wider = wider_right(kind);

	*out = app;
	if (wider == RIGHT_PROGRAMME && app_may(app, RIGHT_PROGRAMME))
		return app_office(app, RIGHT_PROGRAMME, out);
	/* Of one's own cases one sees all; of another's what was brought to colleagues. */
	if (wider == RIGHT_PEER && !app_may(app, RIGHT_FILES))
		return app_office(app, RIGHT_PEER, out);
	return app_allow(app, RIGHT_FILES);
}

enum entity_id report_entity(const struct report_ask *ask)
{
	const struct report_source *s = app_report_source(ask->kind);

	return ask->kind != REPORT_CASE ? s->subject : ask->of_decision ? E_DECISION : E_PLACEMENT;
}

static bool is_kind(const struct record *r, enum report_kind kind)
{
	return str_same(record_get(r, "kind"), choices_report[kind].code);
}

int report_kept(struct app *app, int64_t report, struct arena *a, struct record **out)
{
	struct app *office;
	int rc;

	/* What one may make of the whole, one may read again; a researcher's own view hides its text. */
	if (app->shared && app_may(app, RIGHT_PROGRAMME)) {
		if ((rc = app_office(app, RIGHT_PROGRAMME, &office)) ||
			(rc = store_get(office->store, E_REPORT, report, a, out)))
			return rc;
		if (is_kind(*out, REPORT_REGION) || is_kind(*out, REPORT_PROGRAMME))
			return 0;
	}
	/* Kept or not, a case is for colleagues as long as it is brought to them. */
	if (app->shared && !app_may(app, RIGHT_FILES) && app_may(app, RIGHT_PEER)) {
		struct record *decision;
		if ((rc = app_office(app, RIGHT_PEER, &office)) ||
			(rc = store_get(office->store, E_REPORT, report, a, out)))
			return rc;
		if (is_kind(*out, REPORT_CASE) && record_ref(*out, "decision"))
			return peer_decision(office, record_ref(*out, "decision"), a, &decision);
	}
	if ((rc = store_get(app->store, E_REPORT, report, a, out)) == ERR_NOTFOUND)
		return err_set(rc,
			_("there is no report %s here; ':reports' and 'anker report --list' tell which are"),
			id_show(report, a));
	return rc;
}

/* ---- whom a word means ---- */

static bool is_there(struct app *door, enum entity_id e, int64_t id, struct arena *a)
{
	struct record *r;

	return store_get(door->store, e, id, a, &r) == 0 && !r->deleted;
}

/* Regions, programmes and experts are few: any part of their name will do. Of the others words begin so. */
static int find_part(struct app *door, enum entity_id e, const char *word, struct arena *a,
	struct record ***out, size_t *n)
{
	bool few = e == E_REGION || e == E_PROGRAMME || e == E_EXPERT;
	const struct condition employers = { "kind", IS, "employer" };
	const struct query q = { .entity = e, .text = few ? NULL : word, .limit = few ? 0 : FOUND_MOST,
		.where = &employers, .nwhere = e == E_ORGANISATION };
	const char *needle = text_fold(a, word);
	size_t all, kept = 0;
	int rc = store_find(door->store, &q, a, out, &all);

	for (size_t i = 0; rc == 0 && i < all; i++)
		if (text_matches(text_fold(a, store_title(door->store, e, (*out)[i]->id, a)), needle))
			(*out)[kept++] = (*out)[i];
	*n = kept;
	return rc;
}

static const char *offer(struct app *door, enum entity_id e, struct record **found, size_t n, struct arena *a)
{
	const char *text = "";

	for (size_t i = 0; i < n && i < OFFERED; i++)
		text = arena_printf(a, "%s%s%s: %s", text, i > 0 ? ", " : "", id_show(found[i]->id, a),
			store_title(door->store, e, found[i]->id, a));
	return n > OFFERED ? arena_printf(a, "%s, ...", text) : text;
}

static int find(struct app *door, enum entity_id e, const char *word, struct arena *a, int64_t *out)
{
	const char *kind = lang_text(model_entity(e)->label);
	struct match *m;
	struct record **found;
	size_t n = 0, exact = 0;

	if (id_parse(word, out) == 0 && is_there(door, e, *out, a))
		return 0;
	int rc = e == E_PROGRAMME || e == E_DECISION
			 ? 0
			 : store_lookup(door->store, e, word, 0, FOUND_MOST, a, &m, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (m[i].exact && exact++ == 0)
			*out = m[i].id;
	if (rc || exact == 1)
		return rc;
	if (e == E_DECISION)
		return err_set(ERR_NOTFOUND,
			_("there is no %s \"%s\"; 'anker list %s' tells which there are"), kind, word,
			model_entity(e)->plural);
	if ((rc = find_part(door, e, word, a, &found, &n)))
		return rc;
	if (n == 0)
		return err_set(ERR_NOTFOUND,
			_("there is no %s \"%s\"; 'anker list %s' tells which there are"), kind, word,
			model_entity(e)->plural);
	if (n > 1)
		return err_set(ERR_INVALID, _("\"%s\" can be several: %s; use the number before the colon"),
			word, offer(door, e, found, n, a));
	*out = found[0]->id;
	return 0;
}

/* "decision/3", "employer/42": what stands before the slash. */
static const struct entity *named_entity(const char *word, struct arena *a)
{
	const char *slash = strchr(word, '/');

	return slash != NULL ? model_entity_by_name(arena_strndup(a, word, (size_t)(slash - word))) : NULL;
}

int app_report_find(struct app *app, struct report_ask *ask, const char *word, struct arena *a)
{
	const struct entity *named = named_entity(word, a);
	struct app *door;

	if (app_report_source(ask->kind) == NULL)
		return err_set(ERR_INVALID, "%s",
			_("there is no report of that kind, but of: employer, pattern, region, programme, "
			  "case, year"));
	int rc = report_door(app, ask->kind, &door);
	if (rc)
		return rc;
	if (ask->kind == REPORT_CASE)
		ask->of_decision = door != app || (named != NULL && named->id == E_DECISION);
	if (named != NULL && named->id != report_entity(ask))
		return err_set(ERR_INVALID, _("this report is not about a %s but about a %s"),
			lang_text(named->label), lang_text(model_entity(report_entity(ask))->label));
	return find(door, report_entity(ask), named != NULL ? strchr(word, '/') + 1 : word, a, &ask->subject);
}
