/* clips RULES NUMBERS: CLIPS, embedded: rows as facts, then every rule. Prints the
 * milliseconds from the first row to the last suggestion, the kilobytes that took,
 * and the suggestions (?*found*). See tests/support/clips.h. */
#include <clips/clips.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "measure.h"

/* The names stay with the template; the list of them does not. */
static const char **slot_names(void *env, void *template, int32_t slots)
{
	DATA_OBJECT list;
	const char **name = malloc((size_t)slots * sizeof *name);
	EnvDeftemplateSlotNames(env, template, &list);
	for (int32_t i = 0; i < slots; i++)
		name[i] = ValueToString(GetMFValue(GetValue(list), GetDOBegin(list) + i));
	return name;
}

static void assert_row(void *env, void *template, const char **name, const int32_t *v, int32_t slots)
{
	void *fact = EnvCreateFact(env, template);
	for (int32_t i = 0; i < slots; i++) {
		DATA_OBJECT value;
		bool unknown = v[i] == INT32_MIN;
		SetType(value, unknown ? SYMBOL : INTEGER);
		SetValue(value, unknown ? EnvAddSymbol(env, "nil") : EnvAddLong(env, v[i]));
		EnvPutFactSlot(env, fact, name[i], &value);
	}
	EnvAssert(env, fact);
}

int main(int argc, char **argv)
{
	int32_t size[2];
	DATA_OBJECT found;
	FILE *f = argc == 3 ? fopen(argv[2], "r") : NULL;
	if (!f || fread(size, sizeof size, 1, f) != 1)
		return fprintf(stderr, "usage: clips RULES NUMBERS\n"), 2;
	int32_t *row = malloc((size_t)size[0] * sizeof *row);
	void *env = CreateEnvironment();
	if (EnvLoad(env, argv[1]) != 1)
		return 1;
	EnvReset(env);
	void *template = EnvFindDeftemplate(env, "row");
	const char **name = slot_names(env, template, size[0]);
	long before = memory_kb("VmRSS:");
	double begin = now_ms();
	while (fread(row, sizeof *row, (size_t)size[0], f) == (size_t)size[0])
		assert_row(env, template, name, row, size[0]);
	EnvRun(env, -1);
	double ms = now_ms() - begin;
	EnvGetDefglobalValue(env, "found", &found);
	printf("%.1f %ld %lld\n", ms, memory_kb("VmHWM:") - before, (long long)DOToLong(found));
	return 0;
}
