import Events
import Foundation
import Projections
import Verification

/// The submissions of several files, one after another, with a progress bar while there are many.
struct SubmissionQueue {
    private var files: ArraySlice<String>
    private let cleans: Bool
    private var current: (name: String, file: SubmissionsAhead, size: Int, read: Int, progress: ProgressBar)?
    /// How much of the files was read, in bytes; a file that is no JSON counts nothing.
    private(set) var bytesRead = 0
    private var last: Submission?
    /// Invisible characters that were removed, with the file where each stood.
    private(set) var removals: [(file: String, removal: (line: Int, path: String, codePoint: UInt32))] = []

    init(files: [String], cleans: Bool) {
        self.files = files[...]
        self.cleans = cleans
    }

    /// The next submission; nil after the last file.
    mutating func next() throws -> Submission? {
        while true {
            if current == nil {
                guard let path = files.popFirst() else { return nil }
                last = nil
                let name = path == "-" ? say("đầu vào", "standard input") : path
                current = try open(path, name)
            }
            do {
                last = try current!.file.next()
            } catch {
                throw FileFault(file: current!.name, cause: error)
            }
            let read = current!.size - (current!.file.bytesLeft ?? current!.size)
            bytesRead += read - current!.read
            current!.read = read
            current!.progress.show(read)
            if let last { return last }
            finish()
        }
    }

    /// Ends the file at hand.
    mutating func finish() {
        guard let file = current else { return }
        file.progress.clear()
        removals += file.file.removals.map { (file.name, $0) }
        current = nil
    }

    /// A refusal with the place of its submission: of several the one that stopped, else the last.
    func placed(_ error: any Error) -> any Error {
        if let stop = error as? Recorder.Stop { return placed(stop.cause, in: stop.submission) }
        return last.map { placed(error, in: $0) } ?? error
    }

    private func placed(_ error: any Error, in last: Submission) -> any Error {
        switch error {
        case let refusal as Refusal:
            return FileFault(file: last.place.file, cause: refusal, mark: last.mark(of: refusal))
        case let fault as InputFault: return FileFault(file: last.place.file, cause: fault)
        // Only what speaks of one commune's board needs that commune to live.
        case let missing as NoUnit:
            return FileFault(file: last.place.file, cause: missing, mark: (last.place.line, "$.commune"))
        default: return error
        }
    }

    private func open(
        _ path: String, _ name: String
    ) throws -> (String, SubmissionsAhead, Int, Int, ProgressBar) {
        let input = try InputFile.open(path)
        do {
            let file =
                switch input {
                case .file(let file): try SubmissionFile(name: name, reading: file, cleans: cleans)
                case .read(let contents): try SubmissionFile(name: name, contents: contents, cleans: cleans)
                }
            let size = file.bytesLeft ?? 0
            return (name, SubmissionsAhead(file), size, 0, ProgressBar(total: size))
        } catch {
            throw FileFault(file: name, cause: error)
        }
    }
}

/// A file of the command line, or standard input for `-`.
enum InputFile {
    static func read(_ path: String) throws -> Data {
        if path == "-" { return try FileHandle.standardInput.readToEnd() ?? Data() }
        return try handle(path).readToEnd() ?? Data()
    }

    private static func handle(_ path: String) throws -> FileHandle {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw FileMissing(path: path, isFolder: isFolder.boolValue)
        }
        // Not Data(contentsOf:), which maps the file and so cannot read a pipe.
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        if descriptor >= 0 { return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true) }
        // Says why it cannot be read.
        return try FileHandle(forReadingFrom: URL(filePath: path))
    }

    /// A file to be read as far as it is asked for, or what little a pipe gave.
    enum Opened {
        case file(RegularFile)
        case read(Data)
    }

    /// So much of a pipe is kept in memory; what gives more is put in a file without a name first.
    private static let shortPipe = 1 << 20

    static func open(_ path: String) throws -> Opened {
        let handle = path == "-" ? FileHandle.standardInput : try handle(path)
        if let file = regularFile(handle) {
            // Whoever reads standard input after this finds it read.
            if path == "-" { try handle.seekToEnd() }
            return .file(file)
        }
        let beginning = try handle.read(upToCount: shortPipe) ?? Data()
        guard beginning.count == shortPipe else { return .read(beginning) }
        let spool = try unnamedFile()
        try spool.write(contentsOf: beginning)
        while let piece = try handle.read(upToCount: shortPipe), !piece.isEmpty { try spool.write(contentsOf: piece) }
        try spool.seek(toOffset: 0)
        guard let file = regularFile(spool) else { throw CocoaError(.fileReadUnknown) }
        return .file(file)
    }

    /// Nil when it is a pipe, or anything else that is read only once.
    private static func regularFile(_ handle: FileHandle) -> RegularFile? {
        let descriptor = fcntl(handle.fileDescriptor, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { return nil }
        if let file = RegularFile(descriptor: descriptor) { return file }
        close(descriptor)
        return nil
    }

    private static func unnamedFile() throws -> FileHandle {
        let directory = FileManager.default.temporaryDirectory.path
        let path = directory + "/tthc.\(UUID().uuidString)"
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
        unlink(path)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Its bytes, and one more than the limit when it has more: no file is read that would be refused.
    static func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        if path == "-" { return Array(try FileHandle.standardInput.read(upToCount: limit + 1) ?? Data()) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw FileMissing(path: path, isFolder: isFolder.boolValue)
        }
        let handle = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? handle.close() }
        return Array(try handle.read(upToCount: limit + 1) ?? Data())
    }
}

extension InputFile {
    /// Reads a note, proof or key; a fault in it is told with the file.
    static func evidence<Result>(
        _ path: String, _ body: ([UInt8]) throws(MalformedEvidence) -> Result
    ) throws -> Result {
        let bytes = Array(try read(path))
        return try placed(path) { try body(bytes) }
    }

    static func placed<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let fault as MalformedEvidence {
            throw FileFault(file: path, cause: fault)
        }
    }

    /// A path that is a copy of a log: a bundle, a store, or a database; nil for anything else.
    static func logCopy(_ path: String) throws -> LogCopy? {
        let url = URL(filePath: path)
        var isFolder: ObjCBool = false
        guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        if isFolder.boolValue {
            let isThere = { (name: String) in FileManager.default.fileExists(atPath: url.appending(path: name).path) }
            if isThere(BundleFile.facts) { return .bundle(url) }
            if isThere(EventStore.fileName) { return .file(url.appending(path: EventStore.fileName)) }
            throw FileMissing(path: path, isFolder: true)
        }
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        let isDatabase = try handle.read(upToCount: 16).map { $0.elementsEqual("SQLite format 3\0".utf8) } ?? false
        return isDatabase ? .file(url) : nil
    }
}

extension InputFile {
    /// The bytes of a file that begins as manifests do; nil of any other.
    static func manifest(_ path: String) throws -> [UInt8]? {
        guard path != "-", (path as NSString).pathExtension == "json" else { return nil }
        let bytes = Array(try read(path))
        return bytes.first == UInt8(ascii: "{") ? bytes : nil
    }
}

/// A file that is not there, or is a folder.
struct FileMissing: Error {
    let path: String
    let isFolder: Bool

    var wording: String {
        isFolder
            ? say("\(path) là thư mục; hãy nêu tệp trong đó.", "\(path) is a folder; name the files in it.")
            : say("không có tệp \(path); kiểm tra đường dẫn.", "there is no file \(path); check the path.")
    }
}
