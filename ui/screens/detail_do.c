/* What can be done with the selected row of a detail, and about its subject. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/finding.h"
#include "screens/places.h"
#include "screens/records.h"
#include "screens/talks.h"
#include "screens/weigh.h"

const char *detail_need(const struct screen *s, unsigned bit)
{
	const struct detail_item *it = detail_selected(detail_of(s));

	if (bit == NEED_SUGGESTION && !(it && it->suggestion))
		return _("First select a suggestion.");
	if (bit == NEED_OPEN && !(it && it->open))
		return _("First select an open action, signal or bottleneck.");
	return NULL;
}

unsigned detail_enter(struct screen *s)
{
	const struct detail_item *it = detail_selected(detail_of(s));
	struct subject to = detail_of(s)->subject;

	if (!it)
		return UI_PAINT;
	if (it->run)
		return it->run(s);
	if (it->suggestion) {
		struct why_arg why = { it->suggestion->id, { it->suggestion->placement,
			it->suggestion->placement ? 0 : it->suggestion->employer } };

		return ui_push(s, &why_screen, &why);
	}
	switch (it->entity) {
	case E_NONE: return UI_PAINT;
	case E_CONTACT: return contact_open(s, it->id);
	case E_PLACEMENT:
		if (to.placement)
			break; /* its own facts: the form */
		to = (struct subject){ it->id, 0 };
		return ui_push(s, &placement_screen, &to);
	default: break;
	}
	if (!it->id)
		return detail_new(s, it->entity);
	/* A row is a record with a page; the facts above are of records with a form. */
	return model_entity(it->entity)->flags & ENTITY_FILE ? record_open(s, it->entity, it->id)
							     : record_edit(s, it->entity, it->id, NULL, 0);
}

unsigned detail_accept(struct screen *s)
{
	return suggestion_accept(s, detail_selected(detail_of(s))->suggestion);
}

unsigned detail_postpone(struct screen *s)
{
	return suggestion_postpone(s, detail_selected(detail_of(s))->suggestion);
}

unsigned detail_dismiss(struct screen *s)
{
	return weigh_dismiss(s, detail_selected(detail_of(s))->suggestion);
}

/* Sets the date on which a signal or bottleneck came to its end. */
static int close_record(struct app *app, enum entity_id e, int64_t id, struct arena *a)
{
	char iso[DATE_ISO_SIZE];
	struct record *r;
	int rc = store_get(app->store, e, id, a, &r);

	if (rc < 0 ||
		(rc = record_set(r, e == E_SIGNAL ? "handled" : "resolved", date_iso(iso, app->today))) < 0)
		return rc;
	return app_save(app, r, NULL, NULL, NULL);
}

unsigned detail_close_item(struct screen *s)
{
	const struct detail_item *it = detail_selected(detail_of(s));
	struct arena *a = arena_new();
	struct app *app = app_of(s);
	int rc = it->entity == E_ACTION ? app_close_action(app, it->id, "done", NULL) :
		close_record(app, it->entity, it->id, a);

	arena_free(&a);
	return written(s, rc,
		it->entity == E_ACTION	 ? _("Action done")
		: it->entity == E_SIGNAL ? _("Signal handled")
					 : _("Bottleneck resolved"));
}

unsigned detail_more(struct screen *s)
{
	detail_of(s)->everything = !detail_of(s)->everything;
	return UI_LOAD;
}

/* What is written or opened about a placement names it alone: its employer is
 * filled in by the store. */
static struct subject about(const struct screen *s)
{
	struct subject to = detail_of(s)->subject;

	if (to.placement)
		to.employer = 0;
	return to;
}

unsigned detail_suggestions(struct screen *s)
{
	struct subject to = about(s);

	return ui_push(s, &suggestions_screen, &to);
}

unsigned detail_talk(struct screen *s)
{
	return talks_prepare(s, detail_of(s)->subject);
}

unsigned detail_talks(struct screen *s)
{
	return talks_about(s, detail_of(s)->subject);
}

unsigned detail_contact(struct screen *s)
{
	return contact_log(s, about(s));
}

unsigned detail_timeline(struct screen *s)
{
	struct subject to = about(s);

	return ui_push(s, &subject_timeline_screen, &to);
}

unsigned detail_file(struct screen *s)
{
	struct subject to = about(s);

	return ui_push(s, &file_screen, &to);
}

unsigned detail_guide(struct screen *s)
{
	struct guide_arg arg = { .subject = about(s) };
	struct pick picks[KNOWLEDGE_GUIDES];
	struct arena *a = arena_new();
	struct knowledge *k;
	unsigned r = UI_PAINT;
	int i;

	if (app_guides(app_of(s), &k) < 0) {
		r = ui_failed(s);
		goto out;
	}
	for (int g = 0; g < KNOWLEDGE_GUIDES; g++) {
		const struct guide *guide;
		bool there = knowledge_guide(k, g + 1, &guide) == 0;

		picks[g] = (struct pick){ arena_printf(a, "%d", g + 1),
			arena_printf(a, "%d  %s", g + 1, there ? guide->title : err_last()), NULL };
	}
	i = ui_pick(s, _("Which guide?"), picks, KNOWLEDGE_GUIDES, NULL);
	if (i >= 0) {
		arg.guide = i + 1;
		r = ui_push(s, &guide_screen, &arg);
	}
out:
	arena_free(&a);
	return r;
}

unsigned detail_history(struct screen *s)
{
	const struct detail_item *it = detail_selected(detail_of(s));
	struct subject to = about(s);
	struct history_arg arg = { E_PLACEMENT, to.placement, -1 };

	if (!to.placement)
		arg = (struct history_arg){ E_ORGANISATION, to.employer, -1 };
	if (it && it->entity != E_NONE && it->id)
		arg = (struct history_arg){ it->entity, it->id, -1 };
	return ui_push(s, &history_screen, &arg);
}

unsigned detail_new(struct screen *s, enum entity_id e)
{
	struct subject to = about(s);
	char id[24];
	struct preset preset = { to.placement ? "placement" : "employer", id };

	snprintf(id, sizeof id, "%lld", (long long)(to.placement ? to.placement : to.employer));
	return record_edit(s, e, 0, &preset, 1);
}

unsigned detail_new_bottleneck(struct screen *s)
{
	return detail_new(s, E_BOTTLENECK);
}

unsigned detail_new_signal(struct screen *s)
{
	return detail_new(s, E_SIGNAL);
}

unsigned detail_new_change(struct screen *s)
{
	return detail_new(s, E_CHANGE);
}

unsigned detail_new_action(struct screen *s)
{
	return detail_new(s, E_ACTION);
}

unsigned detail_finding(struct screen *s)
{
	const struct detail_item *it = detail_selected(detail_of(s));

	return finding_add(s, about(s), it && it->entity == E_CONTACT ? it->id : 0);
}
