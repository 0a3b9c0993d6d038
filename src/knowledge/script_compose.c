/* Question lists made from others: with facts to ask first, with a guide, of a guide. */
#include <inttypes.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "anker/str.h"
#include "anker/text.h"
#include "script_compose.h"
#include "script_reading.h"
#include "source.h"

#define L(nl, en) { nl, en }

static bool has_fact(const struct script *s, const struct script_extra *e)
{
	for (size_t i = 0; i < s->nquestions; i++) {
		const struct question *q = &s->questions[i];

		if (q->fact == e->fact && (!q->placement || q->placement == e->placement))
			return true;
	}
	return false;
}

/* What is about the employer is asked once, whichever placement brought it up. */
static bool of_placement(const struct script_extra *e)
{
	size_t n;

	return e->placement && rules_facts(&n)[e->fact].level == LEVEL_PLACEMENT;
}

static bool is_among(const struct script_extra *list, size_t n, const struct script_extra *e)
{
	for (size_t i = 0; i < n; i++) {
		if (list[i].fact == e->fact && (list[i].placement == e->placement || !of_placement(e)))
			return true;
	}
	return false;
}

static bool has_topic(const struct script *s, const char *id)
{
	for (size_t i = 0; i < s->ntopics; i++) {
		if (strcmp(s->topics[i].id, id) == 0)
			return true;
	}
	return false;
}

/* "ask-first", or "ask-first-2" when the list has a topic of that name. */
static const char *free_topic(const struct script *s, const char *name, struct arena *a)
{
	const char *id = name;

	for (int i = 2; has_topic(s, id); i++)
		id = arena_printf(a, "%s-%d", name, i);
	return id;
}

static const char *free_question(const struct script *s, const char *name, struct arena *a)
{
	const char *id = name;

	for (int i = 2; script_question(s, id) >= 0; i++)
		id = arena_printf(a, "%s-ask-%d", name, i);
	return id;
}

static void add_fact(struct str *out, const struct script *s, const struct script_extra *e, struct arena *a)
{
	size_t n;
	const struct fact *f = &rules_facts(&n)[e->fact];
	const char *text = knowledge_markdown_plain(script_label(s, f->question), 0, a);
	const char *id = of_placement(e) ? arena_printf(a, "fact-%s-%" PRId64, f->name, e->placement) :
		arena_printf(a, "fact-%s", f->name);

	str_addf(out, "### %s {#%s}\n\n- fact: %s\n", text, free_question(s, id, a), f->name);
	if (of_placement(e))
		str_addf(out, "- placement: %s\n", id_show(e->placement, a));
	str_add(out, "\n");
}

/* A list that is full already is asked as it is: what is made of it can be read again. */
static const char *within_limits(const struct script *s, const char *text, size_t added)
{
	bool room = s->ntopics < TOPICS_MOST && s->nquestions + added <= QUESTIONS_MOST;

	return room && strlen(text) <= SOURCE_MOST ? text : s->text;
}

char *script_with_facts(const struct script *s, const struct script_extra *extra, size_t n, struct arena *a)
{
	static const struct label title = L("Eerst vragen", "Ask first");
	const struct script_own *own = (const struct script_own *)s;
	const char *id = free_topic(s, "ask-first", a);
	struct str out = STR_INIT;
	size_t added = 0;
	char *text;

	str_add_n(&out, s->text, own->body);
	str_addf(&out, "\n## %s {#%s}\n\n", script_label(s, title), id);
	for (size_t i = 0; i < n; i++) {
		if (has_fact(s, &extra[i]) || is_among(extra, i, &extra[i]))
			continue;
		add_fact(&out, s, &extra[i], a);
		added++;
	}
	/* What is indented would belong to the last item above it. */
	str_add(&out, s->text + own->body + strspn(s->text + own->body, " "));
	text = arena_strdup(a, added ? within_limits(s, out.text, added) : s->text);
	str_free(&out);
	return text;
}

char *script_with_guide(const struct script *s, int guide, struct arena *a)
{
	static const struct label title = L("Leidraad", "Guide");
	const struct script_own *own = (const struct script_own *)s;
	const char *first = arena_printf(a, "%d.1", guide), *words = "", *text;
	const struct guide *g;
	size_t points = 0;

	if (script_question(s, first) >= 0)
		return arena_strdup(a, s->text);
	if (own->guides && knowledge_guide(own->guides, guide, &g) == 0) {
		words = arena_printf(a, ": %s", knowledge_markdown_plain(g->title, 0, a));
		points = g->npoints;
	}
	text = arena_printf(a, "%s\n\n## %s %d%s {#%s}\n\n- guide: %d\n", s->text,
		script_label(s, title), guide, words,
		free_topic(s, arena_printf(a, "guide-%d", guide), a), guide);
	return arena_strdup(a, within_limits(s, text, points));
}

char *script_of_guide(const struct guide *g, const char *lang, struct arena *a)
{
	static const struct label title = L("De punten", "The points");
	const struct script s = { .lang = lang };

	return arena_printf(a,
		"# %s {#guide-%d}\n\n%s\n\n- with: employer\n- purpose: advice\n- source: %s\n\n"
		"## %s {#points}\n\n- guide: %d\n",
		knowledge_markdown_plain(g->title, 0, a), g->number, knowledge_markdown_plain(g->intro, 0, a),
		knowledge_markdown_plain(text_clean(a, g->source.text, false), 0, a), script_label(&s, title),
		g->number);
}
