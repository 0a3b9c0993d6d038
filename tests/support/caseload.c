/* See caseload.h. */
#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "tests/support/caseload.h"

void caseload_open(struct caseload *c)
{
	memset(c, 0, sizeof *c);
	strcpy(c->folder, "/tmp/anker-case-XXXXXX");
	cr_assert(mkdtemp(c->folder) != NULL);
	snprintf(c->path, sizeof c->path, "%s/c.db", c->folder);
	lang_init("en", "share");
	const struct store_options o = { .path = c->path, .share = "share", .user = "anna", .create = true };
	cr_assert_eq(store_open(&c->store, &o), 0, "%s", err_last());
	c->arena = arena_new();
}

void caseload_close(struct caseload *c)
{
	char command[64];
	store_close(&c->store);
	arena_free(&c->arena);
	snprintf(command, sizeof command, "rm -rf %s", c->folder);
	cr_assert_eq(system(command), 0);
}

static void set_fields(struct record *r, va_list fields)
{
	for (const char *name = va_arg(fields, const char *); name; name = va_arg(fields, const char *))
		cr_assert_eq(record_set(r, name, va_arg(fields, const char *)), 0, "%s: %s", name, err_last());
}

static int64_t put(struct caseload *c, struct record *r)
{
	cr_assert_eq(store_put(c->store, r, NULL, NULL), 0, "%s", err_last());
	return r->id;
}

int64_t caseload_add(struct caseload *c, enum entity_id e, ...)
{
	struct record *r = record_new(model_entity(e), CASELOAD_TODAY, c->arena);
	va_list fields;
	va_start(fields, e);
	set_fields(r, fields);
	va_end(fields);
	return put(c, r);
}

int64_t caseload_employer(struct caseload *c, const char *name)
{
	return caseload_add(c, E_ORGANISATION, "name", name, NULL);
}

static int64_t add_person(struct caseload *c, enum entity_id e, const char *name)
{
	char *given, *infix, *family;
	name_split(name, c->arena, &given, &infix, &family);
	return caseload_add(c, e, "given_name", given, "infix", infix, "family_name", family, NULL);
}

int64_t caseload_employee(struct caseload *c, const char *name)
{
	return add_person(c, E_EMPLOYEE, name);
}

int64_t caseload_expert(struct caseload *c, const char *name)
{
	return add_person(c, E_EXPERT, name);
}

int64_t caseload_placement(struct caseload *c, int64_t employee, int64_t employer, ...)
{
	struct record *r = record_new(model_entity(E_PLACEMENT), CASELOAD_TODAY, c->arena);
	va_list fields;
	va_start(fields, employer);
	record_set(r, "employee", caseload_ref(c, employee));
	record_set(r, "employer", caseload_ref(c, employer));
	set_fields(r, fields);
	va_end(fields);
	return put(c, r);
}

int64_t caseload_contact(struct caseload *c, int64_t placement, const char *date, const char *party, ...)
{
	struct record *r = record_new(model_entity(E_CONTACT), CASELOAD_TODAY, c->arena);
	va_list fields;
	va_start(fields, party);
	if (placement)
		record_set(r, "placement", caseload_ref(c, placement));
	cr_assert_eq(record_set(r, "date", date), 0, "%s", err_last());
	cr_assert_eq(record_set(r, "party", party), 0, "%s", err_last());
	set_fields(r, fields);
	va_end(fields);
	return put(c, r);
}

void caseload_set(struct caseload *c, enum entity_id e, int64_t id, ...)
{
	struct record *r;
	va_list fields;
	cr_assert_eq(store_get(c->store, e, id, c->arena, &r), 0, "%s", err_last());
	va_start(fields, id);
	set_fields(r, fields);
	va_end(fields);
	put(c, r);
}

void caseload_delete(struct caseload *c, enum entity_id e, int64_t id)
{
	struct record *r;
	cr_assert_eq(store_get(c->store, e, id, c->arena, &r), 0, "%s", err_last());
	cr_assert_eq(store_delete(c->store, e, id, r->version), 0, "%s", err_last());
}

const char *caseload_ref(struct caseload *c, int64_t id)
{
	return arena_printf(c->arena, "%" PRId64, id);
}
