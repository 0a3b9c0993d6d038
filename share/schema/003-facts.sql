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

-- For writes that do not come from the program (which notes its own, see
-- facts_note.c): triggers on every table that a fact's SQL names (a test proves
-- that). An insert also notes what it replaces: INSERT OR REPLACE runs no trigger
-- for that.

CREATE TRIGGER facts_placement_insert AFTER INSERT ON placement
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_placement_update AFTER UPDATE ON placement
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', OLD.id) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_placement_delete AFTER DELETE ON placement
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', OLD.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_organisation_insert AFTER INSERT ON organisation
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('employer', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_organisation_update AFTER UPDATE ON organisation
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('employer', OLD.id) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('employer', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_organisation_delete AFTER DELETE ON organisation
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('employer', OLD.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_employee_insert AFTER INSERT ON employee
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('employee', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_employee_update AFTER UPDATE ON employee
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('employee', OLD.id) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('employee', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_employee_delete AFTER DELETE ON employee
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('employee', OLD.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_expert_insert AFTER INSERT ON expert
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('expert', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_expert_update AFTER UPDATE ON expert
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('expert', OLD.id) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('expert', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_expert_delete AFTER DELETE ON expert
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('expert', OLD.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_person_insert AFTER INSERT ON person
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('person', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_person_update AFTER UPDATE ON person
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('person', OLD.id) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('person', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_person_delete AFTER DELETE ON person
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('person', OLD.id) ON CONFLICT DO NOTHING;
END;

-- Talks with anyone of a company count for all its placements.
CREATE TRIGGER facts_contact_insert BEFORE INSERT ON contact
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched SELECT 'placement', coalesce(t.placement, 0) FROM contact t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched SELECT 'employer', coalesce(t.employer, 0) FROM contact t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('employer', coalesce(NEW.employer, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_contact_update AFTER UPDATE ON contact
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('employer', coalesce(OLD.employer, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('employer', coalesce(NEW.employer, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_contact_delete AFTER DELETE ON contact
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('employer', coalesce(OLD.employer, 0)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_signal_insert BEFORE INSERT ON signal
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched SELECT 'placement', coalesce(t.placement, 0) FROM signal t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_signal_update AFTER UPDATE ON signal
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_signal_delete AFTER DELETE ON signal
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_workplace_change_insert BEFORE INSERT ON workplace_change
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched SELECT 'placement', coalesce(t.placement, 0) FROM workplace_change t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_workplace_change_update AFTER UPDATE ON workplace_change
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_workplace_change_delete AFTER DELETE ON workplace_change
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_bottleneck_insert BEFORE INSERT ON bottleneck
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched SELECT 'placement', coalesce(t.placement, 0) FROM bottleneck t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_bottleneck_update AFTER UPDATE ON bottleneck
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_bottleneck_delete AFTER DELETE ON bottleneck
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_action_insert BEFORE INSERT ON action
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched SELECT 'placement', coalesce(t.placement, 0) FROM action t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_action_update AFTER UPDATE ON action
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_action_delete AFTER DELETE ON action
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_capacity_profile_insert BEFORE INSERT ON capacity_profile
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched SELECT 'placement', coalesce(t.placement, 0) FROM capacity_profile t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_capacity_profile_update AFTER UPDATE ON capacity_profile
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_capacity_profile_delete AFTER DELETE ON capacity_profile
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_guide_tick_insert BEFORE INSERT ON guide_tick
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched SELECT 'placement', coalesce(t.placement, 0) FROM guide_tick t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_guide_tick_update AFTER UPDATE ON guide_tick
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_guide_tick_delete AFTER DELETE ON guide_tick
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER facts_decision_insert BEFORE INSERT ON decision
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched SELECT 'placement', coalesce(t.placement, 0) FROM decision t WHERE t.id = NEW.id
		ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_decision_update AFTER UPDATE ON decision
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
	INSERT INTO facts_touched VALUES ('placement', coalesce(NEW.placement, 0)) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER facts_decision_delete AFTER DELETE ON decision
	WHEN (SELECT vocabulary FROM facts_state WHERE one = 1) <> 0 BEGIN
	INSERT INTO facts_touched VALUES ('placement', coalesce(OLD.placement, 0)) ON CONFLICT DO NOTHING;
END;
