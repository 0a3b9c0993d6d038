/* Records that a row only names: the labour expert, the region, the contact
 * person at an employer. Found by name, made when they are new. */
#include <inttypes.h>
#include <string.h>

#include "internal.h"

static int find_named(
	struct run *run, const struct claim *d, const char *name, int64_t employer, int64_t *out)
{
	struct found f;
	int rc;
	*out = 0;
	if (d->entity->id == E_PERSON) {
		rc = find_by(run, E_PERSON, "organisation", ref_value(run->a, employer), &f);
		const char *bag = name_bag(run, name);
		for (size_t i = 0; rc == 0 && !*out && i < f.n; i++)
			if (strcmp(bag, name_bag(run, person_name(run, d->entity, f.list[i]->value))) == 0)
				*out = f.list[i]->id;
		return rc;
	}
	rc = find_by(run, d->entity->id, "sort_key", title_key(run, d->entity, d->value), &f);
	if (rc == 0 && f.n == 0 && d->entity->id == E_EXPERT)
		rc = find_by(run, E_EXPERT, "login", name, &f);
	if (rc == 0 && f.n)
		*out = f.list[0]->id;
	return rc;
}

static int claim_named(struct run *run, struct claim *d, const char *name, int64_t employer)
{
	char *given, *infix, *family;
	if (d->entity->id == E_REGION) {
		claim_set(d, "name", name, run->a);
		return 0;
	}
	name_split(name, run->a, &given, &infix, &family);
	claim_set(d, "given_name", given, run->a);
	claim_set(d, "infix", infix, run->a);
	claim_set(d, "family_name", family, run->a);
	if (d->entity->id == E_PERSON)
		claim_set(d, "organisation", ref_value(run->a, employer), run->a);
	return *family ? 0 : err_set(ERR_INVALID, _("\"%.80s\" is not a name"), name);
}

int named_record(struct run *run, enum entity_id e, const char *name, int64_t employer, int64_t *out)
{
	int64_t id[2] = { 0, 0 };
	const char *key = arena_printf(run->a, "%d %" PRId64 " %s", (int)e, employer, name);
	if (memo_get(run->memo, key, id)) {
		*out = id[0];
		return 0;
	}
	struct claim d = { .entity = model_entity(e) };
	d.value = arena_alloc(run->a, d.entity->nfields * sizeof *d.value);
	int rc = claim_named(run, &d, name, employer);
	if (rc || (rc = find_named(run, &d, name, employer, &d.id)) ||
		(d.id == 0 && (rc = claim_apply(run, &d))))
		return rc;
	*out = id[0] = d.id;
	memo_put(run->memo, key, id);
	return 0;
}

int named_field(struct run *run, struct claim *d, const char *field, int64_t employer)
{
	int i = model_field(d->entity, field);
	int64_t id;
	if (!d->value[i])
		return 0;
	int rc = named_record(run, d->entity->fields[i].ref, d->value[i], employer, &id);
	if (rc)
		run->column = d->column[i];
	else
		d->value[i] = ref_value(run->a, id);
	return rc;
}
