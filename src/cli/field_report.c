/* What a take-out brings, for people and as JSON; and that JSON read back, from another machine. */
#include <string.h>

#include "field.h"
#include "field_home.h"

enum { LISTED = 20 /* conflicts; all are counted */ };

/* The counts of a report by their keys. */
static const struct {
	const char *key;
	size_t at;
} counts[] = {
	{ "transactions", offsetof(struct bring_report, txns) },
	{ "known", offsetof(struct bring_report, known) },
	{ "same", offsetof(struct bring_report, same) },
	{ "moved", offsetof(struct bring_report, moved) },
	{ "erased", offsetof(struct bring_report, erased) },
	{ "shelved", offsetof(struct bring_report, shelved) },
	{ "conflicts_field", offsetof(struct bring_report, fields) },
	{ "conflicts_gone", offsetof(struct bring_report, gone) },
	{ "conflicts_kept", offsetof(struct bring_report, kept) },
	{ "conflicts_refused", offsetof(struct bring_report, refused) },
}, by_kind[] = {
	{ "new", offsetof(struct bring_report, made) },
	{ "changed", offsetof(struct bring_report, changed) },
	{ "deleted", offsetof(struct bring_report, deleted) },
	{ "restored", offsetof(struct bring_report, restored) },
};

static int64_t *count_at(struct bring_report *r, size_t at)
{
	return (int64_t *)((char *)r + at);
}

/* ---- as JSON ---- */

static json_t *kinds_json(const int64_t *n)
{
	json_t *o = json_object();

	for (int e = E_NONE + 1; e < E_COUNT; e++)
		if (n[e] != 0)
			json_object_set_new(o, model_entity((enum entity_id)e)->name, json_integer(n[e]));
	return o;
}

json_t *cli_report_json(struct cli *c, const struct field_report *r, bool preview)
{
	struct bring_report count = r->count;
	const struct takeout *t = &r->takeout;
	json_t *o = json_object(), *conflicts = json_array();

	json_object_set_new(o, "takeout", json_integer(count.site));
	json_object_set_new(o, "owner", json_text(t->owner));
	json_object_set_new(o, "label", json_text(t->label));
	json_object_set_new(o, "since", json_text(t->at));
	json_object_set_new(o, "preview", json_boolean(preview));
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		json_object_set_new(o, counts[i].key, json_integer(*count_at(&count, counts[i].at)));
	for (size_t i = 0; i < sizeof(by_kind) / sizeof(by_kind[0]); i++)
		json_object_set_new(o, by_kind[i].key, kinds_json(count_at(&count, by_kind[i].at)));
	for (size_t i = 0; i < r->nconflicts; i++) {
		json_t *item = cli_shelf_json(c, &r->conflict[i]);
		if (preview)
			json_object_set_new(item, "id", json_null());
		json_array_append_new(conflicts, item);
	}
	json_object_set_new(o, "conflicts", conflicts);
	return o;
}

/* ---- in words ---- */

static const char *takeout_words(struct cli *c, int site, const char *owner, const char *label, const char *at)
{
	if (owner == NULL || label == NULL || at == NULL)
		return arena_printf(c->arena, _("take-out %d"), site);
	return arena_printf(c->arena, _("take-out %d (%s, %s, since %s)"), site, owner, label, cli_moment(c, at));
}

void cli_report_read(struct cli *c, const struct field_report *r, bool preview, struct homecoming *out)
{
	const struct takeout *t = &r->takeout;

	*out = (struct homecoming){ .takeout = takeout_words(c, r->count.site, t->owner, t->label, t->at),
		.count = r->count,
		.conflict = arena_alloc(c->arena, (r->nconflicts + 1) * sizeof(*out->conflict)),
		.nconflicts = r->nconflicts };
	for (size_t i = 0; i < r->nconflicts; i++) {
		cli_beside(c, &r->conflict[i], &out->conflict[i]);
		if (preview) /* not on the shelf yet: no number to settle it by */
			out->conflict[i].id = 0;
	}
}

static const char *text_at(struct cli *c, const json_t *o, const char *key)
{
	return arena_strdup(c->arena, json_string_value(json_object_get(o, key)));
}

static void parse_conflict(struct cli *c, const json_t *o, struct beside *out)
{
	const char *what = text_at(c, o, "what_text");

	*out = (struct beside){ .id = json_integer_value(json_object_get(o, "id")),
		.what = what != NULL ? what : "",
		.before = text_at(c, o, "before_text"),
		.office = text_at(c, o, "office_text"),
		.office_by = text_at(c, o, "office_by"),
		.laptop = text_at(c, o, "laptop_text"),
		.laptop_by = text_at(c, o, "laptop_by"),
		.reason = text_at(c, o, "reason") };
}

bool cli_report_parse(struct cli *c, const char *text, struct homecoming *out)
{
	json_t *o = json_loads(text, 0, NULL), *conflicts = json_object_get(o, "conflicts");
	bool whole = json_is_integer(json_object_get(o, "transactions")) && json_is_array(conflicts);
	const char *owner = text_at(c, o, "owner"), *label = text_at(c, o, "label"), *at = text_at(c, o, "since");

	*out = (struct homecoming){ 0 };
	for (size_t i = 0; whole && i < sizeof(counts) / sizeof(counts[0]); i++)
		*count_at(&out->count, counts[i].at) = json_integer_value(json_object_get(o, counts[i].key));
	for (size_t i = 0; whole && i < sizeof(by_kind) / sizeof(by_kind[0]); i++) {
		const json_t *kinds = json_object_get(o, by_kind[i].key);
		for (int e = E_NONE + 1; e < E_COUNT; e++)
			count_at(&out->count, by_kind[i].at)[e] =
				json_integer_value(json_object_get(kinds, model_entity((enum entity_id)e)->name));
	}
	out->count.site = (int)json_integer_value(json_object_get(o, "takeout"));
	out->takeout = takeout_words(c, out->count.site, owner, label, at);
	out->nconflicts = whole ? json_array_size(conflicts) : 0;
	out->conflict = arena_alloc(c->arena, (out->nconflicts + 1) * sizeof(*out->conflict));
	for (size_t i = 0; i < out->nconflicts; i++)
		parse_conflict(c, json_array_get(conflicts, i), &out->conflict[i]);
	json_decref(o);
	return whole;
}

void cli_report_print(struct cli *c, const char *path, const struct homecoming *h)
{
	size_t n;
	char **line = field_report_lines(&h->count, c->arena, &n);

	cli_print(c, "%s: %s\n", strcmp(path, "-") == 0 ? _("standard input") : path, h->takeout);
	if (n == 0 && h->count.known > 0)
		cli_print(c, "  %s\n", _("everything in it had come home before; nothing was changed"));
	else if (n == 0)
		cli_print(c, "  %s\n", _("nothing was done in it"));
	for (size_t i = 0; i < n; i++)
		cli_print(c, "  %s\n", line[i]);
	for (size_t i = 0; i < h->nconflicts && i < LISTED; i++)
		cli_beside_print(c, &h->conflict[i]);
	if (h->nconflicts > LISTED)
		cli_print(c, _("      and %zu more\n"), h->nconflicts - LISTED);
}
