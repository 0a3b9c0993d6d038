/* Taking work back. What is out of reach by now is a colleague's and stays as it is, also where one wrote in it while
 * it was open. What took it out of reach, a hand-over or a restriction, can be taken back by who did it, until
 * somebody else worked in the file: nobody gets back more than they gave. */
#include "reach.h"

_Static_assert(E_EMPLOYEE == 4 && E_PLACEMENT == 6, "as the statements below say");

/* t: transaction ?1; with the rest of its piece of work. */
#define WORK "IN (SELECT id FROM main.txn WHERE id = ?1 OR unit = t.unit)"

static int ask(struct store *s, const char *sql, int64_t txn, int64_t placement, int64_t *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, txn);
	db_text(st, 2, s->user);
	if (sqlite3_bind_parameter_count(st) > 2)
		db_int(st, 3, placement);
	return db_first(s, st, out);
}

/* By somebody else since, in the placement or in what is of it. */
static int worked_in(struct store *s, int64_t txn, int64_t placement, bool *out)
{
	struct str sql = STR_INIT;
	int64_t found;
	str_add(&sql, "SELECT 1 FROM main.txn x JOIN main.journal j ON j.txn = x.id WHERE x.id > ?1 AND x.who <> ?2"
		" AND ((j.entity = 6 AND j.record = ?3)");
	for (int i = E_NONE + 1; i < E_COUNT; i++) {
		const struct entity *e = model_entity((enum entity_id)i);
		if (model_field(e, "placement") >= 0)
			str_addf(&sql, " OR (j.entity = %d AND EXISTS (SELECT 1 FROM main.%s p WHERE p.id = j.record"
				" AND p.placement = ?3))", i, e->name);
	}
	str_add(&sql, ") LIMIT 1");
	int rc = ask(s, sql.text, txn, placement, &found);
	*out = found > 0;
	str_free(&sql);
	return rc;
}

/* The placements that this work took out of reach. */
static int check_moved(struct store *s, int64_t txn)
{
	static const char sql[] =
		"SELECT coalesce(min(m.record), 0) FROM main.txn t JOIN main.journal m ON m.txn " WORK " JOIN"
		" main.journal_field f ON f.journal = m.id WHERE t.id = ?1 AND t.who = ?2 AND m.entity = 6 AND"
		" f.field = 'expert' AND m.record > ?3 AND NOT reach_has(6, m.record)";
	int64_t placement = 0;
	bool worked = false;
	int rc = ask(s, sql, txn, 0, &placement);
	while (rc == 0 && placement && (rc = worked_in(s, txn, placement, &worked)) == 0 && !worked)
		rc = ask(s, sql, txn, placement, &placement);
	return rc == 0 && worked ? err_set(ERR_DENIED, "%s", _("somebody else has worked in this file since it was handed "
		"over, so it stays theirs; ask them to hand it over again")) : rc;
}

int reach_check_undo(struct store *s, int64_t txn)
{
	static const char away[] =
		"SELECT CASE WHEN t.who = ?2 THEN 1 ELSE 2 END FROM main.txn t JOIN main.journal j ON j.txn " WORK
		" WHERE t.id = ?1 AND NOT reach_has(j.entity, j.record) AND (t.who <> ?2 OR NOT EXISTS (SELECT 1 FROM"
		" main.journal m JOIN main.journal_field f ON f.journal = m.id WHERE m.txn " WORK " AND"
		" ((m.entity = 6 AND f.field = 'expert') OR (m.entity = 4 AND f.field = 'restricted')) AND"
		" NOT reach_has(m.entity, m.record))) LIMIT 1";
	int64_t refused;
	if (!s->scope || s->scope->kind == REACH_OWN)
		return 0;
	int rc = ask(s, away, txn, 0, &refused);
	if (rc)
		return rc;
	if (refused)
		return err_set(ERR_NOTFOUND, "%s", refused == 1 ? _("this file is out of your reach by now, so this "
			"cannot be undone") : _("there is nothing to undo"));
	return check_moved(s, txn);
}
