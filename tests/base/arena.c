/* Arenas, growable strings and the error slot. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/str.h"

Test(arena, alloc__is_zeroed_aligned_and_apart)
{
	struct arena *a = arena_new();
	unsigned char *last = NULL;

	for (size_t size = 1; size < 5000; size += 7) {
		unsigned char *p = arena_alloc(a, size);
		cr_assert_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			cr_assert_eq(p[i], 0);
		memset(p, 0xaa, size);
		if (last != NULL)
			cr_assert_eq(*last, 0xaa);
		last = p;
	}
	arena_free(&a);
	cr_assert_null(a);
	arena_free(&a);
}

Test(arena, reset__gives_zeroed_memory_again)
{
	struct arena *a = arena_new();

	for (int round = 0; round < 3; round++) {
		memset(arena_alloc(a, 1000), 0xff, 1000);
		memset(arena_alloc(a, 300000), 0xff, 300000);
		cr_assert_eq(arena_used(a), 301000);
		arena_reset(a);
		cr_assert_eq(arena_used(a), 0);
		const char *p = arena_alloc(a, 1000);
		for (int i = 0; i < 1000; i++)
			cr_assert_eq(p[i], 0);
		arena_reset(a);
	}
	arena_free(&a);
}

Test(arena, strings__are_copied_cut_and_formatted)
{
	struct arena *a = arena_new();

	cr_assert_null(arena_strdup(a, NULL));
	cr_assert_null(arena_strndup(a, NULL, 3));
	cr_assert_str_eq(arena_strdup(a, "knelpunt"), "knelpunt");
	cr_assert_str_eq(arena_strndup(a, "knelpunt", 4), "knel");
	cr_assert_str_eq(arena_strndup(a, "kort", 40), "kort");
	cr_assert_str_eq(arena_printf(a, "%s-%d", "a", 12), "a-12");
	cr_assert_eq(strlen(arena_printf(a, "%10000d", 1)), 10000);
	arena_free(&a);
}

Test(str, add__grows_and_stays_terminated)
{
	struct str s = STR_INIT;

	str_reset(&s);
	cr_assert_str_eq(s.text, "");
	for (int i = 0; i < 1000; i++)
		str_addf(&s, "%d,", i % 10);
	cr_assert_eq(s.len, 2000);
	cr_assert_eq(strlen(s.text), 2000);
	str_reset(&s);
	str_add(&s, "een");
	str_add_char(&s, ' ');
	str_add_n(&s, "tweede", 4);
	cr_assert_str_eq(s.text, "een twee");
	str_free(&s);
	cr_assert_null(s.text);
	str_add(&s, "weer");
	cr_assert_str_eq(s.text, "weer");
	str_free(&s);
}

Test(err, set__returns_the_code_and_keeps_one_clean_line)
{
	cr_assert_not_null(err_last());
	cr_assert_eq(err_set(ERR_CONFLICT, "no %s", "luck"), ERR_CONFLICT);
	cr_assert_str_eq(err_last(), "no luck");
	err_set(ERR_IO, "file: %s", err_last());
	cr_assert_str_eq(err_last(), "file: no luck");
	err_set(ERR_IO, "a\x1b[31mb\nc");
	cr_assert_str_eq(err_last(), "a\xef\xbf\xbd[31mb c");
}

Test(err, set__cuts_a_long_message_between_characters)
{
	char text[5000];

	for (size_t i = 0; i + 2 < sizeof(text); i += 2)
		memcpy(text + i, "é", 3);
	err_set(ERR_IO, "x%s", text);
	size_t n = strlen(err_last());
	cr_assert_gt(n, 500);
	cr_assert_lt(n, 1024);
	cr_assert_eq(n % 2, 1);
}
