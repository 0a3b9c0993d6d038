/* Copies that are made while others write, and what comes back from them. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/copies.h"
#include "anker/err.h"
#include "tests/support/caseload.h"

enum { MANY = 4000 };

static struct caseload c;
static int64_t jan;

static void setup(void)
{
	caseload_open(&c);
	jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), caseload_employer(&c, "De Linde"),
		"start", "2026-01-05", NULL);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(copy, .init = setup, .fini = teardown, .timeout = 120);

static const char *beside(const char *name)
{
	return arena_printf(c.arena, "%s/%s", c.folder, name);
}

static struct store *open_copy(const char *path)
{
	struct store *s;
	const struct store_options o = { .path = path, .share = "share", .user = "anna", .readonly = true };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

static int64_t count(struct store *s, enum entity_id e)
{
	int64_t n;
	cr_assert_eq(store_count(s, &(struct query){ .entity = e }, 0, &n), 0, "%s", err_last());
	return n;
}

static void say(void *ctx, const char *line)
{
	(void)ctx;
	fprintf(stderr, "%s\n", line);
}

static void many_contacts(void)
{
	cr_assert_eq(store_begin(c.store, "many"), 0);
	for (int i = 0; i < MANY; i++)
		caseload_contact(&c, jan, "2026-03-01", "employer", "note",
			"Gebeld over de planning van de komende weken en de pauzes in de middag.", NULL);
	cr_assert_eq(store_commit(c.store, NULL), 0);
}

/* Each time it is told how far it is, another connection writes. */
struct writing {
	struct store *other;
	int told, last, stop_at;
};

static int write_one(void *ctx, int percent)
{
	struct writing *w = ctx;
	cr_assert_geq(percent, w->last, "it began anew at %d%%", percent);
	w->last = percent;
	w->told++;
	struct record *r;
	struct arena *a = arena_new();
	cr_assert_eq(store_get(w->other, E_PLACEMENT, jan, a, &r), 0);
	record_set(r, "note", arena_printf(a, "while it is copied, %d", w->told));
	cr_assert_eq(store_put(w->other, r, NULL, NULL), 0, "%s", err_last());
	arena_free(&a);
	return w->stop_at && w->told >= w->stop_at;
}

static struct store *other(void)
{
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = "piet" };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

Test(copy, is_of_one_moment__and_never_begins_anew__while_others_write)
{
	many_contacts();
	struct writing w = { .other = other() };
	const char *path = beside("copy.anker");
	cr_assert_eq(store_copy(c.store, path, write_one, &w), 0, "%s", err_last());
	cr_assert_geq(w.told, 3);
	store_close(&w.other);
	struct store *copy = open_copy(path);
	struct record *r;
	cr_assert_eq(store_check(copy, say, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(count(copy, E_CONTACT), MANY);
	cr_assert_eq(store_get(copy, E_PLACEMENT, jan, c.arena, &r), 0);
	cr_assert_null(record_get(r, "note"), "what was written meanwhile is in the copy");
	store_close(&copy);
	cr_assert_neq(access(beside("copy.anker-wal"), F_OK), 0);
	cr_assert_neq(access(beside("copy.anker-shm"), F_OK), 0);
}

Test(copy, that_is_stopped_leaves_nothing)
{
	many_contacts();
	struct writing w = { .other = other(), .stop_at = 2 };
	cr_assert_eq(store_copy(c.store, beside("copy.anker"), write_one, &w), ERR_STOPPED);
	store_close(&w.other);
	cr_assert_neq(access(beside("copy.anker"), F_OK), 0);
	cr_assert_eq(w.told, 2);
}

Test(copy, as_bytes_opens_without_a_log_beside_it)
{
	unsigned char *bytes;
	size_t n;
	cr_assert_eq(store_copy_bytes(c.store, &bytes, &n), 0);
	FILE *f = fopen(beside("bytes.anker"), "w");
	cr_assert_eq(fwrite(bytes, 1, n, f), n);
	fclose(f);
	free(bytes);
	struct store *copy = open_copy(beside("bytes.anker"));
	cr_assert_eq(count(copy, E_PLACEMENT), 1);
	store_close(&copy);
	cr_assert_neq(access(beside("bytes.anker-shm"), F_OK), 0);
}
