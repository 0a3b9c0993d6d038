/* Success factors as each party scores them over time. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/course.h"
#include "internal.h"

/* ---- the factors ---- */

static const struct entity *scores_of(void)
{
	return model_entity(E_SCORE);
}

/* The field of the n-th factor. */
static const struct field *factor_field(size_t n)
{
	const struct entity *e = scores_of();
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].flags & FIELD_SCALE && n-- == 0)
			return &e->fields[i];
	return NULL;
}

size_t app_score_factors(void)
{
	size_t n = 0;
	while (factor_field(n))
		n++;
	return n;
}

const char *app_score_label(size_t factor)
{
	return lang_text(factor_field(factor)->label);
}

static size_t party_count(void)
{
	size_t n = 0;
	while (choices_scorer[n].code)
		n++;
	return n;
}

/* ---- over time ---- */

static void make_lines(struct scores *s, struct arena *a)
{
	size_t factors = app_score_factors(), parties = party_count();
	s->line = arena_alloc(a, factors * parties * sizeof *s->line);
	for (size_t f = 0; f < factors; f++) {
		for (size_t p = 0; p < parties; p++)
			s->line[s->nlines++] = (struct score_line){ .factor = factor_field(f)->name,
				.label = app_score_label(f),
				.party = choices_scorer[p].code,
				.party_label = lang_text(choices_scorer[p].label),
				.on = DAY_NONE,
				.value = arena_alloc(a, (s->ndates + 1) * sizeof(int)) };
	}
}

/* A record of the column `at`; one given later that day stands in its place. */
static void take(struct scores *s, const struct record *r, size_t at)
{
	const char *party = record_get(r, "party");
	for (size_t i = 0; i < s->nlines; i++) {
		struct score_line *l = &s->line[i];
		const char *value = record_get(r, l->factor);
		if (!value || !party || strcmp(party, l->party) != 0)
			continue;
		if (!l->value[at])
			l->before = l->latest;
		l->value[at] = l->latest = atoi(value);
		l->on = s->date[at];
		l->record = r->id;
	}
}

int app_scores(struct app *app, int64_t placement, struct arena *a, struct scores *out)
{
	const struct condition of = { "placement", IS, arena_printf(a, "%lld", (long long)placement) };
	const struct query q = { .entity = E_SCORE, .where = &of, .nwhere = 1, .order = "date" };
	struct record **found;
	size_t n;
	*out = (struct scores){ .most = factor_field(0)->max };
	int rc = store_find(app->store, &q, a, &found, &n);
	if (rc)
		return rc;
	out->date = arena_alloc(a, (n + 1) * sizeof *out->date);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || record_day(found[i], "date") != out->date[out->ndates - 1])
			out->date[out->ndates++] = record_day(found[i], "date");
	make_lines(out, a);
	for (size_t i = 0, at = 0; i < n; i++) {
		while (out->date[at] != record_day(found[i], "date"))
			at++;
		take(out, found[i], at);
	}
	return 0;
}

const char *app_scores_line(const struct scores *s, struct arena *a)
{
	const char *out = "";
	size_t parties = party_count();
	for (size_t p = 0; p < parties; p++) {
		const char *values = "";
		bool any = false;
		for (size_t i = p; i < s->nlines; i += parties) {
			any |= s->line[i].latest > 0;
			values = s->line[i].latest ? arena_printf(a, "%s %d", values, s->line[i].latest)
						   : arena_printf(a, "%s -", values);
		}
		if (any)
			out = arena_printf(
				a, "%s%s%s%s", out, *out ? ", " : "", s->line[p].party_label, values);
	}
	return out;
}

/* ---- adding ---- */

/* Scores typed as digits in the order of the factors, "4352"; '-' for one not given;
 * blanks count for nothing. ERR_INVALID says how. */
static int read_digits(const char *digits, int *out, size_t n)
{
	const struct field *f = factor_field(0);
	size_t given = 0, at = 0;
	for (const char *p = digits; *p; p++) {
		int value = *p - '0';
		if (strchr(" \t,/", *p))
			continue;
		if (at == n || (*p != '-' && (value < f->min || value > f->max)))
			goto wrong;
		given += *p != '-';
		out[at++] = *p == '-' ? 0 : value;
	}
	if (at == n && given)
		return 0;
wrong:
	return err_set(ERR_INVALID,
		_("type %zu scores from %d to %d one after the other, - for one not given"), n, f->min,
		f->max);
}

/* The record of that day and party, or a new one. */
static int record_of_today(
	struct app *app, int64_t placement, const char *party, struct arena *a, struct record **out)
{
	char iso[DATE_ISO_SIZE];
	const struct condition where[] = {
		{ "placement", IS, arena_printf(a, "%lld", (long long)placement) },
		{ "date", IS, date_iso(iso, app->today) },
		{ "party", IS, party },
	};
	const struct query q = { .entity = E_SCORE,
		.where = where,
		.nwhere = sizeof where / sizeof *where,
		.order = "id",
		.descending = true,
		.limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(app->store, &q, a, &found, &n);
	if (rc)
		return rc;
	*out = n ? found[0] : record_new(scores_of(), app->today, a);
	record_set_ref(*out, "placement", placement);
	return record_set(*out, "party", party);
}

int app_score_add(struct app *app, int64_t placement, const char *party, const char *digits, int64_t *txn)
{
	struct arena *a = arena_new();
	size_t n = app_score_factors();
	int *value = arena_alloc(a, n * sizeof *value);
	struct record *r;
	int rc = read_digits(digits, value, n);
	if (rc || (rc = record_of_today(app, placement, party, a, &r)))
		goto out;
	for (size_t i = 0; i < n && rc == 0; i++)
		if (value[i])
			rc = record_set(r, factor_field(i)->name, arena_printf(a, "%d", value[i]));
	if (rc == 0)
		rc = app_save(app, r, txn, NULL, NULL);
out:
	arena_free(&a);
	return rc;
}
