/// Tells the format of a file by its bytes, and whether its name promises another.
enum FormatRecognition {
    typealias Format = ReadingFault.Format

    static func format(of bytes: [UInt8], name: String) throws(ReadingFault) -> Format {
        guard bytes.contains(where: { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) else {
            throw ReadingFault(.empty)
        }
        let found = try byBytes(bytes)
        if let promised = promised(by: name), promised.isDisjoint(with: [found]) {
            throw ReadingFault(.otherFormat(named: suffix(of: name), found: found))
        }
        guard found.isRead else { throw ReadingFault(.unreadableFormat(found)) }
        return found
    }

    private static func suffix(of name: String) -> String {
        let base = name.split(separator: "/").last ?? ""
        guard let point = base.lastIndex(of: "."), point != base.startIndex else { return "" }
        return base[base.index(after: point)...].lowercased()
    }

    /// What a name may hold; nil when it promises nothing.
    private static func promised(by name: String) -> Set<Format>? {
        switch suffix(of: name) {
        case "xlsx", "xlsm": [.xlsx]
        case "docx", "docm": [.docx]
        case "csv", "tsv", "txt", "tab": [.csv]
        case "json", "jsonl", "ndjson": [.json]
        case "xls": [.xls]
        case "doc": [.doc]
        case "pdf": [.pdf]
        case "ods": [.ods]
        case "odt": [.odt]
        case "htm", "html": [.html]
        case "xml": [.xml]
        case "rtf": [.rtf]
        case "yaml", "yml": [.yaml, .csv]
        default: nil
        }
    }

    private static let signatures: [(Format, [UInt8])] = [
        (.pdf, Array("%PDF-".utf8)), (.rtf, Array("{\\rtf".utf8)), (.gzip, [0x1F, 0x8B]),
        (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), (.rar, Array("Rar!".utf8)),
        (.sqlite, Array("SQLite format 3\0".utf8)), (.program, [0x7F, 0x45, 0x4C, 0x46]),
        (.image, [0x89, 0x50, 0x4E, 0x47]), (.image, [0xFF, 0xD8, 0xFF]), (.image, Array("GIF8".utf8)),
        (.image, [0x49, 0x49, 0x2A, 0x00]), (.image, [0x4D, 0x4D, 0x00, 0x2A]),
    ]

    private static func byBytes(_ bytes: [UInt8]) throws(ReadingFault) -> Format {
        if let known = signatures.first(where: { bytes.starts(with: $0.1) }) { return known.0 }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return try compound(bytes) }
        if bytes.starts(with: [0x50, 0x4B]) { return try zip(bytes) }
        let isWide = WideText.begins(bytes)
        // A text file has no zero bytes unless its characters are two bytes wide.
        guard isWide || !bytes.prefix(1 << 16).contains(0) else { throw ReadingFault(.unknownFormat) }
        if isWide { return .csv }
        return text(bytes)
    }

    /// OLE2: an office file before 2007, or a newer one under a password.
    private static func compound(_ bytes: [UInt8]) throws(ReadingFault) -> Format {
        func holds(_ name: String) -> Bool {
            let pattern = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            return bytes.prefix(4 << 20).contains(pattern)
        }
        if holds("EncryptedPackage") { throw ReadingFault(.encrypted) }
        if holds("WordDocument") { return .doc }
        if holds("Workbook") || holds("Book") { return .xls }
        throw ReadingFault(.unknownFormat)
    }

    private static func zip(_ bytes: [UInt8]) throws(ReadingFault) -> Format {
        let archive = try Archive(bytes, limits: .standard)
        let names = archive.names
        if names.contains(where: { $0.hasPrefix("xl/") }) { return .xlsx }
        if names.contains(where: { $0.hasPrefix("word/") }) { return .docx }
        if names.contains("content.xml") { return names.contains("mimetype") ? .ods : .zip }
        return .zip
    }

    private static func text(_ bytes: [UInt8]) -> Format {
        let start = bytes.prefix(4096).drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        let beginning = String(decoding: start.prefix(256), as: UTF8.self).lowercased()
        if beginning.hasPrefix("<!doctype html") || beginning.hasPrefix("<html") || beginning.hasPrefix("<table")
            || beginning.hasPrefix("<meta") || beginning.hasPrefix("<head")
        {
            return .html
        }
        if beginning.hasPrefix("<?xml") || beginning.hasPrefix("<!doctype") { return .xml }
        if beginning.hasPrefix("{") || beginning.hasPrefix("[") { return .json }
        if beginning.hasPrefix("kind:") || beginning.hasPrefix("---\n") { return .yaml }
        return .csv
    }
}

extension Collection<UInt8> where Index == Int {
    /// Whether a run of bytes occurs.
    fileprivate func contains(_ pattern: [UInt8]) -> Bool {
        guard let first = pattern.first else { return true }
        var index = startIndex
        while index + pattern.count <= endIndex {
            if self[index] == first, self[index..<(index + pattern.count)].elementsEqual(pattern) { return true }
            index += 1
        }
        return false
    }
}
