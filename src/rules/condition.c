/* A condition outside a rule file: when an interview asks a question. It is read
 * and linked as a bullet of a rule is, in a set of its own that knows the names of
 * the rules in use. */
#include <string.h>

#include "anker/err.h"
#include "set.h"

struct rules_condition {
	struct ruleset *set; /* holds this too */
	struct bullets bullets; /* one */
};

/* The other set's names, as a set that is linked already. */
static struct ruleset *set_with_names_of(const struct ruleset *rs)
{
	struct ruleset *set = rules_new();
	set->linked = set->borrows = true;
	for (size_t i = 0; i < rs->parameters.n; i++)
		LIST_ADD(set->parameters, rs->parameters.items[i]);
	set->usable_parameters = rs->usable_parameters;
	for (size_t i = 0; i < rs->derived.n; i++)
		LIST_ADD(set->derived, rs->derived.items[i]);
	set->usable_derived = rs->usable_derived;
	return set;
}

/* The fault that stands first: reading signs comes before reading words. */
static int tell_fault(const struct ruleset *set)
{
	const struct rules_error *e = rules_error(set, 0);
	for (size_t i = 1; i < rules_error_count(set); i++)
		if (rules_error(set, i)->column < e->column)
			e = rules_error(set, i);
	if (e->tip == NULL)
		return err_set(ERR_INVALID, _("column %d: %s"), e->column, e->message);
	return err_set(ERR_INVALID, _("column %d: %s (%s)"), e->column, e->message, e->tip);
}

int rules_condition_parse(
	struct rules_condition **out, const struct ruleset *rs, const char *lang, const char *text)
{
	int rc = 0;
	struct ruleset *set = set_with_names_of(rs);
	struct rules_condition *c = arena_alloc(set->arena, sizeof *c);
	struct source *source = source_add(set, "", text, strlen(text));

	*out = NULL;
	source->words = strcmp(lang, "en") == 0 ? LANG_EN : LANG_NL;
	*c = (struct rules_condition){ set, { parse_condition(set, source), 1 } };
	if (c->bullets.items == NULL || !link_bullets(set, &c->bullets) ||
		!link_uses_of_derived(set, &c->bullets)) {
		rc = tell_fault(set);
		rules_free(&set);
		return rc;
	}
	*out = c;
	return rc;
}

enum truth rules_condition_evaluate(
	const struct rules_condition *c, const struct facts *t, size_t row, day today)
{
	return bullet_on_row(c->set, &c->bullets.items[0], t, row, today);
}

void rules_condition_facts(const struct rules_condition *c, bool *used)
{
	bullets_facts(&c->bullets, used);
}

void rules_condition_free(struct rules_condition **c)
{
	if (*c == NULL)
		return;
	struct ruleset *set = (*c)->set;
	*c = NULL;
	rules_free(&set);
}
