/* The model of life_model.h. */
#include "life_model.h"

const char model_rules[] =
	"regel met-lijst\n"
	"  titel \"Met lijst\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 50\n  groep lijst\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werkgever langer dan 28 dagen\n"
	"  stel voor werkgever_spreken binnen 2 weken\n"
	"  omdat \"Een\"\n  let op \"Een\"\n"
	"  rust 60 dagen na afwijzen, 10 dagen na uitvoeren\n"
	"  opnieuw bij verloop, open_signalen\n"
	"\n"
	"regel zonder-lijst\n"
	"  titel \"Zonder lijst\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 50\n  groep zonder\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werkgever langer dan 28 dagen\n"
	"  urgenter als\n"
	"    - open_signalen minstens 2\n"
	"    - sinds laatste_contact_werkgever langer dan 56 dagen\n"
	"  stel voor werkgever_spreken binnen 2 weken\n"
	"  omdat \"Twee\"\n  let op \"Twee\"\n"
	"  rust 60 dagen na afwijzen, 10 dagen na uitvoeren\n"
	"\n"
	"regel bij-werkgever\n"
	"  titel \"Bij de werkgever\"\n"
	"  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  groep organisatie\n"
	"  als\n"
	"    - aantal plaatsingen met (verloop is moeizaam) minstens 1\n"
	"  urgenter als\n"
	"    - aantal plaatsingen met (verloop is moeizaam) minstens 2\n"
	"  stel voor organisatieadvies_aanbieden binnen 4 weken\n"
	"  omdat \"Drie\"\n  let op \"Drie\"\n"
	"  rust 60 dagen na afwijzen, 10 dagen na uitvoeren\n"
	"  vervangt met-lijst\n";

struct world world;

static int difficult(const struct facts_then f[PLACEMENTS])
{
	return (f[0].course == DIFFICULT) + (f[1].course == DIFFICULT);
}

static bool is_true(int rule, int subject)
{
	if (rule == EMPLOYERS)
		return subject == PLACEMENTS && difficult(world.now) >= 1;
	return subject < PLACEMENTS && app->today - world.now[subject].last > 28;
}

static bool urgent(const struct facts_then *f)
{
	return f->signals >= 2 || app->today - f->last > 56;
}

static bool deciding_changed(int rule, int subject, const struct answered *d)
{
	if (rule == EMPLOYERS)
		return (d->turning && d->person_then[0] + d->person_then[1] !=
				world.now[0].person + world.now[1].person) ||
			(difficult(d->then) >= 2) != (difficult(world.now) >= 2) || difficult(d->then) < 1;
	const struct facts_then *was = &d->then[subject], *is = &world.now[subject];
	if (d->turning && d->person_then[subject] != is->person)
		return true;
	if (rule == LISTED)
		return was->course != is->course || was->signals != is->signals;
	return (was->signals >= 2) != (is->signals >= 2) ||
		(app->today - was->last > 56) != (app->today - is->last > 56);
}

/* On the day itself: one that was logged after it. */
static bool contact_since(int subject, const struct answered *d)
{
	for (int p = 0; p < PLACEMENTS; p++)
		for (int i = 0; (subject == PLACEMENTS || subject == p) && i < world.ncontacts[p]; i++)
			if (world.contact[p][i] > d->on ||
				(world.contact[p][i] == d->on && i >= d->contacts_then[p]))
				return true;
	return false;
}

static enum expected by_answer(int rule, int subject)
{
	const struct answered *d = &world.answered[rule][subject];
	day today = app->today;
	if (!d->is)
		return SHOWN;
	if (d->verdict == 'a')
		return d->action == 'o' ? QUIET : d->action == 'x' ? BACK :
			today < d->closed + REST_DONE ? QUIET : SHOWN;
	if (d->verdict == 'p' && d->wait == WAIT_DATE)
		return today < d->until ? QUIET : BACK;
	if (today >= d->on + REST_REFUSED)
		return BACK;
	if (d->verdict == 'p' && d->wait == WAIT_CONTACT)
		return contact_since(subject, d) ? BACK : QUIET;
	return deciding_changed(rule, subject, d) ? BACK : QUIET;
}

enum expected expect(int rule, int subject)
{
	if (!is_true(rule, subject))
		return SILENT;
	enum expected e = by_answer(rule, subject), over;
	if (e == QUIET || rule == EMPLOYERS)
		return e;
	if (rule == LISTED && is_true(EMPLOYERS, PLACEMENTS)) {
		over = by_answer(EMPLOYERS, PLACEMENTS);
		if (over == SHOWN || over == BACK)
			return REPLACED;
	}
	bool now = rule == UNLISTED && urgent(&world.now[subject]);
	return world.rest[subject] > app->today && !now ? RESTING : e;
}
