import Foundation

/// One system call that changes what a disk holds, or says that it is held. Paths are those within the trial.
enum Operation: Sendable {
    case open(String, creates: Bool, truncates: Bool)
    case write(String, offset: Int, bytes: [UInt8])
    case truncate(String, length: Int)
    /// Of a file, or of a folder: the names in it.
    case sync(String)
    case remove(String)
    case rename(String, to: String)
    /// A second name for the same file.
    case link(String, to: String)
    case makeFolder(String)
    /// The program said this to whoever ran it.
    case output([UInt8])

    /// Whether all that it changes may be deleted at any time.
    var isAboutCache: Bool {
        switch self {
        case .open(let path, _, _), .write(let path, _, _), .truncate(let path, _), .remove(let path),
            .rename(let path, _):
            CrashState.isCache(path)
        case .link(_, let name): CrashState.isCache(name)
        case .sync, .makeFolder, .output: false
        }
    }

    /// What it is about, for a sentence.
    var account: String {
        switch self {
        case .open(let path, _, _): "open \(path)"
        case .write(let path, let offset, let bytes): "write \(path) \(offset)+\(bytes.count)"
        case .truncate(let path, let length): "truncate \(path) to \(length)"
        case .sync(let path): "sync \(path.isEmpty ? "." : path)"
        case .remove(let path): "remove \(path)"
        case .rename(let path, let name): "rename \(path) to \(name)"
        case .link(let path, let name): "link \(path) to \(name)"
        case .makeFolder(let path): "make folder \(path)"
        case .output: "acknowledge"
        }
    }
}
