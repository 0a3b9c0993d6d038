/* Sealed files: opening and making them, and saving as the vault of a store. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seal_parts.h"

struct seal {
	char *path, *target; /* as named, and where that is */
	unsigned char header[HEADER_SIZE]; /* as it is on disk, or will be at the first save */
	unsigned char *key;
	int fd, lock;        /* of what was opened, until the first save; -1 */
	bool made;           /* nothing of it is on disk yet */
	bool fresh;          /* and nothing else may be there */
	bool readonly, held;
};

static bool was_wrong;

bool seal_was_wrong(void)
{
	return was_wrong;
}

bool seal_is(const char *path)
{
	unsigned char begin[MAGIC_SIZE];
	struct stat st;
	size_t got;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return false;
	bool is = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && read_whole(fd, begin, sizeof begin, 0, &got) == 0 &&
		got == sizeof begin && memcmp(begin, seal_magic, sizeof begin) == 0;
	close(fd);
	return is;
}

static struct seal *seal_new(const char *path)
{
	struct seal *s = xmalloc(sizeof *s);
	*s = (struct seal){ .path = xstrdup(path), .fd = -1, .lock = -1, .key = sodium_malloc(SEAL_KEY) };
	return s;
}

void seal_close(struct seal **out)
{
	struct seal *s = *out;

	if (!s)
		return;
	lock_give(s->target, &s->lock);
	if (s->fd >= 0)
		close(s->fd);
	sodium_free(s->key);
	free(s->target);
	free(s->path);
	free(s);
	*out = NULL;
}

const char *seal_path(const struct seal *s)
{
	return s->path;
}

/* ---- making ---- */

static int wrap_all(unsigned char *header, const unsigned char *key, const struct secret *passphrase,
	struct seal_cost cost, const unsigned char *office, char *recovery)
{
	int rc = slot_wrap_passphrase(header, key, passphrase, cost);
	if (!rc && office)
		slot_wrap_office(header, key, office);
	if (!rc && recovery)
		rc = slot_wrap_recovery(header, key, recovery);
	return rc;
}

int seal_create(struct seal **out, const struct seal_make *m)
{
	struct stat there;
	int rc = sodium_ready();

	*out = NULL;
	if (rc)
		return rc;
	bool exists = lstat(m->path, &there) == 0;
	if (exists && !m->replace)
		return err_set(ERR_IO, _("%s is there already; choose another name"), m->path);
	struct seal *s = seal_new(m->path);
	s->target = exists ? realpath(m->path, NULL) : xstrdup(m->path);
	s->made = true;
	s->fresh = !exists;
	if (!s->key) {
		rc = no_memory();
		goto out;
	}
	if (!s->target) {
		rc = place_failed(m->path, errno);
		goto out;
	}
	if ((rc = lock_take(s->path, s->target, &s->lock)))
		goto out;
	header_new(s->header);
	crypto_secretstream_xchacha20poly1305_keygen(s->key);
	rc = wrap_all(s->header, s->key, m->passphrase, m->cost, m->office, m->recovery);
out:
	if (rc)
		seal_close(&s);
	*out = s;
	return rc;
}

/* ---- opening ---- */

static int cannot_read(const char *path, int why)
{
	if (why == ENOENT || why == ENOTDIR)
		return err_set(ERR_NOTFOUND, _("there is no file %s"), path);
	return err_set(ERR_IO, _("%s cannot be read: %s"), path, strerror(why));
}

/* The file as it is now: what takes its name later is another one. */
static int open_file(struct seal *s)
{
	unsigned char *bytes = xmalloc(HEADER_LONGEST);
	struct stat st;
	size_t got = 0;
	int rc = 0, why = 0;

	s->fd = open(s->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (s->fd < 0 || fstat(s->fd, &st) != 0)
		rc = cannot_read(s->path, errno);
	else if (!S_ISREG(st.st_mode))
		rc = err_set(ERR_INVALID, _("%s is not a file"), s->path);
	else if ((why = read_whole(s->fd, bytes, HEADER_LONGEST, 0, &got)))
		rc = cannot_read(s->path, why);
	else if (!(rc = header_check(s->path, bytes, got, (uint64_t)st.st_size)))
		memcpy(s->header, bytes, HEADER_SIZE);
	free(bytes);
	return rc;
}

int seal_open(struct seal **out, const char *path, const struct seal_way *way, bool readonly)
{
	int rc = sodium_ready();

	*out = NULL;
	was_wrong = false;
	if (rc)
		return rc;
	struct seal *s = seal_new(path);
	s->readonly = readonly;
	if (!s->key) {
		rc = no_memory();
		goto out;
	}
	/* A reader's file may have no name of its own (a pipe that was kept in memory). */
	if (!readonly && !(s->target = realpath(path, NULL))) {
		rc = cannot_read(path, errno);
		goto out;
	}
	if (!readonly && seal_is(path) && (rc = lock_take(path, s->target, &s->lock)))
		goto out;
	if ((rc = open_file(s)))
		goto out;
	if (s->lock >= 0)
		place_clean(s->target);
	rc = slot_open(path, s->header, way, s->key, &was_wrong);
out:
	if (rc)
		seal_close(&s);
	*out = s;
	return rc;
}

bool seal_fits(struct seal *s, const struct secret *passphrase)
{
	unsigned char *key = sodium_malloc(SEAL_KEY);
	struct seal_way way = { .passphrase = passphrase };
	bool wrong = true;

	if (!key)
		return false;
	int rc = slot_open(s->path, s->header, &way, key, &wrong);
	bool fits = !rc && !wrong && sodium_memcmp(key, s->key, SEAL_KEY) == 0;
	sodium_free(key);
	return fits;
}

struct seal_cost seal_cost(const struct seal *s, bool *outdated)
{
	struct seal_cost cost = { get64(s->header + AT_PASSES), get64(s->header + AT_MEMORY) };
	*outdated = cost.passes < COST_PASSES_NOW || cost.memory < COST_MEMORY_NOW;
	return cost;
}

/* ---- saving ---- */

/* Somebody put another file in its place (an older copy, another take-out): that one is not ours. */
static int check_same(const struct seal *s)
{
	unsigned char there[HEADER_SIZE];
	size_t got = 0;
	int fd;

	if (s->made)
		return 0;
	fd = open(s->target, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return errno == ENOENT ? 0 : place_failed(s->path, errno); /* taken away: it comes back */
	int why = read_whole(fd, there, sizeof there, 0, &got);
	close(fd);
	if (why)
		return place_failed(s->path, why);
	if (got == sizeof there && memcmp(there, s->header, sizeof there) == 0)
		return 0;
	return err_set(ERR_CONFLICT, _("%s was replaced by another file while it was open; nothing was overwritten: "
				       "move that one away and save again"),
		s->path);
}

/* `header`, when it is on disk, becomes the seal's; `key` belongs to it. */
static int save(struct seal *s, unsigned char *header, const unsigned char *key, const unsigned char *image,
	size_t n)
{
	struct place p;
	bool doubt = false;
	int rc, why;

	if (s->readonly)
		return err_set(ERR_READONLY, _("%s is opened read-only; nothing can be changed"), s->path);
	if (n == 0 || n > IMAGE_LARGEST)
		return err_set(ERR_INVALID, _("%s would hold more than a sealed file can (1 GiB)"), s->path);
	if ((rc = check_same(s)))
		return rc;
	put64(header + AT_GENERATION, get64(s->header + AT_GENERATION) + 1);
	if (!(why = place_begin(&p, s->target, s->made && s->fresh)) &&
		!(why = body_write(p.fd, header, key, image, n)))
		why = place_finish(&p, &doubt);
	place_end(&p);
	if (!why || doubt) {
		memcpy(s->header, header, HEADER_SIZE);
		s->made = false;
		if (s->fd >= 0) /* else the old one takes room on the disk */
			close(s->fd);
		s->fd = -1;
	}
	if (doubt)
		return err_set(ERR_IO, _("%s may or may not be on disk as it is now (%s); save again"), s->path,
			strerror(why));
	return why ? place_failed(s->path, why) : 0;
}

static size_t vault_size(void *ctx)
{
	const struct seal *s = ctx;
	return s->made ? 0 : (size_t)get64(s->header + AT_LENGTH);
}

static int vault_load(void *ctx, unsigned char *into, size_t n)
{
	const struct seal *s = ctx;
	if (n != vault_size(ctx) || s->fd < 0)
		return err_set(ERR_IO, _("%s cannot be read: %s"), s->path, strerror(EINVAL));
	return body_read(s->fd, s->path, s->header, s->key, into);
}

static int vault_save(void *ctx, const unsigned char *image, size_t n)
{
	struct seal *s = ctx;
	unsigned char header[HEADER_SIZE];

	if (s->held)
		return 0;
	memcpy(header, s->header, sizeof header);
	return save(s, header, s->key, image, n);
}

/* Byte for byte: a copy opens with what opens the file. 0 or errno. */
static int copy_bytes(int from, int to)
{
	unsigned char *piece = xmalloc(BLOCK_SIZE);
	size_t got = BLOCK_SIZE;
	int why = 0;

	for (uint64_t at = 0; got == BLOCK_SIZE && !why; at += got)
		if (!(why = read_whole(from, piece, BLOCK_SIZE, at, &got)))
			why = write_whole(to, piece, got);
	free(piece);
	return why;
}

static int vault_copy(void *ctx, const char *path)
{
	const struct seal *s = ctx;
	struct place p;
	bool doubt;
	int why, from = open(s->target ? s->target : s->path, O_RDONLY | O_CLOEXEC);

	if (from < 0)
		return cannot_read(s->path, errno);
	if (!(why = place_begin(&p, path, true)) && !(why = copy_bytes(from, p.fd)))
		why = place_finish(&p, &doubt);
	place_end(&p);
	close(from);
	if (why == EEXIST)
		return err_set(ERR_IO, _("%s is there already; choose another name"), path);
	return why ? place_failed(path, why) : 0;
}

struct store_vault seal_vault(struct seal *s)
{
	return (struct store_vault){ s, vault_size, vault_load, vault_save, vault_copy };
}

void seal_hold(struct seal *s)
{
	s->held = true;
}

int seal_release(struct seal *s, const unsigned char *image, size_t n)
{
	s->held = false;
	return vault_save(s, image, n);
}

int seal_change(struct seal *s, const struct secret *passphrase, struct seal_cost cost, char *recovery,
	const unsigned char *image, size_t n)
{
	unsigned char header[HEADER_SIZE], *key = sodium_malloc(SEAL_KEY);
	bool office = get32(s->header + AT_SLOTS) & SLOT_OFFICE;
	if (!key)
		return no_memory();
	header_new(header);
	memcpy(header + AT_ID, s->header + AT_ID, ID_SIZE);
	crypto_secretstream_xchacha20poly1305_keygen(key);
	int rc = wrap_all(header, key, passphrase, cost, office ? s->header + AT_OFFICE_PUBLIC : NULL, recovery);
	if (!rc)
		rc = save(s, header, key, image, n);
	/* Also in doubt, when the new file is what is found under the name. */
	if (memcmp(s->header, header, HEADER_SIZE) == 0) {
		sodium_free(s->key);
		s->key = key;
		key = NULL;
	}
	sodium_free(key);
	return rc;
}
