/* Where copies of somebody's file are that no program can take back: laptops, copies, and files that were
 * put beside the caseload. The list names nobody; what is in a sealed file is not looked at. */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/colleague.h"
#include "anker/file.h"
#include "anker/str.h"
#include "anker/text.h"
#include "anker/travel.h"
#include "erase.h"

enum {
	LOOK_MOST = 16 << 20, /* bytes of a file that are looked through */
	PIECE = 64 << 10,     /* bytes of it at once */
	OVERLAP = 1 << 10,
	FILES_MOST = 500,     /* of a folder: one with more is not anker's own */
	LISTED_MOST = 20,     /* by name; the others are counted */
	DEEPEST = 2,
};

struct places {
	struct erasing *e;
	struct arena *arena;
	void *line;
	size_t n;
	size_t looked, listed, more;
};

static void add(struct places *p, const char *line)
{
	*(const char **)arena_add(p->arena, &p->line, &p->n, sizeof(char *)) = line;
}

/* ---- take-outs ---- */

static int was_taken(struct places *p, int site, bool *out)
{
	struct match *m;
	size_t n;
	int rc = store_taken(p->e->app->store, site, E_EMPLOYEE, p->arena, &m, &n);
	*out = false;
	for (size_t i = 0; rc == 0 && i < n; i++)
		*out |= forget_has(p->e->record, p->e->n, E_EMPLOYEE, m[i].id);
	return rc;
}

static const char *takeout_line(const struct takeout *t, struct arena *a)
{
	const char *label = text_clean(a, t->label, false), *owner = text_clean(a, t->owner, false);
	if (strcmp(t->state, "out") == 0)
		return arena_printf(a, _("take-out %d (%s, %s) is out: bring it home and delete its file; what it "
			"still says of them is dropped"), t->site, label, owner);
	if (strcmp(t->state, "lost") == 0)
		return arena_printf(a, _("take-out %d (%s, %s) is lost"), t->site, label, owner);
	return arena_printf(a, _("take-out %d (%s, %s) came home: delete its file if it was kept"), t->site, label, owner);
}

static int takeouts(struct places *p)
{
	struct takeout *t;
	size_t n;
	bool taken = false;
	int rc = store_takeouts(p->e->app->store, p->arena, &t, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		if (strcmp(t[i].state, "void") == 0)
			continue;
		if ((rc = was_taken(p, t[i].site, &taken)) == 0 && taken)
			add(p, names_mask_beside(&p->e->names, takeout_line(&t[i], p->arena), p->arena) ? arena_printf(
				p->arena, _("take-out %d"), t[i].site) : takeout_line(&t[i], p->arena));
	}
	return rc;
}

/* ---- files ---- */

static bool ends(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);
	return n >= m && strcmp(name + n - m, end) == 0;
}

/* The live caseload itself is what is being erased from. */
static bool is_live(const char *name, const char *base)
{
	static const char *const live[] = { "", "-wal", "-shm", ".queue", ".read", ".read-wal", ".read-shm" };
	size_t n = strlen(base);
	for (size_t i = 0; strncmp(name, base, n) == 0 && i < sizeof live / sizeof *live; i++)
		if (strcmp(name + n, live[i]) == 0)
			return true;
	return false;
}

/* A long text is looked through in pieces, which overlap by more than a name is long: what looking takes is of the
 * piece, not of the export beside the caseload. */
static bool text_names_them(struct places *p, const char *text)
{
	struct arena *a = arena_new();
	size_t len = strlen(text);
	bool found = false;
	for (size_t from = 0; from < len && !found; from += PIECE - OVERLAP) {
		const char *piece = arena_strndup(a, text + from, len - from < PIECE ? len - from : PIECE);
		for (size_t i = 0; i < p->e->names.nseek && !found; i++)
			found = strcasestr(piece, p->e->names.seek[i]) && names_mask_beside(&p->e->names, piece, a);
		arena_reset(a);
	}
	arena_free(&a);
	return found;
}

static bool names_them(struct places *p, const char *path)
{
	struct str text = STR_INIT;
	bool found = false;
	if (file_read(path, LOOK_MOST, &text) == 0 && text.len) {
		/* A byte 0 ends a text: what is not one is looked through in pieces. */
		for (const char *at = text.text, *end = at + text.len; at < end && !found; at += strlen(at) + 1)
			found = text_names_them(p, at);
	}
	str_free(&text);
	return found;
}

static void add_file(struct places *p, const char *line)
{
	if (p->listed < LISTED_MOST)
		add(p, line);
	else
		p->more++;
	p->listed++;
}

/* Should a file be called after them, its folder alone: the certificate names nobody. */
static const char *shown(struct places *p, const char *path)
{
	const char *clean = text_clean(p->arena, path, false), *slash = strrchr(clean, '/');
	for (size_t i = 0; i < p->e->names.nwords; i++)
		if (strcasestr(slash ? slash : clean, p->e->names.word[i]))
			return slash ? arena_printf(p->arena, "%.*s/…", (int)(slash - clean), clean) : "…";
	return clean;
}

static void look_in(struct places *p, const char *folder, const char *base, int depth)
{
	DIR *d = opendir(folder);
	if (!d) {
		if (base == NULL)
			add(p, arena_printf(p->arena, _("%s: may not be looked into"), shown(p, folder)));
		return;
	}
	for (const struct dirent *f; (f = readdir(d));) {
		const char *path = arena_printf(p->arena, "%s/%s", folder, f->d_name);
		struct stat st;
		if (f->d_name[0] == '.' || lstat(path, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode) && base == NULL && depth < DEEPEST)
			look_in(p, path, NULL, depth + 1);
		if (!S_ISREG(st.st_mode) || (base && is_live(f->d_name, base)))
			continue;
		if (base && strncmp(f->d_name, base, strlen(base)) == 0 && ends(f->d_name, ".bak"))
			add_file(p, arena_printf(p->arena, _("%s: a copy of the caseload from before; delete it"), shown(p, path)));
		else if (ends(f->d_name, ".anker"))
			add_file(p, arena_printf(p->arena, _("%s: a caseload or take-out; what is in it is not looked at"),
				shown(p, path)));
		else if (p->looked++ < FILES_MOST && names_them(p, path))
			add_file(p, arena_printf(p->arena, _("%s: names them"), shown(p, path)));
	}
	closedir(d);
}

static void files(struct places *p)
{
	const char *path = store_path(p->e->app->store), *slash = strrchr(path, '/');
	const char *folder = slash ? arena_strndup(p->arena, path, (size_t)(slash - path)) : ".";
	const char *exchange = arena_printf(p->arena, "%s/exchange", folder), *rules = p->e->app->local_rules;
	struct stat st;
	look_in(p, *folder ? folder : "/", slash ? slash + 1 : path, 0);
	if (stat(exchange, &st) == 0 && S_ISDIR(st.st_mode))
		look_in(p, exchange, NULL, 0);
	if (rules && stat(rules, &st) == 0 && S_ISDIR(st.st_mode))
		look_in(p, rules, NULL, 0);
}

int erase_elsewhere(struct erasing *e, struct arena *a, const char ***out, size_t *n)
{
	struct places p = { .e = e, .arena = a };
	int rc = takeouts(&p);
	files(&p);
	if (p.more)
		add(&p, arena_printf(a, ngettext("%zu more file beside the caseload", "%zu more files beside the caseload", p.more),
			p.more));
	if (p.looked > FILES_MOST)
		add(&p, arena_printf(a, _("of the files beside the caseload the first %d were looked through"), FILES_MOST));
	if (e->app->shared)
		add(&p, _("the read log keeps who opened the file and when, by its number, and the reasons typed then"));
	add(&p, _("copies of the caseload: when anker puts one back it erases this file again; delete copies that are older "
		"than you need"));
	*out = p.line;
	*n = p.n;
	return rc;
}
