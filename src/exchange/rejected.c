/* The file of rejected rows: beside the imported one, or in the current folder
 * where that cannot be written. Line, column and reason come before the row's
 * own cells, so that a corrected file can be imported as it is. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/place.h"
#include "internal.h"

static const char marks[] = "\xef\xbb\xbf";

struct rejected {
	const struct import *im;
	char folder[PATH_MAX], name[NAME_MAX + 1], path[2 * PATH_MAX];
	FILE *file;         /* NULL until the first row */
	struct str pending; /* rows of the running batch */
};

bool rejected_header(char *const *cell, size_t n, struct arena *a)
{
	return n >= 4 && strcmp(text_fold(a, cell[0]), "anker: line") == 0 &&
	       strcmp(text_fold(a, cell[1]), "column") == 0 && strcmp(text_fold(a, cell[2]), "reason") == 0;
}

int rejected_new(struct rejected **out, const struct import *im)
{
	struct rejected *r = xmalloc(sizeof *r);
	char *copy = xstrdup(im->path), *other = xstrdup(im->path);
	*r = (struct rejected){ .im = im, .pending = STR_INIT };
	snprintf(r->folder, sizeof r->folder, "%s", dirname(copy));
	snprintf(r->name, sizeof r->name, "%.200s", basename(other));
	free(copy);
	free(other);
	*out = r;
	if (access(r->folder, W_OK | X_OK) != 0)
		snprintf(r->folder, sizeof r->folder, ".");
	if (access(r->folder, W_OK | X_OK) == 0)
		return 0;
	rejected_free(out);
	return err_set(ERR_IO,
		_("there is no place for rejected rows: neither the folder of %s nor the current one can be "
		  "written; copy the file to a folder of your own"),
		im->path);
}

/* True for a file that an earlier import made. */
static bool is_ours(const char *path)
{
	static const char start[] = "\xef\xbb\xbf" "anker: line;";
	char buf[sizeof start] = "";
	struct stat st;
	if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	FILE *f = fopen(path, "re");
	size_t n = f ? fread(buf, 1, sizeof start - 1, f) : 0;
	if (f)
		fclose(f);
	return n == sizeof start - 1 && memcmp(buf, start, n) == 0;
}

static int make_file(struct rejected *r)
{
	int fd = -1;
	for (int i = 1; fd < 0 && i < 1000; i++) {
		if (i == 1)
			snprintf(r->path, sizeof r->path, "%s/%s.rejected.csv", r->folder, r->name);
		else
			snprintf(r->path, sizeof r->path, "%s/%s.rejected-%d.csv", r->folder, r->name, i);
		if (is_ours(r->path))
			unlink(r->path);
		fd = open(r->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	r->file = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (r->file)
		return 0;
	int rc = err_set(ERR_IO, _("%s cannot be made: %s"), place_shown(r->path), strerror(errno));
	r->path[0] = '\0';
	return rc;
}

static void add_cells(struct rejected *r, char *const *cell, size_t from, size_t n)
{
	struct arena *a = arena_new();
	for (size_t i = from; i < n; i++) {
		str_add(&r->pending, ";");
		/* As it was, so that what was a guard stays one. */
		const char *raw = text_clean(a, cell[i], true);
		const char *guarded = csv_cell(a, guard_undo(raw), false);
		str_add(&r->pending, guarded);
	}
	str_add(&r->pending, "\r\n");
	arena_free(&a);
}

static void add_header(struct rejected *r)
{
	const struct import_plan *p = &r->im->plan;
	char **header = xmalloc((p->ncolumns + 1) * sizeof *header);
	for (size_t i = 0; i < p->ncolumns; i++)
		header[i] = (char *)(uintptr_t)p->column[i].header;
	str_addf(&r->pending, "%sanker: line;column;reason", marks);
	add_cells(r, header, r->im->first, p->ncolumns);
	free(header);
}

void rejected_add(struct rejected *r, const struct row *row, int column, const char *reason)
{
	const struct import_plan *p = &r->im->plan;
	struct arena *a = arena_new();
	const char *header = column >= 0 && (size_t)column < p->ncolumns ? p->column[column].header : "";
	if (!r->file && !r->pending.len)
		add_header(r);
	str_addf(&r->pending, "%d;%s;%s", row->line, csv_cell(a, header, false), csv_cell(a, reason, false));
	add_cells(r, row->cell, r->im->first, row->n);
	arena_free(&a);
}

int rejected_flush(struct rejected *r, bool keep)
{
	int rc = 0;
	if (keep && r->pending.len && (r->file || (rc = make_file(r)) == 0) &&
		(fwrite(r->pending.text, 1, r->pending.len, r->file) != r->pending.len ||
			fflush(r->file) != 0))
		rc = err_set(ERR_IO, _("%s cannot be written: %s"), place_shown(r->path), strerror(errno));
	str_reset(&r->pending);
	return rc;
}

const char *rejected_path(const struct rejected *r)
{
	return r->path;
}

void rejected_free(struct rejected **out)
{
	struct rejected *r = *out;
	if (!r)
		return;
	if (r->file)
		fclose(r->file);
	str_free(&r->pending);
	free(r);
	*out = NULL;
}
