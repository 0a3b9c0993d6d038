/* A page made from the records; see page.h. */
#include "screens/page.h"

#include "anker/arena.h"
#include "anker/fit.h"
#include "anker/lang.h"
#include "anker/overview.h"
#include "core/pager.h"
#include "screens/markdown.h"
#include "screens/person.h"

enum { MARGIN = 2, NEED_SHARE = NEED_OWN };

struct page {
	struct page_arg about;
	struct arena *arena; /* of about's strings */
	struct pager *pager;
	bool shared;
	const char *text; /* in s->arena */
};

static struct page *page_of(const struct screen *s)
{
	return s->state;
}

static int open_page(struct screen *s, const void *arg)
{
	struct page *p = page_of(s);

	p->about = *(const struct page_arg *)arg;
	p->arena = arena_new();
	p->about.title = arena_strdup(p->arena, p->about.title);
	p->about.about = arena_strdup(p->arena, p->about.about);
	p->shared = p->about.can_share;
	p->pager = pager_new();
	return 0;
}

static int load(struct screen *s)
{
	struct page *p = page_of(s);
	char *text;
	int rc = p->about.text(app_of(s), p->about.id, p->shared, s->arena, &text);

	p->text = rc < 0 ? "" : text;
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct page *p = page_of(s);
	struct arena *a = arena_new();

	pager_reset(p->pager);
	markdown_text(p->pager, p->text ? p->text : "", MARGIN, area.w, a);
	pager_layout(p->pager, area);
	arena_free(&a);
}

static struct pager *pager_here(struct screen *s)
{
	return page_of(s)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct page *p = page_of(s);

	*left = p->about.title;
	if (*p->about.about)
		*left = arena_printf(a, "%s · %s", p->about.title, p->about.about);
	if (p->about.can_share)
		*right = p->shared ? _("to share") : _("for yourself");
}

static void done(struct screen *s)
{
	pager_free(&page_of(s)->pager);
	arena_free(&page_of(s)->arena);
}

static const char *need(const struct screen *s, unsigned bit)
{
	return bit == NEED_SHARE && !page_of(s)->about.can_share ? _("This page has one version only.")
								 : NULL;
}

/* ---- actions ---- */

static unsigned turn(struct screen *s)
{
	page_of(s)->shared = !page_of(s)->shared;
	return UI_LOAD | UI_LAYOUT;
}

/* A page without names has none in the name of its file either. */
static unsigned export(struct screen *s)
{
	const struct page *p = page_of(s);
	struct arena *a = arena_new();
	char iso[DATE_ISO_SIZE];
	const char *today = date_iso(iso, app_of(s)->today);
	bool goes = p->shared && p->about.entity;
	struct passing passing = { .arena = NULL };
	unsigned react = UI_PAINT;

	if (!goes || passing_ask(s, p->about.entity, p->about.id, "employer", p->about.title, &passing))
		react = export_page(s,
			p->shared ? arena_printf(a, "%s-%s", p->about.title, today)
				  : arena_printf(a, "%s-%s-%s", p->about.title, p->about.about, today),
			p->text, lang_code(), goes ? &passing : NULL);

	passing_done(&passing);
	arena_free(&a);
	return react;
}

static const struct ui_action actions[] = {
	{ "page-file", "x", N_("file"), N_("Write the page to a file: .html to print, .md or .txt"), 0,
		export },
	{ "page-share", "s", N_("share"), N_("The page to share, without names, or the one for yourself"),
		NEED_SHARE | HINT_WHERE, turn },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops page_screen = {
	.name = "page",
	.title = N_("Page"),
	.state_size = sizeof(struct page),
	.actions = actions,
	.open = open_page,
	.load = load,
	.layout = layout,
	.pager = pager_here,
	.need = need,
	.heading = heading,
	.done = done,
};

/* ---- the pages there are ---- */

unsigned spar_card_open(struct screen *s, int64_t bottleneck)
{
	struct arena *a = arena_new();
	unsigned react = ui_push(s, &page_screen,
		&(struct page_arg){ .title = _("Spar card"),
			.about = store_title(app_of(s)->store, E_BOTTLENECK, bottleneck, a),
			.id = bottleneck,
			.entity = E_BOTTLENECK,
			.text = app_spar_card,
			.can_share = true });

	arena_free(&a);
	return react;
}

static int job_text(struct app *app, int64_t job, bool shared, struct arena *a, char **out)
{
	(void)shared; /* it has no names of employees */
	return app_carve_page(app, job, a, out);
}

unsigned carve_page_open(struct screen *s, int64_t job)
{
	struct arena *a = arena_new();
	unsigned react = ui_push(s, &page_screen,
		&(struct page_arg){ .title = _("Function"),
			.about = store_title(app_of(s)->store, E_JOB, job, a),
			.id = job,
			.text = job_text });

	arena_free(&a);
	return react;
}
