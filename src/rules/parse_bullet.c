/* Bullets and their sections, for rules and for derived facts. */
#include <stdlib.h>
#include <string.h>

#include "parser.h"

static const enum keyword sections[] = { [SECTION_IF] = KW_IF, [SECTION_UNLESS] = KW_UNLESS,
	[SECTION_URGENT] = KW_URGENT };

void parse_bullet_text(struct parser *p, struct bullet *b)
{
	b->expression = parse_expression(p);
	if (parser_accept(p, KW_UNKNOWN_COUNTS_AS)) {
		b->unknown_as = parser_accept(p, KW_YES) ? TRUTH_TRUE : TRUTH_FALSE;
		if (b->unknown_as == TRUTH_FALSE)
			parser_expect(p, KW_NO);
	}
	parser_expect_end(p);
}

static void parse_bullet(struct parser *p, struct bullet_reader *r)
{
	struct bullet b = { .unknown_as = TRUTH_UNKNOWN, .line = p->lines[p->at_line].number };
	if (r->section < 0) {
		parser_fail(p, p->t, arena_printf(p->rs->arena, _("put '%s' above it"), parser_say(p, KW_IF)),
			_("this condition belongs to no section"));
		return;
	}
	p->t++;
	b.section = (enum section)r->section;
	parse_bullet_text(p, &b);
	if (!p->failed)
		LIST_ADD(r->list, b);
}

bool parse_bullet_line(struct parser *p, struct bullet_reader *r)
{
	if (p->t->kind == TOKEN_BULLET) {
		parse_bullet(p, r);
		r->has_condition = r->has_condition || r->section == SECTION_IF;
		return true;
	}
	for (size_t s = 0; s < sizeof sections / sizeof *sections; s++) {
		if (parser_accept(p, sections[s])) {
			parser_expect_end(p);
			r->section = (int)s;
			return true;
		}
	}
	r->section = -1;
	return false;
}

struct bullets bullets_end(struct parser *p, struct bullet_reader *r)
{
	struct bullets b = { arena_alloc(p->rs->arena, (r->list.n + 1) * sizeof *b.items), r->list.n };
	if (b.n > 0)
		memcpy(b.items, r->list.items, b.n * sizeof *b.items);
	free(r->list.items);
	return b;
}

void parse_level(struct parser *p, enum rule_level *level)
{
	*level = parser_accept(p, KW_EMPLOYER) ? LEVEL_EMPLOYER : LEVEL_PLACEMENT;
	if (*level == LEVEL_PLACEMENT)
		parser_expect(p, KW_PLACEMENT);
}

enum rule_level find_level(const struct parser *p)
{
	struct parser look = *p;
	while (parser_next_line(&look))
		if (parser_accept(&look, KW_LEVEL))
			return parser_accept(&look, KW_EMPLOYER) ? LEVEL_EMPLOYER : LEVEL_PLACEMENT;
	return LEVEL_PLACEMENT;
}
