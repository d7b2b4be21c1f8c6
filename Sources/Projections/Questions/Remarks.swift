import Events
internal import GRDB

/// The standing remarks on lines that count in a place on a day, by the procedures those lines name.
struct Remarks {
    /// The positions of the remarks, ascending.
    let positions: [ProcedureCode: [Int]]

    init(_ database: Database, in place: Place, on day: CivilDate, known: Int) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT remark.position, remark.decision, statement.data
                    FROM remark JOIN statement USING (position) WHERE \(ReadModelSchema.known("remark"))
                    ORDER BY remark.position
                    """), arguments: [known, known])
        var lines: [Int: [StandingLine]] = [:]
        var positions: [ProcedureCode: [Int]] = [:]
        for row in rows {
            let remark = Remark(checked: try row.stored(at: 2))
            let decision: Int = row[1]
            if lines[decision] == nil {
                lines[decision] = try LineRow.fetch(database, ofDecision: decision, known: known).filter(\.stands)
                    .map(\.standing).filter { $0.counts(on: day) && place.extent(of: $0, on: day).covers }
            }
            let named = lines[decision]!.filter { remark.concerns(lineNamed: $0.line.name) }.flatMap(\.line.named)
            for procedure in Set(named) { positions[procedure, default: []].append(row[0]) }
        }
        self.positions = positions
    }
}
