import Events

/// Which conflicts and stillborn lines facts brought about, in whatever area.
struct ReviewChange {
    struct Item: Hashable {
        enum Reason: Hashable { case conflict, stillborn }

        let procedure: ProcedureCode
        let reason: Reason
        let fact: Int
    }

    private var before: Set<Item> = []
    private var after: Set<Item> = []

    mutating func gone(_ marks: ReviewMarks, _ procedure: ProcedureCode) { before.formUnion(items(marks, procedure)) }
    mutating func come(_ marks: ReviewMarks, _ procedure: ProcedureCode) { after.formUnion(items(marks, procedure)) }

    /// Those that were in no row before, by position and procedure.
    var new: [Item] {
        after.subtracting(before).sorted { ($0.fact, $0.procedure) < ($1.fact, $1.procedure) }
    }

    private func items(_ marks: ReviewMarks, _ procedure: ProcedureCode) -> [Item] {
        marks.conflict.map { Item(procedure: procedure, reason: .conflict, fact: $0) }
            + marks.stillborn.map { Item(procedure: procedure, reason: .stillborn, fact: $0) }
    }
}
