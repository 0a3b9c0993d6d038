-- Schema 2. Weighing, peer review, the life of suggestions, and facts kept for
-- large caseloads. New columns of entities first, as the dictionary has them.

ALTER TABLE placement ADD COLUMN rest_reason TEXT; -- Reason for the rest

ALTER TABLE decision ADD COLUMN wait TEXT; -- Waits for (code)
ALTER TABLE decision ADD COLUMN depth TEXT; -- Weighed (code)
ALTER TABLE decision ADD COLUMN impression TEXT; -- First impression (code)
ALTER TABLE decision ADD COLUMN disputed TEXT; -- Disputed or missed
ALTER TABLE decision ADD COLUMN factors TEXT; -- Factors: codes with +, - or o
ALTER TABLE decision ADD COLUMN client_view TEXT; -- The employee's view (code)
ALTER TABLE decision ADD COLUMN turning_point TEXT; -- Turning point
ALTER TABLE decision ADD COLUMN turning_fact TEXT; -- Turning point hangs on (a fact's name)
ALTER TABLE decision ADD COLUMN explained TEXT; -- Explained to the employee (code)
ALTER TABLE decision ADD COLUMN seconds INTEGER; -- Time taken to weigh (s)
ALTER TABLE decision ADD COLUMN peer_review INTEGER CHECK (peer_review IN (0, 1)); -- For peer review
ALTER TABLE decision ADD COLUMN peer_question TEXT; -- Question to the group
CREATE INDEX decision_for_peers ON decision (date, id) WHERE peer_review = 1;

CREATE TABLE factor (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	code TEXT NOT NULL, -- Code
	key TEXT NOT NULL, -- Key
	kind TEXT NOT NULL, -- Is about (code)
	label_nl TEXT NOT NULL, -- Name (Dutch)
	label_en TEXT NOT NULL, -- Name (English)
	source TEXT, -- Source
	retired INTEGER CHECK (retired IN (0, 1)) -- No longer in use
) STRICT;
-- Old decisions name factors that are no longer in use: a code is never given again.
CREATE UNIQUE INDEX factor_by_code ON factor (code) WHERE deleted = 0;
CREATE UNIQUE INDEX factor_by_key ON factor (key) WHERE deleted = 0 AND (retired IS NULL OR retired = 0);

CREATE TABLE peer_view (
	id INTEGER PRIMARY KEY, -- site << 40 | counter
	version INTEGER NOT NULL, -- raised by every write
	deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)), -- tombstone
	decision INTEGER NOT NULL REFERENCES decision (id), -- Decision
	date TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- Date
	who TEXT NOT NULL, -- Whose
	verdict TEXT, -- Would decide (code)
	factors TEXT, -- Factors
	note TEXT -- Explanation
) STRICT;
CREATE INDEX peer_view_of_decision ON peer_view (decision, date, id);

-- The twelve factors to begin with; a team may change them.
INSERT INTO factor (id, version, code, key, kind, label_nl, label_en, source) VALUES
	(1, 1, 'possibilities', 'm', 'client', 'wat de werknemer kan', 'what the employee can do', 'S004'),
	(2, 1, 'motivation', 'w', 'client', 'wat de werknemer wil', 'what the employee wants', 'S004'),
	(3, 1, 'load', 'b', 'work', 'hoe zwaar het werk nu is', 'how heavy the work is now', 'S002'),
	(4, 1, 'employer', 'e', 'work', 'ervaring en begeleiding bij de werkgever', 'experience and guidance at the employer', 'S000'),
	(5, 1, 'team', 't', 'work', 'team, leiding en sfeer', 'team, management and climate', 'S002, S003'),
	(6, 1, 'role', 'r', 'professional', 'hoe ik mijn rol zie', 'how I see my role', 'S000, S004'),
	(7, 1, 'skills', 'v', 'professional', 'mijn vaardigheden en ervaring', 'my skills and experience', 'S004'),
	(8, 1, 'feeling', 'g', 'professional', 'mijn gevoel bij deze zaak', 'my feeling about this case', 'S004'),
	(9, 1, 'law', 'l', 'context', 'wet en regels', 'law and regulations', 'S004'),
	(10, 1, 'policy', 'p', 'context', 'plaatselijk beleid en geld', 'local policy and money', 'S004'),
	(11, 1, 'room', 'o', 'context', 'ruimte in mijn organisatie', 'room in my organisation', 'S004'),
	(12, 1, 'labour_market', 'a', 'context', 'de arbeidsmarkt', 'the labour market', 'S004');

-- Nobody typed them, but every record has its history.
INSERT INTO txn (id, at, who, label, kind)
	SELECT coalesce(max(id), 0) + 1, '2026-11-22T00:00:00Z', 'anker', 'weging: de eerste twaalf factoren', 'do' FROM txn WHERE id >> 40 = 0;
INSERT INTO journal (txn, entity, record, op, version)
	SELECT (SELECT max(id) FROM txn WHERE id >> 40 = 0), 15, id, 'insert', 1 FROM factor; -- 15: E_FACTOR

-- The life of suggestions. What is shown now (one row per rule and subject), ...
CREATE TABLE suggestion (
	rule TEXT NOT NULL,
	placement INTEGER NOT NULL, -- 0: about the employer
	employer INTEGER NOT NULL,
	since TEXT NOT NULL, -- day it was first shown
	PRIMARY KEY (rule, placement, employer)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_of_placement ON suggestion (placement, employer);

-- ... the rules as they read when something happened, with their parameters, ...
CREATE TABLE rule_text (
	hash INTEGER PRIMARY KEY, -- of the text
	text TEXT NOT NULL -- a rule file of its own: parameters, named conditions, the rule
) STRICT;

-- ... and everything that happened, for good: a decision of years ago can be
-- read again with the rule and the facts of that day.
CREATE TABLE suggestion_log (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL, -- UTC moment
	day TEXT NOT NULL, -- the day it was for the program
	who TEXT NOT NULL, -- account
	rule TEXT NOT NULL,
	placement INTEGER NOT NULL, -- 0: about the employer
	employer INTEGER NOT NULL,
	event TEXT NOT NULL CHECK (event = 'shown' OR event = 'returned' OR event = 'lapsed'
		OR event = 'replaced' OR event = 'accepted' OR event = 'postponed' OR event = 'dismissed'
		OR event = 'considering'),
	decision INTEGER REFERENCES decision (id), -- of the answers
	rule_text INTEGER REFERENCES rule_text (hash),
	facts TEXT -- the facts the rule looked at, as a test in a rule file gives them
) STRICT;
CREATE INDEX suggestion_log_of_rule ON suggestion_log (rule, day);
CREATE INDEX suggestion_log_of_placement ON suggestion_log (placement, rule, id);
CREATE INDEX suggestion_log_of_employer ON suggestion_log (employer, rule, id);
CREATE INDEX suggestion_log_of_decision ON suggestion_log (decision) WHERE decision IS NOT NULL;
CREATE TRIGGER suggestion_log_stays BEFORE DELETE ON suggestion_log
	BEGIN SELECT raise(ABORT, 'the log of suggestions is kept'); END;
CREATE TRIGGER suggestion_log_holds BEFORE UPDATE ON suggestion_log
	BEGIN SELECT raise(ABORT, 'the log of suggestions is kept'); END;
CREATE TRIGGER rule_text_stays BEFORE DELETE ON rule_text
	BEGIN SELECT raise(ABORT, 'texts of rules are kept'); END;
CREATE TRIGGER rule_text_holds BEFORE UPDATE ON rule_text
	BEGIN SELECT raise(ABORT, 'texts of rules are kept'); END;

-- Typed text that is not saved yet, with the key in front: behind other columns
-- SQLite before 3.41 tells of a key like this one that what is not there is NULL
-- (PRAGMA integrity_check), so every file with a draft in it looked damaged.
CREATE TABLE draft_in_order (
	who TEXT NOT NULL,
	key TEXT NOT NULL, -- the form it belongs to
	owner TEXT NOT NULL, -- the program it is typed in: boot, process, its start; '': not known
	body TEXT NOT NULL,
	at TEXT NOT NULL, -- UTC moment
	PRIMARY KEY (who, key, owner)
) STRICT, WITHOUT ROWID;
INSERT INTO draft_in_order (who, key, owner, body, at) SELECT who, key, owner, body, at FROM draft;
DROP TABLE draft;
ALTER TABLE draft_in_order RENAME TO draft;
