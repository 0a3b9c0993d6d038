/* The files of tests/vectors say what they should, and a reader written from anker(5) alone opens
 * the good ones: the page describes the format that is written. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "sealed.h"

TestSuite(seal_vectors, .init = sealed_setup, .fini = sealed_teardown);

enum { COLUMNS = 5, ROWS_LEAST = 40 };

struct row {
	char *file, *way, *key, *result, *text;
};

static unsigned char office_public[32], office_secret[32];

static void key_of(const char *hex)
{
	size_t n;
	cr_assert_eq(sodium_hex2bin(office_secret, 32, hex, strlen(hex), NULL, &n, NULL), 0);
	cr_assert_eq(n, 32);
	crypto_scalarmult_base(office_public, office_secret);
}

static unsigned char content(size_t i)
{
	return (unsigned char)(i % 251);
}

static void check_content(const unsigned char *bytes, size_t n, const struct row *r)
{
	cr_assert_eq(n, strtoul(r->text, NULL, 10), "%s", r->file);
	for (size_t i = 0; i < n; i++)
		cr_assert_eq(bytes[i], content(i), "%s at %zu", r->file, i);
}

static void check_row(const struct row *r, const char *path)
{
	struct seal_way way = { .passphrase = NULL };
	struct secret *p = NULL;
	unsigned char *bytes = NULL;
	size_t n;
	if (strcmp(r->way, "passphrase") == 0)
		way.passphrase = p = sealed_secret(r->key);
	else if (strcmp(r->way, "recovery") == 0)
		way.recovery = r->key;
	else
		key_of(r->key);
	if (strcmp(r->way, "office") == 0)
		way = (struct seal_way){ .office_public = office_public, .office_secret = office_secret };
	int rc = sealed_load(path, &way, &bytes, &n);
	if (strcmp(r->result, "opens") == 0) {
		cr_assert_eq(rc, 0, "%s: %s", r->file, err_last());
		check_content(bytes, n, r);
	} else {
		struct str expected = STR_INIT;
		const char *at = strstr(r->text, "FILE");
		cr_assert_neq(rc, 0, "%s opens", r->file);
		str_add_n(&expected, r->text, at ? (size_t)(at - r->text) : strlen(r->text));
		if (at)
			str_addf(&expected, "%s%s", path, at + strlen("FILE"));
		cr_assert_str_eq(err_last(), expected.text);
		str_free(&expected);
	}
	free(bytes);
	secret_free(&p);
}

static size_t each_row(void (*check)(const struct row *r, const char *path))
{
	char line[1024], path[128];
	size_t rows = 0;
	FILE *f = fopen("tests/vectors/list.tsv", "r");
	cr_assert_not_null(f);
	while (fgets(line, sizeof line, f)) {
		char *cell[COLUMNS], *p = line;
		line[strcspn(line, "\n")] = '\0';
		for (int i = 0; i < COLUMNS; i++)
			cr_assert_not_null(cell[i] = strsep(&p, "\t"));
		const struct row r = { cell[0], cell[1], cell[2], cell[3], cell[4] };
		snprintf(path, sizeof path, "tests/vectors/%s", r.file);
		check(&r, path);
		rows++;
	}
	fclose(f);
	return rows;
}

Test(seal_vectors, each_file_opens_or_is_refused_with_its_sentence)
{
	cr_assert_eq(sodium_ready(), 0);
	cr_assert_geq(each_row(check_row), ROWS_LEAST);
}

/* ---- a reader of its own: numbers as in the manual page ---- */

static uint64_t number(const unsigned char *at)
{
	uint64_t n = 0;
	for (int i = 7; i >= 0; i--)
		n = n * 256 + at[i];
	return n;
}

static void kek_of_recovery(unsigned char kek[32], const char *text, const unsigned char *id)
{
	static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	unsigned char key[20] = { 0 };
	size_t bit = 0;
	for (; *text; text++) {
		const char *at = strchr(letters, *text);
		for (int i = 4; at && i >= 0; i--, bit++)
			if ((at - letters) >> i & 1)
				key[bit / 8] |= (unsigned char)(0x80 >> bit % 8);
	}
	cr_assert_eq(bit, 160);
	crypto_generichash(kek, 32, key, 20, id, 16);
}

static void data_key(unsigned char key[32], const unsigned char *file, const struct row *r)
{
	unsigned char kek[32];
	size_t slot = strcmp(r->way, "passphrase") == 0 ? 88 : 272;
	if (strcmp(r->way, "office") == 0) {
		key_of(r->key);
		cr_assert_eq(memcmp(file + 160, office_public, 32), 0);
		cr_assert_eq(crypto_box_seal_open(key, file + 192, 80, office_public, office_secret), 0);
		return;
	}
	if (slot == 88)
		cr_assert_eq(crypto_pwhash(kek, 32, r->key, strlen(r->key), file + 72, number(file + 56),
			(size_t)number(file + 64), crypto_pwhash_ALG_ARGON2ID13), 0);
	else
		kek_of_recovery(kek, r->key, file + 24);
	cr_assert_eq(crypto_secretbox_open_easy(key, file + slot + 24, 48, file + slot, kek), 0, "%s", r->file);
}

static void read_as_described(const struct row *r, const char *path)
{
	/* As typed keys and texts that are not NFC are for the program to put right. */
	if (strcmp(r->result, "opens") != 0 || strstr(r->key, "\xcc\x81") ||
		(strcmp(r->way, "recovery") == 0 && !strchr(r->key, '-')))
		return;
	unsigned char key[32], hash[32], tag;
	crypto_secretstream_xchacha20poly1305_state state;
	size_t size;
	unsigned char *file = sealed_file(path, &size);
	cr_assert_eq(memcmp(file, "ANKSEAL\0\1\0\0\0\0\2\0\0", 16), 0);
	crypto_generichash(hash, 32, file, 480, NULL, 0);
	cr_assert_eq(memcmp(hash, file + 480, 32), 0);
	data_key(key, file, r);
	cr_assert_eq(crypto_secretstream_xchacha20poly1305_init_pull(&state, file + 344, key), 0);
	size_t length = (size_t)number(file + 48), done = 0, at = 512;
	unsigned char *bytes = malloc(length);
	while (done < length) {
		size_t n = length - done < 65536 ? length - done : 65536;
		cr_assert_eq(crypto_secretstream_xchacha20poly1305_pull(&state, bytes + done, NULL, &tag, file + at, n + 17,
			done ? NULL : file, done ? 0 : 512), 0, "%s", r->file);
		done += n;
		at += n + 17;
		cr_assert_eq(tag, done == length ? 3 : 0);
	}
	cr_assert_eq(at, size);
	check_content(bytes, length, r);
	free(bytes);
	free(file);
}

Test(seal_vectors, a_reader_written_from_the_manual_page_opens_them)
{
	cr_assert_eq(sodium_ready(), 0);
	each_row(read_as_described);
}
