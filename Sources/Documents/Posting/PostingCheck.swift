internal import Events
public import Projections

/// Whether posted files are what their manifest says, and what the log still makes of the same basis.
public struct PostingCheck: Sendable {
    /// What is not as it must be.
    public enum Finding: Hashable, Sendable {
        case fileMissing(String)
        /// It is not the file that the manifest was written for.
        case fileDiffers(String)
        case otherLog(found: String)
        /// The first facts of the log are not those that the list was made of.
        case otherFacts(size: Int)
        /// The list was judged by other rules than this program's.
        case otherRules(Int)
        /// The catalogue of the basis is not the one that was posted.
        case listDiffers
        /// A procedure that the posted list has, and the log's has not.
        case entryOnlyPosted(String)
        /// A procedure that the log's list has, and the posted one has not.
        case entryNotPosted(String)
        case entryDiffers(String)
        /// Made again, the file has other bytes.
        case remadeDiffers(String)
    }

    /// A file that could be compared with the manifest alone.
    public enum Unmade: Hashable, Sendable {
        /// Another version of the program drew it.
        case otherRenderer(String, version: Int)
        /// What set it is not here: it was this.
        case otherTypesetter(String, String)
        /// The template is needed.
        case noTemplate(String)
    }

    public private(set) var findings: [Finding] = []
    public private(set) var unmade: [Unmade] = []
    /// The files that were made again and are equal to the byte.
    public private(set) var equal: [String] = []

    /// - Parameters:
    ///   - read: the bytes of a file beside the manifest; nil when there is none.
    ///   - template: the one the manifest names, where it is at hand.
    /// - Throws: `EventStoreError.beyondHead` when the log is shorter than the basis; `NoUnit`.
    public init(
        _ manifest: PostingManifest, in registry: Registry, template: PostingTemplate?,
        read: (String) throws -> [UInt8]?
    ) throws {
        var contents: [String: [UInt8]] = [:]
        for file in manifest.files {
            guard let bytes = try read(file.name) else {
                findings.append(.fileMissing(file.name))
                continue
            }
            contents[file.name] = bytes
            if bytes.count != file.bytes || PostingManifest.File.digest(of: bytes) != file.digest {
                findings.append(.fileDiffers(file.name))
            }
        }
        guard registry.log.origin == manifest.receipt.origin else {
            findings.append(.otherLog(found: registry.log.origin))
            return
        }
        guard try registry.log.head(ofSize: manifest.receipt.head.size) == manifest.receipt.head else {
            findings.append(.otherFacts(size: manifest.receipt.head.size))
            return
        }
        guard manifest.receipt.rules == Basis.rules else {
            findings.append(.otherRules(manifest.receipt.rules))
            return
        }
        let posting = try Posting(manifest, of: registry, template: template)
        guard posting.list.receipt.list == manifest.receipt.list else {
            findings.append(.listDiffers)
            compareEntries(posting, manifest, contents)
            return
        }
        for file in manifest.files { try remake(file, of: posting, manifest) }
    }

    private mutating func remake(
        _ file: PostingManifest.File, of posting: Posting, _ manifest: PostingManifest
    ) throws {
        if file.format == .html, manifest.template != nil, posting.template == nil {
            unmade.append(.noTemplate(file.name))
        } else if manifest.renderer != PostingManifest.rendererVersion, file.format != .json {
            unmade.append(.otherRenderer(file.name, version: manifest.renderer))
        } else if file.format == .pdf, manifest.typesetter != PDFRenderer.versions {
            unmade.append(.otherTypesetter(file.name, manifest.typesetter ?? ""))
        } else if PostingManifest.File.digest(of: try posting.bytes(file.format)) == file.digest {
            equal.append(file.name)
        } else {
            findings.append(.remadeDiffers(file.name))
        }
    }

    /// Which entries differ: only a JSON file among those posted can tell.
    private mutating func compareEntries(
        _ posting: Posting, _ manifest: PostingManifest, _ contents: [String: [UInt8]]
    ) {
        guard manifest.kind != .changes, let file = manifest.files.first(where: { $0.format == .json }),
            let posted = contents[file.name].flatMap(CanonicalJSON.value(of:))
        else { return }
        func entries(_ value: Value) -> [String: Value] {
            Dictionary(
                (value["entries"]?.list ?? []).compactMap { entry in
                    entry["procedure"]?.text.map { ($0, entry) }
                }, uniquingKeysWith: { first, _ in first })
        }
        let (old, new) = (entries(posted), entries(posting.list.catalogue.value))
        for code in Set(old.keys).union(new.keys).sorted() {
            if new[code] == nil {
                findings.append(.entryOnlyPosted(code))
            } else if old[code] == nil {
                findings.append(.entryNotPosted(code))
            } else if old[code] != new[code] {
                findings.append(.entryDiffers(code))
            }
        }
    }
}
