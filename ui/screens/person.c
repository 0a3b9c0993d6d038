/* Everything about one employee; see person.h. */
#include "screens/person.h"

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/person.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/page.h"
#include "screens/places.h"
#include "screens/records.h"

static int document(struct app *app, int64_t employee, bool shared, struct arena *a, char **text)
{
	(void)shared; /* it is for the person: one version */
	return app_person_document(app, employee, a, text);
}

int64_t person_here(struct screen *s, struct arena *a)
{
	const struct record *shown = s->ops == &record_screen ? record_shown(s) : NULL;
	struct record *placement;

	if (shown && shown->entity->id == E_EMPLOYEE)
		return shown->id;
	if (shown && model_field(shown->entity, "employee") >= 0)
		return record_ref(shown, "employee");
	if (s->ops == &placement_screen &&
		store_get(app_of(s)->store, E_PLACEMENT, detail_of(s)->subject.placement, a, &placement) == 0)
		return record_ref(placement, "employee");
	return 0;
}

bool person_ask(struct screen *s, struct arena *a, int64_t *out)
{
	struct ask ask = { .label = _("Employee (full name or number):") };
	char *typed;

	if (ui_ask(s, &ask, a, &typed) < 0 || !*(typed = text_trim(a, typed)))
		return false;
	if (app_person_find(app_of(s), typed, a, out) == 0)
		return true;
	ui_failed(s);
	return false;
}

unsigned person_page(struct screen *s, int64_t employee)
{
	return ui_push(s, &page_screen,
		&(struct page_arg){ .title = _("Everything about this person"), .about = "", .id = employee, .text = document });
}

unsigned person_open(struct screen *s)
{
	struct arena *a = arena_new();
	int64_t employee = person_here(s, a);
	unsigned react = UI_PAINT;

	if (employee || person_ask(s, a, &employee))
		react = person_page(s, employee);
	arena_free(&a);
	return react;
}
