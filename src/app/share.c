/* Making a shared caseload: a folder and a file of a group, with its first administrator; new, or with what
 * a caseload of one's own holds. */
#include <dirent.h>
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "identity.h"
#include "internal.h"
#include "share_from.h"

/* What is made in the folder belongs to the folder's group; in the exchange folder only who made a
 * file takes it away. */
enum { FOLDER_MODE = 02770, EXCHANGE_MODE = 03770, FILE_MODE = 0660, MODE_BITS = 07777, OTHERS = 0007 };
static const char usual_group[] = "anker", administrator_role[] = "administrator";

static int cannot(const char *path)
{
	return err_set(ERR_IO, _("%s cannot be made: %s"), path, strerror(errno));
}

/* The mode that was asked for, whatever the umask takes off; gid -1: the group it has. */
static int make_folder(const char *path, mode_t mode, gid_t group)
{
	if (mkdir(path, FOLDER_MODE & 0700) != 0 && errno != EEXIST)
		return cannot(path);
	if ((group != (gid_t)-1 && chown(path, (uid_t)-1, group) != 0) || chmod(path, mode) != 0)
		return cannot(path);
	return 0;
}

static bool is_empty(const char *path)
{
	DIR *folder = opendir(path);
	bool empty = folder != NULL;
	for (struct dirent *d; folder && empty && (d = readdir(folder));)
		empty = strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0;
	if (folder)
		closedir(folder);
	return empty;
}

/* A folder that is used for other things keeps its mode: it must be fit as it is. */
static int use_folder(const char *path)
{
	struct stat st;
	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
		return err_set(ERR_INVALID, _("%s is not a folder"), path);
	if ((st.st_mode & MODE_BITS) == FOLDER_MODE)
		return 0;
	if (is_empty(path))
		return make_folder(path, FOLDER_MODE, (gid_t)-1);
	return err_set(ERR_INVALID, _("%s holds other files and is not of a group alone (mode 2770); name a new "
				      "folder for the shared caseload"),
		path);
}

/* A new one is of the group anker, where the machine has that. */
static int prepare_folder(const char *path)
{
	struct stat st;
	if (stat(path, &st) == 0)
		return use_folder(path);
	const struct group *group = getgrnam(usual_group);
	return make_folder(path, FOLDER_MODE, group ? group->gr_gid : (gid_t)-1);
}

int account_known(const char *login)
{
	if (*login && getpwnam(login))
		return 0;
	return err_set(ERR_INVALID, _("this machine has no account %s; make it first (useradd)"), login);
}

/* The file is there as its owner's alone; it is opened up when all of it is. */
static int fill(const struct app_options *o, const char *administrator, bool create, struct arena *a,
	struct share_report *out)
{
	struct store *s;
	const struct store_options so = { .path = o->db, .share = o->share, .user = o->user, .create = create,
		.force_network = o->force_network };
	int rc = store_open(&s, &so);
	if (rc == 0 && (rc = store_share(s)) == 0 &&
		(rc = store_member_add(s, administrator, administrator_role)) == 0 && out)
		rc = sharing_report(s, a, out);
	store_close(&s);
	return rc;
}

/* Files that stand beside it: SQLite gives its own the mode of the caseload. */
static const char *const beside[] = { "", ".queue", "-wal", "-shm" };
enum { BESIDE = sizeof beside / sizeof *beside };

static int open_up(const char *db, struct arena *a)
{
	for (size_t i = 0; i < BESIDE; i++) {
		const char *path = arena_printf(a, "%s%s", db, beside[i]);
		if (chmod(path, FILE_MODE) != 0 && !(i && errno == ENOENT))
			return cannot(path);
	}
	return 0;
}

static void take_away(const char *db, struct arena *a)
{
	for (size_t i = 0; i < BESIDE; i++)
		unlink(arena_printf(a, "%s%s", db, beside[i]));
}

static int make_folders(const char *folder, struct arena *a)
{
	int rc = prepare_folder(folder);
	if (rc || (rc = make_folder(arena_printf(a, "%s/exchange", folder), EXCHANGE_MODE, (gid_t)-1)))
		return rc;
	return make_folder(arena_printf(a, "%s/rules", folder), FOLDER_MODE, (gid_t)-1);
}

static int check_new(const struct app_options *o, const char *administrator)
{
	if (access(o->db, F_OK) == 0)
		return err_set(ERR_INVALID, _("%s exists already; a shared caseload is a new file"), o->db);
	if (strrchr(o->db, '/') == o->db)
		return err_set(ERR_INVALID, "%s", _("name a folder for the shared caseload: /srv/anker/FILE"));
	return account_known(administrator);
}

static const char *folder_of(const char *db, struct arena *a)
{
	const char *slash = strrchr(db, '/');
	return slash ? arena_strndup(a, db, (size_t)(slash - db)) : ".";
}

/* ---- a new one ---- */

static int init_shared(const struct app_options *o, const char *administrator, struct arena *a)
{
	int rc = check_new(o, administrator);
	if (rc || (rc = make_folders(folder_of(o->db, a), a)) || (rc = fill(o, administrator, true, a, NULL)))
		return rc;
	return open_up(o->db, a);
}

int app_init_shared(const struct app_options *o, const char *administrator)
{
	struct arena *a = arena_new();
	int rc = init_shared(o, administrator ? administrator : o->user, a);
	arena_free(&a);
	return rc;
}

/* ---- of what there is ---- */

/* It has its name when all of it is there; others come in when it is shared. */
static int copy_in(const struct app_options *o, const char *administrator, struct sharing *s, struct arena *a,
	struct share_report *out)
{
	const char *part = arena_printf(a, "%s.part", o->db);
	int rc = sharing_copy(s, part, out->records);
	if (rc)
		return rc;
	if (rename(part, o->db) != 0) {
		rc = cannot(o->db);
		unlink(part);
		return rc;
	}
	if ((rc = fill(o, administrator, false, a, out)) == 0)
		rc = open_up(o->db, a);
	if (rc)
		take_away(o->db, a);
	return rc;
}

static int share_from(const struct app_options *o, const char *administrator, struct sharing *s, struct arena *a,
	struct share_report *out)
{
	const char *folder = folder_of(o->db, a), *own = local_rules(s->from->old, a);
	int rc = check_new(o, administrator);
	/* The old one first: nothing is made for one that does not open. */
	if (rc || (rc = sharing_begin(s, a)) || (rc = make_folders(folder, a)) ||
		(rc = copy_in(o, administrator, s, a, out)) ||
		(rc = app_rules_copy(own, arena_printf(a, "%s/rules", folder), a, &out->nrules)))
		return rc;
	out->rules = out->nrules ? own : NULL;
	return 0;
}

int app_share_from(const struct app_options *o, const char *administrator, const struct share_from *from,
	struct arena *a, struct share_report *out)
{
	struct sharing s = { .from = from };
	*out = (struct share_report){ 0 };
	int rc = share_from(o, administrator ? administrator : o->user, &s, a, out);
	sharing_end(&s);
	return rc;
}
