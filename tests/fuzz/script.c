/* libFuzzer: any text as a question list, in both languages; what is composed of it must
 * be as good as it was. clang -fsanitize=fuzzer,address,undefined; seeds:
 * tests/data/fuzz/script. Runs in the checkout: the guides are the shipped ones. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/knowledge.h"
#include "anker/script.h"
#include "anker/text.h"

enum { PLACEMENT = 42 };

static struct ruleset *rules;
static struct knowledge *guides;

static void load_once(void)
{
	if (guides)
		return;
	rules = rules_new();
	rules_link(rules);
	if (knowledge_open(&guides, "share", "en") < 0)
		abort();
}

static void check_clean(const char *text, struct arena *a)
{
	if (!text || strcmp(text, text_clean(a, text, true)) != 0)
		abort();
}

static void check_question(const struct script *s, size_t i, struct arena *a)
{
	const struct question *q = &s->questions[i];

	check_clean(q->text, a);
	check_clean(q->hint, a);
	check_clean(q->say, a);
	if (script_question(s, q->id) != (long)i || !*q->text || q->topic >= s->ntopics)
		abort();
	if ((q->kind <= ASK_YESNO || q->kind >= ASK_SIGNALS) != (q->nchoices > 0))
		abort();
	for (size_t k = 0; k < q->nchoices; k++) {
		if (!*q->choices[k].code || strpbrk(q->choices[k].code, " ,=\n"))
			abort();
		check_clean(q->choices[k].label, a);
	}
	if (q->after >= (long)i || (q->after >= 0) != (q->after_codes != NULL) || !q->condition != !q->when)
		abort();
}

static struct script *again(const struct script *s, const char *text)
{
	struct script *out;

	if (script_parse(&out, "again", s->lang, text, strlen(text), guides, rules) < 0)
		abort();
	return out;
}

/* A fault may be in what stands around a composed part too: then only that it reads. */
static void compose(const struct script *s, struct arena *a)
{
	const struct script_extra extra[] = {
		{ rules_fact_index("verloop"), PLACEMENT }, { rules_fact_index("mandaat"), 0 }
	};
	size_t n = sizeof extra / sizeof *extra;
	struct script *facts = again(s, script_with_facts(s, extra, n, a));
	struct script *guide = again(facts, script_with_guide(facts, 6, a));

	for (size_t i = 0; i < n && s->nfaults == 0; i++) {
		bool found = false;

		for (size_t q = 0; q < facts->nquestions; q++)
			found = found || facts->questions[q].fact == extra[i].fact;
		if (!found || facts->nfaults)
			abort();
	}
	if (s->nfaults == 0 && (guide->nfaults || script_question(guide, "6.1") < 0))
		abort();
	if (s->nfaults == 0 && strcmp(script_with_guide(guide, 6, a), guide->text) != 0)
		abort();
	script_free(&guide);
	script_free(&facts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const langs[] = { "nl", "en" };
	struct arena *a = arena_new();

	load_once();
	for (size_t l = 0; l < 2; l++) {
		struct script *s;

		if (script_parse(&s, "fuzz.md", langs[l], (const char *)data, size, guides, rules) < 0)
			continue;
		check_clean(s->title, a);
		check_clean(s->intro, a);
		for (size_t i = 0; i < s->nquestions; i++)
			check_question(s, i, a);
		for (size_t i = 0; i < s->nfaults; i++)
			script_fault_show(&s->faults[i], a);
		compose(s, a);
		script_free(&s);
	}
	arena_free(&a);
	return 0;
}
