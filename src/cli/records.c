/* Records as commands: list, show, add, set, delete, undo, redo. */
#include <stdlib.h>
#include <string.h>

#include "anker/exchange.h"
#include "anker/office.h"
#include "anker/overview.h"
#include "field.h"

/* ---- list ---- */

/* Columns of a list: id, own number, then the fields of the short form. */
struct listing {
	struct cli *cli;
	const struct entity *entity;
	struct table *table;
	int field[64]; /* index in the entity; -1: the id */
	size_t n;
	size_t rows;
};

static void add_column(struct listing *l, struct column *col, int field)
{
	if (l->n == sizeof(l->field) / sizeof(l->field[0]))
		return;
	const struct field *f = field >= 0 ? &l->entity->fields[field] : NULL;
	col[l->n] = (struct column){ f != NULL ? lang_text(f->label) : "id", field < 0, field < 0 };
	if (f != NULL) {
		col[l->n].right = f->kind == F_NUMBER || f->kind == F_PERCENT || f->kind == F_DECIMAL;
		col[l->n].keep = (f->flags & FIELD_NAME) != 0 || f->kind == F_NOTE;
	}
	l->field[l->n++] = field;
}

static void choose_columns(struct listing *l, struct column *col)
{
	const struct entity *e = l->entity;

	add_column(l, col, -1);
	/* Keys and dates first, notes last. */
	for (int turn = 0; turn < 4; turn++)
		for (size_t i = 0; i < e->nfields; i++) {
			const struct field *f = &e->fields[i];
			bool key = (f->flags & FIELD_KEY) != 0 || strcmp(f->name, "date") == 0;
			bool name = (f->flags & FIELD_NAME) != 0, note = f->kind == F_NOTE;
			int mine = key ? 0 : note ? 3 : name ? 1 : 2;
			if (mine == turn &&
				(key || name || (f->flags & FIELD_QUICK) != 0 || e->id == E_DECISION))
				add_column(l, col, (int)i);
		}
}

static int list_row(void *ctx, const struct record *r)
{
	struct listing *l = ctx;
	const char *cell[64];

	for (size_t i = 0; i < l->n; i++)
		cell[i] = l->field[i] < 0 ? id_show(r->id, r->arena)
					  : app_show(l->cli->app, &l->entity->fields[l->field[i]],
						    r->value[l->field[i]], r->arena);
	table_row(l->table, cell);
	return cli_gone(l->cli) ? 1 : 0;
}

int command_list(struct cli *c)
{
	struct query q;
	int rc = cli_query(c, c->word[0], &q);

	if (rc != CLI_GOOD || (rc = cli_read_query(c, &q)) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		FILE *stream = safe_stream(c->out, SAFE_JSON);
		int done = stream != NULL ? export_json(c->app->store, &q, stream)
					  : err_set(ERR_IO, _("out of memory"));
		if (stream != NULL)
			fclose(stream);
		return cli_gone(c) ? CLI_GOOD : cli_done(done);
	}

	struct column col[64];
	struct listing l = { .cli = c, .entity = model_entity(q.entity) };
	choose_columns(&l, col);
	l.table = table_new(c, col, l.n);
	int done = store_each(c->app->store, &q, list_row, &l);
	size_t rows = table_end(&l.table);
	if (done < 0)
		return cli_done(done);
	if (rows == 0)
		cli_note(_("no %s found"), lang_text(l.entity->label_plural));
	return CLI_GOOD;
}

/* ---- show ---- */

/* The same object as in list --json, without the array around it. */
static int print_object(struct cli *c, enum entity_id e, int64_t id)
{
	const struct condition by_id = { "id", IS, arena_printf(c->arena, "%lld", (long long)id) };
	const struct query q = { .entity = e, .where = &by_id, .nwhere = 1, .order = "id", .deleted = true };
	char *text = NULL;
	size_t size;
	FILE *memory = open_memstream(&text, &size);
	int rc =
		memory != NULL ? export_json(c->app->store, &q, memory) : err_set(ERR_IO, _("out of memory"));

	if (memory != NULL)
		fclose(memory);
	if (rc == 0) {
		json_t *array = json_loads(text, 0, NULL);
		json_t *object = json_incref(json_array_get(array, 0));
		json_decref(array);
		cli_json(c, object);
	}
	free(text);
	return cli_done(rc);
}

/* "Also at: laptop (anna) since 22 Nov", for each take-out that is out with it. */
static int show_also_at(struct cli *c, enum entity_id e, int64_t id)
{
	struct takeout *t;
	size_t n;
	int rc = store_also_at(c->app->store, e, id, c->arena, &t, &n);

	if (rc == 0 && n > 0)
		cli_print(c, "\n");
	for (size_t i = 0; rc == 0 && i < n; i++)
		cli_print(c, _("Also at: %s (%s) since %s\n"), t[i].label, t[i].owner, cli_moment(c, t[i].at));
	return cli_done(rc);
}

/* A field of which the program keeps its own form: nobody reads it so; NULL: shown as it is. */
static const char *read_with(const struct field *f, const struct record *r)
{
	if (r->entity->id == E_REPORT && strcmp(f->name, "content") == 0)
		return arena_printf(
			r->arena, _("'anker report --again %s' gives it"), id_show(r->id, r->arena));
	return NULL;
}

int command_show(struct cli *c)
{
	enum entity_id id_of;
	int64_t id;
	struct record *r;
	int rc = cli_record(c, c->word[0], E_NONE, &id_of, &id);

	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON])
		return print_object(c, id_of, id);
	if (store_get(c->app->store, id_of, id, c->arena, &r) < 0)
		return cli_done(ERR_NOTFOUND);

	const struct entity *e = r->entity;
	int width = 0;
	for (size_t i = 0; i < e->nfields; i++)
		if (r->value[i] != NULL && text_width(lang_text(e->fields[i].label)) > width)
			width = text_width(lang_text(e->fields[i].label));
	cli_print(c, "%s %s: %s%s\n\n", lang_text(e->label), id_show(id, c->arena),
		store_title(c->app->store, id_of, id, c->arena), r->deleted ? _(" (deleted)") : "");
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		if (r->value[i] == NULL)
			continue;
		const char *value = read_with(f, r);
		if (value == NULL)
			value = app_show(c->app, f, r->value[i], c->arena);
		if (f->kind == F_REF)
			value = arena_printf(c->arena, "%s (%s/%s)", value, model_entity(f->ref)->name,
				field_show(f, r->value[i], c->arena));
		cli_wrap(c, width + 2, lang_text(f->label), value);
	}
	return show_also_at(c, id_of, id);
}

/* ---- writing ---- */

static int conflicts_tell(const struct record *r, const struct conflict *conflict, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &r->entity->fields[conflict[i].field];
		cli_note(_("%s: you %s, but %s wrote %s at %s"), lang_text(f->label),
			field_show(f, conflict[i].mine, r->arena), conflict[i].who,
			field_show(f, conflict[i].theirs, r->arena), moment_long(r->arena, conflict[i].at));
	}
	return cli_done(ERR_CONFLICT);
}

/* It was saved, and with that left this account's reach: nothing of it is read any more. */
static int tell_withheld(struct cli *c, const struct record *r)
{
	const char *record = arena_printf(c->arena, "%s/%s", r->entity->name, id_show(r->id, c->arena));

	if (r->entity->id == E_EMPLOYEE && record_get(r, "restricted") != NULL)
		cli_note(_("%s is restricted from now on: it stands in no list; 'anker open %s --reason ...' opens it"), record,
			record);
	else
		cli_note(_("%s is saved, and out of your reach from now on: the file is restricted, or a colleague's"), record);
	return CLI_GOOD;
}

static int tell_saved(struct cli *c, const struct record *r)
{
	bool in_reach = true;
	int rc = cli_done(store_in_reach(c->app->store, r->entity->id, r->id, &in_reach));

	if (rc == CLI_GOOD && !in_reach)
		return tell_withheld(c, r);
	if (rc != CLI_GOOD || (rc = cli_read(c, r->entity->id, r->id)) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON])
		return print_object(c, r->entity->id, r->id);
	cli_print(c, "%s/%s: %s\n", r->entity->name, id_show(r->id, c->arena),
		store_title(c->app->store, r->entity->id, r->id, c->arena));
	return CLI_GOOD;
}

static int save(struct cli *c, struct record *r, const struct noted *signals)
{
	struct conflict *conflict = NULL;
	struct logged logged = { 0 };
	size_t n = 0;
	int rc;

	if (r->entity->id == E_CONTACT)
		rc = app_log_contact(c->app, r, signals->item, signals->n, c->arena, &logged, &conflict, &n);
	else if ((rc = cli_save_passing(c, r, &conflict, &n)) > 0)
		return rc;
	if (rc == ERR_CONFLICT)
		return conflicts_tell(r, conflict, n);
	if (rc < 0)
		return cli_done(rc);

	rc = tell_saved(c, r);
	/* The object alone on stdout must stay JSON. */
	for (size_t i = 0; i < logged.nanswered; i++)
		if (c->args.given[OPT_JSON])
			cli_note(_("answered: %s"), logged.answered[i]);
		else
			cli_print(c, _("answered: %s\n"), logged.answered[i]);
	if (logged.masked)
		cli_note(_("a citizen service number was masked: it may not be kept"));
	return rc;
}

/* What is about nothing would be on no timeline and count for no rule; a finding may be of a whole region, or of
 * a programme. */
static bool is_about_nothing(const struct record *r)
{
	static const char *const about[] = { "placement", "employer", "region", "programme" };

	if (model_field(r->entity, "employer") < 0 || model_field(r->entity, "placement") < 0)
		return false;
	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		if (model_field(r->entity, about[i]) >= 0 && record_get(r, about[i]) != NULL)
			return false;
	return true;
}

/* It is saved all the same: a script cannot be asked. */
static void tell_resembling(struct cli *c, const struct record *r)
{
	struct twin *twin;
	size_t n;

	if (app_twins_of(c->app, r, c->arena, &twin, &n) < 0)
		return;
	for (size_t i = 0; i < n; i++)
		cli_note(_("resembles %s/%s %s: %s"), r->entity->name, id_show(twin[i].other, c->arena),
			twin[i].title_other, twin[i].why);
}

int command_add(struct cli *c)
{
	const struct entity *e;
	struct noted signals = { 0 };
	int rc = cli_entity(c->word[0], &e, NULL);

	if (rc != CLI_GOOD)
		return rc;
	struct record *r = record_new(e, c->options.today, c->arena);
	if ((rc = cli_assign(c, r, 1, e->id == E_CONTACT ? &signals : NULL)) != CLI_GOOD)
		return rc;
	if (is_about_nothing(r))
		return cli_wrong(_("say what it is about: placement=42 or employer=7"));
	tell_resembling(c, r);
	return save(c, r, &signals);
}

/* The record that the first word names, deleted ones too. */
static int named_record(struct cli *c, struct record **r)
{
	enum entity_id e;
	int64_t id;
	int rc = cli_record(c, c->word[0], E_NONE, &e, &id);

	return rc != CLI_GOOD ? rc : cli_done(store_get(c->app->store, e, id, c->arena, r));
}

int command_set(struct cli *c)
{
	struct record *r;
	struct noted signals = { 0 };
	int rc = named_record(c, &r);

	if (rc != CLI_GOOD)
		return rc;
	if (r->deleted)
		return cli_refuse(
			_("%s was deleted; 'anker undo' brings back what you deleted last"), c->word[0]);
	if ((rc = cli_assign(c, r, 1, r->entity->id == E_CONTACT ? &signals : NULL)) != CLI_GOOD)
		return rc;
	return save(c, r, &signals);
}

int command_delete(struct cli *c)
{
	struct record *r;
	int rc = named_record(c, &r);

	if (rc != CLI_GOOD)
		return rc;
	if (r->deleted)
		return cli_refuse(_("%s was deleted already"), c->word[0]);
	const char *title = store_title(c->app->store, r->entity->id, r->id, c->arena);
	if ((rc = app_delete(c->app, r->entity->id, r->id, r->version, NULL)) < 0)
		return cli_done(rc);
	cli_print(c, _("deleted %s/%s: %s ('anker undo' brings it back)\n"), r->entity->name,
		id_show(r->id, c->arena), title);
	return CLI_GOOD;
}

static int undo(struct cli *c, bool redo)
{
	char *label = NULL;
	int rc = app_undo(c->app, redo, c->arena, &label);

	if (rc < 0)
		return cli_done(rc);
	cli_print(c, redo ? _("done again: %s\n") : _("undone: %s\n"), label != NULL ? label : "");
	return CLI_GOOD;
}

int command_undo(struct cli *c)
{
	return undo(c, false);
}

int command_redo(struct cli *c)
{
	return undo(c, true);
}
