public import Events

/// The numbers that the indices ask for (số liệu theo bộ chỉ số), as of a day: procedures by level, field, online level and
/// postal service; decisions published late; cuts reached.
public struct CountReport: Sendable {
    public let basis: Basis
    public let rules: DeadlineRules
    public let scope: Scope
    public let scopeName: String?
    /// How many communes of the scope live that day.
    public let communes: Int
    /// Every procedure in force, and not suspended, in at least one commune of the scope, of whatever level, once; with the
    /// content that stands in the most of them.
    public let total: Sort
    /// Those in force in some communes with one content and in others with another.
    public let varied: Int
    /// Suspended in every commune of the scope where they stand; in no other number.
    public let suspended: Int
    /// By field in Vietnamese order; without a field last.
    public let fields: [(field: String?, counts: Sort)]
    /// The first day of the period of what follows; its last is the day asked about.
    public let from: CivilDate
    public let publishing: Publishing
    public let cuts: Cuts

    /// Where is counted.
    public enum Scope: Hashable, Sendable {
        case commune(UnitCode), province(UnitCode), nation
    }

    /// How many procedures there are of each sort.
    public struct Sort: Hashable, Sendable {
        public var all = 0
        /// Those that a level handles: one of several levels is counted at each.
        public var levels: [String: Int] = [:]
        /// `full`, `partial`, `information`; not stated: left out.
        public var online: [String: Int] = [:]
        /// `receive`, `return`, `both`, `none`; not stated: left out.
        public var postal: [String: Int] = [:]

        mutating func count(_ content: Value) {
            all += 1
            for level in content["levels"]?.list?.compactMap(\.text) ?? [] { levels[level, default: 0] += 1 }
            if let level = content["onlineLevel"]?.text { online[level, default: 0] += 1 }
            if let service = content["postalService"]?.text { postal[service, default: 0] += 1 }
        }

        public static let levelNames = ["ministry", "province", "commune"]
        public static let onlineNames = ["full", "partial", "information"]
        public static let postalNames = ["both", "receive", "return", "none"]
    }

    /// Whether decisions of the period were signed, and published in the national database, in time.
    public struct Publishing: Sendable {
        public var decisions = 0
        public var signing = Tally()
        public var publishing = Tally()
        /// Each procedure that a line of the period names, once: late when one line of it is.
        public var procedures = Tally()
        /// Those signed or published late, by day of signature.
        public var late: [LateDecision] = []
    }

    /// In time, late, or not to be judged: no rule held, or a day is not known.
    public struct Tally: Hashable, Sendable {
        public var inTime = 0
        public var late = 0
        public var unjudged = 0

        public init(inTime: Int = 0, late: Int = 0, unjudged: Int = 0) {
            self.inTime = inTime
            self.late = late
            self.unjudged = unjudged
        }
    }

    public struct LateDecision: Hashable, Sendable {
        public let decision: DecisionIdentity
        /// The verdict that is latest of its lines.
        public let signing: Lateness.Verdict?
        public let reference: Lateness.Reference?
        public let publishing: Lateness.Verdict?
    }

    /// What cuts of the period took away, as their facts state it: each state that a cut met is counted once, and a cut
    /// that meets what an earlier one left goes on from there.
    public struct Cuts: Sendable {
        public var lines = 0
        public var procedures = 0
        /// By measure: before, after, and of how many states.
        public var measures: [Measure] = []
        /// Procedures of which a cut lowered the time limit, and those by at least the target in every state.
        public var withTimeLimit = 0
        public var reachingTarget = 0
    }

    public struct Measure: Hashable, Sendable {
        public let measure: Burden.Difference.Measure
        public var states = 0
        public var before = 0
        public var after = 0

        public init(measure: Burden.Difference.Measure, states: Int = 0, before: Int = 0, after: Int = 0) {
            self.measure = measure
            self.states = states
            self.before = before
            self.after = after
        }

        /// In hundredths of a percent, rounded towards zero; nil when there was nothing before.
        public var share: Int? { before > 0 ? (before - after) * 10_000 / before : nil }
    }
}

extension CountReport {
    public var value: Value {
        .object([
            "schema": .text("tthc.counts/1"), "basis": basis.value(with: rules), "scope": scope.value,
            "scopeName": scopeName.map(Value.text), "communes": .integer(communes), "procedures": total.value,
            "varied": .integer(varied), "suspended": .integer(suspended),
            "fields": .list(
                fields.map { field, counts in
                    var members = counts.value.members!
                    members["field"] = field.map(Value.text)
                    return .object(members)
                }),
            "from": .text(from.description), "publishing": publishing.value,
            "cuts": cuts.value(target: rules.policy.reductionTarget),
        ])
    }
}

extension CountReport.Scope {
    var value: Value {
        switch self {
        case .commune(let code): .object(["commune": .text(code.text)])
        case .province(let code): .object(["province": .text(code.text)])
        case .nation: .text("nation")
        }
    }
}

extension CountReport.Sort {
    var value: Value {
        func numbers(_ names: [String], _ counts: [String: Int], unstated: Bool) -> Value {
            var members = Value.Members(names.map { ($0, .integer(counts[$0] ?? 0)) })
            if unstated { members["unstated"] = .integer(all - counts.values.reduce(0, +)) }
            return .object(members)
        }
        return .object([
            "all": .integer(all), "levels": numbers(Self.levelNames, levels, unstated: false),
            "online": numbers(Self.onlineNames, online, unstated: true),
            "postal": numbers(Self.postalNames, postal, unstated: true),
        ])
    }
}

extension CountReport.Tally {
    var value: Value {
        .object(["inTime": .integer(inTime), "late": .integer(late), "unjudged": .integer(unjudged)])
    }
}

extension CountReport.Publishing {
    var value: Value {
        .object([
            "decisions": .integer(decisions), "signing": signing.value, "publishing": publishing.value,
            "procedures": procedures.value,
            "late": .list(
                late.map { late in
                    .object([
                        "decision": late.decision.value,
                        "signing": late.signing.map { verdict in
                            var members = verdict.members
                            members["reference"] = late.reference.map { .text($0.rawValue) }
                            return .object(members)
                        }, "publishing": late.publishing.map { .object($0.members) },
                    ])
                }),
        ])
    }
}

extension CountReport.Cuts {
    func value(target: Int?) -> Value {
        .object([
            "lines": .integer(lines), "procedures": .integer(procedures),
            "measures": .list(
                measures.map { measure in
                    .object([
                        "measure": .text(measure.measure.name), "unit": measure.measure.unit.map(Value.text),
                        "states": .integer(measure.states), "before": .integer(measure.before),
                        "after": .integer(measure.after), "shareOf10000": measure.share.map(Value.integer),
                    ])
                }),
            "withTimeLimit": .integer(withTimeLimit), "target": target.map(Value.integer),
            "reachingTarget": target == nil ? nil : .integer(reachingTarget),
        ])
    }
}

extension Burden.Difference.Measure {
    /// The key of JSON and CSV.
    public var name: String {
        switch self {
        case .timeLimit: "timeLimit"
        case .dossierItems: "dossierItems"
        case .originals: "originals"
        case .copies: "copies"
        case .steps: "steps"
        case .fees: "fees"
        case .conditions: "conditions"
        }
    }

    /// The unit of time, or the currency.
    public var unit: String? {
        switch self {
        case .timeLimit(let unit): unit
        case .fees(let currency): currency
        default: nil
        }
    }
}
