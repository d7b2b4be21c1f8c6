/// The square while it is drawn: first the patterns of the version, then the format, then the message between them.
package struct Canvas {
    private let size: Int
    /// Row by row; true is dark, nil not yet drawn.
    package private(set) var modules: [Bool?]

    /// - Parameter version: its patterns are drawn, those that overlap others after them.
    package init(version: Version) {
        self.size = version.size
        self.modules = Array(repeating: nil, count: size * size)
        drawFinders()
        drawAlignment(centres: version.alignmentCentres)
        drawTiming()
        if version.number >= 7 { draw(version) }
    }

    private subscript(column: Int, row: Int) -> Bool? {
        get { modules[row * size + column] }
        set { modules[row * size + column] = newValue }
    }

    /// Rings around a centre, as far as they lie in the square.
    ///
    /// - Parameter light: the radii of the rings that are light.
    private mutating func drawRings(column: Int, row: Int, radius: Int, light: Set<Int>) {
        for y in max(row - radius, 0)...min(row + radius, size - 1) {
            for x in max(column - radius, 0)...min(column + radius, size - 1) {
                self[x, y] = !light.contains(max(abs(x - column), abs(y - row)))
            }
        }
    }

    /// The big squares in three corners, each with a light border.
    private mutating func drawFinders() {
        for (column, row) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            drawRings(column: column, row: row, radius: 4, light: [2, 4])
        }
    }

    /// The small squares that show how the paper bends; none on a finder.
    private mutating func drawAlignment(centres: [Int]) {
        for row in centres {
            for column in centres where self[column, row] == nil {
                drawRings(column: column, row: row, radius: 2, light: [1])
            }
        }
    }

    /// The dotted lines that count the modules. Alignment patterns on them agree with them.
    private mutating func drawTiming() {
        for index in 8..<size - 8 {
            self[index, 6] = index.isMultiple(of: 2)
            self[6, index] = index.isMultiple(of: 2)
        }
    }

    /// The version, twice: beside the finders at the top right and at the bottom left.
    private mutating func draw(_ version: Version) {
        for (index, bit) in version.number.checked(by: 0x1F25).bits(18).reversed().enumerated() {
            let (short, long) = (index / 3, size - 11 + index % 3)
            self[long, short] = bit
            self[short, long] = bit
        }
    }

    /// The format, twice: around the finder at the top left, and shared by the other two.
    package mutating func draw(_ correction: QRCode.Correction, _ mask: Mask) {
        let format = (correction.code << 3 | mask.number).checked(by: 0x537) ^ 0x5412
        let bits = format.bits(15)
        for index in 0..<8 {
            // Around the corner the lines of the timing pattern are left out.
            let near = index < 6 ? index : index + 1
            self[8, near] = bits[14 - index]
            self[size - 1 - index, 8] = bits[14 - index]
            guard index < 7 else { continue }
            self[near, 8] = bits[index]
            self[8, size - 1 - index] = bits[index]
        }
        // A module that is always dark.
        self[8, size - 8] = true
    }

    /// Fills what is not yet drawn: two columns at a time from the right, up and down in turn, round the timing
    /// pattern. The modules left over at the end are light before they are masked.
    package mutating func fill(with bits: [Bool], mask: Mask) {
        var rest = bits[...]
        let pairs = Array(stride(from: size - 1, to: 6, by: -2)) + [5, 3, 1]
        for (turn, right) in pairs.enumerated() {
            for step in 0..<size {
                let row = turn.isMultiple(of: 2) ? size - 1 - step : step
                for column in [right, right - 1] where self[column, row] == nil {
                    self[column, row] = (rest.popFirst() ?? false) != mask.flips(column: column, row: row)
                }
            }
        }
        precondition(rest.isEmpty)
    }
}
