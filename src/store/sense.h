/* Whether a record that is written can be meant, beside what its fields hold. Private to src/store. */
#ifndef ANKER_STORE_SENSE_H
#define ANKER_STORE_SENSE_H

struct record;
struct store;

/* was: its values before, or NULL of a new one. ERR_INVALID names the field and the cure. */
int sense_check(struct store *s, const struct record *r, char *const *was);

#endif
