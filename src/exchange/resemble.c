/* Possible duplicates: which records a new employer or employee resembles. */
#include "internal.h"

void taken_for(struct run *run, const struct claim *d, int line)
{
	const struct import_hooks *h = run->hooks;
	run->out->duplicates++;
	if (h && h->duplicate)
		h->duplicate(h->ctx, line, text_clean(run->a, person_name(run, d->entity, d->value), false),
			d->entity->id, d->id);
}

int resemble(struct run *run, const struct claim *d, int line)
{
	const struct import_hooks *h = run->hooks;
	bool employer = d->entity->id == E_ORGANISATION;
	const char *detail = claim_get(d, employer ? "place" : "birth_date");
	const char *name = employer ? claim_get(d, "name") : person_name(run, d->entity, d->value);
	struct alike *found;
	size_t n;
	int rc = store_alike(run->store, d->entity, d->value, LIKENESS_MENTIONED, false, run->a, &found, &n);
	if (rc == 0 && n)
		run->out->duplicates++;
	for (size_t i = 0; rc == 0 && h && h->duplicate && i < n; i++)
		h->duplicate(h->ctx, line,
			text_clean(
				run->a, detail ? arena_printf(run->a, "%s, %s", name, detail) : name, false),
			d->entity->id, found[i].id);
	return rc;
}
