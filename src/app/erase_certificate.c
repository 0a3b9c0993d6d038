/* The certificate of an erasure: what went, what stays, where copies may still be. It names nobody. */
#include "anker/choices.h"
#include "anker/str.h"
#include "anker/text.h"
#include "erase.h"

static const char *ground_label(const char *code)
{
	for (const struct choice *c = choices_erasure; c->code; c++)
		if (str_same(c->code, code))
			return lang_text(c->label);
	return code;
}

static void add_kinds(struct str *out, const struct erasing *e)
{
	int64_t kind[E_COUNT] = { 0 };
	for (size_t i = 0; i < e->n; i++)
		kind[e->record[i].entity] += !e->record[i].erased;
	str_addf(out, "\n## %s\n\n", _("What was erased"));
	for (int i = E_NONE + 1; i < E_COUNT; i++) {
		const struct entity *k = model_entity((enum entity_id)i);
		if (kind[i])
			str_addf(out, "- %lld %s\n", (long long)kind[i], lang_text(kind[i] == 1 ? k->label : k->label_plural));
	}
}

static void add_count(struct str *out, const char *words, int64_t n)
{
	if (n)
		str_addf(out, "- %s: %lld\n", words, (long long)n);
}

char *erase_certificate(const struct erasing *e, const struct certified *c, struct arena *a)
{
	struct str out = STR_INIT;
	str_addf(&out, "# %s\n\n", _("Certificate of erasure"));
	str_addf(&out, _("- Employee with number %s in this caseload\n"), id_show(e->employee, a));
	str_addf(&out, _("- By: %s, on %s\n"), text_clean(a, e->app->user, false), date_weekday(a, e->app->today));
	str_addf(&out, _("- Ground: %s\n"), ground_label(c->ground));
	str_addf(&out, _("- Reason: %s\n"), text_clean(a, c->reason, false));
	add_kinds(&out, e);
	add_count(&out, _("earlier values in the history"), c->journal);
	add_count(&out, _("drafts"), c->drafts);
	add_count(&out, _("texts about others in which the name was masked"), c->masked);
	add_count(&out, _("labels, settings, notices and the like in which the name was masked"), c->beside);
	str_addf(&out, "\n## %s\n\n", _("What stays"));
	str_addf(&out, "- %s\n", _("per placement one in the counts: year, labour market region, sector, outcome"));
	str_addf(&out, "- %s\n", _("empty records with their numbers, and when and by whom they were written"));
	add_count(&out, _("texts about others in which the name stays, as was chosen"), c->left);
	str_addf(&out, "\n## %s\n\n", _("Where copies may still be"));
	if (c->nelsewhere)
		str_addf(&out, "%s\n\n", _("Nothing of these was deleted: who keeps them does that by hand."));
	for (size_t i = 0; i < c->nelsewhere; i++)
		str_addf(&out, "- %s\n", c->elsewhere[i]);
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}

char *erase_certificate_whole(const char *certificate, const char *rewritten, struct arena *a)
{
	return arena_printf(a, "%s\n## %s\n\n%s\n", certificate, _("The file itself"),
		rewritten ? arena_printf(a, _("Written anew at %s (UTC): no byte of what was erased is left in it or in "
				"its log."), rewritten)
			  : _("Not written anew yet: old bytes may be in it until that is done (anker erase --finish)."));
}
