internal import Crypto
public import Events
public import Projections

/// What lies beside posted files (bản kê): what they were made of and what they are, so that anyone with the log can make them
/// again and compare.
///
/// ```json
/// {
///   "schema": "tthc.posting/1",
///   "kind": "list",
///   "origin": "tthc.local/5c1e…",
///   "basis": {"commune": "11824", "on": "2026-09-08", "known": 456, "rules": 1, "head": {…}},
///   "list": "9f0c…",
///   "options": {"fields": [], "profile": {…}, "columns": [...], "template": "…"},
///   "renderer": {"version": 1, "pdf": "cairo 1.16.0, pango 1.50.12, Liberation Serif"},
///   "files": [{"name": "posting-11824-2026-09-08.html", "format": "html", "bytes": 90210, "sha256": "…"}]
/// }
/// ```
public struct PostingManifest: Sendable {
    public static let schema = "tthc.posting/1"
    /// Raised whenever the same posting gives other bytes than before.
    public static let rendererVersion = 1

    public let kind: PostingKind
    /// The list that it is about, as a receipt tells of it; of a work order the new one. Its `list`, the SHA-256 of the whole
    /// catalogue as JSON, is what identifies the list, and what a recorded posting refers to.
    public let receipt: Receipt
    /// Of a work order: the side it starts from.
    public let since: Difference.Side?
    public let options: PostedList.Options
    public let profile: Profile
    /// SHA-256 of the template, where one was used.
    public let template: String?
    public let renderer: Int
    /// What set the PDF; nil where there is none.
    public let typesetter: String?
    public let files: [File]

    public struct File: Hashable, Sendable {
        public let name: String
        public let format: PostingFormat
        public let bytes: Int
        /// SHA-256, in hexadecimal.
        public let digest: String

        public init(name: String, format: PostingFormat, content: [UInt8]) {
            self.name = name
            self.format = format
            self.bytes = content.count
            self.digest = Self.digest(of: content)
        }

        init(name: String, format: PostingFormat, bytes: Int, digest: String) {
            self.name = name
            self.format = format
            self.bytes = bytes
            self.digest = digest
        }

        /// SHA-256, in hexadecimal.
        public static func digest(of content: [UInt8]) -> String { SHA256.hash(data: content).hexadecimal }
    }

    public init(_ posting: Posting, files: [File]) {
        let list = posting.list
        self.kind = posting.kind
        self.receipt = list.receipt
        if case .changes(let order) = posting.content {
            let basis = order.from.catalogue.basis
            self.since = Difference.Side(on: basis.on, known: basis.known)
        } else {
            self.since = nil
        }
        var options = list.options
        if case .changes(let order) = posting.content { options.fields = order.fields }
        self.options = options
        self.profile = list.profile
        self.template = posting.template?.digest
        self.renderer = Self.rendererVersion
        self.typesetter = files.contains { $0.format == .pdf } ? PDFRenderer.versions : nil
        self.files = files
    }

    /// The text of the file; ends with a newline.
    public var text: String { CanonicalJSON.indented(value) + "\n" }

    public var value: Value {
        .object([
            "schema": .text(Self.schema), "kind": .text(kind.rawValue), "origin": .text(receipt.origin),
            "basis": .object([
                "commune": .text(receipt.commune.text), "on": .text("\(receipt.on)"),
                "known": .integer(receipt.head.size), "rules": .integer(receipt.rules), "head": receipt.head.value,
            ]),
            "list": .text(receipt.list),
            "since": since.map { .object(["on": .text("\($0.on)"), "known": .integer($0.known)]) },
            "options": .object([
                "columns": options.columns.map { .list($0.map { .text($0.rawValue) }) },
                "fields": .list(options.fields.map(Value.text)),
                "section": options.section.map { .text($0.rawValue) },
                "orientation": options.orientation.map { .text($0.rawValue) }, "profile": profile.value,
                "template": template.map(Value.text),
            ]),
            "renderer": .object(["version": .integer(renderer), "pdf": typesetter.map(Value.text)]),
            "files": .list(
                files.map {
                    .object([
                        "name": .text($0.name), "format": .text($0.format.rawValue), "bytes": .integer($0.bytes),
                        "sha256": .text($0.digest),
                    ])
                }),
        ])
    }
}
