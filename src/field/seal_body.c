/* The blocks of a sealed file: libsodium's secretstream, the header authenticated with the first,
 * the last one marked. The stream's own order makes a block that is missing, moved or another file's
 * fail at its place. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "seal_parts.h"

/* Blocks per write: few calls, and the disk begins while the next are sealed. */
enum { BATCH = 16, BATCH_SIZE = BATCH * (BLOCK_SIZE + BLOCK_MORE) };

static size_t piece_size(size_t n, size_t at)
{
	return n - at < BLOCK_SIZE ? n - at : BLOCK_SIZE;
}

int body_write(int fd, unsigned char *header, const unsigned char *key, const unsigned char *image, size_t n)
{
	crypto_secretstream_xchacha20poly1305_state state;
	unsigned char *batch = xmalloc(BATCH_SIZE);
	size_t filled = 0;
	off_t written = HEADER_SIZE;

	put64(header + AT_LENGTH, n);
	crypto_secretstream_xchacha20poly1305_init_push(&state, header + AT_STREAM, key);
	header_finish(header);
	int why = write_whole(fd, header, HEADER_SIZE);
	for (size_t at = 0; at < n && !why;) {
		size_t size = piece_size(n, at);
		bool first = at == 0, last = at + size == n;
		crypto_secretstream_xchacha20poly1305_push(&state, batch + filled, NULL, image + at, size,
			first ? header : NULL, first ? HEADER_SIZE : 0,
			last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
		filled += size + BLOCK_MORE;
		at += size;
		if (!last && filled < BATCH_SIZE)
			continue;
		why = write_whole(fd, batch, filled);
		/* A hint only: fsync is what counts. */
		sync_file_range(fd, written, (off_t)filled, SYNC_FILE_RANGE_WRITE);
		written += (off_t)filled;
		filled = 0;
	}
	sodium_memzero(&state, sizeof state);
	free(batch);
	return why;
}

/* One block into its place. ERR_INVALID, ERR_IO. */
static int block_read(int fd, const char *path, crypto_secretstream_xchacha20poly1305_state *state,
	const unsigned char *header, unsigned char *sealed, unsigned char *into, size_t size, size_t block, bool last)
{
	unsigned char tag;
	size_t got;
	uint64_t at = HEADER_SIZE + (uint64_t)block * (BLOCK_SIZE + BLOCK_MORE);
	int why = read_whole(fd, sealed, size + BLOCK_MORE, at, &got);

	if (why)
		return err_set(ERR_IO, _("%s cannot be read: %s"), path, strerror(why));
	if (got != size + BLOCK_MORE ||
		crypto_secretstream_xchacha20poly1305_pull(state, into, NULL, &tag, sealed, got,
			block ? NULL : header, block ? 0 : HEADER_SIZE) != 0 ||
		(tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != last)
		return err_set(ERR_INVALID, _("%s is damaged (block %zu of %llu); take another copy of it"), path, block + 1,
			(unsigned long long)((get64(header + AT_LENGTH) + BLOCK_SIZE - 1) / BLOCK_SIZE));
	return 0;
}

int body_read(int fd, const char *path, const unsigned char *header, const unsigned char *key,
	unsigned char *into)
{
	crypto_secretstream_xchacha20poly1305_state state;
	unsigned char *sealed = xmalloc(BLOCK_SIZE + BLOCK_MORE);
	size_t n = (size_t)get64(header + AT_LENGTH);
	int rc = 0;

	if (crypto_secretstream_xchacha20poly1305_init_pull(&state, header + AT_STREAM, key) != 0)
		rc = err_set(ERR_INVALID, _("%s is damaged at its beginning (the header); take another copy of it"), path);
	for (size_t at = 0, block = 0; at < n && !rc; block++) {
		size_t size = piece_size(n, at);
		rc = block_read(fd, path, &state, header, sealed, into + at, size, block, at + size == n);
		at += size;
	}
	if (rc) /* nothing of what may be someone else's */
		sodium_memzero(into, n);
	sodium_memzero(&state, sizeof state);
	free(sealed);
	return rc;
}
