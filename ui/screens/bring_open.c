/* A take-out that came home: which file it is, what opens it, and the look into it. */
#include "screens/bring.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/passphrase.h"
#include "screens/path.h"

enum { TRIES = 3 };

static int on_look(void *ctx, int64_t done, int64_t total)
{
	return ui_progress(ctx, done, total, _("Looking at what it brings; nothing is written")) ? 1 : 0;
}

static int on_write(void *ctx, int64_t done, int64_t total)
{
	return ui_progress(ctx, done, total, _("Bringing it in; stopping changes nothing")) ? 1 : 0;
}

static int run(struct screen *s, struct bringing *b, struct field_in *in)
{
	arena_reset(b->arena);
	in->path = b->path;
	in->passphrase = b->passphrase;
	in->force = b->force;
	in->copy = b->copy;
	in->share = app_of(s)->share;
	in->ctx = s;
	return app_field_in(app_of(s), in, b->arena, &b->report);
}

static int look(struct screen *s, struct bringing *b)
{
	return run(s, b, &(struct field_in){ .preview = true, .progress = on_look });
}

/* The office's key does not open it: it was taken along before there was one, or elsewhere. */
static int with_passphrase(struct screen *s, struct bringing *b, int rc)
{
	struct arena *a = arena_new();
	const char *name = strrchr(b->path, '/');
	const char *label = arena_printf(a, _("Passphrase of %s:"), name ? name + 1 : b->path);

	for (int i = 0; i < TRIES && rc < 0 && seal_was_wrong(); i++) {
		secret_free(&b->passphrase);
		if (passphrase_ask(s, label, &b->passphrase) < 0)
			break;
		rc = look(s, b);
	}
	arena_free(&a);
	return rc;
}

/* In as many lines as the reason needs; ui_confirm would cut it. */
static bool agrees(struct screen *s, const char *question)
{
	int key = ui_ask_key(s, "yYjJnN", question);

	return key && strchr("yYjJ", key);
}

/* Why it was refused, and the question. */
static const char *question(
	const struct screen *s, const struct bringing *b, const char *reason, struct arena *a)
{
	const struct takeout *t = &b->report.takeout;

	if (b->copy)
		return arena_printf(a, _("%s. Bring it in beside the other? (y/N)"), reason);
	if (!t->site)
		return _("The list here has no such take-out: was this caseload restored from an older copy? "
			 "Bring it in all the same? (y/N)");
	if (strcmp(t->state, "lost") == 0)
		return arena_printf(a,
			_("Take-out %d, %s, was reported lost on %s. Make sure that nobody else had it. "
			  "Bring it in "
			  "all the same? (y/N)"),
			t->site, takeout_where(t, a), moment_show(a, t->last, app_of(s)->today));
	return arena_printf(
		a, _("The making of take-out %d was broken off. Bring it in all the same? (y/N)"), t->site);
}

/* It was refused. Where the user may say "all the same", that is asked. */
static int all_the_same(struct screen *s, struct bringing *b, int rc)
{
	struct arena *a = arena_new();
	char *reason = arena_strdup(a, err_last());
	int with = rc;

	b->force = rc == ERR_INVALID;
	if (b->force)
		with = look(s, b);
	if (with < 0) {
		b->copy = true;
		with = look(s, b);
	}
	if (with == 0 && agrees(s, question(s, b, reason, a))) {
		rc = 0;
	} else {
		b->force = b->copy = false;
		rc = err_set(with == 0 ? ERR_STOPPED : rc, "%s", reason);
	}
	arena_free(&a);
	return rc;
}

static int look_into(struct screen *s, struct bringing *b)
{
	int rc = with_passphrase(s, b, look(s, b));

	return (rc == ERR_INVALID || rc == ERR_CONFLICT) && !seal_was_wrong() ? all_the_same(s, b, rc) : rc;
}

/* Another file: what was said of the last one does not hold. */
static void begin(struct bringing *b, const char *path)
{
	free(b->path);
	secret_free(&b->passphrase);
	b->path = xstrdup(path);
	b->force = b->copy = false;
}

/* Asks until a file can be looked into, or the user gives up. */
static int ask(struct screen *s, struct bringing *b)
{
	struct arena *a = arena_new();
	const char *help = _("The sealed file that came back   Tab completes   Enter accept   Esc cancel");
	char *path, *typed = NULL;
	int rc;

	while ((rc = path_ask(s, _("File to bring home:"), typed ? typed : "~/", help, a, &path)) == 0) {
		begin(b, path);
		if ((rc = look_into(s, b)) == 0 || rc == ERR_STOPPED)
			break;
		if (!agrees(s, arena_printf(a, _("%s. Another file? (y/N)"), err_last()))) {
			rc = err_set(ERR_STOPPED, "%s", _("Cancelled."));
			break;
		}
		typed = path;
	}
	arena_free(&a);
	return rc;
}

int bring_look(struct screen *s, const char *path, struct bringing *out)
{
	int rc;

	*out = (struct bringing){ .arena = arena_new() };
	if (path)
		begin(out, path);
	rc = path ? look_into(s, out) : ask(s, out);
	if (rc < 0)
		bring_end(out);
	return rc;
}

int bring_write(struct screen *s, struct bringing *b, const struct field_answer *answer, size_t n)
{
	/* The answers' texts are of the look that this one takes the place of; it stays when this fails. */
	struct bringing looked = *b;
	int rc;

	b->arena = arena_new();
	rc = run(s, b, &(struct field_in){ .answer = answer, .nanswers = n, .progress = on_write });
	if (rc < 0) {
		arena_free(&b->arena);
		b->arena = looked.arena;
		b->report = looked.report;
	} else {
		arena_free(&looked.arena);
	}
	return rc;
}

void bring_end(struct bringing *b)
{
	free(b->path);
	secret_free(&b->passphrase);
	arena_free(&b->arena);
	*b = (struct bringing){ .path = NULL };
}
