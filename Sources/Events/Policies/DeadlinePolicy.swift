public import Foundation

/// By when a decision has to be signed and published, and a commune to post (thời hạn công bố, công khai, niêm yết), as a
/// file says: rules with the days on which they were in force.
public struct DeadlinePolicy: Hashable, Sendable {
    public let source: PolicySource
    public let rules: [Rule]
    /// What share of a burden cuts are to take away, in percent.
    public let reductionTarget: Int?

    public struct Rule: Hashable, Sendable {
        public enum Duty: String, CaseIterable, Hashable, Sendable {
            /// Signing, so many days before the effect (Nghị định 63/2010/NĐ-CP, Điều 15).
            case sign
            /// Publishing in the national database, so many days after signing (Điều 24).
            case publish
            /// Posting, so many days after the decision is signed and in effect. The law states no number.
            case post
        }

        public let duty: Duty
        /// `ministry` or `province`; nil: any. Of posting: nil.
        public let issuer: Issuer?
        public let days: Int
        public let counting: DayCounting
        /// Of signing: whether it is counted back from the latest day on which a legal basis that the line states takes
        /// effect, where it states one, or always from the day of the line itself.
        public let isBeforeLegalBasis: Bool
        /// When the rule was in force, inclusive.
        public let valid: ClosedRange<CivilDate>
        /// The article it rests on, in the file's words.
        public let basis: String?
    }

    public enum Issuer: String, CaseIterable, Hashable, Sendable {
        case ministry, province
    }

    /// Reads a policy; ``builtIn`` shows its form.
    public init(name: String, contents: Data) throws(InputFault) {
        let (value, marks) = try SettingsFile.read(Array(contents), name: name, shape: Self.shape)
        self.source = PolicySource(value, of: contents)
        self.reductionTarget = value["reductionTarget"]?.integer
        var rules: [Rule] = []
        for (index, rule) in value["rules"]!.list!.enumerated() {
            let path = "$.rules[\(index)]"
            let from = rule.day("from") ?? .earliest
            let until = rule.day("until") ?? .latest
            try require(until >= from, .untilBeforeFrom(until: until, from: from), at: "\(path).until", marks)
            try require(
                rule["before"] == nil || rule["duty"]?.text == Rule.Duty.sign.rawValue,
                .keyNotAllowed("before", reason: .duty(rule["duty"]!.text!)), at: "\(path).before", marks)
            let made = Rule(
                duty: Rule.Duty(rawValue: rule["duty"]!.text!)!,
                issuer: rule["issuer"]?.text.flatMap(Issuer.init), days: rule["days"]!.integer!,
                counting: DayCounting(rawValue: rule["counting"]!.text!)!,
                isBeforeLegalBasis: rule["before"]?.text != "effect", valid: from...until,
                basis: rule["basis"]?.text)
            // Two rules of one duty must not hold on the same day.
            let rival = rules.firstIndex { other in
                other.duty == made.duty && other.valid.overlaps(made.valid)
                    && (other.issuer == nil || made.issuer == nil || other.issuer == made.issuer)
            }
            try require(rival == nil, .duplicate("rules[\(rival ?? 0)]"), at: path, marks)
            rules.append(made)
        }
        self.rules = rules
    }

    static let shape = Shape.object([
        .required("schema", .text(.oneOf(["tthc.deadlines/1"]))),
        .required("name", .text(.name)),
        .optional("reductionTarget", .integer(0...100)),
        .required(
            "rules",
            .list(
                .object([
                    .required("duty", .text(.oneOf(Rule.Duty.allCases.map(\.rawValue)))),
                    .optional("issuer", .text(.oneOf(Issuer.allCases.map(\.rawValue)))),
                    .required("days", .integer(0...3650)),
                    .required("counting", .text(.oneOf(DayCounting.allCases.map(\.rawValue)))),
                    .optional("before", .text(.oneOf(["legalBasis", "effect"]))),
                    .optional("from", .text(.day)), .optional("until", .text(.day)),
                    .optional("basis", .text(.any)),
                ]), minimum: 0)),
    ])

    /// The rule of a duty that was in force on a day.
    public func rule(_ duty: Rule.Duty, of issuer: Issuer, on day: CivilDate) -> Rule? {
        rules.first { $0.duty == duty && ($0.issuer ?? issuer) == issuer && $0.valid.contains(day) }
    }
}

extension DecisionIdentity {
    /// Whose deadlines bind its issuer.
    public var issuerClass: DeadlinePolicy.Issuer { province == nil ? .ministry : .province }
}
