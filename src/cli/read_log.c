/* read-log, notices: who opened whose file, and what one is told of it. */
#include <inttypes.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/colleague.h"
#include "internal.h"

enum { LINES = 100, NOTICES = 50, WHERE_FROM = 100 /* columns: else there is no room for where it was shown */ };

static const char *label_of(const struct choice *list, const char *code)
{
	int i = model_choice_index(list, code);

	return i >= 0 ? lang_text(list[i].label) : code;
}

/* ---- read-log ---- */

static const char *entry_word(struct cli *c, const struct readlog_entry *e)
{
	if (e->entity == E_NONE || model_entity(e->entity) == NULL)
		return arena_printf(c->arena,
			ngettext("%" PRId64 " record", "%" PRId64 " records", (unsigned long)e->records),
			e->records);
	return arena_printf(c->arena, "%s/%s", model_entity(e->entity)->name, id_show(e->record, c->arena));
}

static json_t *entry_at(struct cli *c, const void *list, size_t i)
{
	const struct readlog_entry *e = &((const struct readlog_entry *)list)[i];
	const struct entity *entity = model_entity(e->entity);
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "id", json_id(e->id));
	json_object_set_new(o, "at", json_text(e->at));
	json_object_set_new(o, "who", json_text(e->who));
	json_object_set_new(o, "entity", entity != NULL ? json_text(entity->name) : json_null());
	json_object_set_new(o, "record", json_id(e->record));
	json_object_set_new(o, "employee", json_id(e->employee));
	json_object_set_new(o, "what", json_text(e->what));
	json_object_set_new(o, "ground", json_text(e->ground));
	json_object_set_new(o, "reason", json_text(e->reason));
	json_object_set_new(o, "records", json_integer(e->records));
	json_object_set_new(o, "digest", json_text(e->digest));
	return o;
}

static int verify(struct cli *c)
{
	const char *head;
	int64_t bad, n;
	int rc = app_readlog_verify(c->app, c->arena, &bad, &head, &n);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		json_t *o = json_object();
		json_object_set_new(o, "lines", json_integer(n));
		json_object_set_new(o, "bad", json_id(bad));
		json_object_set_new(o, "head", json_text(head));
		cli_json(c, o);
	} else if (bad == 0) {
		cli_print(c, _("%" PRId64 " lines, each fits the one before it; the last: %s\n"), n, head);
	}
	return bad == 0 ? CLI_GOOD
			: cli_refuse(_("line %" PRId64 " of the read log is not as it was written"), bad);
}

/* "employee/7", "7", "placement/42", or a name. */
static int read_whose(struct cli *c, struct readlog_query *q)
{
	enum entity_id e = E_EMPLOYEE;
	const char *word = c->word[0], *slash = strchr(word, '/');
	const struct entity *entity =
		slash != NULL ? model_entity_by_name(arena_strndup(c->arena, word, (size_t)(slash - word)))
			      : NULL;
	int64_t id;

	if (entity != NULL)
		e = entity->id;
	if (id_parse(entity != NULL ? slash + 1 : word, &id) < 0) {
		int rc = cli_record(c, word, E_EMPLOYEE, &e, &id);
		if (rc != CLI_GOOD)
			return rc;
	}
	if (e == E_EMPLOYEE)
		q->employee = id;
	else if (e == E_PLACEMENT || e == E_ORGANISATION) {
		q->entity = e;
		q->record = id;
	} else
		return cli_wrong(_("the read log is about employees, placements and employers"));
	return CLI_GOOD;
}

static int read_day(struct cli *c, enum option_id option, day *out)
{
	*out = DAY_NONE;
	if (c->args.given[option] && date_parse(c->args.value[option], c->app->today, out) < 0)
		return cli_wrong("--%s: %s", cli_option_rows[option].name, err_last());
	return CLI_GOOD;
}

static int print_entries(struct cli *c, const struct readlog_entry *e, size_t n)
{
	const struct column all[] = {
		{ _("Moment"), false, true },
		{ _("Account"), false, true },
		{ _("The file"), false, true },
		{ _("Ground"), false, true },
		{ _("Reason"), false, true },
		{ _("Where"), false, true },
	};
	struct table *t = table_new(c, all, sizeof(all) / sizeof(all[0]) - (c->columns < WHERE_FROM));

	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ moment_long(c->arena, e[i].at), e[i].who, entry_word(c, &e[i]),
				     label_of(choices_read, e[i].ground), e[i].reason, e[i].what });
	if (table_end(&t) == 0)
		cli_note(_("nothing in the read log says that these files were opened"));
	return CLI_GOOD;
}

int command_read_log(struct cli *c)
{
	struct readlog_query q = { .who = c->args.value[OPT_BY] };
	struct readlog_entry *e;
	size_t n;
	int rc = CLI_GOOD;

	if (c->args.given[OPT_VERIFY])
		return verify(c);
	if ((c->words > 0 && (rc = read_whose(c, &q)) != CLI_GOOD) ||
		(rc = read_day(c, OPT_FROM, &q.from)) != CLI_GOOD ||
		(rc = read_day(c, OPT_UNTIL, &q.to)) != CLI_GOOD ||
		(rc = cli_limit(c, LINES, &q.limit)) != CLI_GOOD)
		return rc;
	if ((rc = cli_done(app_readlog(c->app, &q, c->arena, &e, &n))) != CLI_GOOD)
		return rc;
	if (!c->args.given[OPT_JSON])
		return print_entries(c, e, n);
	cli_json_list(c, n, entry_at, e);
	return CLI_GOOD;
}

/* ---- notices ---- */

static json_t *notice_at(struct cli *c, const void *list, size_t i)
{
	const struct notice *notice = &((const struct notice *)list)[i];
	const struct entity *entity = model_entity(notice->entity);
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "id", json_id(notice->id));
	json_object_set_new(o, "at", json_text(notice->at));
	json_object_set_new(o, "by", json_text(notice->by));
	json_object_set_new(o, "kind", json_text(notice->kind));
	json_object_set_new(o, "entity", entity != NULL ? json_text(entity->name) : json_null());
	json_object_set_new(o, "record", json_id(notice->record));
	json_object_set_new(o, "text", json_text(notice->text));
	json_object_set_new(o, "seen", json_text(notice->seen));
	return o;
}

/* "seen 3", or all that wait. */
static int mark_seen(struct cli *c)
{
	int64_t id;

	if (c->words == 2 && id_parse(c->word[1], &id) == 0)
		return cli_done(store_notice_seen(c->app->store, id));
	if (c->words != 2 || strcmp(c->word[1], "all") != 0)
		return cli_wrong(_("write: anker notices seen ID, or: anker notices seen all"));
	return cli_done(store_notices_seen(c->app->store));
}

int command_notices(struct cli *c)
{
	const struct column col[] = {
		{ "id", true, true },
		{ _("Moment"), false, true },
		{ _("Who"), false, true },
		{ _("What"), false, true },
		{ _("The file"), false, false },
		{ _("Note"), false, true },
	};
	struct notice *row;
	size_t n;

	if (c->words > 0)
		return strcmp(c->word[0], "seen") == 0 ? mark_seen(c)
						       : cli_wrong(_("notices takes only: seen ID|all"));
	int rc = cli_done(store_notices(c->app->store, c->args.given[OPT_ALL], NOTICES, c->arena, &row, &n));
	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, notice_at, row);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		table_row(t,
			(const char *const[]){ id_show(row[i].id, c->arena), moment_long(c->arena, row[i].at),
				row[i].by, label_of(choices_notice, row[i].kind),
				app_notice_file(c->app, &row[i], c->arena),
				row[i].text });
	table_end(&t);
	if (n == 0)
		cli_note(_("there is nothing new that colleagues tell you"));
	return CLI_GOOD;
}
