/// One of the forty sizes of the code, and what follows from it.
package struct Version: Hashable, Sendable {
    /// 1 to 40.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    package static let all = (1...40).map(Version.init)

    package var size: Int { 4 * number + 17 }

    /// The bits that say how many bytes follow.
    package var lengthWidth: Int { number < 10 ? 8 : 16 }

    /// Rows, and columns, on which alignment patterns are centred. The first is that of the timing pattern; from the
    /// last, near the edge, they step back evenly, by an even number.
    package var alignmentCentres: [Int] {
        guard number > 1 else { return [] }
        let steps = number / 7 + 1
        let step = (8 * number + 3 * steps + 8) / (4 * steps) * 2
        return [6] + (0..<steps).reversed().map { size - 7 - $0 * step }
    }

    /// Data and correction together: the bytes that the modules hold which belong to no pattern.
    package var codewordCount: Int {
        let finders = 3 * 8 * 8
        let timing = 2 * (size - 16)
        let format = 2 * 15 + 1
        let centres = alignmentCentres.count
        // Three of the pairs would lie on finders; those on row or column 6 share five modules with the timing pattern.
        let alignment = centres == 0 ? 0 : 25 * (centres * centres - 3) - 5 * 2 * (centres - 2)
        let information = number < 7 ? 0 : 2 * 18
        return (size * size - finders - timing - format - alignment - information) / 8
    }
}
