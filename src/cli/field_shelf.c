/* `anker field shelf` and `anker field settle`: what came home and waits for somebody's choice. */
#include <stdlib.h>
#include <string.h>

#include "field_home.h"

static const char *const kinds[] = { [SHELF_FIELD] = "field", [SHELF_GONE] = "gone", [SHELF_KEPT] = "kept",
	[SHELF_REFUSED] = "refused" };

static const struct field *field_of(const struct shelf_item *item)
{
	return item->field < 0 ? NULL : &model_entity(item->entity)->fields[item->field];
}

static const char *shown(struct cli *c, const struct field *f, const char *value)
{
	if (value == NULL)
		return _("(empty)");
	return f != NULL ? app_show(c->app, f, value, c->arena) : value;
}

/* "anna, 2026-11-21 10:00" */
static const char *by(struct cli *c, const char *who, const char *at)
{
	enum { DATE = 10, TIME = 5 };

	if (who == NULL || *who == '\0')
		return NULL;
	if (at == NULL || strlen(at) < DATE + 1 + TIME)
		return who;
	return arena_printf(c->arena, "%s, %.*s %.*s", who, DATE, at, TIME, at + DATE + 1);
}

/* The record as the laptop has it: "Date: 21-11-2026; Note: ..." */
static const char *row_shown(struct cli *c, const struct entity *e, const char *text)
{
	const char *line = "";
	json_t *row = text != NULL ? json_loads(text, 0, NULL) : NULL;

	for (size_t i = 0; row != NULL && i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		const char *value = json_string_value(json_object_get(row, f->name));
		if (value == NULL || (f->flags & FIELD_HIDDEN))
			continue;
		line = arena_printf(c->arena, "%s%s%s: %s", line, *line != '\0' ? "; " : "", lang_text(f->label),
			app_show(c->app, f, value, c->arena));
	}
	json_decref(row);
	return line;
}

json_t *cli_shelf_json(struct cli *c, const struct shelf_item *item)
{
	const struct field *f = field_of(item);
	json_t *o = json_object(), *row = item->row != NULL ? json_loads(item->row, 0, NULL) : NULL;
	struct beside b;

	cli_beside(c, item, &b);
	json_object_set_new(o, "id", json_integer(item->id));
	json_object_set_new(o, "kind", json_text(kinds[item->kind]));
	json_object_set_new(o, "takeout", json_integer(item->site));
	json_object_set_new(o, "entity", json_text(model_entity(item->entity)->name));
	json_object_set_new(o, "record", json_id(item->record));
	json_object_set_new(o, "title", json_text(item->title));
	json_object_set_new(o, "field", json_text(f != NULL ? f->name : NULL));
	json_object_set_new(o, "before", json_text(item->base));
	json_object_set_new(o, "laptop", json_text(item->laptop));
	json_object_set_new(o, "laptop_who", json_text(item->laptop_who));
	json_object_set_new(o, "laptop_at", json_text(item->laptop_at));
	json_object_set_new(o, "office", json_text(item->office));
	json_object_set_new(o, "office_who", json_text(item->office_who));
	json_object_set_new(o, "office_at", json_text(item->office_at));
	json_object_set_new(o, "earlier", json_integer((json_int_t)item->earlier));
	json_object_set_new(o, "row", row != NULL ? row : json_null());
	json_object_set_new(o, "reason", json_text(item->reason));
	json_object_set_new(o, "what_text", json_text(b.what));
	json_object_set_new(o, "before_text", json_text(b.before));
	json_object_set_new(o, "laptop_text", json_text(b.laptop));
	json_object_set_new(o, "laptop_by", json_text(b.laptop_by));
	json_object_set_new(o, "office_text", json_text(b.office));
	json_object_set_new(o, "office_by", json_text(b.office_by));
	return o;
}

void cli_beside(struct cli *c, const struct shelf_item *item, struct beside *out)
{
	const struct entity *e = model_entity(item->entity);
	const struct field *f = field_of(item);
	const char *title = arena_printf(c->arena, "%s/%s %s", e->name, id_show(item->record, c->arena), item->title);

	*out = (struct beside){ .id = item->id,
		.what = f != NULL ? arena_printf(c->arena, "%s · %s", title, lang_text(f->label)) : title,
		.laptop_by = by(c, item->laptop_who, item->laptop_at),
		.office_by = by(c, item->office_who, item->office_at),
		.reason = item->reason };
	if (item->kind == SHELF_FIELD) {
		out->before = shown(c, f, item->base);
		out->office = shown(c, f, item->office);
		out->laptop = shown(c, f, item->laptop);
		return;
	}
	out->laptop = item->kind == SHELF_KEPT ? _("deleted")
		: f != NULL		       ? shown(c, f, item->laptop)
					       : row_shown(c, e, item->row);
	out->office = item->kind == SHELF_GONE ? _("deleted")
		: item->kind == SHELF_KEPT     ? _("changed since; it is still there")
					       : NULL;
}

static void side(struct cli *c, const char *name, const char *text, const char *who)
{
	enum { INDENT = 14 };

	if (text != NULL)
		cli_wrap(c, INDENT, arena_printf(c->arena, "      %s", name),
			who != NULL ? arena_printf(c->arena, "%s  (%s)", text, who) : text);
}

void cli_beside_print(struct cli *c, const struct beside *b)
{
	cli_wrap(c, 6, b->id != 0 ? arena_printf(c->arena, "%4lld", (long long)b->id) : "", b->what);
	side(c, _("before"), b->before, NULL);
	side(c, _("office"), b->office, b->office_by);
	side(c, _("laptop"), b->laptop, b->laptop_by);
	side(c, _("why"), b->reason, NULL);
}

/* ---- the commands ---- */

static json_t *item_json(struct cli *c, const void *list, size_t i)
{
	const struct shelf_item *item = list;

	return cli_shelf_json(c, &item[i]);
}

int cli_field_shelf(struct cli *c)
{
	struct shelf_item *item;
	size_t n;
	int done = app_shelf(c->app, c->arena, &item, &n);

	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON])
		cli_json_list(c, n, item_json, item);
	for (size_t i = 0; !c->args.given[OPT_JSON] && i < n && !cli_gone(c); i++) {
		struct beside b;
		cli_beside(c, &item[i], &b);
		cli_beside_print(c, &b);
	}
	if (n == 0)
		cli_note(_("nothing waits on the shelf"));
	else if (!c->args.given[OPT_JSON])
		cli_note(_("settle one with: anker field settle N office|laptop|both|VALUE"));
	return CLI_GOOD;
}

static int find_item(struct cli *c, const char *word, struct shelf_item *out)
{
	struct shelf_item *item;
	size_t n;
	char *end;
	long long id = strtoll(word, &end, 10);

	if (end == word || *end != '\0')
		return cli_wrong(_("\"%s\" is no number of the shelf; 'anker field shelf' shows them"), word);
	int done = app_shelf(c->app, c->arena, &item, &n);
	for (size_t i = 0; done == 0 && i < n; i++)
		if (item[i].id == id) {
			*out = item[i];
			return CLI_GOOD;
		}
	return done < 0 ? cli_done(done)
			: cli_refuse(_("%s does not wait on the shelf (any more); 'anker field shelf' shows what does"),
				  word);
}

/* One of the words, in either language, or else a value; "=office" is the value "office". */
static int read_answer(struct cli *c, const struct shelf_item *item, const char *word, enum shelf_answer *answer,
	const char **typed)
{
	static const char *const words[] = { [SHELF_OFFICE] = N_("office"), [SHELF_LAPTOP] = N_("laptop"),
		[SHELF_BOTH] = N_("both") };
	const struct field *f = field_of(item);
	char *value;

	*typed = NULL;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(word, words[i]) == 0 || strcmp(word, _(words[i])) == 0) {
			*answer = (enum shelf_answer)i;
			return CLI_GOOD;
		}
	if (f == NULL || item->kind == SHELF_GONE || item->kind == SHELF_KEPT)
		return cli_wrong(_("this one is settled with office or laptop, not \"%s\""), word);
	if (app_parse(c->app, f, *word == '=' ? word + 1 : word, c->arena, &value) < 0)
		return cli_refuse("%s", err_last());
	*answer = SHELF_TYPED;
	*typed = value;
	return CLI_GOOD;
}

int cli_field_settle(struct cli *c)
{
	struct shelf_item item = { 0 };
	enum shelf_answer answer = SHELF_OFFICE;
	const char *typed;
	int64_t left = 0;
	int rc = find_item(c, c->word[1], &item);

	if (rc != CLI_GOOD || (rc = read_answer(c, &item, c->word[2], &answer, &typed)) != CLI_GOOD)
		return rc;
	int done = app_shelf_settle(c->app, item.id, answer, typed, NULL);
	if (done == 0)
		done = store_shelf_count(c->app->store, &left);
	if (done < 0)
		return cli_done(done);
	cli_print(c, "%s/%s %s\n", model_entity(item.entity)->name, id_show(item.record, c->arena),
		store_title(c->app->store, item.entity, item.record, c->arena));
	if (left == 0)
		cli_print(c, "%s", _("settled; the shelf is empty ('anker undo' takes it back)\n"));
	else
		cli_print(c, ngettext("settled; %lld choice waits ('anker undo' takes it back)\n",
				     "settled; %lld choices wait ('anker undo' takes it back)\n", (unsigned long)left),
			(long long)left);
	return CLI_GOOD;
}
