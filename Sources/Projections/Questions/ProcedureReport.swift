public import Events
internal import Foundation
internal import GRDB

/// The full content of a procedure in force: in one commune, or wherever it stands, told once for each content.
public struct ProcedureReport: Sendable {
    public let basis: Basis
    public let procedure: ProcedureCode
    public let variants: [Variant]

    /// One content, and the communes where it stands.
    public struct Variant: Sendable {
        public let standing: ProcedureState.Standing
        public let content: Value
        /// SHA-256, in hexadecimal, of the canonical JSON of the content: what a posting records of it.
        public let digest: String
        public let first: LineReference
        public let latest: LineReference
        public let facts: [Int]
        public let communes: [NationalDifference.Commune]
    }
}

extension ProcedureReport {
    /// - Parameter commune: nil asks for every commune alive that day.
    init(
        _ database: Database, _ procedure: ProcedureCode, commune: UnitCode?, on day: CivilDate, known: Int,
        head: LogHead
    ) throws {
        let places =
            try commune.map { [try Place.find(database, $0, on: day, known: known)] }
            ?? Place.all(database, on: day, known: known)
        var spans: [[Int]: SpanRow?] = [:]
        var found: [(span: SpanRow, communes: [NationalDifference.Commune])] = []
        for place in places {
            if spans[place.areas] == nil {
                spans[place.areas] = .some(
                    try Standings.row(database, procedure, areas: place.areas, on: day, known: known))
            }
            guard let span = spans[place.areas]!, span.standing != .nothing else { continue }
            let commune = NationalDifference.Commune(code: place.code, name: place.name)
            if let index = found.firstIndex(where: { $0.span.saysTheSame(as: span) }) {
                found[index].communes.append(commune)
            } else {
                found.append((span, [commune]))
            }
        }
        var lines = LineReference.Shelf(database, known: known)
        let contents = ContentShelf(database)
        self.init(
            basis: Basis(commune: commune, on: day, known: known, head: head), procedure: procedure,
            variants: try found.map { span, communes in
                Variant(
                    standing: span.standing, content: try contents.value(of: span.content!),
                    digest: try contents.digest(of: span.content!).hexadecimal,
                    first: try lines.reference(span.facts.first!), latest: try lines.reference(span.facts.last!),
                    facts: span.facts, communes: communes)
            })
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.show/1"), "basis": basis.value, "procedure": .text(procedure.description),
            "variants": .list(
                variants.map { variant in
                    .object([
                        "state": .text(variant.standing == .suspended ? "suspended" : "inForce"),
                        "since": variant.first.effectiveFrom.map { .text($0.description) },
                        "decision": variant.first.decision.value,
                        "latest": .object([
                            "decision": variant.latest.decision.value,
                            "effectiveFrom": variant.latest.effectiveFrom.map { .text($0.description) },
                            "fact": .integer(variant.latest.fact),
                        ]),
                        "facts": .list(variant.facts.map(Value.integer)),
                        "communes": .list(variant.communes.map { .text($0.code.text) }),
                        "digest": .text(variant.digest), "content": variant.content,
                    ])
                }),
        ])
    }
}
