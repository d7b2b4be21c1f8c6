import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

@Suite struct SearchTests {
    private func registry() throws -> TemporaryRegistry {
        let store = try TemporaryRegistry()
        try store.record(land)
        let birth = "name: Đăng ký khai sinh, field: Hộ tịch, keywords: [trẻ em]"
        let bases = "legalBases: [{number: 60/2014/QH13, title: Luật Hộ tịch}, {number: 123/2015/NĐ-CP}]"
        try store.record(
            decision(
                "02144/QĐ-UBND", signed: "2026-01-01", from: "2026-01-01",
                lines: [
                    line("issue", "1.000001", "content: {\(birth), levels: [commune], \(bases)}"),
                    line("issue", "1.000002", "content: {name: Đăng ký lại khai sinh lưu động, levels: [commune]}"),
                    line("issue", "1.000003", "content: {name: Hòa giải tranh chấp đất đai, levels: [province]}"),
                    line("issue", "1.000004", "content: {name: Hoả táng, levels: [commune], field: Khai sinh thái}"),
                    line(
                        "issue", "2.000815", "content: {name: Chứng thực bản sao, levels: [commune]}",
                        "effectiveFrom: 2026-06-01"),
                    line(
                        "issue", "1.000006", "content: {name: Hòa giải ở cơ sở, levels: [commune]}",
                        "territory: {communes: [\"07001\"]}"),
                ]))
        try store.record(
            decision(
                "QĐ18-BTP", by: "BTP", signed: "2026-03-01", from: "2026-03-01",
                lines: [
                    line(
                        "amend", "1.000003", "changes: {notes: mới}",
                        "basis: [Nghị định số 18/2026/NĐ-CP của Chính phủ]"),
                    line("abolish", "1.000002"),
                ]))
        return store
    }

    private func codes(
        _ store: TemporaryRegistry, _ text: String, commune: UnitCode? = nil, on day: CivilDate = "2026-04-01",
        known: Int? = nil, all: Bool = false
    ) throws -> [String] {
        try store.registry.search(
            try #require(SearchQuery(text)), commune: commune, on: day, known: known, limit: 20, includesOthers: all
        ).items.map { "\($0.procedure) \($0.state.name) \($0.match)" }
    }

    @Test func `words find names, in any spelling, the closest first`() throws {
        let store = try registry()
        for text in ["dang ky khai sinh", "đăng kí khai sinh", "ĐĂNG KÝ  KHAI SINH", "Đăng ky\u{301} khai sinh"] {
            #expect(try codes(store, text) == ["1.000001 inForce name"], "\(text)")
        }
        #expect(
            try codes(store, "khai sinh", on: "2026-02-01") == [
                "1.000001 inForce name", "1.000002 inForce name", "1.000004 inForce field",
            ])
        for text in ["hoà giải", "HÒA GIẢI", "hoa giai"] {
            #expect(try codes(store, text) == ["1.000006 inForce name", "1.000003 inForce name"], "\(text)")
        }
        #expect(try codes(store, "hỏa") == ["1.000004 inForce name", "1.000006 inForce name", "1.000003 inForce name"])
        #expect(try codes(store, "tre em") == ["1.000001 inForce keywords"])
        #expect(try codes(store, "thu tuc chung thuc", on: "2026-06-01") == ["2.000815 inForce name"])
        #expect(try codes(store, "dang ky khai si") == ["1.000001 inForce name"])
        #expect(try codes(store, "không có chữ này") == [])
    }

    @Test func `codes find procedures, whole, begun or with the suffix of a list`() throws {
        let store = try registry()
        let found = ["2.000815 inForce code"]
        for text in [
            "2.000815.000.00.00.H55", "2.000815.h55", "2.000815", "2000815", "000815", "2.0008", "2.000815 .H55",
        ] {
            #expect(try codes(store, text, on: "2026-06-01") == found, "\(text)")
        }
        #expect(try codes(store, "1.00000 hoa giai") == ["1.000006 inForce name", "1.000003 inForce name"])
        #expect(try codes(store, "9.000001") == [])
    }

    @Test func `numbers find what rests on a paper, and what a decision brought`() throws {
        let store = try registry()
        for text in [
            "nghi dinh 18/2026", "Nghị định số 18/2026/NĐ-CP", "18/2026/NĐ -CP", "18/2026", "nđ 18",
            "nghị định 18 hòa giải",
        ] {
            #expect(try codes(store, text) == ["1.000003 inForce basis"], "\(text)")
        }
        #expect(try codes(store, "chính phủ hòa giải") == [])
        #expect(try codes(store, "nghị định chính phủ") == ["1.000003 inForce basis"])
        #expect(try codes(store, "thong tu 18/2026") == [])
        #expect(try codes(store, "nghi dinh 18/2026", on: "2026-02-01") == [])
        for text in ["luật 60/2014", "60/2014/QH13", "luật hộ tịch", "123/2015/ND-CP"] {
            #expect(try codes(store, text) == ["1.000001 inForce basis"], "\(text)")
        }
        for text in ["2144/QĐ-UBND", "02144/QD-UBND", "quyết định 2144", "2144"] {
            #expect(
                try codes(store, text)
                    == ["1.000001", "1.000003", "1.000004", "1.000006"].map { "\($0) inForce decision" },
                "\(text)")
        }
        for text in ["QĐ18-BTP", "18/QĐ-BTP"] {
            #expect(try codes(store, text) == ["1.000003 inForce decision"], "\(text)")
        }
    }

    @Test func `a commune finds what is in force there, a day what was in force then`() throws {
        let store = try registry()
        #expect(try codes(store, "hoà giải", commune: "09001") == ["1.000003 inForce name"])
        #expect(try codes(store, "hoà giải", commune: "07001").count == 2)
        #expect(try codes(store, "khai sinh", on: "2025-12-31") == [])
        #expect(try codes(store, "khai sinh", known: 13) == [])
        #expect(throws: NoUnit.self) { try codes(store, "hoà giải", commune: "07002") }
    }

    @Test func `what was or will be in force is found when asked for, after what is`() throws {
        let store = try registry()
        #expect(
            try codes(store, "khai sinh", all: true) == [
                "1.000001 inForce name", "1.000004 inForce field", "1.000002 ended name",
            ])
        #expect(try codes(store, "chung thuc", all: true) == ["2.000815 upcoming name"])
        let report = try store.registry.search(
            try #require(SearchQuery("2.000815")), commune: nil, on: "2026-04-01", limit: 20)
        #expect(report.items.isEmpty && report.onlyOthers)
    }

    @Test func `the first so many are told, and that there are more`() throws {
        let store = try registry()
        let query = try #require(SearchQuery("khai sinh"))
        let report = try store.registry.search(query, commune: nil, on: "2026-02-01", limit: 2)
        #expect(report.items.count == 2 && report.hasMore)
        #expect(try !store.registry.search(query, commune: nil, on: "2026-02-01", limit: 3).hasMore)
    }

    @Test(arguments: ["", "  ", "!?", "\u{200B}"])
    func `nothing is looked for in signs`(text: String) {
        #expect(SearchQuery(text) == nil)
    }

    @Test(arguments: [
        ("18/2026/NĐ-CP", ["18/2026/nd-cp"]), ("Nghị định số 18/2026", ["18/2026/nd"]), ("569./QĐ-BXD", ["569/qd-bxd"]),
        ("1170/QD-BTP", ["1170/qd-btp"]), ("3980 /QĐ-BQP", ["3980/qd-bqp"]), ("QĐ2338-BTP", ["2338/qd-btp"]),
        ("Quyết định số 6225/QĐ-BQP ngày 16/01/2026", ["6225/qd-bqp"]), ("66.7/2025/NQ-CP", ["66.7/2025/nq-cp"]),
        ("364a/QĐ-UBND", ["364a/qd-ubnd"]), ("02144/QĐ-UBND", ["2144/qd-ubnd"]), ("khu 3/2", []), ("16/01/2026", []),
        ("Luật Hộ tịch số 60/2014/QH13; Thông tư 04/2020/TT-BTP", ["60/2014/qh13", "4/2020/tt-btp"]), ("", []),
        ("0/", []),
    ])
    func `numbers of papers are read as people write them`(text: String, numbers: [String]) {
        let found = PaperNumber.all(in: text).map {
            [$0.number, $0.year, $0.symbol].compactMap(\.self).joined(separator: "/")
        }
        #expect(found == numbers)
    }

    @Test func `no number of a paper is passed over, whatever its characters`() {
        let numbers = [
            "1/QĐ-A", "½/2020", "²/QĐ-B", "Ⅳ/QĐ-C", "٣/QĐ-D", "၃/QĐ-E", "３/QĐ-F", "&#49;/QĐ-G", "𝟑/QĐ-H", "③/QĐ-I",
        ]
        for number in numbers {
            for text in [number, "Quyết định số \(number) – về “hộ tịch”", "Ủy ban \(number)"] {
                // What may begin a character reference has every text looked at.
                #expect(PaperNumber.all(in: text) == PaperNumber.all(in: text + " &"), "\(text)")
                #expect(!PaperNumber.all(in: text).isEmpty || number == "½/2020", "\(text)")
            }
        }
        #expect(PaperNumber.all(in: "Đăng ký khai sinh – “ấy”, ỵ").isEmpty)
    }
}

/// Searching against the brute-force judge, on random histories.
@Suite struct SearchRandomTests {
    private static let words = [
        "dang ky", "đăng ký khai sinh", "CHỨNG THỰC", "ket hon", "ho tich", "đất đai", "a b", "nghi dinh 18/2026",
        "luat 60",
        "ky khai tich",
    ]

    @Test(arguments: 0..<4)
    func `search finds what the judge finds`(block: UInt64) throws {
        for seed in block * 3..<block * 3 + 3 { try check(seed) }
    }

    private func check(_ seed: UInt64) throws {
        let history = RandomHistory(seed: seed)
        let store = try TemporaryRegistry()
        var answers: [(query: SearchQuery, commune: UnitCode?, on: CivilDate, known: Int, value: Value)] = []
        var random = SplitMix64(seed: seed)
        try store.record(
            history,
            then: { _ in
                let query = SearchQuery(random.one(of: Self.words))!
                let day = random.one(of: history.interestingDays)
                let known = try store.registry.log.size()
                answers.append(
                    (query, nil, day, known, try store.registry.search(query, commune: nil, on: day, limit: 3).value))
            })
        // Same papers, same answer, whatever was recorded since.
        for answer in answers {
            let again = try store.registry.search(
                answer.query, commune: answer.commune, on: answer.on, known: answer.known, limit: 3)
            #expect(again.value == answer.value, "seed \(seed), \(answer.query.text) \(answer.on) \(answer.known)")
        }
        let size = try store.registry.log.size()
        let judge = BruteForce(facts: Array(history.facts.prefix(size)))
        for _ in 0..<3 {
            let day = random.one(of: history.interestingDays)
            let known = random.chance(60) ? size : random.number(0...size)
            let catalogues = history.communes.compactMap { commune in
                judge.catalogue(commune: commune, on: day, known: known).map { (commune, $0.entries + $0.suspended) }
            }
            for text in Self.words {
                let query = SearchQuery(text)!
                var everywhere: Set<ProcedureCode> = []
                for (commune, entries) in catalogues {
                    let expected = Set(entries.filter { isMeant(text, by: $0.content) }.map(\.procedure))
                    everywhere.formUnion(expected)
                    let found = try store.registry.search(query, commune: commune, on: day, known: known, limit: 1000)
                    #expect(
                        Set(found.items.filter(\.isListed).map(\.procedure)) == expected,
                        "seed \(seed), \(text) in \(commune) on \(day) at \(known)")
                }
                let found = try store.registry.search(query, commune: nil, on: day, known: known, limit: 1000)
                let listed = Set(found.items.filter(\.isListed).map(\.procedure))
                // A procedure may be of commune level in one commune and not in the one it is shown for.
                #expect(
                    listed.isSubset(of: everywhere) && everywhere.isSubset(of: Set(found.items.map(\.procedure))),
                    "seed \(seed), \(text) on \(day) at \(known)")
            }
        }
        if seed % 3 == 0 { #expect(try store.registry.readModelsDiffering() == [], "seed \(seed)") }
    }

    /// Whether a content has every word, by folding of its own.
    private func isMeant(_ text: String, by content: [Component: Value]) -> Bool {
        let bases = (content[.legalBases]?.list ?? []).map { $0["number"]!.text! }
        if text == "nghi dinh 18/2026" { return bases.contains("18/2026/NĐ-CP") }
        if text == "luat 60" { return bases.contains("60/2014/QH13") }
        let texts =
            [content[.name]?.text, content[.field]?.text].compactMap(\.self)
            + (content[.keywords]?.list ?? []).compactMap(\.text) + bases
        let words = Set(texts.flatMap { folded($0).split { !$0.isLetter && !$0.isNumber } })
        return folded(text).split(separator: " ").allSatisfy(words.contains)
    }

    private func folded(_ text: String) -> String {
        text.lowercased().replacingOccurrences(of: "đ", with: "d")
            .folding(options: .diacriticInsensitive, locale: nil).replacingOccurrences(of: "ky", with: "ki")
    }
}
