/// How much of a commune's land lies inside the territory of a line.
public enum Extent: Int, Hashable, Sendable {
    case none, part, whole

    public var covers: Bool { self != .none }
}

extension Territory {
    /// How much of a land lies inside, given the units it was on the day that counts, and the type of the commune that
    /// stands on it on the day of the question.
    ///
    /// - Precondition: `ancestors` is not empty.
    public func extent(over ancestors: [UnitOnDay], type: UnitType) -> Extent {
        extent(over: ancestors.map { ($0.code, $0.province) }, type: type)
    }

    /// The same for land of which only the provinces are known; communes mentioned one by one are not found on it.
    ///
    /// - Parameter type: nil for communes of whatever type: lines for certain types do not count there.
    public func extent(overProvinces provinces: [UnitCode?], type: UnitType?) -> Extent {
        extent(over: provinces.map { (nil, $0) }, type: type)
    }

    private func extent(over land: [(code: UnitCode?, province: UnitCode?)], type: UnitType?) -> Extent {
        guard types.isEmpty || type.map(types.contains) ?? false else { return .none }
        let inside = land.count { contains($0.code, in: $0.province) }
        return inside == 0 ? .none : inside == land.count ? .whole : .part
    }

    private func contains(_ code: UnitCode?, in province: UnitCode?) -> Bool {
        if let code, except.contains(code) { return false }
        if let province, except.contains(province) { return false }
        switch base {
        case .nation: return true
        case .units(let provinces, let communes):
            return code.map(communes.contains) ?? false || province.map(provinces.contains) ?? false
        }
    }
}
