/* A list that is kept: under a name with a key, or written to a CSV file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/exchange.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/find.h"

static bool ask_line(struct screen *s, const char *label, const char *text, const char *help, struct arena *a,
	char **out)
{
	struct ask ask = { .label = label, .text = text, .help = help };

	if (ui_ask(s, &ask, a, out) < 0)
		return false;
	*out = text_trim(a, text_clean(a, *out, false));
	return true;
}

unsigned find_keep(struct screen *s)
{
	struct finding *f = finding_of(s);
	struct arena *a = arena_new();
	struct worklist w = f->w;
	unsigned r = UI_PAINT;
	char *name, *key;

	if (!ask_line(s, _("Name of this list:"), w.name, NULL, a, &name) || !*name ||
		!ask_line(s, _("Key that opens it (may be left empty):"), w.hotkey,
			_("One letter or digit, on the screen of lists   Enter accept   Esc cancel"), a, &key))
		goto out;
	if (text_width(key) > 1) {
		r = ui_error(s, "%s", _("A key is one letter or digit."));
		goto out;
	}
	/* Another name is another list. */
	if (w.id && w.name && strcmp(w.name, name) != 0)
		w.id = 0;
	w.name = arena_strdup(f->kept, name);
	w.hotkey = arena_strdup(f->kept, key);
	int rc = app_worklist_save(app_of(s), &w, NULL);
	if (rc == 0) {
		f->w = w;
		f->changed = false;
	}
	r = written(s, rc, arena_printf(a, _("Kept: %s"), name));
out:
	arena_free(&a);
	return r;
}

/* ---- CSV ---- */

struct writing {
	struct screen *s;
	FILE *out;
	int64_t count;
};

static void cell(struct writing *w, struct arena *a, const char *text, bool first)
{
	if (!first)
		fputc(';', w->out);
	fputs(csv_cell(a, text ? text : "", false), w->out);
}

static int write_row(void *ctx, const struct record *r)
{
	struct writing *w = ctx;
	const struct finding *f = finding_of(w->s);

	for (size_t i = 0; i < f->ncolumns; i++) {
		const struct field *field = f->shown[i];
		const char *value = r->value[field - r->entity->fields];

		cell(w, r->arena, value ? app_show(app_of(w->s), field, value, r->arena) : "", i == 0);
	}
	fputs("\r\n", w->out);
	w->count++;
	return 0;
}

static int write_all(struct writing *w, struct arena *a)
{
	const struct finding *f = finding_of(w->s);
	struct query q = find_query(w->s, 0, 0);

	fputs("\xef\xbb\xbf", w->out);
	for (size_t i = 0; i < f->ncolumns; i++)
		cell(w, a, lang_text(f->shown[i]->label), i == 0);
	fputs("\r\n", w->out);
	return store_each(app_of(w->s)->store, &q, write_row, w);
}

unsigned find_export(struct screen *s)
{
	const struct finding *f = finding_of(s);
	struct arena *a = arena_new();
	struct writing w = { .s = s };
	char iso[DATE_ISO_SIZE], *path;
	const char *text = arena_printf(
		a, "%s-%s.csv", lang_text(model_entity(f->w.entity)->label_plural), date_iso(iso, ui_today(s)));

	if (!ask_line(s, _("Export what is shown to:"), text, NULL, a, &path) || !*path ||
		!(w.out = export_open(s, path)))
		goto out;
	int rc = write_all(&w, a);
	if ((ferror(w.out) | fclose(w.out)) && rc == 0)
		rc = err_set(ERR_IO, _("%s cannot be written: %s"), path, strerror(errno));
	if (rc < 0)
		ui_failed(s);
	else
		ui_toast(s, _("%lld rows are in %s"), (long long)w.count, path);
out:
	arena_free(&a);
	return UI_PAINT;
}
