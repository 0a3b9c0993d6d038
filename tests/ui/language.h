/* Tests that run in Dutch and in English, each in a caseload of its own. */
#ifndef TESTS_UI_LANGUAGE_H
#define TESTS_UI_LANGUAGE_H

#include <criterion/parameterized.h>

struct language {
	char code[3];
};

/* STEP(suite, name) { demo_open(&d, l->code); ... } */
#define STEP(suite, name)                                                    \
	ParameterizedTestParameters(suite, name)                             \
	{                                                                    \
		static struct language languages[] = { { "nl" }, { "en" } }; \
		return cr_make_param_array(struct language, languages, 2);   \
	}                                                                    \
	ParameterizedTest(struct language *l, suite, name)

#endif
