/* The caseloads of a team in numbers: how large each is and what is overdue, for who divides the work.
 * In the order of the experts' names; whose is heaviest is for people to say. */
#include <stdlib.h>
#include <string.h>

#include "anker/office.h"
#include "anker/rights.h"
#include "anker/text.h"
#include "internal.h"

struct counting {
	struct app *office;
	int64_t *behind; /* placements with an action past its day, in order */
	size_t nbehind;
	struct member *member; /* who are experts now */
	size_t nmembers;
	struct stand_in *away;
	size_t naway;
	struct arena *a; /* of the result */
};

static int by_id(const void *a, const void *b)
{
	COMPARE(*(const int64_t *)a, *(const int64_t *)b);
	return 0;
}

/* ---- what is read once ---- */

struct behind {
	struct arena *a;
	void *rows;
	size_t n;
};

static int note_behind(void *ctx, const struct record *r)
{
	struct behind *b = ctx;
	int64_t placement = record_ref(r, "placement");
	if (placement)
		*(int64_t *)arena_add(b->a, &b->rows, &b->n, sizeof placement) = placement;
	return 0;
}

static int read_behind(struct counting *c)
{
	char before[DATE_ISO_SIZE];
	const struct condition where[] = { { "state", IS, "open" },
		{ "due", AT_MOST, date_iso(before, c->office->today - 1) } };
	const struct query q = { .entity = E_ACTION, .where = where, .nwhere = 2, .order = "id" };
	struct behind b = { .a = c->a };
	int rc = store_each(c->office->store, &q, note_behind, &b);
	c->behind = b.rows;
	c->nbehind = b.n;
	if (b.n)
		qsort(c->behind, c->nbehind, sizeof *c->behind, by_id);
	return rc;
}

static int read_once(struct counting *c)
{
	struct member *row;
	size_t n;
	int rc = read_behind(c);
	if (rc || (rc = store_members(c->office->store, NULL, false, c->a, &row, &n)) ||
		(rc = store_stand_ins(c->office->store, c->office->today, c->a, &c->away, &c->naway)))
		return rc;
	c->member = row;
	for (size_t i = 0; i < n; i++)
		if (app_role(row[i].role) && app_role(row[i].role)->rights & 1u << RIGHT_FILES)
			row[c->nmembers++] = row[i];
	return 0;
}

/* ---- one expert ---- */

static bool has_role(const struct counting *c, const char *login)
{
	for (size_t i = 0; i < c->nmembers; i++)
		if (strcmp(c->member[i].login, login) == 0)
			return true;
	return false;
}

static const char *away(const struct counting *c, int64_t expert)
{
	for (size_t i = 0; i < c->naway; i++) {
		const struct stand_in *s = &c->away[i];
		if (s->expert == expert && !s->ended && s->first <= c->office->today && s->last >= c->office->today)
			return arena_printf(c->a, _("stand-in: %s until %s"), text_clean(c->a, s->login, false),
				date_short(c->a, s->last, c->office->today));
	}
	return NULL;
}

static bool is_overdue(const struct counting *c, const struct placement_row *p)
{
	return app_talk_late(c->office, p, false) || app_talk_late(c->office, p, true) ||
		(c->nbehind && bsearch(&p->id, c->behind, c->nbehind, sizeof p->id, by_id));
}

static int64_t count_employers(const struct placement_row *row, size_t n, struct arena *a)
{
	int64_t *id = arena_alloc(a, (n + 1) * sizeof *id), different = 0;
	for (size_t i = 0; i < n; i++)
		id[i] = row[i].employer_id;
	qsort(id, n, sizeof *id, by_id);
	for (size_t i = 0; i < n; i++)
		different += i == 0 || id[i] != id[i - 1];
	return different;
}

static int count(const struct counting *c, struct team_row *t)
{
	struct arena *a = arena_new();
	const struct placement_query q = { .expert = t->expert };
	struct placement_row *row;
	size_t n;
	int rc = store_placements(c->office->store, &q, a, &row, &n);
	if (rc == 0) {
		t->placements = (int64_t)n;
		t->employers = count_employers(row, n, a);
		for (size_t i = 0; i < n; i++)
			t->overdue += is_overdue(c, &row[i]);
		t->away = away(c, t->expert);
	}
	arena_free(&a);
	return rc;
}

/* In a caseload of one's own nobody has a role: who has placements is in use. */
static int add_expert(const struct counting *c, const struct record *r, struct team *out, void **rows)
{
	const char *login = record_get(r, "login");
	struct team_row t = { .expert = r->id, .login = login ? text_clean(c->a, login, false) : "",
		.name = store_title(c->office->store, E_EXPERT, r->id, c->a) };
	bool holds = login && has_role(c, login);
	int rc = count(c, &t);
	if (rc)
		return rc;
	if (c->office->shared && !holds)
		out->left += t.placements;
	if (holds || t.placements)
		*(struct team_row *)arena_add(c->a, rows, &out->n, sizeof t) = t;
	return 0;
}

static int count_unassigned(struct app *office, int64_t *out)
{
	const struct condition where[] = { { "expert", IS_EMPTY, NULL }, { "status", IS_NOT, "ended" } };
	return store_count(office->store, &(struct query){ .entity = E_PLACEMENT, .where = where, .nwhere = 2 }, 0, out);
}

int app_team(struct app *app, struct arena *a, struct team *out)
{
	struct counting c = { .a = a };
	struct record **expert;
	void *rows = NULL;
	size_t n;
	*out = (struct team){ 0 };
	int rc = app_office(app, RIGHT_TEAM, &c.office);
	if (rc || (rc = read_once(&c)) ||
		(rc = store_find(c.office->store, &(struct query){ .entity = E_EXPERT }, a, &expert, &n)))
		return rc;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add_expert(&c, expert[i], out, &rows);
	out->row = rows;
	return rc ? rc : count_unassigned(c.office, &out->unassigned);
}
