extension Papers {
    /// One decision whose procedures no other decision issues, whatever its number and however many lines it has.
    ///
    /// - Parameter series: a capital letter; two histories differ by it.
    static func decision(_ number: Int, lines: Int, series: Character = "D") -> Papers {
        decisions(number..<number + 1, lines: lines, prefix: "\(series)\(lines)")
    }
}
