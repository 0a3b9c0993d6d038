/* Short words about rules, for list, page and preview. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/rules.h"

const char *rule_state_word(const struct rule *r)
{
	static const char *const words[] = {
		[RULE_TRIAL] = N_("trial"),
		[RULE_IN_USE] = N_("in use"),
		[RULE_RETIRED] = N_("withdrawn"),
	};

	return r->off ? _("off") : _(words[r->state]);
}

/* Only a local file switches a rule off. */
bool rule_is_changed(const struct rule *r)
{
	return r->changed || r->off;
}

const char *rule_mark(const struct rule *r)
{
	return rule_is_changed(r) ? "!" : r->local ? "~" : "";
}

const char *rule_file(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

const char *rule_local_file(const struct app *app, const struct rule *r)
{
	size_t n = app->local_rules ? strlen(app->local_rules) : 0;

	return n && strncmp(r->file, app->local_rules, n) == 0 && r->file[n] == '/' ? rule_file(r->file)
										    : NULL;
}

int64_t rule_decisions(const struct rule_statistics *st)
{
	return st->accepted + st->postponed + st->dismissed;
}

int rule_percent(int64_t n, int64_t decisions)
{
	return (int)((n * 100 + decisions / 2) / decisions);
}

const char *rule_share(struct arena *a, int64_t n, int64_t decisions)
{
	if (decisions < RULE_PERCENT_FROM)
		return n ? arena_printf(a, "%lld", (long long)n) : "";
	return arena_printf(a, "%lld %d%%", (long long)n, rule_percent(n, decisions));
}

const char *rule_faults_line(const struct ruleset *rs, struct arena *a)
{
	size_t faults = rules_error_count(rs), off = rules_broken_count(rs);
	const struct rules_error *e = faults ? rules_error(rs, 0) : NULL;

	if (!e)
		return NULL;
	if (!off)
		return arena_printf(a,
			ngettext("%zu fault: in %s line %d", "%zu faults: the first in %s line %d",
				(unsigned long)faults),
			faults, rule_file(e->file), e->line);
	return arena_printf(a,
		ngettext("%zu rule is off: fault in %s line %d", "%zu rules are off: fault in %s line %d",
			(unsigned long)off),
		off, rule_file(e->file), e->line);
}
