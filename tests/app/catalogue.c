/* Catalogues in a caseload: titles for codes and back, how often an instrument was used,
 * what was experienced with one, and what plays somewhere. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/lang.h"
#include "anker/support.h"
#include "office.h"

/* The shipped catalogues, without the rules that stand beside them. */
static void open_office(void)
{
	static const char *const files[] = { "instruments.nl.md", "instruments.en.md", "schemes.nl.md",
		"schemes.en.md" };
	char *here;

	office_open();
	here = getcwd(NULL, 0);
	mkdir(arena_printf(arena, "%s/reference", app->share), 0700);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		cr_assert_eq(symlink(arena_printf(arena, "%s/share/reference/%s", here, files[i]),
			arena_printf(arena, "%s/reference/%s", app->share, files[i])), 0);
	free(here);
}

TestSuite(catalogue, .init = open_office, .fini = office_close);

static const struct field *field_of(enum entity_id e, const char *name)
{
	const struct entity *entity = model_entity(e);
	return &entity->fields[model_field(entity, name)];
}

static const char *parsed(const struct field *f, const char *input)
{
	char *out;
	cr_assert_eq(app_parse(app, f, input, arena, &out), 0, "%s", err_last());
	return out;
}

Test(catalogue, a_code_is_shown_by_its_title_in_the_current_language)
{
	const struct field *f = field_of(E_INSTRUMENT, "instrument");

	cr_expect_str_eq(app_show(app, f, "balance_card", arena), "Balance card (ParticipatieHulp)");
	lang_use(LANG_NL);
	cr_expect_str_eq(app_show(app, f, "balance_card", arena), "Balanskaart (ParticipatieHulp)");
	lang_use(LANG_EN);
	cr_expect_str_eq(app_show(app, f, "our own card", arena), "our own card");
	cr_expect_str_eq(app_show(app, field_of(E_SCHEME, "scheme"), "lks", arena), "Wage cost subsidy");
	cr_expect_str_eq(app_show(app, f, NULL, arena), "");
}

Test(catalogue, a_title_in_either_language_or_a_code_gives_the_code)
{
	const struct field *f = field_of(E_SCHEME, "scheme");

	cr_expect_str_eq(parsed(f, "wage cost subsidy"), "lks");
	cr_expect_str_eq(parsed(f, "Loonkostensubsidie"), "lks");
	cr_expect_str_eq(parsed(f, " LKS "), "lks");
	cr_expect_str_eq(parsed(f, "a subsidy of our own"), "a subsidy of our own");
	cr_expect_null(parsed(f, " "));
	cr_expect_str_eq(parsed(field_of(E_GOAL, "what"), "Loonkostensubsidie"), "Loonkostensubsidie");
}

Test(catalogue, without_a_catalogue_codes_are_shown_and_the_fault_is_told)
{
	const struct field *f = field_of(E_INSTRUMENT, "instrument");
	const struct catalogue *c;

	unlink(arena_printf(arena, "%s/reference/instruments.en.md", app->share));
	cr_expect_str_eq(app_show(app, f, "balance_card", arena), "balance_card");
	cr_expect_eq(app_catalogue(app, "instruments", &c), ERR_NOTFOUND);
	cr_expect_null(c);
	err_set(ERR_IO, "something else");
	cr_expect_eq(app_catalogue(app, "instruments", &c), ERR_NOTFOUND, "told again without reading again");
	cr_expect(strstr(err_last(), "instruments.en.md"), "%s", err_last());
	cr_expect_eq(app_catalogue(app, "recipes", &c), ERR_NOTFOUND);
	cr_expect_eq(app_catalogue(app, "schemes", &c), 0);
}

static int64_t use(
	int64_t placement, const char *instrument, const char *date, const char *went, const char *note)
{
	return PUT(E_INSTRUMENT, "placement", id(placement), "instrument", instrument, "date", date,
		"experience", went, "note", note);
}

/* Titles of records and tables come from below app: it tells them the names. */
Test(catalogue, titles_of_records_name_the_instrument)
{
	int64_t vos = make_placement(make_employer("De Linde"), "Vos"),
		one = use(vos, "balance_card", "2026-03-01", "helped", "x");
	struct app *other = office_of("bram");

	cr_expect(strstr(store_title(app->store, E_INSTRUMENT, one, arena), "Balance card"), "%s",
		store_title(app->store, E_INSTRUMENT, one, arena));
	lang_use(LANG_NL);
	cr_expect(strstr(store_title(app->store, E_INSTRUMENT, one, arena), "Balanskaart"));
	lang_use(LANG_EN);
	app_close(&other);
	cr_expect(strstr(store_title(app->store, E_INSTRUMENT, one, arena), "balance_card"),
		"the one that told it is gone");
}

Test(catalogue, counts_tell_how_often_and_how_it_went)
{
	int64_t vos = make_placement(make_employer("De Linde"), "Vos"), gone;
	struct instrument_count *count;
	size_t n;

	use(vos, "harrie", "2026-03-01", "helped", "x");
	use(vos, "harrie", "2026-04-01", "helped", "x");
	use(vos, "harrie", "2026-05-01", "not", "x");
	use(vos, "harrie", "2026-06-01", NULL, NULL);
	use(vos, "jobcarving", "2026-06-01", "partly", "x");
	gone = use(vos, "jobcarving", "2026-06-01", "helped", "x");
	cr_assert_eq(app_delete(app, E_INSTRUMENT, gone, get(E_INSTRUMENT, gone)->version, NULL), 0);
	cr_assert_eq(app_instrument_counts(app, arena, &count, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	for (size_t i = 0; i < n; i++) {
		bool harrie = strcmp(count[i].instrument, "harrie") == 0;
		cr_expect_eq(count[i].used, harrie ? 4 : 1);
		cr_expect_eq(count[i].helped, harrie ? 2 : 0);
		cr_expect_eq(count[i].partly, harrie ? 0 : 1);
		cr_expect_eq(count[i].not, harrie ? 1 : 0);
	}
}

Test(catalogue, experiences_of_others_come_without_a_name)
{
	int64_t linde = make_employer("De Linde"), vos = make_placement(linde, "Vos"),
		mol = make_placement(linde, "Mol"), zee = make_placement(make_employer("Zee"), "Kwast");
	struct instrument_use *found;
	size_t n;

	use(zee, "harrie", "2026-10-01", "helped", "Kwast kreeg een maatje");
	use(mol, "harrie", "2026-02-01", "not", "Mol had geen klik met Vos");
	use(vos, "harrie", "2026-01-01", "partly", "Vos wil verder");
	use(vos, "jobcarving", "2026-01-01", "helped", "iets anders");
	cr_assert_eq(app_instrument_uses(app, "harrie", vos, 0, arena, &found, &n), 0, "%s", err_last());
	cr_assert_eq(n, 3);
	cr_expect(found[0].here && found[1].here && !found[2].here, "those of here first, newest first");
	cr_expect_str_eq(found[0].experience, "did not help");
	cr_expect_str_eq(found[0].who, "", "a colleague at the same employer is not named");
	cr_expect(!strstr(found[0].note, "Mol") && !strstr(found[0].note, "Vos"), "%s", found[0].note);
	cr_expect(strstr(found[1].who, "Vos"), "%s", found[1].who);
	cr_expect_str_eq(found[1].note, "Vos wil verder");
	cr_expect_str_eq(found[2].who, "");
	cr_expect(!strstr(found[2].note, "Kwast") && strstr(found[2].note, "maatje"), "%s", found[2].note);

	cr_assert_eq(app_instrument_uses(app, "harrie", 0, linde, arena, &found, &n), 0);
	cr_expect(strstr(found[0].who, "Mol"), "asked for the employer, its own are named");
	cr_assert_eq(app_instrument_uses(app, "harrie", 0, 0, arena, &found, &n), 0);
	cr_assert_eq(n, 3);
	for (size_t i = 0; i < n; i++)
		cr_expect(!found[i].here && !*found[i].who);
}

Test(catalogue, at_most_so_many_experiences_of_each_are_read)
{
	int64_t vos = make_placement(make_employer("De Linde"), "Vos"),
		zee = make_placement(make_employer("Zee"), "Kwast");
	struct instrument_use *found;
	size_t n;

	for (int i = 0; i < INSTRUMENT_USES + 3; i++) {
		use(vos, "harrie", "2026-02-01", "helped", NULL);
		use(zee, "harrie", "2026-01-01", "helped", NULL);
	}
	cr_assert_eq(app_instrument_uses(app, "harrie", vos, 0, arena, &found, &n), 0);
	cr_expect(n > INSTRUMENT_USES && n <= 2 * INSTRUMENT_USES, "%zu", n);
	cr_expect(found[INSTRUMENT_USES - 1].here && !found[INSTRUMENT_USES].here);
}

static const char *situations(int64_t placement, int64_t employer, int64_t bottleneck)
{
	const char **item, *all = "";
	size_t n;

	cr_assert_eq(
		app_situations(app, placement, employer, bottleneck, arena, &item, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		all = arena_printf(arena, "%s%s%s", all, *all ? " " : "", item[i]);
	return all;
}

Test(catalogue, what_plays_is_told_as_situations)
{
	int64_t linde = make_employer("De Linde"), vos = make_placement(linde, "Vos");
	int64_t pace = PUT(E_BOTTLENECK, "placement", id(vos), "theme", "pace", "date", "2026-11-01");

	PUT(E_BOTTLENECK, "placement", id(vos), "theme", "pace", "date", "2026-10-01");
	PUT(E_BOTTLENECK, "placement", id(vos), "theme", "team", "date", "2026-10-01", "resolved",
		"2026-11-01");
	PUT(E_CHANGE, "placement", id(vos), "kind", "supervisor", "date", "2026-11-01");
	change(E_PLACEMENT, vos, "phase", "stable");
	change(E_PLACEMENT, vos, "learning", "1");
	cr_expect_str_eq(
		situations(vos, 0, 0), "theme.pace change.supervisor phase.stable rule.vraag-jobcoach");
	cr_expect_str_eq(situations(vos, 0, pace), "theme.pace");
	cr_expect_str_eq(situations(0, linde, 0), "theme.pace change.supervisor rule.vraag-jobcoach");
	cr_expect_str_eq(situations(0, 0, 0), "");
}
