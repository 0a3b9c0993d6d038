/* hand-over, stand-in: who works on whose files. */
#include <string.h>

#include "anker/colleague.h"
#include "anker/str.h"
#include "internal.h"

/* An expert by account, name or number; --of says whose caseload it is, without it one's own. */
static int expert(struct cli *c, const char *word, int64_t *id)
{
	enum entity_id e;
	int rc = cli_record(c, word, E_EXPERT, &e, id);

	return rc != CLI_GOOD || e == E_EXPERT ? rc : cli_wrong(_("\"%s\" is no expert"), word);
}

static int whose(struct cli *c, int64_t *id)
{
	const char *word = c->args.value[OPT_OF];

	*id = c->app->expert;
	if (word != NULL && strcmp(word, "nobody") == 0) {
		*id = 0;
		return CLI_GOOD;
	}
	if (word != NULL)
		return expert(c, word, id);
	return *id ? CLI_GOOD : cli_wrong(_("say whose files with --of EXPERT (or --of nobody)"));
}

/* ---- hand-over ---- */

/* "42,43": numbers, as who hands over files of others does not see them. */
static int read_placements(struct cli *c, struct hand_over *h)
{
	char *rest = arena_strdup(c->arena, c->args.value[OPT_PLACEMENTS]), *word;
	int64_t *list = arena_alloc(c->arena, (strlen(rest) + 1) * sizeof *list);

	for (char *save; (word = strtok_r(rest, ", ", &save)) != NULL; rest = NULL) {
		const char *slash = strchr(word, '/');
		if (id_parse(slash != NULL ? slash + 1 : word, &list[h->n++]) < 0)
			return cli_wrong("--placements: %s", err_last());
	}
	h->placement = list;
	return h->n ? CLI_GOOD : cli_wrong(_("--placements takes numbers: 42,43"));
}

int command_hand_over(struct cli *c)
{
	struct hand_over h = { .note = c->args.value[OPT_NOTE] };
	size_t moved;
	int rc = whose(c, &h.from);

	if (rc != CLI_GOOD || (rc = expert(c, c->word[0], &h.to)) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_PLACEMENTS] && (rc = read_placements(c, &h)) != CLI_GOOD)
		return rc;
	if ((rc = cli_done(app_hand_over(c->app, &h, &moved, NULL))) != CLI_GOOD)
		return rc;
	cli_print(c,
		ngettext("%zu placement now belongs to %s, who is told\n",
			"%zu placements now belong to %s, who is told\n", (unsigned long)moved),
		moved, store_title(c->app->store, E_EXPERT, h.to, c->arena));
	return CLI_GOOD;
}

/* ---- stand-in ---- */

static json_t *stand_in_at(struct cli *c, const void *list, size_t i)
{
	const struct stand_in *si = &((const struct stand_in *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "id", json_id(si->id));
	json_object_set_new(o, "expert", json_text(si->expert_name));
	json_object_set_new(o, "stand_in", json_text(si->login));
	json_object_set_new(o, "from", json_day(si->first));
	json_object_set_new(o, "until", json_day(si->last));
	json_object_set_new(o, "note", json_text(si->note));
	json_object_set_new(o, "by", json_text(si->by));
	return o;
}

static int list_stand_ins(struct cli *c)
{
	const struct column col[] = {
		{ "id", true, true },
		{ _("For"), false, true },
		{ _("Stands in"), false, true },
		{ _("From"), false, true },
		{ _("Until"), false, true },
		{ _("Note"), false, false },
	};
	struct stand_in *si;
	size_t n;
	int rc = cli_done(store_stand_ins(c->app->store, c->app->today, c->arena, &si, &n));

	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, stand_in_at, si);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ id_show(si[i].id, c->arena), si[i].expert_name,
				     si[i].login, date_long(c->arena, si[i].first),
				     date_long(c->arena, si[i].last), si[i].note });
	table_end(&t);
	if (n == 0)
		cli_note(_("nobody stands in for anybody, now or later"));
	return CLI_GOOD;
}

static int read_day(struct cli *c, enum option_id option, day otherwise, day *out)
{
	*out = otherwise;
	if (c->args.given[option] && date_parse(c->args.value[option], c->app->today, out) < 0)
		return cli_wrong("--%s: %s", cli_option_rows[option].name, err_last());
	return CLI_GOOD;
}

/* The account of an expert, or the word as it is: who has no record of their own cannot stand in. */
static int account(struct cli *c, const char *word, const char **login)
{
	struct record *r;
	int64_t id;
	int rc = expert(c, word, &id);

	if (rc != CLI_GOOD)
		return rc;
	if (store_get(c->app->store, E_EXPERT, id, c->arena, &r) < 0)
		return cli_done(ERR_NOTFOUND);
	*login = record_text(r, "login");
	return CLI_GOOD;
}

static int add_stand_in(struct cli *c)
{
	const char *login = "";
	int64_t of;
	day first, last;
	int rc = whose(c, &of);

	if (rc != CLI_GOOD || (rc = account(c, c->word[0], &login)) != CLI_GOOD ||
		(rc = read_day(c, OPT_FROM, c->app->today, &first)) != CLI_GOOD ||
		(rc = read_day(c, OPT_UNTIL, DAY_NONE, &last)) != CLI_GOOD)
		return rc;
	rc = cli_done(app_stand_in(c->app, of, login, first, last, c->args.value[OPT_NOTE]));
	if (rc == CLI_GOOD)
		cli_print(c, _("%s stands in for %s from %s until %s, and is told\n"), login,
			store_title(c->app->store, E_EXPERT, of, c->arena), date_long(c->arena, first),
			date_long(c->arena, last));
	return rc;
}

int command_stand_in(struct cli *c)
{
	int64_t id;

	if (c->words == 0 || (c->words == 1 && strcmp(c->word[0], "list") == 0))
		return list_stand_ins(c);
	if (strcmp(c->word[0], "end") != 0)
		return c->words == 1 ? add_stand_in(c)
				     : cli_wrong(_("stand-in takes one expert, or: stand-in end ID"));
	if (c->words != 2 || id_parse(c->word[1], &id) < 0)
		return cli_wrong(_("'anker stand-in' shows the numbers; end one with: anker stand-in end 3"));
	int rc = cli_done(app_stand_in_end(c->app, id));
	if (rc == CLI_GOOD)
		cli_print(c, "%s\n", _("the stand-in is ended; both are told"));
	return rc;
}
