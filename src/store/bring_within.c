/* What a laptop may write to in a shared caseload: what went along with it and what was made on it. Whoever
 * can open a take-out can write anything into one; without this it would be a way into a colleague's files. */
#include "bring.h"
#include "taker.h"

int bring_went(struct bring *b, enum entity_id e, int64_t id)
{
	bool went = true;
	int rc = b->options->taker && id ? taker_went(b->office, b->field->site, e, id, &went) : 0;

	if (rc == 0 && !went)
		rc = err_set(ERR_DENIED,
			_("the take-out holds changes of a record that did not go along with it (%s); nothing was brought in"),
			lang_text(model_entity(e)->label));
	return rc;
}

int bring_within(struct bring *b, const struct brought_entry *en)
{
	const struct entity *e = en->entity;
	int rc = bring_went(b, e->id, en->record);

	for (size_t i = 0; b->options->taker && en->after && rc == 0 && i < e->nfields; i++) {
		int64_t id;
		bool refers = e->fields[i].kind == F_REF && en->after[i] && (!en->changed || en->changed[i]);
		if (refers && id_parse(en->after[i], &id) == 0)
			rc = bring_went(b, e->fields[i].ref, id);
	}
	return rc;
}
