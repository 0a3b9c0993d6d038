/* Choice lists of the work: capacity, tasks and what they ask, adaptations, functions. */
#include "choice_rows.h"

/* The six rubrics of the list of functional abilities (FML), and their points as a
 * labour expert names them: what someone can do and what work asks, no diagnosis. */
const struct choice choices_rubric[] = {
	C("personal", "persoonlijk functioneren", "personal functioning"),
	C("social", "sociaal functioneren", "social functioning"),
	C("surroundings", "fysieke omgeving", "physical surroundings"),
	C("movement", "dynamische handelingen", "movements"),
	C("posture", "statische houdingen", "postures"),
	C("hours", "werktijden", "working hours"), END
};

const struct choice choices_capacity_item[] = {
	G("personal", "concentration", "aandacht vasthouden", "keeping attention"),
	G("personal", "dividing_attention", "aandacht verdelen", "dividing attention"),
	G("personal", "remembering", "herinneren", "remembering"),
	G("personal", "self_insight", "eigen kunnen inschatten", "judging own ability"),
	G("personal", "purposeful", "doelmatig handelen", "acting purposefully"),
	G("personal", "independent", "zelfstandig handelen", "acting independently"),
	G("personal", "pace", "handelingstempo", "pace of acting"),
	G("personal", "predictable", "voorspelbaar werk", "predictable work"),
	G("personal", "interruptions", "storingen en onderbrekingen", "disturbance and interruptions"),
	G("personal", "deadlines", "deadlines en productiepieken", "deadlines and production peaks"),
	G("personal", "personal_risk", "verhoogd persoonlijk risico", "raised personal risk"),
	G("personal", "guidance", "begeleiding nodig", "guidance needed"),
	G("personal", "personal_other", "persoonlijk functioneren, anders", "personal functioning, other"),
	G("social", "seeing", "zien", "seeing"),
	G("social", "hearing", "horen", "hearing"),
	G("social", "speaking", "spreken", "speaking"),
	G("social", "writing", "schrijven", "writing"),
	G("social", "reading", "lezen", "reading"),
	G("social", "others_emotions", "emoties van anderen hanteren", "dealing with the emotions of others"),
	G("social", "own_feelings", "eigen gevoelens uiten", "expressing own feelings"),
	G("social", "conflict", "omgaan met conflicten", "dealing with conflict"),
	G("social", "cooperation", "samenwerken", "working together"),
	G("social", "transport", "vervoer", "travel"),
	G("social", "customers", "klantcontact", "contact with customers"),
	G("social", "dependants", "omgaan met hulpbehoevenden", "people in need of care"),
	G("social", "leading", "leidinggeven", "leading others"),
	G("social", "social_other", "sociaal functioneren, anders", "social functioning, other"),
	G("surroundings", "heat", "hitte", "heat"),
	G("surroundings", "cold", "koude", "cold"),
	G("surroundings", "draught", "tocht", "draught"),
	G("surroundings", "skin_contact", "huidcontact", "skin contact"),
	G("surroundings", "protection", "beschermende middelen dragen", "wearing protection"),
	G("surroundings", "dust", "stof, rook, gas en damp", "dust, smoke, gas and vapour"),
	G("surroundings", "noise", "geluid", "noise"),
	G("surroundings", "vibration", "trilling", "vibration"),
	G("surroundings", "stimuli", "licht, drukte en andere prikkels", "light, bustle and other stimuli"),
	G("surroundings", "allergens", "stoffen waar iemand niet tegen kan", "substances to avoid"),
	G("surroundings", "surroundings_other", "fysieke omgeving, anders", "physical surroundings, other"),
	G("movement", "hands", "hand- en vingergebruik", "use of hands and fingers"),
	G("movement", "touch", "tastzin", "sense of touch"),
	G("movement", "keyboard", "toetsenbord en muis", "keyboard and mouse"),
	G("movement", "screwing", "schroefbeweging met hand en arm", "turning with hand and arm"),
	G("movement", "reaching", "reiken", "reaching"),
	G("movement", "frequent_reaching", "vaak reiken", "frequent reaching"),
	G("movement", "bending", "buigen", "bending"),
	G("movement", "frequent_bending", "vaak buigen", "frequent bending"),
	G("movement", "twisting", "torderen", "twisting"),
	G("movement", "pushing", "duwen en trekken", "pushing and pulling"),
	G("movement", "lifting", "tillen en dragen", "lifting and carrying"),
	G("movement", "frequent_light", "vaak lichte voorwerpen hanteren", "frequent handling of light things"),
	G("movement", "frequent_heavy", "vaak zware voorwerpen hanteren", "frequent handling of heavy things"),
	G("movement", "head", "hoofdbewegingen", "movements of the head"),
	G("movement", "walking", "lopen", "walking"),
	G("movement", "walking_at_work", "lopen tijdens het werk", "walking during work"),
	G("movement", "stairs", "traplopen", "climbing stairs"),
	G("movement", "climbing", "klimmen", "climbing"),
	G("movement", "kneeling", "knielen en hurken", "kneeling and squatting"),
	G("movement", "movement_other", "dynamische handelingen, anders", "movements, other"),
	G("posture", "sitting", "zitten", "sitting"),
	G("posture", "sitting_at_work", "zitten tijdens het werk", "sitting during work"),
	G("posture", "standing", "staan", "standing"),
	G("posture", "standing_at_work", "staan tijdens het werk", "standing during work"),
	G("posture", "kneeled", "geknield of gehurkt werken", "working kneeled or squatted"),
	G("posture", "bent", "gebogen of getordeerd werken", "working bent or twisted"),
	G("posture", "overhead", "boven schouderhoogte werken", "working above shoulder height"),
	G("posture", "head_still", "hoofd in één stand houden", "keeping the head still"),
	G("posture", "alternation", "afwisseling van houding", "change of posture"),
	G("posture", "posture_other", "statische houdingen, anders", "postures, other"),
	G("hours", "time_of_day", "delen van het etmaal", "parts of the day and night"),
	G("hours", "hours_a_day", "uren per dag", "hours a day"),
	G("hours", "hours_a_week", "uren per week", "hours a week"),
	G("hours", "hours_other", "werktijden, anders", "working hours, other"), END
};

/* On the scale of the list of functional abilities; 3 leaves nothing. */
const struct choice choices_limitation[] = {
	S("0", "niet beperkt", "not limited", "normaal|nee|normal"),
	S("1", "licht beperkt", "slightly limited", "beperkt|limited"),
	C("2", "sterk beperkt", "strongly limited"),
	S("3", "kan niet", "cannot", "niet mogelijk"), END
};

/* What a task asks on a point; it fits where load + limitation stay within 3. */
const struct choice choices_load[] = {
	S("0", "niet of nauwelijks", "hardly any", "geen|none"),
	S("1", "licht", "light", "laag|low"),
	S("2", "gemiddeld", "average", "middel|medium"),
	S("3", "zwaar", "heavy", "hoog|high"), END
};

/* Conclusions that rest on an assumption say so. */
const struct choice choices_certainty[] = {
	C("established", "vastgesteld", "established"),
	C("told", "verteld", "told"),
	C("assumed", "aanname", "assumed"), END
};

/* The five levels of S002 guide 2. */
const struct choice choices_adaptation_level[] = {
	S("pace_time", "1 tempo of werktijd", "1 pace or hours", "1|tempo|werktijd"),
	S("task_adapted", "2 taak aangepast", "2 task adapted", "2|taak aangepast"),
	S("task_split", "3 taak afgesplitst", "3 task split off", "3|afgesplitst"),
	S("job_created", "4 functie gevormd", "4 function created", "4|functie"),
	S("process", "5 proces anders ingericht", "5 process redesigned", "5|proces"), END
};

/* In the order in which they are looked at (S002 guide 7): adapt, another function, create. */
const struct choice choices_route[] = {
	C("pace_time", "aanpassen: tempo of werktijd", "adapt: pace or hours"),
	C("task_adapted", "aanpassen: de taak", "adapt: the task"),
	C("other_job", "andere passende functie", "another fitting function"),
	C("task_split", "creëren: taken afsplitsen", "create: split off tasks"),
	C("job_created", "creëren: een functie vormen", "create: compose a function"),
	C("process", "creëren: het proces anders inrichten", "create: redesign the process"),
	C("none", "voorlopig niets", "nothing for now"), END
};

/* O, T, B of the Leidraad Werkvoorzieningen (AKC). */
const struct choice choices_solution[] = {
	S("organisational", "organisatorisch", "organisational", "o"),
	S("technical", "technisch hulpmiddel", "technical aid", "t|techniek"),
	S("guidance", "begeleiding", "guidance", "b"), END
};

const struct choice choices_effect[] = {
	C("better", "verbeterd", "improved"),
	C("same", "geen verschil", "no difference"),
	C("worse", "verslechterd", "worse"), END
};

const struct choice choices_job_state[] = {
	C("draft", "schets", "draft"),
	C("proposed", "voorgesteld", "proposed"),
	C("open", "open", "open"),
	C("filled", "vervuld", "filled"),
	C("dropped", "vervallen", "dropped"), END
};
