/* A report as a page: made now, or as it was kept. What is written to a file is kept first, so that it
 * can be given again. */
#include "screens/reports.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "anker/text.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "screens/person.h"

enum { MARGIN = 2, WIDEST = 96, NEED_NEW = NEED_OWN, NEED_EMPLOYER = NEED_OWN << 1 };

struct page {
	struct report_arg about;
	struct arena *arena;       /* of document */
	struct document *document; /* NULL: it could not be made */
	struct pager *pager;
};

static struct page *page_of(const struct screen *s)
{
	return s->state;
}

static int open_report(struct screen *s, const void *arg)
{
	struct page *p = page_of(s);

	p->about = *(const struct report_arg *)arg;
	p->arena = arena_new();
	p->pager = pager_new();
	return 0;
}

static int load(struct screen *s)
{
	struct page *p = page_of(s);
	int rc;

	arena_reset(p->arena);
	p->document = NULL;
	rc = p->about.kept ? app_report_again(app_of(s), p->about.kept, p->arena, &p->document)
			   : app_report(app_of(s), &p->about.ask, p->arena, &p->document);
	if (rc < 0)
		p->document = NULL;
	return rc;
}

/* ---- on screen ---- */

/* As text of that width; the caller frees. */
static char *as_text(const struct document *d, enum report_form form, int width)
{
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	if (f != NULL) {
		document_write(d, form, width, false, f);
		fclose(f);
	}
	return text;
}

/* A line under a line makes that one a heading. */
static bool is_rule(const char *line)
{
	return strncmp(line, "═", strlen("═")) == 0 || strncmp(line, "─", strlen("─")) == 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct page *p = page_of(s);
	int width = area.w - 2 * MARGIN < WIDEST ? area.w - 2 * MARGIN : WIDEST;
	char *text = p->document != NULL ? as_text(p->document, REPORT_TEXT, width) : NULL;
	char *line = text, *next;

	pager_reset(p->pager);
	for (; line != NULL && *line != '\0'; line = next) {
		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		pager_text(p->pager, next != NULL && is_rule(next) ? ST_TITLE : ST_NORMAL, MARGIN, line);
	}
	pager_layout(p->pager, area);
	free(text);
}

static struct pager *pager_here(struct screen *s)
{
	return page_of(s)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct page *p = page_of(s);

	*left = p->document != NULL ? text_clean(a, p->document->title, false) : _("Report");
	*right = p->about.kept ? arena_printf(a, _("kept: %s"), id_show(p->about.kept, a)) : _("not kept");
}

static void done(struct screen *s)
{
	pager_free(&page_of(s)->pager);
	arena_free(&page_of(s)->arena);
}

/* ---- keeping ---- */

static int keep(struct screen *s)
{
	struct page *p = page_of(s);
	struct document *d;
	int64_t id;
	int rc = app_report_keep(app_of(s), &p->about.ask, p->arena, &id, &d);

	if (rc == 0) {
		p->about.kept = id;
		p->document = d;
	}
	return rc;
}

static unsigned keep_now(struct screen *s)
{
	if (keep(s) < 0)
		return ui_failed(s);
	ui_toast(s, "%s", _("Kept; :reports shows it again as it is now"));
	return UI_LAYOUT;
}

/* ---- to a file ---- */

static const struct {
	const char *end;
	enum report_form form;
} forms[] = {
	{ ".html", REPORT_HTML },
	{ ".htm", REPORT_HTML },
	{ ".md", REPORT_MARKDOWN },
	{ ".txt", REPORT_TEXT },
	{ ".json", REPORT_JSON },
};

static bool form_of(const char *path, enum report_form *out)
{
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot != NULL && i < sizeof forms / sizeof *forms; i++)
		if (strcmp(dot, forms[i].end) == 0) {
			*out = forms[i].form;
			return true;
		}
	return false;
}

/* "bakkerij-de-korenaar-2026-11-22.html": letters and digits, so that it is easy to type. */
static char *file_name(const struct screen *s, struct arena *a)
{
	char iso[DATE_ISO_SIZE], *name = text_fold(a, text_clean(a, page_of(s)->document->title, false)),
				 *to = name;

	for (const char *p = name; *p != '\0'; p++) {
		if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9'))
			*to++ = *p;
		else if (to > name && to[-1] != '-')
			*to++ = '-';
	}
	*to = '\0';
	return arena_printf(a, "%s-%s.html", name, date_iso(iso, app_of(s)->today));
}

/* Of whom it is about. False: it may not go. */
static bool may_go(struct screen *s, struct report_ask *of, struct passing *passing, struct arena *a)
{
	const struct page *p = page_of(s);

	*of = p->about.ask;
	if (p->about.kept && app_report_asked(app_of(s), p->about.kept, a, of) < 0) {
		ui_failed(s);
		return false;
	}
	const char *what = arena_printf(a, _("report: %s"), lang_text(choices_report[of->kind].label));
	return passing_ask_report(s, of, what, passing);
}

static unsigned write_to(struct screen *s, const char *path, enum report_form form,
	const struct passing *passing, struct arena *a)
{
	struct page *p = page_of(s);

	/* What goes out is what was kept; where nothing may be written it goes out as it is. */
	if (!p->about.kept && !app_of(s)->readonly && keep(s) < 0)
		return ui_failed(s);
	char *text = as_text(p->document, form, 0);
	if (text != NULL && export_text(s, path, text) && export_noted(s, passing, path, a))
		ui_toast(s, _("Written to %s, for you alone to read"), text_clean(a, path, false));
	free(text);
	return UI_LAYOUT;
}

static unsigned write_file(struct screen *s)
{
	struct arena *a = arena_new();
	unsigned react = UI_PAINT;
	struct passing passing = { .arena = NULL };
	struct report_ask of;
	enum report_form form;
	char *path;

	if (page_of(s)->document != NULL && may_go(s, &of, &passing, a)) {
		struct ask ask = { .label = _("Write to file:"),
			.text = file_name(s, a),
			.help = _("Ending in .html (to print), .md, .txt or .json; Esc: do nothing") };
		if (ui_ask(s, &ask, a, &path) == 0 && *(path = text_trim(a, path)) != '\0')
			react = form_of(path, &form)
					? write_to(s, path, form, &passing, a)
					: ui_error(s, "%s",
						  _("The name must end in .html, .md, .txt or .json."));
	}
	passing_done(&passing);
	arena_free(&a);
	return react;
}

/* ---- another one ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct page *p = page_of(s);

	if (bit == NEED_NEW && p->about.kept)
		return _("This one was kept and stays as it is; make a new one from where it is about.");
	if (bit == NEED_EMPLOYER && (p->about.kept || p->about.ask.kind > REPORT_PATTERN))
		return _("Only of an employer there are two reports.");
	return NULL;
}

static unsigned period(struct screen *s)
{
	struct report_ask *ask = &page_of(s)->about.ask;
	char from[DATE_ISO_SIZE], until[DATE_ISO_SIZE];
	day first, last;

	if (ui_ask_date_or_none(
		    s, _("From (Enter: a year before the end):"), date_iso(from, ask->first), &first) < 0 ||
		ui_ask_date_or_none(s, _("Until (Enter: today):"), date_iso(until, ask->last), &last) < 0)
		return UI_PAINT;
	ask->first = first;
	ask->last = last;
	return UI_LOAD | UI_LAYOUT;
}

static unsigned other(struct screen *s)
{
	struct report_ask *ask = &page_of(s)->about.ask;

	ask->kind = ask->kind == REPORT_EMPLOYER ? REPORT_PATTERN : REPORT_EMPLOYER;
	return UI_LOAD | UI_LAYOUT;
}

static const struct ui_action actions[] = {
	{ "report-write", "w", N_("file"),
		N_("Keep the report and write it to a file: .html to print, .md, .txt or .json"), 0,
		write_file },
	{ "report-keep", "K", N_("keep"), N_("Keep the report as it is now, with the next version"),
		NEED_WRITABLE | NEED_NEW, keep_now },
	{ "report-period", "p", N_("period"), N_("Of which days the report is"), NEED_NEW, period },
	{ "report-other", "o", N_("other"),
		N_("The other report of this employer: what helps, or its pattern"),
		NEED_EMPLOYER | HINT_WHERE, other },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops report_screen = {
	.name = "report",
	.title = N_("Report"),
	.state_size = sizeof(struct page),
	.actions = actions,
	.open = open_report,
	.load = load,
	.layout = layout,
	.pager = pager_here,
	.need = need,
	.heading = heading,
	.done = done,
};

unsigned report_open(struct screen *s, enum report_kind kind, int64_t subject)
{
	return ui_push(s, &report_screen,
		&(struct report_arg){
			.ask = { .kind = kind, .subject = subject, .first = DAY_NONE, .last = DAY_NONE } });
}
