public import Events

/// The catalogue (danh mục phải niêm yết): what a commune must have on its board on a day, as known at a position.
public struct Catalogue: Sendable {
    public let basis: Basis
    public let commune: Place
    /// The procedures in force that communes handle; by field, then name, in Vietnamese order, then code.
    public let entries: [Entry]
    /// Those that are suspended, in the same order.
    public let suspended: [Entry]
    /// What will change: by day, those without a day last.
    public let upcoming: [Upcoming]
    /// What someone should look at; nothing is moved by it.
    public let review: [Review]

    /// One procedure.
    public struct Entry: Sendable {
        public let procedure: ProcedureCode
        public let name: String
        public let field: String?
        /// `resolve` or `receive`.
        public let role: String
        /// The line that brought it from nothing into force here.
        public let first: LineReference
        /// The last line applied to it.
        public let latest: LineReference
        /// The positions of all lines applied since it came into force, in order.
        public let facts: [Int]
        /// Whether the territory of some of them holds only a part of the commune's land.
        public let isPartOfTerritory: Bool
        /// The components, where they were asked for.
        public let content: Value?
        /// Which content it is among the read models.
        let contentID: Int
    }

    /// A line that will act on one of the procedures it names.
    public struct Upcoming: Hashable, Sendable {
        public let procedure: ProcedureCode
        public let line: LineReference
        /// The words that make an undated effect conditional.
        public let condition: String?
    }

    /// A reason to look at a procedure.
    public struct Review: Hashable, Sendable {
        public enum Reason: String, CaseIterable, Hashable, Sendable {
            case conflict, stillborn, overwritten, expired, basisEnded, partOfTerritory, remark
        }

        public let procedure: ProcedureCode
        public let reason: Reason
        /// The positions of the lines meant, or of the remarks, ascending.
        public let facts: [Int]
    }
}

extension Catalogue {
    /// The answer as JSON; `content` only where it was asked for.
    public var value: Value {
        .object([
            "schema": .text("tthc.catalogue/1"),
            "basis": basis.value,
            "commune": commune.value,
            "entries": .list(entries.map(\.value)),
            "suspended": .list(suspended.map(\.value)),
            "upcoming": .list(upcoming.map(\.value)),
            "review": .list(review.map(\.value)),
        ])
    }
}

extension Catalogue.Entry {
    var value: Value {
        .object([
            "procedure": .text(procedure.description), "name": .text(name), "field": field.map(Value.text),
            "role": .text(role), "since": first.effectiveFrom.map { .text($0.description) },
            "decision": first.decision.value,
            "latest": .object([
                "decision": latest.decision.value,
                "effectiveFrom": latest.effectiveFrom.map { .text($0.description) }, "fact": .integer(latest.fact),
            ]),
            "facts": .list(facts.map(Value.integer)),
            "flags": .list(isPartOfTerritory ? [.text("partOfTerritory")] : []),
            "content": content,
        ])
    }
}

extension Catalogue.Upcoming {
    var value: Value {
        .object([
            "procedure": .text(procedure.description), "act": .text(line.act.rawValue), "fact": .integer(line.fact),
            "effectiveFrom": line.effectiveFrom.map { .text($0.description) }, "decision": line.decision.value,
            "condition": condition.map(Value.text),
        ])
    }
}

extension Catalogue.Review {
    var value: Value {
        .object([
            "procedure": .text(procedure.description), "reason": .text(reason.rawValue),
            "facts": .list(facts.map(Value.integer)),
        ])
    }
}
