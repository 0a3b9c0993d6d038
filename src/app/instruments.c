/* Instruments in a caseload: how often each was used and how it went, what was
 * experienced with one, and what plays somewhere, so that one can be chosen. */
#include <string.h>

#include "anker/support.h"
#include "internal.h"
#include "mask.h"

/* ---- counts ---- */

static struct instrument_count *count_of(struct instrument_count *all, size_t *n, const char *code)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(all[i].instrument, code) == 0)
			return &all[i];
	all[*n] = (struct instrument_count){ .instrument = code };
	return &all[(*n)++];
}

int app_instrument_counts(struct app *app, struct arena *a, struct instrument_count **out, size_t *n)
{
	const struct query q = { .entity = E_INSTRUMENT };
	struct cross_count *cell;
	size_t cells;
	int rc = store_cross(app->store, &q, "instrument", "experience", a, &cell, &cells);
	*n = 0;
	*out = arena_alloc(a, (rc == 0 ? cells : 0) * sizeof **out + 1);
	for (size_t i = 0; rc == 0 && i < cells; i++) {
		struct instrument_count *c = count_of(*out, n, cell[i].row);
		const char *went = cell[i].column ? cell[i].column : "";
		c->used += cell[i].n;
		c->helped += strcmp(went, "helped") == 0 ? cell[i].n : 0;
		c->partly += strcmp(went, "partly") == 0 ? cell[i].n : 0;
		c->not += strcmp(went, "not") == 0 ? cell[i].n : 0;
	}
	return rc;
}

/* ---- what was experienced ---- */

static bool is_of(const struct record *r, const char *field, int64_t id)
{
	return id && record_ref(r, field) == id;
}

/* Whom it is looked at for. */
struct whom {
	int64_t placement, employer;
};

/* By name: the placement that was asked for, the employer itself, and all that is of it
 * where the employer was asked for. */
static struct instrument_use use_of(struct app *app, const struct record *r, const struct whom *whom,
	struct arena *a)
{
	const struct field *f = &r->entity->fields[model_field(r->entity, "experience")];
	bool here = is_of(r, "employer", whom->employer);
	bool named = here &&
		(!whom->placement || !record_get(r, "placement") || is_of(r, "placement", whom->placement));
	struct instrument_use u = { .id = r->id, .here = here, .date = record_day(r, "date") };
	u.experience = field_show(f, record_get(r, "experience"), a);
	u.note = arena_strdup(a, record_text(r, "note"));
	u.who = named ? record_subject(app, r, a) : "";
	return u;
}

/* In free text someone may be called by name: where it comes from another, nobody is. */
static int mask_notes(struct app *app, struct instrument_use *use, size_t n, struct arena *a)
{
	struct mask *m = NULL;
	int rc = 0;
	for (size_t i = 0; i < n && rc == 0; i++) {
		if (*use[i].who || !*use[i].note)
			continue;
		if (!m)
			rc = mask_open(app, &m);
		if (rc == 0)
			use[i].note = mask_text(m, use[i].note, a);
	}
	mask_free(&m);
	return rc;
}

/* Adds what the query gives, of here or of elsewhere. */
static int add_uses(struct app *app, const struct query *q, const struct whom *whom, bool here,
	struct arena *a, struct instrument_use *use, size_t *n)
{
	struct record **r;
	size_t found;
	int rc = store_find(app->store, q, a, &r, &found);
	for (size_t i = 0, most = *n + INSTRUMENT_USES; rc == 0 && i < found && *n < most; i++)
		if (here == is_of(r[i], "employer", whom->employer))
			use[(*n)++] = use_of(app, r[i], whom, a);
	return rc;
}

int app_instrument_uses(struct app *app, const char *instrument, int64_t placement, int64_t employer,
	struct arena *a, struct instrument_use **out, size_t *n)
{
	struct whom whom = { placement, employer };
	int rc = placement && !employer ? survey_employer(app, placement, a, &whom.employer) : 0;
	*n = 0;
	*out = arena_alloc(a, 2 * INSTRUMENT_USES * sizeof **out);
	char *id = arena_printf(a, "%lld", (long long)whom.employer);
	const struct condition where[] = { { "instrument", IS, instrument }, { "employer", IS, id } };
	struct query q = { .entity = E_INSTRUMENT, .where = where, .nwhere = 2, .order = "date",
		.descending = true, .limit = INSTRUMENT_USES };
	if (rc == 0 && whom.employer)
		rc = add_uses(app, &q, &whom, true, a, *out, n);
	/* So many of here may be among them. */
	q.nwhere = 1;
	q.limit = 2 * INSTRUMENT_USES;
	if (rc == 0)
		rc = add_uses(app, &q, &whom, false, a, *out, n);
	return rc == 0 ? mask_notes(app, *out, *n, a) : rc;
}

/* ---- what plays ---- */

/* The newest say what plays: an employer can have thousands. */
enum { OPEN_MOST = 200 };

struct situations {
	struct arena *arena;
	const char **item;
	size_t n;
};

static void add(struct situations *s, const char *kind, const char *code)
{
	const char *text = code && *code ? arena_printf(s->arena, "%s.%s", kind, code) : NULL;
	for (size_t i = 0; text && i < s->n; i++)
		if (strcmp(s->item[i], text) == 0)
			return;
	if (!text)
		return;
	void *items = s->item;
	*(const char **)arena_add(s->arena, &items, &s->n, sizeof text) = text;
	s->item = items;
}

/* The codes of records that are not behind (this field is empty), newest first. */
static int add_open(struct app *app, struct situations *s, const char *kind, enum entity_id e,
	const char *code, const char *done, const struct condition *about)
{
	const struct condition where[] = { *about, { done, IS_EMPTY, NULL } };
	const struct query q = { .entity = e, .where = where, .nwhere = 2, .order = "date", .descending = true,
		.limit = OPEN_MOST };
	struct record **r;
	size_t n;
	int rc = store_find(app->store, &q, s->arena, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		add(s, kind, record_get(r[i], code));
	return rc;
}

static int add_field(struct app *app, struct situations *s, const char *kind, enum entity_id e, int64_t id,
	const char *field)
{
	struct record *r;
	int rc = store_get(app->store, e, id, s->arena, &r);
	if (rc == 0)
		add(s, kind, record_get(r, field));
	return rc;
}

int app_situations(struct app *app, int64_t placement, int64_t employer, int64_t bottleneck, struct arena *a,
	const char ***out, size_t *n)
{
	struct situations s = { .arena = a };
	struct suggestions sg = { .n = 0 };
	const struct condition about = { placement ? "placement" : "employer", IS,
		arena_printf(a, "%lld", (long long)(placement ? placement : employer)) };
	bool someone = placement || employer;
	int rc = bottleneck ? add_field(app, &s, "theme", E_BOTTLENECK, bottleneck, "theme") :
		someone ? add_open(app, &s, "theme", E_BOTTLENECK, "theme", "resolved", &about) : 0;
	if (rc == 0 && someone && !bottleneck)
		rc = add_open(app, &s, "change", E_CHANGE, "kind", "reassessed", &about);
	if (rc == 0 && placement && !bottleneck)
		rc = add_field(app, &s, "phase", E_PLACEMENT, placement, "phase");
	if (rc == 0 && someone && !bottleneck)
		rc = app_suggestions(app, placement, placement ? 0 : employer, 0, a, &sg);
	for (size_t i = 0; rc == 0 && i < sg.n; i++)
		add(&s, "rule", sg.item[i].id);
	*out = s.item;
	*n = s.n;
	return rc;
}
