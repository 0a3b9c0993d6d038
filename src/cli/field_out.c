/* `anker field out`: what goes along, for whom, in which file. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/colleague.h"
#include "anker/place.h"
#include "anker/str.h"
#include "field.h"

/* ---- what was chosen ---- */

struct ids {
	int64_t *id; /* in the arena */
	size_t n;
};

static void add_id(struct cli *c, struct ids *to, int64_t id)
{
	void *rows = to->id;

	*(int64_t *)arena_add(c->arena, &rows, &to->n, sizeof(id)) = id;
	to->id = rows;
}

/* "3,9": numbers, own numbers or titles, with commas between. */
static int read_ids(struct cli *c, const char *list, enum entity_id e, struct ids *to)
{
	char *copy = arena_strdup(c->arena, list), *save = NULL;

	for (char *word = strtok_r(copy, ",", &save); word != NULL; word = strtok_r(NULL, ",", &save)) {
		enum entity_id found;
		int64_t id;
		int rc = cli_record(c, text_trim(c->arena, word), e, &found, &id);
		if (rc != CLI_GOOD)
			return rc;
		if (found != e)
			return cli_wrong(_("%s is no %s"), word, lang_text(model_entity(e)->label));
		add_id(c, to, id);
	}
	return CLI_GOOD;
}

static int read_mine(struct cli *c, struct ids *to)
{
	struct travel_scope mine = { 0 };

	if (c->app->expert == 0)
		return cli_refuse(_("--mine: no labour expert has the login %s; name placements or employers"),
			c->app->user);
	int done = store_travel_mine(c->app->store, c->app->expert, c->arena, &mine);
	if (done < 0)
		return cli_done(done);
	for (size_t i = 0; i < mine.nplacements; i++)
		add_id(c, to, mine.placement[i]);
	return mine.nplacements > 0 ? CLI_GOOD : cli_refuse(_("there are no placements of %s"), c->app->user);
}

static int read_since(struct cli *c, day *since)
{
	const char *word = c->args.value[OPT_SINCE];

	*since = DAY_NONE;
	if (word != NULL && date_parse(word, c->options.today, since) < 0)
		return cli_wrong(_("--since: %s"), err_last());
	return CLI_GOOD;
}

static int read_scope(struct cli *c, struct travel_scope *scope)
{
	const char *placements = c->args.value[OPT_PLACEMENTS], *employers = c->args.value[OPT_EMPLOYERS];
	struct ids placement = { 0 }, employer = { 0 };
	int rc = CLI_GOOD;

	if (!c->args.given[OPT_MINE] && placements == NULL && employers == NULL)
		return cli_wrong(_("say what goes along: --mine, --placements 42,43 or --employers 3,9"));
	if (c->args.given[OPT_MINE] && (rc = read_mine(c, &placement)) != CLI_GOOD)
		return rc;
	if ((placements != NULL && (rc = read_ids(c, placements, E_PLACEMENT, &placement)) != CLI_GOOD) ||
		(employers != NULL && (rc = read_ids(c, employers, E_ORGANISATION, &employer)) != CLI_GOOD) ||
		(rc = read_since(c, &scope->since)) != CLI_GOOD)
		return rc;
	scope->placement = placement.id;
	scope->nplacements = placement.n;
	scope->employer = employer.id;
	scope->nemployers = employer.n;
	return CLI_GOOD;
}

/* "my caseload, placements 42 and 43; from 01-01-2026": for the list of take-outs. */
static const char *scope_words(struct cli *c, const struct travel_scope *scope)
{
	const char *placements = c->args.value[OPT_PLACEMENTS], *employers = c->args.value[OPT_EMPLOYERS];
	struct str words = STR_INIT;

	if (c->args.given[OPT_MINE])
		str_addf(&words, _("caseload of %s"), c->app->user);
	if (placements != NULL)
		str_addf(&words, "%s%s %s", words.len > 0 ? "; " : "", _("placements"), placements);
	if (employers != NULL)
		str_addf(&words, "%s%s %s", words.len > 0 ? "; " : "", _("employers"), employers);
	if (scope->since != DAY_NONE)
		str_addf(&words, _("; from %s"), date_long(c->arena, scope->since));
	const char *out = arena_strdup(c->arena, words.text);
	str_free(&words);
	return out;
}

/* ---- the file ---- */

static const char *file_name(struct cli *c)
{
	const char *given = c->args.value[OPT_OUTPUT], *home = getenv("HOME");

	if (given != NULL)
		return given;
	/* From a server it goes where the user's own machine sends it, or to the user's folder there. */
	if (place_restricted() && !isatty(STDOUT_FILENO))
		return "-";
	if (place_restricted())
		home = place_folder();
	return arena_printf(c->arena, "%s%sANKER-week%02d.anker", home != NULL ? home : "", home != NULL ? "/" : "",
		date_week(c->options.today));
}

static int on_record(void *ctx, int64_t done, int64_t total)
{
	return progress_show(ctx, done, total, done);
}

static int write_file(struct cli *c, struct field_out *o, int *site)
{
	struct progress progress;
	struct secret *passphrase;
	int done = cli_new_passphrase(c->args.value[OPT_PASSPHRASE_FILE], o->path, &passphrase);

	if (done < 0)
		return cli_done(done);
	o->passphrase = passphrase;
	o->progress = on_record;
	o->ctx = &progress;
	progress_begin(&progress, _("records"));
	done = app_field_out(c->app, o, site);
	progress_end(&progress);
	secret_free(&passphrase);
	return cli_done(done);
}

static int report(struct cli *c, const struct field_out *o, int site, const struct travel_count *count)
{
	struct takeout t;
	bool streamed = strcmp(o->path, "-") == 0;
	int rc = cli_done(store_takeout(c->app->store, site, c->arena, &t));

	if (rc != CLI_GOOD)
		return rc;
	const char *line = arena_printf(c->arena,
		ngettext("%s: take-out %d, %s, %lld record. Also at %s since %s.",
			"%s: take-out %d, %s, %lld records. Also at %s since %s.", (unsigned long)t.records),
		o->path, site, cli_of_kind(c, t.placements, E_PLACEMENT), (long long)t.records, t.label,
		cli_moment(c, t.at));
	if (streamed) /* the file itself is the output */
		cli_note("%s", line);
	else if (c->args.given[OPT_JSON]) {
		json_t *all = cli_takeout_json(&t);
		json_object_set_new(all, "file", json_text(o->path));
		json_object_set_new(all, "kinds", cli_travel_json(count));
		cli_json(c, all);
	} else
		cli_print(c, "%s\n", line);
	return CLI_GOOD;
}

/* Where it goes, as lists and marks show it behind records. */
static int read_label(struct cli *c, const char **label)
{
	const char *word = c->args.value[OPT_LABEL];

	*label = word != NULL ? text_trim(c->arena, word) : "laptop";
	if (**label == '\0' || !text_valid(*label, strlen(*label)) ||
		strcmp(*label, text_clean(c->arena, *label, false)) != 0)
		return cli_wrong(_("--label takes a few words in one line: where it goes"));
	return CLI_GOOD;
}

/* All of it leaves the caseload. */
static int note_reading(struct cli *c, const struct travel_count *count)
{
	int64_t records = 0;

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		records += count->travels[e];
	return cli_done(app_read_many(c->app, E_NONE, records, "field out"));
}

int cli_field_out(struct cli *c)
{
	struct field_out o = { .path = file_name(c), .owner = c->app->user, .share = c->options.share,
		.output_ms = stream_limit() };
	struct travel_count count;
	int site = 0, rc = read_label(c, &o.label);

	if (rc != CLI_GOOD || (rc = read_scope(c, &o.scope)) != CLI_GOOD || (rc = cli_done(store_travel_count(c->app->store, &o.scope, &count))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_DRY_RUN]) {
		if (c->args.given[OPT_JSON])
			cli_json(c, cli_travel_json(&count));
		else
			cli_travel_print(c, &count);
		return CLI_GOOD;
	}
	if ((rc = note_reading(c, &count)) != CLI_GOOD)
		return rc;
	o.words = scope_words(c, &o.scope);
	rc = write_file(c, &o, &site);
	return rc == CLI_GOOD ? report(c, &o, site, &count) : rc;
}
