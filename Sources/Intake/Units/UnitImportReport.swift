public import Events
internal import VietnameseText

/// What the files of a register held, what it became, and in which they do not agree.
public struct UnitImportReport: Sendable {
    public struct Table: Hashable, Sendable {
        public let file: String
        /// `communes`, `provinces`, `changes` or `edges`.
        public let kind: String
        public let rows: Int
    }

    /// One version of the register, and what changes from the one before to it.
    public struct Version: Hashable, Sendable {
        public let name: String
        public let day: CivilDate
        public let paper: String
        public let communes: Int
        public let provinces: Int
        public let changes: [UnitChange.Kind: Int]
    }

    public let tables: [Table]
    public let versions: [Version]
    public let submissions: Int
    /// Old communes whose land went to several.
    public let divided: Int
    /// Codes that another unit bore until the day before.
    public let reusedCodes: Int
    /// Communes of the version that edges lead to that know of which old ones they are made.
    public let knowingPredecessors: Int
    /// Names of communes in the last version that several provinces have.
    public let repeatedNames: Int
    /// By kind, then as found.
    public let discrepancies: [UnitDiscrepancy]

    /// How many changes there are: as many facts.
    public var changes: Int { versions.reduce(0) { $0 + $1.changes.values.reduce(0, +) } }

    init(_ sources: UnitSources, _ history: UnitHistory, submissions: Int, _ discrepancies: [UnitDiscrepancy]) {
        self.tables = sources.tables.map { Table(file: $0.file, kind: $0.kind.rawValue, rows: $0.rows) }
        self.versions = history.steps.map { step in
            Version(
                name: step.version, day: step.day, paper: step.paper, communes: step.communes,
                provinces: step.provinces,
                changes: Dictionary(grouping: step.events, by: \.kind).mapValues(\.count))
        }
        self.submissions = submissions
        self.divided = history.divided
        self.reusedCodes = history.reused
        self.knowingPredecessors = history.knowingPredecessors
        var provinces: [MatchKey: Set<UnitCode>] = [:]
        for unit in sources.communes.last?.units.values ?? [:].values {
            provinces[MatchKey(unit.name), default: []].insert(unit.province!)
        }
        self.repeatedNames = provinces.values.count { $0.count > 1 }
        let order = UnitDiscrepancy.Kind.allCases
        let byKind = Dictionary(grouping: discrepancies, by: \.kind)
        self.discrepancies = order.flatMap { byKind[$0] ?? [] }
    }
}

extension UnitImportReport {
    public var value: Value {
        .object([
            "schema": .text("tthc.units/1"),
            "tables": .list(
                tables.map { table in
                    .object(["file": .text(table.file), "kind": .text(table.kind), "rows": .integer(table.rows)])
                }),
            "versions": .list(
                versions.map { version in
                    .object([
                        "version": .text(version.name), "effectiveFrom": .text("\(version.day)"),
                        "paper": .text(version.paper), "communes": .integer(version.communes),
                        "provinces": .integer(version.provinces),
                        "changes": .object(
                            .init(
                                UnitChange.Kind.allCases.map { kind in
                                    (kind.rawValue, .integer(version.changes[kind] ?? 0))
                                })),
                    ])
                }),
            "submissions": .integer(submissions), "changes": .integer(changes), "divided": .integer(divided),
            "reusedCodes": .integer(reusedCodes), "knowingPredecessors": .integer(knowingPredecessors),
            "repeatedNames": .integer(repeatedNames), "discrepancies": .list(discrepancies.map(\.value)),
        ])
    }
}

extension UnitDiscrepancy {
    fileprivate var value: Value {
        func filled(_ text: String) -> Value? { text.isEmpty ? nil : .text(text) }
        return .object([
            "kind": .text(kind.rawValue), "code": filled(code), "first": filled(first), "second": filled(second),
            "sources": filled(sources), "file": (place?.file).map(Value.text), "row": (place?.row).map(Value.integer),
        ])
    }
}
