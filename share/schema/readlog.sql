-- The read log of a shared caseload: a database of its own beside it (FILE.read).
--
-- anker only adds lines. Each has a digest of itself and of the digest before it, so that a line that
-- was changed or taken out by other means shows. A reason stands apart, and its digest in the line: it
-- can name somebody, and goes when that person is erased; the line itself holds numbers and stays.

CREATE TABLE line (
	id INTEGER PRIMARY KEY, -- without gaps, from 1
	at TEXT NOT NULL, -- UTC moment
	who TEXT NOT NULL, -- account
	entity INTEGER NOT NULL, -- E_PLACEMENT, E_EMPLOYEE or E_ORGANISATION; 0: many at once
	record INTEGER NOT NULL, -- 0: many at once
	employee INTEGER NOT NULL, -- whose file; 0: none or many
	what TEXT NOT NULL, -- where it was shown: "screen", or the command
	ground TEXT NOT NULL, -- code of choices_read
	reason TEXT NOT NULL, -- digest of what was typed (table reason); '' without
	records INTEGER NOT NULL, -- how many
	digest TEXT NOT NULL -- of the digest before it and of this line
) STRICT;
CREATE INDEX line_employee ON line (employee, id);
CREATE INDEX line_record ON line (entity, record, id);
CREATE INDEX line_who ON line (who, id);

-- Reasons as they were typed.
CREATE TABLE reason (
	line INTEGER PRIMARY KEY REFERENCES line (id),
	salt TEXT NOT NULL, -- so that a digest cannot be guessed when the text is gone
	text TEXT NOT NULL
) STRICT;

CREATE TRIGGER line_follows BEFORE INSERT ON line WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM line)
BEGIN SELECT RAISE(ABORT, 'a line of the read log comes after the last'); END;
CREATE TRIGGER line_stays BEFORE UPDATE ON line
BEGIN SELECT RAISE(ABORT, 'a line of the read log stays as it is'); END;
CREATE TRIGGER line_kept BEFORE DELETE ON line
BEGIN SELECT RAISE(ABORT, 'a line of the read log is never deleted'); END;
CREATE TRIGGER reason_stays BEFORE UPDATE ON reason
BEGIN SELECT RAISE(ABORT, 'a reason in the read log stays as it is'); END;
-- A reason goes only after a line that says that the person it is about was erased.
CREATE TRIGGER reason_kept BEFORE DELETE ON reason WHEN NOT EXISTS (SELECT 1 FROM line l JOIN line erased
	ON erased.employee = l.employee WHERE l.id = OLD.line AND l.employee > 0 AND erased.id > l.id
	AND erased.ground = 'erased')
BEGIN SELECT RAISE(ABORT, 'a reason in the read log goes with the person it is about'); END;
