/* A file (or memory) as UTF-8 text, block by block. The encoding is guessed
 * from the byte order mark, from NUL bytes in every other place (UTF-16), and
 * else from the whole file: valid UTF-8, or Windows-1252. */
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/place.h"
#include "internal.h"

enum { KEEP = 4 /* bytes of a character cut off by the end of a block */ };

struct source {
	char *name;               /* owned */
	int fd;                   /* or -1 */
	const unsigned char *mem; /* when fd is -1 */
	int64_t size, at;         /* bytes, and those read */
	int bom;                  /* bytes of the byte order mark */
	enum encoding encoding;
	bool plain;               /* see source_plain */
	iconv_t converter;        /* UTF-16 only */
	struct arena *arena;      /* of the block in hand */
	size_t kept;              /* undecoded bytes at the start of block */
	unsigned char block[HEAD_SIZE + KEEP];
	char text[2 * (HEAD_SIZE + KEEP)]; /* UTF-16 as UTF-8 takes at most 3/2 */
};

static const iconv_t NO_CONVERTER = (iconv_t)-1;

static int read_block(struct source *s, unsigned char *to, size_t room, size_t *n)
{
	ssize_t got;
	*n = 0;
	if (s->fd < 0) {
		*n = (uint64_t)(s->size - s->at) < room ? (size_t)(s->size - s->at) : room;
		if (*n > 0)
			memcpy(to, s->mem + s->at, *n);
		s->at += (int64_t)*n;
		return 0;
	}
	while (*n < room) {
		got = read(s->fd, to + *n, room - *n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set(ERR_IO, _("%s cannot be read: %s"), place_shown(s->name), strerror(errno));
		if (got == 0)
			break;
		*n += (size_t)got;
	}
	s->at += (int64_t)*n;
	return 0;
}

/* What the file is when its first bytes say so; each with its own cure. */
static int refuse_known(const struct source *s, const unsigned char *head, size_t n)
{
	static const struct {
		const char *magic;
		size_t size;
		const char *message;
	} known[] = {
		{ "PK\x03\x04", 4,
			N_("is a workbook or an archive, not CSV; open it in Excel or LibreOffice and save "
			   "it as CSV (UTF-8)") },
		{ "\xd0\xcf\x11\xe0", 4,
			N_("is an old Excel or Word file; open it and save it as CSV (UTF-8)") },
		{ "%PDF", 4, N_("is a PDF; ask for the same list as CSV or Excel") },
		{ "SQLite format 3", 15, N_("is a database, not CSV; open a caseload with --db") },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (n >= known[i].size && memcmp(head, known[i].magic, known[i].size) == 0)
			return err_set(ERR_INVALID, "%s: %s", s->name, _(known[i].message));
	return 0;
}

static int refuse_binary(const struct source *s)
{
	return err_set(ERR_INVALID, _("%s holds bytes that no text has; it is not a CSV file"), s->name);
}

/* True for UTF-16 without a mark: text in the Latin script has a NUL in every
 * other byte. */
static bool looks_utf16(const unsigned char *head, size_t n, enum encoding *out)
{
	size_t zero[2] = { 0, 0 };
	for (size_t i = 0; i < n; i++)
		zero[i & 1] += head[i] == 0;
	if (zero[1] > n / 4 && zero[0] == 0)
		*out = ENCODING_UTF16LE;
	else if (zero[0] > n / 4 && zero[1] == 0)
		*out = ENCODING_UTF16BE;
	else
		return false;
	return true;
}

/* How many bytes at the end of a block belong to a character that goes on. */
static size_t tail_of(const unsigned char *p, size_t n)
{
	for (size_t back = 1; back <= 3 && back <= n; back++) {
		unsigned char c = p[n - back];
		if (c >= 0xc0)
			return (c >= 0xf0 ? 4u : c >= 0xe0 ? 3u : 2u) > back ? back : 0;
		if (c < 0x80)
			return 0;
	}
	return 0;
}

/* What the bytes of a file without NULs in the head are. */
struct tally {
	size_t controls, quotes;
	size_t line, separators;           /* in the line in hand */
	size_t longest, most_separators;
};

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void tally_add(struct tally *t, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		t->line++;
		switch (p[i]) {
		case '\n':
		case '\r':
			t->longest = larger(t->longest, t->line);
			t->most_separators = larger(t->most_separators, t->separators);
			t->line = t->separators = 0;
			break;
		case ';':
		case ',':
		case '\t':
		case '|':
			t->separators++;
			break;
		case '"':
			t->quotes++;
			break;
		case '\v':
		case '\f':
		case 0x1a: /* the end of a DOS file */
		case 0x1b:
			break;
		default:
			t->controls += p[i] < 0x20;
		}
	}
	t->longest = larger(t->longest, t->line);
	t->most_separators = larger(t->most_separators, t->separators);
}

/* One pass over all bytes of a file without NULs in the head. */
static int scan(struct source *s, bool *utf8, bool *control)
{
	struct tally t = { 0 };
	size_t n, kept = 0;
	int rc = source_rewind(s);
	*utf8 = true;
	*control = false;
	while (rc == 0 && (rc = read_block(s, s->block + kept, HEAD_SIZE, &n)) == 0 && n > 0) {
		if (memchr(s->block + kept, 0, n))
			return refuse_binary(s);
		tally_add(&t, s->block + kept, n);
		n += kept;
		kept = tail_of(s->block, n);
		*utf8 = *utf8 && text_valid((const char *)s->block, n - kept);
		memmove(s->block, s->block + n - kept, kept);
	}
	*utf8 = *utf8 && kept == 0;
	*control = (int64_t)t.controls * 20 > s->size;
	/* A byte of Windows-1252 takes up to three in UTF-8. */
	s->plain = t.quotes == 0 && t.most_separators + 1 < MAX_COLUMNS && t.longest < MAX_FIELD / 3;
	return rc;
}

static int sniff(struct source *s)
{
	size_t n;
	bool utf8, control;
	int rc = read_block(s, s->block, HEAD_SIZE, &n);
	const unsigned char *h = s->block;
	if (rc || (rc = refuse_known(s, h, n)))
		return rc;
	if (n >= 3 && memcmp(h, "\xef\xbb\xbf", 3) == 0)
		s->bom = 3;
	else if (n >= 2 && (memcmp(h, "\xff\xfe", 2) == 0 || memcmp(h, "\xfe\xff", 2) == 0)) {
		s->bom = 2;
		s->encoding = h[0] == 0xff ? ENCODING_UTF16LE : ENCODING_UTF16BE;
	} else if (!looks_utf16(h, n, &s->encoding) && memchr(h, 0, n))
		return refuse_binary(s);
	if (s->size == s->bom)
		return err_set(ERR_INVALID, _("%s is empty"), s->name);
	if (s->encoding == ENCODING_UTF8) {
		if ((rc = scan(s, &utf8, &control)))
			return rc;
		if (control)
			return refuse_binary(s);
		/* With a mark it stays UTF-8: then single rows are wrong, not the file. */
		if (!utf8 && s->bom == 0)
			s->encoding = ENCODING_CP1252;
		return 0;
	}
	s->converter = iconv_open("UTF-8", s->encoding == ENCODING_UTF16LE ? "UTF-16LE" : "UTF-16BE");
	if (s->converter == NO_CONVERTER)
		return err_set(ERR_IO,
			_("%s is UTF-16, which this system cannot convert; save it as CSV (UTF-8)"), s->name);
	return 0;
}

static struct source *source_make(const char *name)
{
	struct source *s = xmalloc(sizeof *s);
	memset(s, 0, offsetof(struct source, block));
	s->name = xstrdup(name);
	s->fd = -1;
	s->encoding = ENCODING_UTF8;
	s->converter = NO_CONVERTER;
	s->arena = arena_new();
	return s;
}

static int source_start(struct source **out, struct source *s, int rc)
{
	if (rc == 0 && (rc = sniff(s)) == 0)
		rc = source_rewind(s);
	if (rc)
		source_close(&s);
	*out = s;
	return rc;
}

static int open_file(struct source *s)
{
	struct stat st;
	/* Not blocking on a pipe that nobody writes to. */
	s->fd = open(s->name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (s->fd < 0 && errno == ENOENT)
		return err_set(ERR_NOTFOUND, _("there is no file %s"), s->name);
	if (s->fd < 0 || fstat(s->fd, &st) != 0)
		return err_set(ERR_IO, _("%s cannot be read: %s"), place_shown(s->name), strerror(errno));
	if (S_ISDIR(st.st_mode))
		return err_set(ERR_INVALID, _("%s is a folder; name a CSV file in it"), s->name);
	if (!S_ISREG(st.st_mode))
		return err_set(ERR_INVALID, _("%s is not a file"), s->name);
	s->size = st.st_size;
	return 0;
}

int source_open(struct source **out, const char *path)
{
	struct source *s = source_make(path);
	return source_start(out, s, open_file(s));
}

int source_open_memory(struct source **out, const void *data, size_t n, const char *name)
{
	struct source *s = source_make(name);
	s->mem = data;
	s->size = (int64_t)n;
	return source_start(out, s, 0);
}

void source_close(struct source **out)
{
	struct source *s = *out;
	if (!s)
		return;
	if (s->fd >= 0)
		close(s->fd);
	if (s->converter != NO_CONVERTER)
		iconv_close(s->converter);
	arena_free(&s->arena);
	free(s->name);
	free(s);
	*out = NULL;
}

int source_rewind(struct source *s)
{
	if (s->fd >= 0 && lseek(s->fd, s->bom, SEEK_SET) < 0)
		return err_set(ERR_IO, _("%s cannot be read: %s"), place_shown(s->name), strerror(errno));
	if (s->converter != NO_CONVERTER)
		iconv(s->converter, NULL, NULL, NULL, NULL);
	s->at = s->bom;
	s->kept = 0;
	return 0;
}

static int convert(struct source *s, size_t n, bool last, const char **text, size_t *len)
{
	char *in = (char *)s->block, *out = s->text;
	size_t left = n, room = sizeof s->text;
	if (iconv(s->converter, &in, &left, &out, &room) == (size_t)-1 && errno != EINVAL)
		return err_set(ERR_INVALID, _("%s is not valid UTF-16; save it as CSV (UTF-8)"), s->name);
	if (left > 0 && last)
		return err_set(ERR_INVALID, _("%s is cut off in the middle of a character"), s->name);
	memmove(s->block, in, left);
	s->kept = left;
	*text = s->text;
	*len = sizeof s->text - room;
	return memchr(s->text, 0, *len) ? refuse_binary(s) : 0;
}

int source_more(struct source *s, const char **text, size_t *n)
{
	size_t got;
	int rc = read_block(s, s->block + s->kept, HEAD_SIZE, &got);
	*n = 0;
	if (rc)
		return rc;
	if (s->converter != NO_CONVERTER)
		return got + s->kept == 0 ? 0 : convert(s, got + s->kept, got == 0, text, n);
	*text = (const char *)s->block;
	*n = got;
	/* The file may have been changed since it was looked at. */
	if (memchr(s->block, 0, got))
		return refuse_binary(s);
	if (s->encoding == ENCODING_CP1252) {
		arena_reset(s->arena);
		*text = text_from_cp1252(s->arena, (const char *)s->block, got);
		*n = strlen(*text);
	}
	return 0;
}

const char *source_name(const struct source *s)
{
	return s->name;
}

enum encoding source_encoding(const struct source *s)
{
	return s->encoding;
}

int64_t source_size(const struct source *s)
{
	return s->size;
}

int64_t source_position(const struct source *s)
{
	return s->at;
}

bool source_plain(const struct source *s)
{
	return s->plain;
}
