/* From what was typed to entities, fields and records: names in both languages,
 * ids, own numbers, exact titles. What is not understood gets a tip. */
#include <stdlib.h>
#include <string.h>

#include "anker/worklist.h"
#include "internal.h"

enum { TIP_DISTANCE = 3, OFFERED = 4 };

const char *cli_nearest(const char *word, const char *(*name)(const void *ctx, size_t i), const void *ctx)
{
	const char *best = NULL, *candidate;
	int limit = (int)strlen(word) / 3 + 1; /* what is mostly something else is no slip */
	int nearest = (limit < TIP_DISTANCE ? limit : TIP_DISTANCE) + 1;

	for (size_t i = 0; (candidate = name(ctx, i)) != NULL; i++) {
		int distance = text_distance(word, candidate);
		/* A word of three letters is not "near" when all of them differ. */
		if (distance < nearest && distance < (int)strlen(candidate)) {
			nearest = distance;
			best = candidate;
		}
	}
	return best;
}

static bool same_folded(const char *a, const char *b)
{
	struct arena *arena = arena_new();
	bool same = strcmp(text_fold(arena, a), text_fold(arena, b)) == 0;

	arena_free(&arena);
	return same;
}

static const char *entity_name(const void *ctx, size_t i)
{
	(void)ctx;
	if (i == 0)
		return "employers";
	return i < E_COUNT ? model_entity((enum entity_id)i)->plural : NULL;
}

static int unknown_entity(const char *word)
{
	struct arena *a = arena_new();
	const char *name, *all = "";

	for (size_t i = 0; (name = entity_name(NULL, i)) != NULL; i++)
		all = arena_printf(a, "%s%s%s", all, i > 0 ? ", " : "", name);
	int rc = cli_wrong(_("there are no \"%s\"; choose from %s"), word, all);
	arena_free(&a);
	return rc;
}

int cli_entity(const char *word, const struct entity **out, bool *only_employers)
{
	*out = model_entity_by_name(word);
	for (int i = E_NONE + 1; *out == NULL && i < E_COUNT; i++) {
		const struct entity *e = model_entity((enum entity_id)i);
		if (same_folded(word, e->label.nl) || same_folded(word, e->label_plural.nl) ||
			same_folded(word, e->label.en) || same_folded(word, e->label_plural.en))
			*out = e;
	}
	if (*out == NULL) {
		const char *near = cli_nearest(word, entity_name, NULL);
		if (near != NULL)
			return cli_wrong(_("there are no \"%s\"; did you mean %s?"), word, near);
		return unknown_entity(word);
	}
	if (only_employers != NULL)
		*only_employers = (*out)->id == E_ORGANISATION && strncmp(word, "organisation", 12) != 0;
	return CLI_GOOD;
}

static const char *field_name(const void *ctx, size_t i)
{
	const struct entity *e = ctx;

	return i < e->nfields ? e->fields[i].name : NULL;
}

int cli_field(const struct entity *e, const char *word, size_t n, int *out)
{
	struct arena *a = arena_new();
	const char *name = arena_strndup(a, word, n);
	int rc = CLI_GOOD;

	*out = model_field(e, name);
	for (size_t i = 0; *out < 0 && i < e->nfields; i++)
		if (same_folded(name, e->fields[i].label.nl) || same_folded(name, e->fields[i].label.en))
			*out = (int)i;
	if (*out < 0) {
		const char *near = cli_nearest(name, field_name, e);
		rc = near != NULL
			     ? cli_wrong(_("%s has no field \"%s\"; did you mean %s?"), e->name, name, near)
			     : cli_wrong(_("%s has no field \"%s\"; 'anker list --help' and anker(1) tell "
					   "the fields"),
				       e->name, name);
	}
	arena_free(&a);
	return rc;
}

static bool exists(struct cli *c, enum entity_id e, int64_t id)
{
	struct record *r;

	return store_get(c->app->store, e, id, c->arena, &r) == 0;
}

/* "3: J. de Wit (Zwolle), 9: J. de Wit (Deventer)" */
static const char *offer(struct cli *c, const struct match *m, size_t n, bool exact)
{
	const char *text = "";

	for (size_t i = 0, shown = 0; i < n && shown < OFFERED; i++) {
		if (exact && !m[i].exact)
			continue;
		bool detail = m[i].detail != NULL && *m[i].detail != '\0';
		text = arena_printf(c->arena, "%s%s%s: %s%s%s%s", text, shown++ > 0 ? ", " : "",
			id_show(m[i].id, c->arena), m[i].title, detail ? " (" : "", detail ? m[i].detail : "",
			detail ? ")" : "");
	}
	return text;
}

/* Id, own number or exact title -> id. */
static int look_up(struct cli *c, enum entity_id e, const char *word, int64_t within, int64_t *id)
{
	const struct entity *entity = model_entity(e);
	struct match *m;
	size_t n, exact = 0;

	if (id_parse(word, id) == 0 && exists(c, e, *id))
		return CLI_GOOD;
	int rc = store_lookup(c->app->store, e, word, within, 10, c->arena, &m, &n);
	if (rc < 0)
		return cli_done(rc);
	for (size_t i = 0; i < n; i++)
		if (m[i].exact && exact++ == 0)
			*id = m[i].id;
	if (exact == 1)
		return CLI_GOOD;
	if (exact > 1)
		return cli_refuse(_("more than one %s is called \"%s\": %s; use the number before the colon"),
			lang_text(entity->label), word, offer(c, m, n, true));
	if (n > 0)
		return cli_refuse(_("there is no %s \"%s\"; near it: %s"), lang_text(entity->label), word,
			offer(c, m, n, false));
	return cli_refuse(_("there is no %s \"%s\""), lang_text(entity->label), word);
}

/* A command names a record because it will show of it. */
static int find_record(struct cli *c, enum entity_id e, const char *word, int64_t within, int64_t *id)
{
	int rc = look_up(c, e, word, within, id);

	return rc != CLI_GOOD ? rc : cli_read(c, e, *id);
}

int cli_record(struct cli *c, const char *word, enum entity_id bare, enum entity_id *e, int64_t *id)
{
	const char *slash = strchr(word, '/');
	const struct entity *entity = NULL;

	/* A slash may also stand in a title ("Kok/Zonen"). */
	if (slash != NULL && bare != E_NONE)
		entity = model_entity_by_name(arena_strndup(c->arena, word, (size_t)(slash - word)));
	if (slash != NULL && bare == E_NONE) {
		int rc = cli_entity(arena_strndup(c->arena, word, (size_t)(slash - word)), &entity, NULL);
		if (rc != CLI_GOOD)
			return rc;
	}
	if (entity != NULL) {
		*e = entity->id;
		return find_record(c, *e, slash + 1, 0, id);
	}
	if (bare == E_NONE)
		return cli_wrong(_("\"%s\" names no record; write it as placement/42"), word);
	*e = bare;
	return find_record(c, bare, word, 0, id);
}

int cli_subject(struct cli *c, const char *word, int64_t *placement, int64_t *employer)
{
	enum entity_id e;
	int64_t id;
	int rc = cli_record(c, word, E_PLACEMENT, &e, &id);

	*placement = *employer = 0;
	if (rc != CLI_GOOD)
		return rc;
	if (e == E_PLACEMENT)
		*placement = id;
	else if (e == E_ORGANISATION)
		*employer = id;
	else
		return cli_wrong(_("%s is neither a placement nor an employer"), word);
	return CLI_GOOD;
}

int cli_query(struct cli *c, const char *entity, struct query *q)
{
	const struct entity *e;
	bool only_employers;
	int rc = cli_entity(entity, &e, &only_employers);

	if (rc != CLI_GOOD)
		return rc;
	struct condition *where = arena_alloc(c->arena, ((size_t)c->words + 1) * sizeof(*where));
	*q = (struct query){ .entity = e->id, .where = where, .text = c->args.value[OPT_TEXT],
		.deleted = c->args.given[OPT_ALL] };
	if (only_employers)
		where[q->nwhere++] = (struct condition){ "kind", IS, "employer" };
	if ((rc = cli_limit(c, 0, &q->limit)) != CLI_GOOD)
		return rc;
	for (int i = 1; i < c->words; i++) {
		struct condition *w = &where[q->nwhere++];
		struct condition_words said = { .op = IS };
		int field;
		char *value;
		if (condition_split(c->word[i], &said) < 0)
			return cli_wrong("%s", err_last());
		size_t n = said.length;
		w->op = said.op;
		if (n == 2 && strncmp(c->word[i], "id", 2) == 0) {
			int64_t id;
			if (id_parse(said.value, &id) < 0)
				return cli_done(ERR_INVALID);
			w->field = "id";
			w->value = arena_printf(c->arena, "%lld", (long long)id);
			continue;
		}
		if ((rc = cli_field(e, c->word[i], n, &field)) != CLI_GOOD)
			return rc;
		const struct field *f = &e->fields[field];
		w->field = f->name;
		if (f->kind == F_REF && *said.value != '\0') {
			int64_t id;
			if ((rc = find_record(c, f->ref, said.value, 0, &id)) != CLI_GOOD)
				return rc;
			value = arena_printf(c->arena, "%lld", (long long)id);
		} else if (app_parse(c->app, f, said.value, c->arena, &value) < 0) {
			return cli_done(ERR_INVALID);
		}
		w->value = value;
		if (value == NULL)
			w->op = said.op == IS_NOT || said.op == IS_SET ? IS_SET : IS_EMPTY;
	}
	return CLI_GOOD;
}

/* ---- assignments ---- */

/* References are looked up from general to particular, because a person or a
 * placement is found within the employer that was named. */
static int turn_of(const struct field *f)
{
	if (f->kind != F_REF || f->ref == E_ORGANISATION)
		return 0;
	return f->ref == E_PLACEMENT ? 1 : 2;
}
enum { TURNS = 3 };

static int64_t employer_of(struct cli *c, const struct record *r)
{
	static const char *const holder[] = { "employer", "organisation" };

	for (size_t i = 0; i < sizeof(holder) / sizeof(holder[0]); i++)
		if (record_ref(r, holder[i]))
			return record_ref(r, holder[i]);

	int64_t id = record_ref(r, "placement");
	struct record *placement;
	if (id && store_get(c->app->store, E_PLACEMENT, id, c->arena, &placement) == 0)
		return employer_of(c, placement);
	return 0;
}

static int assign(struct cli *c, struct record *r, const struct field *f, const char *value)
{
	if (f->kind != F_REF || value[strspn(value, " ")] == '\0') {
		char *parsed;
		int done = app_parse(c->app, f, value, c->arena, &parsed);
		return cli_done(done < 0 ? done : record_set(r, f->name, parsed));
	}

	int64_t id, within = f->ref == E_PERSON || f->ref == E_PLACEMENT ? employer_of(c, r) : 0;
	int rc = find_record(c, f->ref, value, within, &id);
	if (rc != CLI_GOOD)
		return rc;
	return cli_done(record_set(r, f->name, arena_printf(c->arena, "%lld", (long long)id)));
}

static int add_signal(struct cli *c, struct noted *signals, const char *value)
{
	const struct entity *e = model_entity(E_SIGNAL);
	const char *colon = strrchr(value, ':');
	const char *kind = colon != NULL ? arena_strndup(c->arena, value, (size_t)(colon - value)) : value;
	char *code, *severity = NULL;

	if (field_parse(&e->fields[model_field(e, "kind")], kind, c->options.today, c->arena, &code) < 0 ||
		(colon != NULL && field_parse(&e->fields[model_field(e, "severity")], colon + 1,
					  c->options.today, c->arena, &severity) < 0))
		return cli_done(ERR_INVALID);
	if (code == NULL)
		return cli_wrong(_("signal= needs a kind"));
	signals->item[signals->n++] = (struct noted_signal){ code, severity != NULL ? severity : "2", NULL };
	return CLI_GOOD;
}

int cli_assign(struct cli *c, struct record *r, int from, struct noted *signals)
{
	int rc = CLI_GOOD;

	if (signals != NULL)
		signals->item = arena_alloc(c->arena, (size_t)c->words * sizeof(*signals->item));
	for (int turn = 0; turn < TURNS; turn++)
		for (int i = from; i < c->words && rc == CLI_GOOD; i++) {
			const char *equals = strchr(c->word[i], '=');
			int field;
			if (equals == NULL || equals == c->word[i])
				return cli_wrong(_("\"%s\" sets nothing; write FIELD=VALUE"), c->word[i]);
			if (signals != NULL && strncmp(c->word[i], "signal=", 7) == 0) {
				if (turn == 0)
					rc = add_signal(c, signals, equals + 1);
				continue;
			}
			rc = cli_field(r->entity, c->word[i], (size_t)(equals - c->word[i]), &field);
			if (rc == CLI_GOOD && turn_of(&r->entity->fields[field]) == turn)
				rc = assign(c, r, &r->entity->fields[field], equals + 1);
		}
	return rc;
}
