/* What is typed: keys, characters, pasted text and the mouse, out of what curses read. */
#include <curses.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "anker/str.h"
#include "core/key.h"
#include "core/term.h"
#include "core/term_private.h"

/* curses key codes of our own for the marks around pasted text. */
enum { PASTE_BEGIN = KEY_MAX - 2, PASTE_END = KEY_MAX - 1, PASTE_WAIT_MS = 500, SEQUENCE_WAIT_MS = 50 };
/* Of mbrtowc, and what stands for a byte that is in no character. */
static const size_t BROKEN = (size_t)-1, INCOMPLETE = (size_t)-2;
#define UNREADABLE L'\uFFFD'

static struct {
	struct str pasted;
	mbstate_t half; /* bytes of a character that has not come whole */
	wchar_t pushed; /* read too far: the next character; 0: none */
} typed;

bool term_keys_paste(void)
{
	return define_key("\033[200~", PASTE_BEGIN) == OK && define_key("\033[201~", PASTE_END) == OK;
}

void term_keys_wipe(void)
{
	if (typed.pasted.len == 0)
		return;
	explicit_bzero(typed.pasted.text, typed.pasted.len);
	str_reset(&typed.pasted);
}

void term_keys_end(void)
{
	str_free(&typed.pasted);
	typed.half = (mbstate_t){ 0 };
	typed.pushed = 0;
}

static const struct {
	int curses;
	uint32_t key;
} special[] = {
	{ KEY_UP, K_UP },
	{ KEY_DOWN, K_DOWN },
	{ KEY_LEFT, K_LEFT },
	{ KEY_RIGHT, K_RIGHT },
	{ KEY_HOME, K_HOME },
	{ KEY_END, K_END },
	{ KEY_PPAGE, K_PGUP },
	{ KEY_NPAGE, K_PGDN },
	{ KEY_IC, K_INSERT },
	{ KEY_DC, K_DELETE },
	{ KEY_BTAB, K_BACKTAB },
	{ KEY_BACKSPACE, K_BACKSPACE },
	{ KEY_ENTER, K_ENTER },
	{ KEY_A1, K_HOME },
	{ KEY_A3, K_PGUP },
	{ KEY_C1, K_END },
	{ KEY_C3, K_PGDN },
	{ KEY_FIND, K_HOME },
	{ KEY_SELECT, K_END },
};

static uint32_t from_special(int code)
{
	for (size_t i = 0; i < sizeof special / sizeof *special; i++)
		if (special[i].curses == code)
			return special[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return (uint32_t)(K_F1 + code - KEY_F(1));
	return K_NONE;
}

static uint32_t from_mouse(struct term_event *e)
{
	MEVENT m;

	if (getmouse(&m) != OK)
		return K_NONE;
	e->y = m.y;
	e->x = m.x;
	if (m.bstate & BUTTON4_PRESSED)
		return K_WHEEL_UP;
	if (m.bstate & BUTTON5_PRESSED)
		return K_WHEEL_DOWN;
	return m.bstate & BUTTON1_PRESSED ? K_CLICK : K_NONE;
}

/* A key (KEY_CODE_YES) or a character (OK) out of what curses has; ERR: not yet a whole one. The bytes of
 * a character may come apart, over a slow line: get_wch loses those that are there then. A byte that
 * belongs to none is U+FFFD, to be seen. */
static int next_key(wint_t *c)
{
	int code;

	if (typed.pushed) {
		*c = (wint_t)typed.pushed;
		typed.pushed = 0;
		return OK;
	}
	while ((code = getch()) != ERR) {
		bool begun = !mbsinit(&typed.half), key = code >= KEY_MIN;
		char byte = (char)code;
		wchar_t wc = 0;
		size_t n = key ? BROKEN : mbrtowc(&wc, &byte, 1, &typed.half);

		if (key && !begun) {
			*c = (wint_t)code;
			return KEY_CODE_YES;
		}
		if (n == INCOMPLETE)
			continue;
		if (n == BROKEN) {
			typed.half = (mbstate_t){ 0 };
			wc = UNREADABLE;
			if (begun)
				ungetch(code); /* what broke it off is another one */
		}
		*c = (wint_t)wc;
		return OK;
	}
	return ERR;
}

/* Collects until the end mark; gives up when nothing follows for a while, so
 * that a lost mark cannot swallow the session. */
static void read_paste(struct term_event *e)
{
	str_reset(&typed.pasted);
	str_add(&typed.pasted, "");
	for (;;) {
		struct pollfd p = { STDIN_FILENO, POLLIN, 0 };
		char buf[8];
		wint_t c;
		int r = next_key(&c);

		if (r == KEY_CODE_YES && c == PASTE_END)
			break;
		if (r == OK)
			str_add_n(&typed.pasted, buf, keys_utf8(buf, c == '\r' ? '\n' : (uint32_t)c));
		else if (r == ERR && poll(&p, 1, PASTE_WAIT_MS) <= 0)
			break;
		else if (r == ERR && (p.revents & (POLLHUP | POLLERR | POLLNVAL)))
			break;
	}
	e->key = K_PASTE;
	e->paste = typed.pasted.text;
}

/* The next byte of a sequence that has begun; false when none follows. */
static bool next_byte(wint_t *c)
{
	struct pollfd p = { STDIN_FILENO, POLLIN, 0 };
	int r = next_key(c);

	if (r == ERR && poll(&p, 1, SEQUENCE_WAIT_MS) > 0)
		r = next_key(c);
	return r == OK;
}

/* After an Esc: takes the rest of a key that the terminal's description does not
 * name (ESC [ ... letter, ESC O letter), so that its digits and letters are not
 * keys. Esc alone has nothing behind it. */
static bool unknown_key(void)
{
	wint_t c;
	int r = next_key(&c);

	if (r == KEY_CODE_YES)
		ungetch((int)c);
	else if (r == OK && c != '[' && c != 'O')
		typed.pushed = (wchar_t)c;
	if (r != OK || (c != '[' && c != 'O'))
		return false;
	bool one = c == 'O';
	while (next_byte(&c) && !one && (c < 0x40 || c > 0x7e))
		;
	return true;
}

bool term_keys_next(struct term_event *e, unsigned *empty_reads)
{
	wint_t c;
	int r;

	while ((r = next_key(&c)) != ERR) {
		*empty_reads = 0;
		if (r == KEY_CODE_YES && c == PASTE_BEGIN) {
			read_paste(e);
			return true;
		}
		if (r == OK && c == 27 && unknown_key())
			continue;
		if (r == KEY_CODE_YES)
			e->key = c == KEY_MOUSE ? from_mouse(e) : from_special((int)c);
		else if (c == 0x7f || c == 8)
			e->key = K_BACKSPACE;
		else
			e->key = c == '\n' ? K_ENTER : (uint32_t)c;
		if (e->key != K_NONE)
			return true;
	}
	return false;
}
