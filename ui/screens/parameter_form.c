/* Changing a limit: a field per value, from which day, and why; then what it does
 * to the caseload, before it takes effect. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/form.h"
#include "screens/rules.h"

enum { VALUE_WIDTH = 24, MORE_FIELDS = 8 };
static const char value_prefix[] = "value";

/* The limit being changed; lives until its form and preview are closed. */
struct changing {
	struct arena *arena;
	struct app *app;
	char *name;
	const char **word, **label; /* of the choice, per value: in rules, for people */
	const char **now;           /* the value, for people */
	size_t n;
	struct form_field *field;
	size_t nfields;
	char *draft;                /* what was typed, to go on with */
	bool handed_on;             /* to the preview, which ends it */
};

/* ---- beginning ---- */

/* Whether "soepel 12 weken, aandacht 6 weken" gives a value for that choice. */
static bool has_value(const char *all, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = all; at; at = strstr(at, ", "), at = at ? at + 2 : NULL)
		if (strncmp(at, word, n) == 0 && at[n] == ' ')
			return true;
	return false;
}

static void add_value(struct changing *c, const char *word, const char *label, const char *now)
{
	c->word[c->n] = word;
	c->label[c->n] = label;
	c->now[c->n++] = now;
}

static void take_values(struct changing *c, size_t parameter)
{
	const struct ruleset *rs = c->app->rules;
	const struct parameter *p = rules_parameter(rs, parameter);
	day today = c->app->today;
	const char *all = rules_parameter_write(rs, parameter, today, c->arena);
	size_t n, room = 1;
	const struct choice *choice = p->per < 0 ? NULL : rules_facts(&n)[p->per].choices;

	while (choice && choice[room - 1].code)
		room++; /* the last one is for unknown */
	c->word = arena_alloc(c->arena, room * sizeof *c->word);
	c->label = arena_alloc(c->arena, room * sizeof *c->label);
	c->now = arena_alloc(c->arena, room * sizeof *c->now);
	if (!choice)
		add_value(c, "", _("Value"), rules_parameter_show(rs, parameter, -1, today, c->arena));
	for (int i = 0; choice && choice[i].code; i++) {
		const char *word = rules_choice_word(&choice[i], c->arena);

		if (has_value(all, word))
			add_value(c, word, lang_text(choice[i].label),
				rules_parameter_show(rs, parameter, i, today, c->arena));
	}
	if (p->unknown)
		add_value(c, "onbekend", _("unknown"),
			rules_parameter_show(rs, parameter, (int)room - 1, today, c->arena));
}

static void add_field(struct changing *c, struct form_field field)
{
	c->field[c->nfields++] = field;
}

static char *value_field(struct changing *c, size_t i)
{
	return arena_printf(c->arena, "%s%zu", value_prefix, i);
}

/* "Per phase", or what it is one value of: above the values. */
static const char *values_heading(const struct changing *c, const struct parameter *p)
{
	size_t n;

	return p->per < 0 ? _("The limit")
			  : arena_printf(c->arena, _("The limit per %s"),
				lang_text(rules_facts(&n)[p->per].label));
}

static void add_about(struct changing *c, const char *label, const char *text)
{
	add_field(c, (struct form_field){ .name = "about",
			     .label = label,
			     .kind = FORM_TEXT,
			     .readonly = true,
			     .value = text });
}

/* What it is now and where it matters: above what is typed, so that it is seen. */
static void add_abouts(struct changing *c, const struct ruleset *rs, size_t parameter)
{
	const struct parameter *p = rules_parameter(rs, parameter);

	if (p->per < 0)
		add_about(c, _("Now"), c->now[0]);
	add_about(c, _("Origin"), rules_origin_name(p->origin));
	if (p->note.nl)
		add_about(c, _("Note"), lang_text(p->note));
	add_about(c, _("Used by"), parameter_users_named(rs, parameter, c->arena));
}

static void build(struct changing *c, size_t parameter)
{
	char iso[DATE_ISO_SIZE];
	const struct ruleset *rs = c->app->rules;
	const struct parameter *p = rules_parameter(rs, parameter);

	c->field = arena_alloc(c->arena, (c->n + MORE_FIELDS) * sizeof *c->field);
	add_abouts(c, rs, parameter);
	add_field(c, (struct form_field){ .label = values_heading(c, p), .kind = FORM_SECTION });
	for (size_t i = 0; i < c->n; i++)
		add_field(c, (struct form_field){ .name = value_field(c, i),
				     .label = c->label[i],
				     .kind = FORM_TEXT,
				     .required = true,
				     .width = VALUE_WIDTH,
				     .help = arena_printf(c->arena, _("Now %s; type for example %s"),
					     c->now[i], parameter_value_example(c->now[i])),
				     .value = c->now[i] });
	add_field(c, (struct form_field){ .label = _("The change"), .kind = FORM_SECTION });
	add_field(c, (struct form_field){ .name = "from",
			     .label = _("From which day"),
			     .kind = FORM_DATE,
			     .required = true,
			     .help = _("Before that day the values of now hold"),
			     .value = arena_strdup(c->arena, date_iso(iso, c->app->today)) });
	add_field(c, (struct form_field){ .name = "reason",
			     .label = _("Why"),
			     .kind = FORM_TEXT,
			     .required = true,
			     .help = _("Stays with the limit: colleagues read it too") });
}

static struct changing *changing_new(struct app *app, const char *name, size_t parameter)
{
	struct arena *a = arena_new();
	struct changing *c = arena_alloc(a, sizeof *c);

	c->arena = a;
	c->app = app;
	c->name = arena_strdup(a, name);
	take_values(c, parameter);
	build(c, parameter);
	return c;
}

static void end(void *ctx)
{
	struct changing *c = ctx;
	struct arena *a = c->arena;

	arena_free(&a);
}

/* ---- the form ---- */

static size_t value_index(const struct changing *c, const char *field)
{
	if (strncmp(field, value_prefix, sizeof value_prefix - 1) != 0)
		return c->n;
	return (size_t)strtoul(field + sizeof value_prefix - 1, NULL, 10);
}

static int check(void *ctx, struct arena *a, const char *field, const char *value, const char **canonical,
	const char **error)
{
	struct changing *c = ctx;
	size_t i = value_index(c, field);
	const char *written;

	if (i >= c->n || parameter_value_parse(value, c->now[i], a, &written, canonical) == 0)
		return 0;
	*error = arena_strdup(a, err_last());
	return ERR_INVALID;
}

/* All values as a rule file writes them, and what changes for people. */
static int compose(struct changing *c, const struct form *f, const char **values, const char **told)
{
	char *all = arena_strdup(c->arena, ""), *words = arena_strdup(c->arena, "");

	for (size_t i = 0; i < c->n; i++) {
		const char *typed = form_value(f, value_field(c, i)), *written, *shown;
		int rc = parameter_value_parse(typed, c->now[i], c->arena, &written, &shown);

		if (rc < 0)
			return rc;
		all = arena_printf(c->arena, "%s%s%s%s%s", all, i ? ", " : "", c->word[i],
			*c->word[i] ? " " : "", written);
		if (strcmp(shown, c->now[i]) != 0)
			words = arena_printf(c->arena, "%s%s%s%s%s → %s", words, *words ? ", " : "",
				*c->word[i] ? c->label[i] : "", *c->word[i] ? " " : "", c->now[i], shown);
	}
	*values = all;
	*told = words;
	return *words ? 0 : err_set(ERR_INVALID, "%s", _("All values are as they are now."));
}

static unsigned again(struct screen *s, void *ctx);

static unsigned save(struct screen *s, struct form *f, void *ctx)
{
	struct changing *c = ctx;
	const struct parameter *p =
		rules_parameter(c->app->rules, (size_t)rules_parameter_index(c->app->rules, c->name));
	const char *values, *told, *reason = form_value(f, "reason"), *note[3] = { NULL };
	struct rule_change change = {
		.file = rules_file_parameters, .ctx = c, .again = again, .closed = end
	};
	char *text;
	day from;

	if (compose(c, f, &values, &told) < 0 || date_parse_iso(form_value(f, "from"), &from) < 0 ||
		app_parameter_change(c->app, c->name, from, values, reason, c->arena, &text) < 0)
		return form_fail(f, NULL, err_last());
	change.title = lang_text(p->text);
	change.text = rule_text_noted(c->arena, text, c->app,
		arena_printf(c->arena, "%s %s: %s", c->name, told, reason));
	note[0] = arena_printf(
		c->arena, _("%s: %s, from %s"), lang_text(p->text), told, date_long(c->arena, from));
	note[1] = from > c->app->today ? _("Until that day nothing changes.") : NULL;
	change.note = note;
	change.done = arena_printf(c->arena, _("Changed: %s"), lang_text(p->text));
	c->draft = form_save_draft(f, c->arena);
	c->handed_on = true;
	return ui_push(s, &rule_preview_screen, &change) | UI_BACK;
}

/* The preview has it then. */
static void closed(void *ctx)
{
	struct changing *c = ctx;

	if (!c->handed_on)
		end(c);
}

static unsigned open_form(struct screen *s, struct changing *c)
{
	const struct parameter *p =
		rules_parameter(c->app->rules, (size_t)rules_parameter_index(c->app->rules, c->name));
	struct form_spec spec = {
		.title = arena_strdup(c->arena, lang_text(p->text)),
		.fields = c->field,
		.count = c->nfields,
		.ctx = c,
		.check = check,
		.save = save,
		.closed = closed,
		.restore = c->draft,
	};

	c->handed_on = false;
	return ui_push(s, &form_screen, &spec);
}

static unsigned again(struct screen *s, void *ctx)
{
	return open_form(s, ctx) | UI_BACK;
}

unsigned parameter_change(struct screen *s, const char *name)
{
	int i = rules_parameter_index(app_of(s)->rules, name);

	if (i < 0)
		return ui_error(s, _("There is no limit \"%.60s\" any more."), name);
	return open_form(s, changing_new(app_of(s), name, (size_t)i));
}
