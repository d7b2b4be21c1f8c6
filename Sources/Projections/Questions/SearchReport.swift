public import Events

/// The procedures that someone looks for (tra cứu): those in force on a day, in one commune or in any, best ones first.
///
/// A procedure is in force somewhere when it is in force, or suspended, in at least one commune alive that day.
public struct SearchReport: Sendable {
    public let basis: Basis
    public let query: SearchQuery
    /// The commune asked about; nil: any.
    public let commune: Place?
    public let items: [Item]
    /// Whether there are more than were asked for.
    public let hasMore: Bool
    /// Whether nothing was found that is in force, but something that was or will be.
    public let onlyOthers: Bool

    public struct Item: Hashable, Sendable {
        public let procedure: ProcedureCode
        public let name: String
        public let field: String?
        public let state: State
        /// Whether communes handle it: whether it is, was or will be in their lists.
        public let isListed: Bool
        /// The last line applied to it.
        public let latest: LineReference
        public let match: Match
    }

    public enum State: Hashable, Sendable {
        /// In force since a day.
        case inForce(since: CivilDate)
        case suspended(since: CivilDate)
        /// Not in force that day: was, up to a day.
        case ended(until: CivilDate)
        /// Not in force that day: will be, from a day on.
        case upcoming(from: CivilDate)
    }

    /// Where what was looked for was found; the best place.
    public enum Match: String, CaseIterable, Hashable, Sendable {
        case code, decision, basis, name, field, keywords, text
    }
}

extension SearchReport {
    public var value: Value {
        .object([
            "schema": .text("tthc.search/1"), "basis": basis.value, "query": .text(query.text),
            "commune": commune.map(\.value),
            "items": .list(items.map(\.value)), "more": .flag(hasMore),
        ])
    }
}

extension SearchReport.State {
    public var name: String {
        switch self {
        case .inForce: "inForce"
        case .suspended: "suspended"
        case .ended: "ended"
        case .upcoming: "upcoming"
        }
    }

    /// The day it has been so since, was so until, or will be so from.
    public var day: CivilDate {
        switch self {
        case .inForce(let day), .suspended(let day), .ended(let day), .upcoming(let day): day
        }
    }

    fileprivate var dayKey: String {
        switch self {
        case .inForce, .suspended: "since"
        case .ended: "until"
        case .upcoming: "from"
        }
    }
}

extension SearchReport.Item {
    fileprivate var value: Value {
        var value: Value.Members = [
            "procedure": .text(procedure.description), "name": .text(name), "field": field.map(Value.text),
            "state": .text(state.name), "listed": .flag(isListed), "found": .text(match.rawValue),
            "latest": .object([
                "decision": latest.decision.value,
                "effectiveFrom": latest.effectiveFrom.map { .text($0.description) }, "fact": .integer(latest.fact),
            ]),
        ]
        value[state.dayKey] = .text(state.day.description)
        return .object(value)
    }
}
