public import Events
internal import GRDB

/// The life and lineage of the units under one code.
public struct UnitReport: Sendable {
    public let basis: Basis
    public let code: UnitCode
    /// Oldest first; at least one.
    public let units: [Life]
    /// What they were made of and what was made of them, at any remove.
    public let lineage: Lineage

    public struct Life: Sendable {
        public let unit: AdministrativeUnit
        public let isAlive: Bool
        /// The resolution that established it.
        public let resolution: Resolution
        public let provinceName: String?
        public let sources: [Source]
        /// The units made, at least partly, out of it.
        public let successors: [Successor]
    }

    public struct Source: Sendable {
        public let code: UnitCode
        /// Nil when no unit of that code is recorded for the day before.
        public let name: String?
        public let isPart: Bool
    }

    public struct Successor: Sendable {
        public let code: UnitCode
        public let name: String
        public let since: CivilDate
        public let isPart: Bool
    }
}

extension UnitReport {
    /// - Throws: ``NoUnit`` when no unit ever lived under the code.
    init(_ database: Database, _ code: UnitCode, on day: CivilDate, known: Int, head: LogHead) throws {
        let register = try UnitRegister(database: database, known: known)
        let units = register.units(code)
        guard !units.isEmpty else { throw try NoUnit(database, code, on: day, known: known) }
        self.init(
            basis: Basis(commune: code, on: day, known: known, head: head), code: code,
            units: try units.map { try Life($0, in: register, on: day, database, known: known) },
            lineage: Lineage(of: code, in: register))
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.commune/1"), "basis": basis.value, "code": .text(code.text),
            "units": .list(units.map(\.value)), "lineage": lineage.value,
        ])
    }
}

extension UnitReport.Life {
    fileprivate init(
        _ unit: AdministrativeUnit, in register: UnitRegister, on day: CivilDate, _ database: Database, known: Int
    ) throws {
        let fact = try Row.fetchOne(
            database,
            sql: "SELECT data FROM unit_change WHERE position = ? AND \(ReadModelSchema.known("unit_change"))",
            arguments: [unit.position, known, known])!
        self.unit = unit
        self.isAlive = unit.isAlive(on: day)
        self.resolution = try UnitFact(value: fact.stored(at: 0)).resolution
        let province = unit.state(on: min(day, unit.until ?? day)).province
        self.provinceName = province.flatMap {
            register.unit($0, on: min(max(day, unit.since), unit.until ?? .latest))?.states.last?.name
        }
        self.sources = unit.sources.map { source in
            UnitReport.Source(
                code: source.code, name: register.unit(source.code, on: unit.since.previous)?.states.last?.name,
                isPart: source.isPart)
        }
        self.successors = register.codesDescending(from: unit.code).flatMap { register.units($0) }
            .compactMap { made in
                guard let source = made.sources.first(where: { $0.code == unit.code }),
                    register.unit(unit.code, on: made.since.previous)?.since == unit.since
                else { return nil }
                return UnitReport.Successor(
                    code: made.code, name: made.states[0].name, since: made.since, isPart: source.isPart)
            }
    }

    fileprivate var value: Value {
        .object([
            "alive": .flag(isAlive), "since": .text(unit.since.description),
            "until": unit.until.map { .text($0.description) },
            "resolution": resolution.value, "fact": .integer(unit.position),
            "states": .list(
                unit.states.map { state in
                    .object([
                        "from": .text(state.from.description), "name": .text(state.name),
                        "type": .text(state.type.rawValue), "province": state.province.map { .text($0.text) },
                    ])
                }),
            "provinceName": provinceName.map(Value.text),
            "from": .list(
                sources.map { source in
                    .object([
                        "code": .text(source.code.text), "name": source.name.map(Value.text),
                        "part": .text(source.isPart ? "part" : "whole"),
                    ])
                }),
            "successors": .list(
                successors.map { successor in
                    .object([
                        "code": .text(successor.code.text), "name": .text(successor.name),
                        "since": .text(successor.since.description),
                        "part": .text(successor.isPart ? "part" : "whole"),
                    ])
                }),
        ])
    }
}
