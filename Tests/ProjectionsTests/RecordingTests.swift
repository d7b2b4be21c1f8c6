import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

/// What is recorded, what is refused, and what is said of it: identities, warnings, dry runs.
@Suite struct RecordingTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
    }

    @Test func `the same command with the same content adds nothing and says so`() throws {
        let paper =
            "command: qd-1\n" + decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001")])
        let first = try store.record(paper)
        let head = try store.registry.log.head()

        #expect(first[0].result == .recorded(14...15))
        #expect(try store.record(paper)[0].result == .alreadyRecorded(14))
        #expect(try store.registry.log.head() == head)
    }

    @Test func `without a command the content is the command, in whatever form it is written`() throws {
        try store.record(decision("1", signed: "2026-01-02", lines: [abolish("1.000001")]))
        let again = """
            {"lines":[{"procedure":"1.000001","act":"abolish","line":"1"}],
             "decision":{"signedOn":"2026-01-02","number":"1","issuer":"24"},"kind":"decision"}
            """

        #expect(try store.record(again)[0].result == .alreadyRecorded(14))
    }

    @Test func `a command used again with another content is refused`() throws {
        try store.record("command: qd-1\n" + decision("1", signed: "2026-01-02"))

        try store.expectRefused(
            .commandUsed("qd-1", position: 14), "command: qd-1\n" + decision("2", signed: "2026-01-02"))
    }

    @Test func `a decision whose issuer, number and day of signature stand already is refused`() throws {
        try store.record(decision("1", signed: "2026-01-02"))

        try store.expectRefused(
            .decisionRecorded(.init(issuer: "24", number: "1", signedOn: "2026-01-02"), position: 14),
            decision("1", signed: "2026-01-02", "title: Khác", lines: [issue("1.000001")]))
    }

    @Test func `numbers repeat among issuers and years`() throws {
        try store.record(decision("1", signed: "2026-01-02"))
        try store.record(decision("1", signed: "2025-01-02"))
        try store.record(decision("1", by: "BTP", signed: "2026-01-02"))

        #expect(try store.registry.decisions(on: "2026-01-02").decisions.count == 3)
    }

    @Test func `a line may take effect before it is signed`() throws {
        try store.record(decision("1", signed: "2026-01-02", from: "2025-11-01", lines: [issue("1.000001")]))

        #expect(try store.listed(on: "2025-11-01") == ["1.000001"])
        #expect(try store.registry.history(of: "1.000001", on: "2026-02-01").facts.map(\.marks) == [[.retroactive]])
    }

    @Test func `a code that no unit ever had, and a territory outside the issuer's, are warned of`() throws {
        let outcome = try store.record(
            decision(
                "1", by: "27", signed: "2025-01-02", from: "2025-02-01",
                lines: [
                    issue("1.000001", "", #"territory: {communes: ["09001", "99999"]}"#),
                    issue("1.000002", "", #"territory: {communes: ["07001"]}"#),
                    issue("1.000003", "", #"territory: {provinces: ["24"]}"#),
                    issue("1.000004", "", "territory: nation"),
                ]))

        #expect(
            outcome[0].warnings == [
                .unknownTerritory(line: "1", code: "99999"),
                .territoryOutsideIssuer(line: "2", code: "07001", issuer: "27"),
                .territoryOutsideIssuer(line: "3", code: "24", issuer: "27"),
                .territoryOutsideIssuer(line: "4", code: nil, issuer: "27"),
            ])
        #expect(try store.listed("07001", on: "2025-02-01") == ["1.000002", "1.000003", "1.000004"])
    }

    @Test func `before the merger the land of the other province is outside the issuer's, though its code lives on`()
        throws
    {
        let outcome = try store.record(
            decision(
                "1", signed: "2025-01-02", from: "2025-02-01",
                lines: [
                    issue("1.000001", "", #"territory: {communes: ["09001"]}"#),
                    issue("1.000002", "", #"territory: {provinces: ["27"]}"#),
                ]))

        #expect(
            outcome[0].warnings == [
                .territoryOutsideIssuer(line: "1", code: "09001", issuer: "24"),
                .territoryOutsideIssuer(line: "2", code: "27", issuer: "24"),
            ])
    }

    @Test func `old land of a province merged into the issuer's is its own`() throws {
        let outcome = try store.record(
            decision(
                "1", signed: "2025-08-01", from: "2025-08-01",
                lines: [
                    issue("1.000001", "", #"territory: {provinces: ["27"], asOf: 2025-06-30}"#),
                    issue("1.000002", "", #"territory: {communes: ["09002"], asOf: 2025-06-30}"#),
                ]))

        #expect(outcome[0].warnings == [])
        #expect(try store.listed("09001", on: "2025-08-01") == ["1.000001"])
        #expect(try store.listed("09010", on: "2025-08-01") == ["1.000001", "1.000002"])
    }

    @Test func `a decision without lines is warned of unless its annex is to come or it is internal`() throws {
        let plain = try store.record(decision("1", signed: "2026-01-02"))
        let pending = try store.record(decision("2", signed: "2026-01-02", "linesPending: true"))
        let hidden = try store.record(decision("3", signed: "2026-01-02", "internal: true"))

        #expect(plain[0].warnings == [.noLines(.init(issuer: "24", number: "1", signedOn: "2026-01-02"))])
        #expect(pending[0].warnings == [])
        #expect(hidden[0].warnings == [])
    }

    @Test func `a refused submission is never there by half, and those before it are`() throws {
        let good = decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001")])
        let bad = decision(
            "2", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000002"), amend("1.000003", days(1))])

        #expect(throws: Refusal.self) { try store.record("\(good)\n---\n\(bad)\n---\n\(good)") }
        #expect(try store.registry.log.size() == 15)
        #expect(try store.listed(on: "2026-02-01") == ["1.000001"])
        #expect(try store.registry.readModelsDiffering() == [])
    }

    @Test func `a dry run writes nothing and tells the difference of each day`() throws {
        let head = try store.registry.log.head()
        let paper = decision(
            "1", signed: "2026-01-02", from: "2026-02-01",
            lines: [issue("1.000001"), issue("1.000002", "", "effectiveFrom: 2026-03-01")])
        let outcome = try store.record(paper, isDryRun: true)[0]

        #expect(outcome.result == .wouldRecord(14...16))
        #expect(outcome.differences.map(\.to.on) == ["2026-02-01", "2026-03-01"])
        #expect(outcome.differences.map { $0.groups.flatMap(\.communes).count } == [3, 3])
        #expect(
            outcome.differences.map { Set($0.groups.flatMap(\.changes.added).map(\.procedure)) } == [
                ["1.000001"], ["1.000001", "1.000002"],
            ])
        #expect(try store.registry.log.head() == head)
        #expect(try store.listed(on: "2026-03-01") == [])
        #expect(try store.record(paper)[0].result == .recorded(14...16))
    }

    @Test func `a dry run refuses what would be refused`() throws {
        #expect(throws: Refusal.self) {
            try store.record(
                decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [abolish("1.000001")]), isDryRun: true)
        }
        #expect(try store.registry.log.size() == 13)
    }

    @Test func `recordedAt never goes back, though the clock does`() throws {
        var instants = ["2026-05-02T00:00:00.000Z", "2026-05-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"]
        let fresh = try TemporaryRegistry()
        var recorder = Recorder(fresh.registry, by: "lan", clock: { Instant(instants.removeFirst())! })
        for number in ["1", "2", "3"] {
            var file = try SubmissionFile(
                name: "a.yaml", contents: Data(decision(number, signed: "2026-01-02").utf8))
            _ = try recorder.record(try #require(try file.next()))
        }

        #expect(
            try (1...3).map { try fresh.registry.log.event(at: $0).recordedAt.description } == [
                "2026-05-02T00:00:00.000Z", "2026-05-02T00:00:00.000Z", "2027-01-01T00:00:00.000Z",
            ])
        #expect(try fresh.registry.log.event(at: 2).recordedBy == "lan")
    }
}
