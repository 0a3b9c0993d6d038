/* Today as rows: what is suggested per tier and employer, what is planned. */
#include "screens/today.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/hash.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/screens.h"
#include "screens/talks.h"

struct builder {
	struct today *t;
	struct app *app;
	struct arena *a;
	bool all;
	const char *needle; /* folded filter; "" for everything */
	const char *plus;
};

/* The same for the same row after a reload. */
static int64_t row_id(const char *what, int64_t x, int64_t y)
{
	const int64_t numbers[] = { x, y };

	return (int64_t)(hash_bytes(hash_text(HASH_START, what), numbers, sizeof numbers) >> 1);
}

static struct today_row *add(struct builder *b, enum row_kind kind, const char *left, const char *right)
{
	struct today_row *r = &b->t->rows[b->t->nrows++];

	*r = (struct today_row){ .kind = kind, .left = left, .right = right };
	return r;
}

/* ---- suggestions ---- */

static bool visible(const struct builder *b, const struct suggestion *sg)
{
	if (!*b->needle)
		return !sg->more || b->all;
	return text_matches(arena_printf(b->a, "%s %s %s %s %s", sg->employee, sg->employer_name, sg->place,
				    sg->title, sg->reason),
		b->needle); /* a filter finds what is behind "+" too */
}

/* Placements with a visible suggestion at the employer of item i, in its tier. */
static size_t placements_there(const struct builder *b, size_t i)
{
	const struct suggestion *item = b->t->sg.item;
	size_t n = 0, first = i;

	for (; i < b->t->sg.n && item[i].tier == item[first].tier && item[i].employer == item[first].employer;
		i++) {
		bool known = !item[i].placement || !visible(b, &item[i]);

		for (size_t k = first; k < i && !known; k++)
			known = item[k].placement == item[i].placement && visible(b, &item[k]);
		n += !known;
	}
	return n;
}

static void add_employer(struct builder *b, size_t i)
{
	const struct suggestion *sg = &b->t->sg.item[i];
	size_t n = placements_there(b, i);
	char *left = *sg->place ? arena_printf(b->a, "  %s, %s", sg->employer_name, sg->place)
				: arena_printf(b->a, "  %s", sg->employer_name);

	add(b, ROW_GROUP, left, n < 2 ? NULL : arena_printf(b->a, _("%zu placements, 1 visit"), n))->style =
		ST_KEY;
}

static void add_tier(struct builder *b, enum tier tier)
{
	static const char *const names[] = { N_("Now"), N_("Soon"), N_("To consider") };
	const struct suggestions *s = &b->t->sg;
	size_t hidden = b->all ? 0 : s->more_per_tier[tier], shown = 0;
	int64_t employer = -1;
	struct today_row *head;

	if (s->per_tier[tier] + s->more_per_tier[tier] == 0)
		return;
	head = add(b, ROW_GROUP, _(names[tier]), NULL);
	for (size_t i = 0; i < s->n; i++) {
		const struct suggestion *sg = &s->item[i];

		if (sg->tier != tier || !visible(b, sg))
			continue;
		if (sg->employer != employer)
			add_employer(b, i);
		employer = sg->employer;
		add(b, ROW_ITEM, NULL, NULL)->sg = sg;
		b->t->rows[b->t->nrows - 1].id = row_id(sg->id, sg->placement, sg->employer);
		shown++;
	}
	if (*b->needle && !shown) {
		b->t->nrows--;
		return;
	}
	head->right = arena_printf(b->a, ngettext("%zu suggestion", "%zu suggestions", shown), shown);
	if (hidden && !*b->needle) {
		head->right = arena_printf(b->a, _("%s, %zu more %s"), head->right, hidden, b->plus);
		add(b, ROW_MORE, arena_printf(b->a, _("%zu more, %s"), hidden, b->plus), NULL)->id =
			row_id("more", tier, 0);
	}
}

/* ---- planned ---- */

static const char *planned_what(const struct planned_row *p, struct arena *a)
{
	const struct entity *e = model_entity(E_CONTACT);

	if (p->entity == E_ACTION)
		return text_clean(a, p->what, false);
	return arena_printf(
		a, _("contact with %s"), field_show(&e->fields[model_field(e, "party")], p->party, a));
}

static void add_planned(struct builder *b)
{
	const struct today *t = b->t;
	size_t late = 0, shown = 0;
	struct today_row *head;

	if (!t->nplanned)
		return;
	head = add(b, ROW_GROUP, _("Planned"), NULL);
	for (size_t i = 0; i < t->nplanned; i++) {
		const struct planned_row *p = &t->planned[i];

		if (*b->needle && !text_matches(arena_printf(b->a, "%s %s %s", p->employee, p->employer_name,
							planned_what(p, b->a)),
					  b->needle))
			continue;
		add(b, ROW_ITEM, NULL, NULL)->planned = p;
		b->t->rows[b->t->nrows - 1].id = row_id("planned", (int64_t)p->entity, p->id);
		late += p->date < b->app->today;
		shown++;
	}
	if (!shown) {
		b->t->nrows--;
		return;
	}
	head->right = late ? arena_printf(b->a, _("%zu this week, %zu late"), shown - late, late)
			   : arena_printf(b->a, _("%zu this week"), shown);
}

/* ---- waves ---- */

static void add_waves(struct builder *b)
{
	const struct today *t = b->t;
	struct today_row *head;
	size_t shown = 0;

	if (!t->nwaves)
		return;
	head = add(b, ROW_GROUP, _("Waves"), NULL);
	for (size_t i = 0; i < t->nwaves; i++) {
		if (*b->needle && !today_wave_matches(&t->wave[i], b->needle, b->a))
			continue;
		add(b, ROW_ITEM, NULL, NULL)->wave = &t->wave[i];
		b->t->rows[b->t->nrows - 1].id = row_id("wave", t->wave[i].wave, t->wave[i].participation);
		shown++;
	}
	if (!shown)
		b->t->nrows--;
	else
		head->right = today_waves_words(t, shown, b->a);
}

/* ---- talks ---- */

static void add_talks(struct builder *b)
{
	const struct today *t = b->t;

	for (size_t i = 0; i < t->ntalks; i++) {
		if (*b->needle && !text_matches(t->talk[i].employer_name, b->needle))
			continue;
		add(b, ROW_ITEM, NULL, NULL)->talk = &t->talk[i];
		b->t->rows[b->t->nrows - 1].id = row_id("talk", t->talk[i].id, 0);
	}
}

/* ---- field work ---- */

static void add_field(struct builder *b)
{
	const struct today *t = b->t;

	for (size_t i = 0; i < t->nnotes; i++) {
		if (*b->needle && !text_matches(t->note[i].text, b->needle))
			continue;
		add(b, ROW_ITEM, NULL, NULL)->note = &t->note[i];
		b->t->rows[b->t->nrows - 1].id = t->note[i].notice ? row_id("told", t->note[i].notice->id, 0) :
			row_id("field", (int64_t)i, 0);
	}
}

/* Nothing is left out without a count. */
static void add_notes(struct builder *b)
{
	const struct suggestions *s = &b->t->sg;

	if (*b->needle || (!s->quiet && !s->ask))
		return;
	add(b, ROW_NOTE, "", NULL);
	if (s->quiet)
		add(b, ROW_NOTE,
			arena_printf(b->a,
				ngettext("%zu suggestion is quiet: decided or resting",
					"%zu suggestions are quiet: decided or resting", s->quiet),
				s->quiet),
			NULL);
	if (s->ask)
		add(b, ROW_NOTE,
			arena_printf(b->a,
				ngettext("%zu placement has a rule that waits for something unknown",
					"%zu placements have a rule that waits for something unknown",
					s->ask),
				s->ask),
			NULL);
}

int today_load(struct today *t, struct app *app, struct arena *a, bool weigh, bool all, const char *filter,
	const char *plus)
{
	struct builder b = { t, app, a, all, text_fold(a, filter), plus };
	int r = 0;

	*t = (struct today){ .nrows = 0 };
	if (!weigh)
		return 0;
	if ((r = app_suggestions(app, 0, 0, app->expert, a, &t->sg)) < 0)
		return r;
	if ((r = store_unfinished(app->store, app->user, a, &t->talk, &t->ntalks)) < 0)
		return r;
	if ((r = store_planned(app->store, app->expert, DAY_NONE, app->today + TODAY_AHEAD, a, &t->planned,
		     &t->nplanned)) < 0)
		return r;
	if ((r = today_waves(app, a, t)) < 0)
		return r;
	if ((r = today_field(app, a, &t->note, &t->nnotes)) < 0 || (r = today_told(app, a, &t->note, &t->nnotes)) < 0)
		return r;
	if ((r = today_requests(app, a, &t->note, &t->nnotes)) < 0 || (r = today_retention(app, a, &t->note, &t->nnotes)) < 0)
		return r;
	/* At most an employer line per suggestion, a heading and "more" per tier, the headings of what is
	 * planned and of waves, three notes. */
	t->rows = arena_alloc(a,
		(2 * t->sg.n + t->nplanned + t->ntalks + t->nnotes + t->nwaves + 11) * sizeof *t->rows);
	add_field(&b);
	add_talks(&b);
	add_tier(&b, TIER_NOW);
	add_planned(&b);
	add_waves(&b);
	add_tier(&b, TIER_SOON);
	add_tier(&b, TIER_CONSIDER);
	add_notes(&b);
	return 0;
}

/* ---- cells ---- */

/* "ma 24 nov": the year is this week's. */
static const char *weekday(struct arena *a, day d)
{
	char *text = date_weekday(a, d), *year = strrchr(text, ' ');

	if (year)
		*year = '\0';
	return text;
}

static void suggestion_cells(const struct suggestion *sg, day today, struct arena *a, struct list_row *out)
{
	enum style style;

	out->cells[0] = *sg->employee ? sg->employee : _("(employer)");
	out->styles[0] = *sg->employee ? ST_NORMAL : ST_DIM;
	out->cells[1] = sg->returned ? arena_printf(a, "↺ %s", sg->title) : sg->title;
	out->cells[2] = due_text(a, sg->due, today, &style);
	out->styles[2] = (unsigned short)style;
}

static void planned_cells(const struct planned_row *p, day today, struct arena *a, struct list_row *out)
{
	enum style style;
	const char *due = due_text(a, p->date, today, &style), *what = planned_what(p, a);
	const char *name = text_clean(a, p->employer_name, false), *who = text_clean(a, p->employee, false);

	out->cells[0] = *who ? who : name;
	out->cells[1] = *who && *name ? arena_printf(a, "%s · %s", what, name) : what;
	out->cells[2] = p->date > today ? weekday(a, p->date) : due;
	out->styles[2] = (unsigned short)(p->date > today ? ST_NORMAL : style);
}

void today_cells(const struct today_row *r, struct app *app, struct arena *a, struct list_row *out)
{
	out->kind = r->kind;
	out->id = r->id;
	if (r->sg) {
		suggestion_cells(r->sg, app->today, a, out);
	} else if (r->note) {
		out->cells[0] = r->note->what;
		out->cells[1] = r->note->text;
		out->cells[2] = r->note->right;
		out->styles[0] = ST_NOW;
	} else if (r->talk) {
		out->cells[0] = _("Not finished");
		out->cells[1] = arena_printf(a, _("%s, begun %s"), r->talk->employer_name,
			moment_show(a, r->talk->begun, app->today));
		out->cells[2] = talks_progress_text(app, r->talk, a);
		out->styles[0] = ST_NOW;
	} else if (r->wave) {
		today_wave_cells(r->wave, app->today, a, out);
	} else if (r->planned) {
		planned_cells(r->planned, app->today, a, out);
	} else {
		out->cells[0] = r->left;
		out->cells[1] = r->right;
		out->styles[0] = (unsigned short)r->style;
		out->styles[1] = ST_DIM;
	}
}
