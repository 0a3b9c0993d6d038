/* A list of records; see record_list.h. */
#include "screens/record_list.h"

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	const struct record_list *rl = s->state;

	for (size_t i = 0; i < limit && offset + i < rl->n; i++) {
		rows[i].id = rl->r[offset + i]->id;
		rl->kind->cells(app_of(s), a, rl->r[offset + i], &rows[i]);
	}
	return 0;
}

int record_list_open(struct screen *s, const struct record_kind *kind)
{
	struct record_list *rl = s->state;

	rl->kind = kind;
	list_init(&rl->list);
	rl->list.columns = kind->columns;
	rl->list.column_count = kind->ncolumns;
	rl->list.fetch = fetch;
	rl->list.ctx = s;
	rl->list.empty = kind->empty;
	rl->list.empty_action = kind->empty_action;
	return 0;
}

int record_list_load(struct screen *s)
{
	struct record_list *rl = s->state;
	int rc = rl->kind->load(app_of(s), s->arena, &rl->r, &rl->n);

	if (rc < 0)
		rl->n = 0;
	list_set_count(&rl->list, rl->n);
	return rc;
}

struct list *record_list_of(struct screen *s)
{
	return &((struct record_list *)s->state)->list;
}

void record_list_done(struct screen *s)
{
	list_done(record_list_of(s));
}

const struct record *record_list_selected(const struct screen *s)
{
	const struct record_list *rl = s->state;

	return rl->list.sel < rl->n ? rl->r[rl->list.sel] : NULL;
}
