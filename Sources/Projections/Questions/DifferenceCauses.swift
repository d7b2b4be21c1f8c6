import Events
internal import GRDB

/// Finds the lines that made a difference between two sides, and says of each why it did.
struct DifferenceCauses {
    typealias Cause = ProcedureChanges.Cause

    private let database: Database
    private let first: DifferenceSide
    private let second: DifferenceSide
    private let shelf: DifferenceShelf

    init(_ database: Database, from first: DifferenceSide, to second: DifferenceSide, _ shelf: DifferenceShelf) {
        self.database = database
        self.first = first
        self.second = second
        self.shelf = shelf
    }

    /// The lines naming a procedure that count and cover on one side only, or on both in different form, by position.
    ///
    /// Where there are none, those of the procedures that are judged with it: what makes its replacement stillborn brings
    /// it back without naming it.
    func causes(of procedure: ProcedureCode) throws -> [Cause] {
        let own = try causes(
            shelf.everNaming(procedure, known: first.side.known),
            shelf.everNaming(procedure, known: second.side.known), naming: procedure)
        guard own.isEmpty else { return own }
        return try causes(judged(with: procedure, on: first), judged(with: procedure, on: second), naming: nil)
    }

    private func judged(with procedure: ProcedureCode, on side: DifferenceSide) throws -> [LineRow] {
        var lines = LineShelf(database: database, known: side.side.known)
        let group = try lines.judged(with: procedure)
        return try group.flatMap { try shelf.everNaming($0, known: side.side.known) }
    }

    /// One line on both sides; nil where it is not known.
    private struct Pair {
        var old: LineRow?
        var new: LineRow?
    }

    private func causes(_ before: [LineRow], _ after: [LineRow], naming procedure: ProcedureCode?) -> [Cause] {
        var pairs: [Int: Pair] = [:]
        for row in before { pairs[row.standing.position, default: Pair()].old = row }
        for row in after { pairs[row.standing.position, default: Pair()].new = row }
        return pairs.sorted { $0.key < $1.key }.compactMap { cause($0.value, naming: procedure) }
    }

    private func cause(_ pair: Pair, naming procedure: ProcedureCode?) -> Cause? {
        func names(_ row: LineRow) -> Bool { procedure.map(row.standing.line.named.contains) ?? true }
        let old = pair.old.flatMap { first.isActive($0) ? $0 : nil }
        let new = pair.new.flatMap { second.isActive($0) ? $0 : nil }
        if let old, let new, old.standing.hasSameForm(as: new.standing) { return nil }
        guard let row = [new, old].compactMap({ $0 }).first(where: names) else { return nil }
        let (label, by) = label(pair)
        return Cause(line: LineReference(row.standing), label: label, by: by)
    }

    /// Why a line counts otherwise on the two sides: the first that holds; and the fact that made it so.
    private func label(_ pair: Pair) -> (Cause.Label, by: Int?) {
        guard let old = pair.old, let new = pair.new else { return (.knowledge, nil) }
        let annulments = (old.decision.annulledBy, new.decision.annulledBy)
        if (annulments.0 == nil) != (annulments.1 == nil) { return (.annulment, annulments.0 ?? annulments.1) }
        let withdrawals = (old.withdrawnBy, new.withdrawnBy)
        if (withdrawals.0 == nil) != (withdrawals.1 == nil) { return (.correction, withdrawals.0 ?? withdrawals.1) }
        if old.isCorrectedOtherwise(than: new) {
            let isOfLine = old.standing.line != new.standing.line
            let corrections = [old, new].map { isOfLine ? $0.correctedBy : $0.decision.correctedBy }
            return (.correction, Self.later(of: corrections))
        }
        if old.standing.effectiveFrom != new.standing.effectiveFrom {
            return (.knowledge, Self.later(of: [old.datedBy, new.datedBy]))
        }
        return (first.covers(old.standing) != second.covers(new.standing) ? .territory : .law, nil)
    }

    /// Of the facts behind each side the one recorded last: the other may be known on both sides.
    private static func later(of facts: [Int?]) -> Int? { facts.compactMap(\.self).max() }
}
