internal import Foundation

/// The newest checkpoint this registry published, kept in a directory apart from it (mốc cao nhất): what shows that a store
/// was put back to an older state, or grew another history.
struct HighWaterMark: Sendable {
    let file: URL
    private let directory: URL

    init(in directory: URL, origin: String) {
        let allowed = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        let name = origin.addingPercentEncoding(withAllowedCharacters: allowed) ?? "log"
        self.directory = directory
        self.file = directory.appending(path: "\(name).checkpoint")
    }

    /// The mark; nil where none was set yet.
    ///
    /// - Throws: ``EventStoreError/unreadableMark(path:)``.
    func read() throws -> (checkpoint: Checkpoint, isSigned: Bool)? {
        guard try DurableFile.isThere(file.path) else { return nil }
        let bytes = Array(try FileHandle(forReadingFrom: file).readToEnd() ?? Data())
        guard let checkpoint = try? Checkpoint(kept: bytes) else {
            throw EventStoreError.unreadableMark(path: file.path)
        }
        return (checkpoint, checkpoint.text.utf8.count != bytes.count)
    }

    /// Sets the mark, unless it stands higher: another process may have been faster.
    func raise(to checkpoint: Checkpoint, published text: String) throws {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let lock = open(file.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            throw DurableFile.fault(file.path)
        }
        defer { close(lock) }
        if let mark = try read(), mark.checkpoint.head.size >= checkpoint.head.size { return }
        try DurableFile.write(Array(text.utf8), to: file, replacing: true)
    }
}
