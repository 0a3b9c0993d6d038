/* What goes along and what stays here, per kind of record. */
#include "field.h"

void cli_travel_print(struct cli *c, const struct travel_count *count)
{
	const struct column col[] = {
		{ _("Kind"), false, true }, { _("Travels"), true, true }, { _("Stays here"), true, true },
	};
	struct table *t = table_new(c, col, sizeof(col) / sizeof(col[0]));

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (count->travels[e] > 0 || count->stays[e] > 0)
			table_row(t, (const char *const[]){
				lang_text(model_entity((enum entity_id)e)->label_plural),
				arena_printf(c->arena, "%lld", (long long)count->travels[e]),
				arena_printf(c->arena, "%lld", (long long)count->stays[e]) });
	table_end(&t);
	cli_print(c, "\n");
	cli_wrap(c, 0, "", _("Stays here: what is older than the period and no longer counts, and what is only about "
		"others at the same employers. Never travels: colleagues' views of a weighing and what they thought "
		"when they weighed, the journal of before, the read log, drafts, and settings of others."));
}

json_t *cli_travel_json(const struct travel_count *count)
{
	json_t *o = json_object();

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (count->travels[e] > 0 || count->stays[e] > 0) {
			json_t *one = json_object();
			json_object_set_new(one, "travels", json_integer(count->travels[e]));
			json_object_set_new(one, "stays", json_integer(count->stays[e]));
			json_object_set_new(o, model_entity((enum entity_id)e)->plural, one);
		}
	return o;
}

const char *cli_of_kind(struct cli *c, int64_t n, enum entity_id id)
{
	const struct entity *e = model_entity(id);

	return arena_printf(c->arena, "%lld %s", (long long)n, lang_text(n == 1 ? e->label : e->label_plural));
}

int cli_taken_kinds(struct cli *c, int site, struct kind_count out[E_COUNT], size_t *n)
{
	*n = 0;
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		struct match *m;
		size_t found;
		int rc = store_taken(c->app->store, site, (enum entity_id)e, c->arena, &m, &found);
		if (rc < 0)
			return cli_done(rc);
		if (found > 0)
			out[(*n)++] = (struct kind_count){ (enum entity_id)e, (int64_t)found };
	}
	return CLI_GOOD;
}
