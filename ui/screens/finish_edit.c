/* Forms of the finishing of a talk: an agreement, and what the contacts will say. */
#include "screens/finish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/form.h"

enum { MOST_PICKS = 16, NOTE_NAME = 32, MOST_MINUTES = 24 * 60 };

static struct finish *finish_of(const struct screen *s)
{
	return s->state;
}

static day day_of(const struct form *f, const char *field)
{
	const char *value = form_value(f, field);
	day d;

	return value && *value && date_parse_iso(value, &d) == 0 ? d : DAY_NONE;
}

/* ---- an agreement ---- */

struct agreeing {
	struct screen *screen;
	int64_t action;
};

static unsigned save_agreement(struct screen *s, struct form *f, void *ctx)
{
	const struct agreeing *ag = ctx;
	const struct agreement g = { form_value(f, "what"), form_value(f, "by"), day_of(f, "due") };

	if (talk_agree_again(finish_of(ag->screen)->talk, ag->action, &g) < 0)
		return form_fail(f, NULL, err_last());
	tell_written(s, _("Agreement changed"));
	return UI_BACK;
}

static void closed(void *ctx)
{
	free(ctx);
}

unsigned finish_edit_agreement(struct screen *s, size_t line)
{
	const struct talk_line *l = &finish_of(s)->talk->line[line];
	struct pick picks[MOST_PICKS] = { { "", _("we"), NULL } };
	struct agreeing *ctx = xmalloc(sizeof *ctx);
	char due[DATE_ISO_SIZE];
	size_t n = 1;

	for (const struct choice *c = choices_promiser; c->code && n < MOST_PICKS; c++)
		if (!c->retired)
			picks[n++] = (struct pick){ c->code, lang_text(c->label), NULL };
	*ctx = (struct agreeing){ s, l->id };

	const struct form_field fields[] = {
		{ .name = "what", .label = _("What"), .kind = FORM_TEXT, .required = true, .value = l->text },
		{ .name = "by", .label = _("Who"), .kind = FORM_CHOICE, .choices = picks, .choice_count = n,
			.value = l->promised_by },
		{ .name = "due", .label = _("By when"), .kind = FORM_DATE, .value = date_iso(due, l->due),
			.help = _("Empty: no day was agreed.") },
	};
	return ui_push(s, &form_screen,
		&(struct form_spec){ .title = _("Agreement"), .fields = fields,
			.count = sizeof fields / sizeof *fields, .ctx = ctx, .save = save_agreement,
			.closed = closed });
}

/* ---- the contacts ---- */

static void keep_note(struct form *f, const char *name, char **note)
{
	if (!form_value(f, name) || !form_changed(f, name))
		return;
	free(*note);
	*note = xstrdup(form_value(f, name));
}

static unsigned save_contact(struct screen *s, struct form *f, void *ctx)
{
	struct finish *fin = finish_of(ctx);
	const char *minutes = form_value(f, "minutes");

	(void)s;
	for (size_t i = 0; i < fin->nnotes; i++) {
		char name[NOTE_NAME];

		snprintf(name, sizeof name, "note_%zu", i);
		keep_note(f, name, &fin->note[i]);
	}
	keep_note(f, "note_employer", &fin->employer_note);
	if (form_changed(f, "minutes"))
		fin->minutes = *minutes ? atoi(minutes) : -1;
	if (form_changed(f, "next")) {
		fin->next = day_of(f, "next");
		fin->planned = true;
	}
	return UI_BACK;
}

/* A plan lies ahead; a talk has its length. */
static int check_contact(void *ctx, struct arena *a, const char *field, const char *value,
	const char **canonical, const char **error)
{
	day d;

	(void)canonical;
	if (strcmp(field, "next") == 0 && *value && date_parse_iso(value, &d) == 0 && d < ui_today(ctx))
		*error = _("The next contact is still to come.");
	else if (strcmp(field, "minutes") == 0 && *value && (atoi(value) < 0 || atoi(value) > MOST_MINUTES))
		*error = arena_printf(a, _("Minutes: 0 to %d."), MOST_MINUTES);
	else
		return 0;
	return ERR_INVALID;
}

unsigned finish_edit_contact(struct screen *s, const char *field)
{
	struct finish *f = finish_of(s);
	struct arena *a = arena_new();
	struct form_field *fields = arena_alloc(a, (f->nnotes + 3) * sizeof *fields);
	char *iso = arena_alloc(a, DATE_ISO_SIZE);
	size_t n = 0;
	unsigned react;

	for (size_t i = 0; i < f->nnotes; i++)
		if (f->closing.touched[i])
			fields[n++] = (struct form_field){ .name = arena_printf(a, "note_%zu", i),
				.label = f->talk->subject[i].name,
				.kind = FORM_NOTE,
				.value = finish_note(f, i) };
	if (f->closing.employer_note)
		fields[n++] = (struct form_field){ .name = "note_employer", .label = f->talk->employer_name,
			.kind = FORM_NOTE, .value = finish_employer_note(f) };
	fields[n++] = (struct form_field){ .name = "minutes", .label = _("Minutes"), .kind = FORM_NUMBER,
		.value = arena_printf(a, "%d", f->minutes < 0 ? f->closing.minutes : f->minutes) };
	fields[n++] = (struct form_field){ .name = "next", .label = _("Next contact"), .kind = FORM_DATE,
		.value = date_iso(iso, f->next), .help = _("Empty: not planned.") };
	react = ui_push(s, &form_screen,
		&(struct form_spec){ .title = _("What the contact says"), .fields = fields, .count = n,
			.start = field, .ctx = s, .check = check_contact, .save = save_contact });
	arena_free(&a);
	return react;
}
