/* Choice lists of a shared caseload: what is written in the read log and told to colleagues. */
#include "choice_rows.h"

const struct choice choices_opened[] = {
	S("signal", "dringend signaal", "urgent signal", "signaal"),
	S("asked", "collega vroeg het", "colleague asked", "gevraagd"),
	S("complaint", "klacht", "complaint", NULL), S("other", "anders", "other", "overig"), END
};

const struct choice choices_read[] = {
	C("own", "eigen dossier", "own file"), C("stand_in", "waarneming", "stand-in"),
	C("opened", "met een reden", "with a reason"), C("nobody", "van niemand", "nobody's"),
	C("reach", "binnen bereik", "within reach"), C("office", "voor het kantoor", "for the office"),
	C("research", "zonder namen", "without names"), C("asked", "gezocht", "looked for"),
	C("erased", "gewist", "erased"), END
};

const struct choice choices_notice[] = {
	C("opened", "opende een dossier", "opened a file"), C("handed_over", "droeg over", "handed over"),
	C("taken_over", "dossiers gingen naar een ander", "files went to another"),
	C("stand_in", "waarneming", "stand-in"), C("stand_in_end", "einde van de waarneming",
		"end of the stand-in"),
	C("assigned", "koppelde een werkgever aan u", "gave you an employer"), END
};
