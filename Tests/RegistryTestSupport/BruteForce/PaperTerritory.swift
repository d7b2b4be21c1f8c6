import Events

extension BruteForce {
    /// Where a line applies, read anew from what was submitted.
    struct PaperTerritory: Sendable {
        /// All of the nation, before the exceptions.
        var isNation = false
        var provinces: [UnitCode] = []
        var communes: [UnitCode] = []
        var except: [UnitCode] = []
        /// In the words of the law; none: of whatever type.
        var types: [String] = []
        var asOf: CivilDate?

        init(_ value: Value?, issuer: String) {
            if value == .text("nation") || value?["nation"] == .flag(true) {
                isNation = true
            } else if value?["provinces"] != nil || value?["communes"] != nil {
                provinces = Self.codes(value?["provinces"])
                communes = Self.codes(value?["communes"])
            } else if let province = Self.provinceCode(issuer) {
                provinces = [province]
            } else {
                isNation = true
            }
            except = Self.codes(value?["except"])
            types = value?["types"]?.list?.compactMap(\.text) ?? []
            asOf = value?["asOf"]?.text.flatMap { CivilDate($0) }
        }

        /// Whether a unit with this code in this province lies inside.
        func contains(_ place: Life.Place) -> Bool {
            if except.contains(place.code) { return false }
            if let province = place.province, except.contains(province) { return false }
            if isNation || communes.contains(place.code) { return true }
            guard let province = place.province else { return false }
            return provinces.contains(province)
        }

        /// The province that an issuer of two digits names; nil for a national one.
        static func provinceCode(_ issuer: String) -> UnitCode? {
            guard issuer.utf8.count == 2, issuer.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return UnitCode(issuer)
        }

        private static func codes(_ value: Value?) -> [UnitCode] {
            (value?.list ?? []).map { UnitCode($0.text!)! }
        }
    }
}

extension BruteForce.Land {
    /// How much of a unit a line covers.
    enum Coverage {
        case none
        /// Some of the units it stands for, not all.
        case part
        case whole
    }

    /// Rule 2: how a line covers the unit, on a day.
    func coverage(of paper: BruteForce.Paper, for unit: BruteForce.Life, on day: CivilDate) -> Coverage {
        let territory = paper.territory
        if !territory.types.isEmpty {
            guard let type = unit.place(on: day).type?.rawValue, territory.types.contains(type) else { return .none }
        }
        let places = ancestors(of: unit, on: territory.asOf ?? paper.effectiveFrom ?? day)
        let inside = places.filter { territory.contains($0) }
        if inside.isEmpty { return .none }
        return inside.count == places.count ? .whole : .part
    }
}
