/* Copies of a caseload: proved, sealed, rotated, and put back. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/backup.h"
#include "anker/colleague.h"
#include "anker/erasure.h"
#include "anker/file.h"
#include "anker/readlog.h"
#include "anker/str.h"
#include "tests/app/office.h"

static int64_t placement;

static void setup(void)
{
	office_open();
	placement = make_placement(make_employer("De Linde"), "Versteeg");
}

TestSuite(backup, .init = setup, .fini = office_close, .timeout = 120);

static const char *beside(const char *name)
{
	return arena_printf(arena, "%s/%s", office_folder(), name);
}

static bool there(const char *path)
{
	return access(path, F_OK) == 0;
}

static struct backup_report backup(const struct backup_options *o)
{
	struct backup_report r;
	cr_assert_eq(app_backup(app, o, arena, &r), 0, "%s", err_last());
	return r;
}

static struct secret *secret(const char *text)
{
	struct secret *s;
	cr_assert_eq(secret_new(&s, text, strlen(text)), 0);
	return s;
}

/* What is beside the copies: nothing of the making may stay. */
static const char *left_in(const char *folder)
{
	char line[256] = "";
	FILE *f = popen(arena_printf(arena, "cd %s && ls -A | tr '\\n' ' '", folder), "r");
	cr_assert_not_null(f);
	if (!fgets(line, sizeof line, f))
		*line = '\0';
	pclose(f);
	return arena_strdup(arena, line);
}

struct told {
	int n, last, stop_at;
};

static int tell(void *ctx, int percent)
{
	struct told *t = ctx;
	cr_assert_geq(percent, t->last);
	cr_assert_leq(percent, 100);
	t->last = percent;
	return ++t->n == t->stop_at;
}

Test(backup, is_proved_and_counted__and_private)
{
	struct stat st;
	struct told told = { 0 };
	mkdir(beside("copies"), 0700);
	const struct backup_report r =
		backup(&(struct backup_options){ .path = beside("copies/a.anker"), .progress = tell, .ctx = &told });
	cr_assert_eq(r.records[E_PLACEMENT], 1);
	cr_assert_eq(r.records[E_EXPERT], 2);
	cr_assert_null(r.recovery);
	cr_assert_eq(told.last, 100);
	cr_assert_eq(stat(r.path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	cr_assert_str_eq(left_in(beside("copies")), "a.anker ");
}

Test(backup, never_takes_the_place_of_a_file__nor_stays_half_made)
{
	struct backup_report r;
	struct told told = { .stop_at = 1 };
	mkdir(beside("copies"), 0700);
	backup(&(struct backup_options){ .path = beside("copies/a.anker") });
	cr_assert_eq(app_backup(app, &(struct backup_options){ .path = beside("copies/a.anker") }, arena, &r), ERR_IO);
	cr_assert_eq(app_backup(app, &(struct backup_options){ .path = beside("nowhere/a.anker") }, arena, &r), ERR_IO);
	cr_assert_eq(app_backup(app, &(struct backup_options){ .path = beside("copies/b.anker"), .progress = tell,
		.ctx = &told }, arena, &r), ERR_STOPPED);
	cr_assert_str_eq(left_in(beside("copies")), "a.anker ");
	/* One that a killed program left half is written anew. */
	cr_assert_geq(creat(beside("copies/c.anker.part"), 0600), 0);
	backup(&(struct backup_options){ .path = beside("copies/c.anker") });
	cr_assert_str_eq(left_in(beside("copies")), "a.anker c.anker ");
}

/* ---- the read log of a shared one ---- */

static struct app *administrator(void)
{
	office_share();
	cr_assert_eq(app_read(app, E_PLACEMENT, placement, "screen"), 0, "%s", err_last());
	mkdir(beside("copies"), 0700);
	return office_of("beheer");
}

Test(backup, the_read_log_goes_along__its_chain_followed_in_the_copy)
{
	struct app *beheer = administrator();
	struct backup_report r;
	const char *head;
	int64_t bad, n;
	cr_assert_eq(app_backup(beheer, &(struct backup_options){ .path = beside("copies/a.anker") }, arena, &r), 0, "%s",
		err_last());
	cr_assert_str_eq(r.log, beside("copies/a.anker.read"));
	cr_assert_str_eq(left_in(beside("copies")), "a.anker a.anker.read ");
	cr_assert_eq(readlog_verify(app->store, arena, &bad, &head, &n), 0);
	cr_assert_gt(n, 0);
	cr_assert_eq(r.log_lines, n);
	cr_assert_eq(r.log_bad, 0);
	cr_assert_str_eq(r.log_head, head);
	/* Who changed it by other means is found in the copy as well, and there is a copy all the same. */
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s.read \"DROP TRIGGER line_stays; UPDATE line SET who = 'x'\"",
		store_path(app->store))), 0);
	cr_assert_eq(app_backup(beheer, &(struct backup_options){ .path = beside("copies/b.anker") }, arena, &r), 0);
	cr_assert_eq(r.log_bad, 1);
	/* A read log is never written over, not even where its caseload is gone. */
	unlink(beside("copies/a.anker"));
	cr_assert_eq(app_backup(beheer, &(struct backup_options){ .path = beside("copies/a.anker") }, arena, &r), ERR_IO);
	cr_assert(strstr(err_last(), "a.anker.read exists"), "%s", err_last());
	/* But what a program left that was killed between the two names is half a copy, and no proof. */
	close(creat(beside("copies/a.anker.part"), 0600));
	cr_assert_eq(app_backup(beheer, &(struct backup_options){ .path = beside("copies/a.anker") }, arena, &r), 0, "%s",
		err_last());
	cr_assert_str_eq(left_in(beside("copies")), "a.anker a.anker.read b.anker b.anker.read ");
	app_close(&beheer);
}

Test(backup, the_read_log_is_sealed_when_the_copy_is)
{
	struct app *beheer = administrator();
	struct secret *words = secret("vier woorden voor kopie");
	struct backup_report r;
	cr_assert_eq(app_backup(beheer, &(struct backup_options){ .path = beside("copies/a.anker"), .passphrase = words },
		arena, &r), 0, "%s", err_last());
	cr_assert_str_eq(left_in(beside("copies")), "a.anker a.anker.read ");
	cr_assert(seal_is(r.log));
	cr_assert_gt(r.log_lines, 0);
	cr_assert_eq(r.log_bad, 0);
	secret_free(&words);
	app_close(&beheer);
}

static void damage(const char *sql)
{
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s \"%s\" >/dev/null", store_path(app->store), sql)), 0);
}

Test(backup, that_is_not_good_is_refused_and_gone)
{
	struct backup_report r;
	damage("UPDATE placement SET version = 99 WHERE id = 1");
	mkdir(beside("copies"), 0700);
	cr_assert_eq(app_backup(app, &(struct backup_options){ .path = beside("copies/a.anker") }, arena, &r), ERR_INVALID);
	cr_assert(strstr(err_last(), "placement 1"), "%s", err_last());
	cr_assert_str_eq(left_in(beside("copies")), "");
}

Test(backup, sealed__opens_with_its_passphrase__and_holds_no_plain_text)
{
	struct secret *right = secret("vier woorden voor kopie"), *wrong = secret("een ander woord");
	struct str all = STR_INIT;
	struct restore_report restored;
	mkdir(beside("copies"), 0700);
	const struct backup_report r = backup(&(struct backup_options){ .path = beside("copies/a.anker"),
		.passphrase = right });
	cr_assert(seal_is(r.path));
	cr_assert_eq(strlen(r.recovery) > 0, true);
	cr_assert_eq(r.records[E_PLACEMENT], 1);
	cr_assert_str_eq(left_in(beside("copies")), "a.anker ");
	cr_assert_eq(file_read(r.path, SIZE_MAX, &all), 0);
	cr_assert_null(memmem(all.text, all.len, "Versteeg", 8));
	str_free(&all);
	change(E_PLACEMENT, placement, "note", "na de kopie");
	cr_assert_eq(app_restore(app, r.path, NULL, false, NULL, NULL, arena, &restored), ERR_INVALID);
	cr_assert_eq(app_restore(app, r.path, wrong, false, NULL, NULL, arena, &restored), ERR_INVALID);
	cr_assert_eq(app_restore(app, r.path, right, false, NULL, NULL, arena, &restored), 0, "%s", err_last());
	cr_assert_null(record_get(get(E_PLACEMENT, placement), "note"));
	secret_free(&right);
	secret_free(&wrong);
}

/* ---- rotation ---- */

static void old_copy(const char *stem, day on, const char *rest)
{
	char iso[DATE_ISO_SIZE];
	int fd = creat(arena_printf(arena, "%s/%s-%s%s", beside("copies"), stem, date_iso(iso, on), rest), 0600);
	cr_assert_geq(fd, 0);
	close(fd);
}


static const char *stem(void)
{
	const char *name = strrchr(store_path(app->store), '/') + 1;
	return arena_strndup(arena, name, (size_t)(strrchr(name, '.') - name));
}

Test(backup, rotation_keeps_the_last_of_each_day__week_and_month)
{
	char now[MOMENT_SIZE];
	day today;
	mkdir(beside("copies"), 0700);
	cr_assert_eq(date_parse_iso(arena_strndup(arena, moment_now(now), 10), &today), 0);
	for (int back = 1; back < 800; back++) {
		old_copy(stem(), today - back, "-020000.anker");
		if (back < 20)
			old_copy(stem(), today - back, "-010000.anker");
	}
	/* What looks nearly like it is another's. */
	old_copy(arena_printf(arena, "%s-oost", stem()), today - 400, "-020000.anker");
	old_copy(stem(), today - 400, "-020000.anker.txt");
	old_copy(stem(), today - 400, "-02000x.anker");
	const struct backup_report r = backup(&(struct backup_options){ .path = beside("copies"), .rotate = true });
	cr_assert(there(r.path));
	cr_assert_gt(r.removed, 700);
	size_t months = 0, weeks = 0, days = 0, all = 0;
	int y, m, d, ty, tm;
	date_to_ymd(today, &ty, &tm, &d);
	char iso[DATE_ISO_SIZE];
	for (int back = 1; back < 800; back++) {
		day on = today - back, next = on + 1;
		int ny, nm;
		bool is = there(arena_printf(arena, "%s/%s-%s-020000.anker", beside("copies"), stem(), date_iso(iso, on)));
		date_to_ymd(on, &y, &m, &d);
		date_to_ymd(next, &ny, &nm, &d);
		day monday = today - date_weekday_of(today);
		bool by_day = back < 7, by_week = date_weekday_of(on) == 6 && on >= monday - 4 * 7,
		     by_month = nm != m && (ty * 12 + tm) - (y * 12 + m) < 12;
		cr_assert_eq(is, by_day || by_week || by_month, "%d days ago", back);
		days += by_day, weeks += by_week, months += by_month, all += is;
		cr_assert_not(there(arena_printf(arena, "%s/%s-%s-010000.anker", beside("copies"), stem(), iso)));
	}
	cr_assert_eq(days, 6);
	cr_assert_eq(weeks, 4);
	cr_assert_eq(months, 11);
	cr_assert_eq(system(arena_printf(arena, "test $(ls %s | wc -l) = %zu", beside("copies"), all + 4)), 0);
}

Test(backup, rotation_takes_away_what_a_killed_one_left__and_nothing_that_is_being_made)
{
	static const char *const rest[] = { ".part", ".read.part", ".read" };
	char now[MOMENT_SIZE], iso[DATE_ISO_SIZE];
	day today;
	mkdir(beside("copies"), 0700);
	cr_assert_eq(date_parse_iso(arena_strndup(arena, moment_now(now), 10), &today), 0);
	for (size_t i = 0; i < 3; i++) {
		old_copy(stem(), today - 3, arena_printf(arena, "-020000.anker%s", rest[i]));
		old_copy(stem(), today - 1, arena_printf(arena, "-020000.anker%s", rest[i]));
	}
	old_copy(stem(), today - 2, "-020000.anker");
	old_copy(stem(), today - 2, "-020000.anker.read");
	old_copy(arena_printf(arena, "%s-oost", stem()), today - 3, "-020000.anker.part");
	backup(&(struct backup_options){ .path = beside("copies"), .rotate = true });
	const char *start = arena_printf(arena, "%s/%s", beside("copies"), stem());
	for (size_t i = 0; i < 3; i++) {
		cr_assert_not(there(arena_printf(arena, "%s-%s-020000.anker%s", start, date_iso(iso, today - 3), rest[i])));
		cr_assert(there(arena_printf(arena, "%s-%s-020000.anker%s", start, date_iso(iso, today - 1), rest[i])));
	}
	cr_assert(there(arena_printf(arena, "%s-%s-020000.anker.read", start, date_iso(iso, today - 2))));
	cr_assert(there(arena_printf(arena, "%s-oost-%s-020000.anker.part", start, date_iso(iso, today - 3))));
}

/* ---- putting back ---- */

Test(backup, put_back__says_first_what_would_be_lost__and_keeps_what_is_there)
{
	struct restore_report dry, done;
	const struct backup_report r = backup(&(struct backup_options){ .path = beside("copy.anker") });
	change(E_PLACEMENT, placement, "note", "na de kopie");
	make_contact(placement, "employer", "2026-11-20", "1");
	struct app *bram_s = office_of("bram");
	cr_assert_eq(app_restore(app, r.path, NULL, true, NULL, NULL, arena, &dry), 0, "%s", err_last());
	cr_assert_null(dry.kept);
	cr_assert_eq(dry.now[E_CONTACT], dry.then[E_CONTACT] + 1);
	cr_assert_eq(dry.lost, 2);
	cr_assert_str_eq(dry.lost_by, "anna 2");
	cr_assert_str_eq(record_get(get(E_PLACEMENT, placement), "note"), "na de kopie");
	cr_assert_eq(app_restore(app, r.path, NULL, false, NULL, NULL, arena, &done), 0, "%s", err_last());
	cr_assert_eq(done.lost, 2);
	cr_assert(there(done.kept));
	cr_assert_null(record_get(get(E_PLACEMENT, placement), "note"));
	struct record *seen;
	cr_assert_eq(store_get(bram_s->store, E_PLACEMENT, placement, arena, &seen), 0);
	cr_assert_null(record_get(seen, "note"));
	/* And what was kept can be put back in its turn. */
	cr_assert_eq(app_restore(app, done.kept, NULL, false, NULL, NULL, arena, &dry), 0, "%s", err_last());
	cr_assert_str_eq(record_get(get(E_PLACEMENT, placement), "note"), "na de kopie");
	app_close(&bram_s);
}

static bool in_files(const char *word)
{
	static const char *const parts[] = { "", "-wal" };
	bool found = false;
	for (size_t i = 0; i < 2; i++) {
		struct str all = STR_INIT;
		if (file_read(arena_printf(arena, "%s%s", store_path(app->store), parts[i]), SIZE_MAX, &all) == 0 && all.len)
			found |= memmem(all.text, all.len, word, strlen(word)) != NULL;
		str_free(&all);
	}
	return found;
}

Test(backup, put_back__gives_nobody_back_who_was_erased__nor_their_name_in_a_text_about_another)
{
	struct restore_report r;
	struct erasure x;
	char *certificate;
	int64_t other = make_placement(make_employer("Hotel De Linde"), "Oosterling");
	int64_t person = PUT(E_EMPLOYEE, "given_name", "Quirijn", "family_name", "Zwaluwhof");
	PUT(E_CONTACT, "placement", id(other), "date", "2026-11-02", "party", "employer", "note",
		"Werkt nu samen met Quirijn Zwaluwhof aan de balie.");
	const struct backup_report copy = backup(&(struct backup_options){ .path = beside("copy.anker") });
	cr_assert_eq(app_erasure(app, person, arena, &x), 0, "%s", err_last());
	cr_assert_eq(app_erase(app, &x, x.name, "request", "verzoek", NULL, NULL, arena, &certificate), 0, "%s", err_last());
	cr_assert_not(in_files("Zwaluwhof"));
	cr_assert_eq(app_restore(app, copy.path, NULL, false, NULL, NULL, arena, &r), 0, "%s", err_last());
	cr_assert_geq(r.erased, 1);
	cr_assert_not(in_files("Zwaluwhof"));
	cr_assert_not(in_files("zwaluwhof"));
	cr_assert(strstr(record_get(latest(E_CONTACT), "note"), "Werkt nu samen met"));
	struct certificate *kept;
	size_t n;
	cr_assert_eq(app_certificates(app, arena, &kept, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert(strstr(kept[0].text, "verzoek"));
	int64_t waiting;
	cr_assert_eq(app_erasures_waiting(app, &waiting), 0);
	cr_assert_eq(waiting, 0);
}

Test(backup, only_a_good_copy_of_this_caseload_is_put_back)
{
	struct restore_report r;
	struct str all = STR_INIT;
	const struct backup_report made = backup(&(struct backup_options){ .path = beside("copy.anker") });
	cr_assert_eq(app_restore(app, beside("none"), NULL, false, NULL, NULL, arena, &r), ERR_NOTFOUND);
	cr_assert_eq(app_restore(app, store_path(app->store), NULL, false, NULL, NULL, arena, &r), ERR_INVALID);
	cr_assert(strstr(err_last(), "in use"), "%s", err_last());
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s \"UPDATE file SET made = '2001-01-01T00:00:00Z'\"", made.path)), 0);
	cr_assert_eq(app_restore(app, made.path, NULL, false, NULL, NULL, arena, &r), ERR_INVALID);
	cr_assert(strstr(err_last(), "another caseload"), "%s", err_last());
	unlink(made.path);
	backup(&(struct backup_options){ .path = made.path });
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s \"DROP INDEX contact_by_date\"", made.path)), 0);
	cr_assert_eq(app_restore(app, made.path, NULL, false, NULL, NULL, arena, &r), ERR_INVALID);
	cr_assert(strstr(err_last(), "contact_by_date"), "%s", err_last());
	/* Cut short, at every kind of place. */
	unlink(made.path);
	backup(&(struct backup_options){ .path = made.path });
	cr_assert_eq(file_read(made.path, SIZE_MAX, &all), 0);
	const long cut[] = { 0, 10, 99, 4096, 5000, (long)all.len / 2, (long)all.len - 4096 };
	for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
		cr_assert_eq(truncate(made.path, cut[i]), 0);
		cr_assert_lt(app_restore(app, made.path, NULL, false, NULL, NULL, arena, &r), 0, "cut at %ld", cut[i]);
		cr_assert_eq(file_replace(made.path, all.text, all.len), 0);
	}
	str_free(&all);
	cr_assert_eq(get(E_PLACEMENT, placement)->deleted, false);
	cr_assert_eq(app_restore(app, made.path, NULL, false, NULL, NULL, arena, &r), 0, "%s", err_last());
}
