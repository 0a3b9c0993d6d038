/* Reading across records: timeline, search, history. */
#include <stdlib.h>
#include <string.h>

#include "anker/travel.h"
#include "internal.h"

enum { HITS = 50 };

int cli_limit(struct cli *c, int64_t otherwise, int64_t *out)
{
	char *end;

	*out = otherwise;
	if (!c->args.given[OPT_LIMIT])
		return CLI_GOOD;
	*out = strtoll(c->args.value[OPT_LIMIT], &end, 10);
	if (*end != '\0' || *out <= 0)
		return cli_wrong(_("--limit takes a number above 0, not \"%s\""), c->args.value[OPT_LIMIT]);
	return CLI_GOOD;
}

/* ---- timeline ---- */

/* The words of a choice code, by the field of the entity that holds it. */
static const char *words_of(enum entity_id entity, const char *field, const char *code)
{
	const struct entity *e = model_entity(entity);
	int i = model_field(e, field);
	const struct choice *choice = i >= 0 && code != NULL ? model_choice(&e->fields[i], code) : NULL;

	return choice != NULL ? lang_text(choice->label) : code != NULL ? code : "";
}

static const char *kind_words(const struct timeline_row *row)
{
	static const char *const fields[E_COUNT] = {
		[E_CONTACT] = "medium", [E_SIGNAL] = "kind", [E_CHANGE] = "kind", [E_BOTTLENECK] = "theme",
		[E_ACTION] = "kind", [E_PROFILE] = "source", [E_DECISION] = "verdict",
	};

	return fields[row->entity] != NULL ? words_of(row->entity, fields[row->entity], row->kind) :
		lang_text(model_entity(row->entity)->label);
}

static json_t *timeline_json(const struct timeline_row *row)
{
	json_t *o = json_object();

	json_object_set_new(o, "entity", json_text(model_entity(row->entity)->name));
	json_object_set_new(o, "id", json_id(row->id));
	json_object_set_new(o, "date", json_day(row->date));
	json_object_set_new(o, "kind", json_text(row->kind));
	json_object_set_new(o, "direction", json_text(row->direction));
	json_object_set_new(o, "party", json_text(row->party));
	json_object_set_new(
		o, "reached", row->entity == E_CONTACT ? json_boolean(row->reached) : json_null());
	json_object_set_new(o, "open", json_boolean(row->open));
	json_object_set_new(o, "placement", json_id(row->placement));
	json_object_set_new(o, "employer", json_id(row->employer));
	json_object_set_new(o, "person", json_text(row->person));
	json_object_set_new(o, "employee", json_text(row->employee));
	json_object_set_new(o, "employer_name", json_text(row->employer_name));
	json_object_set_new(o, "interview", json_id(row->interview));
	json_object_set_new(o, "text", json_text(row->text));
	return o;
}

static void timeline_print(struct cli *c, struct table *t, const struct timeline_row *row)
{
	const struct entity *e = model_entity(row->entity);
	bool contact = row->entity == E_CONTACT;
	const char *arrow = "";

	if (contact && row->direction != NULL)
		arrow = strcmp(row->direction, "in") == 0 ? (c->options.ascii ? "< " : "↓ ")
							  : (c->options.ascii ? "> " : "↑ ");
	const char *what = contact ? arena_printf(c->arena, "%s%s", arrow, kind_words(row)) :
		arena_printf(c->arena, "%s: %s", lang_text(e->label), kind_words(row));
	const char *who = contact ? words_of(E_CONTACT, "party", row->party) : row->open ? _("open") : "";
	if (contact && !row->reached)
		who = arena_printf(c->arena, _("%s (not reached)"), who);
	table_row(t, (const char *const[]){ date_long(c->arena, row->date), what, who,
			     row->employee != NULL ? row->employee : "", row->text != NULL ? row->text : "",
			     arena_printf(c->arena, "%s/%s", e->name, id_show(row->id, c->arena)) });
}

int command_timeline(struct cli *c)
{
	const struct column col[] = {
		{ _("Date"), false, true }, { _("What"), false, true }, { _("With"), false, false },
		{ _("Employee"), false, false }, { _("Note"), false, true }, { _("Record"), false, false },
	};
	struct timeline_query q = { .from = DAY_NONE, .to = DAY_NONE, .text = c->args.value[OPT_TEXT] };
	struct timeline_row *row;
	size_t n;
	int rc = cli_subject(c, c->word[0], &q.placement, &q.employer);

	if (rc != CLI_GOOD || (rc = cli_limit(c, 0, &q.limit)) != CLI_GOOD)
		return rc;
	int done = store_timeline(c->app->store, &q, c->arena, &row, &n);
	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON]) {
		json_t *list = json_array();
		for (size_t i = 0; i < n; i++)
			json_array_append_new(list, timeline_json(&row[i]));
		cli_json(c, list);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n && !cli_gone(c); i++)
		timeline_print(c, t, &row[i]);
	if (table_end(&t) == 0)
		cli_note(_("nothing happened here yet; add a contact with: anker add contact placement=... "
			   "note='...'"));
	return CLI_GOOD;
}

/* ---- search ---- */

int command_search(struct cli *c)
{
	const struct column col[] = {
		{ _("Record"), false, true }, { _("Date"), false, false },
		{ _("Title"), false, true }, { _("Text"), false, true },
	};
	const char *words = c->word[0];
	struct hit *hit;
	size_t n;
	int64_t limit;
	int rc = cli_limit(c, HITS, &limit);

	if (rc != CLI_GOOD)
		return rc;
	for (int i = 1; i < c->words; i++)
		words = arena_printf(c->arena, "%s %s", words, c->word[i]);
	int done = store_search(c->app->store, words, (size_t)limit, c->arena, &hit, &n);
	if (done < 0)
		return cli_done(done);
	if ((rc = cli_read_many(c, E_NONE, (int64_t)n)) != CLI_GOOD)
		return rc;
	json_t *list = c->args.given[OPT_JSON] ? json_array() : NULL;
	struct table *t = list == NULL ? table_new(c, col, sizeof(col) / sizeof(col[0])) : NULL;
	for (size_t i = 0; i < n; i++) {
		const char *entity = model_entity(hit[i].entity)->name;
		const char *text = hit[i].text != NULL ? hit[i].text : "";
		if (list == NULL) {
			table_row(t, (const char *const[]){ arena_printf(c->arena, "%s/%s", entity,
								    id_show(hit[i].id, c->arena)),
					     hit[i].date != DAY_NONE ? date_long(c->arena, hit[i].date) : "",
					     hit[i].title, text });
			continue;
		}
		json_t *o = json_object();
		json_object_set_new(o, "entity", json_text(entity));
		json_object_set_new(o, "id", json_id(hit[i].id));
		json_object_set_new(o, "placement", json_id(hit[i].placement));
		json_object_set_new(o, "employer", json_id(hit[i].employer));
		json_object_set_new(o, "date", json_day(hit[i].date));
		json_object_set_new(o, "title", json_text(hit[i].title));
		json_object_set_new(o, "text", json_text(text));
		json_array_append_new(list, o);
	}
	if (list != NULL)
		cli_json(c, list);
	else
		table_end(&t);
	if (n == 0)
		cli_note(_("nothing found for \"%s\""), words);
	return CLI_GOOD;
}

/* ---- history ---- */

static const char *op_words(const char *op)
{
	static const struct {
		const char *op, *words;
	} list[] = {
		{ "insert", N_("made") }, { "update", N_("changed") },
		{ "delete", N_("deleted") }, { "restore", N_("brought back") },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(op, list[i].op) == 0)
			return _(list[i].words);
	return op;
}

static json_t *change_json(const struct entity *e, const struct change *ch)
{
	json_t *o = json_object();

	json_object_set_new(o, "at", json_text(ch->at));
	json_object_set_new(o, "who", json_text(ch->who));
	json_object_set_new(o, "label", json_text(ch->label));
	json_object_set_new(o, "op", json_text(ch->op));
	json_object_set_new(o, "field", ch->field >= 0 ? json_text(e->fields[ch->field].name) : json_null());
	json_object_set_new(o, "before", json_text(ch->before));
	json_object_set_new(o, "after", json_text(ch->after));
	json_object_set_new(o, "takeout", json_id(ch->site));
	return o;
}

/* "anna", or "anna · laptop 3" of what came home with take-out 3. */
static const char *change_who(struct cli *c, const struct change *ch)
{
	struct takeout t;

	if (ch->site == 0)
		return ch->who;
	if (store_takeout(c->app->store, ch->site, c->arena, &t) < 0)
		t.label = _("take-out");
	return arena_printf(c->arena, "%s · %s %d", ch->who, t.label, ch->site);
}

static void change_print(struct cli *c, struct table *t, const struct entity *e, const struct change *ch)
{
	const char *what = op_words(ch->op);

	if (ch->field >= 0) {
		const struct field *f = &e->fields[ch->field];
		const char *arrow = c->options.ascii ? "->" : "→";
		what = arena_printf(c->arena, "%s: %s %s %s", lang_text(f->label),
			app_show(c->app, f, ch->before, c->arena), arrow,
			app_show(c->app, f, ch->after, c->arena));
	}
	table_row(t, (const char *const[]){ moment_long(c->arena, ch->at), change_who(c, ch), what,
			     ch->label != NULL ? ch->label : "" });
}

int command_history(struct cli *c)
{
	const struct column col[] = {
		{ _("Local time"), false, true }, { _("Who"), false, true },
		{ _("What changed"), false, true }, { _("By"), false, false },
	};
	enum entity_id id_of;
	int64_t id;
	int field = -1;
	struct change *change;
	size_t n;
	int rc = cli_record(c, c->word[0], E_NONE, &id_of, &id);

	if (rc != CLI_GOOD)
		return rc;
	const struct entity *e = model_entity(id_of);
	if (c->words > 1 && (rc = cli_field(e, c->word[1], strlen(c->word[1]), &field)) != CLI_GOOD)
		return rc;
	int done = store_history(c->app->store, id_of, id, field, c->arena, &change, &n);
	if (done < 0)
		return cli_done(done);
	json_t *list = c->args.given[OPT_JSON] ? json_array() : NULL;
	struct table *t = list == NULL ? table_new(c, col, sizeof(col) / sizeof(col[0])) : NULL;
	for (size_t i = 0; i < n; i++)
		if (list != NULL)
			json_array_append_new(list, change_json(e, &change[i]));
		else
			change_print(c, t, e, &change[i]);
	if (list != NULL)
		cli_json(c, list);
	else
		table_end(&t);
	return CLI_GOOD;
}
