/* Transactions: the fair writer queue (flock), nesting, the txn row. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/time.h>

#include "internal.h"

static void on_alarm(int signal)
{
	(void)signal; /* its only work is to interrupt flock */
}

/* The queue: without it, waiting writers poll and starve each other under load,
 * and two connections could checkpoint and commit at once.
 * The kernel serves flock in order; a repeating alarm ends the wait. */
int txn_queue_enter(struct store *s)
{
	if (s->queue < 0 || flock(s->queue, LOCK_EX | LOCK_NB) == 0)
		return 0;
	struct sigaction old, alarm = { .sa_handler = on_alarm };
	struct itimerval old_timer, timer = { { 0, 100000 }, { 0, 100000 } };
	sigaction(SIGALRM, &alarm, &old);
	setitimer(ITIMER_REAL, &timer, &old_timer);
	int64_t until = clock_ms() + s->lock_ms;
	int rc;
	while ((rc = flock(s->queue, LOCK_EX)) != 0 && errno == EINTR && clock_ms() < until)
		;
	int error = errno;
	setitimer(ITIMER_REAL, &old_timer, NULL);
	sigaction(SIGALRM, &old, NULL);
	if (rc == 0)
		return 0;
	if (error == EINTR)
		return err_set(ERR_BUSY,
			_("someone else has been saving for too long; nothing was changed, try again"));
	return err_set(ERR_IO, _("the writer queue of %s cannot be used"), s->path);
}

void txn_queue_leave(struct store *s)
{
	if (s->queue >= 0)
		flock(s->queue, LOCK_UN);
}

static void transaction_end(struct store *s)
{
	s->depth = 0;
	s->failed = s->derived = false;
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
	if (s->depth > 0 || (s->queue >= 0 && flock(s->queue, LOCK_EX | LOCK_NB) != 0))
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
	return 0;
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
		transaction_end(s);
	}
}
