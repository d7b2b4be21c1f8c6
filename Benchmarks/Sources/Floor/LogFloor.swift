/// What appending to a log and reading it cost at least.
public struct LogFloor {
    private let database: Connection

    /// - Parameter path: a log that may be written to; its facts, nodes and checkpoints get copies of the last ones.
    public init(_ path: String) throws {
        database = try Connection(path)
        _ = try database.first("PRAGMA journal_mode = DELETE")
        try database.run("PRAGMA synchronous = EXTRA")
    }

    /// Appends one fact with its node and a checkpoint, durably, so often; calls `note` around each.
    public func append(_ count: Int, _ measure: (() throws -> Void) throws -> Void) throws {
        let columns = try database.rows("SELECT name FROM pragma_table_info('fact')").map { $0[0].text }
        let last = try database.rows("SELECT * FROM fact ORDER BY position DESC LIMIT 1")[0]
        let size = try database.first("SELECT max(position) FROM fact").integer
        let note = try database.first("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        let hash = try database.first("SELECT hash FROM node LIMIT 1")
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let fact = try database.prepare("INSERT INTO fact VALUES (\(places))")
        let node = try database.prepare("INSERT OR REPLACE INTO node VALUES (0, ?, ?)")
        let checkpoint = try database.prepare("INSERT INTO checkpoint VALUES (?, ?)")
        let begin = try database.prepare("BEGIN IMMEDIATE")
        let commit = try database.prepare("COMMIT")
        for number in 1...count {
            var row = last
            for (index, column) in columns.enumerated() {
                switch column {
                case "position": row[index] = .integer(Int64(size + number))
                case "revision": row[index] = .integer(row[index].integer == 0 ? 0 : Int64(row[index].integer + number))
                case "command": row[index] = .text(Array("floor \(number)".utf8))
                default: break
                }
            }
            try measure {
                try begin.run([])
                try fact.run(row)
                try node.run([.integer(Int64(size + number - 1)), hash])
                try checkpoint.run([.integer(Int64(size + number)), note])
                try commit.run([])
            }
        }
    }

    /// Reads every byte of every leaf.
    public func scan(_ body: (UnsafeRawBufferPointer) -> Void) throws -> Int {
        let leaves = try database.prepare("SELECT leaf FROM fact ORDER BY position")
        var count = 0
        while try leaves.step() {
            body(leaves.bytes(0))
            count += 1
        }
        return count
    }
}
