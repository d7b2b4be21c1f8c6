import Events
internal import GRDB

extension UnitRegister {
    /// The whole register as known at a position.
    init(database: Database, known: Int = ReadModelSchema.endOfKnowledge) throws {
        self.init()
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT position, data FROM unit_change WHERE \(ReadModelSchema.known("unit_change"))
                ORDER BY position
                """, arguments: [known, known])
        while let row = try rows.next() { try apply(row) }
    }

    /// The changes of some codes and of all they were made of.
    init(database: Database, around codes: [UnitCode], known: Int) throws {
        self.init()
        var seen = Set(codes)
        var open = codes
        var changes: [(Int, UnitFact)] = []
        while let code = open.popLast() {
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT position, data FROM unit_change
                        WHERE code = ? AND \(ReadModelSchema.known("unit_change")) ORDER BY position
                        """), arguments: [code.text, known, known])
            for row in rows {
                let fact = try UnitFact(value: row.stored(at: 1))
                changes.append((row[0], fact))
                for source in fact.change.sources where seen.insert(source.code).inserted { open.append(source.code) }
            }
        }
        for (position, fact) in changes.sorted(by: { $0.0 < $1.0 }) { apply(fact, position: position) }
    }

    private mutating func apply(_ row: Row) throws {
        let fact = try UnitFact(value: row.stored(at: 1))
        apply(fact, position: row[0])
    }
}
