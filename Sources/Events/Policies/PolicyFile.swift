internal import Crypto
internal import Foundation

/// A file that people write to say how things are counted: strict like a submission, YAML or JSON, one object.
///
/// It is no fact: whoever asks gives it, and the answer names its digest.
enum PolicyFile {
    /// Reads the one object of a file.
    ///
    /// - Returns: the object in NFC, and the SHA-256 of the bytes in hexadecimal.
    static func read(
        name: String, contents: Data, _ shape: Shape
    ) throws(InputFault) -> (value: Value, marks: SourceMarks, digest: String) {
        let digest = SHA256.hash(data: contents).hexadecimal
        var bytes = Array(contents)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw InputFault(line: 1, path: "", problem: .notUTF8)
        }
        guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
            throw InputFault(line: 1, path: "", problem: .nothingInFile)
        }
        let node: SourceNode
        let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        if !isYAML, name.hasSuffix(".json") || first == UInt8(ascii: "{") {
            node = try JSONReader.read(bytes)
        } else {
            let (documents, fault) = YAMLReader.read(bytes)
            if let fault { throw fault }
            guard let document = documents.first else {
                throw InputFault(line: 1, path: "", problem: .nothingInFile)
            }
            if documents.count > 1 {
                throw InputFault(line: documents[1].line, path: "", problem: .unexpectedCharacter("---"))
            }
            node = document
        }
        var checker = ShapeChecker(cleans: false)
        return (try checker.check(node, shape, at: "$"), SourceMarks(node), digest)
    }
}

/// Which file an answer was counted by.
public struct PolicySource: Hashable, Sendable {
    /// What the file calls itself.
    public let name: String
    /// SHA-256, in hexadecimal, of its bytes.
    public let digest: String

    public var value: Value { .object(["name": .text(name), "sha256": .text(digest)]) }
}
