/// Which of the changes that are in doubt a crash may have left, a good many ways of it.
struct Choices {
    let doubts: [Disk.Doubt]
    /// Those that matter. Of the others all is kept, or nothing.
    let chosen: [Int]
    /// How many ways are left to chance, of each kind.
    let byChance: Int

    typealias Choice = (name: String, kept: [Disk.Kept])

    init(_ doubts: [Disk.Doubt], byChance: Int) {
        self.doubts = doubts
        self.byChance = byChance
        chosen = doubts.indices.filter { !CrashState.isCache(doubts[$0].path) }
    }

    /// What became of each change that matters, one a line.
    static func fates(_ doubts: [Disk.Doubt], _ kept: [Disk.Kept]) -> String {
        zip(doubts, kept).filter { !CrashState.isCache($0.0.path) }.map { "\($0.account): \($1)\n" }.joined()
    }

    func all(_ random: inout RandomSource) -> [Choice] {
        guard !chosen.isEmpty else { return [choose("nothing in doubt", &random) { _ in .whole }] }
        let ways = inOrder + single + byNode + lengths
        return ways.map { choose($0.name, &random, $0.kept) } + chances(&random)
    }

    private typealias Way = (name: String, kept: (Int) -> Disk.Kept)

    /// - Parameter kept: how much of each that matters, by its place among those.
    private func choose(_ name: String, _ random: inout RandomSource, _ kept: (Int) -> Disk.Kept) -> Choice {
        var choice = [Disk.Kept](repeating: random.isLucky(0.5) ? .whole : .none, count: doubts.count)
        for (place, index) in chosen.enumerated() { choice[index] = kept(place) }
        return (name, choice)
    }

    /// As if the disk did everything in its order and stopped somewhere: from nothing to all.
    private var inOrder: [Way] {
        (0...chosen.count).map { count in ("the first \(count) kept", { $0 < count ? .whole : .none }) }
    }

    /// One change came before all the others, or after them.
    private var single: [Way] {
        chosen.indices.flatMap { index -> [Way] in
            [
                ("only change \(index) kept", { $0 == index ? .whole : .none }),
                ("only change \(index) lost", { $0 != index ? .whole : .none }),
            ]
        }
    }

    /// Each file and folder wholly written or not at all.
    private var byNode: [Way] {
        let nodes = Array(Set(chosen.map { doubts[$0].node })).sorted().prefix(5)
        return (0..<(1 << nodes.count)).map { mask in
            (
                "files and folders \(String(mask, radix: 2))",
                { place in
                    let bit = nodes.firstIndex(of: doubts[chosen[place]].node)
                    return bit.map { mask >> $0 & 1 == 1 } ?? true ? .whole : .none
                }
            )
        }
    }

    /// Names and lengths are there, what was written is not.
    private var lengths: [Way] {
        [UInt8(0), 0xa5].map { byte in
            ("lengths without data, \(byte)", { doubts[chosen[$0]].isData ? .length(byte) : .whole })
        }
    }

    private func chances(_ random: inout RandomSource) -> [Choice] {
        (0..<byChance).flatMap { number -> [Choice] in
            let chance = Double.random(in: 0.1...0.9, using: &random)
            let whole = chosen.map { _ in random.isLucky(chance) ? Disk.Kept.whole : .none }
            let torn = chosen.map { index -> Disk.Kept in
                guard doubts[index].isData else { return random.isLucky(chance) ? .whole : .none }
                if random.isLucky(0.05) { return .length(random.isLucky(0.5) ? 0 : 0xa5) }
                return .torn((0..<doubts[index].sectors).map { _ in random.isLucky(chance) })
            }
            return [
                choose("by chance \(number)", &random) { whole[$0] },
                choose("torn by chance \(number)", &random) { torn[$0] },
            ]
        }
    }
}
