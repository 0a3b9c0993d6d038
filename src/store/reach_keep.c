/* Seeing is not owning. What an account sees for a while (opened with a reason, standing in) it does not make its
 * own, or it would see it for ever; and what it only knows by name (the register, colleagues' settings) it does not
 * take from under others. */
#include <string.h>

#include "anker/travel.h"
#include "reach.h"
#include "reach_keep.h"

#define OWN_OR_MADE(p)                                                                                                \
	"(" p ".expert = ?2 OR (" p ".expert IS NULL AND EXISTS (SELECT 1 FROM temp.reach_made m WHERE m.entity = 6" \
	" AND m.id = " p ".id)))"

static bool is_part(const struct store *s)
{
	return s->scope && s->scope->kind == REACH_FILES;
}

static int64_t ref_in(const struct entity *e, char *const *value, const char *field)
{
	return value ? id_of(value[model_field(e, field)]) : 0;
}

/* One number that a statement finds; ?1 to ?4. */
static int stays_theirs(void)
{
	return err_set(ERR_DENIED, "%s",
		_("this file is a colleague's: it stays theirs until they, or the team lead, hand it over"));
}

/* ---- placements ---- */

/* Nobody gives away what is not theirs, to themselves least of all. */
static int check_expert(struct store *s, const struct record *r, char *const *was)
{
	static const char sql[] =
		"SELECT p.id FROM main.placement p WHERE p.id = ?1 AND " OWN_OR_MADE("p");
	int64_t own, then = ref_in(r->entity, was, "expert");
	if (then == record_ref(r, "expert"))
		return 0;
	int rc = db_ask(s, sql, (const int64_t[]){ r->id, s->scope->expert }, 2, &own);
	return rc || own ? rc : stays_theirs();
}

/* Who has a placement of an employee has all that is kept of them: only who has one already, or for whom has. */
static int check_employee(struct store *s, const struct record *r)
{
	static const char sql[] =
		"SELECT count(*) > 0 AND NOT EXISTS (SELECT 1 FROM main.placement p WHERE p.employee = ?1 AND p.deleted = 0"
		" AND p.id <> ?3 AND (p.expert = ?4 OR " OWN_OR_MADE("p") ")) FROM main.placement o"
		" WHERE o.employee = ?1 AND o.deleted = 0 AND o.id <> ?3";
	const int64_t value[] = { record_ref(r, "employee"), s->scope->expert, r->id, record_ref(r, "expert") };
	int64_t theirs;
	int rc = db_ask(s, sql, value, 4, &theirs);
	return rc == 0 && theirs ? stays_theirs() : rc;
}

static int check_placement(struct store *s, const struct record *r, char *const *was)
{
	int rc = was ? check_expert(s, r, was) : 0;
	if (rc == 0 && (!was || ref_in(r->entity, was, "employee") != record_ref(r, "employee")))
		rc = check_employee(s, r);
	return rc;
}

/* ---- what is in somebody's name ---- */

static int check_interview(struct store *s, const struct record *r, char *const *was)
{
	int64_t expert = record_ref(r, "expert"), mine;
	if (!expert || expert == ref_in(r->entity, was, "expert"))
		return 0;
	int rc = db_ask(s, "SELECT id FROM temp.reach_expert WHERE id = ?1", &expert, 1, &mine);
	return rc || mine ? rc
			  : err_set(ERR_DENIED, "%s", _("a conversation is held in one's own name, or for whom one stands in"));
}

static int check_worklist(struct store *s, const struct record *r)
{
	const char *login = record_get(r, "login");
	return !login || strcmp(login, s->user) == 0
		       ? 0
		       : err_set(ERR_DENIED, _("working lists of %s are theirs to make"), login);
}

static int check_distinct(struct store *s, const struct record *r)
{
	static const char *const sides[] = { "one", "other" };
	const struct entity *of = model_entity_by_name(record_text(r, "entity"));
	int rc = 0;
	for (size_t i = 0; rc == 0 && of && i < 2; i++) {
		bool in = false;
		rc = store_in_reach(s, of->id, id_of(record_get(r, sides[i])), &in);
		if (rc == 0 && !in)
			rc = err_set(ERR_INVALID, _("there is no %s with number %s"), lang_text(of->label),
				record_text(r, sides[i]));
	}
	return rc;
}

int reach_check_keep(struct store *s, const struct record *r, char *const *was)
{
	if (!is_part(s))
		return 0;
	switch (r->entity->id) {
	case E_PLACEMENT: return check_placement(s, r, was);
	case E_INTERVIEW: return check_interview(s, r, was);
	case E_WORKLIST: return check_worklist(s, r);
	case E_DISTINCT: return check_distinct(s, r);
	default: return 0;
	}
}

/* ---- deleting ---- */

/* Who stands in does the colleague's work; who opened the file reads it. */
static int check_owned(struct store *s, const struct record *r)
{
	static const char of_placement[] =
		"SELECT p.id FROM main.placement p WHERE p.id = ?1 AND (p.expert IN (SELECT id FROM temp.reach_expert)"
		" OR " OWN_OR_MADE("p") ")";
	static const char of_employee[] =
		"SELECT ?1 WHERE EXISTS (SELECT 1 FROM temp.reach_made m WHERE m.entity = 4 AND m.id = ?1) OR EXISTS"
		" (SELECT 1 FROM main.placement p WHERE p.employee = ?1 AND (p.expert IN (SELECT id FROM temp.reach_expert)"
		" OR " OWN_OR_MADE("p") "))";
	const char *sql = r->entity->id == E_PLACEMENT ? of_placement : of_employee;
	int64_t own;
	int rc = db_ask(s, sql, (const int64_t[]){ r->id, s->scope->expert }, 2, &own);
	return rc || own ? rc : stays_theirs();
}

int reach_check_delete(struct store *s, const struct record *r)
{
	struct referring *list;
	size_t n = 0;
	int rc = 0;
	if (!is_part(s))
		return 0;
	if (r->entity->id == E_PLACEMENT || r->entity->id == E_EMPLOYEE)
		rc = check_owned(s, r);
	if (rc == 0)
		rc = store_referring(s, r->entity->id, r->id, r->arena, &list, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		bool in;
		rc = store_in_reach(s, list[i].entity, list[i].id, &in);
		if (rc == 0 && !in)
			rc = err_set(ERR_DENIED, _("colleagues' files refer to this %s, so it stays as it is"),
				lang_text(r->entity->label));
	}
	return rc;
}
