public import Events

/// A catalogue as the brute-force judge finds it.
public struct BruteForceCatalogue: Hashable, Sendable {
    /// In force for the commune and at its level, by code.
    public let entries: [Entry]
    /// The same, suspended.
    public let suspended: [Entry]
    /// What is to come.
    public let upcoming: Set<Upcoming>
    /// What a person should look at.
    public let review: Set<Review>

    /// A catalogue, to be compared with another.
    public init(entries: [Entry], suspended: [Entry], upcoming: Set<Upcoming>, review: Set<Review>) {
        self.entries = entries
        self.suspended = suspended
        self.upcoming = upcoming
        self.review = review
    }

    /// One procedure of the catalogue.
    public struct Entry: Hashable, Sendable {
        /// Its code.
        public let procedure: ProcedureCode
        /// What is stated, by component.
        public let content: [Component: Value]
        /// The day it came from nothing into force.
        public let since: CivilDate
        /// The line that brought it into force.
        public let sinceFact: Int
        /// The lines applied since then, in order of application.
        public let facts: [Int]
        /// The last of them.
        public let latestFact: Int
        /// Whether one of them covers a part only of what the commune was made from.
        public let isPartOfTerritory: Bool

        /// One procedure of the catalogue.
        public init(
            procedure: ProcedureCode, content: [Component: Value], since: CivilDate, sinceFact: Int, facts: [Int],
            latestFact: Int, isPartOfTerritory: Bool
        ) {
            self.procedure = procedure
            self.content = content
            self.since = since
            self.sinceFact = sinceFact
            self.facts = facts
            self.latestFact = latestFact
            self.isPartOfTerritory = isPartOfTerritory
        }
    }

    /// One line to come, for one procedure it names.
    public struct Upcoming: Hashable, Sendable {
        /// The procedure it names.
        public let procedure: ProcedureCode
        /// What the line does.
        public let act: Act
        /// Its position.
        public let fact: Int

        /// An item of `upcoming`.
        public init(procedure: ProcedureCode, act: Act, fact: Int) {
            self.procedure = procedure
            self.act = act
            self.fact = fact
        }
    }

    /// The lines that a person should look at, for one procedure and one reason.
    public struct Review: Hashable, Sendable {
        /// The procedure they concern.
        public let procedure: ProcedureCode
        /// In the word of the contract: `conflict`, `stillborn`, `overwritten`, `expired`, `basisEnded`,
        /// `partOfTerritory`, `remark`.
        public let reason: String
        /// Their positions, in order.
        public let facts: [Int]

        /// An item of `review`.
        public init(procedure: ProcedureCode, reason: String, facts: [Int]) {
            self.procedure = procedure
            self.reason = reason
            self.facts = facts
        }
    }
}

extension BruteForceCatalogue: CustomStringConvertible {
    /// One line for each item, in order.
    public var description: String {
        var lines: [String] = []
        lines += entries.map { "entry     \($0)" }
        lines += suspended.map { "suspended \($0)" }
        lines += upcoming.map(\.description).sorted().map { "upcoming  \($0)" }
        lines += review.map(\.description).sorted().map { "review    \($0)" }
        return lines.joined(separator: "\n")
    }
}

extension BruteForceCatalogue.Entry: CustomStringConvertible {
    /// The code, its life, and its content in canonical form.
    public var description: String {
        let members = Value.object(.init(content.map { ($0.key.rawValue, $0.value) }))
        let flag = isPartOfTerritory ? " partOfTerritory" : ""
        return "\(procedure) since \(since) by \(sinceFact), facts \(facts)\(flag) \(CanonicalJSON.text(of: members))"
    }
}

extension BruteForceCatalogue.Upcoming: CustomStringConvertible {
    /// The code, the act and the position.
    public var description: String { "\(procedure) \(act.rawValue) \(fact)" }
}

extension BruteForceCatalogue.Review: CustomStringConvertible {
    /// The code, the reason and the positions.
    public var description: String { "\(procedure) \(reason) \(facts)" }
}
