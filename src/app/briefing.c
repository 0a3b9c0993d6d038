/* The briefing for colleagues: what they are told before someone starts, and nothing that
 * is between the employee and the expert. */
#include <string.h>

#include "anker/choices.h"
#include "anker/pages.h"
#include "anker/str.h"
#include "internal.h"

enum { MOST = 30 };

struct briefing {
	struct app *app;
	struct arena *a;
	struct record *placement, *employee;
	struct str out;
};

static int get(struct briefing *b, enum entity_id e, const char *field, struct record **out)
{
	int64_t id = record_ref(b->placement, field);
	*out = NULL;
	return id ? store_get(b->app->store, e, id, b->a, out) : 0;
}

static const char *plain(struct briefing *b, const char *text)
{
	return knowledge_markdown_plain(text, 2, b->a);
}

/* Records of this placement, or of the function it fills. */
static int list(struct briefing *b, enum entity_id e, const char *field, const char *value, struct record ***out,
	size_t *n)
{
	const struct condition of = { field, IS, value };
	const struct query q = { .entity = e, .where = &of, .nwhere = 1, .order = "id", .limit = MOST };
	*n = 0;
	return value ? store_find(b->app->store, &q, b->a, out, n) : 0;
}

static const char *own_id(struct briefing *b)
{
	return arena_printf(b->a, "%lld", (long long)b->placement->id);
}

static int write_tasks(struct briefing *b)
{
	struct record **task;
	size_t n, all = 0;
	int rc = 0;
	str_addf(&b->out, "\n## %s\n\n", _("The work"));
	if (record_get(b->placement, "job_title"))
		str_addf(&b->out, _("Works as %s.\n\n"), plain(b, record_get(b->placement, "job_title")));
	for (int turn = 0; rc == 0 && turn < 2; turn++) {
		const char *field = turn ? "job" : "placement";
		rc = list(b, E_TASK, field, turn ? record_get(b->placement, "job") : own_id(b), &task, &n);
		for (size_t i = 0; rc == 0 && i < n; i++, all++)
			str_addf(&b->out, "- %s\n", plain(b, record_get(task[i], "name")));
	}
	if (rc == 0 && all == 0)
		str_addf(&b->out, "%s\n", _("*The tasks are not on record yet: fill them in by hand.*"));
	return rc;
}

/* Adaptations that are in force: what was arranged in the work, and for how long. */
static int write_agreed(struct briefing *b)
{
	struct record **made;
	size_t n, shown = 0;
	int rc = list(b, E_ADAPTATION, "placement", own_id(b), &made, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		day ended = record_day(made[i], "ended"), from = record_day(made[i], "date");
		if ((ended != DAY_NONE && ended <= b->app->today) || from > b->app->today)
			continue;
		if (shown++ == 0)
			str_addf(&b->out, "\n## %s\n\n", _("What was agreed"));
		str_addf(&b->out, "- %s\n", plain(b, record_get(made[i], "what")));
	}
	return rc;
}

static int write_whom(struct briefing *b)
{
	struct record *person;
	int rc = get(b, E_PERSON, "contact_person", &person);
	str_addf(&b->out, "\n## %s\n\n", _("Whom to ask"));
	if (person)
		str_addf(&b->out, _("%s is the fixed contact person, for questions of both sides.\n"),
			plain(b, record_title(person, b->a)));
	else
		str_addf(&b->out, "%s\n", _("*There is no fixed contact person yet: name one before the start.*"));
	return rc;
}

static void write_how(struct briefing *b, const char *name)
{
	static const char *const how[] = {
		N_("Say hello, and show how things go here, also what everyone finds obvious."),
		N_("Show it and let it be done; do not take the work over."),
		N_("Mistakes belong to learning. Ask what happened before you judge."),
		N_("Say what went well, and how that came about."),
		N_("Do not ask about health or benefits. Whoever wants to tell something does so."),
	};
	str_addf(&b->out, "\n## %s\n\n", arena_printf(b->a, _("How you help %s"), name));
	for (size_t i = 0; i < sizeof how / sizeof *how; i++)
		str_addf(&b->out, "- %s\n", _(how[i]));
}

/* Words that may not be for colleagues, on the expert's version. */
static int write_warning(struct briefing *b, struct str *out)
{
	struct words *w;
	struct word_hit *hit;
	int rc = words_open(&w, b->app->share, app_own_folder(b->app, "words", b->a));
	if (rc)
		return rc;
	size_t n = words_find(w, b->out.text, b->a, &hit);
	str_addf(out, "> %s\n", _("Go through this page with the employee first: what is told is theirs to decide."));
	for (size_t i = 0; i < n; i++)
		str_addf(out, ">\n> %s\n", arena_printf(b->a, _("Look at this word: \"%.*s\"."), (int)hit[i].len,
			b->out.text + hit[i].at));
	str_add(out, "\n");
	words_free(&w);
	return 0;
}

int app_briefing(struct app *app, int64_t placement, bool shared, struct arena *a, char **text)
{
	struct briefing b = { .app = app, .a = a, .out = STR_INIT };
	struct str head = STR_INIT;
	const char *name = "", *start;
	int rc = store_get(app->store, E_PLACEMENT, placement, a, &b.placement);
	if (rc || (rc = get(&b, E_EMPLOYEE, "employee", &b.employee)))
		goto out;
	name = record_get(b.employee, "given_name");
	name = plain(&b, name ? name : _("the new colleague"));
	start = record_get(b.placement, "start");
	str_addf(&head, "# %s\n\n", arena_printf(a, _("A new colleague: %s"), name));
	day first = record_day(b.placement, "start");
	bool begun = first != DAY_NONE && first < app->today;
	if (start)
		str_addf(&b.out, begun ? _("Here since: %s.\n") : _("Starts: %s.\n"), field_show(
			&b.placement->entity->fields[model_field(b.placement->entity, "start")], start, a));
	if ((rc = write_tasks(&b)) || (rc = write_agreed(&b)) || (rc = write_whom(&b)))
		goto out;
	write_how(&b, name);
	if (!shared && (rc = write_warning(&b, &head)))
		goto out;
	*text = arena_printf(a, "%s%s", head.text, b.out.text);
out:
	str_free(&head);
	str_free(&b.out);
	return rc;
}
