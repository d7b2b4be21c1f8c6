import Events
import Projections
import RegistryTestSupport
import Testing

/// The sample of the repository, judged by hand.
@Suite struct SampleTests {
    let store: TemporaryRegistry

    init() throws {
        store = try Sample.registry()
    }

    @Test func `Vĩnh Bảo has four linked procedures through 7 September 2026 and two in their place from the 8th`()
        throws
    {
        let ended: Set<ProcedureCode> = ["2.001023", "2.000986", "2.002621", "2.002622"]
        let begun: Set<ProcedureCode> = ["3.000722", "2.002913"]
        let before = Set(try store.listed("11824", on: "2026-09-07"))
        let after = Set(try store.listed("11824", on: "2026-09-08"))

        #expect(before.count == 180)
        #expect(before.isSuperset(of: ended))
        #expect(before.isDisjoint(with: begun))
        #expect(after == before.subtracting(ended).union(begun))
    }

    @Test func `the difference names 3582 for each row`() throws {
        let changes = try store.difference("11824", from: "2026-09-07", to: "2026-09-08")

        #expect(Set(changes.added.map(\.procedure)) == ["3.000722", "2.002913"])
        #expect(Set(changes.removed.map(\.procedure)) == ["2.001023", "2.000986", "2.002621", "2.002622"])
        #expect(changes.changed.isEmpty)
        for row in changes.added + changes.removed {
            #expect(row.causes.map(\.line.decision.number) == ["3582/QĐ-UBND"])
            #expect(row.causes.map(\.line.act) == [.replace])
            #expect(row.causes.map(\.label) == [.law])
        }
    }

    @Test func `1.013860 keeps its content through 28 February 2027 and is cut from 1 March`() throws {
        for day: CivilDate in ["2026-09-08", "2027-02-28"] {
            #expect(try store.component(.field, of: "1.013860", in: "11824", on: day) != .text("Phòng bệnh"))
            #expect(try store.upcoming("11824", on: day).contains("1.013860 cut 2027-03-01"))
        }
        let old = try #require(try store.days(of: "1.013860", in: "11824", on: "2027-02-28"))
        #expect(try store.component(.field, of: "1.013860", in: "11824", on: "2027-03-01") == .text("Phòng bệnh"))
        #expect(try store.days(of: "1.013860", in: "11824", on: "2027-03-01") == 3)
        #expect(old > 3)
        #expect(try store.component(.dossier, of: "1.013860", in: "11824", on: "2027-03-01")?.list?.count == 3)
    }

    @Test func `the cuts of the sample keep what they lighten`() throws {
        var cuts: [ProcedureCode: Int] = [:]
        try store.registry.log.forEach { recorded, _ in
            guard case .line(let fact) = recorded.event, fact.line.act == .cut else { return }
            cuts[fact.line.procedure] = fact.reductions.count
        }

        #expect(cuts == ["1.013860": 1, "1.014111": 1, "1.001138": 1, "2.002603": 1])
    }

    @Test func `legal bases that end on 28 February 2027 are for review from 1 March, and their procedures stay`()
        throws
    {
        func ended(_ day: CivilDate) throws -> Set<ProcedureCode> {
            Set(try store.catalogue("11824", on: day).review.filter { $0.reason == .basisEnded }.map(\.procedure))
        }

        #expect(try ended("2027-02-28") == [])
        #expect(try ended("2027-03-01") == ["2.000528", "2.000806"])
        #expect(Set(try store.listed("11824", on: "2027-03-01")).isSuperset(of: ["2.000528", "2.000806"]))
    }

    @Test func `internal decisions are recorded and are in no catalogue`() throws {
        let decisions = try store.registry.decisions(on: "2026-11-01").decisions
        let hidden = Set(decisions.filter(\.isInternal).map(\.identity.number))

        #expect(hidden.count == 10)
        #expect(decisions.filter { $0.identity.issuer == "31" && !$0.isInternal }.count == 24)
        for place in try Sample.communes(of: store.registry, on: "2026-11-01") {
            let catalogue = try store.catalogue(place, on: "2026-11-01")
            let used =
                (catalogue.entries + catalogue.suspended).flatMap { [$0.first, $0.latest] }
                + catalogue.upcoming.map(\.line)
            #expect(used.allSatisfy { !hidden.contains($0.decision.number) })
        }
    }

    @Test func `undated decisions change nothing, and the annex of 3958 is pending`() throws {
        let listed = try store.listed("11824", on: "2026-12-31")
        let status = try store.registry.status(on: "2026-12-31")

        #expect(listed.contains("1.009444"))
        #expect(!listed.contains("1.116556"))
        #expect(
            try store.upcoming("11824", on: "2026-12-31").contains("1.116556 issue Ngày có hiệu lực chưa được trích"))
        #expect(status.pending.map(\.identity.number) == ["3958/QĐ-UBND"])
        #expect(status.conflicts.isEmpty)
    }

    @Test func `the codes of the old communes answer before 1 July 2025, and after it name who took their land`() throws
    {
        for (code, heir) in [("11857", "11824"), ("11839", "11836"), ("11884", "11911")] as [(UnitCode, UnitCode)] {
            #expect(try store.catalogue(code, on: "2025-06-30").commune.code == code)
            let none = #expect(throws: NoUnit.self) { try store.catalogue(code, on: "2025-07-01") }
            #expect(none?.relatives.map(\.code) == [heir])
        }
        #expect(try store.catalogue("11824", on: "2025-06-30").commune.name == "Thị trấn Vĩnh Bảo")
        #expect(try store.catalogue("11824", on: "2025-07-01").commune.name == "Xã Vĩnh Bảo")
    }

    @Test func `recording every file again adds nothing`() throws {
        let head = try store.registry.log.head()
        let again = try Sample.files().flatMap { try store.record($0) }

        #expect(again.count == 37)
        for outcome in again {
            guard case .alreadyRecorded = outcome.result else {
                Issue.record("\(outcome.result)")
                continue
            }
        }
        #expect(try store.registry.log.head() == head)
    }
}
