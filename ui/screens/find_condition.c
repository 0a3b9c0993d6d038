/* Asking for one condition: a field, how it is compared, and a value of its kind. */
#include <string.h>

#include "anker/arena.h"
#include "anker/catalogue.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/support.h"
#include "screens/find.h"

const struct field *find_ask_field(struct screen *s, const struct entity *e, const char *title,
	const char *current)
{
	struct arena *a = arena_new();
	struct pick *picks = arena_alloc(a, (e->nfields + 1) * sizeof *picks);
	const struct field *out = NULL;
	size_t n = 0;
	int i;

	for (int quick = 1; quick >= 0; quick--)
		for (size_t k = 0; k < e->nfields; k++)
			if (!(e->fields[k].flags & FIELD_HIDDEN) && !(e->fields[k].flags & FIELD_QUICK) == !quick)
				picks[n++] = (struct pick){ e->fields[k].name, lang_text(e->fields[k].label), NULL };
	i = ui_pick(s, title, picks, n, current);
	if (i >= 0)
		out = &e->fields[model_field(e, picks[i].code)];
	arena_free(&a);
	return out;
}

/* What makes sense for the kind of field. */
static bool fits(const struct field *f, int op)
{
	bool ordered = f->kind == F_DATE || f->kind == F_NUMBER || f->kind == F_PERCENT;

	if (op == AT_LEAST || op == AT_MOST)
		return ordered;
	return op == IS_EMPTY || op == IS_SET || f->kind != F_NOTE;
}

static int ask_how(struct screen *s, const struct field *f)
{
	static const struct {
		int op;
		const char *code, *words;
	} all[] = {
		{ IS, "is", N_("is") },
		{ IS_NOT, "not", N_("is not") },
		{ AT_LEAST, "least", N_("at least") },
		{ AT_MOST, "most", N_("at most") },
		{ IS_EMPTY, "empty", N_("is empty") },
		{ IS_SET, "set", N_("is filled in") },
	};
	struct pick picks[sizeof all / sizeof *all];
	int op[sizeof all / sizeof *all], i;
	size_t n = 0;

	for (size_t k = 0; k < sizeof all / sizeof *all; k++)
		if (fits(f, all[k].op)) {
			op[n] = all[k].op;
			picks[n++] = (struct pick){ all[k].code, _(all[k].words), NULL };
		}
	i = ui_pick(s, lang_text(f->label), picks, n, NULL);
	return i < 0 ? -1 : op[i];
}

/* ---- values ---- */

static bool ask_choice(struct screen *s, const struct field *f, struct arena *a, const char **out)
{
	size_t n = 0;
	struct pick *picks;
	int i;

	while (f->choices[n].code)
		n++;
	picks = arena_alloc(a, (n + 1) * sizeof *picks);
	for (size_t k = 0; k < n; k++)
		picks[k] = (struct pick){ f->choices[k].code, lang_text(f->choices[k].label), NULL };
	i = ui_pick(s, lang_text(f->label), picks, n, NULL);
	if (i >= 0)
		*out = f->choices[i].code;
	return i >= 0;
}

static bool ask_yes(struct screen *s, const struct field *f, const char **out)
{
	const struct pick picks[] = { { "1", _("yes"), NULL }, { "0", _("no"), NULL } };
	int i = ui_pick(s, lang_text(f->label), picks, 2, NULL);

	if (i >= 0)
		*out = i == 0 ? "1" : "0";
	return i >= 0;
}

static bool ask_catalogue(struct screen *s, const struct field *f, struct arena *a, const char **out)
{
	const struct catalogue *c;
	const struct catalogue_item *item;
	struct pick *picks;
	size_t n;
	int i;

	if (app_catalogue(app_of(s), f->catalogue, &c) < 0) {
		ui_failed(s);
		return false;
	}
	n = catalogue_items(c, &item);
	picks = arena_alloc(a, (n + 1) * sizeof *picks);
	for (size_t k = 0; k < n; k++)
		picks[k] = (struct pick){ item[k].id, item[k].title, item[k].category_title };
	i = ui_pick(s, lang_text(f->label), picks, n, NULL);
	if (i >= 0)
		*out = arena_strdup(a, item[i].id);
	return i >= 0;
}

struct looking {
	struct app *app;
	enum entity_id of;
};

static int look(void *ctx, struct arena *a, const char *typed, size_t limit, struct pick **out, size_t *n)
{
	const struct looking *l = ctx;
	struct match *m;
	size_t found;
	int rc = store_lookup(l->app->store, l->of, typed, 0, limit, a, &m, &found);

	*n = 0;
	if (rc < 0)
		return rc;
	*out = arena_alloc(a, (found + 1) * sizeof **out);
	for (size_t i = 0; i < found; i++)
		(*out)[(*n)++] =
			(struct pick){ arena_printf(a, "%lld", (long long)m[i].id), m[i].title, m[i].detail };
	return 0;
}

static bool ask_record(struct screen *s, const struct field *f, struct arena *a, const char **out)
{
	struct looking l = { app_of(s), f->ref };
	struct pick hit;

	if (ui_pick_search(s, lang_text(f->label), "", look, &l, a, &hit) < 0)
		return false;
	*out = hit.code;
	return true;
}

static bool ask_date(struct screen *s, const struct field *f, struct arena *a, const char **out)
{
	day when;

	if (ui_ask_date(s, arena_printf(a, "%s:", lang_text(f->label)), "", &when) < 0)
		return false;
	*out = date_iso(arena_alloc(a, DATE_ISO_SIZE), when);
	return true;
}

/* Wrong values are explained and asked again. */
static bool ask_text(struct screen *s, const struct field *f, struct arena *a, const char **out)
{
	struct ask ask = { .label = arena_printf(a, "%s:", lang_text(f->label)) };
	char *typed, *value;

	while (ui_ask(s, &ask, a, &typed) == 0 && *typed) {
		if (app_parse(app_of(s), f, typed, a, &value) == 0 && value) {
			*out = value;
			return true;
		}
		ask.help = arena_strdup(a, err_last());
		ask.text = typed;
	}
	return false;
}

static bool ask_value(struct screen *s, const struct field *f, struct arena *a, const char **out)
{
	switch (f->kind) {
	case F_CHOICE: return ask_choice(s, f, a, out);
	case F_BOOL: return ask_yes(s, f, out);
	case F_REF: return ask_record(s, f, a, out);
	case F_DATE: return ask_date(s, f, a, out);
	default: return f->catalogue ? ask_catalogue(s, f, a, out) : ask_text(s, f, a, out);
	}
}

bool find_ask_condition(struct screen *s, const struct entity *e, struct arena *a, struct condition *out)
{
	const struct field *f = find_ask_field(s, e, _("Condition on which field?"), NULL);
	int op = f ? ask_how(s, f) : -1;

	if (op < 0)
		return false;
	*out = (struct condition){ .field = f->name };
	out->op = (enum operator)op;
	return op == IS_EMPTY || op == IS_SET || ask_value(s, f, a, &out->value);
}
