import Events

/// The outcomes of procedures that were asked for last; of those that were not asked for lately without the components.
///
/// Procedures that are judged with others are not kept.
struct OutcomeShelf {
    /// So many lives at most with their components, which are a few kilobytes each.
    private static let recentLimit = 4_000
    /// So many at most without.
    private static let olderLimit = 64_000

    private var recent: [ProcedureCode: ProcedureOutcome] = [:]
    private var older: [ProcedureCode: ProcedureOutcome] = [:]
    private var recentLives = 0
    private var olderLives = 0

    /// Whether the outcome of a procedure is here and satisfies a condition.
    func holds(_ procedure: ProcedureCode, where condition: (ProcedureOutcome) -> Bool) -> Bool {
        (recent[procedure] ?? older[procedure]).map(condition) ?? false
    }

    /// Takes the outcome of a procedure out, so that it can be changed in place.
    @discardableResult
    mutating func take(_ procedure: ProcedureCode) -> ProcedureOutcome? {
        if let found = recent.removeValue(forKey: procedure) {
            recentLives -= found.lives.count
            return found
        }
        let found = older.removeValue(forKey: procedure)
        olderLives -= found?.lives.count ?? 0
        return found
    }

    /// - Precondition: that of its procedure was taken out before.
    mutating func put(_ outcome: ProcedureOutcome) {
        recent[outcome.procedure] = outcome
        recentLives += outcome.lives.count
        guard recentLives > Self.recentLimit else { return }
        // Any of them will do: nobody asked for them lately.
        while olderLives > Self.olderLimit, let any = older.popFirst() { olderLives -= any.value.lives.count }
        for (procedure, outcome) in recent { older[procedure] = outcome.light }
        olderLives += recentLives
        (recent, recentLives) = ([:], 0)
    }

    /// Forgets those that have some areas.
    mutating func removeAll(where isMeant: (Int) -> Bool) {
        recent = recent.filter { !$0.value.areas.keys.contains(where: isMeant) }
        older = older.filter { !$0.value.areas.keys.contains(where: isMeant) }
        recentLives = recent.values.reduce(0) { $0 + $1.lives.count }
        olderLives = older.values.reduce(0) { $0 + $1.lives.count }
    }
}
