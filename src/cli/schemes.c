/* `anker schemes`: the schemes of a placement by what asks for attention, one of them whole,
 * and how one stands. */
#include <string.h>

#include "anker/choices.h"
#include "anker/support.h"
#include "internal.h"

static const char *const steps[] = { [SCHEME_ENDING] = "ending", [SCHEME_DEADLINE] = "deadline",
	[SCHEME_CHECK] = "check", [SCHEME_ASK] = "ask", [SCHEME_APPLIED] = "applied",
	[SCHEME_GRANTED] = "granted", [SCHEME_REFUSED] = "refused", [SCHEME_ENDED] = "ended",
	[SCHEME_NOT] = "not" };

static const char *title_of(const struct scheme_row *r)
{
	return r->item ? r->item->title : r->scheme;
}

/* ---- JSON ---- */

static json_t *missing_json(const struct explanation *ex)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	json_t *list = json_array();

	for (size_t i = 0; ex && i < ex->nmissing; i++)
		json_array_append_new(list, json_text(fact[ex->missing[i]].name));
	return list;
}

static json_t *row_json(struct cli *c, const void *list, size_t i)
{
	const struct scheme_row *r = (const struct scheme_row *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "scheme", json_text(r->scheme));
	json_object_set_new(o, "title", json_text(title_of(r)));
	json_object_set_new(o, "step", json_text(steps[r->step]));
	json_object_set_new(o, "state", json_text(r->state));
	json_object_set_new(o, "why", json_text(r->why));
	json_object_set_new(o, "due", json_day(r->due));
	json_object_set_new(o, "term", json_text(r->term));
	json_object_set_new(o, "scheme_use", json_id(r->use ? r->use->id : 0));
	json_object_set_new(
		o, "possible", r->possible ? json_text(cli_truths[r->possible->outcome]) : json_null());
	json_object_set_new(o, "missing", missing_json(r->possible));
	return o;
}

static json_t *value_json(const struct scheme_value *v)
{
	json_t *o = json_object();

	json_object_set_new(o, "parameter", json_text(v->parameter));
	json_object_set_new(o, "text", json_text(v->text));
	json_object_set_new(o, "value", json_text(v->value));
	json_object_set_new(o, "source", json_text(v->source));
	json_object_set_new(o, "certainty", json_text(v->certainty));
	json_object_set_new(o, "since", json_day(v->since));
	json_object_set_new(o, "until", json_day(v->until));
	json_object_set_new(o, "over", json_boolean(v->over));
	return o;
}

/* ---- many, and one ---- */

static int print_list(struct cli *c, const struct scheme_row *row, size_t n)
{
	enum { INDENT = 6 };

	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, row_json, row);
		return CLI_GOOD;
	}
	for (size_t i = 0; i < n && !cli_gone(c); i++) {
		if (i == 0 || row[i].step != row[i - 1].step)
			cli_print(c, "%s%s\n", i ? "\n" : "", scheme_step_name(row[i].step));
		cli_print(c, "  %s (%s)\n", title_of(&row[i]), row[i].scheme);
		cli_wrap(c, INDENT, "",
			*row[i].why ? arena_printf(c->arena, "%s; %s", row[i].state, row[i].why)
				    : row[i].state);
	}
	cli_print(c, "\n");
	cli_print(c, "%s\n", _("A help for memory: check each with who decides on it."));
	return CLI_GOOD;
}

static void print_value(struct cli *c, const struct scheme_value *v)
{
	const char *period =
		v->over ? arena_printf(c->arena, _("no longer since %s"), date_long(c->arena, v->until))
		: v->until != DAY_NONE ? arena_printf(c->arena, _("from %s, until %s"),
						 date_long(c->arena, v->since), date_long(c->arena, v->until))
				       : arena_printf(c->arena, _("since %s"), date_long(c->arena, v->since));

	cli_wrap(c, 2, "- ", arena_printf(c->arena, "%s: %s (%s%s%s; %s) [%s]", v->text, v->value, period,
		*v->certainty ? ", " : "", v->certainty, v->source, v->parameter));
}

static void print_texts(struct cli *c, const struct catalogue_item *item)
{
	for (size_t i = 0; i < item->ntexts; i++) {
		struct md_line *line;
		const char *text = item->text[i].text;
		size_t n = knowledge_render_markdown(text, strlen(text), c->columns - 2, c->arena, &line);
		cli_print(c, "\n%s\n", item->text[i].title);
		for (size_t k = 0; k < n && !cli_gone(c); k++) {
			const char *all = "";
			for (size_t r = 0; r < line[k].nruns; r++)
				all = arena_printf(c->arena, "%s%s", all, line[k].runs[r].text);
			cli_print(c, "  %s\n", all);
		}
	}
}

static int print_one(struct cli *c, const struct scheme_row *row)
{
	struct scheme_value *v;
	size_t n;
	int rc = app_scheme_values(c->app, row->scheme, c->app->today, c->arena, &v, &n);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		json_t *o = row_json(c, row, 0), *values = json_array();
		for (size_t i = 0; i < n; i++)
			json_array_append_new(values, value_json(&v[i]));
		json_object_set_new(o, "values", values);
		cli_json(c, o);
		return CLI_GOOD;
	}
	cli_print(c, "%s: %s\n", title_of(row), row->state);
	if (*row->why)
		cli_wrap(c, 0, "", row->why);
	if (row->possible)
		cli_explain(c, row->possible);
	if (row->item)
		print_texts(c, row->item);
	if (n)
		cli_print(c, "\n%s\n", _("Amounts and terms"));
	for (size_t i = 0; i < n && !cli_gone(c); i++)
		print_value(c, &v[i]);
	cli_print(c, "\n%s\n", _("A help for memory: check each with who decides on it."));
	return CLI_GOOD;
}

/* ---- which, and how it stands ---- */

static const char *row_name(const void *ctx, size_t i)
{
	const struct scheme_row *const *rows = ctx;

	return rows[i] ? rows[i]->scheme : NULL;
}

/* By its name, or its title in either language. */
static int find(struct cli *c, const struct scheme_row *row, size_t n, const char *word,
	const struct scheme_row **out)
{
	const char *code = app_catalogue_code(c->app, "schemes", word);
	const struct scheme_row **names = arena_alloc(c->arena, (n + 1) * sizeof *names);

	*out = NULL;
	for (size_t i = 0; i < n; i++) {
		names[i] = &row[i];
		if (strcmp(row[i].scheme, code ? code : word) == 0)
			*out = &row[i];
	}
	names[n] = NULL;
	if (*out)
		return CLI_GOOD;
	const char *near = cli_nearest(word, row_name, names);
	return near ? cli_refuse(_("there is no scheme \"%s\"; did you mean %s?"), word, near)
		    : cli_refuse(_("there is no scheme \"%s\""), word);
}

static int read_day(struct cli *c, enum option_id option, day *out)
{
	*out = DAY_NONE;
	if (c->args.given[option] && date_parse(c->args.value[option], c->options.today, out) < 0)
		return cli_wrong("--%s: %s", cli_option_rows[option].name, err_last());
	return CLI_GOOD;
}

/* SCHEME=STATE: what runs has a beginning and an end, another state a time limit. */
static int set(struct cli *c, int64_t placement, const struct scheme_row *row, const char *word)
{
	const struct entity *e = model_entity(E_SCHEME);
	struct scheme_standing to = { .since = DAY_NONE, .until = DAY_NONE, .deadline = DAY_NONE,
		.reason = c->args.value[OPT_REASON] };
	day from, until, today = c->options.today;
	char *state;
	int64_t use;
	int rc;

	if (field_parse(&e->fields[model_field(e, "state")], word, today, c->arena, &state) < 0)
		return cli_wrong("%s", err_last());
	if (!state)
		return cli_wrong(_("say how it stands: %s=granted"), row->scheme);
	if ((rc = read_day(c, OPT_FROM, &from)) != CLI_GOOD ||
		(rc = read_day(c, OPT_UNTIL, &until)) != CLI_GOOD)
		return rc;
	bool runs = strcmp(state, "granted") == 0;
	to.state = state;
	to.on = from == DAY_NONE || (runs && from > today) ? today : from;
	if (runs)
		to.since = from;
	*(runs ? &to.until : &to.deadline) = until;
	if ((rc = app_scheme_set(c->app, placement, row->scheme, &to, &use, NULL)) < 0)
		return cli_done(rc);
	cli_print(c, "scheme_use/%s: %s, %s\n", id_show(use, c->arena), title_of(row),
		app_show(c->app, &e->fields[model_field(e, "state")], state, c->arena));
	return CLI_GOOD;
}

int command_schemes(struct cli *c)
{
	int64_t placement;
	enum entity_id e;
	struct scheme_row *rows;
	const struct scheme_row *row;
	size_t n;
	int rc = cli_record(c, c->word[0], E_PLACEMENT, &e, &placement);

	if (rc == CLI_GOOD && e != E_PLACEMENT)
		rc = cli_wrong(_("schemes are of a placement: anker schemes PLACEMENT"));
	if (rc != CLI_GOOD)
		return rc;
	int done = app_schemes(c->app, placement, c->arena, &rows, &n);
	if (done < 0)
		return cli_done(done);
	if (c->words == 1)
		return print_list(c, rows, n);
	const char *equals = strchr(c->word[1], '=');
	const char *word =
		equals ? arena_strndup(c->arena, c->word[1], (size_t)(equals - c->word[1])) : c->word[1];
	if ((rc = find(c, rows, n, word, &row)) != CLI_GOOD)
		return rc;
	return equals ? set(c, placement, row, equals + 1) : print_one(c, row);
}
