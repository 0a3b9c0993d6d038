/* The page of a case for peer review: one sheet of plain text in which nobody, no
 * employer, place or day can be found. */
#include <string.h>

#include "anker/hash.h"
#include "anker/str.h"
#include "anker/text.h"
#include "mask.h"

enum {
	LINES = 60, COLUMNS = 78, /* of a page */
	QUESTION_LINES = 4, FACT_LINES = 20, NOTE_LINES = 3, /* at most */
	LABEL = 44, MARK = 6,     /* columns of the table of factors */
	COLLEAGUES = 5,           /* beside each other */
	WEEK = 7,
};

struct card {
	struct app *app;
	struct arena *arena;
	struct mask *mask;
	const struct record *decision;
	day on; /* when it was decided */
	bool blind;
	struct record **view;
	size_t nviews;
	struct str text;
	size_t lines;
};

/* ---- lines ---- */

static void line(struct card *c, const char *text)
{
	if (c->lines == LINES)
		return;
	str_addf(&c->text, "%s\n", ++c->lines == LINES && *text ? "…" : text_cut(c->arena, text, COLUMNS));
}

/* Wrapped, the second line and on indented; beyond `most` lines it ends in "…". */
static void paragraph(struct card *c, const char *text, size_t most)
{
	char **wrapped;
	size_t n = text_wrap(c->arena, text, COLUMNS - 3, &wrapped);
	for (size_t i = 0; i < n && i < most; i++)
		line(c, arena_printf(c->arena, "%s%s%s", i ? "  " : "", wrapped[i],
				i + 1 == most && n > most ? "…" : ""));
}

static void labelled(struct card *c, const char *label, const char *text, size_t most)
{
	if (text && *text)
		paragraph(c, arena_printf(c->arena, "%s: %s", label, text), most);
}

static void heading(struct card *c, const char *text)
{
	line(c, "");
	line(c, text);
}

/* ---- values ---- */

static const struct field *field_of(const struct card *c, const char *name)
{
	const struct entity *e = c->decision->entity;
	return &e->fields[model_field(e, name)];
}

/* A choice by its label, free text masked. */
static const char *shown(const struct card *c, const char *name)
{
	const struct field *f = field_of(c, name);
	const char *value = record_get(c->decision, name);
	if (!value)
		return NULL;
	return f->kind == F_CHOICE ? field_show(f, value, c->arena) : mask_text(c->mask, value, c->arena);
}

static void field(struct card *c, const char *name, size_t most)
{
	labelled(c, lang_text(field_of(c, name)->label), shown(c, name), most);
}

const char *peer_weeks(day d, day from, struct arena *a)
{
	int weeks = (d > from ? d - from : from - d) / WEEK;
	if (weeks == 0)
		return d > from ? _("within a week") : _("less than a week ago");
	if (d > from)
		return arena_printf(a, ngettext("in %d week", "in %d weeks", (unsigned long)weeks), weeks);
	return arena_printf(a, ngettext("%d week ago", "%d weeks ago", (unsigned long)weeks), weeks);
}

/* ---- parts of the page ---- */

const char *peer_pseudonym(int64_t placement, int64_t employer, struct arena *a)
{
	static const char letters[] = "BCDFGHJKLMNPQRSTVWXZ";
	uint64_t h = hash_text(HASH_START, placement ? "placement/" : "employer/");
	char name[5] = "";
	h = hash_text(h, arena_printf(a, "%lld", (long long)(placement ? placement : employer)));
	for (size_t i = 0; i < sizeof name - 1; i++, h /= sizeof letters - 1)
		name[i] = letters[h % (sizeof letters - 1)];
	return arena_strdup(a, name);
}

/* "decided 9 weeks ago, in week 12 of the placement" */
static void when(struct card *c)
{
	const char *start;
	const char *ago = peer_weeks(c->on, c->app->today, c->arena);
	struct record *p;
	int64_t placement = record_ref(c->decision, "placement");
	struct date_span first;
	/* Of a start that is not known to the day no weeks are counted. */
	if (placement && store_get(c->app->store, E_PLACEMENT, placement, c->arena, &p) == 0 &&
		(start = record_get(p, "start")) && date_span_parse_iso(start, &first) == 0 &&
		first.first == first.last && first.last <= c->on)
		line(c, arena_printf(c->arena, _("When: %s, in week %d of the placement"), ago,
				(c->on - first.first) / WEEK + 1));
	else
		line(c, arena_printf(c->arena, _("When: %s"), ago));
}

/* No page tells a day, nor the month or the stretch it lies in. */
static const char *fact_value(const struct explain_fact *f, day on, struct arena *a)
{
	day first, last;
	if (!f->fact || f->fact->type != FACT_DATE || !rules_date_ends(f->value, &first, &last))
		return f->text;
	if (first == last)
		return peer_weeks(first, on, a);
	return arena_printf(a, _("between %s and %s"), peer_weeks(first, on, a), peer_weeks(last, on, a));
}

const char *peer_fact(const struct explain_fact *f, day on, const struct mask *mask, struct arena *a)
{
	const char *value = fact_value(f, on, a);
	if (!f->threshold)
		return arena_printf(a, "%s: %s", f->label, value);
	return arena_printf(a, _("%s: %s (limit %s)"), f->label, value, mask_text(mask, f->threshold, a));
}

bool peer_told_better(const struct explanation *ex, const struct explain_fact *f)
{
	for (size_t i = 0; i < ex->nlines && !f->threshold; i++)
		for (size_t k = 0; k < ex->lines[i].nfacts; k++)
			if (ex->lines[i].facts[k].threshold &&
				strcmp(ex->lines[i].facts[k].label, f->label) == 0)
				return true;
	return false;
}

/* What the rule looked at on that day, each fact once. */
static void facts(struct card *c, const struct explanation *ex)
{
	size_t begin = c->lines;
	for (size_t i = 0; i < ex->nlines; i++)
		for (size_t k = 0; k < ex->lines[i].nfacts; k++) {
			const struct explain_fact *f = &ex->lines[i].facts[k];
			const char *same = strstr(c->text.text, arena_printf(c->arena, "\n- %s: ", f->label));
			if (!same && !peer_told_better(ex, f) && c->lines - begin < FACT_LINES)
				paragraph(c,
					arena_printf(c->arena, "- %s",
						peer_fact(f, c->on, c->mask, c->arena)),
					FACT_LINES - (c->lines - begin));
		}
}

static int picture(struct card *c)
{
	struct basis basis;
	const char *rule = record_get(c->decision, "rule");
	int known = rules_index(c->app->rules, rule);
	const struct rule *r = known < 0 ? NULL : rules_get(c->app->rules, (size_t)known);
	int rc = app_basis(c->app, c->decision->id, c->arena, &basis);
	const char *title = rc == 0 ? basis.title : r ? lang_text(r->title) : rule;
	if (rc && rc != ERR_NOTFOUND)
		return rc;
	/* A rule of one's own may name someone. */
	labelled(c, _("Suggestion"), r && !r->local ? title : mask_text(c->mask, title, c->arena), 2);
	when(c);
	heading(c, _("Facts on that day"));
	if (rc == 0)
		facts(c, basis.explanation);
	else
		line(c, _("- not kept: this was decided before facts were"));
	return 0;
}

/* "+", "-", "o" or "." for one who did not name the factor. */
static const char *direction(struct card *c, const char *factors, const char *code)
{
	struct weighed_factor *f;
	size_t n;
	if (factors && factors_read(factors, c->arena, &f, &n) == 0)
		for (size_t i = 0; i < n; i++)
			if (strcmp(f[i].code, code) == 0)
				return arena_printf(c->arena, "%c", f[i].direction);
	return ".";
}

static const char *cell(struct card *c, const char *row, const char *text, int column)
{
	return arena_printf(c->arena, "%s%*s%s", row, column - text_width(row), "", text);
}

/* A row per factor: for the colleague to fill in, or everyone's beside each other. */
static int table(struct card *c)
{
	struct factor *factor;
	size_t n, views = c->nviews < COLLEAGUES ? c->nviews : COLLEAGUES;
	int rc = app_factors(c->app, c->arena, &factor, &n);
	if (rc)
		return rc;
	const char *head =
		c->blind ? _("Factors: + for, - against, o seen") : cell(c, _("Factors"), _("own"), LABEL);
	for (size_t v = 0; !c->blind && v < views; v++)
		head = cell(c, head, arena_printf(c->arena, "%zu", v + 1), LABEL + MARK * (int)(v + 1));
	heading(c, head);
	for (size_t i = 0; i < n; i++) {
		const char *row =
			arena_printf(c->arena, "  %s", text_cut(c->arena, factor[i].label, LABEL - 4));
		row = cell(c, row,
			c->blind ? "[ ]" : direction(c, record_get(c->decision, "factors"), factor[i].code),
			LABEL);
		for (size_t v = 0; !c->blind && v < views; v++)
			row = cell(c, row, direction(c, record_get(c->view[v], "factors"), factor[i].code),
				LABEL + MARK * (int)(v + 1));
		line(c, row);
	}
	return 0;
}

static void judgement(struct card *c)
{
	heading(c, _("What I weighed"));
	field(c, "impression", 1);
	field(c, "disputed", 2);
	field(c, "verdict", 1);
	field(c, "reason", 1);
	field(c, "client_view", 1);
	field(c, "explained", 1);
	field(c, "note", NOTE_LINES);
	field(c, "turning_point", NOTE_LINES);
	const char *fact = record_get(c->decision, "turning_fact");
	int i = fact ? rules_fact_index(fact) : -1;
	size_t n;
	if (i >= 0)
		labelled(c, lang_text(field_of(c, "turning_fact")->label),
			lang_text(rules_facts(&n)[i].label), 1);
}

/* What colleagues would decide; whose it is stays out, as all names do. */
static void views(struct card *c)
{
	const struct entity *e = model_entity(E_VIEW);
	for (size_t v = 0; v < c->nviews; v++) {
		const char *verdict = record_get(c->view[v], "verdict"),
			   *note = record_get(c->view[v], "note");
		if (!verdict && !note)
			continue;
		if (verdict)
			verdict = field_show(&e->fields[model_field(e, "verdict")], verdict, c->arena);
		const char *words = note ? mask_text(c->mask, note, c->arena) : "";
		paragraph(c, arena_printf(c->arena, "%zu: %s%s%s", v + 1, verdict ? verdict : "",
			verdict && *words ? ". " : "", words), 2);
	}
}

static int page(struct card *c)
{
	const char *title = arena_printf(c->arena, c->blind ? _("Peer review, blind round: case %s") :
		_("Peer review: case %s"),
		peer_pseudonym(record_ref(c->decision, "placement"), record_ref(c->decision, "employer"),
			c->arena));
	line(c, title);
	line(c, "");
	const char *question = shown(c, "peer_question");
	labelled(c, _("Question to the group"), question ? question : _("what do you see here?"),
		QUESTION_LINES);
	int rc = picture(c);
	if (rc)
		return rc;
	if (!c->blind)
		judgement(c);
	if ((rc = table(c)))
		return rc;
	if (c->blind) {
		line(c, "");
		line(c, _("I would: accept / postpone / dismiss / think longer, because:"));
		line(c, "");
	} else if (c->nviews) {
		heading(c, _("What colleagues would decide"));
		views(c);
	}
	return 0;
}

int app_peer_card(struct app *app, int64_t decision, bool blind, struct arena *a, char **text)
{
	struct card c = { .app = app, .arena = a, .blind = blind, .text = STR_INIT, .on = app->today };
	struct record *r;
	const struct condition of = { "decision", IS, arena_printf(a, "%lld", (long long)decision) };
	const struct query q = { .entity = E_VIEW, .where = &of, .nwhere = 1, .order = "id" };
	*text = NULL;
	int rc = peer_app(app, &app);
	if (rc == 0)
		c.app = app;
	if (rc || (rc = peer_decision(app, decision, a, &r)) || (rc = store_find(app->store, &q, a, &c.view, &c.nviews)) || (rc = mask_open(app, &c.mask)))
		goto out;
	c.decision = r;
	c.on = record_day(r, "date");
	rc = page(&c);
	if (rc == 0)
		*text = arena_strdup(a, c.text.text);
out:
	mask_free(&c.mask);
	str_free(&c.text);
	return rc;
}
