import Events

/// A set of communes on whose land every line counts alike.
///
/// Areas lie within each other: the nation, a path through the provinces, the communes of one type on it, one commune. Each
/// has rows for a procedure only where some line counts otherwise in it than in the next wider one.
struct Area: Hashable {
    enum Ground: Hashable {
        /// The nation at large: where only lines for the whole nation count.
        case nation
        /// All communes that went through the same provinces: where lines for certain types do not count.
        case path(ProvincePath)
        /// Those of them that are of the same type.
        case typedPath(ProvincePath, UnitType)
        /// One commune, which some line mentions by its code.
        case unit(Land, UnitType)
    }

    let id: Int
    let ground: Ground

    static let nation = Area(id: 0, ground: .nation)

    /// Whether it is one commune's own.
    var isOwn: Bool {
        guard case .unit = ground else { return false }
        return true
    }

    /// How much of this area's land lies in the territory of a line.
    ///
    /// - Parameter day: the day as of which its codes mean units.
    func extent(of territory: Territory, on day: CivilDate) -> Extent {
        if territory.isWholeNation { return .whole }
        switch ground {
        case .nation: return territory.base == .nation && territory.types.isEmpty ? .whole : .none
        case .path(let path): return territory.extent(overProvinces: path.provinces(on: day), type: nil)
        case .typedPath(let path, let type):
            return territory.extent(overProvinces: path.provinces(on: day), type: type)
        case .unit(let land, let type): return territory.extent(over: land.units(on: day), type: type)
        }
    }

    /// Whether some dated line counts here otherwise than in a wider area.
    func differs(from wider: Area, for lines: [some DatedLine]) -> Bool {
        lines.contains { extent(of: $0) != wider.extent(of: $0) }
    }

    func extent(of line: some DatedLine) -> Extent { extent(of: line.territory, on: line.territoryDay!) }
}

/// A line that has a day: where it applies, and as of when.
protocol DatedLine {
    var position: Int { get }
    var territory: Territory { get }
    /// The day as of which its territory's codes mean units; not nil.
    var territoryDay: CivilDate? { get }
}

extension StandingLine: DatedLine {}
extension LineHeader: DatedLine {}
