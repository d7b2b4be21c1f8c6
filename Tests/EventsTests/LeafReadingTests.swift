import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing
import Verification

/// How the check of a log reads leaves: in batches, by a scanner of its own.
@Suite struct LeafReadingTests {
    /// A leaf with all that canonical JSON has: letters of two and three bytes, escapes, integers, truth values, lists.
    private static func leaf() throws -> [UInt8] {
        let store = try TemporaryRegistry()
        try store.record(
            #"""
            {"kind":"decision","command":"a\"b\\c","decision":{"issuer":"31","number":"1/QĐ-UBND","signedOn":"2026-01-01"},
             "lines":[{"line":"I.1","act":"issue","procedure":"1.000001","territory":{"communes":["11824"]},
              "content":{"name":"Đăng ký \"khai sinh\"\nlưu động","levels":["commune"],"keywords":["🜚","é"]}}]}
            """#)
        return try store.registry.log.event(at: 2).leaf
    }

    private static func isRefused(_ leaf: [UInt8]) throws -> Bool {
        try LogVerifier.verify(.lines(Data(leaf))).findings
            .contains(.unreadableFact(position: 1, .notCanonical))
    }

    @Test func `a leaf is read when it is what is written for its value, and no other`() throws {
        let leaf = try Self.leaf()
        #expect(try !Self.isRefused(leaf))
        var random = SystemRandomNumberGenerator()
        var refused = 0
        let pieces = [
            "\"", "\\", "\\u0041", "\\/", "\\n", "{", "}", "[", "]", ",", ":", " ", "0", "-", "1.5", "1e3", "null",
            "true", "\u{7F}", "é", "ế", "🜚",
        ].map { Array($0.utf8) }
        for _ in 0..<6_000 {
            var altered = leaf
            let index = Int.random(in: 1..<leaf.count - 1, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: altered[index] = UInt8.random(in: 11...255, using: &random)
            case 1: altered.remove(at: index)
            case 2: altered.insert(UInt8.random(in: 11...255, using: &random), at: index)
            default: altered.insert(contentsOf: pieces.randomElement(using: &random)!, at: index)
            }
            // Keys are ordered as they are written; no key that is written has an escape.
            guard !String(decoding: altered, as: UTF8.self).contains(/\\[^"]*":/) else { continue }
            let isCanonical = CanonicalJSON.value(of: altered).map { CanonicalJSON.bytes(of: $0) == altered } ?? false
            if !isCanonical { refused += 1 }
            #expect(try Self.isRefused(altered) == !isCanonical, "\(String(decoding: altered, as: UTF8.self))")
        }
        #expect((1_000..<5_500).contains(refused), "both are tried: \(refused)")
    }

    @Test(
        arguments: [
            [0xC1, 0x81], [0xE0, 0x81, 0x81], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x80, 0x81, 0x81],
            [0xFF],
            [0xE1, 0xBA], [0x80],
        ] as [[UInt8]])
    func `bytes that are no UTF-8 are refused`(_ bytes: [UInt8]) throws {
        var leaf = try Self.leaf()
        let name = try #require(leaf.indices.first { leaf[$0...].starts(with: "khai".utf8) })
        leaf.insert(contentsOf: bytes, at: name)
        #expect(try Self.isRefused(leaf))
    }

    /// Facts of about 3 kB, in submissions of 7: several batches, whose ends fall inside submissions.
    private static func long() throws -> (TemporaryRegistry, [[UInt8]]) {
        let store = try TemporaryRegistry()
        let text = String(repeating: "Hồ sơ \"gồm\" ", count: 200)
        for decision in 0..<100 {
            let lines = (0..<6).map { line in
                """
                {"line":"\(line)","act":"issue","procedure":"1.\(String(format: "%06d", decision * 6 + line))",
                 "content":{"name":"Thủ tục","levels":["commune"],"keywords":["\(text.replacing("\"", with: "\\\""))"]}}
                """
            }
            try store.record(
                """
                {"kind":"decision","decision":{"issuer":"31","number":"\(decision)/QĐ-UBND","signedOn":"2026-01-01"},
                 "lines":[\(lines.joined(separator: ","))]}
                """)
        }
        var leaves: [[UInt8]] = []
        try store.registry.log.forEachLeaf { leaves.append($1) }
        return (store, leaves)
    }

    @Test func `what lies between batches is seen as what lies within`() throws {
        let (store, leaves) = try Self.long()
        #expect(leaves.count == 700 && leaves.reduce(0) { $0 + $1.count } > 1 << 20)
        let file = LogCopy.file(store.directory.appending(path: "log.db"))
        let whole = try LogVerifier.verify(file)
        #expect(whole.findings == [] && whole.submissions == 100)
        #expect(try whole.head == store.registry.log.head())
        #expect(try file.contents().leaves == leaves)
        for missing in stride(from: 0, to: 700, by: 23) {
            var rest = leaves
            rest.remove(at: missing)
            let lines = Data(rest.joined(separator: [0x0A]))
            let found = try LogVerifier.verify(.lines(lines))
            // Each fact after it stands one place early; those of its decision have a number too many; its submission is
            // broken where the part is missing.
            let (after, ofDecision) = (699 - missing, 6 - missing % 7)
            #expect(found.head.size == 699)
            #expect(found.findingCount == after + ofDecision + 1, "without \(missing + 1)")
        }
    }

    @Test func `a value of another type is told, and so is a column that says otherwise`() throws {
        let (store, _) = try Self.long()
        let log = store.registry.log
        try log.run("DROP TRIGGER fact_not_updated")
        try log.run("UPDATE fact SET command = 'other' WHERE position = 650")
        let file = LogCopy.file(store.directory.appending(path: "log.db"))
        let found = try LogVerifier.verify(file).findings
        #expect(found.contains(.columnDiffers(position: 650, column: "command")))
        try log.run("PRAGMA writable_schema = ON")
        try log.run("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'fact'")
        try log.run("PRAGMA writable_schema = RESET")
        try log.run("UPDATE fact SET type = CAST(type AS BLOB) WHERE position IN (3, 690)")
        let again = try LogVerifier.verify(file).findings
        #expect(again.contains(.badValues(table: "fact", count: 2)))
    }
}
