/* Likeness: what two records have in common, as bits, and what that is worth. */
#include "anker/likeness.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "anker/text.h"

enum {
	NAME = 1u << 0,      /* company or family name */
	NAME_NEAR = 1u << 1, /* but for a slip of the keys, or half of a double name */
	GIVEN = 1u << 2,
	GIVEN_NEAR = 1u << 3,
	INITIAL = 1u << 4,   /* "J." and "Jan" */
	BORN = 1u << 5,
	BORN_NEAR = 1u << 6, /* day and month changed places, or one digit differs */
	COC = 1u << 7,
	PLACE = 1u << 8,
	PHONE = 1u << 9,
	EMAIL = 1u << 10,
	/* Both say something, and not the same. */
	GIVEN_OTHER = 1u << 11,
	BORN_OTHER = 1u << 12,
	COC_OTHER = 1u << 13,
	PLACE_OTHER = 1u << 14,
};

static const struct {
	unsigned bit;
	const char *words;
} reasons[] = {
	{ COC, N_("same Chamber of Commerce number") }, { NAME, N_("same name") },
	{ NAME_NEAR, N_("name nearly the same") }, { GIVEN, N_("same given name") },
	{ GIVEN_NEAR, N_("given name nearly the same") }, { INITIAL, N_("same initial") },
	{ BORN, N_("same date of birth") }, { BORN_NEAR, N_("date of birth nearly the same") },
	{ PLACE, N_("same place") }, { PHONE, N_("same phone") }, { EMAIL, N_("same e-mail") },
	{ PLACE_OTHER, N_("another place") }, { COC_OTHER, N_("another Chamber of Commerce number") },
	{ BORN_OTHER, N_("another date of birth") }, { GIVEN_OTHER, N_("another given name") },
};

/* The best row that fits counts. */
struct worth {
	unsigned has, lacks;
	int score;
};

/* Branches share a name and a number at the Chamber of Commerce: the place tells. */
static const struct worth companies[] = {
	{ COC | NAME, PLACE_OTHER, 99 },
	{ COC, PLACE_OTHER, 85 },
	{ COC | NAME, 0, 65 },
	{ COC, 0, 50 },
	{ NAME | PLACE, COC_OTHER, 90 },
	{ NAME, PLACE_OTHER | COC_OTHER, 80 },
	{ NAME, 0, LIKENESS_MENTIONED },
	{ NAME_NEAR | PLACE, COC_OTHER, 82 },
	{ NAME_NEAR, PLACE_OTHER | COC_OTHER, 60 },
	{ NAME_NEAR, 0, LIKENESS_MENTIONED },
	{ PHONE | NAME, COC_OTHER, 93 },
	{ PHONE | NAME_NEAR, COC_OTHER, 85 },
	{ PHONE, COC_OTHER, 62 },
	{ EMAIL | NAME, COC_OTHER, 93 },
	{ EMAIL | NAME_NEAR, COC_OTHER, 85 },
	{ EMAIL, COC_OTHER, 62 },
};

/* Brothers and sisters share a family name, a phone, and twins a date of birth: the
 * given name tells. */
static const struct worth people[] = {
	{ BORN | NAME | GIVEN, 0, 99 },
	{ BORN | NAME | INITIAL, 0, 95 },
	{ BORN | NAME | GIVEN_NEAR, 0, 93 },
	{ BORN | NAME, GIVEN_OTHER, 90 },
	{ BORN | NAME_NEAR, GIVEN_OTHER, 88 },
	{ BORN | NAME, 0, 55 },
	{ BORN | NAME_NEAR, 0, 45 },
	{ BORN | GIVEN, 0, 62 },
	{ BORN | GIVEN_NEAR, 0, 50 },
	{ BORN_NEAR | NAME | GIVEN, 0, 82 },
	{ NAME | GIVEN, BORN_OTHER, 80 },
	{ NAME | GIVEN, 0, LIKENESS_MENTIONED },
	{ NAME_NEAR | GIVEN, BORN_OTHER, 60 },
	{ NAME | GIVEN_NEAR, BORN_OTHER, 60 },
	{ NAME | INITIAL, BORN_OTHER, 55 },
	{ NAME_NEAR | INITIAL, BORN_OTHER, 45 },
	{ NAME, BORN_OTHER | GIVEN_OTHER, 45 },
	{ NAME_NEAR, BORN_OTHER | GIVEN_OTHER, 42 },
	{ PHONE | NAME, BORN_OTHER | GIVEN_OTHER, 92 },
	{ PHONE | NAME_NEAR, BORN_OTHER | GIVEN_OTHER, 80 },
	{ PHONE | GIVEN, BORN_OTHER, 80 },
	{ PHONE, BORN_OTHER | GIVEN_OTHER, 55 },
	{ PHONE | NAME | GIVEN, 0, 65 },
	{ EMAIL | NAME, BORN_OTHER | GIVEN_OTHER, 94 },
	{ EMAIL | NAME_NEAR, BORN_OTHER | GIVEN_OTHER, 85 },
	{ EMAIL | GIVEN, BORN_OTHER, 80 },
	{ EMAIL, BORN_OTHER | GIVEN_OTHER, 65 },
	{ EMAIL | NAME | GIVEN, 0, 70 },
};

/* At one employer; those of different employers are not compared. */
static const struct worth colleagues[] = {
	{ NAME | GIVEN, 0, 92 },
	{ NAME, GIVEN_OTHER, 80 },
	{ NAME | INITIAL, 0, 85 },
	{ NAME | GIVEN_NEAR, 0, 78 },
	{ NAME_NEAR | GIVEN, 0, 80 },
	{ NAME_NEAR | INITIAL, 0, 65 },
	{ NAME_NEAR, GIVEN_OTHER, 60 },
	{ EMAIL, 0, 80 },
	{ EMAIL | NAME, 0, 90 },
	{ PHONE | GIVEN, 0, 80 },
	{ PHONE | NAME, GIVEN_OTHER, 92 },
};

/* What is compared of each kind, in the order that looks_of_fields reads, and its worth. */
enum { LOOKS = 5 };
static const struct kind {
	enum entity_id entity;
	bool company;
	const char *fields[LOOKS + 1];
	const struct worth *worth;
	size_t n;
} kinds[] = {
	{ E_ORGANISATION, true, { "name", "coc_number", "place", "phone", "email" }, companies,
		sizeof companies / sizeof *companies },
	{ E_EMPLOYEE, false, { "family_name", "given_name", "birth_date", "phone", "email" }, people,
		sizeof people / sizeof *people },
	{ E_PERSON, false, { "family_name", "given_name", "organisation", "phone", "email" }, colleagues,
		sizeof colleagues / sizeof *colleagues },
};

static const struct kind *kind_of(enum entity_id e)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].entity == e)
			return &kinds[i];
	return NULL;
}

bool likeness_known(enum entity_id e)
{
	return kind_of(e) != NULL;
}

const char *const *likeness_fields(enum entity_id e)
{
	return kind_of(e)->fields;
}

/* ---- folding ---- */

/* "ij" as "y", without dots; what stands between words becomes a space. */
static char *plain(struct arena *a, const char *text)
{
	char *s = text_fold(a, text), *to = s;
	for (const char *p = s; *p; p++)
		if (*p == 'i' && p[1] == 'j')
			*to++ = 'y', p++;
		else if (*p != '.' && *p != '\'')
			*to++ = *p == ',' || *p == '-' || *p == '&' || *p == '/' ? ' ' : *p;
	*to = '\0';
	return s;
}

/* What a company is called, without its legal form: "Heijn B.V." is "heyn". */
static const char *company(struct arena *a, const char *name)
{
	static const char forms[] = "bv nv vof cv stichting coop holding";
	char *s = plain(a, name), *rest = NULL;
	char *out = arena_alloc(a, strlen(s) + 1), *end = out;
	for (char *word = strtok_r(s, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		if (str_has_word(forms, word, strlen(word)))
			continue;
		if (end > out)
			*end++ = ' ';
		end = stpcpy(end, word);
	}
	return *out ? out : text_fold(a, name);
}

/* An infix may stand in the field of the family name, as in many a file. */
static const char *family(struct arena *a, const char *name)
{
	char *before, *infix, *last;
	if (!strchr(name, ' '))
		return plain(a, name);
	name_split(arena_printf(a, "X %s", name), a, &before, &infix, &last);
	return plain(a, *infix && strcmp(before, "X") == 0 ? last : name);
}

/* "+31 6 1234 5678" and "06-12345678" end in the same nine digits. */
static const char *digits(struct arena *a, const char *phone)
{
	enum { TELLING = 9 };
	char *out = arena_alloc(a, strlen(phone) + 1);
	size_t n = 0;
	for (; *phone; phone++)
		if (*phone >= '0' && *phone <= '9')
			out[n++] = *phone;
	return n < TELLING ? "" : out + n - TELLING;
}

static const char *given(const char *value)
{
	return value ? value : "";
}

void looks_of_fields(enum entity_id e, const char *const *value, struct arena *a, struct looks *out)
{
	*out = (struct looks){ "", "", "", "", "", "", "", "" };
	if (kind_of(e)->company) {
		out->name = company(a, given(value[0]));
		out->coc = arena_strdup(a, given(value[1]));
		out->place = text_fold(a, given(value[2]));
	} else {
		out->name = family(a, given(value[0]));
		out->given = plain(a, given(value[1]));
		*(e == E_PERSON ? &out->of : &out->born) = arena_strdup(a, given(value[2]));
	}
	out->phone = digits(a, given(value[3]));
	out->email = text_fold(a, given(value[4]));
}

void looks_of(const struct entity *e, char *const *value, struct arena *a, struct looks *out)
{
	const char *const *fields = likeness_fields(e->id);
	const char *of[LOOKS];
	for (size_t i = 0; fields[i]; i++)
		of[i] = value[model_field(e, fields[i])];
	looks_of_fields(e->id, of, a, out);
}

/* ---- comparing ---- */

static int next_number(const char **s)
{
	while (**s && (**s < '0' || **s > '9'))
		++*s;
	int n = 0;
	for (; **s >= '0' && **s <= '9' && n < 100000000; ++*s)
		n = 10 * n + (**s - '0');
	return n;
}

/* "School 3" and "School 4" are two on purpose, however few letters differ. */
static bool same_numbers(const char *a, const char *b)
{
	while (*a || *b)
		if (next_number(&a) != next_number(&b))
			return false;
	return true;
}

/* "wit jansen" (of Wit-Jansen) and "wit" */
static bool half_of(const char *a, const char *b)
{
	const char *one = strlen(a) < strlen(b) ? a : b, *two = one == a ? b : a;
	size_t n = strlen(one), m = strlen(two);
	return n >= 3 && m > n && ((strncmp(one, two, n) == 0 && two[n] == ' ') ||
		(strcmp(one, two + m - n) == 0 && two[m - n - 1] == ' '));
}

/* "de korenaar bakkerij" and "bakkerij de korenaar" */
static bool same_words(const char *a, const char *b)
{
	if (strlen(a) != strlen(b))
		return false;
	for (const char *p = a; *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		if (!str_has_word(b, p, n))
			return false;
		p += n;
	}
	return true;
}

/* Dates as YYYY-MM-DD. */
static bool dates_near(const char *a, const char *b)
{
	int other = 0;
	if (strlen(a) != DATE_ISO_SIZE - 1 || strlen(b) != DATE_ISO_SIZE - 1)
		return false;
	if (strncmp(a, b, 5) == 0 && strncmp(a + 5, b + 8, 2) == 0 && strncmp(a + 8, b + 5, 2) == 0)
		return true;
	for (size_t i = 0; a[i]; i++)
		other += a[i] != b[i];
	return other == 1;
}

static unsigned bits_of(const char *a, const char *b, unsigned same, unsigned other)
{
	return !*a || !*b ? 0 : strcmp(a, b) == 0 ? same : other;
}

static unsigned name_bits(bool of_company, const char *a, const char *b)
{
	if (!*a || !*b)
		return 0;
	if (strcmp(a, b) == 0)
		return NAME;
	if (of_company)
		return same_words(a, b) || (nearly_equal(a, b) && same_numbers(a, b)) ? NAME_NEAR : 0;
	return nearly_equal(a, b) || half_of(a, b) ? NAME_NEAR : 0;
}

static unsigned given_bits(const char *a, const char *b)
{
	enum { INITIALS = 2 };
	unsigned bits = bits_of(a, b, GIVEN, GIVEN_OTHER);
	if (bits != GIVEN_OTHER)
		return bits;
	if (*a == *b && (strlen(a) <= INITIALS || strlen(b) <= INITIALS))
		return INITIAL;
	return nearly_equal(a, b) ? GIVEN_NEAR : GIVEN_OTHER;
}

int likeness(enum entity_id e, const struct looks *one, const struct looks *other, unsigned *why)
{
	const struct kind *k = kind_of(e);
	unsigned bits = name_bits(k->company, one->name, other->name) | given_bits(one->given, other->given) |
		bits_of(one->coc, other->coc, COC, COC_OTHER) |
		bits_of(one->place, other->place, PLACE, PLACE_OTHER) |
		bits_of(one->phone, other->phone, PHONE, 0) | bits_of(one->email, other->email, EMAIL, 0) |
		bits_of(one->born, other->born, BORN, BORN_OTHER);
	int best = 0;
	if (bits & BORN_OTHER && dates_near(one->born, other->born))
		bits |= BORN_NEAR;
	*why = bits;
	if (strcmp(one->of, other->of) != 0)
		return 0;
	for (size_t i = 0; i < k->n; i++)
		if ((bits & k->worth[i].has) == k->worth[i].has && !(bits & k->worth[i].lacks) &&
			k->worth[i].score > best)
			best = k->worth[i].score;
	return best;
}

char *likeness_words(unsigned why, struct arena *a)
{
	const char *out = "";
	if (why & BORN_NEAR)
		why &= ~(unsigned)BORN_OTHER;
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (why & reasons[i].bit)
			out = arena_printf(a, "%s%s%s", out, *out ? ", " : "", _(reasons[i].words));
	return arena_strdup(a, out);
}
