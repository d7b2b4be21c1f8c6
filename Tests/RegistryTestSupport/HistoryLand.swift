import Events

/// The units as the changes that stand make them, each code by itself.
struct HistoryLand: Sendable {
    /// A change in the form it has now, at the position where it was first recorded.
    struct Change: Sendable {
        let position: Int
        let effectiveFrom: CivilDate
        let change: UnitChange
    }

    /// The life of one unit: a code from its first day to its last.
    struct Life: Sendable {
        let code: UnitCode
        let firstDay: CivilDate
        /// Nil while no dissolution is known.
        var lastDay: CivilDate?
        /// In which province it lay from which day on, in order; none of a province.
        var provinces: [(from: CivilDate, code: UnitCode)]

        func isAlive(on day: CivilDate) -> Bool { firstDay <= day && lastDay.map { day <= $0 } ?? true }

        func province(on day: CivilDate) -> UnitCode? { provinces.last { $0.from <= day }?.code }
    }

    private(set) var lives: [Life] = []
    /// Whether every change applies in its order.
    private(set) var applies = true

    init(_ changes: [Change]) {
        for change in changes.sorted(by: Self.isBefore) { apply(change) }
    }

    /// By day; dissolve, establish, rename, move; position.
    private static func isBefore(_ left: Change, _ right: Change) -> Bool {
        if left.effectiveFrom != right.effectiveFrom { return left.effectiveFrom < right.effectiveFrom }
        let kinds: [UnitChange.Kind] = [.dissolve, .establish, .rename, .move]
        let orders = (kinds.firstIndex(of: left.change.kind)!, kinds.firstIndex(of: right.change.kind)!)
        return orders.0 != orders.1 ? orders.0 < orders.1 : left.position < right.position
    }

    private mutating func apply(_ numbered: Change) {
        let day = numbered.effectiveFrom
        let change = numbered.change
        let living = lives.firstIndex { $0.code == change.code && $0.lastDay == nil }
        switch (change.kind, living) {
        case (.establish, nil):
            let provinces = change.province.map { [(from: day, code: $0)] } ?? []
            lives.append(Life(code: change.code, firstDay: day, lastDay: nil, provinces: provinces))
        case (.dissolve, let index?): lives[index].lastDay = day.previous
        case (.move, let index?): lives[index].provinces.append((day, change.province!))
        case (.rename, _?): break
        default: applies = false
        }
    }
}
