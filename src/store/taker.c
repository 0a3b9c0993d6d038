/* See taker.h. Seeing is not owning here either: a file that was open for a while, or was handed over since it went
 * along, is the colleague's, and by its account an expert has a caseload. */
#include <string.h>

#include "anker/travel.h"
#include "taker.h"

/* ?1: the account. */
#define MADE(p)                                                                                                       \
	"(" p ".expert IS NULL AND EXISTS (SELECT 1 FROM main.journal j JOIN main.txn x ON x.id = j.txn WHERE"         \
	" j.entity = 6 AND j.record = " p ".id AND j.op = 'insert' AND x.who = ?1))"
#define OWN(p) "(" p ".expert IN (SELECT id FROM main.expert WHERE login = ?1) OR " MADE(p) ")"
/* Also when it has ended since: the work was done then. */
#define STOOD_IN(column) column " IN (SELECT t.expert FROM main.stand_in t WHERE t.login = ?1)"

_Static_assert(E_PLACEMENT == 6 && E_EMPLOYEE == 4, "as the statements say");

void store_taker(struct store *s, const char *login, uint64_t denied)
{
	s->taker = login;
	s->denied = denied;
}

static int ask(struct store *s, const char *sql, const int64_t *value, int n, int64_t *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, s->taker);
	for (int i = 0; i < n; i++)
		db_int(st, i + 2, value[i]);
	return db_first(s, st, out);
}

static int64_t ref_in(const struct entity *e, char *const *value, const char *field)
{
	return value ? id_of(value[model_field(e, field)]) : 0;
}

static int not_theirs(int *field, int which)
{
	*field = which;
	return err_set(ERR_DENIED, "%s",
		_("this file is a colleague's: it stays theirs until they, or the team lead, hand it over"));
}

int taker_went(struct store *s, int64_t site, enum entity_id e, int64_t id, bool *out)
{
	static const char sql[] = "SELECT 1 FROM main.taken WHERE entity = ?1 AND record = ?2 AND site = ?3";
	sqlite3_stmt *st;
	int64_t found = 1;
	int rc = id_site(id) == site ? 0 : db_prepare(s, sql, &st);
	if (rc == 0 && id_site(id) != site) {
		db_int(st, 1, e);
		db_int(st, 2, id);
		db_int(st, 3, site);
		rc = db_first(s, st, &found);
	}
	*out = found > 0;
	return rc;
}

/* As when it is written at the office. */
static int check_kind(const struct store *s, const struct entity *e)
{
	if (!(s->denied >> e->id & 1))
		return 0;
	return err_set(ERR_DENIED, _("%s: your account has no right to write this kind of record"),
		lang_text(e->label));
}

/* ---- writing ---- */

static int check_expert(struct store *s, const struct record *r, char *const *was, int *field)
{
	int64_t own, then = ref_in(r->entity, was, "expert");
	if (!was || then == record_ref(r, "expert"))
		return 0;
	int rc = ask(s, "SELECT 1 FROM main.placement p WHERE p.id = ?2 AND " OWN("p"), &r->id, 1, &own);
	return rc || own ? rc : not_theirs(field, model_field(r->entity, "expert"));
}

/* Who has a placement of an employee has all that is kept of them. */
static int check_employee(struct store *s, const struct record *r, char *const *was, int *field)
{
	static const char sql[] =
		"SELECT count(*) > 0 AND NOT EXISTS (SELECT 1 FROM main.placement p WHERE p.employee = ?2 AND p.deleted = 0"
		" AND p.id <> ?3 AND (p.expert = ?4 OR " OWN("p") ")) FROM main.placement o"
		" WHERE o.employee = ?2 AND o.deleted = 0 AND o.id <> ?3";
	const int64_t value[] = { record_ref(r, "employee"), r->id, record_ref(r, "expert") };
	int64_t theirs;
	if (was && ref_in(r->entity, was, "employee") == value[0])
		return 0;
	int rc = ask(s, sql, value, 3, &theirs);
	return rc == 0 && theirs ? not_theirs(field, model_field(r->entity, "employee")) : rc;
}

static int check_interview(struct store *s, const struct record *r, char *const *was, int *field)
{
	static const char sql[] =
		"SELECT 1 FROM main.expert e WHERE e.id = ?2 AND (e.login = ?1 OR " STOOD_IN("e.id") ")";
	int64_t expert = record_ref(r, "expert"), own;
	if (!expert || expert == ref_in(r->entity, was, "expert"))
		return 0;
	int rc = ask(s, sql, &expert, 1, &own);
	if (rc || own)
		return rc;
	*field = model_field(r->entity, "expert");
	return err_set(ERR_DENIED, "%s", _("a conversation is held in one's own name, or for whom one stands in"));
}

static int check_worklist(struct store *s, const struct record *r, int *field)
{
	const char *login = record_get(r, "login");
	if (!login || strcmp(login, s->taker) == 0)
		return 0;
	*field = model_field(r->entity, "login");
	return err_set(ERR_DENIED, _("working lists of %s are theirs to make"), login);
}

int taker_check(struct store *s, const struct record *r, char *const *was, int *field)
{
	int rc = check_kind(s, r->entity);
	*field = -1;
	if (rc)
		return rc;
	switch (s->taker ? r->entity->id : E_NONE) {
	case E_EXPERT: return err_set(ERR_DENIED, _("experts and their accounts are the administrator's to change"));
	case E_PLACEMENT: rc = check_expert(s, r, was, field);
		return rc ? rc : check_employee(s, r, was, field);
	case E_INTERVIEW: return check_interview(s, r, was, field);
	case E_WORKLIST: return check_worklist(s, r, field);
	default: return 0;
	}
}

/* ---- deleting ---- */

static int check_owned(struct store *s, const struct record *r)
{
	static const char of_placement[] =
		"SELECT 1 FROM main.placement p WHERE p.id = ?2 AND (" STOOD_IN("p.expert") " OR " OWN("p") ")";
	static const char of_employee[] =
		"SELECT 1 WHERE EXISTS (SELECT 1 FROM main.journal j JOIN main.txn x ON x.id = j.txn WHERE j.entity = 4 AND"
		" j.record = ?2 AND j.op = 'insert' AND x.who = ?1) OR EXISTS (SELECT 1 FROM main.placement p WHERE"
		" p.employee = ?2 AND (" STOOD_IN("p.expert") " OR " OWN("p") "))";
	int64_t own;
	int field, rc = ask(s, r->entity->id == E_PLACEMENT ? of_placement : of_employee, &r->id, 1, &own);
	return rc || own ? rc : not_theirs(&field, -1);
}

/* Records of others stay whole. */
static int check_referring(struct store *s, const struct record *r, int64_t site)
{
	struct referring *list;
	size_t n;
	int rc = store_referring(s, r->entity->id, r->id, r->arena, &list, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		bool went;
		rc = taker_went(s, site, list[i].entity, list[i].id, &went);
		if (rc == 0 && !went)
			rc = err_set(ERR_DENIED, _("colleagues' files refer to this %s, so it stays as it is"),
				lang_text(r->entity->label));
	}
	return rc;
}

int taker_check_delete(struct store *s, const struct record *r, int64_t site)
{
	int rc = check_kind(s, r->entity);
	if (rc || !s->taker)
		return rc;
	if (r->entity->id == E_EXPERT)
		rc = err_set(ERR_DENIED, _("experts and their accounts are the administrator's to change"));
	else if (r->entity->id == E_PLACEMENT || r->entity->id == E_EMPLOYEE)
		rc = check_owned(s, r);
	return rc ? rc : check_referring(s, r, site);
}
