/* Passphrases on the screens; see passphrase.h. */
#include "screens/passphrase.h"

#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"

struct asked {
	struct secret *got;
	struct seal *seal;
};

static const char *keep(void *ctx, const char *text, size_t n)
{
	struct asked *a = ctx;

	return secret_new(&a->got, text, n) < 0 ? err_last() : NULL;
}

static const char *keep_fitting(void *ctx, const char *text, size_t n)
{
	struct asked *a = ctx;
	const char *wrong = keep(ctx, text, n);

	if (!wrong && !seal_fits(a->seal, a->got)) {
		secret_free(&a->got);
		wrong = _("that is not the passphrase");
	}
	return wrong;
}

static const char *strength(void *ctx, const char *text)
{
	const char *hint;

	(void)ctx;
	secret_strength(text, &hint);
	return hint;
}

int passphrase_ask(struct screen *s, const char *label, struct secret **out)
{
	struct asked a = { .got = NULL };
	const struct ask_hidden ask = { .label = label, .take = keep, .ctx = &a };
	int r = ui_ask_hidden(s, &ask);

	*out = a.got;
	return r;
}

/* What was typed wrong may as well have been the first one: then both are asked again. */
int passphrase_ask_new(struct screen *s, struct secret **out)
{
	struct asked first = { .got = NULL }, again = { .got = NULL };
	struct ask_hidden ask = { .label = _("New passphrase:"), .hint = strength, .take = keep, .ctx = &first };
	const struct ask_hidden repeat = { .label = _("Once more:"), .take = keep, .ctx = &again };
	bool same = false;
	int r;

	do {
		secret_free(&first.got);
		secret_free(&again.got);
		if ((r = ui_ask_hidden(s, &ask)) == 0 && (r = ui_ask_hidden(s, &repeat)) == 0)
			same = secret_same(first.got, again.got);
		ask.told = _("those two were not the same");
	} while (r == 0 && !same);
	secret_free(&again.got);
	if (r < 0)
		secret_free(&first.got);
	*out = first.got;
	return r;
}

int passphrase_ask_fitting(struct screen *s, const char *label, struct seal *seal)
{
	struct asked a = { .seal = seal };
	const struct ask_hidden ask = { .label = label,
		.busy = _("one second ..."),
		.take = keep_fitting,
		.ctx = &a };
	int r = ui_ask_hidden(s, &ask);

	secret_free(&a.got);
	return r;
}
