import Foundation
import Testing

/// `upcoming`: how far ahead, and as a calendar.
@Suite struct UpcomingTests {
    /// Three days to come and one that is not known.
    private static let store: Result<TemporaryStore, any Error> = Result {
        let papers = ["2020-06-30", "2020-07-01", "2020-12-31"].enumerated().map { index, day in
            """
            kind: decision
            decision: {issuer: "31", number: \(index + 10)/QĐ-UBND, signedOn: 2020-05-01, effectiveFrom: \(day)}
            lines:
              - line: "I.1"
                act: issue
                procedure: "1.00001\(index)"
                content:
                  name: 'Cấp, đổi; thu hồi \\n giấy phép đối với hộ gia đình có hoàn cảnh đặc biệt khó khăn, lần \(index)'
                  levels: [commune]
            """
        }
        let store = try LatePapers.store(of: LatePapers.all + papers)
        atexit { try? FileManager.default.removeItem(at: UpcomingTests.store.get().directory) }
        return store
    }

    private let question = ["upcoming", "--commune", "11824", "--on", "2020-06-01"]

    private func ask(_ more: [String]) throws -> String { try Self.store.get().succeed(question + more) }

    @Test(arguments: [
        ("29d", "2020-06-30", 1), ("30", "2020-07-01", 2), ("4w", "2020-06-29", 0), ("5w", "2020-07-06", 2),
        ("0d", "2020-06-01", 0), ("213d", "2020-12-31", 3), ("999999d", "4758-04-28", 3),
    ])
    func `a period ends with its last day`(period: String, through: String, count: Int) throws {
        let answer = try JSON(ask(["--within", period, "--format", "json"]))
        #expect(try answer.text("through") == through)
        #expect(try answer.objects("dated").count == count)
        #expect(try answer.objects("undated").map { try $0.text("procedure") } == ["1.000002"])
    }

    @Test func `without a period there is no end`() throws {
        let answer = try JSON(ask(["--format", "json"]))
        #expect(answer.keys == ["schema", "basis", "commune", "dated", "undated"])
        #expect(
            try answer.objects("dated").map { try $0.text("effectiveFrom") }
                == ["2020-06-30", "2020-07-01", "2020-12-31"])
        let undated = try answer.objects("undated")[0]
        #expect(!undated.keys.contains("effectiveFrom"))
        #expect(try undated.text("condition") == "theo Quyết định của Bộ, khi có")
        #expect(try undated.text("decidedBy") == "31")
    }

    @Test(arguments: ["d", "w", "90m", "-1", "1.5d", "90 d", "d90", "1000000d", "٩d"])
    func `what is no period is wrong by itself`(period: String) throws {
        let run = try Program.run(question + ["--within=\(period)"], in: Self.store.get())
        #expect(run.exitCode == 2, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("--within"))
    }

    // The calendar.

    /// Its lines as a program reads them: unfolded.
    private func lines(_ more: [String] = []) throws -> [String] {
        let text = try ask(more + ["--format", "ics"])
        return text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
    }

    @Test func `every line of a calendar ends with CRLF and is at most 75 octets long`() throws {
        let bytes = Array(try ask(["--format", "ics"]).utf8)
        #expect(bytes.suffix(2) == [13, 10])
        var lines: [[UInt8]] = [[]]
        for (index, byte) in bytes.enumerated() {
            lines[lines.count - 1].append(byte)
            #expect((byte == 10) == (index > 0 && bytes[index - 1] == 13), "octet \(index)")
            if byte == 10 { lines.append([]) }
        }
        #expect(lines.removeLast() == [])
        #expect(lines.contains { $0.first == 32 }, "nothing is folded")
        for line in lines {
            #expect(line.count - 2 <= 75)
            #expect(String(validating: line, as: UTF8.self) != nil, "a character is broken")
        }
    }

    @Test func `a calendar holds an event for each day that is known, and none for what has no day`() throws {
        let lines = try lines()
        #expect(lines.first == "BEGIN:VCALENDAR")
        #expect(lines.suffix(2) == ["END:VCALENDAR", ""])
        #expect(lines.contains("VERSION:2.0"))
        #expect(lines.contains { $0.hasPrefix("PRODID:") })
        #expect(lines.count { $0 == "BEGIN:VEVENT" } == 3)
        #expect(lines.count { $0 == "END:VEVENT" } == 3)
        #expect(
            lines.filter { $0.hasPrefix("DTSTART") }
                == ["20200630", "20200701", "20201231"].map { "DTSTART;VALUE=DATE:\($0)" })
        #expect(
            lines.filter { $0.hasPrefix("DTEND") }
                == ["20200701", "20200702", "20210101"].map { "DTEND;VALUE=DATE:\($0)" })
        #expect(lines.filter { $0.contains(#/^DTSTAMP:\d{8}T\d{6}Z$/#) }.count == 3)
        #expect(Set(lines.filter { $0.hasPrefix("UID:") }).count == 3)
        #expect(!lines.contains { $0.contains("1.000002") })
        #expect(try self.lines(["--within", "29d"]).count { $0 == "BEGIN:VEVENT" } == 1)
    }

    @Test func `what separates values is escaped`() throws {
        let summaries = try lines().filter { $0.hasPrefix("SUMMARY:") }
        #expect(
            summaries.map { $0.drop { $0 != "C" } }
                == (0..<3).map {
                    #"Cấp\, đổi\; thu hồi \\n giấy phép đối với hộ gia đình có hoàn cảnh đặc biệt khó khăn\, lần \#($0)"#
                }.map { $0[...] })
    }

    @Test func `the same calendar is made twice, and later days do not change its events`() throws {
        #expect(try lines() == lines())
        let earlier = try Self.store.get().succeed(
            ["upcoming", "--commune", "11824", "--on", "2020-06-30", "--format", "ics"])
        let later = try Self.store.get().succeed(
            ["upcoming", "--commune", "11824", "--on", "2020-06-29", "--format", "ics"])
        let event = try #require(earlier.firstRange(of: "BEGIN:VEVENT"))
        let end = try #require(earlier.ranges(of: "END:VEVENT").last)
        #expect(later.contains(earlier[event.lowerBound..<end.upperBound]))
    }
}

extension String {
    fileprivate init?(validating bytes: [UInt8], as encoding: UTF8.Type) {
        guard let text = String(data: Data(bytes), encoding: .utf8) else { return nil }
        self = text
    }
}
