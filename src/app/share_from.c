/* Sharing what there is: a caseload of one's own as the beginning of the team's. It is only read, so that
 * nothing of it changes hands when the administrator of the machine does this for somebody else. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/copies.h"
#include "anker/file.h"
#include "anker/text.h"
#include "anker/travel.h"
#include "backup.h"
#include "share_from.h"

enum { HALF = 50, ALL = 100 };

/* ---- the old one ---- */

static int check_old(struct store *s, struct arena *a)
{
	struct store_identity me;
	bool shared;
	int rc = store_shared(s, &shared);
	if (rc || (rc = store_identity(s, a, &me)))
		return rc;
	if (shared)
		return err_set(ERR_INVALID, _("%s is shared already; 'anker backup' and 'anker restore' copy it"), store_path(s));
	if (me.takeout)
		return err_set(ERR_INVALID, _("%s is a take-out of %s: bring it in at its office first"), store_path(s), me.owner);
	return 0;
}

/* One of an older anker stays as it is: its format is updated in memory, and that becomes the copy. */
static int open_older(struct sharing *s, const struct store_options *as)
{
	struct store_options so = *as;
	struct store *old;
	so.as_it_is = true;
	int rc = store_open(&old, &so);
	if (rc)
		return rc;
	rc = scratch_take(&s->updated, old);
	store_close(&old);
	s->old.vault = s->updated.vault;
	so.as_it_is = so.readonly = false;
	so.vault = &s->old.vault;
	return rc ? rc : store_open(&s->old.store, &so);
}

int sharing_begin(struct sharing *s, struct arena *a)
{
	const struct app_options *o = s->from->old;
	struct app_options read = *o;
	struct store_options so = { .path = o->db, .share = o->share, .user = o->user, .readonly = true,
		.force_network = o->force_network };
	int rc = 0;
	read.readonly = true;
	if (seal_is(o->db)) {
		rc = unlock(&s->old, &read);
		so.vault = &s->old.vault;
	}
	if (rc == 0 && (rc = store_open(&s->old.store, &so)) == ERR_READONLY)
		rc = open_older(s, &so);
	return rc ? rc : check_old(s->old.store, a);
}

void sharing_end(struct sharing *s)
{
	store_close(&s->old.store);
	seal_close(&s->old.seal);
	scratch_free(&s->updated);
}

/* ---- the copy ---- */

struct halves {
	const struct share_from *from;
	int before;
};

static int on_half(void *ctx, int percent)
{
	const struct halves *h = ctx;
	return h->from->progress ? h->from->progress(h->from->ctx, h->before + percent * HALF / ALL) : 0;
}

/* What a vault holds is written as a plain file: on a server the disk is what is encrypted. */
static int write_opened(struct store *s, const char *path)
{
	unsigned char *bytes;
	size_t n;
	int rc = store_copy_bytes(s, &bytes, &n);
	if (rc)
		return rc;
	rc = file_replace(path, (const char *)bytes, n);
	explicit_bzero(bytes, n);
	free(bytes);
	return rc;
}

int sharing_copy(struct sharing *s, const char *path, int64_t count[E_COUNT])
{
	struct halves first = { s->from, 0 }, second = { s->from, HALF };
	struct app reader = { .share = s->from->old->share };
	unlink(path); /* what a program that was killed left */
	int rc = s->old.vault.load ? write_opened(s->old.store, path) : store_copy(s->old.store, path, on_half, &first);
	if (rc == 0)
		rc = backup_prove(&reader, path, NULL, on_half, &second, count);
	if (rc)
		unlink(path);
	return rc;
}

/* ---- what is next ---- */

static bool has_role(const struct member *row, size_t n, const char *login)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].login, login) == 0 && strcmp(row[i].role, "expert") == 0)
			return true;
	return false;
}

static int by_name(const void *a, const void *b)
{
	return strcoll(((const struct share_expert *)a)->name, ((const struct share_expert *)b)->name);
}

static int who_waits(struct store *s, struct arena *a, struct share_report *out)
{
	const struct query q = { .entity = E_EXPERT };
	struct record **expert;
	struct member *row;
	size_t n, members;
	int rc = store_find(s, &q, a, &expert, &n);
	if (rc || (rc = store_members(s, NULL, false, a, &row, &members)))
		return rc;
	out->expert = arena_alloc(a, (n + 1) * sizeof *out->expert);
	for (size_t i = 0; i < n; i++) {
		const char *login = record_get(expert[i], "login");
		if (login && has_role(row, members, login))
			continue;
		out->expert[out->nexperts++] = (struct share_expert){ text_clean(a, record_title(expert[i], a), false),
			login ? text_clean(a, login, false) : "", login && getpwnam(login) };
	}
	qsort(out->expert, out->nexperts, sizeof *out->expert, by_name);
	return 0;
}

int sharing_report(struct store *s, struct arena *a, struct share_report *out)
{
	struct takeout *taken;
	int rc = store_takeouts_out(s, a, &taken, &out->takeouts);
	return rc ? rc : who_waits(s, a, out);
}
