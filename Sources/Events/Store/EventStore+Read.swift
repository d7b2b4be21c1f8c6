internal import GRDB

extension EventStore {
    /// How many facts there are.
    public func size() throws -> Int {
        try Self.guarded(path) { try queue.read { try Self.size(of: $0) } }
    }

    /// The head over all facts, or over the first `size` of them.
    public func head(ofSize size: Int? = nil) throws -> LogHead {
        try Self.guarded(path) {
            try queue.read { database in
                let head = try Self.size(of: database)
                let size = size ?? head
                guard size <= head else { throw EventStoreError.beyondHead(position: size, size: head) }
                return LogHead(size: size, root: MerkleTree.root(peaks: try Self.peaks(ofSize: size, in: database)))
            }
        }
    }

    /// Calls `body` with each fact after a position, in order, as stored and as read.
    public func forEach(
        after position: Int = 0, through last: Int = .max, _ body: (RecordedEvent, [UInt8]) throws -> Void
    ) throws {
        try forEachLeaf(after: position, through: last) { position, leaf in
            try body(try Self.event(leaf, at: position), leaf)
        }
    }

    /// Calls `body` with the exact bytes of each fact after a position, in order.
    public func forEachLeaf(
        after position: Int = 0, through last: Int = .max, _ body: (Int, [UInt8]) throws -> Void
    ) throws {
        try Self.guarded(path) {
            try queue.read { database in
                let rows = try Row.fetchCursor(
                    database,
                    sql: "SELECT position, leaf FROM fact WHERE position > ? AND position <= ? ORDER BY position",
                    arguments: [position, last])
                while let row = try rows.next() { try body(row[0], try Self.leaf(of: row, column: 1)) }
            }
        }
    }

    /// How many facts were recorded up to an instant.
    public func size(at instant: Instant) throws -> Int {
        try Self.guarded(path) {
            try queue.read { try Self.firstPosition($0, after: instant, among: 1...Self.size(of: $0) + 1) - 1 }
        }
    }

    /// The days in Viet Nam on which facts after a position were recorded, ascending, with how many facts there were at
    /// the end of each.
    public func days(after position: Int, through last: Int) throws -> [(day: CivilDate, size: Int)] {
        try Self.guarded(path) {
            try queue.read { database in
                var days: [(day: CivilDate, size: Int)] = []
                var next = position + 1
                while next <= last, let instant = try Self.recordedAt(database, position: next) {
                    next = try Self.firstPosition(database, after: instant.day.lastInstant, among: next...last + 1)
                    days.append((instant.day, next - 1))
                }
                return days
            }
        }
    }

    /// The first of some positions recorded after an instant, found by halving: instants never go back.
    private static func firstPosition(
        _ database: Database, after instant: Instant, among positions: ClosedRange<Int>
    ) throws -> Int {
        var (low, high) = (positions.lowerBound, positions.upperBound)
        while low < high {
            let middle = (low + high) / 2
            guard let recordedAt = try recordedAt(database, position: middle), recordedAt <= instant else {
                high = middle
                continue
            }
            low = middle + 1
        }
        return low
    }

    private static func recordedAt(_ database: Database, position: Int) throws -> Instant? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT recorded_at FROM fact WHERE position = ?"), arguments: [position]
        ).flatMap { Instant($0) }
    }

    /// One fact.
    public func event(at position: Int) throws -> RecordedEvent {
        try Self.guarded(path) {
            try queue.read { database in
                let row = try Row.fetchOne(
                    database, sql: "SELECT leaf FROM fact WHERE position = ?", arguments: [position])
                guard let row else {
                    throw EventStoreError.beyondHead(position: position, size: try Self.size(of: database))
                }
                return try Self.event(try Self.leaf(of: row, column: 0), at: position)
            }
        }
    }

    static func event(_ leaf: [UInt8], at position: Int) throws -> RecordedEvent {
        do {
            let event = try RecordedEvent(leaf: leaf)
            guard event.position == position else { throw MalformedFact.notAsWritten("position") }
            return event
        } catch let error as MalformedFact {
            throw EventStoreError.unreadableFact(position: position, error)
        }
    }

    static func leaf(of row: Row, column: Int) throws -> [UInt8] {
        try row.withUnsafeData(atIndex: column) { data in data.map { Array($0) } ?? [] }
    }

    static func size(of database: Database) throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT coalesce(max(position), 0) FROM fact")) ?? 0
    }

    static func peaks(ofSize size: Int, in database: Database) throws -> [[UInt8]] {
        let statement = try database.cachedStatement(sql: "SELECT hash FROM node WHERE level = ? AND number = ?")
        return try MerkleTree.peaks(ofSize: size).map { node in
            guard let row = try Row.fetchOne(statement, arguments: [node.level, node.index]) else {
                throw EventStoreError.incompleteTree(size: size)
            }
            return try leaf(of: row, column: 0)
        }
    }
}
