/* `anker peer-review`: the cases, a case on one page, and what colleagues say. */
#include <string.h>

#include "anker/office.h"
#include "anker/rights.h"
#include "internal.h"

/* NULL: the file is a colleague's, and the case goes without its names. */
static const char *about(struct cli *c, const struct record *r)
{
	const char *field = record_get(r, "placement") != NULL ? "placement" : "employer";
	enum entity_id e = strcmp(field, "placement") == 0 ? E_PLACEMENT : E_ORGANISATION;
	bool in_reach = false;

	if (store_in_reach(c->app->store, e, record_ref(r, field), &in_reach) < 0 || !in_reach)
		return NULL;
	return app_show(c->app, &r->entity->fields[model_field(r->entity, field)], record_get(r, field),
		c->arena);
}

static json_t *case_json(struct cli *c, const struct record *r, int64_t views)
{
	json_t *o = json_object();

	json_object_set_new(o, "decision", json_id(r->id));
	json_object_set_new(o, "date", json_text(record_get(r, "date")));
	json_object_set_new(o, "about", json_text(about(c, r)));
	json_object_set_new(o, "rule", json_text(record_get(r, "rule")));
	json_object_set_new(o, "verdict", json_text(record_get(r, "verdict")));
	json_object_set_new(o, "question", json_text(record_get(r, "peer_question")));
	json_object_set_new(o, "views", json_integer(views));
	return o;
}

static int list(struct cli *c)
{
	const struct column col[] = {
		{ lang_text(model_entity(E_DECISION)->label), true, true }, { _("Date"), false, false },
		{ _("About"), false, true }, { _("Rule"), false, true }, { _("Colleagues"), true, false },
		{ _("Question"), false, false },
	};
	struct record **found;
	size_t n;
	int done = app_peer_cases(c->app, c->arena, &found, &n);

	if (done < 0)
		return cli_done(done);
	json_t *out = c->args.given[OPT_JSON] ? json_array() : NULL;
	struct table *t = out == NULL && n > 0 ? table_new(c, col, 6) : NULL;
	for (size_t i = 0; i < n && done == 0; i++) {
		const struct record *r = found[i];
		const char *question = record_get(r, "peer_question");
		int64_t views = 0;
		if ((done = app_peer_views(c->app, r->id, &views)) < 0)
			break;
		if (out != NULL)
			json_array_append_new(out, case_json(c, r, views));
		else
			table_row(t, (const char *const[]){ id_show(r->id, c->arena),
					     cli_choice(c, r, "date"), about(c, r) != NULL ? about(c, r) : "", record_get(r, "rule"),
					     arena_printf(c->arena, "%lld", (long long)views),
					     question != NULL ? question : "" });
	}
	if (out != NULL)
		cli_json(c, out);
	else if (n == 0)
		cli_print(c, _("no case is marked; anker peer-review DECISION --mark --question TEXT\n"));
	else
		table_end(&t);
	return cli_done(done);
}

static int page(struct cli *c, int64_t id)
{
	bool blind = c->args.given[OPT_BLIND];
	char *text;
	int done = app_peer_card(c->app, id, blind, c->arena, &text);

	if (done < 0)
		return cli_done(done);
	if (!c->args.given[OPT_JSON]) {
		cli_print(c, "%s", text);
		return CLI_GOOD;
	}
	json_t *o = json_object();
	json_object_set_new(o, "decision", json_id(id));
	json_object_set_new(o, "blind", json_boolean(blind));
	json_object_set_new(o, "page", json_text(text));
	cli_json(c, o);
	return CLI_GOOD;
}

static int mark(struct cli *c, int64_t id)
{
	bool on = !c->args.given[OPT_UNMARK];
	int done = app_peer_mark(c->app, id, on, c->args.value[OPT_QUESTION], NULL);

	if (done < 0)
		return cli_done(done);
	cli_print(c, on ? _("marked for peer review: anker peer-review %s --blind\n") :
		_("no longer for peer review: decision %s\n"), id_show(id, c->arena));
	return CLI_GOOD;
}

static int view(struct cli *c, int64_t id)
{
	const struct entity *e = model_entity(E_VIEW);
	const char *factors = c->args.value[OPT_VIEW];
	char *verdict = NULL;

	if (c->args.given[OPT_VERDICT] &&
		field_parse(&e->fields[model_field(e, "verdict")], c->args.value[OPT_VERDICT],
			c->options.today, c->arena, &verdict) < 0)
		return cli_wrong("--verdict: %s", err_last());
	if (!c->args.given[OPT_BY])
		return cli_wrong(_("say whose view it is with --by NAME; a pseudonym will do"));
	int done = app_peer_view(c->app, id, c->args.value[OPT_BY], verdict,
		factors != NULL && *factors != '\0' ? factors : NULL, c->args.value[OPT_NOTE], NULL);
	if (done < 0)
		return cli_done(done);
	cli_print(c, _("noted: the view of %s\n"), c->args.value[OPT_BY]);
	return CLI_GOOD;
}

int command_peer_review(struct cli *c)
{
	bool marks = c->args.given[OPT_MARK] || c->args.given[OPT_UNMARK] || c->args.given[OPT_QUESTION];
	bool views = c->args.given[OPT_VIEW] || c->args.given[OPT_BY] || c->args.given[OPT_VERDICT] ||
		     c->args.given[OPT_NOTE];
	struct record *r;
	int64_t id;

	if (c->words == 0)
		return marks || views || c->args.given[OPT_BLIND] ?
			       cli_wrong(_("say which case: anker peer-review DECISION ...")) :
			       list(c);
	if (marks + views + c->args.given[OPT_BLIND] > 1 ||
		(c->args.given[OPT_MARK] && c->args.given[OPT_UNMARK]))
		return cli_wrong(_("do one thing at a time: --mark, --unmark, --view or --blind"));
	/* A colleague's case is read as a page alone. */
	int rc = marks || !c->app->shared || !app_may(c->app, RIGHT_PEER) ? cli_decision(c, c->word[0], &id, &r)
						       : cli_decision_id(c, c->word[0], &id);
	if (rc != CLI_GOOD)
		return rc;
	if (marks)
		return mark(c, id);
	return views ? view(c, id) : page(c, id);
}
