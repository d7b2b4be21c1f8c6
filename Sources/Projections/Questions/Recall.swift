public import Events
internal import GRDB

/// The days on which lists that were posted are now known to have been wrong, and the rows that were.
///
/// A list is taken to be posted every day, from what was known at the end of that day, and at least from what was known
/// at the position asked for: what facts up to it already showed to be wrong is not told again.
public struct Recall: Sendable {
    public let basis: Basis
    /// The position since which facts are looked at.
    public let since: Int
    /// Communes whose lists were wrong, those with the same findings together, by code.
    public let groups: [Group]
    /// How many communes had nothing wrong.
    public let unaffected: Int

    public struct Group: Sendable {
        public internal(set) var communes: [NationalDifference.Commune]
        public let findings: [Finding]
    }

    /// A row that was wrong over a stretch of days.
    public struct Finding: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable {
            /// It had to be posted and was not.
            case missing
            /// It was posted and ought not to have been.
            case extra
            /// It was posted with another content.
            case wrong
        }

        public let kind: Kind
        public let row: ProcedureChanges.Row
        public let from: CivilDate
        /// The last day, inclusive.
        public internal(set) var until: CivilDate
    }

    public var isEmpty: Bool { groups.isEmpty }
}

extension Recall {
    init(
        _ database: Database, commune code: UnitCode?, since: Int, through day: CivilDate, knowledge: KnowledgeByDay,
        known: Int, head: LogHead
    ) throws {
        let places =
            try code.map { [try Place.find(database, $0, on: day, known: known)] }
            ?? Place.all(database, on: day, known: known)
        var groups: [Group] = []
        var found: [[UnitStretch]: [Finding]] = [:]
        var unaffected = 0
        for place in places {
            let stretches = try UnitStretch.fetch(database, place.code, since: since, known: known)
            // Communes whose land was in the same areas at the same times had the same lists.
            if found[stretches] == nil {
                found[stretches] = try PostedDays(
                    database: database, code: place.code, stretches: stretches, since: since, through: day,
                    knowledge: knowledge, known: known
                ).findings()
            }
            let findings = found[stretches]!
            guard !findings.isEmpty else {
                unaffected += 1
                continue
            }
            let commune = NationalDifference.Commune(code: place.code, name: place.name)
            if let index = groups.firstIndex(where: { $0.findings == findings }) {
                groups[index].communes.append(commune)
            } else {
                groups.append(Group(communes: [commune], findings: findings))
            }
        }
        self.init(
            basis: Basis(commune: code, on: day, known: known, head: head), since: since, groups: groups,
            unaffected: unaffected)
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.recall/1"), "basis": basis.value, "since": .integer(since),
            "counts": .object([
                "affected": .integer(groups.reduce(0) { $0 + $1.communes.count }), "unaffected": .integer(unaffected),
            ]),
            "groups": .list(
                groups.map { group in
                    .object([
                        "communes": .list(
                            group.communes.map { .object(["code": .text($0.code.text), "name": .text($0.name)]) }),
                        "findings": .list(group.findings.map(\.value)),
                    ])
                }),
        ])
    }
}

extension Recall.Finding {
    fileprivate var value: Value {
        .object([
            "procedure": .text(row.procedure.description), "name": .text(row.name), "finding": .text(kind.rawValue),
            "from": .text(from.description), "until": .text(until.description),
            "components": row.components.isEmpty ? nil : .list(row.components.map(\.value)),
            "causes": .list(row.causes.map(\.value)),
        ])
    }
}
