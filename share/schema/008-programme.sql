-- Schema 8. The programme beside the daily work: who takes part, waves, hours, meetings, findings and
-- kept reports; pseudonyms of what goes to research, and what was released for it.

-- A programme that is followed for years.
CREATE TABLE programme (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	sort_key TEXT NOT NULL, -- folded title; kept by the store
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	name TEXT NOT NULL, -- Programme
	aim TEXT, -- Purpose
	start TEXT NOT NULL CHECK (start IS date(start, '+0 days')), -- Starts
	until TEXT NOT NULL CHECK (until IS date(until, '+0 days')), -- Until
	steering INTEGER REFERENCES organisation (id), -- Steered by
	placed_from TEXT CHECK (placed_from IS date(placed_from, '+0 days')), -- Placement began from
	placed_until TEXT CHECK (placed_until IS date(placed_until, '+0 days')), -- Placement began until
	groups TEXT, -- Target groups
	hours_from TEXT, -- Hours a year: told from
	hours_most TEXT, -- Hours a year: at most
	points_hour TEXT, -- Certification points an hour
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE programme_fts USING fts5(search_text, content = 'programme', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX programme_by_title ON programme (deleted, sort_key, id);

-- What a programme aims at in a region.
CREATE TABLE target (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	programme INTEGER NOT NULL REFERENCES programme (id), -- Programme
	region INTEGER NOT NULL REFERENCES region (id), -- Labour market region
	employers_min INTEGER, -- Employers, at least
	employers_max INTEGER, -- Employers, at most
	employees_min INTEGER, -- Employees, at least
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE target_fts USING fts5(search_text, content = 'target', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX target_of_programme ON target (programme, region);

-- Who was asked to take part, and how that went.
CREATE TABLE participation (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	programme INTEGER NOT NULL REFERENCES programme (id), -- Programme
	employer INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	placement INTEGER REFERENCES placement (id), -- Placement
	through INTEGER REFERENCES organisation (id), -- Through
	selected TEXT NOT NULL CHECK (selected IS date(selected, '+0 days')), -- Selected on
	approached TEXT CHECK (approached IS date(approached, '+0 days')), -- Approached on
	agreed TEXT CHECK (agreed IS date(agreed, '+0 days')), -- Agreed on
	declined TEXT CHECK (declined IS date(declined, '+0 days')), -- Declined on
	started TEXT CHECK (started IS date(started, '+0 days')), -- Started on
	stopped TEXT CHECK (stopped IS date(stopped, '+0 days')), -- Stopped on
	reason TEXT, -- Why not (any more) (code)
	until TEXT CHECK (until IS date(until, '+0 days')), -- Agreed until
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE participation_fts USING fts5(search_text, content = 'participation', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX participation_of_programme ON participation (programme, deleted, employer, placement);
CREATE INDEX participation_of_employer ON participation (employer, selected, id);
CREATE INDEX participation_of_placement ON participation (placement) WHERE placement IS NOT NULL;

-- The three questions to an intermediary.
CREATE TABLE intake (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	programme INTEGER NOT NULL REFERENCES programme (id), -- Programme
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- Intermediary
	person INTEGER REFERENCES person (id), -- Spoken with
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Asked on
	selects TEXT, -- Helps to choose employers (code)
	asks TEXT, -- Asks them together with us (code)
	network TEXT, -- Joins the learning network (code)
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE intake_fts USING fts5(search_text, content = 'intake', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX intake_of_programme ON intake (programme, organisation);

-- Which expert an employer has.
CREATE TABLE assignment (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	programme INTEGER NOT NULL REFERENCES programme (id), -- Programme
	employer INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	expert INTEGER NOT NULL REFERENCES expert (id), -- Labour expert
	since TEXT NOT NULL CHECK (since IS date(since, '+0 days')), -- Since
	until TEXT CHECK (until IS date(until, '+0 days')), -- Until
	note TEXT -- Hand-over
) STRICT;
CREATE VIRTUAL TABLE assignment_fts USING fts5(search_text, content = 'assignment', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX assignment_of_employer ON assignment (employer, since, id);
CREATE INDEX assignment_of_expert ON assignment (expert, until);

-- What is asked of everyone who takes part, and when.
CREATE TABLE wave (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	programme INTEGER NOT NULL REFERENCES programme (id), -- Programme
	name TEXT NOT NULL, -- Wave
	method TEXT NOT NULL, -- How (code)
	party TEXT NOT NULL, -- With whom (code)
	script TEXT, -- Question list
	months INTEGER, -- Months after the start
	date TEXT CHECK (date IS date(date, '+0 days')), -- Or on
	weeks INTEGER, -- Weeks to do it
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE wave_fts USING fts5(search_text, content = 'wave', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX wave_of_programme ON wave (programme, months, date, id);

-- Learning network, congress, focus group.
CREATE TABLE meeting (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	programme INTEGER REFERENCES programme (id), -- Programme
	kind TEXT NOT NULL, -- Kind (code)
	title TEXT NOT NULL, -- Meeting
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- On
	place TEXT, -- Where
	region INTEGER REFERENCES region (id), -- Labour market region
	hours TEXT, -- Takes (hours)
	points TEXT, -- Certification points
	yield TEXT, -- What it yielded
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE meeting_fts USING fts5(search_text, content = 'meeting', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX meeting_by_date ON meeting (date, id);

-- Who came.
CREATE TABLE attendance (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	meeting INTEGER NOT NULL REFERENCES meeting (id), -- Meeting
	expert INTEGER REFERENCES expert (id), -- Labour expert
	person INTEGER REFERENCES person (id), -- Person
	organisation INTEGER REFERENCES organisation (id), -- Organisation
	placement INTEGER REFERENCES placement (id), -- Placement
	state TEXT NOT NULL, -- State (code)
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE attendance_fts USING fts5(search_text, content = 'attendance', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX attendance_of_meeting ON attendance (meeting, id);
CREATE INDEX attendance_of_placement ON attendance (placement) WHERE placement IS NOT NULL;

-- A wave with one who takes part.
CREATE TABLE measurement (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	wave INTEGER NOT NULL REFERENCES wave (id), -- Wave
	employer INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	placement INTEGER REFERENCES placement (id), -- Placement
	state TEXT NOT NULL, -- State (code)
	date TEXT CHECK (date IS date(date, '+0 days')), -- On
	reminded TEXT CHECK (reminded IS date(reminded, '+0 days')), -- Last reminded on
	interview INTEGER REFERENCES interview (id), -- Interview
	observation INTEGER REFERENCES observation (id), -- Observation
	meeting INTEGER REFERENCES meeting (id), -- Meeting
	reason TEXT, -- Why not
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE measurement_fts USING fts5(search_text, content = 'measurement', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX measurement_of_wave ON measurement (wave, employer, placement);
CREATE INDEX measurement_of_employer ON measurement (employer, date, id);
CREATE INDEX measurement_of_placement ON measurement (placement) WHERE placement IS NOT NULL;

-- Time spent on the programme.
CREATE TABLE hours (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	programme INTEGER NOT NULL REFERENCES programme (id), -- Programme
	party TEXT NOT NULL, -- Who (code)
	expert INTEGER REFERENCES expert (id), -- Labour expert
	organisation INTEGER REFERENCES organisation (id), -- Organisation
	placement INTEGER REFERENCES placement (id), -- Placement
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- On
	hours TEXT NOT NULL, -- Hours
	work TEXT NOT NULL, -- On what (code)
	points TEXT, -- Certification points
	meeting INTEGER REFERENCES meeting (id), -- Meeting
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE hours_fts USING fts5(search_text, content = 'hours', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX hours_of_programme ON hours (programme, date, id);
CREATE INDEX hours_of_placement ON hours (placement) WHERE placement IS NOT NULL;

-- What belongs in a report.
CREATE TABLE finding (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	placement INTEGER REFERENCES placement (id), -- Placement
	employer INTEGER REFERENCES organisation (id), -- Employer
	programme INTEGER REFERENCES programme (id), -- Programme
	region INTEGER REFERENCES region (id), -- Labour market region
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- On
	section TEXT NOT NULL, -- Belongs to (code)
	factor INTEGER REFERENCES factor (id), -- Factor
	text TEXT NOT NULL, -- Finding
	shared INTEGER CHECK (shared IN (0, 1)) -- The employer may read it
) STRICT;
CREATE VIRTUAL TABLE finding_fts USING fts5(search_text, content = 'finding', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX finding_of_placement ON finding (placement, date, id);
CREATE INDEX finding_of_employer ON finding (employer, date, id);
CREATE INDEX finding_by_date ON finding (date, id);

-- Reports as they were made.
CREATE TABLE report (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	kind TEXT NOT NULL, -- Report (code)
	number INTEGER NOT NULL, -- Version
	employer INTEGER REFERENCES organisation (id), -- Employer
	placement INTEGER REFERENCES placement (id), -- Placement
	decision INTEGER REFERENCES decision (id), -- Weighing
	region INTEGER REFERENCES region (id), -- Labour market region
	programme INTEGER REFERENCES programme (id), -- Programme
	expert INTEGER REFERENCES expert (id), -- Labour expert
	first TEXT NOT NULL CHECK (first IS date(first, '+0 days')), -- From
	last TEXT NOT NULL CHECK (last IS date(last, '+0 days')), -- Until
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Made on
	language TEXT NOT NULL, -- Language (code)
	title TEXT NOT NULL, -- Title
	content TEXT NOT NULL -- Content
) STRICT;
CREATE VIRTUAL TABLE report_fts USING fts5(search_text, content = 'report', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX report_by_date ON report (date, id);

-- Pseudonyms in exports for research: the same record keeps its own in one programme, and another one in the
-- next. Never travels, never exported; goes with the record when a person is erased.
CREATE TABLE programme_key (
	programme INTEGER NOT NULL REFERENCES programme (id),
	entity INTEGER NOT NULL, -- enum entity_id
	record INTEGER NOT NULL,
	code TEXT NOT NULL, -- drawn by chance
	PRIMARY KEY (programme, entity, record)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX programme_key_code ON programme_key (programme, code);

-- Free text and other fields that are left out of such exports, unless somebody released them.
CREATE TABLE programme_release (
	id INTEGER PRIMARY KEY,
	programme INTEGER NOT NULL REFERENCES programme (id),
	entity INTEGER NOT NULL, -- enum entity_id
	field TEXT NOT NULL, -- name in the dictionary
	at TEXT NOT NULL, -- UTC moment
	by TEXT NOT NULL, -- account
	reason TEXT NOT NULL,
	withdrawn TEXT, -- UTC moment; NULL: it holds
	withdrawn_by TEXT
) STRICT;
CREATE UNIQUE INDEX programme_release_now ON programme_release (programme, entity, field) WHERE withdrawn IS NULL;

-- Files of schema 7 that were made before its index of placements had `deleted` in second place.
DROP INDEX IF EXISTS placement_of_employer;
CREATE INDEX placement_of_employer ON placement (employer, deleted, status, employee_key, id);
