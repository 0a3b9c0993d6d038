/* Bringing a take-out home: its transactions one after the other, none twice. */
#include <string.h>

#include "anker/office.h"
#include "bring.h"

enum { PROGRESS_EVERY = 64 }; /* transactions */

/* ---- one transaction ---- */

static int note_brought(struct bring *b, int64_t origin)
{
	sqlite3_stmt *st;
	int rc = db_prepare(b->office, "INSERT INTO main.brought (origin, digest, txn) VALUES (?1, ?2, ?3)", &st);
	if (rc)
		return rc;
	db_int(st, 1, origin);
	db_int(st, 2, (int64_t)b->txn->digest);
	if (b->office->txn)
		db_int(st, 3, b->office->txn);
	return db_step(b->office, st);
}

/* The first of its piece of work may have had nothing to write: then this is it. */
static int unit_here(struct bring *b, const struct brought_txn *t, int64_t *out)
{
	bool known;
	uint64_t digest;
	*out = 0;
	if (!t->unit)
		return 0;
	int64_t here = t->unit == b->unit_there ? b->unit_here : 0;
	int rc = here || t->unit == t->id ? 0 :
		bring_known(b, bring_origin(b, t->unit), &known, &digest, &here);
	*out = here ? here : UNIT_OWN;
	return rc;
}

/* What it undid there it undoes here, when that wrote something here and was not undone here. */
static int undoes_here(struct bring *b, const struct brought_txn *t, int64_t *out)
{
	bool known;
	uint64_t digest;
	int64_t undone;
	*out = 0;
	if (!t->undoes)
		return 0;
	int rc = bring_known(b, bring_origin(b, t->undoes), &known, &digest, out);
	if (rc || !*out)
		return rc;
	rc = db_one(b->office, "SELECT coalesce(undone_by, 0) FROM txn WHERE id = ?1", *out, &undone);
	if (undone)
		*out = 0;
	return rc;
}

static int write_txn(struct bring *b, const struct brought_txn *t, int64_t origin)
{
	struct store *s = b->office;
	/* A file may say anything of who wrote it. */
	struct elsewhere from = { t->at, b->options->taker ? b->options->taker : t->who, 0 };
	int rc = unit_here(b, t, &from.unit);
	if (rc || (rc = undoes_here(b, t, &s->undoes)))
		return rc;
	s->txn = 0;
	s->origin = &from;
	s->label = arena_strdup(b->a, t->label);
	s->kind = !s->undoes ? "do" : strcmp(t->kind, "redo") == 0 ? "redo" : "undo";
	b->txn = t;
	for (size_t i = 0; rc == 0 && i < t->n; i++)
		rc = bring_entry(b, &t->entry[i]);
	if (rc == 0 && s->txn && s->undoes)
		rc = journal_undone(s, s->undoes);
	if (rc == 0)
		rc = note_brought(b, origin);
	if (t->unit && s->txn && (t->unit != b->unit_there || !b->unit_here)) {
		b->unit_there = t->unit;
		b->unit_here = from.unit == UNIT_OWN ? s->txn : from.unit;
	}
	b->report->txns++;
	return rc;
}

static int bring_txn(struct bring *b, const struct brought_txn *t)
{
	for (;;) {
		bool known;
		uint64_t digest;
		int64_t txn, origin = bring_origin(b, t->id);
		int rc = bring_known(b, origin, &known, &digest, &txn);
		if (rc)
			return rc;
		if (!known)
			return write_txn(b, t, origin);
		if (digest == t->digest) {
			b->report->known++;
			return 0;
		}
		if ((rc = bring_apart(b, t)))
			return rc;
	}
}

/* ---- all of it ---- */

static int ask(struct bring *b)
{
	int64_t merged, erased, waiting;
	int rc = db_one(b->office, "SELECT count(*) FROM merged", 0, &merged);
	if (rc || (rc = db_one(b->office, "SELECT count(*) FROM erased", 0, &erased)) ||
		(rc = db_one(b->office, "SELECT count(*) FROM shelf WHERE answer IS NULL", 0, &waiting)) ||
		(rc = db_one(b->office, "SELECT max(id) FROM shelf", 0, &b->shelf_before)))
		return rc;
	b->merged = merged > 0;
	b->erased = erased > 0;
	b->waiting = waiting > 0;
	return 0;
}

static int told(struct bring *b, int64_t done, int64_t total)
{
	const struct bring_options *o = b->options;
	return o->progress && o->progress(o->ctx, done, total) ?
		err_set(ERR_STOPPED, _("stopped; nothing was brought in")) : 0;
}

static int bring_all(struct bring *b)
{
	int64_t total, done = 0, last = id_make(b->field->site, 0);
	struct brought_txn *t;
	int rc = db_one(b->field, "SELECT count(*) FROM txn WHERE id > ?1", last, &total);
	while (rc == 0 && (rc = bring_read(b->field, last, b->a, &t)) == 0 && t) {
		last = t->id;
		if ((rc = bring_txn(b, t)) == 0 && ++done % PROGRESS_EVERY == 0)
			rc = told(b, done, total);
		arena_reset(b->a);
		arena_reset(b->office->scratch);
	}
	return rc ? rc : told(b, total, total);
}

/* Meanwhile the open transaction is each of the laptop's in turn; then it is the caller's again. */
int store_bring(
	struct store *office, struct store *field, const struct bring_options *o, struct bring_report *out)
{
	char *label = office->label;
	const char *kind = office->kind;
	int64_t txn = office->txn, undoes = office->undoes;
	*out = (struct bring_report){ .site = (int)field->site };
	int rc = reach_check_all(office); /* what was taken out may be another's by now */
	if (rc)
		return rc;
	if (field->site <= 0)
		return err_set(ERR_INVALID, _("%s is not a take-out"), field->path);
	struct bring b = { .office = office, .field = field, .options = o, .report = out, .a = arena_new(),
		.whole = arena_new() };
	if ((rc = store_whole(office, true)) == 0 && (rc = ask(&b)) == 0 && (rc = bring_all(&b)) == 0)
		rc = bring_beside(&b);
	store_whole(office, false);
	if (b.nsplits)
		out->site = (int)b.split[b.nsplits - 1].site;
	office->label = label;
	office->kind = kind;
	office->txn = txn;
	office->undoes = undoes;
	office->origin = NULL;
	arena_free(&b.whole);
	arena_free(&b.a);
	return rc;
}
