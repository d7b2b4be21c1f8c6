import Foundation
import GRDB

/// The bits that are flipped in the short form: some evenly spread over the file, and some of what matters most.
struct BitSample {
    /// In ascending order, each once.
    let bits: [Int]

    /// How many bits are spread over the file.
    private static let spread = 1_000
    /// How many bits are taken within each leaf and each checkpoint that is looked at closely.
    private static let close = 120

    init(of log: Data, in registry: SampleRegistry, seed: UInt64) {
        var numbers = RandomSource(seed: seed)
        let count = log.count * 8
        let step = count / Self.spread
        var bits = Set(stride(from: Int.random(in: 0..<step, using: &numbers), to: count, by: step))
        // The first 100 bytes are the header of the file.
        bits.formUnion((0..<60).map { _ in Int.random(in: 0..<800, using: &numbers) })
        for passage in Self.passages(of: registry) {
            guard let range = log.range(of: passage) else { continue }
            let within = range.lowerBound * 8..<range.upperBound * 8
            bits.formUnion((0..<Self.close).map { _ in Int.random(in: within, using: &numbers) })
        }
        self.bits = bits.sorted()
    }

    /// Two leaves, a checkpoint and the key, as they stand in the file.
    private static func passages(of registry: SampleRegistry) -> [Data] {
        var configuration = Configuration()
        configuration.readonly = true
        let queries = [
            "SELECT leaf FROM fact WHERE position IN (2, 5)",
            "SELECT CAST(note AS BLOB) FROM (SELECT note FROM checkpoint ORDER BY size LIMIT 1 OFFSET 2)",
            "SELECT CAST(vkey AS BLOB) FROM signing_key",
        ]
        let queue = try? DatabaseQueue(path: registry.log, configuration: configuration)
        return queries.flatMap { query in (try? queue?.read { try Data.fetchAll($0, sql: query) }) ?? [] }
    }
}
