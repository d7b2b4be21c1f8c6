/// One of the eight rules by which modules of the message are flipped, so that nothing looks like a pattern.
package struct Mask: Sendable {
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    package static let all = conditions.indices.map(Mask.init)

    package func flips(column: Int, row: Int) -> Bool { Self.conditions[number](row, column) }

    /// By row and column.
    private static let conditions: [@Sendable (Int, Int) -> Bool] = [
        { ($0 + $1) % 2 == 0 },
        { row, _ in row % 2 == 0 },
        { _, column in column % 3 == 0 },
        { ($0 + $1) % 3 == 0 },
        { ($0 / 2 + $1 / 3) % 2 == 0 },
        { $0 * $1 % 2 + $0 * $1 % 3 == 0 },
        { ($0 * $1 % 2 + $0 * $1 % 3) % 2 == 0 },
        { (($0 + $1) % 2 + $0 * $1 % 3) % 2 == 0 },
    ]
}
