/* See homecoming.h. */
#include "homecoming.h"

#include "anker/err.h"
#include "anker/field.h"

const char *homecoming_path(void)
{
	return path_of("week47.anker");
}

void homecoming_open(void)
{
	const int64_t placement = 1;
	const struct store_options so = { .path = options.db, .share = "share", .user = "anna" };
	struct secret *passphrase;
	struct store *s;
	int site;

	make_office();
	GOOD("add", "contact", "placement=1", "date=2026-11-01", "party=employer", "note=Het gaat.");
	write_file("pw", HOMECOMING_PASSPHRASE "\n");
	cr_assert_eq(secret_new(&passphrase, HOMECOMING_PASSPHRASE, strlen(HOMECOMING_PASSPHRASE)), 0);
	cr_assert_eq(store_open(&s, &so), 0, "%s", err_last());
	const struct field_out o = { .path = homecoming_path(),
		.scope = { .placement = &placement, .nplacements = 1, .since = DAY_NONE },
		.words = "P-1",
		.owner = "anna",
		.label = "laptop",
		.passphrase = passphrase,
		.cost = { 1, 8192 },
		.share = "share" };
	cr_assert_eq(field_out(s, &o, &site), 0, "%s", err_last());
	cr_assert_eq(site, 1);
	store_close(&s);
	secret_free(&passphrase);
}

void homecoming_work(void)
{
	LAPTOP("add", "contact", "placement=1", "date=2026-11-20", "party=employee", "note=Jan is blij.");
	LAPTOP("set", "contact/1", "note=Het gaat goed.");
}

void homecoming_disagree(void)
{
	homecoming_work();
	GOOD("set", "contact/1", "note=Het gaat slecht.");
}

char *homecoming_dump(void)
{
	return arena_printf(arena, "%s%s%s%s", GOOD("list", "contacts", "--json"), GOOD("list", "placements", "--json"),
		GOOD("field", "list", "--json"), GOOD("field", "shelf", "--json"));
}
