/* Counts that are given to others: small cells are hidden, and so is what would give them away. */
#ifndef ANKER_TALLY_H
#define ANKER_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A table of counts with its margins: row `rows` and column `columns` are totals. With rows 0 it is one
 * line of counts and their total; with columns 0 one column. */
struct tally {
	const int64_t *count;        /* (rows + 1) * (columns + 1) */
	bool *hidden;                /* as many; filled by tally_hide */
	size_t rows, columns;
};
/* Hides each count from 1 to `least` - 1 (parameter programma_kleinste_cel), totals too, and then as little
 * else as it takes: afterwards each of them could be another number from 1 to `least` - 1 just as well, with
 * everything that is shown, "< 5" and "—" among it, staying true. 0 is shown: it says that nobody is there.
 */
void tally_hide(struct tally *t, int64_t least);
/* In the arena: "12", or "< 5" for a hidden one that is small itself, "—" for one hidden along with it. */
char *tally_show(const struct tally *t, size_t row, size_t column, int64_t least, struct arena *a);

#endif
