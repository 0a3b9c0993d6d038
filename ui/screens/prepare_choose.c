/* What is chosen before a talk: the question list, with whom, by what means. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/places.h"
#include "screens/prepare.h"

enum { PEOPLE = 30, TITLE = 40, PERSON = 'p', PARTY = 'c' /* first letter of a code in the list */ };

const char *prepare_script(const struct prepare *p)
{
	return *p->script ? p->script : p->known.script ? p->known.script : "";
}

const char *prepare_party(const struct prepare *p)
{
	return *p->party ? p->party : p->chosen ? p->chosen->party : "";
}

const char *prepare_medium(const struct prepare *p)
{
	return *p->medium ? p->medium : p->chosen ? p->chosen->medium : "";
}

unsigned prepare_choose_script(struct screen *s)
{
	struct prepare *p = s->state;
	struct arena *a = arena_new();
	struct script_name *name;
	struct pick *picks;
	unsigned react = UI_PAINT;
	size_t n;
	int i;

	if (interview_scripts(app_of(s), a, &name, &n) < 0) {
		react = ui_failed(s);
		goto out;
	}
	picks = arena_alloc(a, (n + 1) * sizeof *picks);
	for (size_t k = 0; k < n; k++)
		picks[k] = (struct pick){ name[k].id, text_cut(a, name[k].title, TITLE),
			name[k].broken ? name[k].broken : name[k].intro };
	i = ui_pick(s, _("Which question list?"), picks, n, prepare_script(p));
	if (i >= 0 && name[i].broken) {
		react = ui_error(s, "%s", name[i].broken);
	} else if (i >= 0) {
		snprintf(p->script, sizeof p->script, "%s", name[i].id);
		react = UI_LOAD;
	}
out:
	arena_free(&a);
	return react;
}

/* People of this employer and parties, in one list. */
static int whom(struct screen *s, struct arena *a, struct pick **out, size_t *n)
{
	const struct prepare *p = s->state;
	struct match *people;
	size_t count, parties = 0;
	int rc = store_lookup(
		app_of(s)->store, E_PERSON, "", p->known.employer, PEOPLE, a, &people, &count);

	*n = 0;
	if (rc < 0)
		return rc;
	while (choices_party[parties].code)
		parties++;
	*out = arena_alloc(a, (count + parties) * sizeof **out);
	for (size_t i = 0; i < count; i++)
		(*out)[(*n)++] = (struct pick){ arena_printf(a, "%c%lld", PERSON, (long long)people[i].id),
			people[i].title, people[i].detail };
	for (size_t i = 0; i < parties; i++)
		if (!choices_party[i].retired)
			(*out)[(*n)++] = (struct pick){ arena_printf(a, "%c%s", PARTY, choices_party[i].code),
				lang_text(choices_party[i].label), NULL };
	return 0;
}

unsigned prepare_choose_whom(struct screen *s)
{
	struct prepare *p = s->state;
	struct arena *a = arena_new();
	unsigned react = UI_PAINT;
	struct pick *picks;
	size_t n;
	int i;

	if (whom(s, a, &picks, &n) < 0) {
		react = ui_failed(s);
		goto out;
	}
	i = ui_pick(s, _("With whom?"), picks, n,
		p->person ? arena_printf(a, "%c%lld", PERSON, (long long)p->person)
			  : arena_printf(a, "%c%s", PARTY, prepare_party(p)));
	if (i < 0)
		goto out;
	react = UI_LOAD;
	if (picks[i].code[0] == PERSON) {
		p->person = strtoll(picks[i].code + 1, NULL, 10);
		/* Someone of the employer: three at the table stay three. */
		if (strcmp(prepare_party(p), "both") != 0)
			snprintf(p->party, sizeof p->party, "employer");
	} else {
		snprintf(p->party, sizeof p->party, "%s", picks[i].code + 1);
		if (strcmp(p->party, "employer") != 0 && strcmp(p->party, "both") != 0)
			p->person = 0;
	}
out:
	arena_free(&a);
	return react;
}

unsigned prepare_choose_medium(struct screen *s)
{
	struct prepare *p = s->state;
	struct pick picks[16];
	size_t n = 0;
	int i;

	for (const struct choice *c = choices_medium; c->code && n < sizeof picks / sizeof *picks; c++)
		if (!c->retired)
			picks[n++] = (struct pick){ c->code, lang_text(c->label), NULL };
	i = ui_pick(s, _("By what means?"), picks, n, prepare_medium(p));
	if (i < 0)
		return UI_PAINT;
	snprintf(p->medium, sizeof p->medium, "%s", picks[i].code);
	return UI_PAINT;
}
