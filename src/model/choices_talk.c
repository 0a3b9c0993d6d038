/* Choice lists of the conversation: decisions and what weighed, talks and their answers. */
#include "choice_rows.h"

const struct choice choices_verdict[] = {
	C("accepted", "overgenomen", "accepted"), C("postponed", "uitgesteld", "postponed"),
	C("dismissed", "afgewezen", "dismissed"), C("considering", "in beraad", "under consideration"), END
};

/* What a postponed suggestion waits for; empty: its date. */
const struct choice choices_wait[] = {
	C("date", "een datum", "a date"), C("contact", "het volgende contact", "the next contact"),
	C("change", "een verandering", "a change"), END
};

/* How far a decision was thought through (S004: in steps, slowed down). */
const struct choice choices_depth[] = {
	C("quick", "snel", "quick"), C("short", "kort", "short"), C("slow", "vertraagd", "slowed down"), END
};

const struct choice choices_impression[] = {
	C("yes", "ja, doen", "yes, do it"), C("no", "nee, niet doen", "no, don't"),
	C("unsure", "twijfel", "in doubt"), END
};

const struct choice choices_client_view[] = {
	C("agrees", "gevraagd: eens", "asked: agrees"), C("differs", "gevraagd: ziet het anders", "asked: sees it otherwise"),
	C("not_asked", "nog niet gevraagd", "not asked yet"), END
};

const struct choice choices_explained[] = {
	C("now", "nu gedaan", "done now"), C("next", "in het volgende gesprek", "in the next conversation"),
	C("no", "nee", "no"), END
};

const struct choice choices_factor_group[] = {
	C("client", "werknemer", "employee"), C("work", "werk en werkgever", "work and employer"),
	C("professional", "uzelf als professional", "yourself as a professional"),
	C("context", "wet, beleid en omgeving", "law, policy and surroundings"), END
};

const struct choice choices_reason[] = {
	C("not_needed", "niet nodig", "not needed"), C("arranged", "al geregeld", "already arranged"),
	C("employee_declines", "werknemer wil niet", "employee declines"),
	C("employer_declines", "werkgever wil niet", "employer declines"),
	C("not_feasible", "nu niet haalbaar", "not feasible now"),
	C("facts_wrong", "feiten kloppen niet", "facts are wrong"),
	C("rule_unfit", "regel past niet", "rule does not fit"), END
};

const struct choice choices_interview_state[] = {
	C("open", "bezig", "under way"), C("paused", "onderbroken", "paused"),
	C("finished", "afgerond", "finished"), C("cancelled", "vervallen", "cancelled"), END
};

/* What a row of a talk is: an answer in one of five ways, or a note. */
const struct choice choices_answer_state[] = {
	C("answered", "beantwoord", "answered"), C("unchanged", "ongewijzigd", "unchanged"),
	C("dont_know", "weet het niet", "doesn't know"), C("refused", "wil het niet zeggen", "won't say"),
	C("not_applicable", "niet van toepassing", "not applicable"), C("remark", "opmerking", "remark"),
	C("note", "notitie", "note"), END
};

const struct choice choices_audience[] = {
	C("employer", "de werkgever", "the employer"), C("employee", "de werknemer", "the employee"), END
};
