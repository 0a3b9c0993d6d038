/* A page that leaves for somebody else: it takes a consent, or a ground in the law and a reason, and
 * is noted before the first byte goes out. */
#include <string.h>
#include <unistd.h>

#include "anker/choices.h"
#include "anker/person.h"
#include "anker/report.h"
#include "internal.h"

static int read_ground(struct cli *c, const char **out)
{
	const struct entity *e = model_entity(E_DISCLOSURE);
	char *code = NULL;

	*out = NULL;
	if (!c->args.given[OPT_GROUND])
		return CLI_GOOD;
	if (field_parse(&e->fields[model_field(e, "ground")], c->args.value[OPT_GROUND], c->options.today, c->arena,
		    &code) < 0 ||
		code == NULL)
		return cli_wrong("%s", err_last());
	*out = code;
	return CLI_GOOD;
}

/* "reintegration, legal_duty, ..." */
static const char *grounds(struct cli *c)
{
	const char *text = "";

	for (const struct choice *g = choices_ground; g->code; g++)
		text = arena_printf(c->arena, "%s%s%s", text, *text ? ", " : "", g->code);
	return text;
}

static int pass(struct cli *c, struct passing_page p)
{
	int rc = read_ground(c, &p.ground);

	p.reason = c->args.given[OPT_REASON] ? c->args.value[OPT_REASON] : NULL;
	if (rc != CLI_GOOD)
		return rc;
	if (!p.ground && !cli_output(c) && isatty(STDOUT_FILENO)) {
		cli_note(_("shown to you alone; to pass it on, write it to a file with -o"));
		return CLI_GOOD;
	}
	int done = app_pass_page(c->app, &p, NULL);

	if (done == ERR_INVALID && !p.ground)
		return cli_refuse(_("%s; --ground takes %s, --reason why it is needed"), err_last(), grounds(c));
	return cli_done(done);
}

int cli_pass_on(struct cli *c, enum entity_id e, int64_t id, const char *recipient, const char *what)
{
	return pass(c, (struct passing_page){ .entity = e, .id = id, .recipient = recipient, .what = what });
}

int cli_pass_records(struct cli *c, const struct query *q, const char *recipient)
{
	const struct entity *e = model_entity(q->entity);

	return pass(c, (struct passing_page){ .records = q, .recipient = recipient,
			       .what = arena_printf(c->arena, _("table of %s"), lang_text(e->label_plural)) });
}

int cli_pass_report(struct cli *c, const struct report_ask *ask, const char *what)
{
	if (ask->kind != REPORT_EMPLOYER && ask->kind != REPORT_PATTERN)
		return CLI_GOOD;
	return pass(c, (struct passing_page){ .report = ask, .recipient = "employer", .what = what });
}

/* Codes of app_save, or above 0 those of the command line. */
int cli_save_passing(struct cli *c, struct record *r, struct conflict **conflicts, size_t *n)
{
	const char *ground, *recipient, *reason = c->args.given[OPT_REASON] ? c->args.value[OPT_REASON] : NULL;
	struct told told;
	int rc = read_ground(c, &ground);

	if (rc != CLI_GOOD)
		return rc;
	rc = app_save_passing(c->app, r, ground, reason, NULL, conflicts, n);
	if (rc == ERR_INVALID && !ground) {
		char *why = arena_strdup(c->arena, err_last());
		bool asks = app_referral_told(c->app, r, c->arena, &recipient, &told) == 0 && recipient != NULL;

		if (asks && !told.may.given)
			return cli_refuse(_("%s; --ground takes %s, --reason why it is needed"), why, grounds(c));
		err_set(ERR_INVALID, "%s", why);
	}
	return rc;
}
