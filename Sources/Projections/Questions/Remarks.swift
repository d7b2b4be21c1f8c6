public import Events
internal import GRDB

/// A standing remark on a decision, as answers tell of it.
public struct RemarkReference: Hashable, Sendable {
    /// The position of its fact.
    public let fact: Int
    public let remark: Remark
    public let recordedAt: String
    public let recordedBy: String
    let decision: Int

    /// Those that stand, by position.
    ///
    /// - Parameter decision: the decision they speak of; nil: any.
    static func fetch(_ database: Database, on decision: Int? = nil, known: Int) throws -> [RemarkReference] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT remark.position, remark.decision, recorded_at, recorded_by, statement.data
                    FROM remark JOIN statement USING (position)
                    WHERE \(ReadModelSchema.known("remark")) AND (? IS NULL OR remark.decision = ?)
                    ORDER BY remark.position
                    """), arguments: [known, known, decision, decision]
        ).map { row in
            RemarkReference(
                fact: row[0], remark: Remark(checked: try row.stored(at: 4)), recordedAt: row[2], recordedBy: row[3],
                decision: row[1])
        }
    }

    var value: Value {
        .object([
            "fact": .integer(fact), "says": .text(remark.says.rawValue),
            "lines": remark.lines.isEmpty ? nil : .list(remark.lines.map(Value.text)),
            "recordedAt": .text(recordedAt), "recordedBy": .text(recordedBy),
        ])
    }
}

/// The standing remarks on lines that count in a place on a day, by the procedures those lines name.
struct Remarks {
    /// The positions of the remarks, ascending.
    let positions: [ProcedureCode: [Int]]

    init(_ database: Database, in place: Place, on day: CivilDate, known: Int) throws {
        let remarks = try RemarkReference.fetch(database, known: known)
        guard !remarks.isEmpty else {
            self.positions = [:]
            return
        }
        let lines = try LineHeader.fetch(database, ofDecisions: Set(remarks.map(\.decision)), known: known)
            .filter { $0.stands && $0.counts(on: day) && place.extent(of: $0, on: day).covers }
        let particular = remarks.filter { !$0.remark.lines.isEmpty }.map(\.decision)
        let names =
            particular.isEmpty
            ? [:] : try LineHeader.names(database, ofDecisions: Set(particular), known: known)
        let byDecision = Dictionary(grouping: lines, by: \.decision.id)
        var positions: [ProcedureCode: [Int]] = [:]
        for reference in remarks {
            let concerned = (byDecision[reference.decision] ?? []).filter {
                reference.remark.lines.isEmpty || reference.remark.concerns(lineNamed: names[$0.position]!)
            }
            for procedure in Set(concerned.flatMap(\.named)) {
                positions[procedure, default: []].append(reference.fact)
            }
        }
        self.positions = positions
    }
}
