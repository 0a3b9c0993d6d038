/* Whether the program that a draft belongs to still runs. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/store/internal.h"

Test(owner, alive__is_this_process_and_no_other)
{
	char self[OWNER_SIZE], other[OWNER_SIZE + 8], boot[OWNER_SIZE];
	long pid;
	unsigned long long began;

	owner_self(self);
	cr_assert_eq(sscanf(self, "%95s %ld %llu", boot, &pid, &began), 3, "\"%s\"", self);
	cr_assert_eq(pid, (long)getpid());
	cr_assert(owner_alive(self));
	/* The number was given to a later process. */
	snprintf(other, sizeof other, "%s %ld %llu", boot, pid, began - 1);
	cr_assert(!owner_alive(other));
	/* Before the computer was started again, or on another one. */
	memset(boot, '0', 8);
	snprintf(other, sizeof other, "%s %ld %llu", boot, pid, began);
	cr_assert(!owner_alive(other));
	cr_assert(!owner_alive(""));
	cr_assert(!owner_alive("x"));
}
