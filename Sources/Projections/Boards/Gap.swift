public import Events

/// What hangs at a commune against what has to (đối chiếu niêm yết): each procedure of the catalogue and of the board once.
public struct Gap: Sendable {
    public let basis: Basis
    public let rules: DeadlineRules
    public let commune: Place
    /// What tells of the board, by day.
    public let sources: [BoardSource]
    public let counts: Counts
    /// By kind, then in the order of the catalogue.
    public let items: [Item]

    /// What is wrong with one procedure.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Due, and not on the board.
        case missing
        /// Due, on some channel and not on another.
        case uneven
        /// Due, and posted in another version than the one in force.
        case outdated
        /// It was due here once and no longer is.
        case expired
        /// It will be due here.
        case early
        /// Only internal decisions name it.
        case `internal`
        /// The registry knows it, and it never was due here.
        case notOurs
        /// No line that is known names it.
        case unknown
    }

    public enum Reason: String, CaseIterable, Hashable, Sendable {
        // Of what is outdated: it hangs as it was here before, as it will be, in a version of elsewhere, in one that nobody
        // recorded, under another name; or an inspector saw that it differs.
        case older, later, elsewhere, unrecorded, name, seen
        // Of what has expired.
        case abolished, replaced, suspended, ended, level
        // Of what is not ours: no line covers the commune; lines do and were never applied; all were struck.
        case territory, neverInForce, struck
    }

    public struct Item: Hashable, Sendable {
        public let procedure: ProcedureCode
        /// As in force, else as last in force anywhere, else as on the board.
        public internal(set) var name: String?
        public internal(set) var field: String?
        public let kind: Kind
        public let reason: Reason?
        /// Since when it is wrong by law: due, changed, ended; of what is early: from when it will be due.
        public let since: CivilDate?
        /// The line that made it so.
        public let line: LineReference?
        /// What the board says otherwise; without values where only that was seen.
        public let components: [ProcedureChanges.ComponentChange]
        /// The positions of the sources in which it is wrong, or for a missing one of those that tell so.
        public let sources: [Int]
        public let lateness: Lateness?
    }

    /// How many procedures there are of each sort.
    public struct Counts: Hashable, Sendable {
        /// Those in force that have to hang there.
        public internal(set) var due = 0
        /// Those on the board, as far as it is known.
        public internal(set) var posted = 0
        /// Due, and posted everywhere as in force.
        public internal(set) var current = 0
        /// Due, and nothing tells whether they hang there.
        public internal(set) var unseen = 0
        public internal(set) var kinds: [Kind: Int] = [:]
        public internal(set) var late: [Lateness.Party: Int] = [:]

        public subscript(kind: Kind) -> Int { kinds[kind] ?? 0 }
        /// All that is wrong.
        public var wrong: Int { kinds.values.reduce(0, +) }

        /// That each procedure was counted once.
        public var addUp: Bool {
            due == current + unseen + self[.missing] + self[.uneven] + self[.outdated]
                && posted == current + wrong - self[.missing]
        }
    }
}

extension Gap {
    public var value: Value {
        .object([
            "schema": .text("tthc.gap/1"), "basis": basis.value(with: rules), "commune": commune.value,
            "sources": .list(sources.map(\.value)), "counts": counts.value, "items": .list(items.map(\.value)),
        ])
    }
}

extension Basis {
    /// With the files by which deadlines are counted.
    func value(with rules: DeadlineRules) -> Value {
        var members = value.members!
        for entry in rules.value.members!.entries { members[entry.key] = entry.value }
        return .object(members)
    }
}

extension Gap.Counts {
    var value: Value {
        var members: Value.Members = [
            "due": .integer(due), "posted": .integer(posted), "current": .integer(current), "unseen": .integer(unseen),
        ]
        for kind in Gap.Kind.allCases { members[kind.rawValue] = .integer(self[kind]) }
        members["late"] = .object(.init(Lateness.Party.allCases.map { ($0.rawValue, .integer(late[$0] ?? 0)) }))
        return .object(members)
    }
}

extension Gap.Item {
    var value: Value {
        .object([
            "procedure": .text(procedure.description), "name": name.map(Value.text), "field": field.map(Value.text),
            "kind": .text(kind.rawValue), "reason": reason.map { .text($0.rawValue) },
            "since": since.map { .text($0.description) },
            "line": line.map { line in
                .object([
                    "fact": .integer(line.fact), "act": .text(line.act.rawValue),
                    "effectiveFrom": line.effectiveFrom.map { .text($0.description) }, "decision": line.decision.value,
                ])
            },
            "components": components.isEmpty ? nil : .list(components.map(\.value)),
            "sources": .list(sources.map(Value.integer)), "deadlines": lateness?.value,
        ])
    }
}
