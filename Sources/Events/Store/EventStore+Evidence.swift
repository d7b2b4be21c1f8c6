internal import Foundation
internal import GRDB

/// A key of a log, and how many facts there were when it began to sign.
public struct SigningKeyRow: Hashable, Sendable {
    public let size: Int
    public let key: VerifierKey
}

extension EventStore {
    /// The keys that sign this log, oldest first; the last signs now. Empty where it has none.
    public func signingKeys() throws -> [SigningKeyRow] {
        try Self.guarded(path) { try queue.read { try Self.signingKeys($0) } }
    }

    /// The newest checkpoint, or the one over so many facts.
    ///
    /// - Throws: ``SigningKeyFault/noKey``; ``EventStoreError/noCheckpoint(size:nearest:)``.
    public func checkpoint(ofSize size: Int? = nil) throws -> SignedCheckpoint {
        try Self.guarded(path) { try queue.read { try Self.checkpoint($0, ofSize: size) } }
    }

    /// The size of the newest checkpoint over at most so many facts; nil where there is none.
    public func newestCheckpoint(through size: Int) throws -> Int? {
        try Self.guarded(path) {
            try queue.read { database in
                guard try Self.hasEvidence(database) else { return nil }
                return try Int.fetchOne(
                    database, sql: "SELECT max(size) FROM checkpoint WHERE size <= ?", arguments: [size])
            }
        }
    }

    /// The proof that a fact is in the log.
    public func inclusionProof(of position: Int, size: Int? = nil) throws -> InclusionProof {
        try Self.guarded(path) {
            try queue.read { database in
                let checkpoint = try Self.checkpoint(database, ofSize: size)
                guard (1...max(1, checkpoint.head.size)).contains(position), checkpoint.head.size > 0,
                    let row = try Row.fetchOne(
                        database, sql: "SELECT leaf FROM fact WHERE position = ?", arguments: [position])
                else { throw EventStoreError.beyondHead(position: position, size: checkpoint.head.size) }
                return InclusionProof(
                    leaf: try Self.leaf(of: row, column: 0), index: position - 1,
                    path: try MerkleTree.inclusionPath(of: position - 1, size: checkpoint.head.size) {
                        try Self.hash(of: $0, ofSize: checkpoint.head.size, in: database)
                    }, checkpoint: checkpoint)
            }
        }
    }

    /// The proof that the log only grew since it had `old` facts.
    public func consistencyProof(from old: Int, size: Int? = nil) throws -> ConsistencyProof {
        try Self.guarded(path) {
            try queue.read { database in
                let checkpoint = try Self.checkpoint(database, ofSize: size)
                guard old <= checkpoint.head.size else {
                    throw EventStoreError.beyondHead(position: old, size: checkpoint.head.size)
                }
                return ConsistencyProof(
                    old: old,
                    path: try MerkleTree.consistencyPath(from: old, size: checkpoint.head.size) {
                        try Self.hash(of: $0, ofSize: checkpoint.head.size, in: database)
                    }, checkpoint: checkpoint)
            }
        }
    }

    /// The high-water mark; nil where none is kept, or none was set yet.
    public func highWaterMark() throws -> Checkpoint? { try Self.guarded(path) { try mark?.read()?.checkpoint } }

    /// The bytes of the high-water mark, as it was published; nil where there is none.
    public func highWaterMarkBytes() throws -> [UInt8]? {
        try Self.guarded(path) {
            guard let mark, try mark.read() != nil else { return nil }
            return Array(try Data(contentsOf: mark.file))
        }
    }

    /// The facts up to which nothing is hashed again on opening, where the log is longer than this.
    private static let shortLog = 500

    /// Makes sure that the facts are those that were signed, or, without a key, those that the tree was made of.
    ///
    /// - Parameter verified: a head found good before: in a long log only the facts after it are hashed again.
    /// - Returns: the head over all facts.
    @discardableResult
    package func checkLeaves(after verified: LogHead? = nil) throws -> LogHead {
        try Self.guarded(path) {
            try queue.read { database in
                let size = try Self.size(of: database)
                let peaks = try Self.peaks(ofSize: size, in: database)
                let head = LogHead(size: size, root: MerkleTree.root(peaks: peaks))
                if let newest = try Self.newestCheckpoint(database), newest.head != head {
                    throw EventStoreError.differsFromCheckpoint(size: newest.head.size)
                }
                var start = 0
                if size > Self.shortLog, let verified, verified.size <= size { start = verified.size }
                var frontier = MerkleTree.Frontier(size: start, peaks: try Self.peaks(ofSize: start, in: database))
                if start > 0, frontier.root != verified?.root { frontier = MerkleTree.Frontier() }
                let rows = try Row.fetchCursor(
                    database, sql: "SELECT leaf FROM fact WHERE position > ? ORDER BY position",
                    arguments: [frontier.size])
                while let row = try rows.next() {
                    let hash = try row.withUnsafeData(atIndex: 0) { MerkleTree.leafHash($0 ?? Data()) }
                    _ = frontier.append(hash)
                }
                guard frontier.size == size, frontier.root == head.root else {
                    throw EventStoreError.differsFromCheckpoint(size: size)
                }
                return head
            }
        }
    }
}

extension EventStore {
    var mark: HighWaterMark? { safeguards.anchor.map { HighWaterMark(in: $0, origin: origin) } }

    /// Refuses a store that is older than its mark, or has another history.
    func checkMark(_ database: Database) throws {
        guard let mark, let (highest, isSigned) = try mark.read() else { return }
        guard try !isSigned || !Self.signingKeys(database).isEmpty else {
            throw EventStoreError.keyLost(path: mark.file.path)
        }
        let size = try Self.size(of: database)
        guard highest.head.size <= size else {
            throw EventStoreError.behindMark(size: size, mark: highest.head.size, path: mark.file.path)
        }
        let root = MerkleTree.root(peaks: try Self.peaks(ofSize: highest.head.size, in: database))
        guard highest.origin == origin, root == highest.head.root else {
            throw EventStoreError.differsFromMark(mark: highest.head.size, path: mark.file.path)
        }
    }

    /// What the mark is set to: the newest checkpoint as signed, or its words alone where the registry has no key.
    func published(_ database: Database) throws -> (Checkpoint, String) {
        if let newest = try Self.newestCheckpoint(database) { return (newest.checkpoint, "\(newest.note)") }
        let size = try Self.size(of: database)
        let root = MerkleTree.root(peaks: try Self.peaks(ofSize: size, in: database))
        let checkpoint = Checkpoint(origin: origin, head: LogHead(size: size, root: root))
        return (checkpoint, checkpoint.text)
    }

    /// Whether the log has tables for evidence; one of version 1 has not, until something is appended.
    static func hasEvidence(_ database: Database) throws -> Bool {
        try Int.fetchOne(database.cachedStatement(sql: "PRAGMA user_version")) ?? 0 >= 2
    }

    static func signingKeys(_ database: Database) throws -> [SigningKeyRow] {
        guard try hasEvidence(database) else { return [] }
        let statement = try database.cachedStatement(sql: "SELECT size, vkey FROM signing_key ORDER BY size")
        return try Row.fetchAll(statement).map { row in
            guard let text = String.fromDatabaseValue(row[1]), let key = try? VerifierKey(text) else {
                throw EventStoreError.badCheckpoint(size: row[0])
            }
            return SigningKeyRow(size: row[0], key: key)
        }
    }

    /// The newest checkpoint, whose signature is checked; nil where the registry has no key.
    static func newestCheckpoint(_ database: Database) throws -> SignedCheckpoint? {
        guard let key = try signingKeys(database).last?.key else { return nil }
        let size = try Int.fetchOne(database.cachedStatement(sql: "SELECT max(size) FROM checkpoint")) ?? 0
        guard let newest = try read(database, size), newest.note.standing(of: key) == .signed else {
            throw EventStoreError.badCheckpoint(size: size)
        }
        return newest
    }

    private static func checkpoint(_ database: Database, ofSize size: Int?) throws -> SignedCheckpoint {
        guard let newest = try newestCheckpoint(database) else { throw SigningKeyFault.noKey }
        guard let size, size != newest.head.size else { return newest }
        guard let checkpoint = try read(database, size) else {
            let nearest = try Int.fetchAll(
                database,
                sql: """
                    SELECT max(size) FROM checkpoint WHERE size < ?1 HAVING max(size) IS NOT NULL
                    UNION ALL SELECT min(size) FROM checkpoint WHERE size > ?1 HAVING min(size) IS NOT NULL
                    """, arguments: [size])
            throw EventStoreError.noCheckpoint(size: size, nearest: nearest)
        }
        return checkpoint
    }

    /// The checkpoint over so many facts; nil where there is none.
    private static func read(_ database: Database, _ size: Int) throws -> SignedCheckpoint? {
        let statement = try database.cachedStatement(sql: "SELECT note FROM checkpoint WHERE size = ?")
        let note = try String.fetchOne(statement, arguments: [size])
        return try note.map { note in
            guard let checkpoint = try? SignedCheckpoint(parsing: Array(note.utf8)), checkpoint.head.size == size else {
                throw EventStoreError.badCheckpoint(size: size)
            }
            return checkpoint
        }
    }

    static func insert(_ checkpoint: SignedCheckpoint, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO checkpoint (size, note) VALUES (?, ?)")
            .execute(arguments: [checkpoint.head.size, "\(checkpoint.note)"])
    }

    static func insert(_ key: VerifierKey, from size: Int, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO signing_key (size, vkey) VALUES (?, ?)", arguments: [size, "\(key)"])
    }

    /// A node of the tree, complete when there were `size` facts.
    private static func hash(of node: MerkleTree.Node, ofSize size: Int, in database: Database) throws -> [UInt8] {
        let statement = try database.cachedStatement(sql: "SELECT hash FROM node WHERE level = ? AND number = ?")
        guard let row = try Row.fetchOne(statement, arguments: [node.level, node.index]) else {
            throw EventStoreError.incompleteTree(size: size)
        }
        return try leaf(of: row, column: 0)
    }
}
