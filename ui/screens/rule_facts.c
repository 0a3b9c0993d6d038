/* What a rule may talk about: facts with their type, choices and what an empty
 * field means; from the editor, Enter writes the name. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/rules.h"

enum { NEED_TEXT = NEED_OWN, ABOUT_ROWS = 5 };
enum { C_NAME, C_TYPE, C_EMPTY, C_LABEL };

struct state {
	struct list list;
	struct edit *into;
	size_t *shown, n; /* indexes of facts; in s->arena */
	struct rect about;
};

static const struct list_column columns[] = {
	[C_NAME] = { N_("Fact"), 26, 33, 0, ALIGN_LEFT },
	[C_TYPE] = { N_("Type"), 8, 8, 1, ALIGN_LEFT },
	[C_EMPTY] = { N_("Empty is"), 9, 9, 2, ALIGN_LEFT },
	[C_LABEL] = { N_("Meaning"), 20, 0, 3, ALIGN_LEFT },
};

static const char *type_word(const struct fact *f)
{
	static const char *const words[] = { [FACT_BOOL] = N_("yes/no"),
		[FACT_CHOICE] = N_("choice"),
		[FACT_NUMBER] = N_("number"),
		[FACT_DATE] = N_("date") };

	return _(words[f->type]);
}

static const char *empty_word(const struct fact *f)
{
	static const char *const words[] = { [EMPTY_UNKNOWN] = N_("unknown"),
		[EMPTY_NEVER] = N_("never"),
		[EMPTY_NONE] = N_("none"),
		[EMPTY_ZERO] = "0",
		[EMPTY_NO] = N_("no") };

	return _(words[f->empty]);
}

/* "soepel, aandacht, moeizaam", as rules write them; in English with what they mean. */
static char *choice_words(const struct fact *f, struct arena *a)
{
	char *all = arena_strdup(a, "");

	for (const struct choice *c = f->choices; c && c->code; c++) {
		const char *word = rules_choice_word(c, a);

		if (c->retired)
			continue;
		all = arena_printf(a, "%s%s%s", all, *all ? ", " : "",
			lang_current() == LANG_NL ? word
						  : arena_printf(a, "%s (%s)", word, lang_text(c->label)));
	}
	return all;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct state *st = s->state;
	size_t n;
	const struct fact *facts = rules_facts(&n);

	(void)a;
	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct fact *f = &facts[st->shown[offset + i]];

		rows[i].id = (int64_t)st->shown[offset + i] + 1;
		rows[i].cells[C_NAME] = f->name;
		rows[i].cells[C_TYPE] = type_word(f);
		rows[i].cells[C_EMPTY] = empty_word(f);
		rows[i].cells[C_LABEL] = lang_text(f->label);
		rows[i].styles[C_TYPE] = rows[i].styles[C_EMPTY] = ST_DIM;
	}
	return 0;
}

static int open_facts(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->into = ((const struct rule_facts_arg *)arg)->into;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	const char *needle = text_fold(s->arena, list_filter(&st->list));
	size_t n;
	const struct fact *facts = rules_facts(&n);

	st->shown = arena_alloc(s->arena, (n + 1) * sizeof *st->shown);
	st->n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct fact *f = &facts[i];

		if (!*needle || text_matches(arena_printf(s->arena, "%s %s %s %s %s", f->name, type_word(f),
						    lang_text(f->label), lang_text(f->question),
						    choice_words(f, s->arena)),
					needle))
			st->shown[st->n++] = i;
	}
	list_set_count(&st->list, st->n);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	struct rect top = area;

	st->about = area;
	st->about.h = area.h > 2 * ABOUT_ROWS ? ABOUT_ROWS : 0;
	top.h -= st->about.h;
	st->about.y += top.h;
	list_layout(&st->list, top);
}

static void paint_about(const struct state *st, struct canvas *c)
{
	int64_t id = list_selected_id(&st->list);
	struct canvas in = canvas_at(c, st->about);
	struct arena *a = arena_new();
	const struct fact *f;
	char **lines;
	size_t n;
	int y = 1;

	canvas_rule(&in, 0, 0, in.area.w);
	if (id > 0) {
		f = &rules_facts(&n)[id - 1];
		canvas_put(&in, y++, 1, in.area.w - 2, ST_BOLD, lang_text(f->label));
		canvas_put(&in, y++, 1, in.area.w - 2, ST_NORMAL, lang_text(f->question));
		n = text_wrap(a, f->type == FACT_CHOICE ? choice_words(f, a) : "", in.area.w - 2, &lines);
		for (size_t i = 0; i < n && y < in.area.h; i++)
			canvas_put(&in, y++, 1, in.area.w - 2, ST_DIM, lines[i]);
	}
	arena_free(&a);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	if (st->about.h)
		paint_about(st, c);
	list_paint(&st->list, c, true);
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = _("What a rule may talk about");
	*right = *list_filter(&st->list)
			 ? arena_printf(a, _("%zu · filter \"%s\""), st->n, list_filter(&st->list))
			 : arena_printf(a, "%zu", st->n);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	return bit == NEED_TEXT && !st->into ? _("No text is being written; this is only to read.") : NULL;
}

static void done(struct screen *s)
{
	list_done(list(s));
}

static unsigned take(struct screen *s)
{
	struct state *st = s->state;
	size_t n;

	edit_insert(st->into, rules_facts(&n)[list_selected_id(&st->list) - 1].name);
	return UI_BACK;
}

static const struct ui_action actions[] = {
	{ "fact-take", "<Enter>", N_("write it"), N_("Write the name of this fact in the text"),
		NEED_ROW | NEED_TEXT, take },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops rule_facts_screen = {
	.name = "rule-facts",
	.title = N_("What a rule may talk about"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_facts,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
