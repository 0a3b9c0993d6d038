/* What is on record about an employer itself: its mandate, the latest scans and
 * observation, and who has a role here from elsewhere. The rest is in its file. */
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"

enum { SCORES = 12, MOST_INVOLVED = 100 };

const char *employer_mandate(struct app *app, const struct record *employer, struct arena *a)
{
	const char *mandate = detail_value(app, employer, "mandate", a),
		   *by = detail_value(app, employer, "mandate_by", a);
	day since = record_day(employer, "mandate_date");

	if (mandate && by)
		mandate = arena_printf(a, _("%s, from %s"), mandate, by);
	if (mandate && since != DAY_NONE)
		mandate = arena_printf(a, _("%s, since %s"), mandate, date_short(a, since, app->today));
	return mandate;
}

static const char *id_text(const struct detail *d)
{
	return arena_printf(d->arena, "%lld", (long long)d->subject.employer);
}

/* ---- scans ---- */

struct score {
	const struct field *field;
	int value;
};

static size_t scores_of(const struct record *r, struct score out[SCORES])
{
	size_t n = 0;

	for (size_t i = 0; i < r->entity->nfields && n < SCORES; i++)
		if ((r->entity->fields[i].flags & FIELD_SCALE) && r->value[i])
			out[n++] = (struct score){ &r->entity->fields[i], atoi(r->value[i]) };
	return n;
}

/* A step of a bar per score, from least to most. */
static const char *bars(const struct score *s, size_t n, struct arena *a)
{
	static const char *const steps[] = { "▁", "▂", "▄", "▆", "█" };
	const int last = sizeof steps / sizeof *steps - 1;
	const char *out = "";

	for (size_t i = 0; i < n; i++) {
		int span = s[i].field->max - s[i].field->min, step = (s[i].value - s[i].field->min) * last;

		step = span > 0 ? step / span : last;
		out = arena_printf(a, "%s%s", out, steps[step < 0 ? 0 : step > last ? last : step]);
	}
	return out;
}

/* "▆▂▄ Attitude 4 most, Planning 1 least": never by the bars alone. */
static const char *scan_words(const struct record *r, struct arena *a)
{
	struct score s[SCORES];
	size_t n = scores_of(r, s), most = 0, least = 0;

	for (size_t i = 1; i < n; i++) {
		most = s[i].value > s[most].value ? i : most;
		least = s[i].value < s[least].value ? i : least;
	}
	if (n == 0)
		return _("no scores");
	if (s[most].value == s[least].value)
		return arena_printf(a, _("%s all %d"), bars(s, n, a), s[0].value);
	return arena_printf(a, _("%s least: %s %d; most: %s %d"), bars(s, n, a),
		lang_text(s[least].field->label), s[least].value, lang_text(s[most].field->label),
		s[most].value);
}

/* A kind of record about the organisation that holds scores. */
static bool is_scan(const struct entity *e)
{
	bool scores = false;

	for (size_t i = 0; i < e->nfields; i++)
		scores = scores || (e->fields[i].flags & FIELD_SCALE);
	return e->part == FILE_ORGANISATION && e->date && scores && model_field(e, "employer") >= 0;
}

int employer_add_scans(struct detail *d, struct app *app)
{
	struct condition of = { "employer", IS, id_text(d) };
	bool any = false;

	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		struct query q = { .entity = (enum entity_id)e, .where = &of, .nwhere = 1, .limit = 1 };
		struct detail_item *it;
		struct record **r;
		size_t n;
		int rc;

		if (!is_scan(model_entity((enum entity_id)e)))
			continue;
		if ((rc = store_find(app->store, &q, d->arena, &r, &n)) < 0)
			return rc;
		if (n == 0)
			continue;
		if (!any)
			detail_group(d, _("Latest scans and observation"), NULL);
		any = true;
		it = detail_item(d, ROW_ITEM);
		it->row.id = record_row_id((enum entity_id)e, r[0]->id);
		it->row.cells[0] = compact_day(d->arena, record_day(r[0], r[0]->entity->date), app->today);
		it->row.styles[0] = ST_DIM;
		it->row.cells[1] = lang_text(r[0]->entity->label);
		it->row.cells[2] = scan_words(r[0], d->arena);
		it->entity = (enum entity_id)e;
		it->id = r[0]->id;
	}
	return 0;
}

/* ---- who is involved ---- */

static void add_part(struct arena *a, const char **text, const char *part)
{
	if (part && *part)
		*text = arena_printf(a, "%s%s%s", *text, **text ? " · " : "", part);
}

static void add_involved(struct detail *d, struct app *app, const struct record *r, bool past)
{
	struct detail_item *it = detail_item(d, ROW_ITEM);
	struct arena *a = d->arena;
	const char *until = detail_value(app, r, "until", a), *help = detail_value(app, r, "helps_with", a),
		   *text = "";

	add_part(a, &text, detail_value(app, r, "role", a));
	add_part(a, &text, detail_value(app, r, "nature", a));
	add_part(a, &text, until ? arena_printf(a, _("until %s"), until) : NULL);
	add_part(a, &text, help ? arena_printf(a, _("can help with %s"), text_clean(a, help, false)) : NULL);
	it->row.id = record_row_id(E_INVOLVEMENT, r->id);
	it->row.cells[0] = past ? _("left") : "";
	it->row.cells[1] = detail_value(app, r, "person", a);
	it->row.cells[2] = text;
	it->row.styles[1] = it->row.styles[2] = past ? ST_DIM : ST_NORMAL;
	it->entity = E_INVOLVEMENT;
	it->id = r->id;
}

int employer_add_involved(struct detail *d, struct app *app, bool past, size_t *n)
{
	struct condition of = { "employer", IS, id_text(d) };
	struct query q = { .entity = E_INVOLVEMENT, .where = &of, .nwhere = 1, .limit = MOST_INVOLVED };
	struct record **r;
	int rc = store_find(app->store, &q, d->arena, &r, n);

	for (size_t i = 0; rc == 0 && i < *n; i++) {
		day until = record_day(r[i], "until");

		if ((until != DAY_NONE && until < app->today) == past)
			add_involved(d, app, r[i], past);
	}
	return rc;
}
