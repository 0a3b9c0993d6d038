/* What is done to who was asked: moving on, another expert, a placement to look at. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/programme.h"

enum { PICK_MOST = 500 };

/* A code of choices_left_out; NULL: Esc. */
static const char *ask_reason(struct screen *s, const char *title)
{
	struct pick picks[16];
	size_t n = 0;

	for (; choices_left_out[n].code && n < sizeof picks / sizeof *picks; n++)
		picks[n] = (struct pick){ choices_left_out[n].code, lang_text(choices_left_out[n].label),
			NULL };
	int i = ui_pick(s, title, picks, n, NULL);
	return i < 0 ? NULL : picks[i].code;
}

unsigned recruitment_move(struct screen *s, const struct part_row *row, enum part_stage stage)
{
	struct arena *a = arena_new();
	bool ends = stage == PART_DECLINED || stage == PART_STOPPED;
	const char *who = recruitment_who(row, a), *reason = NULL;
	day on;
	int64_t txn = 0;
	int rc;
	unsigned r = UI_PAINT;

	if (ends && !(reason = ask_reason(s, arena_printf(a, _("Why does %s not take part (any more)?"),
		who))))
		goto out;
	/* Of whom stands above it, in the selected row. */
	if (ui_ask_date(s, arena_printf(a, _("%s on:"), label_capital(a, app_part_stage_label(stage))),
		date_long(a, ui_today(s)), &on) < 0)
		goto out;
	rc = app_part_move(app_of(s), row->id, stage, on, reason, &txn);
	r = written_txn(s, rc, txn, arena_printf(a, "%s: %s", who, app_part_stage_name(stage)));
out:
	arena_free(&a);
	return r;
}

/* One of the records of a kind, by title; 0: Esc or told. */
static int64_t pick_record(struct screen *s, const char *title, const struct query *q, const char *none,
	struct arena *a)
{
	struct record **r;
	size_t n = 0;

	if (store_find(app_of(s)->store, q, a, &r, &n) < 0) {
		ui_failed(s);
		return 0;
	}
	if (n == 0) {
		ui_error(s, "%s", none);
		return 0;
	}
	struct pick *picks = arena_alloc(a, n * sizeof *picks);
	for (size_t i = 0; i < n; i++)
		picks[i] = (struct pick){ id_show(r[i]->id, a),
			text_clean(a, store_title(app_of(s)->store, q->entity, r[i]->id, a), false), NULL };
	int i = ui_pick(s, title, picks, n, NULL);
	return i < 0 ? 0 : r[i]->id;
}

unsigned recruitment_assign(struct screen *s, int64_t programme, const struct part_row *row)
{
	struct arena *a = arena_new();
	const struct query experts = { .entity = E_EXPERT, .limit = PICK_MOST };
	int64_t expert = pick_record(s, arena_printf(a, _("Which expert for %s?"), row->employer_name),
		&experts, _("there are no experts on record yet"), a);
	char *note;
	unsigned r = UI_PAINT;

	if (!expert || ui_ask(s, &(struct ask){ .label = _("What they have to know:") }, a, &note) < 0)
		goto out;
	r = written(s, app_assign(app_of(s), programme, row->employer, expert, ui_today(s), note, NULL),
		arena_printf(a, _("%s goes to %s"), row->employer_name,
			text_clean(a, store_title(app_of(s)->store, E_EXPERT, expert, a), false)));
out:
	arena_free(&a);
	return r;
}

int64_t recruitment_placement(struct screen *s, const struct part_row *row)
{
	struct arena *a = arena_new();
	const struct condition where[] = { { "employer", IS,
		arena_printf(a, "%lld", (long long)row->employer) } };
	const struct query q = { .entity = E_PLACEMENT, .where = where, .nwhere = 1, .order = "start",
		.descending = true, .limit = PICK_MOST };
	int64_t id = row->placement;

	if (!id)
		id = pick_record(s, arena_printf(a, _("Which placement at %s?"), row->employer_name), &q,
			_("no placement of this employer is in reach"), a);
	arena_free(&a);
	return id;
}
