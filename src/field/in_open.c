/* Opening a take-out that came home: from a file or standard input, with the office's key or a
 * passphrase, into memory. Nothing of it is written anywhere. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anker/str.h"
#include "in.h"
#include "seal_parts.h"

enum { PIECE_SIZE = 65536, PROC_NAME_SIZE = 32 };

static const char plain_magic[16] = "SQLite format 3"; /* with its zero */

/* ---- standard input ---- */

static const char *name_of(char into[PROC_NAME_SIZE], int fd)
{
	snprintf(into, PROC_NAME_SIZE, "/proc/self/fd/%d", fd);
	return into;
}

/* No longer than a sealed file can be: who sends more sends something else. 0 or errno. */
static int copy_input(int to)
{
	unsigned char *piece = xmalloc(PIECE_SIZE);
	uint64_t left = header_file_size(IMAGE_LARGEST);
	int why = 0;

	while (!why) {
		ssize_t n = read(STDIN_FILENO, piece, PIECE_SIZE);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			why = n < 0 ? errno : 0;
			break;
		}
		if ((uint64_t)n > left)
			why = EFBIG;
		else
			why = write_whole(to, piece, (size_t)n);
		left -= (uint64_t)n;
	}
	free(piece);
	return why;
}

static int keep_input(struct returned *r)
{
	r->fd = memfd_create("anker", MFD_CLOEXEC);
	int why = r->fd < 0 ? errno : copy_input(r->fd);
	return why ? err_set(ERR_IO, _("standard input cannot be read: %s"), strerror(why)) : 0;
}

/* Messages name the file that was opened: say which that is. */
static int say_input(const struct returned *r, int rc)
{
	char name[PROC_NAME_SIZE];
	const char *message = err_last(), *at;
	struct str text = STR_INIT;

	if (r->fd < 0 || !(at = strstr(message, name_of(name, r->fd))))
		return rc;
	str_add_n(&text, message, (size_t)(at - message));
	str_add(&text, _("standard input"));
	str_add(&text, at + strlen(name));
	err_set(rc, "%s", text.text);
	str_free(&text);
	return rc;
}

/* ---- opening ---- */

/* What people take for a take-out: the caseload itself. Other files get their sentence from the seal. */
static int refuse_plain(const char *path, const char *name)
{
	char start[sizeof plain_magic];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool plain = fd >= 0 && read(fd, start, sizeof start) == (ssize_t)sizeof start &&
		memcmp(start, plain_magic, sizeof start) == 0;

	if (fd >= 0)
		close(fd);
	return !plain ? 0 : err_set(ERR_INVALID,
		_("%s is a plain caseload, not a take-out: what goes out with 'anker field out' is sealed, and only "
		  "that comes in"),
		name);
}

static int unseal(struct returned *r, struct store *office, const struct field_in *o, const char *path)
{
	unsigned char public[SEAL_KEY], secret[SEAL_KEY];
	struct seal_way way = { .passphrase = o->passphrase, .recovery = o->recovery };
	bool by_key = !o->passphrase && !o->recovery;
	int rc = by_key ? store_office_key(office, public, secret) : 0;

	if (rc == ERR_NOTFOUND)
		return err_set(ERR_INVALID,
			_("nothing was ever taken along from %s; bring %s in at the caseload that it came from (--db)"),
			store_path(office), r->path);
	if (rc)
		return rc;
	if (by_key) {
		way.office_public = public;
		way.office_secret = secret;
	}
	if (!way.recovery || !way.passphrase) /* exactly one way */
		rc = seal_open(&r->seal, path, &way, true);
	else
		rc = err_set(ERR_INVALID, _("give a passphrase or a recovery key, not both"));
	sodium_memzero(secret, sizeof secret);
	if (rc && by_key && seal_was_wrong())
		return err_set(ERR_INVALID,
			_("%s was taken along from another office; bring it in there (if this caseload was restored from a "
			  "copy: with its passphrase and --force)"),
			r->path);
	return rc;
}

/* ---- a vault that keeps nothing ---- */

static size_t kept_size(void *ctx)
{
	struct store_vault v = seal_vault(ctx);
	return v.size(v.ctx);
}

static int kept_load(void *ctx, unsigned char *into, size_t n)
{
	struct store_vault v = seal_vault(ctx);
	return v.load(v.ctx, into, n);
}

static int keep_nothing(void *ctx, const unsigned char *image, size_t n)
{
	(void)ctx;
	(void)image;
	(void)n;
	return 0;
}

/* An older file gets the changes of later schemas here, in memory. */
static int open_store(struct returned *r, const struct field_in *o)
{
	r->vault = (struct store_vault){ .ctx = r->seal, .size = kept_size, .load = kept_load, .save = keep_nothing };
	const struct store_options options = { .path = r->path, .share = o->share, .vault = &r->vault };
	int rc = store_open(&r->store, &options);

	return rc ? rc : store_verify(r->store, o->share);
}

/* Asked first: a take-out has no key to open another with, and that is not what is wrong. */
static int check_place(const struct returned *r, struct store *office)
{
	struct arena *a = arena_new();
	struct store_identity here;
	int rc = store_identity(office, a, &here);

	if (rc == 0 && here.takeout)
		rc = err_set(ERR_INVALID, _("this caseload is a take-out itself; bring %s in at the office"), r->path);
	arena_free(&a);
	return rc;
}

int returned_open(struct returned *r, struct store *office, const struct field_in *o)
{
	char name[PROC_NAME_SIZE];
	bool input = strcmp(o->path, "-") == 0;
	const char *path = o->path;
	int rc;

	*r = (struct returned){ .path = input ? _("standard input") : o->path, .fd = -1 };
	if ((rc = check_place(r, office)) || (input && (rc = keep_input(r))))
		return rc;
	if (input)
		path = name_of(name, r->fd);
	if ((rc = refuse_plain(path, r->path)) || (rc = unseal(r, office, o, path)) || (rc = open_store(r, o)))
		return say_input(r, rc);
	return 0;
}

void returned_close(struct returned *r)
{
	store_close(&r->store);
	seal_close(&r->seal);
	if (r->fd >= 0)
		close(r->fd);
	r->fd = -1;
}

/* ---- may it come home here ---- */

static int refuse_known(const struct returned *r, const struct takeout *t)
{
	char at[DATE_ISO_SIZE] = "";

	if (t->last)
		snprintf(at, sizeof at, "%s", t->last); /* its day */
	if (strcmp(t->state, "lost") == 0)
		return err_set(ERR_INVALID,
			_("take-out %d (%s, %s) was reported lost on %s; make sure that nobody else had it, then bring "
			  "it in with --force"),
			t->site, t->owner, t->label, at);
	if (strcmp(t->state, "void") == 0)
		return err_set(ERR_INVALID,
			_("the making of take-out %d (%s, %s) was broken off on %s; bring %s in with --force if it was "
			  "worked in all the same"),
			t->site, t->owner, t->label, at, r->path);
	return 0;
}

/* Numbers were given twice when an office was put back to a copy of before. */
static int check_known(const struct returned *r, const struct store_identity *field, struct store *office,
	const struct field_in *o, struct arena *a)
{
	struct takeout t;
	int rc = store_takeout(office, field->site, a, &t);

	if (rc == ERR_NOTFOUND)
		return o->force ? 0 : err_set(ERR_INVALID,
			_("this caseload knows no take-out %d: was it restored from an older copy? Bring %s in with "
			  "--force if it is yours"),
			field->site, r->path);
	if (rc)
		return rc;
	if (strcmp(t.token, field->takeout) != 0)
		return o->copy ? 0 : err_set(ERR_INVALID,
			_("another take-out has number %d here since (%s, %s): was this caseload restored from an older "
			  "copy? --copy brings %s in beside it"),
			t.site, t.owner, t.label, r->path);
	return o->force ? 0 : refuse_known(r, &t);
}

/* By the secret that only went along with it: a file may say anything of its owner. */
static int check_owner(const struct returned *r, const struct store_identity *field, struct store *office,
	const char *owner, struct arena *a)
{
	struct takeout t;
	int rc = store_takeout(office, field->site, a, &t);

	if (rc && rc != ERR_NOTFOUND)
		return rc;
	if (rc == 0 && strcmp(t.token, field->takeout) == 0 && strcmp(t.owner, owner) == 0)
		return 0;
	return err_set(ERR_DENIED, _("%s was not taken along by %s; who did brings it in"), r->path, owner);
}

int returned_check(const struct returned *r, struct store *office, const struct field_in *o, struct arena *a)
{
	struct store_identity here, field;
	int rc = store_identity(office, a, &here);

	if (rc || (rc = store_identity(r->store, a, &field)))
		return rc;
	if (!field.takeout || !field.site || !field.office)
		return err_set(ERR_INVALID,
			_("%s is a sealed caseload of its own, not a take-out; open it with 'anker %s'"), r->path,
			r->path);
	if (here.office ? strcmp(here.office, field.office) != 0 : !o->force)
		return err_set(ERR_INVALID, _("%s was taken along from another office; bring it in there"), r->path);
	if (o->owner && (rc = check_owner(r, &field, office, o->owner, a)))
		return rc;
	return check_known(r, &field, office, o, a);
}
