import Events
internal import GRDB

/// The names of procedures, where an answer has no content at hand.
enum ProcedureName {
    /// The name a procedure last has anywhere; nil when it never is in force.
    static func last(_ database: Database, _ procedure: ProcedureCode, known: Int) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content.name FROM span JOIN content ON content.id = span.content
                    WHERE procedure = ? AND \(ReadModelSchema.known("span"))
                    ORDER BY until_day DESC, content.name LIMIT 1
                    """), arguments: [procedure.number, known, known])
    }
}
