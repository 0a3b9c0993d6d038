/* `anker waves`: what is due of a programme, how far each wave is, and how one went. */
#include <string.h>

#include "anker/programme.h"
#include "internal.h"

static const char *const statuses[] = { [DUE_NONE] = "none", [DUE_NOT_YET] = "not_yet", [DUE_SOON] = "soon",
	[DUE_NOW] = "now", [DUE_LATE] = "late", [DUE_MISSED] = "missed" };

static json_t *due_json(struct cli *c, const void *list, size_t i)
{
	const struct wave_due *w = (const struct wave_due *)list + i;
	json_t *o = json_object();

	json_object_set_new(o, "wave", json_id(w->wave));
	json_object_set_new(o, "participation", json_id(w->participation));
	json_object_set_new(o, "measurement", json_id(w->measurement));
	json_object_set_new(o, "name", json_text(w->name));
	json_object_set_new(o, "method", json_text(w->method));
	json_object_set_new(o, "party", json_text(w->party));
	json_object_set_new(o, "questions", json_text(*w->script ? w->script : NULL));
	json_object_set_new(o, "subject", json_subject(c, w->placement, w->employer));
	json_object_set_new(o, "with", json_text(w->subject));
	json_object_set_new(o, "expert", json_id(w->expert));
	json_object_set_new(o, "due", json_day(w->due));
	json_object_set_new(o, "until", json_day(w->until));
	json_object_set_new(o, "status", json_text(statuses[w->status]));
	json_object_set_new(o, "reminded", json_day(w->reminded));
	return o;
}

static const char *choice(struct cli *c, enum entity_id e, const char *field, const char *code)
{
	const struct entity *m = model_entity(e);

	return field_show(&m->fields[model_field(m, field)], code, c->arena);
}

/* By the number that the words done, declined, missed and remind take. */
static const char *key_of(struct cli *c, const struct wave_due *w)
{
	return arena_printf(c->arena, "%s/%s", id_show(w->wave, c->arena),
		id_show(w->participation, c->arena));
}

static int list_due(struct cli *c, int64_t programme)
{
	const struct waves_query q = { .programme = programme,
		.expert = c->args.given[OPT_ALL] ? 0 : c->app->expert, .ahead = -1 };
	const struct column col[] = { { _("Number"), true, true }, { _("Wave"), false, true },
		{ _("With"), false, true },
		{ _("When it is due"), false, true }, { _("Reminded"), false, false } };
	struct wave_due *w;
	size_t n;
	int rc = app_waves_due(c->app, &q, c->arena, &w, &n);

	if (rc < 0)
		return cli_done(rc);
	if ((rc = cli_read_many(c, E_MEASUREMENT, (int64_t)n)) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, due_json, w);
		return CLI_GOOD;
	}
	if (n == 0) {
		cli_note(_("no wave is due now; 'anker waves rates' shows how far they are"));
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ key_of(c, &w[i]),
			app_wave_title(w[i].name, w[i].method, c->arena),
			w[i].placement ? arena_printf(c->arena, "%s · %s", w[i].subject, w[i].employer_name)
			: w[i].subject, app_wave_when(&w[i], c->app->today, c->arena),
			w[i].reminded == DAY_NONE ? "" : date_long(c->arena, w[i].reminded) });
	table_end(&t);
	return CLI_GOOD;
}

/* ---- how far each wave is ---- */

static json_t *rate_json(struct cli *c, const void *list, size_t i)
{
	const struct wave_rate *w = (const struct wave_rate *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "wave", json_id(w->wave));
	json_object_set_new(o, "name", json_text(w->name));
	json_object_set_new(o, "method", json_text(w->method));
	json_object_set_new(o, "party", json_text(w->party));
	json_object_set_new(o, "due", json_integer(w->due));
	json_object_set_new(o, "done", json_integer(w->done));
	json_object_set_new(o, "declined", json_integer(w->declined));
	json_object_set_new(o, "missed", json_integer(w->missed));
	json_object_set_new(o, "open", json_integer(w->open));
	return o;
}

static const char *number(struct cli *c, int64_t n)
{
	return arena_printf(c->arena, "%lld", (long long)n);
}

static int list_rates(struct cli *c, int64_t programme)
{
	const struct column col[] = { { _("Wave"), false, true }, { _("With"), false, true },
		{ _("Due so far"), true, true },
		{ _("Done"), true, true }, { _("Declined"), true, true }, { _("Missed"), true, true },
		{ _("Open"), true, true } };
	struct wave_rate *w;
	size_t n;
	int rc = app_wave_rates(c->app, programme, 0, c->arena, &w, &n);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, rate_json, w);
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ app_wave_title(w[i].name, w[i].method, c->arena),
			choice(c, E_WAVE, "party", w[i].party), number(c, w[i].due), number(c, w[i].done),
			number(c, w[i].declined), number(c, w[i].missed), number(c, w[i].open) });
	table_end(&t);
	return CLI_GOOD;
}

/* ---- how one went ---- */

static int find_due(struct cli *c, const char *word, struct wave_due **out)
{
	const char *slash = strchr(word, '/');
	int64_t wave, participation;

	if (!slash || id_parse(arena_strndup(c->arena, word, (size_t)(slash - word)), &wave) < 0 ||
		id_parse(slash + 1, &participation) < 0)
		return cli_wrong(_("\"%s\" is not the number of a wave with somebody; 'anker waves' shows"
			" them"), word);
	return cli_done(app_wave_find(c->app, wave, participation, c->arena, out));
}

static int handle(struct cli *c, const char *state)
{
	struct wave_due *w;
	day on = c->app->today;
	int rc;

	if (c->words < 2)
		return cli_wrong(_("say which one: anker waves %s NUMBER"), state);
	if ((rc = find_due(c, c->word[1], &w)) != CLI_GOOD)
		return rc;
	if (strcmp(state, "remind") == 0)
		return cli_done(app_wave_remind(c->app, w, NULL));
	if (c->words > 2 && date_parse(c->word[2], on, &on) < 0)
		return cli_wrong("%s", err_last());
	return cli_done(app_wave_handle(c->app, w, state, on, c->args.value[OPT_REASON], NULL));
}

int command_waves(struct cli *c)
{
	static const char *const how[] = { "done", "declined", "missed", "remind" };
	const char *first = c->words > 0 ? c->word[0] : NULL;
	bool rates = first && strcmp(first, "rates") == 0;
	int64_t programme = 0;
	int rc = CLI_GOOD;

	for (size_t i = 0; first && i < sizeof how / sizeof *how; i++)
		if (strcmp(first, how[i]) == 0)
			return handle(c, how[i]);
	if (c->words > (rates ? 2 : 1))
		return cli_wrong(_("\"%s\" is not understood here"), c->word[rates ? 2 : 1]);
	if (rates || first)
		rc = cli_done(app_programme_find(
			c->app, rates ? (c->words > 1 ? c->word[1] : NULL) : first, c->arena, &programme));
	if (rc != CLI_GOOD)
		return rc;
	return rates ? list_rates(c, programme) : list_due(c, programme);
}
