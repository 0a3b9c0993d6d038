/* A copy of the caseload: made under another name while others work, proved, and only then given its own. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/copies.h"
#include "anker/file.h"
#include "anker/str.h"
#include "backup.h"
#include "report_door.h"

enum { HALF = 50, ALL = 100, DAYS = 7, WEEKS = 5, MONTHS = 12 };

/* Two pieces of work, each half of the whole. */
struct halves {
	const struct backup_options *o;
	int from;
};

static int on_half(void *ctx, int percent)
{
	const struct halves *h = ctx;
	return h->o->progress ? h->o->progress(h->o->ctx, h->from + percent * HALF / ALL) : 0;
}

/* ---- making ---- */

static int write_sealed(struct app *office, const char *path, const struct backup_options *o, char *recovery)
{
	unsigned char *bytes;
	size_t n;
	int rc = store_copy_bytes(office->store, &bytes, &n);
	return rc ? rc : backup_seal(path, bytes, n, o->passphrase, recovery);
}

static int write_copy(struct app *office, const char *path, const struct backup_options *o, char *recovery)
{
	struct halves first = { o, 0 };
	return o->passphrase ? write_sealed(office, path, o, recovery) : store_copy(office->store, path, on_half, &first);
}

/* A sealed caseload that is copied as it is opens with nothing but its own passphrase: the copy is the
 * file's, byte for byte, and what that holds is open here. */
static int prove_same(struct app *office, const char *path, struct halves *h, int64_t count[E_COUNT])
{
	struct str one = STR_INIT, other = STR_INIT;
	int why = file_read(store_path(office->store), SIZE_MAX, &one);
	if (!why)
		why = file_read(path, SIZE_MAX, &other);
	int rc = 0;
	if (why)
		rc = err_set(ERR_IO, _("%s cannot be read: %s"), path, strerror(why));
	else if (one.len != other.len || memcmp(one.text, other.text, one.len) != 0)
		rc = err_set(ERR_INVALID, _("the copy is not good: %s"), _("it is not what was written"));
	str_free(&one);
	str_free(&other);
	return rc ? rc : backup_check(office->store, on_half, h, count);
}

static int prove(struct app *office, const char *path, const struct backup_options *o, int64_t count[E_COUNT])
{
	struct halves second = { o, HALF };
	if (seal_is(path) && !o->passphrase)
		return prove_same(office, path, &second, count);
	return backup_prove(office, path, o->passphrase, on_half, &second, count);
}

/* ---- its name ---- */

static int exists(const char *path)
{
	return err_set(ERR_IO, _("%s exists already; choose another name for the copy"), path);
}

static int take_name(const char *part, const char *path)
{
	int rc = renameat2(AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE);
	if (rc && (errno == EINVAL || errno == ENOSYS)) { /* file systems that have no such rename */
		if (access(path, F_OK) == 0)
			return exists(path);
		rc = rename(part, path);
	}
	if (rc)
		return errno == EEXIST ? exists(path)
				       : err_set(ERR_IO, _("%s cannot be made: %s"), path, strerror(errno));
	return file_sync_folder(path) ? err_set(ERR_IO, _("%s may or may not be on disk (%s); look at it"), path,
		strerror(errno)) : 0;
}

/* What a program that was killed left of an earlier try. */
static void clear_away(const char *part)
{
	struct stat st;
	if (lstat(part, &st) == 0 && S_ISREG(st.st_mode))
		unlink(part);
}

/* The read log first: a caseload of its name is a copy that is whole. A program that was killed in between left the
 * other half under the name it was made under: that log is no copy, nor of use without its own. */
static int take_names(const char *part, const char *path, const char *log_part, const char *log)
{
	int rc = log_part ? take_name(log_part, log) : 0;
	if (rc == 0)
		rc = take_name(part, path);
	if (rc && log_part && access(path, F_OK) != 0 && access(log_part, F_OK) != 0)
		unlink(log);
	return rc;
}

static int make_copy(struct app *office, const char *path, const struct backup_options *o, struct arena *a,
	struct backup_report *out)
{
	const char *part = arena_printf(a, "%s.part", path), *log = arena_printf(a, "%s.read", path),
		   *log_part = arena_printf(a, "%s.part", log);
	char recovery[SEAL_RECOVERY_SIZE] = "";
	struct stat st;
	if (lstat(path, &st) != 0 && lstat(part, &st) == 0)
		clear_away(log);
	if (lstat(path, &st) == 0 || lstat(log, &st) == 0)
		return exists(access(path, F_OK) == 0 ? path : log);
	clear_away(part);
	clear_away(log_part);
	int rc = write_copy(office, part, o, recovery);
	if (rc)
		return rc;
	if ((rc = prove(office, part, o, out->records)) ||
		(rc = backup_log(office, log_part, o->passphrase, a, out)) ||
		(rc = take_names(part, path, out->log, log))) {
		clear_away(part);
		clear_away(log_part);
	}
	out->log = rc == 0 && out->log ? log : NULL;
	if (rc == 0 && *recovery)
		out->recovery = arena_strdup(a, recovery);
	explicit_bzero(recovery, sizeof recovery);
	return rc;
}

static int rotate(struct app *office, const struct backup_options *o, struct arena *a, struct backup_report *out)
{
	const struct ruleset *rs = office->rules;
	const struct backup_keep keep = {
		rules_parameter_number(rs, "kopie_dagen", office->today, DAYS),
		rules_parameter_number(rs, "kopie_weken", office->today, WEEKS),
		rules_parameter_number(rs, "kopie_maanden", office->today, MONTHS),
	};
	return backup_rotate(o->path, store_path(office->store), out->path, &keep, a, &out->removed);
}

int app_check(struct app *app, void (*found)(void *ctx, const char *line),
	void (*progress)(void *ctx, int percent), void *ctx)
{
	struct app *office;
	size_t bad;
	int rc = app_office(app, RIGHT_BACKUP, &office);
	if (rc || ((rc = store_check(office->store, found, progress, ctx)) && rc != ERR_INVALID))
		return rc;
	int read = report_check_kept(office, found, ctx, &bad);
	if (read || rc || bad == 0)
		return read ? read : rc;
	return err_set(ERR_INVALID,
		ngettext("%zu thing is not right in %s", "%zu things are not right in %s", bad), bad,
		store_path(office->store));
}

int app_backup(struct app *app, const struct backup_options *o, struct arena *a, struct backup_report *out)
{
	struct app *office;
	char now[MOMENT_SIZE];
	*out = (struct backup_report){ 0 };
	int rc = app_office(app, RIGHT_BACKUP, &office);
	if (rc)
		return rc;
	out->path = o->rotate ? backup_name(o->path, store_path(office->store), moment_now(now), a)
			      : arena_strdup(a, o->path);
	if ((rc = make_copy(office, out->path, o, a, out)))
		return rc;
	return o->rotate ? rotate(office, o, a, out) : 0;
}
