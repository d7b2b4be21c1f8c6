internal import Foundation

/// A file of settings beside the registry: one object, YAML or JSON, read as strictly as a submission.
package enum SettingsFile {
    /// The object in the bytes of a file: text in NFC, keys as the shape has them.
    ///
    /// - Parameter name: its path; the extension tells the format, else its first character.
    package static func value(of bytes: [UInt8], name: String, shape: Shape) throws(InputFault) -> Value {
        var file = try SubmissionFile(name: name, contents: Data(bytes))
        guard let node = try file.nextNode() else { throw InputFault(line: 1, path: "", problem: .nothingInFile) }
        if let second = try file.nextNode() {
            throw InputFault(line: second.line, path: "", problem: .unexpectedCharacter("---"))
        }
        var checker = ShapeChecker(cleans: false)
        return try checker.check(node, shape, at: "$")
    }
}
