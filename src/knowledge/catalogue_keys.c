/* Catalogues: the keys of an entry, the codes that they take, and the words for those. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "catalogue_reading.h"
#include "script_reading.h"

#define L(nl, en) { nl, en }
#define C(code, nl, en) { code, L(nl, en), NULL, false, NULL }
#define END { .code = NULL }

/* A longer word is no slip of the pen for another. */
enum { WORD_MOST = 64 };

static const struct choice levels[] = {
	C("individual", "individu", "individual"), C("organisation", "organisatie", "organisation"),
	C("both", "individu en organisatie", "individual and organisation"),
	C("professional", "eigen vak", "own profession"), END
};
static const struct choice users[] = {
	C("expert", "arbeidsdeskundige", "labour expert"), C("employer", "werkgever", "employer"),
	C("employee", "werknemer", "employee"), C("job_coach", "jobcoach", "job coach"), END
};
static const struct choice desks[] = {
	C("uwv", "UWV", "UWV"), C("municipality", "gemeente", "municipality"),
	C("tax_office", "Belastingdienst", "tax office"), END
};
static const struct choice needs[] = {
	C("translation", "vertaling naar de eigen werkvloer", "translation to the own work floor"),
	C("adaptation", "aanpassing aan de organisatie", "adaptation to the organisation"),
	C("commitment", "tijd, draagvlak en inzet van de leiding", "time and support of the leaders"), END
};
static const struct choice certainties[] = {
	C("certain", "zeker", "certain"),
	C("reasonable", "redelijk zeker: controleer de details", "reasonably certain: check the details"),
	C("changing", "verandert vaak: controleer", "changes often: check"), END
};

enum value_kind {
	VALUE_WORDS,  /* one line, as it stands */
	VALUE_CODES,  /* of the key's own list, with commas between */
	VALUE_CASES,  /* theme.pace, phase.absence, change.tasks, rule.NAME */
	VALUE_NAMES,  /* ids of a scheme, an instrument */
	VALUE_POINTS, /* of a guide: 1.6 */
};

static const struct key {
	const char *name;
	enum value_kind kind;
	const struct choice *codes;
} keys[] = {
	{ "level", VALUE_CODES, levels }, { "user", VALUE_CODES, users }, { "situation", VALUE_CASES, NULL },
	{ "needs", VALUE_CODES, needs }, { "asks", VALUE_CODES, users }, { "at", VALUE_CODES, desks },
	{ "certainty", VALUE_CODES, certainties }, { "guide", VALUE_POINTS, NULL },
	{ "scheme", VALUE_NAMES, NULL }, { "instrument", VALUE_NAMES, NULL }, { "ended", VALUE_WORDS, NULL },
	{ "where", VALUE_WORDS, NULL }, { "source", VALUE_WORDS, NULL },
};
enum { KEYS_KNOWN = sizeof keys / sizeof *keys };

/* Kinds of situation: "theme.pace" is a choice of this field. */
static const struct situation {
	const char *name;
	struct label label;
	const struct choice *codes; /* NULL: a rule */
} situations[] = {
	{ "theme", L("knelpunt", "bottleneck"), choices_theme },
	{ "phase", L("fase", "phase"), choices_phase },
	{ "change", L("wijziging", "change"), choices_change },
	{ "rule", L("regel", "rule"), NULL },
};
enum { SITUATIONS = sizeof situations / sizeof *situations };

static const struct key *find_key(const char *name)
{
	for (size_t i = 0; i < KEYS_KNOWN; i++)
		if (strcmp(keys[i].name, name) == 0)
			return &keys[i];
	return NULL;
}

static const struct choice *find_code(const struct choice *list, const char *code)
{
	int i = model_choice_index(list, code);
	return i < 0 ? NULL : &list[i];
}

/* The kind of a situation; *code is what stands behind its dot. */
static const struct situation *find_situation(const char *value, const char **code)
{
	for (size_t i = 0; i < SITUATIONS; i++) {
		size_t n = strlen(situations[i].name);
		*code = value + n + 1;
		if (strncmp(value, situations[i].name, n) == 0 && value[n] == '.')
			return &situations[i];
	}
	return NULL;
}

/* ---- words for people ---- */

const char *catalogue_label(const char *key, const char *value, struct arena *a)
{
	const struct key *k = find_key(key);
	const struct choice *choice = k && k->codes ? find_code(k->codes, value) : NULL;
	const struct situation *s;
	const char *code;

	if (choice)
		return lang_text(choice->label);
	if (!k || k->kind != VALUE_CASES || !(s = find_situation(value, &code)))
		return value;
	choice = s->codes ? find_code(s->codes, code) : NULL;
	return arena_printf(a, "%s: %s", lang_text(s->label), choice ? lang_text(choice->label) : code);
}

const char *catalogue_words(const struct catalogue_item *i, const char *key, struct arena *a)
{
	const char *all = "";

	for (const char *const *v = catalogue_values(i, key); *v; v++)
		all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", catalogue_label(key, *v, a));
	return all;
}

const char *const *catalogue_codes(const char *key)
{
	enum { MOST = 8 };
	static const char *list[KEYS_KNOWN][MOST];
	static const char *const none[] = { NULL };
	const struct key *k = find_key(key);

	if (!k || !k->codes)
		return none;
	for (size_t i = 0; i + 1 < MOST && k->codes[i].code; i++)
		list[k - keys][i] = k->codes[i].code;
	return list[k - keys];
}

/* ---- reading ---- */

static const char *codes_of(struct catalogue_reading *r, const struct choice *list)
{
	const char *all = "";

	for (; list->code; list++)
		all = arena_printf(r->arena, "%s%s%s", all, *all ? ", " : "", list->code);
	return arena_printf(r->arena, _("write one of: %s"), all);
}

static void check_situation(struct catalogue_reading *r, const char *value, int line)
{
	const char *code;
	const struct situation *s = find_situation(value, &code);

	if (!s)
		catalogue_fault(r, line, _("write theme.CODE, phase.CODE, change.CODE or rule.NAME"),
			_("\"%.60s\" is no situation"), value);
	else if (s->codes ? !find_code(s->codes, code) : !script_is_word(code, false))
		catalogue_fault(r, line, s->codes ? codes_of(r, s->codes) : NULL,
			_("\"%.60s\" is no situation"), value);
}

static bool is_point(const char *s)
{
	size_t n = strspn(s, "123456789"), rest;

	if (n != 1 || s[n] != '.')
		return false;
	rest = strspn(s + n + 1, "0123456789");
	return rest > 0 && s[n + 1 + rest] == '\0';
}

static void check_value(struct catalogue_reading *r, const struct key *k, const char *value, int line)
{
	switch (k->kind) {
	case VALUE_WORDS:
		break;
	case VALUE_CODES:
		if (!find_code(k->codes, value))
			catalogue_fault(r, line, codes_of(r, k->codes), _("\"%.60s\" is not understood here"),
				value);
		break;
	case VALUE_CASES:
		check_situation(r, value, line);
		break;
	case VALUE_NAMES:
		if (!script_is_word(value, false))
			catalogue_fault(r, line, _("write a name of small letters"),
				_("\"%.60s\" is not understood here"), value);
		break;
	case VALUE_POINTS:
		if (!is_point(value))
			catalogue_fault(r, line, _("write points of the guides, like 1.6"),
				_("\"%.60s\" is not understood here"), value);
	}
}

/* Parts of the value between commas, each checked. */
static const char *const *split_value(
	struct catalogue_reading *r, const struct key *k, const char *text, int line)
{
	size_t n = 1;
	const char **out;

	for (const char *p = text; k->kind != VALUE_WORDS && *p; p++)
		n += *p == ',';
	out = arena_alloc(r->arena, (n + 1) * sizeof *out);
	for (size_t i = 0; i < n; i++) {
		size_t len = k->kind == VALUE_WORDS ? strlen(text) : strcspn(text, ",");
		out[i] = text_trim(r->arena, arena_strndup(r->arena, text, len));
		check_value(r, k, out[i], line);
		text += len + (text[len] == ',');
	}
	return out;
}

static const char *key_tip(struct catalogue_reading *r, const char *name)
{
	int best = strlen(name) <= WORD_MOST ? 3 : 0;
	const char *near = NULL, *all = "";

	for (size_t i = 0; i < KEYS_KNOWN; i++) {
		int d = best ? text_distance(name, keys[i].name) : 0;
		all = arena_printf(r->arena, "%s%s%s", all, *all ? ", " : "", keys[i].name);
		if (d < best) {
			best = d;
			near = keys[i].name;
		}
	}
	return near ? arena_printf(r->arena, _("did you mean '%s'?"), near) :
		      arena_printf(r->arena, _("here can stand: %s"), all);
}

void catalogue_key_add(struct catalogue_reading *r, const char *item, int line)
{
	const char *colon = strchr(item, ':'), *name, *text;
	const struct key *k;

	if (!colon) {
		catalogue_fault(r, line, _("write \"key: value\"; other text goes under a \"####\" heading"),
			_("\"%.60s\" is no key with a value"), item);
		return;
	}
	name = text_fold(r->arena, arena_strndup(r->arena, item, (size_t)(colon - item)));
	text = text_trim(r->arena, arena_strdup(r->arena, colon + 1));
	k = find_key(name);
	for (size_t i = 0; k && i < r->now->nkeys; i++) {
		if (strcmp(r->key[i].key, k->name) == 0) {
			catalogue_fault(r, line, _("put all values behind the first, with commas between"),
				_("the key \"%s\" is here twice"), name);
			return;
		}
	}
	if (!k)
		catalogue_fault(r, line, key_tip(r, name), _("there is no key \"%.60s\""), name);
	else if (!*text)
		catalogue_fault(r, line, _("write a value after the colon, or take the line away"),
			_("the key \"%s\" has no value"), name);
	else if (r->now->nkeys < ENTRY_KEYS_MOST)
		r->key[r->now->nkeys++] = (struct catalogue_key){ k->name, split_value(r, k, text, line) };
}
