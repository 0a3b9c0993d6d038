/* A referral tells somebody else about a person: that takes a consent or a ground, and is noted. */
#include <string.h>

#include "anker/str.h"
#include "person_pass.h"

/* Whom a kind of organisation is to the person. */
static const struct {
	const char *addressee, *recipient;
} parties[] = {
	{ "employer", "employer" }, { "municipality", "municipality" }, { "sheltered", "employer" }, { "uwv", "uwv" },
	{ "wsp", "municipality" }, { "reintegration", "provider" }, { "jobcoaching", "jobcoach" },
	{ "health_service", "physician" }, { "insurer", "other" },
};

static const char *recipient_of(const struct record *r)
{
	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++)
		if (strcmp(parties[i].addressee, record_text(r, "addressee")) == 0)
			return parties[i].recipient;
	return "other";
}

/* Compared with what it was when it was read. */
static bool is_changed(const struct record *r, const char *field)
{
	int i = model_field(r->entity, field);
	return !r->base || !str_same(r->value[i], r->base[i]);
}

bool referral_passes(const struct record *r)
{
	static const char *const asked[] = { "what", "addressee", "organisation", "person", "placement" };
	if (r->entity->id != E_REFERRAL || !record_get(r, "placement"))
		return false;
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (!r->id || is_changed(r, asked[i]))
			return true;
	return false;
}

static int told_of(struct app *app, const struct record *r, struct arena *a, const char **recipient, struct told *out)
{
	struct told *told;
	size_t n;
	*recipient = recipient_of(r);
	int rc = app_told_about(app, E_PLACEMENT, record_ref(r, "placement"), *recipient, a, &told, &n);
	if (rc || n == 0)
		*recipient = NULL;
	else
		*out = told[0];
	return rc;
}

int app_referral_told(struct app *app, const struct record *r, struct arena *a, const char **recipient, struct told *out)
{
	*recipient = NULL;
	return referral_passes(r) ? told_of(app, r, a, recipient, out) : 0;
}

/* The organisation, and whom there. */
static const char *name_of(struct app *app, const struct record *r, struct arena *a)
{
	int64_t organisation = record_ref(r, "organisation"), person = record_ref(r, "person");
	const char *firm = organisation ? store_title(app->store, E_ORGANISATION, organisation, a) : NULL,
		   *who = person ? store_title(app->store, E_PERSON, person, a) : NULL;
	return firm && who ? arena_printf(a, "%s, %s", firm, who) : firm ? firm : who;
}

int referral_note(struct app *app, const struct record *r, const char *ground, const char *reason)
{
	struct arena *a = arena_new();
	struct told told;
	const char *recipient;
	int rc = told_of(app, r, a, &recipient, &told);
	if (rc || !recipient)
		goto out;
	const struct passing_on on = { .employee = told.employee, .placement = told.placement, .recipient = recipient,
		.to = name_of(app, r, a), .consent = told.may.consent, .ground = ground, .reason = reason,
		.what = arena_printf(a, _("referral: %s"), record_text(r, "what")) };
	if (!told.may.given && !ground && !told.may.restricted)
		rc = err_set(ERR_INVALID, _("%s: %s; give the ground in the law and why it is needed"), told.name, told.may.why);
	else
		rc = pass_on_inside(app, &on, a);
out:
	arena_free(&a);
	return rc;
}
