import Events

extension BruteForce {
    /// The life of one unit: a code from its first day to its last.
    struct Life: Sendable {
        let code: UnitCode
        let firstDay: CivilDate
        /// Nil while no dissolution is known.
        var lastDay: CivilDate?
        /// The codes it was made from.
        let sources: [UnitCode]
        /// What it was from which day on, in order.
        var places: [(from: CivilDate, place: Place)]

        /// A unit as it was on one day.
        struct Place: Hashable, Sendable {
            let code: UnitCode
            /// Tells apart two units of one code.
            let firstDay: CivilDate
            var type: UnitType?
            var province: UnitCode?
        }

        func isAlive(on day: CivilDate) -> Bool {
            guard firstDay <= day else { return false }
            guard let lastDay else { return true }
            return day <= lastDay
        }

        /// As it was on the day; before its life as on its first day, after it as on its last.
        func place(on day: CivilDate) -> Place {
            var asked = day
            if let lastDay, asked > lastDay { asked = lastDay }
            if asked < firstDay { asked = firstDay }
            return places.last { $0.from <= asked }!.place
        }
    }

    /// The units, made by replaying their changes (rule 1).
    struct Land: Sendable {
        private(set) var lives: [Life] = []
        /// Positions of the changes that do not apply: they are passed over. A whole log has none; the first facts of
        /// one may.
        private(set) var broken: [Int] = []

        init(_ changes: [NumberedUnitChange]) {
            let kinds: [UnitChange.Kind] = [.dissolve, .establish, .rename, .move]
            func key(_ change: NumberedUnitChange) -> [Int] {
                [change.fact.effectiveFrom.dayNumber, kinds.firstIndex(of: change.fact.change.kind)!, change.position]
            }
            for change in changes.sorted(by: { key($0).lexicographicallyPrecedes(key($1)) }) { apply(change) }
        }

        private mutating func apply(_ numbered: NumberedUnitChange) {
            let day = numbered.fact.effectiveFrom
            let change = numbered.fact.change
            let living = lives.firstIndex { $0.code == change.code && $0.lastDay == nil }
            switch (change.kind, living) {
            case (.establish, nil):
                let place = Life.Place(
                    code: change.code, firstDay: day, type: change.type, province: change.province)
                lives.append(
                    Life(
                        code: change.code, firstDay: day, lastDay: nil, sources: change.sources.map(\.code),
                        places: [(day, place)]))
            case (.dissolve, let index?): lives[index].lastDay = day.previous
            case (.rename, let index?):
                var place = lives[index].places.last!.place
                place.type = change.type ?? place.type
                lives[index].places.append((day, place))
            case (.move, let index?):
                var place = lives[index].places.last!.place
                place.province = change.province
                lives[index].places.append((day, place))
            default: broken.append(numbered.position)
            }
        }

        /// The unit with that code that is alive on the day.
        func alive(_ code: UnitCode, on day: CivilDate) -> Life? {
            lives.first { $0.code == code && $0.isAlive(on: day) }
        }

        /// What the unit stands for on a day: itself, or what it was made from, branch by branch.
        func ancestors(of unit: Life, on day: CivilDate) -> Set<Life.Place> {
            if day >= unit.firstDay { return [unit.place(on: day)] }
            var found: Set<Life.Place> = []
            for code in unit.sources {
                guard let source = alive(code, on: unit.firstDay.previous) else { continue }
                found.formUnion(ancestors(of: source, on: day))
            }
            return found.isEmpty ? [unit.place(on: unit.firstDay)] : found
        }
    }
}
