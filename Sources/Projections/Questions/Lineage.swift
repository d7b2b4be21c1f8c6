public import Events

/// The family of the units that lived under one code (quá trình hình thành): those units themselves, all that they were
/// made of and all that was made of them, at any remove.
///
/// A unit is a code together with its first day, since codes are reused. A unit is made of units that lived the day before
/// its first, so links go forward in time and never in a circle, whatever code is used again.
public struct Lineage: Hashable, Sendable {
    /// The code asked for: its units are those that the others are ancestors and descendants of.
    public let code: UnitCode
    /// By day, then code: a unit stands after all that it was made of.
    public let units: [Unit]
    /// By the unit that was made, then in the order of its resolution. All there are between ``units``.
    public let links: [Link]

    /// Which unit.
    public struct ID: Hashable, Comparable, Sendable {
        public let code: UnitCode
        /// Its first day; of a source that is not recorded, the day on which it is said to have lived.
        public let day: CivilDate

        public static func < (left: ID, right: ID) -> Bool { (left.day, left.code) < (right.day, right.code) }
    }

    public struct Unit: Hashable, Sendable {
        public let id: ID
        /// What is recorded of it; nil of a unit that is only named as a source.
        public let life: Life?

        public var code: UnitCode { id.code }
    }

    public struct Life: Hashable, Sendable {
        public let since: CivilDate
        /// Its last day; nil while no end is recorded.
        public let until: CivilDate?
        /// As it was on its first day.
        public let first: State
        /// Oldest first; one for each day on which something changed.
        public let changes: [Change]
        /// As it was on its last day; where no end is recorded, as all that is recorded leaves it.
        public let last: State
        /// What it was made of, as its resolution says; empty when it says nothing.
        public let sources: [UnitChange.Source]
    }

    /// A unit as it was on some day.
    public struct State: Hashable, Sendable {
        public let name: String
        public let type: UnitType
        /// Of a commune.
        public let province: UnitCode?
        /// What the province was called that day; nil when none of that code is recorded for it.
        public let provinceName: String?
    }

    /// All that changed in a unit on one day: its name, its type, its province.
    public struct Change: Hashable, Sendable {
        public let day: CivilDate
        public let before: State
        public let after: State
    }

    /// One unit was made of another.
    public struct Link: Hashable, Sendable {
        public let from: ID
        public let to: ID
        /// Of a part of it only (một phần).
        public let isPart: Bool
        /// The source as it was the day before; nil when it is not recorded.
        public let source: State?
    }
}

extension Lineage {
    /// The lineage of every unit that lived under a code; empty when none did.
    public init(of code: UnitCode, in register: UnitRegister) {
        var gathering = Gathering(register, descendingFrom: code)
        for unit in register.units(code) {
            gathering.addAncestors(of: unit)
            gathering.addDescendants(of: unit)
        }
        self.code = code
        self.units = gathering.ids.sorted().map {
            Unit(id: $0, life: gathering.found[$0].map { Life($0, in: register) })
        }
        self.links = units.flatMap { gathering.links(to: $0.id) }
    }

    public subscript(id: ID) -> Unit? { units.first { $0.id == id } }

    /// The units asked for, oldest first.
    public var asked: [Unit] { units.filter { $0.code == code && $0.life != nil } }

    /// What a unit was made of, in the order of its resolution.
    public func links(to id: ID) -> [Link] { links.filter { $0.to == id } }

    /// What was made of a unit, by day, then code.
    public func links(from id: ID) -> [Link] { links.filter { $0.from == id } }
}

/// Walks the register from the units asked for, back and forth.
private struct Gathering {
    let register: UnitRegister
    /// The units that are recorded.
    private(set) var found: [Lineage.ID: AdministrativeUnit] = [:]
    private(set) var ids: Set<Lineage.ID> = []
    /// What was made of each unit.
    private let made: [Lineage.ID: [AdministrativeUnit]]
    private var traced: (back: Set<Lineage.ID>, forth: Set<Lineage.ID>) = ([], [])

    init(_ register: UnitRegister, descendingFrom code: UnitCode) {
        self.register = register
        var made: [Lineage.ID: [AdministrativeUnit]] = [:]
        for unit in register.codesDescending(from: code).flatMap({ register.units($0) }) {
            for source in Set(register.sources(of: unit)) { made[source.id, default: []].append(unit) }
        }
        self.made = made
    }

    mutating func addAncestors(of unit: AdministrativeUnit) {
        guard traced.back.insert(unit.id).inserted else { return }
        add(unit)
        for source in unit.sources { ids.insert(id(of: source, before: unit)) }
        for source in register.sources(of: unit) { addAncestors(of: source) }
    }

    mutating func addDescendants(of unit: AdministrativeUnit) {
        guard traced.forth.insert(unit.id).inserted else { return }
        add(unit)
        for descendant in made[unit.id] ?? [] { addDescendants(of: descendant) }
    }

    private mutating func add(_ unit: AdministrativeUnit) {
        ids.insert(unit.id)
        found[unit.id] = unit
    }

    private func id(of source: UnitChange.Source, before unit: AdministrativeUnit) -> Lineage.ID {
        let day = unit.since.previous
        return register.unit(source.code, on: day)?.id ?? Lineage.ID(code: source.code, day: day)
    }

    func links(to id: Lineage.ID) -> [Lineage.Link] {
        guard let unit = found[id] else { return [] }
        let day = unit.since.previous
        var seen: Set<Lineage.ID> = []
        return unit.sources.compactMap { source in
            let from = self.id(of: source, before: unit)
            guard ids.contains(from), seen.insert(from).inserted else { return nil }
            return Lineage.Link(
                from: from, to: id, isPart: source.isPart,
                source: register.unit(source.code, on: day).map {
                    Lineage.State($0.state(on: day), on: day, in: register)
                })
        }
    }
}

extension AdministrativeUnit {
    fileprivate var id: Lineage.ID { Lineage.ID(code: code, day: since) }
}

extension Lineage.Life {
    fileprivate init(_ unit: AdministrativeUnit, in register: UnitRegister) {
        self.since = unit.since
        self.until = unit.until
        self.first = Lineage.State(unit.states[0], on: unit.since, in: register)
        self.changes = zip(unit.states, unit.states.dropFirst()).map { before, after in
            Lineage.Change(
                day: after.from, before: Lineage.State(before, on: after.from.previous, in: register),
                after: Lineage.State(after, on: after.from, in: register))
        }
        self.last = Lineage.State(unit.states.last!, on: unit.until ?? .latest, in: register)
        self.sources = unit.sources
    }
}

extension Lineage.State {
    fileprivate init(_ state: AdministrativeUnit.State, on day: CivilDate, in register: UnitRegister) {
        self.name = state.name
        self.type = state.type
        self.province = state.province
        self.provinceName = state.province.flatMap { register.unit($0, on: day)?.state(on: day).name }
    }
}
