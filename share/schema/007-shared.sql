-- Schema 7. One caseload for a team: who may do what, whose file was opened and why, what colleagues
-- are told, who is at work in it now; and what the law gives the people it is about.
--
-- Which rows a connection of a shared caseload sees is decided by temporary views over these
-- tables (src/store/reach.c); whoever writes SQL for the store writes main.TABLE to write.

ALTER TABLE file ADD COLUMN shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)); -- by several accounts

-- Roles of accounts. Rows stay: an ended role shows until when, and who ended it.
CREATE TABLE member (
	id INTEGER PRIMARY KEY,
	login TEXT NOT NULL, -- account
	role TEXT NOT NULL, -- code of a role (src/app/roles.c)
	since TEXT NOT NULL, -- UTC moment
	by TEXT NOT NULL, -- account that gave it
	until TEXT, -- UTC moment; NULL: it holds
	until_by TEXT -- account that ended it
) STRICT;
CREATE UNIQUE INDEX member_now ON member (login, role) WHERE until IS NULL;

-- Which employees and placements an account made: those without an expert are theirs.
CREATE INDEX journal_made ON journal (txn, entity, record) WHERE op = 'insert' AND entity IN (4, 6);

-- Who stands in for whom.
CREATE TABLE stand_in (
	id INTEGER PRIMARY KEY,
	expert INTEGER NOT NULL REFERENCES expert (id), -- whose caseload
	login TEXT NOT NULL, -- account that stands in
	first TEXT NOT NULL CHECK (first IS date(first, '+0 days')),
	last TEXT NOT NULL CHECK (last IS date(last, '+0 days')), -- that day too
	note TEXT,
	at TEXT NOT NULL, -- UTC moment
	by TEXT NOT NULL, -- account that arranged it
	ended TEXT, -- UTC moment at which it was ended before its last day
	ended_by TEXT
) STRICT;
CREATE INDEX stand_in_by ON stand_in (login);

-- Files of colleagues that were opened with a reason, for as long as that holds.
CREATE TABLE opened (
	id INTEGER PRIMARY KEY,
	who TEXT NOT NULL, -- account
	entity INTEGER NOT NULL, -- E_PLACEMENT, E_EMPLOYEE or E_ORGANISATION
	record INTEGER NOT NULL,
	at TEXT NOT NULL, -- UTC moment
	until TEXT NOT NULL, -- UTC moment
	kind TEXT NOT NULL, -- code of choices_opened
	reason TEXT NOT NULL
) STRICT;
CREATE INDEX opened_by ON opened (who, until);

-- What somebody is told: a file was opened, a caseload was handed over, a stand-in begins.
CREATE TABLE notice (
	id INTEGER PRIMARY KEY,
	login TEXT NOT NULL, -- for this account
	at TEXT NOT NULL, -- UTC moment
	by TEXT NOT NULL, -- account
	kind TEXT NOT NULL, -- code of choices_notice
	entity INTEGER NOT NULL, -- what it is about; 0: nothing of its own
	record INTEGER NOT NULL,
	text TEXT NOT NULL, -- reason or note, as it was typed
	seen TEXT -- UTC moment; NULL: not yet
) STRICT;
CREATE INDEX notice_waiting ON notice (login, id) WHERE seen IS NULL;

-- Programs that have the caseload open, so that they can be seen and ended.
CREATE TABLE connection (
	id INTEGER PRIMARY KEY,
	owner TEXT NOT NULL, -- host's boot, process and its start (owner.c)
	who TEXT NOT NULL, -- account
	since TEXT NOT NULL, -- UTC moment
	source TEXT NOT NULL, -- address it comes from; "" at the machine itself
	terminal TEXT NOT NULL, -- "" of a single command
	what TEXT NOT NULL, -- "screens", or the command
	end_by TEXT -- account that asked it to end; NULL: nobody
) STRICT;

-- Numbers that were given out before a copy was put back in which they are not: never given again,
-- for a laptop, the read log or a form on somebody's screen may still say them.
CREATE TABLE numbered (
	kind INTEGER PRIMARY KEY, -- enum entity_id; 0: transactions
	last INTEGER NOT NULL -- site << 40 | counter
) STRICT;

-- What was erased for good, without saying of whom: counts, and the certificates.
CREATE TABLE erased_count (
	year INTEGER NOT NULL, -- in which the placement began; 0: not known
	region INTEGER, -- of the employer
	sector TEXT, -- of the employer
	outcome TEXT, -- code; NULL: it had none
	n INTEGER NOT NULL
) STRICT;
CREATE TABLE erasure (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL, -- UTC moment
	who TEXT NOT NULL, -- account
	ground TEXT NOT NULL, -- code of choices_erasure
	reason TEXT NOT NULL, -- in words, without names
	certificate TEXT NOT NULL, -- Markdown: what went, where copies may still be, until when
	rewritten TEXT -- UTC moment at which the file was written anew after it; NULL: old bytes may be in it
) STRICT;

-- The rights of the person: consent given, requests by law, what was passed on.
CREATE TABLE consent (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	employee INTEGER NOT NULL REFERENCES employee (id), -- Employee
	recipient TEXT NOT NULL, -- To whom (code)
	who TEXT, -- Name
	purpose TEXT NOT NULL, -- Purpose
	since TEXT NOT NULL CHECK (since IS date(since, '+0 days')), -- Given on
	until TEXT CHECK (until IS date(until, '+0 days')), -- Until
	given TEXT, -- How it was given (code)
	withdrawn TEXT CHECK (withdrawn IS date(withdrawn, '+0 days')), -- Withdrawn on
	note TEXT -- Note
) STRICT;
CREATE VIRTUAL TABLE consent_fts USING fts5(search_text, content = 'consent', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX consent_of_employee ON consent (employee, since, id);

CREATE TABLE person_request (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	employee INTEGER NOT NULL REFERENCES employee (id), -- Employee
	kind TEXT NOT NULL, -- Request (code)
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Came in on
	asked_by TEXT, -- Asked by
	text TEXT, -- What was asked
	extended TEXT CHECK (extended IS date(extended, '+0 days')), -- Extension told on
	extended_why TEXT, -- Reason of the extension
	answered TEXT CHECK (answered IS date(answered, '+0 days')), -- Answered on
	answer TEXT, -- Answer (code)
	note TEXT -- What was done
) STRICT;
CREATE VIRTUAL TABLE person_request_fts USING fts5(search_text, content = 'person_request', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX person_request_of_employee ON person_request (employee, date, id);
-- What waits for an answer is found without looking at the rest.
CREATE INDEX person_request_open ON person_request (date, id) WHERE answered IS NULL AND deleted = 0;

CREATE TABLE disclosure (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	search_text TEXT NOT NULL, -- what record search finds; kept by the store
	employee INTEGER NOT NULL REFERENCES employee (id), -- Employee
	placement INTEGER REFERENCES placement (id), -- Placement
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	recipient TEXT NOT NULL, -- To whom (code)
	who TEXT, -- Name
	what TEXT NOT NULL, -- What
	ground TEXT, -- Ground (code)
	reason TEXT, -- Why needed
	consent INTEGER REFERENCES consent (id) -- Consent
) STRICT;
CREATE VIRTUAL TABLE disclosure_fts USING fts5(search_text, content = 'disclosure', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE INDEX disclosure_of_employee ON disclosure (employee, date, id);
CREATE INDEX disclosure_of_placement ON disclosure (placement) WHERE placement IS NOT NULL;
CREATE INDEX disclosure_of_consent ON disclosure (consent) WHERE consent IS NOT NULL;

-- What was added to records there were.
ALTER TABLE employee ADD COLUMN restricted TEXT CHECK (restricted IS date(restricted, '+0 days')); -- Processing restricted since
ALTER TABLE employee ADD COLUMN objection TEXT CHECK (objection IS date(objection, '+0 days')); -- Objected since
ALTER TABLE employee ADD COLUMN keep_until TEXT CHECK (keep_until IS date(keep_until, '+0 days')); -- Keep longer until
ALTER TABLE employee ADD COLUMN keep_reason TEXT; -- Why longer
-- Without `deleted` behind the employer, SQLite takes an index that begins with `deleted` as just as good, and
-- walks all placements for each employer.
DROP INDEX placement_of_employer;
CREATE INDEX placement_of_employer ON placement (employer, deleted, status, employee_key, id);
CREATE INDEX employee_restricted ON employee (id) WHERE restricted IS NOT NULL;
CREATE INDEX employee_objection ON employee (id) WHERE objection IS NOT NULL;

-- Writes that do not come from the program, as in 003-facts.sql: a consent counts for all placements
-- of the employee.
CREATE TRIGGER facts_consent_insert BEFORE INSERT ON consent BEGIN
	INSERT INTO facts_note SELECT 'employee', employee FROM consent WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('employee', NEW.employee); END;
CREATE TRIGGER facts_consent_update AFTER UPDATE ON consent BEGIN
	INSERT INTO facts_note VALUES ('employee', OLD.employee);
	INSERT INTO facts_note VALUES ('employee', NEW.employee); END;
CREATE TRIGGER facts_consent_delete AFTER DELETE ON consent BEGIN
	INSERT INTO facts_note VALUES ('employee', OLD.employee); END;
