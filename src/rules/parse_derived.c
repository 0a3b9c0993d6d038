/* The block "afgeleid feit": a named condition. */
#include "parser.h"

/* Faults of the block as a whole are told at its name. */
static void check_derived(struct parser *p, struct derived *d, bool has_condition)
{
	if (d->broken)
		return;
	if (rules_fact_index(d->name) >= 0)
		fault_add(p->rs, d->at, _("give it another name"), _("%s is a fact already"), d->name);
	else if (!has_condition)
		fault_add(p->rs, d->at, NULL, _("'%s' is missing in derived fact %s"), parser_say(p, KW_IF),
			d->name);
	else
		return;
	d->broken = true;
}

static void parse_derived_line(struct parser *p, struct derived *d, struct bullet_reader *bullets)
{
	const struct token *at = p->t;
	if (parse_bullet_line(p, bullets)) {
		if (bullets->section == SECTION_URGENT && at->kind != TOKEN_BULLET)
			parser_fail(p, at, NULL, _("'%s' has no meaning in a derived fact"),
				parser_say(p, KW_URGENT));
		return;
	}
	if (parser_accept(p, KW_LEVEL)) {
		parse_level(p, &d->level);
		parser_expect_end(p);
		return;
	}
	parser_fail(p, at,
		arena_printf(p->rs->arena, _("it has '%s', '%s' and '%s'"), parser_say(p, KW_LEVEL),
			parser_say(p, KW_IF), parser_say(p, KW_UNLESS)),
		_("%s does not belong in a derived fact"), parser_show(p, at));
}

void parse_derived(struct parser *p)
{
	size_t header = p->at_line;
	struct bullet_reader bullets = { .section = -1 };
	struct derived *d = arena_alloc(p->rs->arena, sizeof *d);

	d->at = parser_place(p, p->t);
	d->line = p->lines[header].number;
	d->layer = p->source->layer;
	d->shared = -1;
	d->name = parser_word(p, _("the name of the derived fact"));
	d->label = parser_text(p);
	parser_expect_end(p);
	p->level = find_level(p);
	while (parser_next_line(p))
		parse_derived_line(p, d, &bullets);
	d->span = parser_span(p, header);
	d->broken = p->block_failed;
	check_derived(p, d, bullets.has_condition);
	d->bullets = bullets_end(p, &bullets);
	if (p->rs->derived.n == RULES_MAX)
		fault_add(p->rs, d->at, _("take out what is no longer used"),
			_("there can be %d derived facts; this one and the next are not read"), RULES_MAX);
	if (p->rs->derived.n < RULES_MAX)
		LIST_ADD(p->rs->derived, d);
}
