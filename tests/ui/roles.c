/* A shared caseload on screen: what a role without files begins with, accounts and connections, and a
 * connection that the administrator ends. The account is that of whoever runs the tests. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/office.h"
#include "tests/ui/desk.h"

static struct desk d;

static const char *me(void)
{
	const struct passwd *account = getpwuid(getuid());
	cr_assert(account != NULL);
	return account->pw_name;
}

static void share_with(const char *role, const char *more)
{
	desk_open(&d);
	cr_assert_eq(store_share(d.c.store), 0);
	cr_assert_eq(store_member_add(d.c.store, me(), role), 0);
	if (more)
		cr_assert_eq(store_member_add(d.c.store, me(), more), 0);
}

static struct term *start(int rows, int cols)
{
	static char lang[] = "--lang", english[] = "en";
	char db[96], share[96], *program = getenv("ANKER");
	char *argv[] = { program, lang, english, NULL };
	const char *env[] = { db, share, "ANKER_USER", "ANKER_TODAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", NULL };

	cr_assert(program != NULL, "ANKER names no program; run through make check-one");
	snprintf(db, sizeof db, "ANKER_DB=%s", d.c.path);
	snprintf(share, sizeof share, "ANKER_SHARE=%s/share", d.c.folder);
	struct term *t = term_spawn(rows, cols, argv, env);
	term_wait_for(t, "? help");
	return t;
}

/* The one other program that has it open. */
static int64_t connection(void)
{
	struct connection *list;
	size_t n;
	cr_assert_eq(store_connections(d.c.store, d.c.arena, &list, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(list[0].who, me());
	cr_assert_str_eq(list[0].what, "screens");
	return list[0].id;
}

Test(roles, a_role_without_files_begins_with_what_it_has_to_do)
{
	share_with("administrator", NULL);
	struct term *t = start(24, 80);
	term_wait_for(t, ":users");
	term_wait_for(t, "This role has no files of its own");
	cr_assert(!term_has(t, "Placements"), "%s", term_dump(t));
	term_type(t, "\n");
	term_wait_for(t, "Accounts and roles");
	term_wait_for(t, "administrator");
	term_type(t, "c");
	term_wait_for(t, "this one");
	term_type(t, "\033");
	term_wait_for(t, "Accounts and roles");
	/* The palette offers nothing of other roles; typed whole it says why not. */
	term_type(t, ":take");
	term_wait_for(t, "Nothing found");
	term_type(t, "outs");
	term_wait_for(t, "Taken along");
	term_type(t, "\n");
	term_wait_for(t, "no right");
	term_type(t, ":user");
	term_wait_for(t, "Accounts of this shared");
	cr_assert(!term_has(t, "caseload to a colleague"), "%s", term_dump(t));
	term_type(t, "\033");
	term_wait_gone(t, "Accounts of this shared");
	/* Nor does the help. */
	term_type(t, "?");
	term_wait_for(t, "Help");
	for (int page = 0; page < 4; page++) {
		static const char *const others[] = { "Taken along", "Conversations", "colleague", "Caseloads of the team" };
		for (size_t i = 0; i < sizeof others / sizeof *others; i++)
			cr_assert(!term_has(t, others[i]), "%s", term_dump(t));
		term_type(t, "\033[6~");
		term_settle(t);
	}
	term_type(t, "\033");
	desk_leave(t);
	desk_close(&d);
}

Test(roles, the_lead_sees_the_team_in_numbers_and_no_names)
{
	share_with("lead", NULL);
	struct term *t = start(24, 80);
	term_type(t, ":team\n");
	term_wait_for(t, "3 placements are of experts who left");
	term_wait_for(t, "Anna");
	cr_assert(!term_has(t, "Jan"), "%s", term_dump(t));
	desk_leave(t);
	desk_close(&d);
}

static void request_of_somebody(void)
{
	const struct query q = { .entity = E_EMPLOYEE, .order = "id", .limit = 1 };
	struct record **employee, *r = record_new(model_entity(E_REQUEST), DAY_NONE, d.c.arena);
	size_t n;
	cr_assert_eq(store_find(d.c.store, &q, d.c.arena, &employee, &n), 0);
	cr_assert_eq(n, 1);
	record_set_ref(r, "employee", employee[0]->id);
	record_set(r, "kind", "access");
	record_set(r, "date", "2026-11-02");
	cr_assert_eq(store_put(d.c.store, r, NULL, NULL), 0, "%s", err_last());
}

/* Nobody's file is in reach of the privacy officer, and everyone's requests are theirs to answer. */
Test(roles, the_privacy_officer_sees_everyones_requests)
{
	share_with("privacy", NULL);
	struct term *t = start(24, 80);
	term_type(t, ":requests\n");
	term_wait_for(t, "To note one, first open the file with");
	term_type(t, "q");
	term_wait_gone(t, "Nobody's request waits");
	request_of_somebody();
	term_type(t, ":requests\n");
	term_wait_for(t, "access");
	term_wait_for(t, "To note an answer");
	term_type(t, "\n");
	term_wait_for(t, "Everything about this person");
	term_type(t, "q");
	term_wait_for(t, "To note an answer");
	desk_leave(t);
	desk_close(&d);
}

/* A fictional caseload goes in no shared one. */
Test(roles, an_expert_without_files_is_not_offered_a_fictional_caseload)
{
	desk_open_empty(&d);
	cr_assert_eq(store_share(d.c.store), 0);
	cr_assert_eq(store_member_add(d.c.store, me(), "expert"), 0);
	struct term *t = start(24, 80);
	term_wait_for(t, "no files of yours");
	cr_assert(!term_has(t, "fictional"), "%s", term_dump(t));
	term_type(t, "D");
	term_wait_for(t, "A fictional caseload goes in a caseload of its own");
	desk_leave(t);
	desk_close(&d);
}

/* What is typed is kept for who typed it. */
Test(roles, a_connection_that_is_ended_keeps_what_was_typed)
{
	struct draft *draft;
	size_t n;
	share_with("expert", NULL);
	struct term *t = start(24, 80);
	term_type(t, "W");
	term_wait_for(t, "Employer");
	term_type(t, "Zuivelhuis");
	term_wait_for(t, "Zuivelhuis");
	cr_assert_eq(store_connection_end(d.c.store, connection()), 0);
	cr_assert_eq(term_wait_exit(t), 1);
	cr_assert(strstr(t->raw, "the administrator ended this connection") != NULL);
	term_done(t);
	struct store *mine;
	const struct store_options o = { .path = d.c.path, .share = "share", .user = me() };
	cr_assert_eq(store_open(&mine, &o), 0);
	cr_assert_eq(store_drafts(mine, d.c.arena, &draft, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert(strstr(draft[0].body, "Zuivelhuis") != NULL, "%s", draft[0].body);
	store_close(&mine);
	desk_close(&d);
}
