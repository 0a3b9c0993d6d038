/* What a disk or a power cut does to this process: its n-th write, sync, rename, truncation or
 * removal from now on fails, or is where it ends. Linked into the test, these calls are in the place
 * of libc's for SQLite and for sealed files alike; unless armed they only count. */
#ifndef TESTS_FIELD_FAULTS_H
#define TESTS_FIELD_FAULTS_H

enum fault { FAULT_NONE, FAULT_KILL /* halfway a write */, FAULT_FULL /* ENOSPC */, FAULT_IO /* EIO */, FAULTS };

/* nth: 1 is the next. FULL and IO stay: a full disk does not empty itself. */
void faults_arm(enum fault what, long nth);
/* Calls since; disarms. */
long faults_end(void);

/* What time() says from now on; 0: the real one. */
void faults_clock(long moment);

#endif
