/* The page of a scheme at a placement: how it stands here and why, its texts from the
 * catalogue, and the amounts and terms that hold today. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/markdown.h"
#include "screens/support.h"

enum { MARGIN = 1, INSET = 3 };

static enum style step_style(enum scheme_step step)
{
	static const enum style styles[] = {
		[SCHEME_ENDING] = ST_NOW, [SCHEME_DEADLINE] = ST_NOW, [SCHEME_CHECK] = ST_SOON,
		[SCHEME_ASK] = ST_SOON, [SCHEME_APPLIED] = ST_NORMAL, [SCHEME_GRANTED] = ST_GOOD,
		[SCHEME_REFUSED] = ST_DIM, [SCHEME_ENDED] = ST_DIM, [SCHEME_NOT] = ST_DIM,
	};

	return styles[step];
}

const char *scheme_title(const struct scheme_row *row)
{
	return row->item ? row->item->title : row->scheme;
}

struct writer {
	struct pager *p;
	struct app *app;
	struct arena *a;
	int width;
};

static void heading(struct writer *w, const char *text)
{
	pager_text(w->p, ST_NORMAL, 0, "");
	pager_text(w->p, ST_TITLE, MARGIN, text);
}

static void fact(struct writer *w, const char *label, const char *value)
{
	if (!value || !*value)
		return;
	pager_span(w->p, ST_DIM, arena_printf(w->a, "%s: ", label));
	pager_span(w->p, ST_NORMAL, value);
	pager_end(w->p, INSET, 0);
}

/* ---- how it stands here ---- */

/* What its record holds beside the state, which was told. */
static void record_lines(struct writer *w, const struct record *use)
{
	for (size_t i = 0; i < use->entity->nfields; i++) {
		const struct field *f = &use->entity->fields[i];

		if (f->kind == F_REF || f->catalogue || f->flags & FIELD_HIDDEN ||
			!use->value[i] || strcmp(f->name, use->entity->state) == 0)
			continue;
		fact(w, lang_text(f->label), app_show(w->app, f, use->value[i], w->a));
	}
}

/* What the facts say, condition by condition. */
static void condition_lines(struct writer *w, const struct explanation *ex)
{
	for (size_t i = 0; i < ex->nlines; i++) {
		const struct explain_line *l = &ex->lines[i];
		enum style style;
		const char *mark;

		mark = truth_mark(l->truth, &style);
		pager_span(w->p, style, arena_printf(w->a, "%s ", mark));
		pager_span(w->p, ST_NORMAL, l->text);
		for (size_t k = 0; k < l->nfacts; k++)
			pager_span(w->p, ST_DIM, arena_printf(w->a, "%s%s: %s%s", k ? "; " : " (",
				l->facts[k].label, l->facts[k].text, k + 1 < l->nfacts ? "" : ")"));
		pager_end(w->p, INSET, 2);
	}
}

static void missing_lines(struct writer *w, const struct explanation *ex)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);

	for (size_t i = 0; i < ex->nmissing; i++)
		pager_text(w->p, ST_SOON, INSET,
			arena_printf(w->a, _("To ask: %s"), lang_text(facts[ex->missing[i]].question)));
}

static const char *by_the_facts(const struct explanation *ex)
{
	if (!ex)
		return _("No rule tells for whom this is possible: read below and ask.");
	if (ex->outcome == TRUTH_TRUE)
		return _("By the facts on record this may be possible: check this.");
	if (ex->outcome == TRUTH_UNKNOWN)
		return _("Something is not known yet: ask that first.");
	return _("By the facts on record this is not for this placement.");
}

/* Someone decided, and the facts do not speak against it. */
static bool decided(const struct scheme_row *row)
{
	bool open = row->step == SCHEME_CHECK || row->step == SCHEME_ASK || row->step == SCHEME_NOT;

	return !open && row->possible && row->possible->outcome == TRUTH_TRUE;
}

static void stands(struct writer *w, const struct scheme_row *row)
{
	pager_text(w->p, ST_TITLE, MARGIN, _("How it stands here"));
	pager_span(w->p, step_style(row->step), row->state);
	pager_end(w->p, INSET, 0);
	if (row->due != DAY_NONE)
		fact(w, row->term, detail_day(w->a, row->due, w->app->today));
	if (row->use)
		record_lines(w, row->use);
	if (decided(row))
		return;
	pager_text(w->p, ST_NORMAL, INSET, by_the_facts(row->possible));
	if (row->possible) {
		condition_lines(w, row->possible);
		missing_lines(w, row->possible);
	}
}

/* ---- what holds for everyone ---- */

static void texts(struct writer *w, const struct catalogue_item *item)
{
	for (size_t i = 0; i < item->ntexts; i++) {
		heading(w, item->text[i].title);
		markdown_text(w->p, item->text[i].text, INSET, w->width, w->a);
	}
}

static const char *period(struct writer *w, const struct scheme_value *v)
{
	if (v->over)
		return arena_printf(w->a, _("no longer since %s"), date_long(w->a, v->until));
	if (v->until != DAY_NONE)
		return arena_printf(w->a, _("from %s, until %s"), date_long(w->a, v->since),
			date_long(w->a, v->until));
	return arena_printf(w->a, _("since %s"), date_long(w->a, v->since));
}

static int values(struct writer *w, const char *scheme)
{
	struct scheme_value *v;
	size_t n;
	int rc = app_scheme_values(w->app, scheme, w->app->today, w->a, &v, &n);

	if (rc < 0 || n == 0)
		return rc;
	heading(w, _("Amounts and terms"));
	for (size_t i = 0; i < n; i++) {
		pager_span(w->p, v[i].over ? ST_DIM : ST_BOLD, v[i].value);
		pager_span(w->p, v[i].over ? ST_DIM : ST_NORMAL, arena_printf(w->a, "  %s", v[i].text));
		pager_end(w->p, INSET, 2);
		pager_span(w->p, ST_DIM, arena_printf(w->a, "%s · %s%s%s", period(w, &v[i]), v[i].certainty,
			*v[i].certainty ? " · " : "", v[i].source));
		pager_end(w->p, INSET + 2, 0);
	}
	return 0;
}

static void about(struct writer *w, const struct catalogue_item *item)
{
	static const struct {
		const char *key, *label;
	} keys[] = { { "asks", N_("Who asks for it") }, { "at", N_("Where") },
		{ "certainty", N_("How certain") }, { "source", N_("Source") } };

	heading(w, _("About this page"));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		fact(w, _(keys[i].label), catalogue_words(item, keys[i].key, w->a));
	pager_text(w->p, ST_DIM, INSET,
		_("A help for memory, no legal advice. Who decides on a scheme tells whether it is "
		  "granted."));
}

int scheme_write(struct pager *p, struct app *app, const struct scheme_row *row, int width, struct arena *a)
{
	struct writer w = { p, app, a, width };
	int rc;

	stands(&w, row);
	if (row->item)
		texts(&w, row->item);
	rc = values(&w, row->scheme);
	if (row->item)
		about(&w, row->item);
	return rc;
}
