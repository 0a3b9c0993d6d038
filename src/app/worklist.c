/* Conditions as text, and working lists; see worklist.h. */
#include "anker/worklist.h"

#include <string.h>

#include "anker/str.h"
#include "internal.h"

static const char today_word[] = "today";

/* ---- conditions as text ---- */

static const struct {
	enum operator op;
	const char *sign;
} signs[] = { { IS_NOT, "!=" }, { AT_LEAST, ">=" }, { AT_MOST, "<=" }, { IS, "=" } };
enum { SIGNS = sizeof signs / sizeof *signs };

int condition_split(const char *word, struct condition_words *out)
{
	const char *equals = strchr(word, '=');

	if (!equals || equals == word)
		return err_set(ERR_INVALID, _("\"%s\" is not a condition; write FIELD=VALUE"), word);
	for (size_t i = 0; i < SIGNS; i++) {
		size_t n = strlen(signs[i].sign);
		const char *at = equals + 1 - n;

		if (at <= word || strncmp(at, signs[i].sign, n) != 0)
			continue;
		*out = (struct condition_words){ word, (size_t)(at - word), signs[i].op, equals + 1 };
		break;
	}
	if (!*out->value && out->op == IS)
		out->op = IS_EMPTY;
	else if (!*out->value && out->op == IS_NOT)
		out->op = IS_SET;
	return 0;
}

static bool is_today(const struct app *app, const struct field *f, const char *value)
{
	char iso[DATE_ISO_SIZE];

	return f->kind == F_DATE && strcmp(value, date_iso(iso, app->today)) == 0;
}

static void add_value(struct str *out, const char *value)
{
	if (!strpbrk(value, " \t\n\"")) {
		str_add(out, value);
		return;
	}
	str_add_char(out, '"');
	for (; *value; value++) {
		if (*value == '"')
			str_add_char(out, '"');
		str_add_char(out, *value);
	}
	str_add_char(out, '"');
}

char *conditions_print(const struct app *app, const struct entity *e, const struct condition *c, size_t n,
	struct arena *a)
{
	struct str text = STR_INIT;
	char *out;

	str_reset(&text);
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &e->fields[model_field(e, c[i].field)];
		enum operator op = c[i].op == IS_EMPTY ? IS : c[i].op == IS_SET ? IS_NOT : c[i].op;
		size_t k = 0;

		while (signs[k].op != op)
			k++;
		str_addf(&text, "%s%s%s", i ? " " : "", f->name, signs[k].sign);
		if (c[i].op != IS_EMPTY && c[i].op != IS_SET && c[i].value)
			add_value(&text, is_today(app, f, c[i].value) ? today_word : c[i].value);
	}
	out = arena_strdup(a, text.text);
	str_free(&text);
	return out;
}

/* The next word of the text, its quotes taken away; NULL at the end, or (*fault) where a
 * quote is not closed. */
static char *next_word(const char **text, struct arena *a, bool *fault)
{
	const char *p = *text + strspn(*text, " \t\n");
	char *word = arena_alloc(a, strlen(p) + 1), *to = word;
	bool quoted = false;

	if (!*p)
		return NULL;
	for (; *p && (quoted || !strchr(" \t\n", *p)); p++) {
		if (*p != '"')
			*to++ = *p;
		else if (quoted && p[1] == '"')
			*to++ = *p++;
		else
			quoted = !quoted;
	}
	*to = '\0';
	*text = p;
	*fault = quoted;
	return quoted ? NULL : word;
}

static int parse_one(struct app *app, const struct entity *e, const char *word, struct arena *a,
	struct condition *out)
{
	struct condition_words w = { .op = IS };
	char iso[DATE_ISO_SIZE], *value = NULL;
	int rc = condition_split(word, &w), i;

	if (rc)
		return rc;
	if ((i = model_field(e, arena_strndup(a, w.field, w.length))) < 0)
		return err_set(ERR_INVALID, _("%s has no field \"%.40s\"."), lang_text(e->label),
			arena_strndup(a, w.field, w.length));
	if (*w.value && e->fields[i].kind == F_DATE && strcmp(w.value, today_word) == 0)
		w.value = date_iso(iso, app->today);
	if (*w.value && (rc = app_parse(app, &e->fields[i], w.value, a, &value)))
		return rc;
	out->field = e->fields[i].name;
	out->value = value;
	out->op = w.op;
	return 0;
}

int conditions_parse(struct app *app, const struct entity *e, const char *text, struct arena *a,
	struct condition **out, size_t *n)
{
	bool fault = false;
	char *word;
	int rc = 0;

	*out = arena_alloc(a, (strlen(text) / 2 + 1) * sizeof **out);
	*n = 0;
	while (rc == 0 && (word = next_word(&text, a, &fault)))
		rc = parse_one(app, e, word, a, &(*out)[(*n)++]);
	if (rc == 0 && fault)
		rc = err_set(ERR_INVALID, "%s", _("A quotation mark in the conditions is not closed."));
	return rc;
}

const char *condition_show(
	struct app *app, const struct entity *e, const struct condition *c, struct arena *a)
{
	static const char *const words[] = {
		[IS] = N_("%s is %s"),
		[IS_NOT] = N_("%s is not %s"),
		[AT_LEAST] = N_("%s at least %s"),
		[AT_MOST] = N_("%s at most %s"),
		[IS_EMPTY] = N_("%s is empty"),
		[IS_SET] = N_("%s is filled in"),
	};
	const struct field *f = &e->fields[model_field(e, c->field)];
	const char *label = lang_text(f->label), *pattern = _(words[c->op]), *at;
	const char *value = c->value && c->op != IS_EMPTY && c->op != IS_SET ? app_show(app, f, c->value, a) : "";
	struct str out = STR_INIT;
	const char *parts[] = { label, value };
	size_t next = 0;

	/* Not a format of printf: that wants a literal. */
	for (at = pattern; *at; at++) {
		if (at[0] == '%' && at[1] == 's' && next < 2) {
			str_add(&out, parts[next++]);
			at++;
		} else {
			str_add_char(&out, *at);
		}
	}
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}

/* ---- the lists ---- */

static int read_columns(const struct entity *e, const char *text, struct arena *a, struct worklist *w)
{
	char *copy = arena_strdup(a, text ? text : ""), *save = NULL;

	w->column = arena_alloc(a, (e->nfields + 1) * sizeof *w->column);
	for (char *name = strtok_r(copy, " ", &save); name; name = strtok_r(NULL, " ", &save)) {
		int i = model_field(e, name);

		if (i >= 0 && w->ncolumns < e->nfields)
			w->column[w->ncolumns++] = &e->fields[i];
	}
	return 0;
}

static int read_list(struct app *app, const struct record *r, struct arena *a, struct worklist *out)
{
	const struct entity *e = model_entity_by_name(record_get(r, "entity"));
	const char *conditions = record_get(r, "conditions"), *sorted = record_get(r, "sorted");
	const char *hotkey = record_get(r, "hotkey");

	*out = (struct worklist){ .id = r->id, .name = record_get(r, "name"), .hotkey = hotkey ? hotkey : "" };
	if (!e)
		return err_set(ERR_INVALID, _("The list \"%s\" is of a kind that does not exist: %s."), out->name,
			record_get(r, "entity"));
	out->entity = e->id;
	if (sorted && *sorted == '-') {
		out->descending = true;
		sorted++;
	}
	if (sorted && model_field(e, sorted) >= 0)
		out->order = sorted;
	read_columns(e, record_get(r, "columns"), a, out);
	return conditions_parse(app, e, conditions ? conditions : "", a, &out->where, &out->nwhere);
}

int app_worklists(struct app *app, struct arena *a, struct worklist **out, size_t *n)
{
	const struct condition mine = { "login", IS, app->user };
	const struct query q = { .entity = E_WORKLIST, .where = &mine, .nwhere = 1, .order = "name" };
	struct record **r;
	size_t found;
	int rc = store_find(app->store, &q, a, &r, &found);

	*n = 0;
	*out = arena_alloc(a, (found + 1) * sizeof **out);
	for (size_t i = 0; rc == 0 && i < found; i++)
		if (read_list(app, r[i], a, &(*out)[*n]) == 0)
			(*n)++;
	return rc;
}

int app_worklist(struct app *app, int64_t id, struct arena *a, struct worklist *out)
{
	struct record *r;
	int rc = store_get(app->store, E_WORKLIST, id, a, &r);

	if (rc == 0 && r->deleted)
		rc = err_set(ERR_NOTFOUND, "%s", _("This list was deleted; undo brings it back."));
	return rc ? rc : read_list(app, r, a, out);
}

/* A key opens one list. */
static int check_key(struct app *app, const struct worklist *w, struct arena *a)
{
	struct worklist *all;
	size_t n;
	int rc = *w->hotkey ? app_worklists(app, a, &all, &n) : 0;

	for (size_t i = 0; rc == 0 && *w->hotkey && i < n; i++)
		if (all[i].id != w->id && strcmp(all[i].hotkey, w->hotkey) == 0)
			rc = err_set(ERR_INVALID, _("The key %s already opens \"%s\"."), w->hotkey, all[i].name);
	return rc;
}

static const char *columns_text(const struct worklist *w, struct arena *a)
{
	const char *text = NULL;

	for (size_t i = 0; i < w->ncolumns; i++)
		text = text ? arena_printf(a, "%s %s", text, w->column[i]->name) : w->column[i]->name;
	return text;
}

int app_worklist_save(struct app *app, struct worklist *w, int64_t *txn)
{
	const struct entity *e = model_entity(w->entity);
	struct arena *a = arena_new();
	struct record *r = record_new(model_entity(E_WORKLIST), app->today, a);
	int rc = check_key(app, w, a);

	if (rc == 0 && w->id)
		rc = store_get(app->store, E_WORKLIST, w->id, a, &r);
	if (rc)
		goto out;
	const struct {
		const char *field, *value;
	} values[] = {
		{ "name", w->name },
		{ "entity", e->name },
		{ "conditions", conditions_print(app, e, w->where, w->nwhere, a) },
		{ "columns", columns_text(w, a) },
		{ "sorted", w->order ? arena_printf(a, "%s%s", w->descending ? "-" : "", w->order) : NULL },
		{ "hotkey", w->hotkey },
		{ "login", app->user },
	};
	for (size_t i = 0; rc == 0 && i < sizeof values / sizeof *values; i++)
		rc = record_set(r, values[i].field, values[i].value);
	if (rc == 0 && (rc = app_save(app, r, txn, NULL, NULL)) == 0)
		w->id = r->id;
out:
	arena_free(&a);
	return rc;
}
