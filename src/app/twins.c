/* What stands twice. Every record is compared with a few: those of the same number, date,
 * phone or e-mail, and its neighbours by name. So the work grows with the caseload, not
 * with its square. */
#include <stdlib.h>
#include <string.h>

#include "anker/likeness.h"
#include "anker/overview.h"
#include "internal.h"

enum {
	NEIGHBOURS = 6,       /* compared by name, whatever their names are */
	OF_ONE_VALUE = 40,    /* compared at one number, date or name */
	LIKENESS_USUAL = 80,  /* where the rules do not say from where on two are shown */
};

/* The parts of struct looks. */
static const size_t parts[] = { offsetof(struct looks, name), offsetof(struct looks, given),
	offsetof(struct looks, born), offsetof(struct looks, coc), offsetof(struct looks, place),
	offsetof(struct looks, email), offsetof(struct looks, phone), offsetof(struct looks, of) };
enum part { NAME, GIVEN, BORN, COC, PLACE, EMAIL, PHONE, OF, PARTS };

/* A record's looks in one piece of memory: there may be a hundred thousand. */
struct face {
	int64_t id;
	const char *text;     /* the parts, one after the other */
	uint16_t at[PARTS];
};

struct pair {
	int64_t one, other;
	int likeness;
	unsigned why;
};

struct matching {
	enum entity_id entity;
	struct arena *a, *row;
	struct face *face; /* owned */
	size_t n, room;
	struct pair *pair; /* owned; by id once they are sorted */
	size_t npairs, pairs_room;
	int least;
};

static int least_of(const struct app *app)
{
	return rules_parameter_number(app->rules, "duplicaat_gelijkenis", app->today, LIKENESS_USUAL);
}

bool app_can_merge(enum entity_id entity)
{
	return likeness_known(entity);
}

static const char *part_of(const struct face *f, enum part part)
{
	return f->text + f->at[part];
}

static int collect(void *ctx, int64_t id, const char *const *value)
{
	enum { PART_MOST = 1000 };
	struct matching *m = ctx;
	struct looks looks;
	const char *text[PARTS];
	size_t length[PARTS], all = 0;
	if (m->n == m->room) {
		m->room = m->room ? 2 * m->room : 256;
		m->face = xrealloc(m->face, m->room * sizeof *m->face);
	}
	struct face *f = &m->face[m->n++];
	arena_reset(m->row);
	looks_of_fields(m->entity, value, m->row, &looks);
	for (size_t i = 0; i < PARTS; i++) {
		memcpy(&text[i], (const char *)&looks + parts[i], sizeof text[i]);
		length[i] = strnlen(text[i], PART_MOST);
		f->at[i] = (uint16_t)all;
		all += length[i] + 1;
	}
	char *copy = arena_alloc(m->a, all);
	for (size_t i = 0; i < PARTS; i++)
		memcpy(copy + f->at[i], text[i], length[i]);
	f->id = id;
	f->text = copy;
	return 0;
}

static struct looks looks_on(const struct face *f)
{
	return (struct looks){ part_of(f, NAME), part_of(f, GIVEN), part_of(f, BORN), part_of(f, COC),
		part_of(f, PLACE), part_of(f, EMAIL), part_of(f, PHONE), part_of(f, OF) };
}

static void compare(struct matching *m, const struct face *x, const struct face *y)
{
	const struct looks one = looks_on(x), other = looks_on(y);
	unsigned why;
	int alike = likeness(m->entity, &one, &other, &why);
	if (alike < m->least)
		return;
	if (m->npairs == m->pairs_room) {
		m->pairs_room = m->pairs_room ? 2 * m->pairs_room : 64;
		m->pair = xrealloc(m->pair, m->pairs_room * sizeof *m->pair);
	}
	bool older = x->id < y->id;
	m->pair[m->npairs++] = (struct pair){ older ? x->id : y->id, older ? y->id : x->id, alike, why };
}

/* ---- passes: sorted by one thing, each with those after it ---- */

static int by_name(const void *x, const void *y)
{
	int order = strcmp(part_of(x, OF), part_of(y, OF));
	if (order == 0)
		order = strcmp(part_of(x, NAME), part_of(y, NAME));
	return order ? order : strcmp(part_of(x, GIVEN), part_of(y, GIVEN));
}

#define BY(name, part)                                            \
	static int by_##name(const void *x, const void *y)        \
	{                                                         \
		return strcmp(part_of(x, part), part_of(y, part)); \
	}
BY(coc, COC)
BY(born, BORN)
BY(phone, PHONE)
BY(email, EMAIL)

static const struct pass {
	int (*order)(const void *, const void *);
	enum part part; /* it must be said; by name neighbours count too */
} passes[] = { { by_name, NAME }, { by_coc, COC }, { by_born, BORN }, { by_phone, PHONE },
	{ by_email, EMAIL } };

static void run_pass(struct matching *m, const struct pass *p)
{
	qsort(m->face, m->n, sizeof *m->face, p->order);
	for (size_t i = 0; i < m->n; i++)
		for (size_t k = 1; *part_of(&m->face[i], p->part) && k <= OF_ONE_VALUE && i + k < m->n; k++) {
			bool same = p->order(&m->face[i], &m->face[i + k]) == 0;
			if (!same && (p->part != NAME || k > NEIGHBOURS))
				break;
			compare(m, &m->face[i], &m->face[i + k]);
		}
}

static int by_ids(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;
	COMPARE(a->one, b->one);
	COMPARE(a->other, b->other);
	return 0;
}

static int likeliest_first(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;
	COMPARE(b->likeness, a->likeness);
	return by_ids(x, y);
}

/* Each pair once, though several passes find it. */
static void drop_repeated(struct matching *m)
{
	size_t kept = 0;
	if (m->npairs)
		qsort(m->pair, m->npairs, sizeof *m->pair, by_ids);
	for (size_t i = 0; i < m->npairs; i++)
		if (!kept || by_ids(&m->pair[kept - 1], &m->pair[i]) != 0)
			m->pair[kept++] = m->pair[i];
	m->npairs = kept;
}

/* ---- pairs that were said not to be the same ---- */

struct apart {
	struct matching *m;
	const char *entity;
};

static int take_out(void *ctx, int64_t id, const char *const *value)
{
	const struct apart *apart = ctx;
	struct matching *m = apart->m;
	struct pair key = { .likeness = 0 };
	(void)id;
	if (strcmp(value[0], apart->entity) != 0 || id_parse(value[1], &key.one) ||
		id_parse(value[2], &key.other))
		return 0;
	struct pair *found = m->npairs ? bsearch(&key, m->pair, m->npairs, sizeof key, by_ids) : NULL;
	if (found)
		found->likeness = 0;
	return 0;
}

static int take_out_all(struct app *app, struct matching *m)
{
	static const char *const fields[] = { "entity", "one", "other", NULL };
	struct apart apart = { m, model_entity(m->entity)->name };
	return store_each_value(app->store, E_DISTINCT, fields, take_out, &apart);
}

/* ---- calls ---- */

static struct twin twin_of(struct app *app, enum entity_id e, const struct pair *p, struct arena *a)
{
	return (struct twin){ e, p->one, p->other, p->one ? store_title(app->store, e, p->one, a) : "",
		store_title(app->store, e, p->other, a), likeness_words(p->why, a), p->likeness };
}

int app_twins(
	struct app *app, enum entity_id entity, size_t limit, struct arena *a, struct twin **out, size_t *n)
{
	struct matching m = {
		.entity = entity, .a = arena_new(), .row = arena_new(), .least = least_of(app)
	};
	*n = 0;
	int rc = app_can_merge(entity)
			 ? store_each_value(app->store, entity, likeness_fields(entity), collect, &m)
			 : err_set(ERR_INVALID, _("records of this kind are not compared"));
	for (size_t i = 0; rc == 0 && m.n && i < sizeof passes / sizeof *passes; i++)
		run_pass(&m, &passes[i]);
	drop_repeated(&m);
	if (rc == 0 && m.npairs && (rc = take_out_all(app, &m)) == 0)
		qsort(m.pair, m.npairs, sizeof *m.pair, likeliest_first);
	*out = arena_alloc(a, ((limit && limit < m.npairs ? limit : m.npairs) + 1) * sizeof **out);
	for (size_t i = 0; rc == 0 && i < m.npairs && m.pair[i].likeness > 0 && (!limit || i < limit); i++)
		(*out)[(*n)++] = twin_of(app, entity, &m.pair[i], a);
	free(m.face);
	free(m.pair);
	arena_free(&m.a);
	arena_free(&m.row);
	return rc;
}

int app_twins_of(struct app *app, const struct record *r, struct arena *a, struct twin **out, size_t *n)
{
	struct alike *found;
	size_t nfound;
	*n = 0;
	if (!app_can_merge(r->entity->id))
		return 0;
	int rc = store_alike(app->store, r->entity, r->value, least_of(app), true, a, &found, &nfound);
	if (rc)
		return rc;
	*out = arena_alloc(a, (nfound + 1) * sizeof **out);
	for (size_t i = 0; i < nfound; i++)
		(*out)[(*n)++] = twin_of(app, r->entity->id,
			&(struct pair){ 0, found[i].id, found[i].likeness, found[i].why }, a);
	return 0;
}

int app_not_twins(struct app *app, enum entity_id entity, int64_t one, int64_t other, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r = record_new(model_entity(E_DISTINCT), app->today, a);
	int rc = app_can_merge(entity) && one && other && one != other ? 0 :
		err_set(ERR_INVALID, _("these are not two records that could be the same"));
	if (rc)
		goto out;
	record_set(r, "entity", model_entity(entity)->name);
	record_set_ref(r, "one", one < other ? one : other);
	record_set_ref(r, "other", one < other ? other : one);
	if ((rc = txn_begin(app,
		     arena_printf(a, _("not the same: %s"), store_title(app->store, entity, one, a)))))
		goto out;
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}
