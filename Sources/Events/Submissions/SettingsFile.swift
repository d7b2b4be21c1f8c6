internal import Foundation

/// A file of settings beside the registry, such as a profile, a policy, a calendar: one object, YAML or JSON, read as
/// strictly as a submission. It is no fact; an answer that rests on one names its digest.
package enum SettingsFile {
    /// The object in the bytes of a file: text in NFC, keys as the shape has them.
    ///
    /// - Parameter name: its path; the extension tells the format, else its first character.
    package static func value(of bytes: [UInt8], name: String, shape: Shape) throws(InputFault) -> Value {
        try read(bytes, name: name, shape: shape).value
    }

    /// The same, and where each value stands.
    static func read(
        _ bytes: [UInt8], name: String, shape: Shape
    ) throws(InputFault) -> (value: Value, marks: SourceMarks) {
        var file = try SubmissionFile(name: name, contents: Data(bytes))
        guard let node = try file.nextNode() else { throw InputFault(line: 1, path: "", problem: .nothingInFile) }
        if let second = try file.nextNode() {
            throw InputFault(line: second.line, path: "", problem: .unexpectedCharacter("---"))
        }
        var checker = ShapeChecker(cleans: false)
        return (try checker.check(node, shape, at: "$").value, SourceMarks(node))
    }
}
