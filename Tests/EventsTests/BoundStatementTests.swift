import Events
import Foundation
import GRDB
import Testing

/// Statements run without GRDB's arguments, held against what GRDB binds, reads and throws.
@Suite struct BoundStatementTests {
    private let queue: DatabaseQueue

    init() throws {
        queue = try DatabaseQueue()
        try queue.write { try $0.execute(sql: "CREATE TABLE thing (id INTEGER PRIMARY KEY, value, CHECK (id < 1000))") }
    }

    private func write<Result>(_ body: (Database) throws -> Result) throws -> Result { try queue.write(body) }

    @Test func bindsWhatGRDBBinds() throws {
        let long = String(repeating: "Thủ tục đăng ký ", count: 100)
        try write { database in
            let insert = try database.cachedStatement(sql: "INSERT INTO thing (value) VALUES (?)")
            func same(_ value: some BoundValue, as boxed: (any DatabaseValueConvertible)?) throws {
                try insert.run(value)
                try insert.execute(arguments: [boxed])
                let rows = try Row.fetchAll(
                    database, sql: "SELECT typeof(value), value FROM thing ORDER BY id DESC LIMIT 2")
                #expect(rows[0] == rows[1], "\(value)")
            }
            for number in [0, -1, 1 << 40, .max, .min] { try same(number, as: number) }
            for text in ["", "đ", "mười lăm chữ cái", long] {
                try same(text, as: text)
                try same(UTF8Text(Array(text.utf8)[...]), as: text)
                try same(text as String?, as: text)
            }
            for bytes in [[], [0], Array(long.utf8)] as [[UInt8]] {
                try same(bytes, as: Data(bytes))
                try same(([7] + bytes).dropFirst(), as: Data(bytes))
            }
            try same(true, as: true)
            try same(false, as: false)
            try same(nil as Int?, as: nil)
            try same(nil as [UInt8]?, as: nil)
        }
    }

    @Test func readsWhatStands() throws {
        try write { database in
            let insert = try database.cachedStatement(sql: "INSERT INTO thing (id, value) VALUES (?, ?)")
            for id in 1...3 { try insert.run(id, id == 2 ? nil : "số \(id)") }
            var found: [String?] = []
            let all = try database.cachedStatement(sql: "SELECT id, value FROM thing WHERE id >= ? ORDER BY id")
            try all.forEach(1) { row in
                #expect(row.integer(0) == found.count + 1)
                #expect(row.isNull(1) == (row.optionalText(1) == nil))
                found.append(row.optionalText(1))
            }
            #expect(found == ["số 1", nil, "số 3"])
            #expect(try all.first(3) { $0.bytes(1) } == Array("số 3".utf8))
            #expect(try all.first(4) { $0.text(1) } == nil)
            // A body that throws leaves the statement for the next.
            struct Enough: Error {}
            #expect(throws: Enough.self) { try all.forEach(1) { _ in throw Enough() } }
            #expect(try all.first(2) { $0.optionalInteger(1) } == .some(nil))
            // GRDB goes on with the same statement, and so does this after it.
            #expect(try Row.fetchAll(all, arguments: [2]).count == 2)
            #expect(try all.first(3) { $0.integer(0) } == 3)
        }
    }

    @Test func throwsWhatGRDBThrows() throws {
        try write { database in
            let insert = try database.cachedStatement(sql: "INSERT INTO thing (id, value) VALUES (?, ?)")
            try insert.run(1, "một")
            func errors(_ id: Int) -> [DatabaseError?] {
                [
                    #expect(throws: DatabaseError.self) { try insert.run(id, "lại") },
                    #expect(throws: DatabaseError.self) {
                        try database.makeStatement(sql: insert.sql).execute(arguments: [id, "lại"])
                    },
                ]
            }
            for id in [1, 1000] {
                let errors = errors(id)
                #expect(errors[0]?.extendedResultCode == errors[1]?.extendedResultCode)
                #expect(errors[0]?.message == errors[1]?.message)
                #expect(errors[0]?.sql == errors[1]?.sql)
            }
            #expect(throws: DatabaseError.self) { try insert.run(2) }
            #expect(throws: DatabaseError.self) { try insert.run(2, 3, 4) }
            try insert.run(2, "hai")
            #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM thing") == 2)
        }
        // Outside a transaction nothing is written, but read.
        try queue.writeWithoutTransaction { database in
            let insert = try database.cachedStatement(sql: "INSERT INTO thing (id) VALUES (?)")
            #expect(throws: DatabaseError.self) { try insert.run(3) }
            let count = try database.cachedStatement(sql: "SELECT count(*) FROM thing")
            #expect(try count.first { $0.integer(0) } == 2)
        }
    }
}
