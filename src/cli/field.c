/* `anker field`: take work along and bring it home; the list of what is out. */
#include <stdlib.h>
#include <string.h>

#include "field.h"
#include "field_home.h"

/* ---- take-outs ---- */

int cli_takeout(struct cli *c, const char *word, struct takeout *out)
{
	struct store_identity me;
	char *end;
	long site = strtol(word, &end, 10);
	int done = store_identity(c->app->store, c->arena, &me);

	if (done == 0 && me.takeout != NULL)
		return cli_refuse(_("this is take-out %d, of %s; the list is at the office"), me.site, me.owner);
	if (done < 0)
		return cli_done(done);
	if (*word == '\0' || *end != '\0' || site <= 0 || site > INT32_MAX)
		return cli_wrong(_("\"%s\" is no number of a take-out; anker field list tells them"), word);
	return cli_done(store_takeout(c->app->store, (int)site, c->arena, out));
}

const char *cli_moment(struct cli *c, const char *at)
{
	return date_short(c->arena, moment_day(at), c->options.today);
}

/* How it stands: "out", "home 20 Nov". */
static const char *standing(struct cli *c, const struct takeout *t)
{
	static const struct {
		const char *state, *words;
	} all[] = {
		{ "out", N_("out") },
		{ "home", N_("home") },
		{ "lost", N_("lost") },
		{ "void", N_("not made") },
	};
	const char *words = t->state;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(t->state, all[i].state) == 0)
			words = _(all[i].words);
	return t->last == NULL ? words : arena_printf(c->arena, "%s %s", words, cli_moment(c, t->last));
}

json_t *cli_takeout_json(const struct takeout *t)
{
	json_t *o = json_object();

	json_object_set_new(o, "takeout", json_integer(t->site));
	json_object_set_new(o, "label", json_text(t->label));
	json_object_set_new(o, "owner", json_text(t->owner));
	json_object_set_new(o, "at", json_text(t->at));
	json_object_set_new(o, "scope", json_text(t->scope));
	json_object_set_new(o, "state", json_text(t->state));
	json_object_set_new(o, "last", json_text(t->last));
	json_object_set_new(o, "copy_of", t->copy_of != 0 ? json_integer(t->copy_of) : json_null());
	json_object_set_new(o, "placements", json_integer(t->placements));
	json_object_set_new(o, "records", json_integer(t->records));
	return o;
}

static json_t *takeout_at(struct cli *c, const void *list, size_t i)
{
	(void)c;
	return cli_takeout_json(&((const struct takeout *)list)[i]);
}

static void takeout_row(struct cli *c, struct table *t, const struct takeout *row)
{
	table_row(t, (const char *const[]){
		arena_printf(c->arena, "%d", row->site), row->label, row->owner, cli_moment(c, row->at),
		standing(c, row), arena_printf(c->arena, "%lld", (long long)row->placements),
		arena_printf(c->arena, "%lld", (long long)row->records), row->scope });
}

static int note_nothing(struct cli *c)
{
	struct store_identity me;
	int rc = store_identity(c->app->store, c->arena, &me);

	if (rc == 0 && me.takeout != NULL)
		cli_note(_("this is take-out %d, of %s; the list is at the office"), me.site, me.owner);
	else if (rc == 0)
		cli_note(_("nothing was taken along; anker field out --mine does"));
	return rc;
}

static int list(struct cli *c)
{
	const struct column col[] = {
		{ _("No."), true, true }, { _("Where to"), false, true }, { _("Whose"), false, true },
		{ _("Since"), false, true }, { _("State"), false, true }, { _("Placements"), true, false },
		{ _("Records"), true, false }, { _("What"), false, false },
	};
	struct takeout *row;
	size_t n;
	int done = store_takeouts(c->app->store, c->arena, &row, &n);

	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, takeout_at, row);
		return CLI_GOOD;
	}
	if (n == 0 && (done = note_nothing(c)) < 0)
		return cli_done(done);
	struct table *t = n > 0 ? table_new(c, col, sizeof(col) / sizeof(col[0])) : NULL;
	for (size_t i = 0; i < n; i++)
		takeout_row(c, t, &row[i]);
	if (n > 0)
		table_end(&t);
	return CLI_GOOD;
}

/* ---- one of them ---- */

static json_t *kinds_json(const struct kind_count *kind, size_t n)
{
	json_t *o = json_object();

	for (size_t i = 0; i < n; i++)
		json_object_set_new(o, model_entity(kind[i].entity)->plural, json_integer(kind[i].n));
	return o;
}

json_t *cli_titles_json(const struct match *m, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_text(m[i].title));
	return list;
}

static void print_takeout(struct cli *c, const struct takeout *t)
{
	cli_print(c, _("take-out %d · %s (%s) · since %s · %s\n"), t->site, t->label, t->owner, cli_moment(c, t->at),
		standing(c, t));
	cli_wrap(c, 2, "  ", t->scope);
	if (t->copy_of != 0)
		cli_print(c, _("  the other laptop's copy of take-out %d\n"), t->copy_of);
}

static int show(struct cli *c)
{
	struct takeout t;
	struct match *placement;
	struct kind_count kind[E_COUNT];
	size_t n, nkinds;
	int rc = cli_takeout(c, c->word[1], &t);

	if (rc != CLI_GOOD || (rc = cli_taken_kinds(c, t.site, kind, &nkinds)) != CLI_GOOD ||
		(rc = cli_done(store_taken(c->app->store, t.site, E_PLACEMENT, c->arena, &placement, &n))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		json_t *o = cli_takeout_json(&t);
		json_object_set_new(o, "kinds", kinds_json(kind, nkinds));
		json_object_set_new(o, "titles", cli_titles_json(placement, n));
		cli_json(c, o);
		return CLI_GOOD;
	}
	print_takeout(c, &t);
	for (size_t i = 0; i < nkinds; i++)
		cli_print(c, "  %s\n", cli_of_kind(c, kind[i].n, kind[i].entity));
	for (size_t i = 0; i < n; i++)
		cli_print(c, "%s%s\n", i == 0 ? "\n" : "", placement[i].title);
	return CLI_GOOD;
}

/* ---- the command ---- */

static const struct part {
	const char *name;
	int (*run)(struct cli *c);
	enum caseload caseload;
	bool own_passphrase; /* --passphrase-file is of the file it is about, not of the caseload */
	bool own_recovery;   /* so is --recovery */
	int least, most;     /* words behind it */
	const char *usage;
} parts[] = {
	{ "out", cli_field_out, CASELOAD_WRITE, true, false, 0, 0,
		N_("field out --mine | --placements N,N | --employers N,N [--since DATE] [--label WHERE] [-o FILE]") },
	{ "list", list, CASELOAD_READ, false, false, 0, 0, N_("field list [--json]") },
	{ "show", show, CASELOAD_READ, false, false, 1, 1, N_("field show N [--json]") },
	{ "lost", cli_field_lost, CASELOAD_WRITE, false, false, 1, 1, N_("field lost N [-o FILE] [--yes]") },
	{ "in", cli_field_in, CASELOAD_NONE, true, true, 1, 1,
		N_("field in FILE [--dry-run | --yes] [--copy] [--force] [--recovery] [--to HOST] [--json]") },
	{ "shelf", cli_field_shelf, CASELOAD_READ, false, false, 0, 0, N_("field shelf [--json]") },
	{ "settle", cli_field_settle, CASELOAD_WRITE, false, false, 2, 2, N_("field settle N office|laptop|both|VALUE") },
};

/* What stands behind the command opened nothing: it is of the other file. */
static void note_order(const struct cli *c, const struct part *p)
{
	if (p->own_passphrase && c->app == NULL && c->args.given[OPT_PASSPHRASE_FILE] &&
		c->options.passphrase_file == NULL && seal_is(c->options.db))
		cli_note(_("behind 'field %s' it is the take-out's; the caseload's own stands before it: "
			   "anker --passphrase-file FILE field %s ..."),
			p->name, p->name);
}

static int run_part(struct cli *c, const struct part *p)
{
	int rc = CLI_GOOD;

	if (c->words - 1 < p->least || c->words - 1 > p->most)
		return cli_wrong(_("use it as: anker %s"), _(p->usage));
	if (!p->own_passphrase && c->args.given[OPT_PASSPHRASE_FILE])
		c->options.passphrase_file = c->args.value[OPT_PASSPHRASE_FILE];
	if (!p->own_recovery && c->args.given[OPT_RECOVERY])
		c->options.recovery = true;
	if (p->caseload != CASELOAD_NONE)
		rc = cli_open_caseload(c, p->caseload);
	if (rc == CLI_GOOD)
		rc = p->run(c);
	if (rc == CLI_REFUSED)
		note_order(c, p);
	return rc;
}

int command_field(struct cli *c)
{
	const char *names = "";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (strcmp(c->word[0], parts[i].name) == 0)
			return run_part(c, &parts[i]);
		names = arena_printf(c->arena, "%s%s%s", names, i > 0 ? ", " : "", parts[i].name);
	}
	return cli_wrong(_("field %s does not exist; choose from %s"), c->word[0], names);
}
