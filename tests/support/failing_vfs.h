/* A disk that fails: SQLite's files of this process go through it, and the n-th write to any of
 * them gives what the test asks. Beneath, real files.
 *
 *	failing_vfs_install();              before the first store_open
 *	failing_vfs_at(3, SQLITE_FULL, false);
 *	... the third write, sync or truncation from here on fails, once
 *	failing_vfs_at(0, 0, false);        all goes well again
 */
#ifndef ANKER_TESTS_FAILING_VFS_H
#define ANKER_TESTS_FAILING_VFS_H

#include <stdbool.h>

void failing_vfs_install(void);
/* `call` 1 is the next; 0: none. `stays`: every later one fails too. */
void failing_vfs_at(int call, int code, bool stays);
/* Calls since failing_vfs_at. */
int failing_vfs_calls(void);

#endif
