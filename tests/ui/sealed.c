/* See sealed.h. */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anker/err.h"
#include "tests/ui/sealed.h"

static void write_file(const char *path, const void *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	cr_assert(fd >= 0 && write(fd, bytes, n) == (ssize_t)n, "%s", path);
	close(fd);
}

static void make_clock(struct sealed *d)
{
	static const int64_t still[2];
	char path[96];
	int fd;

	snprintf(path, sizeof path, "%s/clock", d->c.folder);
	write_file(path, still, sizeof still);
	fd = open(path, O_RDWR);
	d->clock = mmap(NULL, sizeof still, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	cr_assert(d->clock != MAP_FAILED);
	close(fd);
}

void sealed_open(struct sealed *d)
{
	struct seal *seal;
	int64_t anna;

	memset(d, 0, sizeof *d);
	sealed_caseload_open(&d->c, SEALED_PASSPHRASE, &seal);
	anna = caseload_expert(&d->c, "Anna Visser");
	caseload_set(&d->c, E_EXPERT, anna, "login", "anna", NULL);
	d->bakery = caseload_employer(&d->c, "Bakkerij De Korenaar");
	d->jan = caseload_placement(&d->c, caseload_employee(&d->c, "Joris Wittebrood"), d->bakery, "expert",
		caseload_ref(&d->c, anna), "start", "2026-01-05", NULL);
	caseload_contact(&d->c, d->jan, "2026-03-01", "employer", "note", "Gaat goed.", NULL);
	sealed_caseload_save(&d->c, &seal);
	snprintf(d->passphrase, sizeof d->passphrase, "%s/passphrase", d->c.folder);
	write_file(d->passphrase, SEALED_PASSPHRASE "\n", sizeof SEALED_PASSPHRASE);
	make_clock(d);
}

void sealed_close(struct sealed *d)
{
	munmap(d->clock, 2 * sizeof *d->clock);
	caseload_close(&d->c);
}

static struct term *start(struct sealed *d, int rows, int cols, bool asked)
{
	static char lang[] = "--lang", english[] = "en", from[] = "--passphrase-file";
	char db[96], share[PATH_MAX], clock[128], preload[PATH_MAX], *program = getenv("ANKER");
	char here[PATH_MAX / 2], *slash;
	char *argv[] = { program, lang, english, asked ? NULL : from, d->passphrase, NULL };
	const char *env[] = { db, share, "ANKER_USER=anna", "ANKER_TODAY=2026-11-22", clock, preload,
		"XDG_CONFIG_HOME", "XDG_DATA_HOME", "EDITOR=true", NULL };

	cr_assert(program != NULL, "ANKER names no program; run through make check-one");
	cr_assert(getcwd(here, sizeof here) != NULL);
	snprintf(db, sizeof db, "ANKER_DB=%s", d->c.path);
	snprintf(share, sizeof share, "ANKER_SHARE=%s/share", here);
	snprintf(clock, sizeof clock, "ANKER_CLOCK=%s/clock", d->c.folder);
	snprintf(preload, sizeof preload, "LD_PRELOAD=%s", program);
	slash = strrchr(preload, '/');
	snprintf(slash, sizeof preload - (size_t)(slash - preload), "/tests/clock.so");
	return term_spawn(rows, cols, argv, env);
}

struct term *sealed_start(struct sealed *d, int rows, int cols, const char *text)
{
	struct term *t = start(d, rows, cols, false);

	term_wait_for(t, text);
	return t;
}

struct term *sealed_start_asked(struct sealed *d, int rows, int cols)
{
	return start(d, rows, cols, true);
}

struct store *sealed_read(struct sealed *d, const char *passphrase)
{
	static struct seal *seal;
	static struct store_vault vault;
	struct store_options o = { .path = d->c.path, .share = "share", .user = "anna", .readonly = true,
		.vault = &vault };
	struct secret *p = NULL;
	int r;

	store_close(&d->c.store);
	seal_close(&seal);
	cr_assert_eq(secret_new(&p, passphrase, strlen(passphrase)), 0);
	r = seal_open(&seal, d->c.path, &(struct seal_way){ .passphrase = p }, true);
	secret_free(&p);
	if (r < 0)
		return NULL;
	vault = seal_vault(seal);
	cr_assert_eq(store_open(&d->c.store, &o), 0, "%s", err_last());
	return d->c.store;
}

bool sealed_has_draft(struct sealed *d, const char *text)
{
	struct draft *draft;
	size_t n;

	cr_assert(sealed_read(d, SEALED_PASSPHRASE) != NULL, "%s", err_last());
	cr_assert_eq(store_drafts(d->c.store, d->c.arena, &draft, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		if (strstr(draft[i].body, text))
			return true;
	return false;
}

void sealed_locked(struct term *t)
{
	static const char *const names[] = { "Korenaar", "Joris", "Wittebrood", "employer", "Today" };

	term_wait_for(t, "anker is locked · week.anker");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cr_assert(!term_has(t, names[i]), "\"%s\" is there:\n%s", names[i], term_dump(t));
}

void sealed_unlock(struct term *t, const char *text)
{
	term_type(t, SEALED_PASSPHRASE "\n");
	term_wait_for(t, text);
}
