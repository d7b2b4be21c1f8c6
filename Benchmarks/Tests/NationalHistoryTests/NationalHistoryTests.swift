import Foundation
import NationalHistory
import Testing

struct NationalHistoryTests {
    private struct History {
        var text = ""
        var counts: NationalHistory.Counts

        init(lines: Int = 6000, seed: UInt64) throws {
            var bytes: [UInt8] = []
            counts = try NationalHistory(lines: lines, seed: seed).write { bytes += $0 }
            text = String(decoding: bytes, as: UTF8.self)
        }

        var submissions: [[String: Any]] {
            get throws {
                try text.split(separator: "\n").map {
                    try JSONSerialization.jsonObject(with: Data($0.utf8)) as! [String: Any]
                }
            }
        }
    }

    @Test func `the same seed gives the same bytes, another seed another history`() throws {
        let history = try History(seed: 7).text
        #expect(try History(seed: 7).text == history)
        #expect(try History(seed: 8).text != history)
    }

    @Test func `what is told is what was written`() throws {
        let history = try History(seed: 1)
        let submissions = try history.submissions
        #expect(submissions.count == history.counts.submissions)
        let lines = submissions.compactMap { ($0["lines"] as? [Any])?.count }.reduce(0, +)
        let remarks = submissions.count { $0["kind"] as? String == "remark" }
        #expect(lines - remarks == history.counts.lines)
        #expect(history.counts.lines >= 6000)
        for act in ["issue", "amend", "replace", "cut", "abolish", "suspend", "resume", "effect", "correction"] {
            #expect(history.counts.acts[act, default: 0] > 0, "\(act)")
        }
    }

    @Test func `63 provinces and 10,035 communes become 34 and 3,321`() throws {
        var alive: Set<String> = []
        for submission in try History(seed: 3).submissions where submission["kind"] as? String == "units" {
            let day = submission["effectiveFrom"] as! String
            if day == "2025-07-01", alive.contains("02") {
                #expect(alive.count { $0.utf8.count == 2 } == 63)
                #expect(alive.count { $0.utf8.count == 5 } == 10_035)
            }
            guard day <= "2025-07-01" else { continue }
            for change in submission["changes"] as! [[String: [String: Any]]] {
                if let ended = change["dissolve"] { #expect(alive.remove(ended["code"] as! String) != nil) }
                if let begun = change["establish"] { #expect(alive.insert(begun["code"] as! String).inserted) }
            }
        }
        #expect(alive.count { $0.utf8.count == 2 } == 34)
        #expect(alive.count { $0.utf8.count == 5 } == 3_321)
    }

    @Test func `every text is in NFC`() throws {
        let text = try History(seed: 1).text
        #expect(Array(text.precomposedStringWithCanonicalMapping.utf8) == Array(text.utf8))
    }
}
