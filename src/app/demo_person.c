/* What the law gives a person, in the fictional caseload: consent, requests, what was passed on, a restriction
 * that came to its end, and a file that may go. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/office.h"
#include "demo.h"
#include "internal.h"

const char *const demo_person_lines[] = {
	"Daan|consent||recipient=employer|who=de teamleider|purpose=Bespreken welke taken bij de gezondheid passen|"
		"since=@-340|until=@18|given=spoken",
	"Ingrid|consent||recipient=jobcoach|purpose=Kennismaken met de jobcoach|since=@-40|until=@320|given=written",
	"Ingrid|disclosure||date=@-30|recipient=municipality|who=consulent van de gemeente|what=verwijzing: Jobcoach voor het "
		"leren van de kamerroutine|ground=public_task|reason=De gemeente beslist over de jobcoach.",
	"Noor|person_request||kind=access|date=@-15|text=Wil zien wat er over haar is vastgelegd.",
	"Stefan|person_request||kind=restriction|date=@-58|answered=@-50|answer=granted|text=De startdatum klopt niet; "
		"zolang dat wordt nagezocht niets ermee doen.|note=Datum hersteld; de beperking is er weer af.",
	"|employee|past|given_name=Hendrika|family_name=Oldenburg|target_group=participation_act",
	"@2|placement||employee=#past|status=ended|start=@-1900|ended=@-800|job_title=medewerker inpak",
	NULL
};

static int change(struct app *app, int64_t employee, day restricted, const char *label, struct arena *a)
{
	struct record *r;
	int rc = store_get(app->store, E_EMPLOYEE, employee, a, &r);
	if (rc)
		return rc;
	record_set_day(r, "restricted", restricted);
	if ((rc = store_begin(app->store, label)))
		return rc;
	return txn_end(app, store_put(app->store, r, NULL, NULL), NULL);
}

/* It stands in the history, and the request says why. Both ends at once: as long as it holds, the file is withheld
 * from this connection too. */
int demo_person(struct app *app)
{
	const struct condition granted[] = { { "kind", IS, "restriction" }, { "answer", IS, "granted" } };
	const struct query q = { .entity = E_REQUEST, .where = granted, .nwhere = 2, .order = "id", .limit = 1 };
	struct arena *a = arena_new();
	struct record **r;
	size_t n;
	int rc = store_find(app->store, &q, a, &r, &n);
	if (rc || n == 0)
		goto out;
	int64_t employee = record_ref(r[0], "employee");
	if ((rc = store_whole(app->store, true)) == 0 &&
		(rc = change(app, employee, record_day(r[0], "answered"), _("processing restricted"), a)) == 0)
		rc = change(app, employee, DAY_NONE, _("restriction ended"), a);
	store_whole(app->store, false);
out:
	arena_free(&a);
	return rc;
}
