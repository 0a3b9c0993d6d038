/* Which question lists there are, and their texts: shipped ones, one's own, and the
 * guides. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "anker/script.h"
#include "anker/str.h"
#include "script_compose.h"
#include "source.h"

/* In the order in which an employer meets them. */
static const char *const shipped[] = { "first", "followup", "trouble", "trial", "closing", "workplace",
	"focusgroup", "questionnaire", "t0", "tn-employer", "tn-employee" };
enum { SHIPPED = sizeof shipped / sizeof *shipped };

static const char suffix[] = ".md";
static const char of_guide[] = "guide-";

/* Where the lists are. */
struct places {
	const char *folder; /* shipped, of this language */
	const char *local;  /* or NULL */
	const char *lang;
	const struct knowledge *guides; /* or NULL */
};

static struct places places_of(const char *share, const char *local, const char *lang,
	const struct knowledge *guides, struct arena *a)
{
	return (struct places){ arena_printf(a, "%s/interviews/%s", share, lang), local, lang, guides };
}

/* ---- files ---- */

static int is_list(const struct dirent *d)
{
	size_t n = strlen(d->d_name), tail = sizeof suffix - 1;

	/* README.md in a folder of one's own is about lists, not one. */
	return *d->d_name != '.' && n > tail && strcmp(d->d_name + n - tail, suffix) == 0 &&
		strcmp(d->d_name, "README.md") != 0;
}

static bool is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

/* The file of a list, one's own before the shipped one; NULL: there is none. */
static const char *path_of(const struct places *p, const char *id, struct arena *a, bool *local)
{
	const char *own = p->local ? arena_printf(a, "%s/%s%s", p->local, id, suffix) : NULL;
	const char *path = arena_printf(a, "%s/%s%s", p->folder, id, suffix);

	*local = false;
	if (strchr(id, '/'))
		return NULL;
	if (own && is_file(own)) {
		*local = true;
		return own;
	}
	return is_file(path) ? path : NULL;
}

static int guide_number(const char *id)
{
	size_t n = sizeof of_guide - 1;

	return strncmp(id, of_guide, n) == 0 && id[n] >= '1' && id[n] <= '0' + KNOWLEDGE_GUIDES && !id[n + 1]
		? id[n] - '0' : 0;
}

/* ---- names ---- */

struct names {
	const char **id;
	size_t n;
};

static void add_name(struct names *names, const char *id, struct arena *a)
{
	enum { FIRST = 16 };

	for (size_t i = 0; i < names->n; i++) {
		if (strcmp(names->id[i], id) == 0)
			return;
	}
	if (names->n % FIRST == 0) {
		const char **more = arena_alloc(a, (names->n + FIRST) * sizeof *more);

		if (names->n)
			memcpy(more, names->id, names->n * sizeof *more);
		names->id = more;
	}
	names->id[names->n++] = arena_strdup(a, id);
}

static int add_folder(struct names *names, const char *folder, bool must, struct arena *a)
{
	struct dirent **entries = NULL;
	int n = folder ? scandir(folder, &entries, is_list, alphasort) : 0;

	if (n < 0 && must)
		return err_set(ERR_NOTFOUND,
			_("%s: the folder with question lists is missing; install anker again"), folder);
	for (int i = 0; i < n; i++) {
		size_t len = strlen(entries[i]->d_name) - (sizeof suffix - 1);

		if (is_file(arena_printf(a, "%s/%s", folder, entries[i]->d_name)))
			add_name(names, arena_strndup(a, entries[i]->d_name, len), a);
		free(entries[i]);
	}
	free(entries);
	return 0;
}

/* The ids of all lists, in the order of use. */
static int find_names(const struct places *p, struct arena *a, struct names *out)
{
	bool local;
	int err;

	*out = (struct names){ NULL, 0 };
	for (size_t i = 0; i < SHIPPED; i++) {
		if (path_of(p, shipped[i], a, &local))
			add_name(out, shipped[i], a);
	}
	if ((err = add_folder(out, p->folder, true, a)) < 0 ||
		(err = add_folder(out, p->local, false, a)) < 0)
		return err;
	for (int i = 1; i <= KNOWLEDGE_GUIDES && p->guides; i++)
		add_name(out, arena_printf(a, "%s%d", of_guide, i), a);
	return 0;
}

/* ---- one list ---- */

static int no_such_list(const struct places *p, const char *id, struct arena *a)
{
	struct names names;
	const char *all = "";
	int err = find_names(p, a, &names);

	for (size_t i = 0; err == 0 && i < names.n; i++)
		all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", names.id[i]);
	if (err)
		return err;
	return err_set(ERR_NOTFOUND, _("there is no question list \"%.60s\"; there are: %s"), id, all);
}

/* The text of a list, and what messages call it. */
static int read_text(const struct places *p, const char *id, struct arena *a, char **out, const char **name,
	bool *local)
{
	const char *path = path_of(p, id, a, local);
	int number = path ? 0 : guide_number(id), err;
	struct str s = STR_INIT;
	const struct guide *g;

	*name = path ? path : id;
	if (number && p->guides) {
		if ((err = knowledge_guide(p->guides, number, &g)) == 0)
			*out = script_of_guide(g, p->lang, a);
		return err;
	}
	if (!path)
		return no_such_list(p, id, a);
	if ((err = source_read(&s, path)) == 0)
		*out = arena_strndup(a, s.text ? s.text : "", s.len);
	str_free(&s);
	return err;
}

int script_text(const char *share, const char *local, const char *lang, const char *id,
	const struct knowledge *guides, struct arena *a, char **out)
{
	struct places p = places_of(share, local, lang, guides, a);
	const char *name;
	bool own;

	*out = NULL;
	return read_text(&p, id, a, out, &name, &own);
}

int script_check_name(const struct script *s, const char *path)
{
	const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
	size_t n = strlen(s->id);

	if (strncmp(file, s->id, n) == 0 && (!file[n] || strcmp(file + n, suffix) == 0))
		return 0;
	return err_set(ERR_INVALID,
		_("%s, line 1: its name is {#%.60s}, and its file is called %s; make them the same"), path,
		s->id, file);
}

static int load(const struct places *p, const char *id, const struct ruleset *rules, struct arena *a,
	struct script **out)
{
	const char *name;
	char *text;
	bool local;
	int err = read_text(p, id, a, &text, &name, &local);

	*out = NULL;
	if (err || (err = script_parse(out, name, p->lang, text, strlen(text), p->guides, rules)) < 0)
		return err;
	(*out)->local = local;
	if ((err = script_check_name(*out, name)) < 0)
		script_free(out);
	return err;
}

int script_load(struct script **out, const char *share, const char *local, const char *lang, const char *id,
	const struct knowledge *guides, const struct ruleset *rules)
{
	struct arena *a = arena_new();
	struct places p = places_of(share, local, lang, guides, a);
	int err = load(&p, id, rules, a, out);

	arena_free(&a);
	return err;
}

int script_list(const char *share, const char *local, const char *lang, const struct knowledge *guides,
	const struct ruleset *rules, struct arena *a, struct script_name **out, size_t *n)
{
	struct places p = places_of(share, local, lang, guides, a);
	struct names names;
	int err = find_names(&p, a, &names);

	*out = NULL;
	*n = 0;
	if (err)
		return err;
	*out = arena_alloc(a, names.n * sizeof **out + 1);
	for (*n = 0; *n < names.n; ++*n) {
		struct script_name *name = &(*out)[*n];
		struct script *s;

		*name = (struct script_name){ .id = names.id[*n], .title = names.id[*n], .intro = "" };
		path_of(&p, name->id, a, &name->local);
		if (load(&p, name->id, rules, a, &s) < 0) {
			name->broken = arena_strdup(a, err_last());
			continue;
		}
		name->title = arena_strdup(a, s->title);
		name->intro = arena_strdup(a, s->intro);
		script_free(&s);
	}
	return 0;
}
