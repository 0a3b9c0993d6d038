/* Files that go out and come home. */
#include <stdio.h>
#include <string.h>

#include "tests/field/simulation.h"

static const struct seal_cost cheap = { 1, 8192 };

/* ---- out ---- */

static size_t some_ids(struct world *w, struct store *s, enum entity_id e, unsigned most, int64_t **out)
{
	size_t n = 0, wish = 1 + draw(w, most);

	*out = arena_alloc(w->a, wish * sizeof **out);
	for (size_t i = 0; i < wish; i++) {
		struct record *r = random_record(w, s, e);
		bool has = r == NULL;
		for (size_t k = 0; r && k < n; k++)
			has |= (*out)[k] == r->id;
		if (!has)
			(*out)[n++] = r->id;
	}
	return n;
}

static bool among(const struct takeout *t, size_t n, int site)
{
	for (size_t i = 0; i < n; i++)
		if (t[i].site == site)
			return true;
	return false;
}

/* The office says who has what. */
static void check_marks(struct world *w, struct store *s, const struct field_out *o, int site)
{
	struct takeout *t, one;
	size_t n;

	SURE(w, store_takeout(s, site, w->a, &one) == 0);
	SURE(w, one.records > 0 && strcmp(one.state, "out") == 0 && strcmp(one.owner, o->owner) == 0);
	for (size_t i = 0; i < o->scope.nplacements; i++) {
		SURE(w, store_also_at(s, E_PLACEMENT, o->scope.placement[i], w->a, &t, &n) == 0);
		SURE(w, among(t, n, site));
	}
}

void take_out(struct world *w)
{
	static const char *const owners[] = { "anna", "bram" };
	struct place *p = &w->carried[w->ncarried];
	struct field_out fo = { .path = p->path, .words = "some", .label = "laptop", .passphrase = w->passphrase,
		.cost = cheap, .share = w->share };
	struct opened o;
	int64_t *ids;

	if (w->ncarried == CARRIED_MOST)
		return;
	*p = (struct place){ .twin = -1, .laptop = (int)draw(w, LAPTOPS), .off = ((int64_t)draw(w, 41) - 20) * 86400 };
	snprintf(p->owner, sizeof p->owner, "%s", owners[draw(w, 2)]);
	snprintf(p->path, sizeof p->path, "%s/out%zu.anker", w->folder, w->ncarried);
	fo.owner = p->owner;
	arena_reset(w->a);
	SURE(w, place_open(w, &w->office, p->owner, &o) == 0);
	if (!one_in(w, 4))
		fo.scope.nplacements = some_ids(w, o.store, E_PLACEMENT, 8, &ids), fo.scope.placement = ids;
	if (fo.scope.nplacements == 0 || one_in(w, 2))
		fo.scope.nemployers = some_ids(w, o.store, E_ORGANISATION, 4, &ids), fo.scope.employer = ids;
	fo.scope.since = one_in(w, 3) ? SIM_TODAY - (day)draw(w, 400) : DAY_NONE;
	if (fo.scope.nplacements + fo.scope.nemployers > 0) {
		SURE(w, field_out(o.store, &fo, &p->site) == 0);
		check_marks(w, o.store, &fo, p->site);
		world_says(w, "take-out %d of %s to laptop %d", p->site, p->owner, p->laptop);
		w->ncarried++;
		w->outs++;
	}
	place_close(&o);
}

/* The file goes to another laptop too, and both go on with it. */
void copy_laptop(struct world *w)
{
	size_t i = w->ncarried ? draw(w, (unsigned)w->ncarried) : 0;
	struct place *from = &w->carried[i], *to = &w->carried[w->ncarried];

	if (w->ncarried == 0 || w->ncarried == CARRIED_MOST || from->twin >= 0 || from->lost)
		return;
	*to = *from;
	to->nkept = 0;
	to->laptop = (from->laptop + 1) % LAPTOPS;
	to->off = -from->off;
	snprintf(to->path, sizeof to->path, "%s/out%zu.anker", w->folder, w->ncarried);
	copy_file(w, from->path, to->path);
	from->twin = (int)w->ncarried;
	to->twin = (int)i;
	world_says(w, "take-out %d is on laptop %d too", from->site, to->laptop);
	w->ncarried++;
	w->copies++;
}

void lose(struct world *w)
{
	struct place *p = &w->carried[w->ncarried ? draw(w, (unsigned)w->ncarried) : 0];
	struct opened o;

	if (w->ncarried == 0 || p->lost || p->twin >= 0)
		return;
	SURE(w, place_open(w, &w->office, "anna", &o) == 0);
	SURE(w, store_takeout_state(o.store, p->site, "lost") == 0);
	place_close(&o);
	world_says(w, "take-out %d is lost", p->site);
	p->lost = true;
	p->stays_lost = one_in(w, 2);
	w->losses++;
}

/* ---- in ---- */

/* Some of what the preview says is answered at once. */
static void choose(struct world *w, struct store *s, const struct field_report *preview, struct field_in *in)
{
	struct field_answer *answer = arena_alloc(w->a, (preview->nconflicts + 1) * sizeof *answer);

	for (size_t i = 0; i < preview->nconflicts; i++) {
		const struct shelf_item *c = &preview->conflict[i];
		if (c->kind != SHELF_FIELD || c->field < 0 || one_in(w, 2))
			continue;
		const struct field *f = &model_entity(c->entity)->fields[c->field];
		struct field_answer *an = &answer[in->nanswers++];
		*an = (struct field_answer){ c->entity, c->record, c->field,
			(enum shelf_answer)draw(w, f->kind == F_NOTE ? 3 : 2), NULL, c->office };
		if (f->kind == F_TEXT && !(f->flags & FIELD_KEY) && one_in(w, 3)) {
			an->answer = SHELF_TYPED;
			an->typed = random_value(w, s, model_entity(c->entity), f);
			entered_add(w, &w->office, "anna", c->entity, c->record, c->field, an->typed);
		}
	}
	in->answer = answer;
}

static bool same_counts(const struct bring_report *a, const struct bring_report *b)
{
	return a->txns == b->txns && a->known == b->known && a->shelved == b->shelved && a->same == b->same &&
	       a->erased == b->erased && a->moved == b->moved && memcmp(a->changed, b->changed, sizeof a->changed) == 0 &&
	       memcmp(a->made, b->made, sizeof a->made) == 0 && memcmp(a->deleted, b->deleted, sizeof a->deleted) == 0;
}

static int refused_as_lost(struct world *w, struct store *s, const struct place *p, struct field_in *in)
{
	struct field_report out;
	struct takeout t;

	SURE(w, store_takeout(s, p->site, w->a, &t) == 0);
	if (strcmp(t.state, "lost") == 0) {
		SURE(w, field_in(s, in, w->a, &out) == ERR_INVALID);
		in->force = true;
	}
	return 0;
}

/* Looks first, as people do; a file of which another came before is taken as the copy it is. */
static int preview(struct world *w, struct store *s, const struct place *p, struct field_in *in,
	struct field_report *out)
{
	in->preview = true;
	int rc = field_in(s, in, w->a, out);
	if (rc == ERR_CONFLICT && p->twin >= 0) {
		in->copy = true;
		rc = field_in(s, in, w->a, out);
	}
	in->preview = false;
	return rc;
}

static int at_once_again(struct world *w, struct store *s, const struct field_in *in, const struct bring_report *first)
{
	struct field_report out;
	int rc = field_in(s, in, w->a, &out);

	if (rc || (out.count.txns == 0 && out.count.shelved == 0 && out.count.known == first->txns + first->known))
		return rc;
	return err_set(ERR_DB, "the second time %lld came and %lld were known; %lld and %lld before",
		(long long)out.count.txns, (long long)out.count.known, (long long)first->txns, (long long)first->known);
}

/* `looks`: with a preview, answers, and the same file at once again. */
static int come_in(struct world *w, const char *path, const struct place *p, bool looks)
{
	struct field_in in = { .path = path, .passphrase = one_in(w, 2) ? w->passphrase : NULL, .share = "share" };
	struct field_report before, report;
	struct opened o;

	arena_reset(w->a);
	SURE(w, place_open(w, &w->office, "anna", &o) == 0);
	int rc = refused_as_lost(w, o.store, p, &in);
	if (rc == 0 && (looks || p->twin >= 0))
		rc = preview(w, o.store, p, &in, &before);
	if (rc == 0 && looks)
		choose(w, o.store, &before, &in);
	if (rc == 0)
		rc = field_in(o.store, &in, w->a, &report);
	if (rc == 0 && looks && in.nanswers == 0 && !same_counts(&before.count, &report.count))
		rc = err_set(ERR_DB, "the preview said something else");
	if (rc == 0 && looks)
		rc = at_once_again(w, o.store, &in, &report.count);
	place_close(&o);
	return rc;
}

void bring_home(struct world *w, size_t carried)
{
	struct place *p = &w->carried[carried];
	uint64_t before = 0;
	bool again = !p->changed;

	if (p->lost && p->stays_lost)
		return;
	if (again)
		before = digest(w, &w->office, true);
	world_says(w, "take-out %d (file %zu) comes home%s", p->site, carried, again ? " again" : "");
	SURE(w, come_in(w, p->path, p, one_in(w, 2)) == 0);
	entered_sure(w);
	if (again && w->ins > 0 && p->nkept > 0)
		SURE(w, digest(w, &w->office, true) == before);
	p->lost = false;
	p->changed = false;
	if (p->nkept < KEPT_MOST) {
		char *path = p->kept[p->nkept];
		snprintf(path, SIM_PATH, "%s/kept%zu-%zu.anker", w->folder, carried, p->nkept);
		copy_file(w, p->path, path);
		p->nkept++;
	}
	w->ins++;
	w->again += again;
}

/* In any order, as it was each time, the last state among them. */
void all_home(struct world *w, bool with_kept)
{
	size_t order[CARRIED_MOST];

	for (size_t i = 0; i < w->ncarried; i++) {
		size_t at = draw(w, (unsigned)i + 1);
		order[i] = order[at];
		order[at] = i;
	}
	for (size_t i = 0; i < w->ncarried; i++) {
		struct place *p = &w->carried[order[i]];
		if (p->lost && p->stays_lost)
			continue;
		if (with_kept && p->nkept > 0)
			SURE(w, come_in(w, p->kept[draw(w, (unsigned)p->nkept)], p, false) == 0);
		SURE(w, come_in(w, p->path, p, false) == 0);
	}
}
