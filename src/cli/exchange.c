/* `anker exchange`: the user's folder on a server, which is how files come and go there. Names alone, contents
 * through standard input and output. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "anker/outlet.h"
#include "anker/place.h"
#include "internal.h"

enum { PIECE = 65536, LOOK_EVERY = 1 << 20 /* bytes */ };

struct entry {
	const char *name;
	int64_t size;
	time_t changed;
};

static int no_server(void)
{
	return cli_refuse("%s",
		_("'anker exchange' is for a server, over SSH; on a machine of one's own files are named as they are"));
}

int prepare_exchange(struct cli *c)
{
	(void)c;
	return place_restricted() ? CLI_GOOD : no_server();
}

/* ---- what is there ---- */

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static int read_folder(struct cli *c, struct entry **out, size_t *n)
{
	DIR *d = opendir(place_folder());
	const struct dirent *e;
	void *rows = NULL;
	struct stat st;

	*n = 0;
	*out = NULL;
	place_overfull(); /* sweeps what is left behind */
	if (d == NULL)
		return cli_refuse(_("your exchange folder cannot be read: %s"), strerror(errno));
	while ((e = readdir(d)) != NULL) {
		/* Hidden: somebody of this account is writing it now. */
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 &&
			fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
			(S_ISREG(st.st_mode) || e->d_name[0] == '.'))
			*(struct entry *)arena_add(c->arena, &rows, n, sizeof(struct entry)) = (struct entry){
				arena_strdup(c->arena, e->d_name), st.st_size, st.st_mtime };
	}
	closedir(d);
	*out = rows;
	if (*n > 0)
		qsort(*out, *n, sizeof(**out), by_name);
	return CLI_GOOD;
}

static const char *local_moment(struct cli *c, time_t at)
{
	struct tm local;
	char text[32] = "";

	if (localtime_r(&at, &local) != NULL)
		strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &local);
	return arena_strdup(c->arena, text);
}

static json_t *entry_json(struct cli *c, const void *all, size_t i)
{
	const struct entry *e = (const struct entry *)all + i;
	json_t *o = json_object();

	json_object_set_new(o, "name", json_text(e->name));
	json_object_set_new(o, "bytes", json_integer(e->size));
	json_object_set_new(o, "changed", json_text(local_moment(c, e->changed)));
	return o;
}

static int list(struct cli *c)
{
	static const struct column columns[] = { { N_("File"), false, true }, { N_("Bytes"), true, false },
		{ N_("Changed"), false, false } };
	struct column titled[3];
	struct entry *all;
	size_t n;
	int rc = read_folder(c, &all, &n);

	if (rc != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, entry_json, all);
		return CLI_GOOD;
	}
	if (n == 0)
		cli_print(c, "%s\n", _("your exchange folder is empty: 'ssh HOST anker exchange put NAME < FILE'"));
	for (size_t i = 0; i < 3; i++) {
		titled[i] = columns[i];
		titled[i].title = _(columns[i].title);
	}
	struct table *t = table_new(c, titled, 3);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ all[i].name,
				     arena_printf(c->arena, "%lld", (long long)all[i].size), local_moment(c, all[i].changed) });
	table_end(&t);
	return CLI_GOOD;
}

/* ---- contents ---- */

/* Bytes of a file are no text for a terminal. */
static int not_here(int stream)
{
	return isatty(stream) ? cli_wrong("%s", _("contents come and go through a pipe: ssh HOST anker exchange get NAME "
						  "> FILE, put NAME < FILE (without -t)"))
			      : CLI_GOOD;
}

static int add_bytes(int to, const char *piece, size_t n)
{
	return to == STDOUT_FILENO ? stream_bytes(to, piece, n) : outlet_write(to, piece, n, OUTLET_FOREVER) == n ? 0 : errno;
}

/* All of it, at most `most` bytes (0: no end to it). 0 or errno. What others of the account write meanwhile
 * counts too. */
static int copy(int from, int to, int64_t most)
{
	char *piece = malloc(PIECE);
	int why = piece != NULL ? 0 : ENOMEM;
	int64_t done = 0, looked = 0;

	while (why == 0) {
		ssize_t n = read(from, piece, PIECE);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			why = n < 0 ? errno : 0;
			break;
		}
		done += n;
		why = most > 0 && done > most ? EFBIG : add_bytes(to, piece, (size_t)n);
		if (why == 0 && most > 0 && done - looked >= LOOK_EVERY) {
			looked = done;
			why = place_overfull() ? EDQUOT : 0;
		}
	}
	if (why == 0 && most > 0 && place_overfull())
		why = EDQUOT;
	free(piece);
	return why;
}

static int get(struct cli *c)
{
	const char *path;
	int rc = not_here(STDOUT_FILENO);

	if (rc != CLI_GOOD || (rc = cli_path(c, c->word[1], &path)) != CLI_GOOD)
		return rc;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	int why = fd < 0 ? errno : copy(fd, STDOUT_FILENO, 0);
	if (fd >= 0)
		close(fd);
	if (why == ENOENT)
		return cli_refuse(_("there is no %s in your exchange folder"), c->word[1]);
	return why == 0 ? CLI_GOOD : cli_refuse(_("%s cannot be read: %s"), c->word[1], strerror(why));
}

static int say_why(struct cli *c, int why, int64_t left)
{
	if (why == EEXIST)
		return cli_refuse(_("%s is there already: 'anker exchange remove %s' first"), c->word[1], c->word[1]);
	if (why == EFBIG)
		return cli_refuse(_("%s is larger than there is room for (%lld MB)"), c->word[1], (long long)(left >> 20));
	if (why == EDQUOT)
		return cli_refuse("%s", _("your exchange folder is full: take files away with 'anker exchange remove NAME'"));
	return cli_refuse(_("%s cannot be written: %s"), c->word[1], strerror(why));
}

/* Whole or not at all, and never over another one. */
static int put(struct cli *c)
{
	const char *path;
	char *beside;
	int64_t left;
	int fd, rc = not_here(STDIN_FILENO);

	if (rc != CLI_GOOD || (rc = cli_path(c, c->word[1], &path)) != CLI_GOOD ||
		(rc = cli_done(place_room(0, &left))) != CLI_GOOD ||
		(rc = cli_done(place_hidden(c->arena, false, &beside, &fd))) != CLI_GOOD)
		return rc;
	int why = copy(STDIN_FILENO, fd, left);
	if (why == 0 && fsync(fd) != 0)
		why = errno;
	if (why == 0 && renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
		why = errno;
	if (why != 0)
		unlink(beside);
	close(fd);
	return why == 0 ? CLI_GOOD : say_why(c, why, left);
}

static int take_away(struct cli *c)
{
	const char *path;
	int rc = cli_path(c, c->word[1], &path);

	if (rc != CLI_GOOD || unlink(path) == 0)
		return rc;
	return errno == ENOENT ? cli_refuse(_("there is no %s in your exchange folder"), c->word[1])
			       : cli_refuse(_("%s cannot be removed: %s"), c->word[1], strerror(errno));
}

int command_exchange(struct cli *c)
{
	static const struct {
		const char *name;
		int words;
		int (*run)(struct cli *c);
	} parts[] = { { "list", 1, list }, { "get", 2, get }, { "put", 2, put }, { "remove", 2, take_away } };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strcmp(parts[i].name, c->word[0]) == 0 && parts[i].words == c->words &&
			(c->words < 2 || strcmp(c->word[1], "-") != 0))
			return parts[i].run(c);
	return cli_wrong(_("use it as: anker %s"), "exchange list | get NAME | put NAME | remove NAME");
}
