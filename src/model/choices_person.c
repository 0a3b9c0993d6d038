/* The choice lists of the rights of a person: whom something goes to, on which ground, what
 * somebody asks about their file and what the answer was. */
#include "choice_rows.h"

const struct choice choices_recipient[] = {
	S("employer", "werkgever", "employer", "wg|leidinggevende|supervisor"),
	S("employee", "de persoon zelf", "the person concerned", "werknemer|employee"),
	S("jobcoach", "jobcoach", "job coach", "coach"),
	S("physician", "bedrijfsarts of arbodienst", "occupational physician or health service", "bedrijfsarts|arbodienst"),
	C("uwv", "UWV", "UWV"),
	C("municipality", "gemeente", "municipality"),
	S("provider", "re-integratiebedrijf of behandelaar", "reintegration service or carer", "aanbieder|behandelaar"),
	S("colleague", "collega-deskundige", "fellow expert", "collega|colleague"),
	S("family", "naaste of vertegenwoordiger", "relative or representative", "familie|vertegenwoordiger"),
	S("other", "anders", "other", "overig"), END
};

/* Each with the article it stands on (share/reference/avg.regel says what it asks). */
const struct choice choices_ground[] = {
	C("reintegration", "re-integratie bij ziekte of beperking (UAVG art. 30 lid 1 b)",
		"reintegration at illness or incapacity (UAVG art. 30(1)(b))"),
	C("legal_duty", "wettelijke plicht (AVG art. 6 lid 1 c)", "legal obligation (GDPR art. 6(1)(c))"),
	C("public_task", "publieke taak (AVG art. 6 lid 1 e)", "public task (GDPR art. 6(1)(e))"),
	C("contract", "overeenkomst met deze persoon (AVG art. 6 lid 1 b)",
		"contract with this person (GDPR art. 6(1)(b))"),
	C("vital", "levensbelang (AVG art. 6 lid 1 d)", "vital interests (GDPR art. 6(1)(d))"),
	C("legitimate", "gerechtvaardigd belang, afgewogen (AVG art. 6 lid 1 f)",
		"legitimate interest, weighed (GDPR art. 6(1)(f))"),
	C("legal_claim", "rechtsvordering (AVG art. 9 lid 2 f, art. 18 lid 2)",
		"legal claims (GDPR art. 9(2)(f), art. 18(2))"), END
};

const struct choice choices_given[] = {
	S("written", "schriftelijk", "in writing", "brief|formulier|form"),
	S("spoken", "mondeling", "spoken", "telefoon|gesprek"),
	S("message", "per bericht", "by message", "mail|e-mail"), END
};

const struct choice choices_request[] = {
	C("access", "inzage (AVG art. 15)", "access (GDPR art. 15)"),
	C("correction", "correctie (AVG art. 16)", "correction (GDPR art. 16)"),
	C("erasure", "wissen (AVG art. 17)", "erasure (GDPR art. 17)"),
	C("restriction", "beperking (AVG art. 18)", "restriction (GDPR art. 18)"),
	C("objection", "bezwaar (AVG art. 21)", "objection (GDPR art. 21)"), END
};

const struct choice choices_request_answer[] = {
	S("granted", "toegewezen", "granted", "ja|yes"),
	S("partly", "deels toegewezen", "partly granted", "deels"),
	S("refused", "afgewezen", "refused", "nee|no"),
	S("withdrawn", "ingetrokken", "withdrawn by the person", "vervallen"), END
};
