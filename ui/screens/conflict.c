/* A field changed on both sides: both values are shown, one is chosen, and
 * neither is lost: the other one stays in the history. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/record_form.h"

/* Theirs, then mine, for notes; each on its own lines. */
static const char *joined(struct arena *a, const struct conflict *c)
{
	return arena_printf(a, "%s\n%s", c->theirs ? c->theirs : "", c->mine ? c->mine : "");
}

static const char *shown(struct app *app, const struct field *f, const char *value, struct arena *a)
{
	return value && *value ? app_show(app, f, value, a) : _("(empty)");
}

static int choose(struct screen *s, struct record *r, const struct conflict *c, struct arena *a)
{
	struct app *app = app_of(s);
	const struct field *f = &r->entity->fields[c->field];
	const char *when = moment_show(a, c->at, app->today);
	const char *both = f->kind == F_NOTE ? joined(a, c) : NULL;
	struct pick picks[] = {
		{ "theirs", shown(app, f, c->theirs, a),
			arena_printf(a, _("from %s, %s"), c->who ? c->who : "?", when) },
		{ "mine", shown(app, f, c->mine, a), _("from you, now") },
		{ "base", shown(app, f, c->base, a), _("as it was before") },
		{ "both", _("both, one below the other"), NULL },
	};
	const char *values[] = { c->theirs, c->mine, c->base, both };
	const char *title =
		arena_printf(a, _("%s: someone else changed it too. Which one stays?"), lang_text(f->label));
	int i = ui_pick(s, title, picks, both ? 4 : 3, "mine");

	if (i < 0)
		return err_set(ERR_STOPPED, "%s", _("Nothing is saved yet; what you typed is still here."));
	return record_set(r, f->name, values[i]);
}

/* Another value than mine was chosen: mine is written first, so that the history
 * has both and an undo brings mine back. */
static int keep_mine(struct screen *s, struct record *r, const struct conflict *c, size_t n)
{
	char **chosen = arena_alloc(r->arena, (n + 1) * sizeof *chosen);
	bool all_mine = true;
	int rc = 0;

	for (size_t i = 0; i < n; i++) {
		const char *mine = c[i].mine ? c[i].mine : "";

		chosen[i] = r->value[c[i].field];
		all_mine = all_mine && strcmp(chosen[i] ? chosen[i] : "", mine) == 0;
	}
	if (all_mine)
		return 0;
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = record_set(r, r->entity->fields[c[i].field].name, c[i].mine);
	if (rc == 0)
		rc = app_save(app_of(s), r, NULL, NULL, NULL);
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = record_set(r, r->entity->fields[c[i].field].name, chosen[i]);
	return rc;
}

int conflict_resolve(struct screen *s, struct record *r, const struct conflict *c, size_t n)
{
	struct arena *a = arena_new();
	int *keep = arena_alloc(a, (n + 1) * sizeof *keep), rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++) {
		keep[i] = c[i].field;
		rc = choose(s, r, &c[i], a);
	}
	if (rc == 0)
		rc = store_rebase(app_of(s)->store, r, keep, n);
	if (rc == 0)
		rc = keep_mine(s, r, c, n);
	arena_free(&a);
	return rc;
}
