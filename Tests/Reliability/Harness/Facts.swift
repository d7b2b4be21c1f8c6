import Foundation

/// The facts of a log as `tthc log --format jsonl` prints them.
struct Facts: Sendable {
    private struct Leaf: Decodable {
        struct Submission: Decodable {
            let command: String
            let of: Int
            let part: Int
        }

        let position: Int
        let submission: Submission
    }

    /// The bytes of each fact.
    let lines: [Data]
    /// The submissions in their order, each with its number of facts.
    private(set) var submissions: [(command: String, facts: Int)] = []
    /// What no log may be: gaps, halves, doubles.
    private(set) var problems: [String] = []

    init(_ output: Data) {
        lines = output.split(separator: UInt8(ascii: "\n")).map { Data($0) }
        let decoder = JSONDecoder()
        var open: (command: String, of: Int, part: Int)?
        var seen: Set<String> = []
        for (index, line) in lines.enumerated() {
            guard let leaf = try? decoder.decode(Leaf.self, from: line) else {
                problems.append("fact \(index + 1) is not a leaf")
                continue
            }
            if leaf.position != index + 1 { problems.append("fact \(index + 1) stands at \(leaf.position)") }
            let submission = leaf.submission
            if submission.part == 1 {
                if let open { problems.append("half of \(open.command) is there") }
                if !seen.insert(submission.command).inserted {
                    problems.append("\(submission.command) is there twice")
                }
                open = (submission.command, submission.of, 0)
            }
            guard let last = open, last.command == submission.command, last.of == submission.of,
                last.part + 1 == submission.part
            else {
                problems.append("part \(submission.part) of \(submission.command) does not follow")
                continue
            }
            open?.part = submission.part
            if submission.part == submission.of {
                submissions.append((submission.command, submission.of))
                open = nil
            }
        }
        if let open { problems.append("half of \(open.command) is there") }
    }

    /// The sizes at which no submission is half there.
    var boundaries: Set<Int> {
        var sizes: Set<Int> = [0]
        var size = 0
        for submission in submissions {
            size += submission.facts
            sizes.insert(size)
        }
        return sizes
    }

    func begins(with earlier: [Data]) -> Bool {
        lines.count >= earlier.count && zip(lines, earlier).allSatisfy { $0 == $1 }
    }
}
