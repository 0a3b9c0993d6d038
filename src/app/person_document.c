/* Everything about one person as one readable page: what the law says they may see (GDPR
 * art. 15). Names of other employees are left out of its texts, and counted. */
#include <stdlib.h>
#include <string.h>

#include "anker/colleague.h"
#include "anker/erasure.h"
#include "anker/str.h"
#include "anker/text.h"
#include "mask.h"
#include "person_records.h"

enum { MOST_READS = 1000, HEADING = 2 };
static const char left_out[] = "[…]";

struct document {
	struct app *app;
	struct person_records of;
	struct mask *others;
	struct arena *a;
	struct str out;
	int64_t masked; /* names of others that were left out */
};

static const char *plain(struct document *d, const char *text)
{
	return knowledge_markdown_plain(text, HEADING, d->a);
}

/* Without the names of other employees. */
static const char *own_text(struct document *d, const char *text)
{
	struct mask_hit *hit;
	struct str out = STR_INIT;
	size_t at = 0, n = mask_find(d->others, text, d->a, &hit);
	for (size_t i = 0; i < n; i++, d->masked++) {
		str_add_n(&out, text + at, hit[i].at - at);
		str_add(&out, left_out);
		at = hit[i].at + hit[i].len;
	}
	str_add(&out, text + at);
	const char *made = arena_strdup(d->a, out.text);
	str_free(&out);
	return made;
}

/* ---- one record ---- */

/* Kept by the program and not about the person. */
static bool is_inner(const struct field *f)
{
	return f->flags & FIELD_HIDDEN && strncmp(f->name, "keep_", strlen("keep_")) != 0;
}

static void write_field(struct document *d, const struct field *f, const char *value)
{
	const char *text = app_show(d->of.whole, f, value, d->a);
	if (f->kind == F_TEXT || f->kind == F_NOTE)
		text = own_text(d, text);
	str_addf(&d->out, "- %s%s: %s\n", lang_text(f->label),
		f->flags & FIELD_OWN ? _(" (what the expert thought)") : "", plain(d, text));
}

/* Who wrote it down, when and with what: where it comes from. */
static int write_origin(struct document *d, const struct record *r)
{
	struct change *c;
	size_t n;
	int rc = store_history(d->of.whole->store, r->entity->id, r->id, -1, d->a, &c, &n);
	if (rc || n == 0)
		return rc;
	day on = DAY_NONE;
	date_parse_iso(arena_strndup(d->a, c[n - 1].at, DATE_ISO_SIZE - 1), &on);
	str_addf(&d->out, "- *%s*\n", arena_printf(d->a, _("written down by %s on %s: %s"), plain(d, c[n - 1].who),
		date_long(d->a, on), plain(d, own_text(d, c[n - 1].label))));
	return 0;
}

static int write_record(struct document *d, const struct record *r)
{
	for (size_t i = 0; i < r->entity->nfields; i++)
		if (r->value[i] && !is_inner(&r->entity->fields[i]))
			write_field(d, &r->entity->fields[i], r->value[i]);
	return write_origin(d, r);
}

/* Labels begin with a letter of ASCII. */
static const char *capital(struct arena *a, const char *label)
{
	char *out = arena_strdup(a, label);
	if (*out >= 'a' && *out <= 'z')
		*out = (char)(*out - 'a' + 'A');
	return out;
}

/* All records of a kind, under its name. */
static int write_kind(struct document *d, size_t *at)
{
	const struct entity *e = d->of.record[*at]->entity;
	bool person = e->id == E_EMPLOYEE;
	int rc = 0;
	str_addf(&d->out, "\n## %s\n", person ? _("The person") : capital(d->a, lang_text(e->label_plural)));
	for (; rc == 0 && *at < d->of.n && d->of.record[*at]->entity == e; ++*at) {
		const struct record *r = d->of.record[*at];
		str_addf(&d->out, "\n### %s\n\n", plain(d, own_text(d, store_title(d->of.whole->store, e->id, r->id, d->a))));
		rc = write_record(d, r);
	}
	return rc;
}

/* ---- what goes with it ---- */

static bool is_theirs(const struct document *d, const struct opened *o)
{
	for (size_t i = 0; i < d->of.n; i++)
		if (d->of.record[i]->entity->id == o->entity && d->of.record[i]->id == o->record)
			return true;
	return false;
}

/* Of one's own there is no read log; that it was opened while it was restricted is known. */
static int write_opened(struct document *d)
{
	struct opened *o;
	size_t n;
	int rc = store_opened(d->of.whole->store, NULL, true, d->a, &o, &n);
	str_addf(&d->out, "\n## %s\n\n", _("Who looked at it"));
	str_addf(&d->out, "%s\n", _("One expert works with this file; nobody else has opened it through anker."));
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (is_theirs(d, &o[i]))
			str_addf(&d->out, "- %s · %s · %s\n", plain(d, o[i].at), plain(d, o[i].who),
				arena_printf(d->a, _("opened while it was restricted: %s"), plain(d, o[i].reason)));
	return rc;
}

static int write_seen(struct document *d)
{
	const struct readlog_query q = { .employee = d->of.employee->id, .limit = MOST_READS };
	struct readlog_entry *e;
	size_t n;
	if (!d->app->shared)
		return write_opened(d);
	int rc = readlog_find(d->of.whole->store, &q, d->a, &e, &n);
	str_addf(&d->out, "\n## %s\n\n", _("Who looked at it"));
	for (size_t i = 0; rc == 0 && i < n; i++)
		str_addf(&d->out, "- %s · %s · %s%s%s\n", plain(d, e[i].at), plain(d, e[i].who), plain(d, e[i].what),
			*e[i].reason ? " · " : "", plain(d, e[i].reason));
	return rc == ERR_NOTFOUND ? 0 : rc;
}

static int write_kept(struct document *d)
{
	enum { ANY_TIME = 36500 };
	struct retention_row *row;
	size_t n, shown = 0;
	int rc = app_retention(d->of.whole, ANY_TIME, d->a, &row, &n);
	str_addf(&d->out, "\n## %s\n\n", _("How long it stays"));
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (row[i].employee == d->of.employee->id) {
			str_addf(&d->out, "- %s: %s\n", plain(d, row[i].label),
				arena_printf(d->a, _("looked at again on %s"), date_long(d->a, row[i].due)));
			shown++;
		}
	if (rc == 0 && shown == 0)
		str_addf(&d->out, "%s\n", _("As long as the guidance goes on; its clock has not begun."));
	return rc;
}

/* What art. 15(1) asks beside the data. The words are ours; the articles are named. */
static void write_rights(struct document *d)
{
	static const char *const line[] = {
		N_("Why: to help this person and the employer keep the work going, and for nothing else."),
		N_("Decisions: rules of anker suggest, a person decides. Nothing is decided about anyone by a program "
			"(GDPR art. 22)."),
		N_("To whom it went stands under \"passed on\", with the consent or the ground in the law."),
		N_("You may have mistakes corrected (art. 16), have data erased (art. 17) or their use restricted "
			"(art. 18), and object (art. 21). Ask the expert or the organisation that keeps this file."),
		N_("You may complain to the supervisory authority; in the Netherlands the Autoriteit Persoonsgegevens "
			"(art. 77)."),
	};
	str_addf(&d->out, "\n## %s\n\n", _("What this is for, and what you may ask"));
	for (size_t i = 0; i < sizeof line / sizeof *line; i++)
		str_addf(&d->out, "- %s\n", _(line[i]));
}

static void write_left_out(struct document *d)
{
	str_addf(&d->out, "\n## %s\n\n", _("What is left out"));
	str_addf(&d->out, "%s\n", arena_printf(d->a, _("- Names of other employees in these texts: %lld times, shown as %s."),
		(long long)d->masked, left_out));
	str_addf(&d->out, "%s\n", _("- What is about the employer as a whole, and what was said of others in the same talk."));
	if (d->of.reports)
		str_addf(&d->out, "%s\n", _("- What is in reports that were kept about an employer: they are listed, "
			"and may name this person; ask to see them by their number."));
	if (d->of.deleted)
		str_addf(&d->out, "%s\n", arena_printf(d->a, _("- Records that were deleted and are in history only: %lld."),
			(long long)d->of.deleted));
}

static int write_all(struct document *d)
{
	const char *name = record_title(d->of.employee, d->a);
	int rc = 0;
	str_addf(&d->out, "# %s\n\n", arena_printf(d->a, _("What is recorded about %s"), plain(d, name)));
	str_addf(&d->out, _("Made on %s by %s: everything in this caseload about this person (GDPR art. 15).\n"),
		date_long(d->a, d->app->today), plain(d, d->app->user));
	write_rights(d);
	for (size_t at = 0; rc == 0 && at < d->of.n;)
		rc = write_kind(d, &at);
	if (rc || (rc = write_seen(d)) || (rc = write_kept(d)))
		return rc;
	write_left_out(d);
	return 0;
}

/* The employer where they work or worked last, whose people may be named; 0: none. */
static int64_t last_employer(const struct document *d)
{
	int64_t employer = 0;
	for (size_t i = 0; i < d->of.n; i++)
		if (d->of.record[i]->entity->id == E_PLACEMENT)
			employer = record_ref(d->of.record[i], "employer");
	return employer;
}

static int write_document(struct app *app, int64_t employee, struct arena *a, char **markdown)
{
	struct document d = { .app = app, .a = a, .out = STR_INIT };
	int rc = person_records(app, employee, "person", a, &d.of);
	if (rc || (rc = mask_open_others(d.of.whole, last_employer(&d), &employee, 1, &d.others)) || (rc = write_all(&d)))
		goto out;
	*markdown = arena_strdup(a, d.out.text);
out:
	mask_free(&d.others);
	str_free(&d.out);
	return rc;
}

/* A restriction is no reason to withhold it from the person. */
int app_person_document(struct app *app, int64_t employee, struct arena *a, char **markdown)
{
	int rc = store_whole(app->store, true);
	if (rc == 0)
		rc = write_document(app, employee, a, markdown);
	store_whole(app->store, false);
	return rc;
}
