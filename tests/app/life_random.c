/* The life of suggestions under whatever happens: random sequences of events go to
 * the app and to a small model of it, and after each event both must show the same. */
#include <stdlib.h>

#include "life_model.h"
#include "tests/support/rounds.h"

enum { STEPS = 45 };
static const char *const rule_id[] = { "met-lijst", "zonder-lijst", "bij-werkgever" };
static const char *const courses[] = { "smooth", "attention", "difficult" };

static struct world before[STEPS + 1], undone;
static int depth;        /* worlds that can be gone back to */
static bool can_redo;
static bool live[RULES][SUBJECTS];
static int64_t employer, placement[PLACEMENTS];
static size_t logged;
static uint64_t random_state;

static unsigned pick(unsigned n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (unsigned)(random_state >> 33) % n;
}

/* ---- what the app shows ---- */

static int subject_of(int64_t p)
{
	return p == placement[0] ? 0 : p == placement[1] ? 1 : PLACEMENTS;
}

static int rule_of(const char *name)
{
	for (int i = 0; i < RULES; i++)
		if (strcmp(rule_id[i], name) == 0)
			return i;
	return -1;
}

static struct suggestion *item[RULES][SUBJECTS];

static void look(const char *after)
{
	struct suggestions all;
	memset(item, 0, sizeof item);
	cr_assert_eq(app_suggestions(app, 0, employer, 0, arena, &all), 0, "%s", err_last());
	for (size_t i = 0; i < all.n; i++) {
		int rule = rule_of(all.item[i].id), subject = subject_of(all.item[i].placement);
		if (rule < 0)
			continue;
		cr_assert(item[rule][subject] == NULL, "%s twice", rule_id[rule]);
		item[rule][subject] = &all.item[i];
	}
	for (int r = 0; r < RULES; r++)
		for (int s = 0; s < SUBJECTS; s++) {
			enum expected e = expect(r, s);
			bool shown = e == SHOWN || e == BACK;
			cr_assert_eq(item[r][s] != NULL, shown, "after %s: %s of %d %s", after, rule_id[r], s,
				shown ? "is missing" : "should be silent");
			cr_assert(!shown || (item[r][s]->returned != NULL) == (e == BACK),
				"after %s: %s of %d: %s", after, rule_id[r], s,
				shown && item[r][s]->returned ? item[r][s]->returned
							      : "does not say it is back");
		}
}

/* ---- events ---- */

static void remember(void)
{
	before[depth++] = world;
	can_redo = false;
}

static const char *pass_time(void)
{
	app->today += 1 + (int)pick(25);
	return "time";
}

static const char *iso(day d)
{
	return date_iso(arena_alloc(arena, DATE_ISO_SIZE), d);
}

static const char *change_course(void)
{
	unsigned p = pick(PLACEMENTS);
	int course = (int)pick(3);
	if (course == world.now[p].course)
		return "nothing";
	remember();
	change(E_PLACEMENT, placement[p], "course", courses[course]);
	world.now[p].course = course;
	return "course";
}

static const char *change_person(void)
{
	unsigned p = pick(PLACEMENTS);
	remember();
	world.now[p].person = !world.now[p].person;
	change(E_PLACEMENT, placement[p], "has_contact_person", world.now[p].person ? "1" : "0");
	return "contact person";
}

static const char *have_contact(void)
{
	unsigned p = pick(PLACEMENTS);
	bool reached = pick(3) != 0, with_employer = pick(3) == 0;
	remember();
	make_contact(
		placement[p], with_employer ? "employer" : "employee", iso(app->today), reached ? "1" : "0");
	if (reached)
		world.contact[p][world.ncontacts[p]++] = app->today;
	if (reached && with_employer)
		world.now[p].last = app->today;
	return "contact";
}

static const char *signal_on_or_off(void)
{
	unsigned p = pick(PLACEMENTS);
	struct facts_then *f = &world.now[p];
	remember();
	if (f->signals && pick(2)) {
		change(E_SIGNAL, world.open_signal[p][--f->signals], "handled", iso(app->today));
		return "signal handled";
	}
	world.open_signal[p][f->signals++] =
		PUT(E_SIGNAL, "placement", id(placement[p]), "kind", "overload", "severity", "2");
	return "signal";
}

static const char *answer(void)
{
	static const char *const verdict[] = { "accepted", "postponed", "dismissed", "considering" };
	unsigned r = pick(RULES), s = r == EMPLOYERS ? PLACEMENTS : pick(PLACEMENTS), v = pick(4);
	if (!item[r][s])
		return "nothing";
	struct answered d = { .is = true, .verdict = "apdc"[v], .on = app->today, .wait = (enum wait)pick(3),
		.turning = pick(4) == 0, .until = app->today + 1 + (int)pick(30) };
	const struct weighing w = { .turning_fact = d.turning ? "aanspreekpunt" : NULL,
		.factors = pick(2) ? "team- policy o" : NULL };
	remember();
	cr_assert_eq(app_decide(app, item[r][s], &(struct answer){ verdict[v], d.wait, d.until, &w }, NULL),
		0, "%s", err_last());
	for (int p = 0; p < PLACEMENTS; p++) {
		d.then[p] = world.now[p];
		d.person_then[p] = world.now[p].person;
		d.contacts_then[p] = world.ncontacts[p];
	}
	d.decision = latest(E_DECISION)->id;
	if (d.verdict == 'a') {
		d.action = 'o';
		d.action_id = latest(E_ACTION)->id;
	}
	if (d.verdict == 'c')
		return "considering";
	world.answered[r][s] = d;
	live[r][s] = false;
	return verdict[v];
}

static const char *close_action(void)
{
	unsigned r = pick(RULES), s = r == EMPLOYERS ? PLACEMENTS : pick(PLACEMENTS);
	struct answered *d = &world.answered[r][s];
	if (!d->is || d->action != 'o')
		return "nothing";
	bool done = pick(2);
	remember();
	cr_assert_eq(
		app_close_action(app, d->action_id, done ? "done" : "dropped", NULL), 0, "%s", err_last());
	d->action = done ? 'd' : 'x';
	d->closed = app->today;
	return "action closed";
}

/* The turning point is named afterwards: from then on it counts from now. */
static const char *weigh_later(void)
{
	unsigned r = pick(RULES), s = r == EMPLOYERS ? PLACEMENTS : pick(PLACEMENTS);
	struct answered *d = &world.answered[r][s];
	if (!d->is || d->turning)
		return "nothing";
	remember();
	cr_assert_eq(app_weigh(app, d->decision, &(struct weighing){ .turning_fact = "aanspreekpunt" }, NULL),
		0, "%s", err_last());
	d->turning = true;
	for (int p = 0; p < PLACEMENTS; p++)
		d->person_then[p] = world.now[p].person;
	return "weighed later";
}

static const char *rest(void)
{
	unsigned p = pick(PLACEMENTS);
	bool ends = world.rest[p] > app->today && pick(2);
	day until = ends ? DAY_NONE : app->today + 1 + (int)pick(40);
	if (!ends && until == world.rest[p])
		return "nothing";
	remember();
	cr_assert_eq(app_rest(app, placement[p], until, ends ? NULL : "rust", NULL), 0, "%s", err_last());
	world.rest[p] = ends ? 0 : until;
	return "rest";
}

static const char *undo(void)
{
	char *label;
	if (depth == 0)
		return "nothing";
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	undone = world;
	world = before[--depth];
	can_redo = true;
	return arena_printf(arena, "undo of %s", label);
}

static const char *redo(void)
{
	char *label;
	if (!can_redo)
		return "nothing";
	cr_assert_eq(app_undo(app, true, arena, &label), 0, "%s", err_last());
	remember();
	world = undone;
	return arena_printf(arena, "redo of %s", label);
}

/* ---- what is live ---- */

static const char *reconcile(void)
{
	size_t n;
	struct live *row;
	bool found[RULES][SUBJECTS] = { { false } };
	cr_assert_eq(app_reconcile(app, &n), 0, "%s", err_last());
	cr_assert_eq(app_reconcile(app, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0, "the second time there is nothing to note");
	cr_assert_eq(store_live(app->store, 0, 0, anna, arena, &row, &n), 0);
	for (size_t i = 0; i < n; i++) {
		int rule = rule_of(row[i].rule), subject = subject_of(row[i].placement);
		if (rule < 0)
			continue;
		cr_assert_not(found[rule][subject], "%s is live twice", row[i].rule);
		found[rule][subject] = true;
	}
	for (int r = 0; r < RULES; r++)
		for (int s = 0; s < SUBJECTS; s++) {
			enum expected e = expect(r, s);
			if (e != RESTING)
				live[r][s] = e == SHOWN || e == BACK;
			cr_assert_eq(found[r][s], live[r][s], "%s of %d", rule_id[r], s);
		}
	return "reconcile";
}

/* ---- the log ---- */

static uint64_t prefix; /* of what was there before */

static uint64_t sum(const struct suggestion_event *e, size_t n)
{
	uint64_t h = 1;
	for (size_t i = n; i-- > 0;) {
		const char *all = arena_printf(arena, "%lld %s %s %d %s %lld %lld %s %lld %llx %s",
			(long long)e[i].id, e[i].at, e[i].who, e[i].day, e[i].rule, (long long)e[i].placement,
			(long long)e[i].employer, e[i].event, (long long)e[i].decision,
			(unsigned long long)e[i].text, e[i].facts ? e[i].facts : "-");
		for (; *all; all++)
			h = (h ^ (unsigned char)*all) * UINT64_C(0x100000001b3);
	}
	return h;
}

static void log_only_grew(void)
{
	struct suggestion_event *e;
	size_t n;
	cr_assert_eq(store_suggestion_log(app->store, &(struct log_query){ .limit = 0 }, arena, &e, &n), 0);
	cr_assert_geq(n, logged);
	cr_assert_eq(sum(e + (n - logged), logged), prefix, "what was written stays");
	logged = n;
	prefix = sum(e, n);
}

/* Rule and facts as they were kept prove the outcome they had. */
static void log_reads_again(void)
{
	struct suggestion_event *e;
	size_t n;
	cr_assert_eq(store_suggestion_log(app->store, &(struct log_query){ .limit = 0 }, arena, &e, &n), 0);
	for (size_t i = 0; i < n; i++) {
		char *text;
		cr_assert(e[i].text && e[i].facts);
		cr_assert_eq(store_rule_text(app->store, e[i].text, arena, &text), 0);
		const char *file = arena_printf(arena, "%s\n%s", text, e[i].facts);
		struct ruleset *rs = rules_new();
		rules_add_text(rs, "kept", file, strlen(file));
		rules_link(rs);
		cr_assert_eq(rules_error_count(rs), 0, "%s", rules_error_count(rs) ?
			rules_error_show(rules_error(rs, 0), arena) : "");
		cr_assert_eq(rules_test(rs, NULL, NULL, NULL), 0, "%s", file);
		bool answered = e[i].decision != 0;
		const char *outcome =
			strcmp(e[i].event, "lapsed") == 0 ? "verwacht geen" : "verwacht voorstel";
		cr_assert(strstr(file, outcome) != NULL, "%s: %s", e[i].event, file);
		struct basis b;
		cr_assert(!answered || (app_basis(app, e[i].decision, arena, &b) == 0 &&
			b.explanation->outcome == TRUTH_TRUE), "%s", err_last());
		rules_free(&rs);
	}
}

/* ---- a sequence ---- */

static void begin(uint64_t seed)
{
	const char *share = arena_printf(arena, "%s/share", office_folder());
	const struct app_options o = { .db = ":memory:", .share = share, .rules = "/nowhere", .user = "anna",
		.today = TODAY, .create = true };
	app_close(&app);
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(rules_error_count(app->rules), 0);
	anna = app->expert = PUT(E_EXPERT, "login", "anna", "family_name", "Smit");
	memset(&world, 0, sizeof world);
	memset(live, 0, sizeof live);
	employer = make_employer("De Linde");
	for (int p = 0; p < PLACEMENTS; p++) {
		placement[p] = make_placement(employer, "Vos");
		world.now[p] = (struct facts_then){ DIFFICULT, 0, TODAY, true };
		world.contact[p][world.ncontacts[p]++] = TODAY;
	}
	random_state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
	depth = 0;
	can_redo = false;
	logged = 0;
	prefix = 1;
}

static void play(uint64_t seed)
{
	static const char *(*const events[])(void) = { pass_time, pass_time, pass_time, change_course,
		change_person, have_contact, signal_on_or_off, answer, answer, answer, answer, close_action,
		weigh_later, rest, undo, redo, reconcile };
	begin(seed);
	look("the beginning");
	for (int step = 0; step < STEPS; step++) {
		const char *what = events[pick(sizeof events / sizeof *events)]();
		look(arena_printf(arena, "%s (seed %llu, step %d)", what, (unsigned long long)seed, step));
		log_only_grew();
	}
	log_reads_again();
	arena_reset(arena);
}

static void life_open(void)
{
	office_open();
	FILE *f = fopen(arena_printf(arena, "%s/share/rules/random.regel", office_folder()), "w");
	cr_assert(f && fputs(model_rules, f) >= 0 && fclose(f) == 0);
}

TestSuite(life_random, .init = life_open, .fini = office_close);

enum { SEQUENCES = ROUNDS(75) };

static void play_from(uint64_t first)
{
	for (uint64_t seed = first; seed < first + SEQUENCES; seed++)
		play(seed);
}

Test(life_random, sequences_from_1__agree_with_the_model)
{
	play_from(1);
}

Test(life_random, sequences_from_101__agree_with_the_model)
{
	play_from(101);
}

Test(life_random, sequences_from_201__agree_with_the_model)
{
	play_from(201);
}

Test(life_random, sequences_from_301__agree_with_the_model)
{
	play_from(301);
}
