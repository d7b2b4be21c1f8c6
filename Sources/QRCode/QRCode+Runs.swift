extension QRCode {
    package func runs(row: Int) -> [Int] { Self.runs((0..<size).map { self[$0, row] }) }

    package func runs(column: Int) -> [Int] { Self.runs((0..<size).map { self[column, $0] }) }

    /// The lengths of the stretches of one colour: light, dark, light and so on to light. The first and the last may be
    /// empty.
    private static func runs(_ line: [Bool]) -> [Int] {
        var runs = [0]
        for isDark in line {
            let endsDark = runs.count.isMultiple(of: 2)
            if isDark == endsDark { runs[runs.count - 1] += 1 } else { runs.append(1) }
        }
        return runs.count.isMultiple(of: 2) ? runs + [0] : runs
    }
}
