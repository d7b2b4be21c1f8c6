import Events
import Projections
import RegistryTestSupport
import Testing

/// Catalogues of a history so long that what they are read from is divided, by days and by knowledge, held against lists kept
/// by hand.
@Suite struct PageTests {
    /// The days on which a procedure is listed, as a position knew them.
    private struct Life {
        var from: CivilDate
        var until: CivilDate?
        /// The days from which it has another name, with the names, in order.
        var names: [(from: CivilDate, name: String)]
    }

    private static let start: CivilDate = "2020-02-01"

    private static func day(_ number: Int) -> CivilDate { CivilDate(dayNumber: start.dayNumber + number) }

    private static func code(_ number: Int) -> String {
        "1." + String(repeating: "0", count: 6 - String(number).count) + String(number)
    }

    private static func issue(_ number: Int, _ name: String) -> String {
        line("issue", code(number), "content: {name: \"\(name)\", levels: [commune]}")
    }

    private func expectAgreement(
        _ store: TemporaryRegistry, _ lives: [Int: Life], known: Int, on days: [CivilDate]
    ) throws {
        for day in days {
            let catalogue = try store.registry.catalogue(commune: "07001", on: day, known: known)
            let found = catalogue.entries.map { "\($0.procedure) \($0.name) \($0.first.effectiveFrom!)" }.sorted()
            let expected = lives.filter { $0.value.from <= day && day <= $0.value.until ?? .latest }
                .map { number, life in
                    "\(Self.code(number)) \(life.names.last { $0.from <= day }!.name) \(life.from)"
                }.sorted()
            #expect(found == expected, "\(day), known \(known)")
            let listing = try store.registry.listing(commune: "07001", on: day, known: known)
            #expect(listing.items.map(\.procedure) == catalogue.entries.map(\.procedure), "\(day), known \(known)")
        }
        // Days near each other lie in one page, others do not.
        for (from, to) in Array(zip(days, days.dropFirst())) + zip(days, days.reversed()) {
            let changes = try store.registry.listChanges(
                commune: "07001", from: .init(on: from, known: known), to: .init(on: to, known: known))
            func name(_ life: Life, on day: CivilDate) -> String? {
                guard life.from <= day, day <= life.until ?? .latest else { return nil }
                return life.names.last { $0.from <= day }!.name
            }
            func codes(_ holds: (_ old: String?, _ new: String?) -> Bool) -> [ProcedureCode] {
                lives.filter { holds(name($0.value, on: from), name($0.value, on: to)) }
                    .map { ProcedureCode(Self.code($0.key))! }.sorted()
            }
            #expect(changes.added == codes { $0 == nil && $1 != nil }, "\(from) \(to), known \(known)")
            #expect(changes.removed == codes { $0 != nil && $1 == nil }, "\(from) \(to), known \(known)")
            #expect(
                changes.changed == codes { $0 != nil && $1 != nil && $0 != $1 }, "\(from) \(to), known \(known)")
        }
    }

    @Test func `a long history is read as it stands on each day and was known at each position`() throws {
        let store = try TemporaryRegistry()
        try store.record(land)
        var lives: [Int: Life] = [:]
        var known: [(position: Int, lives: [Int: Life])] = []
        func record(_ text: String) throws {
            known.append((try store.record(text).positions.upperBound, lives))
        }
        // One procedure a day, and a new name for some of them each day after; some end.
        for number in 0..<320 {
            let day = Self.day(number)
            var lines = [Self.issue(number, "Việc \(number)")]
            lives[number] = Life(from: day, until: nil, names: [(day, "Việc \(number)")])
            for other in stride(from: number - 1, through: max(0, number - 40), by: -13) {
                guard lives[other]!.until == nil else { continue }
                lines.append(amend(Self.code(other), "name: \"Việc \(other) lần \(number)\""))
                lives[other]!.names.append((day, "Việc \(other) lần \(number)"))
            }
            if number % 3 == 2, lives[number - 2]!.until == nil {
                lines.append(line("abolish", Self.code(number - 2)))
                lives[number - 2]!.until = day.previous
            }
            try record(decision("\(number)/QĐ", by: "BTP", signed: "2020-01-02", from: "\(day)", lines: lines))
            guard number % 7 == 6, lives[number - 3]!.until == nil else { continue }
            // Where a province has a word of its own, its communes are read from pages of their own.
            lives[number - 3]!.names.append((day, "Việc \(number - 3) của tỉnh"))
            try record(
                decision(
                    "\(number)/QĐ-UBND", signed: "2020-01-03", from: "\(day)",
                    lines: [amend(Self.code(number - 3), "name: \"Việc \(number - 3) của tỉnh\"")]))
        }
        let days = stride(from: -1, through: 340, by: 17).map(Self.day)
        for number in stride(from: 0, to: known.count, by: 53) {
            try expectAgreement(store, known[number].lives, known: known[number].position, on: days)
        }
        try expectAgreement(store, lives, known: known.last!.position, on: days + [.latest])
        #expect(try store.registry.readModelsDiffering() == [])
    }

    @Test func `what was put off again and again is read as it was known at each position`() throws {
        let store = try TemporaryRegistry()
        try store.record(land)
        let lines = (0..<150).map { Self.issue($0, "Việc \($0)") }
        var known = [
            (
                try store.record(decision("1/QĐ", signed: "2020-01-02", from: "\(Self.day(0))", lines: lines)).positions
                    .upperBound, 0
            )
        ]
        for delay in stride(from: 10, through: 90, by: 10) {
            known.append(
                (
                    try store.record(effect("1/QĐ", signed: "2020-01-02", from: "\(Self.day(delay))")).positions
                        .upperBound, delay
                ))
        }
        for (position, delay) in known {
            let day = Self.day(delay)
            let lives = Dictionary(
                uniqueKeysWithValues: (0..<150).map { ($0, Life(from: day, until: nil, names: [(day, "Việc \($0)")])) })
            try expectAgreement(store, lives, known: position, on: [day.previous, day, day.next, .latest])
        }
        #expect(try store.registry.readModelsDiffering() == [])
    }
}
