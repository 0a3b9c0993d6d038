-- Schema 1. One table per entity of src/model/dictionary.c (a test proves that
-- they agree), then the program's own tables. Dates are YYYY-MM-DD, moments UTC
-- YYYY-MM-DDTHH:MM:SSZ, choices are codes of src/model/choices.c, yes/no is 1/0.
-- Rows are never deleted: deleted = 1 is a tombstone. The search indexes are
-- fed from C in the same transaction (triggers into FTS5 fail with
-- TRUSTED_SCHEMA off in SQLite 3.40).

CREATE TABLE region (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	sort_key TEXT NOT NULL, -- folded title, family name first; kept by the store
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	name TEXT NOT NULL, -- Name
	note TEXT -- Note
) STRICT;
CREATE INDEX region_by_title ON region (deleted, sort_key, id);
CREATE VIRTUAL TABLE region_fts USING fts5(search_text, content = 'region', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE organisation (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	sort_key TEXT NOT NULL, -- folded title, family name first; kept by the store
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	number TEXT, -- Own employer number
	name TEXT NOT NULL, -- Employer
	kind TEXT NOT NULL, -- Kind of organisation (code)
	coc_number TEXT, -- Chamber of Commerce number
	address TEXT, -- Address
	postcode TEXT, -- Postcode
	place TEXT, -- Place
	region INTEGER REFERENCES region (id), -- Labour market region
	sector TEXT, -- Sector
	size TEXT, -- Size (code)
	phone TEXT, -- Employer phone
	email TEXT, -- Employer e-mail
	experience TEXT, -- Experience (code)
	infrastructure TEXT, -- Support infrastructure (code)
	guidance_arranged INTEGER CHECK (guidance_arranged IN (0, 1)), -- Guidance arranged
	schemes_known INTEGER CHECK (schemes_known IN (0, 1)), -- Schemes known
	inclusive_policy INTEGER CHECK (inclusive_policy IN (0, 1)), -- Inclusive policy on paper
	mandate TEXT, -- Mandate (code)
	motivation TEXT, -- Motivation (code)
	contact_wish TEXT, -- Employer's contact wish (code)
	contact_note TEXT, -- Best moment and means
	note TEXT -- Employer note
) STRICT;
CREATE INDEX organisation_by_title ON organisation (deleted, sort_key, id);
CREATE INDEX organisation_by_coc ON organisation (coc_number);
CREATE UNIQUE INDEX organisation_by_number ON organisation (number) WHERE deleted = 0;
CREATE VIRTUAL TABLE organisation_fts USING fts5(search_text, content = 'organisation', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE person (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	sort_key TEXT NOT NULL, -- folded title, family name first; kept by the store
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	given_name TEXT, -- Given name
	infix TEXT, -- Infix
	family_name TEXT NOT NULL, -- Family name
	role TEXT, -- Role (code)
	phone TEXT, -- Phone
	email TEXT, -- E-mail
	since TEXT CHECK (since IS date(since, '+0 days')), -- Since
	until TEXT CHECK (until IS date(until, '+0 days')), -- Until
	training TEXT, -- Training (code)
	note TEXT -- Note
) STRICT;
CREATE INDEX person_by_title ON person (deleted, sort_key, id);
CREATE VIRTUAL TABLE person_fts USING fts5(search_text, content = 'person', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE employee (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	sort_key TEXT NOT NULL, -- folded title, family name first; kept by the store
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	number TEXT, -- Own employee number
	given_name TEXT, -- Given name
	infix TEXT, -- Infix
	family_name TEXT NOT NULL, -- Family name
	birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- Date of birth
	phone TEXT, -- Employee phone
	email TEXT, -- Employee e-mail
	target_group TEXT, -- Target group (code)
	sfb INTEGER CHECK (sfb IN (0, 1)), -- Structural functional limitation (SFB)
	contact_wish TEXT, -- Employee's contact wish (code)
	contact_wish_review TEXT CHECK (contact_wish_review IS date(contact_wish_review, '+0 days')), -- Review contact wish on
	consent_until TEXT CHECK (consent_until IS date(consent_until, '+0 days')), -- Consent until
	input_date TEXT CHECK (input_date IS date(input_date, '+0 days')), -- Employee's view asked on
	strengths TEXT, -- Strengths
	attention_points TEXT, -- Points of attention
	note TEXT -- Employee note
) STRICT;
CREATE INDEX employee_by_title ON employee (deleted, sort_key, id);
CREATE INDEX employee_by_birth ON employee (birth_date);
CREATE UNIQUE INDEX employee_by_number ON employee (number) WHERE deleted = 0;
CREATE VIRTUAL TABLE employee_fts USING fts5(search_text, content = 'employee', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE expert (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	sort_key TEXT NOT NULL, -- folded title, family name first; kept by the store
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	login TEXT, -- Login
	given_name TEXT, -- Given name
	infix TEXT, -- Infix
	family_name TEXT NOT NULL, -- Family name
	field_of_work TEXT, -- Field of work (code)
	role_view TEXT -- Role view (code)
) STRICT;
CREATE INDEX expert_by_title ON expert (deleted, sort_key, id);
CREATE UNIQUE INDEX expert_by_login ON expert (login) WHERE deleted = 0;
CREATE VIRTUAL TABLE expert_fts USING fts5(search_text, content = 'expert', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE placement (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	employee_key TEXT NOT NULL, -- sort_key of the employee; kept by the store
	employer_key TEXT NOT NULL, -- sort_key of the employer; kept by the store
	number TEXT, -- Own number
	employee INTEGER NOT NULL REFERENCES employee (id), -- Employee
	employer INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	expert INTEGER REFERENCES expert (id), -- Labour expert
	job_title TEXT, -- Job
	hours TEXT, -- Hours per week (decimal digits)
	status TEXT NOT NULL, -- Status (code)
	phase TEXT, -- Phase (code)
	course TEXT, -- Course (code)
	start TEXT CHECK (start IS date(start, '+0 days')), -- Start date
	trial_end TEXT CHECK (trial_end IS date(trial_end, '+0 days')), -- Trial until
	trial_decision TEXT, -- Decision after the trial (code)
	contract TEXT, -- Contract (code)
	contract_end TEXT CHECK (contract_end IS date(contract_end, '+0 days')), -- Contract until
	contract_intention TEXT, -- Intention after the contract (code)
	contact_person INTEGER REFERENCES person (id), -- Fixed contact person
	has_contact_person INTEGER CHECK (has_contact_person IN (0, 1)), -- Contact person named
	lead TEXT, -- Lead (code)
	role_view TEXT, -- Role view (code)
	jobcoach TEXT, -- Job coach (code)
	jobcoach_end TEXT CHECK (jobcoach_end IS date(jobcoach_end, '+0 days')), -- Job coach until
	jobcoach_reachable INTEGER CHECK (jobcoach_reachable IN (0, 1)), -- Job coach stays reachable
	learning INTEGER CHECK (learning IN (0, 1)), -- Still learning the work
	wage_value INTEGER, -- Wage value %
	wage_value_date TEXT CHECK (wage_value_date IS date(wage_value_date, '+0 days')), -- Wage value assessed on
	wage_subsidy TEXT, -- Wage cost subsidy (code)
	wage_subsidy_end TEXT CHECK (wage_subsidy_end IS date(wage_subsidy_end, '+0 days')), -- Wage cost subsidy until
	no_risk TEXT, -- No-risk policy (code)
	meaningful INTEGER, -- Meaningful work (1-5)
	success_factors TEXT, -- Success factors
	rest_until TEXT CHECK (rest_until IS date(rest_until, '+0 days')), -- Rest until
	ended TEXT CHECK (ended IS date(ended, '+0 days')), -- Ended on
	outcome TEXT, -- Outcome (code)
	evaluated TEXT CHECK (evaluated IS date(evaluated, '+0 days')), -- Looked back on
	contact_amount TEXT, -- Contact in hindsight (code)
	note TEXT -- Note
) STRICT;
CREATE UNIQUE INDEX placement_by_number ON placement (number) WHERE deleted = 0;
CREATE VIRTUAL TABLE placement_fts USING fts5(search_text, content = 'placement', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE contact (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	direction TEXT, -- Direction (code)
	medium TEXT, -- Means (code)
	party TEXT NOT NULL, -- With (code)
	person INTEGER REFERENCES person (id), -- Spoke with
	reached INTEGER CHECK (reached IN (0, 1)), -- Reached
	purpose TEXT, -- Purpose (code)
	minutes INTEGER, -- Duration (min)
	note TEXT, -- Note
	next_contact TEXT CHECK (next_contact IS date(next_contact, '+0 days')), -- Next contact
	expert INTEGER REFERENCES expert (id) -- Labour expert
) STRICT;
CREATE VIRTUAL TABLE contact_fts USING fts5(note, content = 'contact', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE signal (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	contact INTEGER REFERENCES contact (id), -- From contact
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	kind TEXT NOT NULL, -- Signal (code)
	severity TEXT, -- Severity (code)
	source TEXT, -- Reported by (code)
	note TEXT, -- Note
	handled TEXT CHECK (handled IS date(handled, '+0 days')) -- Handled on
) STRICT;
CREATE VIRTUAL TABLE signal_fts USING fts5(search_text, content = 'signal', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE workplace_change (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	kind TEXT NOT NULL, -- Change (code)
	note TEXT, -- New situation in brief
	reassessed TEXT CHECK (reassessed IS date(reassessed, '+0 days')) -- Discussed or reassessed on
) STRICT;
CREATE VIRTUAL TABLE workplace_change_fts USING fts5(search_text, content = 'workplace_change', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE bottleneck (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Since
	theme TEXT NOT NULL, -- Bottleneck (code)
	note TEXT, -- Description
	discussed TEXT CHECK (discussed IS date(discussed, '+0 days')), -- Last discussed on
	resolved TEXT CHECK (resolved IS date(resolved, '+0 days')) -- Resolved on
) STRICT;
CREATE VIRTUAL TABLE bottleneck_fts USING fts5(search_text, content = 'bottleneck', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE action (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	kind TEXT NOT NULL, -- Kind of action (code)
	what TEXT NOT NULL, -- What
	owner INTEGER REFERENCES expert (id), -- Who
	due TEXT CHECK (due IS date(due, '+0 days')), -- Due
	state TEXT NOT NULL, -- State (code)
	closed TEXT CHECK (closed IS date(closed, '+0 days')), -- Closed on
	rule TEXT, -- From suggestion
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE action_fts USING fts5(search_text, content = 'action', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE capacity_profile (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER NOT NULL REFERENCES placement (id), -- Placement
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	author TEXT, -- Author
	source TEXT, -- Based on (code)
	valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days')), -- Valid until
	text TEXT -- Possibilities and points of attention
) STRICT;
CREATE VIRTUAL TABLE capacity_profile_fts USING fts5(search_text, content = 'capacity_profile', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE guide_tick (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	point TEXT NOT NULL, -- Guide point
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE guide_tick_fts USING fts5(search_text, content = 'guide_tick', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE decision (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	rule TEXT NOT NULL, -- Rule
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	verdict TEXT NOT NULL, -- Decision (code)
	until TEXT CHECK (until IS date(until, '+0 days')), -- Quiet until
	reason TEXT, -- Reason (code)
	action INTEGER REFERENCES action (id), -- Action
	note TEXT -- Explanation
) STRICT;

-- Lists: every sort a screen offers is an order an index already has, so a page
-- costs the same at any size: of everyone and of one expert, with and without
-- the ended placements (the partial ones skip those). Own numbers: the unique
-- index has that order.
CREATE INDEX placement_by_employee ON placement (deleted, employee_key, id);
CREATE INDEX placement_by_employer ON placement (deleted, employer_key, employer, employee_key, id);
CREATE INDEX placement_by_start ON placement (deleted, start, id);
CREATE INDEX placement_in_number_order ON placement (deleted, number, id);
CREATE INDEX current_by_employee ON placement (deleted, employee_key, id) WHERE status <> 'ended';
CREATE INDEX current_by_employer ON placement (deleted, employer_key, employer, employee_key, id)
	WHERE status <> 'ended';
CREATE INDEX current_by_start ON placement (deleted, start, id) WHERE status <> 'ended';
CREATE INDEX current_by_number ON placement (deleted, number, id) WHERE status <> 'ended';
CREATE INDEX caseload_by_employee ON placement (expert, deleted, employee_key, id);
CREATE INDEX caseload_by_employer ON placement (expert, deleted, employer_key, employer, employee_key, id);
CREATE INDEX caseload_by_start ON placement (expert, deleted, start, id);
CREATE INDEX caseload_by_number ON placement (expert, deleted, number, id);
CREATE INDEX current_caseload_by_employee ON placement (expert, deleted, employee_key, id) WHERE status <> 'ended';
CREATE INDEX current_caseload_by_employer ON placement (expert, deleted, employer_key, employer, employee_key, id)
	WHERE status <> 'ended';
CREATE INDEX current_caseload_by_start ON placement (expert, deleted, start, id) WHERE status <> 'ended';
CREATE INDEX current_caseload_by_number ON placement (expert, deleted, number, id) WHERE status <> 'ended';
-- The employers of the list, in its order.
CREATE INDEX employer_by_title ON organisation (kind, deleted, sort_key, id);
-- The placements of one employer, one employee.
CREATE INDEX placement_of_employer ON placement (employer, status, employee_key, id);
CREATE INDEX placement_of_employee ON placement (employee);
CREATE INDEX placement_of_person ON placement (contact_person) WHERE contact_person IS NOT NULL;
CREATE INDEX person_of_organisation ON person (organisation, deleted);

-- Timelines (newest first), and the facts of one placement. The two wide ones
-- hold all that facts and plans ask of a contact: two million rows lie spread
-- over the file, and these answer without visiting them.
CREATE INDEX contact_of_placement ON contact (placement, date, id, party, reached, deleted, purpose, next_contact);
CREATE INDEX contact_of_employer ON contact (employer, date, id, party, reached, deleted, placement, next_contact);
CREATE INDEX contact_by_date ON contact (date, id);
CREATE INDEX contact_planned ON contact (next_contact, placement) WHERE next_contact IS NOT NULL;
-- Facts and plans of a placement: few contacts are attempts, or hold a plan.
CREATE INDEX contact_missed ON contact (placement, reached, deleted, date, party) WHERE reached = 0;
CREATE INDEX contact_plan_of_placement ON contact (placement, next_contact, date, party, deleted)
	WHERE next_contact IS NOT NULL;
-- Facts about the employer: few contacts are without placement, or visits.
CREATE INDEX contact_of_company ON contact (employer, deleted, placement, date, party, reached, next_contact)
	WHERE placement IS NULL;
CREATE INDEX contact_visit ON contact (employer, medium, date, reached, deleted) WHERE medium = 'visit';
CREATE INDEX signal_of_placement ON signal (placement, date, id);
CREATE INDEX signal_of_employer ON signal (employer, date, id);
CREATE INDEX change_of_placement ON workplace_change (placement, date, id);
CREATE INDEX change_of_employer ON workplace_change (employer, date, id);
CREATE INDEX bottleneck_of_placement ON bottleneck (placement, date, id);
CREATE INDEX bottleneck_of_employer ON bottleneck (employer, date, id);
CREATE INDEX action_of_placement ON action (placement, due, id);
CREATE INDEX action_of_employer ON action (employer, due, id);
CREATE INDEX action_open ON action (state, owner, due);
CREATE INDEX profile_of_placement ON capacity_profile (placement, date, id);
-- The timeline of everyone, and of a large caseload.
CREATE INDEX signal_by_date ON signal (date, id);
CREATE INDEX change_by_date ON workplace_change (date, id);
CREATE INDEX bottleneck_by_date ON bottleneck (date, id);
CREATE INDEX action_by_due ON action (due, id);
CREATE INDEX profile_by_date ON capacity_profile (date, id);
CREATE INDEX tick_by_date ON guide_tick (date, id);
CREATE INDEX decision_by_date ON decision (date, id);
-- Ticks and decisions in a timeline; beside them, those of one point or rule.
CREATE INDEX tick_of_placement_by_date ON guide_tick (placement, date, id);
CREATE INDEX tick_of_employer_by_date ON guide_tick (employer, date, id);
CREATE INDEX decision_of_placement_by_date ON decision (placement, date, id);
CREATE INDEX decision_of_employer_by_date ON decision (employer, date, id);
CREATE INDEX tick_of_placement ON guide_tick (placement, point, date);
CREATE INDEX tick_of_employer ON guide_tick (employer, point, date);
CREATE INDEX decision_of_placement ON decision (placement, rule, date, id);
CREATE INDEX decision_of_employer ON decision (employer, rule, date, id);

-- One row per unit of work; the journal below hangs from it.
CREATE TABLE txn (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	at TEXT NOT NULL, -- UTC moment
	who TEXT NOT NULL, -- account that wrote
	label TEXT NOT NULL, -- what was done, in the writer's language
	kind TEXT NOT NULL CHECK (kind = 'do' OR kind = 'undo' OR kind = 'redo'),
	unit INTEGER, -- the first of the transactions that are one piece of work (an import in batches)
	undoes INTEGER REFERENCES txn (id), -- the transaction this one undid
	undone_by INTEGER REFERENCES txn (id) -- the transaction that undid this one
) STRICT;
CREATE INDEX txn_of_user ON txn (who, id);
CREATE INDEX txn_of_unit ON txn (unit) WHERE unit IS NOT NULL;

-- One row per record written. An insert keeps no values: they are the record's,
-- walked back through the later changes. (OR, because IN with three values or
-- more builds a table of its own for every row: half of what a row costs.)
CREATE TABLE journal (
	id INTEGER PRIMARY KEY,
	txn INTEGER NOT NULL REFERENCES txn (id),
	entity INTEGER NOT NULL, -- enum entity_id
	record INTEGER NOT NULL,
	op TEXT NOT NULL CHECK (op = 'insert' OR op = 'update' OR op = 'delete' OR op = 'restore'),
	version INTEGER NOT NULL -- the record's version after this write
) STRICT;
CREATE INDEX journal_of_txn ON journal (txn);
CREATE INDEX journal_of_record ON journal (record, entity);

-- The fields an update changed.
CREATE TABLE journal_field (
	journal INTEGER NOT NULL REFERENCES journal (id),
	field TEXT NOT NULL, -- dictionary name
	before TEXT, -- canonical; NULL is empty
	after TEXT,
	PRIMARY KEY (journal, field)
) STRICT, WITHOUT ROWID;

-- Saved views, import mappings and other choices of one user.
CREATE TABLE setting (
	who TEXT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;

-- Typed text that is not saved yet.
CREATE TABLE draft (
	who TEXT NOT NULL,
	key TEXT NOT NULL, -- the form it belongs to
	body TEXT NOT NULL,
	at TEXT NOT NULL, -- UTC moment
	owner TEXT NOT NULL, -- the program it is typed in: boot, process, its start; '': not known
	PRIMARY KEY (who, key, owner)
) STRICT, WITHOUT ROWID;

-- What this file is: its site number (0: the office).
CREATE TABLE file (
	site INTEGER NOT NULL CHECK (site BETWEEN 0 AND 8191),
	made TEXT NOT NULL -- UTC moment
) STRICT;
