/* The block "regel": its fields, from a table, and its bullets. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "parser.h"

static void field_title(struct parser *p, struct definition *d)
{
	d->rule.title = parser_text(p);
}

static void field_level(struct parser *p, struct definition *d)
{
	parse_level(p, &d->rule.level);
}

static enum rule_state parse_state(struct parser *p)
{
	if (parser_accept(p, KW_TRIAL))
		return RULE_TRIAL;
	if (parser_accept(p, KW_RETIRED))
		return RULE_RETIRED;
	parser_expect(p, KW_IN_USE);
	return RULE_IN_USE;
}

static void field_state(struct parser *p, struct definition *d)
{
	d->rule.state = parse_state(p);
}

static void field_priority(struct parser *p, struct definition *d)
{
	d->rule.priority = parser_number(p, 100);
}

static void field_group(struct parser *p, struct definition *d)
{
	d->rule.group = parser_word(p, _("a name"));
}

static void field_propose(struct parser *p, struct definition *d)
{
	d->rule.action = choices_action[parser_choice(p, choices_action, parser_say(p, KW_PROPOSE))].code;
	if (parser_accept(p, KW_WITHIN))
		d->rule.within = parser_duration(p);
}

static void field_because(struct parser *p, struct definition *d)
{
	d->rule.because = parser_text(p);
}

static void field_caution(struct parser *p, struct definition *d)
{
	d->rule.caution = parser_text(p);
}

static void field_rest(struct parser *p, struct definition *d)
{
	do {
		struct duration rest = parser_duration(p);
		parser_expect(p, KW_AFTER);
		if (parser_accept(p, KW_DOING)) {
			d->rule.rest_done = rest;
		} else {
			parser_expect(p, KW_DISMISSING);
			d->rule.rest_dismissed = rest;
		}
	} while (!p->failed && parser_accept_sign(p, ","));
}

static void field_reopen(struct parser *p, struct definition *d)
{
	int list[CHOICES_MAX];
	size_t n = 0;
	do
		list[n++] = parser_fact(p);
	while (!p->failed && n < CHOICES_MAX && parser_accept_sign(p, ","));
	int *copy = arena_alloc(p->rs->arena, n * sizeof *copy);
	memcpy(copy, list, n * sizeof *copy);
	d->rule.reopen = copy;
	d->rule.nreopen = n;
}

/* "vraag-4", "4" or "4.2": kept as "4" or "4.2". */
static void field_guide(struct parser *p, struct definition *d)
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
	d->rule.guide = text;
}

static void field_source(struct parser *p, struct definition *d)
{
	if (p->t->kind != TOKEN_WORD && p->t->kind != TOKEN_NUMBER) {
		parser_fail(p, p->t, NULL, _("%s is expected here, not %s"), _("the name of a source"),
			parser_show(p, p->t));
		return;
	}
	d->rule.source = token_text(p->t++, p->rs->arena);
	if (p->t->kind == TOKEN_STRING)
		d->rule.source_text = parser_text(p).nl;
}

static void field_owner(struct parser *p, struct definition *d)
{
	d->rule.owner = parser_text(p).nl;
}

static void field_review(struct parser *p, struct definition *d)
{
	d->rule.review = parser_date(p);
}

/* "geldig A tot B", "geldig vanaf A", "geldig tot B"; B itself is outside it. */
static void field_valid(struct parser *p, struct definition *d)
{
	bool from = parser_accept(p, KW_FROM);
	if (from || p->t->kind == TOKEN_DATE)
		d->rule.valid_from = parser_date(p);
	bool until = parser_accept(p, KW_UNTIL);
	if (!until && d->rule.valid_from == DAY_NONE)
		parser_fail(p, p->t, arena_printf(p->rs->arena, "%s 2026-01-01 %s 2028-01-01",
			parser_say(p, KW_VALID), parser_say(p, KW_UNTIL)),
			_("a date is expected here, not %s"), parser_show(p, p->t));
	if (!until)
		return;
	const struct token *end = p->t;
	d->rule.valid_until = parser_date(p);
	if (!p->failed && d->rule.valid_from != DAY_NONE && d->rule.valid_until <= d->rule.valid_from)
		parser_fail(p, end, _("put the first day before the last one"),
			_("this rule would end before it begins"));
}

static void field_replaces(struct parser *p, struct definition *d)
{
	LIST(struct reference) list = { NULL, 0, 0 };
	do {
		struct reference r = { .at = parser_place(p, p->t) };
		r.name = parser_word(p, _("the name of the rule"));
		LIST_ADD(list, r);
	} while (!p->failed && parser_accept_sign(p, ","));
	d->replaces = arena_alloc(p->rs->arena, list.n * sizeof *d->replaces);
	memcpy(d->replaces, list.items, list.n * sizeof *d->replaces);
	d->nreplaces = list.n;
	free(list.items);
	d->replaces_span = parser_span(p, p->at_line);
}

static const struct {
	enum keyword k;
	bool required;
	void (*read)(struct parser *p, struct definition *d);
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
	{ KW_VALID, false, field_valid },
	{ KW_REPLACES, false, field_replaces },
};
enum { NFIELDS = sizeof fields / sizeof *fields };

static void unknown_field(struct parser *p)
{
	static const enum keyword sections[] = { KW_IF, KW_UNLESS, KW_URGENT };
	const char *names[NFIELDS + sizeof sections / sizeof *sections];
	size_t n = 0;
	for (; n < NFIELDS; n++)
		names[n] = parser_say(p, fields[n].k);
	for (size_t s = 0; s < sizeof sections / sizeof *sections; s++)
		names[n++] = parser_say(p, sections[s]);
	const char *tip = fault_nearest(p->rs->arena, token_text(p->t, p->rs->arena), names, NULL, n);
	parser_fail(p, p->t, tip, _("%s is no part of a rule"), parser_show(p, p->t));
}

/* The field on this line; `seen` has a bit per field. */
static void parse_field(struct parser *p, struct definition *d, unsigned *seen)
{
	const struct token *at = p->t;
	for (size_t i = 0; i < NFIELDS; i++) {
		if (!parser_accept(p, fields[i].k))
			continue;
		if ((*seen & 1u << i) != 0)
			parser_fail(p, at, NULL, _("'%s' is given twice"), parser_say(p, fields[i].k));
		*seen |= 1u << i;
		fields[i].read(p, d);
		parser_expect_end(p);
		return;
	}
	unknown_field(p);
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
			_("'%s' is missing in rule %s"), parser_say(p, fields[i].k), d->rule.id);
		d->broken = true;
	}
	if (!has_condition) {
		fault_add(p->rs, d->at, NULL, _("'%s' is missing in rule %s"), parser_say(p, KW_IF),
			d->rule.id);
		d->broken = true;
	}
}

/* What a local file says about a rule of another one: "uit" or "stand ..." has
 * been read but for its state. */
static void parse_local_change(struct parser *p, struct reference rule, bool off)
{
	struct local_change change = { .rule = rule, .off = off, .layer = p->source->layer };
	if (!off)
		change.state = parse_state(p);
	if (p->t->kind != TOKEN_STRING)
		parser_fail(p, p->t, _("end the line with the reason between \" and \""),
			off ? _("say why the rule is switched off") : _("say why the rule gets this state"));
	else
		change.reason = parser_text(p).nl;
	parser_expect_end(p);
	if (!p->failed)
		LIST_ADD(p->rs->changes, change);
	while (parser_next_line(p))
		parser_fail(p, p->t, NULL, _("nothing may follow here"));
}

static void keep_rule(struct parser *p, struct definition *d)
{
	if (p->rs->rules.n == RULES_MAX)
		fault_add(p->rs, d->at, _("take out rules that are no longer used"),
			_("there can be %d rules; this one and the next are not read"), RULES_MAX);
	if (p->rs->rules.n < RULES_MAX)
		LIST_ADD(p->rs->rules, d);
}

void parse_rule(struct parser *p)
{
	size_t header = p->at_line;
	unsigned seen = 0;
	struct bullet_reader bullets = { .section = -1 };
	struct reference name = { .at = parser_place(p, p->t) };

	name.name = parser_word(p, _("the name of the rule"));
	bool off = parser_accept(p, KW_OFF);
	if (off || parser_accept(p, KW_STATE)) {
		parse_local_change(p, name, off);
		return;
	}
	parser_expect_end(p);
	struct definition *d = arena_alloc(p->rs->arena, sizeof *d);
	d->at = name.at;
	d->layer = p->source->layer;
	d->index = -1;
	d->rule = (struct rule){ .id = name.name, .group = "", .state = RULE_IN_USE, .review = DAY_NONE,
		.valid_from = DAY_NONE, .valid_until = DAY_NONE, .file = p->source->name,
		.line = p->lines[header].number, .local = p->source->layer > 0 };
	p->level = find_level(p);
	while (parser_next_line(p))
		if (!parse_bullet_line(p, &bullets))
			parse_field(p, d, &seen);
	d->span = parser_span(p, header);
	d->rule.text = d->span.text;
	d->rule.text_len = d->span.len;
	d->broken = p->block_failed;
	check_complete(p, d, seen, bullets.has_condition);
	if (d->rule.group[0] == '\0')
		d->rule.group = d->rule.id;
	d->bullets = bullets_end(p, &bullets);
	keep_rule(p, d);
}
