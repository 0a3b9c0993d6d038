/* A form as one string and back, for drafts.
 *
 * "form 1", "@field offset" (the cursor), then a line per changed field:
 * name, tab, text, tab, label of a reference; \n, \t and \\ are escaped. What
 * was not changed is not written, so that a draft put back on newer data only
 * brings what was really typed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/form_private.h"

static const char head[] = "form 1\n";

static void add_escaped(struct str *s, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n')
			str_add(s, "\\n");
		else if (*text == '\t')
			str_add(s, "\\t");
		else if (*text == '\\')
			str_add(s, "\\\\");
		else
			str_add_char(s, *text);
	}
}

static void unescape(char *s)
{
	char *out = s;

	for (; *s; s++) {
		if (*s == '\\' && s[1])
			s++, *out++ = *s == 'n' ? '\n' : *s == 't' ? '\t' : *s;
		else
			*out++ = *s;
	}
	*out = '\0';
}

char *form_save_draft(const struct form *f, struct arena *a)
{
	struct str s = STR_INIT;
	char *out;

	str_add(&s, head);
	if (f->count)
		str_addf(&s, "@%s %zu\n", f->items[f->focus].f.name, f->items[f->focus].edit.at);
	for (size_t i = 0; i < f->count; i++) {
		const struct form_item *it = &f->items[i];

		if (!form_item_changed(it))
			continue;
		str_addf(&s, "%s\t", it->f.name);
		add_escaped(&s, form_is_typed(it->f.kind) ? it->edit.text.text : it->value);
		str_add(&s, "\t");
		add_escaped(&s, it->shown ? it->shown : "");
		str_add(&s, "\n");
	}
	out = arena_strdup(a, s.text);
	str_free(&s);
	return out;
}

static const char *below_cursor(const char *draft)
{
	const char *s = draft + strlen(head);

	return *s == '@' ? s + strcspn(s, "\n") : s;
}

bool form_draft_same(const char *a, const char *b)
{
	return strcmp(below_cursor(a), below_cursor(b)) == 0;
}

static void load_field(struct form *f, char *line)
{
	char *text = strchr(line, '\t'), *shown;
	struct form_item *it;

	if (!text)
		return;
	*text++ = '\0';
	shown = strchr(text, '\t');
	if (shown)
		*shown++ = '\0';
	it = form_find(f, line);
	if (!it || it->f.readonly)
		return;
	unescape(text);
	if (form_is_typed(it->f.kind)) {
		edit_set(&it->edit, text);
		/* What was typed half is no mistake yet. */
		if (form_accept(f, it) < 0)
			form_set_error(&it->error, NULL);
	} else {
		form_set_value(it, text);
		if (shown && *shown) {
			unescape(shown);
			form_set_error(&it->shown, shown);
		}
	}
}

int form_load_draft(struct form *f, const char *text)
{
	struct arena *a = arena_new();
	char *copy, *save = NULL, name[64];
	struct form_item *at = NULL;
	size_t offset = 0;
	int r = 0;

	if (strncmp(text, head, sizeof head - 1) != 0) {
		arena_free(&a);
		return err_set(ERR_INVALID, _("This draft cannot be read."));
	}
	copy = arena_strdup(a, text + sizeof head - 1);
	for (char *line = strtok_r(copy, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		if (line[0] == '@' && sscanf(line + 1, "%63s %zu", name, &offset) == 2)
			at = form_find(f, name);
		else
			load_field(f, line);
	}
	if (at && at->f.kind != FORM_SECTION && !at->f.readonly) {
		f->focus = (size_t)(at - f->items);
		if (offset <= at->edit.text.len) {
			/* Onto a border, whatever the draft says. */
			at->edit.at = offset;
			if (offset > 0 && offset < at->edit.text.len)
				at->edit.at =
					text_next(at->edit.text.text, text_prev(at->edit.text.text, offset));
		}
	}
	form_reflow(f);
	arena_free(&a);
	return r;
}
