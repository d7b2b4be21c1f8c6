import Foundation

/// A bit of a signed log of some 57 KB is flipped: a sample for the program, in the long form every one for the library it
/// is made of.
///
/// What changes a fact, a column of a fact, a checkpoint, a key, the origin, a node or the schema must be found by
/// `tthc verify` on the file; what changes nothing of these may pass, but never crash.
enum BitFlipSuite: Suite {
    static let name = "bit-flips"

    static func run(_ bench: Bench, _ tally: Tally) throws {
        let registry = try SampleRegistry(bench)
        try registry.grow(.units)
        for number in 1...2 { try registry.grow(.decision(number, lines: 1 + number)) }
        let log = try Folder.contents(registry.log)
        tally.report("bytes of the log", log.count)
        let control = try bench.program.run(["verify", registry.log])
        tally.expect(control.exitCode == 0, "the log as it was made: \(control.ending), \(control.told)")

        let reader = try PlainReader(like: registry.log)
        let content = try reader.content(of: registry.log)
        let bits = BitSample(of: log, in: registry, seed: bench.seed).bits
        let flips = try bench.map(Array(0..<bench.lanes)) { _, lane in
            let file = FlippableFile(path: bench.folder.fresh("flipped"))
            try Folder.write(log, to: file.path)
            return try stride(from: lane, to: bits.count, by: bench.lanes).map { index in
                try file.withFlipped(bits[index]) { path in
                    let change = reader.change(of: path, from: content)
                    return Flip(
                        bit: bits[index], change: change, run: try bench.program.run(["verify", path]),
                        isSeenBySQLite: change != .unreadable && !PlainReader.passesIntegrityCheck(path))
                }
            }
        }.flatMap(\.self)
        report(flips, tally)
        if bench.isLong { try flipAll(log, reader, content, sampled: flips, bench, tally) }
        if !tally.violations.isEmpty {
            let kept = "/tmp/tthc-bit-flips-\(bench.seed).db"
            try log.write(to: URL(filePath: kept))
            tally.report("the log they were found in", kept)
        }
    }

    /// Every bit, for the library; of the sample it must say what the program said.
    private static func flipAll(
        _ log: Data, _ reader: PlainReader, _ content: PlainReader.Content, sampled: [Flip], _ bench: Bench,
        _ tally: Tally
    ) throws {
        let said = Dictionary(uniqueKeysWithValues: sampled.map { ($0.bit, $0.run.isRefusal) })
        let counts = try bench.map(Array(0..<bench.lanes)) { _, lane in
            let file = FlippableFile(path: bench.folder.fresh("flipped"))
            try Folder.write(log, to: file.path)
            var counts: [LogPart?: (changing: Int, found: Int)] = [:]
            for bit in stride(from: lane, to: log.count * 8, by: bench.lanes) {
                try file.withFlipped(bit) { path in
                    let change = reader.change(of: path, from: content)
                    let isFound = LibraryVerdict.refuses(path)
                    counts[change, default: (0, 0)].changing += 1
                    counts[change, default: (0, 0)].found += isFound ? 1 : 0
                    let place = "bit \(bit % 8) of byte \(bit / 8), seen as \(change?.rawValue ?? "no change")"
                    tally.expect(isFound || change == nil, "\(place): the library finds nothing")
                    if let program = said[bit] {
                        tally.expect(program == isFound, "\(place): the program and its library differ")
                    }
                }
            }
            return counts
        }
        let all = counts.reduce(into: [LogPart?: (changing: Int, found: Int)]()) { sum, lane in
            sum.merge(lane) { ($0.changing + $1.changing, $0.found + $1.found) }
        }
        for part in LogPart.allCases.map(Optional.some) + [nil] {
            let count = all[part] ?? (0, 0)
            tally.report(
                "of all \(log.count * 8) bits, those that change: \(part?.rawValue ?? "nothing of these")",
                "\(count.changing), found \(count.found)")
        }
    }

    private struct Flip: Sendable {
        let bit: Int
        /// Nil when a plain reader sees no difference.
        let change: LogPart?
        let run: Run
        let isSeenBySQLite: Bool
    }

    private static func report(_ flips: [Flip], _ tally: Tally) {
        for flip in flips {
            let place = "bit \(flip.bit % 8) of byte \(flip.bit / 8), seen as \(flip.change?.rawValue ?? "no change")"
            if flip.change == nil {
                tally.expect(flip.run.exitCode == 0 || flip.run.isRefusal, "\(place): \(flip.run.ending)")
            } else {
                tally.expect(flip.run.isRefusal, "\(place): \(flip.run.ending), \(flip.run.told)")
            }
        }
        for part in LogPart.allCases {
            let changing = flips.filter { $0.change == part }
            let found = changing.count { $0.run.isRefusal }
            tally.report("flips that change: \(part.rawValue)", "\(changing.count), found \(found)")
        }
        let silent = flips.filter { $0.change == nil }
        tally.report(
            "flips that change nothing of these", "\(silent.count), found \(silent.count { $0.run.isRefusal })")
        tally.report(
            "of these, seen by SQLite's integrity_check: in indexes and free space",
            silent.count(where: \.isSeenBySQLite))
        let facts = flips.filter { $0.change?.isFact == true }
        tally.report(
            "changed facts that SQLite's integrity_check sees",
            "\(facts.count(where: \.isSeenBySQLite)) of \(facts.count)")
        for code in Set(flips.map(\.run.ending)).sorted() {
            tally.report("ended with \(code)", flips.count { $0.run.ending == code })
        }
    }
}
