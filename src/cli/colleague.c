/* colleague, open: a colleague's file, found by its whole name or number, and opened with a reason; in one's own
 * caseload one whose processing is restricted. */
#include <stdlib.h>
#include <string.h>

#include "anker/colleague.h"
#include "internal.h"

enum { MINUTES_OF_HOUR = 60 };

/* ---- colleague ---- */

static json_t *file_at(struct cli *c, const void *list, size_t i)
{
	const struct elsewhere_file *f = &((const struct elsewhere_file *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "entity", json_text(model_entity(f->entity)->name));
	json_object_set_new(o, "id", json_id(f->id));
	json_object_set_new(o, "title", json_text(f->title));
	json_object_set_new(o, "expert", json_text(f->expert));
	return o;
}

static const char *file_word(struct cli *c, const struct elsewhere_file *f)
{
	return arena_printf(c->arena, "%s/%s", model_entity(f->entity)->name, id_show(f->id, c->arena));
}

static const char *none_found(const struct cli *c)
{
	return c->app->shared ? _("no colleague has a file under exactly that name or number")
			      : _("this caseload is your own: no file in it is restricted under that name or number");
}

int command_colleague(struct cli *c)
{
	const struct column col[] = {
		{ _("Record"), false, true },
		{ _("The file"), false, true },
		{ _("Whose"), false, true },
	};
	const char *words = c->words ? c->word[0] : "";
	struct elsewhere_file *f;
	size_t n;

	for (int i = 1; i < c->words; i++)
		words = arena_printf(c->arena, "%s %s", words, c->word[i]);
	int rc = cli_done(app_find_elsewhere(c->app, words, c->arena, &f, &n));
	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, file_at, f);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ file_word(c, &f[i]), f[i].title,
				     *f[i].expert ? f[i].expert : _("nobody") });
	table_end(&t);
	if (n == 0)
		cli_note("%s", none_found(c));
	return CLI_GOOD;
}

/* ---- open ---- */

/* "placement/42", or a whole name or own number that only one file has. */
static int far_record(struct cli *c, const char *word, enum entity_id *e, int64_t *id)
{
	const char *slash = strchr(word, '/');
	const struct entity *entity =
		slash != NULL ? model_entity_by_name(arena_strndup(c->arena, word, (size_t)(slash - word)))
			      : NULL;
	struct elsewhere_file *f;
	size_t n;

	if (entity != NULL && id_parse(slash + 1, id) == 0) {
		*e = entity->id;
		return CLI_GOOD;
	}
	int rc = cli_done(app_find_elsewhere(c->app, word, c->arena, &f, &n));
	if (rc != CLI_GOOD)
		return rc;
	if (n != 1)
		return n == 0 ? cli_refuse("%s", none_found(c))
			      : cli_refuse(_("%zu files have that name; 'anker colleague' shows them: open "
					     "one by its "
					     "number, as placement/42"),
					n);
	*e = f[0].entity;
	*id = f[0].id;
	return CLI_GOOD;
}

/* "90", "90m", "2h": minutes; 0 when it is not given. */
static int read_minutes(struct cli *c, int *out)
{
	const char *word = c->args.value[OPT_UNTIL];
	char *end;

	*out = 0;
	if (word == NULL)
		return CLI_GOOD;
	long n = strtol(word, &end, 10);
	bool hours = strcmp(end, "h") == 0 || strcmp(end, "u") == 0;
	if (n <= 0 || n > INT16_MAX || (*end != '\0' && !hours && strcmp(end, "m") != 0))
		return cli_wrong(_("--until takes how long, as 90m or 2h, not \"%s\""), word);
	*out = (int)n * (hours ? MINUTES_OF_HOUR : 1);
	return CLI_GOOD;
}

int command_open(struct cli *c)
{
	const char *kind = c->args.given[OPT_KIND] ? c->args.value[OPT_KIND] : "other", *until;
	enum entity_id e = E_NONE;
	int64_t id = 0;
	int minutes, rc = read_minutes(c, &minutes);

	if (rc != CLI_GOOD || (rc = far_record(c, c->word[0], &e, &id)) != CLI_GOOD)
		return rc;
	rc = cli_done(app_open_with_reason(
		c->app, e, id, kind, c->args.value[OPT_REASON], minutes, &until, c->arena));
	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		json_t *o = json_object();
		json_object_set_new(o, "entity", json_text(model_entity(e)->name));
		json_object_set_new(o, "id", json_id(id));
		json_object_set_new(o, "until", json_text(until));
		cli_json(c, o);
		return CLI_GOOD;
	}
	cli_print(c, c->app->shared ? _("%s is open until %s; a colleague who has the file is told\n")
				    : _("%s is open until %s, though it is restricted; the reason is kept\n"),
		store_title(c->app->store, e, id, c->arena), moment_long(c->arena, until));
	return CLI_GOOD;
}
