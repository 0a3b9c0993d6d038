/* A laptop that is gone: what was on it, and the page for the report of a breach. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "anker/file.h"
#include "anker/loss.h"
#include "anker/rights.h"
#include "anker/str.h"
#include "anker/text.h"
#include "internal.h"

enum { STEPS_MOST = 64 * 1024, HOURS_USUAL = 72, SECONDS_OF_HOUR = 3600 };

/* ---- what was on it ---- */

static int by_title(const void *a, const void *b)
{
	return strcoll(((const struct match *)a)->title, ((const struct match *)b)->title);
}

static int titles_of(struct app *app, int site, enum entity_id e, struct arena *a, struct match **out, size_t *n)
{
	int rc = store_taken(app->store, site, e, a, out, n);
	if (rc == 0 && *n > 0)
		qsort(*out, *n, sizeof **out, by_title);
	return rc;
}

int app_loss(struct app *app, int site, struct arena *a, struct loss *out)
{
	char now[MOMENT_SIZE];
	*out = (struct loss){ .hours = rules_parameter_number(app->rules, "datalek_melden_uren", app->today, HOURS_USUAL) };
	int rc = app_allow(app, RIGHT_FILES);
	if (rc == 0)
		rc = store_takeout(app->store, site, a, &out->of);
	if (rc)
		return rc;
	if (strcmp(out->of.state, "void") == 0)
		return err_set(ERR_INVALID, _("the file of take-out %d was never made; there is nothing to lose"), site);
	bool told = strcmp(out->of.state, "lost") == 0 && out->of.last;
	out->known = arena_strdup(a, told ? out->of.last : moment_now(now));
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++) {
		struct match *m;
		size_t n;
		if ((rc = store_taken(app->store, site, (enum entity_id)e, a, &m, &n)) == 0)
			out->kind[e] = (int64_t)n;
	}
	if (rc || (rc = titles_of(app, site, E_EMPLOYEE, a, &out->employee, &out->nemployees)) ||
		(rc = titles_of(app, site, E_PERSON, a, &out->person, &out->npersons)))
		return rc;
	return titles_of(app, site, E_ORGANISATION, a, &out->employer, &out->nemployers);
}

int app_loss_note(struct app *app, const struct loss *l)
{
	int rc = app_allow(app, RIGHT_FILES);
	return rc || strcmp(l->of.state, "lost") == 0 ? rc : store_takeout_state(app->store, l->of.site, "lost");
}

/* ---- moments ---- */

/* A UTC moment and some hours, on the clock of where the user is. */
static const char *local_time(const char *utc, int hours, struct arena *a)
{
	int64_t seconds;
	struct tm tm;
	if (!moment_parse(utc, &seconds))
		return utc;
	time_t t = (time_t)(seconds + (int64_t)hours * SECONDS_OF_HOUR);
	localtime_r(&t, &tm);
	day d = date_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	return arena_printf(a, "%s %02d:%02d", date_weekday(a, d), tm.tm_hour, tm.tm_min);
}

const char *app_loss_until(const struct loss *l, struct arena *a)
{
	return local_time(l->known, l->hours, a);
}

/* ---- the page ---- */

static void add_titles(struct str *out, const char *heading, const struct match *m, size_t n)
{
	if (n == 0)
		return;
	str_addf(out, "\n### %s (%zu)\n\n", heading, n);
	for (size_t i = 0; i < n; i++)
		str_addf(out, "- %s\n", m[i].title);
}

/* What sort of data a kind of record holds, from the dictionary. */
static const char *sorts_of(const struct entity *e, struct arena *a)
{
	static const struct {
		enum privacy privacy;
		const char *words;
	} all[] = {
		{ P_IDENTIFYING, N_("who someone is") },
		{ P_CAPACITY, N_("what someone can and cannot do") },
		{ P_FREE_TEXT, N_("notes in words") },
	};
	const char *words = "";
	for (size_t k = 0; k < sizeof all / sizeof *all; k++)
		for (size_t i = 0; i < e->nfields; i++)
			if (e->fields[i].privacy == all[k].privacy) {
				words = arena_printf(a, "%s%s%s", words, *words ? ", " : "", _(all[k].words));
				break;
			}
	return *words ? words : _("dates and choices");
}

static void add_kinds(struct str *out, const struct loss *l, struct arena *a)
{
	str_addf(out, "\n## %s\n\n", _("What was in it"));
	for (int i = E_NONE + 1; i < E_COUNT; i++) {
		const struct entity *e = model_entity((enum entity_id)i);
		if (l->kind[i] > 0)
			str_addf(out, "- %lld %s: %s\n", (long long)l->kind[i],
				lang_text(l->kind[i] == 1 ? e->label : e->label_plural), sorts_of(e, a));
	}
}

static void add_facts(struct str *out, const struct loss *l, struct arena *a)
{
	str_addf(out, "# %s\n\n", _("A take-out is lost"));
	str_addf(out, _("- Take-out %d, of %s, on: %s\n"), l->of.site, l->of.owner, l->of.label);
	str_addf(out, _("- Taken along: %s\n"), local_time(l->of.at, 0, a));
	str_addf(out, _("- What was chosen: %s\n"), l->of.scope);
	str_addf(out, _("- Known to be lost: %s\n"), local_time(l->known, 0, a));
	str_addf(out, _("- To be reported within %d hours, so at the latest: %s\n"), l->hours, app_loss_until(l, a));
	str_addf(out, "\n## %s\n\n%s\n", _("How it was locked"),
		_("The work was in one sealed file: encrypted as a whole (XChaCha20-Poly1305), opened by a passphrase "
		  "that is made slow to guess (Argon2id), or by the key of the office. On the disk of the laptop nothing "
		  "of it stands in plain text. It was open to whoever had the laptop only while anker ran and was not "
		  "locked."));
}

/* One's own file takes the place of the shipped one. */
static int add_steps(struct app *app, struct str *out, struct arena *a)
{
	const char *name = arena_printf(a, "loss.%s.md", lang_code());
	const char *folder = app_own_folder(app, "reference", a);
	const char *path = arena_printf(a, "%s/reference/%s", app->share, name);
	str_add(out, "\n");
	if (folder && file_read(arena_printf(a, "%s/%s", folder, name), STEPS_MOST, out) == 0)
		return 0;
	int no = file_read(path, STEPS_MOST, out);
	return no == 0 ? 0 : err_set(ERR_IO, _("%s cannot be read: %s; is anker installed completely?"), path,
		strerror(no));
}

int app_loss_page(struct app *app, const struct loss *l, struct arena *a, char **text)
{
	struct str out = STR_INIT;
	add_facts(&out, l, a);
	int rc = add_steps(app, &out, a);
	add_kinds(&out, l, a);
	str_addf(&out, "\n## %s\n", _("Who was in it"));
	add_titles(&out, _("Employees"), l->employee, l->nemployees);
	add_titles(&out, _("Contact persons"), l->person, l->npersons);
	add_titles(&out, _("Employers"), l->employer, l->nemployers);
	*text = arena_strdup(a, out.text);
	str_free(&out);
	return rc;
}
