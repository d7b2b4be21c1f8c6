internal import Events
internal import Foundation
internal import Projections

extension PostingManifest {
    /// A file that is no manifest as this program writes them (exit code 2).
    public struct Malformed: Error, Hashable, Sendable {
        public enum Problem: Hashable, Sendable {
            /// No JSON object with the schema of manifests.
            case noManifest
            /// Of rules, or a form, that this version does not know.
            case otherVersion(String)
            /// A key that is missing or holds what it cannot.
            case badValue(key: String)
            /// It reads, but is not what the program would have written.
            case notAsWritten
        }

        public let problem: Problem
    }

    /// Reads a manifest; strict: what is read is what would have been written.
    public init(parsing bytes: [UInt8]) throws(Malformed) {
        guard let value = CanonicalJSON.value(of: bytes), let schema = value["schema"]?.text,
            schema.hasPrefix("tthc.posting/")
        else { throw Malformed(problem: .noManifest) }
        guard schema == Self.schema else { throw Malformed(problem: .otherVersion(schema)) }
        func need<Found>(_ key: String, _ found: Found?) throws(Malformed) -> Found {
            guard let found else { throw Malformed(problem: .badValue(key: key)) }
            return found
        }
        /// A value where there is one; it must then be one that can be read.
        func optional<Found>(_ key: String, _ value: Value?, _ read: (Value) -> Found?) throws(Malformed) -> Found? {
            guard let value else { return nil }
            return try need(key, read(value))
        }
        let basis = try need("basis", value["basis"])
        self.kind = try need("kind", value["kind"]?.text.flatMap(PostingKind.init))
        self.receipt = Receipt(
            origin: try need("origin", value["origin"]?.text),
            commune: try need("basis.commune", basis["commune"]?.text.flatMap(UnitCode.init)),
            on: try need("basis.on", basis["on"]?.text.flatMap(CivilDate.init)),
            head: try need("basis.head", basis["head"].flatMap(Self.head)),
            rules: try need("basis.rules", basis["rules"]?.integer), list: try need("list", value["list"]?.text))
        self.since = try optional("since", value["since"]) { side in
            guard let day = side["on"]?.text.flatMap(CivilDate.init), let known = side["known"]?.integer else {
                return nil
            }
            return Difference.Side(on: day, known: known)
        }
        let options = try need("options", value["options"])
        self.options = PostedList.Options(
            columns: try optional("options.columns", options["columns"]) { value in
                value.list.flatMap { list in
                    let columns = list.compactMap { $0.text.flatMap(PostingColumn.init) }
                    return columns.count == list.count ? columns : nil
                }
            },
            fields: try need("options.fields", options["fields"]?.list?.compactMap(\.text)),
            section: try optional("options.section", options["section"]) { $0.text.flatMap(PostedList.Section.init) },
            orientation: try optional("options.orientation", options["orientation"]) {
                $0.text.flatMap(Document.Orientation.init)
            })
        self.profile = try need("options.profile", options["profile"].flatMap(Profile.init))
        self.template = try optional("options.template", options["template"], \.text)
        self.renderer = try need("renderer.version", value["renderer"]?["version"]?.integer)
        self.typesetter = value["renderer"]?["pdf"]?.text
        var files: [File] = []
        for (index, file) in try need("files", value["files"]?.list).enumerated() {
            let key = "files[\(index)]"
            files.append(
                File(
                    name: try need(key + ".name", file["name"]?.text.flatMap { Self.isName($0) ? $0 : nil }),
                    format: try need(key + ".format", file["format"]?.text.flatMap(PostingFormat.init)),
                    bytes: try need(key + ".bytes", file["bytes"]?.integer),
                    digest: try need(key + ".sha256", file["sha256"]?.text)))
        }
        self.files = files
        guard text.utf8.elementsEqual(bytes) else { throw Malformed(problem: .notAsWritten) }
    }

    private static func head(_ value: Value) -> LogHead? {
        guard let size = value["size"]?.integer, let root = value["root"]?.text.flatMap({ Data(base64Encoded: $0) }),
            root.count == 32
        else { return nil }
        return LogHead(size: size, root: Array(root))
    }

    /// A name in the manifest's own directory: a manifest from elsewhere must not make anyone read other files.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.contains("/") && text != "." && text != ".."
    }
}
