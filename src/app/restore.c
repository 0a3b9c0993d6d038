/* Putting a copy back: into memory, looked through, given what is of now, and then in one commit in the
 * place of what is there, which was copied first. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/copies.h"
#include "anker/erasure.h"
#include "anker/file.h"
#include "anker/str.h"
#include "anker/text.h"
#include "anker/travel.h"
#include "backup.h"

enum { DAY_CHARS = 10, MOST_NAMED = 6 };

/* The copy as a caseload in memory: nothing of it is written anywhere. */
struct in_memory {
	unsigned char *bytes;
	size_t n;
	struct store_vault vault;
	struct store *store;
};

static size_t memory_size(void *ctx)
{
	return ((struct in_memory *)ctx)->n;
}

static int memory_load(void *ctx, unsigned char *into, size_t n)
{
	memcpy(into, ((struct in_memory *)ctx)->bytes, n);
	return 0;
}

static int memory_save(void *ctx, const unsigned char *image, size_t n)
{
	(void)ctx, (void)image, (void)n;
	return 0;
}

static void memory_drop(struct in_memory *m)
{
	if (m->bytes) {
		explicit_bzero(m->bytes, m->n);
		free(m->bytes);
	}
	m->bytes = NULL;
	m->n = 0;
}

/* ---- reading it ---- */

static int read_sealed(struct in_memory *m, const char *path, const struct secret *passphrase)
{
	struct seal *seal;
	if (!passphrase)
		return err_set(ERR_INVALID, _("%s is sealed, and nobody can be asked for its passphrase here; "
					      "give it with --passphrase-file FILE"), path);
	int rc = seal_open(&seal, path, &(struct seal_way){ .passphrase = passphrase }, true);
	if (rc)
		return rc;
	struct store_vault v = seal_vault(seal);
	m->n = v.size(v.ctx);
	m->bytes = xmalloc(m->n ? m->n : 1);
	rc = v.load(v.ctx, m->bytes, m->n);
	seal_close(&seal);
	return rc;
}

/* A file with a log beside it is a caseload that is in use: what is in the log would be missed. */
static int read_plain(struct in_memory *m, const char *path, struct arena *a)
{
	struct stat st;
	struct str all = STR_INIT;
	if (stat(path, &st) != 0)
		return err_set(ERR_NOTFOUND, _("%s cannot be read: %s"), path, strerror(errno));
	if (stat(arena_printf(a, "%s-wal", path), &st) == 0 && st.st_size > 0)
		return err_set(ERR_INVALID, _("%s is in use as a caseload: 'anker backup' makes a copy of it that can be put back"),
			path);
	if (!store_is_caseload(path))
		return err_set(ERR_INVALID, _("%s is not a copy of a caseload"), path);
	int why = file_read(path, SIZE_MAX, &all);
	m->bytes = (unsigned char *)all.text;
	m->n = all.len;
	return why ? err_set(ERR_IO, _("%s cannot be read: %s"), path, strerror(why)) : 0;
}

static int open_copy(struct app *office, struct in_memory *m, const char *path, const struct secret *passphrase,
	struct arena *a)
{
	int rc = seal_is(path) ? read_sealed(m, path, passphrase) : read_plain(m, path, a);
	if (rc)
		return rc;
	store_bytes_without_log(m->bytes, m->n); /* one made by hand of a file that had one */
	m->vault = (struct store_vault){ .ctx = m, .size = memory_size, .load = memory_load, .save = memory_save };
	const struct store_options so = { .path = path, .share = office->share, .user = office->user,
		.vault = &m->vault };
	rc = store_open(&m->store, &so);
	memory_drop(m); /* the store has it */
	return rc ? rc : store_verify(m->store, office->share);
}

/* ---- what it comes to ---- */

static const char *losers(const struct copy_difference *d, struct arena *a)
{
	struct str line = STR_INIT;
	for (size_t i = 0; i < d->nby && i < MOST_NAMED; i++)
		str_addf(&line, "%s%s %lld", i ? ", " : "", d->by[i].who, (long long)d->by[i].n);
	if (d->nby > MOST_NAMED)
		str_addf(&line, ", …");
	const char *text = line.len ? text_clean(a, line.text, false) : "";
	str_free(&line);
	return text;
}

static int compare(struct app *office, struct store *copy, struct arena *a, struct restore_report *out)
{
	struct copy_difference d;
	int rc = store_copy_difference(office->store, copy, a, &d);
	out->made = d.made;
	out->lost = d.lost;
	out->lost_by = losers(&d, a);
	out->erased = d.erased;
	return rc ? rc : backup_count(office->store, out->now);
}

/* regio.anker.2026-11-22-140501.bak: beside the caseload, for who made it alone; the second of that moment
 * has "-2" behind it. */
static const char *name_kept(struct app *office, struct arena *a)
{
	char now[MOMENT_SIZE];
	struct stat st;
	moment_now(now);
	const char *time = now + DAY_CHARS + 1, *name = arena_printf(a, "%s.%.10s-%.2s%.2s%.2s",
		store_path(office->store), now, time, time + 3, time + 6), *path = arena_printf(a, "%s.bak", name);
	for (int i = 2; lstat(path, &st) == 0; i++)
		path = arena_printf(a, "%s-%d.bak", name, i);
	return path;
}

/* Who was erased since is erased in the copy as well, also where texts about others name them. */
static int erase_again(struct app *office, struct store *copy, struct arena *a)
{
	struct app then = { .store = copy, .rules = office->rules, .share = office->share, .user = office->user,
		.today = office->today, .rights = office->rights, .unscoped = true };
	int64_t *employee;
	size_t n;
	int rc = store_erased_since(office->store, copy, E_EMPLOYEE, a, &employee, &n);
	return rc ? rc : app_erase_again(&then, employee, n);
}

static int put_back(struct app *office, struct store *copy, struct arena *a, struct restore_report *out)
{
	const char *label = *out->made ? arena_printf(a, _("copy of %s put back"), moment_long(a, out->made))
				       : _("empty copy put back");
	int rc = store_hold(office->store);
	if (rc)
		return rc;
	/* Once more: others went on while it was looked through. */
	if ((rc = compare(office, copy, a, out)))
		goto out;
	const char *kept = name_kept(office, a);
	if ((rc = store_copy(office->store, kept, NULL, NULL)))
		goto out;
	out->kept = kept;
	if ((rc = store_carry_numbers(office->store, copy)) == 0 && (rc = erase_again(office, copy, a)) == 0 &&
		(rc = store_carry(office->store, copy, label)) == 0)
		rc = store_replace(office->store, copy);
out:
	store_release(office->store);
	return rc;
}

int app_restore(struct app *app, const char *path, const struct secret *passphrase, bool dry,
	int (*progress)(void *ctx, int percent), void *ctx, struct arena *a, struct restore_report *out)
{
	struct in_memory copy = { 0 };
	struct app *office;
	*out = (struct restore_report){ .made = "", .lost_by = "" };
	int rc = app_office(app, RIGHT_BACKUP, &office);
	if (rc)
		return rc;
	if ((rc = open_copy(office, &copy, path, passphrase, a)) ||
		(rc = store_same_caseload(office->store, copy.store)) ||
		(rc = backup_check(copy.store, progress, ctx, out->then)))
		goto out;
	rc = dry ? compare(office, copy.store, a, out) : put_back(office, copy.store, a, out);
	if (rc == 0 && !dry)
		rc = backup_count(office->store, out->then);
out:
	store_close(&copy.store);
	memory_drop(&copy);
	return rc;
}
