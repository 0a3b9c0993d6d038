/* What the read log tells: everything to who looks after privacy, to others who opened files in their
 * reach. */
#include "anker/colleague.h"
#include "internal.h"

enum { PAGE = 200 };

static int in_reach(struct app *app, const struct readlog_entry *e, bool *out)
{
	*out = false;
	return e->entity == E_NONE ? 0 : store_in_reach(app->store, e->entity, e->record, out);
}

/* Lines of files in reach, page by page, until there are as many as were asked for. */
static int find_in_reach(struct app *app, const struct readlog_query *q, struct arena *a,
	struct readlog_entry **out, size_t *n)
{
	struct readlog_query page = *q;
	struct readlog_entry *e;
	void *rows = NULL;
	size_t got = PAGE;
	int64_t skip = q->offset;
	int rc = 0;
	page.limit = PAGE;
	for (page.offset = 0; rc == 0 && got == PAGE && (!q->limit || (int64_t)*n < q->limit);
		page.offset += PAGE) {
		rc = readlog_find(app->store, &page, a, &e, &got);
		for (size_t i = 0; rc == 0 && i < got && (!q->limit || (int64_t)*n < q->limit); i++) {
			bool seen;
			if ((rc = in_reach(app, &e[i], &seen)) == 0 && seen && skip-- <= 0)
				*(struct readlog_entry *)arena_add(a, &rows, n, sizeof *e) = e[i];
		}
	}
	*out = rows;
	return rc;
}

int app_readlog(struct app *app, const struct readlog_query *q, struct arena *a, struct readlog_entry **out,
	size_t *n)
{
	*out = NULL;
	*n = 0;
	if (!app->shared)
		return 0;
	if (app_may(app, RIGHT_PRIVACY))
		return readlog_find(app->store, q, a, out, n);
	int rc = app_may(app, RIGHT_FILES) ? 0 : app_allow(app, RIGHT_PRIVACY);
	return rc ? rc : find_in_reach(app, q, a, out, n);
}

int app_readlog_verify(struct app *app, struct arena *a, int64_t *bad, const char **head, int64_t *n)
{
	int rc = app_allow(app, RIGHT_PRIVACY);
	*bad = *n = 0;
	*head = "";
	if (rc || !app->shared)
		return rc;
	rc = readlog_verify(app->store, a, bad, head, n);
	return rc == ERR_NOTFOUND ? 0 : rc; /* nobody read anything yet */
}
