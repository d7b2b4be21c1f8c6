import Foundation
import GRDB

extension TamperingCase {
    /// The stored tree no longer fits the facts.
    static let nodes = [
        editing("node changed") { database, _, numbers in
            let row = try Int.random(in: 0..<count(database, "node"), using: &numbers)
            try database.execute(
                sql: "UPDATE node SET hash = randomblob(32) WHERE (level, number) = (\(nth("level, number", "node")))",
                arguments: [row])
            return "node \(row)"
        },
        editing("node deleted") { database, _, numbers in
            let row = try Int.random(in: 0..<count(database, "node"), using: &numbers)
            try database.execute(
                sql: "DELETE FROM node WHERE (level, number) = (\(nth("level, number", "node")))", arguments: [row])
            return "node \(row)"
        },
        editing("node added") { database, ground, numbers in
            let level = Int.random(in: 0...6, using: &numbers)
            try database.execute(
                sql: "INSERT INTO node (level, number, hash) VALUES (?, ?, randomblob(32))",
                arguments: [level, (ground.size >> level) + Int.random(in: 0...3, using: &numbers)])
            return "at level \(level)"
        },
    ]

    /// Checkpoints are changed, removed or made up.
    static let checkpoints = [
        editing("checkpoint's signature changed") { database, _, numbers in
            try rewriteNote(database, &numbers) { note, numbers in
                let end = note.lastIndex(of: " ")!
                let places = note[end...].indices.dropFirst(8).dropLast(4)
                let place = places.randomElement(using: &numbers)!
                note.replaceSubrange(place...place, with: note[place] == "A" ? "B" : "A")
            }
        },
        editing("checkpoint's root changed") { database, _, numbers in
            try rewriteNote(database, &numbers) { note, numbers in
                var lines = note.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                lines[2] = Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &numbers) }).base64EncodedString()
                note = lines.joined(separator: "\n")
            }
        },
        editing("checkpoint's size changed") { database, _, numbers in
            let row = try Int.random(in: 0..<count(database, "checkpoint"), using: &numbers)
            try database.execute(
                sql: "UPDATE checkpoint SET size = size + 1000 WHERE size = (\(nth("size", "checkpoint")))",
                arguments: [row])
            return "checkpoint \(row)"
        },
        editing("checkpoint deleted") { database, _, numbers in
            let row = try Int.random(in: 0..<count(database, "checkpoint"), using: &numbers)
            try database.execute(
                sql: "DELETE FROM checkpoint WHERE size = (\(nth("size", "checkpoint")))", arguments: [row])
            return "checkpoint \(row)"
        },
        editing("checkpoint made up, signed with another key") { database, ground, numbers in
            let size = try freeSize(database, ground, &numbers)
            let note = SignedNote(origin: SampleRegistry.origin, size: size, root: try tree(database).root(size))
            try add(note.signed(with: TamperingGround.foreignSeed), at: size, database)
            return "of size \(size)"
        },
        editing("checkpoint copied to another size") { database, ground, numbers in
            let size = try freeSize(database, ground, &numbers)
            try add(
                String.fetchOne(database, sql: "SELECT note FROM checkpoint ORDER BY random() LIMIT 1")!, at: size,
                database)
            return "to size \(size)"
        },
    ]

    static func tree(_ database: Database) throws -> HashTree {
        HashTree(try Data.fetchAll(database, sql: "SELECT leaf FROM fact ORDER BY position"))
    }

    private static func count(_ database: Database, _ table: String) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)")!
    }

    private static func nth(_ columns: String, _ table: String) -> String {
        "SELECT \(columns) FROM \(table) ORDER BY \(columns) LIMIT 1 OFFSET ?"
    }

    /// A size within the log at which no submission ended.
    private static func freeSize(
        _ database: Database, _ ground: TamperingGround, _ numbers: inout RandomSource
    ) throws -> Int {
        let taken = Set(try Int.fetchAll(database, sql: "SELECT size FROM checkpoint"))
        return (0...ground.size).filter { !taken.contains($0) }.randomElement(using: &numbers)!
    }

    private static func add(_ note: String, at size: Int, _ database: Database) throws {
        try database.execute(sql: "INSERT INTO checkpoint (size, note) VALUES (?, ?)", arguments: [size, note])
    }

    private static func rewriteNote(
        _ database: Database, _ numbers: inout RandomSource, _ edit: (inout String, inout RandomSource) -> Void
    ) throws -> String {
        let sizes = try Int.fetchAll(database, sql: "SELECT size FROM checkpoint ORDER BY size")
        let size = sizes.randomElement(using: &numbers)!
        var note = try String.fetchOne(database, sql: "SELECT note FROM checkpoint WHERE size = ?", arguments: [size])!
        edit(&note, &numbers)
        try database.execute(sql: "UPDATE checkpoint SET note = ? WHERE size = ?", arguments: [note, size])
        return "of size \(size)"
    }
}
