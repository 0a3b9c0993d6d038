/* The whole of what is to be erased of one person. */
#include "erase.h"

static int employers_of(struct erasing *e)
{
	int rc = 0;
	void *rows = NULL;
	for (size_t i = 0; rc == 0 && i < e->n; i++) {
		struct record *r;
		if (e->record[i].entity != E_PLACEMENT)
			continue;
		if ((rc = store_get(e->app->store, E_PLACEMENT, e->record[i].id, e->arena, &r)) == 0)
			*(int64_t *)arena_add(e->arena, &rows, &e->nemployers, sizeof *e->employer) =
				record_ref(r, "employer");
	}
	e->employer = rows;
	return rc;
}

static int drafts_of(struct erasing *e)
{
	struct any_draft *all;
	size_t n;
	void *rows = NULL;
	int rc = store_all_drafts(e->app->store, e->arena, &all, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (forget_draft(&all[i], e->record, e->n, e->arena))
			*(struct any_draft *)arena_add(e->arena, &rows, &e->ndrafts, sizeof *e->draft) = all[i];
	e->draft = rows;
	return rc;
}

int erasing_open(struct app *office, int64_t employee, struct arena *a, struct erasing *out)
{
	*out = (struct erasing){ .app = office, .arena = a, .employee = employee };
	int rc = store_person_records(office->store, employee, a, &out->record, &out->n);
	if (rc || (rc = names_open(office, out->record, out->n, a, &out->names)) || (rc = employers_of(out)))
		return rc;
	return drafts_of(out);
}

void erasing_close(struct erasing *e)
{
	names_close(&e->names);
}

bool erasing_done(const struct erasing *e)
{
	for (size_t i = 0; i < e->n; i++)
		if (!e->record[i].erased)
			return false;
	return true;
}
