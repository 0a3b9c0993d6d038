/* Passphrases: in locked memory from the first byte read to the last use. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8proc.h>

#include "anker/text.h"
#include "seal_parts.h"

enum {
	AS_TYPED_MOST = 4 * SECRET_MOST, /* before its accents are put together */
	LETTERS_MOST = 4 * AS_TYPED_MOST /* and taken apart on the way */
};

struct secret {
	size_t n;
	char text[SECRET_MOST + 1];
};

int sodium_ready(void)
{
	if (sodium_init() >= 0)
		return 0;
	return err_set(ERR_IO, _("this system gives no random numbers; nothing can be sealed"));
}

int no_memory(void)
{
	return err_set(ERR_IO, _("there is not enough memory; close other programs and try again"));
}

static int too_long(void)
{
	return err_set(ERR_INVALID, _("the passphrase is too long: at most %d bytes"), SECRET_MOST);
}

/* Puts accents together, so that "é" is the same from every keyboard. */
static int compose(struct secret *s, const char *text, size_t n)
{
	const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	utf8proc_int32_t *letters = sodium_malloc(LETTERS_MOST * sizeof *letters);
	if (!letters)
		return no_memory();
	int rc = 0;
	utf8proc_ssize_t size = utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)n, letters,
		LETTERS_MOST, how);
	if (size >= 0 && size < LETTERS_MOST)
		size = utf8proc_reencode(letters, size, how);
	if (size < 0 || size > SECRET_MOST)
		rc = too_long();
	else {
		memcpy(s->text, letters, (size_t)size);
		s->text[size] = '\0';
		s->n = (size_t)size;
	}
	sodium_free(letters);
	return rc;
}

int secret_new(struct secret **out, const char *text, size_t n)
{
	*out = NULL;
	while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
		n--;
	if (n == 0)
		return err_set(ERR_INVALID, _("an empty passphrase protects nothing"));
	if (n > AS_TYPED_MOST)
		return too_long();
	if (!text_valid(text, n))
		return err_set(ERR_INVALID, _("the passphrase is not text in UTF-8"));
	int rc = sodium_ready();
	if (rc)
		return rc;
	struct secret *s = sodium_malloc(sizeof *s);
	if (!s)
		return no_memory();
	if ((rc = compose(s, text, n)))
		secret_free(&s);
	*out = s;
	return rc;
}

static int cannot_read(const char *path, int why)
{
	if (strcmp(path, "-") == 0)
		return err_set(ERR_IO, _("standard input cannot be read: %s"), strerror(why));
	return err_set(ERR_IO, _("the passphrase file %s cannot be read: %s"), path, strerror(why));
}

/* Byte by byte: what follows the line on standard input is for another reader. 0 or errno. */
static int read_line(int fd, char *line, size_t room, size_t *n)
{
	for (*n = 0; *n < room;) {
		ssize_t got = read(fd, line + *n, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno;
		if (got == 0 || line[*n] == '\n')
			return 0;
		(*n)++;
	}
	return 0;
}

int secret_read(struct secret **out, const char *path, bool *loose)
{
	bool standard = strcmp(path, "-") == 0;
	struct stat st;
	int rc = sodium_ready(), why;
	size_t n;

	*out = NULL;
	*loose = false;
	if (rc)
		return rc;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return cannot_read(path, errno);
	char *line = sodium_malloc(AS_TYPED_MOST + 1);
	if (!line) {
		rc = no_memory();
		goto out;
	}
	if ((why = read_line(fd, line, AS_TYPED_MOST + 1, &n))) {
		rc = cannot_read(path, why);
		goto out;
	}
	*loose = !standard && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (st.st_mode & (S_IRWXG | S_IRWXO));
	if (n == 0 || (n == 1 && *line == '\r'))
		rc = err_set(ERR_INVALID, _("the first line of %s is empty; the passphrase stands there"),
			standard ? _("standard input") : path);
	else
		rc = secret_new(out, line, n);
out:
	sodium_free(line);
	if (!standard)
		close(fd);
	return rc;
}

bool secret_same(const struct secret *a, const struct secret *b)
{
	return a->n == b->n && sodium_memcmp(a->text, b->text, a->n) == 0;
}

const char *secret_text(const struct secret *s, size_t *n)
{
	*n = s->n;
	return s->text;
}

void secret_free(struct secret **s)
{
	sodium_free(*s); /* wipes */
	*s = NULL;
}
