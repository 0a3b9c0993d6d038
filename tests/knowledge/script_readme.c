/* The examples in share/interviews/README.md are lists that work, and it names every key. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "lists.h"

enum { INDENT = 4, EXAMPLES = 2 };

/* The indented lines, without their indent; each list begins with "# ". */
static size_t read_examples(struct str *out, size_t most)
{
	char line[500];
	size_t n = 0;
	FILE *f = fopen("share/interviews/README.md", "r");
	bool inside = false;

	cr_assert(f);
	while (fgets(line, sizeof line, f)) {
		if (strspn(line, " ") >= INDENT) {
			inside = true;
			if (strncmp(line + INDENT, "# ", 2) == 0)
				n++;
			cr_assert(n >= 1 && n <= most);
			str_add(&out[n - 1], line + INDENT);
		} else if (inside && *line == '\n') {
			str_add(&out[n - 1], line);
		} else {
			inside = false;
		}
	}
	fclose(f);
	return n;
}

Test(script_readme, examples_are_lists_without_a_fault)
{
	static const char *const langs[EXAMPLES] = { "en", "nl" };
	static const size_t questions[EXAMPLES] = { 8, 3 };
	struct str example[EXAMPLES] = { STR_INIT, STR_INIT };
	struct arena *a = arena_new();

	cr_assert_eq(read_examples(example, EXAMPLES), EXAMPLES);
	for (size_t i = 0; i < EXAMPLES; i++) {
		struct script *s = list_of(langs[i], example[i].text);

		for (size_t k = 0; k < s->nfaults; k++)
			fputs(script_fault_show(&s->faults[k], a), stderr);
		cr_expect_eq(s->nfaults, 0);
		cr_expect_eq(s->nquestions, questions[i], "%zu questions", s->nquestions);
		cr_expect_str_eq(s->id, "return");
		script_free(&s);
		str_free(&example[i]);
	}
	arena_free(&a);
}

/* What the program says can stand somewhere, the table has. */
Test(script_readme, names_every_key_and_kind)
{
	static const char text[] =
		"# L {#l}\n- qqqqqq: y\n## T {#t}\n- qqqqqq: y\n### Q {#q}\n- qqqqqq: y\n- kind: x\n"
		"- under: x\n- share: x\n### R {#r}\n";
	static const char *const langs[] = { "en", "nl" };
	struct str readme = STR_INIT;
	char line[1000];
	size_t words = 0;
	FILE *f = fopen("share/interviews/README.md", "r");

	cr_assert(f);
	while (fgets(line, sizeof line, f))
		str_add(&readme, line);
	fclose(f);
	for (size_t l = 0; l < 2; l++) {
		struct script *s = list_of(langs[l], text);

		cr_assert_eq(s->nfaults, 6);
		for (size_t i = 0; i < s->nfaults; i++) {
			char *save = NULL, *list = strdup(strchr(s->faults[i].tip, ':') + 1), quoted[40];

			for (char *w = strtok_r(list, ", ", &save); w;
				w = strtok_r(NULL, ", ", &save), words++) {
				snprintf(quoted, sizeof quoted, "`%s`", w);
				cr_expect(strstr(readme.text, quoted), "%s", quoted);
			}
			free(list);
		}
		script_free(&s);
	}
	cr_expect_gt(words, 60);
	str_free(&readme);
}
