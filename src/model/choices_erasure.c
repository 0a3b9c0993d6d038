/* Why a person's file is erased for good (GDPR, article 17, and the clocks of bewaren.regel). */
#include "choice_rows.h"

const struct choice choices_erasure[] = {
	S("retention", "bewaartijd voorbij", "time to keep it is over", "bewaartermijn|retention period"),
	S("request", "verzoek van de persoon", "request of the person", "verzoek|wisverzoek"),
	S("consent", "toestemming ingetrokken", "consent withdrawn", "toestemming"),
	S("objection", "bezwaar gegrond", "objection upheld", "bezwaar"),
	S("unlawful", "had niet vastgelegd mogen worden", "should not have been recorded", "onrechtmatig"),
	S("duty", "de wet verplicht ertoe", "the law demands it", "wettelijke plicht"), END
};
