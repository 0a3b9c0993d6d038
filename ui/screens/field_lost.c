/* See field_lost.h. */
#include "screens/field_lost.h"

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/loss.h"
#include "core/prompt.h"
#include "screens/counts.h"
#include "screens/page.h"

bool takeout_names(enum entity_id e)
{
	return e == E_ORGANISATION || e == E_EMPLOYEE || e == E_PERSON || e == E_PLACEMENT;
}

static int page_text(struct app *app, int64_t site, bool shared, struct arena *a, char **out)
{
	struct loss loss;
	int rc = app_loss(app, (int)site, a, &loss);

	(void)shared; /* the report of a breach names those it is about */
	return rc < 0 ? rc : app_loss_page(app, &loss, a, out);
}

unsigned takeout_report(struct screen *s, const struct takeout *t)
{
	struct arena *a = arena_new();
	unsigned react = ui_push(s, &page_screen,
		&(struct page_arg){ .title = _("Lost"),
			.about = arena_printf(a, "%s %d", takeout_where(t, a), t->site),
			.id = t->site,
			.text = page_text });

	arena_free(&a);
	return react;
}

unsigned takeout_lost(struct screen *s, const struct takeout *t)
{
	struct arena *a = arena_new();
	unsigned react = UI_PAINT;
	struct loss loss;

	if (app_loss(app_of(s), t->site, a, &loss) < 0) {
		react = ui_failed(s);
		goto out;
	}
	if (!ui_confirm(s,
		    ngettext("Is %s lost? %zu employee was on it; what comes home from it is refused from "
			     "now on",
			    "Is %s lost? %zu employees were on it; what comes home from it is refused from "
			    "now on",
			    loss.nemployees),
		    takeout_where(t, a), loss.nemployees))
		goto out;
	if (app_loss_note(app_of(s), &loss) < 0) {
		react = ui_failed(s);
		goto out;
	}
	counts_forget();
	react = takeout_report(s, t) | UI_LOAD;
	ui_toast(s,
		_("Take-out %d is closed. A breach is reported within %d hours: at the latest %s; x writes "
		  "this page"),
		t->site, loss.hours, app_loss_until(&loss, a));
out:
	arena_free(&a);
	return react;
}
