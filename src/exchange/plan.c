/* The plan of an import: what the head of the file says about separator, header
 * line, kind and mapping; and what the user or an earlier import says instead. */
#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "headers.h"
#include "anker/hash.h"

enum { LOOK_ROWS = 60, SHOWN = 60, SAMPLE_ROWS = 1000 };

static const char separators[] = ";,\t|";

/* What one separator makes of the head. */
struct look {
	char separator;
	int hits;        /* header cells that are known */
	int line;        /* of the header, 0: none found */
	struct row header;
	int consistent;  /* rows with as many cells as most rows, when that is more than one */
	char *first;     /* first row as text, for the message */
};

/* "sep=;" on the first line, as Excel writes and reads it. */
static bool is_sep_line(const struct row *r, char *separator)
{
	const char *c = r->n ? r->cell[0] : "";
	if (r->line != 1 || strncasecmp(c, "sep=", 4) != 0)
		return false;
	/* Parsed with the separator itself the cell ends before it. */
	if (c[4] && (c[5] || !strchr(separators, c[4])))
		return false;
	if (c[4])
		*separator = c[4];
	return true;
}

static int known_cells(const struct import *im, const struct row *r, struct arena *a)
{
	int hits = 0;
	for (size_t i = 0; i < r->n && i < 200; i++)
		hits += strlen(r->cell[i]) < 200 &&
			(im->names ? header_named(im->names, im->nnames, r->cell[i], a)
				   : header_known(im->words, r->cell[i], a));
	return hits;
}

static void look_row(const struct import *im, struct look *l, const struct row *r, int *count)
{
	size_t n = r->n;
	if (r->line > HEADER_WITHIN && !l->line)
		return;
	while (n > 0 && !*r->cell[n - 1])
		n--;
	count[n < MAX_COLUMNS ? n : MAX_COLUMNS]++;
	if (l->line && (l->hits >= 2 || r->line > l->line))
		return;
	/* Our own tables are known whole: their cells may look like a header too. */
	int hits = export_table(r->cell, r->n) ? (int)r->n : known_cells(im, r, im->arena);
	if (hits >= 2 || (hits == 1 && n == 1)) {
		l->hits = hits;
		l->line = r->line;
		l->header = *r;
		l->header.n = n;
	}
}

static int look(struct import *im, char separator, struct look *l)
{
	struct reader *reader = NULL;
	struct row row;
	int count[MAX_COLUMNS + 1] = { 0 }, rc, left = LOOK_ROWS;
	*l = (struct look){ .separator = separator };
	char forced = 0;
	if ((rc = reader_new(&reader, im->source, separator)))
		return rc;
	while (left-- > 0 && (rc = reader_next(reader, im->arena, &row)) == 1) {
		if (is_sep_line(&row, &forced))
			continue;
		if (!l->first && !row_blank(&row))
			l->first = arena_strdup(im->arena, row.cell[0]);
		if (!row_blank(&row))
			look_row(im, l, &row, count);
	}
	reader_free(&reader);
	for (int i = 2; i <= MAX_COLUMNS; i++)
		if (count[i] > l->consistent)
			l->consistent = count[i];
	return rc < 0 ? rc : 0;
}

static int forced_separator(struct import *im, char *out)
{
	const char *text;
	size_t n;
	*out = 0;
	int rc = source_rewind(im->source);
	if (rc == 0 && (rc = source_more(im->source, &text, &n)) == 0 && n >= 5 &&
		strncasecmp(text, "sep=", 4) == 0 && (n == 5 || text[5] == '\r' || text[5] == '\n') &&
		strchr(separators, text[4]))
		*out = text[4];
	return rc;
}

static int no_header(const struct import *im, const char *first)
{
	struct arena *a = arena_new();
	const char *seen = text_cut(a, text_clean(a, first ? first : "", false), SHOWN);
	int rc = err_set(ERR_INVALID,
		_("%s: no line with column names among the first %d (it starts with \"%s\"); name the "
		  "columns, for example Werkgever, Werknemer, Startdatum for placements or Datum, Werkgever, "
		  "Werknemer, Notitie for contacts"),
		im->path, HEADER_WITHIN, seen);
	arena_free(&a);
	return rc;
}

static int choose(struct import *im, struct look *best)
{
	char forced;
	int rc = forced_separator(im, &forced), failed = 0;
	char *first = NULL;
	*best = (struct look){ .separator = 0 };
	for (const char *s = separators; rc == 0 && *s; s++) {
		struct look l;
		if (forced && *s != forced)
			continue;
		/* A wrong separator may run into a limit; the right one may not. */
		if (look(im, *s, &l) && !failed)
			failed = ERR_INVALID;
		if (!first)
			first = l.first;
		if (l.line && (!best->line || l.hits > best->hits ||
				      (l.hits == best->hits && l.consistent > best->consistent)))
			*best = l;
	}
	if (rc || best->line)
		return rc;
	/* The limits speak for themselves (their message is the latest). */
	return failed ? failed : no_header(im, first);
}

/* By the folded headers. */
static char *setting_name(const struct import_plan *p, struct arena *a)
{
	uint64_t hash = HASH_START;
	for (size_t i = 0; i < p->ncolumns; i++)
		hash = hash_text(hash_text(hash, header_key(p->column[i].header, a)), "\x1f");
	return arena_printf(a, "import:%016" PRIx64, hash);
}

bool import_common(enum entity_id e)
{
	return e == E_PLACEMENT || e == E_CONTACT || e == E_ORGANISATION || e == E_EMPLOYEE;
}

bool import_can(enum entity_id e)
{
	return !(model_entity(e)->flags & ENTITY_KEPT);
}

static int refuse_kind(const struct entity *e)
{
	return err_set(ERR_INVALID,
		_("a table of %s cannot be imported: anker makes those itself, as things happen"),
		lang_text(e->label_plural));
}

static void guess(struct import *im)
{
	struct import_plan *p = &im->plan;
	headers_map(im->words, p->kind, p->column + im->first, p->ncolumns - im->first);
}

/* "kind", of other records "4 name", and then "target" lines, by position. */
static void recall(struct import *im)
{
	struct arena *a = im->arena;
	char *rest = NULL, *text = im->store ? store_setting(im->store, im->setting, a) : NULL;
	char *line = text ? strtok_r(text, "\n", &rest) : NULL;
	int kind = line ? atoi(line) : -1;
	const struct entity *e = kind == IMPORT_RECORDS && line[1] ? model_entity_by_name(line + 2) : NULL;
	if (kind < IMPORT_PLACEMENTS || kind > IMPORT_RECORDS || (kind == IMPORT_RECORDS && !e))
		return;
	if (e ? import_set_records(im, e->id) : import_set_kind(im, (enum import_kind)kind))
		return;
	for (size_t i = im->first; i < im->plan.ncolumns && (line = strtok_r(NULL, "\n", &rest)); i++) {
		struct import_column *c = &im->plan.column[i];
		struct target t = { NULL, NULL };
		if (strcmp(line, "-") != 0 && target_parse(im->words, im->plan.kind, line, &t))
			continue;
		c->entity = t.entity;
		c->field = t.field;
		c->remembered = true;
	}
}

int import_remember(struct import *im)
{
	struct str s = STR_INIT;
	struct arena *a = arena_new();
	str_addf(&s, "%d%s%s\n", (int)im->plan.kind, im->plan.records ? " " : "",
		im->plan.records ? im->plan.records->name : "");
	for (size_t i = im->first; i < im->plan.ncolumns; i++) {
		const struct import_column *c = &im->plan.column[i];
		const struct target t = { c->entity, c->field };
		str_addf(&s, "%s\n", c->entity ? target_text(&t, a) : "-");
	}
	/* The same again is no write. */
	const char *known = store_setting(im->store, im->setting, a);
	int rc = known && strcmp(known, s.text) == 0 ? 0 : store_setting_put(im->store, im->setting, s.text);
	str_free(&s);
	arena_free(&a);
	return rc;
}

/* First values under the headers, and a pass over the whole file where needed:
 * a cell that never ends must be known before anything is written. */
static int read_through(struct import *im)
{
	struct arena *a = arena_new();
	struct reader *reader = NULL;
	struct row row;
	size_t missing = im->plan.ncolumns;
	int rc = import_reader(im, &reader, a), rows = 0;
	while (rc == 0 && (rc = reader_next(reader, a, &row)) == 1) {
		for (size_t i = 0; rows < SAMPLE_ROWS && i < im->plan.ncolumns && i < row.n; i++)
			if (!*im->plan.column[i].sample && *row.cell[i])
				missing--, im->plan.column[i].sample = text_clean(im->arena,
						   text_cut(a, text_clean(a, guard_undo(row.cell[i]), false),
							   SHOWN),
						   false);
		arena_reset(a);
		rc = 0;
		if ((++rows >= SAMPLE_ROWS || !missing) && source_plain(im->source))
			break;
	}
	reader_free(&reader);
	arena_free(&a);
	return rc;
}

static void plan_columns(struct import *im, const struct look *best)
{
	struct import_plan *p = &im->plan;
	p->separator = best->separator;
	p->encoding = source_encoding(im->source);
	p->bytes = source_size(im->source);
	p->header_line = best->line;
	p->ncolumns = best->header.n;
	p->column = arena_alloc(im->arena, (p->ncolumns + 1) * sizeof *p->column);
	for (size_t i = 0; i < p->ncolumns; i++) {
		p->column[i].header = text_clean(im->arena, guard_undo(best->header.cell[i]), false);
		p->column[i].sample = "";
	}
	im->first = rejected_header(best->header.cell, best->header.n, im->arena) ? 3 : 0;
}

static int make_plan(struct import *im)
{
	struct look best;
	struct import_plan *p = &im->plan;
	int rc = choose(im, &best);
	if (rc == ERR_INVALID) {
		im->nnames = header_names(im->arena, &im->names);
		rc = choose(im, &best);
	}
	if (rc)
		return rc;
	plan_columns(im, &best);
	const struct entity *own = export_table(best.header.cell + im->first, best.header.n - im->first);
	if (own && !import_can(own->id))
		return refuse_kind(own);
	p->kind = headers_kind(im->words, best.header.cell + im->first, best.header.n - im->first);
	if (own)
		import_set_records(im, own->id);
	else
		guess(im);
	im->setting = setting_name(p, im->arena);
	recall(im);
	return read_through(im);
}

static int start(struct import **out, struct store *store, struct source *source, const char *name, day today)
{
	struct import *im = xmalloc(sizeof *im);
	*im = (struct import){ .store = store, .source = source, .arena = arena_new(), .today = today };
	im->path = arena_strdup(im->arena, name);
	im->words = vocabulary_new(im->arena);
	int rc = make_plan(im);
	if (rc)
		import_close(&im);
	*out = im;
	return rc;
}

int import_open(struct import **out, struct store *store, const char *path, day today)
{
	struct source *source;
	*out = NULL;
	int rc = source_open(&source, path);
	return rc ? rc : start(out, store, source, path, today);
}

int import_open_memory(struct import **out, struct store *store, const void *data, size_t n, const char *name,
	day today)
{
	struct source *source;
	*out = NULL;
	int rc = source_open_memory(&source, data, n, name);
	return rc ? rc : start(out, store, source, name, today);
}

void import_close(struct import **out)
{
	struct import *im = *out;
	if (!im)
		return;
	source_close(&im->source);
	arena_free(&im->arena);
	free(im);
	*out = NULL;
}

void import_set_expert(struct import *im, int64_t expert)
{
	im->expert = expert;
}

const struct import_plan *import_plan(const struct import *im)
{
	return &im->plan;
}

int import_map(struct import *im, size_t i, const char *target)
{
	struct target t = { NULL, NULL };
	struct import_column *c = im->plan.column;
	if (i >= im->plan.ncolumns || i < im->first)
		return err_set(ERR_INVALID, _("%s has no column %zu"), im->path, i + 1);
	int rc = target ? target_parse(im->words, im->plan.kind, target, &t) : 0;
	if (rc)
		return rc;
	/* One target, one column: it moves here from where it was. */
	for (size_t k = 0; t.entity && k < im->plan.ncolumns; k++)
		if (c[k].entity == t.entity && c[k].field == t.field)
			c[k].entity = NULL, c[k].field = NULL;
	c[i].entity = t.entity;
	c[i].field = t.field;
	c[i].remembered = false;
	return 0;
}

int import_set_kind(struct import *im, enum import_kind kind)
{
	if (im->plan.records)
		im->words = vocabulary_new(im->arena);
	im->plan.records = NULL;
	im->plan.kind = kind;
	guess(im);
	return 0;
}

int import_set_records(struct import *im, enum entity_id e)
{
	static const enum import_kind common[E_COUNT] = { [E_PLACEMENT] = IMPORT_PLACEMENTS,
		[E_CONTACT] = IMPORT_CONTACTS, [E_ORGANISATION] = IMPORT_EMPLOYERS,
		[E_EMPLOYEE] = IMPORT_EMPLOYEES };
	if (import_common(e))
		return import_set_kind(im, common[e]);
	if (!import_can(e))
		return refuse_kind(model_entity(e));
	struct look best;
	int line = im->plan.header_line, rc = 0;
	im->plan.records = model_entity(e);
	im->plan.kind = IMPORT_RECORDS;
	im->words = vocabulary_of(im->plan.records, im->arena);
	/* Another line may be the header, now that it is known what to look for. */
	im->names = NULL;
	if (choose(im, &best) == 0 && best.line != line) {
		plan_columns(im, &best);
		rc = read_through(im);
	}
	guess(im);
	return rc;
}

void import_set_codes(struct import *im, import_code_fn *code, void *ctx)
{
	im->code = code;
	im->code_ctx = ctx;
}

int import_reader(struct import *im, struct reader **out, struct arena *a)
{
	struct row row;
	int rc = reader_new(out, im->source, im->plan.separator);
	while (rc == 0 && (rc = reader_next(*out, a, &row)) == 1 && row.line < im->plan.header_line)
		rc = 0;
	if (rc < 0)
		reader_free(out);
	return rc < 0 ? rc : 0;
}

int import_preview(struct import *im, size_t n, struct arena *a, char ***cell, size_t *rows)
{
	struct reader *reader = NULL;
	struct row row;
	size_t columns = im->plan.ncolumns;
	*rows = 0;
	*cell = arena_alloc(a, (n * columns + 1) * sizeof **cell);
	int rc = import_reader(im, &reader, a);
	while (rc == 0 && *rows < n && (rc = reader_next(reader, a, &row)) == 1) {
		rc = 0;
		if (row_blank(&row))
			continue;
		for (size_t i = 0; i < columns; i++)
			(*cell)[*rows * columns + i] =
				text_clean(a, i < row.n ? guard_undo(row.cell[i]) : "", false);
		++*rows;
	}
	reader_free(&reader);
	return rc < 0 ? rc : 0;
}
