/* An export for research: a folder of tables about who takes part in a programme, under pseudonyms, with a
 * book that explains them. Read in one go, row by row; it is there whole or not at all. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "anker/colleague.h"
#include "anker/text.h"
#include "study.h"

enum { LEAST = 5, TOLD_EVERY = 1000 }; /* rows between two calls of progress */

struct making {
	struct app *app, *office;
	const struct research_ask *ask;
	struct study of;
	struct study_folder folder;
	struct arena *a;
	struct codebook_column *column[E_COUNT]; /* NULL: not in a study */
	struct research_count *count;
	size_t counts;
	int64_t named, written, names; /* records looked at for a pseudonym; rows; pseudonyms there are */
	int least;
};

/* ---- progress: first half pseudonyms, then rows ---- */

static int tell(struct making *m, int64_t done, int64_t total)
{
	return m->ask->progress ? m->ask->progress(m->ask->ctx, done, total) : 0;
}

static int tell_named(void *ctx, int64_t done, int64_t total)
{
	struct making *m = ctx;
	m->named = total;
	return tell(m, done, 2 * total);
}

static int tell_written(struct making *m)
{
	int64_t all = m->names > 0 ? m->names : 1;
	int64_t share = (int64_t)((double)m->written / (double)all * (double)m->named);
	if (m->written % TOLD_EVERY || !tell(m, m->named + share, 2 * m->named))
		return 0;
	return err_set(ERR_STOPPED, "%s", _("stopped: nothing was written"));
}

/* ---- tables ---- */

struct table {
	struct making *making;
	const struct entity *entity;
	struct codebook_column *column;
	FILE *file;
	int64_t rows;
};

static int put_row(void *ctx, const char *code, char *const *value, struct arena *a)
{
	struct table *t = ctx;
	codebook_cell(t->file, a, true, &t->column[0], code);
	t->column[0].present++;
	for (size_t i = 0; i < t->entity->nfields; i++) {
		struct codebook_column *c = &t->column[i + 1];
		const char *told = study_value(t->making->app, c, value[i]);
		if (!column_is_given(c->fate))
			continue;
		codebook_cell(t->file, a, false, c, told);
		codebook_count(c, told);
	}
	codebook_end_row(t->file);
	t->rows++;
	t->making->written++;
	if (ferror(t->file))
		return err_set(
			ERR_IO, _("%s cannot be written: %s"), t->making->folder.path, strerror(errno));
	return tell_written(t->making);
}

static int put_table(struct making *m, const struct entity *e)
{
	struct table t = { .making = m, .entity = e, .column = m->column[e->id] };
	struct research_count *count = &m->count[m->counts];
	int rc = study_folder_file(&m->folder, arena_printf(m->a, "%s.csv", e->name), &t.file);
	if (rc)
		return rc;
	codebook_names(t.file, t.column, e->nfields + 1);
	rc = store_study_each(m->office->store, &m->of, e->id, put_row, &t);
	if (study_folder_close(&m->folder, &t.file) && rc == 0)
		rc = ERR_IO;
	for (size_t i = 0; i <= e->nfields; i++)
		t.column[i].rows = t.rows;
	*count = (struct research_count){ .entity = e->id, .rows = t.rows };
	if (rc == 0)
		rc = store_study_left_out(m->office->store, &m->of, e->id, &count->left_out);
	m->counts++;
	return rc;
}

static int put_tables(struct making *m)
{
	int rc = 0;
	for (int i = E_NONE + 1; rc == 0 && i < E_COUNT; i++)
		if (m->column[i])
			rc = put_table(m, model_entity((enum entity_id)i));
	return rc;
}

/* ---- the book ---- */

static int put_book(struct making *m)
{
	void *all = NULL;
	size_t n = 0;
	FILE *file;
	for (int i = E_NONE + 1; i < E_COUNT; i++)
		for (size_t k = 0; m->column[i] && k <= model_entity((enum entity_id)i)->nfields; k++)
			*(struct codebook_column *)arena_add(m->a, &all, &n, sizeof(struct codebook_column)) =
				m->column[i][k];
	int rc = study_folder_file(&m->folder, "codebook.csv", &file);
	if (rc)
		return rc;
	codebook_write(file, all, n, m->least);
	if ((rc = study_folder_close(&m->folder, &file)) ||
		(rc = study_folder_file(&m->folder, "choices.csv", &file)))
		return rc;
	codebook_choices(file, all, n, m->least);
	return study_folder_close(&m->folder, &file);
}

static const char *left_out_words(const struct making *m, int64_t n)
{
	if (n == 0)
		return "";
	return n < m->least ? arena_printf(m->a, _(", fewer than %d left out"), m->least)
			    : arena_printf(m->a, _(", %" PRId64 " left out"), n);
}

static int put_readme(struct making *m)
{
	FILE *out;
	int rc = study_folder_file(&m->folder, "README.txt", &out);
	if (rc)
		return rc;
	fprintf(out, "%s\n%s\n\n", store_title(m->office->store, E_PROGRAMME, m->of.programme, m->a),
		arena_printf(m->a, _("Export for research, made on %s with anker %s"),
			date_long(m->a, m->of.today), ANKER_VERSION));
	fputs(_("What is in it: placements and employers that agreed to take part, and what hangs from "
		"these. Who objected "
		"to processing, or whose file is restricted, is left out.\n"
		"Every record has a pseudonym that was drawn by chance. It stays the same in the next export "
		"of this "
		"programme and is another one in any other programme. Rows stand in the order of the "
		"pseudonyms.\n"
		"No field that says who somebody is, no free text unless it was released, of a birth date "
		"the year alone. "
		"Data under pseudonyms are personal data still: keep them so, and make no attempt to find "
		"out who it is.\n"),
		out);
	fputs("\n", out);
	fputs(_("codebook.csv explains every column, choices.csv every code. Tables are CSV: commas, UTF-8, "
		"decimal points, "
		"TRUE and FALSE, dates as YYYY-MM-DD, nothing where nothing is known.\n"
		"LibreOffice asks how to open one: choose Unicode (UTF-8), English (USA) as the language, "
		"the comma, and "
		"to detect special numbers. In R:\n"),
		out);
	fputs("  get <- function(file) read.csv(file, na.strings = \"\", fileEncoding = \"UTF-8-BOM\")\n"
	      "  placement <- get(\"placement.csv\")\n"
	      "  employee <- get(\"employee.csv\")\n"
	      "  merge(placement, employee, by.x = \"employee\", by.y = \"id\")\n\n", out);
	for (size_t i = 0; i < m->counts; i++)
		fprintf(out, "%s.csv: %" PRId64 "%s\n", model_entity(m->count[i].entity)->name,
			m->count[i].rows, left_out_words(m, m->count[i].left_out));
	return study_folder_close(&m->folder, &out);
}

/* ---- all of it ---- */

static int prepare(struct making *m)
{
	struct study_release *released;
	size_t n;
	int rc = store_study_releases(m->office->store, m->of.programme, false, m->a, &released, &n);
	if (rc)
		return rc;
	for (int i = E_NONE + 1; rc == 0 && i < E_COUNT; i++) {
		const struct entity *e = model_entity((enum entity_id)i);
		if (!store_study_has(e->id))
			continue;
		m->column[i] = study_columns(e, released, n, m->a);
		rc = study_lists(m->app, m->column[i], e->nfields + 1);
	}
	if (rc)
		return rc;
	m->count = arena_alloc(m->a, E_COUNT * sizeof *m->count);
	m->least = rules_parameter_number(m->app->rules, "programma_kleinste_cel", m->of.today, LEAST);
	return store_study_names(m->office->store, m->of.programme, &m->names);
}

static int put_all(struct making *m)
{
	int rc = prepare(m);
	if (rc || (rc = put_tables(m)) || (rc = put_book(m)))
		return rc;
	return put_readme(m);
}

/* Nothing leaves before the read log of a shared caseload says so. */
static int fill(struct making *m)
{
	int rc = store_study_name(m->office->store, &m->of, tell_named, m);
	if (rc == ERR_READONLY)
		err_set(rc, "%s",
			_("records that are new in the study get a pseudonym, which is kept in the caseload: "
			  "open it "
			  "for writing"));
	if (rc || (rc = store_study_begin(m->office->store, &m->of)))
		return rc;
	rc = put_all(m);
	store_study_end(m->office->store);
	return rc ? rc : app_read_many(m->app, E_NONE, m->written, "research export");
}

int app_research_export(struct app *app, const struct research_ask *ask, struct arena *a,
	struct research_count **out, size_t *n)
{
	struct making m = {
		.app = app, .ask = ask, .of = { .programme = ask->programme, .today = app->today }, .a = a
	};
	struct record *programme;
	*out = NULL;
	*n = 0;
	int rc = app_office(app, RIGHT_RESEARCH, &m.office);
	if (rc || (rc = store_get(m.office->store, E_PROGRAMME, ask->programme, a, &programme)) ||
		 (rc = study_folder_begin(&m.folder, ask->folder, a)))
		return rc;
	rc = fill(&m);
	int ended = study_folder_end(&m.folder, rc == 0);
	*out = m.count;
	*n = m.counts;
	return rc ? rc : ended;
}
