/* Forms: making, moving, keys; see form.h. */
#include "core/form.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/form_private.h"
#include "core/ui.h"

static bool can_focus(const struct form_item *it)
{
	return it->f.kind != FORM_SECTION && !it->f.readonly;
}

static void copy_field(struct arena *a, struct form_field *to, const struct form_field *from)
{
	struct pick *choices =
		from->choice_count ? arena_alloc(a, from->choice_count * sizeof *choices) : NULL;

	*to = *from;
	to->name = arena_strdup(a, from->name);
	to->label = arena_strdup(a, from->label);
	to->help = arena_strdup(a, from->help);
	to->value = to->shown = NULL; /* these live in the item */
	for (size_t i = 0; i < from->choice_count; i++) {
		choices[i].code = arena_strdup(a, from->choices[i].code);
		choices[i].label = arena_strdup(a, from->choices[i].label);
		choices[i].detail = arena_strdup(a, from->choices[i].detail);
	}
	to->choices = choices;
}

static void init_item(struct form *f, struct form_item *it, const struct form_field *from)
{
	copy_field(f->arena, &it->f, from);
	it->value = xstrdup(from->value ? from->value : "");
	it->begin = xstrdup(it->value);
	it->shown = from->shown ? xstrdup(from->shown) : NULL;
	edit_init(&it->edit, form_is_typed(from->kind) ? form_display(f->scratch, from->kind, it->value) : "",
		  from->kind == FORM_NOTE);
	it->begin_text = xstrdup(it->edit.text.text);
}

struct form *form_new(const struct form_spec *spec, int32_t today)
{
	struct form *f = xmalloc(sizeof *f);

	*f = (struct form){ .arena = arena_new(), .scratch = arena_new(), .spec = *spec, .today = today };
	f->spec.title = arena_strdup(f->arena, spec->title);
	f->spec.restore = NULL;
	f->spec.start = NULL;
	f->spec.fields = NULL;
	f->count = spec->count;
	f->items = arena_alloc(f->arena, (f->count ? f->count : 1) * sizeof *f->items);
	for (size_t i = 0; i < f->count; i++)
		init_item(f, &f->items[i], &spec->fields[i]);
	while (f->focus + 1 < f->count && !can_focus(&f->items[f->focus]))
		f->focus++;
	for (size_t i = 0; spec->start && i < f->count; i++)
		if (strcmp(spec->fields[i].name, spec->start) == 0 && can_focus(&f->items[i]))
			f->focus = i;
	return f;
}

void form_free(struct form **ff)
{
	struct form *f = *ff;

	if (!f)
		return;
	for (size_t i = 0; i < f->count; i++) {
		struct form_item *it = &f->items[i];

		edit_done(&it->edit);
		free(it->value);
		free(it->begin);
		free(it->begin_text);
		free(it->shown);
		free(it->error);
	}
	free(f->error);
	arena_free(&f->scratch);
	arena_free(&f->arena);
	free(f);
	*ff = NULL;
}

/* --- values --------------------------------------------------------------- */

const char *form_value(const struct form *f, const char *field)
{
	const struct form_item *it = form_find(f, field);

	return it ? it->value : NULL;
}

bool form_changed(const struct form *f, const char *field)
{
	const struct form_item *it = form_find(f, field);

	if (field)
		return it && form_item_changed(it);
	for (size_t i = 0; i < f->count; i++)
		if (form_item_changed(&f->items[i]))
			return true;
	return false;
}

void form_set(struct form *f, const char *field, const char *value, const char *shown)
{
	struct form_item *it = form_find(f, field);

	if (!it)
		return;
	form_set_value(it, value);
	form_set_error(&it->shown, shown);
	form_set_error(&it->error, NULL);
	if (form_is_typed(it->f.kind)) {
		struct arena *a = arena_new();

		edit_set(&it->edit, form_display(a, it->f.kind, it->value));
		arena_free(&a);
	}
	form_reflow(f);
}

unsigned form_fail(struct form *f, const char *field, const char *message)
{
	struct form_item *it = form_find(f, field);

	if (!it) {
		form_set_error(&f->error, message);
	} else {
		form_set_error(&it->error, message);
		if (can_focus(it))
			f->focus = (size_t)(it - f->items);
	}
	form_reflow(f);
	return UI_PAINT;
}

/* What the dictionary refuses begins with the field's name already. */
static int refused(const struct form_item *it)
{
	const char *label = it->f.label;

	return strncmp(it->error, label, strlen(label)) == 0 ? err_set(ERR_INVALID, "%s", it->error)
					     : err_set(ERR_INVALID, "%s: %s", label, it->error);
}

int form_check(struct form *f)
{
	size_t wrong = f->count;

	form_set_error(&f->error, NULL);
	for (size_t i = 0; i < f->count; i++)
		if (form_accept(f, &f->items[i]) < 0 && wrong == f->count)
			wrong = i;
	if (wrong == f->count)
		return 0;
	f->focus = wrong;
	form_reflow(f);
	return refused(&f->items[wrong]);
}

const char *form_focus(const struct form *f)
{
	return f->focus < f->count ? f->items[f->focus].f.name : NULL;
}

const char *form_typed(const struct form *f, const char *field)
{
	const struct form_item *it = form_find(f, field);

	return !it ? NULL : form_is_typed(it->f.kind) ? it->edit.text.text : it->value;
}

const char *form_error(const struct form *f, const char *field)
{
	const struct form_item *it = form_find(f, field);

	return it ? it->error : f->error;
}

/* --- moving --------------------------------------------------------------- */

/* Leaving a field checks it; a wrong one keeps its text and says why. A field
 * that was only passed is not scolded for being empty: saving does that. */
static void leave(struct form *f)
{
	struct form_item *it = &f->items[f->focus];

	if (form_item_changed(it) || it->error)
		form_accept(f, it);
}

static void focus_to(struct form *f, size_t i)
{
	if (i == f->focus)
		return;
	leave(f);
	f->focus = i;
}

static bool move(struct form *f, int delta)
{
	for (size_t i = f->focus + (size_t)delta; i < f->count; i += (size_t)delta) {
		if (can_focus(&f->items[i])) {
			focus_to(f, i);
			return true;
		}
	}
	leave(f);
	return false;
}

/* To the first field of the next or this/previous section. */
static void move_section(struct form *f, int delta)
{
	size_t i = f->focus;

	if (delta > 0) {
		while (i < f->count && f->items[i].f.kind != FORM_SECTION)
			i++;
	} else {
		while (i > 0 && f->items[i - 1].f.kind != FORM_SECTION)
			i--;
		if (i == f->focus && i > 0) /* already its first: the section before */
			for (i--; i > 0 && f->items[i - 1].f.kind != FORM_SECTION;)
				i--;
	}
	while (i < f->count && !can_focus(&f->items[i]))
		i++;
	if (i >= f->count)
		for (i = f->count; i > 0 && !can_focus(&f->items[--i]);)
			continue;
	if (i < f->count && can_focus(&f->items[i]))
		focus_to(f, i);
}

void form_click(struct form *f, int y, int x)
{
	int row = y - f->area.y + f->top;

	(void)x;
	for (size_t i = 0; i < f->count; i++)
		if (can_focus(&f->items[i]) && row >= f->items[i].y && row < f->items[i].y + f->items[i].h)
			focus_to(f, i);
	form_reflow(f);
}

/* --- kinds that are chosen ------------------------------------------------ */

static void take(struct form *f, struct form_item *it, const char *value, const char *shown)
{
	char *before = it->value;

	it->value = xstrdup(value);
	form_set_error(&it->shown, shown);
	form_set_error(&it->error, NULL);
	if (f->spec.check && strcmp(before, value) != 0)
		form_accept(f, it);
	if (strcmp(before, value) != 0 && f->spec.changed)
		f->spec.changed(f, it->f.name, f->spec.ctx);
	free(before);
}

static size_t choice_index(const struct form_item *it)
{
	for (size_t i = 0; i < it->f.choice_count; i++)
		if (strcmp(it->f.choices[i].code, it->value) == 0)
			return i;
	return it->f.choice_count;
}

static void choose(struct form *f, struct screen *s, struct form_item *it, const char *typed)
{
	int i = s ? ui_pick_typed(s, it->f.label, it->f.choices, it->f.choice_count, it->value, typed) : -1;

	if (i >= 0) {
		take(f, it, it->f.choices[i].code, NULL);
		move(f, 1);
	}
}

struct searching {
	struct form *f;
	const char *field;
};

static int search(void *ctx, struct arena *a, const char *typed, size_t limit, struct pick **out, size_t *n)
{
	struct searching *w = ctx;

	return w->f->spec.search(w->f->spec.ctx, w->field, a, typed, limit, out, n);
}

static void refer(struct form *f, struct screen *s, struct form_item *it, const char *typed)
{
	struct searching w = { f, it->f.name };
	struct arena *a;
	struct pick hit;

	if (!s || !f->spec.search)
		return;
	a = arena_new();
	if (ui_pick_search(s, it->f.label, typed, search, &w, a, &hit) == 0) {
		take(f, it, hit.code, hit.label);
		move(f, 1);
	}
	arena_free(&a);
}

static bool key_yesno(struct form *f, struct form_item *it, uint32_t key)
{
	static const char *const order[] = { "", "1", "0" };
	size_t i = 0;

	while (i < 2 && strcmp(order[i], it->value) != 0)
		i++;
	switch (key) {
	case 'y': case 'Y': case 'j': case 'J': case '1': i = 1; break;
	case 'n': case 'N': case '0': i = 2; break;
	case K_BACKSPACE: case K_DELETE: case '?': case 'o': case 'O': i = 0; break;
	case K_SPACE: case K_RIGHT: i = (i + 1) % 3; break;
	case K_LEFT: i = (i + 2) % 3; break;
	default: return false;
	}
	take(f, it, order[i], NULL);
	return true;
}

static bool key_scale(struct form *f, struct form_item *it, uint32_t key)
{
	int now = *it->value ? *it->value - '0' : 0, next;
	char digit[2] = "";

	if (key >= '1' && key <= '0' + (uint32_t)it->f.most)
		next = (int)(key - '0');
	else if (key == K_RIGHT || key == K_SPACE || key == '+')
		next = now < it->f.most ? now + 1 : now;
	else if (key == K_LEFT || key == '-')
		next = now > 1 ? now - 1 : now;
	else if (key == K_BACKSPACE || key == K_DELETE || key == '0')
		next = 0;
	else
		return false;
	digit[0] = (char)(next ? '0' + next : '\0');
	take(f, it, digit, NULL);
	return true;
}

static bool key_choice(struct form *f, struct screen *s, struct form_item *it, uint32_t key)
{
	size_t i = choice_index(it), n = it->f.choice_count;
	char ch[8];

	if (key == K_BACKSPACE || key == K_DELETE)
		take(f, it, "", NULL);
	else if (key == K_SPACE || (key == K_ENTER && i == n && it->f.required))
		choose(f, s, it, "");
	else if (key == K_RIGHT && n > 0)
		take(f, it, it->f.choices[i + 1 < n ? i + 1 : i == n ? 0 : n - 1].code, NULL);
	else if (key == K_LEFT && n > 0)
		take(f, it, it->f.choices[i == n ? n - 1 : i > 0 ? i - 1 : 0].code, NULL);
	else if (key > K_SPACE && key < K_SPECIAL && key != 0x7f && keys_utf8(ch, key))
		choose(f, s, it, ch);
	else
		return false;
	return true;
}

static bool key_ref(struct form *f, struct screen *s, struct form_item *it, uint32_t key)
{
	char ch[8];

	if (key == K_BACKSPACE || key == K_DELETE)
		take(f, it, "", NULL);
	else if (key == K_SPACE || (key == K_ENTER && !*it->value && it->f.required))
		refer(f, s, it, "");
	else if (key > K_SPACE && key < K_SPECIAL && key != 0x7f && keys_utf8(ch, key))
		refer(f, s, it, ch);
	else
		return false;
	return true;
}

/* --- keys ----------------------------------------------------------------- */

static void external(struct form *f, struct screen *s, struct form_item *it)
{
	struct arena *a;
	char *text;

	if (!s || (it->f.kind != FORM_NOTE && it->f.kind != FORM_TEXT))
		return;
	a = arena_new();
	if (ui_edit_external(s, a, it->edit.text.text, &text) == 0) {
		if (strcmp(text, it->edit.text.text) != 0)
			edit_set(&it->edit, text);
	} else {
		ui_failed(s);
	}
	form_reflow(f);
	arena_free(&a);
}

static bool key_of_kind(struct form *f, struct screen *s, struct form_item *it, uint32_t key)
{
	switch (it->f.kind) {
	case FORM_YESNO: return key_yesno(f, it, key);
	case FORM_CHOICE: return key_choice(f, s, it, key);
	case FORM_REF: return key_ref(f, s, it, key);
	case FORM_SCALE: return key_scale(f, it, key);
	case FORM_SECTION: return false;
	default: break;
	}
	switch (edit_key(&it->edit, key, form_value_width(f, it))) {
	case EDIT_CHANGED: form_set_error(&it->error, NULL); return true;
	case EDIT_MOVED: return true;
	default: return false;
	}
}

unsigned form_key(struct form *f, struct screen *s, uint32_t key, enum form_wish *wish)
{
	struct form_item *it = &f->items[f->focus];
	bool chord = f->chord;

	*wish = FORM_GO_ON;
	f->chord = key == K_CTRL('x');
	if (f->count == 0 || key == K_ESC || key == K_CTRL('s')) {
		*wish = key == K_CTRL('s') ? FORM_SAVE : key == K_ESC ? FORM_LEAVE : FORM_GO_ON;
		if (*wish == FORM_SAVE && f->count && form_check(f) == 0)
			form_reflow(f);
		return *wish == FORM_GO_ON ? UI_UNHANDLED : UI_PAINT;
	}
	form_set_error(&f->error, NULL);
	if (key == K_CTRL('o') || (chord && key == K_CTRL('e')))
		external(f, s, it);
	else if (f->chord)
		return UI_PAINT;
	else if (key == K_PGDN || key == K_PGUP)
		move_section(f, key == K_PGDN ? 1 : -1);
	else if (key_of_kind(f, s, it, key))
		; /* done there */
	else if (key == K_TAB || key == K_ENTER || key == K_DOWN)
		move(f, 1);
	else if (key == K_BACKTAB || key == K_UP)
		move(f, -1);
	else if (key < K_SPECIAL || key == K_LEFT || key == K_RIGHT || key == K_BACKSPACE || key == K_DELETE)
		return key < K_SPACE ? UI_UNHANDLED : UI_PAINT; /* nothing to erase or to move to */
	else
		return UI_UNHANDLED;
	form_reflow(f);
	return UI_PAINT;
}

void form_paste(struct form *f, const char *text)
{
	struct form_item *it = &f->items[f->focus];

	if (f->count == 0 || !form_is_typed(it->f.kind))
		return;
	edit_insert(&it->edit, text);
	form_set_error(&it->error, NULL);
	form_reflow(f);
}
