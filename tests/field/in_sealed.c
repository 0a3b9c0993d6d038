/* Bringing home to an office that is sealed itself: one save, and when that fails nothing came in. */
#include "tests/field/returning.h"

static struct seal *office;
static struct store_vault kept, counting;
static int saves;
static bool failing;

static size_t size(void *ctx)
{
	(void)ctx;
	return kept.size(kept.ctx);
}

static int load(void *ctx, unsigned char *into, size_t n)
{
	(void)ctx;
	return kept.load(kept.ctx, into, n);
}

static int save(void *ctx, const unsigned char *image, size_t n)
{
	(void)ctx;
	saves++;
	return failing ? err_set(ERR_IO, "the disk is full") : kept.save(kept.ctx, image, n);
}

static int copy(void *ctx, const char *path)
{
	(void)ctx;
	return kept.copy(kept.ctx, path);
}

static void open_office(void)
{
	const struct seal_way way = { .passphrase = r.passphrase };
	const struct store_options o = { .path = r.office.path, .share = "share", .user = "piet", .vault = &counting };

	cr_assert_eq(seal_open(&office, r.office.path, &way, false), 0, "%s", err_last());
	kept = seal_vault(office);
	counting = (struct store_vault){ NULL, size, load, save, copy };
	cr_assert_eq(store_open(&r.office.store, &o), 0, "%s", err_last());
}

static void close_office(void)
{
	store_close(&r.office.store);
	seal_close(&office);
}

static void setup(void)
{
	returning_setup();
	const struct field_convert c = { .path = r.office.path, .passphrase = r.passphrase, .cost = { 1, 8192 },
		.share = "share" };
	store_close(&r.office.store);
	cr_assert_eq(field_seal(&c), 0, "%s", err_last());
	open_office();
	returning_out();
	returning_open(r.path);
	for (int i = 0; i < 20; i++)
		caseload_contact(&r.laptop, r.placement, "2026-11-20", "employee", "note", "Jan is blij.", NULL);
	caseload_set(&r.laptop, E_CONTACT, r.contact, "note", "Jan gaat erg vooruit.", NULL);
	returning_close();
	saves = 0;
}

static void teardown(void)
{
	failing = false;
	close_office();
	returning_teardown();
}

TestSuite(field_in_sealed, .init = setup, .fini = teardown);

Test(field_in_sealed, all_of_it_is_one_save__and_on_the_disk)
{
	const struct field_in o = returning_options();
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.count.txns, 21);
	cr_assert_eq(saves, 1);
	char *before = returning_dump();
	close_office();
	open_office();
	cr_assert_str_eq(returning_dump(), before);
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Jan gaat erg vooruit.");
}

Test(field_in_sealed, a_preview_and_a_second_time_save_nothing)
{
	struct field_in o = returning_options();
	o.preview = true;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(saves, 0);
	o.preview = false;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(saves, 1);
}

Test(field_in_sealed, a_save_that_fails_leaves_the_office_as_it_was__and_it_comes_in_later)
{
	const struct field_in o = returning_options();
	failing = true;
	returning_refused(&o, ERR_IO, "the disk is full");
	failing = false;
	cr_assert_eq(returning_in(&o), 0, "%s", err_last());
	cr_assert_eq(r.report.count.txns, 21);
	cr_assert_str_eq(returning_value(E_CONTACT, r.contact, "note"), "Jan gaat erg vooruit.");
}
