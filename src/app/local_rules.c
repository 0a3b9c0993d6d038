/* Rules of one's own: the folder beside the shipped rules, its files, and reading
 * everything again when one of them changed. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/file.h"
#include "anker/hash.h"
#include "anker/rights.h"
#include "anker/str.h"
#include "internal.h"

enum { TEXT_MOST = 1024 * 1024 /* as for every rule file */, SHARED_MODE = 0660, SHARED_FOLDER = 02770 };
static const char suffix[] = ".regel";

/* ---- which files there are ---- */

static bool is_rule_name(const char *name)
{
	size_t n = strlen(name), tail = sizeof suffix - 1;
	return *name != '.' && n > tail && strcmp(name + n - tail, suffix) == 0;
}

static int is_rule_file(const struct dirent *d)
{
	return is_rule_name(d->d_name);
}

/* The files of a folder by name, size and time, with the inode: a file that was
 * replaced within one tick of the clock is another file. */
static uint64_t stamp_folder(uint64_t h, const char *folder, struct arena *a)
{
	struct dirent **names = NULL;
	int n = folder ? scandir(folder, &names, is_rule_file, alphasort) : 0;
	for (int i = 0; i < n; i++) {
		struct stat st;
		h = hash_text(h, names[i]->d_name);
		if (stat(arena_printf(a, "%s/%s", folder, names[i]->d_name), &st) == 0) {
			h = hash_bytes(h, &st.st_mtim, sizeof st.st_mtim);
			h = hash_bytes(h, &st.st_size, sizeof st.st_size);
			h = hash_bytes(h, &st.st_ino, sizeof st.st_ino);
		}
		free(names[i]);
	}
	free(names);
	return h;
}

static uint64_t stamp(const struct app *app)
{
	struct arena *a = arena_new();
	uint64_t h = HASH_START;
	for (size_t i = 0; rules_shipped_folders[i]; i++)
		h = stamp_folder(h, arena_printf(a, "%s/%s", app->share, rules_shipped_folders[i]), a);
	h = stamp_folder(h, app->local_rules, a);
	arena_free(&a);
	return h;
}

bool app_rules_stale(struct app *app)
{
	return stamp(app) != app->rules_stamp;
}

/* ---- reading them ---- */

static bool has_fault(const struct ruleset *rs, const char *file)
{
	for (size_t i = 0; i < rules_error_count(rs); i++)
		if (strcmp(rules_error(rs, i)->file, file) == 0)
			return true;
	return false;
}

/* A rule that came from a file which now has a fault, and comes from it no more. */
static bool lost(const struct rule *before, const struct ruleset *fresh)
{
	int now = rules_index(fresh, before->id);
	return has_fault(fresh, before->file) &&
		(now < 0 || strcmp(rules_get(fresh, (size_t)now)->file, before->file) != 0);
}

static bool any_lost(const struct ruleset *before, const struct ruleset *fresh)
{
	for (size_t i = 0; i < rules_count(before); i++)
		if (lost(rules_get(before, i), fresh))
			return true;
	return false;
}

/* Shipped rules and one's own; of the latter `but` as `text` (NULL: left out). */
static int read_all(const struct app *app, const char *but, const char *text, struct arena *a,
	struct ruleset **out)
{
	struct dirent **names = NULL;
	struct ruleset *rs = *out = rules_new();
	int rc = rules_add_shipped(rs, app->share);
	rules_next_layer(rs);
	int n = app->local_rules ? scandir(app->local_rules, &names, is_rule_file, alphasort) : 0;
	for (int i = 0; i < n; i++) {
		/* One that cannot be read is told of when the rules are loaded for use. */
		if (!but || strcmp(names[i]->d_name, but) != 0)
			rules_add_file(rs, arena_printf(a, "%s/%s", app->local_rules, names[i]->d_name));
		free(names[i]);
	}
	free(names);
	if (text)
		rules_add_text(rs, arena_printf(a, "%s/%s", app->local_rules, but), text, strlen(text));
	if (rc)
		rules_free(out);
	return rc;
}

/* The rules as read just now, with the version from before of what a fault took
 * away: who works on while a rule is being written keeps what worked. */
static int keep_good(const struct app *app, struct ruleset **fresh, struct arena *a)
{
	struct ruleset *rs;
	int rc = read_all(app, NULL, NULL, a, &rs);
	if (rc)
		return rc;
	rules_next_layer(rs);
	for (size_t i = 0; i < rules_count(app->rules); i++) {
		const struct rule *r = rules_get(app->rules, i);
		if (!lost(r, *fresh))
			continue;
		const char *text = arena_strndup(a, r->text, r->text_len);
		text = arena_printf(a, "%s%s", strncmp(text, "regel", 5) == 0 ? "" : "language en\n", text);
		rules_add_text(rs, r->file, text, strlen(text));
	}
	rules_link(rs);
	rules_free(fresh);
	*fresh = rs;
	return 0;
}

int app_rules_reload(struct app *app)
{
	struct arena *a = arena_new();
	struct ruleset *fresh;
	/* Before reading: what changes meanwhile is seen as changed afterwards. */
	uint64_t now = stamp(app);
	int rc = rules_load_for_use(&fresh, app->share, app->local_rules);
	if (rc == 0 && app->rules && any_lost(app->rules, fresh))
		rc = keep_good(app, &fresh, a);
	if (rc == 0) {
		rules_free(&app->rules);
		app->rules = fresh;
		app->rules_stamp = now;
	} else {
		rules_free(&fresh);
	}
	arena_free(&a);
	return rc;
}

/* ---- one file ---- */

static int path_of(const struct app *app, const char *name, struct arena *a, char **out)
{
	*out = NULL;
	if (!app->local_rules)
		return err_set(ERR_INVALID, "%s",
			_("there is no folder for rules of your own: HOME and XDG_CONFIG_HOME are not set"));
	if (!is_rule_name(name) || strchr(name, '/'))
		return err_set(ERR_INVALID, _("a rule file is called NAME.regel, not \"%.60s\""), name);
	*out = arena_printf(a, "%s/%s", app->local_rules, name);
	return 0;
}

int app_rules_with(struct app *app, const char *name, const char *text, struct ruleset **out)
{
	struct arena *a = arena_new();
	char *path;
	*out = NULL;
	int rc = path_of(app, name, a, &path);
	if (rc == 0 && (rc = read_all(app, name, text, a, out)) == 0)
		rules_link(*out);
	arena_free(&a);
	return rc;
}

int app_rules_save(struct app *app, const char *name, const char *text)
{
	struct arena *a = arena_new();
	char *path;
	int rc = app_allow(app, RIGHT_RULES);
	if (rc || (rc = path_of(app, name, a, &path)))
		goto out;
	if (app->readonly) {
		rc = err_set(ERR_READONLY, "%s", _("opened to read only; rules stay as they are"));
		goto out;
	}
	/* Who makes it first is not who reads it next. */
	if (app->shared && mkdir(app->local_rules, SHARED_FOLDER & 0777) == 0)
		chmod(app->local_rules, SHARED_FOLDER);
	file_make_folders(path);
	rc = text ? file_replace(path, text, strlen(text)) : file_remove(path);
	/* Whoever of the group comes next reads them, and may change them. */
	if (rc == 0 && text && app->shared && chmod(path, SHARED_MODE) != 0)
		rc = err_set(ERR_IO, _("%s cannot be opened up to colleagues: %s"), path, strerror(errno));
	if (rc == 0)
		rc = app_rules_reload(app);
out:
	arena_free(&a);
	return rc;
}

int app_rules_text(struct app *app, const char *name, struct arena *a, char **out)
{
	char *path;
	*out = NULL;
	int rc = path_of(app, name, a, &path);
	if (rc)
		return rc;
	struct str whole = STR_INIT;
	int why = file_read(path, TEXT_MOST + 1, &whole);
	if (why && why != ENOENT)
		rc = err_set(ERR_IO, _("%s cannot be read: %s"), path, strerror(why));
	else if (whole.len > TEXT_MOST)
		rc = err_set(ERR_INVALID, _("%s is larger than a rule file may be (1 MB)"), path);
	else if (!why)
		*out = arena_strndup(a, whole.text, whole.len);
	str_free(&whole);
	return rc;
}

static int copy_rules(const char *from, const char *to)
{
	struct str text = STR_INIT;
	int why = file_read(from, TEXT_MOST + 1, &text);
	int rc = why ? err_set(ERR_IO, _("%s cannot be read: %s"), from, strerror(why)) : 0;
	if (rc == 0 && text.len > TEXT_MOST)
		rc = err_set(ERR_INVALID, _("%s is larger than a rule file may be (1 MB)"), from);
	if (rc == 0 && (rc = file_replace(to, text.text ? text.text : "", text.len)) == 0 && chmod(to, SHARED_MODE) != 0)
		rc = err_set(ERR_IO, _("%s cannot be opened up to colleagues: %s"), to, strerror(errno));
	str_free(&text);
	return rc;
}

int app_rules_copy(const char *from, const char *to, struct arena *a, size_t *n)
{
	struct dirent **names = NULL;
	int found = from ? scandir(from, &names, is_rule_file, alphasort) : 0, rc = 0;
	*n = 0;
	for (int i = 0; i < found; i++) {
		const char *name = names[i]->d_name;
		if (rc == 0 && (rc = copy_rules(arena_printf(a, "%s/%s", from, name), arena_printf(a, "%s/%s", to, name))) == 0)
			(*n)++;
		free(names[i]);
	}
	free(names);
	return rc;
}

char *app_own_folder(const struct app *app, const char *name, struct arena *a)
{
	size_t n = app->local_rules ? strlen(app->local_rules) : 0;
	while (n && app->local_rules[n - 1] == '/')
		n--;
	while (n && app->local_rules[n - 1] != '/')
		n--;
	return app->local_rules ? arena_printf(a, "%.*s%s", (int)n, app->local_rules, name) : NULL;
}
