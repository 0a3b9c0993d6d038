/* Taking work along: a part of the caseload in a sealed file of its own.
 *
 * The office writes the take-out down as void, and as out just before the file gets its name: a
 * file that is somewhere is never one the office does not know of, and what was cut short is not
 * looked for on laptops. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/field.h"
#include "anker/file.h"
#include "anker/lang.h"
#include "anker/outlet.h"
#include "anker/place.h"
#include "anker/str.h"
#include "seal_parts.h"

enum { TOKEN_BYTES = (TOKEN_SIZE - 1) / 2 };

static void make_token(char out[TOKEN_SIZE])
{
	unsigned char bytes[TOKEN_BYTES];
	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2hex(out, TOKEN_SIZE, bytes, sizeof bytes);
}

/* The public half of the office's key; made when this is its first take-out. */
static int office_key(struct store *office, unsigned char *public)
{
	unsigned char secret[crypto_box_SECRETKEYBYTES];
	char token[TOKEN_SIZE];
	int rc = store_office_key(office, public, secret);
	if (rc == ERR_NOTFOUND) {
		make_token(token);
		crypto_box_keypair(public, secret);
		if ((rc = store_office_make(office, token, public, secret)) == 0)
			rc = store_office_key(office, public, secret); /* another program may have been first */
	}
	sodium_memzero(secret, sizeof secret);
	return rc;
}

/* Out again with store_travel. */
static int begin_void(struct store *office, struct takeout *t)
{
	int rc = store_begin(office, "");
	if (rc)
		return rc;
	if ((rc = store_takeout_begin(office, t, &t->site)) || (rc = store_takeout_state(office, t->site, "void"))) {
		store_rollback(office);
		return rc;
	}
	return store_commit(office, NULL);
}

/* ---- before anything is written ---- */

static int check_office(struct store *office)
{
	struct arena *a = arena_new();
	struct store_identity me;
	int rc = store_identity(office, a, &me);
	if (rc == 0 && me.takeout)
		rc = err_set(ERR_INVALID,
			_("this is a take-out itself (%s, of %s); take work along at the office"), me.label, me.owner);
	arena_free(&a);
	return rc;
}

static int check_scope(struct store *office, const struct travel_scope *scope)
{
	struct travel_count count;
	if (scope->nplacements == 0 && scope->nemployers == 0)
		return err_set(ERR_INVALID, _("there is nothing to take along: choose placements or employers"));
	return store_travel_count(office, scope, &count);
}

/* Before there is a take-out that was never made. */
static int check_path(const char *path)
{
	struct stat st;
	if (lstat(path, &st) == 0)
		return err_set(ERR_IO, _("%s exists already; choose another name"), path);
	char *copy = xstrdup(path);
	int rc = access(dirname(copy), W_OK | X_OK) == 0 ? 0 : place_failed(path, errno);
	free(copy);
	return rc;
}

/* ---- the file ---- */

static int fill_file(struct store *office, const struct field_out *o, const struct takeout *t, struct seal *seal)
{
	struct store *field = NULL;
	struct store_vault vault = seal_vault(seal);
	const struct store_options options = {
		.path = seal_path(seal), .share = o->share, .user = o->owner, .create = true, .vault = &vault,
	};
	seal_hold(seal);
	int rc = store_open(&field, &options);
	if (rc == 0 && (rc = store_travel(office, field, t, &o->scope, o->progress, o->ctx)) == 0) {
		size_t n;
		const unsigned char *image = store_image(field, &n);
		rc = seal_release(seal, image, n);
	}
	store_close(&field);
	return rc;
}

static int write_file(struct store *office, const struct field_out *o, const struct takeout *t, const char *path,
	const unsigned char *public)
{
	struct seal *seal = NULL;
	const struct seal_make make = {
		.path = path, .passphrase = o->passphrase, .office = public, .cost = o->cost,
	};
	int rc = seal_create(&seal, &make);
	if (rc)
		return rc;
	rc = fill_file(office, o, t, seal);
	seal_close(&seal);
	return rc;
}

/* The words of a failure outlive what is cleaned up after it. */
static int give_up(struct store *office, const char *path, int site, int rc)
{
	char *why = strdup(err_last());
	unlink(path);
	/* A file that cannot be taken away may be read one day: then the office must know it. */
	if (access(path, F_OK) != 0)
		store_takeout_state(office, site, "void");
	rc = err_set(rc, "%s", why ? why : "");
	free(why);
	return rc;
}

static int out_to(struct store *office, const struct field_out *o, const char *path, int *site)
{
	unsigned char public[crypto_box_PUBLICKEYBYTES];
	char token[TOKEN_SIZE];
	int rc = check_path(path);
	if (rc || (rc = office_key(office, public)))
		return rc;
	make_token(token);
	struct takeout t = { .token = token, .owner = o->owner, .label = o->label, .scope = o->words };
	if ((rc = begin_void(office, &t)))
		return rc;
	if ((rc = write_file(office, o, &t, path, public)))
		return give_up(office, path, t.site, rc);
	*site = t.site;
	return 0;
}

/* ---- to standard output ---- */

/* Who does not read on gets none: the take-out is void then, and this program does not wait for ever. */
static int write_out(const char *path, int ms)
{
	struct str text = STR_INIT;
	int why = file_read(path, SIZE_MAX, &text);
	if (!why && outlet_write(STDOUT_FILENO, text.text, text.len, ms ? ms : OUTLET_FOREVER) != text.len)
		why = errno;
	str_free(&text);
	return why ? err_set(ERR_IO, _("the output cannot be written: %s"), strerror(why)) : 0;
}

/* *held: a descriptor to be closed, or -1. */
static int make_folder(struct arena *a, char **folder, int *held)
{
	if (place_restricted())
		return place_hidden(a, true, folder, held);
	*folder = arena_strdup(a, "/tmp/.anker-out-XXXXXX");
	*held = -1;
	return mkdtemp(*folder) ? 0 : err_set(ERR_IO, _("%s cannot be made: %s"), *folder, strerror(errno));
}

/* Through a folder of our own: what stands there is sealed, and the output gets it whole or not
 * at all. */
static int out_to_output(struct store *office, const struct field_out *o, int *site)
{
	struct arena *a = arena_new();
	char *folder, *path;
	int held, rc = make_folder(a, &folder, &held);
	if (rc)
		goto out;
	path = arena_printf(a, "%s/take-out.anker", folder);
	rc = out_to(office, o, path, site);
	if (rc == 0 && (rc = write_out(path, o->output_ms)))
		rc = give_up(office, path, *site, rc);
	unlink(path);
	unlink(arena_printf(a, "%s.lock", path));
	rmdir(folder);
	if (held >= 0)
		close(held);
out:
	arena_free(&a);
	return rc;
}

int field_out(struct store *office, const struct field_out *o, int *site)
{
	*site = 0;
	int rc = sodium_ready();
	if (rc || (rc = check_office(office)) || (rc = check_scope(office, &o->scope)))
		return rc;
	int64_t left;
	if ((rc = place_room(0, &left)))
		return rc;
	return strcmp(o->path, "-") == 0 ? out_to_output(office, o, site) : out_to(office, o, o->path, site);
}
