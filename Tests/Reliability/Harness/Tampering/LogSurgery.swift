import Foundation
import GRDB

/// Changes a log as someone does who may write the file and knows SQLite: the triggers are dropped before and made again
/// after, word for word, so that the schema is as it was.
enum LogSurgery {
    static func change(_ path: String, _ body: (Database) throws -> Void) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try database.inTransaction {
                let triggers = try Row.fetchAll(
                    database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
                for trigger in triggers { try database.execute(sql: "DROP TRIGGER \"\(trigger["name"] as String)\"") }
                try body(database)
                for trigger in triggers { try database.execute(sql: trigger["sql"]) }
                return .commit
            }
        }
        try queue.close()
    }

    /// Makes the nodes those of the leaves that are there now.
    static func recomputeNodes(_ database: Database) throws {
        let tree = HashTree(try Data.fetchAll(database, sql: "SELECT leaf FROM fact ORDER BY position"))
        try database.execute(sql: "DELETE FROM node")
        for node in tree.nodes {
            try database.execute(
                sql: "INSERT INTO node (level, number, hash) VALUES (?, ?, ?)",
                arguments: [node.level, node.number, node.hash])
        }
    }
}
