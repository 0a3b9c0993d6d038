/* Inside the store: a caseload whose bytes are kept elsewhere (store_vault of store.h),
 * as a file system of SQLite that has one file, in memory. */
#ifndef ANKER_STORE_VAULT_H
#define ANKER_STORE_VAULT_H

#include <sqlite3.h>

#include "anker/store.h"

struct vault;

/* Loads what is kept. `kept` is borrowed until vault_free. Codes of its load; ERR_DB. */
int vault_new(struct vault **out, const struct store_vault *kept);
/* Wiped. The connection must be closed before. */
void vault_free(struct vault **v);

/* For sqlite3_open_v2: only the main file of one connection can be opened through it. */
const char *vault_vfs(const struct vault *v);

const unsigned char *vault_image(const struct vault *v, size_t *n);
int vault_copy(struct vault *v, const char *path);

/* While on, a commit stays in memory and goes along with the next that is saved. */
void vault_lazy(struct vault *v, bool on);

/* Why the latest save failed, once: its code with its message set; 0: none did. */
int vault_failure(struct vault *v);

#endif
