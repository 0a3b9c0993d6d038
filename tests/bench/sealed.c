/* sealed FOLDER: what sealing costs, against the same without it: the save of one contact in a
 * sealed caseload of 1 and 20 MB beside writing and syncing as many bytes; 10,000 changes that come
 * home beside the same rows put in by prepared SQL; and how long a passphrase takes. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/field.h"
#include "anker/lang.h"
#include "measure.h"

enum {
	TODAY = 20779, /* 2026-11-22 */
	SAVES = 31,
	ROUNDS = 5,
	PLACEMENTS = 60,
	CONTACTS = 1500, /* in the office */
	CHANGES = 10000,
	EACH = 4, /* writes a transaction: a contact, and what it changes */
	MB = 1 << 20,
	PATH_SIZE = 512,
};

static const struct seal_cost cheap = { 1, 8192 };
static const char note[] = "Gesproken over de pauzes, de planning van de komende weken en wie er helpt als het druk "
			   "is; volgende maand opnieuw kijken.";
static const char *folder, *share;
static struct secret *passphrase;

static void check(int rc)
{
	if (rc >= 0)
		return;
	fprintf(stderr, "bench/sealed: %s\n", err_last());
	exit(1);
}

static void path_in(char out[PATH_SIZE], const char *name)
{
	snprintf(out, PATH_SIZE, "%s/%s", folder, name);
}

static int64_t put(struct store *s, enum entity_id e, const char *const *fields)
{
	struct arena *a = arena_new();
	struct record *r = record_new(model_entity(e), TODAY, a);

	for (; fields[0]; fields += 2)
		check(record_set(r, fields[0], fields[1]));
	check(store_put(s, r, NULL, NULL));
	int64_t id = r->id;
	arena_free(&a);
	return id;
}
#define PUT(s, e, ...) put(s, e, (const char *const[]){ __VA_ARGS__, NULL, NULL })

static void contact(struct store *s, int64_t placement, const char *words)
{
	char id[24];

	snprintf(id, sizeof id, "%lld", (long long)placement);
	PUT(s, E_CONTACT, "placement", id, "party", "employer", "date", "2026-11-20", "note", words);
}

/* Employers and employees 1, 2, 3 ... with a placement each. */
static void people(struct store *s)
{
	check(store_begin(s, "bench"));
	for (int i = 1; i <= PLACEMENTS; i++) {
		char name[32], id[16];
		snprintf(name, sizeof name, "Bench %d", i);
		snprintf(id, sizeof id, "%d", i);
		PUT(s, E_ORGANISATION, "name", name);
		PUT(s, E_EMPLOYEE, "family_name", name);
		PUT(s, E_PLACEMENT, "employee", id, "employer", id, "status", "active");
	}
	check(store_commit(s, NULL));
}

/* ---- one save ---- */

static void sealed_of(size_t size, const char *path, struct seal **seal, struct store_vault *vault, struct store **s)
{
	const struct seal_make m = { .path = path, .passphrase = passphrase, .cost = cheap };
	size_t n = 0;

	check(seal_create(seal, &m));
	*vault = seal_vault(*seal);
	const struct store_options o = { .path = path, .share = share, .user = "bench", .create = true, .vault = vault };
	seal_hold(*seal);
	check(store_open(s, &o));
	people(*s);
	for (int64_t i = 0; n < size; i++) {
		check(store_begin(*s, "bench"));
		for (int k = 0; k < 200; k++)
			contact(*s, 1 + (i + k) % PLACEMENTS, note);
		check(store_commit(*s, NULL));
		store_image(*s, &n);
	}
	const unsigned char *image = store_image(*s, &n);
	check(seal_release(*seal, image, n));
}

static double plain_write(const char *path, const unsigned char *image, size_t n)
{
	double from = now_ms();
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	for (size_t at = 0; at < n;) {
		ssize_t done = write(fd, image + at, n - at);
		if (done < 0)
			exit(1);
		at += (size_t)done;
	}
	if (fd < 0 || fsync(fd) != 0 || close(fd) != 0)
		exit(1);
	return now_ms() - from;
}

static void one_save(size_t size)
{
	char path[PATH_SIZE], plain[PATH_SIZE];
	double ours[SAVES], theirs[SAVES], from;
	struct store_vault vault;
	struct store *s;
	struct seal *seal;
	size_t n;

	path_in(path, "save.anker");
	path_in(plain, "save.plain");
	sealed_of(size, path, &seal, &vault, &s);
	for (int i = 0; i < SAVES; i++) {
		from = now_ms();
		contact(s, 1 + i % PLACEMENTS, note);
		ours[i] = now_ms() - from;
		const unsigned char *image = store_image(s, &n);
		theirs[i] = plain_write(plain, image, n);
	}
	double a = median(ours, SAVES), b = median(theirs, SAVES);
	printf("save of a contact, sealed %2zu MB %8.2f ms %10.2f ms   %5.2f x   (budget 3.0 x)\n", size / MB, a, b, a / b);
	store_close(&s);
	seal_close(&seal);
	remove(path);
	remove(plain);
}

/* ---- coming home ---- */

static struct store *office_open(const char *path)
{
	const struct store_options o = { .path = path, .share = share, .user = "bench", .create = true };
	struct store *s;

	check(store_open(&s, &o));
	return s;
}

static void copy_file(const char *from, const char *to)
{
	static char buf[1 << 16];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	size_t n;

	if (!in || !out)
		exit(1);
	while ((n = fread(buf, 1, sizeof buf, in)) > 0)
		fwrite(buf, 1, n, out);
	fclose(in);
	fclose(out);
}

static void change(struct store *s, int64_t placement, int i)
{
	struct arena *a = arena_new();
	struct record *r;

	check(store_get(s, E_PLACEMENT, placement, a, &r));
	check(record_set(r, "note", arena_printf(a, "%s (%d)", note, i)));
	check(store_put(s, r, NULL, NULL));
	arena_free(&a);
}

/* A laptop's weeks: three of four changes are contacts, the others a field of a placement. */
static void work_away(const char *path, sqlite3 **image)
{
	const struct seal_way way = { .passphrase = passphrase };
	struct seal *seal;
	struct store *s;
	size_t n;

	check(seal_open(&seal, path, &way, false));
	struct store_vault vault = seal_vault(seal);
	const struct store_options o = { .path = path, .share = share, .user = "bench", .vault = &vault };
	seal_hold(seal);
	check(store_open(&s, &o));
	for (int i = 0; i < CHANGES; i += EACH) {
		check(store_begin(s, "contact"));
		for (int k = 1; k < EACH; k++)
			contact(s, 1 + (i + k) % PLACEMENTS, note);
		change(s, 1 + i % PLACEMENTS, i);
		check(store_commit(s, NULL));
	}
	const unsigned char *bytes = store_image(s, &n);
	check(seal_release(seal, bytes, n));
	unsigned char *copy = sqlite3_malloc64(n);
	memcpy(copy, bytes, n);
	if (sqlite3_open(":memory:", image) != SQLITE_OK ||
		sqlite3_deserialize(*image, "main", copy, (sqlite3_int64)n, (sqlite3_int64)n, SQLITE_DESERIALIZE_FREEONCLOSE))
		exit(1);
	store_close(&s);
	seal_close(&seal);
}

/* Row by row, with prepared statements, as a program would. */
static void put_rows(sqlite3 *from, sqlite3 *to, const char *select, const char *insert)
{
	sqlite3_stmt *in, *out;

	if (sqlite3_prepare_v2(from, select, -1, &in, NULL) || sqlite3_prepare_v2(to, insert, -1, &out, NULL)) {
		fprintf(stderr, "bench/sealed: %s / %s\n", sqlite3_errmsg(from), sqlite3_errmsg(to));
		exit(1);
	}
	while (sqlite3_step(in) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_bind_parameter_count(out); i++)
			sqlite3_bind_value(out, i + 1, sqlite3_column_value(in, i));
		if (sqlite3_step(out) != SQLITE_DONE) {
			fprintf(stderr, "bench/sealed: %s: %s\n", sqlite3_errmsg(to), insert);
			exit(1);
		}
		sqlite3_reset(out);
	}
	sqlite3_finalize(in);
	sqlite3_finalize(out);
}

/* Every change of a note, as it came, with the search text that it is part of. */
static void put_changes(sqlite3 *from, sqlite3 *to)
{
	static const char *const sql[] = {
		("INSERT INTO placement_fts (placement_fts, rowid, search_text)"
		 " SELECT 'delete', id, search_text FROM placement WHERE id = ?1"),
		"UPDATE placement SET note = ?2, version = ?3, search_text = 'bench ' || ?2 WHERE id = ?1",
		"INSERT INTO placement_fts (rowid, search_text) SELECT id, search_text FROM placement WHERE id = ?1",
	};
	enum { STEPS = sizeof sql / sizeof *sql };
	sqlite3_stmt *in, *out[STEPS];

	if (sqlite3_prepare_v2(from, "SELECT j.record, f.after, j.version FROM journal j JOIN journal_field f ON"
			" f.journal = j.id ORDER BY j.id", -1, &in, NULL))
		exit(1);
	for (int k = 0; k < STEPS; k++)
		if (sqlite3_prepare_v2(to, sql[k], -1, &out[k], NULL))
			exit(1);
	while (sqlite3_step(in) == SQLITE_ROW)
		for (int k = 0; k < STEPS; k++) {
			for (int i = 0; i < sqlite3_bind_parameter_count(out[k]); i++)
				sqlite3_bind_value(out[k], i + 1, sqlite3_column_value(in, i));
			if (sqlite3_step(out[k]) != SQLITE_DONE)
				exit(1);
			sqlite3_reset(out[k]);
		}
	sqlite3_finalize(in);
	for (int k = 0; k < STEPS; k++)
		sqlite3_finalize(out[k]);
}

#define OURS " WHERE id >> 40 > 0"
static double raw(const char *office, sqlite3 *laptop)
{
	sqlite3 *db;
	double from = now_ms();

	if (sqlite3_open_v2(office, &db, SQLITE_OPEN_READWRITE, NULL))
		exit(1);
	sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
		"PRAGMA foreign_keys = ON; BEGIN IMMEDIATE", NULL, NULL, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	put_rows(laptop, db, "SELECT id, version, deleted, placement, employer, date, direction, medium, party, person, reached,"
		" purpose, minutes, note, next_contact, expert FROM contact" OURS,
		"INSERT INTO contact (id, version, deleted, placement, employer, date, direction, medium, party, person,"
		" reached, purpose, minutes, note, next_contact, expert) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
	put_rows(laptop, db, "SELECT id, note FROM contact" OURS, "INSERT INTO contact_fts (rowid, note) VALUES (?, ?)");
	put_changes(laptop, db);
	put_rows(laptop, db, "SELECT id, at, who, label, kind FROM txn ORDER BY id",
		"INSERT INTO txn (id, at, who, label, kind) VALUES (?, ?, ?, ?, ?)");
	put_rows(laptop, db, "SELECT id + 1000000, txn, entity, record, op, version FROM journal ORDER BY id",
		"INSERT INTO journal (id, txn, entity, record, op, version) VALUES (?, ?, ?, ?, ?, ?)");
	put_rows(laptop, db, "SELECT journal + 1000000, field, before, after FROM journal_field",
		"INSERT INTO journal_field (journal, field, before, after) VALUES (?, ?, ?, ?)");
	put_rows(laptop, db, "SELECT id, id, id FROM txn", "INSERT INTO brought (origin, digest, txn) VALUES (?, ?, ?)");
	if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL))
		exit(1);
	double took = now_ms() - from;
	sqlite3_close(db);
	return took;
}

static double come_home(const char *office, const char *file)
{
	struct arena *a = arena_new();
	struct field_report report;
	const struct field_in in = { .path = file, .passphrase = passphrase, .share = share };
	double from = now_ms();
	struct store *s = office_open(office);

	check(field_in(s, &in, a, &report));
	double took = now_ms() - from;
	if (report.count.made[E_CONTACT] != CHANGES / EACH * (EACH - 1) || report.count.shelved) {
		fprintf(stderr, "bench/sealed: not all came home\n");
		exit(1);
	}
	store_close(&s);
	arena_free(&a);
	return took;
}

/* As the command does it: what a program works out once (store_verify) is paid each time. */
static double in_a_program(const char *office, const char *file)
{
	double took = 0;
	int end[2], status;

	if (pipe(end) != 0)
		exit(1);
	pid_t pid = fork();
	if (pid == 0) {
		took = come_home(office, file);
		_exit(write(end[1], &took, sizeof took) == sizeof took ? 0 : 1);
	}
	close(end[1]);
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0 || read(end[0], &took, sizeof took) != sizeof took)
		exit(1);
	close(end[0]);
	return took;
}

static void coming_home(void)
{
	char first[PATH_SIZE], office[PATH_SIZE], wal[PATH_SIZE + 8], out[PATH_SIZE];
	double ours[ROUNDS], theirs[ROUNDS];
	int64_t all[PLACEMENTS];
	sqlite3 *laptop;
	int site;

	path_in(first, "first.db");
	path_in(office, "office.db");
	path_in(out, "out.anker");
	snprintf(wal, sizeof wal, "%s-wal", office);
	struct store *s = office_open(first);
	people(s);
	check(store_begin(s, "bench"));
	for (int i = 0; i < CONTACTS; i++)
		contact(s, 1 + i % PLACEMENTS, note);
	check(store_commit(s, NULL));
	for (int i = 0; i < PLACEMENTS; i++)
		all[i] = i + 1;
	const struct field_out fo = { .path = out, .scope = { .placement = all, .nplacements = PLACEMENTS, .since = DAY_NONE },
		.words = "all", .owner = "bench", .label = "laptop", .passphrase = passphrase, .cost = cheap,
		.share = share };
	check(field_out(s, &fo, &site));
	store_close(&s);
	sqlite3 *db;
	if (sqlite3_open(first, &db) || sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL))
		exit(1);
	sqlite3_close(db);
	work_away(out, &laptop);
	for (int i = 0; i < ROUNDS; i++) {
		copy_file(first, office);
		remove(wal);
		ours[i] = in_a_program(office, out);
		copy_file(first, office);
		remove(wal);
		theirs[i] = raw(office, laptop);
	}
	sqlite3_close(laptop);
	double a = median(ours, ROUNDS), b = median(theirs, ROUNDS);
	printf("%-28s %10.0f ms %10.0f ms   %5.2f x   (budget 3.0 x)\n", "field in, 10,000 changes", a, b, a / b);
}

/* ---- a passphrase ---- */

static void unlock(void)
{
	char path[PATH_SIZE];
	const struct seal_make m = { .path = path, .passphrase = passphrase };
	const struct seal_way way = { .passphrase = passphrase };
	static const unsigned char bytes[4096];
	struct seal *seal;

	path_in(path, "unlock.anker");
	check(seal_create(&seal, &m));
	seal_hold(seal);
	check(seal_release(seal, bytes, sizeof bytes));
	bool outdated;
	struct seal_cost cost = seal_cost(seal, &outdated);
	seal_close(&seal);
	double from = now_ms();
	check(seal_open(&seal, path, &way, true));
	printf("%-28s %10.0f ms                         (%llu passes of %llu MB; about 1 s by design)\n", "unlocking",
		now_ms() - from, (unsigned long long)cost.passes, (unsigned long long)cost.memory / MB);
	seal_close(&seal);
}

int main(int argc, char **argv)
{
	static const char words[] = "vier losse woorden samen";

	if (argc < 2)
		return fprintf(stderr, "usage: sealed FOLDER\n"), 2;
	folder = argv[1];
	share = getenv("ANKER_SHARE") ? getenv("ANKER_SHARE") : "share";
	setvbuf(stdout, NULL, _IOLBF, 0);
	check(lang_init("en", share));
	check(secret_new(&passphrase, words, sizeof words - 1));
	one_save(MB);
	one_save(20 * MB);
	coming_home();
	unlock();
	secret_free(&passphrase);
	return 0;
}
