-- Schema 6. Field work: what went out on which laptop, what came home, and what waits on
-- the shelf for a choice. A take-out is a caseload file of its own: its `site` is part of
-- every number it gives, so that nothing made there can have a number of here.

-- Which office this is, or (in a take-out) which one it belongs to: 32 hexadecimal digits,
-- made at the first take-out. In a take-out also its own token and whose it is.
ALTER TABLE file ADD COLUMN office TEXT;
ALTER TABLE file ADD COLUMN takeout TEXT; -- token of the take-out; NULL: not one
ALTER TABLE file ADD COLUMN owner TEXT; -- account it went out for
ALTER TABLE file ADD COLUMN label TEXT; -- where to: "laptop"
ALTER TABLE file ADD COLUMN since TEXT; -- UTC moment it went out

-- What the office opens returned files with. Never copied to a take-out.
CREATE TABLE office_key (
	public BLOB NOT NULL, -- crypto_box public key
	secret BLOB NOT NULL -- and its secret half
) STRICT;

CREATE TABLE takeout (
	site INTEGER PRIMARY KEY CHECK (site BETWEEN 1 AND 8191), -- its number
	token TEXT NOT NULL, -- 32 hexadecimal digits: tells it from another with the same number
	owner TEXT NOT NULL, -- account
	label TEXT NOT NULL, -- where to: "laptop"
	at TEXT NOT NULL, -- UTC moment
	scope TEXT NOT NULL, -- what was chosen, in the words of who took it
	state TEXT NOT NULL CHECK (state = 'out' OR state = 'home' OR state = 'lost' OR state = 'void'),
	last TEXT, -- UTC moment at which it came home, was lost or turned void
	copy_of INTEGER REFERENCES takeout (site), -- its file was used on two laptops: this is the other
	copy_digest INTEGER -- of the first transaction in which they differ
) STRICT;

-- The records on each take-out, for "also at" and for what was on a lost laptop.
CREATE TABLE taken (
	entity INTEGER NOT NULL, -- enum entity_id
	record INTEGER NOT NULL,
	site INTEGER NOT NULL REFERENCES takeout (site),
	PRIMARY KEY (entity, record, site)
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_by_site ON taken (site, entity);

-- Transactions of take-outs that came home: none is written twice.
CREATE TABLE brought (
	origin INTEGER PRIMARY KEY, -- its number in the take-out: site << 40 | counter
	digest INTEGER NOT NULL, -- of all that it says: another with this number is another laptop's
	txn INTEGER REFERENCES txn (id) -- what it became here; NULL: nothing was left to write
) STRICT;
CREATE INDEX brought_as ON brought (txn) WHERE txn IS NOT NULL;

-- What came home and could not be written without somebody's choice. Rows stay, also
-- when they are settled.
CREATE TABLE shelf (
	id INTEGER PRIMARY KEY,
	site INTEGER NOT NULL, -- take-out it came with
	origin INTEGER NOT NULL, -- transaction there
	at TEXT NOT NULL, -- UTC moment of that
	who TEXT NOT NULL, -- account
	entity INTEGER NOT NULL, -- enum entity_id
	record INTEGER NOT NULL, -- in this file
	kind TEXT NOT NULL CHECK (kind = 'field' OR kind = 'gone' OR kind = 'kept' OR kind = 'refused'),
	field TEXT, -- dictionary name; kind field
	base TEXT, -- canonical, as the laptop had it before; NULL is empty
	value TEXT, -- canonical, as the laptop left it; NULL is empty
	row TEXT, -- JSON of the laptop's whole record; other kinds
	reason TEXT, -- why it was refused
	answer TEXT, -- how it was settled: office, laptop, both, typed, same; NULL: it waits
	settled TEXT, -- UTC moment
	settled_by TEXT, -- account
	txn INTEGER REFERENCES txn (id), -- that settled it, or took that back
	taken_back TEXT -- answer that was undone, and comes back when that is
) STRICT;
CREATE INDEX shelf_waiting ON shelf (entity, record, field) WHERE answer IS NULL;
CREATE INDEX shelf_of_site ON shelf (site);
CREATE INDEX shelf_of_txn ON shelf (txn) WHERE txn IS NOT NULL;

-- Records that became part of another: what a laptop still says of them goes there. Holds
-- as long as the record is deleted.
CREATE TABLE merged (
	entity INTEGER NOT NULL, -- enum entity_id
	record INTEGER NOT NULL,
	target INTEGER NOT NULL,
	PRIMARY KEY (entity, record)
) STRICT, WITHOUT ROWID;

-- Records whose content was erased for good: what a laptop still says of them is dropped.
CREATE TABLE erased (
	entity INTEGER NOT NULL, -- enum entity_id
	record INTEGER NOT NULL,
	at TEXT NOT NULL, -- UTC moment
	who TEXT NOT NULL, -- account
	PRIMARY KEY (entity, record)
) STRICT, WITHOUT ROWID;
