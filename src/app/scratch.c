/* See scratch.h. */
#include "scratch.h"

#include <stdlib.h>
#include <string.h>

#include "anker/copies.h"

static size_t size(void *ctx)
{
	const struct scratch *x = ctx;
	return x->n;
}

static int load(void *ctx, unsigned char *into, size_t n)
{
	struct scratch *x = ctx;
	memcpy(into, x->bytes, n);
	scratch_free(x);
	return 0;
}

static int save(void *ctx, const unsigned char *image, size_t n)
{
	(void)ctx, (void)image, (void)n; /* it is nowhere but in memory */
	return 0;
}

int scratch_take(struct scratch *x, struct store *s)
{
	*x = (struct scratch){ .vault = { .ctx = x, .size = size, .load = load, .save = save } };
	return store_copy_bytes(s, &x->bytes, &x->n);
}

void scratch_free(struct scratch *x)
{
	if (x->bytes)
		explicit_bzero(x->bytes, x->n);
	free(x->bytes);
	x->bytes = NULL;
}
