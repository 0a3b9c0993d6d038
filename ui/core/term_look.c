/* How styles look, and cells on the screen.
 *
 * Eight colours are enough, and every colour comes with an attribute, so that
 * meaning is there without colour too. */
#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "core/term.h"
#include "core/term_private.h"

static const struct {
	attr_t attr;
	short colour; /* -1: the terminal's own */
	bool instead; /* the colour instead of the attribute: there are many, and each is sent */
} looks[ST_COUNT] = {
	[ST_NORMAL] = { A_NORMAL, -1, false },
	[ST_DIM] = { A_DIM, -1, false },
	[ST_BOLD] = { A_BOLD, -1, false },
	[ST_TITLE] = { A_BOLD, -1, false },
	[ST_NOW] = { A_BOLD, COLOR_YELLOW, false },
	[ST_LATE] = { A_BOLD, COLOR_RED, false },
	[ST_SOON] = { A_NORMAL, COLOR_YELLOW, false },
	[ST_GOOD] = { A_NORMAL, COLOR_GREEN, false },
	[ST_BAR] = { A_NORMAL, COLOR_CYAN, false },
	[ST_KEY] = { A_BOLD, COLOR_CYAN, true },
	[ST_ERROR] = { A_BOLD, COLOR_RED, false },
	[ST_FIELD] = { A_UNDERLINE, -1, false },
	[ST_LINK] = { A_UNDERLINE, COLOR_CYAN, false },
};

static bool colours;

void term_look_init(bool mono)
{
	colours = !mono && has_colors() && start_color() == OK;
	if (!colours)
		return;
	use_default_colors();
	for (short i = 0; i < ST_COUNT; i++)
		if (looks[i].colour >= 0)
			init_pair((short)(i + 1), looks[i].colour, -1);
}

/* Dim text in reverse video is hard to read, and a coloured one too: such a cell looks
 * like the rest of its row, which also saves sending the change. */
static attr_t attr_of(unsigned style, short *pair)
{
	unsigned s = style & 0xff;
	attr_t a;

	if (s >= ST_COUNT)
		s = ST_NORMAL;
	*pair = (short)(colours && looks[s].colour >= 0 ? s + 1 : 0);
	a = *pair && looks[s].instead ? A_NORMAL : looks[s].attr;
	if (style & ST_SELECTED) {
		a = (a & ~(attr_t)(looks[s].colour >= 0 ? A_DIM | A_BOLD : A_DIM)) | A_REVERSE;
		*pair = 0;
	}
	return a;
}

unsigned term_blank_style(unsigned style)
{
	unsigned s = style & 0xff;

	return s < ST_COUNT && (looks[s].attr & A_UNDERLINE) ? style : style & ST_SELECTED;
}

static const struct {
	wchar_t from;
	char to;
} plain[] = {
	{ L'…', '~' }, { L'·', '-' }, { L'›', '>' }, { L'‹', '<' }, { L'─', '-' }, { L'│', '|' }, { L'┌',
		'+' },
	{ L'┐', '+' }, { L'└', '+' }, { L'┘', '+' }, { L'┴', '+' }, { L'┬', '+' }, { L'✓', 'v' }, { L'•',
		'*' },
	{ L'▁', '_' }, { L'▂', '_' }, { L'▃', '.' }, { L'▄', '-' }, { L'▅', '=' }, { L'▆', '+' }, { L'▇',
		'*' },
	{ L'█', '#' }, { L'░', '.' }, { L'▲', '^' }, { L'▼', 'v' }, { L'⏎', '>' }, { L'→', '>' }, { L'←',
		'<' },
	{ L'↑', '^' }, { L'↓', 'v' }, { L'●', '*' }, { L'○', 'o' }, { L'⚑', '!' }, { L'×', 'x' }, { L'–',
		'-' },
	{ L'’', '\'' }, { L'‘', '\'' }, { L'“', '"' }, { L'”', '"' }, { L'≥', '>' }, { L'≤', '<' },
	{ L'↺', '@' }, { L'−', '-' },
};

static wchar_t to_plain(wchar_t c)
{
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (plain[i].from == c)
			return (wchar_t)(unsigned char)plain[i].to;
	return c;
}

/* Cleaned text is valid UTF-8, so no checks here. */
static size_t decode(const char *s, size_t n, wchar_t *out, size_t max)
{
	size_t k = 0;

	for (size_t i = 0; i < n && k < max;) {
		unsigned char c = (unsigned char)s[i];
		size_t len = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
		unsigned v = len == 1 ? c : c & (0xffu >> (len + 1));

		for (size_t j = 1; j < len && i + j < n; j++)
			v = v << 6 | ((unsigned char)s[i + j] & 0x3f);
		out[k++] = (wchar_t)v;
		i += len;
	}
	return k;
}

void term_cell(int y, int x, unsigned style, const char *text, size_t n, int width)
{
	wchar_t w[CCHARW_MAX + 1];
	size_t k = decode(text, n, w, CCHARW_MAX);
	cchar_t cell;
	short pair;
	attr_t attr = attr_of(style, &pair);

	if (k == 0)
		return;
	if (term_ascii())
		w[0] = to_plain(w[0]);
	/* Where the C library disagrees about the width, a cell of our own width
	 * keeps the rest of the line in place. Only marks may follow the first. */
	if (wcwidth(w[0]) != width) {
		w[0] = wcwidth(0xfffd) == 1 && !term_ascii() ? 0xfffd : L'?';
		k = 1;
		for (int i = 1; i < width; i++)
			term_ascii_run(y, x + i, style, " ", 1);
	}
	for (size_t i = 1; i < k; i++)
		if (wcwidth(w[i]) != 0)
			k = i;
	w[k] = L'\0';
	if (setcchar(&cell, w, attr, pair, NULL) == OK)
		mvadd_wch(y, x, &cell);
}

void term_ascii_run(int y, int x, unsigned style, const char *text, int n)
{
	short pair;
	attr_t attr = attr_of(style, &pair);

	attr_set(attr, pair, NULL);
	mvaddnstr(y, x, text, n);
	attr_set(A_NORMAL, 0, NULL);
}
