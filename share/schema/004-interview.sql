-- Schema 4. Interviews: talks with their answers and summaries, who promised what,
-- and dates of which only the month, the year or a stretch of time is known.

CREATE TABLE interview (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	employer INTEGER NOT NULL REFERENCES organisation (id), -- Employer
	placement INTEGER REFERENCES placement (id), -- Placement
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	begun TEXT, -- Begun at (UTC moment)
	party TEXT NOT NULL, -- With (code)
	person INTEGER REFERENCES person (id), -- Spoke with
	medium TEXT, -- Means (code)
	purpose TEXT, -- Purpose (code)
	script TEXT NOT NULL, -- Question list
	script_hash TEXT, -- The list as it read (hash of script_text, hexadecimal)
	state TEXT NOT NULL, -- State (code)
	finished TEXT, -- Finished at (UTC moment)
	seconds INTEGER, -- Time talked (s)
	expert INTEGER REFERENCES expert (id) -- Labour expert
) STRICT;
CREATE INDEX interview_of_employer ON interview (employer, date, id);
CREATE INDEX interview_by_date ON interview (date, id);
CREATE INDEX interview_unfinished ON interview (id) WHERE finished IS NULL;

CREATE TABLE answer (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	interview INTEGER NOT NULL REFERENCES interview (id), -- Interview
	placement INTEGER REFERENCES placement (id), -- Placement; empty: about the employer
	employer INTEGER REFERENCES organisation (id), -- Employer
	question TEXT, -- Question; empty: a loose note
	state TEXT NOT NULL, -- State (code)
	value TEXT, -- Value: codes, canonical
	text TEXT, -- In words
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	at TEXT, -- Moment (UTC)
	fact TEXT -- Fact it fills
) STRICT;
CREATE VIRTUAL TABLE answer_fts USING fts5(search_text, content = 'answer', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX answer_of_interview ON answer (interview, id);
CREATE INDEX answer_of_placement ON answer (placement, id);
CREATE INDEX answer_of_employer ON answer (employer, id) WHERE placement IS NULL;
CREATE INDEX answer_by_date ON answer (date, id);

CREATE TABLE summary (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	interview INTEGER NOT NULL REFERENCES interview (id), -- Interview
	placement INTEGER REFERENCES placement (id), -- Placement; empty: of the whole talk
	audience TEXT NOT NULL, -- For (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	text TEXT NOT NULL -- Text (Markdown)
) STRICT;
CREATE INDEX summary_of_interview ON summary (interview, audience, id);

-- The question lists as they read when a talk began: it goes on with those.
CREATE TABLE script_text (
	hash INTEGER PRIMARY KEY, -- of the text
	text TEXT NOT NULL -- Markdown, see share/interviews/README.md
) STRICT;
CREATE TRIGGER script_text_stays BEFORE DELETE ON script_text
	BEGIN SELECT raise(ABORT, 'texts of question lists are kept'); END;
CREATE TRIGGER script_text_holds BEFORE UPDATE ON script_text
	BEGIN SELECT raise(ABORT, 'texts of question lists are kept'); END;

-- What came out of a talk. One talk makes a contact per placement it touched.
ALTER TABLE action ADD COLUMN promised_by TEXT; -- Promised by (code); empty: ours
ALTER TABLE action ADD COLUMN interview INTEGER REFERENCES interview (id); -- From interview
CREATE INDEX action_of_interview ON action (interview) WHERE interview IS NOT NULL;
ALTER TABLE contact ADD COLUMN interview INTEGER REFERENCES interview (id); -- From interview
CREATE INDEX contact_of_interview ON contact (interview) WHERE interview IS NOT NULL;
ALTER TABLE signal ADD COLUMN interview INTEGER REFERENCES interview (id); -- From interview
CREATE INDEX signal_of_interview ON signal (interview) WHERE interview IS NOT NULL;
ALTER TABLE workplace_change ADD COLUMN interview INTEGER REFERENCES interview (id); -- From interview
CREATE INDEX change_of_interview ON workplace_change (interview) WHERE interview IS NOT NULL;
ALTER TABLE bottleneck ADD COLUMN interview INTEGER REFERENCES interview (id); -- From interview
CREATE INDEX bottleneck_of_interview ON bottleneck (interview) WHERE interview IS NOT NULL;
ALTER TABLE guide_tick ADD COLUMN interview INTEGER REFERENCES interview (id); -- From interview
CREATE INDEX tick_of_interview ON guide_tick (interview) WHERE interview IS NOT NULL;

-- Dates that may be imprecise: YYYY-MM-DD, YYYY-MM, YYYY or DAY/DAY (from, to; both may
-- be it). SQLite cannot change a CHECK, so these columns are made anew; what they hold is
-- put aside meanwhile, as renaming a column reads the whole schema again.
DROP INDEX placement_by_start;
DROP INDEX current_by_start;
DROP INDEX caseload_by_start;
DROP INDEX current_caseload_by_start;
CREATE TEMPORARY TABLE person_dates AS SELECT id, since, until FROM person
	WHERE coalesce(since, until) IS NOT NULL;
CREATE TEMPORARY TABLE placement_dates AS SELECT id, start, trial_end, contract_end, jobcoach_end, wage_value_date, wage_subsidy_end FROM placement
	WHERE coalesce(start, trial_end, contract_end, jobcoach_end, wage_value_date, wage_subsidy_end) IS NOT NULL;
ALTER TABLE person DROP COLUMN since;
ALTER TABLE person DROP COLUMN until;
ALTER TABLE placement DROP COLUMN start;
ALTER TABLE placement DROP COLUMN trial_end;
ALTER TABLE placement DROP COLUMN contract_end;
ALTER TABLE placement DROP COLUMN jobcoach_end;
ALTER TABLE placement DROP COLUMN wage_value_date;
ALTER TABLE placement DROP COLUMN wage_subsidy_end;
ALTER TABLE person ADD COLUMN since TEXT CHECK (substr(since || '-01-01', 1, 10) IS date(substr(since || '-01-01', 1, 10), '+0 days')
	AND (length(since) <= 10 OR (substr(since, 11, 1) = '/' AND substr(since, 12) IS date(substr(since, 12), '+0 days')))); -- Since
ALTER TABLE person ADD COLUMN until TEXT CHECK (substr(until || '-01-01', 1, 10) IS date(substr(until || '-01-01', 1, 10), '+0 days')
	AND (length(until) <= 10 OR (substr(until, 11, 1) = '/' AND substr(until, 12) IS date(substr(until, 12), '+0 days')))); -- Until
ALTER TABLE placement ADD COLUMN start TEXT CHECK (substr(start || '-01-01', 1, 10) IS date(substr(start || '-01-01', 1, 10), '+0 days')
	AND (length(start) <= 10 OR (substr(start, 11, 1) = '/' AND substr(start, 12) IS date(substr(start, 12), '+0 days')))); -- Start date
ALTER TABLE placement ADD COLUMN trial_end TEXT CHECK (substr(trial_end || '-01-01', 1, 10) IS date(substr(trial_end || '-01-01', 1, 10), '+0 days')
	AND (length(trial_end) <= 10 OR (substr(trial_end, 11, 1) = '/' AND substr(trial_end, 12) IS date(substr(trial_end, 12), '+0 days')))); -- Trial until
ALTER TABLE placement ADD COLUMN contract_end TEXT CHECK (substr(contract_end || '-01-01', 1, 10) IS date(substr(contract_end || '-01-01', 1, 10), '+0 days')
	AND (length(contract_end) <= 10 OR (substr(contract_end, 11, 1) = '/' AND substr(contract_end, 12) IS date(substr(contract_end, 12), '+0 days')))); -- Contract until
ALTER TABLE placement ADD COLUMN jobcoach_end TEXT CHECK (substr(jobcoach_end || '-01-01', 1, 10) IS date(substr(jobcoach_end || '-01-01', 1, 10), '+0 days')
	AND (length(jobcoach_end) <= 10 OR (substr(jobcoach_end, 11, 1) = '/' AND substr(jobcoach_end, 12) IS date(substr(jobcoach_end, 12), '+0 days')))); -- Job coach until
ALTER TABLE placement ADD COLUMN wage_value_date TEXT CHECK (substr(wage_value_date || '-01-01', 1, 10) IS date(substr(wage_value_date || '-01-01', 1, 10), '+0 days')
	AND (length(wage_value_date) <= 10 OR (substr(wage_value_date, 11, 1) = '/' AND substr(wage_value_date, 12) IS date(substr(wage_value_date, 12), '+0 days')))); -- Wage value assessed on
ALTER TABLE placement ADD COLUMN wage_subsidy_end TEXT CHECK (substr(wage_subsidy_end || '-01-01', 1, 10) IS date(substr(wage_subsidy_end || '-01-01', 1, 10), '+0 days')
	AND (length(wage_subsidy_end) <= 10 OR (substr(wage_subsidy_end, 11, 1) = '/' AND substr(wage_subsidy_end, 12) IS date(substr(wage_subsidy_end, 12), '+0 days')))); -- Wage cost subsidy until
UPDATE person SET since = d.since, until = d.until FROM person_dates d WHERE d.id = person.id;
DROP TABLE person_dates;
UPDATE placement SET start = d.start, trial_end = d.trial_end, contract_end = d.contract_end, jobcoach_end = d.jobcoach_end, wage_value_date = d.wage_value_date, wage_subsidy_end = d.wage_subsidy_end FROM placement_dates d WHERE d.id = placement.id;
DROP TABLE placement_dates;
CREATE INDEX placement_by_start ON placement (deleted, start, id);
CREATE INDEX current_by_start ON placement (deleted, start, id) WHERE status <> 'ended';
CREATE INDEX caseload_by_start ON placement (expert, deleted, start, id);
CREATE INDEX current_caseload_by_start ON placement (expert, deleted, start, id) WHERE status <> 'ended';
