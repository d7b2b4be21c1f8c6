internal import Foundation
internal import GRDB

extension EventStore {
    /// Runs `body` as the one writer of the log: what it appends is committed together, or not at all when it throws.
    ///
    /// The write lock is taken before `body` runs, so what it reads of the log stays true until it commits. Where the
    /// registry has a key, a checkpoint over all facts is signed in the same transaction.
    ///
    /// - Throws: ``EventStoreError``; ``SigningKeyFault`` when the key that signs is not at hand.
    public func append<Result>(_ body: (inout Appender) throws -> Result) throws -> Result {
        try write { database in
            var appender = try Appender(database: database, origin: origin) {
                try Self.signingKeys(database).last.map { [try safeguards.signingKey($0.key, store: directory)] } ?? []
            }
            let result = try body(&appender)
            try appender.seal()
            return result
        }
    }

    /// One transaction of the one writer: on the newest schema, held against the high-water mark before, published to it
    /// after the commit.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.guarded(path) {
            var result: Result?
            var newest: (Checkpoint, String)?
            try queue.inTransaction(.immediate) { database in
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                try EventStoreSchema.raise(database, from: version)
                if let whole = try Self.wholeSize(database) {
                    throw EventStoreError.pastState(size: try Self.size(of: database), of: whole)
                }
                try checkMark(database)
                result = try body(database)
                if mark != nil { newest = try published(database) }
                return .commit
            }
            if let mark, let newest { try mark.raise(to: newest.0, published: newest.1) }
            return result!
        }
    }

    /// Appends facts inside one transaction of the log.
    public struct Appender {
        private let database: Database
        private let origin: String
        private let keys: () throws -> [SigningKey]
        private var loadedKeys: [SigningKey]?
        /// The position of the first fact that is not sealed.
        private var firstNew: Int
        private var frontier: MerkleTree.Frontier
        /// By the bytes of the stream: as a text, its name would be normalised each time it is looked up.
        private var revisions: [[UInt8]: Int] = [:]
        private var latest: Instant?

        /// - Parameter keys: what signs; none where the registry has no key.
        init(database: Database, origin: String, signedBy keys: @escaping () throws -> [SigningKey] = { [] }) throws {
            self.database = database
            self.origin = origin
            self.keys = keys
            let size = try EventStore.size(of: database)
            self.firstNew = size + 1
            self.frontier = .init(size: size, peaks: try EventStore.peaks(ofSize: size, in: database))
            // Never sign for what differs from what was signed before.
            if let newest = try EventStore.newestCheckpoint(database), newest.head != head {
                throw EventStoreError.differsFromCheckpoint(size: newest.head.size)
            }
            let last = try String.fetchOne(
                database, sql: "SELECT recorded_at FROM fact WHERE position = ?", arguments: [size])
            self.latest = last.flatMap { Instant($0) }
        }

        /// How many facts there are, those appended here included.
        public var size: Int { frontier.size }

        /// The head, with what was appended here.
        public var head: LogHead { LogHead(size: frontier.size, root: frontier.root) }

        /// The digest and positions of the submission last recorded under a command key; nil when there is none.
        public func recorded(command: String) throws -> (digest: String, positions: ClosedRange<Int>)? {
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: "SELECT position, leaf FROM fact WHERE command = ? AND part = 1 ORDER BY position DESC LIMIT 1"
                ),
                arguments: [command])
            guard let row else { return nil }
            let event = try EventStore.event(try EventStore.leaf(of: row, column: 1), at: row[0])
            return (event.submission.digest, event.position...event.position + event.submission.of - 1)
        }

        /// What the facts of a submission will be when they are appended next, one position each.
        ///
        /// `recordedAt` never goes back: where the clock has, the instant of the last fact stands.
        public mutating func proposed(
            _ events: [Event], of submission: Submission, by name: String, at instant: Instant
        ) throws -> [RecordedEvent] {
            let instant = max(instant, latest ?? instant)
            var revisions = self.revisions
            return try events.enumerated().map { index, event in
                let stream = event.stream
                let key = Array(stream.utf8)
                let revision = try revisions[key] ?? storedRevision(of: stream)
                revisions[key] = revision + 1
                return RecordedEvent(
                    event: event, origin: origin, position: frontier.size + index + 1, recordedAt: instant,
                    recordedBy: name, revision: revision + 1,
                    submission: .init(
                        command: submission.command, digest: submission.digest, part: index + 1, of: events.count,
                        note: index == 0 ? submission.note : nil))
            }
        }

        private func storedRevision(of stream: String) throws -> Int {
            try database.cachedStatement(sql: "SELECT coalesce(max(revision), 0) FROM fact WHERE stream = ?")
                .first(stream) { $0.integer(0) } ?? 0
        }

        /// Appends one fact: its leaf as it stands, and the nodes of the tree that it completes.
        public mutating func append(_ recorded: RecordedEvent, leaf: [UInt8]) throws {
            try database.cachedStatement(
                sql: """
                    INSERT INTO fact (position, stream, revision, type, command, part, parts, recorded_at, leaf)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).run(
                recorded.position, recorded.stream, recorded.revision, recorded.event.wireName,
                recorded.submission.command, recorded.submission.part, recorded.submission.of,
                recorded.recordedAt.description, leaf)
            let statement = try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO node (level, number, hash) VALUES (?, ?, ?)")
            for (node, hash) in frontier.append(MerkleTree.leafHash(leaf)) {
                try statement.run(node.level, node.index, hash)
            }
            revisions[Array(recorded.stream.utf8)] = recorded.revision
            latest = recorded.recordedAt
        }

        /// Reads back what was appended since it was last sealed, computes its part of the tree again, and signs for it:
        /// each submission has a checkpoint of its own.
        package mutating func seal() throws {
            guard frontier.size >= firstNew else { return }
            try verify()
            let keys = try loadedKeys ?? keys()
            loadedKeys = keys
            firstNew = frontier.size + 1
            guard !keys.isEmpty else { return }
            try EventStore.insert(
                try SignedCheckpoint(Checkpoint(origin: origin, head: head), signedBy: keys), in: database)
        }

        private func verify() throws {
            var again = MerkleTree.Frontier(
                size: firstNew - 1, peaks: try EventStore.peaks(ofSize: firstNew - 1, in: database))
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: "SELECT leaf FROM fact WHERE position >= ? ORDER BY position"),
                arguments: [firstNew])
            while let row = try rows.next() {
                _ = again.append(MerkleTree.leafHash(try EventStore.leaf(of: row, column: 0)))
            }
            guard again.size == frontier.size, again.root == frontier.root else {
                throw EventStoreError.writtenDiffers(position: firstNew)
            }
        }
    }
}
