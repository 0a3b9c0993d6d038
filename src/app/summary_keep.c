/* Summaries as they were kept, and as files. */
#include "anker/interview.h"
#include "anker/text.h"
#include "internal.h"

static const char *const audiences[] = { [FOR_EMPLOYER] = "employer", [FOR_EMPLOYEE] = "employee" };

static int fill(
	struct record *r, int64_t interview, enum audience audience, int64_t placement, const char *text)
{
	record_set_ref(r, "interview", interview);
	record_set_ref(r, "placement", placement);
	int rc = record_set(r, "audience", audiences[audience]);
	return rc ? rc : record_set(r, "text", text_clean(r->arena, text, true));
}

int summary_save(struct app *app, int64_t interview, enum audience audience, int64_t placement,
	const char *text, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *talk, *r = record_new(model_entity(E_SUMMARY), app->today, a);
	int rc = store_get(app->store, E_INTERVIEW, interview, a, &talk);
	if (rc || (rc = fill(r, interview, audience, placement, text)))
		goto out;
	const char *about = placement ? store_title(app->store, E_PLACEMENT, placement, a) :
		store_title(app->store, E_ORGANISATION, record_ref(talk, "employer"), a);
	if ((rc = txn_begin(app, arena_printf(a, _("summary kept: %s"), about))))
		goto out;
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}

int summary_kept(struct app *app, int64_t interview, enum audience audience, int64_t placement,
	struct arena *a, struct record **out)
{
	const struct condition where[] = {
		{ "interview", IS, arena_printf(a, "%lld", (long long)interview) },
		{ "audience", IS, audiences[audience] },
		{ "placement", placement ? IS : IS_EMPTY, arena_printf(a, "%lld", (long long)placement) },
	};
	const struct query q = { .entity = E_SUMMARY, .where = where, .nwhere = sizeof where / sizeof *where,
		.order = "id", .descending = true, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(app->store, &q, a, &found, &n);
	*out = rc == 0 && n ? found[0] : NULL;
	return rc;
}

char *summary_render(const char *markdown, enum summary_format format, const char *lang, struct arena *a)
{
	switch (format) {
	case SUMMARY_HTML:
		return knowledge_page_html(markdown, lang, a);
	case SUMMARY_TEXT:
		return knowledge_page_text(markdown, SUMMARY_COLUMNS, a);
	default:
		return text_clean(a, markdown, true);
	}
}
