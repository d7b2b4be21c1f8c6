CREATE TABLE registry (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    origin TEXT NOT NULL CHECK (length(origin) > 0)
) STRICT;

CREATE TABLE fact (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    type TEXT NOT NULL,
    command TEXT NOT NULL,
    part INTEGER NOT NULL CHECK (part BETWEEN 1 AND parts),
    parts INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) BETWEEN 2 AND 65535),
    UNIQUE (stream, revision)
) STRICT;

CREATE INDEX fact_command ON fact (command) WHERE part = 1;

CREATE TABLE node (
    level INTEGER NOT NULL CHECK (level >= 0),
    number INTEGER NOT NULL CHECK (number >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER registry_named_once BEFORE UPDATE ON registry WHEN EXISTS (SELECT 1 FROM fact)
BEGIN SELECT RAISE(ABORT, 'a registry with facts keeps its origin'); END;

CREATE TRIGGER registry_not_deleted BEFORE DELETE ON registry
BEGIN SELECT RAISE(ABORT, 'a registry keeps its origin'); END;

CREATE TRIGGER fact_not_updated BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;

CREATE TRIGGER fact_not_deleted BEFORE DELETE ON fact
BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;

CREATE TRIGGER fact_next_position BEFORE INSERT ON fact
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM fact)
BEGIN SELECT RAISE(ABORT, 'a fact takes the next position'); END;
