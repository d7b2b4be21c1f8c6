package import Foundation

/// Writes files that are whole or absent under their final name, and still there after a power cut.
package enum DurableFile {
    /// What a name ends in until it is whole.
    package static let draftSuffix = ".part"

    /// Writes a file.
    ///
    /// - Throws: ``EventStoreError/storage(path:code:message:)``; ``EventStoreError/fileExists(path:)`` when it is there and
    ///   is not to be replaced.
    package static func write(
        _ bytes: some Sequence<UInt8>, to file: URL, mode: mode_t = 0o644, replacing: Bool
    ) throws {
        let draft = file.path + ".\(UUID().uuidString)" + draftSuffix
        let descriptor = try check(open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode), draft)
        do {
            defer { close(descriptor) }
            var rest = Array(bytes)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                rest = rest.dropFirst(try check(count, file.path))
            }
            try check(fsync(descriptor), file.path)
        } catch {
            unlink(draft)
            throw error
        }
        do {
            try publish(draft, as: file, replacing: replacing)
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Gives a file or directory that is whole its final name, and makes the name durable.
    package static func publish(_ draft: String, as file: URL, replacing: Bool) throws {
        if replacing {
            try check(rename(draft, file.path), file.path)
        } else if link(draft, file.path) == 0 {
            // A second name, where rename would write over what another process put there meanwhile.
            try check(unlink(draft), draft)
        } else {
            // Directories have no second name, and some file systems give none.
            guard errno != EEXIST, access(file.path, F_OK) != 0 else {
                throw EventStoreError.fileExists(path: file.path)
            }
            try check(rename(draft, file.path), file.path)
        }
        try sync(file.deletingLastPathComponent().path)
    }

    /// Whether something is there. A disk that does not say is another matter than a file that is not.
    ///
    /// - Throws: ``EventStoreError/storage(path:code:message:)``.
    package static func isThere(_ path: String) throws -> Bool {
        var status = stat()
        guard stat(path, &status) != 0 else { return true }
        guard errno != ENOENT, errno != ENOTDIR else { return false }
        throw fault(path)
    }

    /// The fault that the last call told of.
    static func fault(_ path: String) -> EventStoreError {
        .storage(path: path, code: Int(errno), message: String(cString: strerror(errno)))
    }

    /// Makes what was written to a file, or what a directory lists, durable.
    package static func sync(_ path: String) throws {
        let descriptor = try check(open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC), path)
        defer { close(descriptor) }
        try check(fsync(descriptor), path)
    }

    @discardableResult
    private static func check<Number: SignedInteger>(_ result: Number, _ path: String) throws -> Number {
        guard result < 0 else { return result }
        throw fault(path)
    }
}
