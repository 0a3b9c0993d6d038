/* Handing over one's caseload, or the placement on screen, to a colleague; colleagues by name. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/colleague.h"
#include "screens/counts.h"
#include "screens/places.h"

enum { COLLEAGUES_MOST = 500 };

/* ---- who ---- */

const char *colleague_who(struct app *app, const char *login, struct arena *a)
{
	const struct condition by_login = { "login", IS, login };
	const struct query q = { .entity = E_EXPERT, .where = &by_login, .nwhere = 1, .limit = 1 };
	struct record **r;
	size_t n = 0;

	if (store_find(app->store, &q, a, &r, &n) < 0 || n == 0)
		return text_clean(a, login, false);
	return record_title(r[0], a);
}

int colleague_pick(struct screen *s, const char *title, struct arena *a, const struct record **out)
{
	const struct condition has_login = { "login", IS_SET, NULL };
	const struct query q = { .entity = E_EXPERT, .where = &has_login, .nwhere = 1, .limit = COLLEAGUES_MOST };
	struct record **r;
	size_t n, picks = 0;
	int i, rc = store_find(app_of(s)->store, &q, a, &r, &n);

	if (rc < 0)
		return rc;
	struct pick *pick = arena_alloc(a, (n + 1) * sizeof *pick);
	for (size_t k = 0; k < n; k++)
		if (r[k]->id != app_of(s)->expert) {
			pick[picks] = (struct pick){ record_text(r[k], "login"), record_title(r[k], a),
				text_clean(a, record_text(r[k], "login"), false) };
			r[picks++] = r[k];
		}
	if (picks == 0)
		return err_set(ERR_INVALID, "%s", _("there is no other expert with an account here yet"));
	i = ui_pick(s, title, pick, picks, NULL);
	*out = i < 0 ? NULL : r[i];
	return i < 0 ? ERR_STOPPED : 0;
}

const char *colleague_told(struct app *app, const struct notice *n, struct arena *a)
{
	int i = model_choice_index(choices_notice, n->kind);
	const char *what = i < 0 ? n->kind : lang_text(choices_notice[i].label);
	const char *title = app_notice_file(app, n, a);
	const char *text = text_clean(a, n->text, false);

	return arena_printf(a, "%s%s%s%s%s", what, *title ? " · " : "", title, *text ? ": " : "", text);
}

/* ---- handing over ---- */

/* The placement on screen alone, or all: *one gets it, 0 for all. */
static int ask_which(struct screen *s, int64_t *one)
{
	int key;

	*one = s->ops == &placement_screen ? detail_of(s)->subject.placement : 0;
	if (!*one)
		return 0;
	key = ui_ask_key(s, "pw", _("Hand over this placement, or the whole caseload? (p/w)"));
	if (key == 'w')
		*one = 0;
	return key ? 0 : ERR_STOPPED;
}

/* The ended ones go too, so more than the title bar counts. */
static bool sure(struct screen *s, int64_t one, const char *to)
{
	const struct placement_query q = { .expert = app_of(s)->expert, .ended = true };
	int64_t n = 0;

	if (one)
		return ui_confirm(s, _("Hand over this placement to %s?"), to);
	if (store_placements_count(app_of(s)->store, &q, INT64_MAX, &n) < 0)
		return false;
	return ui_confirm(s, ngettext("Hand over your whole caseload, %lld placement, to %s?",
				     "Hand over your whole caseload, %lld placements, to %s?", (unsigned long)n),
		(long long)n, to);
}

unsigned hand_over(struct screen *s)
{
	struct app *app = app_of(s);
	struct arena *a = arena_new();
	const struct record *to;
	struct hand_over h = { .from = app->expert };
	int64_t one;
	size_t moved;
	char *note;
	unsigned react = UI_PAINT;
	int rc = app_allow(app, RIGHT_HAND_OVER);

	if (rc == 0 && (!app->shared || !app->expert))
		rc = err_set(ERR_INVALID, "%s", _("this caseload is not shared: there is nobody to hand over to"));
	if (rc < 0 || (rc = ask_which(s, &one)) < 0 || (rc = colleague_pick(s, _("To whom?"), a, &to)) < 0 ||
		(rc = ui_ask(s, &(struct ask){ .label = _("Note for your colleague:") }, a, &note)) < 0)
		goto out;
	h.to = to->id;
	h.note = note;
	h.placement = &one;
	h.n = one ? 1 : 0;
	if (!sure(s, one, record_title(to, a)))
		goto out;
	if ((rc = app_hand_over(app, &h, &moved, NULL)) == 0) {
		counts_forget();
		react = one ? UI_BACK : UI_LOAD;
		ui_toast(s, ngettext("%zu placement handed over; %s is told", "%zu placements handed over; %s is told",
				    (unsigned long)moved), moved, record_title(to, a));
	}
out:
	arena_free(&a);
	return rc < 0 && rc != ERR_STOPPED ? ui_failed(s) : react;
}
