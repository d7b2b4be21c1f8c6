import Foundation
import GRDB

extension TamperingCase {
    /// Facts are removed, added or given other numbers.
    static let numbers = [
        editing("last facts deleted") { database, ground, numbers in
            let kept = Int.random(in: 0..<ground.size, using: &numbers)
            try database.execute(sql: "DELETE FROM fact WHERE position > ?", arguments: [kept])
            return "after \(kept)" + (try maybeRecompute(database, &numbers))
        },
        editing("fact deleted, the rest renumbered") { database, ground, numbers in
            let gone = Int.random(in: 1..<ground.size, using: &numbers)
            try database.execute(sql: "DELETE FROM fact WHERE position = ?", arguments: [gone])
            let isRewritten = Bool.random(using: &numbers)
            for position in gone + 1...ground.size {
                try move(position, to: position - 1, isRewritten: isRewritten, database)
            }
            return "fact \(gone), rewritten: \(isRewritten)" + (try maybeRecompute(database, &numbers))
        },
        editing("fact deleted, a gap left") { database, ground, numbers in
            let gone = Int.random(in: 1..<ground.size, using: &numbers)
            try database.execute(sql: "DELETE FROM fact WHERE position = ?", arguments: [gone])
            return "fact \(gone)"
        },
        editing("fact inserted, the rest renumbered") { database, ground, numbers in
            let place = Int.random(in: 1...ground.size, using: &numbers)
            let isRewritten = Bool.random(using: &numbers)
            for position in (place...ground.size).reversed() {
                try move(position, to: position + 1, isRewritten: isRewritten, database)
            }
            try insert(copyOf: place + 1, at: place, database)
            return "at \(place), rewritten: \(isRewritten)" + (try maybeRecompute(database, &numbers))
        },
        editing("fact appended without a checkpoint") { database, ground, numbers in
            try insert(copyOf: ground.size, at: ground.size + 1, database)
            return "at \(ground.size + 1)" + (try maybeRecompute(database, &numbers))
        },
        editing("facts renumbered") { database, ground, numbers in
            let first = Int.random(in: 1...ground.size, using: &numbers)
            let isRewritten = Bool.random(using: &numbers)
            for position in (first...ground.size).reversed() {
                try move(position, to: position + 1, isRewritten: isRewritten, database)
            }
            return "from \(first), rewritten: \(isRewritten)" + (try maybeRecompute(database, &numbers))
        },
    ]

    private static func move(_ old: Int, to new: Int, isRewritten: Bool, _ database: Database) throws {
        try database.execute(sql: "UPDATE fact SET position = ? WHERE position = ?", arguments: [new, old])
        if isRewritten { try put(renumbered(try leaf(database, new), old, new), at: new, database) }
    }

    /// A fact like another, in a stream of its own.
    private static func insert(copyOf model: Int, at position: Int, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO fact (position, stream, revision, type, command, part, parts, recorded_at, leaf)
                SELECT ?, stream, revision + 1000, type, command, part, parts, recorded_at, leaf
                FROM fact WHERE position = ?
                """, arguments: [position, model])
        try put(renumbered(try leaf(database, position), model, position), at: position, database)
    }
}
