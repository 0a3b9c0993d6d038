/* A plain caseload that nobody else has, as one piece of bytes: for sealing it. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static int others(const struct store *s)
{
	return err_set(ERR_BUSY, _("%s is open in another program; close it there first"), s->path);
}

/* Leaving the log beside the file takes the file for oneself, and fails while another has it. */
int store_alone(struct store *s)
{
	if (s->vault)
		return 0;
	int rc = db_exec(s, "PRAGMA journal_mode = DELETE");
	if (rc == 0)
		rc = db_exec(s, "BEGIN EXCLUSIVE");
	return rc == ERR_BUSY ? others(s) : rc;
}

int store_bytes(struct store *s, unsigned char **out, size_t *n)
{
	sqlite3_int64 size = 0;
	int rc = reach_check_all(s);
	if (rc)
		return rc;
	unsigned char *bytes = sqlite3_serialize(s->db, "main", &size, 0);
	*out = NULL;
	*n = 0;
	if (!bytes)
		return db_fail(s, "serialize");
	*out = xmalloc((size_t)size);
	*n = (size_t)size;
	memcpy(*out, bytes, *n);
	explicit_bzero(bytes, *n);
	sqlite3_free(bytes);
	return 0;
}
