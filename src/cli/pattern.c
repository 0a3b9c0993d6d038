/* `anker pattern`: what the placements of an employer share, or one theme of it, lifted
 * when a reason is given. `anker matrix`: placements by course and phase. `anker
 * spar-card`: the page about a bottleneck. */
#include <string.h>

#include "anker/choices.h"
#include "anker/file.h"
#include "anker/overview.h"
#include "interview.h"
#include "internal.h"

static int read_employer(struct cli *c, int64_t *out)
{
	enum entity_id e;
	int rc = cli_record(c, c->word[0], E_ORGANISATION, &e, out);

	return rc != CLI_GOOD || e == E_ORGANISATION ? rc : cli_wrong(_("%s is not an employer"), c->word[0]);
}

/* ---- all themes ---- */

static json_t *themes_json(const struct pattern *p)
{
	json_t *list = json_array();

	for (int t = 0; choices_theme[t].code != NULL && t < PATTERN_THEMES; t++) {
		json_t *o = json_object();
		json_object_set_new(o, "theme", json_text(choices_theme[t].code));
		json_object_set_new(o, "open", json_integer(p->open[t]));
		json_object_set_new(o, "recent", json_integer(p->recent[t]));
		json_object_set_new(o, "shared", json_boolean(p->open[t] >= p->least));
		json_object_set_new(o, "lifted", json_boolean(p->lifted[t] > 0));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *counts_json(const int *count)
{
	json_t *o = json_object();

	for (int t = 0; choices_theme[t].code != NULL && t < PATTERN_THEMES; t++)
		if (count[t] > 0)
			json_object_set_new(o, choices_theme[t].code, json_integer(count[t]));
	return o;
}

static json_t *rows_json(const struct pattern_row *row, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *o = json_object();
		json_object_set_new(o, "placement", json_id(row[i].placement));
		json_object_set_new(o, "employee", json_text(row[i].employee));
		json_object_set_new(o, "open", counts_json(row[i].open));
		json_object_set_new(o, "resolved", counts_json(row[i].resolved));
		json_array_append_new(list, o);
	}
	return list;
}

static void print_themes(struct cli *c, const struct pattern *p)
{
	const struct column col[] = { { _("Theme"), false, true }, { _("Open at placements"), false, true },
		{ _("In the past year"), true, false }, { _("Pattern"), false, true } };
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));

	for (int i = 0; choices_theme[i].code != NULL && i < PATTERN_THEMES; i++)
		if (p->open[i] > 0 || p->recent[i] > 0 || p->lifted[i] > 0)
			table_row(t, (const char *const[]){ lang_text(choices_theme[i].label),
					     arena_printf(c->arena, _("%d of %lld"), p->open[i],
						     (long long)p->placements),
					     arena_printf(c->arena, "%d", p->recent[i]),
					     p->lifted[i] > 0	      ? _("lifted")
					     : p->open[i] >= p->least ? _("shared")
								      : "" });
	if (table_end(&t) == 0)
		cli_note(_("no bottleneck is on record at a running placement of this employer"));
}

static int show_pattern(struct cli *c, int64_t employer)
{
	struct pattern p;
	struct pattern_row *row;
	size_t n;
	int rc = app_pattern(c->app, employer, c->arena, &p);

	if (rc == 0 && c->args.given[OPT_JSON])
		rc = app_pattern_rows(c->app, employer, 0, 0, c->arena, &row, &n);
	if (rc < 0)
		return cli_done(rc);
	if (!c->args.given[OPT_JSON]) {
		print_themes(c, &p);
		return CLI_GOOD;
	}
	json_t *o = json_object();
	json_object_set_new(o, "employer", json_id(employer));
	json_object_set_new(o, "placements", json_integer(p.placements));
	json_object_set_new(o, "shared_from", json_integer(p.least));
	json_object_set_new(o, "themes", themes_json(&p));
	json_object_set_new(o, "rows", rows_json(row, n));
	cli_json(c, o);
	return CLI_GOOD;
}

/* ---- one theme ---- */

static json_t *record_json(struct cli *c, const struct record *r)
{
	json_t *o = json_object();

	json_object_set_new(o, "record",
		json_text(arena_printf(c->arena, "%s/%s", r->entity->name, id_show(r->id, c->arena))));
	for (size_t i = 0; i < r->entity->nfields; i++)
		if (r->value[i] != NULL && !(r->entity->fields[i].flags & FIELD_HIDDEN))
			json_object_set_new(o, r->entity->fields[i].name, json_text(r->value[i]));
	return o;
}

static json_t *records_json(struct cli *c, struct record *const *r, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, record_json(c, r[i]));
	return list;
}

static const char *field_words(struct cli *c, const struct record *r, const char *name)
{
	int i = model_field(r->entity, name);

	return i >= 0 && r->value[i] != NULL ? app_show(c->app, &r->entity->fields[i], r->value[i], c->arena)
					     : "";
}

/* How it went: resolved, or what it did. */
static const char *outcome(struct cli *c, const struct record *r)
{
	static const char *const fields[] = { "resolved", "effect", "experience", "reached", "state" };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (*field_words(c, r, fields[i]) != '\0')
			return field_words(c, r, fields[i]);
	return r->entity->id == E_BOTTLENECK ? _("open") : "";
}

static void print_records(struct cli *c, struct table *t, struct record *const *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ lang_text(r[i]->entity->label),
				     field_words(c, r[i], r[i]->entity->date),
				     field_words(c, r[i], "placement"), outcome(c, r[i]),
				     r[i]->entity->id == E_BOTTLENECK ? field_words(c, r[i], "note")
								      : record_title(r[i], c->arena),
				     arena_printf(c->arena, "%s/%s", r[i]->entity->name,
					     id_show(r[i]->id, c->arena)) });
}

static void print_theme(struct cli *c, const struct pattern_theme *it)
{
	const struct column col[] = { { _("What"), false, true }, { _("Date"), false, true },
		{ _("Placement"), false, false }, { _("How it went"), false, true },
		{ _("Note"), false, true }, { _("Record"), false, false } };
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));

	print_records(c, t, it->bottleneck, it->nbottlenecks);
	print_records(c, t, it->tried, it->ntried);
	if (table_end(&t) == 0)
		cli_note(_("nothing is on record about this theme here"));
	if (it->lift && it->lifted == 0)
		cli_note(_("open at %d of %lld placements: a matter of the organisation; lift it with "
			   "--reason"),
			it->open, (long long)it->placements);
}

static int show_theme(struct cli *c, int64_t employer, const char *theme)
{
	struct pattern_theme it;
	int rc = app_pattern_theme(c->app, employer, theme, c->arena, &it);

	if (rc < 0)
		return cli_done(rc);
	if (!c->args.given[OPT_JSON]) {
		print_theme(c, &it);
		return CLI_GOOD;
	}
	json_t *o = json_object();
	json_object_set_new(o, "employer", json_id(employer));
	json_object_set_new(o, "theme", json_text(theme));
	json_object_set_new(o, "open", json_integer(it.open));
	json_object_set_new(o, "placements", json_integer(it.placements));
	json_object_set_new(o, "shared", json_boolean(it.lift));
	json_object_set_new(o, "lifted", json_id(it.lifted));
	json_object_set_new(o, "mandate", json_text(*it.mandate != '\0' ? it.mandate : NULL));
	json_object_set_new(o, "bottlenecks", records_json(c, it.bottleneck, it.nbottlenecks));
	json_object_set_new(o, "tried", records_json(c, it.tried, it.ntried));
	cli_json(c, o);
	return CLI_GOOD;
}

static int lift(struct cli *c, int64_t employer, const char *theme)
{
	int64_t bottleneck;
	int rc =
		app_pattern_lift(c->app, employer, theme, c->args.value[OPT_REASON], NULL, &bottleneck, NULL);

	if (rc == 0 && c->args.given[OPT_JSON])
		cli_json(c, json_pack("{s:o}", "bottleneck", json_id(bottleneck)));
	else if (rc == 0)
		cli_print(c, "bottleneck/%s\n", id_show(bottleneck, c->arena));
	return cli_done(rc);
}

int command_pattern(struct cli *c)
{
	const struct entity *e = model_entity(E_BOTTLENECK);
	int64_t employer;
	char *theme = NULL;
	int rc = read_employer(c, &employer);

	if (rc != CLI_GOOD)
		return rc;
	if (c->words > 1 && field_parse(&e->fields[model_field(e, "theme")], c->word[1], c->options.today,
				    c->arena, &theme) < 0)
		return cli_wrong("%s", err_last());
	if (theme == NULL && c->args.given[OPT_REASON])
		return cli_wrong(_("--reason lifts a theme: say which"));
	if (theme == NULL)
		return show_pattern(c, employer);
	return c->args.given[OPT_REASON] ? lift(c, employer, theme) : show_theme(c, employer, theme);
}

/* ---- matrix ---- */

enum { MATRIX_COLUMNS = 24 };

static const char *code_of(const struct field *f, size_t i)
{
	return f->choices[i].code;
}

static const char *label_of(const struct field *f, size_t i)
{
	return code_of(f, i) != NULL ? lang_text(f->choices[i].label) : _("unknown");
}

static json_t *matrix_json(const struct cross *x, const struct field *course, const struct field *phase)
{
	json_t *list = json_array();

	for (size_t i = 0; i < x->rows; i++)
		for (size_t k = 0; k < x->columns; k++) {
			json_t *o = json_object();
			json_object_set_new(o, "course", json_text(code_of(course, i)));
			json_object_set_new(o, "phase", json_text(code_of(phase, k)));
			json_object_set_new(o, "placements", json_integer(x->cell[i * x->columns + k]));
			json_array_append_new(list, o);
		}
	return list;
}

static void print_matrix(
	struct cli *c, const struct cross *x, const struct field *course, const struct field *phase)
{
	struct column col[MATRIX_COLUMNS] = { { lang_text(course->label), false, true },
		{ _("all"), true, true } };
	const char *cell[MATRIX_COLUMNS];
	size_t n = 2;

	for (size_t k = 0; k < x->columns && n < MATRIX_COLUMNS; k++)
		col[n++] = (struct column){ label_of(phase, k), true, true };
	struct table *t = table_new(c, col, n);
	for (size_t i = 0; i < x->rows; i++) {
		int64_t all = 0;
		for (size_t k = 0; k < x->columns; k++) {
			int64_t here = x->cell[i * x->columns + k];
			all += here;
			if (k + 2 < n)
				cell[k + 2] = here > 0 ? arena_printf(c->arena, "%lld", (long long)here) : "";
		}
		cell[0] = label_of(course, i);
		cell[1] = arena_printf(c->arena, "%lld", (long long)all);
		table_row(t, cell);
	}
	table_end(&t);
}

int command_matrix(struct cli *c)
{
	const struct entity *e = model_entity(E_PLACEMENT);
	const struct field *course = &e->fields[model_field(e, "course")],
			   *phase = &e->fields[model_field(e, "phase")];
	const struct condition where[] = { { "status", IS_NOT, "ended" },
		{ "expert", IS, arena_printf(c->arena, "%lld", (long long)c->app->expert) } };
	const struct query q = { .entity = E_PLACEMENT,
		.where = where,
		.nwhere = c->app->expert != 0 && !c->args.given[OPT_ALL] ? 2 : 1 };
	struct cross x;
	int rc = app_cross(c->app, &q, "course", "phase", c->arena, &x);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON])
		cli_json(c, matrix_json(&x, course, phase));
	else
		print_matrix(c, &x, course, phase);
	return CLI_GOOD;
}

/* ---- spar card ---- */

int command_spar_card(struct cli *c)
{
	enum summary_format format;
	enum entity_id e;
	int64_t id;
	char *text;
	int rc = cli_record(c, c->word[0], E_BOTTLENECK, &e, &id);

	if (rc != CLI_GOOD || (rc = cli_page_format(c, &format)) != CLI_GOOD)
		return rc;
	if (e != E_BOTTLENECK)
		return cli_wrong(_("%s is not a bottleneck"), c->word[0]);
	if (c->args.given[OPT_FOR] && strcmp(c->args.value[OPT_FOR], "employer") != 0)
		return cli_wrong(_("--for takes employer, not \"%s\""), c->args.value[OPT_FOR]);
	if ((rc = app_spar_card(c->app, id, c->args.given[OPT_FOR], c->arena, &text)) < 0)
		return cli_done(rc);
	if (c->args.given[OPT_FOR] && (rc = cli_pass_on(c, E_BOTTLENECK, id, "employer", _("spar card"))) != CLI_GOOD)
		return rc;
	const char *page = summary_render(text, format, lang_code(), c->arena);
	if (cli_output(c) != NULL)
		return cli_done(file_replace(cli_output(c), page, strlen(page)));
	cli_print(c, "%s", page);
	return CLI_GOOD;
}
