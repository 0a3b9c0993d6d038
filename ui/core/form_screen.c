/* The screen around a form: saving, leaving, drafts. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/form_private.h"
#include "core/ui.h"

enum { NEED_HISTORY = NEED_OWN, NEED_SUBJECT = NEED_OWN << 1 };

struct state {
	struct form *form;
	char *drafted; /* the text last given to spec.draft; NULL: none */
	bool over;     /* saved or thrown away: no draft any more */
};

static struct form *form_of(const struct screen *s)
{
	return ((struct state *)s->state)->form;
}

static int open_form(struct screen *s, const void *arg)
{
	const struct form_spec *spec = arg;
	struct state *st = s->state;

	st->form = form_new(spec, ui_today(s));
	form_layout(st->form, s->area);
	if (spec->restore && form_load_draft(st->form, spec->restore) < 0)
		ui_failed(s); /* an unreadable draft must not keep the form shut */
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	form_layout(form_of(s), area);
}

static void paint(const struct screen *s, struct canvas *c)
{
	form_paint(form_of(s), c);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	(void)a;
	*left = form_of(s)->spec.title;
	*right = form_changed(form_of(s), NULL) ? _("● not saved") : "";
}

static void forget_draft(struct state *st)
{
	const struct form_spec *spec = &st->form->spec;

	st->over = true;
	if (spec->draft)
		spec->draft(spec->ctx, NULL);
}

static void draft(struct screen *s)
{
	struct state *st = s->state;
	const struct form_spec *spec = &st->form->spec;
	struct arena *a;
	char *text;

	if (st->over || !spec->draft || (!st->drafted && !form_changed(st->form, NULL)))
		return;
	a = arena_new();
	text = form_save_draft(st->form, a);
	if (!st->drafted || !form_draft_same(st->drafted, text)) {
		spec->draft(spec->ctx, text);
		free(st->drafted);
		st->drafted = xstrdup(text);
	}
	arena_free(&a);
}

static unsigned save(struct screen *s)
{
	struct state *st = s->state;
	unsigned r;

	if (form_check(st->form) < 0)
		return ui_failed(s);
	if (!st->form->spec.save)
		return UI_BACK;
	r = st->form->spec.save(s, st->form, st->form->spec.ctx);
	if (r & UI_BACK)
		forget_draft(st);
	return r;
}

static unsigned leave(struct screen *s)
{
	struct state *st = s->state;

	if (form_changed(st->form, NULL)) {
		switch (ui_ask_key(
			s, "swb", _("Not saved yet. Save (s), throw away (w), back to editing (Enter)?"))) {
		case 's': return save(s);
		case 'w': break;
		default: return UI_PAINT;
		}
	}
	forget_draft(st);
	return UI_BACK;
}

static unsigned open_editor(struct screen *s)
{
	enum form_wish wish;

	return form_key(form_of(s), s, K_CTRL('o'), &wish);
}

static unsigned next_field(struct screen *s)
{
	enum form_wish wish;

	return form_key(form_of(s), s, K_TAB, &wish);
}

static unsigned history(struct screen *s)
{
	const struct form *f = form_of(s);

	return form_focus(f) ? f->spec.history(s, form_focus(f), f->spec.ctx) : UI_PAINT;
}

static unsigned remove_subject(struct screen *s)
{
	struct state *st = s->state;
	unsigned r = st->form->spec.remove(s, st->form, st->form->spec.ctx);

	if (r & UI_BACK)
		forget_draft(st);
	return r;
}

static const char *need(const struct screen *s, unsigned bit)
{
	if (bit == NEED_HISTORY && !form_of(s)->spec.history)
		return _("Nothing is kept about this field yet.");
	if (bit == NEED_SUBJECT && !form_of(s)->spec.remove)
		return _("There is nothing to delete here.");
	return NULL;
}

static const struct ui_action actions[] = {
	{ "form-save", "<C-s>", N_("save"), N_("Save and close the form"), 0, save },
	{ "form-leave", "<Esc>", N_("cancel"), N_("Close the form; asks when something changed"), 0, leave },
	{ "form-next", "<Tab>", N_("next"), N_("Go to the next field (also Enter and the arrows)"), 0,
		next_field },
	{ "form-editor", "<C-o>", N_("editor"),
		N_("Change this text in your own editor (also Ctrl-X Ctrl-E)"), 0, open_editor },
	{ "form-history", "<C-p>", N_("history"), N_("Show what this field held before"), NEED_HISTORY,
		history },
	{ "form-delete", "<C-d>", NULL, N_("Delete what this form is about"), NEED_WRITABLE | NEED_SUBJECT,
		remove_subject },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

static unsigned text(struct screen *s, uint32_t key)
{
	enum form_wish wish;

	if (key == K_ESC || key == K_CTRL('s'))
		return UI_UNHANDLED; /* the actions above */
	return form_key(form_of(s), s, key, &wish);
}

static unsigned paste(struct screen *s, const char *pasted)
{
	form_paste(form_of(s), pasted);
	return UI_PAINT;
}

static unsigned click(struct screen *s, int y, int x)
{
	form_click(form_of(s), y + s->area.y, x + s->area.x);
	return UI_PAINT;
}

static bool unsaved(const struct screen *s)
{
	return form_changed(form_of(s), NULL);
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	if (st->form && st->form->spec.closed)
		st->form->spec.closed(st->form->spec.ctx);
	form_free(&st->form);
	free(st->drafted);
}

const struct screen_ops form_screen = {
	.name = "form",
	.title = N_("Form"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_form,
	.layout = layout,
	.paint = paint,
	.text = text,
	.paste = paste,
	.click = click,
	.need = need,
	.heading = heading,
	.draft = draft,
	.unsaved = unsaved,
	.done = done,
};
