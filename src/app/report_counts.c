/* What the reports of a region and of a programme count, each table hidden over all regions. */
#include <string.h>

#include "anker/choices.h"
#include "report_parts.h"

/* How a table is called; `which` < 0: all regions beside each other. */
struct counts {
	struct filling *f;
	const int64_t *region;
	const char *const *name;
	size_t n;
	long which;
	struct figure_scope scope;
};

static struct grid *begin_of(const struct counts *c, const struct choice *list, size_t more)
{
	size_t n = fill_choices(list);
	struct grid *g = grid_new(c->f, c->region, c->n, n + more);
	for (size_t i = 0; i < n; i++)
		g->kind[i] = lang_text(list[i].label);
	g->kind[n] = _("not known");
	return g;
}

static void show(const struct counts *c, struct grid *g, const struct grid_words *words, bool total)
{
	grid_fold(c->f, g);
	grid_show(c->f, g, c->which, c->name, words, total);
}

/* ---- placements ---- */

static void show_years(const struct counts *c, const struct placement_figure *row, size_t n)
{
	int y, month, d, last;
	date_to_ymd(c->scope.first, &y, &month, &d);
	date_to_ymd(c->scope.last, &last, &month, &d);
	size_t years = (size_t)(last - y + 1);
	struct grid *g = grid_new(c->f, c->region, c->n, years + 2);
	g->kind[0] = _("before the period");
	for (size_t i = 0; i < years; i++)
		g->kind[i + 1] = arena_printf(c->f->a, "%d", y + (int)i);
	g->kind[years + 1] = _("on a day that is not known");
	g->ordered = years + 1;
	for (size_t i = 0; i < n; i++) {
		bool in = row[i].year >= y && row[i].year <= last;
		size_t kind = row[i].year < 0 ? years + 1 : in ? (size_t)(row[i].year - y) + 1 : 0;
		grid_add(g, row[i].region, kind, row[i].n);
	}
	const struct grid_words words = { _("Placements that ran in the period, by the year they began"),
		_("began"), _("placements"), NULL };
	show(c, g, &words, true);
}

static void show_outcomes(const struct counts *c, const struct placement_figure *row, size_t n)
{
	size_t unknown = fill_choices(choices_outcome);
	struct grid *g = begin_of(c, choices_outcome, 2);
	g->kind[unknown] = _("ended, how is not known");
	g->kind[unknown + 1] = _("goes on");
	g->rest = _("came to an end");
	g->kept = 1;
	for (size_t i = 0; i < n; i++)
		grid_add(g, row[i].region,
			row[i].ended ? fill_index(choices_outcome, row[i].outcome) : unknown + 1, row[i].n);
	const struct grid_words words = { _("How the placements stood at the end of the period"), _("how"),
		_("placements"), NULL };
	show(c, g, &words, true);
}

static void show_groups(const struct counts *c, const struct placement_figure *row, size_t n)
{
	struct grid *g = begin_of(c, choices_target_group, 1);
	for (size_t i = 0; i < n; i++)
		grid_add(g, row[i].region, fill_index(choices_target_group, row[i].group), row[i].n);
	const struct grid_words words = { _("Placements by target group"), _("target group"), _("placements"),
		NULL };
	show(c, g, &words, true);
}

static int placements(const struct counts *c)
{
	struct placement_figure *row;
	size_t n;
	int rc = store_placement_figures(c->f->app->store, &c->scope, c->f->a, &row, &n);
	if (rc)
		return rc;
	fill_section(c->f, _("The placements"));
	show_years(c, row, n);
	show_outcomes(c, row, n);
	show_groups(c, row, n);
	return 0;
}

/* ---- the rest ---- */

/* Each kind of count: where it stands, what it is called, and what its second count splits it into. */
static const struct part {
	enum figure_kind kind;
	const struct choice *list;
	const char *heading, *caption, *what, *unit;
	const char *is, *is_not;     /* NULL: not split */
	bool total, ordered;
} parts[] = {
	{ FIGURE_SIZE, choices_size, N_("The employers"), N_("Employers with such a placement, by size"),
		N_("size"), N_("employers"), NULL, NULL, true, true },
	{ FIGURE_THEME, choices_theme, N_("Bottlenecks"),
		N_("Placements with a bottleneck in the period, by theme"), N_("bottleneck"),
		N_("placements"), N_("solved"), N_("open"), false, false },
	{ FIGURE_ADAPTATION, choices_adaptation_level, N_("Adaptations of the work"),
		N_("Placements with an adaptation in the period, by level"), N_("adaptation"),
		N_("placements"), N_("it helped"), N_("no effect noted"), false, true },
	{ FIGURE_CONTACT, choices_party, N_("Contact"), N_("Contacts in the period, by whom they were with"),
		N_("with"), N_("contacts"), N_("not reached"), N_("spoken"), true, false },
};

static int one_part(const struct counts *c, const struct part *p)
{
	struct figure *row;
	size_t n, kinds = fill_choices(p->list) + 1, splits = p->is ? 2 : 1;
	int rc = store_figures(c->f->app->store, p->kind, &c->scope, c->f->a, &row, &n);
	if (rc)
		return rc;
	struct grid *g = grid_new(c->f, c->region, c->n, kinds * splits);
	const char **whole = arena_alloc(c->f->a, kinds * sizeof *whole);
	g->pair = p->is ? whole : NULL;
	g->ordered = p->ordered ? (kinds - 1) * splits : 0;
	for (size_t i = 0; i < kinds; i++) {
		const char *label = i + 1 < kinds ? lang_text(p->list[i].label) : _("not known");
		whole[i] = label;
		g->kind[i * splits] = p->is ? arena_printf(c->f->a, "%s: %s", label, _(p->is_not)) : label;
		if (p->is)
			g->kind[i * splits + 1] = arena_printf(c->f->a, "%s: %s", label, _(p->is));
	}
	for (size_t i = 0; i < n; i++) {
		size_t kind = fill_index(p->list, row[i].code) * splits;
		grid_add(g, row[i].region, kind, p->is ? row[i].n - row[i].also : row[i].n);
		if (p->is)
			grid_add(g, row[i].region, kind + 1, row[i].also);
	}
	const struct grid_words words = { _(p->caption), _(p->what), _(p->unit),
		p->total ? NULL : _("A placement may be in several rows.") };
	fill_section(c->f, _(p->heading));
	show(c, g, &words, p->total);
	return 0;
}

int fill_counts(struct filling *f, const int64_t *region, const char *const *name, size_t n, long which)
{
	const struct report_ask *ask = f->ask;
	const struct counts c = { .f = f, .region = region, .name = name, .n = n, .which = which,
		.scope = { .first = ask->first, .last = ask->last,
			.programme = ask->kind == REPORT_PROGRAMME ? ask->subject : ask->programme } };
	int rc = placements(&c);
	for (size_t i = 0; rc == 0 && i < sizeof parts / sizeof *parts; i++)
		rc = one_part(&c, &parts[i]);
	fill_section(f, NULL);
	return rc;
}

void fill_caution(struct filling *f)
{
	document_say(f->m, BLOCK_WORDS,
		_("This report holds counts and findings, no names. Counts below %lld are hidden "
		  "(\"< %lld\"), and with them what would give them away (\"—\"). People who objected to "
		  "the use of their data are not counted."),
		(long long)f->least, (long long)f->least);
}
