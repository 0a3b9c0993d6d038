/* A caseload of one's own, in which only restricted files are withheld: the scope that hides them is there while
 * there is one, so that other caseloads are read as if there were no reach at all. */
#include "reach.h"

/* The views cannot change under a statement that runs. */
static bool is_reading(struct store *s)
{
	for (sqlite3_stmt *st = sqlite3_next_stmt(s->db, NULL); st; st = sqlite3_next_stmt(s->db, st))
		if (sqlite3_stmt_busy(st))
			return true;
	return false;
}

/* The sign: else SQLite walks all employees that are not deleted, each time a caseload is opened. */
int reach_own_settle(struct store *s)
{
	static const char sql[] =
		"SELECT 1 FROM main.employee WHERE restricted IS NOT NULL AND +deleted = 0 LIMIT 1";
	int64_t any;
	if (s->depth > 0 || s->own.lifted)
		return 0;
	int rc = db_one(s, sql, 0, &any);
	if (rc)
		return rc;
	bool withholds = s->scope && s->scope->kind == REACH_OWN;
	if ((any > 0) != withholds || (s->scope && !withholds)) {
		if (is_reading(s))
			return 0;
		rc = reach_set(s, any ? REACH_OWN : REACH_ALL, 0, s->own.today);
	}
	s->own.due = rc != 0;
	return rc;
}

void reach_own_stamp(struct store *s, int64_t stamp)
{
	if (!s->own.on || (stamp == s->own.stamp && !s->own.due))
		return;
	s->own.stamp = stamp;
	s->own.due = true;
	reach_own_settle(s); /* else with the next */
}

bool store_withholds(const struct store *s)
{
	return s->scope && s->scope->kind == REACH_OWN;
}

int store_whole(struct store *s, bool on)
{
	if (!s->own.on)
		return 0;
	s->own.lifted += on ? 1 : -1;
	if (on)
		return s->own.lifted == 1 && store_withholds(s) ? reach_forget_hidden(s) : 0;
	if (s->own.lifted)
		return 0;
	reach_rolled_back(s); /* worked out again */
	return s->own.due ? reach_own_settle(s) : 0;
}
