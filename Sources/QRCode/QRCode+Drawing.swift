extension QRCode {
    /// Light modules on every side, without which readers do not find the code.
    private static let quietZone = 4

    /// The code in half blocks, two rows a line, with its quiet zone; all lines are of one length.
    ///
    /// - Parameter inverted: false draws the dark modules: dark ink on light paper. On a terminal with light writing
    ///   on a dark ground that would be a negative, which many readers refuse: true draws the light modules instead,
    ///   the quiet zone among them.
    public func terminalLines(inverted: Bool = false) -> [String] {
        let columns = -Self.quietZone..<size + Self.quietZone
        return stride(from: columns.lowerBound, to: columns.upperBound, by: 2).map { row in
            String(
                columns.map { column -> Character in
                    switch (self[column, row] != inverted, self[column, row + 1] != inverted) {
                    case (true, true): "█"
                    case (true, false): "▀"
                    case (false, true): "▄"
                    case (false, false): " "
                    }
                })
        }
    }

    /// The code as an SVG document of one unit a module: dark on white whatever lies behind, with its quiet zone.
    public var svg: String {
        let origin = -Self.quietZone
        let side = size + 2 * Self.quietZone
        let lines = (0..<size).map { row in
            "M0 \(row).5" + runs(row: row).enumerated().map { $0.isMultiple(of: 2) ? "m\($1) 0" : "h\($1)" }.joined()
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(origin) \(origin) \(side) \(side)">\
            <path fill="#fff" d="M\(origin) \(origin)h\(side)v\(side)h-\(side)z"/>\
            <path stroke="#000" shape-rendering="crispEdges" d="\(lines.joined())"/></svg>

            """
    }
}
