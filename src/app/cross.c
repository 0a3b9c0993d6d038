/* Counts by two fields: a matrix of whatever records a query finds. */
#include "anker/overview.h"
#include "internal.h"

static const struct choice *choices_of(const struct entity *e, const char *field)
{
	int i = model_field(e, field);
	return i >= 0 && e->fields[i].kind == F_CHOICE ? e->fields[i].choices : NULL;
}

static size_t count_choices(const struct choice *c)
{
	size_t n = 0;
	while (c[n].code)
		n++;
	return n;
}

/* Behind the last choice: empty. */
static size_t place_of(const struct choice *list, size_t n, const char *code)
{
	int i = code ? model_choice_index(list, code) : -1;
	return i < 0 ? n : (size_t)i;
}

int app_cross(struct app *app, const struct query *q, const char *row_field, const char *column_field,
	struct arena *a, struct cross *out)
{
	const struct entity *e = model_entity(q->entity);
	const struct choice *rows = choices_of(e, row_field), *columns = choices_of(e, column_field);
	struct cross_count *count;
	size_t n;
	*out = (struct cross){ NULL, 0, 0 };
	if (!rows || !columns)
		return err_set(ERR_INVALID, _("%s has no field \"%.40s\" with a list of choices"),
			lang_text(e->label), rows ? column_field : row_field);
	int rc = store_cross(app->store, q, row_field, column_field, a, &count, &n);
	if (rc)
		return rc;
	size_t nrows = count_choices(rows), ncolumns = count_choices(columns);
	*out = (struct cross){ arena_alloc(a, (nrows + 1) * (ncolumns + 1) * sizeof(int64_t)), nrows + 1,
		ncolumns + 1 };
	for (size_t i = 0; i < out->rows * out->columns; i++)
		out->cell[i] = 0;
	for (size_t i = 0; i < n; i++)
		out->cell[place_of(rows, nrows, count[i].row) * out->columns +
			  place_of(columns, ncolumns, count[i].column)] += count[i].n;
	return 0;
}
