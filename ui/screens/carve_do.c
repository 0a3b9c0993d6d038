/* Making functions of tasks, and taking tasks out again; see carve.h. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/carve.h"

/* The function to put tasks in: its index, or c->njobs for a new one; -1: Esc. Without
 * any function there is nothing to choose. */
static int choose(struct screen *s, const struct carve *c, struct arena *a)
{
	struct pick *picks = arena_alloc(a, (c->njobs + 1) * sizeof *picks);
	int i;

	if (c->njobs == 0)
		return 0;
	picks[0] = (struct pick){ "new", _("a new function"), NULL };
	for (size_t k = 0; k < c->njobs; k++) {
		const struct record *r = c->job[k];

		picks[k + 1] = (struct pick){ id_show(r->id, a), record_title((struct record *)r, a),
			app_show(app_of(s), &r->entity->fields[model_field(r->entity, "state")],
				record_get(r, "state"), a) };
	}
	i = ui_pick(s, _("Put in which function?"), picks, c->njobs + 1, NULL);
	return i == 0 ? (int)c->njobs : i < 0 ? -1 : i - 1;
}

int64_t carve_make(struct screen *s, int64_t employer, const struct carve *c, const int64_t *task, size_t n)
{
	struct arena *a = arena_new();
	struct ask ask = { .label = _("Name of the function:") };
	int to = choose(s, c, a);
	int64_t job = to >= 0 && (size_t)to < c->njobs ? c->job[to]->id : 0;
	char *name = NULL;
	bool good = false;

	if (to < 0 || (!job && (ui_ask(s, &ask, a, &name) < 0 || !*text_trim(a, name))))
		goto out;
	good = app_carve_put(app_of(s), employer, task, n, job, name, &job, NULL) == 0;
	if (good)
		tell_written(
			s, arena_printf(a, ngettext("%zu task in function %s", "%zu tasks in function %s", n),
				   n, store_title(app_of(s)->store, E_JOB, job, a)));
	else
		ui_failed(s);
out:
	arena_free(&a);
	return good ? job : 0;
}

bool carve_take_out(struct screen *s, int64_t employer, const int64_t *task, size_t n)
{
	struct arena *a = arena_new();
	bool good = app_carve_put(app_of(s), employer, task, n, 0, NULL, NULL, NULL) == 0;

	if (good)
		tell_written(s, arena_printf(a,
					ngettext("%zu task taken out of its function",
						"%zu tasks taken out of their function", n),
					n));
	else
		ui_failed(s);
	arena_free(&a);
	return good;
}

unsigned carve_add_task(struct screen *s, int64_t employer, int64_t job)
{
	char of[24], in[24];
	const struct preset preset[] = { { "employer", of }, { "job", in } };

	snprintf(of, sizeof of, "%lld", (long long)employer);
	snprintf(in, sizeof in, "%lld", (long long)job);
	return record_edit(s, E_TASK, 0, preset, job ? 2 : 1);
}
