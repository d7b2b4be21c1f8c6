import Foundation

/// A file of which one bit at a time is flipped.
struct FlippableFile: Sendable {
    let path: String

    /// Calls `body` while one bit is the other way round.
    func withFlipped<Result>(_ bit: Int, _ body: (String) throws -> Result) throws -> Result {
        try flip(bit)
        let result = Swift.Result { try body(path) }
        try flip(bit)
        return try result.get()
    }

    private func flip(_ bit: Int) throws {
        let file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw Trouble("cannot open \(path)") }
        defer { close(file) }
        var byte: UInt8 = 0
        guard pread(file, &byte, 1, off_t(bit / 8)) == 1 else { throw Trouble("cannot read \(path)") }
        byte ^= 1 << (bit % 8)
        guard pwrite(file, &byte, 1, off_t(bit / 8)) == 1 else { throw Trouble("cannot write \(path)") }
    }
}
