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

    /// Of each procedure the lines naming it that count and cover on one side only, or on both in different form, by
    /// position.
    ///
    /// Where there are none, those of the procedures that are judged with it: what makes its replacement stillborn brings
    /// it back without naming it.
    func causes(of procedures: Set<ProcedureCode>) throws -> [ProcedureCode: [Cause]] {
        var found = try ownCauses(of: procedures)
        for procedure in procedures where found[procedure]!.isEmpty {
            found[procedure] = try groupCauses(of: procedure)
        }
        return found
    }

    /// Of the lines that name the procedures alone.
    func ownCauses(of procedures: Set<ProcedureCode>) throws -> [ProcedureCode: [Cause]] {
        var found: [ProcedureCode: [Cause]] = [:]
        if first.side.known == second.side.known, first.place.areas == second.place.areas {
            // The same rows, and whatever covers the place on one day does so on the other.
            let lines = try shelf.lines(
                everNaming: procedures, turningBetween: first.side.on, second.side.on, known: first.side.known)
            for procedure in procedures {
                found[procedure] = try (lines[procedure] ?? []).compactMap { line in
                    try cause(Pair(old: line, new: line), naming: procedure)
                }
            }
            return found
        }
        for side in [first.side, second.side] { try shelf.readLines(everNaming: procedures, known: side.known) }
        for procedure in procedures {
            found[procedure] = try causes(
                shelf.everNaming(procedure, known: first.side.known),
                shelf.everNaming(procedure, known: second.side.known), naming: procedure)
        }
        return found
    }

    /// Of all lines of what is judged with a procedure.
    func groupCauses(of procedure: ProcedureCode) throws -> [Cause] {
        try causes(judged(with: procedure, on: first), judged(with: procedure, on: second), naming: nil)
    }

    private func judged(with procedure: ProcedureCode, on side: DifferenceSide) throws -> [LineHeader] {
        var lines = LineShelf(database: database, known: side.side.known)
        let group = try lines.judged(with: procedure)
        return try group.flatMap { try shelf.everNaming($0, known: side.side.known) }
    }

    /// One line on both sides; nil where it is not known.
    private struct Pair {
        var old: LineHeader?
        var new: LineHeader?
    }

    private func causes(
        _ before: [LineHeader], _ after: [LineHeader], naming procedure: ProcedureCode?
    ) throws -> [Cause] {
        var pairs: [Int: Pair] = [:]
        for line in before { pairs[line.position, default: Pair()].old = line }
        for line in after { pairs[line.position, default: Pair()].new = line }
        return try pairs.sorted { $0.key < $1.key }.compactMap { try cause($0.value, naming: procedure) }
    }

    private func cause(_ pair: Pair, naming procedure: ProcedureCode?) throws -> Cause? {
        let old = pair.old.flatMap { first.isActive($0) ? $0 : nil }
        let new = pair.new.flatMap { second.isActive($0) ? $0 : nil }
        if let old, let new, try hasSameForm(old, new) { return nil }
        let line = [new, old].compactMap { $0 }.first { line in procedure.map(line.names) ?? true }
        guard let line else { return nil }
        let (label, by) = try label(pair)
        return Cause(line: LineReference(line), label: label, by: by)
    }

    private func hasSameForm(_ old: LineHeader, _ new: LineHeader) throws -> Bool {
        if old.isSameForm(as: new) { return true }
        let rows = try (shelf.row(old, known: first.side.known), shelf.row(new, known: second.side.known))
        return rows.0.standing.hasSameForm(as: rows.1.standing)
    }

    /// Why a line counts otherwise on the two sides: the first that holds; and the fact that made it so.
    private func label(_ pair: Pair) throws -> (Cause.Label, by: Int?) {
        guard let old = pair.old, let new = pair.new else { return (.knowledge, nil) }
        let byLandOrDay = first.covers(old) != second.covers(new) ? Cause.Label.territory : .law
        if old.isSameForm(as: new) { return (byLandOrDay, nil) }
        let rows = try (shelf.row(old, known: first.side.known), shelf.row(new, known: second.side.known))
        return Self.label(rows.0, rows.1) ?? (byLandOrDay, nil)
    }

    /// Why two forms of a line count otherwise; nil when neither is another than the other.
    private static func label(_ old: LineRow, _ new: LineRow) -> (Cause.Label, by: Int?)? {
        let annulments = (old.decision.annulledBy, new.decision.annulledBy)
        if (annulments.0 == nil) != (annulments.1 == nil) { return (.annulment, annulments.0 ?? annulments.1) }
        let withdrawals = (old.withdrawnBy, new.withdrawnBy)
        if (withdrawals.0 == nil) != (withdrawals.1 == nil) { return (.correction, withdrawals.0 ?? withdrawals.1) }
        if old.isCorrectedOtherwise(than: new) {
            let isOfLine = old.standing.line != new.standing.line
            let corrections = [old, new].map { isOfLine ? $0.correctedBy : $0.decision.correctedBy }
            return (.correction, later(of: corrections))
        }
        if old.standing.effectiveFrom != new.standing.effectiveFrom {
            return (.knowledge, later(of: [old.datedBy, new.datedBy]))
        }
        return nil
    }

    /// Of the facts behind each side the one recorded last: the other may be known on both sides.
    private static func later(of facts: [Int?]) -> Int? { facts.compactMap(\.self).max() }
}
