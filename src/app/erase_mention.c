/* Where texts about others name somebody: listed to be chosen from, or masked as chosen. */
#include <string.h>

#include "anker/text.h"
#include "erase.h"
#include "reads.h"

enum { AROUND = 40 /* bytes of text before and behind a name */ };

struct looking {
	struct erasing *e;
	struct mentions *m;
};

/* ---- near or far ---- */

static bool at_their_employer(const struct erasing *e, int64_t employer)
{
	for (size_t i = 0; employer && i < e->nemployers; i++)
		if (e->employer[i] == employer)
			return true;
	return false;
}

/* Of a talk by its employer; of what belongs to nothing far. */
static enum nearness nearness_of(const struct erasing *e, const struct text_place *at, struct arena *a)
{
	struct file_of f;
	if (file_of(e->app, at->entity, at->record, a, &f))
		return NAMED_FAR;
	return at_their_employer(e, f.employer) ? NAMED_NEAR : NAMED_FAR;
}

/* ---- one text ---- */

static const char *piece(const char *text, const struct mask_hit *h, struct arena *a)
{
	size_t len = strlen(text), from = h->at > AROUND ? h->at - AROUND : 0, to = h->at + h->len + AROUND;
	if (from)
		from = text_next(text, text_prev(text, from));
	if (to >= len)
		to = len;
	else
		to = text_prev(text, text_next(text, to));
	return text_clean(a, arena_printf(a, "%s%.*s%s", from ? "…" : "", (int)(to - from), text + from,
		to < len ? "…" : ""), false);
}

static struct erasure_mention *listed(const struct erasure_mention *m, size_t n, const struct text_place *at)
{
	for (size_t i = 0; i < n; i++)
		if (m[i].entity == at->entity && m[i].record == at->record && m[i].field == at->field)
			return (struct erasure_mention *)&m[i];
	return NULL;
}

static void list(struct looking *l, const struct text_place *at, const struct named *in, bool mask)
{
	struct mentions *m = l->m;
	struct arena *a = l->e->arena;
	void *rows = m->mention;
	struct erasure_mention *known = listed(m->mention, m->n, at);
	if (known) {
		known->mask |= mask;
		return;
	}
	*(struct erasure_mention *)arena_add(a, &rows, &m->n, sizeof *m->mention) = (struct erasure_mention){
		.entity = at->entity, .record = at->record, .field = at->field, .past = at->past,
		.title = store_title(l->e->app->store, at->entity, at->record, a),
		.text = piece(in->text, &in->first, a), .mask = mask };
	m->mention = rows;
}

static bool is_report(const struct text_place *at)
{
	return at->entity == E_REPORT && at->field == model_field(model_entity(E_REPORT), "content");
}

static struct named named_in(struct looking *l, const struct text_place *at, const char *text, enum nearness near,
	struct arena *a)
{
	struct named in;
	struct mask_hit *hit;
	if (is_report(at) && report_names_find(&l->e->names, text, near, a, &in))
		return in;
	in = (struct named){ .text = text };
	in.n = names_find(&l->e->names, text, near, a, &hit, &in.sure, &in.word);
	if (in.n) {
		in.first = hit[0];
		in.masked = names_mask(text, hit, in.n, a);
	}
	return in;
}

static const char *in_record(struct looking *l, const struct text_place *at, const char *text, struct arena *a)
{
	enum nearness near = nearness_of(l->e, at, a);
	struct named in = named_in(l, at, text, near, a);
	bool mask = in.sure || (near == NAMED_NEAR && !in.word && !l->e->names.shared);
	const struct erasure_mention *chosen = NULL;
	if (in.n == 0)
		return NULL;
	if (!l->m->write) {
		list(l, at, &in, mask);
		return NULL;
	}
	if (l->m->chosen)
		chosen = listed(l->m->chosen->mention, l->m->chosen->nmentions, at);
	if (chosen)
		mask = chosen->mask;
	if (mask)
		l->m->masked++;
	else
		l->m->left++;
	return mask ? in.masked : NULL;
}

static const char *look(void *ctx, const struct text_place *at, const char *text, struct arena *a)
{
	struct looking *l = ctx;
	if (!at->table)
		return in_record(l, at, text, a);
	const char *masked = names_mask_beside(&l->e->names, text, a);
	if (masked)
		l->m->beside++;
	return masked;
}

int mentions_find(struct erasing *e, struct mentions *m)
{
	struct looking l = { e, m };
	const struct text_search q = { .word = e->names.seek, .nwords = e->names.nseek, .except = e->record,
		.nexcept = e->n, .each = look, .ctx = &l, .write = m->write };
	return e->names.nseek ? store_texts(e->app->store, &q) : 0;
}
