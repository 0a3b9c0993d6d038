/* Upkeep of the file: check, demo. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/backup.h"
#include "anker/str.h"
#include "internal.h"

struct checking {
	struct progress progress;
	size_t found;
	struct str told; /* findings: some come while others wait to write, and all are shown after it */
};

static void on_finding(void *ctx, const char *line)
{
	struct checking *state = ctx;

	state->found++;
	str_addf(&state->told, "%s\n", line);
}

static void on_percent(void *ctx, int percent)
{
	struct checking *state = ctx;

	progress_show(&state->progress, percent, 100, 0);
}

int command_check(struct cli *c)
{
	struct checking state = { .told = STR_INIT };

	progress_begin(&state.progress, NULL);
	int done = app_check(c->app, on_finding, on_percent, &state);
	progress_end(&state.progress);
	if (state.told.len > 0)
		cli_print(c, "%s", state.told.text);
	str_free(&state.told);
	if (state.found > 0)
		return cli_refuse(_("%zu findings in %s; keep a copy of the file and restore the latest "
				    "backup that is good"),
			state.found, c->options.db);
	if (done < 0)
		return cli_done(done);
	cli_print(c, _("%s is good\n"), c->options.db);
	return CLI_GOOD;
}

/* ---- demo ---- */

/* The demo goes to a file of its own, which --new starts afresh. A caseload that
 * was named is never thrown away. */
int prepare_demo(struct cli *c)
{
	static const char *const parts[] = { "", "-wal", "-shm", ".queue" };

	if (!c->options.db_given)
		c->options.db = c->options.demo_db;
	if (!c->args.given[OPT_NEW] || access(c->options.db, F_OK) != 0)
		return CLI_GOOD;
	if (c->options.db_given)
		return cli_refuse(_("--new does not throw away %s; name a file that does not exist yet"),
			c->options.db);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const char *path = arena_printf(c->arena, "%s%s", c->options.db, parts[i]);
		if (unlink(path) != 0 && errno != ENOENT)
			return cli_refuse(_("%s cannot be removed: %s"), path, strerror(errno));
	}
	return CLI_GOOD;
}

static int on_demo(void *ctx, int64_t done, int64_t total)
{
	return progress_show(ctx, done, total, done) ? 1 : 0;
}

/* Without a terminal there is nothing to open on. */
static int open_demo(struct cli *c)
{
	c->options.open_screens = c->args.given[OPT_OPEN] && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	if (!c->options.open_screens)
		cli_print(c, _("a fictional caseload is in %s\nopen it with: anker --db %s\n"), c->options.db,
			c->options.db);
	return CLI_GOOD;
}

static int is_filled(struct cli *c, bool *out)
{
	const struct query q = { .entity = E_PLACEMENT };
	int64_t n = 0;
	int rc = store_count(c->app->store, &q, 1, &n);

	*out = n > 0;
	return cli_done(rc);
}

int command_demo(struct cli *c)
{
	struct progress progress;
	long placements = 0;
	bool filled = false;

	if (c->args.given[OPT_PLACEMENTS]) {
		char *end;
		placements = strtol(c->args.value[OPT_PLACEMENTS], &end, 10);
		if (*end != '\0' || placements < 1 || placements > INT_MAX)
			return cli_wrong(_("--placements takes a number above 0, not \"%s\""),
				c->args.value[OPT_PLACEMENTS]);
	}
	/* Only our own file is opened as it was: one that was named may be real work. */
	if (c->args.given[OPT_OPEN] && !c->options.db_given) {
		int rc = is_filled(c, &filled);
		if (rc != CLI_GOOD || filled)
			return rc == CLI_GOOD ? open_demo(c) : rc;
	}
	progress_begin(&progress, _("placements"));
	int done = app_demo(c->app, (int)placements, on_demo, &progress);
	progress_end(&progress);
	if (done == ERR_STOPPED)
		return cli_refuse(_("stopped; what was made so far is in %s"), c->options.db);
	if (done == 0 && c->args.given[OPT_WITH_PROGRAMME])
		done = app_demo_programme(c->app);
	if (done == 0 && c->args.given[OPT_FIELD])
		done = app_demo_field(c->app);
	return done < 0 ? cli_done(done) : open_demo(c);
}
