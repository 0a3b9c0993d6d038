/* `anker lasting`: how long placements last, together or split by what is on record about them. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "anker/exchange.h"
#include "anker/file.h"
#include "anker/lasting.h"
#include "anker/programme.h"
#include "internal.h"

enum { YEAR = 365, TWO_YEARS = 730, SHARE_DIGITS = 4, MONTHS = 48, THEIR_DAYS = 1461 };

/* ---- the factors there are ---- */

static const char *const kinds[] = {
	[LASTING_NOW] = "now", [LASTING_EVENT] = "event", [LASTING_WEIGHED] = "weighed"
};

static json_t *factor_json(struct cli *c, const void *list, size_t i)
{
	const struct lasting_factor *f = (const struct lasting_factor *)list + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "factor", json_text(f->code));
	json_object_set_new(o, "label", json_text(f->label));
	json_object_set_new(o, "kind", json_text(kinds[f->kind]));
	return o;
}

static void factors_csv(struct cli *c, const struct lasting_factor *f, size_t n)
{
	FILE *out = safe_stream(c->out, SAFE_CSV);

	if (out == NULL)
		return;
	fprintf(out, "factor,label,kind\r\n");
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s,%s,%s\r\n", csv_cell(c->arena, f[i].code, false),
			csv_cell(c->arena, f[i].label, false), kinds[f[i].kind]);
	fclose(out);
}

static void factors_table(struct cli *c, const struct lasting_factor *f, size_t n)
{
	const char *const words[] = { [LASTING_NOW] = _("as it stands now"),
		[LASTING_EVENT] = _("in the first months"),
		[LASTING_WEIGHED] = _("named in a weighing") };
	const struct column col[] = { { _("Factor"), false, true }, { _("What it is"), false, true },
		{ _("Recorded"), false, false } };
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ f[i].code, f[i].label, words[f[i].kind] });
	table_end(&t);
}

/* What is given: the factors there are, or a curve. */
struct given {
	const struct lasting_factor *factor;
	size_t nfactors;
	const struct lasting *lasting; /* NULL: the factors */
};

static void print_factors(struct cli *c, const struct given *g)
{
	if (c->args.given[OPT_JSON])
		cli_json_list(c, g->nfactors, factor_json, g->factor);
	else if (c->args.given[OPT_CSV])
		factors_csv(c, g->factor, g->nfactors);
	else
		factors_table(c, g->factor, g->nfactors);
}

/* ---- what was asked ---- */

static int day_of(struct cli *c, enum option_id option, day *out)
{
	*out = DAY_NONE;
	if (!c->args.given[option] || date_parse(c->args.value[option], c->options.today, out) == 0)
		return CLI_GOOD;
	return cli_wrong("--%s: %s", cli_option_rows[option].name, err_last());
}

static int record_of(struct cli *c, enum option_id option, enum entity_id kind, int64_t *out)
{
	enum entity_id e;
	int rc = c->args.given[option] ? cli_record(c, c->args.value[option], kind, &e, out) : CLI_GOOD;

	if (rc != CLI_GOOD || !c->args.given[option] || e == kind)
		return rc;
	return cli_wrong(_("--%s: %s is not that"), cli_option_rows[option].name, c->args.value[option]);
}

static int read_ask(struct cli *c, struct lasting_ask *ask)
{
	int rc = day_of(c, OPT_FROM, &ask->first);

	if (rc != CLI_GOOD || (rc = day_of(c, OPT_UNTIL, &ask->last)) != CLI_GOOD ||
		(rc = record_of(c, OPT_EMPLOYER, E_ORGANISATION, &ask->employer)) != CLI_GOOD ||
		(rc = record_of(c, OPT_REGION, E_REGION, &ask->region)) != CLI_GOOD)
		return rc;
	return c->args.given[OPT_OF_PROGRAMME]
		       ? cli_done(app_programme_find(
				 c->app, c->args.value[OPT_OF_PROGRAMME], c->arena, &ask->programme))
		       : CLI_GOOD;
}

/* By its code, or by its words. */
static const char *factor_of(const char *word, const struct lasting_factor *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(word, f[i].label) == 0)
			return f[i].code;
	return word;
}

/* ---- as JSON ---- */

static json_t *count_json(int64_t n)
{
	return n == LASTING_HIDDEN ? json_null() : json_integer(n);
}

static json_t *lasted_json(int64_t lasted, int64_t of)
{
	json_t *o = json_object();

	if (of == LASTING_HIDDEN) {
		json_decref(o);
		return json_null();
	}
	json_object_set_new(o, "lasted", json_integer(lasted));
	json_object_set_new(o, "of", json_integer(of));
	return o;
}

static json_t *step_json(const struct survival_step *s)
{
	json_t *o = json_object();

	json_object_set_new(o, "days", json_integer(s->days));
	json_object_set_new(o, "at_risk", json_integer(s->at_risk));
	json_object_set_new(o, "ended", json_integer(s->ended));
	json_object_set_new(o, "left", json_integer(s->left));
	json_object_set_new(o, "share", json_real(s->share));
	json_object_set_new(o, "low", json_real(s->low));
	json_object_set_new(o, "high", json_real(s->high));
	return o;
}

static json_t *group_json(const struct lasting_group *g)
{
	json_t *o = json_object(), *steps = json_array();

	for (size_t i = 0; i < g->curve.nsteps; i++)
		json_array_append_new(steps, step_json(&g->curve.step[i]));
	json_object_set_new(o, "value", json_text(g->code));
	json_object_set_new(o, "label", json_text(g->label));
	json_object_set_new(o, "placements", json_integer(g->curve.cases));
	json_object_set_new(o, "ended", count_json(g->ended));
	json_object_set_new(
		o, "median_days", g->curve.median < 0 ? json_null() : json_integer(g->curve.median));
	json_object_set_new(o, "year", lasted_json(g->year, g->of_year));
	json_object_set_new(o, "two_years", lasted_json(g->two_years, g->of_two_years));
	json_object_set_new(o, "steps", steps);
	return o;
}

static void print_json(struct cli *c, const struct lasting *l)
{
	json_t *o = json_object(), *groups = json_array();

	for (size_t i = 0; i < l->ngroups; i++)
		json_array_append_new(groups, group_json(&l->group[i]));
	json_object_set_new(o, "factor", json_text(l->factor ? l->factor->code : NULL));
	json_object_set_new(o, "from", json_day(l->first));
	json_object_set_new(o, "until", json_day(l->last));
	json_object_set_new(o, "for_others", json_boolean(l->shared));
	json_object_set_new(o, "placements", json_integer(l->cases));
	json_object_set_new(o, "ended", json_integer(l->ended));
	json_object_set_new(o, "day_not_known", count_json(l->left_out));
	json_object_set_new(o, "followed_too_short", count_json(l->before));
	json_object_set_new(o, "caution", json_text(l->caution));
	json_object_set_new(o, "limits", json_text(*l->limits ? l->limits : NULL));
	json_object_set_new(o, "groups", groups);
	cli_json(c, o);
}

/* ---- as CSV: a row for each step of each curve ---- */

static void print_csv(struct cli *c, const struct lasting *l)
{
	FILE *out = safe_stream(c->out, SAFE_CSV);

	if (out == NULL)
		return;
	fprintf(out, "factor,value,label,placements,days,at_risk,ended,left,share,low,high\r\n");
	for (size_t i = 0; i < l->ngroups; i++) {
		const struct lasting_group *g = &l->group[i];
		const char *before = arena_printf(c->arena, "%s,%s,%s,%lld",
			csv_cell(c->arena, l->factor ? l->factor->code : "", false),
			csv_cell(c->arena, g->code, false), csv_cell(c->arena, g->label, false),
			(long long)g->curve.cases);
		fprintf(out, "%s,0,%lld,0,0,1,1,1\r\n", before, (long long)g->curve.cases);
		for (size_t k = 0; k < g->curve.nsteps; k++) {
			const struct survival_step *s = &g->curve.step[k];
			fprintf(out, "%s,%lld,%lld,%lld,%lld,%.*f,%.*f,%.*f\r\n", before, (long long)s->days,
				(long long)s->at_risk, (long long)s->ended, (long long)s->left, SHARE_DIGITS,
				s->share, SHARE_DIGITS, s->low, SHARE_DIGITS, s->high);
		}
	}
	fclose(out);
}

/* ---- for people ---- */

static const char *number(struct cli *c, int64_t n)
{
	return arena_printf(c->arena, "%lld", (long long)n);
}

/* For others by the curve, as far as it goes. */
static const char *lasted(struct cli *c, const struct lasting *l, const struct lasting_group *g, int64_t n,
	int64_t of, int days)
{
	const char *share = of == LASTING_HIDDEN ? app_lasting_share_words(l, g, days, c->arena) : NULL;

	if (share)
		return share;
	return of > 0 ? arena_printf(c->arena, _("%lld of %lld"), (long long)n, (long long)of) : "—";
}

static const char *median(struct cli *c, const struct survival *s)
{
	if (s->median < 0)
		return s->nsteps > 0 && s->step[s->nsteps - 1].days > 0 ? _("not reached") : "—";
	int64_t months = s->median * MONTHS / THEIR_DAYS;
	return arena_printf(
		c->arena, ngettext("%lld month", "%lld months", (unsigned long)months), (long long)months);
}

static void note_left_out(struct cli *c, int64_t n, const char *few, const char *form)
{
	if (n == LASTING_HIDDEN)
		cli_wrap(c, 0, "", few);
	else if (n > 0)
		cli_wrap(c, 0, "", arena_printf(c->arena, "%lld %s", (long long)n, form));
}

static void print_text(struct cli *c, const struct lasting *l)
{
	const struct column col[] = { { _("Group"), false, true }, { _("Placements"), true, true },
		{ _("Ended"), true, true }, { _("One year"), true, true }, { _("Two years"), true, true },
		{ _("Half after"), true, false } };
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));

	if (l->factor)
		cli_print(c, "%s\n", l->factor->label);
	for (size_t i = 0; i < l->ngroups; i++) {
		const struct lasting_group *g = &l->group[i];
		table_row(t, (const char *const[]){ g->label, number(c, g->curve.cases),
				     g->ended == LASTING_HIDDEN ? "—" : number(c, g->ended),
				     lasted(c, l, g, g->year, g->of_year, YEAR),
				     lasted(c, l, g, g->two_years, g->of_two_years, TWO_YEARS),
				     median(c, &g->curve) });
	}
	if (table_end(&t) == 0)
		cli_print(c, "%s\n",
			l->shared ? arena_printf(c->arena, _("fewer than %d placements: not shown to others"),
					    l->least)
				  : _("no placement to follow"));
	cli_print(c, "\n");
	note_left_out(c, l->left_out,
		_("A few are left out: they began or ended on a day that is not known."),
		_("left out: began or ended on a day that is not known."));
	note_left_out(c, l->before, _("A few are left out: they were not followed that long."),
		arena_printf(c->arena, _("left out: ended, or were followed, for less than %s."), l->window));
	cli_wrap(c, 0, "", l->caution);
	if (*l->limits)
		cli_wrap(c, 0, "", l->limits);
}

static void print_form(struct cli *c, const struct given *g)
{
	if (g->lasting == NULL)
		print_factors(c, g);
	else if (c->args.given[OPT_JSON])
		print_json(c, g->lasting);
	else if (c->args.given[OPT_CSV])
		print_csv(c, g->lasting);
	else
		print_text(c, g->lasting);
}

/* Whole before any of it is written. */
static int give(struct cli *c, const struct given *g)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = c->out, *f = cli_output(c) != NULL ? open_memstream(&text, &len) : NULL;

	if (cli_output(c) == NULL) {
		print_form(c, g);
		return CLI_GOOD;
	}
	if (f == NULL)
		return cli_refuse("%s", _("out of memory"));
	c->out = f;
	print_form(c, g);
	c->out = out;
	int rc = fclose(f) == 0 ? file_replace(cli_output(c), text, len)
				: err_set(ERR_IO, "%s", _("out of memory"));
	free(text);
	return cli_done(rc);
}

/* "employer", as `export --for` has it, is somebody else's page; here it is everybody else. */
static int read_whom(struct cli *c, bool *shared)
{
	*shared = c->args.given[OPT_FOR] || app_lasting_shared_only(c->app);
	if (!c->args.given[OPT_FOR] || strcmp(c->args.value[OPT_FOR], "others") == 0)
		return CLI_GOOD;
	return cli_wrong(_("--for takes others here, not \"%s\""), c->args.value[OPT_FOR]);
}

int command_lasting(struct cli *c)
{
	struct lasting_ask ask = { .factor = NULL };
	struct lasting_factor *f;
	struct lasting l;
	bool shared;
	size_t n;
	int rc = read_whom(c, &shared);

	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_CSV] && c->args.given[OPT_JSON])
		return cli_wrong(_("choose --csv or --json, not both"));
	if ((rc = app_lasting_factors(c->app, shared, c->arena, &f, &n)) < 0)
		return cli_done(rc);
	if (c->words > 0 && strcmp(c->word[0], "factors") == 0)
		return give(c, &(struct given){ .factor = f, .nfactors = n });
	if ((rc = read_ask(c, &ask)) != CLI_GOOD)
		return rc;
	ask.factor = c->words > 0 ? factor_of(c->word[0], f, n) : NULL;
	if ((rc = app_lasting(c->app, &ask, shared, c->arena, &l)) < 0)
		return rc == ERR_INVALID ? cli_wrong("%s", err_last()) : cli_done(rc);
	if (c->args.given[OPT_CSV])
		cli_note("%s%s%s", l.caution, *l.limits ? " " : "", l.limits);
	return give(c, &(struct given){ .lasting = &l });
}
