/* Who takes part in a programme (store): rows with their names, and counts per region. In the arena; 0 or the
 * codes of reading (ERR_DB, ...). */
#ifndef ANKER_PARTICIPATION_H
#define ANKER_PARTICIPATION_H

#include "anker/store.h"

enum part_stage { PART_SELECTED, PART_APPROACHED, PART_AGREED, PART_DECLINED, PART_STARTED, PART_STOPPED,
	PART_STAGES };

/* An employer that was asked, or an employee there (placement > 0). Names cleaned, "" without. */
struct part_row {
	int64_t id, employer, placement, region, expert; /* expert: who has that employer on the day; 0 */
	const char *employer_name, *employee, *through, *expert_name;
	enum part_stage stage;
	day since;                       /* of that stage */
	const char *reason;              /* code of choices_left_out; "" */
};
enum { PART_EVERYWHERE = -1 };
/* Of a programme and region (0: employers without one), each as last asked before or on the day. By stage,
 * then name. */
int store_parts(struct store *s, int64_t programme, int64_t region, day today, struct arena *a,
	struct part_row **out, size_t *n);

/* How many stand where: one row per region, party and stage that has any, by region. */
struct part_count {
	int64_t region;                  /* 0: employers without one */
	bool employee;
	enum part_stage stage;
	int64_t n;
};
int store_part_counts(struct store *s, int64_t programme, day today, struct arena *a, struct part_count **out,
	size_t *n);

#endif
