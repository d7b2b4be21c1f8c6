extension QRCode {
    /// How hard the code is to read, by the four rules of the standard; of the masks the one with the least is taken.
    package var penalty: Int {
        let lines = (0..<size).flatMap { [runs(row: $0), runs(column: $0)] }
        return lines.map { runPenalty($0) + finderPenalty($0) }.reduce(0, +) + blockPenalty + balancePenalty
    }

    /// Five of a colour in line cost 3, each further one 1.
    private func runPenalty(_ runs: [Int]) -> Int {
        runs.map { $0 < 5 ? 0 : $0 - 2 }.reduce(0, +)
    }

    /// What looks like a finder costs 40: dark and light in the ratio 1:1:3:1:1 with light of 4 before it; and 40 with
    /// light of 4 behind it. Around the code all is light.
    private func finderPenalty(_ runs: [Int]) -> Int {
        var runs = runs
        runs[0] += size
        runs[runs.count - 1] += size
        return stride(from: 0, to: runs.count - 6, by: 2).map { start in
            let unit = runs[start + 1]
            let around = [runs[start], runs[start + 6]]
            guard runs[start + 1...start + 5].elementsEqual([1, 1, 3, 1, 1].map { $0 * unit }),
                around.allSatisfy({ $0 >= unit })
            else { return 0 }
            return 40 * around.count { $0 >= 4 * unit }
        }.reduce(0, +)
    }

    /// Each square of four of one colour costs 3.
    private var blockPenalty: Int {
        let corners = 0..<size - 1
        let squares = corners.map { row in
            corners.count { column in
                let colour = self[column, row]
                return colour == self[column + 1, row] && colour == self[column, row + 1]
                    && colour == self[column + 1, row + 1]
            }
        }
        return 3 * squares.reduce(0, +)
    }

    /// Each whole 5 percent beyond half dark or half light costs 10; the limit itself does not.
    private var balancePenalty: Int {
        let excess = abs(20 * modules.count { $0 } - 10 * modules.count)
        return (excess - 1) / modules.count * 10
    }
}
