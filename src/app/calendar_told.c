/* What the last calendar told: a line for each event in a setting of this user, "of sequence day", with a "-"
 * behind those that were called off. Whatever took an event away is then seen, without asking what it was. */
#include "calendar_told.h"

#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "anker/travel.h"

/* More than anyone's own work; a whole office is looked at, not kept in a calendar. */
enum { MOST = 10000 };

#define TOKEN_SETTING "calendar.token"

int calendar_token(struct app *app, struct arena *a, const char **out)
{
	uint64_t mark;
	if ((*out = store_setting(app->store, TOKEN_SETTING, a)))
		return 0;
	int rc = store_mark(app->store, &mark);
	if (rc)
		return rc;
	*out = arena_printf(a, "%016llx", (unsigned long long)mark);
	return app->readonly ? 0 : store_setting_put(app->store, TOKEN_SETTING, *out);
}

struct line {
	const char *of;
	int64_t sequence;
	day on;
	bool cancelled, noted;
};
struct told {
	struct app *app;
	struct arena *a;
	const char *setting, *was;
	bool kept;                   /* for the next time */
	struct line *old;            /* by `of` */
	size_t nold;
	void *fresh;                 /* those that are new */
	size_t nfresh;
};

static int by_of(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	return strcmp(a->of, b->of);
}

/* "action-42 3 2026-12-24-"; one that cannot be read is forgotten. */
static bool read_line(char *text, struct line *out)
{
	char *rest, *of = strtok_r(text, " ", &rest), *sequence = strtok_r(NULL, " ", &rest);
	if (!of || !sequence || strlen(rest) < DATE_ISO_SIZE - 1)
		return false;
	*out = (struct line){ .of = of, .sequence = strtoll(sequence, NULL, 10),
		.cancelled = rest[DATE_ISO_SIZE - 1] == '-' };
	rest[DATE_ISO_SIZE - 1] = '\0';
	return date_parse_iso(rest, &out->on) == 0;
}

static void read_lines(struct told *t)
{
	void *lines = NULL;
	char *save;
	for (char *at = strtok_r(arena_strdup(t->a, t->was), "\n", &save); at;
		at = strtok_r(NULL, "\n", &save)) {
		struct line one;
		if (read_line(at, &one))
			*(struct line *)arena_add(t->a, &lines, &t->nold, sizeof one) = one;
	}
	t->old = lines;
	if (t->nold > 1)
		qsort(t->old, t->nold, sizeof *t->old, by_of);
}

int told_read(struct app *app, bool everyone, struct arena *a, struct told **out)
{
	struct store_identity what;
	struct told *t = *out = arena_alloc(a, sizeof *t);
	int rc = store_identity(app->store, a, &what);
	*t = (struct told){ .app = app, .a = a, .setting = everyone ? "calendar.told.all" : "calendar.told" };
	if (rc || what.takeout)
		return rc;
	t->kept = !app->readonly;
	if ((t->was = store_setting(app->store, t->setting, a)))
		read_lines(t);
	return 0;
}

int64_t told_note(struct told *t, const char *of, int64_t sequence, day on, bool cancelled)
{
	struct line key = { .of = of }, *was = t->nold
		? bsearch(&key, t->old, t->nold, sizeof key, by_of) : NULL;
	if (!was) {
		if (t->kept && t->nfresh <= MOST)
			*(struct line *)arena_add(t->a, &t->fresh, &t->nfresh, sizeof key) =
				(struct line){ arena_strdup(t->a, of), sequence, on, cancelled, true };
		return sequence;
	}
	bool moved = was->on != on || was->cancelled != cancelled;
	if (sequence < was->sequence + moved)
		sequence = was->sequence + moved;
	*was = (struct line){ was->of, sequence, on, cancelled, true };
	return sequence;
}

int told_gone(struct told *t, day from,
	int (*gone)(void *ctx, const char *of, int64_t sequence, day on), void *ctx)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < t->nold; i++) {
		struct line *l = &t->old[i];
		if (l->noted || l->on < from)
			continue;
		l->sequence += !l->cancelled;
		l->cancelled = l->noted = true;
		rc = gone(ctx, l->of, l->sequence, l->on);
	}
	return rc;
}

static void write_lines(struct str *text, const struct line *l, size_t n)
{
	char iso[DATE_ISO_SIZE];
	for (size_t i = 0; i < n; i++)
		if (l[i].noted)
			str_addf(text, "%s %lld %s%s\n", l[i].of, (long long)l[i].sequence,
				date_iso(iso, l[i].on), l[i].cancelled ? "-" : "");
}

int told_keep(struct told *t)
{
	struct str text = STR_INIT;
	int rc = 0;
	if (!t->kept)
		return 0;
	str_add(&text, "");
	if (t->nold + t->nfresh <= MOST) {
		write_lines(&text, t->old, t->nold);
		write_lines(&text, t->fresh, t->nfresh);
	}
	if (!str_same(text.len ? text.text : NULL, t->was))
		rc = store_setting_put(t->app->store, t->setting, text.len ? text.text : NULL);
	str_free(&text);
	return rc;
}
