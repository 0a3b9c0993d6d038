/* Transactions: one after the other through the writer queue, nesting, the txn row. */
#include <stdlib.h>

#include "internal.h"

static void transaction_end(struct store *s)
{
	s->depth = 0;
	s->failed = s->derived = s->none_erased = false;
	s->txn = s->undoes = 0;
	s->origin = NULL;
	s->keeping = KEEPING_UNASKED;
	free(s->label);
	s->label = NULL;
	for (int e = 0; e < E_COUNT; e++)
		s->next_id[e] = 0;
	txn_queue_leave(s);
}

static void transaction_started(struct store *s, const char *label)
{
	s->depth = 1;
	s->label = xstrdup(label);
	s->kind = "do";
}

int store_begin(struct store *s, const char *label)
{
	if (s->depth > 0) {
		s->depth++;
		return 0;
	}
	if (s->readonly)
		return err_set(ERR_READONLY, _("%s is opened read-only; nothing can be changed"), s->path);
	int rc = txn_queue_enter(s);
	if (rc)
		return rc;
	if ((rc = db_exec(s, "BEGIN IMMEDIATE"))) {
		txn_queue_leave(s);
		return rc;
	}
	transaction_started(s, label);
	return 0;
}

int txn_begin_at_once(struct store *s)
{
	if (s->depth > 0 || !txn_queue_try(s))
		return ERR_BUSY;
	sqlite3_busy_timeout(s->db, 0);
	int code = sqlite3_exec(s->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	sqlite3_busy_timeout(s->db, s->lock_ms);
	if (code) {
		txn_queue_leave(s);
		return ERR_BUSY;
	}
	transaction_started(s, "");
	return 0;
}

int store_bulk(struct store *s, bool on)
{
	s->bulk = on;
	s->unit = 0;
	return db_exec(s, on ? "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 32000" :
		"PRAGMA cache_size = -4096; PRAGMA wal_autocheckpoint = 1000; PRAGMA shrink_memory");
}

int store_commit(struct store *s, int64_t *txn)
{
	if (txn)
		*txn = s->txn;
	if (s->depth > 1) {
		s->depth--;
		return 0;
	}
	if (s->failed) {
		store_rollback(s);
		return err_set(ERR_DB, _("a part of this change failed; nothing was changed"));
	}
	if (s->vault)
		vault_lazy(s->vault, s->derived);
	int rc = db_exec(s, "COMMIT");
	if (rc) {
		store_rollback(s);
		return rc;
	}
	transaction_end(s);
	return s->own.due ? reach_own_settle(s) : 0;
}

void store_rollback(struct store *s)
{
	if (s->depth > 1) {
		s->depth--;
		s->failed = true;
		return;
	}
	if (s->depth == 1) {
		if (!sqlite3_get_autocommit(s->db))
			sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
		reach_rolled_back(s);
		transaction_end(s);
	}
}
