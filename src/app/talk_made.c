/* Records that answers make: signals, changes, bottlenecks and ticks carry the talk they
 * came from, and are there as long as some answer of that talk wants them. */
#include <assert.h>
#include <string.h>

#include "anker/str.h"
#include "talk.h"

/* Per kind of record: what tells it apart, and the field that closes it. */
struct made {
	enum entity_id entity;
	enum question_kind asked; /* the question that lists several */
	const char *code, *closed; /* closed NULL: it does not stand open */
	bool event;               /* it happens again: one of before stays as it was */
};
static const struct made kinds[] = {
	{ E_SIGNAL, ASK_SIGNALS, "kind", "handled", false },
	{ E_CHANGE, ASK_CHANGES, "kind", "reassessed", true },
	{ E_BOTTLENECK, ASK_BOTTLENECKS, "theme", "resolved", false },
	{ E_TICK, ASK_TICK, "point", NULL, true },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct made *kind_asked(const struct question *q, const struct fill *fill)
{
	for (size_t i = 0; i < KINDS; i++)
		if (q->kind == kinds[i].asked)
			return &kinds[i];
	for (size_t i = 0; fill && i < KINDS; i++)
		if (fill->entity == kinds[i].entity)
			return &kinds[i];
	return NULL;
}

/* ---- finding ---- */

static int find(const struct filling *f, enum entity_id e, const struct condition *more, struct record ***out,
	size_t *n)
{
	const char *id = arena_printf(f->arena, "%lld",
		(long long)(f->placement ? f->placement : f->t->own->employer));
	const struct condition where[] = { more ? *more : (struct condition){ "id", AT_LEAST, "0" },
		{ f->placement ? "placement" : "employer", IS, id }, { "placement", IS_EMPTY, NULL } };
	const struct query q = { .entity = e, .where = where, .nwhere = f->placement ? 2 : 3, .order = "id" };
	return store_find(f->t->app->store, &q, f->arena, out, n);
}

static int find_of_talk(const struct filling *f, enum entity_id e, struct record ***out, size_t *n)
{
	const struct condition of = { "interview", IS,
		arena_printf(f->arena, "%lld", (long long)f->t->record->id) };
	return find(f, e, &of, out, n);
}

static struct record *with_code(struct record **row, size_t n, const char *field, const char *code)
{
	for (size_t i = 0; i < n; i++)
		if (str_same(record_get(row[i], field), code))
			return row[i];
	return NULL;
}

/* ---- what answers want ---- */

static const char *first_code(const char *codes, struct arena *a)
{
	return arena_strndup(a, codes, strcspn(codes, " "));
}

/* The codes that an answer wants records of, with spaces between; or NULL. */
static const char *wanted_by(const struct question *q, const struct fill *fill, enum answer_state state,
	const char *value, struct arena *a)
{
	if (state != SAID_ANSWERED || !value)
		return NULL;
	if (q->kind == ASK_TICK)
		return *value == '1' ? q->point : NULL;
	for (size_t i = 0; i < KINDS; i++)
		if (q->kind == kinds[i].asked)
			return value;
	bool makes = fill && fill->kind == FILL_NEW && fill->codes && strcmp(value, "0") != 0;
	return makes ? first_code(fill->codes, a) : NULL;
}

/* Another question of this talk wants it too. */
static bool wanted_elsewhere(const struct filling *f, const struct made *k, const char *code)
{
	const struct talk *t = f->t;
	for (size_t q = 0; q < t->script->nquestions; q++) {
		const struct question *other = &t->script->questions[q];
		const struct fill *fill = fill_of(other->fact);
		if (q == f->question || kind_asked(other, fill) != k ||
			talk_placement_of(t, f->subject, q) != f->placement)
			continue;
		const struct said *said = talk_cell_at(t, f->subject, q)->last;
		if (said && str_has_word(wanted_by(other, fill, said->state, said->value, f->arena), code,
				    strlen(code)))
			return true;
	}
	return false;
}

/* What this question may have made. */
static bool may_make(const struct filling *f, const char *code)
{
	if (f->q->kind == ASK_TICK)
		return strcmp(f->q->point, code) == 0;
	for (size_t i = 0; i < f->q->nchoices; i++)
		if (strcmp(f->q->choices[i].code, code) == 0)
			return true;
	return f->fill && f->fill->codes && str_has_word(f->fill->codes, code, strlen(code));
}

/* ---- making and taking back ---- */

static int take_back(const struct filling *f, const struct made *k, struct record **row, size_t n,
	const char *wanted)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const char *code = record_get(row[i], k->code);
		if (may_make(f, code) && !str_has_word(wanted, code, strlen(code)) &&
			!wanted_elsewhere(f, k, code))
			rc = store_delete(f->t->app->store, k->entity, row[i]->id, row[i]->version);
	}
	return rc;
}

/* A day is asked for: the first of a stretch, and the words go with it. */
static const char *day_of(const struct filling *f, bool *whole)
{
	struct date_span span;
	char buf[DATE_ISO_SIZE];
	*whole = true;
	if (!f->value || f->q->kind != ASK_DATE || date_span_parse_iso(f->value, &span))
		return arena_strdup(f->arena, date_iso(buf, f->t->app->today));
	*whole = span.first == span.last;
	return arena_strdup(f->arena, date_iso(buf, span.first));
}

static int put_made(const struct filling *f, const struct made *k, struct record *r, const char *code)
{
	bool whole;
	const char *date = day_of(f, &whole), *note = f->note && *f->note ? f->note : whole ? NULL : f->words;
	int rc = record_set(r, k->code, code);
	if (rc || (rc = record_set(r, "date", date)) || (note && (rc = record_set(r, "note", note))))
		return rc;
	if (k->entity == E_SIGNAL && !r->id)
		rc = record_set(r, "source", record_get(f->t->record, "party"));
	record_set_ref(r, "placement", f->placement);
	record_set_ref(r, "employer", f->t->own->employer);
	record_set_ref(r, "interview", f->t->record->id);
	return rc ? rc : store_put(f->t->app->store, r, NULL, NULL);
}

/* What stood open already is not made a second time, unless it is something that happens
 * again: a list of what happened since is about now. */
static int stands_open(const struct filling *f, const struct made *k, const char *code, bool *out)
{
	const struct condition open = { k->closed, IS_EMPTY, NULL };
	struct record **row;
	size_t n;
	bool listed = f->q->kind == k->asked;
	*out = false;
	if (!k->closed || (listed && k->entity != E_BOTTLENECK))
		return 0;
	int rc = find(f, k->entity, &open, &row, &n);
	*out = rc == 0 && with_code(row, n, k->code, code);
	return rc;
}

static int make_one(
	const struct filling *f, const struct made *k, struct record **row, size_t n, const char *code)
{
	struct record *r = with_code(row, n, k->code, code);
	bool open = false;
	int rc = r ? 0 : stands_open(f, k, code, &open);
	if (rc || open)
		return rc;
	return put_made(f, k, r ? r : record_new(model_entity(k->entity), f->t->app->today, f->arena), code);
}

int talk_make(struct filling *f)
{
	const struct made *k = kind_asked(f->q, f->fill);
	const char *wanted = wanted_by(f->q, f->fill, f->state, f->value, f->arena);
	struct record **row;
	size_t n;
	assert(k); /* talk_fill comes here for what is made alone */
	int rc = find_of_talk(f, k->entity, &row, &n);
	if (rc || (rc = take_back(f, k, row, n, wanted)))
		return rc;
	/* "No" also says of what stood open that it is over; a change stays to be discussed. */
	if (!k->event && f->q->kind != k->asked && (rc = talk_close_open(f)))
		return rc;
	for (const char *p = wanted; rc == 0 && p && *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");
		rc = make_one(f, k, row, n, arena_strndup(f->arena, p, len));
		p += len;
	}
	return rc;
}

/* ---- still there? ---- */

static bool is_counted(const struct filling *f, const struct record *row)
{
	const char *code = record_get(row, f->fill->field);
	return !f->fill->codes || (code && str_has_word(f->fill->codes, code, strlen(code)));
}

static int close_them(struct filling *f, const struct made *k)
{
	const struct condition open = { k->closed, IS_EMPTY, NULL };
	struct record **row;
	size_t n;
	int rc = find(f, k->entity, &open, &row, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		if (!is_counted(f, row[i]))
			continue;
		record_set_day(row[i], k->closed, f->t->app->today);
		rc = store_put(f->t->app->store, row[i], NULL, NULL);
	}
	return rc;
}

/* Absence is on record as a period, or told of as a signal. */
static const struct made absences = { .entity = E_ABSENCE, .code = "track", .closed = "ended" };
static const struct fill every_absence = { NULL, FILL_CLOSE, E_ABSENCE, "track", NULL };

static bool is_absence(const struct fill *fill)
{
	return fill && fill->entity == E_SIGNAL && fill->kind == FILL_CLOSE && str_same(fill->codes, "absence");
}

static struct filling of_absences(const struct filling *f)
{
	struct filling of = *f;
	of.fill = &every_absence;
	return of;
}

bool talk_stood_open(const struct talk *t, size_t subject, size_t question)
{
	const struct question *q = &t->script->questions[question];
	struct filling f = { .t = (struct talk *)t, .q = q, .fill = fill_of(q->fact),
		.placement = talk_placement_of(t, subject, question), .arena = arena_new() };
	const struct made *k = kind_asked(q, f.fill);
	const struct condition open = { k && k->closed ? k->closed : "id", IS_EMPTY, NULL };
	bool stood = !k || !k->closed || !f.placement;
	struct record **row;
	size_t n = 0;
	/* When it cannot be read it is asked: better once too often. */
	if (!stood && find(&f, k->entity, &open, &row, &n))
		stood = true;
	for (size_t i = 0; !stood && i < n; i++)
		stood = is_counted(&f, row[i]) && record_ref(row[i], "interview") != t->record->id;
	const struct condition absent = { absences.closed, IS_EMPTY, NULL };
	if (!stood && is_absence(f.fill))
		stood = find(&f, E_ABSENCE, &absent, &row, &n) != 0 || n > 0;
	arena_free(&f.arena);
	return stood;
}

/* What this question closed in this talk. */
static int reopen_them(struct filling *f, const struct made *k)
{
	const struct condition closed = { k->closed, AT_LEAST, record_get(f->t->record, "date") };
	int field = model_field(model_entity(k->entity), k->closed);
	struct record **row;
	struct change *change;
	size_t n, nchanges;
	int rc = find(f, k->entity, &closed, &row, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		rc = store_history(
			f->t->app->store, k->entity, row[i]->id, field, f->arena, &change, &nchanges);
		if (rc || nchanges == 0 || change[0].before || strcmp(change[0].op, "update") != 0 ||
			!talk_changed_here(f->t, f->q, &change[0]))
			continue;
		record_set_day(row[i], k->closed, DAY_NONE);
		rc = store_put(f->t->app->store, row[i], NULL, NULL);
	}
	return rc;
}

int talk_close_open(struct filling *f)
{
	const struct made *k = kind_asked(f->q, f->fill);
	if (!k || !k->closed || !f->placement)
		return 0;
	bool over = f->state == SAID_ANSWERED && str_same(f->value, "0");
	int rc = over ? close_them(f, k) : reopen_them(f, k);
	if (rc || !is_absence(f->fill))
		return rc;
	struct filling of = of_absences(f);
	return over ? close_them(&of, &absences) : reopen_them(&of, &absences);
}

/* ---- contacts and profiles: made by their date ---- */

/* The record that this question made for its answer of before, or NULL. */
static int find_dated(struct filling *f, const char *date, struct record **out)
{
	const struct condition on = { "date", IS, date };
	struct record **row;
	struct change *change;
	size_t n, nchanges;
	*out = NULL;
	int rc = date ? find(f, f->fill->entity, &on, &row, &n) : 0;
	for (size_t i = 0; rc == 0 && date && i < n && !*out; i++) {
		rc = store_history(
			f->t->app->store, f->fill->entity, row[i]->id, -1, f->arena, &change, &nchanges);
		if (rc == 0 && nchanges && talk_changed_here(f->t, f->q, &change[nchanges - 1]))
			*out = row[i];
	}
	return rc;
}

/* One of that day and party is on record. */
static int is_known(struct filling *f, const char *date, bool *out)
{
	const struct condition on = { "date", IS, date };
	struct record **row;
	size_t n;
	int rc = find(f, f->fill->entity, &on, &row, &n);
	*out = false;
	for (size_t i = 0; rc == 0 && i < n; i++)
		*out |= !f->fill->codes || str_same(record_get(row[i], f->fill->field), f->fill->codes);
	return rc;
}

static int fill_contact(struct filling *f, struct record *r)
{
	static const char *const unknown[] = { "direction", "medium", "purpose" };
	bool evaluation = strcmp(f->fill->field, "purpose") == 0;
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		record_set(r, unknown[i], NULL);
	int rc = record_set(r, "party", evaluation ? "both" : "employer");
	if (rc || (rc = record_set(r, f->fill->field, f->fill->codes)) ||
		(rc = record_set(
			 r, "note", f->note && *f->note ? f->note : _("told in a later conversation"))))
		return rc;
	record_set_ref(r, "expert", f->t->app->expert);
	record_set_ref(r, "employer", f->t->own->employer);
	return record_check_had(r, f->t->app->today);
}

static int make_dated(struct filling *f, const char *date)
{
	struct record *r = record_new(model_entity(f->fill->entity), f->t->app->today, f->arena);
	int rc = record_set(r, "date", date);
	if (rc)
		return rc;
	record_set_ref(r, "placement", f->placement);
	if (f->fill->entity == E_CONTACT && (rc = fill_contact(f, r)))
		return rc;
	return store_put(f->t->app->store, r, NULL, NULL);
}

int talk_make_dated(struct filling *f)
{
	const struct said *last = talk_cell_at(f->t, f->subject, f->question)->last;
	const char *was = last && last->state == SAID_ANSWERED ? last->value : NULL, *now = NULL;
	struct date_span span;
	struct record *old;
	bool known = false;
	if (f->state == SAID_ANSWERED && f->q->kind == ASK_DATE &&
		date_span_parse_iso(f->value, &span) == 0 && span.first == span.last)
		now = f->value;
	int rc = find_dated(f, was, &old);
	if (rc || (old && str_same(was, now)))
		return rc;
	if (old && (rc = store_delete(f->t->app->store, f->fill->entity, old->id, old->version)))
		return rc;
	if (!now || (!f->placement && f->fill->entity == E_PROFILE) || (rc = is_known(f, now, &known)) ||
		known)
		return rc;
	return make_dated(f, now);
}
