/* See desk.h. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "tests/ui/desk.h"

static const char rules[] = "regel speak-employer\n"
			    "  titel \"Speak with the employer\"\n"
			    "  niveau plaatsing\n  stand in gebruik\n  prioriteit 80\n  groep contact\n"
			    "  als\n"
			    "    - status is lopend\n"
			    "    - sinds laatste_contact_werkgever langer dan 3 weken\n"
			    "  stel voor werkgever_spreken binnen 1 weken\n"
			    "  omdat \"Signals are missed otherwise.\"\n"
			    "  let op \"Too much contact can cause unrest.\"\n"
			    "  leidraad 4.1\n"
			    "\n"
			    "regel contact-person\n"
			    "  titel \"Arrange a contact person\"\n"
			    "  niveau plaatsing\n  stand in gebruik\n  prioriteit 20\n  groep aanspreekpunt\n"
			    "  als\n"
			    "    - status is lopend\n"
			    "    - aanspreekpunt is nee\n"
			    "  stel voor aanspreekpunt_regelen binnen 4 weken\n"
			    "  omdat \"A familiar face helps.\"\n"
			    "  let op \"Ask who wants to.\"\n";

/* The program's data with other rules: the folders themselves are only named. */
static void make_share(struct desk *d)
{
	static const char *const linked[] = { "schema", "guides", "reference" };
	char path[PATH_MAX], target[PATH_MAX], here[PATH_MAX / 2];
	FILE *f;

	cr_assert(getcwd(here, sizeof here) != NULL);
	snprintf(path, sizeof path, "%s/share", d->c.folder);
	cr_assert_eq(mkdir(path, 0700), 0);
	for (size_t i = 0; i < sizeof linked / sizeof *linked; i++) {
		snprintf(path, sizeof path, "%s/share/%s", d->c.folder, linked[i]);
		snprintf(target, sizeof target, "%s/share/%s", here, linked[i]);
		cr_assert_eq(symlink(target, path), 0);
	}
	snprintf(path, sizeof path, "%s/share/rules", d->c.folder);
	cr_assert_eq(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/share/rules/test.regel", d->c.folder);
	f = fopen(path, "w");
	cr_assert(f != NULL);
	fputs(rules, f);
	cr_assert_eq(fclose(f), 0);
}

void desk_open_empty(struct desk *d)
{
	*d = (struct desk){ .anna = 0 };
	caseload_open(&d->c);
	make_share(d);
}

static int64_t placement(struct desk *d, const char *name, int64_t employer, const char *contact_person)
{
	return caseload_placement(&d->c, caseload_employee(&d->c, name), employer, "expert",
		caseload_ref(&d->c, d->anna), "has_contact_person", contact_person, "start", "2026-01-05",
		NULL);
}

void desk_open(struct desk *d)
{
	desk_open_empty(d);
	d->anna = caseload_expert(&d->c, "Anna Visser");
	caseload_set(&d->c, E_EXPERT, d->anna, "login", "anna", NULL);
	d->bakery = caseload_employer(&d->c, "Bakkerij De Korenaar");
	caseload_set(&d->c, E_ORGANISATION, d->bakery, "place", "IJmuiden", NULL);
	d->printer = caseload_employer(&d->c, "Drukkerij Noord");
	d->jan = placement(d, "Jan de Wit", d->bakery, "1");
	d->sam = placement(d, "Samira Amrani", d->bakery, "0");
	d->kim = placement(d, "Kim Bos", d->printer, "1");
	caseload_contact(&d->c, d->jan, "2026-10-20", "employer", "note", "Gaat goed.", NULL);
	caseload_contact(&d->c, d->sam, "2026-11-20", "employer", "note", "Gaat goed.", "next_contact",
		"2026-11-24", NULL);
	caseload_contact(&d->c, d->kim, "2026-10-10", "employer", "note", "Gaat goed.", NULL);
}

void desk_close(struct desk *d)
{
	caseload_close(&d->c);
}

struct term *desk_start_as(struct desk *d, int rows, int cols, const char *user, const char *text)
{
	static char lang[] = "--lang", english[] = "en";
	char db[96], share[96], who[64], *program = getenv("ANKER");
	char *argv[] = { program, lang, english, NULL };
	const char *env[] = { db, share, who, "ANKER_TODAY=2026-11-22", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
		NULL };
	struct term *t;

	cr_assert(program != NULL, "ANKER names no program; run through make check-one");
	snprintf(db, sizeof db, "ANKER_DB=%s", d->c.path);
	snprintf(share, sizeof share, "ANKER_SHARE=%s/share", d->c.folder);
	snprintf(who, sizeof who, "ANKER_USER=%s", user);
	t = term_spawn(rows, cols, argv, env);
	term_wait_for(t, text);
	return t;
}

struct term *desk_start(struct desk *d, int rows, int cols)
{
	return desk_start_as(d, rows, cols, "anna", "? help");
}

void desk_leave(struct term *t)
{
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0, "\n%s", term_dump(t));
	term_done(t);
}

int64_t desk_count(struct desk *d, enum entity_id e)
{
	const struct query q = { .entity = e };
	int64_t n = -1;

	cr_assert_eq(store_count(d->c.store, &q, 0, &n), 0, "%s", err_last());
	return n;
}
