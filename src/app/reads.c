/* The read log as a use case: one line per file, account, program and day, before it is shown. */
#include <stdlib.h>
#include <string.h>

#include "anker/colleague.h"
#include "anker/hash.h"
#include "reads.h"

/* What was noted on a day; of many at once, the hash of what was shown stands for the record. */
struct noted {
	enum entity_id entity;
	int64_t record;
};
struct app_reads {
	day on;		     /* UTC */
	struct noted *noted; /* owned */
	size_t n, cap;
};

void reads_free(struct app_reads **r)
{
	if (*r)
		free((*r)->noted);
	free(*r);
	*r = NULL;
}

/* Those of today; a program that runs through the night begins anew. */
static struct app_reads *reads_today(struct app *app)
{
	char now[MOMENT_SIZE], date[DATE_ISO_SIZE];
	day today = DAY_NONE;
	memcpy(date, moment_now(now), DATE_ISO_SIZE - 1);
	date[DATE_ISO_SIZE - 1] = '\0';
	date_parse_iso(date, &today);
	if (!app->reads) {
		app->reads = xmalloc(sizeof *app->reads);
		*app->reads = (struct app_reads){ .on = today };
	}
	if (app->reads->on != today) {
		app->reads->on = today;
		app->reads->n = 0;
	}
	return app->reads;
}

static bool was_noted(struct app *app, enum entity_id e, int64_t record)
{
	const struct app_reads *r = reads_today(app);
	for (size_t i = 0; i < r->n; i++)
		if (r->noted[i].record == record && r->noted[i].entity == e)
			return true;
	return false;
}

bool app_read_any(const struct app *app)
{
	return app->reads && app->reads->n > 0;
}

static void note(struct app *app, enum entity_id e, int64_t record)
{
	enum { FIRST_ROOM = 64 };
	struct app_reads *r = reads_today(app);
	if (r->n == r->cap) {
		r->cap = r->cap ? 2 * r->cap : FIRST_ROOM;
		r->noted = xrealloc(r->noted, r->cap * sizeof *r->noted);
	}
	r->noted[r->n++] = (struct noted){ e, record };
}

int reads_note(
	struct app *app, const struct file_of *f, const char *what, const char *ground, const char *reason)
{
	const struct readlog_entry e = { .entity = f->entity,
		.record = f->record,
		.employee = f->employee,
		.what = what,
		.ground = ground,
		.reason = reason,
		.records = 1 };
	int rc = readlog_add(app->store, &e);
	if (rc == 0)
		note(app, f->entity, f->record);
	return rc;
}

int app_read(struct app *app, enum entity_id e, int64_t id, const char *what)
{
	if (!app->shared || id == 0 || was_noted(app, e, id))
		return 0;
	struct arena *a = arena_new();
	struct file_of f;
	const char *ground, *reason;
	int rc = file_of(app, e, id, a, &f);
	if (rc || f.entity == E_NONE || was_noted(app, f.entity, f.record))
		goto out;
	if ((rc = file_ground(app, &f, a, &ground, &reason)) == 0)
		rc = reads_note(app, &f, what, ground, reason);
out:
	arena_free(&a);
	return rc;
}

int app_read_many(struct app *app, enum entity_id e, int64_t records, const char *what)
{
	if (!app->shared || records == 0)
		return 0;
	struct arena *a = arena_new();
	const struct entity *kind = model_entity(e);
	const char *words = kind ? arena_printf(a, "%s %s", what, kind->plural) : what;
	int64_t key = (int64_t)hash_text(HASH_START, words);
	int rc = 0;
	if (!was_noted(app, E_NONE, key)) {
		const struct readlog_entry line = { .entity = E_NONE,
			.what = words,
			.reason = "",
			.ground = app->unscoped		? "office"
				  : reads_research(app) ? "research"
							: "reach",
			.records = records };
		if ((rc = readlog_add(app->store, &line)) == 0)
			note(app, E_NONE, key);
	}
	arena_free(&a);
	return rc;
}
