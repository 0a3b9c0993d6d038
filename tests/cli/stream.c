/* Output on a server: who does not read is not waited for without end. */
#include <unistd.h>

#include "run.h"
#include "src/cli/internal.h"

Test(stream, ends_when_nobody_reads, .timeout = 20)
{
	static char much[1 << 20];
	int ends[2];

	memset(much, 'x', sizeof much);
	cr_assert_eq(pipe(ends), 0);
	FILE *f = stream_open(ends[1], 100);
	int64_t begun = clock_ms();
	cr_assert(f != NULL && fwrite(much, 1, sizeof much, f) < sizeof much && ferror(f));
	cr_assert(stream_late());
	cr_assert_geq(clock_ms() - begun, 100);
	begun = clock_ms();
	fputs("more", f);
	fclose(f);
	cr_assert_lt(clock_ms() - begun, 100, "what came late once is not waited for again");
}

Test(stream, gives_all_to_who_reads, .timeout = 20)
{
	char back[8] = "";
	int ends[2];

	cr_assert_eq(pipe(ends), 0);
	FILE *f = stream_open(ends[1], 100);
	cr_assert(f != NULL && fputs("anna\n", f) >= 0 && fclose(f) == 0 && !stream_late());
	cr_assert_eq(read(ends[0], back, sizeof back), 5);
	cr_assert_str_eq(back, "anna\n");
}
