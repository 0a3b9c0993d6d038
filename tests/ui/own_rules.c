/* See own_rules.h. */
#include "tests/ui/own_rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char own_broken[] =
	"regel goed\n  titel \"Deze werkt\"\n  niveau plaatsing\n  stand proef\n  prioriteit 50\n"
	"  groep contact\n  als\n    - status is lopend\n  stel voor anders\n  omdat \"a\"\n"
	"  let op \"b\"\n"
	"regel kapot\n  titel \"Deze niet\"\n  niveau plaatsing\n  stand proef\n  prioriteit 50\n"
	"  groep contact\n  als\n    - status is loopend\n  stel voor anders\n  omdat \"a\"\n"
	"  let op \"b\"\n";

static const char *path_of(const struct own *o, const char *file)
{
	static char path[160];

	snprintf(path, sizeof path, "%s/anker/rules/%s", o->d.folder, file);
	return path;
}

const char *own_text(const struct own *o, const char *file)
{
	static char text[16384];
	FILE *f = fopen(path_of(o, file), "r");
	size_t n;

	if (!f)
		return NULL;
	n = fread(text, 1, sizeof text - 1, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

void own_write_path(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	cr_assert(f != NULL, "%s", path);
	fputs(text, f);
	cr_assert_eq(fclose(f), 0);
}

void own_write(const struct own *o, const char *file, const char *text)
{
	char folder[120];

	snprintf(folder, sizeof folder, "%s/anker", o->d.folder);
	mkdir(folder, 0700);
	snprintf(folder, sizeof folder, "%s/anker/rules", o->d.folder);
	mkdir(folder, 0700);
	own_write_path(path_of(o, file), text);
}

void own_open(struct own *o, const struct language *l)
{
	*o = (struct own){ .t = NULL };
	demo_open(&o->d, l->code);
	snprintf(o->config, sizeof o->config, "XDG_CONFIG_HOME=%s", o->d.folder);
}

void own_start(struct own *o, int rows, int cols)
{
	const char *more[] = { o->config, *o->editor ? o->editor : NULL, NULL };

	o->t = demo_start_as(&o->d, rows, cols, "anna", more);
	demo_wait(o->t, "help");
}

void own_restart(struct own *o)
{
	demo_leave(o->t);
	own_start(o, 24, 80);
}

void own_noted(struct own *o)
{
	enum { STEP_MS = 50 };

	for (int ms = 0; atoi(demo_sql(&o->d, "SELECT count(*) FROM suggestion_log")) == 0; ms += STEP_MS) {
		cr_assert_lt(ms, TERM_DEADLINE_MS, "nothing was noted\n%s", term_dump(o->t));
		term_idle(o->t, STEP_MS);
	}
}

void own_close(struct own *o)
{
	demo_leave(o->t);
	demo_close(&o->d);
}

const char *own_words(const struct own *o, const char *nl, const char *en)
{
	return demo_either(&o->d, nl, en);
}

void own_rule(struct own *o, const char *id)
{
	term_type(o->t, "7/");
	term_type(o->t, id);
	term_type(o->t, "\n");
	demo_wait_gone(o->t, "Filter:");
	term_type(o->t, "\n");
	demo_wait(o->t, "State");
	term_wait_for(o->t, id);
}

void own_state(struct own *o, const char *state, const char *why)
{
	term_type(o->t, "s");
	term_wait_for(o->t, own_words(o, "in gebruik", "in use"));
	term_type(o->t, state);
	term_type(o->t, "\n");
	demo_wait(o->t, "Why (colleagues read it too):");
	term_type(o->t, why);
	term_type(o->t, "\n");
	demo_wait(o->t, "Effect on the caseload now");
}
