import Documents
import Events
import Foundation

/// Where a posting goes: a directory that gets a file for each form, or one file.
struct PostingTarget {
    private enum Place {
        case directory(URL)
        case file(URL, PostingFormat)
    }

    private let place: Place
    private let formats: [PostingFormat]
    /// Whether the forms were named, rather than being all there are.
    private let areNamed: Bool

    /// - Parameters:
    ///   - path: a file when it ends in a form, and is no directory.
    ///   - formats: nil: that of the file; of a directory all.
    init(_ path: String, formats: [PostingFormat]?) throws {
        var isDirectory: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        let ending = PostingFormat(rawValue: (path as NSString).pathExtension.lowercased())
        guard !path.isEmpty, !isThere || isDirectory.boolValue || ending != nil else {
            throw BadArgument(option: "--out", value: path, expected: .postingTarget)
        }
        if let ending, !isDirectory.boolValue, !path.hasSuffix("/") {
            guard formats == nil || formats == [ending] else {
                throw BadArgument(option: "--out", value: path, expected: .directoryForFormats)
            }
            self.place = .file(URL(filePath: path), ending)
            self.formats = [ending]
        } else {
            self.place = .directory(URL(filePath: path, directoryHint: .isDirectory))
            self.formats = formats ?? PostingFormat.allCases
        }
        self.areNamed = formats != nil || ending != nil
    }

    /// Whether a form was asked for by its name.
    func names(_ format: PostingFormat) -> Bool { areNamed && formats.contains(format) }

    /// Writes the files, each whole or not at all, and the manifest last: it names only what is there.
    ///
    /// A form that the machine cannot make is left out, and told.
    func write(_ posting: Posting, replacing: Bool) throws -> PostingReport {
        var missing: PDFUnavailable?
        var contents: [(file: PostingManifest.File, bytes: [UInt8])] = []
        for format in formats {
            do {
                let bytes = try posting.bytes(format)
                contents.append((.init(name: name(posting, format), format: format, content: bytes), bytes))
            } catch {
                missing = error
            }
        }
        guard !contents.isEmpty else { throw missing! }
        let manifest = PostingManifest(posting, files: contents.map(\.file))
        let files =
            contents.map { (url($0.file.name), $0.bytes) } + [(url(manifestName(posting)), Array(manifest.text.utf8))]
        if case .directory(let directory) = place {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        }
        // What is there already as it would be written stays; the same posting can be made again.
        let changed = try files.filter { try !Self.holds($0.0, $0.1) }
        if !replacing, let other = try changed.first(where: { try DurableFile.isThere($0.0.path) }) {
            throw PostingExists(path: shown(other.0))
        }
        for (file, bytes) in changed { try DurableFile.write(bytes, to: file, replacing: replacing) }
        return PostingReport(
            posting: posting, manifest: manifest, paths: files.map { shown($0.0) }, missing: missing)
    }

    private static func holds(_ file: URL, _ bytes: [UInt8]) throws -> Bool {
        guard try DurableFile.isThere(file.path) else { return false }
        return try FileHandle(forReadingFrom: file).readToEnd().map { $0.elementsEqual(bytes) } ?? bytes.isEmpty
    }

    private func name(_ posting: Posting, _ format: PostingFormat) -> String {
        switch place {
        case .directory: "\(posting.fileName).\(format.fileExtension)"
        case .file(let file, _): file.lastPathComponent
        }
    }

    private func manifestName(_ posting: Posting) -> String {
        switch place {
        case .directory: "\(posting.fileName).manifest.json"
        case .file(let file, _): "\(file.deletingPathExtension().lastPathComponent).manifest.json"
        }
    }

    /// The path as it was given.
    private func shown(_ file: URL) -> String {
        let path = file.relativePath
        return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    private func url(_ name: String) -> URL {
        switch place {
        case .directory(let directory): directory.appending(path: name)
        case .file(let file, _): file.deletingLastPathComponent().appending(path: name)
        }
    }
}

/// Files that are there already and hold something else (exit code 4).
struct PostingExists: Error {
    let path: String

    var wording: String {
        say(
            "đã có \(path) với nội dung khác; chọn chỗ khác bằng --out, hoặc ghi đè bằng --replace.",
            "\(path) is there already and holds something else; choose another place with --out, or write over it with --replace."
        )
    }
}
