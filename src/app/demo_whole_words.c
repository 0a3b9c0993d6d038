/* The whole placement and the whole employer in the fictional caseload, as data: what a
 * line holds is told in demo_whole.c. Everything is invented. */
#include "demo.h"

const char *const demo_whole_lines[] = {
	/* Jan at the bakery: the pace of the line against what he can. */
	"Jan|capacity_item||profile=#profile|item=concentration|ability=Houdt de aandacht erbij zolang het één ding tegelijk is|"
		"limitation=0|certainty=established|source=observation|date=@-50",
	"Jan|capacity_item||profile=#profile|item=lifting|ability=Tilt en draagt de hele dag zonder moeite|limitation=0|"
		"certainty=told|source=conversation|date=@-50",
	"Jan|capacity_item||profile=#profile|item=standing_at_work|ability=Staat graag en loopt veel|limitation=0|"
		"certainty=told|source=conversation|date=@-50",
	"Jan|capacity_item||profile=#profile|item=pace|ability=Werkt in een rustig, vast tempo de hele ochtend door|"
		"limitation=2|terms=niet aan de lijn in de piek|certainty=established|source=observation|date=@-50",
	"Jan|capacity_item||profile=#profile|item=noise|ability=Werkt in een gewone hal met oordoppen|limitation=1|"
		"terms=oordoppen binnen handbereik|certainty=told|source=conversation|date=@-50",
	"Jan|capacity_item||profile=#profile|item=interruptions|ability=Maakt af waar hij aan begon|limitation=2|"
		"terms=één opdracht tegelijk|certainty=established|source=conversation|date=@-50",
	"Jan|capacity_item||profile=#profile|item=guidance|ability=Gaat zelf verder na een voorbeeld|limitation=1|"
		"terms=een vaste collega in zicht|certainty=told|source=conversation|date=@-50",
	"Jan|task|line|name=Broden inpakken aan lijn 2|department=Inpak|hours=16|certificate=0|splittable=0",
	"Jan|load_item||task=#line|item=pace|load=3|certainty=established|source=observation|note=piek tussen 5 en 8 uur|date=@-20",
	"Jan|load_item||task=#line|item=noise|load=2|certainty=established|source=observation|date=@-20",
	"Jan|load_item||task=#line|item=standing_at_work|load=2|certainty=established|source=observation|date=@-20",
	"Jan|load_item||task=#line|item=interruptions|load=2|certainty=assumed|note=storingen van de lijn|date=@-20",
	"Jan|task|crates|name=Kratten stapelen|department=Inpak|hours=5|certificate=0|splittable=1",
	"Jan|load_item||task=#crates|item=lifting|load=2|certainty=established|source=observation|date=@-20",
	"Jan|load_item||task=#crates|item=bending|load=1|certainty=told|date=@-20",
	"Jan|task|cleaning|name=Lijn schoonmaken|department=Inpak|hours=3|certificate=0|splittable=1",
	"Jan|load_item||task=#cleaning|item=bending|load=1|certainty=told|date=@-20",
	"Jan|adaptation||what=In de ochtendpiek aan lijn 1|level=pace_time|direction=organisational|item=pace|"
		"bottleneck=#bottleneck|date=@-20|temporary=1|review=@5|note=Lijn 1 draait een derde langzamer.",
	"Jan|learning_goal|say|what=Zelf zeggen wanneer het tempo te hoog ligt|kind=learning|bottleneck=#bottleneck|date=@-40|"
		"discussed=@-8|note=Fatima reageert er die dag op, zonder commentaar.",
	"Jan|goal_step||goal=#say|what=Het rode kaartje gebruiken|state=mastered|date=@-30|note=Ging vanaf de derde keer vanzelf.",
	"Jan|goal_step||goal=#say|what=Zelf naar Fatima lopen|state=practising|date=@-14",
	"Jan|goal_step||goal=#say|what=De dag ervoor de drukte doornemen|state=todo",
	"Jan|success_score||date=@-50|party=employer|suitable=3|tailored=3|guided=4|meaningful=3",
	"Jan|success_score||date=@-9|party=employer|suitable=3|tailored=4|guided=4|meaningful=4",
	"Jan|success_score||date=@-51|party=employee|suitable=4|tailored=3|guided=4|meaningful=4",
	"Jan|success_score||date=@-8|party=employee|suitable=3|tailored=4|guided=4|meaningful=4",
	"Jan|success_score||date=@-9|party=expert|suitable=2|tailored=3|guided=4|meaningful=4",
	"Jan|scheme_use||scheme=proefplaatsing|state=granted|date=@-58|applied=@-70|since=@-55|until=@5",
	"Jan|instrument_use||instrument=balance_card|date=@-50|experience=helped|"
		"note=Fatima en Jan vulden de kaart samen in; het tempo kwam er zelf uit.",
	"Jan|advice||date=@-24|kind=own_work|asked_by=employer|question=Kan Jan op lijn 2 blijven als het tempo omhoog gaat?|"
		"note=Eerst buiten de piek op lijn 1, over vier weken samen bekijken.|seen=@-20|follow_up=followed|followed=@-8",
	/* Samira beside him: the same bottleneck, and work that was adapted with success. */
	"Samira|adaptation||what=Vaste plek achteraan de broodlijn|level=task_adapted|direction=organisational|item=stimuli|"
		"date=@-300|effect=better|reviewed=@-240",
	"Samira|success_score||date=@-200|party=employee|suitable=4|tailored=4|guided=3|meaningful=4",
	"Samira|success_score||date=@-20|party=employee|suitable=3|tailored=4|guided=3|meaningful=4",
	/* Mark: tasks of a gardener, and two light adaptations that made no difference. */
	"Mark|adaptation||what=Later beginnen op maandag|level=pace_time|bottleneck=#bottleneck|date=@-62|effect=same|reviewed=@-40",
	"Mark|adaptation||what=Werkbon met foto's|level=task_adapted|bottleneck=#bottleneck|date=@-45|effect=same|reviewed=@-20",
	"Mark|learning_goal||what=Zelf de volgorde van een tuin bepalen|kind=performance|date=@-120|discussed=@-70",
	/* Bram: a job coach with goals, and a profile of before to compare with. */
	"Bram|capacity_profile|before|date=@-460|author=A. Visser|source=fml|valid_until=@-100|"
		"text=Kan werk doen dat in een vaste volgorde ligt, met iemand in de buurt.",
	"Bram|capacity_item||profile=#before|item=independent|ability=Werkt zelfstandig na voordoen|limitation=1|certainty=established|"
		"source=fml|date=@-460",
	"Bram|capacity_item||profile=#before|item=pace|ability=Houdt een rustig tempo vol|limitation=2|certainty=established|"
		"source=fml|date=@-460",
	"Bram|capacity_item||profile=#before|item=noise|ability=Werkt waar het stil is|limitation=3|certainty=established|source=fml|"
		"date=@-460",
	"Bram|capacity_item||profile=#profile|item=independent|ability=Begint zelf en vraagt als het anders loopt|limitation=0|"
		"certainty=established|source=observation|date=@-290",
	"Bram|capacity_item||profile=#profile|item=pace|ability=Houdt een gewoon tempo vol tot de middag|limitation=1|"
		"certainty=established|source=observation|date=@-290",
	"Bram|capacity_item||profile=#profile|item=noise|ability=Werkt bij de machines als hij weet wanneer ze piepen|limitation=2|"
		"terms=zicht op de klok van de machine|certainty=told|source=conversation|date=@-290",
	"Bram|task|linen|name=Linnen vouwen en sorteren|department=Linnenkamer|hours=14|certificate=0",
	"Bram|load_item||task=#linen|item=noise|load=2|certainty=established|source=observation|note=de mangel piept|date=@-60",
	"Bram|load_item||task=#linen|item=pace|load=2|certainty=told|date=@-60",
	"Bram|load_item||task=#linen|item=standing_at_work|load=2|certainty=established|date=@-60",
	"Bram|coaching|coach|state=running|date=@-320|funder=uwv|kind=external|since=@-290|until=@38|hours=2|reachable=0|"
		"programme=Eerst vaste handgrepen, dan de volgorde van een hele kar, tot slot een drukke dag zonder coach.",
	"Bram|learning_goal|cart|what=Een kar van begin tot eind zelf vullen|kind=learning|coaching=#coach|date=@-200|discussed=@-30|"
		"reached=@-30",
	"Bram|learning_goal|busy|what=Een drukke dag zonder coach|kind=learning|coaching=#coach|bottleneck=#bottleneck|date=@-60|"
		"discussed=@-50",
	"Bram|goal_step||goal=#busy|what=Met de coach op afstand|state=practising|date=@-40",
	"Bram|goal_step||goal=#busy|what=Zelf hulp halen bij een collega|state=todo",
	"Bram|success_score||date=@-250|party=employee|suitable=4|tailored=4|guided=5|meaningful=4",
	"Bram|success_score||date=@-30|party=employee|suitable=3|tailored=3|guided=3|meaningful=2",
	"Bram|success_score||date=@-30|party=employer|suitable=3|tailored=3|guided=2|meaningful=4",
	"Bram|instrument_use||instrument=jobcoaching|date=@-290|experience=helped",
	/* Absence: three short ones near each other, and a long one with a step that is late. */
	"Mohamed|absence||date=@-75|ended=@-70|percentage=100|reported=@-75",
	"Mohamed|absence||date=@-41|ended=@-37|percentage=100|reported=@-41",
	"Mohamed|absence||date=@-11|percentage=50|reported=@-11|note=Doet halve diensten op de retourafdeling.",
	"Mohamed|task|picking|name=Orders verzamelen|department=Magazijn|hours=30|certificate=0",
	"Mohamed|load_item||task=#picking|item=frequent_heavy|load=3|certainty=established|source=observation|date=@-50",
	"Mohamed|load_item||task=#picking|item=pace|load=3|certainty=established|source=observation|date=@-50",
	"Gülsen|absence|long|date=@-58|percentage=100|reported=@-57|track=first|note=Wil graag terug op de oude locatie.",
	"Gülsen|absence_step||absence=#long|milestone=report|date=@-57",
	"Gülsen|absence_step||absence=#long|milestone=analysis|date=@-15",
	/* Schemes and referrals that ask for attention. */
	"Noor|scheme_use||scheme=lks|state=granted|date=@-200|applied=@-215|since=@-205|until=@40",
	"Anouk|scheme_use||scheme=no_risk|state=granted|date=@-690|since=@-690",
	"Daan|scheme_use||scheme=werkplekaanpassing|state=refused|date=@-20|applied=@-70|reason=de aanvraag kwam van de verkeerde "
		"partij|deadline=@22",
	"Stefan|scheme_use||scheme=lkv|state=requested|date=@-30|applied=@-30|number=LKV-4471|"
		"deadline=@9",
	"Ingrid|referral||what=Jobcoach voor het leren van de kamerroutine|addressee=municipality|state=requested|date=@-30|"
		"expected=@-6",
	"Ingrid|coaching||state=requested|date=@-30|funder=municipality|kind=external",
	"Ingrid|adaptation||what=Kaart met de kamer in vier stappen|level=task_adapted|bottleneck=#bottleneck|date=@-30|temporary=0",
	"Anouk|advice||date=@-90|kind=own_work|asked_by=employer|question=Kan de vaste plek ook in de avondploeg?|"
		"note=Houd de plek vast, ook als de ploeg wisselt; spreek af wie dat bewaakt.|seen=@-92",
	"Noor|involvement||person=#contact|role=mentor|nature=continuous|since=@-200|until=@25|helps_with=de drukke ochtenden",
	"Daan|capacity_item||profile=#profile|item=lifting|ability=Tilt lichte kratten|limitation=2|certainty=assumed|date=@-60",
	"Daan|task|shelves|name=Schappen vullen|department=Winkel|hours=18|certificate=0",
	"Daan|load_item||task=#shelves|item=lifting|load=2|certainty=told|date=@-60",
	/* Half a year on half days: the steps were taken, a track was not chosen. */
	"Wendy|absence|half|date=@-190|percentage=40|reported=@-189|note=Werkt drie dagdelen per week.",
	"Wendy|absence_step||absence=#half|milestone=report|date=@-189",
	"Wendy|absence_step||absence=#half|milestone=analysis|date=@-150",
	"Wendy|absence_step||absence=#half|milestone=plan|date=@-136",
	"Wendy|absence_step||absence=#half|milestone=evaluation|date=@-25",
	"Chris|involvement||person=#contact|role=mentor|nature=continuous|since=@-700|helps_with=vragen op de vloer",
	/* Care group 't Spoor as an organisation: what repeats, what it is willing to, tasks. */
	"@3|willingness_scan||date=@-100|attitude=5|norm=4|efficacy=3|skills=3|circumstances=4|planning=2|"
		"note=Iedereen wil; niemand heeft er uren voor.",
	"@3|demands_scan||date=@-100|department=Duin|pressure=4|mental=3|emotional=4|physical=3|autonomy=2|social_support=4|"
		"feedback=2|development=3",
	"@3|culture_scan||date=@-100|safe=4|helping=3|openness=4|flexibility=3|support=4|guidance=2|fear=guidance",
	"@3|observation||date=@-60|department=Linnenkamer|noise=4|stimuli=3|pace=3|interruptions=4|machines=mangel, twee droogtrommels|"
		"process=Karren komen op vaste tijden, de aantallen wisselen.|team=Wisselende teamleiders; Ria weet alles.|"
		"note=Warm, ruikt fris; de mangel piept elke vier minuten.",
	"@3|job|service|name=Servicemedewerker zorg|department=Duin|state=draft|hours=12|in_policy=0|"
		"note=Neemt verpleegkundigen werk uit handen dat geen diploma vraagt.",
	"@3|task|cupboards|name=Linnenkasten aanvullen|department=Duin|done_by=verpleegkundige|hours=4|certificate=0|splittable=1|job=#service",
	"@3|load_item||task=#cupboards|item=walking_at_work|load=2|certainty=established|source=observation|date=@-60",
	"@3|load_item||task=#cupboards|item=lifting|load=1|certainty=established|source=observation|date=@-60",
	"@3|task|coffee|name=Koffie en thee rondbrengen|department=Duin|done_by=verzorgende|hours=7|certificate=0|splittable=1|job=#service",
	"@3|load_item||task=#coffee|item=customers|load=2|certainty=told|date=@-60",
	"@3|load_item||task=#coffee|item=pace|load=1|certainty=told|date=@-60",
	"@3|task|beds|name=Bedden verschonen|department=Duin|done_by=verzorgende|hours=10|certificate=0|splittable=1",
	"@3|load_item||task=#beds|item=bending|load=2|certainty=told|date=@-60",
	"@3|task||name=Medicijnen uitzetten|department=Duin|done_by=verpleegkundige|hours=9|certificate=1|splittable=0",
	"@3|task||name=Dagplanning maken|department=Strand|done_by=teamleider|hours=5|certificate=1",
	"@3|instrument_use||instrument=jobcarving|date=@-60|experience=partly|note=Teamleiders noemden in een half uur elf taken.",
	"@3|advice||date=@-60|kind=other|asked_by=employer|question=Wie begeleidt als de teamleider wisselt?|"
		"note=Maak een vaste begeleider per afdeling, los van het rooster.|seen=@-60|follow_up=partly|followed=@-20",
	/* Employers elsewhere. */
	"@4|bottleneck||date=@-110|theme=travel|note=Na zes uur rijdt er geen bus meer; drie mensen halen daardoor de late ploeg niet.",
	"@4|observation||date=@-40|department=Sorteerhal|noise=3|stimuli=4|pace=2|interruptions=2|machines=lopende band op stahoogte|"
		"note=Veel kleuren en geluiden door elkaar; achterin een stille hoek.",
	"@6|culture_scan||date=@-80|safe=2|helping=3|openness=3|flexibility=2|support=3|guidance=3|fear=absence",
	"@9|willingness_scan||date=@-150|attitude=3|norm=3|efficacy=2|skills=2|circumstances=3|planning=1",
	/* Written down twice by mistake. */
	"@3|person||organisation=#employer|given_name=Annemieke|infix=van der|family_name=Steen|role=hr",
	"|worklist||name=Moeizaam zonder jobcoach|entity=placement|conditions=course=difficult jobcoach=none",
	"|worklist||name=Zonder vast aanspreekpunt|entity=placement|conditions=status=active contact_person=",
	NULL,
};
