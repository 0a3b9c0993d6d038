/* Field work in the fictional caseload: one take-out that came home while the office worked on,
 * with two choices on the shelf, and one that is still out. Through the same door as real work;
 * the sealed files stand in a folder of their own for as long as that takes. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/field.h"
#include "anker/lang.h"

/* Nobody is to guess at what is gone in a second. */
static const struct seal_cost cheap = { .passes = 1, .memory = 8192 };
static const char passphrase[] = "fictief";

enum { TAKEN = 2 /* placements of a take-out */ };

struct travelling {
	struct app *app;
	struct arena *a;
	struct secret *passphrase;
	const char *path;            /* of the take-out that is in hand */
	const int64_t *placement;    /* on it */
	int64_t contact;             /* the newest with a note about the first */
};

static int set(struct store *s, enum entity_id e, int64_t id, const char *field, const char *value)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = store_get(s, e, id, a, &r);
	if (rc == 0 && (rc = record_set(r, field, value)) == 0)
		rc = store_put(s, r, NULL, NULL);
	arena_free(&a);
	return rc;
}

static int find_contact(struct travelling *t)
{
	const char *placement = arena_printf(t->a, "%lld", (long long)t->placement[0]);
	const struct condition of[] = { { "placement", IS, placement }, { "party", IS, "employer" } };
	const struct query q = { .entity = E_CONTACT, .where = of, .nwhere = 2, .order = "date", .descending = true,
		.limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(t->app->store, &q, t->a, &found, &n);
	t->contact = rc == 0 && n ? found[0]->id : 0;
	return rc || n ? rc : err_set(ERR_NOTFOUND, "demo: %s", placement);
}

static int take_out(const struct travelling *t, const char *label)
{
	const struct field_out o = { .path = t->path, .scope = { .placement = t->placement, .nplacements = TAKEN,
			.since = DAY_NONE },
		.words = arena_printf(t->a, ngettext("%d placement", "%d placements", TAKEN), TAKEN),
		.owner = t->app->user, .label = label, .passphrase = t->passphrase, .cost = cheap,
		.share = t->app->share };
	int site;
	return field_out(t->app->store, &o, &site);
}

static int add_visit(const struct travelling *t, struct store *laptop)
{
	struct record *r = record_new(model_entity(E_CONTACT), t->app->today, t->a);
	record_set_ref(r, "placement", t->placement[1]);
	int rc = record_set(r, "party", "employer");
	if (rc || (rc = record_set(r, "medium", "visit")) ||
		(rc = record_set(r, "note", "Rondgelopen op de afdeling; de collega's leggen de volgorde goed uit.")))
		return rc;
	return store_put(laptop, r, NULL, NULL);
}

static int work_on_the_laptop(const struct travelling *t)
{
	const struct seal_way way = { .passphrase = t->passphrase };
	struct seal *seal = NULL;
	struct store *laptop = NULL;
	int rc = seal_open(&seal, t->path, &way, false);
	if (rc)
		return rc;
	struct store_vault vault = seal_vault(seal);
	const struct store_options o = { .path = t->path, .share = t->app->share, .user = t->app->user,
		.vault = &vault };
	if ((rc = store_open(&laptop, &o)) == 0 && (rc = add_visit(t, laptop)) == 0 &&
		(rc = set(laptop, E_PLACEMENT, t->placement[0], "hours", "32")) == 0 &&
		(rc = set(laptop, E_PLACEMENT, t->placement[1], "job_title", "medewerker expeditie")) == 0)
		rc = set(laptop, E_CONTACT, t->contact, "note", "Op de werkvloer gesproken: meer uren kan vanaf januari.");
	store_close(&laptop);
	seal_close(&seal);
	return rc;
}

static int work_at_the_office(const struct travelling *t)
{
	int rc = set(t->app->store, E_PLACEMENT, t->placement[0], "hours", "28");
	return rc ? rc : set(t->app->store, E_CONTACT, t->contact, "note",
		"Gebeld: de werkgever wil eerst de proeftijd afwachten voor er uren bij komen.");
}

static int bring_home(const struct travelling *t)
{
	const struct field_in in = { .path = t->path, .share = t->app->share };
	struct field_report report;
	return field_in(t->app->store, &in, t->a, &report);
}

/* The first placements go and come home, the next are still out. */
static int travel(struct travelling *t, const char *folder, const int64_t *placement)
{
	t->placement = placement;
	t->path = arena_printf(t->a, "%s/thuis.anker", folder);
	int rc = find_contact(t);
	if (rc || (rc = take_out(t, _("laptop"))) || (rc = work_on_the_laptop(t)) || (rc = work_at_the_office(t)) ||
		(rc = bring_home(t)))
		return rc;
	t->placement = placement + TAKEN;
	t->path = arena_printf(t->a, "%s/onderweg.anker", folder);
	return take_out(t, _("tablet"));
}

static void clean(struct arena *a, const char *folder)
{
	static const char *const names[] = { "thuis.anker", "thuis.anker.lock", "onderweg.anker",
		"onderweg.anker.lock" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(arena_printf(a, "%s/%s", folder, names[i]));
	rmdir(folder);
}

/* Of two employers, as who takes work along goes from one to the other. */
static int choose(struct travelling *t, int64_t *placement)
{
	struct rule_subject *row;
	size_t n, chosen = 0;
	int rc = store_subjects(t->app->store, 0, 0, t->app->expert, t->a, &row, &n);
	for (size_t i = 0; rc == 0 && i < n && chosen < (size_t)TAKEN * 2; i++)
		if (row[i].placement)
			placement[chosen++] = row[i].placement;
	return rc || chosen == (size_t)TAKEN * 2 ? rc : err_set(ERR_NOTFOUND, "demo: %zu", chosen);
}

int app_demo_field(struct app *app)
{
	char folder[] = "/tmp/anker-demo-XXXXXX";
	int64_t placement[TAKEN * 2];
	struct travelling t = { .app = app, .a = arena_new() };
	int rc = choose(&t, placement);
	if (rc == 0 && !mkdtemp(folder))
		rc = err_set(ERR_IO, _("%s cannot be made: %s"), folder, strerror(errno));
	else if (rc == 0) {
		if ((rc = secret_new(&t.passphrase, passphrase, strlen(passphrase))) == 0)
			rc = travel(&t, folder, placement);
		clean(t.a, folder);
	}
	secret_free(&t.passphrase);
	arena_free(&t.a);
	return rc;
}
