/* Choice lists of the support: goals, absence, job coaching, referrals, advice. */
#include "choice_rows.h"

const struct choice choices_goal_kind[] = {
	S("learning", "leerdoel", "learning goal", "leren"),
	S("performance", "prestatiedoel", "performance goal", "presteren"), END
};

const struct choice choices_step_state[] = {
	C("todo", "nog te doen", "to do"),
	S("practising", "oefent", "practising", "bezig"),
	S("mastered", "lukt zelfstandig", "done independently", "klaar"), END
};

const struct choice choices_track[] = {
	S("first", "spoor 1: eigen werkgever", "track 1: own employer", "1|spoor 1"),
	S("second", "spoor 2: andere werkgever", "track 2: other employer", "2|spoor 2"),
	S("both", "beide sporen", "both tracks", "1+2"), END
};

/* The steps of the Wet verbetering poortwachter; when each is due is data of share/reference. */
const struct choice choices_milestone[] = {
	C("report", "ziekmelding bij de arbodienst", "report to the health service"),
	C("analysis", "probleemanalyse", "problem analysis"),
	C("plan", "plan van aanpak", "plan of action"),
	C("evaluation", "evaluatie van het plan", "evaluation of the plan"),
	C("notice_uwv", "melding aan UWV", "notice to UWV"),
	C("first_year", "eerstejaarsevaluatie", "first year evaluation"),
	C("second_track", "start spoor 2", "start of track 2"),
	C("letter_uwv", "brief van UWV over de WIA", "letter of UWV on the WIA"),
	C("final_evaluation", "eindevaluatie en actueel oordeel", "final evaluation and current opinion"),
	C("wia_application", "WIA-aanvraag", "WIA application"),
	C("end_of_wait", "einde wachttijd", "end of the waiting period"), END
};

const struct choice choices_scorer[] = {
	S("employer", "werkgever", "employer", "wg"),
	S("employee", "werknemer", "employee", "wn"),
	S("expert", "arbeidsdeskundige", "labour expert", "ad"), END
};

const struct choice choices_referral_state[] = {
	S("requested", "aangevraagd", "requested", "gevraagd"),
	S("accepted", "geaccepteerd", "accepted", "toegekend"),
	S("refused", "geweigerd", "refused", "afgewezen"),
	S("running", "loopt", "running", "actief"),
	S("done", "afgerond", "done", "klaar"), END
};

const struct choice choices_funder[] = {
	C("uwv", "UWV", "UWV"),
	C("municipality", "gemeente", "municipality"),
	C("employer", "werkgever", "employer"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_coach_kind[] = {
	C("internal", "intern", "internal"),
	C("external", "extern", "external"), END
};

const struct choice choices_helped[] = {
	C("helped", "hielp", "helped"),
	C("partly", "hielp een beetje", "helped a little"),
	C("not", "hielp niet", "did not help"),
	C("unknown", "nog niet duidelijk", "not clear yet"), END
};

const struct choice choices_involvement[] = {
	C("continuous", "doorlopend", "continuous"),
	C("one_off", "eenmalig", "one-off"), END
};

/* The six questions of S002 guide 8. */
const struct choice choices_advice[] = {
	C("own_work", "kan het eigen werk, of moet het anders?", "own work, or adapt it?"),
	C("other_work", "welk ander werk kan?", "which other work?"),
	C("second_track", "wat vraagt het tweede spoor?", "what does the second track ask?"),
	C("ill_again", "wat geldt bij opnieuw ziek worden?", "what applies when ill again?"),
	C("training", "is om- of bijscholing mogelijk?", "is retraining possible?"),
	C("schemes", "welke regelingen zijn er?", "which schemes are there?"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_follow_up[] = {
	C("followed", "opgevolgd", "followed"),
	C("partly", "deels opgevolgd", "partly followed"),
	C("not", "niet opgevolgd", "not followed"), END
};
