/* Finding citizen service numbers: all valid ones, none of the look-alikes. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"

static void assert_masked(const char *in, int count, const char *want)
{
	struct arena *a = arena_new();
	char *out;

	cr_assert_eq(text_mask_bsn(a, in, &out), count, "in \"%s\"", in);
	cr_assert_str_eq(out, want);
	arena_free(&a);
}

Test(bsn, mask__finds_the_usual_ways_to_write_it)
{
	assert_masked("bsn 111222333.", 1, "bsn ••••••333.");
	assert_masked("BSN:123456782", 1, "BSN:••••••782");
	assert_masked("BSN123456782", 1, "BSN••••••782");
	assert_masked("(111.222.333)", 1, "(•••.•••.333)");
	assert_masked("1112 22 333 ok", 1, "•••• •• 333 ok");
	assert_masked("123-456-782", 1, "•••-•••-782");
	assert_masked("111222333 en 123456782", 2, "••••••333 en ••••••782");
	assert_masked("op 12-05-2026 111222333", 1, "op 12-05-2026 ••••••333");
	assert_masked("Kerkstraat 12 111222333", 1, "Kerkstraat 12 ••••••333");
	assert_masked("010000008", 1, "••••••008");
}

Test(bsn, mask__leaves_look_alikes_alone)
{
	static const char *const others[] = {
		"", "123456789", "987654321", "000000000", "1112223330", "0111222333", "11122233", "111222333444",
		"AB111222333", "111222333X", "NL91 ABNA 0417 1643 00", "NL02ABNA0123456789",
		"NL02 RABO 1112 2233 3", "+31 111222333", "+31111222333", "+31 (0)111222333", "0031 111222333",
		"06-12345678", "020 1234567", "22-11-2026", "2026-11-22", "22 11 2026", "€ 111222333", "111222333 euro",
		"111.222.333,00", "0,111222333", "0.111222333", "111222333-01", "111 222 333 444", "1234 111-222-333-4",
		"KvK 12345678", "https://x.nl/111222333/1", "10:111222333",
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		cr_assert_eq(text_mask_bsn(a, others[i], NULL), 0, "\"%s\"", others[i]);
	arena_free(&a);
}

Test(bsn, mask__finds_every_valid_number_and_no_wrong_digit)
{
	struct arena *a = arena_new();
	int found = 0;

	/* Built from the definition: eight digits, then the check digit. */
	for (int n = 10000000; found < 1000; n += 78901) {
		int sum = 0, rest = n;
		for (int weight = 2; weight <= 9; weight++, rest /= 10)
			sum += weight * (rest % 10);
		if (sum % 11 > 9)
			continue;
		char text[40];
		snprintf(text, sizeof(text), "zie %08d%d, graag", n, sum % 11);
		cr_assert_eq(text_mask_bsn(a, text, NULL), 1, "%s", text);
		snprintf(text, sizeof(text), "zie %08d%d, graag", n, (sum % 11 + 1) % 10);
		cr_assert_eq(text_mask_bsn(a, text, NULL), 0, "%s", text);
		found++;
		arena_reset(a);
	}
	arena_free(&a);
}
