/* What is typed and pasted: bytes that are no text are not kept, and come back as nothing but
 * drawing. And a note of ten megabytes of sequences, which no screen may stand still for. */
#include <string.h>

#include "tests/ui/demo.h"
#include "tests/ui/hostile.h"

#define SAMIRA "(SELECT p.id FROM placement p JOIN employee e ON e.id = p.employee " \
	"WHERE e.family_name = 'Amrani')"

static struct demo d;
static struct term *t;

static void open_demo(void)
{
	demo_open(&d, "en");
}

static void close_demo(void)
{
	hostile_search(t, 0);
	demo_leave(t);
	demo_close(&d);
}

TestSuite(hostile_input, .init = open_demo, .fini = close_demo);

static void open_placement(void)
{
	t = demo_start(&d, 24, 80);
	term_type(t, "2/samira\n\n");
	term_wait_for(t, "28 h/wk");
}

static void open_job(void)
{
	open_placement();
	term_type(t, "e");
	term_wait_for(t, "Hours per week");
	term_type(t, "\t\t");
	term_wait_for(t, "› Job");
	term_ctrl(t, 'u');
}

/* Bytes that are no character take what comes in one go with them away. */
static void save(void)
{
	term_settle(t);
	term_type(t, "end");
	term_ctrl(t, 's');
	demo_wait(t, "Saved: %s");
}

/* Nothing that is kept can do anything to a terminal, here or elsewhere. */
static void kept_is_text(void)
{
	static const char *const never[] = { "00", "1B", "07", "08", "0D", "7F", "C29B", "C285", "E280AE", "E2808B",
		"EFBBBF", "EFBFBE", "FF", "FE", "EDA080" };
	const char *hex = demo_sql(&d, "SELECT hex(job_title) FROM placement WHERE id = " SAMIRA);

	cr_assert(strlen(hex) > 0 && strstr(hex, "656E64"), "%s", hex);
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		for (const char *at = hex; (at = strstr(at, never[i])) != NULL; at++)
			cr_assert((at - hex) % 2, "%s was kept in %s", never[i], hex);
}

Test(hostile_input, pasted_bytes_that_are_no_text__are_not_kept)
{
	open_job();
	term_paste(t, "a\033[2Jb\033]52;c;b3duZWQ=\007c\b\r\177" "\302\233" "2Jd\302\205" "\342\200\256" "e\342\200\213"
		"\357\273\277" "f\357\277\276" "\355\240\200" "\377\376" "\300\257" "g ");
	save();
	kept_is_text();
}

Test(hostile_input, typed_bytes_that_are_no_text__are_not_kept)
{
	static const char bytes[] = "a\0b\377\376c\302\233d\357\277\276e\355\240\200" "f\342\200\256g\342\200\213 ";

	open_job();
	term_send(t, bytes, sizeof bytes - 1);
	save();
	kept_is_text();
}

Test(hostile_input, ten_megabytes_of_sequences_in_a_note__are_shown_and_left)
{
	demo_sql(&d, "UPDATE placement SET note = replace(hex(zeroblob(2500000)), '00', char(27) || '[2J') "
		"WHERE id = " SAMIRA);
	open_placement();
	term_type(t, "H");
	demo_wait(t, "History");
	term_type(t, "q");
	demo_wait_gone(t, "History");
	term_type(t, "e");
	term_wait_for(t, "Hours per week");
	term_send(t, "\033[6~", 4);
	term_settle(t);
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "Hours per week");
	term_type(t, "6zerob");
	term_settle(t);
	term_press(t, VTERM_KEY_ESCAPE);
}
