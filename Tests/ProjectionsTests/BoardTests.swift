import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

/// What was told of boards: which postings and observations stand in whose place, and what is refused.
@Suite struct BoardTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01",
                lines: [issue("1.000001", days(10)), issue("1.000002"), issue("1.000003")]))
    }

    @Test func `a later posting stands in the place of the earlier one of its channel, and of no other`() throws {
        let wall = try store.record(posting(on: "2026-02-10", ["1.000001", "1.000002"])).position
        let portal = try store.record(posting(on: "2026-02-11", ["1.000001"], channel: "Cổng")).position
        #expect(try store.board(on: "2026-02-10") == ["1.000001 [\(wall)]", "1.000002 [\(wall)]"])
        #expect(try store.board(on: "2026-02-11") == ["1.000001 [\(wall), \(portal)]", "1.000002 [\(wall)]"])
        let again = try store.record(posting(on: "2026-02-12", ["1.000003"])).position
        #expect(try store.board(on: "2026-02-12") == ["1.000001 [\(portal)]", "1.000003 [\(again)]"])
        #expect(try store.board(on: "2026-02-11") == ["1.000001 [\(wall), \(portal)]", "1.000002 [\(wall)]"])
    }

    @Test func `an observation of the board at large stands in the place of all that was told before`() throws {
        try store.record(posting(on: "2026-02-10", ["1.000001"]))
        try store.record(posting(on: "2026-02-11", ["1.000002"], channel: "Cổng"))
        let seen = try store.record(observation(on: "2026-02-12", ["1.000003"])).position
        #expect(try store.board(on: "2026-02-12") == ["1.000003 [\(seen)]"])
        let sources = try store.registry.board(commune: "07001", on: "2026-02-12").sources
        #expect(sources.map(\.isSuperseded) == [true, true, false])
    }

    @Test func `an observation of one channel says nothing of another`() throws {
        try store.record(posting(on: "2026-02-10", ["1.000001"]))
        let portal = try store.record(posting(on: "2026-02-11", ["1.000002"], channel: "Cổng")).position
        let seen = try store.record(observation(on: "2026-02-12", [], channel: "Bảng")).position
        #expect(try store.board(on: "2026-02-12") == ["1.000002 [\(portal)]"])
        #expect(try store.gap(on: "2026-02-12").item("1.000002")?.sources == [seen])
    }

    @Test func `an observation of a sample says nothing of the rest`() throws {
        let wall = try store.record(posting(on: "2026-02-10", ["1.000001", "1.000002"])).position
        let seen = try store.record(
            observation(on: "2026-02-12", ["1.000003"], sample: ["1.000001", "1.000003"])
        ).position
        #expect(try store.board(on: "2026-02-12") == ["1.000002 [\(wall)]", "1.000003 [\(seen)]"])
        #expect(try store.gap(on: "2026-02-12").brief == ["missing 1.000001 2026-02-01"])
    }

    @Test func `of a sample alone, what was not looked for is not missing`() throws {
        try store.record(observation(on: "2026-02-12", ["1.000003.H24"], sample: ["1.000001", "1.000003"]))
        let gap = try store.gap(on: "2026-02-12")
        #expect(gap.brief == ["missing 1.000001 2026-02-01"])
        #expect((gap.counts.due, gap.counts.current, gap.counts.unseen) == (3, 1, 1))
    }

    @Test func `what is recorded of a board changes no catalogue`() throws {
        let before = try store.catalogue(on: "2026-02-12").value
        try store.record(posting(on: "2026-02-10", ["1.000009"]))
        var after = try store.catalogue(on: "2026-02-12").value.members!
        after["basis"] = before["basis"]
        #expect(Value.object(after) == before)
        #expect(try store.registry.readModelsDiffering() == [])
    }

    @Test func `corrected and withdrawn postings are as if so recorded, for whoever knows`() throws {
        let wall = try store.record(posting(on: "2026-02-10", ["1.000001"])).position
        let mended = try store.record(
            correction(
                of: wall,
                fact: "commune: \"07001\", postedOn: 2026-02-08, channel: Bảng, procedures: [{procedure: \"1.000002\"}]"
            )
        ).position
        #expect(try store.board(on: "2026-02-09") == ["1.000002 [\(wall)]"])
        #expect(try store.board(on: "2026-02-10", known: wall) == ["1.000001 [\(wall)]"])
        #expect(try store.board(on: "2026-02-09", known: wall) == [])
        try store.record(withdrawal(of: mended))
        #expect(try store.board(on: "2026-02-10") == ["1.000001 [\(wall)]"])
        try store.record(withdrawal(of: wall))
        #expect(try store.board(on: "2026-02-10") == [])
        #expect(try store.registry.readModelsDiffering() == [])
        // What was struck may be recorded anew.
        #expect(try store.record(posting(on: "2026-02-10", ["1.000001"])).position > mended)
    }

    @Test func `a posting is corrected as a posting only`() throws {
        let wall = try store.record(posting(on: "2026-02-10", ["1.000001"])).position
        for fact in ["effectiveFrom: 2026-02-10", "commune: \"07001\", observedOn: 2026-02-08, by: A, findings: B"] {
            #expect(throws: InputFault.self) { try store.record(correction(of: wall, fact: fact)) }
        }
        #expect(throws: InputFault.self) { try store.record(correction(of: wall, line: abolish("1.000001"))) }
    }

    @Test func `the board of a commune that does not live on the day is refused, naming whom to ask`() throws {
        let head = try store.registry.log.head()
        let missing = #expect(throws: NoUnit.self) {
            try store.record(posting(on: "2026-02-10", [], commune: "09999"))
        }
        #expect(missing?.isKnown == false)
        #expect(missing?.known == head.size)
        #expect(throws: NoUnit.self) { try store.record(posting(on: "1990-02-10", [])) }
        #expect(throws: NoUnit.self) { try store.record(observation(on: "1990-02-10", [])) }
        #expect(try store.registry.log.head() == head)
        #expect(try store.registry.readModelsDiffering() == [])
    }

    @Test func `a list of a basis that nobody could know yet is refused`() throws {
        let size = try store.registry.log.size()
        let digest = String(repeating: "0", count: 64)
        try store.expectRefused(
            .positionBeyondHead(size + 1, size: size),
            posting(on: "2026-02-10", receipt: digest, basis: "on: 2026-02-10, known: \(size + 1)"))
    }

    @Test func `a day to come is recorded with a warning`() throws {
        let outcome = try store.record(posting(on: "2027-02-10", ["1.000001"]))
        #expect(outcome[0].warnings == [.boardToCome("07001", on: "2027-02-10")])
    }
}

/// Lists that are known by their digest.
@Suite struct ReceiptOfBoardTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01",
                lines: [issue("1.000001", days(10)), issue("1.000002")]))
    }

    @Test func `a digest of the list of that day shows what hangs there, in which version`() throws {
        let list = try store.catalogue(on: "2026-02-10")
        let position = try store.record(posting(on: "2026-02-10", receipt: list.digest)).position
        try store.record(
            decision("2", signed: "2026-02-20", from: "2026-03-01", lines: [amend("1.000001", days(5))]))
        let board = try store.registry.board(commune: "07001", on: "2026-03-02")
        #expect(board.entries.map { "\($0.procedure)" } == ["1.000001", "1.000002"])
        #expect(board.sources[0].list == .derived(2, .init(on: "2026-02-10", known: position - 1)))
        let gap = try store.gap(on: "2026-03-02")
        #expect(gap.brief == ["outdated 1.000001 older 2026-03-01"])
        #expect(gap.items[0].components.map(\.component) == [.timeLimit])
        #expect(gap.items[0].components[0].from?["value"] == .integer(10))
        #expect(gap.items[0].components[0].to?["value"] == .integer(5))
    }

    @Test func `a digest of an earlier knowledge is found by the basis it states, or by a receipt at hand`() throws {
        let known = try store.registry.log.size()
        let list = try store.catalogue(on: "2026-02-10")
        try store.record(decision("2", signed: "2026-02-03", from: "2026-02-05", lines: [issue("1.000003")]))
        let digestOnly = posting(on: "2026-02-11", receipt: list.digest)
        try store.record(digestOnly)
        let unknown = try store.registry.board(commune: "07001", on: "2026-02-12")
        #expect(unknown.sources[0].list == .digestOnly)
        #expect(unknown.entries.isEmpty)
        let gap = try store.gap(on: "2026-02-12")
        #expect(gap.counts.unseen == 3 && gap.counts.wrong == 0 && gap.counts.addUp)
        let receipt = Receipt(
            origin: store.registry.log.origin, commune: "07001", on: "2026-02-10",
            head: try store.registry.log.head(ofSize: known), rules: 1, list: list.digest)
        let told = try store.registry.board(commune: "07001", on: "2026-02-12", receipts: [receipt])
        #expect(told.entries.count == 2)
        try store.record(
            posting(on: "2026-02-12", receipt: list.digest, basis: "on: 2026-02-10, known: \(known)"))
        #expect(try store.registry.board(commune: "07001", on: "2026-02-12").entries.count == 2)
        #expect(try store.gap(on: "2026-02-12").brief == ["missing 1.000003 2026-02-05"])
    }
}
