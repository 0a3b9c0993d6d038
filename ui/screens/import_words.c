/* An import in words: what was guessed, where columns go, what came of it; and
 * the choices of kind and target. */
#include <string.h>

#include "anker/place.h"
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/import.h"

static const struct {
	const char *code, *name;
} kinds[] = {
	[IMPORT_PLACEMENTS] = { "placements", N_("placements, with employers and employees") },
	[IMPORT_CONTACTS] = { "contacts", N_("contacts") },
	[IMPORT_EMPLOYERS] = { "employers", N_("employers") },
	[IMPORT_EMPLOYEES] = { "employees", N_("employees") },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const char *const encodings[] = {
	[ENCODING_UTF8] = "UTF-8",
	[ENCODING_CP1252] = "Windows-1252",
	[ENCODING_UTF16LE] = "UTF-16LE",
	[ENCODING_UTF16BE] = "UTF-16BE",
};

const char *import_kind_name(const struct import_plan *p)
{
	return p->records ? lang_text(p->records->label_plural) : _(kinds[p->kind].name);
}

static const char *size_words(int64_t bytes, struct arena *a)
{
	return bytes < 10000 ? arena_printf(a, _("%lld bytes"), (long long)bytes) :
	       bytes < 10000000 ? arena_printf(a, "%lld kB", (long long)bytes / 1000) :
				  arena_printf(a, "%lld MB", (long long)bytes / 1000000);
}

const char *import_plan_words(const struct import_plan *p, struct arena *a)
{
	const char *separator = p->separator == '\t' ? _("tab") : arena_printf(a, "%c", p->separator);

	return arena_printf(a, _("separator %s · %s · header on line %d · %s"), separator,
		encodings[p->encoding], p->header_line, size_words(p->bytes, a));
}

const char *import_target_words(const struct entity *e, const struct field *f, struct arena *a)
{
	const char *holder, *name;

	if (!e)
		return "";
	holder = lang_text(e->label);
	name = f ? lang_text(f->label) : _("full name");
	/* The name of an employer is called "Employer": once says it. */
	return strcmp(text_fold(a, holder), text_fold(a, name)) == 0 ? arena_strdup(a, name) :
		arena_printf(a, "%s (%s)", name, holder);
}

bool import_pick_kind(struct screen *s, struct import *im)
{
	const struct import_plan *p = import_plan(im);
	const struct entity *other[E_COUNT];
	struct pick picks[KINDS + E_COUNT];
	size_t n = KINDS;
	int i;

	for (size_t k = 0; k < KINDS; k++)
		picks[k] = (struct pick){ kinds[k].code, _(kinds[k].name), NULL };
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		bool common = false;

		for (size_t k = 0; k < KINDS; k++)
			common |= model_entity_by_name(kinds[k].code) == e;
		if (common || !import_can(e->id))
			continue;
		other[n - KINDS] = e;
		picks[n++] = (struct pick){ e->plural, lang_text(e->label_plural), NULL };
	}
	i = ui_pick(s, _("What is in this file? (the columns are guessed anew)"), picks, n,
		p->records ? p->records->plural : kinds[p->kind].code);
	if (i < 0)
		return false;
	if ((i < KINDS ? import_set_kind(im, (enum import_kind)i)
		       : import_set_records(im, other[i - KINDS]->id)) < 0) {
		ui_failed(s);
		return false;
	}
	return true;
}

/* Which header goes to this target now; "" when none does. */
static const char *taken_by(const struct import_plan *p, const struct import_target *t, struct arena *a)
{
	for (size_t i = 0; i < p->ncolumns; i++)
		if (p->column[i].entity == t->entity && p->column[i].field == t->field)
			return arena_printf(a, "← %s", p->column[i].header);
	return "";
}

bool import_pick_target(struct screen *s, struct import *im, size_t column)
{
	const struct import_plan *p = import_plan(im);
	const struct import_column *c = &p->column[column];
	struct arena *a = arena_new();
	struct import_target *target;
	size_t n = import_targets(im, a, &target);
	struct pick *picks = arena_alloc(a, (n + 1) * sizeof *picks);
	const char *current = "-";
	bool changed = false;
	int i;

	picks[0] = (struct pick){ "-", _("leave out"), "" };
	for (size_t k = 0; k < n; k++) {
		picks[k + 1] = (struct pick){ target[k].text,
			import_target_words(target[k].entity, target[k].field, a),
			taken_by(p, &target[k], a) };
		if (c->entity == target[k].entity && c->field == target[k].field)
			current = target[k].text;
	}
	i = ui_pick(s, arena_printf(a, _("Where does \"%s\" go?"), c->header), picks, n + 1, current);
	if (i >= 0 && import_map(im, column, i ? picks[i].code : NULL) < 0)
		ui_failed(s);
	else
		changed = i >= 0;
	arena_free(&a);
	return changed;
}

/* ---- what came of it ---- */

static void write_counts(struct pager *p, const struct import_report *r, struct arena *a)
{
	const struct import_result *x = &r->result;

	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		if (!x->made[e] && !x->changed[e])
			continue;
		pager_text(p, ST_NORMAL, 2,
			arena_printf(a,
				r->dry_run ? _("%-16s %6lld would be new, %lld would change")
					   : _("%-16s %6lld new, %lld changed"),
				lang_text(model_entity((enum entity_id)e)->label_plural),
				(long long)x->made[e], (long long)x->changed[e]));
	}
	pager_text(p, ST_NORMAL, 0, "");
	pager_text(p, ST_NORMAL, 2,
		arena_printf(a, ngettext("%lld row read", "%lld rows read", (unsigned long)x->rows),
			(long long)x->rows));
	pager_text(p, ST_NORMAL, 2,
		arena_printf(a,
			ngettext("%lld row held nothing new", "%lld rows held nothing new",
				(unsigned long)x->unchanged),
			(long long)x->unchanged));
}

static void write_rejected(struct pager *p, const struct import_report *r, struct arena *a)
{
	const struct import_result *x = &r->result;

	if (!x->rejected)
		return;
	pager_text(p, ST_LATE, 2,
		arena_printf(a,
			ngettext("%lld row rejected", "%lld rows rejected", (unsigned long)x->rejected),
			(long long)x->rejected));
	if (*x->rejected_path) {
		pager_text(p, ST_NORMAL, 4,
			_("with line, column and reason, to be put right and taken over again:"));
		pager_text(p, ST_LINK, 4, place_shown(x->rejected_path));
	} else {
		pager_text(p, ST_DIM, 4,
			_("the import itself writes them to a file, with line, column and reason"));
	}
	for (size_t i = 0; i < r->nrejected; i++) {
		pager_span(p, ST_NORMAL, r->rejected[i]);
		pager_end(p, 4, 4);
	}
	if ((int64_t)r->nrejected < x->rejected)
		pager_text(p, ST_DIM, 4,
			arena_printf(
				a, _("and %lld more"), (long long)(x->rejected - (int64_t)r->nrejected)));
}

int import_report_write(struct pager *p, void *report)
{
	const struct import_report *r = report;
	const struct import_result *x = &r->result;
	struct arena *a = arena_new();

	pager_text(p, ST_DIM, 0, r->path);
	pager_text(p, ST_TITLE, 0,
		x->stopped   ? _("Stopped: what is counted here is in; importing the file again goes on from "
				   "there")
		: r->dry_run ? _("Tried out: nothing was written")
			     : _("Taken over"));
	pager_text(p, ST_NORMAL, 0, "");
	write_counts(p, r, a);
	write_rejected(p, r, a);
	if (x->duplicates) {
		pager_text(p, ST_NORMAL, 0, "");
		pager_text(p, ST_TITLE, 0,
			arena_printf(a,
				ngettext("%lld possible duplicate", "%lld possible duplicates",
					(unsigned long)x->duplicates),
				(long long)x->duplicates));
		pager_text(p, ST_DIM, 0, _("They are kept apart: look whether they are the same."));
		for (size_t i = 0; i < r->nduplicates; i++) {
			pager_span(p, ST_NORMAL, r->duplicate[i]);
			pager_end(p, 2, 2);
		}
		if ((int64_t)r->nduplicates < x->duplicates)
			pager_text(p, ST_DIM, 2, arena_printf(a, _("and %lld more"),
				(long long)(x->duplicates - (int64_t)r->nduplicates)));
	}
	arena_free(&a);
	return 0;
}
