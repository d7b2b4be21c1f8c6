import Events
internal import GRDB

/// What was recorded later about a decision or about another record.
struct StatementRow {
    enum Kind: String {
        case effect, annulment, remark, correction, withdrawal

        /// Whether its subject is a decision, and not any record.
        var isAboutDecision: Bool { self == .effect || self == .annulment || self == .remark }
    }

    let position: Int
    let kind: Kind
    /// The decision's id, or the position of the record.
    let subject: Int
    let recordedAt: String
    let recordedBy: String
    /// The data of its fact.
    let data: Value

    private init(_ row: Row) throws {
        self.position = row[0]
        self.kind = Kind(rawValue: row[1])!
        self.subject = row[2]
        self.recordedAt = row[3]
        self.recordedBy = row[4]
        self.data = try row.stored(at: 5)
    }

    static func insert(
        _ database: Database, _ kind: Kind, about subject: Int, _ data: Value, _ recorded: RecordedEvent
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO statement (position, kind, subject, recorded_at, recorded_by, data)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            recorded.position, kind.rawValue, subject, recorded.recordedAt.description, recorded.recordedBy,
            data.stored,
        ])
    }

    static func find(_ database: Database, at position: Int) throws -> StatementRow? {
        try fetch(database, "position = ?", [position]).first
    }

    /// The statements of some kind about a subject, by position.
    static func fetch(_ database: Database, _ kind: Kind, about subject: Int, known: Int) throws -> [StatementRow] {
        try fetch(database, "subject = ? AND kind = ? AND position <= ?", [subject, kind.rawValue, known])
    }

    private static func fetch(
        _ database: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [StatementRow] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT position, kind, subject, recorded_at, recorded_by, data FROM statement WHERE \(condition)
                    ORDER BY position
                    """), arguments: arguments
        ).map { try StatementRow($0) }
    }
}

extension Mendings {
    /// The corrections and withdrawals of some records, of those, and so on.
    init(_ database: Database, of positions: [Int], known: Int = ReadModelSchema.endOfKnowledge) throws {
        self.init()
        var open = positions
        while let position = open.popLast() {
            for correction in try StatementRow.fetch(database, .correction, about: position, known: known) {
                correct(position, by: correction.position)
                open.append(correction.position)
            }
            for withdrawal in try StatementRow.fetch(database, .withdrawal, about: position, known: known) {
                withdraw(position, by: withdrawal.position)
                open.append(withdrawal.position)
            }
        }
    }
}
