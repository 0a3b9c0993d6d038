/* What cannot be meant is refused where everything is written: whoever fills in a form, types a command or
 * brings in a table is told the same. Asked only of what is new in a record: what stands there from before,
 * and comes home, is merged or is taken back, stays as it is. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/str.h"
#include "internal.h"
#include "sense.h"

enum { DAY_HOURS = 24 };

static const char *label(const struct record *r, const char *field)
{
	return lang_text(r->entity->fields[model_field(r->entity, field)].label);
}

static const char *shown(const struct record *r, const char *field)
{
	int i = model_field(r->entity, field);
	return field_show(&r->entity->fields[i], r->value[i], r->arena);
}

/* ---- whose placement ---- */

static int is_of_employer(struct store *s, const struct record *r)
{
	const int64_t placement = record_ref(r, "placement"), employer = record_ref(r, "employer");
	int64_t of;
	if (!placement || !employer)
		return 0;
	int rc = db_ask(s, "SELECT employer FROM main.placement WHERE id = ?1", &placement, 1, &of);
	if (rc || !of || of == employer)
		return rc;
	return err_set(ERR_INVALID, _("%s: %s is at %s, and \"%s\" says %s; correct one of the two."),
		label(r, "placement"), id_show(placement, r->arena),
		store_title(s, E_ORGANISATION, of, r->arena), label(r, "employer"),
		store_title(s, E_ORGANISATION, employer, r->arena));
}

/* Whoever was asked together is measured together, also when that was wrong from before. */
static int is_of_who_takes_part(struct store *s, const struct record *r)
{
	static const char sql[] =
		"SELECT 1 FROM main.participation t JOIN main.wave w ON w.programme = t.programme"
		" WHERE w.id = ?1 AND t.employer = ?2 AND t.placement = ?3 AND t.deleted = 0 LIMIT 1";
	const int64_t value[] = { record_ref(r, "wave"), record_ref(r, "employer"),
		record_ref(r, "placement") };
	int64_t takes_part = 0;
	int rc = value[2] ? db_ask(s, sql, value, 3, &takes_part) : 0;
	return rc || takes_part ? rc : is_of_employer(s, r);
}

/* ---- a programme ---- */

static int is_only_target(struct store *s, const struct record *r)
{
	const int64_t value[] = { record_ref(r, "programme"), record_ref(r, "region"), r->id };
	int64_t other;
	int rc = db_ask(s,
		"SELECT id FROM main.target WHERE programme = ?1 AND region = ?2 AND id <> ?3 AND deleted = 0"
		" ORDER BY id LIMIT 1",
		value, 3, &other);
	if (rc || !other)
		return rc;
	return err_set(ERR_INVALID,
		_("%s: %s is in this programme already (target %s); change that one instead."),
		label(r, "region"), store_title(s, E_REGION, value[1], r->arena), id_show(other, r->arena));
}

static int refuse_group(const struct record *r, const char *code)
{
	struct str codes = STR_INIT;
	for (const struct choice *c = choices_target_group; c->code; c++)
		if (!c->retired)
			str_addf(&codes, "%s%s", codes.len ? ", " : "", c->code);
	int rc = err_set(ERR_INVALID, _("%s: \"%.40s\" is not a code; the codes are %s."), label(r, "groups"),
		text_clean(r->arena, code, false), codes.text);
	str_free(&codes);
	return rc;
}

static int are_groups(struct store *s, const struct record *r)
{
	const char *code = model_unknown_code(choices_target_group, record_text(r, "groups"), r->arena);
	(void)s;
	return code ? refuse_group(r, code) : 0;
}

static int is_in_programme(struct store *s, const struct record *r)
{
	struct record *of;
	int rc = store_get(s, E_PROGRAMME, record_ref(r, "programme"), r->arena, &of);
	if (rc || record_day(r, "since") == DAY_NONE || record_day(r, "since") >= record_day(of, "start"))
		return rc == ERR_NOTFOUND ? 0 : rc;
	return err_set(ERR_INVALID,
		_("%s: %s is before the programme begins, %s; choose that day or a later one."),
		label(r, "since"), shown(r, "since"), shown(of, "start"));
}

/* ---- hours, and who came ---- */

/* An employer may send many people on one day; each of them has no more than a day. A meeting may last
 * longer. */
static int fits_in_a_day(struct store *s, const struct record *r)
{
	const char *party = record_text(r, "party"), *hours = record_text(r, "hours");
	const bool one = record_ref(r, "expert") || record_ref(r, "placement") ||
			 strcmp(party, "expert") == 0 || strcmp(party, "employee") == 0;
	const int64_t meeting = record_ref(r, "meeting");
	int64_t lasts = 0;
	int rc = one && meeting ? db_ask(s, "SELECT CAST(hours AS REAL) + 0.999 FROM main.meeting WHERE id = ?1",
					  &meeting, 1, &lasts)
				: 0;
	if (rc || !one || strtod(hours, NULL) <= (double)(lasts > DAY_HOURS ? lasts : DAY_HOURS))
		return rc;
	return err_set(ERR_INVALID,
		_("%s: %s is more than one person has on one day (%d); write each day down apart."),
		label(r, "hours"), shown(r, "hours"), DAY_HOURS);
}

/* An expert's may be spent at an organisation, or for an employee. */
static int are_of_somebody(struct store *s, const struct record *r)
{
	static const struct whose {
		const char *party, *named; /* what says whose hours they are */
	} list[] = {
		{ "expert", "expert" },
		{ "employer", "organisation" },
		{ "employee", "placement" },
		{ "intermediary", "organisation" },
	};
	const bool expert = strcmp(record_text(r, "party"), "expert") == 0;
	(void)s;
	/* Of an expert with nobody named: one's own, or those of all. */
	if (expert && !record_ref(r, "organisation") && !record_ref(r, "placement"))
		return 0;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (strcmp(record_text(r, "party"), list[i].party) == 0 && !record_ref(r, list[i].named))
			return err_set(ERR_INVALID,
				_("%s: fill this in, or correct \"%s\", which is \"%s\" now."),
				label(r, list[i].named), label(r, "party"), shown(r, "party"));
	return 0;
}

static int is_somebody(struct store *s, const struct record *r)
{
	(void)s;
	if (record_ref(r, "expert") || record_ref(r, "person") || record_ref(r, "organisation") ||
		record_ref(r, "placement"))
		return 0;
	return err_set(ERR_INVALID, _("say who is on the list: fill in \"%s\", \"%s\", \"%s\" or \"%s\"."),
		label(r, "expert"), label(r, "person"), label(r, "organisation"), label(r, "placement"));
}

/* ---- all of them ---- */

static const struct sense {
	enum entity_id entity;
	const char *field[5]; /* asked when one of these is new */
	int (*check)(struct store *s, const struct record *r);
} senses[] = {
	{ E_PARTICIPATION, { "employer", "placement" }, is_of_employer },
	{ E_CONTACT, { "employer", "placement" }, is_of_employer },
	{ E_MEASUREMENT, { "employer", "placement" }, is_of_who_takes_part },
	{ E_TARGET, { "programme", "region" }, is_only_target },
	{ E_PROGRAMME, { "groups" }, are_groups },
	{ E_ASSIGNMENT, { "programme", "since" }, is_in_programme },
	{ E_HOURS, { "party", "expert", "organisation", "placement" }, are_of_somebody },
	{ E_HOURS, { "party", "expert", "placement", "hours", "meeting" }, fits_in_a_day },
	{ E_ATTENDANCE, { "expert", "person", "organisation", "placement" }, is_somebody },
};

static bool is_new(const struct record *r, char *const *was, const char *const *field)
{
	for (int i = 0; was && i < 5 && field[i]; i++) {
		int at = model_field(r->entity, field[i]);
		if (!str_same(r->value[at], was[at]))
			return true;
	}
	return !was;
}

int sense_check(struct store *s, const struct record *r, char *const *was)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof senses / sizeof *senses; i++)
		if (senses[i].entity == r->entity->id && is_new(r, was, senses[i].field))
			rc = senses[i].check(s, r);
	return rc;
}
