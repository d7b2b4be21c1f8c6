/// The register of administrative units (sổ đơn vị hành chính) as the recorded changes make it: which unit lives under
/// which code, from which day to which, with which name, type and province, and out of which units it was made.
///
/// A pure value: changes go in, units come out. The life of a code depends on the changes of that code alone; who descends
/// from whom is looked up when it is asked. A change that does not apply in its order is passed over and told by
/// ``refusal(of:)``: within a submission whose changes are written in another order than they apply, the first few may not
/// apply by themselves.
public struct UnitRegister: Sendable {
    private var changes: [UnitCode: [Entry]] = [:]
    private var lives: [UnitCode: [AdministrativeUnit]] = [:]
    private var refusals: [UnitCode: Refusal] = [:]
    /// Codes of units that name a code among their sources.
    private var descendants: [UnitCode: Set<UnitCode>] = [:]

    private struct Entry {
        let position: Int
        let fact: UnitFact

        var key: (CivilDate, UnitChange.Kind, Int) { (fact.effectiveFrom, fact.change.kind, position) }
    }

    public init() {}

    /// Takes one more change.
    public mutating func apply(_ fact: UnitFact, position: Int) {
        let code = fact.change.code
        changes[code, default: []].append(Entry(position: position, fact: fact))
        live(code)
        for source in fact.change.sources { descendants[source.code, default: []].insert(code) }
    }

    /// Takes a change back.
    public mutating func remove(_ fact: UnitFact, position: Int) {
        let code = fact.change.code
        changes[code]?.removeAll { $0.position == position }
        live(code)
        for source in fact.change.sources {
            let isStillSource = changes[code]!.contains { $0.fact.change.sources.contains { $0.code == source.code } }
            if !isStillSource { descendants[source.code]?.remove(code) }
        }
    }

    private mutating func live(_ code: UnitCode) {
        changes[code]?.sort { $0.key < $1.key }
        (lives[code], refusals[code]) = Self.lives(changes[code] ?? [])
    }

    /// Why the changes of a code do not apply in their order: the first that does not; nil when all do.
    public func refusal(of code: UnitCode) -> Refusal? { refusals[code] }

    private static func lives(_ entries: [Entry]) -> ([AdministrativeUnit], Refusal?) {
        var lives: [AdministrativeUnit] = []
        var refusal: Refusal?
        for entry in entries {
            let day = entry.fact.effectiveFrom
            let change = entry.fact.change
            let isAlive = lives.last.map { $0.until == nil } ?? false
            switch change.kind {
            case .establish where isAlive:
                refusal = refusal ?? .unitAlive(change.code, on: day, name: lives.last!.states.last!.name)
            case .dissolve where !isAlive, .rename where !isAlive, .move where !isAlive:
                refusal = refusal ?? .unitNotAlive(change.code, on: day, change: change.kind)
            case .establish: lives.append(AdministrativeUnit(change, from: day, position: entry.position))
            case .dissolve: lives[lives.count - 1].until = day.previous
            case .rename, .move: lives[lives.count - 1].change(change, from: day)
            }
        }
        return (lives, refusal)
    }
}

extension UnitRegister {
    /// The unit that lives under a code on a day.
    public func unit(_ code: UnitCode, on day: CivilDate) -> AdministrativeUnit? {
        lives[code]?.first { $0.isAlive(on: day) }
    }

    /// Every unit that ever lived under a code, oldest first.
    public func units(_ code: UnitCode) -> [AdministrativeUnit] { lives[code] ?? [] }

    public func hasCode(_ code: UnitCode) -> Bool { lives[code]?.isEmpty == false }

    /// The codes whose units may stand on land of this code's units, at any remove: itself first.
    public func codesDescending(from code: UnitCode) -> [UnitCode] {
        var found = [code]
        var seen: Set<UnitCode> = [code]
        var index = 0
        while index < found.count {
            for child in (descendants[found[index]] ?? []).sorted() where seen.insert(child).inserted {
                found.append(child)
            }
            index += 1
        }
        return found
    }

    /// The units named as sources of a unit, as they were the day before it was established; those not recorded are left
    /// out.
    public func sources(of unit: AdministrativeUnit) -> [AdministrativeUnit] {
        unit.sources.compactMap { self.unit($0.code, on: unit.since.previous) }
    }

    /// The land a unit stands on, as it was on a day: the unit itself from its first day on; before, the units it was made
    /// of, and so on back, branch by branch. A unit without recorded sources stands for itself, as on its first day, on
    /// any earlier day; a dissolved one for itself, as on its last day, on any later day.
    public func ancestors(of unit: AdministrativeUnit, on day: CivilDate) -> [UnitOnDay] {
        if day >= unit.since { return [UnitOnDay(code: unit.code, province: unit.state(on: day).province)] }
        let sources = sources(of: unit)
        if sources.isEmpty { return [UnitOnDay(code: unit.code, province: unit.states[0].province)] }
        var found: [UnitOnDay] = []
        for source in sources {
            for ancestor in ancestors(of: source, on: day) where !found.contains(ancestor) { found.append(ancestor) }
        }
        return found
    }

    /// The units alive on a day that descend from, or became, a unit of this code: whom to ask instead.
    public func relatives(of code: UnitCode, on day: CivilDate) -> [AdministrativeUnit] {
        let later = codesDescending(from: code).dropFirst().compactMap { unit($0, on: day) }
            .filter { unit in units(code).contains { descends(unit, from: $0) } }
        let earlier = units(code).flatMap { ancestry(of: $0) }.filter { $0.isAlive(on: day) }
        var seen: Set<UnitCode> = [code]
        return (later + earlier).filter { seen.insert($0.code).inserted }.sorted { $0.code < $1.code }
    }

    private func descends(_ unit: AdministrativeUnit, from ancestor: AdministrativeUnit) -> Bool {
        ancestry(of: unit).contains { $0.code == ancestor.code && $0.since == ancestor.since }
    }

    /// Every unit this one was made of, at any remove.
    private func ancestry(of unit: AdministrativeUnit) -> [AdministrativeUnit] {
        sources(of: unit).flatMap { [$0] + ancestry(of: $0) }
    }
}
