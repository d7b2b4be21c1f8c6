import Foundation
import Testing

/// The facts of a log as `tthc log --format jsonl` prints them, held against what every log must be.
struct LogOfSubmissions {
    /// The parts found of each submission, by its command.
    private(set) var parts: [String: [Int]] = [:]
    private(set) var size = 0

    init(_ lines: String) throws {
        for line in lines.split(separator: "\n") {
            let leaf = try JSON(String(line))
            size += 1
            #expect(try leaf.integer("position") == size, "a gap")
            let submission = try leaf.object("submission")
            let part = try submission.integer("part")
            parts[try submission.text("command"), default: []].append(part)
            #expect(try part <= submission.integer("of"))
            if part == 1 { of[try submission.text("command")] = try submission.integer("of") }
        }
    }

    private var of: [String: Int] = [:]

    /// Parts 1 to n of n of every submission, each once and in order.
    func expectWhole() {
        for (command, parts) in parts {
            #expect(parts == Array(1...max(1, of[command] ?? 0)), "half of \(command) is there, or it is there twice")
        }
    }
}

/// Submissions made up in number: one decision of three lines each.
enum ManySubmissions {
    static func text(_ numbers: Range<Int>, prefix: String) -> String {
        numbers.map { number in
            let lines = (1...3).map { line in
                """
                {"line":"I.\(line)","act":"issue","procedure":"1.\(String(format: "%06d", number * 3 + line))",\
                "content":{"name":"Thủ tục số \(number), dòng \(line)","field":"Hộ tịch","levels":["commune"]}}
                """
            }
            return """
                {"kind":"decision","command":"\(prefix)-\(number)","decision":{"issuer":"31",\
                "number":"\(number)/\(prefix)","signedOn":"2026-01-05","effectiveFrom":"2026-01-05"},\
                "lines":[\(lines.joined(separator: ","))]}
                """
        }.joined(separator: "\n") + "\n"
    }

    /// Writes them to a file beside the registry.
    static func write(_ numbers: Range<Int>, prefix: String, in store: TemporaryStore) throws -> String {
        let file = store.directory.appending(path: "\(prefix)-\(numbers.lowerBound)-\(numbers.upperBound).jsonl")
        try text(numbers, prefix: prefix).write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }
}
