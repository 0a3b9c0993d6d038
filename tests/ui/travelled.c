/* See travelled.h. */
#include <stdio.h>
#include <string.h>

#include "anker/err.h"
#include "tests/ui/travelled.h"

/* Small: what is tested is not how slow guessing is. */
static const struct seal_cost quick = { 1, 8u << 20 };

static struct secret *words(void)
{
	struct secret *s;

	cr_assert_eq(secret_new(&s, TRAVELLED_WORDS, strlen(TRAVELLED_WORDS)), 0, "%s", err_last());
	return s;
}

void travelled_open(struct travelled *t)
{
	struct secret *secret = words();
	int site;

	*t = (struct travelled){ .path = "" };
	desk_open(&t->d);
	snprintf(t->path, sizeof t->path, "%s/week47.anker", t->d.c.folder);
	const int64_t placement[] = { t->d.jan, t->d.sam, t->d.kim };
	const struct field_out out = { .path = t->path,
		.scope = { .placement = placement, .nplacements = 3, .since = DAY_NONE },
		.words = "everything of Anna",
		.owner = "anna",
		.label = "laptop",
		.passphrase = secret,
		.cost = quick,
		.share = "share" };

	cr_assert_eq(field_out(t->d.c.store, &out, &site), 0, "%s", err_last());
	secret_free(&secret);
}

void travelled_close(struct travelled *t)
{
	desk_close(&t->d);
}

void travelled_laptop(struct travelled *t)
{
	struct secret *secret = words();
	const struct seal_way way = { .passphrase = secret };

	cr_assert_eq(seal_open(&t->seal, t->path, &way, false), 0, "%s", err_last());
	secret_free(&secret);
	t->vault = seal_vault(t->seal);
	const struct store_options o = {
		.path = t->path, .share = "share", .user = "anna", .vault = &t->vault
	};

	t->laptop = (struct caseload){ .arena = arena_new() };
	cr_assert_eq(store_open(&t->laptop.store, &o), 0, "%s", err_last());
}

void travelled_shut(struct travelled *t)
{
	store_close(&t->laptop.store);
	seal_close(&t->seal);
	arena_free(&t->laptop.arena);
}

void travelled_bring(struct travelled *t)
{
	const struct field_in in = { .path = t->path, .share = "share" };
	struct field_report report;

	cr_assert_eq(field_in(t->d.c.store, &in, t->d.c.arena, &report), 0, "%s", err_last());
}

const char *travelled_office(struct travelled *t, enum entity_id e, int64_t id, const char *field)
{
	struct record *r;
	const char *value;

	cr_assert_eq(store_get(t->d.c.store, e, id, t->d.c.arena, &r), 0, "%s", err_last());
	value = record_get(r, field);
	return value ? value : "";
}

int64_t travelled_waiting(struct travelled *t)
{
	int64_t n = -1;

	cr_assert_eq(store_shelf_count(t->d.c.store, &n), 0, "%s", err_last());
	return n;
}
