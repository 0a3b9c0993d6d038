/* See sealed_caseload.h. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "tests/support/sealed_caseload.h"

static const struct seal_cost cheap = { 1, 8192 };

void sealed_caseload_open(struct caseload *c, const char *passphrase, struct seal **seal)
{
	struct secret *p;
	memset(c, 0, sizeof *c);
	strcpy(c->folder, "/tmp/anker-case-XXXXXX");
	cr_assert(mkdtemp(c->folder) != NULL);
	snprintf(c->path, sizeof c->path, "%s/week.anker", c->folder);
	lang_init("en", "share");
	cr_assert_eq(secret_new(&p, passphrase, strlen(passphrase)), 0, "%s", err_last());
	const struct seal_make m = { .path = c->path, .passphrase = p, .cost = cheap };
	cr_assert_eq(seal_create(seal, &m), 0, "%s", err_last());
	secret_free(&p);
	seal_hold(*seal);
	c->arena = arena_new();
	struct store_vault *vault = arena_alloc(c->arena, sizeof *vault); /* lives as long as the store */
	*vault = seal_vault(*seal);
	const struct store_options o = { .path = c->path, .share = "share", .user = "anna", .create = true, .vault = vault };
	cr_assert_eq(store_open(&c->store, &o), 0, "%s", err_last());
}

void sealed_caseload_save(struct caseload *c, struct seal **seal)
{
	size_t n;
	const unsigned char *image = store_image(c->store, &n);
	cr_assert_eq(seal_release(*seal, image, n), 0, "%s", err_last());
	store_close(&c->store);
	seal_close(seal);
}
