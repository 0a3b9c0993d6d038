/* libFuzzer: what somebody sends as the command of a connection. Every word comes out as the same word when it is
 * quoted and read again, and none holds what was not sent. clang -fsanitize=fuzzer,address,undefined; seeds:
 * tests/data/fuzz/server_words. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "anker/text.h"
#include "src/cli/server.h"

/* 'it'\''s' */
static void quote(struct str *out, const char *word)
{
	str_add(out, " '");
	for (; *word != '\0'; word++)
		if (*word == '\'')
			str_add(out, "'\\''");
		else
			str_add_n(out, word, 1);
	str_add(out, "'");
}

static void check_words(char **argv, int argc, size_t sent)
{
	size_t n = 0;

	for (int i = 0; i < argc; i++) {
		n += strlen(argv[i]);
		if (!text_valid(argv[i], strlen(argv[i])))
			abort();
	}
	if (argv[argc] != NULL || n > sent || argc > SERVER_WORDS_MOST)
		abort();
}

static void check_again(char **argv, int argc, struct arena *a)
{
	struct str text = STR_INIT;
	char **again;
	int n;

	str_add(&text, "");
	for (int i = 0; i < argc; i++)
		quote(&text, argv[i]);
	if (text.len <= SERVER_COMMAND_MOST) {
		if (server_words(text.text, a, &again, &n) != 0 || n != argc)
			abort();
		for (int i = 0; i < n; i++)
			if (strcmp(argv[i], again[i]) != 0)
				abort();
	}
	str_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	char **argv;
	int argc;

	char *command = arena_strndup(a, (const char *)data, size);
	if (server_words(command, a, &argv, &argc) == 0) {
		check_words(argv, argc, size);
		check_again(argv, argc, a);
	}
	arena_free(&a);
	return 0;
}
