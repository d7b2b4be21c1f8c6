/// A made-up history of the whole nation, from 2012 to 2026, as submissions: what ministries and provinces decide about
/// thousands of procedures while the communes are merged.
///
/// The same seed and size give the same bytes. No submission is refused: what stands is remembered, in a few megabytes
/// whatever the size.
public struct NationalHistory {
    /// How many lines of annexes there are, at least: the last decision is written whole.
    public let lines: Int
    public let seed: UInt64

    public init(lines: Int, seed: UInt64 = 1) {
        self.lines = lines
        self.seed = seed
    }

    /// Gives the history as JSON Lines, piece by piece.
    public func write(to sink: @escaping ([UInt8]) throws -> Void) throws -> Counts {
        var author = HistoryAuthor(lines: lines, seed: seed, sink: sink)
        try author.write()
        return author.counts
    }

    /// What was written.
    public struct Counts: Sendable {
        public internal(set) var lines = 0
        public internal(set) var facts = 0
        public internal(set) var submissions = 0
        public internal(set) var procedures = 0
        public internal(set) var acts: [String: Int] = [:]
    }
}
