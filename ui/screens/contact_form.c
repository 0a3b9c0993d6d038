/* Logging a contact: everything has a good default, the cursor begins in the
 * note, so that a call of one line is: c, the line, Ctrl-S. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/record_form.h"

enum { SIGNALS = 2, MOST_TOLD = 4, MOST_FIELDS = 32 };

#define TOLD "told:" /* before the id of an action: whether it was explained now */

/* What stands in the form, in this order. */
static const char *const before_agenda[] = { "party", "reached", "medium", "direction", "person", "purpose",
	"date", "minutes", "note" };
static const char *const signal_names[SIGNALS][2] = { { "signal_1", "severity_1" },
	{ "signal_2", "severity_2" } };

static void add(struct editing *ed, const char *name)
{
	editing_field(ed, (size_t)model_field(ed->record->entity, name), &ed->fields[ed->nfields++]);
}

static void add_choice(
	struct editing *ed, const char *name, const char *label, const struct choice *list, const char *value)
{
	struct pick *picks;
	size_t n = 0, k = 0;

	while (list[n].code)
		n++;
	picks = arena_alloc(ed->arena, (n + 1) * sizeof *picks);
	for (size_t i = 0; i < n; i++)
		if (!list[i].retired)
			picks[k++] = (struct pick){ list[i].code, lang_text(list[i].label), NULL };
	ed->fields[ed->nfields++] = (struct form_field){ .name = name,
		.label = label,
		.kind = FORM_CHOICE,
		.choices = picks,
		.choice_count = k,
		.value = value };
}

/* What is still to explain, just below the note: Tab and one key say that it was. */
static void add_agenda(struct editing *ed, int64_t placement)
{
	struct record **action;
	size_t n;

	if (app_agenda(ed->app, placement, ed->arena, &action, &n) < 0)
		return; /* without it a contact can be logged */
	for (size_t i = 0; i < n && i < MOST_TOLD; i++) {
		ed->fields[ed->nfields++] = (struct form_field){ .name = "",
			.label = arena_printf(
				ed->arena, _("Still to do · %s"), record_get(action[i], "what")),
			.kind = FORM_SECTION };
		ed->fields[ed->nfields++] = (struct form_field){
			.name = arena_printf(ed->arena, TOLD "%lld", (long long)action[i]->id),
			.label = _("Explained"),
			.kind = FORM_YESNO,
			.help = _("Yes: it was explained now, so it leaves the agenda.") };
	}
}

static void build(struct editing *ed, struct subject subject)
{
	const struct form_field heading = { .name = "", .label = _("Signals heard"), .kind = FORM_SECTION };
	const char *whole = _("Empty: it was about the employer as a whole.");

	ed->fields = arena_alloc(ed->arena, MOST_FIELDS * sizeof *ed->fields);
	if (ed->record->id || !subject.placement) {
		add(ed, "placement");
		ed->fields[ed->nfields - 1].help = whole;
	}
	if (!subject.placement && !subject.employer)
		add(ed, "employer");
	for (size_t i = 0; i < sizeof before_agenda / sizeof *before_agenda; i++)
		add(ed, before_agenda[i]);
	/* Looking back at a contact explains nothing. */
	if (!ed->record->id && subject.placement)
		add_agenda(ed, subject.placement);
	add(ed, "next_contact");
	if (ed->record->id)
		return; /* the signals of then are records of their own now */
	ed->fields[ed->nfields++] = heading;
	for (size_t i = 0; i < SIGNALS; i++) {
		add_choice(
			ed, signal_names[i][0], i ? _("Another signal") : _("Signal"), choices_signal, NULL);
		add_choice(ed, signal_names[i][1], _("Severity"), choices_severity, "2");
	}
}

/* ---- where the people are looked for ---- */

static int64_t employer_of(struct app *app, int64_t placement, struct arena *a)
{
	struct record *p;

	if (!placement || store_get(app->store, E_PLACEMENT, placement, a, &p) < 0)
		return 0;
	return record_ref(p, "employer");
}

static void changed(struct form *f, const char *field, void *ctx)
{
	struct editing *ed = ctx;
	int64_t id, employer;

	editing_changed(f, field, ctx);
	if (strcmp(field, "placement") != 0 || id_parse(form_value(f, "placement"), &id) < 0)
		return;
	employer = employer_of(ed->app, id, ed->arena);
	if (employer)
		ed->employer = employer;
}

/* The signals are no fields of the contact. */
static int check(void *ctx, struct arena *a, const char *field, const char *value, const char **canonical,
	const char **error)
{
	for (size_t i = 0; i < SIGNALS; i++)
		if (strcmp(field, signal_names[i][0]) == 0 || strcmp(field, signal_names[i][1]) == 0)
			return 0;
	return editing_check(ctx, a, field, value, canonical, error);
}

/* ---- saving ---- */

static size_t noted(const struct form *f, struct noted_signal *out)
{
	size_t n = 0;

	for (size_t i = 0; i < SIGNALS; i++) {
		const char *kind = form_value(f, signal_names[i][0]),
			   *severity = form_value(f, signal_names[i][1]);

		if (kind && *kind)
			out[n++] = (struct noted_signal){ kind, *severity ? severity : NULL, NULL };
	}
	return n;
}

/* Before the contact is written, so that undo takes that back first. */
static int close_told(struct editing *ed, const struct form *f)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < ed->nfields; i++) {
		const char *name = ed->fields[i].name, *told = form_value(f, name);

		if (strncmp(name, TOLD, strlen(TOLD)) == 0 && told && strcmp(told, "1") == 0)
			rc = app_close_action(
				ed->app, strtoll(name + strlen(TOLD), NULL, 10), "done", NULL);
	}
	return rc;
}

static void tell(struct screen *s, struct arena *a, const struct logged *l)
{
	const char *text = _("Saved");

	if (l->nanswered == 1)
		text = arena_printf(a, _("Saved. Answered: %s"), l->answered[0]);
	else if (l->nanswered > 1)
		text = arena_printf(
			a, _("Saved. Answered: %s and %zu more"), l->answered[0], l->nanswered - 1);
	if (l->masked)
		text = arena_printf(a, _("%s · BSN masked"), text);
	tell_written(s, text);
}

static unsigned save(struct screen *s, struct form *f, void *ctx)
{
	struct editing *ed = ctx;
	struct record *r = ed->record;
	struct noted_signal signals[SIGNALS];
	struct conflict *conflicts;
	struct logged out;
	size_t n = 0, heard = noted(f, signals);
	int rc = editing_take(ed, f);

	if (rc == 0 && !record_get(r, "placement") && !record_get(r, "employer"))
		return form_fail(f, "placement", _("Say which placement or which employer this was about."));
	if (rc == 0 && (rc = record_check_had(r, ed->app->today)) == 0)
		rc = close_told(ed, f);
	if (rc == 0)
		rc = app_log_contact(ed->app, r, signals, heard, ed->arena, &out, &conflicts, &n);
	for (int round = 0; rc == ERR_CONFLICT && n > 0 && round < MOST_CONFLICT_ROUNDS; round++)
		if ((rc = editing_resolve(s, ed, f, conflicts, n)) == 0)
			rc = app_log_contact(ed->app, r, signals, heard, ed->arena, &out, &conflicts, &n);
	if (rc < 0)
		return form_fail(f, NULL, err_last());
	tell(s, ed->arena, &out);
	return UI_BACK;
}

/* ---- opening ---- */

static unsigned open_form(struct screen *s, struct editing *ed, struct subject subject)
{
	enum entity_id e = subject.placement ? E_PLACEMENT : E_ORGANISATION;
	int64_t id = subject.placement ? subject.placement : subject.employer, contact = ed->record->id;
	const char *with = id ? store_title(ed->app->store, e, id, ed->arena) : "", *title;

	title = contact ? arena_printf(ed->arena, _("Contact · %s"), with)
		: id    ? arena_printf(ed->arena, _("New contact · %s"), with)
			: _("New contact");
	if (subject.placement)
		ed->employer = employer_of(ed->app, subject.placement, ed->arena);
	build(ed, subject);
	editing_take_draft(ed, arena_printf(ed->arena, "contact:%lld:%lld:%lld", (long long)contact,
				       (long long)subject.placement, (long long)subject.employer));
	return editing_open(
		s, ed, title, id ? "note" : "placement", &(struct editing_hooks){ save, check, changed });
}

static const char *id_text(char *buf, size_t size, int64_t id)
{
	if (!id)
		return NULL;
	snprintf(buf, size, "%lld", (long long)id);
	return buf;
}

unsigned contact_log(struct screen *s, struct subject subject)
{
	char placement[24], employer[24];
	struct preset preset[] = {
		{ "placement", id_text(placement, sizeof placement, subject.placement) },
		{ "employer", id_text(employer, sizeof employer, subject.employer) },
	};
	struct editing *ed = editing_new(app_of(s), E_CONTACT, 0, preset, 2);

	return ed ? open_form(s, ed, subject) : ui_failed(s);
}

unsigned contact_edit(struct screen *s, int64_t contact)
{
	struct editing *ed = editing_new(app_of(s), E_CONTACT, contact, NULL, 0);

	if (!ed)
		return ui_failed(s);
	return open_form(s, ed,
		(struct subject){ record_ref(ed->record, "placement"), record_ref(ed->record, "employer") });
}

unsigned contact_open(struct screen *s, int64_t contact)
{
	struct arena *a = arena_new();
	struct record *r;
	int64_t talk = 0;

	if (store_get(app_of(s)->store, E_CONTACT, contact, a, &r) == 0)
		talk = record_ref(r, "interview");
	arena_free(&a);
	return talk ? ui_push(s, &talk_read_screen, &talk) : contact_edit(s, contact);
}
