/* The read log, as commands keep it: a line stands there before anything of a file is printed.
 *
 * Words that name a record are looked up in words.c, which notes its file; lists say how many records
 * they show. What does neither is noted when its first output comes: every command but those that
 * have nothing of a file to show. */
#include <string.h>

#include "anker/colleague.h"
#include "internal.h"

/* What these print is of nobody's file, or is noted by their use case. */
static const char *const of_nobody[] = { "users", "connections", "roles", "team", "check", "backup", "restore",
	"rules", "guide", "instruments", "help", "exchange", "init", "demo", "seal", "unseal", "passphrase",
	"notices", "colleague", "open", "hand-over", "stand-in", "read-log", "person", "erase", "retention",
	"research" };

static bool is_of_nobody(const char *command)
{
	for (size_t i = 0; i < sizeof of_nobody / sizeof *of_nobody; i++)
		if (strcmp(of_nobody[i], command) == 0)
			return true;
	return false;
}

int cli_read(struct cli *c, enum entity_id e, int64_t id)
{
	return is_of_nobody(c->command->name) ? CLI_GOOD : cli_done(app_read(c->app, e, id, c->command->name));
}

int cli_read_many(struct cli *c, enum entity_id e, int64_t records)
{
	if (app_read_any(c->app))
		return CLI_GOOD;
	return cli_done(app_read_many(c->app, e, records, c->command->name));
}

int cli_read_query(struct cli *c, const struct query *q)
{
	struct query all = *q;
	int64_t n;

	if (!c->app->shared || app_read_any(c->app))
		return CLI_GOOD;
	for (size_t i = 0; i < q->nwhere; i++)
		if (strcmp(q->where[i].field, "id") == 0 && q->where[i].op == IS)
			return cli_read(c, q->entity, id_of(q->where[i].value));
	all.offset = all.limit = 0;
	int rc = cli_done(store_count(c->app->store, &all, q->limit, &n));
	return rc != CLI_GOOD ? rc : cli_read_many(c, q->entity, n);
}

bool cli_may_show(struct cli *c)
{
	if (c->app == NULL || !c->app->shared || c->withheld || is_of_nobody(c->command->name))
		return !c->withheld;
	c->withheld = cli_read_many(c, E_NONE, 1) != CLI_GOOD;
	return !c->withheld;
}
