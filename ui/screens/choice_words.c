/* A choice between office and laptop in words: what each side has, what each answer does. */
#include <ctype.h>
#include <jansson.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/pager.h"
#include "screens/field.h"

enum { HANG = 2 };

static const struct field *field_of(const struct shelf_item *it)
{
	return it->field < 0 ? NULL : &model_entity(it->entity)->fields[it->field];
}

const char *choice_field(const struct shelf_item *it)
{
	const struct field *f = field_of(it);

	return f ? lang_text(f->label) : _("whole record");
}

const char *choice_value(struct app *app, const struct shelf_item *it, const char *value, struct arena *a)
{
	const struct field *f = field_of(it);

	if (!value || !*value)
		return _("(empty)");
	return f && f->kind != F_NOTE ? app_show(app, f, value, a) : text_clean(a, value, true);
}

bool choice_both(const struct shelf_item *it)
{
	const struct field *f = field_of(it);

	return it->kind == SHELF_FIELD && f && f->kind == F_NOTE;
}

/* ---- in lists ---- */

static const char *one_line(struct app *app, const struct shelf_item *it, const char *value, struct arena *a)
{
	return text_clean(a, choice_value(app, it, value, a), false);
}

const char *choice_office(struct app *app, const struct shelf_item *it, struct arena *a)
{
	switch (it->kind) {
	case SHELF_FIELD: return one_line(app, it, it->office, a);
	case SHELF_GONE: return _("deleted");
	case SHELF_KEPT: return _("changed");
	case SHELF_REFUSED: break;
	}
	return _("not there");
}

const char *choice_laptop(struct app *app, const struct shelf_item *it, struct arena *a)
{
	switch (it->kind) {
	case SHELF_FIELD: return one_line(app, it, it->laptop, a);
	case SHELF_GONE: return field_of(it) ? one_line(app, it, it->laptop, a) : _("changed");
	case SHELF_KEPT: return _("deleted");
	case SHELF_REFUSED: break;
	}
	return it->reason ? text_clean(a, it->reason, false) : _("refused");
}

const char *choice_made(
	struct app *app, const struct shelf_item *it, const struct shelf_choice *c, struct arena *a)
{
	if (!c || !c->made)
		return _("later");
	switch (c->answer) {
	case SHELF_OFFICE: return _("office");
	case SHELF_LAPTOP: return _("laptop");
	case SHELF_BOTH: return _("both");
	case SHELF_TYPED: break;
	}
	return one_line(app, it, c->typed, a);
}

const char *choice_why(const struct shelf_item *it)
{
	static const char *const why[] = {
		[SHELF_FIELD] = N_("Both sides changed this field; the office's value stands meanwhile."),
		[SHELF_GONE] = N_("Deleted in the office, while the laptop went on with it."),
		[SHELF_KEPT] = N_("Deleted on the laptop, but the office changed it: it is still there."),
		[SHELF_REFUSED] = N_("The laptop's record could not be written here."),
	};

	return _(why[it->kind]);
}

/* ---- what an answer does ---- */

const char *choice_effect(const struct shelf_item *it, enum shelf_answer answer)
{
	static const char *const effects[][SHELF_TYPED + 1] = {
		[SHELF_FIELD] = { N_("the office's value stays"), N_("the laptop's value is written"),
			N_("the laptop's text goes below the office's"), N_("another value is written") },
		[SHELF_GONE] = { N_("it stays deleted"), N_("it comes back, as the laptop has it"), NULL,
			NULL },
		[SHELF_KEPT] = { N_("it stays, as the office has it"), N_("it is deleted here too"), NULL,
			NULL },
		[SHELF_REFUSED] = { N_("it is not taken over"), N_("it is tried again"), NULL,
			N_("it is tried again with another value") },
	};
	const char *text = effects[it->kind][answer];

	if ((answer == SHELF_BOTH && !choice_both(it)) || (answer == SHELF_TYPED && it->field < 0))
		return NULL;
	return text ? _(text) : NULL;
}

/* ---- in full ---- */

static const char *text_capital(struct arena *a, const char *text)
{
	char *out = arena_strdup(a, text);

	*out = (char)toupper((unsigned char)*out);
	return out;
}

static void write_by(struct pager *p, struct app *app, const char *at, const char *who, struct arena *a)
{
	const char *when = at && *at ? moment_show(a, at, app->today) : "";

	if (*when || (who && *who))
		pager_text(p, ST_DIM, 0,
			arena_printf(a, "%s%s%s", when, *when && who && *who ? " · " : "",
				who ? text_clean(a, who, false) : ""));
	pager_text(p, ST_NORMAL, 0, "");
}

/* The laptop's whole record, as it went on the shelf: its fields that are filled in. */
static void write_row(struct pager *p, struct app *app, const struct shelf_item *it, struct arena *a)
{
	const struct entity *e = model_entity(it->entity);
	json_t *row = it->row ? json_loads(it->row, 0, NULL) : NULL;

	for (size_t i = 0; row && i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		const json_t *v = json_object_get(row, f->name);

		if (f->flags & FIELD_HIDDEN || !json_is_string(v))
			continue;
		pager_span(p, ST_DIM, arena_printf(a, "%s  ", lang_text(f->label)));
		pager_span(p, ST_NORMAL, text_clean(a, app_show(app, f, json_string_value(v), a), true));
		pager_end(p, 0, HANG);
	}
	json_decref(row);
}

void choice_write_office(struct pager *p, struct app *app, const struct shelf_item *it, struct arena *a)
{
	pager_text(p, ST_TITLE, 0, _("Office"));
	write_by(p, app, it->office_at, it->office_who, a);
	if (it->kind == SHELF_FIELD) {
		pager_text(p, it->office ? ST_BOLD : ST_DIM, 0, choice_value(app, it, it->office, a));
		return;
	}
	pager_text(p, ST_BOLD, 0, choice_office(app, it, a));
	if (it->kind == SHELF_REFUSED && it->reason)
		pager_text(p, ST_NORMAL, 0, text_clean(a, it->reason, false));
}

/* Known in full on the shelf; while bringing in only how many. */
static void write_steps(struct pager *p, struct app *app, const struct shelf_item *it,
	const struct change *step, size_t n, struct arena *a)
{
	if (n < 2 && it->earlier == 0)
		return;
	pager_text(p, ST_NORMAL, 0, "");
	if (n < 2) {
		pager_text(p, ST_DIM, 0, arena_printf(a, ngettext("%zu earlier value there",
			"%zu earlier values there", it->earlier), it->earlier));
		return;
	}
	pager_text(p, ST_DIM, 0, _("Earlier there:"));
	for (size_t i = 0; i + 1 < n; i++) {
		pager_span(p, ST_DIM, arena_printf(a, "%s  ", moment_show(a, step[i].at, app->today)));
		pager_span(p, ST_NORMAL, choice_value(app, it, step[i].after, a));
		pager_end(p, 0, HANG);
	}
}

void choice_write_laptop(struct pager *p, struct app *app, const struct shelf_item *it,
	const struct change *step, size_t nsteps, struct arena *a)
{
	const char *place = takeout_place(app, it->site, a);

	pager_text(p, ST_TITLE, 0, place ? text_capital(a, place) : _("Laptop"));
	write_by(p, app, it->laptop_at, it->laptop_who, a);
	if (it->kind == SHELF_KEPT)
		pager_text(p, ST_BOLD, 0, choice_laptop(app, it, a));
	else if (field_of(it))
		pager_text(p, it->laptop ? ST_BOLD : ST_DIM, 0, choice_value(app, it, it->laptop, a));
	if (it->row && it->kind != SHELF_KEPT)
		write_row(p, app, it, a);
	if (field_of(it))
		write_steps(p, app, it, step, nsteps, a);
}
