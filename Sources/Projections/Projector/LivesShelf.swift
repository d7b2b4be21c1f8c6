import Events

/// The lives of procedures, kept between facts, those asked for last.
///
/// Procedures that are judged with others are not kept.
struct LivesShelf {
    /// How much is kept in each half: lines and states, each of which holds some components.
    private static let limit = 16_000

    private var recent: [ProcedureCode: ProcedureLives] = [:]
    /// Those that were not asked for since the other half was full once.
    private var older: [ProcedureCode: ProcedureLives] = [:]
    private var weight = 0

    /// Whether the lives of a procedure are here; they are not forgotten before others come.
    func holds(_ procedure: ProcedureCode, where condition: (ProcedureLives) -> Bool) -> Bool {
        (recent[procedure] ?? older[procedure]).map(condition) ?? false
    }

    /// Takes the lives of a procedure out, so that they can be changed in place.
    mutating func take(_ procedure: ProcedureCode) -> ProcedureLives? {
        if let found = recent.removeValue(forKey: procedure) {
            weight -= found.weight
            return found
        }
        return older.removeValue(forKey: procedure)
    }

    mutating func put(_ lives: ProcedureLives) {
        recent[lives.procedure] = lives
        weight += lives.weight
        guard weight > Self.limit else { return }
        older = recent
        recent = [:]
        weight = 0
    }

    mutating func removeAll() { self = LivesShelf() }
}
