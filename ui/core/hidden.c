/* A secret being typed; see hidden.h. */
#include "core/hidden.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>

#include "anker/arena.h"
#include "core/key.h"

enum { DOTS_MOST = 3, /* for one key */ DOTS_ROOM = 40 /* more are not drawn */ };

struct hidden_page {
	char text[HIDDEN_MOST + 1];
	unsigned char dots[HIDDEN_MOST]; /* of the character that ends with that byte */
	size_t n;
};

void hidden_open(struct hidden *h)
{
	*h = (struct hidden){ .page = mmap(NULL, sizeof *h->page, PROT_READ | PROT_WRITE,
				      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) };
	if (h->page == MAP_FAILED)
		xalloc_fail();
	/* Few pages may be locked by an ordinary user; this is one. */
	mlock(h->page, sizeof *h->page);
	madvise(h->page, sizeof *h->page, MADV_DONTDUMP);
	madvise(h->page, sizeof *h->page, MADV_WIPEONFORK);
}

void hidden_wipe(struct hidden *h)
{
	explicit_bzero(h->page, sizeof *h->page);
	h->full = false;
}

void hidden_close(struct hidden *h)
{
	hidden_wipe(h);
	munlock(h->page, sizeof *h->page);
	munmap(h->page, sizeof *h->page);
	h->page = NULL;
}

static unsigned char some_dots(void)
{
	unsigned char b = 0;

	/* Without randomness (an early boot) it counts: no reason to refuse a passphrase. */
	if (getrandom(&b, 1, GRND_NONBLOCK) != 1)
		b = 0;
	return (unsigned char)(1 + b % DOTS_MOST);
}

static bool add(struct hidden *h, const char *bytes, size_t n)
{
	struct hidden_page *p = h->page;

	h->full = n > HIDDEN_MOST - p->n;
	if (n == 0 || h->full)
		return false;
	memcpy(p->text + p->n, bytes, n);
	p->n += n;
	p->dots[p->n - 1] = some_dots();
	return true;
}

static bool erase_last(struct hidden *h)
{
	struct hidden_page *p = h->page;

	h->full = false;
	if (p->n == 0)
		return false;
	do {
		p->n--;
		p->dots[p->n] = 0;
	} while (p->n && ((unsigned char)p->text[p->n] & 0xc0) == 0x80);
	explicit_bzero(p->text + p->n, HIDDEN_MOST - p->n);
	return true;
}

bool hidden_key(struct hidden *h, uint32_t key)
{
	char ch[5];
	bool changed = h->page->n > 0;

	switch (key) {
	case K_BACKSPACE: return erase_last(h);
	case K_CTRL('u'):
	case K_CTRL('w'): hidden_wipe(h); return changed;
	default: break;
	}
	if (key < K_SPACE || key >= K_SPECIAL || (key >= 0x7f && key < 0xa0))
		return false;
	changed = add(h, ch, keys_utf8(ch, key));
	explicit_bzero(ch, sizeof ch);
	return changed;
}

bool hidden_paste(struct hidden *h, const char *text)
{
	return add(h, text, strcspn(text, "\r\n"));
}

const char *hidden_text(const struct hidden *h)
{
	return h->page->text;
}

size_t hidden_length(const struct hidden *h)
{
	return h->page->n;
}

int hidden_paint(struct canvas *c, int y, int x, int width, unsigned style, const struct hidden *h)
{
	int n = 0, room = width - 1 < DOTS_ROOM ? width - 1 : DOTS_ROOM;

	for (size_t i = 0; i < h->page->n && n < room; i++)
		n += h->page->dots[i];
	if (n > room)
		n = room;
	for (int i = 0; i < n; i++)
		canvas_put(c, y, x + i, 1, style, "•");
	canvas_cursor(c, y, x + n);
	return n;
}
