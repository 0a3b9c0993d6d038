/* Files that users name: every one goes through place.h before it is opened, so that on a server there are
 * no others than those in the user's own folder. */
#include <string.h>

#include "anker/place.h"
#include "internal.h"

int cli_path(struct cli *c, const char *typed, const char **out)
{
	return cli_done(place_of(typed, c->arena, out));
}

int cli_path_or_stream(struct cli *c, const char *typed, const char **out)
{
	*out = typed;
	return strcmp(typed, "-") == 0 ? CLI_GOOD : cli_path(c, typed, out);
}

static int take_words(
	struct cli *c, int from, int (*path_of)(struct cli *c, const char *typed, const char **out))
{
	int rc = CLI_GOOD;

	for (int i = from; i < c->words && rc == CLI_GOOD; i++) {
		const char *path;
		if ((rc = path_of(c, c->word[i], &path)) == CLI_GOOD)
			c->word[i] = arena_strdup(c->arena, path);
	}
	return rc;
}

int cli_path_words(struct cli *c, int from)
{
	return take_words(c, from, cli_path);
}

int cli_path_words_or_stream(struct cli *c, int from)
{
	return take_words(c, from, cli_path_or_stream);
}

int cli_path_options(struct cli *c)
{
	static const enum option_id files[] = { OPT_OUTPUT, OPT_PASSPHRASE_FILE, OPT_NEW_PASSPHRASE_FILE };
	int64_t left;
	int rc = CLI_GOOD;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]) && rc == CLI_GOOD; i++)
		if (c->args.value[files[i]] != NULL)
			rc = cli_path_or_stream(c, c->args.value[files[i]], &c->args.value[files[i]]);
	return rc == CLI_GOOD && cli_output(c) != NULL ? cli_done(place_room(0, &left)) : rc;
}

const char *cli_output(const struct cli *c)
{
	const char *path = c->args.value[OPT_OUTPUT];

	return path != NULL && strcmp(path, "-") != 0 ? path : NULL;
}
