internal import Events
internal import Projections
internal import VietnameseText

extension Reconciliation {
    /// One decision that would bring the registry in line with the list, for an officer to confirm with a real one: who
    /// issued it, its number, its days are left open, and recording is refused until they are told.
    ///
    /// What differs becomes an amendment, what the registry does not know an issue. What is missing on the list, or is
    /// there though it has ended or is still to come, becomes no line: ``missing`` and ``asides`` tell of it.
    public var draft: Draft {
        var draft = Draft()
        let items = rows.compactMap(item)
        guard !items.isEmpty else { return draft }
        let decision = DraftMember(
            "decision",
            .members([
                .text("issuer", nil, [.issuerMissing]), .text("number", nil, [.numberMissing]),
                .text("signedOn", nil, [.signedOnMissing]),
                // Never the day on which the list was seen.
                DraftMember("effectiveFrom", .placeholder, doubts: [.effectiveFromUnknown]),
            ]))
        draft.submissions = [Proposal(kind: "decision", head: [decision], listKey: "lines", items: items)]
        return draft
    }

    private func item(_ row: Row) -> DraftItem? {
        guard let procedure = row.procedure else { return nil }
        let act: Act
        let stated: DraftMember
        switch row.outcome {
        case .different(let differences):
            let keys = Set(differences.filter { !$0.isSpelling }.map(\.component.rawValue))
            act = .amend
            stated = DraftMember("changes", .members(row.members.filter { keys.contains($0.key) }))
        case .extra(.unknown):
            act = .issue
            stated = DraftMember("content", .members(row.members))
        default: return nil
        }
        return DraftItem(
            place: row.place, name: act == .issue ? nil : row.name,
            members: [
                .text("line", row.place.row.map(String.init) ?? "?"), .text("act", act.rawValue),
                .text("procedure", "\(procedure)"), stated,
            ])
    }

    /// Rows that become no line of the draft: about procedures that the registry knows, and that are not in force there.
    public var asides: [(row: Row, reason: Reason)] {
        rows.compactMap { row in
            guard case .extra(let reason) = row.outcome, reason != .unknown else { return nil }
            return (row, reason)
        }
    }
}
