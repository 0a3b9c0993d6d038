/* A copy is a copy when it opens, nothing in it is wrong, and it has been counted. */
#include <stdlib.h>

#include "backup.h"

int backup_count(struct store *s, int64_t count[E_COUNT])
{
	int rc = 0;
	for (int e = E_NONE + 1; e < E_COUNT && rc == 0; e++)
		rc = store_count(s, &(struct query){ .entity = (enum entity_id)e }, 0, &count[e]);
	return rc;
}

struct proving {
	int (*progress)(void *ctx, int percent);
	void *ctx;
	bool stopped;
	char *finding; /* the first */
};

static void on_finding(void *ctx, const char *line)
{
	struct proving *p = ctx;
	if (!p->finding)
		p->finding = xstrdup(line);
}

static void on_percent(void *ctx, int percent)
{
	struct proving *p = ctx;
	if (p->progress && p->progress(p->ctx, percent))
		p->stopped = true;
}

int backup_check(struct store *s, int (*progress)(void *ctx, int percent), void *ctx, int64_t count[E_COUNT])
{
	struct proving p = { .progress = progress, .ctx = ctx };
	int rc = store_check(s, on_finding, on_percent, &p);
	if (p.finding)
		rc = err_set(ERR_INVALID, _("the copy is not good: %s"), p.finding);
	free(p.finding);
	if (rc == 0 && p.stopped)
		rc = err_set(ERR_STOPPED, _("stopped; no copy was made"));
	return rc ? rc : backup_count(s, count);
}

int backup_prove(struct app *app, const char *path, const struct secret *passphrase,
	int (*progress)(void *ctx, int percent), void *ctx, int64_t count[E_COUNT])
{
	struct store_options so = { .path = path, .share = app->share, .readonly = true, .force_network = true };
	struct store_vault vault;
	struct seal *seal = NULL;
	struct store *copy = NULL;
	int rc = passphrase ? seal_open(&seal, path, &(struct seal_way){ .passphrase = passphrase }, true) : 0;
	if (rc)
		return rc;
	if (seal) {
		vault = seal_vault(seal);
		so.vault = &vault;
	}
	if ((rc = store_open(&copy, &so)) == 0)
		rc = backup_check(copy, progress, ctx, count);
	store_close(&copy);
	seal_close(&seal);
	return rc;
}
