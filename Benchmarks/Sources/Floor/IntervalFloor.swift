/// Catalogues and differences from the interval table that the Python peer made: what they cost at least, with answers that
/// can be compared.
public final class IntervalFloor {
    /// What stands for a procedure.
    public struct Standing: Sendable {
        public let procedure: Int32
        public let since: Int32
        public let latest: Int32
        let content: Int32
    }

    /// A procedure that differs, and how: `+`, `-` or `~`.
    public typealias Change = (procedure: Int32, sign: Character)

    private let database: Connection
    private let standing: Statement
    private let standingOfOne: Statement
    private let touched: Statement
    private let place: Statement
    private var areas: [Int] = []
    /// When a procedure was last met: the number of the question.
    private var met: [Int32]
    private var question: Int32 = 0

    private static let columns = """
        SELECT interval.procedure, standing, listed, since, latest, facts, content, name, field, role
        FROM interval LEFT JOIN content ON content.id = content
        """

    public init(_ path: String) throws {
        database = try Connection(path, readOnly: true)
        standing = try database.prepare(
            Self.columns + " WHERE area = ? AND communal = 1 AND until_day >= ? AND from_day <= ?")
        standingOfOne = try database.prepare(
            Self.columns
                + " WHERE area = ? AND interval.procedure = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1")
        touched = try database.prepare(
            "SELECT procedure FROM interval WHERE area = ? AND communal = 1 AND from_day > ? AND from_day <= ?")
        place = try database.prepare(
            "SELECT own, path_type, path, type FROM place WHERE code = ? AND until_day >= ? AND from_day <= ?")
        met = Array(repeating: 0, count: 10_000_000)
    }

    /// The areas of a commune on a day, the narrowest first.
    private func areas(of code: [UInt8], on day: Int) throws -> [Int] {
        var areas: [Int] = []
        try place.forEach([.text(code), .integer(Int64(day)), .integer(Int64(day))]) { row in
            for column in Int32(0)..<4 where !row.isNull(column) { areas.append(row.integer(column)) }
        }
        return areas + [0]
    }

    public func catalogue(_ code: [UInt8], on day: Int) throws -> [Standing] {
        try standings(try areas(of: code, on: day), on: day)
    }

    private func standings(_ areas: [Int], on day: Int) throws -> [Standing] {
        question += 1
        var found: [Standing] = []
        for area in areas {
            standing.bind(area, at: 1)
            standing.bind(day, at: 2)
            standing.bind(day, at: 3)
            while try standing.step() { take(standing, into: &found) }
        }
        return found
    }

    /// The narrowest row of each procedure speaks.
    private func take(_ row: Statement, into found: inout [Standing]) {
        for column in 5..<row.columns { row.read(column) }
        let procedure = row.integer(0)
        guard met[procedure] != question else { return }
        met[procedure] = question
        guard row.integer(1) == 1, row.integer(2) == 1 else { return }
        found.append(
            Standing(
                procedure: Int32(procedure), since: Int32(row.integer(3)), latest: Int32(row.integer(4)),
                content: Int32(row.integer(6))))
    }

    public func difference(_ code: [UInt8], _ one: Int, _ other: Int) throws -> [Change] {
        let old = try areas(of: code, on: one)
        let new = try areas(of: code, on: other)
        if old == new, abs(one - other) < 180 {
            let procedures = try touched(old, min(one, other), max(one, other))
            return Self.changes(
                try standings(of: procedures, old, on: one), try standings(of: procedures, new, on: other))
        }
        return Self.changes(try standings(old, on: one), try standings(new, on: other))
    }

    private func touched(_ areas: [Int], _ low: Int, _ high: Int) throws -> [Int] {
        question += 1
        var procedures: [Int] = []
        for area in areas {
            touched.bind(area, at: 1)
            touched.bind(low, at: 2)
            touched.bind(high, at: 3)
            while try touched.step() {
                let procedure = touched.integer(0)
                guard met[procedure] != question else { continue }
                met[procedure] = question
                procedures.append(procedure)
            }
        }
        return procedures
    }

    private func standings(of procedures: [Int], _ areas: [Int], on day: Int) throws -> [Standing] {
        question += 1
        var found: [Standing] = []
        for procedure in procedures {
            for area in areas where met[procedure] != question {
                standingOfOne.bind(area, at: 1)
                standingOfOne.bind(procedure, at: 2)
                standingOfOne.bind(day, at: 3)
                if try standingOfOne.step() { take(standingOfOne, into: &found) }
                standingOfOne.reset()
            }
        }
        return found
    }

    static func changes(_ old: [Standing], _ new: [Standing]) -> [Change] {
        let old = old.sorted { $0.procedure < $1.procedure }
        let new = new.sorted { $0.procedure < $1.procedure }
        var changes: [Change] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if right == new.count || left < old.count && old[left].procedure < new[right].procedure {
                changes.append((old[left].procedure, "-"))
                left += 1
            } else if left == old.count || new[right].procedure < old[left].procedure {
                changes.append((new[right].procedure, "+"))
                right += 1
            } else {
                if old[left].content != new[right].content { changes.append((new[right].procedure, "~")) }
                left += 1
                right += 1
            }
        }
        return changes
    }

    /// The changes of every commune that lives on both days; those that lie in the same areas are compared once.
    public func national(_ one: Int, _ other: Int) throws -> [(code: String, changes: [Change])] {
        let before = try places(on: one)
        let after = try places(on: other)
        let old = try rows(on: one)
        let new = try rows(on: other)
        var known: [[Int]: [Change]] = [:]
        var found: [(String, [Change])] = []
        for (code, areas) in after.sorted(by: { $0.key < $1.key }) {
            guard let oldAreas = before[code] else { continue }
            let key = oldAreas + [-1] + areas
            let changes = known[key] ?? Self.changes(narrowest(oldAreas, old), narrowest(areas, new))
            known[key] = changes
            found.append((code, changes))
        }
        return found
    }

    private func places(on day: Int) throws -> [String: [Int]] {
        let statement = try database.prepare(
            "SELECT own, path_type, path, type, code FROM place WHERE until_day >= ? AND from_day <= ?")
        statement.bind(day, at: 1)
        statement.bind(day, at: 2)
        var places: [String: [Int]] = [:]
        while try statement.step() {
            places[String(decoding: statement.bytes(4), as: UTF8.self)] =
                (0..<4).filter { !statement.isNull($0) }.map { statement.integer($0) } + [0]
        }
        return places
    }

    private typealias Rows = [Int: [(listed: Bool, standing: Standing)]]

    private func rows(on day: Int) throws -> Rows {
        let statement = try database.prepare(
            """
            SELECT area, procedure, standing, listed, content FROM interval
            WHERE communal = 1 AND until_day >= ? AND from_day <= ?
            """)
        statement.bind(day, at: 1)
        statement.bind(day, at: 2)
        var rows: Rows = [:]
        while try statement.step() {
            rows[statement.integer(0), default: []].append(
                (
                    statement.integer(2) == 1 && statement.integer(3) == 1,
                    Standing(
                        procedure: Int32(statement.integer(1)), since: 0, latest: 0,
                        content: Int32(statement.integer(4)))
                ))
        }
        return rows
    }

    private func narrowest(_ areas: [Int], _ rows: Rows) -> [Standing] {
        question += 1
        var found: [Standing] = []
        for area in areas {
            for row in rows[area] ?? [] where met[Int(row.standing.procedure)] != question {
                met[Int(row.standing.procedure)] = question
                if row.listed { found.append(row.standing) }
            }
        }
        return found
    }
}
