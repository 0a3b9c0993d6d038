/* The read log goes along with a copy: in a file of its own beside it, sealed when the copy is, and its
 * chain is followed in the copy itself. */
#include <stdlib.h>
#include <string.h>

#include "anker/copies.h"
#include "anker/office.h"
#include "anker/readlog.h"
#include "backup.h"

int backup_seal(const char *path, unsigned char *bytes, size_t n, const struct secret *passphrase, char *recovery)
{
	const struct seal_make make = { .path = path, .passphrase = passphrase, .recovery = recovery };
	struct seal *seal = NULL;
	int rc = seal_create(&seal, &make);
	if (rc == 0) {
		struct store_vault v = seal_vault(seal);
		rc = v.save(v.ctx, bytes, n);
	}
	seal_close(&seal);
	explicit_bzero(bytes, n);
	free(bytes);
	return rc;
}

static int write_log(struct app *office, const char *path, const struct secret *passphrase)
{
	unsigned char *bytes;
	size_t n;
	if (!passphrase)
		return readlog_copy(office->store, path);
	int rc = readlog_copy_bytes(office->store, &bytes, &n);
	return rc ? rc : backup_seal(path, bytes, n, passphrase, NULL);
}

static int follow(const char *path, const struct secret *passphrase, struct arena *a, struct backup_report *out)
{
	struct store_vault vault;
	struct seal *seal = NULL;
	int rc = passphrase ? seal_open(&seal, path, &(struct seal_way){ .passphrase = passphrase }, true) : 0;
	if (rc)
		return rc;
	if (seal)
		vault = seal_vault(seal);
	rc = readlog_verify_copy(path, seal ? &vault : NULL, a, &out->log_bad, &out->log_head, &out->log_lines);
	seal_close(&seal);
	return rc;
}

int backup_log(struct app *office, const char *path, const struct secret *passphrase, struct arena *a,
	struct backup_report *out)
{
	bool shared;
	int rc = store_shared(office->store, &shared);
	if (rc || !shared || (rc = write_log(office, path, passphrase)))
		return rc == ERR_NOTFOUND ? 0 : rc;
	out->log = path;
	return follow(path, passphrase, a, out);
}
