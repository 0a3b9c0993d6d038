/* Facts kept for large caseloads: brought up to date with a bar, where someone
 * would otherwise wait without knowing why. */
#include "internal.h"

static int show(void *ctx, int64_t done, int64_t total)
{
	return progress_show(ctx, done, total, done);
}

int cli_keep_facts(struct cli *c)
{
	struct progress p;

	progress_begin(&p, _("placements"));
	int rc = store_facts_keep(c->app->store, show, &p);
	progress_end(&p);
	/* Someone else is writing, or the disk is full: then they are worked out as they are read. */
	return rc == ERR_STOPPED ? rc : 0;
}
