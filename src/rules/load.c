/* Making a ruleset from folders, files and texts; and reading its lists. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "anker/file.h"
#include "anker/str.h"
#include "anker/text.h"
#include "set.h"

static const char suffix[] = ".regel";

struct ruleset *rules_new(void)
{
	struct arena *a = arena_new();
	struct ruleset *rs = arena_alloc(a, sizeof *rs);
	rs->arena = a;
	return rs;
}

void rules_free(struct ruleset **rs)
{
	if (*rs == NULL)
		return;
	struct arena *a = (*rs)->arena;
	free((*rs)->sources.items);
	free((*rs)->rules.items);
	free((*rs)->parameters.items);
	free((*rs)->tests.items);
	free((*rs)->changes.items);
	free((*rs)->derived.items);
	free((*rs)->columns.items);
	free((*rs)->conditions.items);
	free((*rs)->faults.items);
	*rs = NULL;
	arena_free(&a);
}

void rules_next_layer(struct ruleset *rs)
{
	rs->layer++;
}

struct source *source_add(struct ruleset *rs, const char *name, const char *text, size_t n)
{
	struct source *source = arena_alloc(rs->arena, sizeof *source);
	char *copy = arena_alloc(rs->arena, n + 1);
	if (n > 0)
		memcpy(copy, text, n);
	*source = (struct source){ .name = arena_strdup(rs->arena, name), .text = copy, .size = n,
		.layer = rs->layer, .index = rs->sources.n };
	LIST_ADD(rs->sources, source);
	return source;
}

void rules_add_text(struct ruleset *rs, const char *name, const char *text, size_t n)
{
	parse_source(rs, source_add(rs, name, text, n));
}

int rules_add_file(struct ruleset *rs, const char *path)
{
	struct str text = STR_INIT;
	struct arena *a = arena_new();
	int rc = 0, why = file_read(path, FILE_SIZE_MAX + 1, &text);
	if (why)
		rc = err_set(why == ENOENT ? ERR_NOTFOUND : ERR_IO, _("%s cannot be read: %s"),
			text_clean(a, path, false), strerror(why));
	else
		rules_add_text(rs, path, text.text, text.len);
	str_free(&text);
	arena_free(&a);
	return rc;
}

static int is_rule_file(const struct dirent *d)
{
	size_t n = strlen(d->d_name);
	return d->d_name[0] != '.' && n >= sizeof suffix &&
	       strcmp(d->d_name + n - (sizeof suffix - 1), suffix) == 0;
}

/* What cannot be read is a fault like any other, of an empty file: the rules of
 * the others go on. */
static void add_unread(struct ruleset *rs, const char *path, const char *tip)
{
	rules_add_text(rs, path, "", 0);
	const struct source *source = rs->sources.items[rs->sources.n - 1];
	fault_add(rs, (struct place){ source, source->text }, tip, "%s", err_last());
}

int rules_add_folder(struct ruleset *rs, const char *folder)
{
	struct dirent **names = NULL;
	int n = scandir(folder, &names, is_rule_file, alphasort);
	if (n < 0)
		return err_set(errno == ENOENT ? ERR_NOTFOUND : ERR_IO,
			_("the folder with rules %s cannot be read: %s"), text_clean(rs->arena, folder, false),
			strerror(errno));
	for (int i = 0; i < n; i++) {
		const char *path = arena_printf(rs->arena, "%s/%s", folder, names[i]->d_name);
		if (rules_add_file(rs, path) != 0)
			add_unread(rs, path, _("make it readable, or take it out of the folder"));
		free(names[i]);
	}
	free(names);
	return 0;
}

const char *const rules_shipped_folders[] = { "rules", "reference", NULL };

int rules_add_shipped(struct ruleset *rs, const char *share)
{
	int rc = 0;
	for (size_t i = 0; rules_shipped_folders[i] != NULL && rc == 0; i++) {
		rc = rules_add_folder(rs, arena_printf(rs->arena, "%s/%s", share, rules_shipped_folders[i]));
		if (rc == ERR_NOTFOUND && i > 0)
			rc = 0;
	}
	return rc;
}

static void add_local(struct ruleset *rs, const char *folder)
{
	rules_next_layer(rs);
	int rc = rules_add_folder(rs, folder);
	if (rc != 0 && rc != ERR_NOTFOUND)
		add_unread(rs, folder, _("make it a folder that can be read, or take it away"));
}

static int load(struct ruleset **out, const char *share, const char *local, bool leave_tests)
{
	struct ruleset *rs = rules_new();
	*out = NULL;
	rs->leave_tests = leave_tests;
	int rc = rules_add_shipped(rs, share);
	if (rc == 0) {
		if (local != NULL)
			add_local(rs, local);
		rules_link(rs);
		*out = rs;
	} else {
		rules_free(&rs);
	}
	return rc;
}

int rules_load(struct ruleset **out, const char *share, const char *local)
{
	return load(out, share, local, false);
}

int rules_load_for_use(struct ruleset **out, const char *share, const char *local)
{
	return load(out, share, local, true);
}

size_t rules_broken_count(const struct ruleset *rs)
{
	return rs->broken;
}

size_t rules_count(const struct ruleset *rs)
{
	return rs->rules.n;
}

const struct rule *rules_get(const struct ruleset *rs, size_t i)
{
	return &rs->rules.items[i]->rule;
}

int rules_index(const struct ruleset *rs, const char *id)
{
	for (size_t i = 0; i < rs->rules.n; i++)
		if (strcmp(rs->rules.items[i]->rule.id, id) == 0)
			return (int)i;
	return -1;
}

const char *rules_title(const struct ruleset *rs, const char *id)
{
	int i = rules_index(rs, id);
	return i < 0 ? id : lang_text(rules_get(rs, (size_t)i)->title);
}
