/* Writing a rule: from its text to the editor, to its faults or to what it would
 * do, and back as often as it takes. Nothing is put in the place of what works
 * before it is right, or before someone says so. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/file.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/rules.h"

/* Lines that tell an external editor where the faults are; taken out again. */
#define FAULT_LINE "#! "

static const char draft_prefix[] = "rule:", suffix[] = ".regel";

/* ---- the text ---- */

static struct rule_text *text_new(struct app *app, const char *file, const char *rule)
{
	struct arena *a = arena_new();
	struct rule_text *t = arena_alloc(a, sizeof *t);

	*t = (struct rule_text){ .arena = a, .app = app, .file = arena_strdup(a, file),
		.rule = arena_strdup(a, rule), .text = STR_INIT, .line = 1, .column = 1 };
	str_add(&t->text, "");
	return t;
}

static void forget_faults(struct rule_text *t)
{
	rules_free(&t->with);
	t->nfaults = 0;
}

void rule_text_end(struct rule_text *t)
{
	struct arena *a = t->arena;

	forget_faults(t);
	str_free(&t->text);
	arena_free(&a);
}

static char *draft_key(struct rule_text *t)
{
	return arena_printf(t->arena, "%s%s", draft_prefix, t->file);
}

const char *rule_draft_file(const char *key)
{
	size_t n = sizeof draft_prefix - 1;

	return strncmp(key, draft_prefix, n) == 0 && key[n] ? key + n : NULL;
}

/* A draft that can't be kept is no reason to disturb typing; saving will say it. */
void rule_text_draft(struct rule_text *t, bool keep)
{
	if (keep)
		store_draft_put(t->app->store, draft_key(t), t->text.text);
	else
		store_draft_drop(t->app->store, draft_key(t));
}

/* What was being typed in this file and left behind. */
static bool take_draft(struct rule_text *t)
{
	struct draft *drafts;
	const char *key = draft_key(t);
	size_t n;

	if (t->app->readonly || store_drafts(t->app->store, t->arena, &drafts, &n) < 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(drafts[i].key, key) != 0 || drafts[i].state == DRAFT_BUSY ||
			store_draft_take(t->app->store, &drafts[i]) < 0)
			continue;
		str_reset(&t->text);
		str_add(&t->text, drafts[i].body);
		return true;
	}
	return false;
}

/* ---- faults ---- */

static bool same_fault(const struct rules_error *x, const struct rules_error *y)
{
	return x->line == y->line && strcmp(x->file, y->file) == 0 && strcmp(x->message, y->message) == 0;
}

static bool known_fault(const struct ruleset *rs, const struct rules_error *e)
{
	for (size_t i = 0; rs && i < rules_error_count(rs); i++)
		if (same_fault(rules_error(rs, i), e))
			return true;
	return false;
}

size_t rule_new_faults(
	struct app *app, const struct ruleset *with, const char *file, struct arena *a, size_t **out)
{
	struct ruleset *before = NULL;
	char *now = NULL;
	size_t n = 0;

	*out = arena_alloc(a, (rules_error_count(with) + 1) * sizeof **out);
	/* As they are on disk, with their tests; when that cannot be read every fault is new. */
	if (app_rules_text(app, file, a, &now) == 0)
		app_rules_with(app, file, now, &before);
	for (size_t i = 0; i < rules_error_count(with); i++)
		if (strcmp(rule_file(rules_error(with, i)->file), file) == 0 ||
			!known_fault(before, rules_error(with, i)))
			(*out)[n++] = i;
	rules_free(&before);
	return n;
}

/* ---- the editors ---- */

/* Each fault as a comment above its line. */
static char *with_fault_lines(struct rule_text *t)
{
	struct str out = STR_INIT;
	const char *line = t->text.text;
	char *text;

	str_add(&out, "");
	for (int number = 1; *line; number++) {
		size_t n = strcspn(line, "\n");

		for (size_t i = 0; i < t->nfaults; i++) {
			const struct rules_error *e = rules_error(t->with, t->fault[i]);

			if (e->line == number && strcmp(rule_file(e->file), t->file) == 0)
				str_addf(&out, FAULT_LINE "%s%s%s\n", e->message, e->tip ? "; " : "",
					e->tip ? e->tip : "");
		}
		n += line[n] == '\n';
		str_add_n(&out, line, n);
		line += n;
	}
	text = arena_strdup(t->arena, out.text);
	str_free(&out);
	return text;
}

static void take_text(struct rule_text *t, const char *text)
{
	str_reset(&t->text);
	for (const char *line = text; *line;) {
		size_t n = strcspn(line, "\n");

		n += line[n] == '\n';
		if (strncmp(line, FAULT_LINE, sizeof FAULT_LINE - 1) != 0)
			str_add_n(&t->text, line, n);
		line += n;
	}
	if (t->text.len && t->text.text[t->text.len - 1] != '\n')
		str_add(&t->text, "\n");
}

/* The user's own editor when there is one, else the built-in one. */
unsigned rule_text_write(struct screen *s, struct rule_text *t)
{
	char *out;
	int rc = ui_edit_external(s, t->arena, with_fault_lines(t), &out);

	if (rc == ERR_INVALID)
		return ui_push(s, &rule_editor_screen, t); /* none is set, or none may be started */
	if (rc < 0) {
		unsigned r = ui_failed(s);

		rule_text_end(t);
		return r;
	}
	take_text(t, out);
	rule_text_draft(t, true);
	return rule_text_check(s, t);
}

/* ---- after writing ---- */

static unsigned again(struct screen *s, void *ctx)
{
	return rule_text_write(s, ctx) | UI_BACK;
}

static void closed(void *ctx)
{
	rule_text_end(ctx);
}

static unsigned preview(struct screen *s, struct rule_text *t)
{
	int i = t->rule ? rules_index(t->with, t->rule) : -1;
	const char *note[2] = { NULL, NULL };
	struct rule_change change = {
		.file = t->file, .tests = true, .ctx = t, .again = again, .closed = closed
	};

	note[0] = arena_printf(t->arena,
		i >= 0 && rules_get(t->with, (size_t)i)->changed
			? _("%s takes the place of the shipped rule.")
			: _("%s holds rules of your own."),
		t->file);
	change.note = note;
	forget_faults(t); /* the screen works them out itself */
	change.rule = i >= 0 ? t->rule : NULL;
	change.title = i >= 0 ? t->rule : t->file;
	change.text = t->text.text;
	change.done = arena_printf(t->arena, _("%s was saved"), t->file);
	return ui_push(s, &rule_preview_screen, &change);
}

unsigned rule_text_check(struct screen *s, struct rule_text *t)
{
	unsigned r;

	forget_faults(t);
	if (!t->fresh && strcmp(t->text.text, t->begin) == 0) {
		ui_toast(s, "%s", _("Nothing was changed."));
		rule_text_draft(t, false);
		rule_text_end(t);
		return UI_PAINT;
	}
	if (app_rules_with(t->app, t->file, t->text.text, &t->with) < 0) {
		r = ui_failed(s);
		rule_text_draft(t, true);
		rule_text_end(t);
		return r;
	}
	t->nfaults = rule_new_faults(t->app, t->with, t->file, t->arena, &t->fault);
	return t->nfaults ? ui_push(s, &rule_errors_screen, t) : preview(s, t);
}

/* ---- beginning ---- */

static unsigned begin(struct screen *s, struct rule_text *t, const char *text)
{
	t->begin = arena_strdup(t->arena, text);
	str_add(&t->text, text);
	if (take_draft(t))
		ui_toast(s, _("What you wrote in %s before is back"), t->file);
	return rule_text_write(s, t);
}

unsigned rule_edit_file(struct screen *s, const char *file, int line, int column)
{
	struct rule_text *t = text_new(app_of(s), file, NULL);
	char *text = NULL;
	unsigned r;

	if (app_rules_text(t->app, file, t->arena, &text) < 0) {
		r = ui_failed(s);
		rule_text_end(t);
		return r;
	}
	t->line = line;
	t->column = column;
	/* Its faults are told beside their lines from the beginning. */
	if (text && app_rules_with(t->app, file, text, &t->with) == 0)
		t->nfaults = rule_new_faults(t->app, t->with, file, t->arena, &t->fault);
	return begin(s, t, text ? text : "");
}

/* A file is called after the rule it holds, unless it holds more. */
static char *rule_of_file(const char *file, struct arena *a)
{
	size_t n = strlen(file), tail = sizeof suffix - 1;

	return n > tail ? arena_strndup(a, file, n - tail) : arena_strdup(a, file);
}

unsigned rule_draft_resume(struct screen *s, const char *file)
{
	struct app *app = app_of(s);
	struct rule_text *t = text_new(app, file, rule_of_file(file, s->arena));
	char *text = NULL;

	if (app_rules_text(app, file, t->arena, &text) < 0)
		text = NULL;
	t->fresh = !text;
	return begin(s, t, text ? text : "");
}

/* The shipped tests of a rule: they guard the copy too. "" when they can't be read. */
static const char *tests_of(struct arena *a, const struct rule *r)
{
	struct str text = STR_INIT;
	const char *tests = "";

	if (file_read(r->file, SIZE_MAX, &text) == 0)
		tests = rule_text_only(a, text.text, test_words, r->id);
	str_free(&text);
	return tests;
}

/* A copy that takes the place of the shipped rule; its language line goes along. */
static char *copy_of(struct rule_text *t, const struct rule *r)
{
	struct arena *a = t->arena;
	const char *text = arena_strndup(a, r->text, r->text_len);
	size_t n = strlen(text);

	return arena_printf(a, "%s# %s\n%s%s\n%s", strncmp(text, "rule", 4) == 0 ? "language en\n" : "",
		arena_printf(a, _("In place of the shipped rule in %s; without this file that one is used."),
			rule_file(r->file)),
		text, n && text[n - 1] == '\n' ? "" : "\n", tests_of(a, r));
}

unsigned rule_edit(struct screen *s, const struct rule *r)
{
	struct app *app = app_of(s);
	const char *file = rule_local_file(app, r);
	struct rule_text *t;
	char *text = NULL;
	unsigned react;

	if (file) {
		t = text_new(app, file, r->id);
		if (app_rules_text(app, file, t->arena, &text) < 0 || !text) {
			react = text ? UI_PAINT : ui_failed(s);
			rule_text_end(t);
			return react;
		}
		t->line = r->line;
		return begin(s, t, text);
	}
	t = text_new(app, arena_printf(s->arena, "%s%s", r->id, suffix), r->id);
	/* Left over from before, and with a fault: that is what is gone on with. */
	if (app_rules_text(app, t->file, t->arena, &text) < 0)
		text = NULL;
	return begin(s, t, text ? text : copy_of(t, r));
}

/* ---- a new rule ---- */

static const char *wrong_name(struct screen *s, const char *name)
{
	char *text = NULL;

	if (!islower((unsigned char)*name) || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		return _("Small letters, digits and - only, beginning with a letter.");
	if (rules_index(app_of(s)->rules, name) >= 0)
		return _("There is a rule of that name; edit that one, or take another name.");
	if (app_rules_text(app_of(s), arena_printf(s->arena, "%s%s", name, suffix), s->arena, &text) == 0 &&
		text)
		return _("There is a file of that name; take another name.");
	return NULL;
}

unsigned rule_new(struct screen *s)
{
	struct arena *a = arena_new();
	struct ask ask = { .label = _("Name of the rule (call-again):"), .text = "" };
	struct rule_text *t;
	unsigned r = UI_PAINT;
	char *name;

	while (ui_ask(s, &ask, a, &name) == 0) {
		ask.text = name = text_trim(a, name);
		ask.help = wrong_name(s, name);
		if (ask.help)
			continue;
		t = text_new(app_of(s), arena_printf(a, "%s%s", name, suffix), name);
		t->fresh = true;
		r = begin(s, t, rule_template(t->arena, name));
		break;
	}
	arena_free(&a);
	return r;
}
