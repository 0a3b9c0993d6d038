/* The page of agreements that is left with the employer, or with an employee: what may
 * be shared, and who does what by when. In the language of the question list. */
#include <string.h>

#include "anker/str.h"
#include "closing.h"
#include "summary.h"

struct page {
	const struct summary *s;
	struct talk *t;
	struct arena *a;
	struct str out;
	bool employer; /* whose page it is */
	bool apart;    /* a part per employee */
};

static const char *const part_titles[PARTS] = {
	[PART_WELL] = N_("What goes well"), [PART_DIFFICULT] = N_("What is difficult"),
	[PART_AGREEMENT] = N_("What we agreed"), [PART_SUPPORT] = N_("What support there is"),
	[PART_ELSE] = N_("What else we discussed"),
};

/* ---- words ---- */

static const char *plain(const struct page *p, const char *text)
{
	return knowledge_markdown_plain(text, 0, p->a);
}

static const char *value(const struct page *p, const char *field)
{
	return record_text(p->t->record, field);
}

static const char *label(const struct page *p, const char *field)
{
	const struct entity *e = p->t->record->entity;
	const char *v = record_get(p->t->record, field);
	return v ? field_show(&e->fields[model_field(e, field)], v, p->a) : "";
}

/* "A", "A and B", "A, B and C" */
static const char *list(const struct page *p, const char *const *name, size_t n)
{
	const char *out = n ? name[0] : "";
	for (size_t i = 1; i < n; i++)
		out = arena_printf(p->a, i + 1 < n ? "%s, %s" : _("%s and %s"), out, name[i]);
	return out;
}

/* The employees of the page, at `name`; how many. */
static size_t put_employees(const struct page *p, const char **name)
{
	size_t n = 0;
	for (size_t i = 0; i < p->s->nsubjects; i++) {
		const struct talk_subject *of = &p->t->subject[p->s->subject[i]];
		if (of->placement)
			name[n++] = plain(p, of->name);
	}
	return n;
}

static const char *employees(const struct page *p)
{
	const char **name = arena_alloc(p->a, (p->s->nsubjects + 1) * sizeof *name);
	return list(p, name, put_employees(p, name));
}

static const char *expert(const struct page *p)
{
	int64_t id = record_ref(p->t->record, "expert");
	return id ? plain(p, store_title(p->t->app->store, E_EXPERT, id, p->a)) : NULL;
}

/* Whom the expert spoke with, as the reader calls them. */
static const char *whom(const struct page *p)
{
	const char *party = value(p, "party");
	const char **with = arena_alloc(p->a, (p->s->nsubjects + 2) * sizeof *with);
	const char *employer = plain(p, p->t->employer_name);
	size_t n = 0;
	bool both = strcmp(party, "both") == 0;
	if (*p->t->person)
		employer = arena_printf(p->a, _("%s of %s"), plain(p, p->t->person), employer);
	if ((both || strcmp(party, "employee") == 0) && p->employer)
		n = put_employees(p, with);
	else if (both || strcmp(party, "employee") == 0)
		with[n++] = _("you");
	if (both || strcmp(party, "employer") == 0)
		with[n++] = employer;
	return n ? list(p, with, n) : label(p, "party");
}

/* The reader was there. */
static bool took_part(const struct page *p)
{
	const char *party = value(p, "party");
	return strcmp(party, "both") == 0 || strcmp(party, p->employer ? "employer" : "employee") == 0;
}

static const char *day_words(const struct page *p, day d)
{
	return date_span_show(p->a, (struct date_span){ d, d }, DAY_NONE);
}

/* ---- parts ---- */

static void heading(struct page *p, int level, const char *title)
{
	str_addf(&p->out, "\n%.*s %s\n\n", level, "###", title);
}

static void write_head(struct page *p)
{
	const char *who = expert(p), *medium = label(p, "medium"), *about = employees(p);
	day on = record_day(p->t->record, "date");
	who = who ? arena_printf(p->a, _("labour expert %s"), who) : _("your labour expert");
	str_addf(&p->out, "# %s\n\n", p->employer ? _("Summary of our conversation") :
		_("Summary of the conversation about your work"));
	str_addf(&p->out, _("On %s %s spoke with %s"), day_words(p, on), who, whom(p));
	str_addf(&p->out, *medium ? " (%s).\n" : ".\n", medium);
	if (!p->employer)
		str_addf(&p->out, _("It was about your work at %s.\n"), plain(p, p->t->employer_name));
	else if (*about)
		str_addf(&p->out, _("It was about the work of %s.\n"), about);
}

/* Who promised, as the reader calls them. */
static const char *promiser(const struct page *p, const struct talk_line *l)
{
	const struct field *by =
		&model_entity(E_ACTION)->fields[model_field(model_entity(E_ACTION), "promised_by")];
	long subject = l->placement ? talk_subject_of(p->t, l->placement) : -1;
	if (!*l->promised_by)
		return expert(p) ? expert(p) : _("Labour expert");
	if (strcmp(l->promised_by, p->employer ? "employer" : "employee") == 0)
		return _("You");
	if (strcmp(l->promised_by, "employer") == 0)
		return plain(p, p->t->employer_name);
	if (strcmp(l->promised_by, "employee") == 0 && subject >= 0)
		return plain(p, p->t->subject[subject].name);
	return field_show(by, l->promised_by, p->a);
}

/* What is agreed about one is no other's business; what is agreed with the employer as a
 * whole is the employer's. */
static bool is_ours(const struct page *p, const struct talk_line *l)
{
	if (l->kind != LINE_AGREEMENT)
		return false;
	if (!p->s->placement)
		return true;
	return l->placement == p->s->placement || (p->employer && !l->placement);
}

/* "- **De Linde:** finds a contact person, by 1 Dec 2026 (J. de Wit)"; who promises
 * something about their own work is named once. */
static const char *agreements(const struct page *p)
{
	const char *out = "";
	for (size_t i = 0; i < p->t->nlines; i++) {
		const struct talk_line *l = &p->t->line[i];
		if (!is_ours(p, l))
			continue;
		bool named = !p->apart || !l->placement || strcmp(l->promised_by, "employee") == 0;
		long subject = named ? -1 : talk_subject_of(p->t, l->placement);
		const char *by =
			l->due == DAY_NONE ? "" : arena_printf(p->a, _(", by %s"), day_words(p, l->due));
		const char *about = subject < 0 ? "" :
			arena_printf(p->a, " (%s)", plain(p, p->t->subject[subject].name));
		out = arena_printf(
			p->a, "%s- **%s:** %s%s%s\n", out, promiser(p, l), plain(p, l->text), by, about);
	}
	return out;
}

static const char *no_agreements(const struct page *p)
{
	return p->employer ? _("No agreements were made.\n")
			   : _("No agreements about your work were made.\n");
}

/* The parts that have something in them. With `agreed` also who promised what, which is
 * never left out: that there is none is worth knowing. */
static void write_parts(struct page *p, long subject, bool employer, bool agreed)
{
	bool any = false;
	for (int part = 0; part < PARTS; part++) {
		const char *items = summary_items(p->s, (enum summary_part)part, subject, employer);
		if (part == PART_AGREEMENT && agreed)
			items = arena_printf(p->a, "%s%s", items, agreements(p));
		if (part == PART_AGREEMENT && agreed && !*items)
			items = no_agreements(p);
		if (!*items)
			continue;
		if (!any && p->apart)
			str_addf(&p->out, "\n## %s\n",
				plain(p, subject < 0 ? p->t->employer_name : p->t->subject[subject].name));
		any = true;
		heading(p, p->apart ? 3 : 2, _(part_titles[part]));
		str_add(&p->out, items);
	}
}

static void write_apart(struct page *p)
{
	const char *agreed = agreements(p);
	for (size_t i = 0; i < p->s->nsubjects; i++)
		write_parts(p, (long)p->s->subject[i], false, false);
	write_parts(p, -1, true, false);
	heading(p, 2, _("Agreements: who does what, and by when"));
	str_add(&p->out, *agreed ? agreed : no_agreements(p));
}

/* The first of what was planned when it was finished; DAY_NONE: nothing was. */
static int planned(const struct page *p, day *out)
{
	struct record **contact;
	size_t n;
	int rc = interview_records(p->t->app, E_CONTACT, p->t->record->id, p->a, &contact, &n);
	*out = DAY_NONE;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const char *next = record_get(contact[i], "next_contact");
		int64_t placement = record_ref(contact[i], "placement");
		day d;
		if (next && date_parse_iso(next, &d) == 0 && (*out == DAY_NONE || d < *out) &&
			(!placement || !p->s->placement || placement == p->s->placement))
			*out = d;
	}
	return rc;
}

static int write_next(struct page *p)
{
	day d;
	int rc = planned(p, &d);
	const char *when = d != DAY_NONE ? day_words(p, d) : summary_said_next(p->s);
	if (rc == 0 && *when && took_part(p)) {
		heading(p, 2, _("When we speak again"));
		str_addf(&p->out, "%s\n", when);
	}
	return rc;
}

static int write_page(const struct summary *s, char **out)
{
	struct page p = { .s = s, .t = s->talk, .a = s->arena, .out = STR_INIT,
		.employer = s->audience == FOR_EMPLOYER, .apart = s->nsubjects > 1 };
	write_head(&p);
	if (p.apart)
		write_apart(&p);
	else
		write_parts(&p, s->nsubjects ? (long)s->subject[0] : -1, true, true);
	int rc = write_next(&p);
	if (rc == 0)
		*out = arena_strdup(s->arena, p.out.text);
	str_free(&p.out);
	return rc;
}

int summary_write(struct app *app, int64_t interview, enum audience audience, int64_t placement,
	struct arena *a, char **out)
{
	enum lang was = lang_current();
	struct summary s;
	*out = NULL;
	int rc = summary_open(&s, app, interview, audience, placement, a);
	if (rc == 0) {
		lang_use(strcmp(s.talk->script->lang, "en") == 0 ? LANG_EN : LANG_NL);
		rc = write_page(&s, out);
		lang_use(was);
	}
	summary_close(&s);
	return rc;
}

/* ---- opening ---- */

static void choose_subjects(struct summary *s)
{
	struct talk *t = s->talk;
	s->subject = arena_alloc(s->arena, (t->nsubjects + 1) * sizeof *s->subject);
	for (size_t i = 0; i < t->nsubjects; i++)
		if (s->placement ? t->subject[i].placement == s->placement : closing_touched(t, i))
			s->subject[s->nsubjects++] = i;
}

int summary_open(struct summary *s, struct app *app, int64_t interview, enum audience audience,
	int64_t placement, struct arena *a)
{
	*s = (struct summary){ .arena = a, .audience = audience, .placement = placement };
	if (audience == FOR_EMPLOYEE && !placement)
		return err_set(ERR_INVALID, _("choose the employee this page is for"));
	int rc = talk_open(&s->talk, app, interview, true);
	if (rc)
		return rc;
	choose_subjects(s);
	if (placement && !s->nsubjects)
		return err_set(ERR_INVALID, _("this conversation was not about placement %s"),
			id_show(placement, a));
	return 0;
}

void summary_close(struct summary *s)
{
	talk_close(&s->talk);
}
