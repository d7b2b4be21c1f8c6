import Foundation
import GRDB

extension TamperingCase {
    /// What a fact says is changed; the tree is left, or made to fit.
    static let facts = [
        editing("leaf edited, same length") { database, ground, numbers in
            let position = Int.random(in: 1...ground.size, using: &numbers)
            var leaf = try leaf(database, position)
            let places = leaf.indices.filter { (0x61...0x79).contains(leaf[$0]) || (0x30...0x38).contains(leaf[$0]) }
            let place = places.randomElement(using: &numbers)!
            leaf[place] += 1
            try put(leaf, at: position, database)
            return "byte \(place) of fact \(position)" + (try maybeRecompute(database, &numbers))
        },
        editing("leaf edited, other length") { database, ground, numbers in
            let position = Int.random(in: 1...ground.size, using: &numbers)
            let text = String(decoding: try leaf(database, position), as: UTF8.self)
            try put(
                Data(text.replacing(#""recordedBy":"lan""#, with: #""recordedBy":"lan anh""#).utf8), at: position,
                database)
            return "fact \(position)" + (try maybeRecompute(database, &numbers))
        },
        editing("column edited") { database, ground, numbers in
            let position = Int.random(in: 1...ground.size, using: &numbers)
            let edit = [
                "stream = stream || 'x'", "revision = revision + 100", "type = 'decision-annulled'", "command = 'Y-1'",
                "part = part + 1", "parts = parts + 1", "recorded_at = '2020-01-01T00:00:00.000Z'",
            ].randomElement(using: &numbers)!
            try database.execute(sql: "UPDATE fact SET \(edit) WHERE position = ?", arguments: [position])
            return "fact \(position): \(edit)"
        },
        editing("text continued behind a NUL, where a reader of C strings stops") { database, ground, numbers in
            let places = [
                "fact SET stream", "fact SET type", "fact SET command", "fact SET recorded_at", "checkpoint SET note",
                "signing_key SET vkey", "registry SET origin",
            ]
            let place = places.randomElement(using: &numbers)!
            let column = place.split(separator: " ").last!
            try database.execute(sql: "UPDATE \(place) = \(column) || char(0) || 'x'")
            return place
        },
        editing("two leaves swapped") { database, ground, numbers in
            let first = Int.random(in: 1..<ground.size, using: &numbers)
            let second = Int.random(in: first + 1...ground.size, using: &numbers)
            let (one, other) = (try leaf(database, first), try leaf(database, second))
            let isRewritten = Bool.random(using: &numbers)
            try put(isRewritten ? renumbered(other, second, first) : other, at: first, database)
            try put(isRewritten ? renumbered(one, first, second) : one, at: second, database)
            return "facts \(first) and \(second), rewritten: \(isRewritten)" + (try maybeRecompute(database, &numbers))
        },
    ]

    static func leaf(_ database: Database, _ position: Int) throws -> Data {
        try Data.fetchOne(database, sql: "SELECT leaf FROM fact WHERE position = ?", arguments: [position])!
    }

    static func put(_ leaf: Data, at position: Int, _ database: Database) throws {
        try database.execute(sql: "UPDATE fact SET leaf = ? WHERE position = ?", arguments: [leaf, position])
    }

    /// A leaf that calls itself another position.
    static func renumbered(_ leaf: Data, _ old: Int, _ new: Int) -> Data {
        let text = String(decoding: leaf, as: UTF8.self)
        return Data(
            text.replacing("\"position\":\(old),\"recordedAt\"", with: "\"position\":\(new),\"recordedAt\"").utf8)
    }

    static func maybeRecompute(_ database: Database, _ numbers: inout RandomSource) throws -> String {
        guard Bool.random(using: &numbers) else { return ", nodes left" }
        try LogSurgery.recomputeNodes(database)
        return ", nodes made to fit"
    }
}
