import Foundation

/// What a power cut left on the disk, and what had been acknowledged before it.
struct CrashState: Sendable {
    /// Where in the story, and how, for a sentence.
    let place: String
    let files: [String: [UInt8]]
    let folders: [String]
    /// What each run of the story had said.
    let outputs: [String]
    /// Of what was in doubt, what became of each change that matters.
    let fates: String

    /// The read models can be deleted; the index of a WAL is made anew after a crash.
    static func isCache(_ path: String) -> Bool { path.hasPrefix("store/view.db") }
    private static func isIndex(_ path: String) -> Bool { path.hasSuffix("-shm") }

    /// The same for two states that differ in cache alone.
    var fingerprint: Int {
        var hasher = Hasher()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where !Self.isCache(path) && !Self.isIndex(path) {
            hasher.combine(path)
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
        hasher.combine(folders.sorted())
        hasher.combine(outputs)
        return hasher.finalize()
    }

    func write(to store: Store, withCache: Bool) throws {
        for folder in folders.sorted() { try Folder.make(store.path(folder)) }
        for (path, bytes) in files where !Self.isIndex(path) && (withCache || !Self.isCache(path)) {
            try Folder.write(Data(bytes), to: store.path(path))
            if path.hasPrefix("key/") { chmod(store.path(path), 0o400) }
        }
    }
}
