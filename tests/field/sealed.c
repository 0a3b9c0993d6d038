#include "sealed.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct seal_cost sealed_cost = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };
char sealed_folder[64], sealed_path[128];

void sealed_setup(void)
{
	strcpy(sealed_folder, "/tmp/anker-sealed-XXXXXX");
	cr_assert(mkdtemp(sealed_folder) != NULL);
	snprintf(sealed_path, sizeof sealed_path, "%s/week47.anker", sealed_folder);
	cr_assert_eq(lang_init("en", "share"), 0);
}

void sealed_teardown(void)
{
	char command[96];
	snprintf(command, sizeof command, "rm -rf %s", sealed_folder);
	cr_assert_eq(system(command), 0);
}

struct secret *sealed_secret(const char *text)
{
	struct secret *s;
	cr_assert_eq(secret_new(&s, text, strlen(text)), 0, "%s", err_last());
	return s;
}

unsigned char *sealed_bytes(size_t n, unsigned seed)
{
	unsigned char *bytes = malloc(n);
	uint32_t state = seed * 2654435761u + 1;
	for (size_t i = 0; i < n; i++) {
		state = state * 1664525u + 1013904223u;
		bytes[i] = (unsigned char)(state >> 24);
	}
	return bytes;
}

int sealed_save(struct seal *s, size_t n, unsigned seed)
{
	struct store_vault v = seal_vault(s);
	unsigned char *bytes = sealed_bytes(n, seed);
	int rc = v.save(v.ctx, bytes, n);
	free(bytes);
	return rc;
}

void sealed_make(const char *path, const char *passphrase, size_t n, unsigned seed)
{
	struct secret *p = sealed_secret(passphrase);
	struct seal *s;
	const struct seal_make m = { .path = path, .passphrase = p, .cost = sealed_cost };
	cr_assert_eq(seal_create(&s, &m), 0, "%s", err_last());
	cr_assert_eq(sealed_save(s, n, seed), 0, "%s", err_last());
	seal_close(&s);
	secret_free(&p);
}

struct seal *sealed_open(const char *path, const char *passphrase)
{
	struct secret *p = sealed_secret(passphrase);
	struct seal *s;
	cr_assert_eq(seal_open(&s, path, &(struct seal_way){ .passphrase = p }, false), 0, "%s", err_last());
	secret_free(&p);
	return s;
}

int sealed_load(const char *path, const struct seal_way *way, unsigned char **out, size_t *n)
{
	struct seal *s;
	int rc = seal_open(&s, path, way, true);
	if (rc)
		return rc;
	struct store_vault v = seal_vault(s);
	*n = v.size(v.ctx);
	unsigned char *bytes = malloc(*n);
	rc = v.load(v.ctx, bytes, *n);
	seal_close(&s);
	if (rc || !out)
		free(bytes);
	else
		*out = bytes;
	return rc;
}

void sealed_holds(const char *path, const char *passphrase, size_t n, unsigned seed)
{
	struct secret *p = sealed_secret(passphrase);
	unsigned char *bytes = NULL, *expected = sealed_bytes(n, seed);
	size_t size = 0;
	cr_assert_eq(sealed_load(path, &(struct seal_way){ .passphrase = p }, &bytes, &size), 0, "%s", err_last());
	cr_assert_eq(size, n);
	cr_assert_eq(memcmp(bytes, expected, n), 0);
	free(bytes);
	free(expected);
	secret_free(&p);
}

void sealed_refused(int rc, int code, const char *sentence)
{
	cr_assert_eq(rc, code, "%d: %s", rc, err_last());
	cr_assert_not_null(strstr(err_last(), sentence), "%s", err_last());
}

unsigned char *sealed_file(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	cr_assert_not_null(f, "%s", path);
	cr_assert_eq(fseek(f, 0, SEEK_END), 0);
	*n = (size_t)ftell(f);
	rewind(f);
	unsigned char *bytes = malloc(*n + 1);
	cr_assert_eq(fread(bytes, 1, *n, f), *n);
	fclose(f);
	return bytes;
}

void sealed_write(const char *path, const unsigned char *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");
	cr_assert_not_null(f);
	cr_assert_eq(fwrite(bytes, 1, n, f), n);
	cr_assert_eq(fclose(f), 0);
}

bool sealed_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

size_t sealed_others(void)
{
	DIR *d = opendir(sealed_folder);
	size_t n = 0;
	const char *own = strrchr(sealed_path, '/') + 1;
	for (struct dirent *e; (e = readdir(d));)
		n += *e->d_name != '.' && strcmp(e->d_name, own) != 0;
	closedir(d);
	return n;
}
