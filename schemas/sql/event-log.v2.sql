CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY CHECK (size >= 0),
    note TEXT NOT NULL CHECK (length(note) > 0)
) STRICT;

CREATE TABLE signing_key (
    size INTEGER PRIMARY KEY CHECK (size >= 0),
    vkey TEXT NOT NULL UNIQUE CHECK (length(vkey) > 0)
) STRICT;

CREATE TABLE past_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL
) STRICT;

CREATE TRIGGER checkpoint_not_updated BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;

CREATE TRIGGER checkpoint_not_deleted BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;

CREATE TRIGGER checkpoint_of_all BEFORE INSERT ON checkpoint
WHEN NEW.size <> (SELECT coalesce(max(position), 0) FROM fact)
    OR NEW.size <= (SELECT coalesce(max(size), -1) FROM checkpoint)
BEGIN SELECT RAISE(ABORT, 'a checkpoint covers all facts there are'); END;

CREATE TRIGGER signing_key_not_updated BEFORE UPDATE ON signing_key
BEGIN SELECT RAISE(ABORT, 'keys are never changed'); END;

CREATE TRIGGER signing_key_not_deleted BEFORE DELETE ON signing_key
BEGIN SELECT RAISE(ABORT, 'keys are never deleted'); END;

CREATE TRIGGER signing_key_of_now BEFORE INSERT ON signing_key
WHEN NEW.size <> (SELECT coalesce(max(position), 0) FROM fact)
    OR NEW.size <= (SELECT coalesce(max(size), -1) FROM signing_key)
BEGIN SELECT RAISE(ABORT, 'a key begins to sign now'); END;

CREATE TRIGGER past_state_kept BEFORE DELETE ON past_state
BEGIN SELECT RAISE(ABORT, 'a past state stays one'); END;

CREATE TRIGGER past_state_takes_no_fact BEFORE INSERT ON fact WHEN EXISTS (SELECT 1 FROM past_state)
BEGIN SELECT RAISE(ABORT, 'a past state takes no fact'); END;
