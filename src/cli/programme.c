/* programme: what each region aims at and how far it is, who was asked, whether a placement may take part,
 * intermediaries, and which expert has which employer. */
#include "anker/programme.h"

#include <string.h>

#include "internal.h"

/* The programme that a word behind the others names, else the one that runs. */
static int which(struct cli *c, int at, int64_t *programme)
{
	return cli_done(app_programme_find(c->app, at < c->words ? c->word[at] : NULL, c->arena, programme));
}

static const char *number(struct cli *c, int64_t n)
{
	return arena_printf(c->arena, "%lld", (long long)n);
}

static int read_day(struct cli *c, day *out)
{
	*out = c->app->today;
	if (c->args.given[OPT_FROM] && date_parse(c->args.value[OPT_FROM], c->app->today, out) < 0)
		return cli_wrong("--from: %s", err_last());
	return CLI_GOOD;
}

/* ---- targets ---- */

static json_t *aim_json(int64_t n)
{
	return n < 0 ? json_null() : json_integer(n);
}

static json_t *stages_json(const int64_t count[PART_STAGES])
{
	json_t *o = json_object();
	for (int i = 0; i < PART_STAGES; i++)
		json_object_set_new(o, app_part_stage_code((enum part_stage)i), json_integer(count[i]));
	return o;
}

static json_t *target_json(struct cli *c, const void *list, size_t i)
{
	const struct target_row *r = (const struct target_row *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "target", json_id(r->target));
	json_object_set_new(o, "region", json_id(r->region));
	json_object_set_new(o, "name", json_text(r->name));
	json_object_set_new(o, "employers_in", json_integer(r->employers_in));
	json_object_set_new(o, "employers_min", aim_json(r->employers_min));
	json_object_set_new(o, "employers_max", aim_json(r->employers_max));
	json_object_set_new(o, "employees_in", json_integer(r->employees_in));
	json_object_set_new(o, "employees_min", aim_json(r->employees_min));
	json_object_set_new(o, "employers", stages_json(r->employers));
	json_object_set_new(o, "employees", stages_json(r->employees));
	return o;
}

/* "████████░░": how much of the least that was aimed at. */
static const char *bar(struct cli *c, int64_t n, int64_t least)
{
	enum { WIDTH = 10 };
	const char *out = "";
	int64_t full = least <= 0 ? 0 : n >= least ? WIDTH : n * WIDTH / least;

	for (int i = 0; least > 0 && i < WIDTH; i++)
		out = arena_printf(c->arena, "%s%s", out,
			c->options.ascii ? (i < full ? "#" : ".") : i < full ? "█" : "░");
	return out;
}

static void print_targets(struct cli *c, const struct target_row *row, size_t n)
{
	const struct column col[] = { { _("Region"), false, true }, { _("Employers"), false, true },
		{ "", false, false },
		{ _("Employees"), false, true }, { "", false, false } };
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));

	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ row[i].name,
			app_target_text(c->arena, row[i].employers_in, row[i].employers_min,
				row[i].employers_max),
			bar(c, row[i].employers_in, row[i].employers_min),
			app_target_text(c->arena, row[i].employees_in, row[i].employees_min, -1),
			bar(c, row[i].employees_in, row[i].employees_min) });
	table_end(&t);
	cli_note(_("counted: who agreed or started, and did not stop"));
}

static int show(struct cli *c, int at)
{
	struct target_row *row;
	struct record *r;
	int64_t programme = 0;
	size_t n;
	int rc = which(c, at, &programme);

	if (rc != CLI_GOOD || (rc = cli_done(app_targets(c->app, programme, c->arena, &row,
		&n))) != CLI_GOOD ||
		(rc = cli_done(store_get(c->app->store, E_PROGRAMME, programme, c->arena, &r))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, target_json, row);
		return CLI_GOOD;
	}
	cli_print(c, "%s (programme/%s), %s\n", record_title(r, c->arena), id_show(programme, c->arena),
		arena_printf(c->arena, _("from %s until %s"), date_long(c->arena, record_day(r, "start")),
			date_long(c->arena, record_day(r, "until"))));
	if (n)
		print_targets(c, row, n);
	else
		cli_note(_("no region yet: anker add target programme=%s region=NAME"),
			id_show(programme, c->arena));
	return CLI_GOOD;
}

/* ---- who was asked ---- */

static json_t *part_json(struct cli *c, const void *list, size_t i)
{
	const struct part_row *r = (const struct part_row *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "participation", json_id(r->id));
	json_object_set_new(o, "employer", json_id(r->employer));
	json_object_set_new(o, "employer_name", json_text(r->employer_name));
	json_object_set_new(o, "placement", json_id(r->placement));
	json_object_set_new(o, "employee", json_text(r->placement ? r->employee : NULL));
	json_object_set_new(o, "region", json_id(r->region));
	json_object_set_new(o, "stage", json_text(app_part_stage_code(r->stage)));
	json_object_set_new(o, "since", json_day(r->since));
	json_object_set_new(o, "reason", json_text(*r->reason ? r->reason : NULL));
	json_object_set_new(o, "through", json_text(*r->through ? r->through : NULL));
	json_object_set_new(o, "expert", json_text(*r->expert_name ? r->expert_name : NULL));
	return o;
}

static int funnel(struct cli *c)
{
	const struct column col[] = { { "id", true, true }, { _("State"), false, true },
		{ _("Since"), false, true },
		{ _("Employer"), false, true }, { _("Employee"), false, true },
		{ _("Through"), false, false },
		{ _("Expert"), false, false } };
	struct part_row *row;
	int64_t programme = 0, elsewhere;
	size_t n;
	int rc = which(c, 1, &programme);

	if (rc == CLI_GOOD)
		rc = cli_done(app_parts(c->app, programme, PART_EVERYWHERE, c->arena, &row, &n, &elsewhere));
	if (rc != CLI_GOOD || (rc = cli_read_many(c, E_PARTICIPATION, (int64_t)n)) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, part_json, row);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ id_show(row[i].id, c->arena),
			app_part_stage_name(row[i].stage),
			date_long(c->arena, row[i].since), row[i].employer_name, row[i].employee,
			row[i].through, row[i].expert_name });
	table_end(&t);
	if (elsewhere)
		cli_note(ngettext("%lld more is with colleagues", "%lld more are with colleagues",
			(unsigned long)elsewhere), (long long)elsewhere);
	return CLI_GOOD;
}

/* ---- inclusion ---- */

static json_t *condition_json(struct cli *c, const void *list, size_t i)
{
	const struct inclusion *in = (const struct inclusion *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "condition", json_text(in->condition));
	json_object_set_new(o, "holds", in->answer < 0 ? json_null() : json_boolean(in->answer));
	json_object_set_new(o, "why", json_text(in->why));
	return o;
}

static int check(struct cli *c)
{
	struct inclusion *in;
	enum entity_id e;
	int64_t placement, programme = 0;
	size_t n;
	int rc;

	if (c->words < 2)
		return cli_wrong(_("say which placement: anker programme check PLACEMENT"));
	if ((rc = cli_record(c, c->word[1], E_PLACEMENT, &e, &placement)) != CLI_GOOD)
		return rc;
	if (e != E_PLACEMENT)
		return cli_wrong(_("say which placement: anker programme check PLACEMENT"));
	if ((rc = which(c, 2, &programme)) != CLI_GOOD ||
		(rc = cli_read(c, E_PLACEMENT, placement)) != CLI_GOOD ||
		(rc = cli_done(app_inclusion(c->app, programme, placement, c->arena, &in, &n))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, condition_json, in);
		return CLI_GOOD;
	}
	for (size_t i = 0; i < n; i++)
		cli_print(c, "%s  %s: %s\n", in[i].answer < 0 ? "?" : in[i].answer ? _("yes") : _("no"),
			in[i].condition, in[i].why);
	return CLI_GOOD;
}

/* ---- intermediaries ---- */

static const char *const questions[] = { "selects", "asks", "network" };
enum { QUESTIONS = sizeof questions / sizeof *questions };

static json_t *intake_json(struct cli *c, const void *list, size_t i)
{
	const struct record *r = ((struct record *const *)list)[i];
	const int64_t organisation = record_ref(r, "organisation");
	json_t *o = json_object();

	json_object_set_new(o, "intake", json_id(r->id));
	json_object_set_new(o, "organisation", json_id(organisation));
	json_object_set_new(o, "name", json_text(store_title(c->app->store, E_ORGANISATION, organisation,
		c->arena)));
	json_object_set_new(o, "date", json_day(record_day(r, "date")));
	for (size_t k = 0; k < QUESTIONS; k++)
		json_object_set_new(o, questions[k], json_text(record_get(r, questions[k])));
	return o;
}

static int list_intake(struct cli *c)
{
	const struct column col[] = { { "id", true, true }, { _("Intermediary"), false, true },
		{ _("Asked on"), false, true },
		{ _("Chooses"), false, true }, { _("Asks"), false, true }, { _("Joins"), false, true } };
	struct record **r;
	int64_t programme = 0;
	size_t n;
	int rc = which(c, 1, &programme);

	if (rc != CLI_GOOD)
		return rc;
	const struct condition where[] = { { "programme", IS, number(c, programme) } };
	const struct query q = { .entity = E_INTAKE, .where = where, .nwhere = 1, .order = "date" };
	if ((rc = cli_done(store_find(c->app->store, &q, c->arena, &r, &n))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, intake_json, r);
		return CLI_GOOD;
	}
	if (n == 0) {
		cli_note(_("nobody was asked yet: anker programme intake ORGANISATION selects=yes asks=maybe"
			" network=no"));
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ id_show(r[i]->id, c->arena),
			store_title(c->app->store, E_ORGANISATION, record_ref(r[i], "organisation"),
				c->arena),
			date_long(c->arena, record_day(r[i], "date")), cli_choice(c, r[i], "selects"),
			cli_choice(c, r[i], "asks"), cli_choice(c, r[i], "network") });
	table_end(&t);
	return CLI_GOOD;
}

/* QUESTION=ANSWER, into the record. */
static int answer(struct cli *c, struct record *r, const char *word)
{
	const char *equals = strchr(word, '=');
	const size_t name = (size_t)(equals - word);
	char *code = NULL;

	for (size_t i = 0; i < QUESTIONS; i++) {
		const struct field *f = &r->entity->fields[model_field(r->entity, questions[i])];

		if (strlen(questions[i]) != name || strncmp(questions[i], word, name) != 0)
			continue;
		if (field_parse(f, equals + 1, c->app->today, c->arena, &code) < 0)
			return cli_wrong("%s", err_last());
		return cli_done(record_set(r, questions[i], code));
	}
	return cli_wrong(_("\"%.*s\" is none of the three questions: selects, asks, network"), (int)name, word);
}

/* The answers of one intermediary; a word without "=" names the programme. */
static int record_intake(struct cli *c)
{
	enum entity_id e;
	int64_t organisation, programme = 0;
	struct record *r;
	int word = 0, rc = cli_record(c, c->word[1], E_ORGANISATION, &e, &organisation);

	if (rc != CLI_GOOD)
		return rc;
	if (e != E_ORGANISATION)
		return cli_wrong(_("\"%s\" is no organisation"), c->word[1]);
	for (int i = 2; i < c->words; i++)
		word = strchr(c->word[i], '=') ? word : i;
	rc = cli_done(app_programme_find(c->app, word ? c->word[word] : NULL, c->arena, &programme));
	if (rc == CLI_GOOD)
		rc = cli_done(app_intake(c->app, programme, organisation, c->arena, &r));
	for (int i = 2; rc == CLI_GOOD && i < c->words; i++)
		if (i != word)
			rc = answer(c, r, c->word[i]);
	if (rc == CLI_GOOD && c->args.given[OPT_FROM]) {
		day on;
		if ((rc = read_day(c, &on)) == CLI_GOOD)
			record_set_day(r, "date", on);
	}
	if (rc == CLI_GOOD && c->args.given[OPT_NOTE])
		rc = cli_done(record_set(r, "note", c->args.value[OPT_NOTE]));
	if (rc != CLI_GOOD || (rc = cli_done(app_save(c->app, r, NULL, NULL, NULL))) != CLI_GOOD)
		return rc;
	cli_print(c, "intake/%s: %s\n", id_show(r->id, c->arena),
		store_title(c->app->store, E_ORGANISATION, organisation, c->arena));
	return CLI_GOOD;
}

static int intake(struct cli *c)
{
	for (int i = 2; i < c->words; i++)
		if (strchr(c->word[i], '='))
			return record_intake(c);
	if (c->args.given[OPT_NOTE] || c->args.given[OPT_FROM] || c->words > 2)
		return cli_wrong(_("say what they answered: anker programme intake ORGANISATION selects=yes"
			" asks=maybe network=no"));
	return list_intake(c);
}

/* ---- what is changed ---- */

static int assign(struct cli *c)
{
	enum entity_id e;
	int64_t employer, expert, programme = 0;
	day since;
	int rc;

	if (c->words < 3)
		return cli_wrong(_("say who gets which employer: anker programme assign EMPLOYER EXPERT"));
	if ((rc = cli_record(c, c->word[1], E_ORGANISATION, &e, &employer)) != CLI_GOOD)
		return rc;
	if (e != E_ORGANISATION)
		return cli_wrong(_("\"%s\" is no employer"), c->word[1]);
	if ((rc = cli_record(c, c->word[2], E_EXPERT, &e, &expert)) != CLI_GOOD)
		return rc;
	if (e != E_EXPERT)
		return cli_wrong(_("\"%s\" is no expert"), c->word[2]);
	if ((rc = which(c, 3, &programme)) != CLI_GOOD || (rc = read_day(c, &since)) != CLI_GOOD ||
		(rc = cli_done(app_assign(c->app, programme, employer, expert, since, c->args.value[OPT_NOTE],
			NULL))) != CLI_GOOD)
		return rc;
	cli_print(c, _("%s goes to %s\n"), store_title(c->app->store, E_ORGANISATION, employer, c->arena),
		store_title(c->app->store, E_EXPERT, expert, c->arena));
	return CLI_GOOD;
}

static int move(struct cli *c)
{
	enum entity_id e;
	int64_t id;
	day on;
	int rc;

	if (c->words < 3)
		return cli_wrong(_("say who, and how it stands: anker programme move PARTICIPATION STAGE"));
	enum part_stage stage = app_part_stage_of(c->word[2]);
	if (stage == PART_STAGES)
		return cli_wrong(_("\"%s\" is no stage: approached, agreed, declined, started, stopped"),
			c->word[2]);
	if ((rc = cli_record(c, c->word[1], E_PARTICIPATION, &e, &id)) != CLI_GOOD ||
		(rc = read_day(c, &on)) != CLI_GOOD)
		return rc;
	if (e != E_PARTICIPATION)
		return cli_wrong(_("\"%s\" is no participation"), c->word[1]);
	if ((rc = cli_done(app_part_move(c->app, id, stage, on, c->args.value[OPT_REASON],
		NULL))) != CLI_GOOD)
		return rc;
	cli_print(c, "participation/%s: %s\n", id_show(id, c->arena), app_part_stage_name(stage));
	return CLI_GOOD;
}

static int several(struct cli *c)
{
	const struct query q = { .entity = E_PROGRAMME };
	struct record **r;
	size_t n;
	int rc = cli_done(store_find(c->app->store, &q, c->arena, &r, &n));

	if (rc != CLI_GOOD || n < 2)
		return rc != CLI_GOOD ? rc : show(c, 0);
	const struct column col[] = { { "id", true, true }, { _("Programme"), false, true },
		{ _("From"), false, true },
		{ _("Until"), false, true }, { _("Employers"), true, true }, { _("Employees"), true, true } };
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n && rc == CLI_GOOD; i++) {
		struct target_row *row;
		size_t rows;
		int64_t employers = 0, employees = 0;
		rc = cli_done(app_targets(c->app, r[i]->id, c->arena, &row, &rows));
		for (size_t k = 0; rc == CLI_GOOD && k < rows; k++) {
			employers += row[k].employers_in;
			employees += row[k].employees_in;
		}
		table_row(t, (const char *const[]){ id_show(r[i]->id, c->arena), record_title(r[i], c->arena),
			date_long(c->arena, record_day(r[i], "start")),
			date_long(c->arena, record_day(r[i], "until")),
			number(c, employers), number(c, employees) });
	}
	table_end(&t);
	return rc;
}

int command_programme(struct cli *c)
{
	static const struct {
		const char *word;
		int (*run)(struct cli *c);
	} parts[] = { { "funnel", funnel }, { "check", check }, { "intake", intake }, { "assign", assign },
		{ "move", move } };

	for (size_t i = 0; c->words && i < sizeof parts / sizeof *parts; i++)
		if (strcmp(c->word[0], parts[i].word) == 0)
			return parts[i].run(c);
	if (c->words > 1)
		return cli_wrong(_("\"%s\" is no part of programme: funnel, check, intake, assign, move"),
			c->word[0]);
	return c->words || c->args.given[OPT_JSON] ? show(c, 0) : several(c);
}
