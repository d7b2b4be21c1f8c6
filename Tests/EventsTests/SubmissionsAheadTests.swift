import Events
import Foundation
import Testing

/// Reading ahead changes nothing of what is read.
@Suite struct SubmissionsAheadTests {
    /// A file of many submissions, some with a character that may not be stored, and perhaps a fault on one line.
    private func file(_ count: Int, faultAt fault: Int? = nil) throws -> SubmissionFile {
        let lines = (1...count).map { number in
            let reason = String(repeating: "Ghi nhầm ngày ký. ", count: number % 40 + 1)
            let hidden = number.isMultiple(of: 7) ? "\u{200B}" : ""
            let position = number == fault ? "0" : "\(number)"
            return #"{"kind":"withdrawal","withdraws":\#(position),"reason":"\#(reason)\#(hidden)."}"#
        }
        return try SubmissionFile(
            name: "a.jsonl", contents: Data(lines.joined(separator: "\n").utf8), cleans: true)
    }

    private struct Course: Equatable {
        var submissions: [String] = []
        var bytesLeft: [Int?] = []
        var removals: [[String]] = []
        var fault: InputFault?
    }

    private func course(
        _ next: () throws -> Submission?, bytesLeft: () -> Int?,
        removals: () -> [(line: Int, path: String, codePoint: UInt32)]
    ) throws -> Course {
        var course = Course()
        do {
            while let submission = try next() {
                course.submissions.append("\(submission.place.line) \(submission.digest)")
                course.bytesLeft.append(bytesLeft())
                course.removals.append(removals().map { "\($0)" })
            }
        } catch let fault as InputFault {
            course.fault = fault
        }
        course.removals.append(removals().map { "\($0)" })
        return course
    }

    @Test(
        arguments: [
            (1, nil), (3, 2), (500, nil), (500, 1), (500, 321), (500, 322), (500, 500),
        ] as [(Int, Int?)])
    func `the submissions, their removals and the fault are those of the file`(count: Int, fault: Int?) throws {
        var file = try file(count, faultAt: fault)
        var ahead = SubmissionsAhead(file)
        let inTurn = try course({ try file.next() }, bytesLeft: { file.bytesLeft }, removals: { file.removals })
        let read = try course({ try ahead.next() }, bytesLeft: { ahead.bytesLeft }, removals: { ahead.removals })
        #expect(inTurn.submissions.count == (fault ?? count + 1) - 1)
        #expect((inTurn.fault == nil) == (fault == nil))
        #expect(read == inTurn)
    }
}
