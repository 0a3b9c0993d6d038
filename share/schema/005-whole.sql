-- Schema 5. The whole placement and the whole employer: what someone can beside what the
-- work asks, tasks and functions, adaptations, learning goals, absence, schemes, job
-- coaching, scans and observations; working lists; pairs that only look alike.

-- One point of a capacity profile (FML rubrics): what someone can, then the limit.
CREATE TABLE capacity_item (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	profile INTEGER NOT NULL REFERENCES capacity_profile (id), -- Profile
	item TEXT NOT NULL, -- Item (code)
	ability TEXT, -- Can do
	limitation TEXT, -- Limitation (code)
	terms TEXT, -- Condition
	certainty TEXT, -- Certainty (code)
	source TEXT, -- Source (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')) -- Date
) STRICT;
CREATE VIRTUAL TABLE capacity_item_fts USING fts5(search_text, content = 'capacity_item', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
-- Which points are asked too much of is counted without looking at a single record.
CREATE INDEX capacity_item_of_profile ON capacity_item (profile, item, date, deleted, limitation, certainty);

-- A function put together from tasks (job carving, function creation).
CREATE TABLE job (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	employer INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	name TEXT NOT NULL, -- Function
	department TEXT, -- Department
	state TEXT NOT NULL, -- State (code)
	hours TEXT, -- Hours a week aimed at
	in_policy INTEGER CHECK (in_policy IN (0, 1)), -- Part of policy
	note TEXT -- Description of the function
) STRICT;
CREATE VIRTUAL TABLE job_fts USING fts5(search_text, content = 'job', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX job_of_employer ON job (employer, id);

-- A task at an employer, of a department, of a placement or of a function.
CREATE TABLE task (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	name TEXT NOT NULL, -- Task
	department TEXT, -- Department
	job INTEGER REFERENCES job (id), -- In function
	done_by TEXT, -- Now done by
	hours TEXT, -- Hours a week
	certificate INTEGER CHECK (certificate IN (0, 1)), -- Needs full qualification
	splittable INTEGER CHECK (splittable IN (0, 1)), -- Could be split off
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE task_fts USING fts5(search_text, content = 'task', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX task_of_placement ON task (placement, id);
CREATE INDEX task_of_employer ON task (employer, id);
CREATE INDEX task_of_job ON task (job) WHERE job IS NOT NULL;

-- What a task asks, on the same points as a capacity profile.
CREATE TABLE load_item (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	task INTEGER NOT NULL REFERENCES task (id), -- Task
	item TEXT NOT NULL, -- Item (code)
	load TEXT NOT NULL, -- Load (code)
	certainty TEXT, -- Certainty (code)
	source TEXT, -- Source (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	note TEXT -- Stimuli and circumstances
) STRICT;
CREATE VIRTUAL TABLE load_item_fts USING fts5(search_text, content = 'load_item', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX load_item_of_task ON load_item (task, item, date, deleted, load, certainty);

-- An adaptation of the work (S002 guide 2: five levels); without placement: of the organisation.
CREATE TABLE adaptation (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	what TEXT NOT NULL, -- Adaptation
	level TEXT NOT NULL, -- Level (code)
	direction TEXT, -- Direction of the solution (code)
	item TEXT, -- For item (code)
	bottleneck INTEGER REFERENCES bottleneck (id), -- For bottleneck
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- From
	temporary INTEGER CHECK (temporary IN (0, 1)), -- Temporary
	review TEXT CHECK (review IS date(review, '+0 days')), -- Review on
	effect TEXT, -- Effect (code)
	reviewed TEXT CHECK (reviewed IS date(reviewed, '+0 days')), -- Last reviewed on
	ended TEXT CHECK (ended IS date(ended, '+0 days')), -- Ended on
	business_case TEXT, -- Business case
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE adaptation_fts USING fts5(search_text, content = 'adaptation', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX adaptation_of_placement ON adaptation (placement, date, id);
CREATE INDEX adaptation_of_employer ON adaptation (employer, date, id);
CREATE INDEX adaptation_of_bottleneck ON adaptation (bottleneck) WHERE bottleneck IS NOT NULL;
CREATE INDEX adaptation_by_date ON adaptation (date, id);

-- The three routes weighed where load and capacity differ (S002 guide 7).
CREATE TABLE route_weighing (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	item TEXT, -- Item (code)
	options TEXT, -- Options
	chosen TEXT, -- Chosen (code)
	client_view TEXT, -- The employee's view (code)
	adaptation INTEGER REFERENCES adaptation (id), -- Adaptation
	note TEXT -- Why
) STRICT;
CREATE VIRTUAL TABLE route_weighing_fts USING fts5(search_text, content = 'route_weighing', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX route_weighing_of_placement ON route_weighing (placement, date, id);
CREATE INDEX route_weighing_of_employer ON route_weighing (employer, date, id);
CREATE INDEX route_weighing_of_adaptation ON route_weighing (adaptation) WHERE adaptation IS NOT NULL;
CREATE INDEX route_weighing_by_date ON route_weighing (date, id);

-- A learning goal, or a performance goal that should become one (S002 guide 5).
CREATE TABLE learning_goal (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	what TEXT NOT NULL, -- Goal
	kind TEXT NOT NULL, -- Kind of goal (code)
	bottleneck INTEGER REFERENCES bottleneck (id), -- For bottleneck
	coaching INTEGER REFERENCES coaching (id), -- Of job coaching
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Since
	discussed TEXT CHECK (discussed IS date(discussed, '+0 days')), -- Last discussed on
	reached TEXT CHECK (reached IS date(reached, '+0 days')), -- Reached on
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE learning_goal_fts USING fts5(search_text, content = 'learning_goal', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX learning_goal_of_placement ON learning_goal (placement, date, id);
CREATE INDEX learning_goal_of_employer ON learning_goal (employer, date, id);
CREATE INDEX learning_goal_of_bottleneck ON learning_goal (bottleneck) WHERE bottleneck IS NOT NULL;
CREATE INDEX learning_goal_of_coaching ON learning_goal (coaching) WHERE coaching IS NOT NULL;
CREATE INDEX learning_goal_by_date ON learning_goal (date, id);

-- A facet of a learning goal.
CREATE TABLE goal_step (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	goal INTEGER NOT NULL REFERENCES learning_goal (id), -- Learning goal
	what TEXT NOT NULL, -- Step
	state TEXT NOT NULL, -- State (code)
	date TEXT CHECK (date IS date(date, '+0 days')), -- Since
	note TEXT -- Feedback
) STRICT;
CREATE VIRTUAL TABLE goal_step_fts USING fts5(search_text, content = 'goal_step', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX goal_step_of_goal ON goal_step (goal, id);

-- A period of absence; never with its cause.
CREATE TABLE absence (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- First day of absence
	ended TEXT CHECK (ended IS date(ended, '+0 days')), -- Recovered on
	percentage INTEGER CHECK (percentage BETWEEN 0 AND 100), -- Absence %
	reported TEXT CHECK (reported IS date(reported, '+0 days')), -- Reported to the health service on
	track TEXT, -- Track (code)
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE absence_fts USING fts5(search_text, content = 'absence', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX absence_of_placement ON absence (placement, date, id);
CREATE INDEX absence_of_employer ON absence (employer, date, id);
CREATE INDEX absence_by_date ON absence (date, id);

-- A step of an absence that was done (Wet verbetering poortwachter).
CREATE TABLE absence_step (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	absence INTEGER NOT NULL REFERENCES absence (id), -- Absence
	milestone TEXT NOT NULL, -- Milestone (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Done on
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE absence_step_fts USING fts5(search_text, content = 'absence_step', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX absence_step_of_absence ON absence_step (absence, id);

-- The four success factors as one party sees them (S002 4.8).
CREATE TABLE success_score (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	party TEXT NOT NULL, -- According to (code)
	suitable INTEGER CHECK (suitable BETWEEN 1 AND 5), -- Suitable work
	tailored INTEGER CHECK (tailored BETWEEN 1 AND 5), -- Tailored
	guided INTEGER CHECK (guided BETWEEN 1 AND 5), -- Guidance
	meaningful INTEGER CHECK (meaningful BETWEEN 1 AND 5), -- Meaningful work
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE success_score_fts USING fts5(search_text, content = 'success_score', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX success_score_of_placement ON success_score (placement, date, id);
CREATE INDEX success_score_of_employer ON success_score (employer, date, id);
CREATE INDEX success_score_by_date ON success_score (date, id);

-- A scheme at a placement; the schemes themselves are data of share/reference.
CREATE TABLE scheme_use (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	scheme TEXT NOT NULL, -- Scheme (code)
	state TEXT NOT NULL, -- State (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- State since
	applied TEXT CHECK (applied IS date(applied, '+0 days')), -- Applied for on
	number TEXT, -- Reference
	deadline TEXT CHECK (deadline IS date(deadline, '+0 days')), -- Time limit
	since TEXT CHECK (since IS date(since, '+0 days')), -- Runs from
	until TEXT CHECK (until IS date(until, '+0 days')), -- Runs until
	reason TEXT, -- Reason of refusal
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE scheme_use_fts USING fts5(search_text, content = 'scheme_use', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX scheme_use_of_placement ON scheme_use (placement, date, id);
CREATE INDEX scheme_use_of_employer ON scheme_use (employer, date, id);
CREATE INDEX scheme_use_by_date ON scheme_use (date, id);

-- Job coaching, from the request until it ends (S002 guide 9).
CREATE TABLE coaching (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	person INTEGER REFERENCES person (id), -- Job coach
	state TEXT NOT NULL, -- State (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Asked on
	funder TEXT, -- Paid by (code)
	kind TEXT, -- Internal or external (code)
	since TEXT CHECK (since IS date(since, '+0 days')), -- From
	until TEXT CHECK (until IS date(until, '+0 days')), -- Until
	hours TEXT, -- Hours a week
	programme TEXT, -- Training programme
	reachable INTEGER CHECK (reachable IN (0, 1)), -- Reachable after the end
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE coaching_fts USING fts5(search_text, content = 'coaching', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX coaching_of_placement ON coaching (placement, date, id);
CREATE INDEX coaching_of_employer ON coaching (employer, date, id);
CREATE INDEX coaching_of_person ON coaching (person) WHERE person IS NOT NULL;
CREATE INDEX coaching_by_date ON coaching (date, id);

-- A question or referral to someone else that is waited for.
CREATE TABLE referral (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	what TEXT NOT NULL, -- Request
	addressee TEXT, -- To (code)
	organisation INTEGER REFERENCES organisation (id), -- Organisation
	person INTEGER REFERENCES person (id), -- Person
	state TEXT NOT NULL, -- State (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Asked on
	expected TEXT CHECK (expected IS date(expected, '+0 days')), -- Answer expected
	answered TEXT CHECK (answered IS date(answered, '+0 days')), -- Answered on
	bottleneck INTEGER REFERENCES bottleneck (id), -- For bottleneck
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE referral_fts USING fts5(search_text, content = 'referral', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX referral_of_placement ON referral (placement, date, id);
CREATE INDEX referral_of_employer ON referral (employer, date, id);
CREATE INDEX referral_of_organisation ON referral (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX referral_of_person ON referral (person) WHERE person IS NOT NULL;
CREATE INDEX referral_of_bottleneck ON referral (bottleneck) WHERE bottleneck IS NOT NULL;
CREATE INDEX referral_by_date ON referral (date, id);

-- An instrument that was used, and how that went.
CREATE TABLE instrument_use (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	instrument TEXT NOT NULL, -- Instrument (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	bottleneck INTEGER REFERENCES bottleneck (id), -- For bottleneck
	experience TEXT, -- Experience (code)
	note TEXT -- How it went
) STRICT;
CREATE VIRTUAL TABLE instrument_use_fts USING fts5(search_text, content = 'instrument_use', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX instrument_use_of_placement ON instrument_use (placement, date, id);
CREATE INDEX instrument_use_of_employer ON instrument_use (employer, date, id);
CREATE INDEX instrument_use_of_bottleneck ON instrument_use (bottleneck) WHERE bottleneck IS NOT NULL;
CREATE INDEX instrument_use_by_date ON instrument_use (date, id);

-- Someone who has a role at a placement or employer, from wherever.
CREATE TABLE involvement (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	person INTEGER NOT NULL REFERENCES person (id), -- Who
	role TEXT NOT NULL, -- Role (code)
	nature TEXT, -- Nature (code)
	since TEXT CHECK (since IS date(since, '+0 days')), -- Since
	until TEXT CHECK (until IS date(until, '+0 days')), -- Until
	helps_with TEXT, -- Can help with
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE involvement_fts USING fts5(search_text, content = 'involvement', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX involvement_of_placement ON involvement (placement, since, id);
CREATE INDEX involvement_of_employer ON involvement (employer, since, id);
CREATE INDEX involvement_of_person ON involvement (person) WHERE person IS NOT NULL;

-- Advice that was asked or given, and what became of it (S002 guide 8).
CREATE TABLE advice (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	kind TEXT NOT NULL, -- Question (code)
	asked_by TEXT, -- Asked by (code)
	question TEXT, -- The question
	note TEXT, -- Advice
	seen TEXT CHECK (seen IS date(seen, '+0 days')), -- Seen at the workplace on
	follow_up TEXT, -- Follow-up (code)
	followed TEXT CHECK (followed IS date(followed, '+0 days')) -- Follow-up looked at on
) STRICT;
CREATE VIRTUAL TABLE advice_fts USING fts5(search_text, content = 'advice', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX advice_of_placement ON advice (placement, date, id);
CREATE INDEX advice_of_employer ON advice (employer, date, id);
CREATE INDEX advice_by_date ON advice (date, id);

-- Willing and able: the six factors of the integrative behaviour model (S003).
CREATE TABLE willingness_scan (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	employer INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	person INTEGER REFERENCES person (id), -- Filled in with
	attitude INTEGER CHECK (attitude BETWEEN 1 AND 5), -- Attitude
	norm INTEGER CHECK (norm BETWEEN 1 AND 5), -- Social norm
	efficacy INTEGER CHECK (efficacy BETWEEN 1 AND 5), -- Confidence in own ability
	skills INTEGER CHECK (skills BETWEEN 1 AND 5), -- Knowledge and skills
	circumstances INTEGER CHECK (circumstances BETWEEN 1 AND 5), -- Preconditions
	planning INTEGER CHECK (planning BETWEEN 1 AND 5), -- Planning of action
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE willingness_scan_fts USING fts5(search_text, content = 'willingness_scan', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX willingness_scan_of_employer ON willingness_scan (employer, date, id);
CREATE INDEX willingness_scan_of_person ON willingness_scan (person) WHERE person IS NOT NULL;
CREATE INDEX willingness_scan_by_date ON willingness_scan (date, id);

-- Job demands and resources, of a placement or a department (S003).
CREATE TABLE demands_scan (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	department TEXT, -- Department
	pressure INTEGER CHECK (pressure BETWEEN 1 AND 5), -- Demand: work pressure
	mental INTEGER CHECK (mental BETWEEN 1 AND 5), -- Demand: mental work
	emotional INTEGER CHECK (emotional BETWEEN 1 AND 5), -- Demand: emotional
	physical INTEGER CHECK (physical BETWEEN 1 AND 5), -- Demand: physical
	autonomy INTEGER CHECK (autonomy BETWEEN 1 AND 5), -- Resource: autonomy
	social_support INTEGER CHECK (social_support BETWEEN 1 AND 5), -- Resource: social support
	feedback INTEGER CHECK (feedback BETWEEN 1 AND 5), -- Resource: feedback
	development INTEGER CHECK (development BETWEEN 1 AND 5), -- Resource: development
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE demands_scan_fts USING fts5(search_text, content = 'demands_scan', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX demands_scan_of_placement ON demands_scan (placement, date, id);
CREATE INDEX demands_scan_of_employer ON demands_scan (employer, date, id);
CREATE INDEX demands_scan_by_date ON demands_scan (date, id);

-- How the work culture receives people (S003).
CREATE TABLE culture_scan (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	employer INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	safe INTEGER CHECK (safe BETWEEN 1 AND 5), -- Safe to say it does not work
	helping INTEGER CHECK (helping BETWEEN 1 AND 5), -- Asking and getting help
	openness INTEGER CHECK (openness BETWEEN 1 AND 5), -- Openness and understanding
	flexibility INTEGER CHECK (flexibility BETWEEN 1 AND 5), -- Flexible and adapting
	support INTEGER CHECK (support BETWEEN 1 AND 5), -- Support at all levels
	guidance INTEGER CHECK (guidance BETWEEN 1 AND 5), -- Guidance, also after settling in
	fear TEXT, -- Cold feet (code)
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE culture_scan_fts USING fts5(search_text, content = 'culture_scan', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX culture_scan_of_employer ON culture_scan (employer, date, id);
CREATE INDEX culture_scan_by_date ON culture_scan (date, id);

-- What an expert perceives on the work floor (S003).
CREATE TABLE observation (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	department TEXT, -- Place or department
	noise INTEGER CHECK (noise BETWEEN 1 AND 5), -- Noise (5 = much)
	stimuli INTEGER CHECK (stimuli BETWEEN 1 AND 5), -- Stimuli (5 = many)
	pace INTEGER CHECK (pace BETWEEN 1 AND 5), -- Pace (5 = high)
	interruptions INTEGER CHECK (interruptions BETWEEN 1 AND 5), -- Interruptions (5 = many)
	machines TEXT, -- Machines and tools
	process TEXT, -- Work process
	team TEXT, -- Team and supervisor
	note TEXT -- What you hear, see, smell and feel
) STRICT;
CREATE VIRTUAL TABLE observation_fts USING fts5(search_text, content = 'observation', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX observation_of_placement ON observation (placement, date, id);
CREATE INDEX observation_of_employer ON observation (employer, date, id);
CREATE INDEX observation_by_date ON observation (date, id);

-- Two records that look alike and are not the same: not brought up again.
CREATE TABLE distinct_pair (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	entity TEXT NOT NULL, -- Kind
	one INTEGER NOT NULL, -- Number
	other INTEGER NOT NULL, -- Other number
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	note TEXT -- Why
) STRICT;

-- A list of records as someone set it up.
CREATE TABLE worklist (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	name TEXT NOT NULL, -- Name
	entity TEXT NOT NULL, -- Of
	conditions TEXT, -- Conditions
	columns TEXT, -- Columns
	sorted TEXT, -- Order
	hotkey TEXT, -- Key
	login TEXT -- Account
) STRICT;

-- Looking back on one's own weighing, by a question of a card (S004).
CREATE TABLE reflection (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	card TEXT NOT NULL, -- Question of the card
	partner TEXT, -- Discussed with
	note TEXT -- What you see
) STRICT;
CREATE VIRTUAL TABLE reflection_fts USING fts5(search_text, content = 'reflection', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX reflection_of_placement ON reflection (placement, date, id);
CREATE INDEX reflection_of_employer ON reflection (employer, date, id);
CREATE INDEX reflection_by_date ON reflection (date, id);

-- What was added to records there were.
ALTER TABLE organisation ADD COLUMN mandate_by TEXT; -- Mandate from
ALTER TABLE organisation ADD COLUMN mandate_date TEXT CHECK (mandate_date IS date(mandate_date, '+0 days')); -- Mandate since
ALTER TABLE organisation ADD COLUMN fear TEXT; -- Cold feet (code)
ALTER TABLE organisation ADD COLUMN needs TEXT; -- What the employer needs
ALTER TABLE person ADD COLUMN training_date TEXT CHECK (training_date IS date(training_date, '+0 days')); -- Training taken on
ALTER TABLE employee ADD COLUMN side_roles TEXT; -- Other roles and jobs
ALTER TABLE placement ADD COLUMN job INTEGER REFERENCES job (id); -- Composed function
CREATE INDEX placement_of_job ON placement (job) WHERE job IS NOT NULL;
ALTER TABLE placement ADD COLUMN missed_signals TEXT; -- Signals missed, in hindsight
ALTER TABLE placement ADD COLUMN look_back TEXT; -- What worked, what did not
ALTER TABLE placement ADD COLUMN aftercare TEXT CHECK (aftercare IS date(aftercare, '+0 days')); -- Aftercare contact on
ALTER TABLE bottleneck ADD COLUMN part_of INTEGER REFERENCES bottleneck (id); -- Part of bottleneck
CREATE INDEX bottleneck_of_part_of ON bottleneck (part_of) WHERE part_of IS NOT NULL;
-- What the placements of an employer share is counted without looking at a single record.
CREATE INDEX bottleneck_pattern ON bottleneck (employer, placement, theme, resolved, deleted);
ALTER TABLE action ADD COLUMN bottleneck INTEGER REFERENCES bottleneck (id); -- For bottleneck
CREATE INDEX action_of_bottleneck ON action (bottleneck) WHERE bottleneck IS NOT NULL;

-- Writes that do not come from the program, as in 003-facts.sql. A point of a profile
-- counts for its placement; a task for all placements that a function with it fills.
CREATE TRIGGER facts_adaptation_insert BEFORE INSERT ON adaptation BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM adaptation WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_adaptation_update AFTER UPDATE ON adaptation BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_adaptation_delete AFTER DELETE ON adaptation BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_learning_goal_insert BEFORE INSERT ON learning_goal BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM learning_goal WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_learning_goal_update AFTER UPDATE ON learning_goal BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_learning_goal_delete AFTER DELETE ON learning_goal BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_absence_insert BEFORE INSERT ON absence BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM absence WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_absence_update AFTER UPDATE ON absence BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_absence_delete AFTER DELETE ON absence BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_success_score_insert BEFORE INSERT ON success_score BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM success_score WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_success_score_update AFTER UPDATE ON success_score BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_success_score_delete AFTER DELETE ON success_score BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_scheme_use_insert BEFORE INSERT ON scheme_use BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM scheme_use WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_scheme_use_update AFTER UPDATE ON scheme_use BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_scheme_use_delete AFTER DELETE ON scheme_use BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_coaching_insert BEFORE INSERT ON coaching BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM coaching WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_coaching_update AFTER UPDATE ON coaching BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_coaching_delete AFTER DELETE ON coaching BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_referral_insert BEFORE INSERT ON referral BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM referral WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_referral_update AFTER UPDATE ON referral BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_referral_delete AFTER DELETE ON referral BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_advice_insert BEFORE INSERT ON advice BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM advice WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_advice_update AFTER UPDATE ON advice BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_advice_delete AFTER DELETE ON advice BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_involvement_insert BEFORE INSERT ON involvement BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM involvement WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_involvement_update AFTER UPDATE ON involvement BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement);
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_involvement_delete AFTER DELETE ON involvement BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
CREATE TRIGGER facts_task_insert BEFORE INSERT ON task BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM task WHERE id = NEW.id UNION ALL SELECT 'employer', employer FROM task WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement), ('employer', NEW.employer); END;
CREATE TRIGGER facts_task_update AFTER UPDATE ON task BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('employer', OLD.employer);
	INSERT INTO facts_note VALUES ('placement', NEW.placement), ('employer', NEW.employer); END;
CREATE TRIGGER facts_task_delete AFTER DELETE ON task BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('employer', OLD.employer); END;
CREATE TRIGGER facts_capacity_item_insert BEFORE INSERT ON capacity_item BEGIN
	INSERT INTO facts_note SELECT 'placement', p.placement FROM capacity_profile p JOIN capacity_item t ON t.profile = p.id WHERE t.id = NEW.id;
	INSERT INTO facts_note SELECT 'placement', placement FROM capacity_profile WHERE id = NEW.profile; END;
CREATE TRIGGER facts_capacity_item_update AFTER UPDATE ON capacity_item BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM capacity_profile WHERE id = OLD.profile;
	INSERT INTO facts_note SELECT 'placement', placement FROM capacity_profile WHERE id = NEW.profile; END;
CREATE TRIGGER facts_capacity_item_delete AFTER DELETE ON capacity_item BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM capacity_profile WHERE id = OLD.profile; END;
CREATE TRIGGER facts_load_item_insert BEFORE INSERT ON load_item BEGIN
	INSERT INTO facts_note SELECT 'placement', p.placement FROM task p JOIN load_item t ON t.task = p.id WHERE t.id = NEW.id
		UNION ALL SELECT 'employer', p.employer FROM task p JOIN load_item t ON t.task = p.id WHERE t.id = NEW.id;
	INSERT INTO facts_note SELECT 'placement', placement FROM task WHERE id = NEW.task
		UNION ALL SELECT 'employer', employer FROM task WHERE id = NEW.task; END;
CREATE TRIGGER facts_load_item_update AFTER UPDATE ON load_item BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM task WHERE id = OLD.task
		UNION ALL SELECT 'employer', employer FROM task WHERE id = OLD.task;
	INSERT INTO facts_note SELECT 'placement', placement FROM task WHERE id = NEW.task
		UNION ALL SELECT 'employer', employer FROM task WHERE id = NEW.task; END;
CREATE TRIGGER facts_load_item_delete AFTER DELETE ON load_item BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM task WHERE id = OLD.task
		UNION ALL SELECT 'employer', employer FROM task WHERE id = OLD.task; END;
CREATE TRIGGER facts_absence_step_insert BEFORE INSERT ON absence_step BEGIN
	INSERT INTO facts_note SELECT 'placement', p.placement FROM absence p JOIN absence_step t ON t.absence = p.id WHERE t.id = NEW.id;
	INSERT INTO facts_note SELECT 'placement', placement FROM absence WHERE id = NEW.absence; END;
CREATE TRIGGER facts_absence_step_update AFTER UPDATE ON absence_step BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM absence WHERE id = OLD.absence;
	INSERT INTO facts_note SELECT 'placement', placement FROM absence WHERE id = NEW.absence; END;
CREATE TRIGGER facts_absence_step_delete AFTER DELETE ON absence_step BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM absence WHERE id = OLD.absence; END;
CREATE TRIGGER facts_observation_insert BEFORE INSERT ON observation BEGIN
	INSERT INTO facts_note SELECT 'employer', employer FROM observation WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('employer', NEW.employer); END;
CREATE TRIGGER facts_observation_update AFTER UPDATE ON observation BEGIN
	INSERT INTO facts_note VALUES ('employer', OLD.employer);
	INSERT INTO facts_note VALUES ('employer', NEW.employer); END;
CREATE TRIGGER facts_observation_delete AFTER DELETE ON observation BEGIN
	INSERT INTO facts_note VALUES ('employer', OLD.employer); END;
-- A bottleneck of the organisation itself counts for all its placements.
DROP TRIGGER facts_bottleneck_insert;
DROP TRIGGER facts_bottleneck_update;
DROP TRIGGER facts_bottleneck_delete;
CREATE TRIGGER facts_bottleneck_insert BEFORE INSERT ON bottleneck BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM bottleneck WHERE id = NEW.id
		UNION ALL SELECT 'employer', employer FROM bottleneck WHERE id = NEW.id AND placement IS NULL;
	INSERT INTO facts_note VALUES ('placement', NEW.placement), ('employer', CASE WHEN NEW.placement IS NULL THEN NEW.employer END); END;
CREATE TRIGGER facts_bottleneck_update AFTER UPDATE ON bottleneck BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('employer', CASE WHEN OLD.placement IS NULL THEN OLD.employer END);
	INSERT INTO facts_note VALUES ('placement', NEW.placement), ('employer', CASE WHEN NEW.placement IS NULL THEN NEW.employer END); END;
CREATE TRIGGER facts_bottleneck_delete AFTER DELETE ON bottleneck BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('employer', CASE WHEN OLD.placement IS NULL THEN OLD.employer END); END;
