import Events

/// Where some lines count: which of them cover an area.
struct Coverage<Line: DatedLine> {
    /// Each with where it counts among the areas of paths; nil for one that counts everywhere.
    private let lines: [(line: Line, reach: AreaShelf.Reach?)]

    init(_ lines: [(line: Line, reach: AreaShelf.Reach?)]) {
        self.lines = lines
    }

    /// The areas of paths where some line counts otherwise than in the next wider one.
    var apart: Set<Int> { Set(lines.flatMap { $0.reach?.apart.map(\.id) ?? [] }) }

    /// The lines that cover an area, and the positions of those whose territory holds only a part of it.
    func lines(covering area: Area) -> (lines: [Line], partial: [Int]) {
        var found: (lines: [Line], partial: [Int]) = ([], [])
        for (line, reach) in lines {
            let extent = Self.extent(of: line, reach, in: area)
            guard extent.covers else { continue }
            found.lines.append(line)
            if extent == .part { found.partial.append(line.position) }
        }
        return found
    }

    /// How much of an area lies in the territory of the first line.
    func extent(in area: Area) -> Extent { Self.extent(of: lines[0].line, lines[0].reach, in: area) }

    /// Whether some line covers an area.
    func covers(_ area: Area) -> Bool { lines.contains { Self.extent(of: $0.line, $0.reach, in: area).covers } }

    private static func extent(of line: Line, _ reach: AreaShelf.Reach?, in area: Area) -> Extent {
        guard let reach else { return .whole }
        switch area.ground {
        case .path, .typedPath: return reach.extents[area.id] ?? .none
        case .nation, .unit: return area.extent(of: line)
        }
    }
}
