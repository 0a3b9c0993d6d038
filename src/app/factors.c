/* The factors that weigh: what the team keeps in its list, how a weighing writes
 * them down ("motivation+ team- feeling o"), and which reason follows. */
#include <string.h>

#include "anker/str.h"
#include "internal.h"

/* ---- the list ---- */

static int all_factors(struct app *app, struct arena *a, struct record ***out, size_t *n)
{
	const struct query q = { .entity = E_FACTOR, .order = "id" };
	return store_find(app->store, &q, a, out, n);
}

static bool in_use(const struct record *r)
{
	const char *retired = record_get(r, "retired");
	return !retired || strcmp(retired, "1") != 0;
}

static struct factor factor_of(const struct record *r)
{
	const struct label label = { record_get(r, "label_nl"), record_get(r, "label_en") };
	return (struct factor){ .code = record_get(r, "code"), .label = lang_text(label),
		.kind = record_get(r, "kind"), .key = *record_get(r, "key") };
}

int app_factors(struct app *app, struct arena *a, struct factor **out, size_t *n)
{
	struct record **all;
	size_t count;
	*n = 0;
	*out = NULL;
	int rc = all_factors(app, a, &all, &count);
	if (rc)
		return rc;
	*out = arena_alloc(a, (count + 1) * sizeof **out);
	for (size_t i = 0; i < count; i++)
		if (in_use(all[i]))
			(*out)[(*n)++] = factor_of(all[i]);
	return 0;
}

/* ---- as a weighing writes them ---- */

static int malformed(const char *text)
{
	return err_set(ERR_INVALID,
		_("\"%.60s\": write factors as codes with + (for), - (against) or o (seen), such as "
		  "\"motivation+ team- feeling o\""),
		text);
}

/* The direction stands against the code or after it. */
int factors_read(const char *text, struct arena *a, struct weighed_factor **out, size_t *n)
{
	size_t most = strlen(text) / 2 + 1;
	struct weighed_factor *list = *out = arena_alloc(a, most * sizeof *list);
	*n = 0;
	for (const char *at = text + strspn(text, " "); *at; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		bool open = *n && !list[*n - 1].direction, sign = strchr("+-", at[len - 1]) != NULL;
		bool alone = len == 1 && strchr("+-o", *at);
		if (open != alone)
			return malformed(text);
		if (alone)
			list[*n - 1].direction = *at;
		else
			list[(*n)++] = (struct weighed_factor){ arena_strndup(a, at, len - sign),
				sign ? at[len - 1] : '\0' };
		at += len;
	}
	return *n && !list[*n - 1].direction ? malformed(text) : 0;
}

static const struct record *by_code(struct record *const *all, size_t n, const char *code)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(record_get(all[i], "code"), code) == 0)
			return all[i];
	return NULL;
}

static int unknown_factor(struct record *const *all, size_t n, const char *code, struct arena *a)
{
	const char *known = "";
	for (size_t i = 0; i < n; i++)
		if (in_use(all[i]))
			known = arena_printf(
				a, "%s%s%s", known, *known ? ", " : "", record_get(all[i], "code"));
	return err_set(ERR_INVALID, _("there is no factor \"%.40s\"; there are: %s"), code, known);
}

int factors_check(struct app *app, const char *text)
{
	struct arena *a = arena_new();
	struct weighed_factor *f;
	struct record **all;
	size_t n, count;
	int rc = factors_read(text, a, &f, &n);
	if (rc || (rc = all_factors(app, a, &all, &count)))
		goto out;
	for (size_t i = 0; i < n && rc == 0; i++) {
		if (!by_code(all, count, f[i].code))
			rc = unknown_factor(all, count, f[i].code, a);
		for (size_t k = 0; k < i && rc == 0; k++)
			if (strcmp(f[i].code, f[k].code) == 0)
				rc = err_set(ERR_INVALID, _("the factor \"%s\" is given twice"), f[i].code);
	}
out:
	arena_free(&a);
	return rc;
}

/* ---- in words ---- */

char *app_factors_show(struct app *app, const char *factors, struct arena *a)
{
	static const struct {
		char direction;
		const char *heading;
	} part[] = { { '+', N_("for") }, { '-', N_("against") }, { 'o', N_("seen") } };
	struct str out = STR_INIT;
	struct weighed_factor *f;
	struct record **all;
	size_t n = 0, count = 0;
	str_add(&out, "");
	/* What cannot be read was not written here: it is shown as it stands. */
	if (!factors || factors_read(factors, a, &f, &n) || all_factors(app, a, &all, &count))
		str_add(&out, factors ? factors : "");
	for (size_t p = 0; count && p < sizeof part / sizeof *part; p++) {
		bool first = true;
		for (size_t i = 0; i < n; i++) {
			if (f[i].direction != part[p].direction)
				continue;
			const struct record *r = by_code(all, count, f[i].code);
			if (first)
				str_addf(&out, "%s%s: ", out.len ? "; " : "", _(part[p].heading));
			str_addf(&out, "%s%s", first ? "" : ", ", r ? factor_of(r).label : f[i].code);
			first = false;
		}
	}
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}

/* ---- the reason that follows ---- */

const char *app_reason_of(const char *factors)
{
	/* What someone wants goes before what can be done, and that before what is needed. */
	static const struct {
		const char *factor, *reason;
	} table[] = {
		{ "motivation", "employee_declines" }, { "employer", "employer_declines" },
		{ "possibilities", "not_feasible" }, { "load", "not_feasible" }, { "team", "not_feasible" },
		{ "skills", "not_feasible" }, { "law", "not_feasible" }, { "policy", "not_feasible" },
		{ "room", "not_feasible" }, { "labour_market", "not_feasible" },
		{ "role", "not_needed" }, { "feeling", "not_needed" },
	};
	struct arena *a = arena_new();
	struct weighed_factor *f;
	const char *reason = NULL;
	size_t n = 0;
	if (factors && factors_read(factors, a, &f, &n) == 0)
		for (size_t t = 0; t < sizeof table / sizeof *table && !reason; t++)
			for (size_t i = 0; i < n && !reason; i++)
				if (f[i].direction == '-' && strcmp(f[i].code, table[t].factor) == 0)
					reason = table[t].reason;
	arena_free(&a);
	return reason;
}
