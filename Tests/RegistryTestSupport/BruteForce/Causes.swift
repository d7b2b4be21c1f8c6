import Events

/// Why the catalogues of two sights differ in a procedure.
extension BruteForce {
    /// The lines that name the procedure and count for the unit on one side only, or on both in another form; by
    /// position.
    func causes(of procedure: ProcedureCode, _ old: Sight, _ new: Sight) -> [BruteForceDifference.Cause] {
        let positions = Set(old.papers.map(\.position)).union(new.papers.map(\.position))
        var causes: [BruteForceDifference.Cause] = []
        for position in positions.sorted() {
            let left = old.papers.first { $0.position == position }
            let right = new.papers.first { $0.position == position }
            let leftActive = left.flatMap { old.isActive($0) ? $0 : nil }
            let rightActive = right.flatMap { new.isActive($0) ? $0 : nil }
            if let leftActive, let rightActive, leftActive.hasForm(of: rightActive) { continue }
            let active = [leftActive, rightActive].compactMap { $0 }
            guard active.contains(where: { $0.names.contains(procedure) }) else { continue }
            causes.append(.init(fact: position, label: label(left, old, right, new)))
        }
        return causes
    }

    /// The first that holds.
    private func label(_ left: Paper?, _ old: Sight, _ right: Paper?, _ new: Sight) -> String {
        guard let left, let right else { return "knowledge" }
        if left.isAnnulled != right.isAnnulled { return "annulment" }
        if left.isWithdrawn != right.isWithdrawn { return "correction" }
        if left.differsByCorrection(from: right) { return "correction" }
        if left.effectiveFrom != right.effectiveFrom { return "knowledge" }
        if old.covers(left) != new.covers(right) { return "territory" }
        return "law"
    }
}
