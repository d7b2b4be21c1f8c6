internal import Foundation

/// The file of a signing key: 32 bytes that only its owner may read, kept apart from the registry.
enum SigningKeyFile {
    /// Reads the key of a log.
    ///
    /// - Throws: ``SigningKeyFault``; ``EventStoreError/storage(path:code:message:)`` when the disk fails.
    static func read(_ file: URL, name: String) throws -> SigningKey {
        guard try DurableFile.isThere(file.path) else { throw SigningKeyFault.missing(path: file.path) }
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == EACCES ? SigningKeyFault.unreadable(path: file.path) : DurableFile.fault(file.path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw DurableFile.fault(file.path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SigningKeyFault.notAKey(path: file.path, bytes: nil) }
        guard status.st_mode & 0o077 == 0 else {
            throw SigningKeyFault.readableByOthers(path: file.path, mode: String(status.st_mode & 0o777, radix: 8))
        }
        var seed = [UInt8](repeating: 0, count: 33)
        let count = Foundation.read(descriptor, &seed, seed.count)
        guard count >= 0 else { throw DurableFile.fault(file.path) }
        guard count == 32, let key = SigningKey(name: name, seed: Array(seed.prefix(32))) else {
            throw SigningKeyFault.notAKey(path: file.path, bytes: Int(status.st_size))
        }
        return key
    }

    /// Makes a file with a new key (mode 0400), whole and on the disk before this returns.
    static func make(_ file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try DurableFile.write(SigningKey.newSeed(), to: file, mode: 0o400, replacing: false)
    }

    /// Where the key of a log lies when nothing else is said: by its id.
    static func place(of key: VerifierKey, in directory: URL) -> URL {
        directory.appending(path: "\(key.shortID).key")
    }

    /// A key beside the log would be copied, backed up and lost with it.
    static func refuse(_ file: URL, inside store: URL) throws(SigningKeyFault) {
        let store = store.resolvingSymlinksInPath().standardizedFileURL.path
        // Where its name stands, and where the file is that the name leads to.
        for place in [file, file.resolvingSymlinksInPath()] {
            let folder = place.deletingLastPathComponent().resolvingSymlinksInPath().standardizedFileURL.path
            guard folder != store, !folder.hasPrefix(store.hasSuffix("/") ? store : store + "/") else {
                throw .insideStore(path: file.path)
            }
        }
    }
}

/// Why a signing key will not do (exit code 4; 2 when the file is no key).
public enum SigningKeyFault: Error, Hashable, Sendable {
    case missing(path: String)
    case unreadable(path: String)
    /// Group or others can read it; the mode in octal digits.
    case readableByOthers(path: String, mode: String)
    /// Not 32 bytes; nil when it is no file at all.
    case notAKey(path: String, bytes: Int?)
    case insideStore(path: String)
    /// A key, but not the one that signs this registry.
    case otherKey(path: String, found: String, expected: String)
    /// The registry has a key already; its id.
    case keyGiven(String)
    /// The registry was signed with this key before.
    case keyUsed(path: String)
    /// The registry has no key yet.
    case noKey
}
