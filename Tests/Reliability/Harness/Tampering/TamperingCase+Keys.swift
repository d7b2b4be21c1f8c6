import Foundation
import GRDB

extension TamperingCase {
    /// The key, or what is signed with it, is another.
    static let keys = [
        editing("key replaced, signatures left") { database, _, _ in
            try database.execute(sql: "UPDATE signing_key SET vkey = ?", arguments: [try foreignKey()])
            return ""
        },
        editing("key added") { database, ground, numbers in
            let size = Int.random(in: 1...ground.size, using: &numbers)
            try database.execute(
                sql: "INSERT INTO signing_key (size, vkey) VALUES (?, ?)", arguments: [size, try foreignKey()])
            return "at size \(size)"
        },
        editing("origin changed") { database, _, _ in
            try database.execute(sql: "UPDATE registry SET origin = 'tthc.local/other'")
            return ""
        },
        editing("signed again with another key, the registry's key left") { database, _, numbers in
            try sign(database, with: TamperingGround.foreignSeed)
            return ""
        },
        editing("signed again with another key, which takes the place of the registry's", shownBy: .key) {
            database, _, _ in
            try sign(database, with: TamperingGround.foreignSeed)
            try database.execute(sql: "UPDATE signing_key SET vkey = ?", arguments: [try foreignKey()])
            return ""
        },
        editing("edited and signed again with another key in the registry's place", shownBy: .checkpoint) {
            database, ground, numbers in
            let told = try rewriteName(database, ground, &numbers)
            try sign(database, with: TamperingGround.foreignSeed)
            try database.execute(sql: "UPDATE signing_key SET vkey = ?", arguments: [try foreignKey()])
            return told
        },
        editing("edited and signed again by the key's holder", shownBy: .checkpoint) { database, ground, numbers in
            let told = try rewriteName(database, ground, &numbers)
            try sign(database, with: SampleRegistry.seed)
            return told
        },
        editing("all checkpoints and keys removed", shownBy: .key) { database, _, _ in
            try database.execute(sql: "DELETE FROM checkpoint; DELETE FROM signing_key")
            return ""
        },
    ]

    private static func foreignKey() throws -> String {
        try SignedNote.verifierKey(name: SampleRegistry.origin, seed: TamperingGround.foreignSeed)
    }

    /// Gives each fact another recorder: leaves that this program might have written, in a tree that fits.
    private static func rewriteName(
        _ database: Database, _ ground: TamperingGround, _ numbers: inout RandomSource
    ) throws -> String {
        let first = Int.random(in: 1...ground.size, using: &numbers)
        for position in first...ground.size {
            let text = String(decoding: try leaf(database, position), as: UTF8.self)
            try put(
                Data(text.replacing(#""recordedBy":"lan""#, with: #""recordedBy":"mai""#).utf8), at: position, database)
        }
        try LogSurgery.recomputeNodes(database)
        return "from fact \(first)"
    }

    /// Writes and signs every checkpoint again over the leaves that are there now.
    static func sign(_ database: Database, with seed: Data) throws {
        let tree = try tree(database)
        for size in try Int.fetchAll(database, sql: "SELECT size FROM checkpoint") {
            let note = SignedNote(origin: SampleRegistry.origin, size: size, root: tree.root(size))
            try database.execute(
                sql: "UPDATE checkpoint SET note = ? WHERE size = ?", arguments: [try note.signed(with: seed), size])
        }
    }
}
