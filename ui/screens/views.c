/* Saved views of the list of placements: filter, order and columns' filters
 * under a name, kept per user as settings.
 *
 * The setting "view:placements" lists the names, one a line; each view is
 * "view:placements:NAME", lines of key=value. Unknown keys are passed over, so
 * an older program reads a newer view. */
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/places.h"

#define INDEX "view:placements"

static const char *const sort_names[] = {
	[BY_EMPLOYEE] = "employee", [BY_EMPLOYER] = "employer", [BY_START] = "start", [BY_NUMBER] = "number",
};
enum { SORTS = sizeof sort_names / sizeof *sort_names };

static char *setting_name(struct arena *a, const char *name)
{
	return arena_printf(a, "%s:%s", INDEX, name);
}

static int write_view(struct screen *s, struct arena *a, const struct placement_view *v)
{
	return store_setting_put(app_of(s)->store, setting_name(a, v->name),
		arena_printf(a,
			"everyone=%d\nended=%d\ndescending=%d\nsort=%s\ncourse=%s\nphase=%s\nfilter=%s\n",
			v->everyone, v->ended, v->descending, sort_names[v->sort], v->course, v->phase,
			v->filter));
}

static void read_line(struct placement_view *v, const char *key, const char *value)
{
	const struct {
		const char *key;
		bool *flag;
		char *text;
		size_t size;
	} parts[] = {
		{ "everyone", &v->everyone, NULL, 0 },
		{ "ended", &v->ended, NULL, 0 },
		{ "descending", &v->descending, NULL, 0 },
		{ "course", NULL, v->course, sizeof v->course },
		{ "phase", NULL, v->phase, sizeof v->phase },
		{ "filter", NULL, v->filter, sizeof v->filter },
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(parts[i].key, key) != 0)
			continue;
		if (parts[i].flag)
			*parts[i].flag = strcmp(value, "1") == 0;
		else
			snprintf(parts[i].text, parts[i].size, "%s", value);
	}
	for (int i = 0; strcmp(key, "sort") == 0 && i < SORTS; i++)
		if (strcmp(sort_names[i], value) == 0)
			v->sort = (enum placement_sort)i;
}

/* False when there is no such view any more. */
static bool read_view(struct screen *s, struct arena *a, const char *name, struct placement_view *v)
{
	char *text = store_setting(app_of(s)->store, setting_name(a, name), a), *line, *save = NULL;

	if (!text)
		return false;
	*v = (struct placement_view){ .sort = BY_EMPLOYEE };
	snprintf(v->name, sizeof v->name, "%s", name);
	for (line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char *value = strchr(line, '=');

		if (value) {
			*value++ = '\0';
			read_line(v, line, value);
		}
	}
	return true;
}

static size_t names(struct screen *s, struct arena *a, char ***out)
{
	char *text = store_setting(app_of(s)->store, INDEX, a), *save = NULL;
	size_t n = 0, most = 1;

	for (const char *p = text; p && *p; p++)
		most += *p == '\n';
	*out = arena_alloc(a, (most + 1) * sizeof **out);
	for (char *line = text ? strtok_r(text, "\n", &save) : NULL; line; line = strtok_r(NULL, "\n", &save))
		(*out)[n++] = line;
	return n;
}

/* The list of names without `name`, and with it at the end when `add`. */
static int write_names(struct screen *s, struct arena *a, const char *name, bool add)
{
	struct str text = STR_INIT;
	char **all;
	size_t n = names(s, a, &all);
	int rc;

	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i], name) != 0)
			str_addf(&text, "%s\n", all[i]);
	if (add)
		str_addf(&text, "%s\n", name);
	rc = store_setting_put(app_of(s)->store, INDEX, text.text);
	str_free(&text);
	return rc;
}

static bool failed(struct screen *s)
{
	ui_failed(s);
	return false;
}

static bool save_view(struct screen *s, struct arena *a, struct placement_view *v)
{
	struct ask ask = { .label = _("Name of this view:"), .text = v->name,
			   .help = _("An existing name is replaced   Enter accept   Esc cancel") };
	struct placement_view to = *v;
	char *name;

	if (ui_ask(s, &ask, a, &name) < 0)
		return false;
	name = text_trim(a, text_clean(a, name, false));
	if (!*name)
		return false;
	snprintf(to.name, sizeof to.name, "%.*s", (int)text_fit(name, sizeof to.name / 2), name);
	if (write_view(s, a, &to) < 0 || write_names(s, a, to.name, true) < 0)
		return failed(s);
	ui_toast(s, _("View \"%s\" is saved"), to.name);
	*v = to;
	return true;
}

static bool delete_view(struct screen *s, struct arena *a, struct placement_view *v)
{
	char **all;
	size_t n = names(s, a, &all);
	struct pick *picks = arena_alloc(a, (n + 1) * sizeof *picks);
	int i;

	for (size_t k = 0; k < n; k++)
		picks[k] = (struct pick){ all[k], all[k], NULL };
	i = ui_pick(s, _("Delete which view?"), picks, n, v->name);
	if (i < 0 || !ui_confirm(s, _("Delete the view \"%s\"? Nothing else is deleted."), all[i]))
		return false;
	if (write_names(s, a, all[i], false) < 0 ||
	    store_setting_put(app_of(s)->store, setting_name(a, all[i]), NULL) < 0)
		return failed(s);
	ui_toast(s, _("View \"%s\" is deleted"), all[i]);
	if (strcmp(v->name, all[i]) == 0)
		v->name[0] = '\0';
	return true;
}

/* What a view shows, in a few words. */
static const char *describe(struct screen *s, struct arena *a, const struct placement_view *v)
{
	const char *text = v->everyone || !app_of(s)->expert ? _("everyone") : _("mine");

	if (v->ended)
		text = arena_printf(a, "%s, %s", text, _("ended too"));
	if (*v->course)
		text = arena_printf(a, "%s, %s", text, code_label(E_PLACEMENT, "course", v->course));
	if (*v->phase)
		text = arena_printf(a, "%s, %s", text, code_label(E_PLACEMENT, "phase", v->phase));
	if (*v->filter)
		text = arena_printf(a, "%s, \"%s\"", text, v->filter);
	return text;
}

bool views_menu(struct screen *s, struct placement_view *v)
{
	struct arena *a = arena_new();
	char **all;
	size_t n = names(s, a, &all), count = 0;
	struct pick *picks = arena_alloc(a, (n + 3) * sizeof *picks);
	struct placement_view other;
	bool changed = false;
	int i;

	for (size_t k = 0; k < n; k++)
		picks[count++] = (struct pick){ arena_printf(a, "=%s", all[k]), all[k],
			read_view(s, a, all[k], &other) ? describe(s, a, &other) : "" };
	picks[count++] = (struct pick){ "everything", _("Everything, without a view"), NULL };
	picks[count++] = (struct pick){ "save", _("Save what is shown now as a view…"), describe(s, a, v) };
	if (n > 0)
		picks[count++] = (struct pick){ "delete", _("Delete a view…"), NULL };
	i = ui_pick(s, _("Views"), picks, count, *v->name ? arena_printf(a, "=%s", v->name) : NULL);
	if (i >= 0 && (size_t)i < n) {
		changed = read_view(s, a, all[i], v);
	} else if (i >= 0 && (size_t)i == n) {
		*v = (struct placement_view){ .sort = BY_EMPLOYEE };
		changed = true;
	} else if (i >= 0) {
		changed = (size_t)i == n + 1 ? save_view(s, a, v) : delete_view(s, a, v);
	}
	arena_free(&a);
	return changed;
}
