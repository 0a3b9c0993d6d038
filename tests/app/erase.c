/* Erasing a person: a secret word stood in every field of everything that hangs from them, now and
 * before, in drafts, labels and settings, and is in no byte of the file or its log afterwards; and
 * nobody else's record is the worse for it. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/erasure.h"
#include "anker/forget.h"
#include "anker/interview.h"
#include "anker/str.h"
#include "anker/support.h"
#include "anker/travel.h"
#include "office.h"

static int64_t employer, other_employer, person, placement, colleague, other_placement;

static const char *file(void)
{
	return arena_printf(arena, "%s/c.db", office_folder());
}

/* How many of the caseload's files hold a text, by their bytes. */
static int holding(const char *text)
{
	static const char *const parts[] = { "", "-wal", "-shm", ".queue" };
	int n = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		n += system(arena_printf(arena, "grep -qai '%s' %s%s 2>/dev/null", text, file(), parts[i])) == 0;
	return n;
}

static void setup(void)
{
	office_open();
	/* The clocks are read with the rules. */
	cr_assert_eq(system(arena_printf(arena, "mkdir %s/share/reference && cp share/reference/bewaren.regel %s/share/reference/",
		office_folder(), office_folder())), 0);
	cr_assert_eq(app_rules_reload(app), 0, "%s", err_last());
	employer = make_employer("Bakkerij De Korenaar");
	other_employer = make_employer("Hotel De Linde");
	person = PUT(E_EMPLOYEE, "given_name", "Quirijn", "infix", "van", "family_name", "Zwaluwhof", "number", "KX-90817",
		"email", "quir@zwaluwhof.example", "phone", "06-55501234");
	placement = PUT(E_PLACEMENT, "employee", id(person), "employer", id(employer), "expert", id(anna), "status",
		"active", "start", "2025-03-01", "number", "PL-55512", "outcome", "extended");
	colleague = PUT(E_EMPLOYEE, "given_name", "Maria", "family_name", "Oosterling");
	other_placement = PUT(E_PLACEMENT, "employee", id(colleague), "employer", id(employer), "expert", id(anna));
}

TestSuite(erase, .init = setup, .fini = office_close);

/* ---- helpers ---- */

static struct erasure preview(void)
{
	struct erasure x;
	cr_assert_eq(app_erasure(app, person, arena, &x), 0, "%s", err_last());
	return x;
}

static char *erase_all(struct erasure *x)
{
	char *certificate;
	for (size_t i = 0; i < x->nmentions; i++)
		x->mention[i].mask = true;
	cr_assert_eq(app_erase(app, x, "quirijn van zwaluwhof", "request", "asked for by letter", NULL, NULL, arena,
		&certificate), 0, "%s", err_last());
	return certificate;
}

static void found_fault(void *ctx, const char *line)
{
	(void)ctx;
	cr_log_error("%s", line);
}

static void is_sound(void)
{
	cr_assert_eq(store_check(app->store, found_fault, NULL, NULL), 0, "%s", err_last());
}

static const char *secret(enum entity_id e, size_t field, int nth)
{
	return arena_printf(arena, "zqx%dx%zux%d", (int)e, field, nth);
}

/* ---- a record of every kind that can be theirs ---- */

static int64_t made[E_COUNT];

static bool refers_to_made(const struct field *f)
{
	return f->kind == F_REF && made[f->ref] != 0;
}

static void fill_words(struct record *r, int nth)
{
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		if ((f->kind == F_TEXT || f->kind == F_NOTE) && !f->marked && !f->choices &&
			r->entity->id != E_EMPLOYEE)
			r->value[i] = arena_strdup(arena, secret(r->entity->id, i, nth));
	}
}

static void fill_record(struct record *r)
{
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		if (refers_to_made(f))
			r->value[i] = arena_strdup(arena, id(made[f->ref]));
		else if (f->kind == F_DATE)
			r->value[i] = arena_strdup(arena, "2026-01-05");
		else if (f->kind == F_CHOICE)
			r->value[i] = arena_strdup(arena, f->choices[0].code);
		else if ((f->kind == F_NUMBER || f->kind == F_PERCENT || f->kind == F_DECIMAL) && f->required)
			r->value[i] = arena_strdup(arena, "1");
	}
	fill_words(r, 0);
}

/* Parts of what is nobody's. */
static bool is_part_of_a_person(const struct entity *e, const struct field *f)
{
	return e->parent && f->ref == e->parent && e->parent != E_ORGANISATION && e->parent != E_PROGRAMME &&
		e->parent != E_MEETING;
}

static bool hangs(const struct entity *e)
{
	if (e->id == E_PLACEMENT || e->id == E_EMPLOYEE)
		return false;
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		if (f->kind == F_REF &&
			(f->ref == E_PLACEMENT || f->ref == E_EMPLOYEE || is_part_of_a_person(e, f)))
			return true;
	}
	return false;
}

/* One of each kind, written, changed twice; odd kinds also deleted. */
static int make_everything(void)
{
	int n = 0;
	made[E_EMPLOYEE] = person;
	made[E_PLACEMENT] = placement;
	made[E_ORGANISATION] = employer;
	made[E_EXPERT] = anna;
	made[E_PERSON] = PUT(E_PERSON, "organisation", id(employer), "family_name", "Chef");
	made[E_PROGRAMME] = PUT(E_PROGRAMME, "name", "Duurzaam", "start", "2026-01-01", "until",
		"2029-12-31");
	made[E_WAVE] = PUT(E_WAVE, "programme", id(made[E_PROGRAMME]), "name", "T0", "method", "interview",
		"party",
		"employee");
	made[E_MEETING] = PUT(E_MEETING, "programme", id(made[E_PROGRAMME]), "kind", "circle", "title",
		"Leerkring",
		"date", "2026-01-05");
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const struct entity *kind = model_entity((enum entity_id)e);
		if (!hangs(kind))
			continue;
		struct record *r = record_new(kind, TODAY, arena);
		fill_record(r);
		cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s: %s", kind->name, err_last());
		made[e] = r->id;
		for (int nth = 1; nth < 3; nth++) {
			fill_words(r, nth);
			cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s: %s", kind->name, err_last());
		}
		if (e % 2)
			cr_assert_eq(store_delete(app->store, (enum entity_id)e, r->id, r->version), 0);
		n++;
	}
	return n;
}

Test(erase, no_byte_of_any_field_or_history_stays)
{
	static const char *const plain[] = { "Zwaluwhof", "Quirijn", "KX-90817", "PL-55512", "55501234" };
	int kinds = make_everything();
	cr_assert(kinds > 25, "%d kinds hang from a person", kinds);
	for (size_t i = 0; i < model_entity(E_EMPLOYEE)->nfields; i++) {
		const struct field *f = &model_entity(E_EMPLOYEE)->fields[i];
		if (f->kind == F_NOTE)
			change(E_EMPLOYEE, person, f->name, arena_printf(arena, "zqxnote%zu", i));
	}
	for (size_t i = 0; i < model_entity(E_PLACEMENT)->nfields; i++) {
		const struct field *f = &model_entity(E_PLACEMENT)->fields[i];
		if (f->kind == F_NOTE || strcmp(f->name, "job_title") == 0)
			change(E_PLACEMENT, placement, f->name, arena_printf(arena, "zqxwork%zu", i));
	}
	cr_assert(holding("zqx") > 0);
	struct erasure x = preview();
	cr_assert_str_eq(x.name, "Quirijn van Zwaluwhof");
	cr_assert_eq(x.kind[E_EMPLOYEE], 1);
	cr_assert_eq(x.kind[E_CONTACT], 1);
	cr_assert(x.journal > kinds);
	erase_all(&x);
	cr_assert_eq(holding("zqx"), 0, "a word is left in the file or its log");
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		cr_assert_eq(holding(plain[i]), 0, "%s is left", plain[i]);
	cr_assert(holding("Oosterling") > 0);
	is_sound();
}

Test(erase, what_colleagues_have_stays_and_is_found)
{
	PUT(E_CONTACT, "placement", id(other_placement), "date", "2026-11-01", "party", "employee", "note",
		"Maria vertelt over het magazijn");
	make_everything();
	struct erasure x = preview();
	erase_all(&x);
	struct hit *hit;
	size_t n;
	cr_assert_eq(store_search(app->store, "magazijn", 10, arena, &hit, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(store_search(app->store, "zqx", 10, arena, &hit, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_not(get(E_PLACEMENT, other_placement)->deleted);
	cr_assert(get(E_PLACEMENT, placement)->deleted);
}

/* As files have them that were written where SQLite leaves what it frees (Debian's wipes it). */
Test(erase, bytes_that_were_freed_long_before_go_too)
{
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s \"PRAGMA secure_delete = 0; UPDATE employee SET note ="
		" 'zqxfreed' || hex(zeroblob(3000)) WHERE id = %s; UPDATE employee SET note = NULL WHERE id = %s;"
		" PRAGMA wal_checkpoint(TRUNCATE)\" >/dev/null", file(), id(person), id(person))), 0);
	cr_assert(holding("zqxfreed") > 0, "nothing to look for");
	struct erasure x = preview();
	erase_all(&x);
	cr_assert_eq(holding("zqxfreed"), 0);
}

/* ---- talks ---- */

Test(erase, a_talk_with_others_in_it_stays_and_what_was_said_of_them_goes)
{
	int64_t talk = PUT(E_INTERVIEW, "employer", id(employer), "placement", id(placement), "date", "2026-11-01",
		"script", "followup", "party", "employer");
	int64_t theirs = PUT(E_ANSWER, "interview", id(talk), "placement", id(placement), "employer", id(employer), "text",
		"zqxhis", "date", "2026-11-01");
	int64_t hers = PUT(E_ANSWER, "interview", id(talk), "placement", id(other_placement), "employer", id(employer),
		"text", "over Maria", "date", "2026-11-01");
	int64_t own = PUT(E_INTERVIEW, "employer", id(employer), "placement", id(placement), "date", "2026-11-02",
		"script", "followup", "party", "employee");
	int64_t loose = PUT(E_ANSWER, "interview", id(own), "employer", id(employer), "text", "zqxloose", "date",
		"2026-11-02");
	struct erasure x = preview();
	cr_assert_eq(x.kind[E_INTERVIEW], 1);
	cr_assert_eq(x.kind[E_ANSWER], 2);
	erase_all(&x);
	cr_assert_not(get(E_INTERVIEW, talk)->deleted);
	cr_assert(get(E_INTERVIEW, own)->deleted);
	cr_assert(get(E_ANSWER, theirs)->deleted);
	cr_assert(get(E_ANSWER, loose)->deleted);
	cr_assert_str_eq(record_text(get(E_ANSWER, hers), "text"), "over Maria");
	cr_assert_eq(holding("zqx"), 0);
	is_sound();
}

/* ---- names in what is about others ---- */

Test(erase, names_in_texts_about_others_are_masked_as_chosen)
{
	int64_t note = PUT(E_CONTACT, "placement", id(other_placement), "date", "2026-11-01", "party", "employee", "note",
		"Werkt graag met Quirijn van Zwaluwhof samen; Quirijns rooster past");
	int64_t kept = PUT(E_ACTION, "employer", id(other_employer), "kind", "other", "what", "Vraag Zwaluwhof Transport om een rit",
		"state", "open");
	change(E_ORGANISATION, employer, "note", "Zwaluwhof begon hier in maart");
	change(E_ORGANISATION, employer, "note", "Begon hier in maart");
	struct erasure x = preview();
	cr_assert_eq(x.nmentions, 3);
	for (size_t i = 0; i < x.nmentions; i++) {
		bool far = x.mention[i].entity == E_ACTION;
		cr_assert_eq(x.mention[i].mask, !far, "%s: %s", x.mention[i].title, x.mention[i].text);
		cr_assert_eq(x.mention[i].past, x.mention[i].entity == E_ORGANISATION);
	}
	char *certificate;
	cr_assert_eq(app_erase(app, &x, x.name, "request", "asked for", NULL, NULL, arena, &certificate), 0, "%s",
		err_last());
	cr_assert_str_eq(record_text(get(E_CONTACT, note), "note"), "Werkt graag met [name] samen; [name] rooster past");
	cr_assert_str_eq(record_text(get(E_ACTION, kept), "what"), "Vraag Zwaluwhof Transport om een rit");
	cr_assert_str_eq(record_text(get(E_ORGANISATION, employer), "note"), "Begon hier in maart");
	cr_assert_eq(holding("Zwaluwhof begon"), 0);
	cr_assert_null(strstr(certificate, "Zwaluwhof"));
	cr_assert_not_null(strstr(certificate, "no byte"));
	is_sound();
}

/* A name in lower case may be a word: it is shown, and masked when that is chosen. */
Test(erase, a_family_name_in_lower_case_is_shown_to_be_chosen)
{
	int64_t note = PUT(E_CONTACT, "placement", id(other_placement), "date", "2026-11-01", "party", "employee", "note",
		"gaat met zwaluwhof mee naar de kantine");
	struct erasure x = preview();
	cr_assert_eq(x.nmentions, 1);
	cr_assert(strstr(x.mention[0].text, "zwaluwhof"), "%s", x.mention[0].text);
	cr_assert_not(x.mention[0].mask);
	x.mention[0].mask = true;
	char *certificate;
	cr_assert_eq(app_erase(app, &x, x.name, "request", "asked for", NULL, NULL, arena, &certificate), 0, "%s",
		err_last());
	cr_assert_str_eq(record_text(get(E_CONTACT, note), "note"), "gaat met [name] mee naar de kantine");
}

Test(erase, a_telephone_number_is_found_however_it_is_written)
{
	static const char *const written[] = { "06-48159377", "06 48 15 93 77", "+31648159377", "+31 (0)6 4815 9377",
		"0031 6 48159377", "0648159377", "06.48.15.93.77" };
	static const char *const others[] = { "06-48159378", "2026-48159377", "106 48 15 93 77", "0648159377123",
		"+32 6 48159377", "77 dozen" };
	struct record *r = get(E_PLACEMENT, placement);
	int64_t contact[sizeof written / sizeof *written], other[sizeof others / sizeof *others];
	change(E_EMPLOYEE, record_ref(r, "employee"), "phone", "06 - 4815 9377");
	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		contact[i] = PUT(E_CONTACT, "placement", id(other_placement), "date", "2026-11-01", "party", "employee",
			"note", arena_printf(arena, "Bel %s, na 17 uur", written[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		other[i] = PUT(E_CONTACT, "placement", id(other_placement), "date", "2026-11-01", "party", "employee",
			"note", arena_printf(arena, "Bel %s, na 17 uur", others[i]));
	struct erasure x = preview();
	char *certificate;
	cr_assert_eq(app_erase(app, &x, x.name, "request", "asked for", NULL, NULL, arena, &certificate), 0, "%s",
		err_last());
	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		cr_expect_str_eq(record_text(get(E_CONTACT, contact[i]), "note"), "Bel [name], na 17 uur", "%s: %s", written[i],
			record_text(get(E_CONTACT, contact[i]), "note"));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_expect(strstr(record_text(get(E_CONTACT, other[i]), "note"), others[i]), "%s: %s", others[i],
			record_text(get(E_CONTACT, other[i]), "note"));
}

Test(erase, somebody_else_of_the_same_name_keeps_theirs)
{
	int64_t sister = PUT(E_EMPLOYEE, "given_name", "Bente", "infix", "van", "family_name", "Zwaluwhof");
	int64_t hers = PUT(E_PLACEMENT, "employee", id(sister), "employer", id(other_employer), "note", "Zwaluwhof is vrolijk");
	struct erasure x = preview();
	for (size_t i = 0; i < x.nmentions; i++)
		cr_assert_not(x.mention[i].mask, "%s", x.mention[i].text);
	char *certificate;
	cr_assert_eq(app_erase(app, &x, x.name, "request", "asked for", NULL, NULL, arena, &certificate), 0);
	cr_assert_str_eq(record_text(get(E_PLACEMENT, hers), "note"), "Zwaluwhof is vrolijk");
	cr_assert_str_eq(record_text(get(E_EMPLOYEE, sister), "family_name"), "Zwaluwhof");
	cr_assert_eq(holding("Quirijn"), 0);
	is_sound();
}

/* ---- drafts, settings, labels ---- */

Test(erase, drafts_of_everyone_about_them_go_and_others_stay)
{
	struct app *brams = office_of("bram");
	const char *const gone[] = { arena_printf(arena, "contact:0:%s:%s", id(placement), id(employer)),
		arena_printf(arena, "form:employee:%s", id(person)),
		arena_printf(arena, "form:bottleneck:0|placement=%s", id(placement)),
		arena_printf(arena, "weigh:slow:0:0:contact:%s", id(placement)) };
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		cr_assert_eq(store_draft_put(i % 2 ? brams->store : app->store, gone[i], "form 1\nnote\tzqxdraft\t\n"), 0);
	cr_assert_eq(store_draft_put(brams->store, "form:signal:0", arena_printf(arena, "form 1\nplacement\t%s\tQ. van Zwaluwhof\n"
		"note\tzqxchosen\t\n", id(placement))), 0);
	cr_assert_eq(store_draft_put(brams->store, arena_printf(arena, "form:placement:%s", id(other_placement)),
		"form 1\nnote\tWerkt met Quirijn van Zwaluwhof\t\n"), 0);
	app_close(&brams);
	cr_assert_eq(store_setting_put(app->store, "view.De klant Zwaluwhof", "text=Zwaluwhof"), 0);
	struct erasure x = preview();
	cr_assert_eq(x.drafts, 5);
	erase_all(&x);
	struct any_draft *d;
	size_t n;
	cr_assert_eq(store_all_drafts(app->store, arena, &d, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(d[0].body, "form 1\nnote\tWerkt met [name]\t\n");
	cr_assert_eq(holding("zqx"), 0);
	cr_assert_eq(holding("Zwaluwhof"), 0);
}

Test(erase, what_was_open_elsewhere_keeps_nothing_of_them)
{
	struct app *brams = office_of("bram");
	struct record *r = record_new(model_entity(E_CONTACT), TODAY, arena);
	const char *key = arena_printf(arena, "contact:0:%s:%s", id(placement), id(employer));
	struct draft *d;
	size_t n;
	record_set_ref(r, "placement", placement);
	cr_assert_eq(record_set(r, "party", "employee"), 0);
	cr_assert_eq(record_set(r, "note", "zqxopen"), 0);
	cr_assert_eq(store_draft_put(brams->store, key, "form 1\nnote\tzqxop\t\n"), 0);
	struct erasure x = preview();
	erase_all(&x);
	cr_assert_eq(store_draft_put(brams->store, key, "form 1\nnote\tzqxopen\t\n"), 0);
	cr_assert_eq(store_drafts(brams->store, arena, &d, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(store_put(brams->store, r, NULL, NULL), ERR_NOTFOUND);
	cr_assert_not_null(strstr(err_last(), "erased"), "%s", err_last());
	cr_assert_eq(store_draft_put(brams->store, "contact:0:0:1", "form 1\nnote\tgoes on\t\n"), 0);
	app_close(&brams);
	cr_assert_eq(holding("zqx"), 0);
	cr_assert_eq(holding("goes on"), 1);
}

/* ---- elsewhere, and again ---- */

static bool told(const struct erasure *x, const char *part)
{
	for (size_t i = 0; i < x->nelsewhere; i++)
		if (strstr(x->elsewhere[i], part))
			return true;
	return false;
}

Test(erase, where_copies_are_is_told_without_the_name)
{
	cr_assert_eq(system(arena_printf(arena, "cd %s && cp c.db c.db.v6.bak && mkdir exchange && touch week.anker &&"
		" echo 'Quirijn van Zwaluwhof;1' > lijst.rejected.csv && echo 'Maria;2' > ander.csv &&"
		" echo 'Dag, van Zwaluwhof' > exchange/brief-zwaluwhof.txt", office_folder())), 0);
	struct erasure x = preview();
	cr_assert(told(&x, "c.db.v6.bak: a copy"));
	cr_assert(told(&x, "lijst.rejected.csv: names them"));
	cr_assert(told(&x, "exchange/"));
	cr_assert(told(&x, "week.anker"));
	cr_assert_not(told(&x, "ander.csv"));
	cr_assert_not(told(&x, "c.db:"));
	cr_assert_not(told(&x, "zwaluwhof"));
	cr_assert(told(&x, "copies of the caseload"));
}

/* A large export is looked through in pieces: the name stands where two of them meet, wherever that is. */
Test(erase, a_name_is_found_anywhere_in_a_large_file)
{
	enum { PIECE = 64 << 10, NEAR = 12 };
	for (int i = 0; i < NEAR; i += 3)
		cr_assert_eq(system(arena_printf(arena, "cd %s && { head -c %d /dev/zero | tr '\\0' ' '; echo 'Quirijn van Zwaluwhof';"
			" } >deel%d.csv", office_folder(), PIECE - NEAR - i, i)), 0);
	cr_assert_eq(system(arena_printf(arena, "cd %s && { head -c 3000000 /dev/zero | tr '\\0' ' '; echo 'Quirijn van Zwaluwhof';"
		" } >ver.csv", office_folder())), 0);
	struct erasure x = preview();
	for (int i = 0; i < NEAR; i += 3)
		cr_assert(told(&x, arena_printf(arena, "deel%d.csv: names them", i)));
	cr_assert(told(&x, "ver.csv: names them"));
}

Test(erase, in_a_copy_that_was_put_back_they_are_erased_again)
{
	const int64_t again[] = { person, 99999 };
	make_everything();
	change(E_ORGANISATION, employer, "note", "Quirijn van Zwaluwhof werkte hier");
	cr_assert_eq(app_erase_again(app, again, 2), 0, "%s", err_last());
	cr_assert_eq(store_rewrite(app->store, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(holding("zqx"), 0);
	cr_assert_eq(holding("Zwaluwhof"), 0);
	is_sound();
}

/* ---- retention ---- */

static struct retention_row *listed(int64_t employee, int days)
{
	struct retention_row *row;
	size_t n;
	cr_assert_eq(app_retention(app, days, arena, &row, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		if (row[i].employee == employee)
			return &row[i];
	return NULL;
}

Test(erase, whose_time_has_come_is_listed_and_may_be_kept_longer)
{
	size_t due;
	cr_assert_null(listed(person, 0));
	change(E_PLACEMENT, placement, "status", "ended");
	change(E_PLACEMENT, placement, "ended", "2024-10-01");
	const struct retention_row *row = listed(person, 0);
	cr_assert_not_null(row);
	cr_assert_str_eq(row->category, "ended");
	cr_assert_eq(row->due, date_from_ymd(2026, 10, 1));
	cr_assert_eq(app_retention_due(app, &due), 0);
	cr_assert_eq(due, 1);
	/* A contact afterwards: aftercare starts the clock anew. */
	make_contact(placement, "employee", "2025-01-15", "1");
	cr_assert_null(listed(person, 0));
	cr_assert_not_null(listed(person, 60));
	cr_assert_eq(app_retention_keep(app, person, TODAY + 100, " ", NULL), ERR_INVALID);
	cr_assert_eq(app_retention_keep(app, person, TODAY, "a complaint runs", NULL), ERR_INVALID);
	cr_assert_eq(app_retention_keep(app, person, TODAY + 10000, "a complaint runs", NULL), ERR_INVALID);
	cr_assert_eq(app_retention_keep(app, person, TODAY + 100, "a complaint runs", NULL), 0, "%s", err_last());
	row = listed(person, 60);
	cr_assert_str_eq(row->kept_reason, "a complaint runs");
	cr_assert_eq(app_retention_effective(row), TODAY + 100);
	cr_assert_eq(app_retention_due(app, &due), 0);
	cr_assert_eq(due, 0);
}

/* ---- refusals ---- */

Test(erase, the_name_has_to_be_typed_and_the_reason_names_nobody)
{
	static const struct {
		const char *typed, *ground, *reason, *says;
	} refused[] = {
		{ "Zwaluwhof", "request", "asked for", "type \"Quirijn van Zwaluwhof\"" },
		{ "", "request", "asked for", "type" },
		{ "Quirijn van Zwaluwhof", "because", "asked for", "ground" },
		{ "Quirijn van Zwaluwhof", "request", "  ", "reason" },
		{ "Quirijn van Zwaluwhof", "request", "Zwaluwhof asked for it", "names them" },
	};
	struct erasure x = preview();
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		char *certificate;
		cr_assert_eq(app_erase(app, &x, refused[i].typed, refused[i].ground, refused[i].reason, NULL, NULL, arena,
			&certificate), ERR_INVALID);
		cr_assert_not_null(strstr(err_last(), refused[i].says), "%s", err_last());
		cr_assert_null(certificate);
	}
	cr_assert_not(get(E_EMPLOYEE, person)->deleted);
	struct erasure none;
	cr_assert_eq(app_erasure(app, 99999, arena, &none), ERR_NOTFOUND);
}

Test(erase, twice_is_told_and_nothing_of_it_is_undone)
{
	struct erasure x = preview();
	char *certificate;
	int64_t txn;
	erase_all(&x);
	struct erasure again = preview();
	cr_assert(again.erased);
	cr_assert_eq(app_erase(app, &again, "", "request", "again", NULL, NULL, arena, &certificate), ERR_NOTFOUND);
	struct change *c;
	size_t n;
	cr_assert_eq(store_history(app->store, E_EMPLOYEE, person, -1, arena, &c, &n), 0);
	cr_assert_eq(n, 2); /* made, erased */
	cr_assert_eq(store_undoable(app->store, false, &txn, NULL, arena), 0);
	cr_assert_neq(txn, c[0].txn);
	cr_assert_neq(store_undo(app->store, c[0].txn, NULL, arena), 0);
	cr_assert_eq(store_undo(app->store, c[1].txn, NULL, arena), ERR_CONFLICT);
}

/* ---- counts and certificates ---- */

Test(erase, counts_and_the_certificate_stay)
{
	struct erasure x = preview();
	struct certificate *c;
	size_t n;
	char *certificate = erase_all(&x);
	cr_assert_eq(app_certificates(app, arena, &c, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(c[0].text, certificate);
	cr_assert_str_eq(c[0].ground, "request");
	cr_assert_not(c[0].waits);
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s 'SELECT year, outcome, n FROM erased_count' | grep -qx '2025|extended|1'",
		file())), 0);
}

/* ---- merged and deleted before ---- */

Test(erase, whom_they_were_merged_from_goes_too)
{
	int64_t twin = PUT(E_EMPLOYEE, "given_name", "Q.", "family_name", "Zwaluwhoff", "note", "zqxtwin");
	cr_assert_eq(store_begin(app->store, "merge"), 0);
	cr_assert_eq(store_delete(app->store, E_EMPLOYEE, twin, get(E_EMPLOYEE, twin)->version), 0);
	cr_assert_eq(store_merged(app->store, E_EMPLOYEE, twin, person), 0);
	cr_assert_eq(store_commit(app->store, NULL), 0);
	struct erasure x = preview();
	cr_assert_eq(x.kind[E_EMPLOYEE], 2);
	erase_all(&x);
	cr_assert_eq(holding("zqx"), 0);
	cr_assert_eq(holding("Zwaluwhoff"), 0);
}

/* ---- while others are at work ---- */

Test(erase, a_reader_that_stays_keeps_the_old_bytes_until_it_is_finished)
{
	struct erasure x = preview();
	char *certificate;
	int64_t waiting;
	change(E_EMPLOYEE, person, "note", "zqxheld");
	/* A reader in the midst of a page: a transaction that began before. */
	FILE *shell = popen(arena_printf(arena, "sqlite3 %s >/dev/null", file()), "w");
	cr_assert(shell != NULL);
	fputs("BEGIN; SELECT count(*) FROM employee;\n.shell touch ", shell);
	fprintf(shell, "%s.reads\n", file());
	fflush(shell);
	while (access(arena_printf(arena, "%s.reads", file()), F_OK) != 0)
		usleep(1000);
	cr_assert_eq(app_erase(app, &x, x.name, "request", "asked for", NULL, NULL, arena, &certificate), ERR_BUSY);
	cr_assert_not_null(certificate);
	cr_assert(get(E_EMPLOYEE, person)->deleted);
	cr_assert_eq(app_erasures_waiting(app, &waiting), 0);
	cr_assert_eq(waiting, 1);
	pclose(shell);
	cr_assert_eq(app_erase_finish(app, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(holding("zqx"), 0);
	cr_assert_eq(app_erasures_waiting(app, &waiting), 0);
	cr_assert_eq(waiting, 0);
}

static int stop(void *ctx, int percent)
{
	(void)percent;
	++*(int *)ctx;
	return 1;
}

Test(erase, stopped_while_writing_anew_it_is_erased_and_waits)
{
	struct erasure x;
	char *certificate;
	int told = 0;
	for (int i = 0; i < 400; i++)
		make_contact(other_placement, "employee", "2026-11-01", "1");
	x = preview();
	cr_assert_eq(app_erase(app, &x, x.name, "request", "asked for", stop, &told, arena, &certificate), ERR_STOPPED);
	cr_assert(told > 0);
	cr_assert(get(E_EMPLOYEE, person)->deleted);
	cr_assert_eq(app_erase_finish(app, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(holding("Quirijn"), 0);
	is_sound();
}
