-- Schema 3. Facts kept for large caseloads: what rules look at, worked out before
-- and read in one go. Kept is what a row of the vocabulary's facts is at this
-- moment; whatever is written since, by whomever (an import, the sqlite3 shell),
-- is noted here and worked out again. Small caseloads keep nothing, and then
-- nothing is noted.

-- One row. The vocabulary the facts were worked out with; 0: nothing is kept.
CREATE TABLE facts_state (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	vocabulary INTEGER NOT NULL -- hash over names, types, choices and SQL of all facts
) STRICT;
INSERT INTO facts_state (one, vocabulary) VALUES (1, 0);

-- The placements that rules look at. A placement that is neither here nor touched
-- is one they do not look at.
CREATE TABLE facts_kept (
	placement INTEGER PRIMARY KEY,
	employer INTEGER NOT NULL,
	vector BLOB NOT NULL -- a 32-bit number per fact, in the order of the vocabulary
) STRICT;

-- What was written since: each stands for the placements it is about.
CREATE TABLE facts_touched (
	kind TEXT NOT NULL CHECK (kind = 'placement' OR kind = 'employer' OR kind = 'employee'
		OR kind = 'expert' OR kind = 'person'),
	id INTEGER NOT NULL, -- 0: of nobody
	PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Writes that do not come from the program are noted here by triggers on every table
-- that a fact's SQL names (a test proves that); the program notes its own in
-- facts_note.c, because a trigger that writes makes its import four times as slow.
CREATE VIEW facts_note AS SELECT kind, id FROM facts_touched;
CREATE TRIGGER facts_note_insert INSTEAD OF INSERT ON facts_note
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES (NEW.kind, coalesce(NEW.id, 0)) ON CONFLICT DO NOTHING;
END;

-- Records that many placements look at.
CREATE TRIGGER facts_placement_insert AFTER INSERT ON placement BEGIN
	INSERT INTO facts_note VALUES ('placement', NEW.id); END;
CREATE TRIGGER facts_placement_update AFTER UPDATE ON placement BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.id), ('placement', NEW.id); END;
CREATE TRIGGER facts_placement_delete AFTER DELETE ON placement BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.id); END;

CREATE TRIGGER facts_organisation_insert AFTER INSERT ON organisation BEGIN
	INSERT INTO facts_note VALUES ('employer', NEW.id); END;
CREATE TRIGGER facts_organisation_update AFTER UPDATE ON organisation BEGIN
	INSERT INTO facts_note VALUES ('employer', OLD.id), ('employer', NEW.id); END;
CREATE TRIGGER facts_organisation_delete AFTER DELETE ON organisation BEGIN
	INSERT INTO facts_note VALUES ('employer', OLD.id); END;

CREATE TRIGGER facts_employee_insert AFTER INSERT ON employee BEGIN
	INSERT INTO facts_note VALUES ('employee', NEW.id); END;
CREATE TRIGGER facts_employee_update AFTER UPDATE ON employee BEGIN
	INSERT INTO facts_note VALUES ('employee', OLD.id), ('employee', NEW.id); END;
CREATE TRIGGER facts_employee_delete AFTER DELETE ON employee BEGIN
	INSERT INTO facts_note VALUES ('employee', OLD.id); END;

CREATE TRIGGER facts_expert_insert AFTER INSERT ON expert BEGIN
	INSERT INTO facts_note VALUES ('expert', NEW.id); END;
CREATE TRIGGER facts_expert_update AFTER UPDATE ON expert BEGIN
	INSERT INTO facts_note VALUES ('expert', OLD.id), ('expert', NEW.id); END;
CREATE TRIGGER facts_expert_delete AFTER DELETE ON expert BEGIN
	INSERT INTO facts_note VALUES ('expert', OLD.id); END;

CREATE TRIGGER facts_person_insert AFTER INSERT ON person BEGIN
	INSERT INTO facts_note VALUES ('person', NEW.id); END;
CREATE TRIGGER facts_person_update AFTER UPDATE ON person BEGIN
	INSERT INTO facts_note VALUES ('person', OLD.id), ('person', NEW.id); END;
CREATE TRIGGER facts_person_delete AFTER DELETE ON person BEGIN
	INSERT INTO facts_note VALUES ('person', OLD.id); END;

-- Talks with anyone of a company count for all its placements. An insert comes before,
-- to note also what it replaces: INSERT OR REPLACE runs no trigger for that.
CREATE TRIGGER facts_contact_insert BEFORE INSERT ON contact BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM contact WHERE id = NEW.id;
	INSERT INTO facts_note SELECT 'employer', employer FROM contact WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement), ('employer', NEW.employer); END;
CREATE TRIGGER facts_contact_update AFTER UPDATE ON contact BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('employer', OLD.employer),
		('placement', NEW.placement), ('employer', NEW.employer); END;
CREATE TRIGGER facts_contact_delete AFTER DELETE ON contact BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('employer', OLD.employer); END;

-- Records of one placement.
CREATE TRIGGER facts_signal_insert BEFORE INSERT ON signal BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM signal WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_signal_update AFTER UPDATE ON signal BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('placement', NEW.placement); END;
CREATE TRIGGER facts_signal_delete AFTER DELETE ON signal BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;

CREATE TRIGGER facts_workplace_change_insert BEFORE INSERT ON workplace_change BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM workplace_change WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_workplace_change_update AFTER UPDATE ON workplace_change BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('placement', NEW.placement); END;
CREATE TRIGGER facts_workplace_change_delete AFTER DELETE ON workplace_change BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;

CREATE TRIGGER facts_bottleneck_insert BEFORE INSERT ON bottleneck BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM bottleneck WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_bottleneck_update AFTER UPDATE ON bottleneck BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('placement', NEW.placement); END;
CREATE TRIGGER facts_bottleneck_delete AFTER DELETE ON bottleneck BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;

CREATE TRIGGER facts_action_insert BEFORE INSERT ON action BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM action WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_action_update AFTER UPDATE ON action BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('placement', NEW.placement); END;
CREATE TRIGGER facts_action_delete AFTER DELETE ON action BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;

CREATE TRIGGER facts_capacity_profile_insert BEFORE INSERT ON capacity_profile BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM capacity_profile WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_capacity_profile_update AFTER UPDATE ON capacity_profile BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('placement', NEW.placement); END;
CREATE TRIGGER facts_capacity_profile_delete AFTER DELETE ON capacity_profile BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;

CREATE TRIGGER facts_guide_tick_insert BEFORE INSERT ON guide_tick BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM guide_tick WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_guide_tick_update AFTER UPDATE ON guide_tick BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('placement', NEW.placement); END;
CREATE TRIGGER facts_guide_tick_delete AFTER DELETE ON guide_tick BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;

CREATE TRIGGER facts_decision_insert BEFORE INSERT ON decision BEGIN
	INSERT INTO facts_note SELECT 'placement', placement FROM decision WHERE id = NEW.id;
	INSERT INTO facts_note VALUES ('placement', NEW.placement); END;
CREATE TRIGGER facts_decision_update AFTER UPDATE ON decision BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement), ('placement', NEW.placement); END;
CREATE TRIGGER facts_decision_delete AFTER DELETE ON decision BEGIN
	INSERT INTO facts_note VALUES ('placement', OLD.placement); END;
