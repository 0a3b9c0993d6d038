/* The office of office.h. */
#include <stdlib.h>
#include <unistd.h>

#include "anker/lang.h"
#include "anker/str.h"
#include "anker/office.h"
#include "office.h"

static const char rules[] =
	"parameter contactinterval \"zo lang mag de werkgever ongesproken blijven\"\n"
	"  per verloop\n"
	"  vanaf 2024-01-01: soepel 12 weken, aandacht 6 weken, moeizaam 3 weken\n"
	"  herkomst redactie\n"
	"\n"
	"regel spreek-werkgever\n"
	"  titel \"Spreek de werkgever\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 60\n  groep contact\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werkgever langer dan contactinterval[verloop]\n"
	"  urgenter als\n"
	"    - ervaring_werkgever is geen\n"
	"  stel voor werkgever_spreken binnen 2 weken\n"
	"  omdat \"Signalen worden anders gemist.\"\n"
	"  let op \"Te veel contact kan onrust geven.\"\n"
	"  rust 6 weken na afwijzen, 4 weken na uitvoeren\n"
	"\n"
	"regel spreek-werknemer\n"
	"  titel \"Spreek de werknemer\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 30\n  groep contact\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werknemer langer dan 4 weken\n"
	"  stel voor werknemer_spreken binnen 4 weken\n"
	"  omdat \"Vraag het de werknemer zelf.\"\n"
	"  let op \"Te veel contact kan onrust geven.\"\n"
	"\n"
	"regel regel-aanspreekpunt\n"
	"  titel \"Regel een aanspreekpunt\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 45\n  groep aanspreekpunt\n"
	"  als\n"
	"    - status is lopend\n"
	"    - aanspreekpunt is nee\n"
	"  stel voor aanspreekpunt_regelen\n"
	"  omdat \"Een vast gezicht helpt.\"\n"
	"  let op \"Vraag wie het zelf wil.\"\n"
	"\n"
	"regel ernstig-signaal\n"
	"  titel \"Ga in op het signaal\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 80\n  groep signaal\n"
	"  als\n"
	"    - open_signaal_ernstig bekend\n"
	"    - open_signalen minstens 1\n"
	"  stel voor werknemer_spreken binnen 2 dagen\n"
	"  omdat \"Een ernstig signaal wacht niet.\"\n"
	"  let op \"Oordeel niet te snel.\"\n"
	"\n"
	"regel vraag-jobcoach\n"
	"  titel \"Overweeg een jobcoach\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 35\n  groep jobcoach\n"
	"  als\n"
	"    - leert_nog is ja\n"
	"  stel voor jobcoach_aanvragen binnen 4 weken\n"
	"  omdat \"Leren vraagt tijd.\"\n"
	"  let op \"Niet iedereen wil een coach.\"\n"
	"\n"
	"regel op-proef\n"
	"  titel \"Nog op proef\"\n"
	"  niveau plaatsing\n  stand proef\n  prioriteit 90\n  groep proef\n"
	"  als\n"
	"    - status is lopend\n"
	"  stel voor vastleggen\n"
	"  omdat \"Om te proberen.\"\n"
	"  let op \"Nog niet besproken.\"\n"
	"\n"
	"regel gedeeld-knelpunt\n"
	"  titel \"Bied organisatieadvies aan\"\n"
	"  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  groep organisatie\n"
	"  als\n"
	"    - aantal plaatsingen met (status is lopend en knelpunt_begeleiding is ja) minstens 2\n"
	"  stel voor organisatieadvies_aanbieden binnen 4 weken\n"
	"  omdat \"De oorzaak ligt dan zelden bij een persoon.\"\n"
	"  let op \"Stem eerst de opdracht af.\"\n";

struct app *app;
struct arena *arena;
int64_t anna, bram;
static char folder[40], file[64], share[64];

const char *office_folder(void)
{
	return folder;
}

static void run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void run(const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	char *command = arena_vprintf(arena, format, ap);
	va_end(ap);
	cr_assert_eq(system(command), 0, "%s", command);
}

int office_try(const char *user, struct app **out)
{
	const struct app_options o = { .db = file, .share = share, .rules = "/nowhere", .user = user,
		.today = TODAY, .create = true };
	return app_open(out, &o);
}

void office_share(void)
{
	static const char *const members[][2] = { { "anna", "expert" }, { "bram", "expert" }, { "lena", "lead" },
		{ "rob", "researcher" }, { "petra", "privacy" }, { "beheer", "administrator" } };
	cr_assert_eq(store_share(app->store), 0, "%s", err_last());
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		cr_assert_eq(store_member_add(app->store, members[i][0], members[i][1]), 0, "%s", err_last());
	app_close(&app);
	app = office_of("anna");
	cr_assert(app->shared);
}

struct app *office_of(const char *user)
{
	struct app *one;
	cr_assert_eq(office_try(user, &one), 0, "%s", err_last());
	cr_assert_eq(rules_error_count(one->rules), 0, "%s",
		rules_error_count(one->rules) ? rules_error_show(rules_error(one->rules, 0), arena) : "");
	return one;
}

void office_open(void)
{
	arena = arena_new();
	lang_init("en", "share");
	strcpy(folder, "/tmp/anker-app-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(file, sizeof file, "%s/c.db", folder);
	snprintf(share, sizeof share, "%s/share", folder);
	run("mkdir -p %s/rules && ln -s \"$PWD\"/share/schema \"$PWD\"/share/guides %s/", share, share);
	FILE *f = fopen(arena_printf(arena, "%s/rules/test.regel", share), "w");
	cr_assert(f != NULL);
	cr_assert(fputs(rules, f) >= 0);
	cr_assert_eq(fclose(f), 0);
	app = office_of("anna");
	anna = PUT(E_EXPERT, "login", "anna", "family_name", "Smit", "given_name", "Anna");
	bram = PUT(E_EXPERT, "login", "bram", "family_name", "Bakker", "given_name", "Bram");
	/* Whose caseload it is, is looked up at the opening. */
	app_close(&app);
	app = office_of("anna");
	cr_assert_eq(app->expert, anna);
}

void office_close(void)
{
	app_close(&app);
	run("rm -rf %s", folder);
	arena_free(&arena);
}

int64_t put(enum entity_id e, const char *const *fields)
{
	struct record *r = record_new(model_entity(e), app->today, arena);
	for (size_t i = 0; fields[i]; i += 2)
		cr_assert_eq(record_set(r, fields[i], fields[i + 1]), 0, "%s", err_last());
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), 0, "%s", err_last());
	return r->id;
}

struct record *get(enum entity_id e, int64_t record)
{
	struct record *r;
	cr_assert_eq(store_get(app->store, e, record, arena, &r), 0, "%s", err_last());
	return r;
}

struct record *latest(enum entity_id e)
{
	const struct query q = { .entity = e, .order = "id", .descending = true, .limit = 1 };
	struct record **found;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &found, &n), 0);
	cr_assert_eq(n, 1);
	return found[0];
}

void change(enum entity_id e, int64_t record, const char *field, const char *value)
{
	struct record *r = get(e, record);
	cr_assert_eq(record_set(r, field, value), 0, "%s", err_last());
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), 0, "%s", err_last());
}

const char *id(int64_t record)
{
	return arena_printf(arena, "%lld", (long long)record);
}

int64_t make_employer(const char *name)
{
	return PUT(E_ORGANISATION, "name", name, "place", "Utrecht");
}

int64_t make_placement(int64_t employer, const char *name)
{
	int64_t employee = PUT(E_EMPLOYEE, "given_name", "J.", "family_name", name);
	int64_t placement = PUT(E_PLACEMENT, "employee", id(employee), "employer", id(employer), "expert",
		id(anna), "status", "active", "course", "difficult", "has_contact_person", "1", "learning", "0");
	make_contact(placement, "both", "2026-11-22", "1");
	return placement;
}

int64_t make_contact(int64_t placement, const char *party, const char *date, const char *reached)
{
	return PUT(E_CONTACT, "placement", id(placement), "party", party, "date", date, "reached", reached);
}

static struct suggestions list(int64_t placement, int64_t employer, int64_t expert)
{
	struct suggestions all;
	cr_assert_eq(app_suggestions(app, placement, employer, expert, arena, &all), 0, "%s", err_last());
	return all;
}

const char *titles(int64_t placement, int64_t employer, int64_t expert)
{
	struct suggestions all = list(placement, employer, expert);
	const char *out = "";
	for (size_t i = 0; i < all.n; i++)
		out = arena_printf(arena, "%s%s%s%s", out, i ? "; " : "", all.item[i].more ? "+" : "",
			all.item[i].title);
	return out;
}

static struct suggestion *find(const char *rule, int64_t placement, int64_t employer)
{
	struct suggestions all = list(placement, placement ? 0 : employer, 0);
	for (size_t i = 0; i < all.n; i++)
		if (strcmp(all.item[i].id, rule) == 0 && all.item[i].placement == placement)
			return &all.item[i];
	return NULL;
}

struct suggestion *suggested(const char *rule, int64_t placement, int64_t employer)
{
	struct suggestion *sg = find(rule, placement, employer);
	cr_assert(sg != NULL, "%s is not suggested", rule);
	return sg;
}

bool shows(const char *rule, int64_t placement, int64_t employer)
{
	return find(rule, placement, employer) != NULL;
}

int accepted(const struct suggestion *sg, day due)
{
	return app_decide(app, sg, &(struct answer){ .verdict = "accepted", .day = due }, NULL);
}

int postponed(const struct suggestion *sg, day until)
{
	return app_decide(app, sg, &(struct answer){ .verdict = "postponed", .day = until }, NULL);
}

int dismissed(const struct suggestion *sg, const char *reason, const char *note)
{
	const struct weighing w = { .reason = reason, .note = note };
	return app_decide(app, sg, &(struct answer){ .verdict = "dismissed", .day = DAY_NONE, .weighing = &w }, NULL);
}
