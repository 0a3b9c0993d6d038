/* The views that stand before the tables, made from the dictionary. */
#include <string.h>

#include "reach.h"

/* ---- which rows of a kind of record t are in reach ---- */

#define IN(set, column) "t." column " IN (SELECT id FROM temp.reach_" set ")"

/* Names, places and functions that everyone works with. */
static bool is_register(enum entity_id e)
{
	static const enum entity_id kinds[] = { E_REGION, E_ORGANISATION, E_PERSON, E_EXPERT, E_FACTOR, E_JOB,
		E_PROGRAMME, E_TARGET, E_INTAKE, E_ASSIGNMENT, E_WAVE, E_MEETING };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i] == e)
			return true;
	return false;
}

/* The field that refers to a kind, or NULL. */
static const char *field_to(const struct entity *e, enum entity_id kind)
{
	for (size_t i = 0; kind && i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].ref == kind)
			return e->fields[i].name;
	return NULL;
}

static void add_made(struct str *sql, const struct entity *e)
{
	str_addf(sql, "EXISTS (SELECT 1 FROM main.journal j CROSS JOIN main.txn x ON x.id = j.txn WHERE"
		" j.record = t.id AND j.entity = %d AND j.op = 'insert' AND x.who ="
		" (SELECT login FROM temp.reach_self))", (int)e->id);
}

/* Records of an employer as a whole, and those about nothing: who has that employer in reach,
 * whose own they are, and everyone when nobody has a placement there. */
static void add_employer(struct str *sql, const struct entity *e)
{
	const char *column = field_to(e, E_EXPERT);
	if (e->id == E_TASK) {
		str_add(sql, "1 = 1"); /* of a function: as that */
		return;
	}
	str_add(sql, "t.employer IN (SELECT id FROM temp.reach_employer)"
		" OR (t.employer IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
		" main.placement p WHERE p.employer = t.employer AND p.deleted = 0))");
	if (column)
		str_addf(sql, " OR t.%s IN (SELECT id FROM temp.reach_expert)", column);
	str_add(sql, " OR (t.employer IS NULL AND ");
	if (column)
		str_addf(sql, "t.%s IS NULL AND ", column);
	add_made(sql, e);
	str_add(sql, ")");
}

/* What has no placement (any more): as its employee, its whole, or its employer. */
static void add_without_placement(struct str *sql, const struct entity *e)
{
	const struct entity *within = model_entity(e->parent);
	const char *column = field_to(e, E_EMPLOYEE);
	if (column) {
		str_addf(sql, "t.%s IN (SELECT id FROM temp.reach_employee)", column);
		return;
	}
	if (within) {
		column = field_to(e, e->parent);
		str_addf(sql, "EXISTS (SELECT 1 FROM temp.%s q WHERE q.id = t.%s)", within->name, column);
	} else if (model_field(e, "employer") >= 0) {
		add_employer(sql, e);
	} else {
		str_add(sql, "1 = 0");
	}
}

_Static_assert(E_REPORT == 58, "as the condition below says");

/* Placements p that a kept report t of an employer may tell of; those of whom the file was restricted since:
 * later reports leave them out. */
#define IN_REPORT " FROM main.placement p WHERE p.deleted = 0 AND " SQL_IN_REPORT
#define RESTRICTED_SINCE                                                                                     \
	IN_REPORT " AND EXISTS (SELECT 1 FROM main.employee x WHERE x.id = p.employee AND x.restricted >= t.date)"

/* Kinds that the fields alone do not tell of; NULL: they do. */
static const char *const special[E_COUNT] = {
	[E_PLACEMENT] = IN("placement", "id"),
	[E_EMPLOYEE] = IN("employee", "id"),
	[E_INTERVIEW] = IN("expert", "expert") " OR (t.expert IS NULL AND " IN("employer", "employer") ")",
	[E_ATTENDANCE] = IN("placement", "placement") " OR (t.placement IS NULL AND (" IN("expert", "expert") " OR "
		IN("employer", "organisation") "))",
	[E_HOURS] = IN("placement", "placement") " OR (t.placement IS NULL AND (" IN("expert", "expert") " OR "
		IN("employer", "organisation") "))",
	/* What holds no names is everyone's; one's own year one's own. One of an employer is for who made it, or
	 * else has everyone in reach who may be named in it. */
	[E_REPORT] = "t.kind IN ('region', 'programme') OR (t.kind IN ('employer', 'pattern') AND "
		IN("employer", "employer") " AND (EXISTS (SELECT 1 FROM main.journal j CROSS JOIN main.txn x ON"
		" x.id = j.txn WHERE j.record = t.id AND j.entity = 58 AND j.op = 'insert' AND x.who ="
		" (SELECT login FROM temp.reach_self))"
		" OR NOT EXISTS (SELECT 1" IN_REPORT " AND p.id NOT IN (SELECT id FROM temp.reach_placement)))"
		" AND NOT EXISTS (SELECT 1" RESTRICTED_SINCE " AND p.id NOT IN (SELECT id FROM temp.reach_placement)))"
		" OR (t.kind = 'case' AND (" IN("placement", "placement")
		" OR (t.placement IS NULL AND EXISTS (SELECT 1 FROM temp.decision q WHERE q.id = t.decision)))) OR (t.kind = 'year'"
		" AND t.expert IN (SELECT x.id FROM main.expert x WHERE x.login = (SELECT login FROM temp.reach_self)))",
	[E_WORKLIST] = "t.login IS NULL OR t.login = (SELECT login FROM temp.reach_self)",
	[E_DISTINCT] = "t.entity = 'organisation' OR t.entity = 'person' OR (t.entity = 'employee' AND "
		IN("employee", "one") " AND " IN("employee", "other") ")",
};

bool reach_is_by_placement(enum entity_id e)
{
	return !special[e] && model_field(model_entity(e), "placement") >= 0;
}

static void add_rows(struct str *sql, const struct entity *e)
{
	int placement = model_field(e, "placement");
	const char *which = special[e->id];
	if (which) {
		str_add(sql, which);
		return;
	}
	if (placement < 0) {
		add_without_placement(sql, e);
		return;
	}
	str_add(sql, "t.placement IN (SELECT id FROM temp.reach_placement)");
	if (!e->fields[placement].required) {
		str_add(sql, " OR (t.placement IS NULL AND (");
		add_without_placement(sql, e);
		str_add(sql, "))");
	}
}

/* ---- the same for what is studied: everyone, but who objected or had it restricted ---- */

static void add_studied(struct str *sql, const struct entity *e)
{
	const struct entity *within = is_register(e->parent) ? NULL : model_entity(e->parent);
	const char *column = e->id == E_EMPLOYEE ? "id" : field_to(e, E_EMPLOYEE);
	if (e->id == E_WORKLIST || e->id == E_DISTINCT) {
		str_add(sql, "1 = 0");
	} else if (column) {
		str_addf(sql, "NOT EXISTS (SELECT 1 FROM main.employee x WHERE x.id = t.%s"
			" AND (x.objection IS NOT NULL OR x.restricted IS NOT NULL))", column);
	} else if (model_field(e, "placement") >= 0) {
		str_add(sql, "t.placement IS NULL OR EXISTS (SELECT 1 FROM temp.placement q WHERE q.id = t.placement)");
	} else if (within) {
		column = field_to(e, e->parent);
		str_addf(sql, "EXISTS (SELECT 1 FROM temp.%s q WHERE q.id = t.%s)", within->name, column);
	} else {
		str_add(sql, "1 = 1");
	}
}

/* ---- the same for one's own caseload: everyone, but whose file is restricted ---- */

/* Whose file it is: each reference to a person, a placement, or what it is a part of. False: nobody's. */
static bool add_shown(struct str *sql, const struct entity *e)
{
	size_t begun = sql->len;
	if (e->id == E_EMPLOYEE || e->id == E_PLACEMENT)
		str_addf(sql, "t.id NOT IN (SELECT id FROM temp.reach_hidden_%s)", e->name);
	if (e->id == E_DISTINCT)
		str_add(sql, "t.entity <> 'employee' OR (t.one NOT IN (SELECT id FROM temp.reach_hidden_employee)"
			" AND t.other NOT IN (SELECT id FROM temp.reach_hidden_employee))");
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		bool file = f->ref == E_EMPLOYEE || f->ref == E_PLACEMENT, part = f->ref == e->parent && !is_register(f->ref);
		if (f->kind != F_REF || !f->ref || (!file && !part))
			continue;
		str_addf(sql, "%s(t.%s IS NULL OR ", sql->len > begun ? " AND " : "", f->name);
		if (file)
			str_addf(sql, "t.%s NOT IN (SELECT id FROM temp.reach_hidden_%s))", f->name, model_entity(f->ref)->name);
		else
			str_addf(sql, "EXISTS (SELECT 1 FROM %s q WHERE q.id = t.%s))", model_entity(f->ref)->name, f->name);
	}
	if (e->id == E_REPORT)
		str_add(sql, " AND (t.kind NOT IN ('employer', 'pattern') OR NOT EXISTS (SELECT 1" RESTRICTED_SINCE
			" AND p.id IN (SELECT id FROM temp.reach_hidden_placement)))");
	return sql->len > begun;
}

static void add_own(struct str *sql, const struct entity *e)
{
	struct str rows = STR_INIT;
	if (add_shown(&rows, e))
		str_addf(sql, "CREATE TEMP VIEW %s AS SELECT t.* FROM main.%s t WHERE %s;", e->name, e->name, rows.text);
	str_free(&rows);
}

static void add_entity(struct str *sql, enum reach kind, const struct entity *e)
{
	if (kind == REACH_OWN) {
		add_own(sql, e);
		return;
	}
	str_addf(sql, "CREATE TEMP VIEW %s AS SELECT ", e->name);
	if (kind == REACH_MASKED)
		reach_mask_columns(sql, e);
	else
		str_add(sql, "t.*");
	str_addf(sql, " FROM main.%s t WHERE ", e->name);
	if (kind == REACH_MASKED)
		add_studied(sql, e);
	else if (kind == REACH_NONE)
		str_add(sql, "1 = 0");
	else
		add_rows(sql, e);
	str_add(sql, ";");
}

/* ---- what is beside the records ---- */

#define SELF "(SELECT login FROM temp.reach_self)"
#define SUBJECT IN("placement", "placement") " OR (t.placement = 0 AND " IN("employer", "employer") ")"

/* The columns that a view gives and its rows, of who sees files. Others see none of these but their own. */
static const struct beside {
	const char *table, *columns, *rows;
} besides[] = {
	/* A label may name what a colleague did it to. */
	{ "txn", "t.id, t.at, t.who, CASE WHEN t.who = " SELF " THEN t.label ELSE '' END AS label, t.kind, t.unit,"
		" t.undoes, t.undone_by", "1 = 1" },
	{ "journal", "t.*", "reach_has(t.entity, t.record)" },
	{ "journal_field", "t.*", "EXISTS (SELECT 1 FROM temp.journal q WHERE q.id = t.journal)" },
	{ "shelf", "t.*", "t.who = " SELF " OR reach_has(t.entity, t.record)" },
	{ "taken", "t.*", "reach_has(t.entity, t.record)" },
	/* That a record in reach is on a colleague's laptop may be known, not what they chose. */
	{ "takeout", "t.site, t.token, t.owner, t.label, t.at, CASE WHEN t.owner = " SELF " THEN t.scope ELSE ''"
		" END AS scope, t.state, t.last, t.copy_of, t.copy_digest",
		"t.owner = " SELF " OR EXISTS (SELECT 1 FROM temp.taken q WHERE q.site = t.site)" },
	{ "suggestion", "t.*", SUBJECT }, { "suggestion_log", "t.*", SUBJECT },
	{ "setting", "t.*", "t.who = " SELF },
	{ "draft", "t.*", "t.who = " SELF },
	{ "facts_kept", "t.*", "1 = 0" },
	{ "facts_touched", "t.*", "1 = 0" },
	{ "programme_key", "t.*", "1 = 0" }, /* who is meant by a pseudonym */
};

/* Of one's own, only what tells of a file: everything else is seen as it is. */
static const struct {
	const char *table, *rows;
} own_besides[] = {
	{ "journal", "reach_has(t.entity, t.record)" },
	{ "journal_field", "EXISTS (SELECT 1 FROM temp.journal q WHERE q.id = t.journal)" },
	{ "shelf", "reach_has(t.entity, t.record)" },
	{ "taken", "reach_has(t.entity, t.record)" },
	{ "suggestion", "t.placement NOT IN (SELECT id FROM temp.reach_hidden_placement)" },
	{ "suggestion_log", "t.placement NOT IN (SELECT id FROM temp.reach_hidden_placement)" },
	{ "facts_kept", "1 = 0" },
	{ "facts_touched", "1 = 0" },
};

static void add_own_besides(struct str *sql)
{
	for (size_t i = 0; i < sizeof own_besides / sizeof *own_besides; i++)
		str_addf(sql, "CREATE TEMP VIEW %s AS SELECT t.* FROM main.%s t WHERE %s;", own_besides[i].table,
			own_besides[i].table, own_besides[i].rows);
}

static void add_beside(struct str *sql, enum reach kind, const struct beside *b)
{
	bool own = strcmp(b->table, "setting") == 0 || strcmp(b->table, "draft") == 0;
	const char *table = b->table, *columns = b->columns, *which = kind == REACH_FILES || own ? b->rows : "1 = 0";
	str_addf(sql, "CREATE TEMP VIEW %s AS SELECT %s FROM main.%s t WHERE %s;", table, columns, table, which);
}

enum { BESIDES = sizeof besides / sizeof *besides };

int reach_no_views(struct store *s)
{
	struct str sql = STR_INIT;
	for (size_t i = 0; i < BESIDES; i++)
		str_addf(&sql, "DROP VIEW IF EXISTS temp.%s;", besides[i].table);
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		str_addf(&sql, "DROP VIEW IF EXISTS temp.%s;", model_entity((enum entity_id)e)->name);
	int rc = db_exec(s, sql.text);
	str_free(&sql);
	return rc;
}

int reach_views(struct store *s, enum reach kind)
{
	struct str sql = STR_INIT;
	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (kind == REACH_MASKED || !is_register((enum entity_id)e))
			add_entity(&sql, kind, model_entity((enum entity_id)e));
	if (kind == REACH_OWN)
		add_own_besides(&sql);
	else
		for (size_t i = 0; i < BESIDES; i++)
			add_beside(&sql, kind, &besides[i]);
	int rc = db_exec(s, sql.text);
	str_free(&sql);
	return rc;
}
