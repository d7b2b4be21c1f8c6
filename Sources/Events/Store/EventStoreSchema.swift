internal import Foundation
internal import GRDB

/// The schema of `log.db`. What stands here has been written to disks: versions are added, never edited.
enum EventStoreSchema {
    /// "TTHC", in the header of the file.
    static let applicationID = 0x5454_4843
    /// The version this program writes; it refuses a newer one, reads older ones, and raises them when it appends.
    static let version = steps.count

    /// The statements that make each version of the one before.
    static let steps = [first, second]

    /// Raises a log to the version this program writes, in the transaction at hand.
    static func raise(_ database: Database, from version: Int) throws {
        guard version < Self.version else { return }
        for step in steps[version...] { try database.execute(sql: step) }
        try database.execute(sql: "PRAGMA user_version = \(Self.version)")
    }

    /// Every table, index and trigger of a version by type and name, with its statement as SQLite keeps it.
    static func objects(ofVersion version: Int) -> [String: [UInt8]] {
        // Made by SQLite itself for UNIQUE.
        var objects: [String: [UInt8]] = ["index sqlite_autoindex_fact_1": []]
        if version > 1 { objects["index sqlite_autoindex_signing_key_1"] = [] }
        for statement in steps[..<version].flatMap(statements) {
            let words = statement.split(separator: UInt8(ascii: " "), maxSplits: 3)
            let name = String(decoding: words[2], as: UTF8.self)
            objects["\(String(decoding: words[1], as: UTF8.self).lowercased()) \(name)"] = Array(statement.dropLast())
        }
        return objects
    }

    /// The statements of a step, which blank lines part. As bytes: to find its characters would take a log's opening longer
    /// than to read its pages.
    private static func statements(_ step: String) -> [ArraySlice<UInt8>] {
        let bytes = Array(step.utf8)
        var statements: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices.dropFirst() where bytes[index] == 0x0A && bytes[index - 1] == 0x0A {
            statements.append(bytes[start..<index - 1])
            start = index + 1
        }
        return statements + [bytes[start...]]
    }

    /// Version 2: the checkpoints, the keys that sign them, and whether this is a past state, which takes no more facts.
    private static let second = """
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
        """

    /// Version 1: the registry's name, the facts, and the nodes of the tree over them.
    private static let first = """
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
        """
}
