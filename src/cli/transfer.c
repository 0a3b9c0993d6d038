/* import and export: files in and out. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/exchange.h"
#include "anker/place.h"
#include "anker/str.h"
#include "internal.h"

/* ---- import ---- */

enum { PREVIEW_ROWS = 3, LISTED = 20 /* duplicates and rejected rows, each; all are counted */ };

static const struct {
	const char *name;
	enum import_kind kind;
} kinds[] = {
	{ "placements", IMPORT_PLACEMENTS },
	{ "contacts", IMPORT_CONTACTS },
	{ "employers", IMPORT_EMPLOYERS },
	{ "employees", IMPORT_EMPLOYEES },
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static const char *const encodings[] = {
	[ENCODING_UTF8] = "UTF-8",
	[ENCODING_CP1252] = "Windows-1252",
	[ENCODING_UTF16LE] = "UTF-16LE",
	[ENCODING_UTF16BE] = "UTF-16BE",
};

struct importing {
	struct cli *cli;
	struct progress progress;
	size_t duplicates;
	size_t rejected;
	struct str told; /* lines about rows: they come in the middle of writing, and are shown after it */
};

static int on_progress(void *ctx, int64_t bytes, int64_t total, int64_t rows)
{
	struct importing *im = ctx;

	return progress_show(&im->progress, bytes, total, rows) ? 1 : 0;
}

static void on_duplicate(void *ctx, int line, const char *row_text, enum entity_id entity, int64_t resembles)
{
	struct importing *im = ctx;

	if (im->duplicates++ >= LISTED)
		return;
	struct arena *a = arena_new();
	str_addf(&im->told, _("  line %d: %s resembles %s/%s %s\n"), line, text_clean(a, row_text, false),
		model_entity(entity)->name, id_show(resembles, a),
		text_clean(a, store_title(im->cli->app->store, entity, resembles, a), false));
	arena_free(&a);
}

static void on_rejected(void *ctx, int line, const char *column, const char *reason)
{
	struct importing *im = ctx;

	if (im->rejected++ >= LISTED)
		return;
	struct arena *a = arena_new();
	/* Most reasons begin with the name of the field, which is often the header's. */
	bool said = *column == '\0' || strncmp(reason, column, strlen(column)) == 0;
	cli_wrap_to(im->cli, &im->told, 2, "", arena_printf(a, _("line %d rejected: %s%s%s"), line,
		said ? "" : column, said ? "" : ": ", reason));
	arena_free(&a);
}

static int set_kind(struct cli *c, struct import *im)
{
	const char *name = c->args.value[OPT_AS];

	if (name == NULL)
		return CLI_GOOD;
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(name, kinds[i].name) == 0)
			return cli_done(import_set_kind(im, kinds[i].kind));
	const struct entity *e = model_entity_by_name(name);
	if (e != NULL)
		return cli_done(import_set_records(im, e->id));
	return cli_wrong(_("--as takes a kind of record, such as placements, contacts or adaptations, not \"%s\""),
		name);
}

/* What the rows are, as --as takes it. */
static const char *kind_name(const struct import_plan *plan)
{
	return plan->records != NULL ? plan->records->plural : kinds[plan->kind].name;
}

/* --map "Bedrijf=placement.employer"; the column by header or number. */
static int set_map(struct cli *c, struct import *im, const char *map)
{
	const struct import_plan *plan = import_plan(im);
	const char *equals = strrchr(map, '=');

	if (equals == NULL || equals == map)
		return cli_wrong(_("--map takes COLUMN=ENTITY.FIELD, not \"%s\""), map);
	const char *header = text_fold(c->arena, arena_strndup(c->arena, map, (size_t)(equals - map)));
	const char *target = equals[1] == '\0' ? NULL : equals + 1;
	for (size_t i = 0; i < plan->ncolumns; i++)
		if (strcmp(text_fold(c->arena, plan->column[i].header), header) == 0)
			return cli_done(import_map(im, i, target));
	char *end;
	long number = strtol(header, &end, 10);
	if (*end == '\0' && number >= 1 && (size_t)number <= plan->ncolumns)
		return cli_done(import_map(im, (size_t)number - 1, target));
	return cli_refuse(_("the file has no column \"%.*s\""), (int)(equals - map), map);
}

static void show_plan(struct cli *c, const struct import_plan *plan)
{
	static const struct column col[] = {
		{ N_("Column"), false, true },
		{ N_("Goes to"), false, true },
		{ N_("Example"), false, false },
	};
	struct column titles[3];
	const char *separator =
		plan->separator == '\t' ? "tab" : arena_printf(c->arena, "%c", plan->separator);

	cli_print(c, _("  %s; separator %s, %s, header on line %d\n"), kind_name(plan), separator,
		encodings[plan->encoding], plan->header_line);
	for (size_t i = 0; i < 3; i++)
		titles[i] = (struct column){ _(col[i].title), col[i].right, col[i].keep };
	struct table *t = table_new(c, titles, 3);
	for (size_t i = 0; i < plan->ncolumns; i++) {
		const struct import_column *column = &plan->column[i];
		const char *target = _("(left out)");
		if (column->entity != NULL)
			target = arena_printf(c->arena, "%s.%s%s", column->entity->name,
				column->field != NULL ? column->field->name : "name",
				column->remembered ? " *" : "");
		table_row(t, (const char *const[]){
				     column->header, target, column->sample != NULL ? column->sample : "" });
	}
	table_end(&t);
}

static int show_preview(struct cli *c, struct import *im)
{
	const struct import_plan *plan = import_plan(im);
	char **cell;
	size_t rows;
	int rc = import_preview(im, PREVIEW_ROWS, c->arena, &cell, &rows);

	if (rc < 0)
		return cli_done(rc);
	cli_print(c, _("\n  The first rows as they are read:\n"));
	for (size_t r = 0; r < rows; r++) {
		const char *text = "";
		for (size_t i = 0; i < plan->ncolumns; i++)
			if (plan->column[i].entity != NULL && cell[r * plan->ncolumns + i][0] != '\0')
				text = arena_printf(c->arena, "%s%s%s=%s", text, *text != '\0' ? "; " : "",
					plan->column[i].header, cell[r * plan->ncolumns + i]);
		cli_wrap(c, 6, arena_printf(c->arena, "  %zu", r + 1), text);
	}
	cli_print(c, "\n");
	return CLI_GOOD;
}

/* Nothing is left out uncounted. */
static void show_told(struct cli *c, struct importing *im)
{
	if (im->told.len > 0)
		cli_print(c, "%s", im->told.text);
	str_free(&im->told);
	if (im->duplicates > LISTED)
		cli_print(c, _("  and %zu more lines of rows that resemble another\n"),
			im->duplicates - LISTED);
	if (im->rejected > LISTED)
		cli_print(c, _("  and %zu more rows rejected\n"), im->rejected - LISTED);
}

static void show_result(struct cli *c, const struct import_result *result, bool dry_run)
{
	if (result->rows == 0) {
		cli_print(c, _("  no rows below the line with column names\n"));
		return;
	}
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const struct entity *entity = model_entity((enum entity_id)e);
		if (result->made[e] != 0 || result->changed[e] != 0)
			cli_print(c,
				dry_run ? _("  %s: %lld would be new, %lld would change\n")
					: _("  %s: %lld new, %lld changed\n"),
				lang_text(entity->label_plural), (long long)result->made[e],
				(long long)result->changed[e]);
	}
	cli_print(c, _("  %lld rows read, %lld without news, %lld possible duplicates, %lld rejected\n"),
		(long long)result->rows, (long long)result->unchanged, (long long)result->duplicates,
		(long long)result->rejected);
	if (result->rejected_path[0] != '\0')
		cli_print(c, _("  rejected rows, with line, column and reason: %s\n"),
			place_shown(result->rejected_path));
}

/* What standard input gave, read once, and what stands for its name: rejected rows go beside that. */
enum { PIPED_MOST = 64 << 20 };
static struct str piped = STR_INIT;
#define PIPED_NAME "import.csv"

static int read_piped(struct cli *c, const char **name)
{
	char piece[BUFSIZ];
	size_t n;

	str_add(&piped, "");
	while (piped.len <= PIPED_MOST && (n = fread(piece, 1, sizeof(piece), stdin)) > 0)
		str_add_n(&piped, piece, n);
	if (piped.len > PIPED_MOST)
		return cli_refuse(_("standard input is larger than %d MB; cut it in parts"), PIPED_MOST >> 20);
	return ferror(stdin) ? cli_refuse(_("standard input cannot be read: %s"), strerror(errno))
			     : cli_path(c, PIPED_NAME, name);
}

static int open_import(struct cli *c, struct import **im, struct store *store, const char *path)
{
	int rc;

	if (strcmp(path, "-") != 0)
		return cli_done(import_open(im, store, path, c->options.today));
	if ((rc = read_piped(c, &path)) != CLI_GOOD)
		return rc;
	return cli_done(import_open_memory(im, store, piped.text, piped.len, path, c->options.today));
}

static int import_one(struct cli *c, const char *path)
{
	struct import *im = NULL;
	struct importing state = { .cli = c, .told = STR_INIT };
	const struct import_hooks hooks = { on_progress, on_duplicate, on_rejected, &state };
	struct import_result *result = arena_alloc(c->arena, sizeof(*result));
	bool dry_run = c->args.given[OPT_DRY_RUN];
	int rc = open_import(c, &im, c->app->store, path);

	if (rc != CLI_GOOD)
		return rc;
	import_set_expert(im, c->app->expert);
	import_set_codes(im, app_import_code, c->app);
	rc = set_kind(c, im);
	for (size_t i = 0; rc == CLI_GOOD && i < c->args.nmap; i++)
		rc = set_map(c, im, c->args.map[i]);
	if (rc != CLI_GOOD)
		goto out;
	cli_print(c, "%s\n", place_shown(path));
	if (dry_run) {
		show_plan(c, import_plan(im));
		if ((rc = show_preview(c, im)) != CLI_GOOD)
			goto out;
	}
	progress_begin(&state.progress, _("rows"));
	int done = app_import(c->app, im, dry_run, &hooks, result);
	progress_end(&state.progress);
	show_told(c, &state);
	rc = done < 0 && done != ERR_STOPPED ? cli_done(done) : CLI_GOOD;
	if (done == 0 || done == ERR_STOPPED)
		show_result(c, result, dry_run);
	if (done == ERR_STOPPED || result->stopped)
		rc = cli_refuse(_("stopped: %lld rows of %s are in; importing it again goes on from there"),
			(long long)result->rows, place_shown(path));
	else if (result->rejected > 0)
		rc = CLI_REFUSED;
out:
	import_close(&im);
	return rc;
}

/* A file that is no use must not leave an empty caseload behind, and a dry run
 * none at all. */
int prepare_import(struct cli *c)
{
	struct import *im = NULL;
	int rc = CLI_GOOD;

	if (access(c->options.db, F_OK) == 0)
		return CLI_GOOD;
	if (c->args.given[OPT_DRY_RUN]) {
		c->options.db = ":memory:";
		return CLI_GOOD;
	}
	for (int i = 0; i < c->words && rc == CLI_GOOD; i++) {
		rc = open_import(c, &im, NULL, c->word[i]);
		import_close(&im);
	}
	return rc;
}

int command_import(struct cli *c)
{
	int rc = cli_path_words_or_stream(c, 0);

	if (rc != CLI_GOOD)
		return rc;
	for (int i = 0; i < c->words; i++) {
		int one = import_one(c, c->word[i]);
		if (one > rc)
			rc = one;
		if (one == CLI_WRONG_USE)
			break;
	}
	/* Whoever looks at the suggestions next need not wait for it. */
	if (rc != CLI_WRONG_USE && !c->args.given[OPT_DRY_RUN])
		cli_keep_facts(c);
	return rc;
}

/* ---- export ---- */

struct passing_on {
	FILE *out;
	int why; /* that it did not go on; 0: it did, or was ended */
};

static ssize_t pass_bytes(void *to, const char *buf, size_t size)
{
	struct passing_on *p = to;

	if (progress_ended())
		return 0;
	size_t done = fwrite(buf, 1, size, p->out);
	if (done < size && p->why == 0)
		p->why = errno;
	return (ssize_t)done;
}

/* Without a query: the calendar. */
static int write_kind(struct cli *c, const struct query *q, FILE *out)
{
	enum visibility whom = V_INTERNAL;

	if (q == NULL)
		return app_calendar(c->app, c->args.given[OPT_ALL] ? 0 : c->app->expert,
			c->args.given[OPT_NAMES], out, NULL);
	if (c->args.given[OPT_FOR])
		whom = strcmp(c->args.value[OPT_FOR], "employee") == 0 ? V_EMPLOYEE : V_EMPLOYER;
	if (whom)
		return c->args.given[OPT_JSON] ? export_json_for(c->app->store, q, whom, out)
					       : export_csv_for(c->app->store, q, whom, out);
	return c->args.given[OPT_JSON] ? export_json(c->app->store, q, out)
				       : export_csv(c->app->store, q, out);
}

/* Through a stream that fails when the administrator ends this: the table is then not whole. */
static int write_records(struct cli *c, const struct query *q, struct passing_on *to)
{
	FILE *stream = fopencookie(to, "w", (cookie_io_functions_t){ .write = pass_bytes });
	int rc = stream != NULL ? write_kind(c, q, stream) : err_set(ERR_IO, "%s", _("out of memory"));

	if (stream != NULL && fclose(stream) != 0 && rc == 0)
		rc = err_set(ERR_IO, "%s", _("the table is not whole"));
	return rc;
}

/* The file is written beside its name and put in place when it is whole; only
 * its owner may read it. */
static int export_file(struct cli *c, const struct query *q, const char *path)
{
	struct stat st;
	bool plain = stat(path, &st) != 0 || S_ISREG(st.st_mode); /* else a pipe or device: straight in */
	const char *part = plain ? arena_printf(c->arena, "%s.part", path) : path;
	if (plain)
		unlink(part); /* left by an export that was killed; its mode may be anything */
	int fd = open(part, O_WRONLY | O_CREAT | (plain ? O_EXCL : 0) | O_CLOEXEC, 0600);
	FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (out == NULL)
		return cli_refuse(_("%s cannot be written: %s"), path, strerror(errno));
	struct passing_on to = { .out = out };
	int done = write_records(c, q, &to), rc;
	bool failed = to.why != 0 || fflush(out) != 0 || (plain && fsync(fd) != 0);
	int why = to.why != 0 ? to.why : errno;
	fclose(out);
	/* What the disk says goes before that the table is not whole, which follows from it. */
	rc = failed ? cli_refuse(_("%s cannot be written: %s"), path, strerror(why)) : cli_done(done);
	if (rc == CLI_GOOD && plain && rename(part, path) != 0)
		rc = cli_refuse(_("%s cannot be written: %s"), path, strerror(errno));
	if (rc != CLI_GOOD && plain)
		unlink(part);
	return rc;
}

/* A table for somebody else: only what they may be told, with a consent or a ground. */
static int leaves(struct cli *c, const struct query *q)
{
	const char *whom = c->args.given[OPT_FOR] ? c->args.value[OPT_FOR] : NULL;

	if (!whom)
		return CLI_GOOD;
	if (strcmp(whom, "employer") != 0 && strcmp(whom, "employee") != 0)
		return cli_wrong(_("--for takes employer or employee, not \"%s\""), whom);
	return cli_pass_records(c, q, whom);
}

static int export_stdout(struct cli *c, const struct query *q)
{
	FILE *stream = safe_stream(c->out, c->args.given[OPT_JSON] ? SAFE_JSON : SAFE_CSV);
	struct passing_on to = { .out = stream };
	int done = stream != NULL ? write_records(c, q, &to) : err_set(ERR_IO, _("out of memory"));
	if (stream != NULL)
		fclose(stream);
	return cli_gone(c) ? CLI_GOOD : cli_done(done);
}

/* What a table takes and a calendar does not. */
static int export_calendar(struct cli *c)
{
	static const enum option_id tables[] = { OPT_CSV, OPT_JSON, OPT_TEXT, OPT_LIMIT, OPT_FOR, OPT_GROUND,
		OPT_REASON };

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (c->args.given[tables[i]])
			return cli_wrong(_("a calendar takes --names, --all and --output, no --%s"),
				cli_option_rows[tables[i]].name);
	if (c->words > 1)
		return cli_wrong(_("a calendar takes no conditions"));
	return cli_output(c) != NULL ? export_file(c, NULL, cli_output(c)) : export_stdout(c, NULL);
}

int command_export(struct cli *c)
{
	struct query q;

	if (strcmp(c->word[0], "calendar") == 0 || strcmp(c->word[0], "agenda") == 0)
		return export_calendar(c);
	if (c->args.given[OPT_NAMES])
		return cli_wrong("%s", _("--names goes with a calendar"));
	int rc = cli_query(c, c->word[0], &q);
	if (rc != CLI_GOOD || (rc = cli_read_query(c, &q)) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_CSV] && c->args.given[OPT_JSON])
		return cli_wrong(_("choose --csv or --json, not both"));
	if ((rc = leaves(c, &q)) != CLI_GOOD)
		return rc;
	if (cli_output(c) != NULL)
		return export_file(c, &q, cli_output(c));
	return export_stdout(c, &q);
}
