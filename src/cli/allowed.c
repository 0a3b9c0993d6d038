/* Which right a command takes in a shared caseload; what each right gives is told by 'anker roles'.
 *
 * The use cases ask for theirs themselves. This says it before anything is read, where a role would
 * only find nothing. */
#include <string.h>

#include "anker/rights.h"
#include "internal.h"

#define RIGHT(name) (1u << RIGHT_##name)
#define ANYONE ((1u << RIGHT_COUNT) - 1)
/* Who has records to read; who keeps any. */
#define READERS (RIGHT(FILES) | RIGHT(OPEN) | RIGHT(RESEARCH))
#define WRITERS (RIGHT(FILES) | RIGHT(PERSON))

static const struct {
	const char *command;
	unsigned rights; /* one of them will do */
} rows[] = {
	{ "list", READERS },
	{ "show", READERS },
	{ "export", READERS },
	{ "matrix", READERS },
	{ "lasting", RIGHT(FILES) | RIGHT(PROGRAMME) | RIGHT(RESEARCH) },
	{ "gaps", READERS },
	{ "tasks", READERS },
	{ "fit", READERS },
	{ "timeline", READERS },
	{ "search", READERS },
	{ "history", READERS },
	{ "add", WRITERS },
	{ "set", WRITERS },
	{ "delete", WRITERS },
	{ "undo", WRITERS },
	{ "redo", WRITERS },
	{ "import", RIGHT(FILES) },
	{ "suggest", RIGHT(FILES) },
	{ "why", RIGHT(FILES) },
	{ "why-not", RIGHT(FILES) },
	{ "what-if", RIGHT(FILES) },
	{ "schemes", RIGHT(FILES) },
	{ "milestones", RIGHT(FILES) },
	{ "waves", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "hours", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "meetings", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "accept", RIGHT(FILES) },
	{ "postpone", RIGHT(FILES) },
	{ "dismiss", RIGHT(FILES) },
	{ "weigh", RIGHT(FILES) },
	{ "rest", RIGHT(FILES) },
	{ "duplicates", RIGHT(FILES) },
	{ "merge", RIGHT(FILES) },
	{ "interview", RIGHT(FILES) },
	{ "pattern", RIGHT(FILES) },
	{ "spar-card", RIGHT(FILES) },
	{ "field", RIGHT(FILES) },
	{ "peer-review", RIGHT(FILES) | RIGHT(PEER) },
	{ "report", RIGHT(FILES) | RIGHT(PROGRAMME) | RIGHT(PEER) },
	{ "rules", ANYONE },
	{ "guide", ANYONE },
	{ "instruments", ANYONE },
	{ "roles", ANYONE },
	{ "demo", ANYONE },
	{ "help", ANYONE },
	{ "notices", ANYONE },
	{ "exchange", ANYONE },
	{ "init", ANYONE },
	{ "seal", ANYONE },
	{ "unseal", ANYONE },
	{ "passphrase", ANYONE },
	{ "open", RIGHT(OPEN) },
	{ "colleague", RIGHT(OPEN) },
	{ "hand-over", RIGHT(HAND_OVER) | RIGHT(ASSIGN) },
	{ "stand-in", RIGHT(HAND_OVER) | RIGHT(ASSIGN) },
	{ "read-log", RIGHT(FILES) | RIGHT(OPEN) | RIGHT(PRIVACY) },
	{ "person", RIGHT(PERSON) | RIGHT(PRIVACY) },
	{ "retention", RIGHT(PERSON) | RIGHT(PRIVACY) },
	{ "erase", RIGHT(PRIVACY) },
	{ "programme", RIGHT(FILES) | RIGHT(PROGRAMME) },
	{ "research", RIGHT(RESEARCH) | RIGHT(PROGRAMME) | RIGHT(PRIVACY) },
	{ "team", RIGHT(TEAM) },
	{ "users", RIGHT(USERS) },
	{ "connections", RIGHT(USERS) },
	{ "check", RIGHT(BACKUP) },
	{ "backup", RIGHT(BACKUP) },
	{ "restore", RIGHT(BACKUP) },
};
enum { ROWS = sizeof rows / sizeof *rows };

unsigned cli_command_rights(const char *command)
{
	for (size_t i = 0; i < ROWS; i++)
		if (strcmp(rows[i].command, command) == 0)
			return rows[i].rights;
	return 0;
}

int cli_allow(struct cli *c)
{
	unsigned rights = cli_command_rights(c->command->name);
	int first = RIGHT_FILES;

	while (first + 1 < RIGHT_COUNT && rights != 0 && !(rights & 1u << first))
		first++;
	for (int i = 0; i < RIGHT_COUNT; i++)
		if ((rights & 1u << i) && app_may(c->app, (enum right)i))
			return CLI_GOOD;
	return cli_done(app_allow(c->app, (enum right)first));
}
