import Foundation

/// Every bit of a signed log of some 45 KB is flipped in turn.
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
        let bits = bench.isLong ? Array(0..<log.count * 8) : BitSample(of: log, in: registry, seed: bench.seed).bits
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
        if !tally.violations.isEmpty {
            let kept = "/tmp/tthc-bit-flips-\(bench.seed).db"
            try log.write(to: URL(filePath: kept))
            tally.report("the log they were found in", kept)
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
