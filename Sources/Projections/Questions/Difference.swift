public import Events

/// The difference between two catalogues of one commune: what came, what went, what changed, and by which lines.
public struct Difference: Sendable {
    /// The day and the knowledge of one side.
    public struct Side: Hashable, Sendable {
        public let on: CivilDate
        public let known: Int

        public init(on: CivilDate, known: Int) {
            self.on = on
            self.known = known
        }
    }

    public let from: Side
    public let to: Side
    /// The head over what the better informed side knows.
    public let head: LogHead
    public let commune: UnitCode
    /// The commune's name on the second side.
    public let communeName: String
    public let changes: ProcedureChanges
}

/// What differs between two lists of procedures.
public struct ProcedureChanges: Hashable, Sendable {
    /// Listed on the second side only, in the order of the catalogue.
    public var added: [Row] = []
    /// Listed on the first side only.
    public var removed: [Row] = []
    /// Listed on both with different content.
    public var changed: [Row] = []

    public struct Row: Hashable, Sendable {
        public let procedure: ProcedureCode
        public let name: String
        public let field: String?
        /// The components that differ; empty for a row that was added or removed.
        public let components: [ComponentChange]
        /// The lines that made the difference, by position.
        public let causes: [Cause]
    }

    public struct ComponentChange: Hashable, Sendable {
        public let component: Component
        /// Nil where the component is absent.
        public let from: Value?
        public let to: Value?
    }

    /// A line that made a difference, and why it did only on one side.
    public struct Cause: Hashable, Sendable {
        public enum Label: String, CaseIterable, Hashable, Sendable {
            /// Its day came.
            case law
            /// It, or the day an effect gave it, was learnt between the two.
            case knowledge
            /// A record of ours was mended or struck, or that was undone.
            case correction
            /// Its decision was annulled, or that was undone.
            case annulment
            /// The land or the type of the commune changed under it.
            case territory
        }

        public let line: LineReference
        public let label: Label
        /// The fact that annulled, mended, struck or dated it, where one did.
        public let by: Int?
    }

    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// How many rows there are for each label of their causes, in the order of the labels; a row whose causes have several
    /// labels is counted once, under nil, last.
    public var counts: [(label: Cause.Label?, rows: Int)] {
        let labels = (added + removed + changed).map { Set($0.causes.map(\.label)) }
        let single = Cause.Label.allCases.map { label in (label as Cause.Label?, labels.count { $0 == [label] }) }
        return (single + [(nil, labels.count { $0.count > 1 })]).filter { $0.1 > 0 }
    }
}

extension Difference {
    public var value: Value {
        var members: Value.Members = [
            "schema": .text("tthc.diff/1"),
            "from": from.value, "to": to.value,
            "commune": .text(commune.text), "rules": .integer(Basis.rules), "head": head.value,
        ]
        for (key, value) in changes.members.entries { members[key] = value }
        return .object(members)
    }
}

extension Difference.Side {
    var value: Value { .object(["on": .text(on.description), "known": .integer(known)]) }
}

extension ProcedureChanges {
    var members: Value.Members {
        [
            "added": .list(added.map(\.value)), "removed": .list(removed.map(\.value)),
            "changed": .list(
                changed.map { row in
                    .object([
                        "procedure": .text(row.procedure.description), "name": .text(row.name),
                        "components": .list(row.components.map(\.value)), "causes": .list(row.causes.map(\.value)),
                    ])
                }),
            "rowsByCause": .object(.init(counts.map { ($0.label?.rawValue ?? "several", .integer($0.rows)) })),
        ]
    }
}

extension ProcedureChanges.Row {
    var value: Value {
        .object([
            "procedure": .text(procedure.description), "name": .text(name), "causes": .list(causes.map(\.value)),
        ])
    }
}

extension ProcedureChanges.ComponentChange {
    var value: Value { .object(["component": .text(component.rawValue), "from": from, "to": to]) }
}

extension ProcedureChanges.Cause {
    var value: Value {
        .object([
            "fact": .integer(line.fact), "cause": .text(label.rawValue), "by": by.map(Value.integer),
            "act": .text(line.act.rawValue),
            "effectiveFrom": line.effectiveFrom.map { .text($0.description) }, "decision": line.decision.value,
        ])
    }
}
