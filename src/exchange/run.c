/* Running an import: batches of rows, each one transaction; progress, stopping
 * between batches, rejected rows. A dry run is one transaction that is rolled
 * back, so that its counts are those of the real thing. */
#include <stdlib.h>
#include <string.h>

#include "anker/place.h"
#include "internal.h"

/* Larger batches write each page less often; but others wait for a batch, and
 * so does who stops the import. */
enum { BATCH_LEAST = 500, BATCH_MOST = 20000, BATCH_MS = 1000, PROGRESS_MS = 100, LOOK_EVERY = 16 };

struct work {
	struct run run;
	struct reader *reader;
	struct rejected *rejected; /* NULL in a dry run */
	struct seen *seen;
	int64_t told_at;           /* ms */
	bool remembered, end, stop;
};

static void tell_progress(struct work *w, bool last)
{
	const struct import_hooks *h = w->run.hooks;
	int64_t now = clock_ms();
	if (!h || !h->progress || (!last && now - w->told_at < PROGRESS_MS))
		return;
	w->told_at = now;
	const struct source *s = w->run.im->source;
	w->stop |= h->progress(h->ctx, source_position(s), source_size(s), w->run.out->rows) != 0 && !last;
}

static void reject(struct work *w, const struct row *row, const char *reason)
{
	const struct import_hooks *h = w->run.hooks;
	const struct import_plan *p = &w->run.im->plan;
	bool known = w->run.column >= 0 && (size_t)w->run.column < p->ncolumns;
	w->run.out->rejected++;
	if (h && h->rejected)
		h->rejected(h->ctx, row->line, known ? p->column[w->run.column].header : "", reason);
	if (w->rejected)
		rejected_add(w->rejected, row, w->run.column, reason);
}

/* 0, or an error that is not the row's fault. */
static int write_row(struct work *w, const struct row *row)
{
	static int (*const writers[])(struct run *run, struct values *v) = {
		[IMPORT_PLACEMENTS] = row_write_placement, [IMPORT_CONTACTS] = row_write_contact,
		[IMPORT_EMPLOYERS] = row_write_employer, [IMPORT_EMPLOYEES] = row_write_employee,
		[IMPORT_RECORDS] = row_write_record,
	};
	struct run *run = &w->run;
	struct values v;
	run->out->rows++;
	run->wrote = false;
	run->kept_out = NULL;
	run->column = NO_COLUMN;
	int rc = values_read(run->im, w->seen, row, run->a, &v, &run->column);
	if (rc == 0)
		rc = writers[run->im->plan.kind](run, &v);
	if (rc == ERR_INVALID || rc == ERR_NOTFOUND) {
		reject(w, row, err_last());
		return 0;
	}
	if (rc == 0 && run->kept_out)
		reject(w, row, run->kept_out);
	else if (rc == 0 && !run->wrote)
		run->out->unchanged++;
	return rc;
}

static int run_rows(struct work *w)
{
	struct row row;
	int64_t begun = clock_ms();
	int rc = 0;
	for (int n = 0; rc == 0 && n < BATCH_MOST;) {
		arena_reset(w->run.a);
		if ((rc = reader_next(w->reader, w->run.a, &row)) <= 0) {
			w->end = rc == 0;
			return rc;
		}
		rc = 0;
		if (row_blank(&row))
			continue;
		rc = write_row(w, &row);
		if (++n % LOOK_EVERY != 0)
			continue;
		tell_progress(w, false);
		if (n >= BATCH_LEAST && clock_ms() - begun > BATCH_MS)
			break;
	}
	return rc;
}

/* The first batch also keeps the mapping: a commit of its own costs as much as
 * a small file. */
static int run_batch(struct work *w, const char *label)
{
	struct import_result before = *w->run.out;
	int rc = store_begin(w->run.store, label);
	if (rc)
		return rc;
	if ((rc = run_rows(w)) == 0 && w->rejected && !w->remembered)
		rc = import_remember(w->run.im);
	if (rc == 0)
		rc = store_commit(w->run.store, NULL);
	else
		store_rollback(w->run.store);
	/* What is counted is in: a batch that failed is not. */
	if (rc)
		*w->run.out = before;
	else
		w->remembered = true;
	int flushed = w->rejected ? rejected_flush(w->rejected, rc == 0) : 0;
	return rc ? rc : flushed;
}

static int run_all(struct work *w, const char *label, bool dry)
{
	int rc = dry ? store_begin(w->run.store, label) : 0;
	if (rc)
		return rc;
	while (rc == 0 && !w->end && !w->stop) {
		rc = run_batch(w, label);
		tell_progress(w, w->end);
	}
	if (dry)
		store_rollback(w->run.store);
	w->run.out->stopped = rc == 0 && w->stop && !w->end;
	return rc;
}

struct store *import_store(struct import *im, struct store *other)
{
	struct store *before = im->store;
	im->store = other;
	return before;
}

int import_run(struct import *im, bool dry_run, const struct import_hooks *hooks, struct import_result *out)
{
	struct arena *a = arena_new();
	struct work w = { .run = { .im = im, .store = im->store, .hooks = hooks, .out = out, .a = arena_new(),
		.memo = memo_new() }, .told_at = clock_ms(), .seen = seen_new(im->plan.ncolumns) };
	memset(out, 0, sizeof *out);
	const char *slash = strrchr(im->path, '/');
	const char *label =
		arena_printf(a, _("import of %s"), text_clean(a, slash ? slash + 1 : im->path, false));
	int64_t left;
	/* All of it may be rejected, and then stands there a second time. */
	int rc = dry_run ? 0 : place_room(source_size(im->source), &left);
	if (rc == 0 && !dry_run)
		rc = rejected_new(&w.rejected, im);
	if (rc || (rc = import_reader(im, &w.reader, a)) || (rc = store_bulk(im->store, true)))
		goto out;
	rc = run_all(&w, label, dry_run);
	int after = store_bulk(im->store, false); /* also when it failed */
	rc = rc ? rc : after;
out:
	if (w.rejected)
		snprintf(out->rejected_path, sizeof out->rejected_path, "%s", rejected_path(w.rejected));
	rejected_free(&w.rejected);
	reader_free(&w.reader);
	for (int e = 0; e < E_COUNT; e++) {
		bits_free(&w.run.said[e]);
		bits_free(&w.run.made[e]);
	}
	memo_free(&w.run.memo);
	seen_free(&w.seen);
	arena_free(&w.run.a);
	arena_free(&a);
	return rc;
}
