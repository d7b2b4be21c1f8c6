import Events

/// Which conflicts and stillborn lines facts brought about, in whatever area.
struct ReviewChange {
    struct Item: Hashable {
        enum Reason: Hashable { case conflict, stillborn }

        let procedure: ProcedureCode
        let reason: Reason
        let fact: Int
    }

    /// The position of the first of the facts: rows known from it on are theirs.
    private let first: Int
    private var before: Set<Item> = []
    private var after: [Item: Int] = [:]

    init(since first: Int = 1) {
        self.first = first
    }

    /// A row was closed.
    mutating func gone(_ marks: ReviewMarks, _ procedure: ProcedureCode, knownFrom: Int) {
        if knownFrom < first {
            before.formUnion(items(marks, procedure))
        } else {
            for item in items(marks, procedure) { after[item, default: 0] -= 1 }
        }
    }

    /// A row was written.
    mutating func come(_ marks: ReviewMarks, _ procedure: ProcedureCode) {
        for item in items(marks, procedure) { after[item, default: 0] += 1 }
    }

    /// Those that were in no row before, by position and procedure.
    var new: [Item] {
        after.filter { $0.value > 0 && !before.contains($0.key) }.keys
            .sorted { ($0.fact, $0.procedure) < ($1.fact, $1.procedure) }
    }

    /// Whether the facts brought about rows in which a line is a conflict.
    func hasConflict(of line: Int, _ procedure: ProcedureCode) -> Bool {
        after[Item(procedure: procedure, reason: .conflict, fact: line), default: 0] > 0
    }

    private func items(_ marks: ReviewMarks, _ procedure: ProcedureCode) -> [Item] {
        marks.conflict.map { Item(procedure: procedure, reason: .conflict, fact: $0) }
            + marks.stillborn.map { Item(procedure: procedure, reason: .stillborn, fact: $0) }
    }
}
