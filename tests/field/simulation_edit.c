/* Random work on a caseload, of every kind of record that the dictionary knows, and the model of
 * what was entered in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/date.h"
#include "tests/field/simulation.h"

static const char *const accounts[] = { "anna", "bram", "cora" };

/* ---- what was entered ---- */

void entered_add(struct world *w, const struct place *p, const char *who, enum entity_id e, int64_t id, int field,
	const char *value)
{
	if (!value)
		return;
	if (w->nentered == w->capentered) {
		w->capentered = w->capentered ? 2 * w->capentered : 256;
		w->entered = realloc(w->entered, w->capentered * sizeof *w->entered);
		SURE(w, w->entered != NULL);
	}
	struct entered *n = &w->entered[w->nentered++];
	*n = (struct entered){ e, id, field, strdup(value), p->site ? (int)(p - w->carried) : -1, "", "" };
	snprintf(n->who, sizeof n->who, "%s", who);
	moment_now(n->at);
}

void entered_sure(struct world *w)
{
	w->nsure = w->nentered;
}

void entered_drop(struct world *w)
{
	while (w->nentered > w->nsure)
		free(w->entered[--w->nentered].value);
}

/* ---- values ---- */

static const char *number(struct world *w, unsigned n)
{
	return arena_printf(w->a, "%u", n);
}

/* A word that nobody else ever wrote. */
static const char *word(struct world *w, const struct entity *e, const struct field *f)
{
	unsigned n = ++w->word;

	if (f->flags & FIELD_KEY)
		return arena_printf(w->a, "K-%u", draw(w, 60));
	if (f->marked)
		return arena_printf(w->a, "%s+", f->marked[0].code);
	if (e->id == E_FACTOR && strcmp(f->name, "key") == 0)
		return arena_printf(w->a, "%c", (char)('a' + draw(w, 26)));
	if (e->id == E_FACTOR || f->kind == F_TEXT)
		return arena_printf(w->a, "w%uq", n);
	switch (draw(w, 4)) {
	case 0: return arena_printf(w->a, "w%uq", n);
	case 1: return arena_printf(w->a, "Zoë w%uq, ’s ochtends", n);
	case 2: return arena_printf(w->a, "w%uq\nen meer: \"q\" 'q' \\ €", n);
	default: return arena_printf(w->a, "%0*u w%uq", 1 + (int)draw(w, 4000), 0, n);
	}
}

static const char *choice(struct world *w, const struct field *f)
{
	unsigned n = 0;

	for (const struct choice *c = f->choices; c && c->code; c++)
		n += !c->retired;
	unsigned at = n ? draw(w, n) : 0;
	for (const struct choice *c = f->choices; c && c->code; c++)
		if (!c->retired && at-- == 0)
			return c->code;
	return NULL;
}

struct record *random_record(struct world *w, struct store *s, enum entity_id e)
{
	struct query q = { .entity = e, .order = "id", .limit = 1 };
	struct record **r;
	int64_t n;
	size_t found;

	SURE(w, store_count(s, &q, 0, &n) == 0);
	if (n == 0)
		return NULL;
	q.offset = draw(w, (unsigned)n);
	SURE(w, store_find(s, &q, w->a, &r, &found) == 0);
	return found ? r[0] : NULL;
}

static const char *reference(struct world *w, struct store *s, enum entity_id e)
{
	struct record *r = random_record(w, s, e);

	return r ? arena_printf(w->a, "%lld", (long long)r->id) : NULL;
}

static const char *a_date(struct world *w, const struct field *f)
{
	day d = SIM_TODAY - 600 + (day)draw(w, 900);
	char *iso = date_iso(arena_alloc(w->a, DATE_ISO_SIZE), d);

	if ((f->flags & FIELD_SPAN) && one_in(w, 3))
		iso[strlen("2026-03")] = '\0';
	return iso;
}

const char *random_value(struct world *w, struct store *s, const struct entity *e, const struct field *f)
{
	unsigned range = f->max > f->min ? (unsigned)(f->max - f->min + 1) : 100;

	switch (f->kind) {
	case F_DATE: return a_date(w, f);
	case F_NUMBER:
	case F_PERCENT: return arena_printf(w->a, "%d", f->min + (int)draw(w, range));
	case F_DECIMAL: return one_in(w, 2) ? number(w, draw(w, 40)) : arena_printf(w->a, "%u.5", draw(w, 40));
	case F_BOOL: return one_in(w, 2) ? "1" : "0";
	case F_CHOICE: return choice(w, f);
	case F_REF: return reference(w, s, f->ref);
	default: return word(w, e, f);
	}
}

/* ---- records ---- */

/* As a form would: a value that does not fit is not taken. */
static bool set(struct world *w, struct store *s, struct record *r, size_t i, bool empty)
{
	const struct field *f = &r->entity->fields[i];
	const char *value = empty && !f->required ? NULL : random_value(w, s, r->entity, f);
	char *was = r->value[i];

	if (!value && f->required)
		return false;
	if (record_set(r, f->name, value) == 0 && (r->id == 0 || record_check(r) == 0))
		return true;
	r->value[i] = was;
	return false;
}

static int put(struct world *w, const struct place *p, const char *user, struct store *s, struct record *r)
{
	char **before = arena_alloc(w->a, r->entity->nfields * sizeof *before);

	for (size_t i = 0; i < r->entity->nfields; i++)
		before[i] = r->base ? r->base[i] : NULL;
	int rc = store_put(s, r, NULL, NULL);
	for (size_t i = 0; rc == 0 && i < r->entity->nfields; i++)
		if (!str_same(r->value[i], before[i]))
			entered_add(w, p, user, r->entity->id, r->id, (int)i, r->value[i]);
	return rc;
}

static int make(struct world *w, const struct place *p, const char *user, struct store *s, enum entity_id e)
{
	struct record *r = record_new(model_entity(e), SIM_TODAY, w->a);

	for (size_t i = 0; i < r->entity->nfields; i++)
		if (r->entity->fields[i].required && !set(w, s, r, i, false))
			return 0; /* nothing to refer to */
	for (size_t i = 0; i < r->entity->nfields; i++) {
		char *was = r->value[i];
		if (!r->entity->fields[i].required && one_in(w, 2) && set(w, s, r, i, false) && record_check(r))
			r->value[i] = was;
	}
	return record_check(r) ? 0 : put(w, p, user, s, r);
}

static int change(struct world *w, const struct place *p, const char *user, struct store *s, enum entity_id e)
{
	struct record *r = random_record(w, s, e);

	if (!r)
		return 0;
	for (unsigned n = 1 + draw(w, 3); n > 0; n--)
		set(w, s, r, draw(w, (unsigned)r->entity->nfields), one_in(w, 6));
	return put(w, p, user, s, r);
}

static int undo(struct world *w, struct store *s, bool redo)
{
	int64_t txn;
	char *label;
	int rc = store_undoable(s, redo, &txn, &label, w->a);

	if (rc == 0 && txn)
		rc = store_undo(s, txn, &label, w->a);
	return rc;
}

static enum entity_id some_kind(struct world *w)
{
	/* Half of it where people work most: there the two sides meet. */
	static const enum entity_id usual[] = { E_PLACEMENT, E_ORGANISATION, E_EMPLOYEE, E_CONTACT, E_PERSON,
		E_SIGNAL, E_ACTION };

	return one_in(w, 2) ? usual[draw(w, sizeof usual / sizeof *usual)] :
			      (enum entity_id)(1 + draw(w, E_COUNT - 1));
}

static int one_write(struct world *w, const struct place *p, const char *user, struct store *s)
{
	enum entity_id e = some_kind(w);
	unsigned which = draw(w, 20);

	if (which < 11)
		return change(w, p, user, s, e);
	if (which < 18)
		return make(w, p, user, s, e);
	struct record *r = e == E_EXPERT ? NULL : random_record(w, s, e);
	w->deletions += r != NULL;
	return r ? store_delete(s, e, r->id, r->version) : 0;
}

int random_work(struct world *w, struct place *p, const char *user, struct store *s)
{
	unsigned which = draw(w, 12);
	int rc;

	arena_reset(w->a);
	if (which == 0 || which == 1) {
		rc = undo(w, s, which == 1);
		return rc == ERR_CONFLICT || rc == ERR_NOTFOUND || rc == ERR_INVALID ? 0 : rc;
	}
	if ((rc = store_begin(s, arena_printf(w->a, "work %u", w->step))))
		return rc;
	for (unsigned n = 1 + draw(w, 3); rc == 0 && n > 0; n--)
		rc = one_write(w, p, user, s);
	if (rc)
		store_rollback(s);
	else
		rc = store_commit(s, NULL);
	if (rc)
		entered_drop(w);
	/* A number that is in use, a row that does not fit: people are told, and nothing is saved. */
	return rc == ERR_INVALID ? 0 : rc;
}

static void add(struct world *w, struct store *s, enum entity_id e)
{
	int rc = make(w, &w->office, "desk", s, e);

	SURE(w, rc == 0 || rc == ERR_INVALID);
}

void furnish(struct world *w, struct store *s)
{
	enum { EACH = 8, MORE = 70 };

	SURE(w, store_begin(s, "furnish") == 0);
	for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++) {
		struct record *r = record_new(model_entity(E_EXPERT), SIM_TODAY, w->a);
		record_set(r, "login", accounts[i]);
		record_set(r, "family_name", accounts[i]);
		SURE(w, put(w, &w->office, "desk", s, r) == 0);
	}
	for (unsigned i = 0; i < EACH; i++) {
		add(w, s, E_ORGANISATION);
		add(w, s, E_EMPLOYEE);
		add(w, s, E_PERSON);
	}
	for (unsigned i = 0; i < EACH; i++)
		add(w, s, E_PLACEMENT);
	for (unsigned i = 0; i < MORE; i++)
		add(w, s, some_kind(w));
	SURE(w, store_commit(s, NULL) == 0);
	entered_sure(w);
	arena_reset(w->a);
}
