import Foundation
import GRDB

extension DriftCase {
    /// Every trigger dropped and disarmed in turn, every table loosened, and what does not belong there.
    static func ofSchema(_ registry: SampleRegistry) throws -> [DriftCase] {
        var configuration = Configuration()
        configuration.readonly = true
        let objects = try DatabaseQueue(path: registry.log, configuration: configuration).read { database in
            try Row.fetchAll(
                database, sql: "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        }
        let named = objects.map { (type: $0["type"] as String, name: $0["name"] as String, sql: $0["sql"] as String) }
        let triggers = named.filter { $0.type == "trigger" }.flatMap { _, name, sql in
            [
                statement("trigger \(name) dropped", [name], "DROP TRIGGER \(name)"),
                statement(
                    "trigger \(name) disarmed", [name],
                    "DROP TRIGGER \(name); \(sql.replacing("RAISE(ABORT", with: "max(1"))"),
            ]
        }
        let tables = named.filter { $0.type == "table" }.flatMap { _, name, sql in
            [
                statement("column added to \(name)", [name], "ALTER TABLE \(name) ADD COLUMN harness TEXT"),
                rewritten("table \(name) no longer strict", name, sql.replacing("STRICT", with: "      ")),
            ]
        }
        return triggers + tables + [
            statement("table added", ["harness"], "CREATE TABLE harness (id INTEGER)"),
            statement("index added", ["harness"], "CREATE INDEX harness ON fact (type)"),
            statement("view added", ["harness"], "CREATE VIEW harness AS SELECT leaf FROM fact"),
            statement(
                "trigger added", ["harness"], "CREATE TRIGGER harness AFTER INSERT ON fact BEGIN SELECT 1; END"),
            statement("index dropped", ["fact_command"], "DROP INDEX fact_command"),
        ]
    }

    /// The text of a table's statement is another; its rows are as they were.
    private static func rewritten(_ name: String, _ table: String, _ sql: String) -> DriftCase {
        statement(
            name, [table],
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = '\(sql.replacing("'", with: "''"))' WHERE name = '\(table)';
            PRAGMA writable_schema = OFF
            """)
    }
}
