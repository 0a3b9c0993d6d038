/* Question lists: the keys ("- share: employer"), in both languages. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "anker/text.h"
#include "script_reading.h"

#define L(nl, en) { nl, en }

/* A longer word is no slip of the pen for another. */
enum { WORD_MOST = 64 };

/* ---- words that stand for something ---- */

struct word {
	struct label name;
	int value;
};

static const struct word kinds[] = {
	{ L("keuze", "choice"), ASK_CHOICE }, { L("meerkeuze", "choices"), ASK_CHOICES },
	{ L("janee", "yesno"), ASK_YESNO }, { L("getal", "number"), ASK_NUMBER },
	{ L("datum", "date"), ASK_DATE }, { L("tekst", "text"), ASK_TEXT },
	{ L("signalen", "signals"), ASK_SIGNALS }, { L("wijzigingen", "changes"), ASK_CHANGES },
	{ L("knelpunten", "bottlenecks"), ASK_BOTTLENECKS }, { .value = -1 },
};
static const struct word levels[] = {
	{ L("plaatsing", "placement"), LEVEL_PLACEMENT }, { L("werkgever", "employer"), LEVEL_EMPLOYER },
	{ .value = -1 },
};
static const struct word audiences[] = {
	{ L("werkgever", "employer"), SHARE_EMPLOYER }, { L("werknemer", "employee"), SHARE_EMPLOYEE },
	{ L("niemand", "nobody"), 0 }, { .value = -1 },
};
static const struct word parts[] = {
	{ L("goed", "well"), PART_WELL }, { L("lastig", "difficult"), PART_DIFFICULT },
	{ L("afspraak", "agreed"), PART_AGREEMENT }, { L("steun", "support"), PART_SUPPORT },
	{ L("overig", "else"), PART_ELSE }, { .value = -1 },
};
static const struct word answers[] = {
	{ L("nee", "no"), 0 }, { L("ja", "yes"), 1 }, { .value = -1 },
};
static const struct word languages[] = {
	{ L("nl", "nl"), LANG_NL }, { L("en", "en"), LANG_EN }, { .value = -1 },
};

static const struct word *find_word(const struct word *list, const char *text, struct arena *a)
{
	const char *folded = text_fold(a, text);

	for (; list->value >= 0; list++) {
		if (strcmp(folded, list->name.nl) == 0 || strcmp(folded, list->name.en) == 0)
			return list;
	}
	return NULL;
}

int script_yes_no(const char *text, struct arena *a)
{
	const struct word *w = find_word(answers, text, a);

	return w ? w->value : -1;
}

/* The value of a word; -1 and a fault for another. */
static int read_word(struct reading *r, const struct word *list, const char *text, int line)
{
	const struct word *w = find_word(list, text, r->arena);
	const char *all = "";

	if (w)
		return w->value;
	for (; list->value >= 0; list++)
		all = arena_printf(r->arena, "%s%s%s", all, *all ? ", " : "", script_label(r->s, list->name));
	script_fault(r, line, arena_printf(r->arena, _("write one of: %s"), all),
		_("\"%.60s\" is not understood here"), text);
	return -1;
}

/* ---- what each key means ---- */

static void read_language(struct reading *r, const char *text, int line)
{
	int lang = read_word(r, languages, text, line);

	if (lang >= 0)
		r->s->lang = lang == LANG_NL ? "nl" : "en";
}

/* A choice field of an interview, by code or label. */
static void read_code(struct reading *r, const char *field, const char *text, int line, const char **out)
{
	const struct entity *e = model_entity(E_INTERVIEW);
	char *code;

	if (field_parse(&e->fields[model_field(e, field)], text, DAY_NONE, r->arena, &code) < 0)
		script_fault(r, line, NULL, "%s", err_last());
	else if (code)
		*out = code;
}

static void read_with(struct reading *r, const char *text, int line)
{
	read_code(r, "party", text, line, &r->s->party);
}

static void read_purpose(struct reading *r, const char *text, int line)
{
	read_code(r, "purpose", text, line, &r->s->purpose);
}

static void read_by(struct reading *r, const char *text, int line)
{
	read_code(r, "medium", text, line, &r->s->medium);
}

static void read_version(struct reading *r, const char *text, int line)
{
	(void)line;
	r->s->version = text;
}

static void read_source(struct reading *r, const char *text, int line)
{
	(void)line;
	r->s->source = text;
}

static void read_guide(struct reading *r, const char *text, int line)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (*end || n < 1 || n > KNOWLEDGE_GUIDES)
		script_fault(r, line,
			arena_printf(r->arena, _("write a number from 1 to %d"), KNOWLEDGE_GUIDES),
			_("there is no guide \"%.60s\""), text);
	else
		script_add_guide(r, (int)n, line);
}

static void read_fact(struct reading *r, const char *text, int line)
{
	size_t n;
	const struct fact *facts = rules_facts(&n), *f;
	int best = strlen(text) <= WORD_MOST ? (int)strlen(text) / 3 + 2 : 0;
	const char *near = NULL;

	r->q.fact = rules_fact_index(text);
	if (r->q.fact >= 0) {
		f = &facts[r->q.fact];
		r->q.kind = script_fact_kind(f);
		r->q.about = f->level;
		r->has_kind = true;
		return;
	}
	for (size_t i = 0; i < n && best; i++) {
		int d = text_distance(text, facts[i].name);

		if (d < best) {
			best = d;
			near = facts[i].name;
		}
	}
	script_fault(r, line,
		near ? arena_printf(r->arena, _("did you mean '%s'?"), near)
		     : _("`anker rules facts` lists them"),
		_("there is no fact \"%.60s\""), text);
}

static const struct fact *fact_of(const struct reading *r)
{
	size_t n;

	return r->q.fact < 0 ? NULL : &rules_facts(&n)[r->q.fact];
}

static void read_kind(struct reading *r, const char *text, int line)
{
	int kind = read_word(r, kinds, text, line);
	const struct fact *f = fact_of(r);

	if (kind < 0)
		return;
	if (f && !script_fact_takes(f, (enum question_kind)kind)) {
		script_fault(r, line, _("leave the kind out: the fact has its own"),
			_("an answer of the kind \"%s\" cannot fill the fact %s"), text, f->name);
		return;
	}
	r->q.kind = (enum question_kind)kind;
	r->has_kind = true;
}

static void read_about(struct reading *r, const char *text, int line)
{
	int level = read_word(r, levels, text, line);
	const struct fact *f = fact_of(r);

	if (level < 0)
		return;
	if (f && (int)f->level != level)
		script_fault(r, line, _("leave this out: the fact tells it"),
			f->level == LEVEL_EMPLOYER ? _("the fact %s is about the employer")
						   : _("the fact %s is about a placement"),
			f->name);
	else
		r->q.about = (enum rule_level)level;
}

static void read_share(struct reading *r, const char *text, int line)
{
	char *save = NULL;
	bool nobody = false;

	for (char *one = strtok_r(arena_strdup(r->arena, text), ",", &save); one;
		one = strtok_r(NULL, ",", &save)) {
		int who = read_word(r, audiences, text_trim(r->arena, one), line);

		if (who < 0)
			return;
		r->q.share |= (unsigned)who;
		nobody |= who == 0;
	}
	if (nobody && r->q.share)
		script_fault(r, line, _("leave one of the two out"),
			_("this is shared with nobody and yet with someone"));
}

static void read_under(struct reading *r, const char *text, int line)
{
	int part = read_word(r, parts, text, line);

	if (part >= 0)
		r->q.part = (enum summary_part)part;
}

static void read_say(struct reading *r, const char *text, int line)
{
	(void)line;
	r->q.say = text;
}

static void read_limit(struct reading *r, const char *text, int line, int *out)
{
	enum { MOST = 1000000 };
	char *end;
	long n = strtol(text, &end, 10);

	if (*end || n < -MOST || n > MOST)
		script_fault(r, line, _("write a whole number, such as 5"), _("\"%.60s\" is no limit"), text);
	else
		*out = (int)n;
}

static void read_least(struct reading *r, const char *text, int line)
{
	read_limit(r, text, line, &r->q.least);
}

static void read_most(struct reading *r, const char *text, int line)
{
	read_limit(r, text, line, &r->q.most);
}

static void read_past(struct reading *r, const char *text, int line)
{
	r->q.past = read_word(r, answers, text, line) == 1;
}

static void read_placement(struct reading *r, const char *text, int line)
{
	if (id_parse(text, &r->q.placement) < 0)
		script_fault(r, line, _("write the number of a placement, such as 42"), "%s", err_last());
}

/* In the words of the list's language, or else of the other one. */
static void read_if(struct reading *r, const char *text, int line)
{
	const char *other = strcmp(r->s->lang, "en") == 0 ? "nl" : "en", *why;
	struct rules_condition *c = NULL;

	r->q.condition = text;
	if (rules_condition_parse(&c, r->rules, r->s->lang, text) < 0) {
		why = arena_strdup(r->arena, err_last());
		if (rules_condition_parse(&c, r->rules, other, text) < 0)
			script_fault(r, line, NULL, "%s", why);
	}
	r->q.when = c;
}

/* ---- the table ---- */

static const struct {
	struct label name;
	unsigned in;
	void (*read)(struct reading *r, const char *text, int line);
} keys[KEYS] = {
	[KEY_LANGUAGE] = { L("taal", "language"), IN_LIST, read_language },
	[KEY_WITH] = { L("met", "with"), IN_LIST, read_with },
	[KEY_PURPOSE] = { L("doel", "purpose"), IN_LIST, read_purpose },
	[KEY_BY] = { L("langs", "by"), IN_LIST, read_by },
	[KEY_VERSION] = { L("versie", "version"), IN_LIST, read_version },
	[KEY_SOURCE] = { L("bron", "source"), IN_LIST, read_source },
	[KEY_GUIDE] = { L("gids", "guide"), IN_TOPIC, read_guide },
	[KEY_FACT] = { L("feit", "fact"), IN_QUESTION, read_fact },
	[KEY_KIND] = { L("soort", "kind"), IN_QUESTION, read_kind },
	[KEY_ABOUT] = { L("over", "about"), IN_QUESTION, read_about },
	[KEY_SHARE] = { L("delen", "share"), IN_QUESTION, read_share },
	[KEY_UNDER] = { L("onder", "under"), IN_QUESTION, read_under },
	[KEY_SAY] = { L("zeg", "say"), IN_QUESTION, read_say },
	[KEY_LEAST] = { L("minstens", "least"), IN_QUESTION, read_least },
	[KEY_MOST] = { L("hoogstens", "most"), IN_QUESTION, read_most },
	[KEY_PAST] = { L("verleden", "past"), IN_QUESTION, read_past },
	[KEY_PLACEMENT] = { L("plaatsing", "placement"), IN_QUESTION, read_placement },
	[KEY_AFTER] = { L("na", "after"), IN_QUESTION, script_after_read },
	[KEY_IF] = { L("als", "if"), IN_QUESTION, read_if },
};

static const char *keys_here(const struct reading *r)
{
	const char *all = "";

	for (size_t i = 0; i < KEYS; i++) {
		if (keys[i].in & r->place)
			all = arena_printf(
				r->arena, "%s%s%s", all, *all ? ", " : "", script_label(r->s, keys[i].name));
	}
	return arena_printf(r->arena, _("here can stand: %s"), all);
}

/* The key that is nearly this one, or all that can stand here. */
static const char *key_tip(const struct reading *r, const char *name)
{
	int best = strlen(name) <= WORD_MOST ? 3 : 0;
	const char *near = NULL;

	for (size_t i = 0; i < KEYS && best; i++) {
		const char *word = script_label(r->s, keys[i].name);
		int d = keys[i].in & r->place ? text_distance(name, word) : best;

		if (d < best) {
			best = d;
			near = word;
		}
	}
	return near ? arena_printf(r->arena, _("did you mean '%s'?"), near) : keys_here(r);
}

void script_key_add(struct reading *r, const char *item, int line)
{
	const char *colon = strchr(item, ':'), *name, *text;
	size_t i = 0;

	if (!colon) {
		script_fault(r, line, _("write \"key: value\"; other text goes in a paragraph"),
			_("\"%.60s\" is no key with a value"), item);
		return;
	}
	name = text_fold(r->arena, arena_strndup(r->arena, item, (size_t)(colon - item)));
	text = text_trim(r->arena, arena_strdup(r->arena, colon + 1));
	while (i < KEYS && strcmp(name, keys[i].name.nl) != 0 && strcmp(name, keys[i].name.en) != 0)
		i++;
	if (i == KEYS)
		script_fault(r, line, key_tip(r, name), _("there is no key \"%.60s\""), name);
	else if (!(keys[i].in & r->place))
		script_fault(r, line, keys_here(r), _("the key \"%s\" has no meaning here"), name);
	else if (!*text)
		script_fault(r, line, _("write a value after the colon, or take the line away"),
			_("the key \"%s\" has no value"), name);
	else if (r->value[i].text)
		script_fault(r, line, arena_printf(r->arena, _("the first is in line %d"), r->value[i].line),
			_("the key \"%s\" is here twice"), name);
	else
		r->value[i] = (struct key_value){ text, line };
}

void script_keys_read(struct reading *r)
{
	for (size_t i = 0; i < KEYS; i++) {
		if (r->value[i].text)
			keys[i].read(r, r->value[i].text, r->value[i].line);
	}
}
