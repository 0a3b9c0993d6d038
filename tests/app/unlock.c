/* A sealed caseload is opened by who knows its passphrase: three tries, one writer, and a take-out
 * is the work of who it went out for. */
#include "office.h"

#include <stdlib.h>
#include <unistd.h>

#include "anker/field.h"
#include "src/store/internal.h"

#define WORDS "vier losse woorden samen"

static const char *path;
static char key[SEAL_RECOVERY_SIZE];
static const char *const *said; /* what is typed, NULL-ended: then nothing more */
static int asked, again;

static int on_passphrase(void *ctx, const char *of, bool once_more, struct secret **out)
{
	cr_assert_eq(ctx, &asked);
	cr_assert_str_eq(of, path);
	cr_assert_eq(once_more, asked > 0);
	again += once_more;
	const char *text = said[asked];
	if (text == NULL)
		return err_set(ERR_STOPPED, "enough");
	asked++;
	return secret_new(out, text, strlen(text));
}

static int on_recovery(void *ctx, const char *of, bool once_more, char text[APP_KEY_TYPED])
{
	(void)ctx;
	(void)of;
	(void)once_more;
	snprintf(text, APP_KEY_TYPED, "%s", said[asked++]);
	return 0;
}

static struct app_options options(void)
{
	return (struct app_options){ .db = path, .share = arena_printf(arena, "%s/share", office_folder()),
		.rules = "/nowhere", .user = "anna", .today = TODAY, .passphrase = on_passphrase, .ctx = &asked };
}

static int open_with(const char *const *words, const struct app_options *o)
{
	said = words;
	asked = again = 0;
	return app_open(&app, o);
}
#define OPEN(o, ...) open_with((const char *const[]){ __VA_ARGS__, NULL }, o)

static void setup(void)
{
	struct secret *passphrase;
	office_open();
	make_placement(make_employer("De Linde"), "Vos");
	app_close(&app);
	path = arena_printf(arena, "%s/c.db", office_folder());
	cr_assert_eq(secret_new(&passphrase, WORDS, strlen(WORDS)), 0);
	const struct field_convert o = { .path = path, .passphrase = passphrase, .cost = { 1, 8192 }, .recovery = key,
		.share = arena_printf(arena, "%s/share", office_folder()) };
	cr_assert_eq(field_seal(&o), 0, "%s", err_last());
	secret_free(&passphrase);
}

TestSuite(unlock, .init = setup, .fini = office_close, .timeout = 60);

static void refused(int rc, int code, const char *words)
{
	cr_assert_eq(rc, code, "%d: %s", rc, err_last());
	cr_assert_not_null(strstr(err_last(), words), "%s", err_last());
	cr_assert_null(app);
}

Test(unlock, opens_for_who_knows_the_passphrase__and_is_the_whole_program)
{
	const struct app_options o = options();
	cr_assert_eq(OPEN(&o, WORDS), 0, "%s", err_last());
	cr_assert_not_null(app->seal);
	cr_assert_eq(app->expert, anna);
	cr_assert_str_eq(get(E_ORGANISATION, 1)->value[model_field(model_entity(E_ORGANISATION), "name")], "De Linde");
	change(E_ORGANISATION, 1, "name", "De Eik");
	app_close(&app);
	cr_assert_eq(OPEN(&o, WORDS), 0);
	cr_assert_str_eq(record_get(get(E_ORGANISATION, 1), "name"), "De Eik");
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert_str_eq(record_get(get(E_ORGANISATION, 1), "name"), "De Linde");
}

Test(unlock, gives_three_tries)
{
	const struct app_options o = options();
	refused(OPEN(&o, "een", "twee", "drie", WORDS), ERR_INVALID, "passphrase");
	cr_assert_eq(asked, 3);
	cr_assert_eq(again, 2);
	cr_assert_eq(OPEN(&o, "een", "twee", WORDS), 0, "%s", err_last());
}

Test(unlock, ends_at_once_when_nobody_answers_or_the_answer_cannot_be_one)
{
	struct app_options o = options();
	refused(OPEN(&o, NULL), ERR_STOPPED, "enough");
	refused(OPEN(&o, "een", NULL), ERR_STOPPED, "enough");
	refused(OPEN(&o, "een", "", WORDS), ERR_INVALID, "");
	cr_assert_eq(asked, 2);
	o.passphrase = NULL;
	refused(OPEN(&o, WORDS), ERR_INVALID, "is sealed, and nobody can be asked");
}

Test(unlock, does_not_ask_again_when_it_is_something_else)
{
	const struct app_options o = options();
	cr_assert_eq(truncate(path, 3000), 0);
	refused(OPEN(&o, WORDS, WORDS), ERR_INVALID, "");
	cr_assert_leq(asked, 1);
}

Test(unlock, takes_the_recovery_key_instead)
{
	struct app_options o = options();
	o.recovery = on_recovery;
	cr_assert_eq(OPEN(&o, "abcd", key), 0, "%s", err_last());
	cr_assert_eq(asked, 2);
}

Test(unlock, is_for_one_program_at_a_time)
{
	struct app_options o = options();
	cr_assert_eq(OPEN(&o, WORDS), 0);
	struct app *first = app;
	refused(OPEN(&o, WORDS), ERR_BUSY, "is in use by another program");
	o.readonly = true;
	cr_assert_eq(OPEN(&o, WORDS), 0, "%s", err_last());
	app_close(&app);
	app = first;
	change(E_ORGANISATION, 1, "name", "De Eik");
}

Test(unlock, of_a_take_out_is_the_work_of_who_it_went_out_for)
{
	struct app_options o = options();
	cr_assert_eq(OPEN(&o, WORDS), 0);
	cr_assert_eq(db_exec(app->store, "UPDATE file SET site = 3, takeout = 'x', owner = 'bram'"), 0);
	app_close(&app);
	cr_assert_eq(OPEN(&o, WORDS), 0);
	cr_assert_str_eq(app->user, "bram");
	cr_assert_eq(app->expert, bram);
	change(E_ORGANISATION, 1, "name", "De Eik");
	struct change *change;
	size_t n;
	cr_assert_eq(store_history(app->store, E_ORGANISATION, 1, -1, arena, &change, &n), 0);
	cr_assert_str_eq(change->who, "bram");
}
