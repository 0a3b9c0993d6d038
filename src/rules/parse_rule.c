/* The block "regel": its fields, from a table, and its bullets. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "parser.h"

typedef LIST(struct bullet) bullet_list;

static void field_title(struct parser *p, struct rule *r)
{
	r->title = parser_text(p);
}

static void field_level(struct parser *p, struct rule *r)
{
	r->level = parser_accept(p, KW_EMPLOYER) ? LEVEL_EMPLOYER : LEVEL_PLACEMENT;
	if (r->level == LEVEL_PLACEMENT)
		parser_expect(p, KW_PLACEMENT);
}

static void field_state(struct parser *p, struct rule *r)
{
	if (parser_accept(p, KW_TRIAL))
		r->state = RULE_TRIAL;
	else if (parser_accept(p, KW_RETIRED))
		r->state = RULE_RETIRED;
	else
		parser_expect(p, KW_IN_USE);
}

static void field_priority(struct parser *p, struct rule *r)
{
	r->priority = parser_number(p, 100);
}

static void field_group(struct parser *p, struct rule *r)
{
	r->group = parser_word(p, _("a name"));
}

static void field_propose(struct parser *p, struct rule *r)
{
	r->action = choices_action[parser_choice(p, choices_action, keyword_text(KW_PROPOSE))].code;
	if (parser_accept(p, KW_WITHIN))
		r->within = parser_duration(p);
}

static void field_because(struct parser *p, struct rule *r)
{
	r->because = parser_text(p);
}

static void field_caution(struct parser *p, struct rule *r)
{
	r->caution = parser_text(p);
}

static void field_rest(struct parser *p, struct rule *r)
{
	do {
		struct duration d = parser_duration(p);
		parser_expect(p, KW_AFTER);
		if (parser_accept(p, KW_DOING)) {
			r->rest_done = d;
		} else {
			parser_expect(p, KW_DISMISSING);
			r->rest_dismissed = d;
		}
	} while (!p->failed && parser_accept_sign(p, ","));
}

static void field_reopen(struct parser *p, struct rule *r)
{
	int list[CHOICES_MAX];
	size_t n = 0;
	do
		list[n++] = parser_fact(p);
	while (!p->failed && n < CHOICES_MAX && parser_accept_sign(p, ","));
	int *copy = arena_alloc(p->rs->arena, n * sizeof *copy);
	memcpy(copy, list, n * sizeof *copy);
	r->reopen = copy;
	r->nreopen = n;
}

/* "vraag-4", "4" or "4.2": kept as "4" or "4.2". */
static void field_guide(struct parser *p, struct rule *r)
{
	char *text = token_text(p->t, p->rs->arena);
	const char *dash = strrchr(text, '-');
	if (p->t->kind == TOKEN_WORD && dash != NULL)
		text = arena_strdup(p->rs->arena, dash + 1);
	if ((p->t->kind != TOKEN_WORD && p->t->kind != TOKEN_NUMBER) || text[0] < '1' || text[0] > '9' ||
		(text[1] != '\0' && text[1] != '.')) {
		parser_fail(p, p->t, _("write 4, vraag-4 or a point such as 4.2"), _("there is no guide %s"),
			parser_show(p, p->t));
		return;
	}
	p->t++;
	r->guide = text;
}

static void field_source(struct parser *p, struct rule *r)
{
	if (p->t->kind != TOKEN_WORD && p->t->kind != TOKEN_NUMBER) {
		parser_fail(p, p->t, NULL, _("%s is expected here, not %s"), _("the name of a source"),
			parser_show(p, p->t));
		return;
	}
	r->source = token_text(p->t++, p->rs->arena);
	if (p->t->kind == TOKEN_STRING)
		r->source_text = parser_text(p).nl;
}

static void field_owner(struct parser *p, struct rule *r)
{
	r->owner = parser_text(p).nl;
}

static void field_review(struct parser *p, struct rule *r)
{
	r->review = parser_date(p);
}

static const struct {
	enum keyword k;
	bool required;
	void (*read)(struct parser *p, struct rule *r);
} fields[] = {
	{ KW_TITLE, true, field_title },
	{ KW_LEVEL, false, field_level },
	{ KW_STATE, false, field_state },
	{ KW_PRIORITY, true, field_priority },
	{ KW_GROUP, false, field_group },
	{ KW_PROPOSE, true, field_propose },
	{ KW_BECAUSE, true, field_because },
	{ KW_CAUTION, true, field_caution },
	{ KW_REST, false, field_rest },
	{ KW_REOPEN, false, field_reopen },
	{ KW_GUIDE, false, field_guide },
	{ KW_SOURCE, false, field_source },
	{ KW_OWNER, false, field_owner },
	{ KW_REVIEW, false, field_review },
};
enum { NFIELDS = sizeof fields / sizeof *fields };

static const enum keyword sections[] = { [SECTION_IF] = KW_IF, [SECTION_UNLESS] = KW_UNLESS,
	[SECTION_URGENT] = KW_URGENT };
enum { NSECTIONS = sizeof sections / sizeof *sections };

static void unknown_field(struct parser *p)
{
	const char *names[NFIELDS + NSECTIONS];
	size_t n = 0;
	for (; n < NFIELDS; n++)
		names[n] = keyword_text(fields[n].k);
	for (size_t s = 0; s < NSECTIONS; s++)
		names[n++] = keyword_text(sections[s]);
	const char *tip = fault_nearest(p->rs->arena, token_text(p->t, p->rs->arena), names, NULL, n);
	parser_fail(p, p->t, tip, _("%s is no part of a rule"), parser_show(p, p->t));
}

/* The field on this line; `seen` has a bit per field. */
static void parse_field(struct parser *p, struct rule *r, unsigned *seen)
{
	const struct token *at = p->t;
	for (size_t i = 0; i < NFIELDS; i++) {
		if (!parser_accept(p, fields[i].k))
			continue;
		if ((*seen & 1u << i) != 0)
			parser_fail(p, at, NULL, _("'%s' is given twice"), keyword_text(fields[i].k));
		*seen |= 1u << i;
		fields[i].read(p, r);
		parser_expect_end(p);
		return;
	}
	unknown_field(p);
}

static int parse_section(struct parser *p)
{
	for (int s = 0; s < NSECTIONS; s++) {
		if (parser_accept(p, sections[s])) {
			parser_expect_end(p);
			return s;
		}
	}
	return -1;
}

static void parse_bullet(struct parser *p, int section, bullet_list *bullets)
{
	struct bullet b = { .unknown_as = TRUTH_UNKNOWN, .line = p->lines[p->at_line].number };
	if (section < 0) {
		parser_fail(p, p->t, arena_printf(p->rs->arena, _("put '%s' above it"), keyword_text(KW_IF)),
			_("this condition belongs to no section"));
		return;
	}
	p->t++;
	b.section = (enum section)section;
	b.expression = parse_expression(p);
	if (parser_accept(p, KW_UNKNOWN_COUNTS_AS)) {
		b.unknown_as = parser_accept(p, KW_YES) ? TRUTH_TRUE : TRUTH_FALSE;
		if (b.unknown_as == TRUTH_FALSE)
			parser_expect(p, KW_NO);
	}
	parser_expect_end(p);
	if (!p->failed)
		LIST_ADD(*bullets, b);
}

/* Conditions can stand before `niveau`, and their check depends on it. */
static enum rule_level find_level(const struct parser *p)
{
	struct parser look = *p;
	while (parser_next_line(&look))
		if (parser_accept(&look, KW_LEVEL))
			return parser_accept(&look, KW_EMPLOYER) ? LEVEL_EMPLOYER : LEVEL_PLACEMENT;
	return LEVEL_PLACEMENT;
}

/* Faults of the rule as a whole are told at its name. */
static void check_complete(struct parser *p, struct definition *d, unsigned seen, bool has_condition)
{
	if (d->broken)
		return;
	for (size_t i = 0; i < NFIELDS; i++) {
		if (!fields[i].required || (seen & 1u << i) != 0)
			continue;
		fault_add(p->rs, d->at,
			fields[i].k == KW_CAUTION ? _("say what may speak against the suggestion") : NULL,
			_("'%s' is missing in rule %s"), keyword_text(fields[i].k), d->rule.id);
		d->broken = true;
	}
	if (!has_condition) {
		fault_add(
			p->rs, d->at, NULL, _("'%s' is missing in rule %s"), keyword_text(KW_IF), d->rule.id);
		d->broken = true;
	}
}

static void parse_switch_off(struct parser *p, char *id, struct place at)
{
	struct switch_off off = { .rule = id, .at = at, .layer = p->source->layer };
	if (p->t->kind != TOKEN_STRING)
		parser_fail(p, p->t, arena_printf(p->rs->arena, "%s %s %s \"...\"", keyword_text(KW_RULE), id,
			keyword_text(KW_OFF)), _("say why the rule is switched off"));
	else
		off.reason = parser_text(p).nl;
	parser_expect_end(p);
	if (!p->failed)
		LIST_ADD(p->rs->offs, off);
	while (parser_next_line(p))
		parser_fail(p, p->t, NULL, _("nothing may follow here"));
}

void parse_rule(struct parser *p)
{
	size_t header = p->at_line;
	int section = -1;
	unsigned seen = 0;
	bool has_condition = false;
	bullet_list bullets = { NULL, 0, 0 };
	struct place at = parser_place(p, p->t);
	char *id = parser_word(p, _("the name of the rule"));

	if (parser_accept(p, KW_OFF)) {
		parse_switch_off(p, id, at);
		return;
	}
	parser_expect_end(p);
	struct definition *d = arena_alloc(p->rs->arena, sizeof *d);
	d->at = at;
	d->layer = p->source->layer;
	d->rule = (struct rule){ .id = id, .group = "", .state = RULE_IN_USE, .review = DAY_NONE,
		.valid_from = DAY_NONE, .valid_until = DAY_NONE,
		.file = p->source->name, .line = p->lines[header].number, .local = p->source->layer > 0 };
	p->level = find_level(p);
	while (parser_next_line(p)) {
		if (p->t->kind == TOKEN_BULLET) {
			parse_bullet(p, section, &bullets);
			has_condition = has_condition || section == SECTION_IF;
			continue;
		}
		section = parse_section(p);
		if (section < 0)
			parse_field(p, &d->rule, &seen);
	}
	parser_span(p, header, &d->rule.text, &d->rule.text_len);
	d->broken = p->block_failed;
	check_complete(p, d, seen, has_condition);
	if (d->rule.group[0] == '\0')
		d->rule.group = id;
	d->nbullets = bullets.n;
	d->bullets = arena_alloc(p->rs->arena, (bullets.n + 1) * sizeof *d->bullets);
	if (bullets.n > 0)
		memcpy(d->bullets, bullets.items, bullets.n * sizeof *d->bullets);
	free(bullets.items);
	if (p->rs->rules.n == RULES_MAX)
		fault_add(p->rs, at, NULL, _("there can be %d rules; this one and the next are not read"),
			RULES_MAX);
	if (p->rs->rules.n < RULES_MAX)
		LIST_ADD(p->rs->rules, d);
}
