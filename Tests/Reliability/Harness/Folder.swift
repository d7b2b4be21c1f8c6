import Foundation
import Synchronization

/// A temporary folder, removed when nobody holds it any longer.
final class Folder: Sendable {
    let path: String
    private let number = Mutex(0)

    /// In memory where that is possible: what is tested is the order of calls, not the disk.
    init() throws {
        let environment = ProcessInfo.processInfo.environment["TMPDIR"]
        let base = environment ?? (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp")
        var template = Array("\(base)/tthc-reliability.XXXXXX".utf8CString)
        guard let made = mkdtemp(&template), let whole = realpath(made, nil) else {
            throw Trouble("cannot make a folder in \(base)")
        }
        defer { free(whole) }
        path = String(cString: whole)
    }

    deinit { Self.remove(path) }

    /// A path in it that nothing stands at.
    func fresh(_ name: String = "trial") -> String {
        let number = number.withLock { number in
            number += 1
            return number
        }
        return "\(path)/\(name)-\(number)"
    }

    static func make(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    static func copy(_ from: String, to: String) throws { try FileManager.default.copyItem(atPath: from, toPath: to) }

    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    static func write(_ data: Data, to path: String) throws { try data.write(to: URL(filePath: path)) }
}
