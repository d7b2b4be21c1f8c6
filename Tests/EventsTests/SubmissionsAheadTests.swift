import Events
import Foundation
import Testing

/// Reading ahead changes nothing of what is read.
@Suite struct SubmissionsAheadTests {
    /// The lines of a file of many submissions, some with a character that may not be stored, and perhaps a fault on one line.
    private func lines(_ count: Int, faultAt fault: Int? = nil) -> [String] {
        (1...count).map { number in
            let reason = String(repeating: "Ghi nhầm ngày ký. ", count: number % 40 + 1)
            let hidden = number.isMultiple(of: 7) ? "\u{200B}" : ""
            let position = number == fault ? "0" : "\(number)"
            return #"{"kind":"withdrawal","withdraws":\#(position),"reason":"\#(reason)\#(hidden)."}"#
        }
    }

    private func file(_ count: Int, faultAt fault: Int? = nil) throws -> SubmissionFile {
        try SubmissionFile(
            name: "a.jsonl", contents: Data(lines(count, faultAt: fault).joined(separator: "\n").utf8), cleans: true)
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

    /// What reading a file gives, where it is in memory as a whole and where only so much of it is.
    private func courses(of bytes: [UInt8], name: String, pieceSizes: [Int]) throws -> [Course] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        try Data(bytes).write(to: URL(filePath: path))
        func course(_ open: () throws -> SubmissionFile) throws -> Course {
            do {
                var file = try open()
                // What is left may be less by some space when all of it is seen.
                return try self.course({ try file.next() }, bytesLeft: { nil }, removals: { file.removals })
            } catch let fault as InputFault {
                return Course(fault: fault)
            }
        }
        return try [course { try SubmissionFile(name: name, contents: Data(bytes), cleans: true) }]
            + pieceSizes.map { size in
                let file = try #require(RegularFile(descriptor: open(path, O_RDONLY)))
                return try course { try SubmissionFile(name: name, reading: file, cleans: true, pieceSize: size) }
            }
    }

    @Test(arguments: ["a.jsonl", "a", "a.json", "a.yaml"])
    func `a file that is read piece by piece gives what it gives as a whole`(name: String) throws {
        let lines = lines(60)
        // A value over several lines, with empty ones, among the others.
        let spread = "\n\n{\"kind\":\r\n\"withdrawal\",\n\n\"withdraws\":1\n,\"reason\":\"Ghi nhầm ngày.\"}\n \t\n"
        let whole = lines[..<20].joined(separator: "\n") + spread + lines[20...].joined(separator: "\n")
        var files = [
            whole, whole + "\n", "\u{FEFF}" + whole + "\n\n ", lines[0], " \n\n ", "", whole + "{", whole + "\n]",
        ]
        files += [5, 6, 41, 60].map { self.lines(60, faultAt: $0).joined(separator: "\n") }
        files += ["{\"kind\":\n[\n", "{\"kind\":\n\"wi\nth\"}\n", "12\n34\n", "- a\n- b\n"].map {
            whole + "\n" + $0 + whole
        }
        var texts = files.map { Array($0.utf8) }
        // Bytes that are no UTF-8, in the middle and cut off at the end.
        for place in [0, 40, whole.utf8.count / 2, whole.utf8.count] {
            texts.append(Array(whole.utf8.prefix(place)) + [0xC3] + Array(whole.utf8.dropFirst(place)))
        }
        for text in texts {
            let courses = try courses(of: text, name: name, pieceSizes: [1, 2, 7, 64, 500, 1 << 20])
            for course in courses.dropFirst() { #expect(course == courses[0]) }
        }
    }

    @Test func `a line that is longer than what is read at a time is read whole`() throws {
        let reason = String(repeating: "Ghi nhầm ngày ký. ", count: 20_000) + "."
        let lines = lines(3) + [#"{"kind":"withdrawal","withdraws":1,"reason":"\#(reason)"}"#] + lines(3)
        let courses = try courses(
            of: Array(lines.joined(separator: "\n").utf8), name: "a.jsonl", pieceSizes: [16, 4096])
        #expect(courses[0].submissions.count == 7)
        for course in courses.dropFirst() { #expect(course == courses[0]) }
    }
}
