import Events
internal import Crypto
internal import Foundation
internal import GRDB

/// A posting or an observation in the form it has as known at a position.
struct BoardRow {
    enum Kind: String {
        case posting, observation
    }

    let position: Int
    let commune: UnitCode
    /// The day it was posted, or observed.
    let day: CivilDate
    let kind: Kind
    /// Which list of procedures; nil when it names none itself.
    let list: Int?
    let recordedAt: String
    let recordedBy: String
    /// What was submitted or corrected it, without its procedures.
    let data: Value

    static let columns = "position, commune, day, kind, list, recorded_at, recorded_by, data"

    init(_ row: Row) throws {
        self.position = row[0]
        self.commune = UnitCode(row[1] as String)!
        self.day = CivilDate(dayNumber: row[2])
        self.kind = Kind(rawValue: row[3])!
        self.list = row[4]
        self.recordedAt = row[5]
        self.recordedBy = row[6]
        self.data = try row.stored(at: 7)
    }

    /// A form that a fact, or its correction, states.
    ///
    /// - Parameter value: of the shape of a posting or an observation.
    init(_ database: Database, _ value: Value, at position: Int, recordedAt: String, recordedBy: String) throws {
        self.position = position
        self.commune = UnitCode(value["commune"]!.text!)!
        self.kind = value["postedOn"] != nil ? .posting : .observation
        self.day = CivilDate((value["postedOn"] ?? value["observedOn"])!.text!)!
        self.list = try value["procedures"].map { try BoardItem.list(database, $0) }
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        var rest = value.members!
        rest["procedures"] = nil
        self.data = .object(rest)
    }

    /// Writes the row as known from a position on.
    func insert(_ database: Database, known: Int) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO board (known_from, known_until, \(Self.columns))
                VALUES (?, \(ReadModelSchema.endOfKnowledge), ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            known, position, commune.text, day.dayNumber, kind.rawValue, list, recordedAt, recordedBy, data.stored,
        ])
    }
}

extension BoardRow {
    /// The form a record first had; nil when there is no such record at the position.
    static func asRecorded(_ database: Database, at position: Int) throws -> BoardRow? {
        try fetch(database, "position = ? AND known_from = ?", [position, position]).first
    }

    /// What was said of the board of a commune up to a day, in the order of days, then as recorded.
    ///
    /// - Parameter commune: nil asks for all communes.
    static func fetch(
        _ database: Database, of commune: UnitCode?, through day: CivilDate, known: Int
    ) throws -> [BoardRow] {
        try fetch(
            database,
            "\(commune == nil ? "" : "commune = ? AND") day <= ? AND \(ReadModelSchema.known("board"))",
            (commune.map { [$0.text] } ?? []) + [day.dayNumber, known, known])
    }

    private static func fetch(
        _ database: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [BoardRow] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT \(columns) FROM board WHERE \(condition) ORDER BY day, position"),
            arguments: arguments
        ).map { try BoardRow($0) }
    }
}

/// One procedure of a list that was posted or observed.
struct BoardItem: Hashable {
    let procedure: ProcedureCode
    /// SHA-256 of its content.
    let digest: Data?
    let name: String?
    let note: String?
    let differs: [Component]

    static func fetch(_ database: Database, list: Int) throws -> [BoardItem] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT procedure, digest, name, note, differs FROM board_item WHERE list = ? ORDER BY procedure"),
            arguments: [list])
        var items: [BoardItem] = []
        while let row = try rows.next() {
            items.append(
                BoardItem(
                    procedure: ProcedureCode(number: row[0]), digest: row[1], name: row[2], note: row[3],
                    differs: (row[4] as String?).map { $0.split(separator: " ").map { Component(rawValue: "\($0)")! } }
                        ?? []))
        }
        return items
    }

    /// The list of some procedures as submitted, written when it is the first time.
    fileprivate static func list(_ database: Database, _ procedures: Value) throws -> Int {
        let digest = Data(SHA256.hash(data: CanonicalJSON.bytes(of: procedures)))
        let found = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM board_list WHERE digest = ?"), arguments: [digest])
        if let found { return found }
        try database.cachedStatement(sql: "INSERT INTO board_list (digest) VALUES (?)").execute(arguments: [digest])
        let list = Int(database.lastInsertedRowID)
        for item in procedures.list! {
            try database.cachedStatement(
                sql: """
                    INSERT INTO board_item (list, procedure, digest, name, note, differs) VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                list, ProcedureCode(item["procedure"]!.text!)!.number,
                item["digest"]?.text.map { Data(hexadecimal: $0) }, item["name"]?.text, item["note"]?.text,
                item["differs"]?.list.map { $0.compactMap(\.text).joined(separator: " ") },
            ])
        }
        return list
    }
}

extension Data {
    /// - Precondition: an even number of hexadecimal digits.
    fileprivate init(hexadecimal text: String) {
        let digits = Array(text.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
        self.init(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }
}
