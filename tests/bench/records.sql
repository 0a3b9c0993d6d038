-- What lies around the placements of a bench file, as dense as in a caseload that is kept
-- well: run by the sqlite3 shell on a file that `anker import` filled. Always the same:
-- everything follows from the number of a placement or employer. Triggers are off, as they
-- cost more than the rest; what was kept of facts is forgotten instead.
.dbconfig enable_trigger off
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE point (k INTEGER PRIMARY KEY, item TEXT);
INSERT INTO point (item) VALUES ('concentration'), ('remembering'), ('self_insight'), ('purposeful'), ('independent'), ('pace'),
	('predictable'), ('interruptions'), ('deadlines'), ('guidance'), ('dividing_attention'), ('personal_risk');
CREATE TEMP TABLE n (k INTEGER PRIMARY KEY);
INSERT INTO n VALUES (0), (1), (2), (3), (4), (5), (6), (7);
CREATE TEMP TABLE words (k INTEGER PRIMARY KEY, word TEXT);
INSERT INTO words VALUES (0, 'rustige plek aan de lijn'), (1, 'vaste volgorde op een kaart'), (2, 'taken verdelen over de ochtend'),
	(3, 'leren werken met de machine'), (4, 'oefenen met hulp vragen'), (5, 'dozen vouwen en stapelen'), (6, 'pauze na elk uur');
-- Every placement and employer with what is derived of its number.
CREATE TEMP TABLE p AS SELECT p.id, p.employer, w.word, x.word AS other, date('2026-11-22', '-' || (p.id * 37 % 700) || ' days') AS
	date, date('2026-11-22', '-' || (p.id * 13 % 90) || ' days') AS recent, date('2026-11-22', (p.id * 17 % 200) || ' days') AS ahead
	FROM placement p JOIN words w ON w.k = p.id % 7 JOIN words x ON x.k = p.id % 5;
CREATE TEMP TABLE o AS SELECT o.id, w.word, date('2026-11-22', '-' || (o.id * 41 % 700) || ' days') AS date
	FROM organisation o JOIN words w ON w.k = o.id % 7 WHERE o.kind = 'employer';
BEGIN;
-- Ours until now: someone who guides, a signal, a bottleneck, something to do.
INSERT INTO person (version, sort_key, search_text, organisation, given_name, family_name, role)
	SELECT 1, 'begeleider ' || id, 'Begeleider ' || id, id, 'Mo', 'Begeleider ' || id, 'supervisor' FROM o;
CREATE TEMP TABLE guide AS SELECT organisation AS employer, max(id) AS id FROM person GROUP BY organisation;
CREATE INDEX guide_of ON guide (employer);
INSERT INTO signal (version, search_text, placement, employer, date, kind, severity, note, handled)
	SELECT 1, other, id, employer, date, 'overload', '2', other, CASE WHEN id % 3 THEN recent END FROM p WHERE id % 2 = 0;
INSERT INTO bottleneck (version, search_text, placement, employer, date, theme, note, resolved)
	SELECT 1, word, id, employer, date, CASE id % 3 WHEN 0 THEN 'pace' WHEN 1 THEN 'team' ELSE 'guidance' END, word,
	CASE WHEN id % 3 = 0 THEN recent END FROM p;
CREATE TEMP TABLE b AS SELECT placement, max(id) AS id FROM bottleneck WHERE placement IS NOT NULL GROUP BY placement;
CREATE INDEX b_of ON b (placement);
INSERT INTO action (version, search_text, placement, employer, kind, what, due, state)
	SELECT 1, 'bellen over ' || word, id, employer, 'call', 'bellen over ' || word, ahead, 'open' FROM p WHERE id % 2 = 1;
-- What someone can beside what the work asks.
INSERT INTO capacity_profile (version, search_text, placement, date, source, text)
	SELECT 1, word, id, date, CASE WHEN id % 3 THEN 'conversation' ELSE 'fml' END, word FROM p;
INSERT INTO capacity_item (version, search_text, profile, item, limitation, certainty, date)
	SELECT 1, i.item, c.id, i.item, (c.id + n.k) % 7 / 2, CASE WHEN (c.id + n.k) % 5 THEN 'told' ELSE 'assumed' END, c.date
	FROM capacity_profile c CROSS JOIN n CROSS JOIN point i ON i.k = 1 + (c.id + n.k) % 12 ORDER BY c.id, n.k;
INSERT INTO job (version, search_text, employer, name, state) SELECT 1, word, id, word, 'open' FROM o WHERE id % 2 = 0;
UPDATE placement SET job = (SELECT j.id FROM job j WHERE j.employer = placement.employer) WHERE id % 5 = 0;
INSERT INTO task (version, search_text, placement, employer, name, hours)
	SELECT 1, word || ' ' || k, id, employer, word || ' ' || k, 4 + k FROM p CROSS JOIN n ON n.k < 3 ORDER BY id, k;
INSERT INTO task (version, search_text, employer, job, name, hours)
	SELECT 1, name || ' ' || k, employer, id, name || ' ' || k, 4 + k FROM job CROSS JOIN n ON n.k < 3 ORDER BY id, k;
INSERT INTO load_item (version, search_text, task, item, load, certainty, date)
	SELECT 1, i.item, t.id, i.item, (t.id + n.k) % 8 / 2, CASE WHEN (t.id + n.k) % 6 THEN 'told' ELSE 'assumed' END, '2026-05-04'
	FROM task t CROSS JOIN n ON n.k < 3 CROSS JOIN point i ON i.k = 1 + (t.id * 5 + n.k) % 12 ORDER BY t.id, n.k;
-- What was tried and learned.
INSERT INTO adaptation (version, search_text, placement, employer, what, level, item, bottleneck, date, review, effect)
	SELECT 1, word, p.id, employer, word, CASE p.id % 3 WHEN 0 THEN 'pace_time' WHEN 1 THEN 'task_adapted' ELSE 'task_split' END,
	'pace', b.id, date, CASE WHEN p.id % 2 THEN ahead END, CASE WHEN p.id % 3 THEN 'better' ELSE 'same' END
	FROM p JOIN b ON b.placement = p.id;
INSERT INTO route_weighing (version, search_text, placement, employer, date, item, chosen, note)
	SELECT 1, other, id, employer, recent, 'pace', 'task_adapted', other FROM p WHERE id % 4 = 0;
INSERT INTO coaching (version, search_text, placement, employer, person, state, date, funder, kind, since, until)
	SELECT 1, '', p.id, p.employer, g.id, CASE WHEN p.id % 2 THEN 'running' ELSE 'done' END, date, 'uwv', 'external', date, ahead
	FROM p JOIN guide g ON g.employer = p.employer WHERE p.id % 3 = 0;
INSERT INTO learning_goal (version, search_text, placement, employer, what, kind, bottleneck, coaching, date, discussed, reached)
	SELECT 1, other, p.id, employer, other, 'learning', b.id, (SELECT c.id FROM coaching c WHERE c.placement = p.id), date, recent,
	CASE WHEN p.id % 4 = 0 THEN recent END FROM p JOIN b ON b.placement = p.id;
INSERT INTO goal_step (version, search_text, goal, what, state)
	SELECT 1, what || ' ' || k, id, what || ' ' || k, CASE k WHEN 0 THEN 'mastered' ELSE 'practising' END
	FROM learning_goal CROSS JOIN n ON n.k < 3 ORDER BY id, k;
INSERT INTO success_score (version, search_text, placement, employer, date, party, suitable, tailored, guided, meaningful)
	SELECT 1, '', id, employer, CASE k WHEN 0 THEN date ELSE recent END, CASE id % 4 WHEN 0 THEN 'employer' ELSE 'employee' END,
	1 + (id + k) % 5, 3, 4, 1 + (id * 3 + k) % 5 FROM p CROSS JOIN n ON n.k < 2 ORDER BY id, k;
-- Absence, schemes, what waits on others.
INSERT INTO absence (version, search_text, placement, employer, date, ended, percentage)
	SELECT 1, '', id, employer, date, CASE WHEN id % 10 THEN recent END, 100 FROM p WHERE id % 5 = 0;
INSERT INTO absence_step (version, search_text, absence, milestone, date)
	SELECT 1, '', id, CASE k WHEN 0 THEN 'report' ELSE 'plan' END, date FROM absence CROSS JOIN n ON n.k < 2 ORDER BY id, k;
INSERT INTO scheme_use (version, search_text, placement, employer, scheme, state, date, until)
	SELECT 1, '', id, employer, CASE k WHEN 0 THEN 'lks' WHEN 1 THEN 'no_risk' END, CASE (id + k) % 3 WHEN 0 THEN 'requested' ELSE
	'granted' END, date, ahead FROM p CROSS JOIN n ON n.k < 2 ORDER BY id, k;
INSERT INTO referral (version, search_text, placement, employer, what, addressee, state, date, expected)
	SELECT 1, 'vraag over ' || word, id, employer, 'vraag over ' || word, 'uwv', 'requested', date, ahead FROM p WHERE id % 4 = 1;
INSERT INTO instrument_use (version, search_text, placement, employer, instrument, date, note)
	SELECT 1, other, id, employer, 'werkscan', recent, other FROM p WHERE id % 3 = 1;
INSERT INTO involvement (version, search_text, placement, employer, person, role, nature, since, note)
	SELECT 1, other, p.id, p.employer, g.id, 'mentor', 'continuous', date, other FROM p JOIN guide g ON g.employer = p.employer
	WHERE p.id % 2 = 0;
INSERT INTO advice (version, search_text, placement, employer, date, kind, note, seen, follow_up)
	SELECT 1, word, id, employer, date, 'own_work', word, date, CASE WHEN id % 2 THEN other END FROM p WHERE id % 5 = 2;
-- Employers.
INSERT INTO willingness_scan (version, search_text, employer, date, attitude, norm, note) SELECT 1, word, id, date, 4, 3, word FROM o
	WHERE id % 3 = 0;
INSERT INTO demands_scan (version, search_text, employer, date, pressure, autonomy, note) SELECT 1, word, id, date, 4, 2, word FROM o
	WHERE id % 3 = 1;
INSERT INTO culture_scan (version, search_text, employer, date, safe, support, note) SELECT 1, word, id, date, 4, 2, word FROM o
	WHERE id % 3 = 2;
INSERT INTO observation (version, search_text, employer, date, noise, pace, note) SELECT 1, word, id, date, 4, 2, word FROM o;
INSERT INTO person_fts (person_fts) VALUES ('rebuild');
INSERT INTO signal_fts (signal_fts) VALUES ('rebuild');
INSERT INTO bottleneck_fts (bottleneck_fts) VALUES ('rebuild');
INSERT INTO action_fts (action_fts) VALUES ('rebuild');
INSERT INTO capacity_profile_fts (capacity_profile_fts) VALUES ('rebuild');
INSERT INTO capacity_item_fts (capacity_item_fts) VALUES ('rebuild');
INSERT INTO job_fts (job_fts) VALUES ('rebuild');
INSERT INTO task_fts (task_fts) VALUES ('rebuild');
INSERT INTO load_item_fts (load_item_fts) VALUES ('rebuild');
INSERT INTO adaptation_fts (adaptation_fts) VALUES ('rebuild');
INSERT INTO route_weighing_fts (route_weighing_fts) VALUES ('rebuild');
INSERT INTO learning_goal_fts (learning_goal_fts) VALUES ('rebuild');
INSERT INTO goal_step_fts (goal_step_fts) VALUES ('rebuild');
INSERT INTO referral_fts (referral_fts) VALUES ('rebuild');
INSERT INTO instrument_use_fts (instrument_use_fts) VALUES ('rebuild');
INSERT INTO involvement_fts (involvement_fts) VALUES ('rebuild');
INSERT INTO advice_fts (advice_fts) VALUES ('rebuild');
INSERT INTO willingness_scan_fts (willingness_scan_fts) VALUES ('rebuild');
INSERT INTO demands_scan_fts (demands_scan_fts) VALUES ('rebuild');
INSERT INTO culture_scan_fts (culture_scan_fts) VALUES ('rebuild');
INSERT INTO observation_fts (observation_fts) VALUES ('rebuild');
UPDATE facts_state SET vocabulary = 0;
DELETE FROM facts_kept;
DELETE FROM facts_touched;
COMMIT;
