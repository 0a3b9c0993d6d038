/* Key names and key numbers; see key.h. One table serves reading and writing. */
#include "core/key.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "anker/err.h"
#include "anker/lang.h"

struct name {
	const char *name;
	uint32_t key;
	const char *shown; /* msgid; NULL: the name itself */
};

static const struct name names[] = {
	{ "Enter", K_ENTER, NULL },
	{ "Esc", K_ESC, NULL },
	{ "Tab", K_TAB, NULL },
	{ "S-Tab", K_BACKTAB, "Shift-Tab" },
	{ "Space", K_SPACE, N_("Space") },
	{ "lt", '<', "<" },
	{ "Up", K_UP, N_("Up") },
	{ "Down", K_DOWN, N_("Down") },
	{ "Left", K_LEFT, N_("Left") },
	{ "Right", K_RIGHT, N_("Right") },
	{ "Home", K_HOME, NULL },
	{ "End", K_END, NULL },
	{ "PgUp", K_PGUP, NULL },
	{ "PgDn", K_PGDN, NULL },
	{ "Ins", K_INSERT, NULL },
	{ "Del", K_DELETE, NULL },
	{ "BS", K_BACKSPACE, "Backspace" },
};
enum { NAMES = sizeof names / sizeof *names };

/* "<...>" without the brackets. */
static uint32_t key_of_name(const char *s, size_t n)
{
	char buf[KEY_NAME_SIZE];
	int f;

	if (n == 0 || n >= sizeof buf)
		return K_NONE;
	memcpy(buf, s, n);
	buf[n] = '\0';
	for (size_t i = 0; i < NAMES; i++)
		if (strcasecmp(buf, names[i].name) == 0)
			return names[i].key;
	if (n == 3 && (buf[0] == 'C' || buf[0] == 'c') && buf[1] == '-') {
		int c = tolower((unsigned char)buf[2]);

		/* Tab, line feed, Enter and Backspace: the terminal cannot tell them apart. */
		if (c >= 'a' && c <= 'z' && !strchr("ijmh", c))
			return K_CTRL(c);
		return K_NONE;
	}
	if (buf[0] == 'F' && sscanf(buf + 1, "%d", &f) == 1 && f >= 1 && f <= 12)
		return (uint32_t)(K_F1 + f - 1);
	return K_NONE;
}

/* One UTF-8 character; 0 bytes when it is not valid. */
static size_t decode(const char *s, size_t n, uint32_t *out)
{
	unsigned char c = (unsigned char)s[0];
	size_t len = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
	uint32_t v = len == 1 ? c : c & (0xffu >> (len + 1));

	if (len == 0 || len > n)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if (((unsigned char)s[i] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | ((unsigned char)s[i] & 0x3f);
	}
	*out = v;
	return len;
}

int keys_next(const char **text, uint32_t *key)
{
	const char *s = *text;
	size_t n;

	while (*s == ' ')
		s++;
	if (*s == '\0')
		return 0;
	n = strcspn(s, " ");
	*text = s + n;
	*key = K_NONE;
	if (n > 2 && s[0] == '<' && s[n - 1] == '>')
		*key = key_of_name(s + 1, n - 2);
	else if (decode(s, n, key) != n || *key < K_SPACE || *key == 0x7f)
		*key = K_NONE;
	if (*key == K_NONE)
		return err_set(ERR_INVALID, _("No such key: %.*s"), (int)n, s);
	return 1;
}

int keys_in(const char *text, uint32_t key)
{
	uint32_t k;
	int r;

	while ((r = keys_next(&text, &k)) != 0)
		if (r > 0 && k == key)
			return 1;
	return 0;
}

static const struct name *name_of(uint32_t key)
{
	for (size_t i = 0; i < NAMES; i++)
		if (names[i].key == key)
			return &names[i];
	return NULL;
}

static size_t encode(char *buf, uint32_t c)
{
	if (c < 0x80) {
		buf[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		buf[0] = (char)(0xc0 | c >> 6);
		buf[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		buf[0] = (char)(0xe0 | c >> 12);
		buf[1] = (char)(0x80 | (c >> 6 & 0x3f));
		buf[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	buf[0] = (char)(0xf0 | c >> 18);
	buf[1] = (char)(0x80 | (c >> 12 & 0x3f));
	buf[2] = (char)(0x80 | (c >> 6 & 0x3f));
	buf[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

size_t keys_utf8(char *buf, uint32_t key)
{
	size_t n = encode(buf, key < K_SPECIAL ? key : 0xfffd);

	buf[n] = '\0';
	return n;
}

char *keys_show(char *buf, uint32_t key)
{
	const struct name *n = name_of(key);

	if (n)
		snprintf(buf, KEY_NAME_SIZE, "%s", n->shown ? _(n->shown) : n->name);
	else if (key >= K_F1 && key <= K_F12)
		snprintf(buf, KEY_NAME_SIZE, "F%u", key - K_F1 + 1);
	else if (key < K_SPACE)
		snprintf(buf, KEY_NAME_SIZE, "Ctrl-%c", (int)(key | 0x40));
	else
		keys_utf8(buf, key);
	return buf;
}

char *keys_show_first(char *buf, const char *text)
{
	uint32_t k;

	buf[0] = '\0';
	if (text && keys_next(&text, &k) > 0)
		keys_show(buf, k);
	return buf;
}
