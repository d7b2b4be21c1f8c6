import Foundation

/// A file that is not as it should be.
struct BadInput: Sendable {
    let name: String
    let contents: Contents
    private(set) var kind: Kind

    enum Contents: Sendable {
        /// Made when they are needed: many of them are large, and the harness must stay smaller than what it measures.
        case bytes(@Sendable () -> Data)
        case folder
        case nothing
    }

    enum Kind: Sendable {
        /// Nothing that any command reads.
        case garbage
        /// A good file that was changed: no longer well formed, or well formed and wrong.
        case altered
        /// A good file with more of what a reader may pass over.
        case padded
    }

    init(_ name: String, _ bytes: @autoclosure @escaping @Sendable () -> Data, _ kind: Kind = .altered) {
        self.name = name
        self.contents = .bytes(bytes)
        self.kind = kind
    }

    private init(_ name: String, _ contents: Contents) {
        self.name = name
        self.contents = contents
        self.kind = .garbage
    }

    /// The same file, which a reader may take.
    var asPadded: BadInput {
        var input = self
        input.kind = .padded
        return input
    }

    /// Puts it where a command will look for it.
    func place(at path: String) throws {
        switch contents {
        case .bytes(let bytes): try Folder.write(bytes(), to: path)
        case .folder: try Folder.make(path)
        case .nothing: break
        }
    }

    /// What is no file of any kind.
    static func garbage(_ numbers: inout RandomSource) -> [BadInput] {
        let zeros = [1, 31, 33, 100, 4_096, 65_536, 1 << 20].map { BadInput("\($0) zeros", Data(count: $0), .garbage) }
        let random = [1, 40, 5_000, 100_000].map { count -> BadInput in
            let bytes = Data((0..<count).map { _ in numbers.next(255) | 0x80 })
            return BadInput("\(count) random bytes", bytes, .garbage)
        }
        let texts = [
            ("one newline", "\n"), ("a number", "18446744073709551616"), ("a hyphen", "-"), ("null", "null"),
            ("empty object", "{}"), ("a sentence", "This is no file that this program reads.\n"),
        ].map { BadInput($0.0, Data($0.1.utf8), .garbage) }
        let large = [
            ("deep arrays", "[", 200_000), ("deep objects", "{\"a\":", 100_000), ("a line of 5 MB", "a", 5_000_000),
            ("a million lines", "\n", 1_000_000),
        ].map { name, part, count in
            BadInput(name, Data(String(repeating: part, count: count).utf8), .garbage)
        }
        return [
            BadInput("empty", Data(), .garbage), BadInput("a folder", .folder), BadInput("no file", .nothing),
            BadInput("UTF-16", Data([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00]), .garbage),
        ] + zeros + random + texts + large
    }
}

extension RandomSource {
    /// A byte up to a bound.
    fileprivate mutating func next(_ bound: UInt8) -> UInt8 { UInt8.random(in: 0...bound, using: &self) }
}
