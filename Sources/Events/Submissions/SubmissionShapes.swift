/// The shapes of the submissions this version records.
extension Shape {
    /// A submission of a kind: what every one has, and what this one carries.
    static func submission(_ kind: String, _ properties: [Property]) -> Shape {
        .object(
            [
                .required("kind", .text(.oneOf([kind]))),
                .optional("command", .text(.name)),
                .optional("note", .text(.any)),
            ] + properties)
    }

    static let publication: [Property] = [
        .required("decision", decision),
        .optional("lines", .list(line, minimum: 0)),
    ]

    static let units: [Property] = [
        .required("resolution", resolution),
        .required("effectiveFrom", .text(.day)),
        .required("changes", .list(unitChange, minimum: 1)),
    ]

    static let laterLines: [Property] = [
        .required("decision", identity),
        .required("lines", .list(line, minimum: 1)),
    ]

    static let effect: [Property] = [
        .required("decision", identity),
        .required("effectiveFrom", .text(.day)),
        .required("reason", .text(.filled)),
    ]

    static let annulment: [Property] = [
        .required("decision", identity),
        .required("reason", .text(.filled)),
        .required("by", identity),
    ]

    static let remark: [Property] = [
        .required("decision", identity),
        .required("says", .text(.oneOf(Remark.Says.allCases.map(\.rawValue)))),
        .optional("lines", .list(.text(.name), minimum: 1)),
    ]

    static let posting: [Property] = [
        .required("commune", .text(.communeCode)),
        .required("postedOn", .text(.day)),
        .required("channel", .text(.name)),
        .optional(
            "procedures",
            .list(
                .object([.required("procedure", .text(.procedureCode)), .optional("digest", .text(.digest))]),
                minimum: 0)),
        .optional("receipt", .text(.digest)),
        .optional(
            "basis",
            .object([
                .required("on", .text(.day)), .required("known", .integer(0...safeIntegers.upperBound)),
            ])),
    ]

    static let observation: [Property] = [
        .required("commune", .text(.communeCode)),
        .required("observedOn", .text(.day)),
        .required("by", .text(.name)),
        .optional("channel", .text(.name)),
        .optional(
            "procedures",
            .list(
                .object([
                    .required("procedure", .text(.procedureCode)),
                    .optional("name", .text(.any)),
                    .optional("note", .text(.any)),
                    .optional(
                        "differs", .list(.text(.oneOf(Component.allCases.map(\.rawValue))), minimum: 1)),
                ]), minimum: 0)),
        .optional("sample", .list(.text(.procedureCode), minimum: 1)),
        .optional(
            "findings",
            .textOrList(
                .filled,
                .textOrObject(
                    .filled,
                    [
                        .required("check", .text(.oneOf(InspectionCheck.names))),
                        .required("text", .text(.filled)),
                    ]))),
    ]

    /// Not submitted: what the program itself says of the registry.
    static let keyRotation: [Property] = [
        .required("from", .text(.name)), .required("to", .text(.name)), .optional("reason", .text(.filled)),
    ]
    static let lossDeclaration: [Property] = [
        .required("checkpoint", .text(.filled)), .optional("reason", .text(.filled)),
    ]
    static let withdrawal: [Property] = [
        .required("withdraws", position),
        .required("reason", .text(.filled)),
    ]

    /// A correction carries a line or another fact; which fact, its keys tell.
    static func correction(of node: SourceNode?) -> [Property] {
        [
            .required("corrects", position),
            .required("reason", .text(.filled)),
            .optional("evidence", .textOrList(.filled, source)),
            .optional("line", line),
            .optional("fact", correctedFact(in: node)),
        ]
    }

    private static func correctedFact(in node: SourceNode?) -> Shape {
        guard let fact = node?["fact"], fact.kind == .object else { return decision }
        switch CorrectedFact(keys: fact.members.map(\.key.name)) {
        case .decision: return decision
        case .effect: return .object([.required("effectiveFrom", .text(.day))])
        case .posting: return .object(posting)
        case .observation: return .object(observation)
        case .unit:
            return .object([.required("effectiveFrom", .text(.day))] + unitChangeKinds)
        }
    }

    /// The position of a fact.
    static let position = Shape.integer(1...safeIntegers.upperBound)

    static let source = Shape.object([
        .required("name", .text(.filled)), .optional("sha256", .text(.digest)),
    ])

    static let decision = Shape.object([
        .required("issuer", .text(.name)),
        .required("number", .text(.number)),
        .required("signedOn", .text(.day)),
        .optional("effectiveFrom", .text(.day)),
        .optional("effectiveUntil", .text(.day)),
        .optional("publishedOn", .text(.day)),
        .optional("title", .text(.any)),
        .optional("internal", .flag),
        .optional("condition", .text(.any)),
        .optional("linesPending", .flag),
        .optional("sources", .list(source, minimum: 0)),
    ])

    static let identity = Shape.object([
        .required("issuer", .text(.name)),
        .required("number", .text(.number)),
        .required("signedOn", .text(.day)),
    ])

    static let resolution = Shape.object([
        .required("number", .text(.name)),
        .required("signedOn", .text(.day)),
    ])

    static let line = Shape.object([
        .required("line", .text(.name)),
        .required("act", .text(.oneOf(Act.allCases.map(\.rawValue)))),
        .required("procedure", .text(.procedureCode)),
        .optional("replaces", .list(.text(.procedureCode), minimum: 1)),
        .optional("content", .object(components(nameAndLevelsRequired: true))),
        .optional("changes", .object(components(nameAndLevelsRequired: false))),
        .optional("removes", .list(.text(.oneOf(Component.allCases.map(\.rawValue))), minimum: 1)),
        .optional("basis", .list(.text(.filled), minimum: 0)),
        .optional("territory", .textOrObject(.oneOf(["nation"]), territory)),
        .optional("effectiveFrom", .text(.day)),
        .optional("effectiveUntil", .text(.day)),
    ])

    static let territory: [Property] = [
        .optional("nation", .always),
        .optional("provinces", .list(.text(.provinceCode), minimum: 1)),
        .optional("communes", .list(.text(.communeCode), minimum: 1)),
        .optional("except", .list(.text(.unitCode), minimum: 1)),
        .optional("types", .list(.text(.oneOf(UnitType.communeTypes.map(\.rawValue))), minimum: 1)),
        .optional("asOf", .text(.day)),
    ]

    private static func components(nameAndLevelsRequired: Bool) -> [Property] {
        Component.allCases.map { component in
            Property(
                key: component.rawValue, shape: component.shape,
                isRequired: nameAndLevelsRequired && component.isEssential)
        }
    }

    static let unitChange = Shape.object(unitChangeKinds)

    private static let unitChangeKinds: [Property] = [
        .optional("dissolve", .object([.required("code", .text(.unitCode))])),
        .optional(
            "establish",
            .object([
                .optional("level", .text(.oneOf(["commune", "province"]))),
                .required("code", .text(.unitCode)),
                .required("name", .text(.name)),
                .required("type", .text(.oneOf(UnitType.allCases.map(\.rawValue)))),
                .optional("province", .text(.provinceCode)),
                .optional(
                    "from",
                    .list(
                        .object([
                            .required("code", .text(.unitCode)),
                            .required("part", .text(.oneOf(["whole", "part"]))),
                        ]), minimum: 1)),
            ])),
        .optional(
            "rename",
            .object([
                .required("code", .text(.unitCode)),
                .required("name", .text(.name)),
                .optional("type", .text(.oneOf(UnitType.allCases.map(\.rawValue)))),
            ])),
        .optional(
            "move",
            .object([.required("code", .text(.communeCode)), .required("province", .text(.provinceCode))])),
    ]
}

extension Component {
    /// What the value of this component looks like.
    var shape: Shape {
        switch self {
        case .name: .text(.filled)
        case .levels: .list(.text(.oneOf(["ministry", "province", "commune"])), minimum: 1)
        case .field, .agency, .result, .conditions, .notes: .text(.any)
        case .role: .text(.oneOf(["resolve", "receive"]))
        case .steps:
            .list(
                .textOrObject(.filled, [.required("case", .text(.filled)), .required("text", .text(.filled))]),
                minimum: 0)
        case .channels:
            .list(
                .object([
                    .required("channel", .text(.oneOf(["inPerson", "online", "post"]))),
                    .optional("timeLimit", .textOrObject(.any, Self.timeLimitKeys)),
                    .optional("fee", .textOrObject(.any, Self.feeKeys)),
                    .optional("note", .text(.any)),
                ]), minimum: 0)
        case .dossier:
            .list(
                .object([
                    .required("item", .text(.filled)),
                    .optional("originals", .integer(Self.count)),
                    .optional("copies", .integer(Self.count)),
                    .optional("form", .text(.any)),
                    .optional("case", .text(.any)),
                ]), minimum: 0)
        case .sets: .integer(Self.count)
        case .timeLimit: .object(Self.timeLimitKeys)
        case .applicants, .forms, .keywords: .list(.text(.filled), minimum: 0)
        case .fees: .list(.object(Self.feeKeys), minimum: 0)
        case .legalBases:
            .list(
                .object([
                    .required("number", .text(.filled)),
                    .optional("title", .text(.any)),
                    .optional("issuer", .text(.any)),
                    .optional("signedOn", .text(.day)),
                    .optional("effectiveFrom", .text(.day)),
                    .optional("effectiveUntil", .text(.day)),
                ]), minimum: 0)
        case .onlineLevel: .text(.oneOf(["full", "partial", "information"]))
        case .postalService: .text(.oneOf(["receive", "return", "both", "none"]))
        }
    }

    private static let count = 0...1_000_000

    private static let timeLimitKeys: [Shape.Property] = [
        .optional("value", .integer(count)),
        .optional("unit", .text(.oneOf(["hour", "day", "workingDay", "month"]))),
        .optional("text", .text(.any)),
    ]

    private static let feeKeys: [Shape.Property] = [
        .optional("amount", .integer(0...safeIntegers.upperBound)),
        .optional("currency", .text(.name)),
        .optional("text", .text(.any)),
        .optional("case", .text(.any)),
        .optional("basis", .text(.any)),
    ]
}
