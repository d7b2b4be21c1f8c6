public import Events
public import Projections

extension BruteForceCatalogue {
    /// The program's answer in the judge's form, to be compared.
    ///
    /// - Precondition: it was asked for with its content.
    public init(_ catalogue: Catalogue) {
        func entries(_ entries: [Catalogue.Entry]) -> [Entry] {
            entries.map { entry in
                Entry(
                    procedure: entry.procedure, content: entry.content!.components, since: entry.first.effectiveFrom!,
                    sinceFact: entry.first.fact, facts: entry.facts, latestFact: entry.latest.fact,
                    isPartOfTerritory: entry.isPartOfTerritory)
            }.sorted { $0.procedure < $1.procedure }
        }
        self.init(
            entries: entries(catalogue.entries), suspended: entries(catalogue.suspended),
            upcoming: Set(
                catalogue.upcoming.map { .init(procedure: $0.procedure, act: $0.line.act, fact: $0.line.fact) }),
            review: Set(
                catalogue.review.map { .init(procedure: $0.procedure, reason: $0.reason.rawValue, facts: $0.facts) }))
    }
}

extension BruteForceDifference {
    /// The program's answer in the judge's form, to be compared.
    public init(_ changes: ProcedureChanges) {
        func causes(_ row: ProcedureChanges.Row) -> [Cause] {
            row.causes.map { Cause(fact: $0.line.fact, label: $0.label.rawValue) }
        }
        self.init(
            added: Dictionary(uniqueKeysWithValues: changes.added.map { ($0.procedure, causes($0)) }),
            removed: Dictionary(uniqueKeysWithValues: changes.removed.map { ($0.procedure, causes($0)) }),
            changed: Dictionary(
                uniqueKeysWithValues: changes.changed.map { row in
                    let components = row.components.map { ($0.component, Values(from: $0.from, to: $0.to)) }
                    return (
                        row.procedure,
                        Change(components: Dictionary(uniqueKeysWithValues: components), causes: causes(row))
                    )
                }))
    }
}

extension BruteForceDifference {
    /// Whether every change has a cause.
    public var hasCauses: Bool {
        (Array(added.values) + Array(removed.values) + changed.values.map(\.causes)).allSatisfy { !$0.isEmpty }
    }

    /// The same without the causes of the changes for which another difference tells none.
    ///
    /// The judge tells only lines that name the procedure; a replacement that becomes stillborn brings a procedure back
    /// without any such line, and the program then tells the line that made it so.
    public func leavingOut(causesMissingIn other: BruteForceDifference?) -> BruteForceDifference {
        guard let other else { return self }
        func trimmed(_ rows: [ProcedureCode: [Cause]], _ others: [ProcedureCode: [Cause]]) -> [ProcedureCode: [Cause]] {
            Dictionary(uniqueKeysWithValues: rows.map { ($0, others[$0] == [] ? [] : $1) })
        }
        return BruteForceDifference(
            added: trimmed(added, other.added), removed: trimmed(removed, other.removed),
            changed: Dictionary(
                uniqueKeysWithValues: changed.map { code, change in
                    let isMissing = other.changed[code]?.causes == []
                    return (code, isMissing ? Change(components: change.components, causes: []) : change)
                }))
    }
}

extension Value {
    /// The members of a content, by component.
    public var components: [Component: Value] {
        Dictionary(uniqueKeysWithValues: (members?.entries ?? []).map { (Component(rawValue: $0.key)!, $0.value) })
    }
}
