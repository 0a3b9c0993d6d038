-- The same files into the same tables, indexes and FTS5 with the sqlite3 shell:
-- in one transaction, without journal, references checked or duplicates sought.
.mode csv
.separator ;
PRAGMA synchronous = FULL;
PRAGMA temp_store = MEMORY;
PRAGMA foreign_keys = OFF;
CREATE TEMP TABLE p (number, employer, place, given, family, born, job, hours, start, course, expert);
CREATE TEMP TABLE c (number, date, medium, party, note);
.import --skip 1 placements.csv p
.import --skip 1 contacts.csv c
BEGIN;
INSERT INTO organisation (version, sort_key, search_text, name, kind, place)
	SELECT 1, lower(employer), employer || ' ' || place, employer, 'employer', place FROM p GROUP BY employer, place;
INSERT INTO expert (version, sort_key, search_text, family_name) SELECT 1, lower(expert), expert, expert FROM p GROUP BY expert;
INSERT INTO employee (version, sort_key, search_text, given_name, family_name, birth_date)
	SELECT 1, lower(family || ' ' || given), given || ' ' || family, given, family,
	substr(born, 7) || '-' || substr(born, 4, 2) || '-' || substr(born, 1, 2) FROM p ORDER BY rowid;
INSERT INTO placement (version, search_text, employee_key, employer_key, number, employee, employer, expert, job_title, hours,
	status, course, start)
	SELECT 1, p.number || ' ' || p.job || ' ' || p.given || ' ' || p.family || ' ' || p.employer, lower(p.family || ' ' || p.given),
	lower(p.employer), p.number, p.rowid, o.id, x.id, p.job, p.hours, 'active',
	CASE p.course WHEN 'soepel' THEN 'smooth' WHEN 'aandacht' THEN 'attention' ELSE 'difficult' END,
	substr(p.start, 7) || '-' || substr(p.start, 4, 2) || '-' || substr(p.start, 1, 2)
	FROM p JOIN organisation o ON o.sort_key = lower(p.employer) AND o.deleted = 0 JOIN expert x ON x.sort_key = lower(p.expert) AND x.deleted = 0 ORDER BY p.rowid;
INSERT INTO contact (version, placement, employer, date, direction, medium, party, reached, purpose, note)
	SELECT 1, p.id, p.employer, substr(c.date, 7) || '-' || substr(c.date, 4, 2) || '-' || substr(c.date, 1, 2), 'out',
	CASE c.medium WHEN 'telefoon' THEN 'phone' WHEN 'op locatie' THEN 'visit' WHEN 'video' THEN 'video' ELSE 'message' END,
	CASE c.party WHEN 'werkgever' THEN 'employer' WHEN 'werknemer' THEN 'employee' ELSE 'job_coach' END, 1, 'monitoring', c.note
	FROM c JOIN placement p ON p.number = c.number AND p.deleted = 0 ORDER BY c.rowid;
INSERT INTO organisation_fts (rowid, search_text) SELECT id, search_text FROM organisation;
INSERT INTO employee_fts (rowid, search_text) SELECT id, search_text FROM employee;
INSERT INTO expert_fts (rowid, search_text) SELECT id, search_text FROM expert;
INSERT INTO placement_fts (rowid, search_text) SELECT id, search_text FROM placement;
INSERT INTO contact_fts (rowid, note) SELECT id, note FROM contact;
COMMIT;
