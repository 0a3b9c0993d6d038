/* Finding and masking names in a text: with their infix, in capitals, possessive,
 * across hyphens and spaces. Words are compared folded; a name is a run of words in a
 * table of hashes, so a caseload of any size costs one look per word. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/hash.h"
#include "anker/str.h"
#include "anker/text.h"
#include "mask.h"

enum {
	MOST_WORDS = 8,  /* of one name; of a longer one the first so many */
	WORD_SIZE = 128, /* bytes of a folded word that count */
	FIRST_SLOTS = 1024,
};

struct slot {
	uint64_t hash;
	unsigned char kind;
	bool capital; /* only when written with a capital: it is an ordinary word too */
};

struct mask {
	struct slot *slot;
	size_t nslots, nused;
};

/* ---- words ---- */

char *mask_plain(const char *text, bool even, struct arena *a)
{
	static const struct {
		const char *from, *to; /* UTF-8 bytes, compared up to the length of `from` */
	} marks[] = { { "\u2018", "'" }, { "\u2019", "'" }, { "\u201a", "'" }, { "\u201b", "'" },
		{ "\u2032", "'" }, { "\u02bc", "'" }, { "\u00b4", "'" }, { "\u201c", "\"" }, { "\u201d", "\"" },
		{ "\u201e", "\"" }, { "\u00ab", "\"" }, { "\u00bb", "\"" }, { "\u2010", "-" }, { "\u2011", "-" },
		{ "\u2012", "-" }, { "\u2013", "-" }, { "\u2014", "-" }, { "\u2015", "-" }, { "\u2212", "-" },
		{ "\u2026", "..." }, { "\u00b7", "-" }, { "\u00a0", " " }, { "\ufffd", "?" },
		{ "\u20ac", "\u20ac" }, { "\xe2", " " } };
	struct str out = STR_INIT;
	str_add(&out, "");
	while (*text) {
		size_t n = sizeof marks / sizeof *marks, i = (unsigned char)*text < 0x80 ? n : 0;
		while (i < n && strncmp(text, marks[i].from, strlen(marks[i].from)) != 0)
			i++;
		if (i == n) {
			str_add_char(&out, *text++);
			continue;
		}
		size_t end = out.len;
		str_add(&out, marks[i].to);
		for (text++, end++; ((unsigned char)*text & 0xc0) == 0x80; text++)
			end++;
		while (even && out.len < end)
			str_add_char(&out, ' ');
	}
	char *plain = arena_strdup(a, out.text);
	str_free(&out);
	return plain;
}

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* "Jönsson" and "JONSSON" are one word. */
static uint64_t hash_word(uint64_t h, const char *at, size_t len, struct arena *a)
{
	const char *folded = text_fold(a, arena_strndup(a, at, len < WORD_SIZE ? len : WORD_SIZE));
	return hash_bytes(hash_text(h, folded), " ", 1);
}

bool mask_word(const char **at, struct mask_span *out)
{
	while (**at && !in_word(**at))
		++*at;
	out->at = *at;
	while (in_word(**at))
		++*at;
	out->len = (size_t)(*at - out->at);
	out->capital = out->len && (isupper((unsigned char)*out->at) || (unsigned char)*out->at >= 0x80);
	return out->len > 0;
}

/* ---- the table ---- */

static struct slot *find(struct slot *slot, size_t n, uint64_t hash)
{
	size_t i = (size_t)hash & (n - 1);
	while (slot[i].kind != MASK_NOT && slot[i].hash != hash)
		i = (i + 1) & (n - 1);
	return &slot[i];
}

static void grow(struct mask *m)
{
	size_t n = m->nslots ? 2 * m->nslots : FIRST_SLOTS;
	struct slot *slot = xmalloc(n * sizeof *slot);
	memset(slot, 0, n * sizeof *slot);
	for (size_t i = 0; i < m->nslots; i++)
		if (m->slot[i].kind != MASK_NOT)
			*find(slot, n, m->slot[i].hash) = m->slot[i];
	free(m->slot);
	m->slot = slot;
	m->nslots = n;
}

static void add(struct mask *m, uint64_t hash, enum mask_kind kind, bool capital)
{
	if (2 * (m->nused + 1) > m->nslots)
		grow(m);
	struct slot *s = find(m->slot, m->nslots, hash);
	m->nused += s->kind == MASK_NOT;
	*s = (struct slot){ hash, s->kind != MASK_NOT ? s->kind : (unsigned char)kind,
		capital && (s->kind == MASK_NOT || s->capital) };
}

struct mask *mask_new(void)
{
	struct mask *m = xmalloc(sizeof *m);
	memset(m, 0, sizeof *m);
	grow(m);
	return m;
}

void mask_free(struct mask **m)
{
	if (!*m)
		return;
	free((*m)->slot);
	free(*m);
	*m = NULL;
}

/* Words that sentences cannot do without, though people and firms are called so too;
 * whole names of months among them. */
static bool is_ordinary(const char *word, size_t len)
{
	static const char *const words[] = { "aan", "af", "al", "als", "am", "an", "and", "arbeid", "as",
		"at", "be", "by", "go", "he", "if", "it", "ja", "je", "me", "my", "no", "or", "ov", "so", "up",
		"us", "uw", "ww", "baan", "bakkerij",
		"bedrijf", "ben", "best", "beste", "bij", "bin", "bouw", "can", "centrum", "d", "da", "das",
		"dat", "de", "del", "della", "den", "der", "des", "di", "die", "diensten", "do", "dos", "du",
		"el", "en", "er", "for", "gemeente", "goed", "groep", "haar", "had", "heeft", "hem",
		"het", "hij", "hotel", "huis", "ik", "in", "is", "job", "kan", "kantoor", "keuken", "la",
		"le", "les", "magazijn", "man", "meer", "met", "mij", "naar", "niet", "nog", "nu", "of", "om",
		"on", "onder", "ook", "op", "over", "s", "school", "service", "she", "stichting",
		"supermarkt", "t", "te", "team", "techniek", "ten", "ter", "the", "to", "toe", "tot", "uit",
		"van", "veel", "voor", "vrouw", "was", "we", "werk", "wie", "wil", "will", "winkel", "work",
		"ze", "zich", "zij", "zo", "zorg", "zorggroep", "maart", "april", "mei", "juni", "juli",
		"augustus", "march", "may", "june", "july", "august",
		/* What firms are, and how they count. */
		"bloemist", "bouwmarkt", "drukkerij", "drukwerk", "garage", "groenbedrijf", "groenbeheer",
			"groothandel",
		"installatiebedrijf", "kantine", "kringloop", "kwekerij", "leven", "logistiek", "restaurant",
		"schildersbedrijf", "schoonmaak", "schoonmaakbedrijf", "thuiszorg", "transport",
		"tuincentrum", "veiling",
		"wasserij", "woonzorg", "een", "eerste", "twee", "tweede", "drie", "derde", "vier", "vijf",
		"one", "first",
		"two", "second", "three", "third" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == len && strncasecmp(words[i], word, len) == 0)
			return true;
	return false;
}

void mask_add_run(struct mask *m, const char *name, enum mask_kind kind, bool capital, struct arena *a)
{
	struct mask_span w;
	uint64_t h = HASH_START;
	int n = 0;
	size_t letters = 0;
	bool ordinary = true;
	for (const char *at = name; n < MOST_WORDS && mask_word(&at, &w); n++) {
		h = hash_word(h, w.at, w.len, a);
		ordinary &= is_ordinary(w.at, w.len);
		letters += w.len;
	}
	if (letters > 1)
		add(m, h, kind, capital || ordinary);
}

void mask_add_words(struct mask *m, const char *name, enum mask_kind kind, bool capital, struct arena *a)
{
	struct mask_span w;
	for (const char *at = name; mask_word(&at, &w);)
		if (w.len > 1 && !is_ordinary(w.at, w.len))
			add(m, hash_word(HASH_START, w.at, w.len, a), kind, capital);
}

/* ---- a text ---- */

static const char *word_for(enum mask_kind kind)
{
	static const char *const words[] = { [MASK_NAME] = N_("[name]"), [MASK_EMPLOYER] = N_("[employer]"),
		[MASK_PLACE] = N_("[place]"), [MASK_NUMBER] = N_("[number]"), [MASK_DATE] = N_("[date]"),
		[MASK_PHONE] = N_("[telephone]"), [MASK_MAIL] = N_("[e-mail]"),
		[MASK_POSTCODE] = N_("[postcode]"), [MASK_WEB] = N_("[web address]") };
	return _(words[kind]);
}

static enum mask_kind look_up(const struct mask *m, uint64_t hash, bool capital)
{
	const struct slot *s = find(m->slot, m->nslots, hash);
	return s->kind == MASK_NOT || (s->capital && !capital) ? MASK_NOT : (enum mask_kind)s->kind;
}

/* "Annas schema": the name is Anna. */
static enum mask_kind possessive(const struct mask *m, const struct mask_span *w, struct arena *a)
{
	char last = w->at[w->len - 1];
	if (w->len < 4 || (last != 's' && last != 'S'))
		return MASK_NOT;
	return look_up(m, hash_word(HASH_START, w->at, w->len - 1, a), w->capital);
}

/* Only blanks and a mark or two between words of one name. */
static bool joined(const char *from, const char *to)
{
	return to - from <= 3 && strcspn(from, "\n,;:!?()\"") >= (size_t)(to - from);
}

/* The longest name that begins with this word; 0: none. */
static size_t name_at(const struct mask *m, const char *at, enum mask_kind *kind, struct arena *a)
{
	struct mask_span w;
	uint64_t h = HASH_START;
	size_t found = 0;
	bool capital = false;
	const char *p = at, *end = at;
	for (int n = 0; n < MOST_WORDS && mask_word(&p, &w) && (n == 0 || joined(end, w.at)); n++) {
		h = hash_word(h, w.at, w.len, a);
		capital |= w.capital;
		end = p;
		enum mask_kind k = look_up(m, h, capital);
		if (k == MASK_NOT && n == 0)
			k = possessive(m, &w, a);
		if (k != MASK_NOT) {
			*kind = k;
			found = (size_t)(end - at);
		}
	}
	return found;
}

/* "J. de Wit", "J.P. Vos": letters before a name are of the name. */
static size_t initials_at(const char *at)
{
	size_t n = 0;
	while (isupper((unsigned char)at[n]) && at[n + 1] == '.')
		n += at[n + 2] == ' ' ? 3 : 2;
	return n;
}

/* The same with the initials before it. */
static size_t named_at(const struct mask *m, const char *at, enum mask_kind *kind, struct arena *a)
{
	enum mask_kind after = MASK_NOT;
	size_t skip = initials_at(at), n = name_at(m, at, kind, a);
	size_t rest = skip ? name_at(m, at + skip, &after, a) : 0;
	if (rest && skip + rest > n && (after == MASK_NAME || after == MASK_OWN)) {
		*kind = after;
		return skip + rest;
	}
	return n;
}

/* In "3 jan" and "jan 2027" nobody is named; in "Jan 3 times late" and "with Mei" someone
 * may be. */
static bool surely_date(const char *at, size_t len)
{
	size_t year = 0;
	while (year < len && isdigit((unsigned char)at[len - 1 - year]))
		year++;
	bool short_year = year == 2 && len > year && at[len - year - 1] == '\'';
	return isdigit((unsigned char)*at) || year == 4 || short_year;
}

size_t mask_find(const struct mask *m, const char *text, struct arena *a, struct mask_hit **out)
{
	struct arena *scratch = arena_new();
	const char *plain = mask_plain(text, true, a);
	size_t n = 0, room = strlen(text) / 2 + 1;
	*out = arena_alloc(a, room * sizeof **out);
	for (size_t i = 0; plain[i];) {
		enum mask_kind kind = MASK_NOT;
		bool inside = i && in_word(plain[i - 1]);
		size_t len = inside ? 0 : mask_pattern(plain + i, &kind);
		if (!len || kind != MASK_DATE || !surely_date(plain + i, len))
			len = !inside && in_word(plain[i]) ? named_at(m, plain + i, &kind, scratch) : 0;
		if (len && kind != MASK_OWN && kind != MASK_DATE)
			(*out)[n++] = (struct mask_hit){ i, len };
		i += len ? len : 1;
		arena_reset(scratch);
	}
	arena_free(&scratch);
	return n;
}

struct masking {
	struct str out;
	enum mask_kind last; /* what the text so far ends in */
	size_t end;          /* ... and where that ends */
};

/* One after another of a kind is said once: "Anna de Wit-Vos". */
static void put(struct masking *x, enum mask_kind kind)
{
	if (x->last == kind && strspn(x->out.text + x->end, " .-'") == x->out.len - x->end) {
		x->out.len = x->end;
		x->out.text[x->end] = '\0';
		return;
	}
	str_add(&x->out, word_for(kind));
	x->last = kind;
	x->end = x->out.len;
}

char *mask_text(const struct mask *m, const char *text, struct arena *a)
{
	struct masking x = { .out = STR_INIT };
	struct arena *scratch = arena_new();
	const char *at = mask_plain(text_clean(a, text, false), false, a);
	bool inside = false;
	str_add(&x.out, "");
	while (*at) {
		enum mask_kind kind = MASK_NOT;
		size_t n = 0;
		if (!inside && (in_word(*at) || *at == '+' || *at == '@')) {
			n = mask_pattern(at, &kind);
			if (!n)
				n = named_at(m, at, &kind, scratch);
			arena_reset(scratch);
		}
		if (n) {
			put(&x, kind);
			at += n;
		} else {
			str_add_char(&x.out, *at++);
		}
		inside = in_word(at[-1]) && !n;
	}
	char *out = arena_strdup(a, x.out.text);
	str_free(&x.out);
	arena_free(&scratch);
	return out;
}
