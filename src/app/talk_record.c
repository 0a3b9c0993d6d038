/* Answers about what stands in records of its own, of which the latest counts: a scheme,
 * job coaching, a score. Such a record outranks the quick field of the placement. */
#include <string.h>

#include "anker/str.h"
#include "talk.h"

struct translation {
	const char *said, *kept; /* codes */
};

/* Facts of a placement field that a record outranks, and where in it they stand. */
struct outranking {
	const char *fact;
	enum entity_id entity;
	const char *field;
	const char *of, *code; /* which of them */
	bool again;            /* told another day it is another record */
	const struct translation *codes; /* NULL: as they were said */
	const char *states;    /* which goes before which, as in the vocabulary; NULL: by date alone */
};

/* "None" of someone who has a job coach on record: it is over. */
static const struct translation coached[] = { { "none", "done" }, { "active", "running" }, { "ended", "done" },
	{ NULL, NULL } };

#define COACHING_STATES "running accepted requested done"
static const struct outranking outranking[] = {
	{ "jobcoach", E_COACHING, "state", NULL, NULL, false, coached, COACHING_STATES },
	{ "jobcoach_tot", E_COACHING, "until", NULL, NULL, false, NULL, COACHING_STATES },
	{ "jobcoach_bereikbaar", E_COACHING, "reachable", NULL, NULL, false, NULL, COACHING_STATES },
	{ "loonkostensubsidie", E_SCHEME, "state", "scheme", "lks", false, NULL, NULL },
	{ "loonkostensubsidie_tot", E_SCHEME, "until", "scheme", "lks", false, NULL, NULL },
	{ "no_riskpolis", E_SCHEME, "state", "scheme", "no_risk", false, NULL, NULL },
	{ "zinvol_werk", E_SCORE, "meaningful", "party", "employee", true, NULL, NULL },
};

/* The row of a fact; of a scheme it is made from its fill. */
static bool row_of(const struct fill *fill, struct outranking *out)
{
	*out = (struct outranking){ fill->fact, fill->entity, fill->field, "scheme", fill->codes, false, NULL,
		NULL };
	for (size_t i = 0; i < sizeof outranking / sizeof *outranking; i++)
		if (strcmp(outranking[i].fact, fill->fact) == 0)
			*out = outranking[i];
	return fill->kind == FILL_RECORD || out->entity != fill->entity;
}

/* Smaller goes first; those that are in no order are as good as the first. */
static size_t rank_of(const struct outranking *o, const struct record *r)
{
	const char *at = o->states ? strstr(o->states, record_get(r, "state")) : "";
	return !o->states ? 0 : at ? (size_t)(at - o->states) : strlen(o->states);
}

static int latest(const struct filling *f, const struct outranking *o, struct record **out)
{
	const struct condition where[] = {
		{ "placement", IS, arena_printf(f->arena, "%lld", (long long)f->placement) },
		{ o->of ? o->of : "id", o->of ? IS : AT_LEAST, o->of ? o->code : "0" },
	};
	const struct query q = { .entity = o->entity, .where = where, .nwhere = 2, .order = "date",
		.descending = true };
	struct record **found;
	size_t n;
	int rc = store_find(f->t->app->store, &q, f->arena, &found, &n);
	*out = NULL;
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (!*out || rank_of(o, found[i]) < rank_of(o, *out))
			*out = found[i];
	/* A request for job coaching that was refused is none. */
	if (*out && o->states && rank_of(o, *out) == strlen(o->states))
		*out = NULL;
	return rc;
}

/* The code or day as the record holds it; NULL: the answer does not touch it. */
static const char *value_of(const struct filling *f, const struct outranking *o)
{
	const struct field *field = &model_entity(o->entity)->fields[model_field(model_entity(o->entity), o->field)];
	struct date_span span;
	if (f->state == SAID_NOT_APPLICABLE)
		return field->kind == F_CHOICE && model_choice_index(field->choices, "not_applicable") >= 0 ?
			"not_applicable" : NULL;
	if (f->state != SAID_ANSWERED || !f->value)
		return NULL;
	if (field->kind == F_DATE && (date_span_parse_iso(f->value, &span) || span.first != span.last))
		return NULL;
	for (const struct translation *t = o->codes; t && t->said; t++)
		if (strcmp(t->said, f->value) == 0)
			return t->kept;
	return f->value;
}

static int begin_record(const struct filling *f, const struct outranking *o, struct record **out)
{
	struct record *r = *out = record_new(model_entity(o->entity), f->t->app->today, f->arena);
	record_set_ref(r, "placement", f->placement);
	record_set_ref(r, "employer", f->t->own->employer);
	return o->of ? record_set(r, o->of, o->code) : 0;
}

static bool is_of_today(const struct filling *f, const struct record *r)
{
	char iso[DATE_ISO_SIZE];
	return str_same(record_get(r, "date"), date_iso(iso, f->t->app->today));
}

int talk_record(struct filling *f, bool *done)
{
	struct outranking o;
	struct record *r;
	*done = false;
	if (!f->placement || !row_of(f->fill, &o))
		return 0;
	int rc = latest(f, &o, &r);
	if (rc || (!r && f->fill->kind != FILL_RECORD))
		return rc;
	*done = true;
	const char *value = value_of(f, &o);
	if (!value || (r && str_same(record_get(r, o.field), value)))
		return 0;
	if ((!r || (o.again && !is_of_today(f, r))) && (rc = begin_record(f, &o, &r)))
		return rc;
	if ((rc = record_set(r, o.field, value)))
		return rc;
	if (o.entity == E_SCHEME && strcmp(o.field, "state") == 0)
		record_set_day(r, "date", f->t->app->today);
	return store_put(f->t->app->store, r, NULL, NULL);
}
