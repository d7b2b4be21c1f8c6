import Foundation
import Testing

/// Sessions as a reader would have them, compared line by line.
///
/// After a wanted change of wording, `TTHC_WRITE_TRANSCRIPTS=1 swift test --filter TranscriptTests` writes the files anew;
/// what then differs is for the review to read.
@Suite struct TranscriptTests {
    private static let folder = Program.root.appending(path: "Tests/tthcTests/Transcripts")

    static let names: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }()

    @Test func `there are transcripts in both languages`() {
        #expect(Self.names.contains("tour.vi.txt"))
        #expect(Self.names.contains("tour.en.txt"))
    }

    @Test(arguments: names)
    func `the program prints what the transcript says`(name: String) throws {
        let file = Self.folder.appending(path: name)
        let expected = try String(contentsOf: file, encoding: .utf8)
        let found = try replay(Transcript(expected), language: name.hasSuffix(".en.txt") ? "en" : "vi").text
        if ProcessInfo.processInfo.environment["TTHC_WRITE_TRANSCRIPTS"] == "1" {
            try found.write(to: file, atomically: true, encoding: .utf8)
        } else if found != expected {
            Issue.record("\(name), - expected, + printed:\n\(difference(expected, found))")
        }
    }

    /// Runs every command in one fresh store, in a directory that holds the files of the session and the samples.
    private func replay(_ transcript: Transcript, language: String) throws -> Transcript {
        let store = TemporaryStore()
        let desk = TemporaryStore()
        try FileManager.default.createDirectory(at: desk.directory, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: desk.directory.appending(path: "samples"), withDestinationURL: Program.root.appending(path: "samples"))
        for file in transcript.files {
            try file.lines.joined(separator: "\n")
                .write(to: desk.directory.appending(path: file.name), atomically: true, encoding: .utf8)
        }
        var replayed = transcript
        for (index, step) in transcript.steps.enumerated() where !step.isRemark {
            let run = try Program.run(step.arguments, in: store, language: language, directory: desk.directory)
            #expect(run.signal == nil, "\(step.command)")
            replayed.steps[index] = Transcript.Step(step.command, printed: run, store: store)
        }
        return replayed
    }

    /// The lines that differ, in the order of reading, each with its number in its own text.
    private func difference(_ expected: String, _ found: String) -> String {
        let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let found = found.split(separator: "\n", omittingEmptySubsequences: false)
        let changes = found.difference(from: expected)
        let removed = Set(changes.removals.map(\.offset))
        let inserted = Set(changes.insertions.map(\.offset))
        var (lines, left, right) = ([String](), 0, 0)
        while left < expected.count || right < found.count {
            if removed.contains(left) {
                lines.append("\(left + 1) - \(expected[left])")
                left += 1
            } else if inserted.contains(right) {
                lines.append("\(right + 1) + \(found[right])")
                right += 1
            } else {
                (left, right) = (left + 1, right + 1)
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .remove(let offset, _, _), .insert(let offset, _, _): offset
        }
    }
}
