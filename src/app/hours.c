/* What a programme costs everyone in hours, beside what was agreed; and who came to its meetings. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/programme.h"
#include "anker/rights.h"
#include "anker/str.h"
#include "anker/waves.h"
#include "internal.h"

/* Whose hours were limited by agreement: who does the work of the programme is not among them. */
static bool has_budget(const char *party)
{
	return strcmp(party, "expert") != 0 && strcmp(party, "researcher") != 0;
}

static double number_of(const struct record *r, const char *field)
{
	const char *value = record_get(r, field);
	return value ? strtod(value, NULL) : -1;
}

static int over(const struct hours_year *y, const char *party, double hours)
{
	if (!has_budget(party))
		return 0;
	if (y->most >= 0 && hours >= y->most)
		return 2;
	return y->from >= 0 && hours >= y->from;
}

static int by_party(const void *left, const void *right)
{
	const struct hours_row *a = left, *b = right;
	COMPARE(model_choice_index(choices_taking_part, a->party),
		model_choice_index(choices_taking_part, b->party));
	COMPARE(b->hours, a->hours);
	int names = strcmp(a->name, b->name);
	if (names)
		return names;
	COMPARE(a->subject, b->subject);
	return 0;
}

int app_hours(struct app *app, int64_t programme, int year, struct arena *a, struct hours_year *out)
{
	struct record *r;
	struct hours_count *row;
	size_t n;
	int rc = store_get(app->store, E_PROGRAMME, programme, a, &r);
	*out = (struct hours_year){ .n = 0 };
	if (rc || (rc = store_hours(app->store, programme, date_from_ymd(year, 1, 1),
		date_from_ymd(year, 12, 31), a,
			   &row, &n)))
		return rc;
	out->from = number_of(r, "hours_from");
	out->most = number_of(r, "hours_most");
	out->row = arena_alloc(a, (n + 1) * sizeof *out->row);
	for (size_t i = 0; i < n; i++)
		out->row[out->n++] = (struct hours_row){ .party = row[i].party, .entity = row[i].entity,
			.subject = row[i].subject, .name = row[i].name, .hours = row[i].hours,
			.points = row[i].points, .over = over(out, row[i].party, row[i].hours) };
	qsort(out->row, out->n, sizeof *out->row, by_party);
	return 0;
}

/* ---- words ---- */

const char *app_hours_show(double hours, struct arena *a)
{
	const struct field number = { .name = "hours", .kind = F_DECIMAL };
	char *text = arena_printf(a, "%.2f", hours);
	size_t n = strlen(text);
	while (n > 0 && text[n - 1] == '0')
		text[--n] = '\0';
	if (n > 0 && (text[n - 1] == '.' || text[n - 1] == ','))
		text[--n] = '\0';
	return field_show(&number, text, a);
}

const char *app_hours_budget(const struct hours_year *y, struct arena *a)
{
	if (y->from >= 0 && y->most >= 0)
		return arena_printf(a, _("%s–%s h"), app_hours_show(y->from, a), app_hours_show(y->most, a));
	if (y->most >= 0)
		return arena_printf(a, _("at most %s h"), app_hours_show(y->most, a));
	return "";
}

/* ---- meetings ---- */

int app_attend(struct app *app, int64_t attendance, const char *state, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = store_get(app->store, E_ATTENDANCE, attendance, a, &r);
	if (rc == 0 && r->deleted)
		rc = err_set(ERR_NOTFOUND, "%s", _("this row is not on the list any more"));
	if (rc == 0 && (rc = record_set(r, "state", state)) == 0)
		rc = app_save(app, r, txn, NULL, NULL);
	arena_free(&a);
	return rc;
}

int app_attend_before(struct app *app, int64_t attendance, struct arena *a, const char **state)
{
	const int field = model_field(model_entity(E_ATTENDANCE), "state");
	struct change *c;
	size_t n;
	int rc = store_history(app->store, E_ATTENDANCE, attendance, field, a, &c, &n);
	*state = "invited";
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (c[i].after && strcmp(c[i].after, "attended") == 0) {
			*state = c[i].before && strcmp(c[i].before, "attended") != 0 ? c[i].before : *state;
			break;
		}
	return rc;
}
