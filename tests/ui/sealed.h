/* A sealed caseload opened by the real program ($ANKER) on a pty, with clocks that the test
 * moves on: an employer, an employee, a placement, all with names that occur nowhere else. */
#ifndef TESTS_UI_SEALED_H
#define TESTS_UI_SEALED_H

#include <criterion/criterion.h>

#include "tests/support/sealed_caseload.h"
#include "tests/support/term.h"

#define SEALED_PASSPHRASE "zonnebloem lampje kade"

enum { MINUTE = 60 * 1000 };

struct sealed {
	struct caseload c;
	int64_t bakery, jan;
	char passphrase[96]; /* the file that holds it */
	int64_t *clock;      /* milliseconds that passed, and slept */
};

void sealed_open(struct sealed *d);
void sealed_close(struct sealed *d);

/* Starts the program in English and waits for `text`. */
struct term *sealed_start(struct sealed *d, int rows, int cols, const char *text);
/* The same without a passphrase file: it asks on the terminal. */
struct term *sealed_start_asked(struct sealed *d, int rows, int cols);

/* Reads the file when no program has it open (the store lives until the next call). */
struct store *sealed_read(struct sealed *d, const char *passphrase);
bool sealed_has_draft(struct sealed *d, const char *text);

/* Nothing of the caseload stands on the screen, and it says that it is locked. */
void sealed_locked(struct term *t);
/* Types the passphrase and waits until it is open. */
void sealed_unlock(struct term *t, const char *text);

#endif
