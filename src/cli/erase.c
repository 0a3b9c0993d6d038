/* erase: a person's file goes for good, after its name is typed; certificates of that. */
#include <string.h>

#include "anker/erasure.h"
#include "anker/person.h"
#include "internal.h"
#include "terminal.h"

enum { TYPED = 256 };

/* ---- what would go ---- */

static json_t *mention_json(const struct erasure_mention *m)
{
	const struct entity *e = model_entity(m->entity);
	json_t *o = json_object();

	json_object_set_new(o, "record", json_sprintf("%s/%lld", e->name, (long long)m->record));
	json_object_set_new(o, "field", json_text(e->fields[m->field].name));
	json_object_set_new(o, "past", json_boolean(m->past));
	json_object_set_new(o, "text", json_text(m->text));
	json_object_set_new(o, "mask", json_boolean(m->mask));
	return o;
}

static json_t *erasure_json(const struct erasure *x)
{
	json_t *o = json_object(), *kinds = json_object(), *mentions = json_array(), *elsewhere = json_array();

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (x->kind[e] > 0)
			json_object_set_new(kinds, model_entity((enum entity_id)e)->plural, json_integer(x->kind[e]));
	for (size_t i = 0; i < x->nmentions; i++)
		json_array_append_new(mentions, mention_json(&x->mention[i]));
	for (size_t i = 0; i < x->nelsewhere; i++)
		json_array_append_new(elsewhere, json_text(x->elsewhere[i]));
	json_object_set_new(o, "employee", json_id(x->employee));
	json_object_set_new(o, "name", json_text(x->name));
	json_object_set_new(o, "erased", json_boolean(x->erased));
	json_object_set_new(o, "records", kinds);
	json_object_set_new(o, "history", json_integer(x->journal));
	json_object_set_new(o, "drafts", json_integer(x->drafts));
	json_object_set_new(o, "beside", json_integer(x->beside));
	json_object_set_new(o, "mentions", mentions);
	json_object_set_new(o, "elsewhere", elsewhere);
	return o;
}

static void print_kinds(struct cli *c, const struct erasure *x)
{
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const struct entity *k = model_entity((enum entity_id)e);
		if (x->kind[e] > 0)
			cli_print(c, "  %6lld  %s\n", (long long)x->kind[e],
				lang_text(x->kind[e] == 1 ? k->label : k->label_plural));
	}
	cli_print(c, "  %6lld  %s\n", (long long)x->journal, _("earlier values in the history"));
	if (x->drafts > 0)
		cli_print(c, "  %6lld  %s\n", (long long)x->drafts, _("drafts"));
	if (x->beside > 0)
		cli_print(c, "  %6lld  %s\n", (long long)x->beside,
			_("labels, settings, notices and the like in which the name is masked"));
}

static void print_mention(struct cli *c, const struct erasure_mention *m)
{
	const struct entity *e = model_entity(m->entity);

	cli_wrap(c, 6, m->mask ? "  [x] " : "  [ ] ", arena_printf(c->arena, "%s · %s · %s%s: %s", lang_text(e->label),
		m->title, lang_text(e->fields[m->field].label), m->past ? _(" (history)") : "", m->text));
}

static void print_erasure(struct cli *c, const struct erasure *x)
{
	cli_print(c, _("Erased for good would be, of %s (employee/%s):\n"), x->name, id_show(x->employee, c->arena));
	print_kinds(c, x);
	if (x->nmentions > 0) {
		cli_print(c, "\n%s\n", _("Named in texts about others (x: the name is masked there):"));
		for (size_t i = 0; i < x->nmentions; i++)
			print_mention(c, &x->mention[i]);
	}
	cli_print(c, "\n%s\n", _("Where copies may still be, which anker cannot reach:"));
	for (size_t i = 0; i < x->nelsewhere; i++)
		cli_wrap(c, 4, "  - ", x->elsewhere[i]);
}

/* ---- doing it ---- */

/* Each by itself; without a terminal as proposed. */
static void ask_mentions(struct cli *c, struct erasure *x)
{
	char line[TYPED];

	for (size_t i = 0; i < x->nmentions; i++) {
		struct erasure_mention *m = &x->mention[i];
		const char *question = arena_printf(c->arena, _("%s: %s\n  mask the name here? %s "), m->title, m->text,
			m->mask ? _("(Y/n)") : _("(y/N)"));
		if (terminal_ask(question, true, line, sizeof(line)) != 0)
			return;
		if (*line != '\0')
			m->mask = *line == 'y' || *line == 'Y' || *line == *_("y");
	}
}

static int show_percent(void *ctx, int percent)
{
	return progress_show(ctx, percent, 100, percent);
}

static const char *typed_name(struct cli *c, const struct erasure *x)
{
	char line[TYPED];

	if (c->args.given[OPT_NAME])
		return c->args.value[OPT_NAME];
	if (terminal_ask(arena_printf(c->arena, _("This cannot be undone. Type the name, %s: "), x->name), true, line,
		    sizeof(line)) != 0)
		return NULL;
	return arena_strdup(c->arena, line);
}

static void print_certificate(struct cli *c, const char *text)
{
	if (c->args.given[OPT_JSON]) {
		json_t *o = json_object();
		json_object_set_new(o, "certificate", json_text(text));
		cli_json(c, o);
	} else {
		cli_print(c, "%s", text);
	}
}

static int do_erase(struct cli *c, struct erasure *x)
{
	struct progress p;
	char *certificate;
	const char *ground = c->args.value[OPT_GROUND], *reason = c->args.value[OPT_REASON], *typed;

	if (ground == NULL || reason == NULL)
		return cli_wrong(_("--ground and --reason are needed: why it is erased, the reason without names"));
	if (!c->args.given[OPT_NAME])
		ask_mentions(c, x);
	if ((typed = typed_name(c, x)) == NULL)
		return cli_refuse(_("nothing was erased; without a terminal the name is given by --name"));
	progress_begin(&p, "%");
	int rc = app_erase(c->app, x, typed, ground, reason, show_percent, &p, c->arena, &certificate);
	progress_end(&p);
	if (certificate != NULL)
		print_certificate(c, certificate);
	return cli_done(rc);
}

/* ---- certificates ---- */

static json_t *certificate_at(struct cli *c, const void *list, size_t i)
{
	const struct certificate *row = &((const struct certificate *)list)[i];
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "id", json_id(row->id));
	json_object_set_new(o, "at", json_text(row->at));
	json_object_set_new(o, "who", json_text(row->who));
	json_object_set_new(o, "ground", json_text(row->ground));
	json_object_set_new(o, "reason", json_text(row->reason));
	json_object_set_new(o, "waits", json_boolean(row->waits));
	json_object_set_new(o, "text", json_text(row->text));
	return o;
}

static int certificates(struct cli *c)
{
	struct certificate *row;
	size_t n;
	int rc = app_certificates(c->app, c->arena, &row, &n);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, certificate_at, row);
		return CLI_GOOD;
	}
	for (size_t i = 0; i < n; i++)
		cli_print(c, "%s%s", i > 0 ? "\n" : "", row[i].text);
	if (n == 0)
		cli_note(_("nothing was erased here"));
	return CLI_GOOD;
}

static int finish(struct cli *c)
{
	struct progress p;
	int64_t waiting;
	int rc = app_erasures_waiting(c->app, &waiting);

	if (rc == 0 && waiting == 0) {
		cli_note(_("nothing waits: the file was written anew after each erasure"));
		return CLI_GOOD;
	}
	progress_begin(&p, "%");
	if (rc == 0)
		rc = app_erase_finish(c->app, show_percent, &p);
	progress_end(&p);
	if (rc == 0)
		cli_note(_("the file was written anew: no byte of what was erased is left in it"));
	return cli_done(rc);
}

/* ---- the command ---- */

int command_erase(struct cli *c)
{
	struct erasure x;
	int64_t employee;
	int rc;

	if (c->args.given[OPT_CERTIFICATES])
		return certificates(c);
	if (c->args.given[OPT_FINISH])
		return finish(c);
	if (c->words == 0)
		return cli_wrong(_("name whose file is erased: anker erase EMPLOYEE"));
	if ((rc = app_person_find(c->app, c->word[0], c->arena, &employee)) < 0 ||
		(rc = app_erasure(c->app, employee, c->arena, &x)) < 0)
		return cli_done(rc);
	if (x.erased)
		return cli_refuse(_("this file was erased already; 'anker erase --certificates' tells when"));
	if (c->args.given[OPT_DRY_RUN] && c->args.given[OPT_JSON]) {
		cli_json(c, erasure_json(&x));
		return CLI_GOOD;
	}
	if (!c->args.given[OPT_JSON])
		print_erasure(c, &x);
	return c->args.given[OPT_DRY_RUN] ? CLI_GOOD : do_erase(c, &x);
}
