import Foundation

/// Reads the operations on one folder out of a trace with all payloads (`strace -y -xx`). A call that changes files in a
/// way not known here is an error, never passed over.
struct OperationReader {
    let directory: String
    private var positions: [String: Int] = [:]

    init(directory: String) { self.directory = directory }

    /// The options that write down all that can be read here.
    static let options = [
        "-xx", "-s", "10000000", "-e",
        "trace=open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,"
            + "sync_file_range,unlink,unlinkat,rmdir,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,"
            + "copy_file_range,sendfile,splice,lseek,mmap,sync,syncfs",
    ]

    /// What the first thread says is the acknowledgement; what a process started by it says is read by it alone.
    mutating func operations(of calls: [SystemCall]) throws -> [Operation] {
        let speaker = calls.first?.thread
        let operations = try calls.filter(\.didSucceed).filter { !Self.speaks($0) || $0.thread == speaker }
            .compactMap { try operation(of: $0) }
        let hasSpoken = operations.contains { if case .output = $0 { true } else { false } }
        guard hasSpoken else { throw Trouble("a run of the story acknowledged nothing") }
        return operations
    }

    private static func speaks(_ call: SystemCall) -> Bool { call.name == "write" && call.arguments.hasPrefix("1<") }

    private mutating func operation(of call: SystemCall) throws -> Operation? {
        // Where another thread came between, blanks stand at the seam.
        let arguments = call.arguments.components(separatedBy: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        switch call.name {
        case _ where Self.speaks(call): return .output(Self.bytes(arguments[1]))
        case "open", "openat", "creat": return open(call.name, arguments)
        case "write", "pwrite64":
            guard let path = descriptor(arguments[0]) else { return nil }
            let bytes = Array(Self.bytes(arguments[1]).prefix(Int(call.result.prefix { $0.isNumber }) ?? 0))
            let offset = call.name == "write" ? positions[path, default: 0] : Int(arguments[3]) ?? 0
            if call.name == "write" { positions[path] = offset + bytes.count }
            return .write(path, offset: offset, bytes: bytes)
        case "lseek":
            if let path = descriptor(arguments[0]) { positions[path] = Int(call.result) }
            return nil
        case "ftruncate": return descriptor(arguments[0]).map { .truncate($0, length: Int(arguments[1]) ?? 0) }
        case "fsync", "fdatasync": return descriptor(arguments[0]).map { .sync($0) }
        case "unlink", "rmdir": return name(arguments[0]).map { .remove($0) }
        case "unlinkat": return name(arguments[1], in: arguments[0]).map { .remove($0) }
        case "mkdir": return name(arguments[0]).map { .makeFolder($0) }
        case "mkdirat": return name(arguments[1], in: arguments[0]).map { .makeFolder($0) }
        case "rename": return try both(name(arguments[0]), name(arguments[1])).map { .rename($0.0, to: $0.1) }
        case "renameat", "renameat2":
            return try both(name(arguments[1], in: arguments[0]), name(arguments[3], in: arguments[2]))
                .map { .rename($0.0, to: $0.1) }
        case "link": return try both(name(arguments[0]), name(arguments[1])).map { .link($0.0, to: $0.1) }
        case "linkat":
            return try both(name(arguments[1], in: arguments[0]), name(arguments[3], in: arguments[2]))
                .map { .link($0.0, to: $0.1) }
        case "mmap":
            guard let path = descriptor(arguments[4]), call.arguments.contains("MAP_SHARED"),
                call.arguments.contains("PROT_WRITE"), !path.hasSuffix("-shm")
            else { return nil }
        default:
            guard arguments.contains(where: { descriptor($0) != nil || name($0) != nil }) else { return nil }
        }
        throw Trouble("a trace holds \(call.name), of which the model of a disk knows nothing")
    }

    private mutating func open(_ call: String, _ arguments: [String]) -> Operation? {
        let path = call == "openat" ? name(arguments[1], in: arguments[0]) : name(arguments[0])
        guard let path else { return nil }
        let flags = call == "openat" ? arguments[2] : call == "open" ? arguments[1] : "O_CREAT|O_TRUNC"
        positions[path] = 0
        return .open(path, creates: flags.contains("O_CREAT"), truncates: flags.contains("O_TRUNC"))
    }

    private func both(_ from: String?, _ to: String?) throws -> (String, String)? {
        guard from != nil || to != nil else { return nil }
        guard let from, let to else { throw Trouble("a file comes into or leaves the folder that is watched") }
        return (from, to)
    }

    /// The path within the folder of a file descriptor, `3<…>`; nil for what lies elsewhere or has no name any more.
    private func descriptor(_ argument: String) -> String? {
        guard argument.first?.isNumber ?? false, argument.hasSuffix(">"), let start = argument.firstIndex(of: "<")
        else {
            return nil
        }
        return inside(Self.bytes(String(argument[start...])))
    }

    private func name(_ argument: String, in folder: String? = nil) -> String? {
        guard argument.hasPrefix("\"") else { return nil }
        var bytes = Self.bytes(argument)
        if bytes.first != UInt8(ascii: "/"), let folder, let start = folder.firstIndex(of: "<") {
            bytes = Self.bytes(String(folder[start...])) + [UInt8(ascii: "/")] + bytes
        }
        return inside(bytes)
    }

    private func inside(_ bytes: [UInt8]) -> String? {
        let path = URL(filePath: String(decoding: bytes, as: UTF8.self)).standardizedFileURL.path
        guard path == directory || path.hasPrefix(directory + "/") else { return nil }
        let name = String(path.dropFirst(directory.count + 1))
        return name.hasPrefix("papers") || name.hasPrefix("home") ? nil : name
    }

    /// The bytes of `"\x53\x51…"`.
    private static func bytes(_ text: String) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte <= UInt8(ascii: "9") ? byte - 48 : byte - 87 }
        let text = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4)
        var index = 1
        while index + 3 < text.count, text[index] == UInt8(ascii: "\\") {
            bytes.append(digit(text[index + 2]) << 4 | digit(text[index + 3]))
            index += 4
        }
        return bytes
    }
}
