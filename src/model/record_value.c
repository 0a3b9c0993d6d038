/* Values of a record as what they stand for: references as ids, dates as days. */
#include "anker/arena.h"
#include "anker/model.h"

int64_t id_of(const char *value)
{
	int64_t id;

	return value && *value && id_parse(value, &id) == 0 ? id : 0;
}

static const char *value_of(const struct record *r, const char *field)
{
	int i = r ? model_field(r->entity, field) : -1;

	return i >= 0 ? r->value[i] : NULL;
}

int64_t record_ref(const struct record *r, const char *field)
{
	return id_of(value_of(r, field));
}

day record_day(const struct record *r, const char *field)
{
	const char *value = value_of(r, field);
	day d;

	return value && date_parse_iso(value, &d) == 0 ? d : DAY_NONE;
}

const char *record_text(const struct record *r, const char *field)
{
	const char *value = value_of(r, field);

	return value ? value : "";
}

void record_set_ref(struct record *r, const char *field, int64_t id)
{
	r->value[model_field(r->entity, field)] = id ? arena_printf(r->arena, "%lld", (long long)id) : NULL;
}

void record_set_day(struct record *r, const char *field, day d)
{
	r->value[model_field(r->entity, field)] =
		d == DAY_NONE ? NULL : date_iso(arena_alloc(r->arena, DATE_ISO_SIZE), d);
}
