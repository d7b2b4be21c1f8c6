package import Foundation
internal import GRDB

/// What a log is restored from, checked by whoever gives it.
package struct RestoredLog {
    package let origin: String
    package let facts: [(fact: RecordedEvent, leaf: [UInt8])]
    /// The keys, and how many facts there were when each began to sign.
    package let keys: [(size: Int, key: VerifierKey)]
    package let checkpoints: [SignedCheckpoint]
    /// Of a past state: how many facts the whole log had.
    package let whole: Int?

    package init(
        origin: String, facts: [(fact: RecordedEvent, leaf: [UInt8])], keys: [(size: Int, key: VerifierKey)],
        checkpoints: [SignedCheckpoint], whole: Int?
    ) {
        self.origin = origin
        self.facts = facts
        self.keys = keys
        self.checkpoints = checkpoints
        self.whole = whole
    }
}

extension EventStore {
    /// Restores a log into a directory without one, or into a log without facts and keys: whole, or not at all.
    ///
    /// - Parameter progress: called with the number of facts restored so far.
    package static func restore(_ log: RestoredLog, in directory: URL, progress: (Int) -> Void) throws {
        guard try holdsEmptyLog(directory) else {
            return try build(in: directory, origin: log.origin) { try $0.fill(log, progress) }
        }
        let store = try EventStore(in: directory)
        if let key = try store.signingKeys().last?.key { throw SigningKeyFault.keyGiven(key.shortID) }
        try store.fill(log, progress)
    }

    private func fill(_ log: RestoredLog, _ progress: (Int) -> Void) throws {
        try write { database in
            guard try Self.size(of: database) == 0 else {
                throw EventStoreError.notEmpty(path: path, size: try Self.size(of: database))
            }
            try database.execute(sql: "UPDATE registry SET origin = ?", arguments: [log.origin])
            var appender = try Appender(database: database, origin: log.origin)
            var keys = log.keys[...]
            var checkpoints = log.checkpoints[...]
            func sign() throws {
                while let key = keys.first, key.size == appender.size {
                    try Self.insert(keys.removeFirst().key, from: key.size, in: database)
                }
                while let checkpoint = checkpoints.first, checkpoint.head.size == appender.size {
                    guard checkpoint.head == appender.head else {
                        throw EventStoreError.differsFromCheckpoint(size: checkpoint.head.size)
                    }
                    try Self.insert(checkpoints.removeFirst(), in: database)
                }
            }
            try sign()
            for (fact, leaf) in log.facts {
                try appender.append(fact, leaf: leaf)
                try sign()
                progress(fact.position)
            }
            try appender.seal()
            if let whole = log.whole {
                try database.execute(sql: "INSERT INTO past_state (id, size) VALUES (1, ?)", arguments: [whole])
            }
        }
    }

    /// Writes a copy of the log through SQLite, and makes it durable under the name of a draft.
    ///
    /// - Parameter draft: no file may be there.
    package func copy(to draft: URL) throws {
        try Self.guarded(draft.path) {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [draft.path])
            }
            try DurableFile.sync(draft.path)
        }
    }

    /// How many facts the log had that this past state was taken from; nil where this is no past state.
    public func wholeSize() throws -> Int? {
        try Self.guarded(path) { try queue.read { try Self.wholeSize($0) } }
    }

    static func wholeSize(_ database: Database) throws -> Int? {
        guard try hasEvidence(database) else { return nil }
        return try Int.fetchOne(database, sql: "SELECT size FROM past_state")
    }
}
